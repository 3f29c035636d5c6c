// @ts-check
import { html, keyed, nothing, repeat } from '../../lib/lit/lit.js';
import { DeskElement } from '../core/desk-element.js';
import { i18n, t } from '../core/i18n.js';
import { Part } from '../core/part.js';
import { exportsLogs } from '../core/roles.js';
import { styleSheet } from '../core/style-sheet.js';
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
import './steps.js';

const exportForm = new Part(() => import('../components/export-form.js'));
const invitations = new Part(() => Promise.all([import('../components/invitations.js'), import('./invitation-wish.js'), i18n.add('invite')]));
const shelf = new Part(() => Promise.all([import('./shelf.js'), i18n.add('handling')]));
const shiftLog = new Part(() => Promise.all([import('./shift-log.js'), i18n.add('log'), i18n.add('handling'), styleSheet('/app/shift-log.css')]));
const inbox = new Part(() => Promise.all([import('./request-inbox.js'), i18n.add('inbox'), styleSheet('/app/inbox.css')]));

/** The desk of a sharing party: look, verify, forward. */
export class AlarmCentreDesk extends DeskElement {
  watched() {
    return this.selection.incident ? [this.selection.incident] : [];
  }

  render() {
    const { store, feeds } = this.session;
    const incident = this.selection.incident;
    // Set aside it stands above the steps; what may be set aside is offered below them.
    const aside = html`<lv-later .code=${shelf} .feeds=${feeds} .adds=${!incident?.shelf} .shows=${html`<lv-shelf .incident=${incident}></lv-shelf>`}></lv-later>`;
    const work = incident === null ? nothing : html`
      <div class="incident-work">
        ${incident.requests.length > 0 ? html`<lv-later .code=${inbox} .shows=${html`<lv-request-inbox .incident=${incident}
          @show-camera=${(/** @type {CustomEvent<string>} */ event) => /** @type {any} */ (this.querySelector('lv-pictures'))?.show(event.detail)}></lv-request-inbox>`}></lv-later>` : nothing}
        ${repeat(incident.invitations.filter(asks), each => each.party.id, each => html`<lv-later .code=${invitations}
          .shows=${html`<lv-invitation-wish .incident=${incident} .invitation=${each}></lv-invitation-wish>`}></lv-later>`)}
        ${incident.shelf ? aside : nothing}
        <lv-steps .incident=${incident}></lv-steps>
        ${incident.may.includes('shelve') ? aside : nothing}
        ${incident.invitations.length > 0 ? html`<lv-later .code=${invitations}
          .shows=${html`<lv-invitations .incident=${incident} .organisation=${this.session.person.organisation.id}></lv-invitations>`}></lv-later>` : nothing}
        <lv-later .code=${endForm} .feeds=${feeds} .adds=${true} .shows=${html`<lv-end-form .incident=${incident}></lv-end-form>`}></lv-later>
        ${exportsLogs(this.session.person) ? html`<lv-later .code=${exportForm}
          .shows=${html`<lv-export-form .incidents=${[{ id: incident.id, name: incident.site.name }]}></lv-export-form>`}></lv-later>` : nothing}
      </div>`;
    return html`
      <aside class="desk-queue" aria-label=${t('queue.title')}>
        <lv-unwatched .incidents=${[...store.incidents.values()]} .own=${this.session.person.organisation.id}
          @choose=${(/** @type {CustomEvent<string>} */ event) => this.selection.choose(event.detail)}></lv-unwatched>
        <lv-queue .incidents=${store.queue()} .selected=${this.selection.id} .own=${this.session.person.organisation.id} .waitingFor=${'acknowledge'} .empty=${t('queue.empty.alarmCentre')}
          @choose=${(/** @type {CustomEvent<string>} */ event) => this.selection.choose(event.detail)}></lv-queue>
        <lv-notices .notices=${[...store.notices.values()]}></lv-notices>
        <lv-later .code=${shiftLog} .feeds=${feeds} .adds=${true} .shows=${html`<lv-shift-log .incidents=${[...store.incidents.values()]}
          @choose=${(/** @type {CustomEvent<string>} */ event) => this.selection.choose(event.detail)}></lv-shift-log>`}></lv-later>
      </aside>
      <main class="desk-main" id="main" tabindex="-1">
        ${incident === null ? html`<p class="desk-empty">${t('desk.empty.alarmCentre')}</p>` : keyed(incident.id, html`
          <article class="incident" data-incident=${incident.id} data-status=${incident.status}>
            <lv-facts .incident=${incident}></lv-facts>
            ${this.narrow ? nothing : work}
            <div class="incident-look">
              <lv-pictures .owner=${true} .incident=${incident} .feeds=${feeds} .person=${this.session.person} .back=${this.back}></lv-pictures>
              ${this.narrow ? work : nothing}
              <div class="incident-more">
                <lv-alarms .alarms=${incident.alarms}></lv-alarms>
                <lv-site-map .incident=${incident} .feeds=${feeds}></lv-site-map>
                ${incident.objects.length > 0 || incident.may.includes('add-object') ? html`<lv-later .code=${objects} .feeds=${feeds} .adds=${incident.objects.length === 0}
                  .shows=${html`<lv-objects .incident=${incident} .back=${this.back} .organisation=${this.session.person.organisation.id}></lv-objects>`}></lv-later>` : nothing}
                ${incident.material.length > 0 || incident.may.includes('add-material') ? html`<lv-later .code=${material} .feeds=${feeds} .adds=${incident.material.length === 0}
                  .shows=${html`<lv-material .incident=${incident} .person=${this.session.person}></lv-material>`}></lv-later>` : nothing}
                <lv-chat .incident=${incident} .own=${this.session.person.organisation.id}></lv-chat>
                <lv-later data-shows="log" .code=${log} .feeds=${feeds} .shows=${html`<lv-log .incident=${incident} .back=${this.back}></lv-log>`}></lv-later>
              </div>
            </div>
          </article>`)}
      </main>`;
  }

