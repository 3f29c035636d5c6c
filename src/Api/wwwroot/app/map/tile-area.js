// @ts-check

/** The outline of a tile of the web map, as a ring of longitude and latitude. @param {string} tile `level/column/row` */
export function tileArea(tile) {
  const [level, column, row] = tile.split('/').map(Number);
  const across = 2 ** level;
  const longitude = (/** @type {number} */ x) => x / across * 360 - 180;
  const latitude = (/** @type {number} */ y) => Math.atan(Math.sinh(Math.PI * (1 - 2 * y / across))) * 180 / Math.PI;
  const [west, east, north, south] = [longitude(column), longitude(column + 1), latitude(row), latitude(row + 1)];
  return [[west, south], [east, south], [east, north], [west, north], [west, south]];
}
