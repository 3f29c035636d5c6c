// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { save } from '../core/save.js';
import './problem.js';

/** @typedef {{ id: string, name: string }} Exportable */

/** Takes the whole log of an incident out as an evidence bundle, with for whom, why and on what ground. */
export class ExportForm extends LightElement {
  static properties = { incidents: { attribute: false }, saved: { state: true } };

  #make = new Command(this);

  constructor() {
    super();
    /** The incidents it can be made of. @type {Exportable[]} */ this.incidents = [];
    /** Name of the file that was saved last. */ this.saved = '';
  }

  render() {
    const { incidents } = this;
    if (incidents.length === 0) return nothing;
    const { busy } = this.#make;
    return html`<details class="block export"><summary><h3>${t('export.title')}</h3></summary>
      <p class="quiet">${t('export.explain')}</p>
      <form @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
        ${incidents.length === 1 ? nothing : html`<label class="field">${t('export.incident')}<select name="incident">
          ${repeat(incidents, each => each.id, each => html`<option value=${each.id}>${each.name}</option>`)}</select></label>`}
        <label class="field">${t('export.recipient')}<input name="recipient" required maxlength="500" autocomplete="off"></label>
        <label class="field">${t('export.reason')}<input name="reason" required maxlength="500" autocomplete="off"></label>
        <label class="field">${t('export.legalBasis')}<input name="legalBasis" required maxlength="500" autocomplete="off"></label>
        <button class="button" data-action="export" ?disabled=${busy}>${t(busy ? 'export.busy' : 'export.make')}</button>
        <p role="status">${this.saved && !busy ? t('export.saved', { file: this.saved }) : nothing}</p>
        <lv-problem .problem=${this.#make.problem}></lv-problem>
      </form></details>`;
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const read = (/** @type {string} */ name) => String(given.get(name) ?? '').trim();
    const id = this.incidents.length === 1 ? this.incidents[0].id : read('incident');
    this.saved = '';
    if (await this.#make.run(async () => {
      save(await api.exportLog(id, { recipient: read('recipient'), reason: read('reason'), legalBasis: read('legalBasis') }), `incident-${id}.zip`);
      this.saved = `incident-${id}.zip`;
    })) form.reset();
  }
}

customElements.define('lv-export-form', ExportForm);
