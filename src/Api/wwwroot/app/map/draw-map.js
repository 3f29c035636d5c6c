// @ts-check
import * as maplibre from '../../lib/maplibre/maplibre-gl.mjs';
import { t } from '../core/i18n.js';
import { land, places, water } from './netherlands.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */

let styled = false;

/** @param {HTMLElement} place @param {IncidentView} incident */
export async function drawMap(place, incident) {
  if (!styled) {
    styled = true;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/lib/maplibre/maplibre-gl.css';
    // The library's own sheet first, so that the desk's sheets keep the last word.
    document.head.prepend(link);
    await new Promise(done => { link.onload = done; link.onerror = done; });
  }
  const site = /** @type {{ latitude: number, longitude: number }} */ (incident.site.position);
  const tokens = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => tokens.getPropertyValue(name).trim();
  const map = new maplibre.Map({
    container: place,
    style: {
      version: 8,
      sources: { land: { type: 'geojson', data: land }, water: { type: 'geojson', data: water }, views: { type: 'geojson', data: viewsOf(incident) } },
      layers: [
        { id: 'sea', type: 'background', paint: { 'background-color': colour('--map-water') } },
        { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colour('--map-land') } },
        { id: 'border', type: 'line', source: 'land', paint: { 'line-color': colour('--map-line'), 'line-width': 1 } },
        { id: 'water', type: 'fill', source: 'water', paint: { 'fill-color': colour('--map-water') } },
        { id: 'views', type: 'fill', source: 'views', paint: { 'fill-color': colour('--map-view'), 'fill-opacity': 0.45 } },
      ],
    },
    center: [site.longitude, site.latitude],
    zoom: 6.6,
    minZoom: 5,
    maxZoom: 18,
    attributionControl: false,
    fadeDuration: 0,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    locale: { 'NavigationControl.ZoomIn': t('map.zoomIn'), 'NavigationControl.ZoomOut': t('map.zoomOut'), 'Map.Title': t('map.title') },
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');

  const labels = places.map(([name, longitude, latitude, large]) => {
    const label = document.createElement('span');
    label.className = 'map-place';
    label.textContent = name;
    label.setAttribute('aria-hidden', 'true');
    return { large, element: label, marker: new maplibre.Marker({ element: label }).setLngLat([longitude, latitude]).addTo(map) };
  });
  const thin = () => { for (const { element, large } of labels) element.classList.toggle('far', !large && map.getZoom() < 7.2); };
  map.on('zoomend', thin);
  thin();

  const pin = document.createElement('div');
  pin.className = 'map-site';
  const name = document.createElement('span');
  name.textContent = incident.site.name;
  pin.append(name);
  new maplibre.Marker({ element: pin, anchor: 'bottom' }).setLngLat([site.longitude, site.latitude]).addTo(map);

  return {
    remove: () => map.remove(),
    /** @param {IncidentView} next */
    show(next) {
      const views = /** @type {any} */ (map.getSource('views'));
      views?.setData(viewsOf(next));
    },
  };
}

/** A wedge per camera that is known to look somewhere, 35 metres long. @param {IncidentView} incident */
function viewsOf(incident) {
  const features = incident.cameras.filter(camera => camera.bearing !== null && camera.bearing !== undefined).map(camera => {
    const from = camera.position ?? incident.site.position;
    const reach = 35 / 111_320;
    const narrowing = Math.cos((from?.latitude ?? 52) * Math.PI / 180);
    const at = (/** @type {number} */ bearing) => [
      (from?.longitude ?? 0) + Math.sin(bearing * Math.PI / 180) * reach / narrowing,
      (from?.latitude ?? 0) + Math.cos(bearing * Math.PI / 180) * reach,
    ];
    const origin = [from?.longitude ?? 0, from?.latitude ?? 0];
    const arc = [-28, -14, 0, 14, 28].map(turn => at((camera.bearing ?? 0) + turn));
    return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[origin, ...arc, origin]] } };
  });
  return { type: 'FeatureCollection', features };
}
