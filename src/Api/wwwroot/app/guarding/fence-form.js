// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { Problem } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { guard } from './ask.js';
import { placesOf } from './places.js';
import '../components/problem.js';

const kinds = ['leavingArea', 'enteringArea', 'leavingCorridor'];

/** Alarms that make an incident. */
const alarms = ['holdUp', 'panic', 'burglary', 'tamper', 'other', 'fire', 'medical', 'gas'];

/** Gives an object a fence, in words: corners a line, or GeoJSON. Says `watching` with how it is then. */
export class FenceForm extends LightElement {
  static properties = { object: { attribute: false }, kind: { state: true } };

  #set = new Command(this);

  constructor() {
    super();
    /** @type {string} */ this.object;
    this.kind = kinds[0];
  }

  render() {
    const isLine = this.kind === 'leavingCorridor';
    return html`<form class="stack" data-form="fence" @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
      <h3>${t('fence.new')}</h3>
      <div class="guarding-pair"><label>${t('fence.name')}<input name="name" required maxlength="60" autocomplete="off"></label>
        <label>${t('fence.kind')}<select name="kind" .value=${this.kind} @change=${(/** @type {Event} */ event) => { this.kind = /** @type {HTMLSelectElement} */ (event.target).value; }}>
          ${kinds.map(each => html`<option value=${each}>${t(`fence.${each}`)}</option>`)}</select></label></div>
      <div class="guarding-pair"><label>${t('fence.alarm')}<select name="alarm">${alarms.map(each => html`<option value=${each}>${word('alarmKind', each)}</option>`)}</select></label>
        ${isLine ? html`<label>${t('fence.halfWidth')}<input type="number" name="halfWidth" required min="100" max="20000" step="50" value="500"></label>` : nothing}</div>
      <label>${t(isLine ? 'fence.line' : 'fence.corners')}<textarea name="points" required maxlength="20000" spellcheck="false" aria-describedby="fence-hint"></textarea></label>
      <p class="quiet hint" id="fence-hint">${t('fence.hint')}</p>
      <button class="button" data-action="set-fence" ?disabled=${this.#set.busy}>${t('fence.set')}</button>
      <lv-problem .problem=${this.#set.problem}></lv-problem></form>`;
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const done = await this.#set.run(async () => {
      const { places, wrong } = placesOf(String(given.get('points')));
      if (wrong !== null) throw new Problem(400, { code: 'no-place', detail: t('fence.wrong', { line: wrong }) });
      const detail = await guard.fence(this.object, {
        name: given.get('name'), kind: given.get('kind'), alarm: given.get('alarm'), points: places, halfWidth: Number(given.get('halfWidth') ?? 0),
      });
      this.dispatchEvent(new CustomEvent('watching', { bubbles: true, detail }));
    });
    if (done) {
      form.reset();
      this.kind = kinds[0];
    }
  }
}

customElements.define('lv-fence-form', FenceForm);
