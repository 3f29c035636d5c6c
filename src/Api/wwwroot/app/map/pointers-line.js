// @ts-check
import { openPictureSocket } from '../player/picture-socket.js';

/** @typedef {{ id: string, room: string, initials: string, at: [number, number] }} Pointer  At a longitude and latitude. */

/** A place is told this often at most, and of what was pointed at in between only the last, ms. */
const pace = 200;
/** A line that broke is opened again after this long, ms. */
const pause = 2000;
/** The server said why: it does not help to ask again. */
const sentAway = [1007, 1008, 4403];

/** Where the desks of an incident point on its map: told as long as this person may see that, and told of this desk only while it points. */
export class PointersLine {
  /** Where others point. @type {Pointer[]} */ pointers = [];
  /** Why the server let this desk point no longer: `idle`, `full`, `not-released` or `lost`. @type {string|null} */ stopped = null;
  /** Whether the server sent this desk away: nothing more comes. */ ended = false;
  #address;
  #map;
  #told;
  /** @type {WebSocket|null} */ #socket = null;
  /** The newest place that is not told yet. @type {[number, number]|null} */ #place = null;
  /** Whether others are shown where this desk points. */ #shown = false;
  /** How often the server stopped it on this line, as far as this desk was told. */ #stops = 0;
  #pacing = 0;
  #timer = 0;
  #over = false;

  /** @param {string} incident @param {'site'|'objects'} map which of its maps it is @param {() => void} told after each change */
  constructor(incident, map, told) {
    this.#address = `/v1/incidents/${encodeURIComponent(incident)}/map/pointers`;
    this.#map = map;
    this.#told = told;
    this.#open();
  }

  /** @param {number} longitude @param {number} latitude */
  point(longitude, latitude) {
    this.stopped = null;
    this.#place = [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
    if (this.#pacing === 0) this.#next();
  }

  /** Shows others nothing from now on. */
  hide() {
    this.#place = null;
    if (this.#shown) this.#say({});
    this.#shown = false;
  }

  close() {
    this.#over = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#pacing);
    this.#socket?.close();
  }

  #next() {
    this.#pacing = 0;
    if (this.#place === null) return;
    this.#shown = this.#say({ at: this.#place, map: this.#map });
    this.#place = null;
    this.#pacing = window.setTimeout(() => this.#next(), pace);
  }

  #open() {
    const socket = openPictureSocket(this.#address);
    this.#socket = socket;
    socket.onmessage = event => {
      const { pointers, stopped } = JSON.parse(event.data);
      this.pointers = pointers;
      if (stopped && stopped.number !== this.#stops) {
        this.#stops = stopped.number;
        // Said as well: the server may have taken a place after that.
        this.hide();
        this.stopped = stopped.why;
      }
      this.#told();
    };
    socket.onclose = ({ code }) => {
      if (this.#over) return;
      if (this.#shown) this.stopped = 'lost';
      this.#shown = false;
      this.#place = null;
      this.#stops = 0;
      this.pointers = [];
      this.ended = sentAway.includes(code);
      if (!this.ended) this.#timer = window.setTimeout(() => this.#open(), pause);
      this.#told();
    };
  }

  /** @param {object} word @returns {boolean} whether it went out */
  #say(word) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(word));
    return true;
  }
}
