// @ts-check
import { BackOff } from './back-off.js';
import { LiveSound } from './live-sound.js';
import { readMessage } from './message.js';
import { SpareSockets } from './spare-sockets.js';

/** @typedef {import('../core/types.js').Text} Text */

const rightsEnded = 4403;
const unconfirmed = new Set(['lease-expired', 'session-unconfirmed']);
/** Without a piece for so long, nothing is heard now, ms. */
const silentAfter = 1600;

/**
 * One person listening to one camera: a socket of its own, for sound is a right of its own. Each is in the log, so it begins when somebody asks
 * for it and ends when nobody does; nothing is fetched ahead.
 */
export class Listening extends EventTarget {
  /** @type {'opening'|'heard'|'silent'|'ended'} */ state = 'opening';
  /** Why nothing is heard, as the server says it. @type {Text|null} */ message = null;
  /** Why it ended, a reason code. @type {string|null} */ ended = null;

  #sound = new LiveSound(() => this.#reconnect());
  #backOff = new BackOff();
  /** @type {WebSocket|null} */ #socket = null;
  #codec = '';
  #epoch = -1;
  #retry = 0;
  #silence = 0;

  /** @param {string} incident @param {string} camera */
  constructor(incident, camera) {
    super();
    this.incident = incident;
    this.camera = camera;
    this.#connect();
  }

  /** What plays. */
  get element() {
    return this.#sound.element;
  }

  close() {
    this.#end(null);
  }

  #connect() {
    this.#drop();
    const socket = this.#socket = SpareSockets.open();
    socket.onopen = () => socket.send(JSON.stringify({ incident: this.incident, camera: this.camera, stream: 'audio' }));
    socket.onmessage = event => {
      if (socket !== this.#socket) return;
      if (typeof event.data === 'string') this.#said(event.data);
      else this.#received(event.data);
    };
    socket.onclose = event => {
      if (socket !== this.#socket) return;
      if (event.code === rightsEnded && !unconfirmed.has(event.reason)) this.#end(event.reason || 'not-released');
      else this.#reconnect();
    };
  }

  #reconnect() {
    this.#drop();
    if (this.state === 'ended') return;
    this.#become('opening', null);
    this.#retry = window.setTimeout(() => this.#connect(), this.#backOff.next());
  }

  /** @param {string} text */
  #said(text) {
    let said;
    try {
      said = JSON.parse(text);
    } catch {
      return;
    }
    if (said.type === 'init') this.#codec = said.codec;
    else if (said.type === 'state' && said.state !== 'live') this.#become('silent', said.message ?? null);
  }

  /** @param {ArrayBuffer} data */
  #received(data) {
    const message = readMessage(data);
    if (!message) return;
    const bytes = new Uint8Array(message.buffer, message.offset);
    if (message.kind === 'init') {
      this.#epoch = message.epoch;
      this.#sound.begin(this.#codec, bytes);
    } else if (message.epoch === this.#epoch) {
      this.#sound.push(bytes);
      this.#backOff.reset();
      this.#become('heard', null);
      clearTimeout(this.#silence);
      this.#silence = window.setTimeout(() => this.#become('silent', null), silentAfter);
    }
  }

  /** @param {string|null} reason */
  #end(reason) {
    if (this.state === 'ended') return;
    this.#drop();
    this.ended = reason;
    this.#become('ended', null);
  }

  #drop() {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#sound.end();
  }

  /** @param {'opening'|'heard'|'silent'|'ended'} state @param {Text|null} message */
  #become(state, message) {
    if (this.state === state && this.message === message) return;
    this.state = state;
    this.message = message;
    this.dispatchEvent(new Event('change'));
  }
}
