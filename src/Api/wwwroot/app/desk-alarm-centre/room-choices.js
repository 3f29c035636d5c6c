// @ts-check
import { html, live, nothing, repeat } from '../../lib/lit/lit.js';
import { reasonInWords } from '../components/reason.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** Which control rooms: those the address points at, with why, and every other one to correct it. */
export class RoomChoices extends LightElement {
  static properties = { jurisdiction: { attribute: false }, notified: { attribute: false }, chosen: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').Jurisdiction|null} */ this.jurisdiction = null;
    /** @type {Set<string>} */ this.notified = new Set();
    /** Owned by the step; changed here. @type {Set<string>} */ this.chosen = new Set();
  }

  render() {
    const jurisdiction = this.jurisdiction;
    if (!jurisdiction) return nothing;
    const proposed = jurisdiction.proposed.filter(each => !this.notified.has(each.room.id));
    const others = jurisdiction.rooms.filter(room => !this.notified.has(room.id) && !proposed.some(each => each.room.id === room.id));
    return html`<fieldset class="choices"><legend>${t('forward.whichRooms')}</legend>
      ${repeat(proposed, each => each.room.id, each => this.#choice(each.room, reasonInWords(each.reason)))}
      ${proposed.length === 0 && this.notified.size === 0 ? html`<p class="quiet">${t('forward.noneProposed')}</p>` : nothing}
      ${others.length === 0 ? nothing : html`<details class="other-rooms" ?open=${proposed.length === 0}>
        <summary>${t('forward.otherRooms')}</summary>
        ${repeat(others, room => room.id, room => this.#choice(room, ''))}
      </details>`}</fieldset>`;
  }

  /** @param {import('../core/types.js').Room} room @param {string} why */
  #choice(room, why) {
    return html`<label class="choice"><input type="checkbox" data-room-choice=${room.id} .checked=${live(this.chosen.has(room.id))}
      @change=${(/** @type {Event} */ event) => this.#toggle(room.id, event)}><span>${room.name}${why ? html` <small>${why}</small>` : nothing}</span></label>`;
  }

  /** @param {string} id @param {Event} event */
  #toggle(id, event) {
    if (/** @type {HTMLInputElement} */ (event.target).checked) this.chosen.add(id);
    else this.chosen.delete(id);
    this.dispatchEvent(new Event('choice'));
  }
}

customElements.define('lv-room-choices', RoomChoices);
