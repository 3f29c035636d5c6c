// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { t, time, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** What the panel said, word for word, for who can read it. */
export class Alarms extends LightElement {
  static properties = { alarms: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').Alarm[]} */ this.alarms = [];
  }

  render() {
    if (this.alarms.length === 0) return nothing;
    return html`<section class="block" aria-label=${t('alarms.title')}>
      <h3>${t('alarms.title')}</h3>
      <ul class="lines">${repeat(this.alarms, alarm => alarm.id, alarm => html`
        <li><time datetime=${alarm.receivedAt}>${time(alarm.receivedAt)}</time>
          <span><strong>${word('alarmKind', alarm.kind)}</strong> <code>${alarm.code}</code>
          ${alarm.zone ? t('alarms.zone', { zone: alarm.zone }) : nothing} ${written(alarm.text) ?? nothing}</span></li>`)}</ul>
    </section>`;
  }
}

customElements.define('lv-alarms', Alarms);
