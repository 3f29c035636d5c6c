// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../player/tile.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */
/** @typedef {{ id: string, name: string, viewpoint: string, picture: import('../core/types.js').PictureState|null }} Shown */

const order = ['overview', 'till', 'entrance', 'vault', 'outdoor', 'mobile'];

/** The pictures of one incident: one large and the others small, or all alike. */
export class Pictures extends LightElement {
  static properties = { incident: { attribute: false }, owner: { attribute: false }, feeds: { attribute: false }, large: { state: true } };

  constructor() {
    super();
    /** @type {IncidentView|null} */ this.incident = null;
    /** Whether the cameras are this desk's own. */ this.owner = false;
    /** @type {import('../player/feed-pool.js').FeedPool|null} */ this.feeds = null;
    /** Camera that is large; 'grid' when all are alike; null as long as nobody chose. @type {string|null} */ this.large = null;
    this.addEventListener('enlarge', event => {
      const camera = /** @type {CustomEvent<string>} */ (event).detail;
      this.large = this.large === camera ? 'grid' : camera;
    });
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {IncidentView|null|undefined} */ (changed.get('incident'));
    if (changed.has('incident') && before?.id !== this.incident?.id) this.large = null;
  }

  /** 1..9 enlarges that camera, 0 shows all alike. @param {number} number */
  choose(number) {
    if (number === 0) this.large = 'grid';
    else this.large = this.#shown()[number - 1]?.id ?? this.large;
  }

  /** Cameras with a picture now, then those whose picture ended here. @returns {Shown[]} */
  #shown() {
    const incident = this.incident;
    if (!incident) return [];
    const listed = incident.cameras.map(({ id, name, viewpoint, picture }) => ({ id, name, viewpoint, picture }));
    const ended = (this.feeds?.endedOf(incident.id) ?? [])
      .filter(feed => !listed.some(camera => camera.id === feed.camera))
      .map(feed => ({ id: feed.camera, name: feed.name, viewpoint: feed.viewpoint, picture: null }));
    return [...listed, ...ended].sort((a, b) => order.indexOf(a.viewpoint) - order.indexOf(b.viewpoint) || a.id.localeCompare(b.id));
  }

  /** Whether more than live may be had of a camera here, as far as this desk knows: the gate has the last word. @param {string} camera @param {'snapshot'|'replay'} what */
  #gives(camera, what) {
    const incident = this.incident;
    return incident !== null && incident.cameras.some(each => each.id === camera)
      && (this.owner || incident.releases.some(each => each.camera === camera && each.endedAt === null && !each.pending && each.capabilities.includes(what)));
  }

  // What someone chose, else the first that still gives a picture: an ended one never takes the large place.
  /** @param {Shown[]} shown */
  #largeOf(shown) {
    const listed = this.incident?.cameras ?? [];
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
    const layout = shown.length === 1 ? 'single' : large === null ? 'grid' : 'focus';
    return html`<section class="pictures" data-layout=${layout} data-small=${Math.min(4, shown.length - 1)} aria-label=${t('pictures.title')}>
      ${repeat(shown, camera => `${incident.id}/${camera.id}`, (camera, index) => html`
        <lv-tile class=${camera.id === large ? 'large' : ''} data-camera=${camera.id} data-incident=${incident.id}
          role="group" aria-label=${camera.name}
          .feed=${this.feeds?.of(incident.id, camera.id) ?? null} .name=${camera.name} .viewpoint=${camera.viewpoint} .picture=${camera.picture}
          .watching=${incident.watching.filter(each => each.camera === camera.id)} .number=${index + 1} .enlarged=${camera.id === large} .stills=${this.#gives(camera.id, 'snapshot')} .replays=${this.#gives(camera.id, 'replay')} .fixed=${shown.length === 1}></lv-tile>`)}
    </section>`;
  }
}

customElements.define('lv-pictures', Pictures);
