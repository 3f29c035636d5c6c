// @ts-check
import { preferences } from './preferences.js';

/** Single keys, never while someone types, never with a modifier, and only when not switched off (WCAG 2.1.4). */
export const keys = {
  get on() { return preferences.get('single-keys', 'on') === 'on'; },
  set on(value) { preferences.set('single-keys', value ? 'on' : 'off'); },

  /** @param {(key: string) => boolean} handle tells whether it used the key @returns {() => void} stops listening */
  listen(handle) {
    /** @param {KeyboardEvent} event */
    const pressed = event => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event.target) || document.querySelector('dialog[open]')) return;
      if (!keys.on && event.key !== '?') return;
      if (handle(event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  },
};

/** @param {EventTarget|null} target */
const typing = target => target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
