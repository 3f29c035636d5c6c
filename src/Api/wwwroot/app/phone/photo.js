// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import '../components/picture-marks.js';
import '../components/problem.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { drawMarked, wipe } from './marked-picture.js';

/** A photo or floor plan that was released: fetched when somebody asks, gone when it is closed or the page is not looked at. */
export class PhonePhoto extends LightElement {
  static properties = {
    incident: { attribute: false }, material: { attribute: false }, person: { attribute: false }, meter: { attribute: false }, marks: { attribute: false }, open: { state: true },
  };

  #look = new Command(this);
  #hidden = () => { if (document.hidden) this.#close(); };

  constructor() {
    super();
    this.incident = '';
    /** @type {import('../core/types.js').Material} */ this.material;
    /** @type {import('../core/types.js').Person} */ this.person;
    /** @type {import('./meter.js').Meter} */ this.meter;
    /** What people drew on it. @type {import('../components/picture-marks.js').Mark[]} */ this.marks = [];
    this.open = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#hidden);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#hidden);
    this.#close();
  }

  render() {
    const { material } = this;
    return html`<button type="button" class="button wide" data-action="photo" aria-expanded=${this.open ? 'true' : 'false'} ?disabled=${this.#look.busy}
        @click=${() => this.open ? this.#close() : this.#show()}>${word('material', material.kind)}: ${written(material.title)}</button>
      <div class="phone-sheet"><canvas class="phone-still" role="img" aria-label=${written(material.title) ?? ''} ?hidden=${!this.open}></canvas>
        ${this.open ? html`<lv-picture-marks .marks=${this.marks}></lv-picture-marks>` : nothing}</div>
      <lv-problem .problem=${this.#look.problem}></lv-problem>`;
  }

  async #show() {
    await this.#look.run(async () => {
      const picture = await api.material(this.incident, this.material.kind, this.material.id);
      this.meter.add(picture.size);
      const wanted = () => this.isConnected && !document.hidden;
      await drawMarked(/** @type {HTMLCanvasElement} */ (this.querySelector('canvas')), picture, this.person, NaN, wanted);
      this.open = wanted();
    });
  }

  #close() {
    wipe(this.querySelector('canvas'));
    this.open = false;
  }
}

customElements.define('lv-phone-photo', PhonePhoto);
