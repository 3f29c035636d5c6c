// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { reasonInWords } from './reason.js';

/** How far one control room is: sent, seen, accepted, each with its time. */
export class Receipt extends LightElement {
  static properties = { notification: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').Notification|null} */ this.notification = null;
  }

  render() {
    const notification = this.notification;
    if (!notification) return nothing;
    const steps = [['sent', notification.at], ['seen', notification.seenAt], ['accepted', notification.acceptedAt]];
    return html`<div class="receipt" data-room=${notification.room.id}>
      <h4>${notification.room.name}</h4>
      <ol class="receipt-steps">${steps.map(([step, at]) => html`<li data-receipt=${step} ?data-done=${at !== null}>
        <span>${t(`receipt.${step}`)}</span> ${at === null ? html`<span class="hidden">${t('receipt.notYet')}</span>` : html`<time datetime=${at}>${time(at)}</time>`}</li>`)}</ol>
      <p class="quiet">${reasonInWords(notification.reason)}</p>
    </div>`;
  }
}

customElements.define('lv-receipt', Receipt);
