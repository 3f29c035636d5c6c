// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { api, Problem } from '../core/api.js';
import { clock } from '../core/clock.js';
import { Command } from '../core/command.js';
import { t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { fromField, toField } from '../core/local-time.js';
import { save } from '../core/save.js';
import './problem.js';

/** Longest clip, ms: the server refuses a longer one. */
const longest = 600_000;
/** By how much the server's clock may be behind what is known of it here, ms. */
const unsure = 250;

/** An end within a second that is not over yet is now: what lies ahead the server refuses. @param {number} until */
const notAhead = until => {
  const now = clock.now() - unsure;
  return until > now && until <= now + unsure + 1000 ? now : until;
};

/** Takes a clip of one camera along: from when to when, and the browser keeps the file. */
export class ClipForm extends LightElement {
  static properties = {
    incident: { attribute: false }, camera: { attribute: false }, earliest: { attribute: false }, from: { attribute: false }, until: { attribute: false },
    at: { attribute: false }, saved: { state: true },
  };

  #take = new Command(this);

  constructor() {
    super();
    this.incident = '';
    this.camera = '';
    /** Earliest moment of which there may be a clip, ms since 1970 UTC. */ this.earliest = 0;
    /** What the form begins with, ms since 1970 UTC. */ this.from = 0;
    this.until = 0;
    /** The moment that is looked at, ms since 1970 UTC; NaN when none is. */ this.at = NaN;
    /** Name of the file that was saved last. */ this.saved = '';
  }

  render() {
    const { busy } = this.#take;
    return html`<form class="clip-form" @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
      <div class="row">
        <label class="field">${t('clip.from')}<input type="datetime-local" name="from" step="1" required .defaultValue=${toField(this.from)}></label>
        ${this.#here('from')}
        <label class="field">${t('clip.until')}<input type="datetime-local" name="until" step="1" required .defaultValue=${toField(this.until)}></label>
        ${this.#here('until')}
      </div>
      <p class="quiet">${t('clip.explain', { from: time(this.earliest) })}</p>
      <button class="button primary" data-action="save-clip" ?disabled=${busy}>${t(busy ? 'clip.busy' : 'clip.save')}</button>
      <p role="status">${this.saved && !busy ? t('clip.saved', { file: this.saved }) : nothing}</p>
      <lv-problem .problem=${this.#take.problem}></lv-problem>
    </form>`;
  }

  /** @param {'from'|'until'} name */
  #here(name) {
    return Number.isNaN(this.at) ? nothing : html`<button type="button" class="button small" data-action=${`clip-${name}-here`} @click=${() => {
      const field = /** @type {HTMLInputElement} */ (this.querySelector(`input[name=${name}]`));
      // A clip that ends here holds the picture that is shown.
      field.value = toField(name === 'until' ? this.at + 999 : this.at);
    }}>${t(`clip.${name}.here`)}</button>`;
  }

  /** @param {SubmitEvent} event */
  #send(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const [from, until] = [fromField(String(form.get('from'))), notAhead(fromField(String(form.get('until'))))];
    this.saved = '';
    return this.#take.run(async () => {
      if (!(until > from)) throw new Problem(400, { code: 'clip-reversed' });
      if (until - from > longest) throw new Problem(400, { code: 'clip-too-long' });
      const { film, name } = await api.clip(this.incident, this.camera, { from: new Date(from).toISOString(), until: new Date(until).toISOString() });
      save(film, name);
      this.saved = name;
    });
  }
}

customElements.define('lv-clip-form', ClipForm);
