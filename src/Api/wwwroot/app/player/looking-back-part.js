// @ts-check
import { i18n } from '../core/i18n.js';
import { Part } from '../core/part.js';
import { styleSheet } from '../core/style-sheet.js';

/** @typedef {import('./looking-back.js').LookingBack} LookingBack */

/** @type {((incident: string) => LookingBack)|null} */
let make = null;

/** Looking back with all pictures of an incident at once. */
export const lookingBackPart = new Part(async () => {
  const [{ LookingBack }] = await Promise.all([
    import('./looking-back.js'), import('./tile-back.js'), import('../components/timeline.js'), i18n.add('timeline'), styleSheet('/app/timeline.css'),
  ]);
  make = incident => new LookingBack(incident);
});

/** An incident as it is now, to be looked back at; null as long as the part is not here. @param {string} incident @returns {LookingBack|null} */
export const lookingBack = incident => make?.(incident) ?? null;
