// @ts-check
import { clock } from './clock.js';

/** @typedef {import('./types.js').IncidentView} IncidentView */
/** @typedef {import('./types.js').DeskNotice} DeskNotice */
/** @typedef {import('./types.js').DeskSnapshot} DeskSnapshot */
/** @typedef {import('./types.js').DeskAnnouncement} DeskAnnouncement */
/** @typedef {'connecting'|'live'|'lost'} Connection */

/**
 * The desk's whole state: one snapshot, then announcements one by one. Announces itself as
 * `incident` (one view is new), `replaced` (everything is new) and `change` (render again).
 */
export class Store extends EventTarget {
  /** @type {Map<string, IncidentView>} */ incidents = new Map();
  /** @type {Map<string, DeskNotice>} */ notices = new Map();
  /** @type {Connection} */ connection = 'connecting';
  position = -1;
  /** @type {string|null} */ run = null;

  /** Everything anew. @param {DeskSnapshot} snapshot */
  replace(snapshot) {
    this.run = snapshot.run;
    this.position = snapshot.position;
    const before = this.incidents;
    this.incidents = new Map(snapshot.incidents.map(view => [view.id, view]));
    // What ended while we were away stays in the list as ended, without pictures, instead of vanishing under someone's hands.
    for (const view of before.values()) {
      if (!this.incidents.has(view.id) && isOver(view)) this.incidents.set(view.id, view);
    }
    this.notices = new Map(snapshot.notices.map(notice => [notice.id, notice]));
    this.dispatchEvent(new Event('replaced'));
    this.dispatchEvent(new Event('change'));
  }

  /** @param {DeskAnnouncement} announcement @returns {boolean} false when one was missed: ask for a snapshot */
  apply(announcement) {
    if (announcement.run !== this.run) return false;
    if (announcement.position <= this.position) return true;
    // What went astray is not in it, even if it is the very next.
    if (announcement.event === 'resynchronise' || announcement.position !== this.position + 1) return false;
    this.position = announcement.position;
    if (announcement.notice) this.notices.set(announcement.notice.id, announcement.notice);
    const view = announcement.incident;
    if (view) {
      const before = this.incidents.get(view.id);
      this.incidents.set(view.id, view);
      this.dispatchEvent(new CustomEvent('incident', { detail: { view, before, isNew: before === undefined } }));
    }
    this.dispatchEvent(new Event('change'));
    return true;
  }

  /** @param {Connection} connection */
  connected(connection) {
    if (this.connection === connection) return;
    this.connection = connection;
    this.dispatchEvent(new Event('change'));
  }

  /** Open ones by priority and age, then what is set aside, then what is over, newest first. @returns {IncidentView[]} */
  queue() {
    return [...this.incidents.values()].sort((a, b) =>
      rank(a) - rank(b)
      || (isOver(a) ? b.raisedAt.localeCompare(a.raisedAt) : a.priority - b.priority || a.raisedAt.localeCompare(b.raisedAt)));
  }
}

/** Whether it ended, or ended for this reader: a room that left. @param {IncidentView} view */
export const isOver = view => view.closedAt !== null;

/** Whether it was set aside and is back, and nobody has done anything with it since. @param {IncidentView|undefined} view */
export const isBack = view => view?.log.at(-1)?.code.startsWith('shelf-') === true && !isOver(view);

/** Whether somebody must look: what is first asked of this desk may still be done, or it is back. @param {IncidentView} view @param {string} firstAct */
export const waits = (view, firstAct) => (!isOver(view) && view.may.includes(firstAct)) || isBack(view);

/** @param {IncidentView} view */
const rank = view => isOver(view) ? 2 : view.shelf ? 1 : 0;

/** Released pictures that nobody looks at, in incidents that are not over. @param {IncidentView[]} incidents */
export const unwatched = incidents =>
  incidents.filter(incident => !isOver(incident)).flatMap(incident => incident.unwatched.map(each => ({ incident, ...each })));

/** @param {string} at @returns {number} whole seconds ago by the server's clock */
export const secondsSince = at => Math.max(0, Math.floor((clock.now() - Date.parse(at)) / 1000));
