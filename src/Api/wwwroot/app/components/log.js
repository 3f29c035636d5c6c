// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { listed, t, time, word, written } from '../core/i18n.js';
import { Heard } from '../core/heard.js';
import { LightElement } from '../core/light-element.js';

/** What happened in this incident, newest first. */
export class Log extends LightElement {
  static properties = { incident: { attribute: false }, back: { attribute: false } };

  /** The line last brought into view. @type {import('../core/types.js').LogLine|null} */ #shown = null;

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** At which moment the incident is looked at; null where that is always now. @type {import('../player/looking-back.js').LookingBack|null} */ this.back = null;
    new Heard(this, () => this.back);
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const then = this.#lineThen();
    return html`<section class="block log" aria-label=${t('log.title')}>
      <h3>${t('log.title')}</h3>
      <ol class="lines" reversed tabindex="0" aria-label=${t('log.title')}>${repeat([...incident.log].reverse(), line => `${line.seq} ${line.code}`, line => html`
        <li data-log=${line.code} aria-current=${line === then ? 'true' : nothing}><time datetime=${line.at}>${time(line.at)}</time>
          <span>${said(line)}${line.code === 'access-denied' ? html`: ${word('denied', line.text)}` : line.code === 'invitation-ended' ? html`: ${word('invitationEnd', line.text)}` : line.text ? html`: <q>${written(line.text)}</q>` : nothing}
            <small>${line.by.organisation.name}${line.by.role === 'system' ? nothing : html`, ${word('role', line.by.role)}`}</small></span></li>`)}</ol>
    </section>`;
  }

  updated() {
    const line = this.#lineThen();
    if (line === this.#shown) return;
    this.#shown = line;
    const place = /** @type {HTMLElement|null} */ (this.querySelector('[aria-current]'));
    const list = place?.closest('ol');
    // Only the list itself moves: the page stays where its reader has it.
    if (place && list) list.scrollTop = place.offsetTop - (list.clientHeight - place.offsetHeight) / 2;
  }

  /** The newest line at the moment looked at; null while that is now. */
  #lineThen() {
    const moment = this.back?.moment ?? null;
    return moment === null ? null : this.incident?.log.findLast(line => Date.parse(line.at) <= moment) ?? null;
  }
}

/** What happened; of a release also what it allows, for live and looking back are not the same. @param {import('../core/types.js').LogLine} line */
export const said = line => line.purpose
  ? t('log.to.invited', { to: line.to?.name ?? '', purpose: word('invitationPurpose', line.purpose).toLowerCase(), role: word('invitationRole', line.role).toLowerCase() })
  : line.capabilities
  ? t(line.to ? `log.of.${line.code}.to` : `log.of.${line.code}`, { what: listed(line.capabilities.map(each => word('capability', each))), to: line.to?.name ?? '' })
  : line.code === 'drawn' || line.code === 'drawing-removed' ? t(`log.${line.code}`, { on: written(line.camera) ?? '' })
  : line.wish ? t(`log.${line.code}`, { what: [line.camera, word('wish', line.wish)].filter(Boolean).join(': '), to: line.to?.name ?? '' })
  : /^(lead-|room-|cameras-)/.test(line.code) ? ofLead(line)
  : line.to ? t(`log.to.${line.code}`, { to: line.to.name }) : word('log', line.code);

/** @param {import('../core/types.js').LogLine} line */
const ofLead = line => t(`log.${line.code}`, { room: line.to?.name ?? '', reason: line.reason ? written(line.reason) : '' });

customElements.define('lv-log', Log);
