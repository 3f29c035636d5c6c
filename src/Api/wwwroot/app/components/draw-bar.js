// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { drawTool } from './draw-tool-part.js';
import { drawingsOn, inWords } from './drawings.js';
import './problem.js';

/** @typedef {import('../core/types.js').Drawing} Drawing */
/** @typedef {import('./draw-tool.js').Shape} Shape */

/** @type {readonly Shape[]} */
const shapes = ['arrow', 'rectangle', 'text'];

/** Draws on one camera's picture, photo or plan for all who may see it, and lists what is drawn there: a list says it in words. */
export class DrawBar extends LightElement {
  static properties = { incident: { attribute: false }, camera: { attribute: false }, material: { attribute: false }, name: { attribute: false }, drawing: { attribute: false } };

  #change = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** @type {string|null} */ this.camera = null;
    /** @type {string|null} */ this.material = null;
    /** What it is called. */ this.name = '';
    /** What is being drawn now. @type {Shape|null} */ this.drawing = null;
    drawTool.whenNear(this);
  }

  render() {
    const incident = this.incident;
    if (!incident || (this.camera === null && this.material === null)) return nothing;
    const drawn = drawingsOn(incident, this.camera, this.material);
    if (!incident.may.includes('draw') && drawn.length === 0) return nothing;
    return html`<section class="draw-bar" aria-label=${t('draw.on', { name: this.name })}>
      ${incident.may.includes('draw') ? html`<div class="draw-tools"><small>${t('draw.on', { name: this.name })}</small>
        ${shapes.map(shape => html`<button type="button" class="button small" data-action=${`draw-${shape}`} aria-pressed=${this.drawing === shape} ?disabled=${this.#change.busy}
          @click=${() => this.#draw(shape)}>${t(`draw.${shape}`)}<span class="hidden">: ${this.name}</span></button>`)}
        <input name="words" maxlength="80" autocomplete="off" aria-label=${t('draw.words')} placeholder=${t('draw.words')}></div>` : nothing}
      <lv-problem .problem=${this.#change.problem}></lv-problem>
      ${drawn.length === 0 ? nothing : html`<ul class="drawings" aria-label=${t('draw.list')}>${repeat(drawn, each => each.id, each => html`<li data-drawing=${each.id}>
        <span>${inWords(each, this.name)} <small>${each.by.organisation.name} · ${time(each.at)}</small></span>
        ${each.may.includes('remove-drawing') ? html`<button type="button" class="button small" data-action="remove-drawing" ?disabled=${this.#change.busy}
          @click=${() => this.#change.run(() => api.removeDrawing(incident.id, each.id))}>${t('draw.remove')}<span class="hidden">: ${inWords(each, this.name)}</span></button>` : nothing}</li>`)}</ul>`}
    </section>`;
  }

  /** @param {Shape} shape */
  #draw(shape) {
    const input = /** @type {HTMLInputElement|null} */ (this.querySelector('input[name=words]'));
    const text = input?.value.trim() ?? '';
    if (shape === 'text' && text === '') {
      input?.focus();
      return;
    }
    const [id, camera, material] = [this.incident?.id ?? '', this.camera, this.material];
    this.dispatchEvent(new CustomEvent('draw', {
      bubbles: true, detail: {
        camera, shape,
        drawn: async (/** @type {{ from: import('./picture-marks.js').Point, to: import('./picture-marks.js').Point }} */ { from, to }) => {
          const mark = { shape, from, to: shape === 'text' ? from : to, ...(camera ? { camera } : { material }), ...(text ? { text } : {}) };
          if (await this.#change.run(() => api.draw(id, mark)) && input) input.value = '';
        },
      },
    }));
  }
}

customElements.define('lv-draw-bar', DrawBar);
