// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api, Problem } from '../core/api.js';
import { Command } from '../core/command.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { passkeys } from '../core/passkeys.js';
import '../components/problem.js';

/** The ways in with an account of this installation: a passkey, or name, password and one-time code. */
export class LocalSignIn extends LightElement {
  #passkey = new Command(this);
  #password = new Command(this);

  render() {
    return html`
      ${passkeys.possible ? html`<section class="block"><h2>${t('local.passkey')}</h2>
        <button type="button" class="button" data-action="passkey-sign-in" ?disabled=${this.#passkey.busy} @click=${() => this.#usePasskey()}>${t('local.passkey.do')}</button>
        <lv-problem .problem=${this.#passkey.problem}></lv-problem></section>` : nothing}
      <section class="block"><h2>${t('local.password')}</h2>
        <form class="stack" data-form="password-sign-in" @submit=${(/** @type {SubmitEvent} */ event) => this.#usePassword(event)}>
          <label>${t('local.login')}<input name="login" autocomplete="username" autocapitalize="none" required maxlength="40"></label>
          <label>${t('local.password.is')}<input name="password" type="password" autocomplete="current-password" required maxlength="128"></label>
          <label>${t('local.code')}<input name="code" autocomplete="one-time-code" inputmode="text" required maxlength="40"></label>
          <p class="quiet">${t('local.code.hint')}</p>
          <button class="button" ?disabled=${this.#password.busy}>${t('local.password.do')}</button>
          <lv-problem .problem=${this.#password.problem}></lv-problem>
        </form></section>
      <p class="quiet"><a href="/enrol.html">${t('local.enrol')}</a></p>`;
  }

  async #usePasskey() {
    const done = await this.#passkey.run(async () => {
      const challenge = await api.passkeyChallenge();
      await api.passkeySignIn(await passkeys.use(challenge).catch(brokenOff));
    });
    if (done) location.assign('/desk.html');
  }

  /** @param {SubmitEvent} event */
  async #usePassword(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = Object.fromEntries(new FormData(form));
    if (await this.#password.run(() => api.passwordSignIn(given))) location.assign('/desk.html');
    else /** @type {HTMLInputElement} */ (form.elements.namedItem('code')).value = '';
  }
}

/** The person broke it off, or there is no passkey for this address here. @returns {never} */
function brokenOff() {
  throw new Problem(0, { code: 'passkey-broken-off' });
}

customElements.define('lv-local-sign-in', LocalSignIn);
