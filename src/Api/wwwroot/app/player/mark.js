// @ts-check
import { clock } from '../core/clock.js';
import { time } from '../core/i18n.js';

const stay = 15_000;

/**
 * Where the mark may stand, as parts of the picture's width and height. It wanders, so that it hides no spot for long and nobody can
 * cut it off; upper corners are left to the camera's own clock.
 * @type {{ x: number, y: number, align: CanvasTextAlign }[]}
 */
const places = [
  { x: 0.03, y: 0.86, align: 'left' },
  { x: 0.5, y: 0.8, align: 'center' },
  { x: 0.97, y: 0.86, align: 'right' },
  { x: 0.5, y: 0.72, align: 'center' },
];

/** Number of the place where the mark stands now. */
export const markPlace = () => Math.floor(clock.now() / stay) % places.length;

/** What the mark says over a picture: who watches and for whom, and when the picture came. @param {string} viewer @param {number} arrivedAt epoch ms */
export const markText = (viewer, arrivedAt) => Number.isNaN(arrivedAt) ? viewer : `${viewer} · ${time(arrivedAt)}`;

/**
 * Draws the mark into a picture, so that a copy of the picture carries it.
 * @param {CanvasRenderingContext2D} pen @param {string} text
 */
export function drawMark(pen, text) {
  const { width, height } = pen.canvas;
  const { x, y, align } = places[markPlace()];
  pen.font = `600 ${Math.max(10, Math.round(height / 30))}px sans-serif`;
  pen.textAlign = align;
  pen.textBaseline = 'middle';
  pen.lineWidth = Math.max(2, height / 180);
  pen.lineJoin = 'round';
  pen.strokeStyle = 'rgb(0 0 0 / 55%)';
  pen.fillStyle = 'rgb(255 255 255 / 70%)';
  pen.strokeText(text, x * width, y * height, width * 0.94);
  pen.fillText(text, x * width, y * height, width * 0.94);
}
