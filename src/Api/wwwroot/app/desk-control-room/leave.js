// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** The room has done its part and leaves: asked once more, because only the alarm centre can bring it back. */
export class Leave extends LightElement {
  static properties = { incident: { attribute: false }, asking: { state: true } };

  #leave = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    this.asking = false;
  }

  render() {
    const incident = this.incident;
    if (!incident?.may.includes('leave')) return nothing;
    return html`<section class="block end" aria-label=${t('leave.title')}>
      ${this.asking ? html`<p class="quiet">${t('leave.consequence')}</p>
        <div class="row">
          <button type="button" class="button primary" data-action="leave" ?disabled=${this.#leave.busy}
            @click=${() => this.#leave.run(() => api.leave(incident.id))}>${t('leave.confirm')}</button>
          <button type="button" class="button" data-action="stay" @click=${() => { this.asking = false; }}>${t('action.cancel')}</button>
        </div>` : html`<div class="row"><button type="button" class="button" data-action="ask-leave" @click=${() => this.#ask()}>${t('leave.do')}</button></div>`}
      <lv-problem .problem=${this.#leave.problem}></lv-problem>
    </section>`;
  }

  async #ask() {
    this.asking = true;
    await this.updateComplete;
    /** @type {HTMLButtonElement|null} */ (this.querySelector('[data-action="leave"]'))?.focus();
  }
}

customElements.define('lv-leave', Leave);
