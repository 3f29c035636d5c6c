// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { follow } from '../core/follow.js';
import { Followed } from '../core/followed.js';
import { FollowedThen } from '../core/followed-then.js';
import { Heard } from '../core/heard.js';
import { t, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Part } from '../core/part.js';
import { everyQuarterSecond } from '../core/tick.js';
import { objectPlace, trailList } from './object-place.js';
import './later.js';
import './object-lead.js';
import './problem.js';

/** @typedef {import('../core/types.js').TrackedObject} TrackedObject */

const objectMap = new Part(() => import('../map/object-map.js'));
const overviewMap = new Part(() => import('../map/overview-map.js'));

/** From so many objects on they can be followed together, on one map that is told where they are once a second. */
const many = 2;

/** Tracked objects of one incident: follow one, and for the sharing party add, share and withdraw. */
export class ObjectList extends LightElement {
  static properties = { incident: { attribute: false }, organisation: { attribute: false }, back: { attribute: false }, own: { state: true }, mapOpen: { state: true }, allOpen: { state: true } };

  #change = new Command(this);
  /** @type {Map<string, Followed>} */ #followed = new Map();
  /** @type {Map<string, string|null>} */ #ended = new Map();
  /** @type {(() => void)|null} */ #stop = null;

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** The organisation whose desk this is. */ this.organisation = '';
    /** At which moment the incident is looked at; null where that is always now. @type {import('../player/looking-back.js').LookingBack|null} */ this.back = null;
    new Heard(this, () => this.back);
    this.mapOpen = false;
    this.allOpen = false;
    /** The party's own objects, once they were asked for. @type {import('../core/types.js').ObjectEntry[]|null} */ this.own = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everyQuarterSecond(() => { if (this.#followed.size > 0) this.requestUpdate(); });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#leaveAll();
  }

  // What was withdrawn, or whose incident is over, leaves the screen at once.
  willUpdate() {
    const incident = this.incident;
    for (const id of [...this.#followed.keys()]) {
      if (!incident || incident.closedAt || !incident.objects.some(each => each.id === id)) this.#leave(id);
    }
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const adds = incident.may.includes('add-object');
    if (incident.objects.length === 0 && !adds) return nothing;
    return html`<section class="block objects" aria-label=${t('objects.title')}>
      <h3>${t('objects.title')}</h3>
      <ul class="releases">${repeat(incident.objects, each => each.id, each => html`<li data-object=${each.id}>
        <span><strong>${written(each.name)}</strong> <small>${word('object', each.kind)}${each.keepTrail ? nothing : html` · ${t('objects.liveOnly')}`}${each.followers.map(
          one => html` · ${t('objects.followers', { who: one.organisation.name, count: one.count })}`)}</small>
          ${this.#where(each)}</span>
        ${incident.closedAt ? nothing : this.#button(each)}
        ${this.#ahead(each)}
        ${this.#rooms(each)}
        <lv-object-lead .incident=${incident} .object=${each} .own=${this.organisation}></lv-object-lead></li>`)}</ul>
      ${this.#map(incident)}
      ${this.#all(incident)}
      ${adds ? html`${this.#adding()}<p><a class="go" href="/guarding.html" target="live-view-guarding">${t('objects.toGuarding')}</a></p>` : nothing}
      <lv-problem .problem=${this.#change.problem}></lv-problem>
    </section>`;
  }

  /** @param {TrackedObject} object */
  #where(object) {
    const ended = this.#ended.get(object.id);
    if (this.#ended.has(object.id)) return html`<br><small>${ended ? t('objects.ended', { why: t(`ended.${ended}`) }) : t('objects.lost')}</small>`;
    const followed = this.#followed.get(object.id);
    return followed ? objectPlace(this.#seen(followed)) : nothing;
  }

  /** As it is, or was at the moment looked at. @param {Followed} followed */
  #seen(followed) {
    const moment = this.back?.moment ?? null;
    return moment === null ? followed : new FollowedThen(followed, moment);
  }

  /** Opened by hand: drawing takes the time of the pictures. What it shows stands in the list, too. @param {import('../core/types.js').IncidentView} incident */
  #map(incident) {
    if (this.#followed.size === 0) return nothing;
    const shown = incident.objects.flatMap(object => {
      const followed = this.#followed.get(object.id);
      return followed ? [{ id: object.id, name: written(object.name) ?? '', followed: this.#seen(followed), way: followed }] : [];
    });
    return html`<button type="button" class="button small" data-action="object-map" aria-expanded=${this.mapOpen}
        @click=${() => { this.mapOpen = !this.mapOpen; }}>${t(this.mapOpen ? 'map.close' : 'map.open')}</button>
      ${this.mapOpen ? html`<lv-later .code=${objectMap} .shows=${html`<lv-object-map .incident=${incident.closedAt ? '' : incident.id} .objects=${shown}></lv-object-map>`}></lv-later>` : nothing}
      ${shown.map(({ name, way }) => trailList(name, way))}`;
  }

  /** All of them at once. @param {import('../core/types.js').IncidentView} incident */
  #all(incident) {
    if (incident.closedAt || (incident.objects.length < many && !this.allOpen)) return nothing;
    const names = new Map(incident.objects.map(each => [each.id, written(each.name) ?? each.id]));
    return html`<button type="button" class="button small" data-action="overview" aria-expanded=${this.allOpen}
        @click=${() => { this.allOpen = !this.allOpen; }}>${t(this.allOpen ? 'map.overviewClose' : 'map.overview')}</button>
      ${this.allOpen ? html`<lv-later .code=${overviewMap} .shows=${html`<lv-overview-map .incident=${incident.id} .names=${names}></lv-overview-map>`}></lv-later>` : nothing}`;
  }

  /** Cameras that the object is about to come past. @param {TrackedObject} object */
  #ahead(object) {
    const incident = this.incident;
    const cameras = this.#followed.get(object.id)?.cameras;
    const name = (/** @type {string} */ id) => incident?.cameras.find(each => each.id === id)?.name ?? id;
    const asks = object.may.includes('take-part') || object.may.includes('offer-lead');
    return html`${cameras && cameras.ahead.length > 0 ? html`<div class="cameras-ahead" data-cameras-ahead role="status">
        <strong>${t('ahead.count', { count: cameras.ahead.length, released: cameras.released, askable: cameras.askable })}</strong>
        <ul>${cameras.ahead.filter(each => each.camera).map(each => html`<li data-ahead=${each.camera}>${name(each.camera ?? '')}: ${t('ahead.in', { seconds: each.inViewSeconds })}</li>`)}</ul>
        ${cameras.askable > 0 && asks ? html`<button type="button" class="button small" data-action="ask-cameras" ?disabled=${this.#change.busy}
          @click=${() => this.#change.run(() => api.askCameras(incident?.id ?? '', object.id))}>${t('ahead.ask', { count: cameras.askable })}</button>` : nothing}</div>` : nothing}`;
  }

  /** Says which released cameras have the object before them now or soon, so that the pictures show those large. */
  #due() {
    const cameras = [...this.#followed.values()].flatMap(each => each.cameras?.ahead.filter(one => one.due && one.camera).map(one => one.camera) ?? []);
    this.dispatchEvent(new CustomEvent('cameras-due', { bubbles: true, detail: cameras }));
  }

  /** @param {TrackedObject} object */
  #button(object) {
    const follows = this.#followed.has(object.id);
    return html`<button type="button" class="button small" data-action="follow" aria-pressed=${follows}
      aria-label=${t(follows ? 'objects.leaveOf' : 'objects.followOf', { object: written(object.name) })}
      @click=${() => (follows ? this.#leave(object.id) : this.#follow(object.id))}>${t(follows ? 'objects.leave' : 'objects.follow')}</button>`;
  }

  /** @param {TrackedObject} object */
  #rooms(object) {
    const incident = this.incident;
    if (!incident || incident.closedAt) return nothing;
    return repeat(incident.notifications.filter(told => told.leftAt === null && incident.may.includes('add-object')), told => told.room.id, told => {
      const release = object.releases.find(each => each.to === told.room.id && each.endedAt === null);
      const names = { camera: written(object.name), room: told.room.name };
      if (!release) {
        return object.releasable ? html`<button type="button" class="button small" data-action="release-object" ?disabled=${this.#change.busy}
          aria-label=${`${t('material.shareWith', { room: told.room.name })}: ${names.camera}`}
          @click=${() => this.#change.run(() => api.releaseObject(incident.id, object.id, told.room.id, object.keepTrail ? 'kept' : 'liveOnly'))}>${t('material.shareWith', { room: told.room.name })}</button>` : nothing;
      }
      return html`${release.pending ? html`<button type="button" class="button small" data-action="confirm-object" ?disabled=${this.#change.busy}
          aria-label=${t('release.confirmOf', names)} @click=${() => this.#change.run(() => api.confirm(incident.id, release.id))}>${t('release.confirm')}</button>` : nothing}
        <button type="button" class="button small stop" data-action="withdraw-object" ?disabled=${this.#change.busy}
          aria-label=${`${t('material.withdrawFrom', { room: told.room.name })}: ${names.camera}`} @click=${() => this.#change.run(() => api.withdraw(incident.id, release.id))}>${t('material.withdrawFrom', { room: told.room.name })}</button>`;
    });
  }

  #adding() {
    const there = this.incident?.objects.map(each => each.id) ?? [];
    const others = this.own?.filter(each => !there.includes(each.id)) ?? null;
    if (others === null) {
      return html`<button type="button" class="button" data-action="choose-object" ?disabled=${this.#change.busy}
        @click=${() => this.#change.run(async () => { this.own = await api.objects(); })}>${t('objects.choose')}</button>`;
    }
    return others.length === 0 ? html`<p>${t('objects.none')}</p>` : html`<form class="material-add" @submit=${(/** @type {SubmitEvent} */ event) => this.#add(event)}>
      <label class="field">${t('objects.which')}<select name="object">${others.map(each => html`<option value=${each.id}>${each.name}</option>`)}</select></label>
      <button class="button" data-action="add-object" ?disabled=${this.#change.busy}>${t('objects.add')}</button></form>`;
  }

  /** @param {SubmitEvent} event */
  async #add(event) {
    event.preventDefault();
    const chosen = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('object'));
    const id = this.incident?.id;
    if (id) await this.#change.run(() => api.addObject(id, chosen));
  }

  /** @param {string} object */
  #follow(object) {
    const id = this.incident?.id;
    if (!id) return;
    this.#ended.delete(object);
    const followed = new Followed(this.incident?.objects.find(each => each.id === object)?.keepTrail ?? false);
    this.#followed.set(object, followed);
    followed.stop = follow(id, object, {
      begin: position => {
        followed.begin(position);
        this.requestUpdate();
      },
      moved: position => {
        followed.moved(position);
        this.requestUpdate();
      },
      thought: estimate => {
        followed.thought(estimate);
        this.requestUpdate();
      },
      cameras: cameras => {
        followed.cameras = cameras;
        this.#due();
        this.requestUpdate();
      },
      over: reason => {
        this.#leave(object);
        this.#ended.set(object, reason);
        this.requestUpdate();
      },
    });
    this.requestUpdate();
  }

  /** @param {string} object */
  #leave(object) {
    this.#followed.get(object)?.stop();
    if (this.#followed.delete(object)) this.#due();
    this.requestUpdate();
  }

  #leaveAll() {
    for (const id of [...this.#followed.keys()]) this.#leave(id);
  }
}

customElements.define('lv-objects', ObjectList);
