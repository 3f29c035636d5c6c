// @ts-check
import { html } from '../../lib/lit/lit.js';
import { Command } from '../core/command.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { guard } from './ask.js';
import '../components/problem.js';

/** Sets a standing watch over an object. Says `watching` with how it is then. */
export class WatchForm extends LightElement {
  static properties = { object: { attribute: false } };

  #set = new Command(this);

  constructor() {
    super();
    /** @type {string} */ this.object;
  }

  render() {
    return html`<form class="stack" data-form="watch" @submit=${(/** @type {SubmitEvent} */ event) => this.#send(event)}>
      <h3>${t('watch.new')}</h3>
      <div class="guarding-pair"><label>${t('watch.from')}<input type="datetime-local" name="from" aria-describedby="watch-from-hint"></label>
        <label>${t('watch.until')}<input type="datetime-local" name="until" required></label></div>
      <p class="quiet hint" id="watch-from-hint">${t('watch.hint')}</p>
      <div class="guarding-pair"><label>${t('watch.authority')}<input name="authority" required maxlength="200" autocomplete="off"></label>
        <label>${t('watch.legalBasis')}<input name="legalBasis" required maxlength="200" autocomplete="off"></label></div>
      <button class="button" data-action="set-watch" ?disabled=${this.#set.busy}>${t('watch.set')}</button>
      <lv-problem .problem=${this.#set.problem}></lv-problem></form>`;
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const moment = (/** @type {string} */ name) => given.get(name) ? new Date(String(given.get(name))).toISOString() : undefined;
    const done = await this.#set.run(async () => {
      const detail = await guard.watch(this.object, { from: moment('from'), until: moment('until'), authority: given.get('authority'), legalBasis: given.get('legalBasis') });
      this.dispatchEvent(new CustomEvent('watching', { bubbles: true, detail }));
    });
    if (done) form.reset();
  }
}

customElements.define('lv-watch-form', WatchForm);
