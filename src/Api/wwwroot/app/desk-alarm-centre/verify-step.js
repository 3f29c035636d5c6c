// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { i18n, t, time, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Part } from '../core/part.js';
import '../components/later.js';
import '../components/problem.js';

const checks = new Part(() => Promise.all([import('./checks.js'), i18n.add('handling')]));
const verdicts = ['verified', 'notVerifiable', 'unnecessary'];
const levels = [0, 1, 2, 3, 4];
const evidences = ['picture', 'audio', 'callBack', 'secondDetector'];

/** Step 2: the centre's judgement, its level, and what it rests on. */
export class VerifyStep extends LightElement {
  static properties = { incident: { attribute: false }, again: { state: true } };

  #verify = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    this.again = false;
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const may = incident.may.includes('verify');
    const verification = incident.verification;
    if (verification && !this.again) {
      return html`<div class="step done">
        <h3><span class="step-mark" aria-hidden="true"></span>${word('verdict', verification.verdict)} <span class="level">${t('verify.level', { level: verification.level })}</span></h3>
        <span class="quiet">${[word('level', verification.level), ...verification.evidence.map(each => word('evidence', each))].join(' · ')}</span>
        ${verification.note ? html`<q>${written(verification.note)}</q>` : nothing}
        <span class="quiet">${time(verification.at)} · ${verification.by.organisation.name}</span>
        ${may ? html`<button type="button" class="button small" data-action="verify-again" @click=${() => { this.again = true; }}>${t('verify.again')}</button>` : nothing}
      </div>`;
    }
    if (!may) return html`<div class="step later"><h3><span class="step-mark" aria-hidden="true"></span>${t('verify.title')}</h3></div>`;
    return html`<form class="step now" @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
      <h3><span class="step-mark" aria-hidden="true"></span>${t('verify.title')}</h3>
      ${incident.checks.length > 0 ? html`<lv-later .code=${checks} .shows=${html`<lv-checks .incident=${incident}></lv-checks>`}></lv-later>` : nothing}
      <fieldset class="choices"><legend>${t('verify.verdict')}</legend>
        ${verdicts.map(verdict => html`<label class="choice"><input type="radio" name="verdict" value=${verdict} required ?checked=${verification?.verdict === verdict}
          @change=${() => this.#suggestLevel(verdict)}><span>${word('verdict', verdict)}</span></label>`)}</fieldset>
      <fieldset class="choices levels"><legend>${t('verify.levelOf')}</legend>
        ${levels.map(level => html`<label class="choice" title=${word('level', level)}><input type="radio" name="level" value=${level} required
          ?checked=${verification?.level === level} @change=${() => this.requestUpdate()}><span>${level}</span></label>`)}
        <p class="level-means">${this.#levelMeaning()}</p></fieldset>
      <fieldset class="choices two"><legend>${t('verify.evidence')}</legend>
        ${evidences.map(evidence => html`<label class="choice"><input type="checkbox" name="evidence" value=${evidence}
          ?checked=${verification?.evidence.includes(evidence)}><span>${word('evidence', evidence)}</span></label>`)}</fieldset>
      <label class="field">${t('verify.note')}<textarea name="note" rows="2" maxlength="2000"></textarea></label>
      <button class="button primary wide" data-action="verify" ?disabled=${this.#verify.busy}>${t('verify.do')}</button>
      <lv-problem .problem=${this.#verify.problem}></lv-problem>
    </form>`;
  }

  #levelMeaning() {
    const chosen = /** @type {HTMLInputElement|null} */ (this.querySelector('input[name=level]:checked'));
    return chosen ? word('level', chosen.value) : t('verify.levelHint');
  }

  // A needless alarm is level 0 by definition; any other level stays the operator's own judgement.
  /** @param {string} verdict */
  #suggestLevel(verdict) {
    if (verdict !== 'unnecessary') return;
    const none = /** @type {HTMLInputElement|null} */ (this.querySelector('input[name=level][value="0"]'));
    if (none && !this.querySelector('input[name=level]:checked')) none.checked = true;
    this.requestUpdate();
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const id = this.incident?.id;
    if (!id) return;
    const [note, skip] = [data.get('note'), data.get('skip')].map(each => String(each ?? '').trim());
    const done = await this.#verify.run(() => api.verify(id, {
      verdict: data.get('verdict'), level: Number(data.get('level')), evidence: data.getAll('evidence'), note: note || null, skipReason: skip || null,
    }));
    if (done) this.again = false;
  }
}

customElements.define('lv-verify-step', VerifyStep);
