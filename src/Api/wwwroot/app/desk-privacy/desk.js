// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { listed, plural, t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { exportsLogs } from '../core/roles.js';
import '../components/export-form.js';
import '../components/problem.js';
import './ask-form.js';
import './disclosures.js';
import './report-form.js';
import './viewings.js';

/** @typedef {import('../core/types.js').AuditAsk} AuditAsk */

/** The desk of a privacy officer: who watched, what was released, reports. Words and figures, never a picture. */
export class PrivacyDesk extends LightElement {
  static properties = { session: { attribute: false }, context: { state: true }, ask: { state: true }, rows: { state: true }, next: { state: true } };

  #load = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/session.js').Session} */ this.session;
    /** @type {import('../core/types.js').AuditContext|null} */ this.context = null;
    /** @type {AuditAsk|null} */ this.ask = null;
    /** @type {any[]} */ this.rows = [];
    /** @type {number|null} */ this.next = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load.run(async () => { this.context = await api.audit(); });
  }

  /** @param {AuditAsk} ask */
  #search(ask) {
    return this.#load.run(async () => {
      const page = await (ask.what === 'viewings' ? api.viewings(ask) : api.disclosures(ask));
      this.ask = ask;
      this.rows = page.rows;
      this.next = page.next;
    });
  }

  #more() {
    const ask = this.ask;
    if (!ask || this.next === null) return;
    this.#load.run(async () => {
      const page = await (ask.what === 'viewings' ? api.viewings(ask, this.next ?? 0) : api.disclosures(ask, this.next ?? 0));
      this.rows = [...this.rows, ...page.rows];
      this.next = page.next;
    });
  }

  /** How many were found; who watched live and who looked back are counted apart. @param {AuditAsk} ask */
  #found(ask) {
    const more = this.next === null ? '' : '+';
    if (ask.what === 'disclosures') return plural('privacy.found.disclosures', this.rows.length, { more });
    const counts = Object.entries(Object.groupBy(this.rows, row => row.action)).map(([how, rows]) => `${word('how', how)} ${rows?.length ?? 0}${more}`);
    return counts.length === 0 ? t('privacy.found.nobody') : listed(counts);
  }

  /** The incidents that were found and are this organisation's own: only the sharing party takes a log out. */
  #exportable() {
    const { person } = this.session;
    if (!exportsLogs(person)) return [];
    const own = this.rows.filter(row => row.sharingParty.id === person.organisation.id);
    return Object.entries(Object.groupBy(own, row => row.incident))
      .map(([id, rows]) => ({ id, name: `${t('privacy.incident', { id: id.slice(0, 8) })} · ${rows?.[0].site ?? ''}` }));
  }

  render() {
    const { ask, context } = this;
    return html`<main class="privacy" id="main" tabindex="-1">
      <header><h2>${t('privacy.title')}</h2>
        <p class="quiet">${context === null ? nothing : t(context.byCamera ? 'privacy.byCamera' : 'privacy.byPerson')}</p></header>
      <lv-ask-form class="no-print" .cameras=${context?.cameras ?? []} .busy=${this.#load.busy}
        @search=${(/** @type {CustomEvent<AuditAsk>} */ event) => this.#search(event.detail)}></lv-ask-form>
      <lv-problem .problem=${this.#load.problem}></lv-problem>
      ${ask === null ? nothing : html`<section aria-labelledby="found">
        <header><h3 id="found" role="status" data-found=${this.rows.length}>${this.#found(ask)}</h3>
          <p class="quiet">${t('privacy.period', { from: moment(ask.from), to: moment(ask.to) })} ${ask.camera ? html`· ${ask.camera}` : nothing}</p>
          <p class="no-print actions">
            <a class="button small" data-action="csv" download href=${api.csv(ask)}>${t('privacy.csv')}</a>
            <button type="button" class="button small" data-action="print" @click=${() => print()}>${t('privacy.print')}</button></p></header>
        ${ask.what === 'viewings' ? html`<lv-viewings .rows=${this.rows}></lv-viewings>` : html`<lv-disclosures .rows=${this.rows}></lv-disclosures>`}
        ${this.next === null ? nothing : html`<button type="button" class="button no-print" data-action="more" ?disabled=${this.#load.busy}
          @click=${() => this.#more()}>${t('privacy.more')}</button>`}
      </section>`}
      <lv-report-form class="no-print" .ask=${ask} .byCamera=${context?.byCamera ?? false}></lv-report-form>
      <lv-export-form class="no-print" .incidents=${this.#exportable()}></lv-export-form>
    </main>`;
  }
}

/** @param {string} at */
const moment = at => time(at, { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });

customElements.define('lv-desk-privacy', PrivacyDesk);
