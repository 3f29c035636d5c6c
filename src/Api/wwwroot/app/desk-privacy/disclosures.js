// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { listed, t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** What was handed over to whom: one row per release, clip or export. */
export class Disclosures extends LightElement {
  static properties = { rows: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').AuditDisclosure[]} */ this.rows = [];
  }

  render() {
    return html`<div class="table-frame" tabindex="0" role="region" aria-label=${t('privacy.what.disclosures')}><table>
      <caption class="hidden">${t('privacy.what.disclosures')}</caption>
      <thead><tr><th scope="col">${t('privacy.column.from')}</th><th scope="col">${t('privacy.column.until')}</th><th scope="col">${t('privacy.column.what')}</th><th scope="col">${t('privacy.column.camera')}</th>
        <th scope="col">${t('privacy.column.recipient')}</th><th scope="col">${t('privacy.column.why')}</th><th scope="col">${t('privacy.column.end')}</th></tr></thead>
      <tbody>${repeat(this.rows, (_, index) => index, row => html`<tr data-disclosure-to=${row.recipient?.id ?? 'export'}>
        <td><time datetime=${row.from}>${when(row.from)}</time></td><td><time datetime=${row.endedAt ?? row.until}>${when(row.endedAt ?? row.until)}</time></td>
        <td data-given=${row.capabilities?.join(' ') ?? (row.clip ? 'clip' : 'export')}>${what(row)}${span(row)}</td>
        <td>${row.site}<small>${row.camera ? row.camera.name ?? row.camera.id : nothing}</small></td>
        <td>${row.recipient?.name ?? row.recipientText ?? t('privacy.erased')}</td><td>${row.legalBasis ?? t('privacy.ownCamera')}<small>${t('privacy.incident', { id: row.incident.slice(0, 8) })}</small></td>
        <td>${row.endedBy === null ? t('privacy.now') : word('viewingEnd', row.endedBy)}</td></tr>`)}
        ${this.rows.length === 0 ? html`<tr><td colspan="7">${t('privacy.none')}</td></tr>` : nothing}</tbody>
    </table></div>`;
  }
}

/** What was handed over: leave to watch live is not leave to look back. @param {import('../core/types.js').AuditDisclosure} row */
const what = row => row.capabilities ? listed(row.capabilities.map(each => word('capability', each)))
  : row.clip ? word('how', 'clip') : t('privacy.wholeLog');

/** Which recorded pictures. @param {import('../core/types.js').AuditDisclosure} row */
function span(row) {
  if (row.clip) return row.clip.first && row.clip.last ? html`<small>${t('privacy.recorded', { from: when(row.clip.first), to: when(row.clip.last) })}</small>` : nothing;
  return row.picturesFrom ? html`<small>${t('privacy.recordedSince', { from: when(row.picturesFrom) })}</small>` : nothing;
}

/** @param {string} at */
const when = at => time(at, { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });

customElements.define('lv-disclosures', Disclosures);
