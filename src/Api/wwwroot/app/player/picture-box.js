// @ts-check

/** @typedef {{ left: number, top: number, width: number, height: number }} Box */

/**
 * Where the picture itself lies within its stage, in pixels of the stage: it is shown whole, with black beside it where the shapes differ.
 * @param {HTMLElement} stage @returns {Box|null} null while there is no picture
 */
export function pictureBox(stage) {
  const pictures = /** @type {NodeListOf<HTMLCanvasElement|HTMLVideoElement>} */ (stage.querySelectorAll('.picture, canvas'));
  const picture = [...pictures].find(each => shape(each).every(side => side > 0));
  if (!picture) return null;
  const [width, height] = shape(picture);
  const [outer, own] = [stage.getBoundingClientRect(), picture.getBoundingClientRect()];
  const scale = Math.min(own.width / width, own.height / height);
  return {
    left: own.left - outer.left + (own.width - width * scale) / 2,
    top: own.top - outer.top + (own.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
  };
}

/** Width and height in its own pixels; zeros while it shows nothing. @param {HTMLCanvasElement|HTMLVideoElement} picture */
const shape = picture => picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height];
