// @ts-check
import { readFragment, readInit } from './demuxer.js';
import { drawMark, markText } from './mark.js';

/** @typedef {import('./message.js').PictureMessage} PictureMessage */
/**
 * @typedef {object} ScreenEvents
 * @property {(arrivedAt: number) => void} decoded  A frame was decoded; when it arrived at the server.
 * @property {(arrivedAt: number) => void} drawn    A frame was drawn on the surface.
 * @property {(reason: unknown) => void} broken     This screen cannot go on; start another one.
 */

/** A decoder this far behind what came in, µs of media time, skips to the next key frame. */
const longestLag = 2_000_000;
/** How long the burst with which a picture starts may be decoded unseen, ms: the newest frame should be the first one shown. */
const burstPatience = 200;
/** Failures of the decoder without a frame in between after which this screen gives up. */
const mostFailures = 3;

/** Draws pictures with a VideoDecoder: each frame as soon as it is decoded, and only the newest one per display refresh. */
export class WebCodecsScreen {
  static get available() {
    return typeof VideoDecoder === 'function' && typeof EncodedVideoChunk === 'function';
  }

  /** The mark is part of the picture. */
  drawsMark = true;
  /** What was drawn stays until the next stream draws. */ keepsPicture = true;
  dropped = 0;
  /** Who watches, drawn into every frame. @type {string|null} */ mark = null;

  /** @type {VideoDecoder|null} */ #decoder = null;
  /** @type {VideoDecoderConfig|null} */ #config = null;
  /** @type {VideoFrame|null} */ #newest = null;
  /** @type {Map<number, number>} */ #arrivals = new Map();
  #timescale = 1;
  #waitForKey = true;
  #failures = 0;
  /** Timestamps of the newest frame that went in and that came out, µs. */
  #pushed = -Infinity;
  #decoded = -Infinity;
  #caughtUp = false;
  #burstEnds = 0;
  #drewOnce = false;
  #refresh = 0;

  /** @param {ScreenEvents} events */
  constructor(events) {
    this.events = events;
    this.surface = document.createElement('canvas');
    this.surface.className = 'picture';
    this.context = /** @type {CanvasRenderingContext2D} */ (this.surface.getContext('2d', { alpha: false }));
  }

  /** @param {PictureMessage} message */
  init(message) {
    const track = readInit(message.buffer, message.offset);
    this.#stopDecoder();
    this.#timescale = track.timescale;
    this.#config = {
      codec: track.codec, codedWidth: track.width, codedHeight: track.height, description: track.description, optimizeForLatency: true,
    };
    this.#drewOnce = false;
    this.#failures = 0;
    this.#startDecoder();
  }

  /** @param {PictureMessage} message */
  push(message) {
    if (!this.#decoder || !this.#config) return;
    const lags = !message.catchUp && this.#caughtUp && this.#pushed - this.#decoded > longestLag;
    if (message.key) {
      if (lags) {
        this.dropped += this.#decoder.decodeQueueSize;
        this.#stopDecoder();
        this.#startDecoder();
      }
      this.#waitForKey = false;
    } else if (lags) {
      this.#waitForKey = true;
    }
    if (this.#waitForKey) {
      this.dropped++;
      return;
    }
    readFragment(message.buffer, message.offset).forEach((sample, index) => {
      const timestamp = Math.round(sample.time * 1e6 / this.#timescale);
      this.#pushed = timestamp;
      this.#arrivals.set(timestamp, message.arrivedAt);
      if (this.#arrivals.size > 512) this.#arrivals.delete(/** @type {number} */ (this.#arrivals.keys().next().value));
      this.#decoder?.decode(new EncodedVideoChunk({ type: message.key && index === 0 ? 'key' : 'delta', timestamp, data: sample.data }));
    });
  }

  /** After a gap the frames in between are missing: only a key frame can be shown. */
  skipToKey() {
    this.#waitForKey = true;
  }

  /** A decoder has no queue of its own worth skipping: the newest frame is always the live one. */
  toLive() {}

  clear() {
    this.#stopDecoder();
    this.#config = null;
    const { width, height } = this.surface;
    this.context.fillStyle = '#000';
    this.context.fillRect(0, 0, width, height);
    // A new size also frees the pixels themselves.
    this.surface.width = 16;
    this.surface.height = 9;
  }

  #startDecoder() {
    this.#waitForKey = true;
    this.#caughtUp = false;
    this.#burstEnds = 0;
    const decoder = new VideoDecoder({
      output: frame => decoder === this.#decoder ? this.#show(frame) : frame.close(),
      error: reason => { if (decoder === this.#decoder) this.#failed(reason); },
    });
    this.#decoder = decoder;
    try {
      decoder.configure(/** @type {VideoDecoderConfig} */ (this.#config));
    } catch (reason) {
      this.events.broken(reason);
    }
  }

  #stopDecoder() {
    cancelAnimationFrame(this.#refresh);
    this.#refresh = 0;
    this.#newest?.close();
    this.#newest = null;
    this.#arrivals.clear();
    this.#pushed = this.#decoded = -Infinity;
    const decoder = this.#decoder;
    this.#decoder = null;
    if (decoder && decoder.state !== 'closed') decoder.close();
  }

  /** One frame that cannot be decoded costs the rest of its group, not the connection. @param {unknown} reason */
  #failed(reason) {
    const unsupported = reason instanceof DOMException && reason.name === 'NotSupportedError';
    if (unsupported || ++this.#failures >= mostFailures) {
      this.events.broken(reason);
      return;
    }
    this.#stopDecoder();
    this.#startDecoder();
  }

  /** @param {VideoFrame} frame */
  #show(frame) {
    this.#newest?.close();
    this.#newest = frame;
    this.#decoded = frame.timestamp;
    this.#failures = 0;
    this.events.decoded(this.#arrivals.get(frame.timestamp) ?? NaN);
    if (!this.#isWorthShowing()) return;
    if (!this.#drewOnce) {
      this.#drewOnce = true;
      this.#draw();
    } else if (this.#refresh === 0) {
      this.#refresh = requestAnimationFrame(() => { this.#refresh = 0; this.#draw(); });
    }
  }

  /** What is older than live is decoded unseen, unless that takes too long. */
  #isWorthShowing() {
    const now = performance.now();
    if (this.#burstEnds === 0) this.#burstEnds = now + burstPatience;
    this.#caughtUp ||= this.#decoded >= this.#pushed;
    return this.#caughtUp || now > this.#burstEnds;
  }

  #draw() {
    const frame = this.#newest;
    if (!frame) return;
    this.#newest = null;
    if (this.surface.width !== frame.displayWidth || this.surface.height !== frame.displayHeight) {
      this.surface.width = frame.displayWidth;
      this.surface.height = frame.displayHeight;
    }
    this.context.drawImage(frame, 0, 0);
    const arrivedAt = this.#arrivals.get(frame.timestamp) ?? NaN;
    if (this.mark) drawMark(this.context, markText(this.mark, arrivedAt));
    for (const timestamp of this.#arrivals.keys()) {
      if (timestamp > frame.timestamp) break;
      this.#arrivals.delete(timestamp);
    }
    frame.close();
    this.events.drawn(arrivedAt);
  }
}
