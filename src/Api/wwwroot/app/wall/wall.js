// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { drawingsOn, marksOf } from '../components/drawings.js';
import '../components/priority.js';
import { wishesOn } from '../components/request-words.js';
import { shownCameras } from '../components/shown-cameras.js';
import { clock } from '../core/clock.js';
import { t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { everyQuarterSecond } from '../core/tick.js';
import '../player/tile.js';

/** The pictures of the incident that is open at the desk beside it, over the whole window; nothing is decided here. */
export class Wall extends LightElement {
  static properties = { session: { attribute: false }, follower: { attribute: false } };

  /** @type {(() => void)[]} */ #stops = [];

  constructor() {
    super();
    /** @type {import('../core/session.js').Session} */ this.session;
    /** @type {import('./wall-follower.js').WallFollower} */ this.follower;
  }

  connectedCallback() {
    super.connectedCallback();
    const { store, feeds } = this.session;
    const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {() => void} */ handle) => {
      target.addEventListener(type, handle);
      this.#stops.push(() => target.removeEventListener(type, handle));
    };
    const watch = (/** @type {boolean} */ renewed) => feeds.watch(this.#incident ? [this.#incident] : [], renewed);
    on(store, 'incident', () => watch(false));
    on(store, 'replaced', () => watch(true));
    on(store, 'change', () => this.requestUpdate());
    on(this.follower, 'change', () => { watch(false); this.requestUpdate(); });
    this.#stops.push(everyQuarterSecond(() => this.#tellTime()));
    watch(false);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
  }

  render() {
    const incident = this.#incident;
    const { store, person } = this.session;
    return html`<header class="wall-bar">
        ${incident ? html`<lv-priority .level=${incident.priority}></lv-priority>
          <h1>${word('alarmKind', incident.alarmKind)} · ${incident.site.name}</h1> <span class="quiet">${word('status', incident.status)}</span>` : html`<h1>${t('wall.title')}</h1>`}
        <span class="spacer"></span>
        <span class="connection" role="status" data-connection=${store.connection}>${t(`connection.${store.connection}`)}</span>
        <span class="quiet">${person.organisation.name}</span> <time class="wall-clock"></time>
      </header>
      <main id="main" data-wall=${incident?.id ?? ''}>${incident ? this.#pictures(incident) : html`<p class="wall-empty">${t(this.follower.led ? 'wall.nothing' : 'wall.noDesk')}</p>`}</main>`;
  }

  updated() {
    this.#tellTime();
  }

  get #incident() {
    return this.follower.incident === null ? null : this.session.store.incidents.get(this.follower.incident) ?? null;
  }

  /** @param {import('../core/types.js').IncidentView} incident */
  #pictures(incident) {
    const { feeds, person } = this.session;
    const shown = shownCameras(incident, feeds);
    if (shown.length === 0) return html`<p class="wall-empty">${t('pictures.none')}</p>`;
    const owner = incident.sharingParty.id === person.organisation.id;
    return html`<section class="wall-pictures" data-columns=${Math.min(5, Math.ceil(Math.sqrt(shown.length)))} aria-label=${t('pictures.title')}>
      ${repeat(shown, camera => `${incident.id}/${camera.id}`, camera => html`
        <lv-tile data-camera=${camera.id} data-incident=${incident.id} role="group" aria-label=${camera.name}
          .feed=${feeds.of(incident.id, camera.id)} .name=${camera.name} .viewpoint=${camera.viewpoint} .picture=${camera.picture} .fixed=${true} .owner=${owner}
          .marks=${[...wishesOn(incident.requests, camera.id), ...marksOf(drawingsOn(incident, camera.id, null))]}></lv-tile>`)}
    </section>`;
  }

  #tellTime() {
    const place = this.querySelector('.wall-clock');
    if (place) place.textContent = time(clock.now());
  }
}

customElements.define('lv-wall', Wall);
