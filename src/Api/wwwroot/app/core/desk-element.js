// @ts-check
import { unwatched, waits } from './store.js';
import { noteNews, requestNews } from './news.js';
import { keys } from './keys.js';
import { LightElement } from './light-element.js';
import { lookingBack, lookingBackPart } from '../player/looking-back-part.js';
import { WallLeader } from '../wall/wall-leader.js';
import { Selection } from './selection.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./types.js').IncidentView} IncidentView */

/** Where there is no room for the work beside the pictures. */
const narrow = matchMedia('(max-width: 68rem)');

const timelineActs = ['toTime', 'toAlarm', 'pause', 'frameBack', 'frameOn', 'toLive'];

/** What both incident desks share: a selection, pictures that follow the store at once, sound, and keys. */
export class DeskElement extends LightElement {
  static properties = { session: { attribute: false } };

  /** @type {(() => void)[]} */ #stops = [];

  /** @type {import('../player/looking-back.js').LookingBack|null} */ #back = null;

  constructor() {
    super();
    /** @type {Session} */ this.session;
    /** The act a new incident waits for. */
    this.firstAct = 'acknowledge';
    /** @type {Selection} */ this.selection;
  }

  /** Whether the work stands below the pictures and above the rest: Tab goes by what comes after what in the document. */
  get narrow() { return narrow.matches; }

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
    on(store, 'incident', event => {
      follow(false);
      const { before, view } = event.detail;
      const own = this.session.person.organisation.id;
      if (requestNews(before, view, own).length + noteNews(before, view, own).length > 0) sound.play(4);
    });
    on(narrow, 'change', () => this.requestUpdate());
    on(store, 'replaced', () => follow(true));
    const wall = new WallLeader(this.session.person.id, () => this.selection.id);
    this.#stops.push(() => wall.close());
    on(this.selection, 'change', () => { feeds.watch(this.watched()); wall.tell(); this.requestUpdate(); });
    on(store, 'change', () => {
      const views = [...store.incidents.values()];
      sound.waiting([
        ...views.filter(view => waits(view, this.firstAct)),
        ...unwatched(views).map(row => ({ id: `${row.incident.id}/${row.to.id}`, priority: 1 })),
      ]);
      this.requestUpdate();
    });
    on(lookingBackPart, 'change', () => this.requestUpdate());
    this.#stops.push(keys.listen((act, key) => this.onKey(act, key)));
    follow(false);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** At which moment the incident that is open is looked at; another one begins with now. Null as long as that can only be now. */
  get back() {
    const id = this.selection.id ?? '';
    if (this.#back?.incident === id) return this.#back;
    this.#back?.live();
    return this.#back = lookingBack(id);
  }

  /** Incidents whose pictures run now. @returns {IncidentView[]} */
  watched() {
    return [];
  }

  /** @param {import('./keys.js').Act} act @param {string} key @returns {boolean} */
  onKey(act, key) {
    const pictures = /** @type {any} */ (this.querySelector('lv-pictures'));
    if (act === 'next') this.selection.move(1);
    else if (act === 'previous') this.selection.move(-1);
    else if (act === 'enlarge' || act === 'grid') pictures?.choose(Number(key));
    else if (act === 'listen') return this.#listen();
    else if (timelineActs.includes(act)) return /** @type {any} */ (this.querySelector('lv-timeline-place'))?.press(act) ?? false;
    else if (act === 'firstAct') return this.press(this.firstAct);
    else return false;
    return true;
  }

  /** Stops what is heard, else listens to the large camera, else to the first that may be heard. */
  #listen() {
    const button = '[data-action="listen"]';
    /** @type {HTMLButtonElement|null} */
    const found = this.querySelector(`${button}[aria-pressed="true"]`) ?? this.querySelector(`.large ${button}`) ?? this.querySelector(button);
    found?.click();
    return found !== null;
  }

  /** Presses the button of that act if it is there and enabled. @param {string} action */
  press(action) {
    const button = /** @type {HTMLButtonElement|null} */ (this.querySelector(`main [data-action="${action}"]:not([disabled])`));
    button?.click();
    return button !== null;
  }
}
