// @ts-check

/** @typedef {'main'|'sub'} Stream */

/** What a sub-stream has at most, as cameras are delivered, CSS pixels: a wider tile would show it coarsely. */
const subWidth = 640;
const phone = matchMedia('(max-width: 600px)');

/** Which of a camera's streams a tile of this width needs now. @param {number} width CSS pixels; 0 when it is not shown @returns {Stream} */
export function wantedStream(width) {
  return document.hidden || phone.matches || width <= subWidth ? 'sub' : 'main';
}
