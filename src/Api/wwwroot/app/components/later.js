// @ts-check
import { html } from '../../lib/lit/lit.js';
import { afterPictures, whenIdle } from '../core/after-pictures.js';
import { Heard } from '../core/heard.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** By then the map has begun, ms. */
const afterMap = 1000;

/** Shows something whose code is fetched only now, and says so when that fails. */
export class Later extends LightElement {
  static properties = { code: { attribute: false }, feeds: { attribute: false }, adds: { attribute: false }, shows: { attribute: false }, failed: { state: true } };

  constructor() {
    super();
    /** @type {import('../core/part.js').Part} */ this.code;
    /** The pictures that go first; null when nothing does. @type {import('../player/feed-pool.js').FeedPool|null} */ this.feeds = null;
    /** Whether there is nothing to see in it yet, and only something to add: the map goes before it. */ this.adds = false;
    /** What stands here once the part is there. @type {unknown} */ this.shows;
    this.failed = false;
    new Heard(this, () => this.code ?? null);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('code') && !this.code.here) afterPictures(this.feeds, () => this.adds ? whenIdle(() => this.#fetch(), afterMap) : this.#fetch());
  }

  render() {
    if (this.code.here) return this.shows;
    return this.failed
      ? html`<p class="problem" role="alert" data-part="failed"><span class="sign" aria-hidden="true">!</span><span>${t('part.failed')}
          <button type="button" class="button small" data-action="fetch-again" @click=${() => this.#fetch()}>${t('action.again')}</button></span></p>`
      : html`<p class="quiet" role="status" data-part="coming">${t('part.coming')}</p>`;
  }

  async #fetch() {
    this.failed = false;
    try {
      await this.code.fetch();
    } catch {
      this.failed = true;
    }
  }
}

customElements.define('lv-later', Later);
