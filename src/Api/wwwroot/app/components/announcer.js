// @ts-check
import { html } from '../../lib/lit/lit.js';
import { t, word, written } from '../core/i18n.js';
import { isBack } from '../core/store.js';
import { noteNews, requestNews } from '../core/news.js';
import { asked, standing } from './request-words.js';
import { LightElement } from '../core/light-element.js';

/** Says new incidents, requests, answers and messages to a screen reader; only an incident of priority 1 interrupts. */
export class Announcer extends LightElement {
  static properties = { store: { attribute: false }, own: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/store.js').Store} */ this.store;
    /** Organisation of this desk. */ this.own = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.store.addEventListener('incident', event => {
      const { view, before, isNew } = /** @type {CustomEvent<{ view: import('../core/types.js').IncidentView, before: import('../core/types.js').IncidentView|undefined, isNew: boolean }>} */ (event).detail;
      if (!isNew && (isBack(before) || !isBack(view))) return this.#tell(before, view);
      const region = this.querySelector(view.priority === 1 ? '[aria-live=assertive]' : '[aria-live=polite]');
      if (region) region.textContent = t('announce.incident', {
        level: view.priority, kind: word('alarmKind', view.alarmKind), site: view.site.name, city: view.site.address.city,
      });
    });
  }

  /** @param {import('../core/types.js').IncidentView|undefined} before @param {import('../core/types.js').IncidentView} view */
  #tell(before, view) {
    const name = (/** @type {string} */ camera) => [view, before].flatMap(each => each?.cameras ?? []).find(each => each.id === camera)?.name ?? '';
    const [first] = requestNews(before, view, this.own);
    const region = this.querySelector('[aria-live=polite]');
    const said = noteNews(before, view, this.own).at(-1);
    if (said && region) region.textContent = t('announce.note', { party: said.by.organisation.name, text: written(said.text) ?? '', site: view.site.name });
    if (first && region) region.textContent = t('announce.request', { room: first.by.organisation.name, what: asked(first, name), standing: standing(first), site: view.site.name });
  }

  render() {
    return html`<div class="hidden" aria-live="polite"></div><div class="hidden" aria-live="assertive"></div>`;
  }
}

customElements.define('lv-announcer', Announcer);
