// @ts-check
import { clock } from '../core/clock.js';
import { BackOff } from './back-off.js';
import { DemuxError } from './demuxer.js';
import { mediaSourceScreen } from './media-source.js';
import { readMessage } from './message.js';
import { playsPieces } from './plays-pieces.js';
import { SpareSockets, spareSockets } from './spare-sockets.js';
import { WebCodecsScreen } from './web-codecs-screen.js';

/** @typedef {import('../core/types.js').Text} Text */
/** @typedef {import('./wanted-stream.js').Stream} Stream */
/** @typedef {import('./media-source-screen.js').MediaSourceScreen} MediaSourceScreen */
/** @typedef {'starting'|'live'|'stalled'|'reconnecting'|'failed'|'ended'} FeedState */

/** With the tick that looks four times a second, a picture that stands still says so within two seconds, ms. */
export const staleAfter = 1600;
/** A line that brings nothing for so long is not waited for when somebody comes back to the page, ms. */
const silentAfter = 4000;
const rightsEnded = 4403;
/** Ends that nobody wanted: a right or a sign-in was not confirmed in time, and may be a moment later. */
const unconfirmed = new Set(['lease-expired', 'session-unconfirmed']);
/** What the gate alone can say of an end; the incident's own announcement, which may come later, says it better. */
const unexplained = 'not-released';
const quickTry = 120;
/** A socket that says nothing for this long may be dead without having closed. */
const longestSilence = 15_000;
const now = () => performance.timeOrigin + performance.now();

/**
 * One camera of one incident, live: a socket, a screen, and what there is to say about them. Runs without being on
 * the page, so that a picture can be ready before the desk around it is.
 */
export class Feed extends EventTarget {
  /** @type {FeedState} */ state = 'starting';
  /** @type {Text|null} */ message = null;
  /** What is to be known about a picture that is live nonetheless, e.g. that it was converted. @type {Text|null} */ #remark = null;
  /** Why it ended, a reason code. @type {string|null} */ ended = null;
  /** When the first frame stood on the page, epoch ms. @type {number|null} */ firstPictureAt = null;
  /** How old that frame was by then, ms since the server received it. @type {number|null} */ firstPictureAge = null;
  /** When the socket that gave the first picture opened, epoch ms. @type {number|null} */ openedAt = null;
  /** When the server received the frame now shown, epoch ms of the server. */ shownArrival = NaN;
  /** @type {number|null} */ lastDecodedAt = null;
  /** @type {string|null} */ mark = null;
  /** Which of the camera's streams is shown; null before the first picture. @type {Stream|null} */ stream = null;
  /** Which one is asked for; until a tile shows it a small one will do. @type {Stream} */ wanted = 'sub';
  /** Bytes of picture messages that came in for it. */ receivedBytes = 0;
  decodedFrames = 0;
  drawnFrames = 0;

  /** @type {WebSocket|null} */ #socket = null;
  /** @type {WebCodecsScreen|MediaSourceScreen} */ #screen;
  /** The screen of a stream that has no picture yet, while another is shown. @type {WebCodecsScreen|MediaSourceScreen|null} */ #coming = null;
  #backOff = new BackOff();
  #mediaSource = new URLSearchParams(location.search).get('player') === 'mse' || !WebCodecsScreen.available;
  #failures = 0;
  #quickTries = 2;
  #heardAt = 0;
  /** Whether the socket was asked for the picture. */ #asked = false;
  #retry = 0;
  #sequence = { epoch: -1, next: -1 };
  #heartbeat = 0;
  #closed = false;
  /** @type {() => WebSocket} */ #open;

  /**
   * @param {string} incident @param {{ id: string, name: string, viewpoint: string }} camera
   * @param {() => WebSocket} open gives a socket that has asked for nothing yet
   */
  constructor(incident, camera, open = () => spareSockets.take() ?? SpareSockets.open()) {
    super();
    this.#open = open;
    this.incident = incident;
    this.camera = camera.id;
    this.name = camera.name;
    this.viewpoint = camera.viewpoint;
    this.#screen = this.#makeScreen();
    this.#heartbeat = window.setInterval(() => this.#report(), 2000);
    this.#connect();
  }

  /** Whether the picture itself carries the mark; else it stands over the picture. */
  get drawsMark() {
    return this.#screen.drawsMark;
  }

  get surface() {
    return this.#screen.surface;
  }

  /** The surface stands on the page now: what was already drawn counts as first picture from here on. */
  shown() {
    if (this.drawnFrames > 0 && this.firstPictureAt === null) this.#standsOnPage();
    this.#screen.toLive();
  }

