// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/key-hint.js';
import '../components/problem.js';

/** The room takes the incident: the alarm centre sees it at once. */
export class Accept extends LightElement {
  static properties = { incident: { attribute: false }, room: { attribute: false } };

  #accept = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    this.room = '';
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    if (incident.may.includes('accept')) {
      return html`<div class="block"><button type="button" class="button primary wide" data-action="accept" ?disabled=${this.#accept.busy}
          @click=${() => this.#accept.run(() => api.accept(incident.id))}>${t('accept.do')} <lv-key-hint .act=${'firstAct'}></lv-key-hint></button>
        <lv-problem .problem=${this.#accept.problem}></lv-problem></div>`;
    }
    const at = incident.notifications.find(each => each.room.id === this.room)?.acceptedAt ?? null;
    return at === null ? nothing : html`<p class="block accepted"><span class="step-mark done" aria-hidden="true"></span>${t('accept.done', { at: time(at) })}</p>`;
  }
}

customElements.define('lv-accept', Accept);
