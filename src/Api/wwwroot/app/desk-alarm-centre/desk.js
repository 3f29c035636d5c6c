// @ts-check
import { html, keyed } from '../../lib/lit/lit.js';
import { DeskElement } from '../core/desk-element.js';
import { t } from '../core/i18n.js';
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
import './steps.js';

/** The desk of a sharing party: look, verify, forward. */
export class AlarmCentreDesk extends DeskElement {
  watched() {
    return this.selection.incident ? [this.selection.incident] : [];
  }

  render() {
    const { store, feeds } = this.session;
    const incident = this.selection.incident;
    return html`
      <aside class="desk-queue" aria-label=${t('queue.title')}>
        <lv-unwatched .incidents=${[...store.incidents.values()]} .own=${this.session.person.organisation.id}
          @choose=${(/** @type {CustomEvent<string>} */ event) => this.selection.choose(event.detail)}></lv-unwatched>
        <lv-queue .incidents=${store.queue()} .selected=${this.selection.id} .waitingFor=${'acknowledge'} .empty=${t('queue.empty.alarmCentre')}
          @choose=${(/** @type {CustomEvent<string>} */ event) => this.selection.choose(event.detail)}></lv-queue>
        <lv-notices .notices=${[...store.notices.values()]}></lv-notices>
      </aside>
      <main class="desk-main" id="main" tabindex="-1">
        ${incident === null ? html`<p class="desk-empty">${t('desk.empty.alarmCentre')}</p>` : keyed(incident.id, html`
          <article class="incident" data-incident=${incident.id} data-status=${incident.status}>
            <lv-facts .incident=${incident}></lv-facts>
            <div class="incident-look">
              <lv-pictures .owner=${true} .incident=${incident} .feeds=${feeds}></lv-pictures>
              <div class="incident-more">
                <lv-alarms .alarms=${incident.alarms}></lv-alarms>
                <lv-site-map .incident=${incident} .feeds=${feeds}></lv-site-map>
                <lv-material .incident=${incident} .person=${this.session.person}></lv-material>
                <lv-log .incident=${incident}></lv-log>
              </div>
            </div>
            <div class="incident-work">
              <lv-steps .incident=${incident}></lv-steps>
              <lv-end-form .incident=${incident}></lv-end-form>
            </div>
          </article>`)}
      </main>`;
  }

  /** @param {string} key */
  onKey(key) {
    if (key === 'a') return this.press('acknowledge');
    if (key === 'v' || key === 'f') return this.#goTo(key === 'v' ? 'verify' : 'forward');
    return super.onKey(key);
  }

  /** Moves the focus to the step; the step itself still has to be done by hand. @param {string} step */
  #goTo(step) {
    const place = this.querySelector(`[data-step="${step}"]`);
    const target = /** @type {HTMLElement|null} */ (place?.querySelector('input:not([disabled]), button:not([disabled])') ?? null);
    target?.focus();
    return target !== null;
  }
}

customElements.define('lv-desk-alarm-centre', AlarmCentreDesk);
