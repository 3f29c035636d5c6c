// @ts-check
import { html } from '../../lib/lit/lit.js';
import { span, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { secondsSince } from '../core/store.js';
import { everyQuarterSecond } from '../core/tick.js';

/** How long ago something was, and keeps counting. */
export class Age extends LightElement {
  static properties = { since: { attribute: false } };

  /** @type {(() => void)|null} */ #stop = null;
  #shown = '';

  constructor() {
    super();
    this.since = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everyQuarterSecond(() => { if (span(secondsSince(this.since)) !== this.#shown) this.requestUpdate(); });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  render() {
    this.#shown = span(secondsSince(this.since));
    return html`<time datetime=${this.since} title=${time(this.since)}>${this.#shown}</time>`;
  }
}

customElements.define('lv-age', Age);
