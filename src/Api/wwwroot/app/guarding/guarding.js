// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { t, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/display-choices.js';
import './object-watch.js';

/** @typedef {import('../core/types.js').ObjectEntry & { duress: string, alarmConnection: string|null }} GuardedObject */

/** The tracked objects of a party: over which it watches, on what ground, and within which fences. */
export class Guarding extends LightElement {
  static properties = { person: { attribute: false }, objects: { attribute: false }, chosen: { state: true } };

  constructor() {
    super();
    /** @type {import('../core/types.js').Person} */ this.person;
    /** @type {GuardedObject[]} */ this.objects = [];
    /** The one that is looked at. @type {string|null} */ this.chosen = null;
  }

  render() {
    document.title = `${t('guarding.title')} · Live View`;
    const object = this.objects.find(each => each.id === this.chosen) ?? this.objects[0] ?? null;
    return html`<div class="sign-in wide">
      <header><p class="brand">Live View</p><span class="quiet">${this.person.name} · ${this.person.organisation.name}</span><lv-display-choices></lv-display-choices>
        <a class="button small" href="/desk.html">${t('guarding.toDesk')}</a>
        <button type="button" class="button small" data-action="sign-out" @click=${() => this.#leave()}>${t('action.signOut')}</button></header>
      <main><h1>${t('guarding.title')}</h1><p class="quiet">${t('guarding.lead')}</p>
        ${object === null ? html`<p>${t('guarding.none')}</p>` : html`
        <section class="block stack"><label>${t('guarding.which')}<select name="guarded" @change=${(/** @type {Event} */ event) => { this.chosen = /** @type {HTMLSelectElement} */ (event.target).value; }}>
          ${this.objects.map(each => html`<option value=${each.id} ?selected=${each === object}>${each.name}</option>`)}</select></label>
          <p data-duress=${object.duress}>${word('object', object.kind)} · ${t(`duress.${object.duress}`)}${object.alarmConnection
            ? html` · ${t('guarding.under', { connection: object.alarmConnection })}` : nothing}</p>
          ${object.alarmConnection ? nothing : html`<p>${t('guarding.underNone')}</p>`}</section>
        <lv-object-watch .object=${object}></lv-object-watch>`}
      </main></div>`;
  }

  async #leave() {
    await api.signOut().catch(() => {});
    location.assign('/');
  }
}

customElements.define('lv-guarding', Guarding);
