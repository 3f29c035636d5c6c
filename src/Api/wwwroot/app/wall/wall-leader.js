// @ts-check
import { openWallLine } from './wall-line.js';

/** The desk's end: tells every wall which incident is open here. */
export class WallLeader {
  #line;
  #chosen;
  #gone = () => this.#line.say({ type: 'left' });

  /** @param {string} person who sits at the desk @param {() => string|null} chosen the incident that is open */
  constructor(person, chosen) {
    this.person = person;
    this.#chosen = chosen;
    this.#line = openWallLine(word => { if (word.type === 'asks') this.tell(); });
    addEventListener('pagehide', this.#gone);
    this.tell();
  }

  tell() {
    this.#line.say({ type: 'shows', person: this.person, incident: this.#chosen() });
  }

  close() {
    removeEventListener('pagehide', this.#gone);
    this.#gone();
    this.#line.close();
  }
}
