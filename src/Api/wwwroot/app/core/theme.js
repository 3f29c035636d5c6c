// @ts-check
import { preferences } from './preferences.js';

/** @typedef {'system'|'dark'|'light'} Theme */
/** @type {Theme[]} */
export const themes = ['system', 'dark', 'light'];

export const theme = {
  /** @returns {Theme} */
  get current() {
    const saved = /** @type {Theme} */ (preferences.get('theme', 'system'));
    return themes.includes(saved) ? saved : 'system';
  },
  /** @param {Theme} chosen */
  choose(chosen) {
    preferences.set('theme', chosen);
    apply();
  },
};

function apply() {
  if (theme.current === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset.theme = theme.current;
}

apply();
