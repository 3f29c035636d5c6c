// @ts-check
/** @typedef {import('./types.js').PositionEstimate} PositionEstimate */
/** @typedef {import('./types.js').TrackPosition} TrackPosition */

/** The server says every two seconds where an object is thought to be: after three times that the line is dead. */
const patience = 6000;

/** So many positions of its way are drawn: 40 minutes of one in 5 s. */
const mostOfTrail = 480;

/** What this desk knows of one object that it follows: never a bare point. */
export class Followed {
  /** @type {PositionEstimate|null} */ estimate = null;
  /** Its way since the following began, the oldest first; empty where only the place of now may be seen. @type {TrackPosition[]} */ trail = [];
  /** The cameras that it is about to come past, the first to see it first. @type {import('./types.js').CamerasAhead|null} */ cameras = null;
  /** Stops the following. @type {() => void} */ stop = () => {};
  #showsTrail;
  #heardAt = performance.now();

  /** @param {boolean} showsTrail whether where it was may be shown as well */
  constructor(showsTrail) {
    this.#showsTrail = showsTrail;
  }

  /** It begins, or begins anew. @param {TrackPosition|null} position */
  begin(position) {
    this.trail = position && this.#showsTrail ? [position] : [];
    if (position === null) this.estimate = null;
    this.#heardAt = performance.now();
  }

  /** @param {TrackPosition} position */
  moved(position) {
    if (this.#showsTrail && (this.trail.at(-1)?.time ?? '') <= position.time) this.trail = [...this.trail, position].slice(-mostOfTrail);
    this.#heardAt = performance.now();
  }

  /** @param {PositionEstimate} estimate */
  thought(estimate) {
    this.estimate = estimate;
    this.#heardAt = performance.now();
  }

  /** What sort of knowledge it is; without a word from the server nothing is called measured. @returns {'measured'|'estimated'|'reachable'|'unheard'} */
  get kind() {
    return performance.now() - this.#heardAt > patience ? 'unheard' : this.estimate?.kind ?? 'unheard';
  }
}
