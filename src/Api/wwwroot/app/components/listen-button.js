// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { t, told, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Part } from '../core/part.js';
import { playsPieces } from '../player/plays-pieces.js';

/** @typedef {import('../player/listening.js').Listening} Listening */

/** @type {typeof import('../player/listening.js')} */
let code;
const listeningPart = new Part(async () => { code = await import('../player/listening.js'); });

/** Who is heard now: of two cameras at once nobody can tell which is which. @type {ListenButton|null} */
let heard = null;

/** Listens along to a camera, and stops. Off until it is pressed: whoever listens is in the log. */
export class ListenButton extends LightElement {
  static properties = { offered: { attribute: false }, incident: { attribute: false }, camera: { attribute: false }, name: { attribute: false } };

  /** @type {Listening|null} */ #listening = null;
  /** Why it ended by itself, a reason code. @type {string|null} */ #ended = null;
  /** Whether it was pressed and its code still comes. */ #coming = false;
  /** Whether its code could not be had. */ #failed = false;

  constructor() {
    super();
    /** Whether the camera may be listened to now. */ this.offered = false;
    this.incident = '';
    this.camera = '';
    this.name = '';
  }

  /** What plays; null while nothing does. */
  get playing() {
    return this.#listening?.element ?? null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop(null);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('incident') || changed.has('camera')) this.#stop(null);
  }

  render() {
    if (!playsPieces || !(this.offered || this.#listening || this.#ended)) return nothing;
    const on = this.#listening !== null || this.#coming;
    return html`${this.offered || on ? html`<button type="button" class="tile-listen" data-action="listen" data-heard=${this.#listening?.state ?? (this.#coming ? 'opening' : 'off')} aria-pressed=${on ? 'true' : 'false'}
        aria-label=${t('listen.to', { name: this.name })} title=${t(on ? 'listen.stop' : 'listen.to', { name: this.name })} @click=${() => this.toggle()}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9v6h4l5 5V4L8 9Z" />${on
          ? html`<path class="stroke" d="M16 8.5a5 5 0 0 1 0 7M18.5 6a8.5 8.5 0 0 1 0 12" />` : html`<path class="stroke" d="m16 9 5 6m0-6-5 6" />`}</svg></button>` : nothing}
      <p class="tile-listening" role="status">${this.#tells()}</p>`;
  }

  async toggle() {
    if (this.#listening || this.#coming) {
      this.#stop(null);
      return;
    }
    heard?.toggle();
    heard = this;
    this.#ended = null;
    this.#failed = false;
    this.#coming = true;
    this.requestUpdate();
    try {
      await listeningPart.fetch();
    } catch {
      this.#failed = this.#coming;
      this.#stop(null);
      return;
    }
    if (this.#coming) this.#begin();
  }

  #begin() {
    this.#coming = false;
    const listening = this.#listening = new code.Listening(this.incident, this.camera);
    listening.addEventListener('change', () => {
      if (listening.state === 'ended' && listening === this.#listening) this.#stop(listening.ended);
      this.requestUpdate();
    });
    this.requestUpdate();
  }

  #tells() {
    const listening = this.#listening;
    if (this.#failed) return t('part.failed');
    if (this.#coming) return t('listen.opening');
    if (listening) return listening.state === 'heard' ? t('listen.heard') : listening.message ? told(listening.message) : t(`listen.${listening.state}`);
    return this.#ended ? t('listen.ended', { reason: word('ended', this.#ended) }) : '';
  }

  /** @param {string|null} reason why, when nobody pressed the button */
  #stop(reason) {
    const listening = this.#listening;
    if (!listening && !this.#coming) return;
    this.#coming = false;
    this.#listening = null;
    this.#ended = reason;
    if (heard === this) heard = null;
    listening?.close();
    this.requestUpdate();
  }
}

customElements.define('lv-listen-button', ListenButton);
