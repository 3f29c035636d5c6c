// @ts-check
import { time } from '../core/i18n.js';
import { colour, openMap, pin } from './base-map.js';
import { ellipse } from './ellipse.js';
import { withPointers } from './pointing-part.js';
import { regionLines } from './region-lines.js';
import { regions } from './regions.js';

/** @typedef {{ id: string, name: string, followed: import('../core/followed.js').Followed|import('../core/followed-then.js').FollowedThen }} Shown */

/** So many of the latest whole minutes of a way are written beside it. */
const mostTimes = 6;

const none = { type: 'FeatureCollection', features: [] };

/**
 * Followed objects on the map: a marker that is filled only for what was measured just now, the area that holds the object, and its way.
 * @param {HTMLElement} place @param {string} incident @param {Shown[]} objects @param {() => void} moved somebody moved the map by hand
 */
export async function drawObjects(place, incident, objects, moved) {
  const first = objects.find(each => each.followed.estimate)?.followed.estimate;
  const map = await openMap(place, {
    center: first ? [first.longitude, first.latitude] : [5.2, 52.15],
    sources: { regions: { type: 'geojson', data: (await regions()).map }, areas: { type: 'geojson', data: none }, trails: { type: 'geojson', data: none } },
    layers: [
      ...regionLines(),
      { id: 'trails', type: 'line', source: 'trails', paint: { 'line-color': colour('--map-view'), 'line-width': 3, 'line-opacity': 0.7 } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colour('--map-view'), 'fill-opacity': 0.15 } },
      { id: 'edges', type: 'line', source: 'areas', paint: { 'line-color': colour('--map-view'), 'line-width': 1.5 } },
    ],
  });
  if (first) map.jumpTo({ zoom: 11 });
  map.on('dragstart', moved);
  /** @type {Map<string, { marker: any, element: HTMLElement }>} */ const markers = new Map();
  /** @type {any[]} */ let times = [];
  let drawn = '';
  const pointers = withPointers(place, map, incident, 'objects');

  return {
    remove() {
      pointers.remove();
      map.remove();
    },
    /** @param {Shown[]} next @param {boolean} follows keep the first in the middle */
    show(next, follows) {
      const known = next.flatMap(each => each.followed.estimate ? [{ ...each, estimate: each.followed.estimate }] : []);
      for (const [id, { marker }] of markers) {
        if (!known.some(each => each.id === id)) {
          marker.remove();
          markers.delete(id);
        }
      }
      for (const each of known) mark(each);
      const state = JSON.stringify(known.map(each => [each.estimate, each.followed.trail.length]));
      if (state === drawn) return;
      const areas = map.getSource('areas'), trails = map.getSource('trails');
      // The library takes nothing in before its style is there; the next turn draws it.
      if (!areas || !trails) return;
      drawn = state;
      areas.setData({ type: 'FeatureCollection', features: known.map(each => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ellipse(each.estimate)] } })) });
      trails.setData({ type: 'FeatureCollection', features: known.filter(each => each.followed.trail.length > 1).map(each => ({
        type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: each.followed.trail.map(at => [at.longitude, at.latitude]) } })) });
      for (const each of times) each.remove();
      times = known.flatMap(each => minutes(each.followed.trail)).map(at => pin(map, stamp(at.time), [at.longitude, at.latitude], 'left'));
      if (follows && known[0]) map.easeTo({ center: [known[0].estimate.longitude, known[0].estimate.latitude], duration: 300 });
    },
  };

  /** @param {Shown & { estimate: import('../core/types.js').PositionEstimate }} each */
  function mark({ id, name, followed, estimate }) {
    let known = markers.get(id);
    if (!known) {
      const element = document.createElement('div');
      element.className = 'map-object';
      element.append(document.createElement('span'));
      known = { element, marker: pin(map, element, [estimate.longitude, estimate.latitude]) };
      markers.set(id, known);
    }
    known.marker.setLngLat([estimate.longitude, estimate.latitude]);
    known.element.dataset.place = followed.kind;
    const age = `${Math.round(estimate.ageSeconds)} s`;
    const label = followed.kind === 'measured' ? name : followed.kind === 'then' ? `${name} · ${time(estimate.measuredAt)}` : `${name} · ${age}`;
    if (known.element.firstElementChild && known.element.firstElementChild.textContent !== label) known.element.firstElementChild.textContent = label;
  }
}

/** The first position of each of the latest minutes. @param {import('../core/types.js').TrackPosition[]} trail */
const minutes = trail => trail.filter((at, i) => i > 0 && at.time.slice(0, 16) !== trail[i - 1].time.slice(0, 16)).slice(-mostTimes);

/** @param {string} at */
function stamp(at) {
  const element = document.createElement('time');
  element.className = 'map-time';
  element.textContent = time(at, { hour: '2-digit', minute: '2-digit' });
  element.setAttribute('aria-hidden', 'true');
  return element;
}
