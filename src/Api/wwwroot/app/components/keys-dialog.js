// @ts-check
import { html } from '../../lib/lit/lit.js';
import { t } from '../core/i18n.js';
import { keys } from '../core/keys.js';
import { LightElement } from '../core/light-element.js';

const all = [['J', 'K'], ['A'], ['V'], ['F'], ['1', '9'], ['0'], ['?']];

/** The single keys, and the switch that turns them off. */
export class KeysDialog extends LightElement {
  render() {
    return html`<dialog aria-labelledby="keys-title">
      <h2 id="keys-title">${t('keys.title')}</h2>
      <dl class="keys-list">${all.map(list => html`<div><dt>${list.map((key, index) => html`${index > 0 ? html`<span>${list[0] === '1' ? '–' : '/'}</span>` : ''}<kbd>${key}</kbd>`)}</dt>
        <dd>${t(`keys.${list[0] === '?' ? 'help' : list[0].toLowerCase()}`)}</dd></div>`)}</dl>
      <label class="choice"><input type="checkbox" name="single-keys" .checked=${keys.on}
        @change=${(/** @type {Event} */ event) => { keys.on = /** @type {HTMLInputElement} */ (event.target).checked; }}><span>${t('keys.switch')}</span></label>
      <form method="dialog"><button class="button primary">${t('action.close')}</button></form>
    </dialog>`;
  }

  open() {
    /** @type {HTMLDialogElement|null} */ (this.querySelector('dialog'))?.showModal();
  }
}

customElements.define('lv-keys-dialog', KeysDialog);
