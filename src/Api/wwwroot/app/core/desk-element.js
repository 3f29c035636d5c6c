// @ts-check
import { isOver, unwatched } from './store.js';
import { keys } from './keys.js';
import { LightElement } from './light-element.js';
import { Selection } from './selection.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./types.js').IncidentView} IncidentView */

/** What both incident desks share: a selection, pictures that follow the store at once, sound, and keys. */
export class DeskElement extends LightElement {
  static properties = { session: { attribute: false } };

  /** @type {(() => void)[]} */ #stops = [];

  constructor() {
    super();
    /** @type {Session} */ this.session;
    /** The act a new incident waits for. */
    this.firstAct = 'acknowledge';
    /** @type {Selection} */ this.selection;
  }

  connectedCallback() {
    super.connectedCallback();
    const { store, feeds, sound } = this.session;
    this.selection = new Selection(store);
    const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(event: any) => void} */ handle) => {
      target.addEventListener(type, handle);
      this.#stops.push(() => target.removeEventListener(type, handle));
    };
    // Pictures first: sockets open here, before the change below makes anything render.
    const follow = (/** @type {boolean} */ renewed) => {
      this.selection.fill();
      feeds.watch(this.watched(), renewed);
    };
    on(store, 'incident', () => follow(false));
    on(store, 'replaced', () => follow(true));
    on(this.selection, 'change', () => { feeds.watch(this.watched()); this.requestUpdate(); });
    on(store, 'change', () => {
      const views = [...store.incidents.values()];
      sound.waiting([
        ...views.filter(view => !isOver(view) && view.may.includes(this.firstAct)),
        ...unwatched(views).map(row => ({ id: `${row.incident.id}/${row.to.id}`, priority: 1 })),
      ]);
      this.requestUpdate();
    });
    this.#stops.push(keys.listen(key => this.onKey(key)));
    follow(false);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Incidents whose pictures run now. @returns {IncidentView[]} */
  watched() {
    return [];
  }

  /** @param {string} key @returns {boolean} */
  onKey(key) {
    if (key === 'j') this.selection.move(1);
    else if (key === 'k') this.selection.move(-1);
    else if (/^[0-9]$/.test(key)) /** @type {any} */ (this.querySelector('lv-pictures'))?.choose(Number(key));
    else return false;
    return true;
  }

  /** Presses the button of that act if it is there and enabled. @param {string} action */
  press(action) {
    const button = /** @type {HTMLButtonElement|null} */ (this.querySelector(`main [data-action="${action}"]:not([disabled])`));
    button?.click();
    return button !== null;
  }
}
