// @ts-check
import { i18n, t } from '../core/i18n.js';
import { Part } from '../core/part.js';
import { styleSheet } from '../core/style-sheet.js';

const load = () => import('./pointing.js');

/** Where others point on a map, and pointing there. */
const pointing = new Part(() => Promise.all([load(), styleSheet('/app/pointing.css'), i18n.add('pointing')]));

/**
 * Lets people of an incident see on a map where others point, once that part is here; the map does not wait for it.
 * @param {HTMLElement} place @param {any} map @param {string} incident empty for a map of none @param {'site'|'objects'} on which map of the incident
 */
export function withPointers(place, map, incident, on) {
  let over = incident === '';
  /** @type {{ remove(): void }|null} */ let shown = null;
  if (!over) {
    pointing.fetch().then(load).then(({ showPointers }) => {
      if (!over) shown = showPointers(place, map, incident, on);
    }).catch(() => {
      if (!over) shown = note(map);
    });
  }
  return {
    remove() {
      over = true;
      shown?.remove();
      shown = null;
    },
  };
}

/** Says in the map that the part is not here. @param {any} map */
function note(map) {
  const element = document.createElement('p');
  element.className = 'maplibregl-ctrl map-note';
  element.dataset.part = 'failed';
  element.textContent = t('part.failed');
  const bar = { onAdd: () => element, onRemove: () => element.remove() };
  map.addControl(bar, 'top-left');
  return { remove: () => map.removeControl(bar) };
}
