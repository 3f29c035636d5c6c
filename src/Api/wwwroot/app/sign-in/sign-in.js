// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Part } from '../core/part.js';
import { receives } from '../core/roles.js';
import '../components/display-choices.js';
import '../components/later.js';
import '../components/problem.js';
import './issuers.js';

/** @typedef {import('../core/types.js').Person} Person */

/** In a demonstration nobody has an account. */
const localSignIn = new Part(() => import('./local-sign-in.js'));

const side = (/** @type {string|undefined} */ kind) => receives(kind) ? 'receives' : kind === 'nationalOperator' ? 'manages' : 'shares';

/** The first page: in a demonstration one chooses who to be. */
export class SignIn extends LightElement {
  static properties = { people: { state: true }, issuers: { state: true }, demo: { state: true } };

  #load = new Command(this);
  #enter = new Command(this);

  constructor() {
    super();
    /** @type {Person[]} */ this.people = [];
    /** @type {import('./issuers.js').Issuer[]} */ this.issuers = [];
    /** @type {boolean|null} */ this.demo = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ask();
  }

  async #ask() {
    const done = await this.#load.run(async () => {
      const { demo, people, issuers } = await api.signIn();
      this.people = people;
      this.issuers = issuers;
      this.demo = demo;
    });
    if (this.#load.problem?.code === 'not-set-up') return;
    if (!done) {
      setTimeout(() => this.#ask(), 2000);
      return;
    }
    await this.updateComplete;
    const wanted = new URLSearchParams(location.search).get('person');
    if (wanted) /** @type {HTMLElement|null} */ (this.querySelector(`[data-person="${CSS.escape(wanted)}"]`))?.focus();
  }

  render() {
    document.title = `${t('signIn.title')} · Live View`;
    const wanted = new URLSearchParams(location.search).get('person');
    return html`<div class="sign-in">
      <header><p class="brand">Live View</p><lv-display-choices></lv-display-choices></header>
      <main>
        <h1>${t('signIn.motto')}</h1>
        <p class="lead">${t('signIn.lead')}</p>
        ${this.#load.problem?.code === 'not-set-up' ? html`<p data-problem="not-set-up">${t('problem.not-set-up')}</p>`
          : html`<lv-problem .problem=${this.#load.problem}></lv-problem>`}
        <lv-issuers .issuers=${this.issuers}></lv-issuers>
        ${this.#load.problem?.code === 'not-set-up' ? html`<p><a class="button" href="/enrol.html">${t('signIn.setUp')}</a></p>` : nothing}
        ${this.demo === false ? html`<lv-later .code=${localSignIn} .shows=${html`<lv-local-sign-in></lv-local-sign-in>`}></lv-later>` : nothing}
        ${this.demo ? html`<h2>${t('signIn.who')}</h2><p class="quiet">${t('signIn.demo')}</p>
          <div class="people">${['shares', 'receives', 'manages'].map(each => this.#group(each, wanted))}</div>` : nothing}
        <lv-problem .problem=${this.#enter.problem}></lv-problem>
      </main>
    </div>`;
  }

  /** @param {string} each @param {string|null} wanted */
  #group(each, wanted) {
    const people = this.people.filter(person => side(person.organisation.kind) === each);
    if (people.length === 0) return nothing;
    return html`<section><h3>${t(`signIn.${each}`)}</h3>${repeat(people, person => person.id, person => html`
      <button type="button" class="person" data-person=${person.id} ?data-wanted=${person.id === wanted} ?disabled=${this.#enter.busy} @click=${() => this.#choose(person.id)}>
        <strong>${person.name}</strong><span>${person.organisation.name}</span>
        <small>${word('organisationKind', person.organisation.kind)} · ${person.roles.map(role => word('role', role)).join(', ')}</small></button>`)}</section>`;
  }

  /** @param {string} id */
  async #choose(id) {
    if (await this.#enter.run(() => api.demoSignIn(id))) location.assign('/desk.html');
  }
}

customElements.define('lv-sign-in', SignIn);
