// @ts-check
import { html } from '../../lib/lit/lit.js';
import { t, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** Says new incidents to a screen reader; only priority 1 interrupts. */
export class Announcer extends LightElement {
  static properties = { store: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/store.js').Store} */ this.store;
  }

  connectedCallback() {
    super.connectedCallback();
    this.store.addEventListener('incident', event => {
      const { view, isNew } = /** @type {CustomEvent} */ (event).detail;
      if (!isNew) return;
      const region = this.querySelector(view.priority === 1 ? '[aria-live=assertive]' : '[aria-live=polite]');
      if (region) region.textContent = t('announce.incident', {
        level: view.priority, kind: word('alarmKind', view.alarmKind), site: view.site.name, city: view.site.address.city,
      });
    });
  }

  render() {
    return html`<div class="hidden" aria-live="polite"></div><div class="hidden" aria-live="assertive"></div>`;
  }
}

customElements.define('lv-announcer', Announcer);
