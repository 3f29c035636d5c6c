// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { clock } from '../core/clock.js';
import { i18n, t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Part } from '../core/part.js';
import { styleSheet } from '../core/style-sheet.js';
import './later.js';

const clipForm = new Part(() => Promise.all([import('./clip-form.js'), i18n.add('timeline'), styleSheet('/app/timeline.css')]));

/** What is proposed: the last minute, or as much of it as there may be, ms. */
const usual = 60_000;

/** Opens a window in which a clip of a camera is taken along. */
export class ClipButton extends LightElement {
  static properties = {
    offered: { attribute: false }, incident: { attribute: false }, camera: { attribute: false }, name: { attribute: false }, since: { attribute: false },
    until: { state: true },
  };

  constructor() {
    super();
    /** Whether clips may be taken now. A window that is open stays, and says so when they may not any more. */ this.offered = false;
    this.incident = '';
    this.camera = '';
    this.name = '';
    /** Earliest moment of which there may be a clip, RFC 3339. */ this.since = '';
    /** When the window was opened, ms since 1970 UTC; null while it is closed. @type {number|null} */ this.until = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.until = null;
  }

  render() {
    return html`${this.offered ? html`<button type="button" class="tile-clip" data-action="clip" aria-label=${t('clip.open', { name: this.name })}
        title=${t('clip.open', { name: this.name })} @click=${() => this.#open()}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h3l2 4H6Zm5 0h3l2 4h-3Zm5 0h3l2 4h-3Zm5 0h1v3.5ZM3 9h18v11H3Zm9 8.5 4-4h-2.5V10h-3v3.5H8Z" /></svg></button>` : nothing}
      <dialog class="clip" aria-label=${t('clip.title', { name: this.name })} @close=${() => { this.until = null; }}>${this.#window()}</dialog>`;
  }

  #window() {
    if (this.until === null) return nothing;
    const earliest = Date.parse(this.since);
    return html`<h2>${t('clip.title', { name: this.name })}</h2>
      ${this.offered ? html`<lv-later .code=${clipForm} .shows=${html`<lv-clip-form .incident=${this.incident} .camera=${this.camera} .earliest=${earliest}
          .from=${Math.min(Math.max(this.until - usual, Math.ceil(earliest / 1000) * 1000), this.until)} .until=${this.until}></lv-clip-form>`}></lv-later>`
        : html`<p role="status">${t('clip.over')}</p>`}
      <form method="dialog"><button class="button">${t('action.close')}</button></form>`;
  }

  async #open() {
    this.until = clock.now();
    await this.updateComplete;
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
    dialog.showModal();
  }
}

customElements.define('lv-clip-button', ClipButton);
