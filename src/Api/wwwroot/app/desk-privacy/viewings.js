// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { number, t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** Who watched, live or what was recorded: one row per viewing. */
export class Viewings extends LightElement {
  static properties = { rows: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').AuditViewing[]} */ this.rows = [];
  }

  render() {
    return html`<div class="table-frame" tabindex="0" role="region" aria-label=${t('privacy.what.viewings')}><table>
      <caption class="hidden">${t('privacy.what.viewings')}</caption>
      <thead><tr><th scope="col">${t('privacy.column.from')}</th><th scope="col" class="figure">${t('privacy.column.duration')}</th>
        <th scope="col">${t('privacy.column.how')}</th><th scope="col">${t('privacy.column.camera')}</th><th scope="col">${t('privacy.column.who')}</th><th scope="col">${t('privacy.column.why')}</th>
        <th scope="col">${t('privacy.column.end')}</th><th scope="col" class="figure">${t('privacy.column.frames')}</th></tr></thead>
      <tbody>${repeat(this.rows, (_, index) => index, row => html`<tr data-viewing-of=${row.camera.id} data-how=${row.action}>
        <td><time datetime=${row.from}>${when(row.from)}</time></td>
        <td class="figure">${row.seconds === null ? t('privacy.now') : t('span.seconds', { count: number(row.seconds, 0) })}</td>
        <td>${word('how', row.action)}${row.first && row.last ? html`<small>${t('privacy.recorded', { from: when(row.first), to: when(row.last) })}</small>` : nothing}</td>
        <td>${row.site}<small>${row.camera.name ?? row.camera.id}</small></td>
        <td>${row.organisation.name}<small>${row.person ? row.person.name ?? t('privacy.pseudonym', { id: row.person.id }) : nothing}${row.role ? html` · ${word('role', row.role)}` : nothing}</small></td>
        <td>${row.legalBasis ?? t('privacy.ownCamera')}<small>${t('privacy.incident', { id: row.incident.slice(0, 8) })}</small></td>
        <td>${row.endedBy === null ? t('privacy.now') : word('viewingEnd', row.endedBy)}</td>
        <td class="figure">${row.endedBy === null ? t('privacy.now') : number(row.frames)}</td></tr>`)}
        ${this.rows.length === 0 ? html`<tr><td colspan="8">${t('privacy.none')}</td></tr>` : nothing}</tbody>
    </table></div>`;
  }
}

/** @param {string} at */
const when = at => time(at, { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });

customElements.define('lv-viewings', Viewings);
