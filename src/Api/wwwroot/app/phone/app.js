// @ts-check
import { html, keyed, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Heard } from '../core/heard.js';
import { i18n, languages, t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { SeenWatch } from '../core/seen-watch.js';
import './incident.js';
import './incident-list.js';
import { Meter } from './meter.js';
import './meter-display.js';

/** What an officer in the street holds in one hand: the incidents of the team, one of them open, and what it costs. */
export class Phone extends LightElement {
  static properties = { store: { attribute: false }, person: { attribute: false }, chosen: { state: true } };

  #meter = new Meter();
  #seen = new SeenWatch(id => this.store.incidents.get(id));
  #back = () => { this.chosen = history.state?.incident ?? null; };

  constructor() {
    super();
    /** @type {import('../core/store.js').Store} */ this.store;
    new Heard(this, () => this.store);
    /** @type {import('../core/types.js').Person} */ this.person;
    /** The incident that is open; null for the list. @type {string|null} */ this.chosen = history.state?.incident ?? null;
  }

  connectedCallback() {
    super.connectedCallback();
    // The phone's own back key goes back to the list.
    addEventListener('popstate', this.#back);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#back);
  }

  render() {
    const { store, person } = this;
    const incident = this.chosen === null ? null : store.incidents.get(this.chosen) ?? null;
    document.title = `${person.organisation.name} · Live View`;
    return html`
      <header class="phone-bar">
        ${incident ? html`<button type="button" class="button phone-back" data-action="back" @click=${() => history.back()}><span aria-hidden="true">‹</span> ${t('phone.back')}</button>`
          : html`<h1><span class="brand">Live View</span> <small>${person.organisation.name}</small></h1>`}
        <span class="spacer"></span>
        <lv-phone-meter .meter=${this.#meter}></lv-phone-meter>
      </header>
      <p class="phone-connection" role="status" data-connection=${store.connection}>${store.connection === 'live' ? nothing : t(`connection.${store.connection}`)}</p>
      <main id="main" tabindex="-1">${incident
        ? keyed(incident.id, html`<lv-phone-incident .incident=${incident} .person=${person} .meter=${this.#meter}></lv-phone-incident>`)
        : html`<lv-phone-incidents .incidents=${store.queue()} @choose=${(/** @type {CustomEvent<string>} */ event) => this.#open(event.detail)}></lv-phone-incidents>`}
      </main>
      ${incident ? nothing : html`<footer class="phone-foot">
        <div class="switch" role="group" aria-label=${t('language.title')}>${languages.map(language => html`
          <button type="button" lang=${language} data-language=${language} aria-pressed=${i18n.language === language ? 'true' : 'false'}
            title=${t(`language.${language}`)} @click=${() => i18n.choose(language)}>${language.toUpperCase()}</button>`)}</div>
        <button type="button" class="button" data-action="sign-out" @click=${() => this.#leave()}>${t('action.signOut')}</button>
      </footer>`}`;
  }

  async updated() {
    await Promise.resolve();
    this.#seen.watch(this.querySelectorAll('[data-seen-incident]'));
  }

  /** @param {string} id */
  #open(id) {
    history.pushState({ incident: id }, '');
    this.chosen = id;
    scrollTo(0, 0);
  }

  async #leave() {
    await api.signOut().catch(() => {});
    location.assign('/');
  }
}

customElements.define('lv-phone', Phone);
