// @ts-check
import { html, live, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { plural, t, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** A control room asks for pictures for a party it invited: release them in one act, or say why not. */
export class InvitationWish extends LightElement {
  static properties = { incident: { attribute: false }, invitation: { attribute: false }, refusing: { state: true } };

  #answer = new Command(this);
  /** Null until somebody changed it: then what the room that invited has. @type {Set<string>|null} */ #chosen = null;

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** @type {import('../core/types.js').Invitation|null} */ this.invitation = null;
    this.refusing = false;
  }

  render() {
    const { incident, invitation } = this;
    if (!incident || !invitation || invitation.wish !== 'asked' || !invitation.may.includes('grant-invitation')) return nothing;
    const chosen = this.#chosen ?? this.#ofInviter(incident, invitation);
    const party = invitation.party.name;
    return html`<section class="block wish" data-wish-for=${invitation.party.id} aria-label=${t('wish.title', { party })}>
      <h3>${t('wish.title', { party })}</h3>
      <p>${t('wish.asks', { by: invitation.by.name, purpose: word('invitationPurpose', invitation.purpose).toLowerCase(), role: word('invitationRole', invitation.role).toLowerCase() })}</p>
      <fieldset class="choices two"><legend>${t('forward.whichCameras')}</legend>
        ${incident.cameras.map(camera => html`<label class="choice"><input type="checkbox" data-wish-camera=${camera.id} .checked=${live(chosen.has(camera.id))}
          @change=${(/** @type {Event} */ event) => this.#toggle(chosen, camera.id, event)}><span>${camera.name}</span></label>`)}</fieldset>
      ${this.refusing ? html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.#refuse(event, incident.id, invitation.party.id)}>
          <label class="field">${t('wish.reason')}<input name="reason" required maxlength="500" autocomplete="off"></label>
          <div class="row"><button class="button primary" data-action="refuse-invitation" ?disabled=${this.#answer.busy}>${t('wish.refuse.confirm')}</button>
            <button type="button" class="button" @click=${() => { this.refusing = false; }}>${t('action.cancel')}</button></div>
        </form>` : html`<div class="row">
          <button type="button" class="button primary" data-action="grant-invitation" ?disabled=${this.#answer.busy || chosen.size === 0}
            @click=${() => this.#answer.run(() => api.grantInvitation(incident.id, invitation.party.id, [...chosen]))}>${t('wish.grant', { cameras: plural('forward.cameras', chosen.size) })}</button>
          <button type="button" class="button" data-action="ask-refuse-invitation" @click=${() => this.#askWhy()}>${t('wish.refuse')}</button></div>`}
      <lv-problem .problem=${this.#answer.problem}></lv-problem>
    </section>`;
  }

  /** @param {import('../core/types.js').IncidentView} incident @param {import('../core/types.js').Invitation} invitation */
  #ofInviter(incident, invitation) {
    return new Set(incident.releases
      .filter(each => each.to === invitation.by.id && each.endedAt === null && !each.pending && each.capabilities.includes('live'))
      .map(each => each.camera));
  }

  /** @param {Set<string>} chosen @param {string} camera @param {Event} event */
  #toggle(chosen, camera, event) {
    this.#chosen = new Set(chosen);
    if (/** @type {HTMLInputElement} */ (event.target).checked) this.#chosen.add(camera);
    else this.#chosen.delete(camera);
    this.requestUpdate();
  }

  async #askWhy() {
    this.refusing = true;
    await this.updateComplete;
    /** @type {HTMLInputElement|null} */ (this.querySelector('input[name="reason"]'))?.focus();
  }

  /** @param {SubmitEvent} event @param {string} id @param {string} party */
  async #refuse(event, id, party) {
    event.preventDefault();
    const reason = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('reason') ?? '').trim();
    if (!reason) return;
    if (await this.#answer.run(() => api.refuseInvitation(id, party, reason))) this.refusing = false;
  }
}

customElements.define('lv-invitation-wish', InvitationWish);
