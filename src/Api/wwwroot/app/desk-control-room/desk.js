// @ts-check
import { html, keyed } from '../../lib/lit/lit.js';
import { DeskElement } from '../core/desk-element.js';
import { t } from '../core/i18n.js';
import { SeenWatch } from '../core/seen-watch.js';
import '../components/alarms.js';
import '../components/end-form.js';
import '../components/facts.js';
import '../components/log.js';
import '../components/material.js';
import '../components/notices.js';
import '../components/pictures.js';
import '../components/queue.js';
import '../components/unwatched.js';
import '../map/site-map.js';
import './accept.js';
import './leave.js';
import './notification.js';

/** The desk of a control room: incidents come by themselves, with their pictures already moving. */
export class ControlRoomDesk extends DeskElement {
  #seen = new SeenWatch(id => this.session.store.incidents.get(id));

  constructor() {
    super();
    this.firstAct = 'accept';
  }

  watched() {
    return [...this.session.store.incidents.values()];
  }

  render() {
    const { store, feeds, person } = this.session;
    const incident = this.selection.incident;
    return html`
      <aside class="desk-queue" aria-label=${t('queue.title')}>
        <lv-unwatched .incidents=${[...store.incidents.values()]} .own=${this.session.person.organisation.id}
          @choose=${(/** @type {CustomEvent<string>} */ event) => this.selection.choose(event.detail)}></lv-unwatched>
        <lv-queue .incidents=${store.queue()} .selected=${this.selection.id} .feeds=${feeds} .waitingFor=${'accept'} .empty=${t('queue.empty.controlRoom')}
          @choose=${(/** @type {CustomEvent<string>} */ event) => this.selection.choose(event.detail)}></lv-queue>
        <lv-notices .notices=${[...store.notices.values()]}></lv-notices>
      </aside>
      <main class="desk-main" id="main" tabindex="-1">
        ${incident === null ? html`<p class="desk-empty">${t('desk.empty.controlRoom')}</p>` : keyed(incident.id, html`
          <article class="incident" data-incident=${incident.id} data-status=${incident.status}>
            <lv-facts .incident=${incident} data-seen-incident=${incident.id}></lv-facts>
            <div class="incident-look">
              <lv-pictures .incident=${incident} .feeds=${feeds}></lv-pictures>
              <div class="incident-more">
                <lv-alarms .alarms=${incident.alarms}></lv-alarms>
                <lv-site-map .incident=${incident} .feeds=${feeds}></lv-site-map>
                <lv-material .incident=${incident} .person=${this.session.person}></lv-material>
                <lv-log .incident=${incident}></lv-log>
              </div>
            </div>
            <div class="incident-work">
              <lv-accept .incident=${incident} .room=${person.organisation.id}></lv-accept>
              <lv-notification .incident=${incident} .room=${person.organisation.id}></lv-notification>
              <lv-leave .incident=${incident}></lv-leave>
              <lv-end-form .incident=${incident}></lv-end-form>
            </div>
          </article>`)}
      </main>`;
  }

  async updated() {
    // Rows and pictures render in the same turn, after this element.
    await Promise.resolve();
    for (const row of this.querySelectorAll('[data-incident-row]')) row.setAttribute('data-seen-incident', row.getAttribute('data-incident-row') ?? '');
    this.#seen.watch(this.querySelectorAll('[data-seen-incident]'));
  }

  /** @param {string} key */
  onKey(key) {
    if (key === 'a') return this.press('accept');
    return super.onKey(key);
  }
}

customElements.define('lv-desk-control-room', ControlRoomDesk);
