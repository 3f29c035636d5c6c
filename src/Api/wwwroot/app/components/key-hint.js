// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { Heard } from '../core/heard.js';
import { keys } from '../core/keys.js';
import { LightElement } from '../core/light-element.js';

/** The single key that does what the button around it does; nothing while keys are off. The list of keys tells it in words. */
export class KeyHint extends LightElement {
  static properties = { act: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/keys.js').Act} */ this.act = 'firstAct';
    new Heard(this, () => keys);
  }

  render() {
    const key = keys.of(this.act);
    return key === null ? nothing : html`<kbd aria-hidden="true">${key.toUpperCase()}</kbd>`;
  }
}

customElements.define('lv-key-hint', KeyHint);
