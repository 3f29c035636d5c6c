// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { save } from '../core/save.js';
import './problem.js';

/** How long it says on the picture that something was saved, ms. */
const said = 10_000;

/** Takes one still picture of a camera: the server decides, writes it down, and the browser keeps the file. */
export class SnapshotButton extends LightElement {
  static properties = { incident: { attribute: false }, camera: { attribute: false }, name: { attribute: false }, saved: { state: true } };

  #take = new Command(this);
  #saying = 0;

  constructor() {
    super();
    this.incident = '';
    this.camera = '';
    this.name = '';
    /** Name of the file that was saved last. */ this.saved = '';
  }

  render() {
    return html`<button type="button" class="tile-snapshot" data-action="snapshot" ?disabled=${this.#take.busy}
        aria-label=${t('tile.snapshot', { name: this.name })} title=${t('tile.snapshot', { name: this.name })} @click=${() => this.take()}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5 7.5 7H4v12h16V7h-3.5L15 5Zm3 4.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z" /></svg></button>
      <p class="tile-saved" role="status">${this.saved && !this.#take.busy ? t('tile.snapshot.saved', { file: this.saved }) : nothing}</p>
      <lv-problem .problem=${this.#take.problem}></lv-problem>`;
  }

  take() {
    clearTimeout(this.#saying);
    this.saved = '';
    return this.#take.run(async () => {
      const { picture, at } = await api.snapshot(this.incident, this.camera);
      const name = `${this.camera}-${at.replaceAll(/[^0-9TZ]/g, '').slice(0, 15)}.jpg`;
      save(picture, name);
      this.saved = name;
      this.#saying = window.setTimeout(() => { this.saved = ''; }, said);
    });
  }
}

customElements.define('lv-snapshot-button', SnapshotButton);
