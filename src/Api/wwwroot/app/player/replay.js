// @ts-check
import { DemuxError } from './demuxer.js';
import { readMessage } from './message.js';
import { openPictureSocket } from './picture-socket.js';
import { WebCodecsScreen } from './web-codecs-screen.js';

/** @typedef {'opening'|'playing'|'paused'|'ended'} ReplayState */
/** @typedef {{ from: number, until: number }} Stretch  Milliseconds since 1970 UTC. */

/** The server's numbers for how an end came about. */
const rightsEnded = 4403;
const nothingRecorded = 4404;
/** Less than this is missing between any two pictures, ms. */
const noticeable = 1000;

/** Looks back at one camera of one incident: a socket that takes wishes, and a screen. */
export class Replay extends EventTarget {
  /** @type {ReplayState} */ state = 'opening';
  /** What there is to look at; null until the server said. @type {Stretch|null} */ extent = null;
  /** Where pictures are missing. @type {Stretch[]} */ gaps = [];
  /** When the picture now shown was taken, milliseconds since 1970 UTC. */ at = NaN;
  /** Why there is no picture any more: a reason code of the gate, `nothing-recorded` or `failed`. @type {string|null} */ ended = null;
  /** Whether everything recorded until now was shown. */ atEnd = false;
  /** Whether the picture shown is the one that the newest wish asked for, or one after it. */ settled = false;
  speed = 1;

  #screen = new WebCodecsScreen({
    decoded: at => this.#times.add(at),
    drawn: at => this.#drawn(at),
    broken: () => this.#end('failed'),
  });
  /** @type {WebSocket} */ #socket;
  /** Number of the last wish; what comes before its answer belongs to an older one. */ #wish = 0;
  #answered = false;
  /** When the pictures of this answer were taken, those before the moment asked for included. @type {Set<number>} */ #times = new Set();
  /** Whether nothing of this answer was decoded yet. */ #isNew = false;
  /** Which moment the newest wish asked for. @type {number|null} */ #asked = null;

  /** @param {string} incident @param {string} camera */
  constructor(incident, camera) {
    super();
    const socket = openPictureSocket(`/v1/incidents/${encodeURIComponent(incident)}/cameras/${encodeURIComponent(camera)}/replay`);
    socket.onmessage = event => typeof event.data === 'string' ? this.#said(JSON.parse(event.data)) : this.#received(event.data);
    socket.onclose = event => this.#end(
      event.code === rightsEnded ? event.reason : event.code === nothingRecorded ? 'nothing-recorded' : event.reason || 'failed');
    this.#socket = socket;
  }

  static get available() {
    return WebCodecsScreen.available;
  }

  get surface() {
    return this.#screen.surface;
  }

  /** @param {number|null} at  From which moment; null from where it is. */
  play(at = null) {
    this.#ask(at, true);
  }

  pause() {
    this.#ask(Number.isNaN(this.at) ? null : this.at, false);
  }

  /** Shows the picture of a moment, and goes on playing if it was. @param {number} at */
  seek(at) {
    const { from, until } = this.extent ?? { from: at, until: at };
    this.#ask(Math.min(Math.max(at, from), until), this.state === 'playing' && !this.atEnd);
  }

  /** Shows the first picture from a moment on, and plays on from there if so; one that is not yet there is waited for. @param {number} at @param {boolean} playing */
  show(at, playing) {
    this.#ask(Math.max(at, this.extent?.from ?? at), playing);
  }

  /** When the picture before the one now shown was taken; null where that is not known. @type {number|null} */
  get before() {
    const earlier = [...this.#times].filter(at => at < this.at);
    return earlier.length === 0 ? null : Math.max(...earlier);
  }

  /** @param {number} speed */
  goAt(speed) {
    this.speed = speed;
    if (this.state === 'playing') this.play(this.at);
  }

  close() {
    this.#socket.onclose = null;
    this.#end('left');
  }

  /** @param {number|null} at @param {boolean} playing */
  #ask(at, playing) {
    if (this.ended || !this.extent || this.#socket.readyState !== WebSocket.OPEN) return;
    this.#answered = false;
    this.atEnd = false;
    this.settled = false;
    this.#asked = at;
    this.#socket.send(JSON.stringify({
      at: at === null || Number.isNaN(at) ? null : new Date(at).toISOString(), playing, speed: this.speed, number: ++this.#wish,
    }));
    this.#become(playing ? 'playing' : 'paused');
  }

  /** @param {any} said */
  #said(said) {
    if (said.type === 'extent') {
      this.extent = { from: Date.parse(said.from), until: Date.parse(said.until) };
      this.gaps = said.gaps.map((/** @type {any} */ gap) => ({ from: Date.parse(gap.from), until: Date.parse(gap.until) }))
        .filter((/** @type {Stretch} */ gap) => gap.until - gap.from >= noticeable);
      this.dispatchEvent(new Event('ready'));
    } else if (said.type === 'wish') {
      this.#answered = this.#isNew = said.number === this.#wish;
    } else if (!this.#answered) {
      return;
    } else if (said.type === 'init') {
      this.#screen.mark = said.mark?.text ?? null;
    } else if (said.type === 'gap') {
      this.#screen.skipToKey();
    } else if (said.type === 'end') {
      this.atEnd = true;
      if (this.state === 'playing') this.#become('paused');
    }
    this.#changed();
  }

  /** @param {ArrayBuffer} data */
  #received(data) {
    const message = readMessage(data);
    if (!message || !this.#answered || this.ended) return;
    try {
      // What an older answer still had in the decoder ends with this.
      if (message.kind === 'init' && this.#isNew) this.#times.clear();
      this.#isNew = false;
      if (message.kind === 'init') this.#screen.init(message);
      else this.#screen.push(message);
    } catch (reason) {
      if (reason instanceof DemuxError) this.#screen.skipToKey();
      else this.#end('failed');
    }
  }

  /** @param {number} at */
  #drawn(at) {
    this.at = at;
    // Those from the key frame on may be drawn on the way to it. A moment is sent to the millisecond.
    this.settled ||= this.#asked === null || Number.isNaN(this.#asked) || at >= Math.floor(this.#asked);
    // While the incident goes on, so does the recording.
    if (this.extent && at > this.extent.until) this.extent = { ...this.extent, until: at };
    this.#changed();
  }

  /** @param {string} reason */
  #end(reason) {
    if (this.ended) return;
    this.ended = reason;
    this.#socket.close();
    this.#screen.clear();
    this.#become('ended');
  }

  /** @param {ReplayState} state */
  #become(state) {
    this.state = state;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
