// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { clock } from '../core/clock.js';
import { number, t, time, told, word } from '../core/i18n.js';
import '../components/replay-button.js';
import '../components/snapshot-button.js';
import { LightElement } from '../core/light-element.js';
import { everyQuarterSecond } from '../core/tick.js';
import { staleAfter } from './feed.js';
import { markPlace, markText } from './mark.js';

/** @typedef {import('./feed.js').Feed} Feed */

/** A picture that moves but shows what was this long ago is not live either, ms. */
const lateAfter = 4000;

/** One camera's picture with the truth about it: name, state, and the time of the frame that is really shown. */
export class Tile extends LightElement {
  static properties = {
    feed: { attribute: false },
    name: { attribute: false },
    viewpoint: { attribute: false },
    picture: { attribute: false },
    number: { attribute: false },
    enlarged: { attribute: false },
    fixed: { attribute: false },
    stills: { attribute: false },
    replays: { attribute: false },
    watching: { attribute: false },
  };

  /** @type {(() => void)|null} */ #stopTick = null;
  /** @type {Feed|null} */ #attached = null;
  #changed = () => this.requestUpdate();

  constructor() {
    super();
    /** @type {Feed|null} */ this.feed = null;
    this.name = '';
    this.viewpoint = '';
    /** @type {import('../core/types.js').PictureState|null} */ this.picture = null;
    /** @type {number|null} */ this.number = null;
    this.enlarged = false;
    this.fixed = false;
    /** Whether a still picture may be taken of it. */ this.stills = false;
    /** Whether it may be looked back at. */ this.replays = false;
    /** Who watches this camera now, as far as this desk may know. @type {import('../core/types.js').Watching[]} */ this.watching = [];
  }

  /** When the first frame stood on the page, epoch ms; null before. */
  get firstPictureAt() {
    return this.feed?.firstPictureAt ?? null;
  }

  /** When the socket opened, epoch ms; null before. */
  get openedAt() {
    return this.feed?.openedAt ?? null;
  }

  get decodedFrames() {
    return this.feed?.decodedFrames ?? 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stopTick = everyQuarterSecond(() => this.#tellTime());
    if (this.hasUpdated) this.#attach();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopTick?.();
    this.#detach();
  }

  render() {
    const state = this.feed?.state ?? 'starting';
    return html`
      <div class="stage"></div>
      ${this.feed?.mark && !this.feed.drawsMark && state !== 'ended' ? html`<div class="tile-mark" aria-hidden="true"></div>` : nothing}
      ${state === 'live' ? nothing : html`<div class="tile-notice"><span class="tile-sign" aria-hidden="true"></span><span>${this.#notice(state)}</span></div>`}
      <div class="tile-bar">
        ${this.number === null ? nothing : html`<kbd class="tile-number" aria-hidden="true">${this.number}</kbd>`}
        <span class="tile-name">${this.name}</span>
        ${state === 'live' && this.feed?.message ? html`<span class="tile-remark" title=${told(this.feed.message)}>${told(this.feed.message)}</span>` : nothing}
        ${this.watching.length === 0 ? nothing : html`<span class="tile-watching" data-watching=${this.watching.reduce((sum, each) => sum + each.count, 0)}>
          ${t('tile.watching', { who: this.watching.map(each => `${each.organisation.name} ${number(each.count)}`).join(', ') })}</span>`}
        <span class="tile-clock"><span class="tile-time"></span><span class="tile-age"></span></span>
      </div>
      ${this.fixed ? nothing : html`<button type="button" class="tile-enlarge" aria-pressed=${this.enlarged ? 'true' : 'false'}
        aria-label=${t('tile.enlarge', { name: this.name })} title=${word('viewpoint', this.viewpoint)}
        @click=${() => this.dispatchEvent(new CustomEvent('enlarge', { bubbles: true, detail: this.dataset.camera }))}></button>`}
      <lv-replay-button .offered=${this.replays} .incident=${this.dataset.incident ?? ''} .camera=${this.dataset.camera ?? ''} .name=${this.name}></lv-replay-button>
      ${this.stills ? html`<lv-snapshot-button .incident=${this.dataset.incident ?? ''} .camera=${this.dataset.camera ?? ''} .name=${this.name}></lv-snapshot-button>` : nothing}`;
  }

  updated() {
    if (this.#attached !== this.feed) this.#attach();
    this.dataset.state = this.feed?.state ?? 'starting';
    this.#tellTime();
  }

  #attach() {
    this.#detach();
    const feed = this.feed;
    if (!feed) return;
    this.#attached = feed;
    feed.addEventListener('change', this.#changed);
    this.querySelector('.stage')?.replaceChildren(feed.surface);
    feed.shown();
    this.dataset.state = feed.state;
  }

  #detach() {
    this.#attached?.removeEventListener('change', this.#changed);
    this.#attached = null;
  }

  /** @param {string} state */
  #notice(state) {
    const feed = this.feed;
    if (state === 'ended') return t('tile.noImage', { reason: word('ended', feed?.ended) });
    if (feed?.message) return told(feed.message);
    if (this.picture?.message && this.picture.state !== 'live') return told(this.picture.message);
    return t(`tile.state.${state}`);
  }

  // Written past Lit: four times a second for every tile on the wall.
  #tellTime() {
    const feed = this.feed;
    this.#placeMark();
    const timeText = this.querySelector('.tile-time');
    const ageText = this.querySelector('.tile-age');
    if (!timeText || !ageText) return;
    if (!feed || feed.ended || Number.isNaN(feed.shownArrival)) {
      timeText.textContent = '';
      ageText.textContent = '';
      this.classList.remove('stale');
      return;
    }
    const age = Math.max(0, clock.now() - feed.shownArrival);
    const silent = feed.lastDecodedAt === null || performance.timeOrigin + performance.now() - feed.lastDecodedAt > staleAfter;
    timeText.textContent = time(feed.shownArrival);
    const old = silent || age > lateAfter;
    ageText.textContent = t(old ? 'tile.stale' : 'tile.age', { seconds: number(age / 1000, old ? 0 : 1) });
    this.classList.toggle('stale', old);
  }

  #placeMark() {
    const mark = /** @type {HTMLElement|null} */ (this.querySelector('.tile-mark'));
    if (!mark || !this.feed?.mark) return;
    mark.dataset.place = String(markPlace());
    mark.textContent = markText(this.feed.mark, this.feed.shownArrival);
  }
}

customElements.define('lv-tile', Tile);
