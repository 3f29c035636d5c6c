// @ts-check
import { t, written } from '../core/i18n.js';

/** @typedef {import('../core/types.js').Drawing} Drawing */

/** For whoever does not see it. @param {Drawing} drawing @param {string} name of what it is on */
export const inWords = (drawing, name) => [t(`draw.one.${drawing.shape}`, { name }), drawing.text ? `“${written(drawing.text)}”` : ''].filter(Boolean).join(': ');

/** What is drawn on one camera, photo or plan. @param {import('../core/types.js').IncidentView} incident @param {string|null} camera @param {string|null} material */
export const drawingsOn = (incident, camera, material) => incident.drawings.filter(each => (camera ? each.camera === camera : material !== null && each.material === material));

/** The same as marks over the picture. @param {Drawing[]} drawings @returns {import('./picture-marks.js').Mark[]} */
export const marksOf = drawings => drawings.map(({ id, shape, from, to, text, by }) => ({
  id, shape, from, to, tone: 'drawing', label: text ? written(text) ?? '' : by.organisation.name,
}));
