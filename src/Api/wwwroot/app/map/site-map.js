// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { afterPictures, whenIdle } from '../core/after-pictures.js';
import { number, t, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';

/** Where the site is: in words at once, and as a map once the pictures run. */
export class SiteMap extends LightElement {
  static properties = { incident: { attribute: false }, feeds: { attribute: false }, failed: { state: true } };

  /** @type {{ remove(): void, show(incident: any): void }|null} */ #drawing = null;
  #asked = false;
  /** What forgets that a map is to be drawn. @type {(() => void)|null} */ #forget = null;

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** @type {import('../player/feed-pool.js').FeedPool|null} */ this.feeds = null;
    this.failed = false;
  }

  render() {
    const site = this.incident?.site;
    if (!site) return nothing;
    const { address, position } = site;
    const directions = (this.incident?.cameras ?? []).filter(camera => camera.bearing !== null && camera.bearing !== undefined);
    return html`<section class="block site-map" aria-label=${t('map.title')}>
      <h3>${t('map.title')}</h3>
      <address>${address.street} ${address.number}<br>${address.postcode} ${address.city}
        ${position ? html`<br><span class="quiet">${t('map.coordinates', { latitude: number(position.latitude, 5), longitude: number(position.longitude, 5) })}</span>` : nothing}</address>
      ${position && !this.failed ? html`<div class="map-canvas" data-map></div><p class="quiet map-caption">${t('map.approximate')}</p>` : nothing}
      ${this.failed ? html`<p class="quiet">${t('map.failed')}</p>` : nothing}
      ${directions.length > 0 ? html`<p class="quiet">${t('map.directions')} ${directions.map(camera => `${camera.name}: ${word('compass', compass(camera.bearing ?? 0))}`).join(' · ')}</p>` : nothing}
    </section>`;
  }

  firstUpdated() {
    // Drawing a map without a graphics card takes the time the pictures need: they go first.
    this.#forget = afterPictures(this.feeds, () => this.#whenIdle());
  }

  updated() {
    this.#drawing?.show(this.incident);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget?.();
    this.#drawing?.remove();
    this.#drawing = null;
  }

  #whenIdle() {
    if (this.#asked) return;
    this.#asked = true;
    whenIdle(() => this.#draw(), 400);
  }

  async #draw() {
    try {
      const { drawMap } = await import('./draw-map.js');
      const place = /** @type {HTMLElement|null} */ (this.querySelector('[data-map]'));
      if (!this.isConnected || !place || !this.incident) return;
      this.#drawing = await drawMap(place, this.incident);
      if (!this.isConnected) this.#drawing?.remove();
    } catch {
      this.failed = true;
    }
  }
}

const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'];
/** @param {number} bearing */
const compass = bearing => winds[Math.round(bearing / 45) % 8];

customElements.define('lv-site-map', SiteMap);
