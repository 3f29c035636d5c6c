// @ts-check

/** Waiting times between attempts: doubles from 0.5 s to 8 s, with 20 % spread so that a room full of tiles does not knock at once. */
export class BackOff {
  #attempt = 0;

  /** @param {number} [first] ms @param {number} [longest] ms */
  constructor(first = 500, longest = 8000) {
    this.first = first;
    this.longest = longest;
  }

  next() {
    const wait = Math.min(this.longest, this.first * 2 ** Math.min(this.#attempt++, 16));
    return wait * (0.8 + Math.random() * 0.4);
  }

  reset() {
    this.#attempt = 0;
  }
}
