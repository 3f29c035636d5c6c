// @ts-check
import { openWallLine } from './wall-line.js';

/** How often the wall asks its desk, and after how many questions without an answer there is no desk. */
const interval = 4000;
const patience = 3;

/** The wall's end: what the desk shows, for as long as there is a desk. Announces itself as `change`; `stranger` when somebody else sits there. */
export class WallFollower extends EventTarget {
  /** The incident open at the desk; null where there is none, or no desk. @type {string|null} */ incident = null;
  /** Whether a desk answers. */ led = false;
  #unanswered = 0;
  #line;

  /** @param {string} person whose session this window has */
  constructor(person) {
    super();
    this.person = person;
    this.#line = openWallLine(word => this.#heard(word));
    this.#ask();
    setInterval(() => this.#ask(), interval);
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.#line.say({ type: 'asks' }); });
  }

  #ask() {
    if (this.#unanswered++ === patience) this.#follow(false, null);
    this.#line.say({ type: 'asks' });
  }

  /** @param {import('./wall-line.js').WallWord} word */
  #heard(word) {
    if (word.type === 'left') this.#follow(false, null);
    if (word.type !== 'shows') return;
    this.#unanswered = 0;
    if (word.person === this.person) this.#follow(true, word.incident);
    else this.dispatchEvent(new Event('stranger'));
  }

  /** @param {boolean} led @param {string|null} incident */
  #follow(led, incident) {
    if (this.led === led && this.incident === incident) return;
    this.led = led;
    this.incident = incident;
    this.dispatchEvent(new Event('change'));
  }
}
