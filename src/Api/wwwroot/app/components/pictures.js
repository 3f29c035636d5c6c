// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { takesClips } from '../core/roles.js';
import '../player/tile.js';
import './draw-bar.js';
import { drawingsOn, marksOf } from './drawings.js';
import { wishesOn } from './request-words.js';
import { shownCameras } from './shown-cameras.js';
import './timeline-place.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */
/** @typedef {import('./picture-marks.js').Point} Point */
/** @typedef {{ camera: string, shape: import('./draw-tool.js').Shape, wish?: boolean, drawn: (ends: { from: Point, to: Point }) => void }} Drawing */
/** @typedef {import('./shown-cameras.js').Shown} Shown */

/** The pictures of one incident: one large and the others small, or all alike. */
export class Pictures extends LightElement {
  static properties = {
    incident: { attribute: false }, owner: { attribute: false }, feeds: { attribute: false }, person: { attribute: false }, back: { attribute: false },
    large: { state: true }, due: { state: true }, drawing: { state: true },
  };

  /** @type {Element|null} */ #incidentOnPage = null;
  /** What had the focus when drawing began. @type {Element|null} */ #opener = null;
  #onDue = (/** @type {Event} */ event) => { this.due = /** @type {CustomEvent<string[]>} */ (event).detail; };

  constructor() {
    super();
    /** @type {IncidentView|null} */ this.incident = null;
    /** Whether the cameras are this desk's own. */ this.owner = false;
    /** @type {import('../player/feed-pool.js').FeedPool|null} */ this.feeds = null;
    /** Who sits here. @type {import('../core/types.js').Person|null} */ this.person = null;
    /** At which moment the incident is looked at; null as long as that can only be now. @type {import('../player/looking-back.js').LookingBack|null} */ this.back = null;
    /** Camera that is large; 'grid' when all are alike; null as long as nobody chose. @type {string|null} */ this.large = null;
    /** Cameras that a followed object is about to come past: the first is large as long as nobody chose. @type {string[]} */ this.due = [];
    /** What is being drawn on which camera. @type {Drawing|null} */ this.drawing = null;
    this.addEventListener('draw', event => this.#draw(/** @type {CustomEvent<Drawing>} */ (event).detail));
    this.addEventListener('cancel', () => this.#drawnBy());
    this.addEventListener('drawn', event => this.#drawn(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('enlarge', event => {
      const camera = /** @type {CustomEvent<string>} */ (event).detail;
      this.large = this.large === camera ? 'grid' : camera;
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#incidentOnPage = this.closest('[data-incident]');
    this.#incidentOnPage?.addEventListener('cameras-due', this.#onDue);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#incidentOnPage?.removeEventListener('cameras-due', this.#onDue);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {IncidentView|null|undefined} */ (changed.get('incident'));
    if (changed.has('incident') && before?.id !== this.incident?.id) this.large = null;
    if (this.drawing && !this.incident?.cameras.some(each => each.id === this.drawing?.camera)) this.drawing = null;
    if (this.incident?.closedAt) this.back?.live();
    else this.back?.offer(this.incident?.cameras.map(each => each.id).filter(id => this.#gives(id, 'replay')) ?? []);
  }

  /** Shows a camera large, as somebody asked who works on it now. @param {string} camera */
  show(camera) {
    if (this.#shown().some(each => each.id === camera)) this.large = camera;
  }

  /** A camera is drawn on where it is large; where all are alike it becomes so. @param {Drawing} drawing */
  #draw(drawing) {
    if (this.drawing?.camera === drawing.camera && this.drawing.shape === drawing.shape && this.drawing.wish === drawing.wish) {
      this.drawing = null;
      return;
    }
    this.large = drawing.camera;
    this.drawing = drawing;
    this.#opener = document.activeElement;
  }

  /** @param {{ from: Point, to: Point }} ends */
  #drawn(ends) {
    this.drawing?.drawn(ends);
    this.#drawnBy();
  }

  /** Whoever began to draw goes on from where that was. */
  #drawnBy() {
    this.drawing = null;
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus({ preventScroll: true });
    this.#opener = null;
  }

  /** 1..9 enlarges that camera, 0 shows all alike. @param {number} number */
  choose(number) {
    if (number === 0) this.large = 'grid';
    else this.large = this.#shown()[number - 1]?.id ?? this.large;
  }

  #shown() {
    return this.incident ? shownCameras(this.incident, this.feeds) : [];
  }

  /** Whether more than live may be had of a camera here, as far as this desk knows: the gate has the last word. @param {string} camera @param {'snapshot'|'replay'|'audio'} what */
  #gives(camera, what) {
    const incident = this.incident;
    return incident !== null && incident.cameras.some(each => each.id === camera)
      && (this.owner || incident.releases.some(each => each.camera === camera && each.endedAt === null && !each.pending && each.capabilities.includes(what)));
  }

  /** From when on clips may be taken of a camera here, as far as this desk knows; null when none may. @param {string} camera */
  #clips(camera) {
    const incident = this.incident;
    if (!incident || !this.person || !takesClips(this.person) || !incident.may.includes('clip') || !incident.cameras.some(each => each.id === camera)) return null;
    if (this.owner) return incident.raisedAt;
    const from = incident.releases
      .filter(each => each.camera === camera && each.endedAt === null && !each.pending && each.capabilities.includes('clip'))
      .map(each => each.picturesFrom ?? each.since);
    return from.sort()[0] ?? null;
  }

