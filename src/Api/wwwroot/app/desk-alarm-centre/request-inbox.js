// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import '../components/key-hint.js';
import { asked, open, over, standing } from '../components/request-words.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** @typedef {import('../core/types.js').ControlRequest} ControlRequest */

/** What control rooms ask in this incident: accept and do it with one's own system, or refuse and say why. It comes into view and takes no focus. */
export class RequestInbox extends LightElement {
  static properties = { incident: { attribute: false }, refusing: { state: true } };

  #answer = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** The one that is being refused. @type {string|null} */ this.refusing = null;
  }

  render() {
    const incident = this.incident;
    if (!incident || incident.requests.length === 0) return nothing;
    const [waiting, past] = [open(incident.requests), over(incident.requests)];
    const name = (/** @type {string} */ camera) => incident.cameras.find(each => each.id === camera)?.name ?? camera;
    return html`<section class="block request-inbox" aria-label=${t('inbox.title')} ?data-waiting=${waiting.length > 0}>
      <h3>${t('inbox.title')} <span class="count">${waiting.length}</span></h3>
      <ul class="requests">${repeat(waiting, each => each.id, (each, index) => html`<li data-request=${each.id} data-state=${each.state}>
        <span><strong>${asked(each, name)}</strong><small>${each.by.organisation.name} · ${standing(each)}</small></span>
        <div class="request-acts">${this.#gifts(each)}
          ${each.may.includes('accept-request') && !gives(each) ? html`<button type="button" class="button small primary" data-action="accept-request" ?disabled=${this.#answer.busy}
            @click=${() => this.#accept(each)}>${t('inbox.accept')}<span class="hidden">: ${asked(each, name)}</span>${index === 0 ? html` <lv-key-hint .act=${'answer'}></lv-key-hint>` : nothing}</button>` : nothing}
          ${each.may.includes('complete-request') && !each.may.includes('accept-request') && !gives(each) ? html`<button type="button" class="button small primary" data-action="complete-request" ?disabled=${this.#answer.busy}
            @click=${() => this.#answer.run(() => api.completeControl(incident.id, each.id))}>${t('inbox.done')}<span class="hidden">: ${asked(each, name)}</span>${index === 0 ? html` <lv-key-hint .act=${'answer'}></lv-key-hint>` : nothing}</button>` : nothing}
          ${each.may.includes('refuse-request') && this.refusing !== each.id ? html`<button type="button" class="button small" data-action="refuse-request" ?disabled=${this.#answer.busy}
            @click=${() => this.refuse(each.id)}>${t('inbox.refuse')}<span class="hidden">: ${asked(each, name)}</span>${index === 0 ? html` <lv-key-hint .act=${'refuse'}></lv-key-hint>` : nothing}</button>` : nothing}</div>
        ${this.refusing === each.id ? html`<form class="request-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#refuse(event, each.id)}>
          <label class="field">${t('inbox.reason')}<input name="reason" maxlength="500" required autocomplete="off" list="refusal-reasons"></label>
          <datalist id="refusal-reasons">${[1, 2, 3].map(number => html`<option value=${t(`inbox.reason.${number}`)}></option>`)}</datalist>
          <div class="row"><button class="button small" data-action="refuse-send" ?disabled=${this.#answer.busy}>${t('inbox.refuse')}</button>
            <button type="button" class="button small" data-action="refuse-cancel" @click=${() => { this.refusing = null; }}>${t('inbox.back')}</button></div></form>` : nothing}</li>`)}</ul>
      <lv-problem .problem=${this.#answer.problem}></lv-problem>
      ${past.length > 0 ? html`<details class="requests-past"><summary>${t('inbox.past', { count: past.length })}</summary>
        <ul class="requests">${past.map(each => html`<li data-request=${each.id} data-state=${each.state}><span><strong>${asked(each, name)}</strong><small>${each.by.organisation.name} · ${standing(each)}</small></span></li>`)}</ul></details>` : nothing}
    </section>`;
  }

  /** Whoever takes it up looks at that camera. @param {ControlRequest} request */
  async #accept(request) {
    const id = this.incident?.id;
    if (id && await this.#answer.run(() => api.acceptControl(id, request.id)) && request.camera) {
      this.dispatchEvent(new CustomEvent('show-camera', { bubbles: true, detail: request.camera }));
    }
  }

  /** A camera or plan that is asked for is given by releasing it: that is the answer. @param {ControlRequest} request */
  #gifts(request) {
    const incident = this.incident;
    if (!incident || !gives(request)) return nothing;
    const to = request.by.organisation;
    if (request.kind === 'floorPlan') {
      return incident.material.filter(each => each.kind === 'plan' && each.releasable && !each.releases.some(release => release.to === to.id && release.endedAt === null))
        .map(each => html`<button type="button" class="button small primary" data-action="release-asked" ?disabled=${this.#answer.busy}
          @click=${() => this.#answer.run(() => api.releaseMaterial(incident.id, each.id, to.id))}>${t('inbox.give', { what: written(each.title) })}</button>`);
    }
    return incident.cameras.filter(each => (request.camera ? each.id === request.camera : !request.viewpoint || each.viewpoint === request.viewpoint)
      && !incident.releases.some(release => release.camera === each.id && release.to === to.id && release.endedAt === null && release.capabilities.includes('live')))
      .map(each => html`<button type="button" class="button small primary" data-action="release-asked" data-camera=${each.id} ?disabled=${this.#answer.busy}
        @click=${() => this.#answer.run(() => api.release(incident.id, each.id, to.id, 'live'))}>${t('inbox.give', { what: each.name })}</button>`);
  }

  /** Asks for the reason; without a name of the oldest. @param {string} [request] */
  async refuse(request) {
    this.refusing = request ?? open(this.incident?.requests ?? [])[0]?.id ?? null;
    await this.updateComplete;
    /** @type {HTMLElement|null} */ (this.querySelector('input[name=reason]'))?.focus();
    return this.refusing !== null;
  }

  /** @param {SubmitEvent} event @param {string} request */
  async #refuse(event, request) {
    event.preventDefault();
    const reason = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('reason') ?? '').trim();
    const id = this.incident?.id;
    if (id && reason && await this.#answer.run(() => api.refuseControl(id, request, reason))) this.refusing = null;
  }
}

/** Whether the answer is a release. @param {ControlRequest} request */
const gives = request => request.kind === 'otherCamera' || request.kind === 'floorPlan';

customElements.define('lv-request-inbox', RequestInbox);
