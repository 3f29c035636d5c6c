// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { plural, t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';
import './camera-choices.js';
import './room-choices.js';

/** @typedef {import('../core/types.js').Jurisdiction} Jurisdiction */

/** Step 3: which pictures to which control rooms, in one act. */
export class ForwardStep extends LightElement {
  static properties = { incident: { attribute: false }, jurisdiction: { state: true } };

  #forward = new Command(this);
  #load = new Command(this);
  #retry = 0;
  /** @type {Set<string>} */ #cameras = new Set();
  /** @type {Set<string>} */ #rooms = new Set();

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** @type {Jurisdiction|null} */ this.jurisdiction = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#retry);
  }

  async #ask() {
    const id = this.incident?.id;
    if (!id) return;
    const done = await this.#load.run(async () => {
      const jurisdiction = /** @type {Jurisdiction} */ (await api.jurisdiction(id));
      this.#cameras = new Set(jurisdiction.cameras.filter(camera => camera.preselected && camera.releasable).map(camera => camera.id));
      this.#rooms = new Set(jurisdiction.proposed.map(proposed => proposed.room.id));
      this.jurisdiction = jurisdiction;
    });
    if (!done && this.isConnected && (this.#load.problem?.status ?? 0) < 400) this.#retry = window.setTimeout(() => this.#ask(), 2000);
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const notified = new Set(incident.notifications.map(notification => notification.room.id));
    const may = incident.may.includes('forward');
    const first = notified.size === 0;
    if (!first && !may) return nothing;
    const ready = may && incident.verification !== null;
    const form = this.#form(notified, ready, may);
    return first
      ? html`<div class=${ready ? 'step now' : 'step later'}><h3><span class="step-mark" aria-hidden="true"></span>${t('forward.title')}</h3>${form}</div>`
      : html`<details class="step later"><summary><h3><span class="step-mark" aria-hidden="true"></span>${t('forward.more')}</h3></summary>${form}</details>`;
  }

  /** @param {Set<string>} notified @param {boolean} ready @param {boolean} may */
  #form(notified, ready, may) {
    const incident = /** @type {import('../core/types.js').IncidentView} */ (this.incident);
    const jurisdiction = this.jurisdiction;
    if (!jurisdiction) {
      return html`${this.#load.problem ? nothing : html`<p class="quiet">${t('forward.loading')}</p>`}
        <lv-problem .problem=${this.#load.problem}></lv-problem>
        ${this.#load.problem ? html`<button type="button" class="button small" @click=${() => this.#ask()}>${t('action.again')}</button>` : nothing}`;
    }
    const rooms = [...this.#rooms].filter(room => !notified.has(room)).length;
    const cameras = this.#cameras.size;
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event, notified)}>
      <lv-camera-choices .cameras=${incident.cameras} .choices=${jurisdiction.cameras} .chosen=${this.#cameras} @choice=${() => this.requestUpdate()}></lv-camera-choices>
      <lv-room-choices .jurisdiction=${jurisdiction} .notified=${notified} .chosen=${this.#rooms} @choice=${() => this.requestUpdate()}></lv-room-choices>
      <label class="field">${t('forward.note')}<textarea name="note" rows="2" maxlength="2000"></textarea></label>
      <button class="button primary wide" data-action="forward" ?disabled=${this.#forward.busy || !ready || rooms === 0}>
        ${t('forward.do', { cameras: plural('forward.cameras', cameras), rooms: plural('forward.rooms', rooms) })}</button>
      ${ready ? nothing : html`<p class="quiet">${t(may || incident.verification ? 'forward.notVerified' : 'forward.verifyFirst')}</p>`}
      ${ready && cameras === 0 ? html`<p class="quiet">${t('forward.withoutPictures')}</p>` : nothing}
      <lv-problem .problem=${this.#forward.problem}></lv-problem>
    </form>`;
  }

  /** @param {SubmitEvent} event @param {Set<string>} notified */
  async #send(event, notified) {
    event.preventDefault();
    const id = this.incident?.id;
    if (!id) return;
    const note = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('note') ?? '').trim();
    await this.#forward.run(() => api.forward(id, {
      rooms: [...this.#rooms].filter(room => !notified.has(room)), cameras: [...this.#cameras], note: note || null,
    }));
  }
}

customElements.define('lv-forward-step', ForwardStep);
