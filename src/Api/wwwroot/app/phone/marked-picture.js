// @ts-check
import { drawMark, markText } from '../player/mark.js';

/**
 * Draws a picture that was received whole, with who looks at it in the pixels, so that a copy carries it.
 * @param {HTMLCanvasElement} canvas @param {Blob} picture @param {import('../core/types.js').Person} person @param {number} at epoch ms; NaN when nobody knows
 * @param {() => boolean} wanted whether it may still be shown once it is decoded
 */
export async function drawMarked(canvas, picture, person, at, wanted) {
  const decoded = await createImageBitmap(picture);
  try {
    if (!wanted()) return;
    canvas.width = decoded.width;
    canvas.height = decoded.height;
    const pen = canvas.getContext('2d');
    if (!pen) return;
    pen.drawImage(decoded, 0, 0);
    drawMark(pen, markText(`${person.name} · ${person.organisation.name}`, at));
  } finally {
    decoded.close();
  }
}

/** Nothing of it stays in memory. @param {HTMLCanvasElement|null} canvas */
export function wipe(canvas) {
  if (canvas) canvas.width = canvas.height = 0;
}
