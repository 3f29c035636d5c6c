// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import './problem.js';

/** What happened in this incident, newest first, and the place to add to it. */
export class Log extends LightElement {
  static properties = { incident: { attribute: false } };

  #note = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    return html`<section class="block log" aria-label=${t('log.title')}>
      <h3>${t('log.title')}</h3>
      ${incident.may.includes('note') ? html`
        <form class="note" @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
          <label class="hidden" for="note-text">${t('log.note')}</label>
          <textarea id="note-text" name="text" rows="2" maxlength="2000" required placeholder=${t('log.note')}
            @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event)}></textarea>
          <button class="button" data-action="note" ?disabled=${this.#note.busy}>${t('log.add')}</button>
          <lv-problem .problem=${this.#note.problem}></lv-problem>
        </form>` : nothing}
      <ol class="lines" reversed tabindex="0" aria-label=${t('log.title')}>${repeat([...incident.log].reverse(), line => line.seq, line => html`
        <li data-log=${line.code}><time datetime=${line.at}>${time(line.at)}</time>
          <span>${word('log', line.code)}${line.code === 'access-denied' ? html`: ${word('denied', line.text)}` : line.text ? html`: <q>${written(line.text)}</q>` : nothing}
            <small>${line.by.organisation.name}${line.by.role === 'system' ? nothing : html`, ${word('role', line.by.role)}`}</small></span></li>`)}</ol>
    </section>`;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    /** @type {HTMLTextAreaElement} */ (event.target).form?.requestSubmit();
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const text = String(new FormData(form).get('text') ?? '').trim();
    const id = this.incident?.id;
    if (!text || !id) return;
    if (await this.#note.run(() => api.note(id, text))) form.reset();
  }
}

customElements.define('lv-log', Log);
