// @ts-check
import { preferences } from './preferences.js';

/** @typedef {{ at: number, hertz: number, seconds: number }} Tone */

// Three earcons that differ in rhythm as well as in pitch, so that they are told apart without looking.
/** @type {Record<number, Tone[]>} */
const earcons = {
  1: [0, 1, 2].flatMap(turn => [{ at: turn * 0.36, hertz: 988, seconds: 0.16 }, { at: turn * 0.36 + 0.18, hertz: 740, seconds: 0.16 }]),
  2: [{ at: 0, hertz: 660, seconds: 0.2 }, { at: 0.26, hertz: 880, seconds: 0.26 }],
  3: [{ at: 0, hertz: 523, seconds: 0.22 }],
  // Not an incident but a word within one: a request, an answer, a message.
  4: [{ at: 0, hertz: 1175, seconds: 0.09 }, { at: 0.13, hertz: 1175, seconds: 0.09 }],
};
const repeatAfter = 10_000;

/** Sound of the desk. Browsers keep it shut until a person acts, hence `unlock` from a button. */
export class Sound extends EventTarget {
  /** @type {AudioContext|null} */ #audio = null;
  /** @type {Map<string, number>} */ #urgent = new Map();
  #timer = 0;

  get on() {
    return this.#audio?.state === 'running';
  }

  get volume() {
    return Number(preferences.get('volume', '0.6'));
  }

  set volume(value) {
    preferences.set('volume', String(value));
  }

  async unlock() {
    if (!this.#audio) {
      this.#audio = new AudioContext();
      this.#audio.onstatechange = () => this.dispatchEvent(new Event('change'));
    }
    await this.#audio.resume();
    this.play(3);
    this.dispatchEvent(new Event('change'));
  }

  /** @param {number} priority */
  play(priority) {
    const audio = this.#audio;
    if (!audio || audio.state !== 'running') return;
    for (const tone of earcons[priority] ?? earcons[3]) {
      const oscillator = audio.createOscillator();
      const gain = audio.createGain();
      const start = audio.currentTime + tone.at;
      oscillator.type = 'triangle';
      oscillator.frequency.value = tone.hertz;
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(this.volume, start + 0.015);
      gain.gain.setValueAtTime(this.volume, start + tone.seconds - 0.04);
      gain.gain.linearRampToValueAtTime(0, start + tone.seconds);
      oscillator.connect(gain).connect(audio.destination);
      oscillator.start(start);
      oscillator.stop(start + tone.seconds);
    }
  }

  /** Incidents that wait for a first reaction: each sounds once, priority 1 again every ten seconds. @param {{ id: string, priority: number }[]} waiting */
  waiting(waiting) {
    const ids = new Set(waiting.map(each => each.id));
    for (const id of this.#urgent.keys()) if (!ids.has(id)) this.#urgent.delete(id);
    const fresh = waiting.filter(each => !this.#urgent.has(each.id));
    for (const each of waiting) this.#urgent.set(each.id, each.priority);
    if (fresh.length > 0) this.play(Math.min(...fresh.map(each => each.priority)));
    const repeats = [...this.#urgent.values()].some(priority => priority === 1);
    if (repeats && (this.#timer === 0 || fresh.some(each => each.priority === 1))) {
      clearInterval(this.#timer);
      this.#timer = window.setInterval(() => this.play(1), repeatAfter);
    } else if (!repeats) {
      clearInterval(this.#timer);
      this.#timer = 0;
    }
  }
}
