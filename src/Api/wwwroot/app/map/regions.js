// @ts-check
/** @typedef {{ room: string, country: string }} Region */

/** @type {Promise<any>|null} */
let asked = null;

/** The approximate regions of the control rooms that come with the product, as GeoJSON: fetched once. */
export const regions = () => asked ??= fetch('/lib/regions/control-rooms.json').then(answer => answer.json());

/** In whose region a place lies, by the approximate borders; null outside all. @param {any} map @param {{ latitude: number, longitude: number }} at */
export function regionAt(map, { latitude, longitude }) {
  const found = map.features.find((/** @type {any} */ feature) => {
    const { type, coordinates } = feature.geometry;
    return (type === 'Polygon' ? [coordinates] : coordinates).some((/** @type {number[][][]} */ rings) =>
      rings.filter(ring => holds(ring, longitude, latitude)).length % 2 === 1);
  });
  return found?.properties.room ?? null;
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
