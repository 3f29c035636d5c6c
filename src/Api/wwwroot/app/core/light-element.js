// @ts-check
import { LitElement } from '../../lib/lit/lit.js';
import { keepFocus } from './focus.js';
import { i18n } from './i18n.js';

/** A Lit element in the page's own tree (light DOM), rendered again when the language changes. */
export class LightElement extends LitElement {
  #again = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    i18n.addEventListener('change', this.#again);
  }

  performUpdate() {
    super.performUpdate();
    keepFocus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    i18n.removeEventListener('change', this.#again);
  }
}
