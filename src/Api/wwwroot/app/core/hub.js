// @ts-check
import { HubConnectionBuilder, HttpTransportType, HubConnectionState, LogLevel } from '../../lib/signalr/signalr.js';
import { api, Problem } from './api.js';
import { clock } from './clock.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./types.js').DeskAnnouncement} DeskAnnouncement */

const waits = [0, 300, 700, 1500, 3000, 5000];
const waitBefore = (/** @type {number} */ attempt) => waits[Math.min(attempt, waits.length - 1)];

/** Keeps the store true: joins the desk, applies announcements, and joins again after every gap, for as long as the page is open. */
export class Hub {
  #connection;
  #joining = false;
  #joinAgain = false;
  /** @type {DeskAnnouncement[]} */ #early = [];

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.#connection = new HubConnectionBuilder()
      .withUrl('/v1/desk/live', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: context => waitBefore(context.previousRetryCount) })
      .configureLogging(LogLevel.None)
      .build();
    this.#connection.on('announce', announcement => this.#announced(announcement));
    this.#connection.onreconnecting(() => this.store.connected('lost'));
    this.#connection.onreconnected(() => this.join());
    this.#connection.onclose(() => { this.store.connected('lost'); this.start(); });
    addEventListener('online', () => this.join());
    document.addEventListener('visibilitychange', () => { if (!document.hidden && this.store.connection !== 'live') this.join(); });
  }

  async start() {
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#connection.start();
        await this.join();
        return;
      } catch {
        this.store.connected('lost');
        await this.#leaveWhenSignedOut();
        await new Promise(done => setTimeout(done, waitBefore(attempt + 1)));
      }
    }
  }

  /** Asks for a snapshot and replaces everything by it. */
  async join() {
    if (this.#joining) {
      this.#joinAgain = true;
      return;
    }
    if (this.#connection.state !== HubConnectionState.Connected) return;
    this.#joining = true;
    try {
      do {
        this.#joinAgain = false;
        this.#early = [];
        const asked = performance.timeOrigin + performance.now();
        const snapshot = await this.#connection.invoke('Join');
        clock.learn(snapshot.serverTime, asked, performance.timeOrigin + performance.now());
        this.store.connected('live');
        this.store.replace(snapshot);
        for (const announcement of this.#early) if (!this.store.apply(announcement)) this.#joinAgain = true;
      } while (this.#joinAgain);
    } catch {
      // A lost connection has its own way back; a refused Join is asked again.
      if (this.#connection.state === HubConnectionState.Connected) setTimeout(() => this.join(), 1000);
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
