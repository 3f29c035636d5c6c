// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { t, time, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { reasonInWords } from '../components/reason.js';
import '../components/receipt.js';

/** The notification as a dispatcher reads it: who says so, how sure, where, why here, and who else knows. */
export class NotificationFacts extends LightElement {
  static properties = { incident: { attribute: false }, room: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    this.room = '';
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const own = incident.notifications.find(each => each.room.id === this.room);
    const others = incident.notifications.filter(each => each.room.id !== this.room);
    const verification = incident.verification;
    const until = incident.releases.filter(each => each.to === this.room && each.endedAt === null).map(each => each.until).sort()[0];
    return html`<section class="block" aria-label=${t('notification.title')}>
      <h3>${t('notification.title')}</h3>
      <dl class="facts-list">
        <div><dt>${t('notification.from')}</dt><dd>${incident.sharingParty.name}</dd></div>
        <div><dt>${t('notification.verification')}</dt><dd>${verification
          ? html`<strong>${word('verdict', verification.verdict)}</strong>, ${t('verify.level', { level: verification.level })}: ${word('level', verification.level)}
            ${verification.evidence.length > 0 ? html`<small>${t('notification.evidence', { evidence: verification.evidence.map(each => word('evidence', each).toLowerCase()).join(', ') })}</small>` : nothing}
            ${verification.note ? html`<q>${written(verification.note)}</q>` : nothing}`
          : t('notification.unverified')}</dd></div>
        ${own ? html`<div><dt>${t('notification.whyHere')}</dt><dd>${reasonInWords(own.reason)}</dd></div>
          <div><dt>${t('notification.received')}</dt><dd>${time(own.at)}</dd></div>` : nothing}
        ${until ? html`<div><dt>${t('notification.imageUntil')}</dt><dd>${time(until, { hour: '2-digit', minute: '2-digit' })}</dd></div>` : nothing}
      </dl>
      ${others.length === 0 ? nothing : html`<h4>${t('notification.others')}</h4>
        ${repeat(others, each => each.room.id, each => html`<lv-receipt .notification=${each}></lv-receipt>`)}`}
    </section>`;
  }
}

customElements.define('lv-notification', NotificationFacts);
