// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { clock } from '../core/clock.js';
import { number, t, time, told, word } from '../core/i18n.js';
import '../components/clip-button.js';
import { drawTool } from '../components/draw-tool-part.js';
import '../components/later.js';
import '../components/listen-button.js';
import '../components/picture-marks.js';
import '../components/replay-button.js';
import '../components/snapshot-button.js';
import { Heard } from '../core/heard.js';
import { LightElement } from '../core/light-element.js';
import { everyQuarterSecond } from '../core/tick.js';
import { staleAfter } from './feed.js';
import { markPlace, markText } from './mark.js';
import { wantedStream } from './wanted-stream.js';

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
    clips: { attribute: false },
    hears: { attribute: false },
    owner: { attribute: false },
    watching: { attribute: false },
    marks: { attribute: false },
    drawing: { attribute: false },
    back: { attribute: false },
  };

  /** @type {(() => void)|null} */ #stopTick = null;
  /** @type {Feed|null} */ #attached = null;
  #changed = () => this.requestUpdate();
  #resized = new ResizeObserver(() => this.#choose());
  #choose = () => this.#attached?.want(wantedStream(this.clientWidth));

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
    /** From when on clips may be taken of it, RFC 3339; null when none may. @type {string|null} */ this.clips = null;
    /** Whether it may be listened to. */ this.hears = false;
    /** Whether the camera is this desk's own. */ this.owner = false;
    /** Who watches this camera now, as far as this desk may know. @type {import('../core/types.js').Watching[]} */ this.watching = [];
    /** What people drew on it. @type {import('../components/picture-marks.js').Mark[]} */ this.marks = [];
    /** What is being drawn on it now. @type {import('../components/draw-tool.js').Shape|null} */ this.drawing = null;
    /** At which moment the incident is looked at; null where it is always now. @type {import('./looking-back.js').LookingBack|null} */ this.back = null;
    new Heard(this, () => this.back);
  }

  get #looksBack() {
    return (this.back?.moment ?? null) !== null;
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
    this.#resized.observe(this);
    document.addEventListener('visibilitychange', this.#choose);
    if (this.hasUpdated) this.#attach();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopTick?.();
    this.#resized.disconnect();
    document.removeEventListener('visibilitychange', this.#choose);
    this.#detach();
  }

  render() {
    const state = this.feed?.state ?? 'starting';
    return html`
      <div class="stage"></div>
      <lv-picture-marks .marks=${state === 'ended' || this.#looksBack ? [] : this.marks}></lv-picture-marks>
      ${this.feed?.mark && !this.feed.drawsMark && state !== 'ended' ? html`<div class="tile-mark" aria-hidden="true"></div>` : nothing}
      ${state === 'live' || this.#looksBack ? nothing : html`<div class="tile-notice"><span class="tile-sign" aria-hidden="true"></span><span>${this.#notice(state)}</span></div>`}
      ${this.#looksBack ? html`<lv-tile-back .back=${this.back} .camera=${this.dataset.camera ?? ''} .offered=${this.replays}></lv-tile-back>` : nothing}
      ${this.fixed ? nothing : html`<button type="button" class="tile-enlarge" aria-pressed=${this.enlarged ? 'true' : 'false'}
        aria-label=${t('tile.enlarge', { name: this.name })} title=${[word('viewpoint', this.viewpoint), this.#who()].filter(Boolean).join(' · ')}
        @click=${() => this.dispatchEvent(new CustomEvent('enlarge', { bubbles: true, detail: this.dataset.camera }))}></button>`}
      ${this.drawing && state !== 'ended' && !this.#looksBack ? html`<lv-later .code=${drawTool} .shows=${html`<lv-draw-tool .shape=${this.drawing} .name=${this.name}></lv-draw-tool>`}></lv-later>` : nothing}
      <div class="tile-bar">
        ${this.number === null ? nothing : html`<kbd class="tile-number" aria-hidden="true">${this.number}</kbd>`}
        <span class="tile-name">${this.name}</span>
        ${state === 'live' && this.feed?.message ? html`<span class="tile-remark" title=${told(this.feed.message)}>${told(this.feed.message)}</span>` : nothing}
        ${this.feed?.wanted === 'main' && this.feed.stream === 'sub' ? html`<span class="tile-remark">${t('tile.smaller')}</span>` : nothing}
        ${this.watching.length === 0 ? nothing : html`<span class="tile-watching" data-watching=${this.#watchers()}>
          <span class="tile-who">${this.#who()}</span><span class="tile-count" aria-hidden="true"><svg viewBox="0 0 24 24"><path fill-rule="evenodd" d="M12 5C7 5 3 8.5 1 12c2 3.5 6 7 11 7s9-3.5 11-7c-2-3.5-6-7-11-7Zm0 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z" /></svg>${number(this.#watchers())}</span></span>`}
        <span class="tile-clock"><span class="tile-time"></span><span class="tile-age"></span></span>
        <lv-listen-button .offered=${this.hears} .incident=${this.dataset.incident ?? ''} .camera=${this.dataset.camera ?? ''} .name=${this.name}></lv-listen-button>
        <lv-replay-button .offered=${this.replays} .owner=${this.owner} .incident=${this.dataset.incident ?? ''} .camera=${this.dataset.camera ?? ''} .name=${this.name} .clips=${this.clips}></lv-replay-button>
        <lv-clip-button .offered=${this.clips !== null} .since=${this.clips ?? ''} .incident=${this.dataset.incident ?? ''} .camera=${this.dataset.camera ?? ''} .name=${this.name}></lv-clip-button>
        ${this.stills && !this.#looksBack ? html`<lv-snapshot-button .incident=${this.dataset.incident ?? ''} .camera=${this.dataset.camera ?? ''} .name=${this.name}></lv-snapshot-button>` : nothing}
      </div>`;
  }

  updated() {
    if (this.#attached !== this.feed) this.#attach();
    this.dataset.state = this.feed?.state ?? 'starting';
    this.dataset.stream = this.feed?.stream ?? '';
    this.toggleAttribute('data-back', this.#looksBack);
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
    this.#choose();
    this.dataset.state = feed.state;
  }

  #detach() {
    this.#attached?.removeEventListener('change', this.#changed);
    this.#attached?.want('sub');
    this.#attached = null;
  }

  #watchers() {
    return this.watching.reduce((sum, each) => sum + each.count, 0);
  }

  /** Who watches, in full: a narrow tile has room for the number alone, and tells this when pointed at or enlarged. */
  #who() {
    const who = this.watching.map(each => `${each.organisation.name} ${number(each.count)}${each.action === 'live' ? '' : ` (${word('how', each.action)})`}`);
    return who.length === 0 ? '' : t('tile.watching', { who: who.join(', ') });
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
    // What is looked back at says its own time, and is no older than it ought to be.
    if (!feed || feed.ended || Number.isNaN(feed.shownArrival) || this.#looksBack) {
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