  /** @param {import('../core/keys.js').Act} act @param {string} key */
  onKey(act, key) {
    if (act === 'stop') return this.#stopSharing();
    if (act === 'answer') return this.press('accept-request') || this.press('complete-request') || this.#toGift();
    if (act === 'refuse') return this.querySelector('[data-action=refuse-request]') !== null && this.press('refuse-request');
    return act === 'verify' || act === 'forward' ? this.#goTo(act) : super.onKey(act, key);
  }

  /** To the first camera or plan that was asked for: one key accepts, but gives nothing. */
  #toGift() {
    const gift = /** @type {HTMLElement|null} */ (this.querySelector('[data-action=release-asked]'));
    gift?.focus();
    return gift !== null;
  }

  /** Stops sharing the large camera, with every room; where none is large, the focus goes to the first that can be stopped. */
  #stopSharing() {
    const large = /** @type {HTMLElement|null} */ (this.querySelector('lv-tile.large'))?.dataset.camera;
    const stops = /** @type {NodeListOf<HTMLButtonElement>} */ (this.querySelectorAll(`.share-head [data-action=withdraw]${large ? `[data-camera="${CSS.escape(large)}"]` : ''}:not([disabled])`));
    if (large) stops.forEach(stop => stop.click());
    else stops[0]?.focus();
    return stops.length > 0;
  }

  /** Moves the focus to the step; the step itself still has to be done by hand. @param {string} step */
  #goTo(step) {
    const place = this.querySelector(`[data-step="${step}"]`);
    const target = /** @type {HTMLElement|null} */ (place?.querySelector('input:not([disabled]), button:not([disabled])') ?? null);
    target?.focus();
    return target !== null;
  }
}

/** Whether this desk is asked for pictures for who was invited. @param {import('../core/types.js').Invitation} invitation */
const asks = invitation => invitation.wish === 'asked' && invitation.may.includes('grant-invitation');

customElements.define('lv-desk-alarm-centre', AlarmCentreDesk);
