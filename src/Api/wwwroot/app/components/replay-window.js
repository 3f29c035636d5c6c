// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { number, t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import './clip-form.js';
import { Replay } from '../player/replay.js';

const speeds = [0.25, 0.5, 1, 2, 4, 8];
/** One press of a button back or on, ms. */
const step = 10_000;

/** Looks back at what was recorded of a camera, for as long as it is on the page. */
export class ReplayWindow extends LightElement {
  static properties = { owner: { attribute: false }, incident: { attribute: false }, camera: { attribute: false }, opened: { attribute: false }, clips: { attribute: false } };

  /** @type {Replay|null} */ #replay = null;
  /** Whether somebody moves the slider: it then stays where the hand is. */ #held = false;

  constructor() {
    super();
    /** Whether the camera is this desk's own. */ this.owner = false;
    this.incident = '';
    this.camera = '';
    /** When somebody began to look back, ms since 1970 UTC. */ this.opened = 0;
    /** From when on clips may be taken of it, RFC 3339; null when none may. @type {string|null} */ this.clips = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#replay?.close();
    this.#replay = null;
  }

  willUpdate() {
    if (this.#replay || !this.isConnected) return;
    const replay = this.#replay = new Replay(this.incident, this.camera);
    replay.addEventListener('change', () => this.requestUpdate());
    replay.addEventListener('ready', () => replay.play());
  }

  updated() {
    const stage = this.querySelector('.replay-stage');
    if (this.#replay && this.#replay.surface.parentNode !== stage) stage?.replaceChildren(this.#replay.surface);
  }

  render() {
    const replay = this.#replay;
    if (!replay) return nothing;
    const { extent, at, ended } = replay;
    const playing = replay.state === 'playing';
    return html`<div class="replay-stage" data-replay-state=${replay.state} data-at=${Number.isNaN(at) ? '' : new Date(at).toISOString()}></div>
      ${replay.state === 'opening' ? html`<p class="replay-notice" role="status">${t('replay.opening')}</p>` : nothing}
      ${ended ? html`<p class="replay-notice" role="status">${ended === 'nothing-recorded' || ended === 'failed' || ended === 'recording-damaged'
        ? t(ended === 'nothing-recorded' && this.owner ? 'replay.nothing-recorded.own' : `replay.${ended}`) : t('tile.noImage', { reason: word('ended', ended) })}</p>` : nothing}
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
        </div>
        ${this.clips === null ? nothing : html`<details class="replay-clip"><summary>${t('clip.take')}</summary>
          <lv-clip-form .incident=${this.incident} .camera=${this.camera} .earliest=${extent.from} .from=${extent.from}
            .until=${Math.min(this.opened, extent.from + 60_000)} .at=${at}></lv-clip-form></details>`}` : nothing}`;
  }

  /** @param {Event} event */
  #moved(event) {
    this.#held = true;
    if (this.#replay?.extent) this.#replay.seek(this.#replay.extent.from + Number(/** @type {HTMLInputElement} */ (event.target).value));
  }
}

customElements.define('lv-replay-window', ReplayWindow);
