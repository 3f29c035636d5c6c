// @ts-check
import { clock } from '../core/clock.js';
import { everyQuarterSecond } from '../core/tick.js';
import { Replay } from './replay.js';

/** What was recorded less than this ago may still be on its way, ms. */
const margin = 1000;
/** A picture this far from the moment is not one of that moment, ms. */
const apart = 2000;
/** How long an answer may take before the moment is asked for again, ms. */
const patience = 3000;
/** A moment longer ago than this is recorded by now, or never, ms. */
const onItsWay = 60_000;
/** Ends after which there may be something by now. */
const retried = ['nothing-recorded', 'failed'];

/**
 * One incident at one moment: live, or at what was. Each camera that may be looked back at has a replay of its own, with a lease of its own;
 * they are all sent to the same moment.
 */
export class LookingBack extends EventTarget {
  /** The moment looked at, milliseconds since 1970 UTC; null while live. @type {number|null} */ moment = null;
  playing = false;
  /** The camera whose pictures are stepped through; null for the first that shows one. @type {string|null} */ lead = null;

  /** @type {Map<string, { replay: Replay, askedAt: number }>} */ #replays = new Map();
  /** @type {Set<string>} */ #offered = new Set();
  /** @type {(() => void)|null} */ #stop = null;
  #movedAt = 0;
  /** The step under way. @type {{ camera: string, from: number, back: boolean }|null} */ #step = null;

  /** @param {string} incident @param {(incident: string, camera: string) => Replay} [open] */
  constructor(incident, open = (id, camera) => new Replay(id, camera)) {
    super();
    this.incident = incident;
    this.open = open;
  }

  /** The replay of a camera; null where there is none. @param {string} camera */
  of(camera) {
    return this.#replays.get(camera)?.replay ?? null;
  }

  /** Whether a replay shows the picture of the moment now. @param {Replay} replay */
  shows(replay) {
    return this.moment !== null && !replay.ended && !Number.isNaN(replay.at) && Math.abs(replay.at - this.moment) <= apart;
  }

  /** Says which cameras may be looked back at now, as far as this desk knows: the gate has the last word. @param {string[]} cameras */
  offer(cameras) {
    const before = this.#offered;
    this.#offered = new Set(cameras);
    if (this.moment === null) return;
    for (const camera of cameras) if (!before.has(camera)) this.#opened(camera);
  }

  /** Looks at a moment; what is not yet over is live. @param {number} moment milliseconds since 1970 UTC @param {boolean} [playing] */
  to(moment, playing = this.moment === null || this.playing) {
    this.#step = null;
    const newest = clock.now() - margin;
    if (moment > newest) {
      this.live();
      return;
    }
    const starts = this.moment === null;
    this.#at(moment, playing);
    if (starts) {
      for (const camera of this.#offered) this.#opened(camera);
      this.#stop = everyQuarterSecond(() => this.#tick());
    }
    for (const camera of this.#replays.keys()) if (!this.#openedAgain(camera)) this.#ask(camera);
    this.#changed();
  }

  /** Stands still, at what is live too; or goes on. */
  pauseOrPlay() {
    if (this.moment === null) this.to(clock.now() - margin - 500, false);
    else this.to(this.moment, !this.playing);
  }

  /** The next picture of the camera that leads, or the one before; the others follow. @param {1|-1} way */
  step(way) {
    if (this.moment === null || this.playing) {
      this.to(this.moment ?? clock.now() - margin - 500, false);
      return;
    }
    const camera = this.#leading();
    const replay = camera === null ? null : this.of(camera);
    if (camera === null || !replay) return;
    const from = replay.at;
    const before = way === 1 ? null : replay.before;
    this.#step = { camera, from, back: way === -1 };
    // Where the picture begins a group, those before it are known once the moment just before it was asked for.
    replay.show(way === 1 ? from + 1 : before ?? from - 1, false);
  }

  /** Back to what is now. */
  live() {
    this.#stop?.();
    this.#stop = null;
    this.#step = null;
    for (const { replay } of this.#replays.values()) replay.close();
    this.#replays.clear();
    if (this.moment === null) return;
    this.moment = null;
    this.playing = false;
    this.#changed();
  }

  /** @param {number} moment @param {boolean} playing */
  #at(moment, playing) {
    this.moment = moment;
    this.playing = playing;
    this.#movedAt = performance.now();
  }

  /** @param {string} camera */
  #opened(camera) {
    if (!Replay.available) return;
    this.of(camera)?.close();
    const replay = this.open(this.incident, camera);
    this.#replays.set(camera, { replay, askedAt: performance.now() });
    replay.addEventListener('ready', () => this.#ask(camera));
    replay.addEventListener('change', () => this.#drawn(camera));
  }

  /** Opens a replay again that ended for a reason which may have passed. @param {string} camera @returns {boolean} whether it did */
  #openedAgain(camera) {
    const entry = this.#replays.get(camera);
    const again = entry !== undefined && entry.replay.ended !== null && retried.includes(entry.replay.ended)
      && this.#offered.has(camera) && performance.now() - entry.askedAt > patience;
    if (again) this.#opened(camera);
    return again;
  }

  /** @param {string} camera */
  #ask(camera) {
    const entry = this.#replays.get(camera);
    if (!entry || this.moment === null) return;
    entry.askedAt = performance.now();
    entry.replay.show(this.moment, this.playing);
  }

  /** A step ends with the picture that it asked for: that is the moment now. @param {string} camera */
  #drawn(camera) {
    const step = this.#step;
    const replay = this.of(camera);
    if (step?.camera !== camera || !replay?.settled) return;
    // Asked from just before it, its own picture came again.
    if (step.back && replay.at >= step.from) {
      if (replay.before === null || replay.before >= step.from) return;
      replay.show(replay.before, false);
      return;
    }
    this.#step = null;
    this.#at(replay.at, false);
    for (const other of this.#replays.keys()) if (other !== camera) this.#ask(other);
    this.#changed();
  }

  #leading() {
    const shown = (/** @type {string} */ camera) => { const replay = this.of(camera); return replay !== null && this.shows(replay); };
    return this.lead !== null && shown(this.lead) ? this.lead : [...this.#replays.keys()].find(shown) ?? null;
  }

  #tick() {
    if (this.moment === null) return;
    const now = performance.now();
    if (this.playing) this.#at(Math.min(this.moment + now - this.#movedAt, clock.now() - margin), true);
    for (const [camera, { replay, askedAt }] of this.#replays) {
      // What was not recorded yet when it was asked for may be by now.
      if (clock.now() - this.moment < onItsWay && this.#openedAgain(camera)) continue;
      const waits = this.playing ? !this.shows(replay) : !replay.settled && this.#step?.camera !== camera;
      if (waits && now - askedAt > patience && replay.extent && replay.extent.from <= this.moment) this.#ask(camera);
    }
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
