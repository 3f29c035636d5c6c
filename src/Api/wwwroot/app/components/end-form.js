// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import './problem.js';

/** Ending an incident, with the reason that the log keeps: dismissal (needless) or closure. */
export class EndForm extends LightElement {
  static properties = { incident: { attribute: false }, asking: { state: true } };

  #end = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** @type {'dismiss'|'close'|null} */ this.asking = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {{ id: string }|null|undefined} */ (changed.get('incident'));
    if (before && before.id !== this.incident?.id) this.asking = null;
  }

  render() {
    const may = this.incident?.may ?? [];
    const ways = /** @type {('dismiss'|'close')[]} */ (['dismiss', 'close']).filter(way => may.includes(way));
    if (ways.length === 0) return nothing;
    const asking = this.asking && ways.includes(this.asking) ? this.asking : null;
    return html`<section class="block end" aria-label=${t('end.title')}>
      ${asking === null
        ? html`<div class="row">${ways.map(way => html`<button type="button" class="button" data-action=${way}
            @click=${() => { this.asking = way; this.#focusReason(); }}>${t(`end.${way}`)}</button>`)}</div>`
        : html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.#confirm(event, asking)}>
            <label for="end-reason">${t(`end.${asking}.reason`)}</label>
            <input id="end-reason" name="reason" required maxlength="500" autocomplete="off" list="end-reasons">
            <datalist id="end-reasons">${t(`end.${asking}.suggestions`).split('|').map(reason => html`<option value=${reason}></option>`)}</datalist>
            <p class="quiet">${t('end.consequence')}</p>
            <div class="row">
              <button class="button primary" data-action=${asking} ?disabled=${this.#end.busy}>${t(`end.${asking}.confirm`)}</button>
              <button type="button" class="button" data-action="cancel" @click=${() => { this.asking = null; }}>${t('action.cancel')}</button>
            </div>
            <lv-problem .problem=${this.#end.problem}></lv-problem>
          </form>`}
    </section>`;
  }

  async #focusReason() {
    await this.updateComplete;
    /** @type {HTMLInputElement|null} */ (this.querySelector('#end-reason'))?.focus();
  }

  /** @param {SubmitEvent} event @param {'dismiss'|'close'} way */
  async #confirm(event, way) {
    event.preventDefault();
    const reason = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('reason') ?? '').trim();
    const id = this.incident?.id;
    if (!reason || !id) return;
    if (await this.#end.run(() => api[way](id, reason))) this.asking = null;
  }
}

customElements.define('lv-end-form', EndForm);
