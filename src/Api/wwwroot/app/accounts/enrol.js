// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api, Problem } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { passkeys } from '../core/passkeys.js';
import '../components/display-choices.js';
import '../components/problem.js';

/** Making an account with a code that somebody handed over; the first one of an installation too. */
export class Enrol extends LightElement {
  static properties = { setUp: { state: true }, offer: { state: true }, recovery: { state: true } };

  #load = new Command(this);
  #start = new Command(this);
  #finish = new Command(this);
  /** @type {Record<string, any>} */ #given = {};

  constructor() {
    super();
    this.setUp = false;
    /** @type {any} */ this.offer = null;
    /** @type {string[]|null} */ this.recovery = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load.run(async () => { this.setUp = (await api.enrolment()).setUp; });
  }

  render() {
    const title = t(this.setUp || this.offer?.setUp ? 'enrol.setUp' : 'enrol.title');
    document.title = `${title} · Live View`;
    return html`<div class="sign-in">
      <header><p class="brand">Live View</p><lv-display-choices></lv-display-choices></header>
      <main><h1>${title}</h1>
        <lv-problem .problem=${this.#load.problem}></lv-problem>
        ${this.recovery ? this.#done(this.recovery) : this.offer ? this.#choose(this.offer) : this.#ask()}
      </main></div>`;
  }

  #ask() {
    return html`<p class="lead">${t(this.setUp ? 'enrol.setUp.explain' : 'enrol.explain')}</p>
      <form class="stack block" data-form="enrol-start" @submit=${(/** @type {SubmitEvent} */ event) => this.#begin(event)}>
        <label>${t('enrol.code')}<input name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" required maxlength="80"></label>
        <label>${t('local.login')}<input name="login" autocomplete="username" autocapitalize="none" required minlength="3" maxlength="40"></label>
        <p class="quiet">${t('enrol.login.hint')}</p>
        <button class="button" ?disabled=${this.#start.busy}>${t('enrol.next')}</button>
        <lv-problem .problem=${this.#start.problem}></lv-problem>
      </form>`;
  }

  /** @param {any} offer */
  #choose(offer) {
    return html`
      ${offer.setUp ? html`<form class="stack block" data-form="enrol-who"><label>${t('enrol.name')}<input name="name" autocomplete="name" required maxlength="80"></label>
        <label>${t('enrol.organisation')}<select name="organisation">${repeat(offer.organisations, (/** @type {any} */ each) => each.id, (/** @type {any} */ each) => html`<option value=${each.id}>${each.name}</option>`)}</select></label></form>`
        : html`<p class="lead">${t('enrol.welcome', { name: offer.name, organisation: offer.organisations[0]?.name ?? '', roles: offer.roles.map((/** @type {string} */ role) => word('role', role)).join(', ') })}</p>`}
      <lv-problem .problem=${this.#finish.problem}></lv-problem>
      ${passkeys.possible ? html`<section class="block"><h2>${t('enrol.passkey')}</h2><p>${t('enrol.passkey.explain')}</p>
        <button type="button" class="button" data-action="make-passkey" ?disabled=${this.#finish.busy} @click=${() => this.#withPasskey()}>${t('enrol.passkey.do')}</button></section>` : nothing}
      <section class="block"><h2>${t('enrol.password')}</h2>
        <form class="stack" data-form="enrol-password" @submit=${(/** @type {SubmitEvent} */ event) => this.#withPassword(event)}>
          <label>${t('enrol.password.choose')}<input name="password" type="password" autocomplete="new-password" required minlength="15" maxlength="128"></label>
          <p class="quiet">${t('enrol.password.hint')}</p>
          <p>${t('enrol.key')}</p><p><code class="key" data-code-key>${offer.codeKey.text.match(/.{1,4}/g).join(' ')}</code></p>
          <label>${t('enrol.oneTimeCode')}<input name="oneTimeCode" autocomplete="one-time-code" inputmode="numeric" required maxlength="10"></label>
          <button class="button" ?disabled=${this.#finish.busy}>${t('enrol.password.do')}</button>
        </form></section>`;
  }

  /** @param {string[]} recovery */
  #done(recovery) {
    return html`<section class="block" data-enrolled><h2>${t('enrol.done')}</h2>
      ${recovery.length === 0 ? nothing : html`<p>${t('enrol.recovery')}</p><ul class="codes">${recovery.map(code => html`<li><code>${code}</code></li>`)}</ul>`}
      <p><a class="button" href="/desk.html">${t('enrol.toDesk')}</a></p></section>`;
  }

  /** @param {SubmitEvent} event */
  async #begin(event) {
    event.preventDefault();
    this.#given = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    await this.#start.run(async () => { this.offer = await api.enrolStart(this.#given); });
  }

  /** Who it is, for the first administrator; null while that form is not filled in. */
  #who() {
    const form = /** @type {HTMLFormElement|null} */ (this.querySelector('[data-form=enrol-who]'));
    if (form && !form.reportValidity()) return null;
    return form ? Object.fromEntries(new FormData(form)) : {};
  }

  async #withPasskey() {
    const who = this.#who();
    if (!who) return;
    await this.#finish.run(async () => {
      const passkey = await passkeys.make(this.offer.passkey).catch(() => { throw new Problem(0, { code: 'passkey-broken-off' }); });
      this.recovery = (await api.enrolFinish({ ...this.#given, ...who, passkey })).recoveryCodes;
    });
  }

  /** @param {SubmitEvent} event */
  async #withPassword(event) {
    event.preventDefault();
    const who = this.#who();
    if (!who) return;
    const given = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    await this.#finish.run(async () => {
      this.recovery = (await api.enrolFinish({ ...this.#given, ...who, ...given, codeKey: this.offer.codeKey.state })).recoveryCodes;
    });
  }
}

customElements.define('lv-enrol', Enrol);
