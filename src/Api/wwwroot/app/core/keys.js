// @ts-check
import { preferences } from './preferences.js';

/** @typedef {'next'|'previous'|'firstAct'|'verify'|'forward'|'enlarge'|'grid'|'listen'|'answer'|'refuse'|'stop'|'ask'|'toTime'|'toAlarm'|'frameBack'|'frameOn'|'pause'|'toLive'|'help'} Act */
/** @typedef {'alarmCentre'|'controlRoom'|'privacy'|'rollout'} Desk */
/** @typedef {{ act: Act, key: string, until?: string, desks?: Desk[] }} Shortcut  A range of keys, with `until`, cannot be changed. */

/** Every single key and what it does unless somebody chose another, in the order of the list that explains them. @type {readonly Shortcut[]} */
const table = [
  { act: 'next', key: 'j', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'previous', key: 'k', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'firstAct', key: 'a', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'verify', key: 'v', desks: ['alarmCentre'] },
  { act: 'forward', key: 'f', desks: ['alarmCentre'] },
  { act: 'enlarge', key: '1', until: '9', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'grid', key: '0', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'listen', key: 'l', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'toTime', key: 't', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'toAlarm', key: 'b', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'frameBack', key: ',', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'frameOn', key: '.', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'pause', key: 's', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'toLive', key: 'n', desks: ['alarmCentre', 'controlRoom'] },
  { act: 'answer', key: 'r', desks: ['alarmCentre'] },
  { act: 'refuse', key: 'w', desks: ['alarmCentre'] },
  { act: 'stop', key: 'x', desks: ['alarmCentre'] },
  { act: 'ask', key: 'p', desks: ['controlRoom'] },
  { act: 'help', key: '?' },
];

/**
 * Single keys, never while someone types, never with a modifier, and only when not switched off (WCAG 2.1.4). Each person may choose other
 * ones at this workstation. Announces itself as `change`.
 */
class Keys extends EventTarget {
  /** @type {Desk} */ #desk = 'alarmCentre';
  #person = '';

  get on() { return preferences.get('single-keys', 'on') === 'on'; }

  set on(value) {
    preferences.set('single-keys', value ? 'on' : 'off');
    this.dispatchEvent(new Event('change'));
  }

  /** Whose keys these are, and at which desk. @param {string} person @param {Desk} desk */
  sits(person, desk) {
    this.#person = person;
    this.#desk = desk;
    this.dispatchEvent(new Event('change'));
  }

  /** The keys of this desk as they are now. @returns {Shortcut[]} */
  get all() {
    const own = this.#own;
    return table.filter(each => each.desks?.includes(this.#desk) ?? true).map(each => each.until ? each : { ...each, key: own[each.act] ?? each.key });
  }

  /** The key of an act now; null where this desk has none or keys are off. @param {Act} act */
  of(act) {
    return this.on ? this.all.find(each => each.act === act)?.key ?? null : null;
  }

  /** Gives an act another key. @param {Act} act @param {string} key @returns {'no-key'|Act|null} why not: no single character, or the act that has it */
  change(act, key) {
    const wanted = key.toLowerCase();
    if ([...wanted].length !== 1 || /\s/u.test(wanted)) return 'no-key';
    const other = this.all.find(each => each.act !== act && isOf(each, wanted));
    if (other) return other.act;
    this.#keep({ ...this.#own, [act]: wanted });
    return null;
  }

  /** All keys as they were given out. */
  reset() {
    this.#keep({});
  }

  /** @param {(act: Act, key: string) => boolean} handle tells whether it used the key @returns {() => void} stops listening */
  listen(handle) {
    /** @param {KeyboardEvent} event */
    const pressed = event => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event.target) || document.querySelector('dialog[open]')) return;
      const key = event.key.toLowerCase();
      const act = this.all.find(each => isOf(each, key))?.act;
      if (!act || (!this.on && act !== 'help')) return;
      if (handle(act, key)) event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }

  /** What somebody chose here before; what cannot be read counts for nothing. @returns {Record<string, string>} */
  get #own() {
    try {
      const kept = JSON.parse(preferences.get(this.#place, '{}'));
      return Object.fromEntries(Object.entries(kept).filter(([, key]) => typeof key === 'string' && [...key].length === 1));
    } catch {
      return {};
    }
  }

  get #place() {
    return `keys.${this.#person}`;
  }

  /** @param {Record<string, string>} own */
  #keep(own) {
    preferences.set(this.#place, JSON.stringify(own));
    this.dispatchEvent(new Event('change'));
  }
}

export const keys = new Keys();

/** @param {Shortcut} shortcut @param {string} key */
const isOf = (shortcut, key) => shortcut.until ? key.length === 1 && key >= shortcut.key && key <= shortcut.until : key === shortcut.key;

/** A tick box or a slider takes no letters: keys go on working there. @param {EventTarget|null} target */
const typing = target => target instanceof HTMLElement
  && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select'));
