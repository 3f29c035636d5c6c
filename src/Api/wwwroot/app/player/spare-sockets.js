// @ts-check
import { openPictureSocket } from './picture-socket.js';

const kept = 4;
/** The server closes a socket that asks for nothing after two minutes. */
const fresh = 100_000;
/** Opening new ones must not compete with the pictures that the last ones just asked for. */
const pause = 1500;
const afterFailure = 5000;

/** @typedef {{ socket: WebSocket, openedAt: number }} Spare */

/**
 * Sockets opened ahead of time, so that no handshake stands between a release and its picture. They hold no right: each
 * asks for one picture in its first message, and the gate decides then.
 */
export class SpareSockets {
  /** @type {Spare[]} */ #spares = [];
  #timer = 0;
  #opening = false;

  /** An open socket that has asked for nothing yet, or null. @returns {WebSocket|null} */
  take() {
    this.#discardOld();
    const spare = this.#spares.shift();
    this.#later(pause);
    if (!spare) return null;
    spare.socket.onclose = null;
    return spare.socket;
  }

  /** Begins to keep sockets ready. */
  keep() {
    this.#later(0);
  }

  static open() {
    return openPictureSocket('/v1/pictures');
  }

  #discardOld() {
    const now = performance.now();
    for (const { socket, openedAt } of this.#spares) {
      if (now - openedAt > fresh) socket.close();
    }
    this.#spares = this.#spares.filter(({ socket, openedAt }) => socket.readyState === WebSocket.OPEN && now - openedAt <= fresh);
  }

  /** @param {number} wait ms */
  #later(wait) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#fill(), wait);
  }

  #fill() {
    this.#discardOld();
    if (this.#opening) return;
    if (this.#spares.length >= kept) {
      this.#later(fresh / 4);
      return;
    }
    this.#opening = true;
    const socket = SpareSockets.open();
    socket.onopen = () => {
      this.#opening = false;
      this.#spares.push({ socket, openedAt: performance.now() });
      this.#fill();
    };
    socket.onclose = () => {
      this.#spares = this.#spares.filter(spare => spare.socket !== socket);
      this.#opening = false;
      this.#later(afterFailure);
    };
  }
}

export const spareSockets = new SpareSockets();
