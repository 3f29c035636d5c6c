// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/key-hint.js';
import '../components/problem.js';

/** Step 1: this operator takes the incident in hand. */
export class AcknowledgeStep extends LightElement {
  static properties = { incident: { attribute: false } };

  #acknowledge = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const done = incident.log.find(line => line.code === 'acknowledged');
    if (!incident.may.includes('acknowledge')) {
      return html`<div class="step done"><h3><span class="step-mark" aria-hidden="true"></span>${t('acknowledge.done')}</h3>
        ${done ? html`<span class="quiet">${time(done.at)} · ${done.by.organisation.name}</span>` : nothing}</div>`;
    }
    return html`<div class="step now">
      <h3><span class="step-mark" aria-hidden="true"></span>${t('acknowledge.title')}</h3>
      <button type="button" class="button primary wide" data-action="acknowledge" ?disabled=${this.#acknowledge.busy}
        @click=${() => this.#acknowledge.run(() => api.acknowledge(incident.id))}>${t('acknowledge.do')} <lv-key-hint .act=${'firstAct'}></lv-key-hint></button>
      <lv-problem .problem=${this.#acknowledge.problem}></lv-problem>
    </div>`;
  }
}

customElements.define('lv-acknowledge-step', AcknowledgeStep);
