// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { Heard } from '../core/heard.js';
import { number, t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/notices.js';
import '../components/problem.js';

const columns = ['raised', 'forwarded', 'dismissed', 'accepted', 'closed'];
const refreshAfter = 10_000;

/** The rollout desk: figures per organisation, never pictures. */
export class RolloutDesk extends LightElement {
  static properties = { session: { attribute: false }, figures: { state: true } };

  #load = new Command(this);
  #timer = 0;
  /** @type {string|null} */ #at = null;

  constructor() {
    super();
    /** @type {import('../core/session.js').Session} */ this.session;
    new Heard(this, () => this.session.store);
    /** @type {{ organisations: any[] }|null} */ this.figures = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#refresh();
    this.#timer = window.setInterval(() => { if (!document.hidden) this.#refresh(); }, refreshAfter);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  #refresh() {
    return this.#load.run(async () => {
      this.figures = await api.figures();
      this.#at = new Date().toISOString();
    });
  }

  render() {
    const organisations = this.figures?.organisations ?? [];
    return html`<main class="rollout" id="main" tabindex="-1">
      <header><h2>${t('figures.title')}</h2>
        <span class="quiet">${this.#at ? t('figures.at', { at: time(this.#at) }) : nothing}</span></header>
      <lv-problem .problem=${this.#load.problem}></lv-problem>
      <div class="table-frame" tabindex="0" role="region" aria-label=${t('figures.title')}><table>
        <caption class="hidden">${t('figures.title')}</caption>
        <thead><tr><th scope="col">${t('figures.organisation')}</th><th scope="col">${t('figures.kind')}</th>
          ${columns.map(column => html`<th scope="col" class="figure">${t(`figures.${column}`)}</th>`)}
          <th scope="col" class="figure">${t('figures.alarmToForward')}</th></tr></thead>
        <tbody>${repeat(organisations, row => row.organisation.id, row => html`<tr data-organisation=${row.organisation.id}>
          <th scope="row">${row.organisation.name}</th><td>${word('organisationKind', row.organisation.kind)}</td>
          ${columns.map(column => html`<td class="figure" data-figure=${column}>${number(row[column] ?? 0)}</td>`)}
          <td class="figure" data-figure="alarmToForward">${row.alarmToForwardMedianSeconds == null ? t('figures.none') : t('span.seconds', { count: number(row.alarmToForwardMedianSeconds, 1) })}</td></tr>`)}
          ${organisations.length === 0 && this.figures ? html`<tr><td colspan="8">${t('figures.empty')}</td></tr>` : nothing}</tbody>
      </table></div>
      <p class="quiet">${t('figures.explain')}</p>
      <lv-notices .notices=${[...this.session.store.notices.values()]}></lv-notices>
    </main>`;
  }
}

customElements.define('lv-desk-rollout', RolloutDesk);
