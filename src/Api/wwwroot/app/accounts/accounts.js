// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { keepsAccounts, receives } from '../core/roles.js';
import '../components/display-choices.js';
import './own-sign-in.js';
import './people.js';

/** Everybody's own sign-in, and for an administrator the people of the organisation. */
export class Accounts extends LightElement {
  static properties = { person: { attribute: false }, own: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').Person} */ this.person;
    /** @type {any} */ this.own = null;
  }

  render() {
    document.title = `${t('accounts.title')} · Live View`;
    return html`<div class="sign-in wide">
      <header><p class="brand">Live View</p><span class="quiet">${this.person.name} · ${this.person.organisation.name}</span><lv-display-choices></lv-display-choices>
        ${keepsAccounts(this.person) ? nothing : html`<a class="button small" href="/desk.html">${t('accounts.toDesk')}</a>`}
        ${guards(this.person) ? html`<a class="button small" href="/guarding.html">${t('accounts.toGuarding')}</a>` : nothing}
        <button type="button" class="button small" data-action="sign-out" @click=${() => this.#leave()}>${t('action.signOut')}</button></header>
      <main><h1>${t('accounts.title')}</h1>
        <lv-own-sign-in .own=${this.own}></lv-own-sign-in>
        ${this.person.roles.includes('administrator') ? html`<lv-people .kind=${this.person.organisation.kind}></lv-people>` : nothing}
      </main></div>`;
  }

  async #leave() {
    await api.signOut().catch(() => {});
    location.assign('/');
  }
}

/** Whether somebody works with the tracked objects of a party that shares. @param {import('../core/types.js').Person} person */
const guards = person => !receives(person.organisation.kind) && person.organisation.kind !== 'nationalOperator' && person.roles.some(role => role === 'operator' || role === 'supervisor');

customElements.define('lv-accounts', Accounts);
