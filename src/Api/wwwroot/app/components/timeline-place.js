// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { lookingBackPart } from '../player/looking-back-part.js';

/** @typedef {import('./timeline.js').Timeline} Timeline */

/**
 * Where the timeline of an incident stands. Its code is no part of what a desk fetches at first: until somebody comes near it, or the desk is
 * quiet, a button stands here that opens it, as high as it will be.
 */
export class TimelinePlace extends LightElement {
  static properties = { incident: { attribute: false }, back: { attribute: false }, coming: { state: true }, failed: { state: true } };

  /** What waits for the timeline. @type {((timeline: Timeline) => void)|null} */ #then = null;
  #opened = false;

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** At which moment the incident is looked at; null as long as that can only be now. @type {import('../player/looking-back.js').LookingBack|null} */ this.back = null;
    /** Whether somebody waits for it. */ this.coming = false;
    this.failed = false;
    for (const near of ['pointerenter', 'focusin']) this.addEventListener(near, () => this.#fetch());
    // Only when the focus has come to where it goes: taken from under it on its way, it would be sent back here.
    for (const away of ['pointerleave', 'focusout']) this.addEventListener(away, () => setTimeout(() => this.requestUpdate()));
  }

  willUpdate() {
    // Nobody's button goes from under the pointer, or from under the focus, at the moment of pressing it.
    if (this.back && (this.#then || !this.matches(':hover, :focus-within'))) this.#opened = true;
  }

  render() {
    if (!this.incident) return nothing;
    if (this.back && this.#opened) return html`<lv-timeline .incident=${this.incident} .back=${this.back}></lv-timeline>`;
    return html`<section class="timeline-place" aria-label=${t('timeline.title')}>
      <button type="button" class="button" data-action="timeline" @click=${() => this.#want(timeline => timeline.focusFirst())}>${t('timeline.open')}</button>
      ${this.failed ? html`<p class="problem" role="alert" data-part="failed"><span class="sign" aria-hidden="true">!</span><span>${t('part.failed')}</span></p>`
        : html`<p class="quiet" role="status">${t(this.coming ? 'part.coming' : 'timeline.brings')}</p>`}
    </section>`;
  }

  async updated() {
    const [then, timeline] = [this.#then, /** @type {Timeline|null} */ (this.querySelector('lv-timeline'))];
    if (!then || !timeline) return;
    this.#then = null;
    await timeline.updateComplete;
    then(timeline);
  }

  /** What a single key does here. @param {import('../core/keys.js').Act} act @returns {boolean} whether it does something */
  press(act) {
    const timeline = /** @type {Timeline|null} */ (this.querySelector('lv-timeline'));
    if (timeline) return timeline.press(act);
    if (act === 'toLive') return false;
    this.#want(it => it.press(act));
    return true;
  }

  /** @param {(timeline: Timeline) => void} then */
  #want(then) {
    this.#then = then;
    this.coming = true;
    this.requestUpdate();
    this.#fetch();
  }

  async #fetch() {
    this.failed = false;
    try {
      await lookingBackPart.fetch();
    } catch {
      this.failed = true;
      this.coming = false;
      this.#then = null;
    }
  }
}

customElements.define('lv-timeline-place', TimelinePlace);
