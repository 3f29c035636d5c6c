// @ts-check
/** @type {Set<() => void>} */
const callbacks = new Set();
let timer = 0;

/** One timer for everything on the page that shows how long ago something was. @param {() => void} callback @returns {() => void} stops it */
export function everyQuarterSecond(callback) {
  callbacks.add(callback);
  timer ||= window.setInterval(() => callbacks.forEach(each => each()), 250);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size > 0) return;
    clearInterval(timer);
    timer = 0;
  };
}
