// @ts-check
import { readFragment, readInit } from './demuxer.js';

/** @typedef {import('./message.js').PictureMessage} PictureMessage */
/** @typedef {import('./web-codecs-screen.js').ScreenEvents} ScreenEvents */

// Safari re-buffers on every change of playback rate, so there the player only jumps.
const jumpOnly = /^((?!chrome|chromium|android).)*safari/i.test(navigator.userAgent);
/** Live pictures that wait for the buffer this long, s, are skipped up to their last key frame. */
const longestQueue = 2;
const keptSeconds = 10;
/** What stays of the buffer when the browser says it is full, s before its end. */
const keptWhenFull = 5;
/** Playback starts when nothing older than live came for this long, ms: the newest frame should be the first one shown. */
const burstOver = 40;
/** How close to the newest frame playback starts and jumps, s. */
const nearLive = 0.1;

/** Draws pictures with Media Source Extensions, for browsers without a VideoDecoder, and keeps them close to live. */
export class MediaSourceScreen {
  /** A video element cannot carry the mark itself: it stands over it. */
  drawsMark = false;
  /** A video element goes blank with its source. */ keepsPicture = false;
  dropped = 0;
  /** Who watches. @type {string|null} */ mark = null;

  /** @type {MediaSource|null} */ #source = null;
  /** @type {SourceBuffer|null} */ #buffer = null;
  /** @type {string|null} */ #address = null;
  /** @type {{ bytes: Uint8Array, key: boolean, time: number }[]} */ #queue = [];
  /** False while a managed source asks for no more: it may then throw away what it has. */ #wanted = true;
  /** @type {{ time: number, arrivedAt: number }[]} */ #arrivals = [];
  #timescale = 1;
  #waitForKey = true;
  #started = false;
  /** Whether it came near live once: until then it jumps there, afterwards it only hurries. */
  #settled = false;
  #bursts = false;
  #burstEnds = 0;

