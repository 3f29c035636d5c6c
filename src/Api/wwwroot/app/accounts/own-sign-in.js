// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api, Problem } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { passkeys } from '../core/passkeys.js';
import '../components/problem.js';

const when = (/** @type {string} */ at) => time(at, { dateStyle: 'medium', timeStyle: 'short' });

/** How somebody signs in, and where that was done. */
export class OwnSignIn extends LightElement {
  static properties = { own: { attribute: false } };

  #add = new Command(this);
  #end = new Command(this);

  constructor() {
    super();
    /** @type {any} */ this.own = null;
  }

  render() {
    const own = this.own;
    return html`<section class="block"><h2>${t('own.title')}</h2>
      ${own.origin === 'local' ? html`<p>${t('own.ways', { passkeys: own.passkeys.length, codes: own.recoveryCodes })}</p>
        ${passkeys.possible ? html`<p><button type="button" class="button" data-action="add-passkey" ?disabled=${this.#add.busy} @click=${() => this.#addPasskey()}>${t('own.addPasskey')}</button></p>` : nothing}
        <lv-problem .problem=${this.#add.problem}></lv-problem>` : html`<p>${t(`own.${own.origin}`)}</p>`}
      <table><caption>${t('own.sessions')}</caption>
        <thead><tr><th scope="col">${t('own.started')}</th><th scope="col">${t('own.lastUsed')}</th><th scope="col">${t('own.strength')}</th></tr></thead>
        <tbody>${own.sessions.map((/** @type {any} */ each) => html`<tr><td>${when(each.started)}</td><td>${each.own ? t('own.here') : when(each.lastUsed)}</td><td>${word('strength', each.strength)}</td></tr>`)}</tbody></table>
      ${own.sessions.length > 1 ? html`<p><button type="button" class="button" data-action="end-others" ?disabled=${this.#end.busy} @click=${() => this.#endOthers()}>${t('own.endOthers')}</button></p>` : nothing}
      <lv-problem .problem=${this.#end.problem}></lv-problem></section>`;
  }

  async #addPasskey() {
    await this.#add.run(async () => {
      const challenge = await api.ownPasskeyChallenge();
      await api.addPasskey(await passkeys.make(challenge).catch(() => { throw new Problem(0, { code: 'passkey-broken-off' }); }));
      this.own = await api.ownSignIn();
    });
  }

  async #endOthers() {
    await this.#end.run(async () => {
      await api.endOtherSessions();
      this.own = await api.ownSignIn();
    });
  }
}

customElements.define('lv-own-sign-in', OwnSignIn);
