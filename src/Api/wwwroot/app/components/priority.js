// @ts-check
import { html, svg } from '../../lib/lit/lit.js';
import { LightElement } from '../core/light-element.js';
import { t } from '../core/i18n.js';

/** @type {Record<number, unknown>} */
const shapes = {
  1: svg`<path d="M12 2 23 21.5H1Z"/>`,
  2: svg`<path d="M12 1 23 12 12 23 1 12Z"/>`,
  3: svg`<circle cx="12" cy="12" r="10.5"/>`,
};

/** A priority by shape, text and colour together, so that none of them has to be seen. */
export class Priority extends LightElement {
  static properties = { level: { attribute: false } };

  constructor() {
    super();
    this.level = 3;
  }

  render() {
    this.dataset.level = String(this.level);
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${shapes[this.level] ?? shapes[3]}</svg>
      <span aria-hidden="true">P${this.level}</span><span class="hidden">${t('priority.label', { level: this.level })}</span>`;
  }
}

customElements.define('lv-priority', Priority);
