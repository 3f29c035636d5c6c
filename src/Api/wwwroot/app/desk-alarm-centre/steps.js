// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { LightElement } from '../core/light-element.js';
import { isOver } from '../core/store.js';
import { t } from '../core/i18n.js';
import './acknowledge-step.js';
import './forward-step.js';
import './receipts.js';
import './verify-step.js';

/** The operator's three steps in order, and after them what became of it. */
export class Steps extends LightElement {
  static properties = { incident: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    return html`
      ${incident.notifications.length > 0 ? html`<lv-receipts .incident=${incident}></lv-receipts>` : nothing}
      <ol class="steps" aria-label=${t('steps.title')}>
        <li data-step="acknowledge"><lv-acknowledge-step .incident=${incident}></lv-acknowledge-step></li>
        ${isOver(incident) && !incident.verification ? nothing : html`<li data-step="verify"><lv-verify-step .incident=${incident}></lv-verify-step></li>`}
        ${isOver(incident) ? nothing : html`<li data-step="forward"><lv-forward-step .incident=${incident}></lv-forward-step></li>`}
      </ol>`;
  }
}

customElements.define('lv-steps', Steps);
