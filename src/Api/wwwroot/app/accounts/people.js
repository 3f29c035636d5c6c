// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** Roles by what an organisation does: one that shares has nobody who receives. */
const sharing = ['operator', 'supervisor', 'privacyOfficer', 'administrator'];
const receiving = ['dispatcher', 'supervisor', 'fieldOfficer', 'privacyOfficer', 'administrator'];

/** @param {string|undefined} kind */
const rolesOf = kind => kind === 'nationalOperator' ? ['administrator']
  : kind === 'fieldTeam' ? ['fieldOfficer', 'supervisor', 'privacyOfficer', 'administrator']
  : ['controlRoom', 'onSceneCommand', 'regionalTeam'].includes(kind ?? '') ? receiving : sharing;

const dayAndTime = /** @type {const} */ ({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** The people of an organisation: invite, take invitations back, give roles, end sessions, disable. */
export class People extends LightElement {
  static properties = { kind: { attribute: false }, accounts: { state: true }, invitations: { state: true }, code: { state: true } };

  #load = new Command(this);
  #change = new Command(this);
  #invite = new Command(this);

  constructor() {
    super();
    /** Kind of the organisation. @type {string|undefined} */ this.kind = undefined;
    /** @type {any[]} */ this.accounts = [];
    /** @type {any[]} */ this.invitations = [];
    /** @type {string|null} */ this.code = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load.run(() => this.#read());
  }

  async #read() {
    const [people, open] = await Promise.all([api.accounts(), api.invitations()]);
    this.accounts = people.accounts;
    this.invitations = open.invitations;
  }

  render() {
    return html`<section class="block"><h2>${t('people.title')}</h2>
      <lv-problem .problem=${this.#load.problem}></lv-problem><lv-problem .problem=${this.#change.problem}></lv-problem>
      <ul class="accounts">${repeat(this.accounts, each => each.id, each => this.#account(each))}</ul></section>
      <section class="block"><h2>${t('people.invite')}</h2>
        <form class="stack" data-form="invite" @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
          <label>${t('enrol.name')}<input name="name" required maxlength="80" autocomplete="off"></label>
          ${this.#roles([], false)}
          <button class="button" ?disabled=${this.#invite.busy}>${t('people.invite.do')}</button>
          <lv-problem .problem=${this.#invite.problem}></lv-problem>
        </form>
        <div role="status">${this.code ? html`<p>${t('people.code')}</p><p><code class="key" data-invitation>${this.code}</code></p>` : nothing}</div></section>
      ${this.invitations.length === 0 ? nothing : html`<section class="block"><h2>${t('people.invitations')}</h2>
        <ul class="accounts">${repeat(this.invitations, each => each.id, each => this.#invitation(each))}</ul></section>`}`;
  }

  /** @param {any} each */
  #invitation(each) {
    const until = time(each.expires, dayAndTime);
    return html`<li data-open-invitation=${each.id}><p><strong>${each.name}</strong>
      <span class="quiet">${each.roles.map((/** @type {string} */ role) => word('role', role)).join(', ')}</span></p>
      <p class="quiet">${t('people.invitedBy', { name: each.givenBy, until })}</p>
      <p class="buttons"><button type="button" class="button small" data-action="withdraw-invitation" ?disabled=${this.#change.busy}
        aria-label=${t('people.withdraw.of', { name: each.name })} @click=${() => this.#do(() => api.withdrawInvitation(each.id))}>${t('people.withdraw')}</button></p></li>`;
  }

  /** @param {any} each */
  #account(each) {
    const changeable = !each.own && each.origin === 'local';
    return html`<li data-account=${each.id}><form class="stack" @submit=${(/** @type {SubmitEvent} */ event) => this.#setRoles(event, each)}>
      <p><strong>${each.name}</strong> ${each.own ? html`<span class="quiet">${t('people.own')}</span>` : nothing}
        ${each.disabled ? html`<span class="quiet">${t('people.disabled')}</span>` : nothing} <span class="quiet">${word('origin', each.origin)}</span></p>
      ${changeable ? this.#roles(each.roles, each.disabled) : html`<p>${each.roles.map((/** @type {string} */ role) => word('role', role)).join(', ')}</p>`}
      ${each.own ? nothing : html`<p class="buttons">
        ${changeable ? html`<button class="button small" ?disabled=${this.#change.busy}>${t('people.setRoles')}</button>` : nothing}
        <button type="button" class="button small" @click=${() => this.#do(() => api.endSessions(each.id))}>${t('people.endSessions')}</button>
        <button type="button" class="button small" data-action=${each.disabled ? 'enable' : 'disable'}
          @click=${() => this.#do(() => each.disabled ? api.enableAccount(each.id) : api.disableAccount(each.id))}>${t(each.disabled ? 'people.enable' : 'people.disable')}</button></p>`}
    </form></li>`;
  }

  /** @param {string[]} chosen @param {boolean} off */
  #roles(chosen, off) {
    return html`<fieldset ?disabled=${off}><legend>${t('people.roles')}</legend>${[...new Set([...rolesOf(this.kind), ...chosen])].map(role => html`
      <label class="choice"><input type="checkbox" name="roles" value=${role} .checked=${chosen.includes(role)}> ${word('role', role)}</label>`)}</fieldset>`;
  }

  /** @param {() => Promise<unknown>} act */
  #do(act) {
    return this.#change.run(async () => {
      await act();
      await this.#read();
    });
  }

  /** @param {SubmitEvent} event @param {any} account */
  async #setRoles(event, account) {
    event.preventDefault();
    const chosen = new FormData(/** @type {HTMLFormElement} */ (event.target)).getAll('roles');
    await this.#do(() => api.setRoles(account.id, chosen.map(String)));
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const done = await this.#invite.run(async () => {
      this.code = (await api.invite({ name: given.get('name'), roles: given.getAll('roles') })).code;
      await this.#read();
    });
    if (done) form.reset();
  }
}

customElements.define('lv-people', People);
