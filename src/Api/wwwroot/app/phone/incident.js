// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import '../components/age.js';
import { drawingsOn, inWords, marksOf } from '../components/drawings.js';
import '../components/priority.js';
import { t, time, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { isOver } from '../core/store.js';
import '../desk-control-room/leave.js';
import './camera.js';
import './photo.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */

/** One incident on a phone: what and where, then the pictures, each as a still until somebody taps. */
export class PhoneIncident extends LightElement {
  static properties = { incident: { attribute: false }, person: { attribute: false }, meter: { attribute: false } };

  constructor() {
    super();
    /** @type {IncidentView} */ this.incident;
    /** @type {import('../core/types.js').Person} */ this.person;
    /** @type {import('./meter.js').Meter} */ this.meter;
  }

  render() {
    const { incident, person, meter } = this;
    const { address } = incident.site;
    const over = isOver(incident);
    return html`<article data-incident=${incident.id} data-status=${incident.status} data-seen-incident=${incident.id}>
      <header class="phone-facts">
        <h2><lv-priority .level=${incident.priority}></lv-priority> ${word('alarmKind', incident.alarmKind)}</h2>
        <p class="phone-site">${incident.site.name}</p>
        <p>${address.street} ${address.number}, ${address.postcode} ${address.city}</p>
        <p class="quiet">${word('status', incident.status)} · ${t('facts.raised')} ${time(incident.raisedAt, { hour: '2-digit', minute: '2-digit' })} (<lv-age .since=${incident.raisedAt}></lv-age>)</p>
        ${this.#verdict(incident)}
        ${incident.invitations.map(each => html`<p class="phone-invitation" data-invited=${each.party.id}>${t('invitation.own', { by: each.by.name })}, ${t('invitation.until', { until: time(each.until, { hour: '2-digit', minute: '2-digit' }) })}.
          ${word('invitationRole', each.role)} · ${word('invitationPurpose', each.purpose)}${each.text ? html`: <q>${written(each.text)}</q>` : nothing}</p>`)}
      </header>
      ${over ? html`<p class="phone-ended" role="status" data-ended>${t('phone.ended')}</p>` : html`
        ${incident.cameras.length === 0 ? html`<p class="phone-empty">${this.#noPictures(incident)}</p>` : html`<section class="phone-cameras" aria-label=${t('pictures.title')}>
          ${repeat(incident.cameras, each => each.id, each => html`<lv-phone-camera data-camera=${each.id} .incident=${incident.id} .camera=${each} .person=${person} .meter=${meter}
            .stills=${gives(incident, each.id, 'snapshot')} .clips=${clipsFrom(incident, each.id)}
            .marks=${marksOf(drawingsOn(incident, each.id, null))}></lv-phone-camera>`)}</section>`}
        ${incident.material.length === 0 ? nothing : html`<section class="phone-material" aria-label=${t('material.title')}><h3>${t('material.title')}</h3>
          ${repeat(incident.material, each => each.id, each => html`<lv-phone-photo .incident=${incident.id} .material=${each} .person=${person} .meter=${meter}
            .marks=${marksOf(drawingsOn(incident, null, each.id))}></lv-phone-photo>`)}</section>`}
        ${incident.drawings.length === 0 ? nothing : html`<ul class="phone-drawings" aria-label=${t('draw.list')}>
          ${repeat(incident.drawings, each => each.id, each => html`<li data-drawing=${each.id}>${inWords(each, nameOf(incident, each))} <small>${each.by.organisation.name} · ${time(each.at)}</small></li>`)}</ul>`}
        <lv-leave .incident=${incident}></lv-leave>`}
    </article>`;
  }

  /** @param {IncidentView} incident */
  #verdict(incident) {
    const judged = incident.verification;
    return judged ? html`<p><strong>${word('verdict', judged.verdict)}</strong>${judged.note ? html` <q>${written(judged.note)}</q>` : nothing}</p>` : nothing;
  }

  /** @param {IncidentView} incident */
  #noPictures(incident) {
    const wish = incident.invitations[0]?.wish;
    return wish === 'asked' || wish === 'refused' ? `${t(`invitation.wish.${wish}`, { centre: incident.sharingParty.name })} ${written(incident.invitations[0].refusal) ?? ''}` : t('phone.noPictures');
  }
}

/** Whether something of a camera was released here, as far as this page knows: the gate has the last word. @param {IncidentView} incident @param {string} camera @param {string} what */
const gives = (incident, camera, what) => incident.releases.some(
  each => each.camera === camera && each.endedAt === null && !each.pending && each.capabilities.includes(what));

/** What something is drawn on. @param {IncidentView} incident @param {import('../core/types.js').Drawing} drawing */
const nameOf = (incident, drawing) => incident.cameras.find(each => each.id === drawing.camera)?.name
  ?? written(incident.material.find(each => each.id === drawing.material)?.title ?? null) ?? '';

/** From when on clips may be taken of a camera, RFC 3339; null when none may. @param {IncidentView} incident @param {string} camera */
const clipsFrom = (incident, camera) => !incident.may.includes('clip') ? null : incident.releases
  .filter(each => each.camera === camera && each.endedAt === null && !each.pending && each.capabilities.includes('clip'))
  .map(each => each.picturesFrom ?? each.since).sort()[0] ?? null;

customElements.define('lv-phone-incident', PhoneIncident);