  /** @param {ScreenEvents} events */
  constructor(events) {
    this.events = events;
    const video = document.createElement('video');
    video.className = 'picture';
    video.muted = true;
    video.playsInline = true;
    video.disableRemotePlayback = true;
    video.tabIndex = -1;
    video.onerror = () => { if (this.#source) this.events.broken(video.error); };
    this.surface = video;
    this.#watchFrames();
  }

  /** @param {PictureMessage} message */
  init(message) {
    const track = readInit(message.buffer, message.offset);
    this.#close();
    this.#timescale = track.timescale;
    const Source = /** @type {typeof MediaSource} */ (/** @type {any} */ (window).ManagedMediaSource ?? MediaSource);
    const type = `video/mp4; codecs="${track.codec}"`;
    if (!Source.isTypeSupported(type)) {
      this.events.broken(new Error(type));
      return;
    }
    const source = new Source();
    this.#source = source;
    this.#wanted = true;
    this.#address = URL.createObjectURL(source);
    source.addEventListener('endstreaming', () => { this.#wanted = false; });
    source.addEventListener('startstreaming', () => {
      this.#wanted = true;
      this.#append();
    });
    source.addEventListener('sourceopen', () => {
      if (source !== this.#source || this.#buffer) return;
      const buffer = source.addSourceBuffer(type);
      this.#buffer = buffer;
      buffer.addEventListener('updateend', () => this.#appended());
      buffer.addEventListener('error', () => this.events.broken(new Error('append')));
      this.#queue.unshift({ bytes: new Uint8Array(message.buffer, message.offset), key: true, time: -Infinity });
      this.#append();
    });
    this.surface.src = this.#address;
  }

  /** @param {PictureMessage} message */
  push(message) {
    if (!this.#source) return;
    if (message.key) this.#waitForKey = false;
    if (this.#waitForKey) {
      this.dropped++;
      return;
    }
    const sample = readFragment(message.buffer, message.offset)[0];
    if (!sample) return;
    const time = sample.time / this.#timescale;
    this.#arrivals.push({ time, arrivedAt: message.arrivedAt });
    if (this.#arrivals.length > 1024) this.#arrivals.splice(0, 512);
    this.#queue.push({ bytes: new Uint8Array(message.buffer, message.offset), key: message.key, time });
    clearTimeout(this.#burstEnds);
    this.#bursts = message.catchUp;
    if (message.catchUp) this.#burstEnds = window.setTimeout(() => { this.#bursts = false; this.#start(); }, burstOver);
    const oldest = this.#queue.find(part => part.time !== -Infinity);
    if (!message.catchUp && oldest && time - oldest.time > longestQueue) this.#dropToKey();
    this.#append();
  }

  skipToKey() {
    this.#waitForKey = true;
  }

  toLive() {
    const end = this.#end();
    if (end !== null && end - this.surface.currentTime > 0.5) this.surface.currentTime = end - nearLive;
    this.surface.play().catch(() => {});
  }

  clear() {
    this.#close();
    this.surface.removeAttribute('src');
    this.surface.load();
  }

  #close() {
    this.#source = null;
    this.#buffer = null;
    this.#queue = [];
    this.#arrivals = [];
    this.#waitForKey = true;
    this.#started = this.#settled = this.#bursts = false;
    clearTimeout(this.#burstEnds);
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = null;
  }

  #dropToKey() {
    const init = this.#queue[0]?.time === -Infinity ? 1 : 0;
    const key = this.#queue.findLastIndex((part, index) => index > init && part.key);
    const cut = (key > 0 ? key : this.#queue.length) - init;
    this.dropped += cut;
    this.#queue.splice(init, cut);
    if (key <= 0) this.#waitForKey = true;
  }

  #append() {
    const buffer = this.#buffer;
    if (!buffer || buffer.updating || !this.#wanted || this.#queue.length === 0) return;
    const parts = this.#queue.splice(0);
    const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.bytes.length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part.bytes, at);
      at += part.bytes.length;
    }
    try {
      buffer.appendBuffer(joined);
    } catch (reason) {
      if (reason instanceof DOMException && reason.name === 'QuotaExceededError') {
        this.#queue.unshift(...parts);
        this.#makeRoom(buffer, reason);
      } else {
        this.events.broken(reason);
      }
    }
  }

  /** @param {SourceBuffer} buffer @param {unknown} reason */
  #makeRoom(buffer, reason) {
    const end = this.#end();
    if (end === null || end <= keptWhenFull) this.events.broken(reason);
    else buffer.remove(0, end - keptWhenFull);
  }

  #appended() {
    if (!this.#buffer) return;
    this.#start();
    this.#steer();
    if (this.#queue.length > 0) this.#append();
    else this.#forgetPast(keptSeconds);
  }

  #start() {
    const ranges = this.surface.buffered;
    if (this.#started || this.#bursts || ranges.length === 0) return;
    this.#started = true;
    // Near the end of the burst at once: the decoder runs up from the key frame unseen.
    this.surface.currentTime = Math.max(ranges.start(ranges.length - 1), ranges.end(ranges.length - 1) - nearLive);
    this.surface.play().catch(() => {});
  }

  #end() {
    const ranges = this.surface.buffered;
    return ranges.length > 0 ? ranges.end(ranges.length - 1) : null;
  }

  #steer() {
    const end = this.#end();
    if (end === null || !this.#started) return;
    const ranges = this.surface.buffered;
    // Frames the server left out are a hole that playback would wait in for ever.
    if (this.surface.currentTime < ranges.start(ranges.length - 1) - 0.05) this.surface.currentTime = ranges.start(ranges.length - 1);
    const gap = end - this.surface.currentTime;
    this.#settled ||= gap < 0.35;
    if (gap > (this.#settled ? 3 : 0.5) || gap < 0 || (jumpOnly && gap > 1)) this.surface.currentTime = Math.max(0, end - nearLive);
    else if (!jumpOnly) this.surface.playbackRate = gap > 0.35 ? Math.min(1.5, 1 + gap - 0.15) : gap > 0.15 ? 1.05 : 1;
    if (this.surface.paused) this.surface.play().catch(() => {});
  }

  /** @param {number} seconds how much of the past stays */
  #forgetPast(seconds) {
    const buffer = this.#buffer;
    if (!buffer || buffer.updating || buffer.buffered.length === 0) return;
    const keepFrom = this.surface.currentTime - seconds;
    if (buffer.buffered.start(0) < keepFrom - 5) buffer.remove(0, keepFrom);
  }

  #watchFrames() {
    const next = () => this.surface.requestVideoFrameCallback((_now, frame) => {
      const arrivedAt = this.#arrivalOf(frame.mediaTime);
      this.events.decoded(arrivedAt);
      this.events.drawn(arrivedAt);
      next();
    });
    if ('requestVideoFrameCallback' in this.surface) next();
    else /** @type {HTMLVideoElement} */ (this.surface).addEventListener('timeupdate', () => {
      const arrivedAt = this.#arrivalOf(this.surface.currentTime);
      this.events.decoded(arrivedAt);
      this.events.drawn(arrivedAt);
    });
  }

  /** @param {number} time */
  #arrivalOf(time) {
    const later = this.#arrivals.findIndex(known => known.time > time + 0.002);
    const known = later < 0 ? this.#arrivals.at(-1) : this.#arrivals[Math.max(0, later - 1)];
    if (later > 1) this.#arrivals.splice(0, later - 1);
    return known?.arrivedAt ?? NaN;
  }
}
