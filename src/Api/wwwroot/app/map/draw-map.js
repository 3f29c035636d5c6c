// @ts-check
import { colour, openMap, pin } from './base-map.js';
import { withPointers } from './pointing-part.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */

/** @param {HTMLElement} place @param {IncidentView} incident */
export async function drawMap(place, incident) {
  const site = /** @type {{ latitude: number, longitude: number }} */ (incident.site.position);
  const map = await openMap(place, {
    center: [site.longitude, site.latitude],
    sources: { views: { type: 'geojson', data: viewsOf(incident) } },
    layers: [{ id: 'views', type: 'fill', source: 'views', paint: { 'fill-color': colour('--map-view'), 'fill-opacity': 0.45 } }],
  });

  const sign = document.createElement('div');
  sign.className = 'map-site';
  const name = document.createElement('span');
  name.textContent = incident.site.name;
  sign.append(name);
  pin(map, sign, [site.longitude, site.latitude], 'bottom');

  const pointers = withPointers(place, map, incident.closedAt ? '' : incident.id, 'site');
  return {
    remove() {
      pointers.remove();
      map.remove();
    },
    /** @param {IncidentView} next */
    show(next) {
      if (next.closedAt) pointers.remove();
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
