// @ts-check
import { colour, openMap, pin } from './base-map.js';
import { ellipse } from './ellipse.js';
import { withPointers } from './pointing-part.js';
import { regionLines } from './region-lines.js';
import { regions } from './regions.js';
import { tileArea } from './tile-area.js';

/** So many objects have a mark with their name; more are points. */
const mostNamed = 60;

const none = { type: 'FeatureCollection', features: [] };

/**
 * All objects in view, each with the area that holds it; of very many, the tiles they are in.
 * @param {HTMLElement} place @param {string} incident @param {(west: number, south: number, east: number, north: number) => void} shows what is in view, now and whenever that changed
 */
export async function drawOverview(place, incident, shows) {
  const map = await openMap(place, {
    center: [5.2, 52.15],
    sources: { regions: { type: 'geojson', data: (await regions()).map }, tiles: { type: 'geojson', data: none }, areas: { type: 'geojson', data: none }, points: { type: 'geojson', data: none } },
    layers: [
      ...regionLines(),
      { id: 'tiles', type: 'fill', source: 'tiles', paint: { 'fill-color': colour('--map-view'), 'fill-opacity': ['interpolate', ['linear'], ['get', 'count'], 1, 0.15, 500, 0.85] } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colour('--map-view'), 'fill-opacity': 0.15 } },
      { id: 'points', type: 'circle', source: 'points', paint: {
        'circle-radius': 4, 'circle-color': colour('--map-view'), 'circle-opacity': ['case', ['get', 'measured'], 1, 0], 'circle-stroke-color': colour('--map-view'), 'circle-stroke-width': 2 } },
    ],
  });
  const view = () => {
    const bounds = map.getBounds();
    shows(bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth());
  };
  map.on('moveend', view);
  view();
  /** @type {Map<string, { marker: any, element: HTMLElement }>} */ const markers = new Map();
  const pointers = withPointers(place, map, incident, 'objects');

  return {
    remove() {
      pointers.remove();
      map.remove();
    },
    /** @param {import('../core/overview.js').Overview} overview @param {(id: string) => string} name */
    show(overview, name) {
      const objects = overview.objects;
      const [areas, points, tiles] = ['areas', 'points', 'tiles'].map(each => map.getSource(each));
      // The library takes nothing in before its style is there; the next turn draws it.
      if (!areas || !points || !tiles) return;
      const named = objects.length <= mostNamed ? objects : [];
      for (const [id, { marker }] of markers) {
        if (!named.some(each => each.id === id)) {
          marker.remove();
          markers.delete(id);
        }
      }
      for (const each of named) mark(each, name(each.id));
      const feature = (/** @type {object} */ geometry, properties = {}) => ({ type: 'Feature', properties, geometry });
      const collect = (/** @type {object[]} */ features) => ({ type: 'FeatureCollection', features });
      areas.setData(collect(named.map(each => feature({ type: 'Polygon', coordinates: [ellipse({ ...each, semiMajor: each.radius, semiMinor: each.radius, orientation: 0 })] }))));
      points.setData(collect(objects.slice(named.length).map(each => feature({ type: 'Point', coordinates: [each.longitude, each.latitude] }, { measured: each.kind === 'measured' }))));
      tiles.setData(collect([...overview.tiles].map(([key, count]) => feature({ type: 'Polygon', coordinates: [tileArea(key)] }, { count }))));
    },
  };

  /** @param {import('../core/overview.js').Placed} each @param {string} name */
  function mark(each, name) {
    let known = markers.get(each.id);
    if (!known) {
      const element = document.createElement('div');
      element.className = 'map-object';
      element.append(document.createElement('span'));
      known = { element, marker: pin(map, element, [each.longitude, each.latitude]) };
      markers.set(each.id, known);
    }
    known.marker.setLngLat([each.longitude, each.latitude]);
    known.element.dataset.place = each.kind;
    const label = each.kind === 'measured' ? name : `${name} · ${Math.round(each.ageSeconds)} s`;
    if (known.element.firstElementChild && known.element.firstElementChild.textContent !== label) known.element.firstElementChild.textContent = label;
  }
}
