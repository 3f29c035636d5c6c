// @ts-check
import { html } from '../../lib/lit/lit.js';
import { Heard } from '../core/heard.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** Whether the desk can be heard, and the button that makes it so. */
export class Shift extends LightElement {
  static properties = { sound: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/sound.js').Sound} */ this.sound;
    new Heard(this, () => this.sound);
  }

  render() {
    if (this.sound.on) {
      return html`<span class="sound-on">${t('shift.soundOn')}</span>
        <button type="button" class="button small" data-action="test-sound" @click=${() => this.sound.play(1)}>${t('shift.test')}</button>`;
    }
    return html`<strong class="sound-off" data-sound="off">${t('shift.soundOff')}</strong>
      <button type="button" class="button primary small" data-action="start-shift" @click=${() => this.#start()}>${t('shift.start')}</button>`;
  }

  async #start() {
    await this.sound.unlock();
    // A desk must not fall asleep during a shift; a browser that refuses is no reason to stop.
    const stayAwake = () => navigator.wakeLock?.request('screen').catch(() => {});
    stayAwake();
    document.addEventListener('visibilitychange', () => { if (!document.hidden) stayAwake(); });
  }
}

customElements.define('lv-shift', Shift);
