// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { Command } from '../core/command.js';
import { number, t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { guard } from './ask.js';
import '../components/problem.js';
import './fence-form.js';
import './watch-form.js';

const dayAndTime = /** @type {const} */ ({ weekday: 'short', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** One tracked object: standing watches, fences, and which alarms were heard. */
export class ObjectWatch extends LightElement {
  static properties = { object: { attribute: false }, watching: { state: true } };

  #read = new Command(this);
  #change = new Command(this);

  constructor() {
    super();
    /** @type {import('./guarding.js').GuardedObject} */ this.object;
    /** @type {import('./ask.js').Watching|null} */ this.watching = null;
    this.addEventListener('watching', event => { this.watching = /** @type {CustomEvent<import('./ask.js').Watching>} */ (event).detail; });
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('object')) {
      this.watching = null;
      const asked = this.object.id;
      this.#read = new Command(this);
      this.#read.run(async () => {
        const watching = await guard.read(asked);
        if (asked === this.object.id) this.watching = watching;
      });
    }
  }

  render() {
    const watching = this.watching;
    if (watching === null) return html`<lv-problem .problem=${this.#read.problem}></lv-problem>`;
    const now = Date.now();
    return html`<section class="block"><h2>${t('watch.title')}</h2>
      ${watching.windows.length === 0 ? html`<p>${t('watch.none')}</p>` : nothing}
      <ul class="guarding-list">${repeat(watching.windows, each => each.id, each => html`<li data-watch=${each.id}>
        <span><strong>${t(Date.parse(each.from) > now ? 'watch.toCome' : 'watch.running', { from: time(each.from, dayAndTime), until: time(each.until, dayAndTime) })}</strong><br>${each.authority} · ${each.legalBasis}</span>
        <button type="button" class="button small" data-action="end-watch" ?disabled=${this.#change.busy} aria-label=${t('watch.endOf', { until: time(each.until, dayAndTime) })}
          @click=${() => this.#do(() => guard.end(this.object.id, each.id))}>${t('watch.end')}</button></li>`)}</ul>
      <lv-problem .problem=${this.#change.problem}></lv-problem>
      <lv-watch-form .object=${this.object.id}></lv-watch-form></section>
      <section class="block"><h2>${t('fence.title')}</h2>
      ${watching.fences.length === 0 ? html`<p>${t('fence.none')}</p>` : nothing}
      <ul class="guarding-list">${repeat(watching.fences, each => each.id, each => html`<li data-fence=${each.id}>
        <span><strong>${each.name}</strong><br>${t(`fence.${each.kind}`)} · ${word('alarmKind', each.alarm)} · ${each.halfWidth > 0
          ? t('fence.points.line', { count: each.points.length, metres: number(each.halfWidth) }) : t('fence.points.area', { count: each.points.length })}</span>
        <button type="button" class="button small" data-action="remove-fence" ?disabled=${this.#change.busy} aria-label=${t('fence.removeOf', { name: each.name })}
          @click=${() => this.#do(() => guard.remove(this.object.id, each.id))}>${t('fence.remove')}</button></li>`)}</ul>
      <lv-fence-form .object=${this.object.id}></lv-fence-form></section>
      <section class="block"><h2>${t('heard.title')}</h2>
      ${watching.heard.length === 0 ? html`<p>${t('heard.none')}</p>` : nothing}
      <ul class="guarding-list">${watching.heard.map(each => html`<li data-heard=${each.outcome}><span><strong>${t(`cause.${each.cause}`)}</strong>${each.fence ? html` · ${each.fence}` : nothing}<br>
        <time datetime=${each.at}>${time(each.at, dayAndTime)}</time> · ${t(`outcome.${each.outcome}`)}</span></li>`)}</ul></section>`;
  }

  /** @param {() => Promise<import('./ask.js').Watching>} act */
  #do(act) {
    return this.#change.run(async () => { this.watching = await act(); });
  }
}

customElements.define('lv-object-watch', ObjectWatch);
