// @ts-check
import { isOver } from './store.js';

/** @typedef {import('./store.js').Store} Store */

/**
 * Which incident is open on this desk. A new incident opens by itself only when none is open; it never takes the
 * place of one someone works on.
 */
export class Selection extends EventTarget {
  /** @type {string|null} */ id = null;
  /** Whether it was over already when it was opened: somebody reads it. */ #reads = false;

  /** @param {Store} store */
  constructor(store) {
    super();
    this.store = store;
  }

  get incident() {
    return this.id === null ? null : this.store.incidents.get(this.id) ?? null;
  }

  /** @param {string|null} id */
  choose(id) {
    const chosen = id === null ? undefined : this.store.incidents.get(id);
    this.#reads = chosen !== undefined && isOver(chosen);
    if (this.id === id) return;
    this.id = id;
    this.dispatchEvent(new Event('change'));
  }

  /** Opens the most urgent incident when nothing is open, or only one that ended meanwhile and that nobody is writing in. */
  fill() {
    const current = this.incident;
    const writing = document.activeElement instanceof HTMLElement && document.activeElement.matches('textarea, input:not([type=checkbox]):not([type=radio])');
    if (current && (!isOver(current) || this.#reads || writing)) return;
    const next = this.store.queue().find(view => !isOver(view));
    if (next) this.choose(next.id);
    else if (!current) this.choose(null);
  }

  /** @param {1|-1} step */
  move(step) {
    const queue = this.store.queue();
    const at = queue.findIndex(view => view.id === this.id);
    const next = queue[Math.max(0, Math.min(queue.length - 1, at + step))];
    if (next) this.choose(next.id);
  }
}
