// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { number, t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Replay } from '../player/replay.js';

const speeds = [0.25, 0.5, 1, 2, 4, 8];
/** One press of a button back or on, ms. */
const step = 10_000;

/** Opens a window in which what was recorded of a camera can be looked back at while the incident lasts. */
export class ReplayButton extends LightElement {
  static properties = { offered: { attribute: false }, incident: { attribute: false }, camera: { attribute: false }, name: { attribute: false } };

  /** @type {Replay|null} */ #replay = null;
  /** Whether somebody moves the slider: it then stays where the hand is. */ #held = false;

  constructor() {
    super();
    /** Whether it may be looked back at now. A window that is open stays, and says why its picture ended. */ this.offered = false;
    this.incident = '';
    this.camera = '';
    this.name = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
  }

  render() {
    if (!Replay.available) return nothing;
    return html`${this.offered ? html`<button type="button" class="tile-replay" data-action="replay" aria-label=${t('replay.open', { name: this.name })}
        title=${t('replay.open', { name: this.name })} @click=${() => this.#open()}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5V1L6 6l6 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8Z" /></svg></button>` : nothing}
      <dialog class="replay" aria-label=${t('replay.title', { name: this.name })} @close=${() => this.#leave()}>${this.#window()}</dialog>`;
  }

  #window() {
    const replay = this.#replay;
    if (!replay) return nothing;
    const { extent, at, ended } = replay;
    const playing = replay.state === 'playing';
    return html`<h2>${t('replay.title', { name: this.name })}</h2>
      <div class="replay-stage" data-replay-state=${replay.state} data-at=${Number.isNaN(at) ? '' : new Date(at).toISOString()}></div>
      ${ended ? html`<p class="replay-notice" role="status">${ended === 'nothing-recorded' || ended === 'failed' || ended === 'recording-damaged'
        ? t(`replay.${ended}`) : t('tile.noImage', { reason: word('ended', ended) })}</p>` : nothing}
      ${extent && !ended ? html`
        <label class="field">${t('replay.position')}
          <input type="range" name="position" min="0" max=${Math.max(0, extent.until - extent.from)} step="100"
            .value=${this.#held ? nothing : String(Number.isNaN(at) ? 0 : at - extent.from)} aria-valuetext=${Number.isNaN(at) ? '' : time(at)}
            @input=${(/** @type {Event} */ event) => this.#moved(event)} @change=${() => { this.#held = false; }}></label>
        <p class="replay-times"><span>${time(extent.from)}</span><strong class="replay-at">${Number.isNaN(at) ? '' : time(at)}</strong><span>${time(extent.until)}</span></p>
        ${replay.gaps.length > 0 ? html`<p>${t('replay.gaps', { when: replay.gaps.map(gap => `${time(gap.from)}–${time(gap.until)}`).join(', ') })}</p>` : nothing}
        ${replay.atEnd ? html`<p role="status">${t('replay.end')}</p>` : nothing}
        <div class="replay-keys">
          <button type="button" class="button" data-action="replay-back" @click=${() => replay.seek(at - step)}>${t('replay.back')}</button>
          <button type="button" class="button primary" data-action="replay-play" @click=${() => playing ? replay.pause() : replay.play(replay.atEnd ? extent.from : null)}>${playing ? t('replay.pause') : t('replay.play')}</button>
          <button type="button" class="button" data-action="replay-on" @click=${() => replay.seek(at + step)}>${t('replay.on')}</button>
          <label>${t('replay.speed')} <select name="speed" @change=${(/** @type {Event} */ event) => replay.goAt(Number(/** @type {HTMLSelectElement} */ (event.target).value))}>
            ${speeds.map(each => html`<option value=${each} ?selected=${each === replay.speed}>${number(each, each < 1 ? 2 : 0)}×</option>`)}</select></label>
        </div>` : nothing}
      <form method="dialog"><button class="button" data-action="replay-live">${t('replay.live')}</button></form>`;
  }

  async #open() {
    this.#leave();
    const replay = this.#replay = new Replay(this.incident, this.camera);
    replay.addEventListener('change', () => this.requestUpdate());
    replay.addEventListener('ready', () => replay.play());
    this.requestUpdate();
    await this.updateComplete;
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
    dialog.showModal();
    dialog.querySelector('.replay-stage')?.replaceChildren(replay.surface);
  }

  /** @param {Event} event */
  #moved(event) {
    this.#held = true;
    if (this.#replay?.extent) this.#replay.seek(this.#replay.extent.from + Number(/** @type {HTMLInputElement} */ (event.target).value));
  }

  #leave() {
    const replay = this.#replay;
    this.#replay = null;
    this.#held = false;
    replay?.close();
    const dialog = this.querySelector('dialog');
    if (dialog?.open) dialog.close();
    this.requestUpdate();
  }
}

customElements.define('lv-replay-button', ReplayButton);
