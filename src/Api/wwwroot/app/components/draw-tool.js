// @ts-check
import { html, nothing, svg } from '../../lib/lit/lit.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { pictureBox } from '../player/picture-box.js';

/** @typedef {import('./picture-marks.js').Point} Point */
/** @typedef {'rectangle'|'arrow'|'text'} Shape */

const step = 0.02;
const least = 0.02;
const within = (/** @type {number} */ value) => Math.min(1, Math.max(0, value));
const round = (/** @type {number} */ value) => Math.round(value * 10_000) / 10_000;

/**
 * Draws one shape on a picture: by dragging, by pressing one corner and then the other, or by keys alone. Says `drawn` with two points when
 * it is to be sent, and `cancel`.
 */
export class DrawTool extends LightElement {
  static properties = { shape: { attribute: false }, name: { attribute: false }, from: { state: true }, to: { state: true }, open: { state: true } };

  #dragging = false;

  constructor() {
    super();
    /** @type {Shape} */ this.shape = 'rectangle';
    /** What it is drawn on. */ this.name = '';
    /** @type {Point} */ this.from = { x: 0.3, y: 0.3 };
    /** @type {Point} */ this.to = { x: 0.7, y: 0.7 };
    /** Whether the first corner is set and the second is awaited. */ this.open = false;
  }

  firstUpdated() {
    /** @type {HTMLElement|null} */ (this.querySelector('.draw-field'))?.focus({ preventScroll: true });
    // Its buttons stand on the picture, and the button that began it below: who came from there may see the one and not the other.
    this.#stage()?.scrollIntoView({ block: 'nearest' });
  }

  render() {
    const stage = this.#stage();
    const box = stage ? pictureBox(stage) : null;
    const at = (/** @type {Point} */ point) => ({ x: (box?.left ?? 0) + point.x * (box?.width ?? 0), y: (box?.top ?? 0) + point.y * (box?.height ?? 0) });
    const [from, to] = [at(this.from), at(this.to)];
    return html`<div class="draw-field" tabindex="0" role="application" aria-label=${t(`draw.${this.shape}.on`, { name: this.name })} aria-describedby="draw-how"
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event)} @pointerdown=${(/** @type {PointerEvent} */ event) => this.#down(event)}
        @pointermove=${(/** @type {PointerEvent} */ event) => this.#move(event)} @pointerup=${(/** @type {PointerEvent} */ event) => this.#up(event)}>
        <svg class="marks" aria-hidden="true">${this.shape === 'arrow' ? svg`<g class="mark" data-tone="wish"><line class="under" x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} /><line x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} /><circle cx=${to.x} cy=${to.y} r="5" /></g>`
          : this.shape === 'text' ? svg`<g class="mark" data-tone="wish"><circle cx=${from.x} cy=${from.y} r="6" /></g>`
          : svg`<g class="mark" data-tone="wish"><rect class="under" x=${Math.min(from.x, to.x)} y=${Math.min(from.y, to.y)} width=${Math.abs(to.x - from.x)} height=${Math.abs(to.y - from.y)} /><rect x=${Math.min(from.x, to.x)} y=${Math.min(from.y, to.y)} width=${Math.abs(to.x - from.x)} height=${Math.abs(to.y - from.y)} /></g>`}</svg></div>
      <div class="draw-acts"><p id="draw-how">${t(`draw.${this.shape}.how`)}</p><span class="hidden" role="status">${this.#inWords()}</span>
        <button type="button" class="button primary" data-action="draw-send" @click=${() => this.#send()}>${t('draw.send')}</button>
        <button type="button" class="button" data-action="draw-cancel" @click=${() => this.#cancel()}>${t('draw.cancel')}</button></div>${nothing}`;
  }

  /** What holds the picture. @returns {HTMLElement|null} */
  #stage() {
    return this.closest('lv-tile, .material-stage');
  }

  #inWords() {
    const part = (/** @type {number} */ value) => Math.round(value * 100);
    return t('draw.where', { left: part(Math.min(this.from.x, this.to.x)), top: part(Math.min(this.from.y, this.to.y)), right: part(Math.max(this.from.x, this.to.x)), bottom: part(Math.max(this.from.y, this.to.y)) });
  }

  /** Arrows move it, with shift they move its other end, Enter sends, Escape leaves. @param {KeyboardEvent} event */
  #onKey(event) {
    const way = { ArrowLeft: { x: -step, y: 0 }, ArrowRight: { x: step, y: 0 }, ArrowUp: { x: 0, y: -step }, ArrowDown: { x: 0, y: step } }[event.key];
    if (event.key === 'Enter') this.#send();
    else if (event.key === 'Escape') this.#cancel();
    else if (way && event.shiftKey) this.to = { x: within(this.to.x + way.x), y: within(this.to.y + way.y) };
    else if (way) {
      const move = (/** @type {'x'|'y'} */ axis) => Math.min(1 - Math.max(this.from[axis], this.to[axis]), Math.max(-Math.min(this.from[axis], this.to[axis]), way[axis]));
      const by = { x: move('x'), y: move('y') };
      this.from = { x: this.from.x + by.x, y: this.from.y + by.y };
      this.to = { x: this.to.x + by.x, y: this.to.y + by.y };
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0) return;
    const point = this.#point(event);
    if (!point) return;
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#dragging = true;
    if (this.open && this.shape !== 'text') this.to = point;
    else this.from = this.to = point;
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const point = this.#dragging || this.open ? this.#point(event) : null;
    if (point) this.to = point;
    if (point && this.shape === 'text') this.from = point;
  }

  // Pressing and letting go in one place sets the first corner only: the next press sets the other one.
  /** @param {PointerEvent} event */
  #up(event) {
    if (!this.#dragging) return;
    this.#move(event);
    this.#dragging = false;
    this.open = this.shape !== 'text' && !this.open && Math.hypot(this.to.x - this.from.x, this.to.y - this.from.y) < least;
  }

  /** @param {PointerEvent} event @returns {Point|null} */
  #point(event) {
    const stage = this.#stage();
    const box = stage ? pictureBox(stage) : null;
    if (!stage || !box) return null;
    const outer = stage.getBoundingClientRect();
    return { x: within((event.clientX - outer.left - box.left) / box.width), y: within((event.clientY - outer.top - box.top) / box.height) };
  }

  #send() {
    let { from, to } = this;
    if (this.shape === 'rectangle') {
      const [left, top] = [Math.min(from.x, to.x, 1 - least), Math.min(from.y, to.y, 1 - least)];
      to = { x: Math.max(from.x, to.x, left + least), y: Math.max(from.y, to.y, top + least) };
      from = { x: left, y: top };
    }
    this.dispatchEvent(new CustomEvent('drawn', { bubbles: true, detail: { from: { x: round(from.x), y: round(from.y) }, to: { x: round(to.x), y: round(to.y) } } }));
  }

  #cancel() {
    this.dispatchEvent(new CustomEvent('cancel', { bubbles: true }));
  }
}

customElements.define('lv-draw-tool', DrawTool);
