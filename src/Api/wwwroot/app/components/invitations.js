// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import './problem.js';

/** @typedef {import('../core/types.js').Invitation} Invitation */

/** Who was invited into the incident: by whom, what for and until when, and how to take it back. */
export class Invitations extends LightElement {
  static properties = { incident: { attribute: false }, organisation: { attribute: false } };

  #withdraw = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** The organisation that reads. */ this.organisation = '';
  }

  render() {
    const incident = this.incident;
    if (!incident || incident.invitations.length === 0) return nothing;
    return html`<section class="block invitations" aria-label=${t('invitation.title')}>
      <h3>${t('invitation.title')}</h3>
      <ul class="releases">${repeat(incident.invitations, each => each.party.id, each => html`<li data-invited=${each.party.id} data-wish=${each.wish}>
        <span><strong>${each.party.id === this.organisation ? t('invitation.own', { by: each.by.name }) : each.party.name}</strong>
          <small>${word('organisationKind', each.kind)} · ${t('invitation.by', { by: each.by.name })} · ${t('invitation.until', { until: time(each.until, { hour: '2-digit', minute: '2-digit' }) })}</small>
          <small>${word('invitationRole', each.role)} · ${word('invitationPurpose', each.purpose)}${each.text ? html`: <q>${written(each.text)}</q>` : nothing}</small>
          ${each.wish === 'none' ? nothing : html`<small class="invitation-wish">${t(`invitation.wish.${each.wish}`, { centre: incident.sharingParty.name })}${each.refusal ? html` <q>${written(each.refusal)}</q>` : nothing}</small>`}</span>
        ${each.may.includes('withdraw-invitation') ? html`<button type="button" class="button small stop" data-action="withdraw-invitation" ?disabled=${this.#withdraw.busy}
          aria-label=${t('invitation.withdrawOf', { party: each.party.name })}
          @click=${() => this.#withdraw.run(() => api.withdrawPartyInvitation(incident.id, each.party.id))}>${t('invitation.withdraw')}</button>` : nothing}</li>`)}</ul>
      <lv-problem .problem=${this.#withdraw.problem}></lv-problem>
    </section>`;
  }
}

customElements.define('lv-invitations', Invitations);
