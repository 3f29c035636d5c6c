// @ts-check
import { isOver } from '../core/store.js';
import { Feed } from './feed.js';
import { spareSockets } from './spare-sockets.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */

/**
 * All pictures this desk watches, by incident and camera. Told what the incidents list now, it opens what is new and
 * ends what is gone, straight from the announcement and before anything is rendered.
 */
export class FeedPool extends EventTarget {
  /** @type {Map<string, { feed: Feed, seq: number, endedAt: number|null }>} */ #feeds = new Map();
  anyPicture = false;
  #watching = false;

  constructor() {
    super();
    const wake = () => { for (const { feed } of this.#feeds.values()) feed.wake(); };
    addEventListener('online', wake);
    document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });
    setInterval(() => { for (const { feed } of this.#feeds.values()) feed.tick(); }, 250);
  }

  /** @param {string} incident @param {string} camera */
  of(incident, camera) {
    return this.#feeds.get(key(incident, camera))?.feed ?? null;
  }

  /** Cameras of an incident that were shown here and may not be shown any more. @param {string} incident */
  endedOf(incident) {
    return [...this.#feeds.values()].filter(({ feed }) => feed.incident === incident && feed.ended).map(({ feed }) => feed);
  }

  /**
   * @param {IncidentView[]} watched incidents whose cameras must run now
   * @param {boolean} [renewed] the views come from a snapshot asked for just now, so what they list counts again
   */
  watch(watched, renewed = false) {
    if (!this.#watching) {
      this.#watching = true;
      spareSockets.keep();
    }
    const incidents = new Map(watched.map(view => [view.id, view]));
    for (const [id, entry] of this.#feeds) {
      const view = incidents.get(entry.feed.incident);
      if (!view) {
        entry.feed.close();
        this.#feeds.delete(id);
      } else if (isOver(view) || !view.cameras.some(camera => camera.id === entry.feed.camera)) {
        entry.seq = view.seq;
        entry.feed.end(isOver(view) ? 'incident-closed' : 'withdrawn');
        entry.endedAt = view.seq;
      }
    }
    for (const view of watched) {
      if (isOver(view)) continue;
      for (const camera of view.cameras) this.#ensure(view, camera, renewed);
    }
  }

  /** @param {IncidentView} view @param {import('../core/types.js').Camera} camera @param {boolean} renewed */
  #ensure(view, camera, renewed) {
    const known = this.#feeds.get(key(view.id, camera.id));
    if (!known) {
      const feed = new Feed(view.id, camera);
      const entry = { feed, seq: view.seq, endedAt: /** @type {number|null} */ (null) };
      feed.addEventListener('first-picture', () => {
        this.anyPicture = true;
        this.dispatchEvent(new Event('first-picture'));
      });
      feed.addEventListener('change', () => {
        if (!feed.ended || entry.endedAt !== null) return;
        entry.endedAt = entry.seq;
        this.dispatchEvent(new CustomEvent('ended', { detail: feed }));
      });
      this.#feeds.set(key(view.id, camera.id), entry);
      return;
    }
    if (known.feed.ended && (renewed || known.endedAt === null || view.seq > known.endedAt)) {
      known.endedAt = null;
      known.feed.revive();
    }
    known.seq = view.seq;
  }
}

/** @param {string} incident @param {string} camera */
const key = (incident, camera) => `${incident}/${camera}`;
