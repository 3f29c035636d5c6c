// @ts-check

/** Style sheets that were asked for. @type {Map<string, Promise<void>>} */
const asked = new Map();

/**
 * Fetches a style sheet that not every screen needs; resolves when it is there, and when it cannot be had: plain is better than nothing.
 * @param {string} address @param {boolean} first before the page's own sheets, which then have the last word
 */
export function styleSheet(address, first = false) {
  const known = asked.get(address) ?? new Promise(done => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = link.onerror = () => done(undefined);
    if (first) document.head.prepend(link);
    else document.head.append(link);
  });
  asked.set(address, known);
  return known;
}
