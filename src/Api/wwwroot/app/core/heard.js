// @ts-check
/** @typedef {{ addController(controller: object): void, requestUpdate(): void }} Host */

/** Renders an element again whenever what it shows says that it changed. */
export class Heard {
  /** @type {EventTarget|null} */ #source = null;
  #again;

  /** @param {Host} host @param {() => EventTarget|null} of what it shows now */
  constructor(host, of) {
    this.of = of;
    this.#again = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    this.#hear(this.of());
  }

  hostUpdate() {
    this.#hear(this.of());
  }

  hostDisconnected() {
    this.#hear(null);
  }

  /** @param {EventTarget|null} source */
  #hear(source) {
    if (source === this.#source) return;
    this.#source?.removeEventListener('change', this.#again);
    this.#source = source;
    source?.addEventListener('change', this.#again);
  }
}
