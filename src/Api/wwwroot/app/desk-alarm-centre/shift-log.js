// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { said } from '../components/log.js';
import { clock } from '../core/clock.js';
import { t, time, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */

const spans = [1, 4, 8, 12];
const mostLines = 200;

/** What was done in all incidents of this desk during a shift, newest first: for who hands over and who takes over. */
export class ShiftLog extends LightElement {
  static properties = { incidents: { attribute: false }, open: { state: true }, hours: { state: true } };

  constructor() {
    super();
    /** @type {IncidentView[]} */ this.incidents = [];
    this.open = false;
    /** How far back, hours. */ this.hours = 8;
  }

  render() {
    return html`<details class="notices shift-log" @toggle=${(/** @type {Event} */ event) => { this.open = /** @type {HTMLDetailsElement} */ (event.target).open; }}>
      <summary>${t('shiftLog.title')}</summary>${this.open ? this.#lines() : nothing}</details>`;
  }

  #lines() {
    const since = clock.now() - this.hours * 3_600_000;
    const lines = this.incidents.flatMap(incident => incident.log.map(line => ({ incident, line, at: Date.parse(line.at) })))
      .filter(each => each.at >= since).sort((a, b) => b.at - a.at || b.line.seq - a.line.seq);
    return html`<label class="field">${t('shiftLog.span')}<select name="hours" @change=${(/** @type {Event} */ event) => { this.hours = Number(/** @type {HTMLSelectElement} */ (event.target).value); }}>
        ${spans.map(hours => html`<option value=${hours} ?selected=${hours === this.hours}>${t('shiftLog.hours', { hours })}</option>`)}</select></label>
      <p class="quiet">${t(lines.length > mostLines ? 'shiftLog.most' : 'shiftLog.explain', { most: mostLines })}</p>
      <ul tabindex="0" aria-label=${t('shiftLog.title')}>${repeat(lines.slice(0, mostLines), each => `${each.incident.id} ${each.line.seq} ${each.line.code}`, ({ incident, line }) => html`
        <li data-shift-line=${line.code}><span><small>${time(line.at)} · <button type="button" class="link" @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: incident.id }))}>${incident.site.name}</button></small>
          ${said(line)}${line.text && line.code !== 'access-denied' && line.code !== 'invitation-ended' ? html`: <q>${written(line.text)}</q>` : nothing}
          <small>${line.by.organisation.name}${line.by.role === 'system' ? nothing : html`, ${word('role', line.by.role)}`}</small></span></li>`)}</ul>`;
  }
}

customElements.define('lv-shift-log', ShiftLog);
