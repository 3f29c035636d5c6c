// @ts-check
import { FeedPool } from '../player/feed-pool.js';
import { Hub } from './hub.js';
import { Sound } from './sound.js';
import { Store } from './store.js';

/** What one open desk consists of, made once per page and handed to its elements. */
export class Session {
  store = new Store();
  hub = new Hub(this.store);
  feeds = new FeedPool();
  sound = new Sound();

  /** @param {import('./types.js').Person} person */
  constructor(person) {
    this.person = person;
    let asked = 0;
    // Rights may come back without this desk hearing of it (a lease that was late): ask once how things stand.
    this.feeds.addEventListener('ended', event => {
      const feed = /** @type {CustomEvent} */ (event).detail;
      if (feed.ended !== 'lease-expired') return;
      clearTimeout(asked);
      asked = window.setTimeout(() => this.hub.join(), 1000);
    });
  }
}
