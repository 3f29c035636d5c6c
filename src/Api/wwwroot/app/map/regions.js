// @ts-check
import { listed, t, time } from '../core/i18n.js';

/** @typedef {{ room: string, country: string, approximate: boolean }} Region */
/** @typedef {{ official: { source: string, validFrom: string }|null, map: any }} Borders */

/** So long one answer serves, in ms: whoever opens a map after that asks whether other borders hold. */
const fresh = 60_000;
const day = /** @type {const} */ ({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** @type {Promise<Borders>|null} */
let asked = null;
let askedAt = 0;
/** What was answered last: nothing of it need travel again. @type {{ tag: string, borders: Borders }|null} */
let known = null;

/** The regions of the control rooms by which they are invited: official ones that were imported, else the approximate ones of the product. */
export function regions() {
  if (asked && performance.now() - askedAt < fresh) return asked;
  askedAt = performance.now();
  const answer = ask();
  asked = answer;
  answer.catch(() => { if (asked === answer) asked = null; });
  return answer;
}

/** @returns {Promise<Borders>} */
async function ask() {
  const before = known;
  const response = await fetch('/v1/regions', { credentials: 'same-origin', headers: before ? { 'if-none-match': before.tag } : undefined });
  if (response.status === 304 && before) return before.borders;
  if (!response.ok) throw new Error(`The regions were answered with ${response.status}.`);
  const borders = await response.json();
  known = { tag: response.headers.get('etag') ?? '', borders };
  return borders;
}

/** Whose the borders are and since when, or that they are approximate. @param {Borders|null} borders */
export function provenance(borders) {
  if (!borders) return '';
  if (!borders.official) return t('map.regions');
  const { source, validFrom } = borders.official;
  const said = t('map.official', { source, from: time(validFrom, day) });
  const rest = borders.map.features.map((/** @type {any} */ each) => each.properties).filter((/** @type {Region} */ each) => each.approximate);
  return rest.length === 0 ? said : `${said} ${t('map.officialBesides', { rooms: listed(rest.map((/** @type {Region} */ each) => each.room)) })}`;
}

/** The region in which a place lies; null outside all. @param {Borders} borders @param {{ latitude: number, longitude: number }} at @returns {Region|null} */
export function regionAt(borders, { latitude, longitude }) {
  const found = borders.map.features.find((/** @type {any} */ feature) => {
    const { type, coordinates } = feature.geometry;
    return (type === 'Polygon' ? [coordinates] : coordinates).some((/** @type {number[][][]} */ rings) =>
      rings.filter(ring => holds(ring, longitude, latitude)).length % 2 === 1);
  });
  return found?.properties ?? null;
}

/** @param {number[][]} ring @param {number} x @param {number} y */
function holds(ring, x, y) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i], [xj, yj] = ring[j];
    if ((yi > y) !== (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
