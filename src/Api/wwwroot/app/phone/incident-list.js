// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import '../components/age.js';
import '../components/priority.js';
import { t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { isOver } from '../core/store.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */

/** The incidents the team was brought into, the most urgent first. */
export class IncidentList extends LightElement {
  static properties = { incidents: { attribute: false } };

  constructor() {
    super();
    /** @type {IncidentView[]} */ this.incidents = [];
  }

  render() {
    if (this.incidents.length === 0) return html`<p class="phone-empty">${t('phone.empty')}</p>`;
    return html`<h2 class="hidden">${t('phone.incidents')}</h2>
      <ul class="phone-list">${repeat(this.incidents, each => each.id, each => html`<li data-incident-row=${each.id} data-seen-incident=${each.id} ?data-over=${isOver(each)}>
        <button type="button" class="phone-row" @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: each.id }))}>
          <span class="phone-row-head"><lv-priority .level=${each.priority}></lv-priority> <strong>${word('alarmKind', each.alarmKind)}</strong>
            <lv-age class="quiet" .since=${each.raisedAt}></lv-age></span>
          <span>${each.site.name}</span>
          <span class="quiet">${each.site.address.street} ${each.site.address.number}, ${each.site.address.city}</span>
          ${isOver(each) ? html`<span class="phone-over">${t('phone.over')}</span>` : this.#until(each)}</button></li>`)}</ul>`;
  }

  /** @param {IncidentView} incident */
  #until(incident) {
    const own = incident.invitations[0];
    return own ? html`<span class="quiet">${word('invitationPurpose', own.purpose)} · ${t('invitation.until', { until: time(own.until, { hour: '2-digit', minute: '2-digit' }) })}</span>` : nothing;
  }
}

customElements.define('lv-phone-incidents', IncidentList);
