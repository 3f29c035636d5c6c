// @ts-check

/** @typedef {import('./ask.js').Place} Place */

const line = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/;

/**
 * Places as somebody wrote them: a latitude and a longitude a line, or a line or area of GeoJSON.
 * @param {string} text @returns {{ places: Place[], wrong: number|null }} the number of the first line that is no place, from 1; null when all are
 */
export function placesOf(text) {
  const given = text.trim();
  if (given.startsWith('{')) return ofGeoJson(given);
  const places = [];
  for (const [at, each] of given.split('\n').entries()) {
    const found = line.exec(each);
    if (!found) return { places: [], wrong: at + 1 };
    places.push({ latitude: Number(found[1]), longitude: Number(found[2]) });
  }
  return { places, wrong: null };
}

/** @param {string} text @returns {{ places: Place[], wrong: number|null }} */
function ofGeoJson(text) {
  try {
    const told = JSON.parse(text);
    const shape = told.geometry ?? told;
    const points = shape.type === 'Polygon' && shape.coordinates.length === 1 ? shape.coordinates[0] : shape.type === 'LineString' ? shape.coordinates : null;
    const places = points.map((/** @type {number[]} */ [longitude, latitude]) => ({ latitude, longitude }));
    const known = places.every((/** @type {Place} */ each) => Number.isFinite(each.latitude) && Number.isFinite(each.longitude));
    return known ? { places, wrong: null } : { places: [], wrong: 1 };
  } catch {
    return { places: [], wrong: 1 };
  }
}
