// @ts-check
import { html, repeat } from '../../lib/lit/lit.js';
import { clock } from '../core/clock.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

const kinds = ['viewings', 'disclosures'];
const day = 86_400_000;
/** Clocks differ: what is written down now is found as well, ms. */
const margin = 60_000;

/** What a privacy officer asks: what, which camera, from when to when. */
export class AskForm extends LightElement {
  static properties = { cameras: { attribute: false }, busy: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').AuditCamera[]} */ this.cameras = [];
    this.busy = false;
    this.from = local(clock.now() - day);
  }

  render() {
    return html`<form class="block ask" @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
      <fieldset class="choices two"><legend>${t('privacy.what')}</legend>
        ${kinds.map((kind, index) => html`<label class="choice"><input type="radio" name="what" value=${kind} ?checked=${index === 0}> ${t(`privacy.what.${kind}`)}</label>`)}</fieldset>
      <label class="field">${t('privacy.camera')}<select name="camera">
        <option value="">${t('privacy.camera.all')}</option>
        ${repeat(this.cameras, camera => camera.camera, camera => html`<option value=${camera.camera}>${camera.site} · ${camera.name} (${camera.camera})</option>`)}</select></label>
      <label class="field">${t('privacy.from')}<input type="datetime-local" name="from" required .defaultValue=${this.from}></label>
      <label class="field">${t('privacy.to')}<input type="datetime-local" name="to"></label>
      <button class="button primary" data-action="search" ?disabled=${this.busy}>${t('privacy.search')}</button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #send(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const read = (/** @type {string} */ name) => String(form.get(name) ?? '');
    this.dispatchEvent(new CustomEvent('search', {
      detail: { what: read('what'), camera: read('camera'), from: new Date(read('from')).toISOString(), to: (read('to') ? new Date(read('to')) : new Date(clock.now() + margin)).toISOString() },
    }));
  }
}

/** As a field for local time takes it. @param {number} at */
function local(at) {
  const moment = new Date(at);
  return new Date(at - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

customElements.define('lv-ask-form', AskForm);
