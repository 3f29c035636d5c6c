// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { clock } from '../core/clock.js';
import { Heard } from '../core/heard.js';
import { t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { clockTimeWithin } from '../core/local-time.js';
import { everyQuarterSecond } from '../core/tick.js';

/** One press of a button back or on, ms. */
const step = 10_000;

const signs = {
  alarm: 'M6 5h2v14H6zM20 5v14L9 12z',
  back: 'M11 5v14L2 12zM21 5v14l-9-7z',
  before: 'M15 5v14l-9-7zM17 5h2v14h-2z',
  play: 'M7 4v16l13-8z',
  pause: 'M6 5h4v14H6zM14 5h4v14h-4z',
  next: 'M9 5v14l9-7zM5 5h2v14H5z',
  on: 'M3 5v14l9-7zM13 5v14l9-7z',
};

/** The time of one incident, from its alarm to now: moves every picture, the way of followed objects and the log to one moment. */
export class Timeline extends LightElement {
  static properties = { incident: { attribute: false }, back: { attribute: false }, problem: { state: true } };

  /** @type {(() => void)|null} */ #stop = null;
  #second = 0;

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** @type {import('../player/looking-back.js').LookingBack|null} */ this.back = null;
    /** What was wrong with the time that somebody typed. @type {string|null} */ this.problem = null;
    new Heard(this, () => this.back);
  }

  connectedCallback() {
    super.connectedCallback();
    // The bar grows with every second.
    this.#stop = everyQuarterSecond(() => {
      const second = Math.floor(clock.now() / 1000);
      if (second !== this.#second) this.requestUpdate();
      this.#second = second;
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.back?.live();
  }

  render() {
    const { incident, back } = this;
    if (!incident || !back) return nothing;
    const { moment } = back;
    const from = this.#from;
    const now = clock.now();
    // Whole seconds, as the slider steps: its end is now.
    const length = Math.max(1, Math.ceil((now - from) / 1000)) * 1000;
    const key = (/** @type {string} */ action, /** @type {string} */ text, /** @type {string} */ sign, /** @type {() => void} */ act) => html`
      <button type="button" class="button timeline-key" data-action=${action} aria-label=${text} title=${text} @click=${act}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${sign} /></svg></button>`;
    return html`<section class="timeline" aria-label=${t('timeline.title')} data-moment=${moment === null ? 'live' : new Date(moment).toISOString()} data-playing=${back.playing}>
      <div class="timeline-line"><span aria-hidden="true">${time(from)}</span>
        <input type="range" name="moment" aria-label=${t('timeline.moment')} min="0" max=${length} step="1000"
          .value=${String(moment === null ? length : moment - from)} aria-valuetext=${moment === null ? t('timeline.live') : time(moment)}
          @input=${(/** @type {Event} */ event) => back.to(from + Number(/** @type {HTMLInputElement} */ (event.target).value))}>
        <span aria-hidden="true">${time(now)}</span>
        <p class="timeline-now"><span class="timeline-state" role="status">${t(moment === null ? 'timeline.live' : 'timeline.then')}</span>
          ${moment === null ? nothing : html`<strong class="timeline-moment">${time(moment)}</strong>`}</p></div>
      <div class="timeline-keys">
        ${key('to-alarm', t('timeline.alarm'), signs.alarm, () => this.#go(() => back.to(this.#alarm)))}
        ${key('back-10', t('replay.back'), signs.back, () => this.#go(() => back.to((moment ?? now) - step)))}
        ${key('frame-back', t('timeline.frameBack'), signs.before, () => this.#go(() => back.step(-1)))}
        ${back.moment === null || back.playing ? key('pause', t('timeline.pause'), signs.pause, () => this.#go(() => back.pauseOrPlay()))
          : key('pause', t('timeline.play'), signs.play, () => this.#go(() => back.pauseOrPlay()))}
        ${key('frame-on', t('timeline.frameOn'), signs.next, () => this.#go(() => back.step(1)))}
        ${key('on-10', t('replay.on'), signs.on, () => this.#go(() => back.to((moment ?? now) + step)))}
        <form class="timeline-time" @submit=${(/** @type {SubmitEvent} */ event) => this.#typed(event)}>
          <input name="time" inputmode="numeric" autocomplete="off" required maxlength="8" placeholder=${time(now)} aria-label=${t('timeline.time')} aria-invalid=${this.problem ? 'true' : 'false'} aria-describedby="timeline-problem">
          <button class="button" data-action="to-time">${t('timeline.go')}</button></form>
        ${moment === null ? nothing : html`
          <button type="button" class="button primary" data-action="to-live" @click=${() => this.#go(() => back.live())}>${t('replay.live')}</button>`}
      </div>
      <p class="timeline-problem" id="timeline-problem" role="alert">${this.problem ?? ''}</p>
    </section>`;
  }

  /** The focus comes to where one moves through time: single keys go on working there. */
  focusFirst() {
    /** @type {HTMLElement|null} */ (this.querySelector('[name=moment]'))?.focus();
  }

  /** What a single key does here. @param {import('../core/keys.js').Act} act @returns {boolean} whether it did something */
  press(act) {
    const back = this.back;
    if (!back) return false;
    if (act === 'toTime') /** @type {HTMLElement|null} */ (this.querySelector('[name=time]'))?.focus();
    else if (act === 'toAlarm') this.#go(() => back.to(this.#alarm));
    else if (act === 'pause') this.#go(() => back.pauseOrPlay());
    else if (act === 'frameBack') this.#go(() => back.step(-1));
    else if (act === 'frameOn') this.#go(() => back.step(1));
    else if (act === 'toLive' && back.moment !== null) this.#go(() => back.live());
    else return false;
    return true;
  }

  get #alarm() {
    return Date.parse(this.incident?.raisedAt ?? '');
  }

  /** The bar begins with the alarm, or with the seconds before it where those were shared. */
  get #from() {
    const starts = (this.incident?.cameras ?? []).flatMap(camera => this.back?.of(camera.id)?.extent?.from ?? []);
    return Math.min(this.#alarm, ...starts);
  }

  /** @param {() => void} act */
  #go(act) {
    this.problem = null;
    act();
  }

  /** @param {SubmitEvent} event */
  #typed(event) {
    event.preventDefault();
    const given = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('time'));
    const [from, until] = [this.#from, clock.now()];
    const moment = clockTimeWithin(given, from, until);
    if (moment === null) this.problem = t('timeline.outside', { from: time(from), until: time(until) });
    else this.#go(() => this.back?.to(moment));
  }
}

customElements.define('lv-timeline', Timeline);
