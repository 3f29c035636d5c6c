// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { t, time, word } from '../core/i18n.js';
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
      <thead><tr><th scope="col">${t('privacy.column.from')}</th><th scope="col">${t('privacy.column.until')}</th><th scope="col">${t('privacy.column.camera')}</th>
        <th scope="col">${t('privacy.column.recipient')}</th><th scope="col">${t('privacy.column.why')}</th><th scope="col">${t('privacy.column.end')}</th></tr></thead>
      <tbody>${repeat(this.rows, (_, index) => index, row => html`<tr data-disclosure-to=${row.recipient?.id ?? 'export'}>
        <td><time datetime=${row.from}>${when(row.from)}</time></td><td><time datetime=${row.endedAt ?? row.until}>${when(row.endedAt ?? row.until)}</time></td>
        <td>${row.site}<small>${row.camera ? row.camera.name ?? row.camera.id : t('privacy.wholeLog')}</small></td>
        <td>${row.recipient?.name ?? row.recipientText ?? t('privacy.erased')}</td><td>${row.legalBasis ?? t('privacy.ownCamera')}<small>${t('privacy.incident', { id: row.incident.slice(0, 8) })}</small></td>
        <td>${row.endedBy === null ? t('privacy.now') : word('viewingEnd', row.endedBy)}</td></tr>`)}
        ${this.rows.length === 0 ? html`<tr><td colspan="6">${t('privacy.none')}</td></tr>` : nothing}</tbody>
    </table></div>`;
  }
}

/** @param {string} at */
const when = at => time(at, { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });

customElements.define('lv-disclosures', Disclosures);
