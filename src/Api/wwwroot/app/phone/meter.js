// @ts-check
import { number, t } from '../core/i18n.js';

/** Counts what this page received for pictures since it was opened: stills, live, photos and clips, in bytes. */
export class Meter {
  #ended = 0;
  /** @type {Set<{ receivedBytes: number }>} */ #running = new Set();

  /** @param {number} bytes */
  add(bytes) {
    this.#ended += bytes;
  }

  /** Counts along with a picture that runs. @param {{ receivedBytes: number }} feed */
  follow(feed) {
    this.#running.add(feed);
  }

  /** @param {{ receivedBytes: number }} feed */
  leave(feed) {
    if (this.#running.delete(feed)) this.#ended += feed.receivedBytes;
  }

  get bytes() {
    return [...this.#running].reduce((sum, feed) => sum + feed.receivedBytes, this.#ended);
  }

  get text() {
    return t('phone.megabytes', { amount: number(this.bytes / 1_000_000, this.bytes < 100_000_000 ? 1 : 0) });
  }
}
