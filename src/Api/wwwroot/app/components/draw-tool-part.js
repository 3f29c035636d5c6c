// @ts-check
import { Part } from '../core/part.js';
import { styleSheet } from '../core/style-sheet.js';

/** What is drawn with on a picture, a photo or a plan. */
export const drawTool = new Part(() => Promise.all([import('./draw-tool.js'), styleSheet('/app/draw.css')]));
