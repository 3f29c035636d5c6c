// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { i18n, t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Part } from '../core/part.js';
import '../components/later.js';
import '../components/problem.js';

const inviteForm = new Part(() => Promise.all([import('./invite-form.js'), i18n.add('invite')]));

/** A dispatcher brings another room or team into the incident. */
export class Invite extends LightElement {
  static properties = { incident: { attribute: false }, parties: { state: true } };

  #load = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** Null until somebody wants to invite. @type {import('./invite-form.js').Party[]|null} */ this.parties = null;
    this.addEventListener('done', () => { this.parties = null; });
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {{ id: string }|null|undefined} */ (changed.get('incident'));
    if (before && before.id !== this.incident?.id) this.parties = null;
  }

  render() {
    const incident = this.incident;
    if (!incident?.may.includes('invite')) return nothing;
    return html`<section class="block invite" aria-label=${t('invite.title')}>
      ${this.parties === null
        ? html`<div class="row"><button type="button" class="button" data-action="ask-invite" ?disabled=${this.#load.busy} @click=${() => this.#ask(incident.id)}>${t('invite.ask')}</button></div>`
        : html`<lv-later .code=${inviteForm} .shows=${html`<lv-invite-form .incident=${incident} .parties=${this.parties}></lv-invite-form>`}></lv-later>`}
      <lv-problem .problem=${this.#load.problem}></lv-problem>
    </section>`;
  }

  /** @param {string} id */
  async #ask(id) {
    await this.#load.run(async () => { this.parties = await api.partiesToInvite(id); });
  }
}

customElements.define('lv-invite', Invite);
