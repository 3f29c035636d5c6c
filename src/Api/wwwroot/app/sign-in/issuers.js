// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** @typedef {{ id: string, name: string, organisations: import('../core/types.js').Organisation[] }} Issuer */

/** The ways to the sign-in pages of organisations, and why one of them did not let somebody in. */
export class Issuers extends LightElement {
  static properties = { issuers: { attribute: false } };

  constructor() {
    super();
    /** @type {Issuer[]} */ this.issuers = [];
  }

  render() {
    // A word of our own; whatever else stands there shows as a refusal without a known reason.
    const refused = new URLSearchParams(location.search).get('refused');
    const problem = refused ? { code: /^[a-z-]{1,40}$/.test(refused) ? refused : 'issuer-failed', status: 403 } : null;
    return html`<lv-problem .problem=${problem}></lv-problem>
      ${this.issuers.length === 0 ? nothing : html`<section class="block"><h2>${t('signIn.issuers')}</h2>
        <div class="people">${repeat(this.issuers, issuer => issuer.id, issuer => this.#ways(issuer))}</div></section>`}`;
  }

  /** One way, or one for each organisation when there are several. @param {Issuer} issuer */
  #ways(issuer) {
    const address = `/v1/sign-in/with/${encodeURIComponent(issuer.id)}`;
    const several = issuer.organisations.length > 1 ? issuer.organisations : [];
    return several.length === 0
      ? html`<a class="person" data-issuer=${issuer.id} href=${address}><strong>${issuer.name}</strong></a>`
      : repeat(several, each => each.id, each => html`<a class="person" data-issuer=${issuer.id}
          href="${address}?organisation=${encodeURIComponent(each.id)}"><strong>${issuer.name}</strong><span>${each.name}</span></a>`);
  }
}

customElements.define('lv-issuers', Issuers);
