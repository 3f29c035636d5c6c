// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api, Problem } from '../core/api.js';
import { Command } from '../core/command.js';
import { plural, t, time, word, written } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { notes, unread } from '../core/unread.js';
import './problem.js';

/** So long a message stands in view before it counts as read, ms. */
const readAfter = 1000;

/** What the parties of an incident write to each other, and up to where each has read. */
export class Chat extends LightElement {
  static properties = { incident: { attribute: false }, own: { attribute: false } };

  #note = new Command(this);
  #inView = false;
  #timer = 0;
  #atEnd = true;
  #observer = new IntersectionObserver(([entry]) => { this.#inView = entry.isIntersecting; this.#read(); }, { threshold: 0.5 });
  #shown = () => this.#read();

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** Organisation of this desk. */ this.own = '';
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#shown);
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#shown);
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  willUpdate() {
    const list = this.querySelector('.messages');
    this.#atEnd = !list || list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const written = notes(incident);
    const waiting = unread(incident, this.own).length;
    if (written.length === 0 && !incident.may.includes('note')) return nothing;
    return html`<section class="block chat" aria-label=${t('chat.title')}>
      <h3>${t('chat.title')} ${waiting > 0 ? html`<span class="badge" data-unread=${waiting}>${plural('chat.unread', waiting)}</span>` : nothing}</h3>
      ${written.length === 0 ? html`<p class="quiet">${t('chat.none')}</p>` : html`<ol class="messages" tabindex="0" aria-label=${t('chat.title')}>${repeat(written, line => line.seq, line => this.#message(line))}</ol>`}
      ${incident.may.includes('note') ? html`
        <form class="note" @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
          <label class="hidden" for="note-text">${t('chat.write')}</label>
          <textarea id="note-text" name="text" rows="1" maxlength="2000" required placeholder=${t('chat.write')}
            @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event)}></textarea>
          <button class="button" data-action="note" ?disabled=${this.#note.busy}>${t('chat.send')}</button>
          <lv-problem .problem=${this.#note.problem}></lv-problem>
        </form>` : nothing}
    </section>`;
  }

  updated() {
    const list = this.querySelector('.messages');
    if (list && this.#atEnd) list.scrollTop = list.scrollHeight;
    this.#read();
  }

  /** @param {import('../core/types.js').LogLine} line */
  #message(line) {
    const readers = this.incident?.receipts.filter(each => each.upTo === line.seq && each.organisation.id !== this.own) ?? [];
    return html`<li data-note=${line.seq} class=${line.by.organisation.id === this.own ? 'own' : ''}>
      <div class="message"><small><strong>${line.by.organisation.name}</strong> · ${word('role', line.by.role)} · <time datetime=${line.at}>${time(line.at)}</time></small>
        <p>${written(line.text)}</p></div>
      ${readers.length > 0 ? html`<small class="read-by" data-read-by>${readers.map(each => html`<span>✓ ${t('chat.readTo', { party: each.organisation.name, at: time(each.at) })}</span>`)}</small>` : nothing}</li>`;
  }

  // Read is what stood in view on a visible page for a moment, not what came in behind one's back.
  #read() {
    if (this.#timer !== 0 || !this.#inView || document.hidden || !this.incident || unread(this.incident, this.own).length === 0) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      const incident = this.incident;
      const newest = incident ? unread(incident, this.own).at(-1) : undefined;
      if (!incident || !newest || !this.#inView || document.hidden) return;
      // It is tried again with whatever changes next.
      api.readNotes(incident.id, newest.seq).catch(problem => { if (!(problem instanceof Problem)) throw problem; });
    }, readAfter);
  }

  /** Enter sends, with Shift it begins a line. @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
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
    this.#atEnd = true;
    if (await this.#note.run(() => api.note(id, text))) form.reset();
  }
}

customElements.define('lv-chat', Chat);