  // What someone chose, else the first that still gives a picture: an ended one never takes the large place.
  /** @param {Shown[]} shown */
  #largeOf(shown) {
    const listed = this.incident?.cameras ?? [];
    const coming = this.large === null && shown.length > 1 ? this.due.find(id => listed.some(camera => camera.id === id)) : undefined;
    if (coming) return coming;
    if (this.large === 'grid' || shown.length === 1 || (this.large === null && shown.length === 2)) return null;
    const running = (/** @type {string|null} */ id) => listed.some(camera => camera.id === id);
    return running(this.large) ? this.large : shown.find(camera => running(camera.id))?.id ?? shown[0].id;
  }

  render() {
    const incident = this.incident;
    if (!incident) return nothing;
    const shown = this.#shown();
    if (shown.length === 0) return html`<p class="no-pictures">${t('pictures.none')}</p>`;
    const large = this.#largeOf(shown);
    // Where all are alike, the first that gives a picture is drawn on.
    const about = shown.find(camera => camera.id === large) ?? shown.find(camera => incident.cameras.some(each => each.id === camera.id)) ?? null;
    if (this.back) this.back.lead = large;
    const layout = shown.length === 1 ? 'single' : large === null ? 'grid' : 'focus';
    return html`<section class="pictures" data-layout=${layout} data-small=${Math.min(4, shown.length - 1)} aria-label=${t('pictures.title')}>
      ${repeat(shown, camera => `${incident.id}/${camera.id}`, (camera, index) => html`
        <lv-tile class=${camera.id === large ? 'large' : ''} data-camera=${camera.id} data-coming=${this.due.includes(camera.id)} data-incident=${incident.id}
          role="group" aria-label=${camera.name}
          .feed=${this.feeds?.of(incident.id, camera.id) ?? null} .name=${camera.name} .viewpoint=${camera.viewpoint} .picture=${camera.picture}
          .watching=${incident.watching.filter(each => each.camera === camera.id)} .number=${index + 1} .enlarged=${camera.id === large} .stills=${this.#gives(camera.id, 'snapshot')} .replays=${this.#gives(camera.id, 'replay')} .clips=${this.#clips(camera.id)} .hears=${incident.may.includes('listen') && this.#gives(camera.id, 'audio')} .owner=${this.owner} .fixed=${shown.length === 1} .back=${this.back}
          .marks=${[...wishesOn(incident.requests, camera.id), ...marksOf(drawingsOn(incident, camera.id, null))]} .drawing=${this.drawing?.camera === camera.id ? this.drawing.shape : null}></lv-tile>`)}
    </section>
    ${incident.closedAt ? nothing : html`<lv-timeline-place .incident=${incident} .back=${this.back}></lv-timeline-place>`}
    ${this.owner ? nothing : html`<lv-request-bar .incident=${incident} .camera=${large} .asking=${this.drawing?.wish === true}></lv-request-bar>`}
    <lv-draw-bar .incident=${incident} .camera=${about?.id ?? null} .name=${about?.name ?? ''} .drawing=${this.drawing?.camera === about?.id && !this.drawing?.wish ? this.drawing?.shape ?? null : null}></lv-draw-bar>`;
  }
}

customElements.define('lv-pictures', Pictures);
