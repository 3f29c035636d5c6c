// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { drawTool } from '../components/draw-tool-part.js';
import '../components/problem.js';
import './own-requests.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */

/** The ways a camera can be asked to move, in the order of the bar, with the arrow key that goes to it. */
const moves = /** @type {const} */ ([
  { kind: 'turnLeft', key: 'ArrowLeft', path: 'M15 5 8 12l7 7' },
  { kind: 'turnUp', key: 'ArrowUp', path: 'm5 15 7-7 7 7' },
  { kind: 'turnDown', key: 'ArrowDown', path: 'm5 9 7 7 7-7' },
  { kind: 'turnRight', key: 'ArrowRight', path: 'm9 5 7 7-7 7' },
  { kind: 'zoomOut', key: '-', path: 'M5 12h14' },
  { kind: 'zoomIn', key: '+', path: 'M5 12h14M12 5v14' },
]);
const viewpoints = ['overview', 'entrance', 'till', 'vault', 'outdoor', 'mobile'];

/** What this room can ask of the sharing party, which operates its cameras itself: the bar under the pictures is about one of them. */
export class RequestBar extends LightElement {
  static properties = { incident: { attribute: false }, camera: { attribute: false }, words: { state: true }, asking: { state: true } };

  #ask = new Command(this);

