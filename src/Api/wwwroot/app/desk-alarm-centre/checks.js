// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** What is done at an alarm of this kind before it is judged; stands in the form that judges, and asks why where an item stays open. */
export class Checks extends LightElement {
  static properties = { incident: { attribute: false } };

  #mark = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const open = incident.checks.filter(each => each.done === null).length;
    return html`<fieldset class="choices"><legend>${t('checks.title')}</legend>
        ${incident.checks.map(each => html`<label class="choice"><input type="checkbox" data-check=${each.number} .checked=${each.done === true} ?disabled=${!incident.may.includes('check') || this.#mark.busy}
          @change=${(/** @type {Event} */ event) => this.#onMark(event, each.number)}>
          <span>${each.text}${each.by && each.at ? html`<small class="quiet">${t(each.done ? 'checks.done' : 'checks.skipped', { at: time(each.at) })}</small>` : nothing}</span></label>`)}</fieldset>
      ${open > 0 ? html`<label class="field">${t('checks.why')}<textarea name="skip" rows="1" maxlength="2000" required></textarea></label>` : nothing}
      <lv-problem .problem=${this.#mark.problem}></lv-problem>`;
  }

  /** @param {Event} event @param {number} number */
  async #onMark(event, number) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const id = this.incident?.id ?? '';
    if (!await this.#mark.run(() => api.markCheck(id, number, box.checked))) this.requestUpdate();
    // What is sent cannot be pressed meanwhile, and loses the focus by that.
    await this.updateComplete;
    box.focus();
  }
}

customElements.define('lv-checks', Checks);
