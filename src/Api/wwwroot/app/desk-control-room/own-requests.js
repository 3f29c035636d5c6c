// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { asked, open, over, standing } from '../components/request-words.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** How many that are over stay in sight. */
const remembered = 3;

/** What this room asked, and what became of it. */
export class OwnRequests extends LightElement {
  static properties = { incident: { attribute: false } };

  #withdraw = new Command(this);
  /** Of cameras that were shared: a closed incident names none. @type {Map<string, string>} */ #names = new Map();

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
  }

  render() {
    const incident = this.incident;
    if (!incident || incident.requests.length === 0) return nothing;
    for (const camera of incident.cameras) this.#names.set(camera.id, camera.name);
    const name = (/** @type {string} */ camera) => this.#names.get(camera) ?? '';
    const shown = [...open(incident.requests), ...over(incident.requests).slice(0, remembered)];
    return html`<ul class="requests" aria-label=${t('request.own')}>${repeat(shown, each => each.id, each => html`
        <li data-request=${each.id} data-state=${each.state}><span><strong>${asked(each, name)}</strong><small>${standing(each)}</small></span>
          ${each.may.includes('withdraw-request') ? html`<button type="button" class="button small" data-action="withdraw-request" ?disabled=${this.#withdraw.busy}
            aria-label=${t('request.withdrawOf', { what: asked(each, name) })} @click=${() => this.#withdraw.run(() => api.withdrawControl(incident.id, each.id))}>${t('request.withdraw')}</button>` : nothing}</li>`)}</ul>
      <lv-problem .problem=${this.#withdraw.problem}></lv-problem>`;
  }
}

customElements.define('lv-own-requests', OwnRequests);