  /** Ask for another stream of the camera; what is shown stays until that one has a picture. @param {Stream} stream */
  want(stream) {
    if (stream === this.wanted) return;
    this.wanted = stream;
    if (this.#asked) this.#socket?.send(JSON.stringify({ type: 'stream', stream }));
    this.#changed();
  }

  /** Try now, not after the waiting time: the network or the page came back. */
  wake() {
    if (this.#closed || this.ended) return;
    this.#screen.toLive();
    const silent = this.lastDecodedAt !== null && now() - this.lastDecodedAt > silentAfter;
    if (!this.#socket || silent) this.#reconnect(0);
  }

  /** No image any more: clear at once, close, do not try again. @param {string} reason */
  end(reason) {
    if (this.ended === unexplained && reason !== unexplained) {
      this.ended = reason;
      this.#changed();
    }
    if (this.ended) return;
    this.ended = reason;
    this.#dropSocket();
    this.#screen.clear();
    this.mark = this.stream = null;
    this.#become('ended', null);
  }

  /** The incident lists the camera again. */
  revive() {
    if (!this.ended || this.#closed) return;
    this.ended = null;
    this.shownArrival = NaN;
    this.lastDecodedAt = null;
    this.#backOff.reset();
    this.#become('starting', null);
    this.#connect();
  }

  close() {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    this.#dropSocket();
    this.#screen.clear();
    this.surface.remove();
  }

  #makeScreen() {
    const Screen = (this.#mediaSource ? mediaSourceScreen.made : null) ?? WebCodecsScreen;
    /** @type {WebCodecsScreen|MediaSourceScreen} */
    const screen = new Screen({
      decoded: () => { if (screen === this.#screen || screen === this.#coming) this.#decoded(); },
      drawn: arrivedAt => {
        if (screen === this.#coming) this.#changeOver(screen);
        if (screen === this.#screen) this.#drawn(arrivedAt);
      },
      broken: reason => { if (screen === this.#screen || screen === this.#coming) this.#broken(reason); },
    });
    screen.mark = this.mark;
    return screen;
  }

  #connect() {
    this.#dropSocket();
    if (this.#mediaSource && !mediaSourceScreen.made) {
      this.#fetchScreen();
      return;
    }
    const socket = this.#open();
    this.#socket = socket;
    this.#heardAt = now();
    let opened = false;
    const ask = () => {
      opened = true;
      if (this.firstPictureAt === null) this.openedAt = now();
      socket.send(JSON.stringify({ incident: this.incident, camera: this.camera, stream: this.wanted }));
      this.#asked = true;
    };
    if (socket.readyState === WebSocket.OPEN) ask();
    else socket.onopen = ask;
    socket.onmessage = event => {
      if (socket !== this.#socket) return;
      this.#heardAt = now();
      if (typeof event.data === 'string') this.#said(event.data);
      else this.#received(event.data);
    };
    socket.onclose = event => {
      if (socket !== this.#socket) return;
      this.#socket = null;
      if (event.code === rightsEnded && unconfirmed.has(event.reason)) this.#blank();
      else if (event.code === rightsEnded) this.end(event.reason || unexplained);
      // A release and its announcement travel apart: right after it the edge may not know of it for a moment.
      else if (!opened && this.#quickTries-- > 0) this.#reconnect(quickTry);
      else this.#reconnect(this.#backOff.next());
    };
  }

  /** Without that screen there is no picture: what it is made of is fetched for as long as it takes. */
  async #fetchScreen() {
    try {
      await mediaSourceScreen.fetch();
    } catch {
      this.#become('reconnecting', null);
      this.#reconnect(this.#backOff.next());
      return;
    }
    if (this.#closed || this.ended || this.#socket) return;
    this.#replaceScreen();
    this.#connect();
    this.#changed();
  }

  #replaceScreen() {
    const old = this.#screen;
    this.#screen = this.#makeScreen();
    if (old.surface.parentNode) old.surface.replaceWith(this.#screen.surface);
    old.clear();
  }

  /** Nobody took the right away, but for a while nobody confirmed it either: nothing is shown until a new lease is given. */
  #blank() {
    this.#screen.clear();
    this.shownArrival = NaN;
    this.lastDecodedAt = null;
    this.#reconnect(this.#backOff.next());
  }

  /** @param {number} wait ms */
  #reconnect(wait) {
    this.#dropSocket();
    if (this.#closed || this.ended) return;
    if (this.state !== 'starting') this.#become('reconnecting', null);
    this.#retry = window.setTimeout(() => this.#connect(), wait);
  }

  #dropSocket() {
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = null;
    this.#asked = false;
    this.#forgetComing();
    socket?.close();
  }

  /** @param {ArrayBuffer} data */
  #received(data) {
    this.receivedBytes += data.byteLength;
    const message = readMessage(data);
    if (!message) return;
    try {
      if (message.kind === 'init') {
        this.#sequence = { epoch: message.epoch, next: -1 };
        this.#screenFor().init(message);
        return;
      }
      // Fragments of a stream whose init segment has not come yet cannot be decoded by this decoder.
      if (message.epoch !== this.#sequence.epoch) return;
      const screen = this.#coming ?? this.#screen;
      if (this.#sequence.next >= 0 && message.sequence !== this.#sequence.next) screen.skipToKey();
      this.#sequence.next = message.sequence + 1;
      screen.push(message);
    } catch (reason) {
      if (reason instanceof DemuxError) (this.#coming ?? this.#screen).skipToKey();
      else this.#broken(reason);
    }
  }

  /** @param {string} text */
  #said(text) {
    let said;
    try {
      said = JSON.parse(text);
    } catch {
      return;
    }
    if (said.type === 'init') {
      this.#screen.mark = this.mark = said.mark?.text ?? null;
      this.stream = said.stream ?? 'main';
      this.#changed();
    } else if (said.type === 'gap') {
      (this.#coming ?? this.#screen).skipToKey();
    } else if (said.type === 'state') {
      const shows = this.lastDecodedAt !== null && now() - this.lastDecodedAt < staleAfter;
      if (said.state === 'live') this.#remark = said.message ?? null;
      // Only a decoded frame makes a tile live; the server's word can make it less than that, never more.
      this.#become(said.state === 'live' ? (shows ? 'live' : this.state) : said.state, said.message ?? null);
    }
  }

  /** The screen for what begins now: one that cannot keep its picture meanwhile gets a successor. */
  #screenFor() {
    this.#forgetComing();
    if (this.#screen.keepsPicture || this.lastDecodedAt === null) return this.#screen;
    this.#coming = this.#makeScreen();
    return this.#coming;
  }

  /** @param {WebCodecsScreen|MediaSourceScreen} screen */
  #changeOver(screen) {
    const old = this.#screen;
    this.#coming = null;
    this.#screen = screen;
    if (old.surface.parentNode) old.surface.replaceWith(screen.surface);
    old.clear();
    screen.toLive();
    this.#changed();
  }

  #forgetComing() {
    this.#coming?.clear();
    this.#coming = null;
  }

  #decoded() {
    this.decodedFrames++;
    this.lastDecodedAt = now();
    this.#failures = 0;
    this.#backOff.reset();
    if (this.state !== 'live' && !this.ended) this.#become('live', this.#remark);
  }

  /** @param {number} arrivedAt */
  #drawn(arrivedAt) {
    this.drawnFrames++;
    this.shownArrival = arrivedAt;
    if (this.firstPictureAt === null && this.surface.isConnected) this.#standsOnPage();
    if (this.drawnFrames === 1) this.dispatchEvent(new Event('first-picture'));
  }

  #standsOnPage() {
    this.firstPictureAt = now();
    this.firstPictureAge = clock.now() - this.shownArrival;
    this.#changed();
  }

  /** @param {unknown} reason */
  #broken(reason) {
    if (this.#closed || this.ended) return;
    this.#failures++;
    const unsupported = reason instanceof DOMException && reason.name === 'NotSupportedError';
    if (!this.#mediaSource && (unsupported || this.#failures > 2) && playsPieces) this.#mediaSource = true;
    this.#forgetComing();
    this.#replaceScreen();
    this.#reconnect(this.#failures === 1 ? 0 : this.#backOff.next());
    this.#changed();
  }

  #report() {
    if (this.ended) return;
    if (this.#socket && now() - this.#heardAt > longestSilence) {
      this.#reconnect(0);
      return;
    }
    const silence = this.lastDecodedAt === null ? 0 : (now() - this.lastDecodedAt) / 1000;
    if (this.#socket?.readyState === WebSocket.OPEN && this.#socket.bufferedAmount < 4096) {
      this.#socket.send(JSON.stringify({ type: 'lag', seconds: Number(silence.toFixed(3)), decoded: this.decodedFrames, dropped: this.#screen.dropped }));
    }
  }

  /** Called by the shared tick, so that a frozen picture is found even when nothing arrives. */
  tick() {
    if (this.state === 'live' && this.lastDecodedAt !== null && now() - this.lastDecodedAt > staleAfter) this.#become('stalled', null);
  }

  /** @param {FeedState} state @param {Text|null} message */
  #become(state, message) {
    if (this.ended && state !== 'ended') return;
    if (state === this.state && message === this.message) return;
    this.state = state;
    this.message = message;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
