// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { Heard } from '../core/heard.js';
import { t } from '../core/i18n.js';
import { keys } from '../core/keys.js';
import { LightElement } from '../core/light-element.js';
import './own-keys.js';

/** The single keys of this desk as they are now, the switch that turns them off, and the choice of other ones. */
export class KeysDialog extends LightElement {
  constructor() {
    super();
    new Heard(this, () => keys);
  }

  render() {
    return html`<dialog aria-labelledby="keys-title">
      <h2 id="keys-title">${t('keys.title')}</h2>
      <dl class="keys-list">${keys.all.map(({ act, key, until }) => html`<div data-key=${key}>
        <dt><kbd>${key.toUpperCase()}</kbd>${until ? html`<span>–</span><kbd>${until}</kbd>` : nothing}</dt><dd>${t(`keys.${act}`)}</dd></div>`)}</dl>
      <label class="choice"><input type="checkbox" name="single-keys" .checked=${keys.on}
        @change=${(/** @type {Event} */ event) => { keys.on = /** @type {HTMLInputElement} */ (event.target).checked; }}><span>${t('keys.switch')}</span></label>
      <details class="own-keys"><summary>${t('ownKeys.title')}</summary><lv-own-keys></lv-own-keys></details>
      <form method="dialog" class="row"><button class="button primary">${t('action.close')}</button>
        <button class="button" data-action="tour" @click=${() => this.dispatchEvent(new Event('tour', { bubbles: true }))}>${t('tour.title')}</button></form>
    </dialog>`;
  }

  open() {
    /** @type {HTMLDialogElement|null} */ (this.querySelector('dialog'))?.showModal();
  }
}

customElements.define('lv-keys-dialog', KeysDialog);
