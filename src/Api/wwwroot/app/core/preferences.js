// @ts-check
// Choices of the person at this browser. Storage may be refused; then they last as long as the page.

const prefix = 'live-view.';
/** @type {Map<string, string>} */
const unsaved = new Map();

export const preferences = {
  /** @param {string} name @param {string} otherwise */
  get(name, otherwise) {
    try {
      return localStorage.getItem(prefix + name) ?? unsaved.get(name) ?? otherwise;
    } catch {
      return unsaved.get(name) ?? otherwise;
    }
  },
  /** @param {string} name @param {string} value */
  set(name, value) {
    unsaved.set(name, value);
    try {
      localStorage.setItem(prefix + name, value);
    } catch {
      // Kept in memory above.
    }
  },
};
