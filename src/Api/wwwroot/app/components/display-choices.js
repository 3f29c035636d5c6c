// @ts-check
import { html } from '../../lib/lit/lit.js';
import { i18n, languages, t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { theme, themes } from '../core/theme.js';

/** Language and theme of this browser. */
export class DisplayChoices extends LightElement {
  render() {
    return html`
      <div class="switch" role="group" aria-label=${t('language.title')}>${languages.map(language => html`
        <button type="button" lang=${language} data-language=${language} aria-pressed=${i18n.language === language ? 'true' : 'false'}
          title=${t(`language.${language}`)} @click=${() => i18n.choose(language)}>${language.toUpperCase()}</button>`)}</div>
      <label class="hidden" for="theme">${t('theme.title')}</label>
      <select id="theme" name="theme" @change=${(/** @type {Event} */ event) => theme.choose(/** @type {any} */ (event.target).value)}>
        ${themes.map(each => html`<option value=${each} ?selected=${theme.current === each}>${t(`theme.${each}`)}</option>`)}</select>`;
  }
}

customElements.define('lv-display-choices', DisplayChoices);
