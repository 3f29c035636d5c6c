// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { clock } from '../core/clock.js';
import { i18n, t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Part } from '../core/part.js';
import { styleSheet } from '../core/style-sheet.js';
import { WebCodecsScreen } from '../player/web-codecs-screen.js';
import './later.js';

const replayWindow = new Part(() => Promise.all([import('./replay-window.js'), i18n.add('timeline'), styleSheet('/app/timeline.css')]));

/** Opens a window in which what was recorded of a camera can be looked back at while the incident lasts. */
export class ReplayButton extends LightElement {
  static properties = {
    offered: { attribute: false }, owner: { attribute: false }, incident: { attribute: false }, camera: { attribute: false }, name: { attribute: false }, clips: { attribute: false },
    opened: { state: true },
  };

  constructor() {
    super();
    /** Whether it may be looked back at now. A window that is open stays, and says why its picture ended. */ this.offered = false;
    /** Whether the camera is this desk's own. */ this.owner = false;
    this.incident = '';
    this.camera = '';
    this.name = '';
    /** From when on clips may be taken of it, RFC 3339; null when none may. @type {string|null} */ this.clips = null;
    /** When the window was opened, ms since 1970 UTC; null while it is closed. @type {number|null} */ this.opened = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    const dialog = this.querySelector('dialog');
    if (dialog?.open) dialog.close();
    this.opened = null;
  }

  render() {
    if (!WebCodecsScreen.available) return nothing;
    return html`${this.offered ? html`<button type="button" class="tile-replay" data-action="replay" aria-label=${t('replay.open', { name: this.name })}
        title=${t('replay.open', { name: this.name })} @click=${() => this.#open()}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5V1L6 6l6 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8Z" /></svg></button>` : nothing}
      <dialog class="replay" aria-label=${t('replay.title', { name: this.name })} @close=${() => { this.opened = null; }}>${this.#window()}</dialog>`;
  }

  #window() {
    if (this.opened === null) return nothing;
    return html`<h2>${t('replay.title', { name: this.name })}</h2>
      <lv-later .code=${replayWindow} .shows=${html`<lv-replay-window .owner=${this.owner} .incident=${this.incident} .camera=${this.camera}
        .opened=${this.opened} .clips=${this.clips}></lv-replay-window>`}></lv-later>
      <form method="dialog"><button class="button" data-action="replay-live">${t('replay.live')}</button></form>`;
  }

  async #open() {
    this.opened = clock.now();
    await this.updateComplete;
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
    dialog.showModal();
  }
}

customElements.define('lv-replay-button', ReplayButton);
