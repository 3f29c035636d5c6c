// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import '../components/picture-marks.js';
import '../components/problem.js';
import { api } from '../core/api.js';
import { clock } from '../core/clock.js';
import { Command } from '../core/command.js';
import { number, t, time, told, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { takesClips } from '../core/roles.js';
import { save } from '../core/save.js';
import { everyQuarterSecond } from '../core/tick.js';
import { Feed, staleAfter } from '../player/feed.js';
import { markPlace, markText } from '../player/mark.js';
import { SpareSockets } from '../player/spare-sockets.js';
import { drawMarked, wipe } from './marked-picture.js';

/** How much a clip takes along, up to now, ms. */
const clipLength = 60_000;
/** A camera that gives no picture yet is asked again after this, ms. */
const again = 2500;

/** One camera: a still first, live while somebody wants it, and nothing at all while the page is not looked at. */
export class PhoneCamera extends LightElement {
  static properties = {
    incident: { attribute: false }, camera: { attribute: false }, person: { attribute: false }, meter: { attribute: false },
    stills: { attribute: false }, clips: { attribute: false }, marks: { attribute: false }, feed: { state: true }, stillAt: { state: true }, saved: { state: true },
  };

  #still = new Command(this);
  #clip = new Command(this);
  #retry = 0;
  /** What fetches the still that is under way. */ #asking = new AbortController();
  /** @type {(() => void)|null} */ #stopTick = null;
  #changed = () => this.#feedChanged();
  #hidden = () => document.hidden ? this.#stop() : this.#takeStill();
  #gone = () => this.#stop();

  constructor() {
    super();
    this.incident = '';
    /** @type {import('../core/types.js').Camera} */ this.camera;
    /** @type {import('../core/types.js').Person} */ this.person;
    /** @type {import('./meter.js').Meter} */ this.meter;
    /** Whether still pictures were released. */ this.stills = false;
    /** From when on clips may be taken, RFC 3339; null when none may. @type {string|null} */ this.clips = null;
    /** What people drew on its picture. @type {import('../components/picture-marks.js').Mark[]} */ this.marks = [];
    /** The live picture; null while none runs. @type {Feed|null} */ this.feed = null;
    /** When the server received the still that is shown, epoch ms; null while none is. @type {number|null} */ this.stillAt = null;
    /** Name of the clip that was saved last. */ this.saved = '';
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#hidden);
    addEventListener('pagehide', this.#gone);
    document.addEventListener('freeze', this.#gone);
    this.#stopTick = everyQuarterSecond(() => this.#tick());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#hidden);
    removeEventListener('pagehide', this.#gone);
    document.removeEventListener('freeze', this.#gone);
    this.#stopTick?.();
    this.#stop();
  }

  firstUpdated() {
    this.#takeStill();
  }

  render() {
    const { camera, feed } = this;
    const live = feed !== null;
    const clips = this.clips !== null && takesClips(this.person);
    this.dataset.mode = live ? 'live' : this.stillAt === null ? 'none' : 'still';
    this.dataset.state = feed?.state ?? '';
    return html`<div class="phone-picture">
        <canvas class="phone-still" role="img" aria-label=${t('phone.stillOf', { name: camera.name })} ?hidden=${live || this.stillAt === null}></canvas>
        <div class="phone-live" ?hidden=${!live}></div>
        ${feed?.mark && !feed.drawsMark && !feed.ended ? html`<div class="phone-mark" aria-hidden="true"></div>` : nothing}
        ${this.stillAt === null && feed?.state !== 'live' ? nothing : html`<lv-picture-marks .marks=${this.marks}></lv-picture-marks>`}
        <button type="button" class="phone-tap" data-action="live" aria-pressed=${live ? 'true' : 'false'} @click=${() => live ? this.#backToStill() : this.#goLive()}
          aria-label=${t(live ? 'phone.stopLive' : 'phone.goLive', { name: camera.name })}><span aria-hidden="true">${this.#sign()}</span></button>
      </div>
      <div class="phone-camera-bar">
        <p class="phone-camera-name">${camera.name} <small class="phone-camera-time"></small></p>
        ${live ? html`<button type="button" class="button" data-action="stop-live" @click=${() => this.#backToStill()}>${t('phone.stop')}</button>`
          : html`${this.stills ? html`<button type="button" class="button" data-action="refresh" ?disabled=${this.#still.busy} aria-label=${t('phone.refreshOf', { name: camera.name })} @click=${() => this.#takeStill()}>${t('phone.refresh')}</button>` : nothing}
            <button type="button" class="button primary" data-action="go-live" aria-label=${t('phone.goLiveOf', { name: camera.name })} @click=${() => this.#goLive()}>${t('phone.live')}</button>`}
        ${clips ? html`<button type="button" class="button" data-action="clip" ?disabled=${this.#clip.busy} aria-label=${t('phone.clipOf', { name: camera.name })} @click=${() => this.#takeClip()}>${t(this.#clip.busy ? 'clip.busy' : 'phone.clip')}</button>` : nothing}
      </div>
      <p class="phone-saved" role="status">${this.saved ? t('clip.saved', { file: this.saved }) : nothing}</p>
      <lv-problem .problem=${this.#clip.problem ?? (this.#still.problem?.code === 'no-picture' ? null : this.#still.problem)}></lv-problem>`;
  }

  updated() {
    this.#tick();
  }

  /** What stands in the middle of the picture. */
  #sign() {
    const feed = this.feed;
    if (!feed) return this.stillAt !== null ? '▶' : this.#still.busy ? t('phone.stillComes') : `▶ ${t('phone.tapForLive')}`;
    if (feed.state === 'live') return '';
    if (feed.ended) return t('tile.noImage', { reason: word('ended', feed.ended) });
    return feed.message ? told(feed.message) : t(`tile.state.${feed.state}`);
  }

  async #takeStill() {
    clearTimeout(this.#retry);
    if (document.hidden || this.feed || !this.stills || !this.isConnected) return;
    this.#asking.abort();
    const { signal } = this.#asking = new AbortController();
    const wanted = () => !signal.aborted && this.isConnected;
    await this.#still.run(async () => {
      const { picture, at } = await api.snapshot(this.incident, this.camera.id, signal);
      this.meter.add(picture.size);
      const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('.phone-still'));
      await drawMarked(canvas, picture, this.person, Date.parse(at), wanted);
      if (wanted()) this.stillAt = Date.parse(at);
    });
    if (signal.aborted) this.#still.problem = null;
    else if (this.#still.problem?.code === 'no-picture') this.#retry = window.setTimeout(() => this.#takeStill(), again);
  }

  #goLive() {
    if (document.hidden || this.feed) return;
    this.#forgetStill();
    // No socket is kept ready: on a phone every open line costs.
    const feed = new Feed(this.incident, this.camera, SpareSockets.open);
    feed.addEventListener('change', this.#changed);
    this.meter.follow(feed);
    this.feed = feed;
    this.querySelector('.phone-live')?.replaceChildren(feed.surface);
    feed.shown();
  }

  #backToStill() {
    this.#stopLive();
    this.#takeStill();
  }

  #stopLive() {
    const feed = this.feed;
    if (!feed) return;
    feed.removeEventListener('change', this.#changed);
    feed.close();
    this.meter.leave(feed);
    this.feed = null;
  }

  /** Nothing more comes in, and nothing is left to see. */
  #stop() {
    this.#stopLive();
    this.#forgetStill();
  }

  #forgetStill() {
    this.#asking.abort();
    clearTimeout(this.#retry);
    wipe(this.querySelector('.phone-still'));
    this.stillAt = null;
  }

  #feedChanged() {
    const feed = this.feed;
    const place = this.querySelector('.phone-live');
    // The player may take another surface when the stream changes.
    if (feed && place && !feed.ended && feed.surface.parentNode !== place) place.replaceChildren(feed.surface);
    this.requestUpdate();
  }

  async #takeClip() {
    const since = this.clips;
    if (since === null) return;
    this.saved = '';
    await this.#clip.run(async () => {
      const until = Math.floor(clock.now());
      const from = Math.max(until - clipLength, Math.ceil(Date.parse(since) / 1000) * 1000);
      const { film, name } = await api.clip(this.incident, this.camera.id, { from: new Date(from).toISOString(), until: new Date(until).toISOString() });
      this.meter.add(film.size);
      save(film, name);
      this.saved = name;
    });
  }

  #tick() {
    const { feed } = this;
    feed?.tick();
    const place = this.querySelector('.phone-camera-time');
    if (!place) return;
    const at = feed ? feed.shownArrival : this.stillAt ?? NaN;
    if (Number.isNaN(at) || feed?.ended) {
      place.textContent = '';
    } else {
      const age = Math.max(0, clock.now() - at) / 1000;
      const stands = feed !== null && feed.lastDecodedAt !== null && performance.timeOrigin + performance.now() - feed.lastDecodedAt > staleAfter;
      this.toggleAttribute('data-stale', stands);
      place.textContent = feed ? `${stands ? '' : `${t('phone.live')} · `}${time(at)} · ${t(stands ? 'tile.stale' : 'tile.age', { seconds: number(age, stands ? 0 : 1) })}` : t('phone.stillAt', { at: time(at) });
    }
    const mark = /** @type {HTMLElement|null} */ (this.querySelector('.phone-mark'));
    if (!mark || !feed?.mark) return;
    mark.dataset.place = String(markPlace());
    mark.textContent = markText(feed.mark, feed.shownArrival);
  }
}

customElements.define('lv-phone-camera', PhoneCamera);
