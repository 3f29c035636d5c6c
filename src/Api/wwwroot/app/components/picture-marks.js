// @ts-check
import { html, nothing, repeat, svg } from '../../lib/lit/lit.js';
import { LightElement } from '../core/light-element.js';
import { everyQuarterSecond } from '../core/tick.js';
import { pictureBox } from '../player/picture-box.js';

/** @typedef {{ x: number, y: number }} Point parts of the picture's width and height */
/** @typedef {{ id: string, shape: 'area'|'rectangle'|'arrow'|'text', from: Point, to: Point, label: string, tone: 'wish'|'drawing' }} Mark */

/** What people drew on a picture or plan, over it and at every size in the same place. Said in words elsewhere: here it is only seen. */
export class PictureMarks extends LightElement {
  static properties = { marks: { attribute: false }, box: { state: true } };

  /** @type {(() => void)|null} */ #stop = null;

  constructor() {
    super();
    /** @type {Mark[]} */ this.marks = [];
    /** @type {import('../player/picture-box.js').Box|null} */ this.box = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everyQuarterSecond(() => this.#measure());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  willUpdate() {
    this.#measure();
  }

  render() {
    const box = this.box;
    if (!box || this.marks.length === 0) return nothing;
    const at = (/** @type {Point} */ point) => ({ x: box.left + point.x * box.width, y: box.top + point.y * box.height });
    return html`<svg class="marks" aria-hidden="true">
      <defs><marker id="mark-head" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="5" markerHeight="5" orient="auto-start-reverse"><path d="M0 0 10 5 0 10Z" /></marker></defs>
      ${repeat(this.marks, mark => mark.id, mark => {
        const [from, to] = [at(mark.from), at(mark.to)];
        const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
        const label = mark.shape === 'text' || mark.shape === 'arrow' ? from : { x: left, y: top };
        return svg`<g class="mark" data-mark=${mark.id} data-shape=${mark.shape} data-tone=${mark.tone}>
          ${mark.shape === 'arrow' ? svg`<line class="under" x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} /><line x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} marker-end="url(#mark-head)" />`
            : mark.shape === 'text' ? nothing
            : svg`<rect class="under" x=${left} y=${top} width=${Math.abs(to.x - from.x)} height=${Math.abs(to.y - from.y)} /><rect x=${left} y=${top} width=${Math.abs(to.x - from.x)} height=${Math.abs(to.y - from.y)} />`}
          ${mark.label ? svg`<text text-anchor=${label.x > box.left + box.width * 0.6 ? 'end' : 'start'} x=${label.x > box.left + box.width * 0.6 && mark.shape === 'area' ? Math.max(from.x, to.x) : Math.max(4, label.x)} y=${Math.max(14, label.y - (mark.shape === 'text' ? -5 : 6))}>${mark.label}</text>` : nothing}
        </g>`;
      })}</svg>`;
  }

  // Its place follows the picture: the shape of a picture is known with its first frame, and changes with its stream.
  #measure() {
    const stage = this.parentElement;
    if (!stage || this.marks.length === 0) return;
    const box = pictureBox(stage);
    if (JSON.stringify(box) !== JSON.stringify(this.box)) this.box = box;
  }
}

customElements.define('lv-picture-marks', PictureMarks);
