// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/receipt.js';
import './room-releases.js';

/** What became of forwarding: per control room how far it is and what it may see. */
export class Receipts extends LightElement {
  static properties = { incident: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    return html`<section class="block receipts" aria-label=${t('receipt.title')}>
      <h3>${t('receipt.title')}</h3>
      ${repeat(incident.notifications, each => each.room.id, each => html`
        <lv-receipt .notification=${each}></lv-receipt>
        <lv-room-releases .incident=${incident} .room=${each.room}></lv-room-releases>`)}
    </section>`;
  }
}

customElements.define('lv-receipts', Receipts);
