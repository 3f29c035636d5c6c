// @ts-check
import { html } from '../../lib/lit/lit.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { everyQuarterSecond } from '../core/tick.js';

/** How much this page cost so far, always in sight. */
export class MeterDisplay extends LightElement {
  static properties = { meter: { attribute: false } };

  /** @type {(() => void)|null} */ #stop = null;

  constructor() {
    super();
    /** @type {import('./meter.js').Meter} */ this.meter;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everyQuarterSecond(() => this.#tell());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  render() {
    return html`<span class="hidden">${t('phone.meter')}</span><span class="meter"></span>`;
  }

  updated() {
    this.#tell();
  }

  #tell() {
    const place = /** @type {HTMLElement|null} */ (this.querySelector('.meter'));
    if (!place) return;
    const text = this.meter.text;
    if (place.textContent !== text) place.textContent = text;
    this.dataset.bytes = String(this.meter.bytes);
  }
}

customElements.define('lv-phone-meter', MeterDisplay);