  constructor() {
    super();
    /** @type {IncidentView|null} */ this.incident = null;
    /** The camera that is shown large. @type {string|null} */ this.camera = null;
    /** The camera that was chosen here, where all are alike. @type {string|null} */ this.chosen = null;
    /** What is being written: a place for the camera, or another camera. @type {'preset'|'otherCamera'|null} */ this.words = null;
    /** Whether something is being drawn. */ this.asking = false;
    drawTool.whenNear(this);
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const may = (/** @type {string} */ name) => incident.may.includes(name);
    if (!may('ask-control') && !may('ask-camera') && !may('ask-plan') && incident.requests.length === 0) return nothing;
    const turnable = this.#turnable();
    const camera = this.#about();
    return html`<section class="request-bar block" aria-label=${t('request.title', { party: incident.sharingParty.name })}>
      ${may('ask-control') && camera ? html`<div class="request-pad" role="group" aria-label=${t('request.about', { camera: camera.name })} @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event)}>
        <span class="request-about"><small>${t('request.ask', { party: incident.sharingParty.name })}</small>
          ${this.camera !== null && turnable.length > 0 && this.camera === camera.id || turnable.length === 1 ? html`<strong>${camera.name}</strong>`
            : html`<label class="hidden" for="request-camera">${t('request.camera')}</label><select id="request-camera" @change=${(/** @type {Event} */ event) => { this.chosen = /** @type {HTMLSelectElement} */ (event.target).value; this.requestUpdate(); }}>
              ${turnable.map(each => html`<option value=${each.id} ?selected=${each.id === camera.id}>${each.name}</option>`)}</select>`}</span>
        ${moves.map(move => html`<button type="button" class="button icon" data-action=${`ask-${move.kind}`} data-key=${move.key} ?disabled=${this.#ask.busy}
          aria-label=${`${word('wish', move.kind)}: ${camera.name}`} title=${word('wish', move.kind)} @click=${() => this.#send({ kind: move.kind, camera: camera.id })}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${move.path} /></svg></button>`)}
        <button type="button" class="button small" data-action="ask-aim" aria-pressed=${this.asking} aria-label=${`${t('request.aim')}: ${camera.name}`} @click=${() => this.#draw(camera.id)}>${t('request.aim')}</button>
        <button type="button" class="button small" data-action="ask-words" aria-expanded=${this.words === 'preset'} @click=${() => this.#open('preset')}>${t('request.words')}</button></div>` : nothing}
      <div class="request-more">
        ${may('ask-camera') ? html`<button type="button" class="button small" data-action="ask-other" aria-expanded=${this.words === 'otherCamera'} @click=${() => this.#open('otherCamera')}>${t('request.other')}</button>` : nothing}
        ${may('ask-plan') ? html`<button type="button" class="button small" data-action="ask-plan" ?disabled=${this.#ask.busy} @click=${() => this.#send({ kind: 'floorPlan' })}>${t('request.plan')}</button>` : nothing}
      </div>
      ${this.words ? this.#form(this.words) : nothing}
      <lv-problem .problem=${this.#ask.problem}></lv-problem>
      <lv-own-requests .incident=${incident}></lv-own-requests>
    </section>`;
  }

  /** Cameras that this room may ask to be turned. */
  #turnable() {
    const incident = this.incident;
    return incident?.cameras.filter(camera => incident.releases.some(each =>
      each.camera === camera.id && each.endedAt === null && !each.pending && each.capabilities.includes('controlRequest'))) ?? [];
  }

  #about() {
    const all = this.#turnable();
    return all.find(each => each.id === this.camera) ?? all.find(each => each.id === this.chosen) ?? all[0] ?? null;
  }

  /** The first button takes the focus: one key from anywhere. @returns {boolean} */
  focusFirst() {
    const button = /** @type {HTMLElement|null} */ (this.querySelector('button:not([disabled])'));
    button?.focus();
    return button !== null;
  }

  /** @param {'preset'|'otherCamera'} what */
  #form(what) {
    return html`<form class="request-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#write(event, what)}>
      ${what === 'otherCamera' ? html`<label class="field">${t('request.sees')}<select name="viewpoint"><option value="">${t('request.seesWords')}</option>
        ${viewpoints.map(each => html`<option value=${each}>${word('viewpoint', each)}</option>`)}</select></label>` : nothing}
      <label class="field">${t(what === 'preset' ? 'request.where' : 'request.seesWhat')}<input name="text" maxlength="500" autocomplete="off" ?required=${what === 'preset'}></label>
      <button class="button" data-action="ask-send" ?disabled=${this.#ask.busy}>${t('request.send')}</button></form>`;
  }

  /** @param {'preset'|'otherCamera'} what */
  async #open(what) {
    this.words = this.words === what ? null : what;
    await this.updateComplete;
    /** @type {HTMLElement|null} */ (this.querySelector('.request-form select, .request-form input'))?.focus();
  }

  /** @param {SubmitEvent} event @param {'preset'|'otherCamera'} kind */
  async #write(event, kind) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const [text, viewpoint] = [String(given.get('text') ?? '').trim() || undefined, given.get('viewpoint') || undefined];
    if (await this.#send(kind === 'preset' ? { kind, camera: this.#about()?.id, text } : { kind, viewpoint, text })) this.words = null;
  }

  /** @param {string} camera */
  #draw(camera) {
    this.dispatchEvent(new CustomEvent('draw', {
      bubbles: true, detail: {
        camera, shape: 'rectangle', wish: true,
        drawn: (/** @type {{ from: import('../components/picture-marks.js').Point, to: import('../components/picture-marks.js').Point }} */ { from, to }) =>
          this.#send({ kind: 'aim', camera, area: { left: from.x, top: from.y, width: to.x - from.x, height: to.y - from.y } }),
      },
    }));
  }

  /** @param {object} wish */
  #send(wish) {
    const id = this.incident?.id;
    return id ? this.#ask.run(() => api.askControl(id, wish)) : Promise.resolve(false);
  }

  /** Arrows go to the button of that direction; nothing is asked until it is pressed. @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || /** @type {HTMLElement} */ (event.target).matches('select, input')) return;
    const button = /** @type {HTMLElement|null} */ (this.querySelector(`[data-key="${event.key === '=' ? '+' : event.key}"]`));
    if (!button) return;
    event.preventDefault();
    button.focus();
  }
}

customElements.define('lv-request-bar', RequestBar);
