// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { number, t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

const purposes = ['dataSubjectRequest', 'ownerRequest', 'audit', 'complaint', 'authority'];

/** Has a report made of what was searched: that is written down, with why and the number of the request. */
export class ReportForm extends LightElement {
  static properties = { ask: { attribute: false }, byCamera: { attribute: false }, made: { state: true } };

  #make = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').AuditAsk|null} */ this.ask = null;
    this.byCamera = false;
    /** @type {{ viewings: unknown[], totals: { organisation: { id: string, name: string }, viewings: number, people: number, seconds: number }[] }|null} */
    this.made = null;
  }

  render() {
    const { ask } = this;
    if (ask === null) return nothing;
    return html`<section class="block" aria-labelledby="report-title"><h3 id="report-title">${t('privacy.report.title')}</h3>
      <p class="quiet">${t('privacy.report.explain')}</p>
      <form class="ask" @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
        <label class="field">${t('privacy.report.purpose')}<select name="purpose">${purposes.map(purpose => html`<option value=${purpose}>${t(`purpose.${purpose}`)}</option>`)}</select></label>
        <label class="field">${t('privacy.report.reference')}<input name="reference" required maxlength="40" pattern="[A-Za-z0-9][A-Za-z0-9.\\/\\-]*" autocomplete="off"></label>
        <p class="actions">
          ${this.byCamera ? html`<button class="button" data-action="data-subject" value="data-subject" ?disabled=${this.#make.busy || !ask.camera}>${t('privacy.report.dataSubject')}</button>` : nothing}
          <button class="button" data-action="audit-pack" value="audit-pack" ?disabled=${this.#make.busy}>${t('privacy.report.auditPack')}</button></p>
        ${this.byCamera && !ask.camera ? html`<p class="quiet">${t('privacy.report.needsCamera')}</p>` : nothing}
      </form>
      <lv-problem .problem=${this.#make.problem}></lv-problem>
      <div role="status">${this.made === null ? nothing : html`<p data-report="made">${t('privacy.report.made', { count: this.made.viewings.length })}</p>
        <ul>${repeat(this.made.totals, total => total.organisation.id, total => html`<li>${t('privacy.report.total', {
          organisation: total.organisation.name, viewings: number(total.viewings), people: number(total.people), seconds: number(total.seconds, 0) })}</li>`)}</ul>`}</div>
    </section>`;
  }

  /** @param {SubmitEvent} event */
  #send(event) {
    event.preventDefault();
    const { ask } = this;
    if (ask === null) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const order = { from: ask.from, to: ask.to, cameras: ask.camera ? [ask.camera] : [], purpose: String(form.get('purpose')), reference: String(form.get('reference')).trim() };
    const pack = /** @type {HTMLButtonElement|null} */ (event.submitter)?.value !== 'data-subject';
    this.#make.run(async () => {
      if (pack) {
        save(await api.auditPack(order), `audit-${order.reference}.zip`);
        return;
      }
      this.made = await api.dataSubjectReport(order);
      save(new Blob([JSON.stringify(this.made, null, 2)], { type: 'application/json' }), `inzage-${order.reference}.json`);
    });
  }
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name.replaceAll('/', '-');
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define('lv-report-form', ReportForm);
