// @ts-check

/** A part of the console that is not on the screen at first: its code is fetched when it is needed, and once. Says `change` when it is here. */
export class Part extends EventTarget {
  /** @type {Set<Part>} */ static #all = new Set();

  /**
   * Fetches what was not needed yet. A desk stands open for days: what the server had when the desk was opened may be replaced by then.
   * What fails here is said where it is needed.
   */
  static async fetchAll() {
    for (const part of Part.#all) await part.fetch().catch(() => {});
  }

  /** Whether its code is here. */ here = false;
  /** @type {Promise<void>|null} */ #coming = null;
  #load;

  /** @param {() => Promise<unknown>} load imports its module */
  constructor(load) {
    super();
    this.#load = load;
    Part.#all.add(this);
  }

  /** Fetches it as soon as somebody comes near an element: who goes on by keys finds it there. @param {HTMLElement} element */
  whenNear(element) {
    for (const near of ['pointerenter', 'focusin']) element.addEventListener(near, () => this.fetch().catch(() => {}));
  }

  /** Rejects when its code cannot be had now; asked again, it tries again. */
  fetch() {
    this.#coming ??= this.#load().then(() => {
      this.here = true;
      this.dispatchEvent(new Event('change'));
    }, problem => {
      this.#coming = null;
      throw problem;
    });
    return this.#coming;
  }
}
