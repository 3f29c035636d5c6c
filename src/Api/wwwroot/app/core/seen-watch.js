// @ts-check
import { api } from './api.js';

/** @typedef {import('./types.js').IncidentView} IncidentView */

/** Tells the server that an incident is really on a visible screen: its element is in view and the page is shown. */
export class SeenWatch {
  /** @type {Map<Element, string>} */ #watched = new Map();
  /** @type {Set<string>} */ #inView = new Set();
  /** @type {Set<string>} */ #told = new Set();
  #observer = new IntersectionObserver(entries => this.#moved(entries), { threshold: 0.5 });

  /** @param {(id: string) => IncidentView|undefined} find */
  constructor(find) {
    this.find = find;
    document.addEventListener('visibilitychange', () => this.check());
  }

  /** @param {Iterable<Element>} elements that carry `data-seen-incident` */
  watch(elements) {
    const now = new Set(elements);
    for (const [element, id] of this.#watched) {
      if (now.has(element) && element.getAttribute('data-seen-incident') === id) continue;
      this.#observer.unobserve(element);
      this.#watched.delete(element);
      this.#inView.delete(id);
    }
    for (const element of now) {
      if (this.#watched.has(element)) continue;
      this.#watched.set(element, element.getAttribute('data-seen-incident') ?? '');
      this.#observer.observe(element);
    }
    this.check();
  }

  check() {
    if (document.hidden) return;
    for (const id of this.#inView) {
      if (this.#told.has(id) || !this.find(id)?.may.includes('seen')) continue;
      this.#told.add(id);
      api.seen(id).catch(() => setTimeout(() => { this.#told.delete(id); this.check(); }, 2000));
    }
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #moved(entries) {
    for (const entry of entries) {
      const id = this.#watched.get(entry.target);
      if (!id) continue;
      if (entry.isIntersecting) this.#inView.add(id);
      else this.#inView.delete(id);
    }
    this.check();
  }
}
