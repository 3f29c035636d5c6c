// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Heard } from '../core/heard.js';
import { t, time, word } from '../core/i18n.js';
import { clock } from '../core/clock.js';
import { LightElement } from '../core/light-element.js';
import { everyQuarterSecond } from '../core/tick.js';
import './display-choices.js';
import './shift.js';

/** Who sits here, for whom, whether the desk is in touch with the server and can be heard, and what time it is there. */
export class TopBar extends LightElement {
  static properties = { session: { attribute: false } };

  /** @type {(() => void)|null} */ #stop = null;

  constructor() {
    super();
    /** @type {import('../core/session.js').Session} */ this.session;
    new Heard(this, () => this.session.store);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everyQuarterSecond(() => this.#tellTime());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
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
      ${hearsAlarms(person) ? html`<lv-shift .sound=${sound}></lv-shift>` : nothing}
      ${hearsAlarms(person) ? html`<a class="button small top-wall" data-action="wall" href="/wall.html" target="live-view-wall">${t('wall.open')}</a>` : nothing}
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

/** Alarms sound at desks where somebody answers them. @param {import('../core/types.js').Person} person */
const hearsAlarms = person => !person.roles.includes('privacyOfficer')
  && person.roles.some(role => ['operator', 'supervisor', 'dispatcher', 'fieldOfficer'].includes(role));

customElements.define('lv-top-bar', TopBar);
