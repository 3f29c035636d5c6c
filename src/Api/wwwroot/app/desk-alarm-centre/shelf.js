// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

const choices = [5, 15, 30, 60, 120, 240, 480];

/** Sets an alarm aside for a while, with a reason; it comes back by itself, and at once when there is one more alarm. */
export class Shelf extends LightElement {
  static properties = { incident: { attribute: false }, asking: { state: true } };

  #change = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** Whether it is asked for how long. */ this.asking = false;
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const shelf = incident.shelf;
    if (shelf) {
      return html`<section class="block" aria-label=${t('shelf.title')}>
        <p><strong>${t('shelf.until', { until: time(shelf.until) })}</strong></p><q>${written(shelf.reason)}</q>
        ${incident.may.includes('take-back') ? html`<button type="button" class="button" data-action="take-back" ?disabled=${this.#change.busy}
          @click=${() => this.#change.run(() => api.takeBack(incident.id))}>${t('shelf.takeBack')}</button>` : nothing}
        <lv-problem .problem=${this.#change.problem}></lv-problem></section>`;
    }
    if (!incident.may.includes('shelve')) return nothing;
    return html`<section class="block" aria-label=${t('shelf.title')}>
      <button type="button" class="button" data-action="shelve" aria-expanded=${this.asking} @click=${() => { this.asking = !this.asking; }}>${t('shelf.do')}</button>
      ${this.asking ? html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
        <label class="field">${t('shelf.howLong')}<select name="minutes">${choices.map(minutes => html`<option value=${minutes} ?selected=${minutes === 15}>${t('shelf.minutes', { minutes })}</option>`)}</select></label>
        <label class="field">${t('shelf.reason')}<input name="reason" maxlength="2000" required autocomplete="off"></label>
        <p class="quiet">${t('shelf.explain')}</p>
        <button class="button primary" data-action="shelve-confirm" ?disabled=${this.#change.busy}>${t('shelf.confirm')}</button></form>` : nothing}
      <lv-problem .problem=${this.#change.problem}></lv-problem></section>`;
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const id = this.incident?.id ?? '';
    if (await this.#change.run(() => api.shelve(id, Number(data.get('minutes')), String(data.get('reason')).trim()))) this.asking = false;
  }
}

customElements.define('lv-shelf', Shelf);
