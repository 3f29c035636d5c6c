// @ts-check
import { colour } from './base-map.js';

/** The borders of the source `regions`: a line where they are official, dashes where they are approximate. */
export const regionLines = () => [
  { id: 'regions', type: 'line', source: 'regions', filter: ['==', ['get', 'approximate'], true], paint: { 'line-color': colour('--map-line'), 'line-width': 1.5, 'line-dasharray': [3, 2] } },
  { id: 'official-regions', type: 'line', source: 'regions', filter: ['!=', ['get', 'approximate'], true], paint: { 'line-color': colour('--map-line'), 'line-width': 1.5 } },
];
