// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import './age.js';
import './problem.js';

/** Who follows one object and who leads it, and what this room may do with the lead. */
export class ObjectLead extends LightElement {
  static properties = { incident: { attribute: false }, object: { attribute: false }, own: { attribute: false }, declining: { state: true }, rooms: { state: true } };

  #answer = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** @type {import('../core/types.js').TrackedObject|null} */ this.object = null;
    /** The organisation whose desk this is. */ this.own = '';
    this.declining = false;
    /** The rooms that the lead may be offered to, once they were asked for. @type {import('../core/types.js').Room[]|null} */ this.rooms = null;
  }

  render() {
    const { object, incident } = this;
    if (!object || !incident || incident.closedAt) return nothing;
    const name = written(object.name) ?? '';
    return html`<div class="object-lead" role="group" aria-label=${t('lead.title', { object: name })}>
      ${object.may.includes('accept-lead') ? this.#invited(object, name) : nothing}
      <ul class="lead-rooms">${repeat(object.rooms, each => each.room.id, each => html`<li data-room=${each.room.id} data-part=${each.role}>
          <strong>${each.room.name}</strong> ${word('part', each.role)} <small>${t('lead.since', { time: time(each.since) })}${each.following > 0
            ? html` · ${t('lead.following', { count: each.following })}` : nothing}</small></li>`)}
        ${repeat(object.offers, each => each.to.id, each => html`<li data-offer=${each.to.id}>${t('lead.offered', { room: each.to.name })}
          <small>${each.expectedAt ? html` · ${t('lead.expected', { time: time(each.expectedAt) })}` : nothing}</small>
          ${each.escalatedAt ? html`<strong class="warning" role="status">${t('lead.noAnswerYet')} <lv-age .since=${each.at}></lv-age></strong>` : nothing}
          ${each.sees ? nothing : html`<strong class="warning" role="status">${t('lead.unseen', { room: each.to.name })}</strong>`}
          ${object.may.includes('withdraw-lead') ? html`<button type="button" class="button small stop" data-action="withdraw-lead" ?disabled=${this.#answer.busy}
            @click=${() => this.#do(id => api.withdrawLead(id, object.id, each.to.id))}>${t('lead.withdraw', { room: each.to.name })}</button>` : nothing}</li>`)}</ul>
      ${object.rooms.length === 0 ? html`<p class="quiet">${t('lead.nobody')}</p>` : nothing}
      ${this.#part(object)}
      ${this.#offering(object)}
      <lv-problem .problem=${this.#answer.problem}></lv-problem>
    </div>`;
  }

  /** @param {import('../core/types.js').TrackedObject} object @param {string} name */
  #invited(object, name) {
    return html`<div class="lead-invited" role="alert"><p><strong>${t('lead.invited', { object: name })}</strong></p>
      ${this.declining ? html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.#decline(event, object.id)}>
          <label class="field">${t('lead.declineWhy')}<input name="reason" maxlength="500" required></label>
          <button class="button" data-action="decline-lead-confirm" ?disabled=${this.#answer.busy}>${t('lead.decline')}</button>
          <button type="button" class="button" @click=${() => { this.declining = false; }}>${t('lead.cancel')}</button></form>`
        : html`<button type="button" class="button primary" data-action="accept-lead" ?disabled=${this.#answer.busy}
            @click=${() => this.#do(id => api.acceptLead(id, object.id))}>${t('lead.accept')}</button>
          <button type="button" class="button" data-action="decline-lead" @click=${() => { this.declining = true; }}>${t('lead.decline')}</button>`}</div>`;
  }

  /** @param {import('../core/types.js').TrackedObject} object */
  #part(object) {
    const role = object.rooms.find(each => each.room.id === this.own)?.role;
    return html`${object.may.includes('take-part') && role !== 'support' ? html`<button type="button" class="button small" data-action="support" ?disabled=${this.#answer.busy}
        @click=${() => this.#do(id => api.takePart(id, object.id, 'support'))}>${t('lead.support')}</button>` : nothing}
      ${object.may.includes('take-part') && role !== 'watch' ? html`<button type="button" class="button small" data-action="watch" ?disabled=${this.#answer.busy}
        @click=${() => this.#do(id => api.takePart(id, object.id, 'watch'))}>${t('lead.watch')}</button>` : nothing}
      ${object.may.includes('leave-object') ? html`<button type="button" class="button small stop" data-action="leave-object" ?disabled=${this.#answer.busy}
        @click=${() => this.#do(id => api.leaveObject(id, object.id))}>${t('lead.leave')}</button>` : nothing}`;
  }

  /** By hand; the next room is asked by itself. @param {import('../core/types.js').TrackedObject} object */
  #offering(object) {
    if (!object.may.includes('offer-lead')) return nothing;
    if (this.rooms === null) {
      return html`<button type="button" class="button small" data-action="choose-next-room" ?disabled=${this.#answer.busy}
        @click=${() => this.#do(async id => { this.rooms = await api.nextRooms(id, object.id); })}>${t('lead.choose')}</button>`;
    }
    // Who follows already comes first.
    const follows = (/** @type {import('../core/types.js').Room} */ room) => object.rooms.some(each => each.room.id === room.id);
    const rooms = this.rooms.filter(room => !object.offers.some(each => each.to.id === room.id))
      .toSorted((one, other) => Number(follows(other)) - Number(follows(one)));
    return html`<form class="lead-offer" @submit=${(/** @type {SubmitEvent} */ event) => this.#offer(event, object.id)}>
      <label class="field">${t('lead.offer')}<select name="to" required>
        <option value="">${t('lead.offerChoose')}</option>
        ${rooms.map(room => html`<option value=${room.id}>${room.name}</option>`)}</select></label>
      <button class="button small" data-action="offer-lead" ?disabled=${this.#answer.busy || rooms.length === 0}>${t('lead.offerTo')}</button></form>`;
  }

  /** @param {SubmitEvent} event @param {string} object */
  async #decline(event, object) {
    event.preventDefault();
    const reason = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('reason') ?? '').trim();
    if (reason && await this.#do(id => api.declineLead(id, object, reason))) this.declining = false;
  }

  /** @param {SubmitEvent} event @param {string} object */
  async #offer(event, object) {
    event.preventDefault();
    const to = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('to') ?? '');
    if (to && await this.#do(id => api.offerLead(id, object, to))) this.rooms = null;
  }

  /** @param {(incident: string) => Promise<unknown>} what */
  #do(what) {
    const id = this.incident?.id;
    return id ? this.#answer.run(() => what(id)) : Promise.resolve(false);
  }
}

customElements.define('lv-object-lead', ObjectLead);
