// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import './age.js';
import './priority.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */

/** What is the matter, where, and since when: the head of an incident. */
export class Facts extends LightElement {
  static properties = { incident: { attribute: false } };

  constructor() {
    super();
    /** @type {IncidentView|null} */ this.incident = null;
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const { site } = incident;
    const { address } = site;
    return html`
      <header class="facts">
        <lv-priority .level=${incident.priority}></lv-priority>
        <div class="facts-what">
          <h2>${word('alarmKind', incident.alarmKind)} <span class="facts-site">${site.name}</span></h2>
          <p>${address.street} ${address.number}, ${address.postcode} ${address.city}</p>
        </div>
        <dl class="facts-figures">
          <div><dt>${t('facts.status')}</dt><dd>${word('status', incident.status)}</dd></div>
          <div><dt>${t('facts.raised')}</dt><dd>${time(incident.raisedAt)} <span class="quiet">(<lv-age .since=${incident.raisedAt}></lv-age>)</span></dd></div>
          <div><dt>${t('facts.connection')}</dt><dd>${site.connection}</dd></div>
        </dl>
      </header>`;
  }
}

customElements.define('lv-facts', Facts);
