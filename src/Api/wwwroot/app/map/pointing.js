// @ts-check
import { i18n, listed, t } from '../core/i18n.js';
import { keys } from '../core/keys.js';
import { everyQuarterSecond } from '../core/tick.js';
import { pin } from './base-map.js';
import { PointersLine } from './pointers-line.js';

/** A cursor that did not move for so long is drawn hollow, ms. */
const restsAfter = 5000;
/** Whoever points at nothing for so long has forgotten it, ms. */
const forgottenAfter = 120_000;
/** In the map this key turns pointing on and off. */
const key = 'm';

/**
 * Where others point on a map; and, once this desk is asked to, where it points itself: under the pointer, or in the middle for who moves the map
 * by keys or by touch.
 * @param {HTMLElement} place @param {any} map @param {string} incident @param {'site'|'objects'} on which map of the incident
 */
export function showPointers(place, map, incident, on) {
  const line = new PointersLine(incident, on, () => draw());
  const { element, button, state } = control();
  const centre = document.createElement('div');
  centre.className = 'map-centre';
  centre.setAttribute('aria-hidden', 'true');
  /** @type {Map<string, { marker: any, element: HTMLElement, at: string, movedAt: number }>} */ const cursors = new Map();
  let points = false, byCentre = false, usedAt = 0;

  const draw = () => {
    if (line.stopped || line.ended) points = false;
    for (const [id, { marker }] of cursors) {
      if (!line.pointers.some(each => each.id === id)) {
        marker.remove();
        cursors.delete(id);
      }
    }
    line.pointers.forEach(show);
    element.hidden = state.hidden = line.ended;
    button.setAttribute('aria-pressed', String(points));
    centre.hidden = !points || !byCentre;
    say();
  };

  /** In words, for whoever does not see the map; only a change is read out. */
  const say = () => {
    const own = points ? t(byCentre ? 'pointing.byCentre' : 'pointing.on') : line.stopped ? t(`pointing.stopped.${line.stopped}`) : '';
    const others = line.pointers.length > 0 ? t('pointing.others', { who: listed(line.pointers.map(label)) }) : '';
    const text = [own, others].filter(each => each !== '').join(' ');
    if (state.textContent !== text) state.textContent = text;
  };

  /** @param {import('./pointers-line.js').Pointer} pointer */
  const show = pointer => {
    const at = pointer.at.join();
    let known = cursors.get(pointer.id);
    if (!known) {
      const cursor = document.createElement('div');
      cursor.className = 'map-pointer';
      cursor.setAttribute('aria-hidden', 'true');
      cursor.append(document.createElement('span'));
      known = { element: cursor, marker: pin(map, cursor, pointer.at, 'top-left'), at: '', movedAt: 0 };
      cursors.set(pointer.id, known);
    }
    if (known.at !== at) {
      known.marker.setLngLat(pointer.at);
      Object.assign(known, { at, movedAt: performance.now() });
      known.element.dataset.at = at;
    }
    const name = known.element.firstElementChild;
    if (name && name.textContent !== label(pointer)) name.textContent = label(pointer);
    age();
  };

  const age = () => {
    const now = performance.now(), { clientWidth, clientHeight } = place;
    for (const { element: cursor, marker, movedAt } of cursors.values()) {
      cursor.dataset.resting = String(now - movedAt > restsAfter);
      // The name stands where the map has room for it.
      const { x, y } = map.project(marker.getLngLat());
      cursor.classList.toggle('leftwards', x > clientWidth / 2);
      cursor.classList.toggle('upwards', y > clientHeight / 2);
    }
  };

  /** @param {{ lng: number, lat: number }} at */
  const point = at => {
    usedAt = performance.now();
    line.point(at.lng, at.lat);
  };

  /** @param {boolean} next @param {boolean} middle whether it is the middle of the map */
  const turn = (next, middle) => {
    points = next;
    byCentre = middle;
    usedAt = performance.now();
    line.stopped = null;
    if (!points) line.hide();
    else if (byCentre) point(map.getCenter());
    draw();
  };

  /** Who begins to move the map by keys or by touch points at its middle. @param {boolean} middle */
  const use = middle => {
    if (!points || byCentre === middle) return;
    byCentre = middle;
    draw();
  };

  /** @param {KeyboardEvent} event */
  const pressed = event => {
    if (event.ctrlKey || event.altKey || event.metaKey || line.ended) return;
    if (event.key.toLowerCase() === key && keys.on) turn(!points, true);
    else if (event.key === 'Escape' && points) turn(false, false);
    else {
      if (event.key.startsWith('Arrow')) use(true);
      return;
    }
    event.preventDefault();
  };

  const mouse = (/** @type {any} */ event) => {
    if (!points) return;
    use(false);
    point(event.lngLat);
  };
  const out = () => { if (points && !byCentre) line.hide(); };
  const touched = () => use(true);
  const moved = () => { if (points && byCentre) point(map.getCenter()); };

  // A press of a key on the button is a click without a place.
  button.onclick = event => turn(!points, event.detail === 0);
  map.on('mousemove', mouse);
  map.on('mouseout', out);
  map.on('touchstart', touched);
  map.on('move', moved);
  place.addEventListener('keydown', pressed);
  const name = () => {
    button.textContent = t('pointing.show');
    button.title = t('pointing.key', { key: key.toUpperCase() });
    draw();
  };
  i18n.addEventListener('change', name);
  const stop = everyQuarterSecond(() => {
    age();
    if (!points || performance.now() - usedAt < forgottenAfter) return;
    turn(false, false);
    line.stopped = 'idle';
    draw();
  });
  const bar = { onAdd: () => element, onRemove: () => element.remove() };
  const words = { onAdd: () => state, onRemove: () => state.remove() };
  map.addControl(bar, 'top-left');
  map.addControl(words, 'bottom-left');
  place.append(centre);
  name();

  return {
    remove() {
      stop();
      line.close();
      i18n.removeEventListener('change', name);
      place.removeEventListener('keydown', pressed);
      for (const [type, heard] of Object.entries({ mousemove: mouse, mouseout: out, touchstart: touched, move: moved })) map.off(type, heard);
      for (const { marker } of cursors.values()) marker.remove();
      centre.remove();
      map.removeControl(bar);
      map.removeControl(words);
    },
  };
}

/** @param {import('./pointers-line.js').Pointer} pointer */
const label = ({ room, initials }) => `${room} · ${initials}`;

function control() {
  const element = document.createElement('div');
  element.className = 'maplibregl-ctrl maplibregl-ctrl-group map-pointing';
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.action = 'point';
  button.setAttribute('aria-keyshortcuts', key.toUpperCase());
  element.append(button);
  const state = document.createElement('p');
  state.className = 'maplibregl-ctrl map-pointing-state';
  state.setAttribute('role', 'status');
  return { element, button, state };
}
