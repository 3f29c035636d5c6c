// @ts-check
import { html, nothing, repeat, svg } from '../../lib/lit/lit.js';
import { plural, t, time, told, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** @type {Record<string, unknown>} */
const signs = {
  info: svg`<circle cx="12" cy="12" r="10"/><path class="ink" d="M12 11v6M12 7v.5"/>`,
  warning: svg`<path d="M12 2 23 21.5H1Z"/><path class="ink" d="M12 9v6M12 18v.5"/>`,
  error: svg`<path d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9Z"/><path class="ink" d="m8 8 8 8m0-8-8 8"/>`,
};

/** Technical notices: quiet, counted, never in the way of an incident. */
export class Notices extends LightElement {
  static properties = { notices: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').DeskNotice[]} */ this.notices = [];
  }

  render() {
    if (this.notices.length === 0) return nothing;
    const newestFirst = [...this.notices].sort((a, b) => b.at.localeCompare(a.at));
    return html`<details class="notices" open>
      <summary>${t('notices.title')} <span class="count">${this.notices.length}</span></summary>
      <ul tabindex="0" aria-label=${t('notices.title')}>${repeat(newestFirst, notice => notice.id, notice => html`
        <li data-notice=${notice.code} data-severity=${notice.severity}>
          <svg viewBox="0 0 24 24" role="img" aria-label=${word('severity', notice.severity)}>${signs[notice.severity] ?? signs.info}</svg>
          <span>${told(notice.text)} <small>${time(notice.at)}${notice.count > 1 ? html` · ${plural('notices.times', notice.count)}` : nothing}</small></span>
        </li>`)}</ul>
    </details>`;
  }
}

customElements.define('lv-notices', Notices);
