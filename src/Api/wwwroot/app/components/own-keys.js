// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { Heard } from '../core/heard.js';
import { t } from '../core/i18n.js';
import { keys } from '../core/keys.js';
import { LightElement } from '../core/light-element.js';

/** Lets somebody choose the single keys of this desk; another workstation keeps its own. */
export class OwnKeys extends LightElement {
  static properties = { refused: { state: true } };

  constructor() {
    super();
    /** The key that was not given, and why not. @type {{ act: import('../core/keys.js').Act, key: string, why: 'no-key'|import('../core/keys.js').Act }|null} */ this.refused = null;
    new Heard(this, () => keys);
  }

  render() {
    return html`<p class="quiet">${t('ownKeys.how')}</p>
      <ul class="own-keys-list">${keys.all.filter(each => !each.until).map(({ act, key }) => html`<li>
        <label for=${`own-key-${act}`}>${t(`keys.${act}`)}</label>
        <input id=${`own-key-${act}`} data-own-key=${act} maxlength="2" size="1" autocomplete="off" autocapitalize="off" spellcheck="false" .value=${key.toUpperCase()}
          aria-invalid=${this.refused?.act === act ? 'true' : 'false'} aria-describedby=${this.refused?.act === act ? 'own-keys-problem' : nothing}
          @focus=${(/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).select()}
          @input=${(/** @type {Event} */ event) => this.#chosen(act, /** @type {HTMLInputElement} */ (event.target))}>
        ${this.refused?.act === act ? html`<p class="own-keys-problem" id="own-keys-problem" role="alert">${this.#problem()}</p>` : nothing}</li>`)}</ul>
      <button type="button" class="button small" data-action="reset-keys" @click=${() => { this.refused = null; keys.reset(); }}>${t('ownKeys.reset')}</button>`;
  }

  #problem() {
    const { refused } = this;
    if (!refused) return '';
    return refused.why === 'no-key' ? t('ownKeys.noKey') : t('ownKeys.clash', { key: refused.key.toUpperCase(), act: t(`keys.${refused.why}`) });
  }

  /** @param {import('../core/keys.js').Act} act @param {HTMLInputElement} field */
  #chosen(act, field) {
    // Emptied on the way to another key.
    if (field.value === '') return;
    const key = field.value.slice(-1);
    const why = keys.change(act, key);
    this.refused = why === null ? null : { act, key, why };
    field.value = keys.all.find(each => each.act === act)?.key.toUpperCase() ?? '';
    field.select();
  }
}

customElements.define('lv-own-keys', OwnKeys);
