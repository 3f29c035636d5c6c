// @ts-check
import { html, keyed, nothing } from '../../lib/lit/lit.js';
import { DeskElement } from '../core/desk-element.js';
import { i18n, t } from '../core/i18n.js';
import { Part } from '../core/part.js';
import { SeenWatch } from '../core/seen-watch.js';
import '../components/alarms.js';
import '../components/chat.js';
import '../components/facts.js';
import { endForm, log, material, objects } from '../components/incident-parts.js';
import '../components/later.js';
import '../components/notices.js';
import '../components/pictures.js';
import '../components/queue.js';
import '../components/unwatched.js';
import '../map/site-map.js';
import './accept.js';
import './invite.js';
import './leave.js';
import './notification.js';
import './request-bar.js';

const invitations = new Part(() => Promise.all([import('../components/invitations.js'), i18n.add('invite')]));

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
    const work = incident === null ? nothing : html`
      <div class="incident-work">
        <lv-accept .incident=${incident} .room=${person.organisation.id}></lv-accept>
        <lv-notification .incident=${incident} .room=${person.organisation.id}></lv-notification>
        <lv-chat .incident=${incident} .own=${person.organisation.id}></lv-chat>
        ${incident.invitations.length > 0 ? html`<lv-later .code=${invitations}
          .shows=${html`<lv-invitations .incident=${incident} .organisation=${person.organisation.id}></lv-invitations>`}></lv-later>` : nothing}
        <lv-invite .incident=${incident}></lv-invite>
        <lv-leave .incident=${incident}></lv-leave>
        <lv-later .code=${endForm} .feeds=${feeds} .adds=${true} .shows=${html`<lv-end-form .incident=${incident}></lv-end-form>`}></lv-later>
      </div>`;
    return html`
      <aside class="desk-queue" aria-label=${t('queue.title')}>
        <lv-unwatched .incidents=${[...store.incidents.values()]} .own=${this.session.person.organisation.id}
          @choose=${(/** @type {CustomEvent<string>} */ event) => this.selection.choose(event.detail)}></lv-unwatched>
        <lv-queue .incidents=${store.queue()} .selected=${this.selection.id} .feeds=${feeds} .own=${this.session.person.organisation.id} .waitingFor=${'accept'} .empty=${t('queue.empty.controlRoom')}
          @choose=${(/** @type {CustomEvent<string>} */ event) => this.selection.choose(event.detail)}></lv-queue>
        <lv-notices .notices=${[...store.notices.values()]}></lv-notices>
      </aside>
      <main class="desk-main" id="main" tabindex="-1">
        ${incident === null ? html`<p class="desk-empty">${t('desk.empty.controlRoom')}</p>` : keyed(incident.id, html`
          <article class="incident" data-incident=${incident.id} data-status=${incident.status}>
            <lv-facts .incident=${incident} data-seen-incident=${incident.id}></lv-facts>
            <div class="incident-look">
              <lv-pictures .incident=${incident} .feeds=${feeds} .person=${this.session.person} .back=${this.back}></lv-pictures>
              ${this.narrow ? work : nothing}
              <div class="incident-more">
                <lv-alarms .alarms=${incident.alarms}></lv-alarms>
                <lv-site-map .incident=${incident} .feeds=${feeds}></lv-site-map>
                ${incident.objects.length > 0 || incident.may.includes('add-object') ? html`<lv-later .code=${objects} .feeds=${feeds} .adds=${incident.objects.length === 0}
                  .shows=${html`<lv-objects .incident=${incident} .back=${this.back} .organisation=${this.session.person.organisation.id}></lv-objects>`}></lv-later>` : nothing}
                ${incident.material.length > 0 || incident.may.includes('add-material') ? html`<lv-later .code=${material} .feeds=${feeds} .adds=${incident.material.length === 0}
                  .shows=${html`<lv-material .incident=${incident} .person=${this.session.person}></lv-material>`}></lv-later>` : nothing}
                <lv-later data-shows="log" .code=${log} .feeds=${feeds} .shows=${html`<lv-log .incident=${incident} .back=${this.back}></lv-log>`}></lv-later>
              </div>
            </div>
            ${this.narrow ? nothing : work}
          </article>`)}
      </main>`;
  }

  /** @param {import('../core/keys.js').Act} act @param {string} key */
  onKey(act, key) {
    return act === 'ask' ? /** @type {any} */ (this.querySelector('lv-request-bar'))?.focusFirst() ?? false : super.onKey(act, key);
  }

  async updated() {
    // Rows and pictures render in the same turn, after this element.
    await Promise.resolve();
    for (const row of this.querySelectorAll('[data-incident-row]')) row.setAttribute('data-seen-incident', row.getAttribute('data-incident-row') ?? '');
    this.#seen.watch(this.querySelectorAll('[data-seen-incident]'));
  }
}

customElements.define('lv-desk-control-room', ControlRoomDesk);
