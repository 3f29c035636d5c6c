// @ts-check
import { api, Problem } from './api.js';
import { clock } from './clock.js';
import { DeskLine } from './desk-line.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./types.js').DeskAnnouncement} DeskAnnouncement */

const waits = [0, 300, 700, 1500, 3000, 5000];
const waitBefore = (/** @type {number} */ attempt) => waits[Math.min(attempt, waits.length - 1)];

/** Keeps the store true: joins the desk, applies announcements, and joins again after every gap, for as long as the page is open. */
export class Hub {
  /** @type {DeskLine|null} */ #line = null;
  #joining = false;
  #joinAgain = false;
  /** @type {DeskAnnouncement[]} */ #early = [];

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    addEventListener('online', () => this.join());
    document.addEventListener('visibilitychange', () => { if (!document.hidden && this.store.connection !== 'live') this.join(); });
  }

  async start() {
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#connect();
        await this.join();
        return;
      } catch {
        this.store.connected('lost');
        await this.#leaveWhenSignedOut();
        await new Promise(done => setTimeout(done, waitBefore(attempt + 1)));
      }
    }
  }

  async #connect() {
    const line = new DeskLine(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/desk/live`, (name, value) => {
      if (name === 'announce') this.#announced(value);
    }, () => {
      this.store.connected('lost');
      this.start();
    });
    await line.open();
    this.#line = line;
  }

  /** Asks for a snapshot and replaces everything by it. */
  async join() {
    if (this.#joining) {
      this.#joinAgain = true;
      return;
    }
    const line = this.#line;
    if (!line?.ready) return;
    this.#joining = true;
    try {
      do {
        this.#joinAgain = false;
        this.#early = [];
        const asked = performance.timeOrigin + performance.now();
        const snapshot = await line.invoke('Join');
        clock.learn(snapshot.serverTime, asked, performance.timeOrigin + performance.now());
        this.store.connected('live');
        this.store.replace(snapshot);
        for (const announcement of this.#early) if (!this.store.apply(announcement)) this.#joinAgain = true;
      } while (this.#joinAgain);
    } catch {
      // A lost connection has its own way back; a refused Join is asked again.
      if (line.ready) setTimeout(() => this.join(), 1000);
    } finally {
      this.#joining = false;
      this.#early = [];
    }
  }

  /** @param {DeskAnnouncement} announcement */
  #announced(announcement) {
    if (this.#joining) this.#early.push(announcement);
    else if (!this.store.apply(announcement)) this.join();
  }

  async #leaveWhenSignedOut() {
    try {
      await api.me();
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 401) location.replace('/');
    }
  }
}
