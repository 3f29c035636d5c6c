// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { drawingsOn, marksOf } from './drawings.js';
import './draw-bar.js';
import { drawTool } from './draw-tool-part.js';
import './later.js';
import './picture-marks.js';
import './problem.js';

/** @typedef {import('../core/types.js').Material} Material */

const types = 'image/jpeg,image/png,image/webp';

/** Photos and floor plans of one incident: look at one, and for the sharing party add, share and withdraw. */
export class MaterialList extends LightElement {
  static properties = { incident: { attribute: false }, person: { attribute: false }, shown: { state: true }, drawing: { state: true } };

  #look = new Command(this);
  #change = new Command(this);
  /** @type {ImageBitmap|null} */ #picture = null;

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** @type {import('../core/types.js').Person|null} */ this.person = null;
    /** The one that is open. @type {string|null} */ this.shown = null;
    /** What is being drawn on it. @type {import('./pictures.js').Drawing|null} */ this.drawing = null;
    this.addEventListener('draw', event => {
      const drawing = /** @type {CustomEvent<import('./pictures.js').Drawing>} */ (event).detail;
      this.drawing = this.drawing?.shape === drawing.shape ? null : drawing;
    });
    this.addEventListener('drawn', event => {
      this.drawing?.drawn(/** @type {CustomEvent} */ (event).detail);
      this.#drawnBy();
    });
    this.addEventListener('cancel', event => {
      if (event instanceof CustomEvent) this.#drawnBy();
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#close();
  }

  // What was withdrawn, or whose incident is over, leaves the screen at once.
  willUpdate() {
    const incident = this.incident;
    if (this.shown && (!incident || incident.closedAt || !incident.material.some(each => each.id === this.shown))) this.#close();
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const may = (/** @type {string} */ name) => incident.may.includes(name);
    if (incident.material.length === 0 && !may('add-material')) return nothing;
    return html`<section class="block material" aria-label=${t('material.title')}>
      <h3>${t('material.title')}</h3>
      <ul class="releases">${repeat(incident.material, each => each.id, each => html`<li data-material=${each.id}>
        <span><strong>${written(each.title)}</strong> <small>${word('material', each.kind)}${each.looks.map(look => html` · ${t('material.looked', { who: look.organisation.name, count: look.count, at: time(look.lastAt) })}`)}</small></span>
        ${incident.closedAt ? nothing : html`<button type="button" class="button small" data-action="look" ?disabled=${this.#look.busy}
          aria-label=${t('material.lookAt', { title: written(each.title) })} @click=${() => this.#open(each)}>${t('material.look')}</button>`}
        ${this.#rooms(each)}</li>`)}</ul>
      ${may('add-material') ? html`<form class="material-add" @submit=${(/** @type {SubmitEvent} */ event) => this.#add(event)}>
        <label class="field">${t('material.kind')}<select name="kind"><option value="photos">${t('material.photo')}</option><option value="plans">${t('material.plan')}</option></select></label>
        <label class="field">${t('material.what')}<input name="title" maxlength="120" required autocomplete="off"></label>
        <label class="field">${t('material.file')}<input name="file" type="file" accept=${types} required></label>
        <button class="button" data-action="add-material" ?disabled=${this.#change.busy}>${t('material.add')}</button>
      </form>` : nothing}
      <lv-problem .problem=${this.#change.problem ?? this.#look.problem}></lv-problem>
      <dialog class="material-large" aria-label=${t('material.title')} @close=${() => this.#close()}>
        <div class="material-stage"><canvas role="img" aria-label=${this.#title()}></canvas>
          <lv-picture-marks .marks=${marksOf(drawingsOn(incident, null, this.shown))}></lv-picture-marks>
          ${this.drawing ? html`<lv-later .code=${drawTool} .shows=${html`<lv-draw-tool .shape=${this.drawing.shape} .name=${this.#title()}></lv-draw-tool>`}></lv-later>` : nothing}
          <span class="tile-mark">${this.#mark()}</span></div>
        <lv-draw-bar .incident=${incident} .material=${this.shown} .name=${this.#title()} .drawing=${this.drawing?.shape ?? null}></lv-draw-bar>
        <form method="dialog"><button class="button primary">${t('action.close')}</button></form>
      </dialog>
    </section>`;
  }

  #title() {
    return written(this.incident?.material.find(each => each.id === this.shown)?.title) ?? '';
  }

  /** Whoever began to draw goes on from where that was. */
  async #drawnBy() {
    const shape = this.drawing?.shape;
    this.drawing = null;
    await this.updateComplete;
    if (shape) /** @type {HTMLElement|null} */ (this.querySelector(`[data-action=draw-${shape}]`))?.focus({ preventScroll: true });
  }

  /** Who looks stands over the picture. */
  #mark() {
    return this.person ? `${this.person.name} · ${this.person.organisation.name}` : '';
  }

  /** @param {Material} material */
  #rooms(material) {
    const incident = this.incident;
    if (!incident || incident.closedAt) return nothing;
    return repeat(incident.notifications.filter(told => told.leftAt === null && incident.may.includes('add-material')), told => told.room.id, told => {
      const release = material.releases.find(each => each.to === told.room.id && each.endedAt === null);
      const title = written(material.title);
      if (!release) {
        return material.releasable ? html`<button type="button" class="button small" data-action="release-material" ?disabled=${this.#change.busy}
          aria-label=${`${t('material.shareWith', { room: told.room.name })}: ${title}`} @click=${() => this.#change.run(() => api.releaseMaterial(incident.id, material.id, told.room.id))}>${t('material.shareWith', { room: told.room.name })}</button>` : nothing;
      }
      return html`${release.pending ? html`<button type="button" class="button small" data-action="confirm-material" ?disabled=${this.#change.busy}
          aria-label=${t('release.confirmOf', { camera: title, room: told.room.name })} @click=${() => this.#change.run(() => api.confirm(incident.id, release.id))}>${t('release.confirm')}</button>` : nothing}
        <button type="button" class="button small stop" data-action="withdraw-material" ?disabled=${this.#change.busy}
          aria-label=${`${t('material.withdrawFrom', { room: told.room.name })}: ${title}`} @click=${() => this.#change.run(() => api.withdraw(incident.id, release.id))}>${t('material.withdrawFrom', { room: told.room.name })}</button>`;
    });
  }

  /** @param {Material} material */
  async #open(material) {
    const id = this.incident?.id;
    if (!id) return;
    await this.#look.run(async () => {
      const picture = await createImageBitmap(await api.material(id, material.kind, material.id));
      // It may have been withdrawn, or closed, while it came.
      if (!this.isConnected || !this.incident?.material.some(each => each.id === material.id) || this.incident.closedAt) return picture.close();
      this.#picture?.close();
      this.#picture = picture;
      this.shown = material.id;
      await this.updateComplete;
      const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      /** @type {HTMLDialogElement} */ (this.querySelector('dialog')).showModal();
    });
  }

  #close() {
    this.#picture?.close();
    this.#picture = null;
    this.shown = null;
    this.drawing = null;
    const canvas = this.querySelector('canvas');
    if (canvas) canvas.width = canvas.height = 0;
    const dialog = this.querySelector('dialog');
    if (dialog?.open) dialog.close();
  }

  /** @param {SubmitEvent} event */
  async #add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const file = given.get('file');
    const id = this.incident?.id;
    if (!id || !(file instanceof File)) return;
    if (await this.#change.run(() => api.addMaterial(id, String(given.get('kind')), String(given.get('title')).trim(), file))) form.reset();
  }
}

customElements.define('lv-material', MaterialList);
