// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { t, time, word } from '../core/i18n.js';
import { clock } from '../core/clock.js';
import { LightElement } from '../core/light-element.js';
import { everyQuarterSecond } from '../core/tick.js';
import './display-choices.js';
import './shift.js';

/** Who sits here, for whom, whether the desk is in touch with the server and can be heard, and what time it is there. */
export class TopBar extends LightElement {
  static properties = { session: { attribute: false } };

  #again = () => this.requestUpdate();
  /** @type {(() => void)|null} */ #stop = null;

  constructor() {
    super();
    /** @type {import('../core/session.js').Session} */ this.session;
  }

  connectedCallback() {
    super.connectedCallback();
    this.session.store.addEventListener('change', this.#again);
    this.#stop = everyQuarterSecond(() => this.#tellTime());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.session.store.removeEventListener('change', this.#again);
    this.#stop?.();
  }

  render() {
    const { person, store, sound } = this.session;
    const kind = person.organisation.kind ?? '';
    return html`<header class="top-bar">
      <a class="skip" href="#main">${t('action.skip')}</a>
      <h1><span class="brand">Live View</span> <span class="top-desk">${person.organisation.name}</span></h1>
      <span class="top-kind quiet">${word('organisationKind', kind)}</span>
      <span class="connection" role="status" data-connection=${store.connection}>${t(`connection.${store.connection}`)}</span>
      <span class="spacer"></span>
      ${kind === 'nationalOperator' ? nothing : html`<lv-shift .sound=${sound}></lv-shift>`}
      <time class="top-clock" data-clock></time>
      <lv-display-choices></lv-display-choices>
      <button type="button" class="button small" data-action="keys" aria-label=${t('keys.title')} @click=${() => this.dispatchEvent(new Event('keys', { bubbles: true }))}>?</button>
      <a class="top-person" href="/accounts.html">${person.name}</a>
      <button type="button" class="button small" data-action="sign-out" @click=${() => this.#leave()}>${t('action.signOut')}</button>
    </header>`;
  }

  updated() {
    this.#tellTime();
  }

  #tellTime() {
    const place = this.querySelector('[data-clock]');
    if (place) place.textContent = time(clock.now());
  }

  async #leave() {
    await api.signOut().catch(() => {});
    location.assign('/');
  }
}

customElements.define('lv-top-bar', TopBar);
