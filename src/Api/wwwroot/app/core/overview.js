// @ts-check
import { openPictureSocket } from '../player/picture-socket.js';
import { unpack } from './pack.js';

/** @typedef {{ id: string, kind: 'measured'|'estimated'|'reachable'|'unheard', latitude: number, longitude: number, ageSeconds: number, radius: number, heading: number }} Placed */

/** A frame comes each second: after this long without one the line is dead. */
const patience = 6000;
/** A line that broke is opened again after this long, ms. */
const pause = 2000;
/** The server said why: it does not help to ask again. */
const sentAway = [1007, 4403];
const kinds = /** @type {const} */ (['measured', 'estimated', 'reachable']);

/**
 * Where all objects of an incident are, of those that lie in what is shown: the newest, once a second. It says which frame it has drawn, so that a
 * screen that does not keep up is told less often and never the past.
 */
export class Overview {
  /** How many objects are in view. */ inView = 0;
  /** For how long this screen had been without the newest, ms. */ behind = 0;
  /** Why the server told no more; null while it may. @type {string|null} */ ended = null;
  /** How many objects are in each tile, by `level/column/row`. @type {Map<string, number>} */ tiles = new Map();
  /** Told after each frame, and at the end. */ #told;
  #address;
  /** @type {WebSocket|null} */ #socket = null;
  /** @type {Map<number, { id: string, kind: number, latitude: number, longitude: number, age: number, radius: number, heading: number, at: number }>} */ #known = new Map();
  /** @type {number[]|null} */ #view = null;
  #heardAt = performance.now();
  #timer = 0;
  #over = false;

  /** @param {string} incident @param {() => void} told */
  constructor(incident, told) {
    this.#address = `/v1/incidents/${encodeURIComponent(incident)}/objects/overview`;
    this.#told = told;
    this.#open();
  }

  /** Says what is in view, in degrees. @param {number} west @param {number} south @param {number} east @param {number} north */
  show(west, south, east, north) {
    this.#view = [Math.max(-180, west), Math.max(-90, south), Math.min(180, east), Math.min(90, north)].map(each => Number(each.toFixed(5)));
    this.#say({ view: this.#view });
  }

  /** Whether nothing was heard for too long. */
  get isUnheard() {
    return performance.now() - this.#heardAt > patience;
  }

  /** The objects that are told one by one, as they stand. @returns {Placed[]} */
  get objects() {
    const now = performance.now();
    return [...this.#known.values()].map(({ id, kind, latitude, longitude, age, radius, heading, at }) => ({
      id, kind: this.isUnheard ? 'unheard' : kinds[kind] ?? 'reachable', latitude, longitude, ageSeconds: age + (now - at) / 1000, radius, heading }));
  }

  close() {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #open() {
    const socket = openPictureSocket(this.#address);
    this.#socket = socket;
    socket.onopen = () => { if (this.#view) this.#say({ view: this.#view }); };
    socket.onmessage = event => this.#draw(unpack(event.data));
    socket.onclose = ({ code, reason }) => {
      if (this.#over) return;
      if (sentAway.includes(code)) {
        this.ended = reason;
        this.#forget();
        this.#told();
      } else {
        this.#timer = window.setTimeout(() => this.#open(), pause);
      }
    };
  }

  #forget() {
    this.#known.clear();
    this.tiles = new Map();
    this.inView = 0;
  }

  /** @param {any[]} frame as docs/positions.md says */
  #draw([number, , behind, forgets, inView, named, moved, gone, level, tiles]) {
    if (forgets) this.#forget();
    const now = this.#heardAt = performance.now();
    [this.behind, this.inView] = [behind, inView];
    for (let i = 0; i < named.length; i += 2) {
      this.#known.set(named[i], { id: named[i + 1], kind: 0, latitude: 0, longitude: 0, age: 0, radius: 0, heading: -1, at: now });
    }
    for (let i = 0; i < moved.length; i += 7) {
      const [index, kind, north, east, age, radius, heading] = moved.slice(i, i + 7);
      const known = this.#known.get(index);
      if (known) Object.assign(known, { kind, latitude: known.latitude + north / 1e6, longitude: known.longitude + east / 1e6, age, radius, heading, at: now });
    }
    for (const index of gone) this.#known.delete(index);
    for (let i = 0; i < tiles.length; i += 3) {
      const key = `${level}/${tiles[i]}/${tiles[i + 1]}`;
      if (tiles[i + 2] === 0) this.tiles.delete(key);
      else this.tiles.set(key, tiles[i + 2]);
    }
    this.#say({ has: number });
    this.#told();
  }

  /** @param {object} word */
  #say(word) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(word));
  }
}
