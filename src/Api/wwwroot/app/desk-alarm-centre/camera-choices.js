// @ts-check
import { html, live, repeat } from '../../lib/lit/lit.js';
import { t, told, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** Which cameras go along. What the source's policy forbids is shown, with why, and cannot be ticked. */
export class CameraChoices extends LightElement {
  static properties = { cameras: { attribute: false }, choices: { attribute: false }, chosen: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').Camera[]} */ this.cameras = [];
    /** @type {import('../core/types.js').CameraChoice[]} */ this.choices = [];
    /** Owned by the step; changed here. @type {Set<string>} */ this.chosen = new Set();
  }

  render() {
    return html`<fieldset class="choices two"><legend>${t('forward.whichCameras')}</legend>
      ${repeat(this.choices, choice => choice.id, choice => {
        const camera = this.cameras.find(each => each.id === choice.id);
        return html`<label class="choice"><input type="checkbox" data-camera-choice=${choice.id} ?disabled=${!choice.releasable}
          .checked=${live(this.chosen.has(choice.id))} @change=${(/** @type {Event} */ event) => this.#toggle(choice.id, event)}>
          <span>${camera?.name ?? choice.id} <small>${this.#about(camera, choice)}</small></span></label>`;
      })}</fieldset>`;
  }

  /** @param {import('../core/types.js').Camera|undefined} camera @param {import('../core/types.js').CameraChoice} choice */
  #about(camera, choice) {
    const viewpoint = camera ? word('viewpoint', camera.viewpoint) : '';
    return [viewpoint === camera?.name ? '' : viewpoint, told(choice.why)].filter(Boolean).join(' · ');
  }

  /** @param {string} id @param {Event} event */
  #toggle(id, event) {
    if (/** @type {HTMLInputElement} */ (event.target).checked) this.chosen.add(id);
    else this.chosen.delete(id);
    this.dispatchEvent(new Event('choice'));
  }
}

customElements.define('lv-camera-choices', CameraChoices);
