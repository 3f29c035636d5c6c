// @ts-check
import * as maplibre from '../../lib/maplibre/maplibre-gl.mjs';
import { i18n, t } from '../core/i18n.js';
import { styleSheet } from '../core/style-sheet.js';
import { land, places, water } from './netherlands.js';

/** A colour of the chosen theme. @param {string} name */
export const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Something of our own at a place on the map. @param {any} map @param {HTMLElement} element @param {[number, number]} at @param {string} [anchor] */
export const pin = (map, element, at, anchor = 'center') => new maplibre.Marker({ element, anchor }).setLngLat(at).addTo(map);

/**
 * The country as far as it comes with the product, and what is drawn upon it: nothing is fetched from elsewhere.
 * @param {HTMLElement} place
 * @param {{ center: [number, number], sources: Record<string, object>, layers: object[] }} drawn
 */
export async function openMap(place, { center, sources, layers }) {
  await Promise.all([styleSheet('/lib/maplibre/maplibre-gl.css', true), styleSheet('/app/map.css')]);
  const map = new maplibre.Map({
    container: place,
    style: {
      version: 8,
      sources: { land: { type: 'geojson', data: land }, water: { type: 'geojson', data: water }, ...sources },
      layers: [
        { id: 'sea', type: 'background', paint: { 'background-color': colour('--map-water') } },
        { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colour('--map-land') } },
        { id: 'border', type: 'line', source: 'land', paint: { 'line-color': colour('--map-line'), 'line-width': 1 } },
        { id: 'water', type: 'fill', source: 'water', paint: { 'fill-color': colour('--map-water') } },
        ...layers,
      ],
    },
    center,
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
    pin(map, label, [longitude, latitude]);
    return { large, element: label };
  });
  const thin = () => { for (const { element, large } of labels) element.classList.toggle('far', !large && map.getZoom() < 7.2); };
  map.on('zoomend', thin);
  thin();
  nameInTheLanguage(place, map);
  return map;
}

/** The library names its own parts once; whoever reads on in another language hears them in that one. @param {HTMLElement} place @param {any} map */
function nameInTheLanguage(place, map) {
  const name = () => {
    for (const [part, text] of [['.maplibregl-canvas', 'map.title'], ['.maplibregl-ctrl-zoom-in', 'map.zoomIn'], ['.maplibregl-ctrl-zoom-out', 'map.zoomOut']]) {
      const element = place.querySelector(part);
      element?.setAttribute('aria-label', t(text));
      if (element?.hasAttribute('title')) element.setAttribute('title', t(text));
    }
  };
  i18n.addEventListener('change', name);
  map.on('remove', () => i18n.removeEventListener('change', name));
}
