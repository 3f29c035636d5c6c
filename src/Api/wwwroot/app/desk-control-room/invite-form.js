// @ts-check
import { html, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { clock } from '../core/clock.js';
import { Command } from '../core/command.js';
import { plural, t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** @typedef {{ id: string, name: string, kind: string }} Party */

const purposes = ['assistance', 'search', 'containment', 'coordination', 'information'];
const roles = ['watchAlong', 'takeOver', 'commandOnScene'];
const hours = [1, 2, 4, 8, 24];
const kinds = ['fieldTeam', 'onSceneCommand', 'regionalTeam', 'controlRoom'];

/** Whom to invite, in which role, what for and for how long. Sends `done`, which bubbles, when somebody was invited or nobody is to be. */
export class InviteForm extends LightElement {
  static properties = { incident: { attribute: false }, parties: { attribute: false }, kind: { state: true } };

  #invite = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView} */ this.incident;
    /** Who can be invited. @type {Party[]} */ this.parties = [];
    /** What the party is that was chosen; empty for none yet. */ this.kind = '';
  }

  render() {
    const { incident, parties } = this;
    const taken = new Set(incident.notifications.filter(each => each.leftAt === null).map(each => each.room.id));
    const free = parties.filter(each => !taken.has(each.id));
    return html`<h3>${t('invite.title')}</h3>
      <form @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
        <label class="field">${t('invite.party')}<select name="party" required @change=${(/** @type {Event} */ event) => {
          const { value } = /** @type {HTMLSelectElement} */ (event.target);
          this.kind = parties.find(each => each.id === value)?.kind ?? '';
        }}>
          <option value="">${t('invite.choose')}</option>
          ${kinds.filter(kind => free.some(each => each.kind === kind)).map(kind => html`<optgroup label=${word('organisationKind', kind)}>
            ${repeat(free.filter(each => each.kind === kind), each => each.id, each => html`<option value=${each.id}>${each.name}</option>`)}</optgroup>`)}
        </select></label>
        <label class="field">${t('invite.role')}<select name="role" required>
          ${roles.filter(each => fits(each, this.kind)).map(each => html`<option value=${each}>${word('invitationRole', each)}</option>`)}</select></label>
        <label class="field">${t('invite.purpose')}<select name="purpose" required>
          ${purposes.map(each => html`<option value=${each}>${word('invitationPurpose', each)}</option>`)}</select></label>
        <label class="field">${t('invite.text')}<input name="text" maxlength="2000" autocomplete="off"></label>
        <label class="field">${t('invite.until')}<select name="minutes">
          ${hours.map(each => html`<option value=${each * 60} ?selected=${each === 2}>${plural('invite.hours', each, { at: this.#endOf(each) })}</option>`)}</select></label>
        <p class="quiet">${t('invite.consequence')}</p>
        <div class="row">
          <button class="button primary" data-action="invite" ?disabled=${this.#invite.busy}>${t('invite.do')}</button>
          <button type="button" class="button" data-action="cancel-invite" @click=${() => this.#done()}>${t('action.cancel')}</button>
        </div>
      </form>
      <lv-problem .problem=${this.#invite.problem}></lv-problem>`;
  }

  firstUpdated() {
    /** @type {HTMLSelectElement|null} */ (this.querySelector('select[name="party"]'))?.focus();
  }

  /** @param {number} later hours from now */
  #endOf(later) {
    return time(clock.now() + later * 3_600_000, { hour: '2-digit', minute: '2-digit' });
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = String(given.get('text') ?? '').trim();
    const invited = await this.#invite.run(() => api.inviteParty(this.incident.id, {
      party: given.get('party'), role: given.get('role'), purpose: given.get('purpose'), minutes: Number(given.get('minutes')), text: text || null,
    }));
    if (invited) this.#done();
  }

  #done() {
    this.dispatchEvent(new Event('done', { bubbles: true }));
  }
}

/** Whether a party of that kind can have the role; the server has the last word. @param {string} role @param {string} kind */
const fits = (role, kind) => role === 'watchAlong' || (role === 'takeOver' ? kind === 'controlRoom' : kind === 'onSceneCommand' || kind === 'regionalTeam');

customElements.define('lv-invite-form', InviteForm);
