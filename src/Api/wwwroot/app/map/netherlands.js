// @ts-check
// A rough outline of the Netherlands and a few names, by approximation, so that the map works without any network.
// Not for measuring: it only says roughly where in the country a site is.

/** @typedef {[number, number]} Point longitude, latitude */

/** @type {Point[]} */
const mainland = [
  [3.37, 51.37], [3.44, 51.53], [3.72, 51.60], [3.83, 51.74], [4.00, 51.85], [4.05, 51.98], [4.27, 52.11], [4.40, 52.23], [4.52, 52.40],
  [4.60, 52.60], [4.65, 52.78], [4.73, 52.96], [4.80, 52.96], [4.92, 52.90], [5.05, 52.93], [5.20, 53.00], [5.40, 53.07], [5.40, 53.18],
  [5.60, 53.30], [5.98, 53.40], [6.30, 53.40], [6.70, 53.46], [6.87, 53.42], [6.93, 53.33], [7.05, 53.30], [7.21, 53.24], [7.20, 53.00],
  [7.06, 52.83], [7.06, 52.63], [6.75, 52.63], [6.70, 52.48], [7.01, 52.42], [7.06, 52.24], [6.85, 52.12], [6.69, 52.04], [6.82, 51.97],
  [6.40, 51.83], [6.17, 51.84], [5.98, 51.80], [5.95, 51.72], [6.10, 51.60], [6.21, 51.51], [6.22, 51.36], [6.07, 51.22], [6.08, 51.13],
  [5.87, 51.05], [5.95, 51.00], [6.02, 50.93], [6.09, 50.87], [6.02, 50.76], [5.69, 50.76], [5.64, 50.86], [5.76, 50.96], [5.75, 51.08],
  [5.85, 51.14], [5.56, 51.22], [5.24, 51.26], [5.23, 51.31], [5.08, 51.39], [5.10, 51.43], [4.94, 51.41], [4.78, 51.43], [4.76, 51.50],
  [4.53, 51.46], [4.39, 51.45], [4.39, 51.36], [4.24, 51.37], [4.00, 51.24], [3.89, 51.21], [3.79, 51.26], [3.52, 51.25], [3.52, 51.29], [3.37, 51.37],
];

/** @type {Point[][]} */
const islands = [
  [[4.72, 53.00], [4.79, 53.00], [4.91, 53.09], [4.87, 53.18], [4.73, 53.06], [4.72, 53.00]],
  [[4.85, 53.22], [5.08, 53.30], [5.05, 53.31], [4.85, 53.24], [4.85, 53.22]],
  [[5.17, 53.36], [5.57, 53.43], [5.56, 53.45], [5.17, 53.38], [5.17, 53.36]],
  [[5.62, 53.44], [5.95, 53.46], [5.94, 53.48], [5.62, 53.46], [5.62, 53.44]],
  [[6.10, 53.47], [6.33, 53.50], [6.32, 53.51], [6.10, 53.49], [6.10, 53.47]],
];

/** IJsselmeer, Markermeer and the waters of the south-west. @type {Point[][]} */
const waters = [
  [[5.07, 52.92], [5.10, 52.76], [5.30, 52.70], [5.08, 52.62], [5.03, 52.50], [5.03, 52.38], [5.15, 52.36], [5.20, 52.44], [5.45, 52.54], [5.62, 52.60],
    [5.75, 52.66], [5.72, 52.82], [5.42, 52.86], [5.40, 52.96], [5.42, 53.05], [5.20, 52.98], [5.07, 52.92]],
  [[3.58, 51.42], [3.80, 51.37], [4.00, 51.40], [4.20, 51.38], [4.22, 51.41], [4.00, 51.44], [3.80, 51.40], [3.58, 51.45], [3.58, 51.42]],
  [[3.75, 51.60], [3.95, 51.56], [4.15, 51.52], [4.20, 51.56], [4.05, 51.63], [3.85, 51.68], [3.75, 51.60]],
];

const polygon = (/** @type {Point[]} */ ring) => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } });

export const land = { type: 'FeatureCollection', features: [mainland, ...islands].map(polygon) };
export const water = { type: 'FeatureCollection', features: waters.map(polygon) };

/** Name, longitude, latitude, and whether it stays when the whole country is in view. @type {[string, number, number, boolean][]} */
export const places = [
  ['Amsterdam', 4.90, 52.37, true], ['Rotterdam', 4.48, 51.92, true], ['Den Haag', 4.31, 52.08, true], ['Utrecht', 5.12, 52.09, true],
  ['Groningen', 6.57, 53.22, true], ['Eindhoven', 5.48, 51.44, true], ['Maastricht', 5.69, 50.85, true], ['Zwolle', 6.09, 52.51, true],
  ['Leeuwarden', 5.80, 53.20, true], ['Middelburg', 3.61, 51.50, true], ['Arnhem', 5.91, 51.98, true], ['Enschede', 6.89, 52.22, true],
  ['Assen', 6.56, 52.99, false], ['Haarlem', 4.64, 52.38, false], ['Alkmaar', 4.75, 52.63, false], ['Den Helder', 4.76, 52.95, false],
  ['Hoorn', 5.06, 52.64, false], ['Lelystad', 5.47, 52.51, false], ['Almere', 5.22, 52.37, false], ['Hilversum', 5.18, 52.22, false],
  ['Amersfoort', 5.39, 52.16, false], ['Apeldoorn', 5.97, 52.21, false], ['Deventer', 6.16, 52.26, false], ['Hengelo', 6.79, 52.27, false],
  ['Emmen', 6.90, 52.79, false], ['Nijmegen', 5.86, 51.84, false], ["'s-Hertogenbosch", 5.30, 51.69, false], ['Tilburg', 5.08, 51.56, false],
  ['Breda', 4.78, 51.59, false], ['Roosendaal', 4.46, 51.53, false], ['Bergen op Zoom', 4.29, 51.49, false], ['Vlissingen', 3.57, 51.44, false],
  ['Terneuzen', 3.83, 51.33, false], ['Dordrecht', 4.67, 51.81, false], ['Delft', 4.36, 52.01, false], ['Leiden', 4.49, 52.16, false],
  ['Gouda', 4.71, 52.01, false], ['Zoetermeer', 4.49, 52.06, false], ['Venlo', 6.17, 51.37, false], ['Roermond', 5.99, 51.19, false],
  ['Heerlen', 5.98, 50.89, false], ['Sneek', 5.66, 53.03, false], ['Drachten', 6.10, 53.11, false], ['Doetinchem', 6.29, 51.97, false],
];
