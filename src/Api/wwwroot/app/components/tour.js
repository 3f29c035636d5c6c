// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { preferences } from '../core/preferences.js';
import { everyQuarterSecond } from '../core/tick.js';
import { tourSteps } from './tour-steps.js';

/**
 * A few steps along what a desk is for, the first time somebody of the demonstration comes there. It stands in a row of its own, so that it
 * never covers a picture, and marks the element that it speaks of.
 */
export class Tour extends LightElement {
  static properties = { desk: { attribute: false }, first: { attribute: false }, at: { state: true } };

  /** @type {Element|null} */ #marked = null;
  /** @type {(() => void)[]} */ #stops = [];

  constructor() {
    super();
    /** @type {import('../core/keys.js').Desk} */ this.desk = 'alarmCentre';
    /** Whether it opens by itself to whoever was not here before. */ this.first = false;
    /** Which step; null while it is closed. @type {number|null} */ this.at = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.first && preferences.get(this.#place, '') === '') this.open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.close();
  }

  render() {
    const steps = tourSteps[this.desk];
    if (this.at === null) return nothing;
    const last = this.at === steps.length - 1;
    return html`<section class="tour" aria-label=${t('tour.title')} data-tour=${steps[this.at].name}>
      <p class="tour-text" role="status"><strong>${t('tour.step', { at: this.at + 1, of: steps.length })}</strong> ${t(`tour.${steps[this.at].name}`)}</p>
      <div class="row">
        ${this.at > 0 ? html`<button type="button" class="button small" data-action="tour-back" @click=${() => this.#go(-1)}>${t('tour.back')}</button>` : nothing}
        ${last ? nothing : html`<button type="button" class="button small" data-action="tour-on" @click=${() => this.#go(1)}>${t('tour.on')}</button>`}
        <button type="button" class="button small" data-action="tour-end" @click=${() => this.close()}>${t(last ? 'tour.end' : 'tour.skip')}</button>
      </div></section>`;
  }

  open() {
    preferences.set(this.#place, 'seen');
    this.at = 0;
    if (this.#stops.length > 0) return;
    const pressed = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) this.close();
    };
    addEventListener('keydown', pressed);
    // What a step speaks of may come only with the first incident.
    this.#stops.push(() => removeEventListener('keydown', pressed), everyQuarterSecond(() => this.#mark()));
  }

  close() {
    this.at = null;
    for (const stop of this.#stops.splice(0)) stop();
    this.#mark();
  }

  updated() {
    this.#mark(true);
  }

  get #place() {
    return `tour.${this.desk}`;
  }

  /** @param {1|-1} way */
  #go(way) {
    if (this.at !== null) this.at = Math.min(Math.max(this.at + way, 0), tourSteps[this.desk].length - 1);
  }

  /** @param {boolean} [shows] whether it is brought into view */
  #mark(shows = false) {
    const target = this.at === null ? null : document.querySelector(tourSteps[this.desk][this.at].at);
    if (this.#marked !== target) {
      this.#marked?.removeAttribute('data-toured');
      this.#marked = target;
      shows = true;
    }
    target?.setAttribute('data-toured', '');
    if (shows) target?.scrollIntoView({ block: 'nearest' });
  }
}

customElements.define('lv-tour', Tour);
