// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { number, plural, t, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { save } from '../core/save.js';
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
    /** @type {{ viewings: unknown[], totals: import('../core/types.js').AuditTotal[] }|null} */
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
      <div role="status">${this.made === null ? nothing : html`<p data-report="made">${t('privacy.report.made')}</p>
        <ul>${repeat(this.made.totals, total => `${total.organisation.id} ${total.action}`, total => html`<li data-total=${total.action}>${t('privacy.report.total', {
          organisation: total.organisation.name, how: word('how', total.action), viewings: plural('privacy.times', total.viewings),
          people: plural('privacy.people', total.people), seconds: number(total.seconds, 0) })}</li>`)}</ul>`}</div>
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

customElements.define('lv-report-form', ReportForm);
