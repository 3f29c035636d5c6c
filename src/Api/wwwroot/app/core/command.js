// @ts-check
import { Problem } from './api.js';

/** @typedef {{ addController(controller: object): void, requestUpdate(): void }} Host */

/** One thing a person can ask of the server from an element: knows whether it is under way and what went wrong last. */
export class Command {
  busy = false;
  /** @type {Problem|null} */ problem = null;

  /** @param {Host} host */
  constructor(host) {
    this.host = host;
  }

  /** @param {() => Promise<unknown>} act @returns {Promise<boolean>} whether it was done */
  async run(act) {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    this.host.requestUpdate();
    try {
      await act();
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.problem = problem;
      return false;
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }
}
