// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { everyQuarterSecond } from '../core/tick.js';
import { provenance, regionAt, regions } from './regions.js';

/** Where the followed objects are, as a map; whatever it shows stands in words beside it. */
export class ObjectMap extends LightElement {
  static properties = { incident: {}, objects: { attribute: false }, failed: { state: true }, follows: { state: true }, borders: { state: true } };

  /** @type {{ remove(): void, show(objects: any[], follows: boolean): void }|null} */ #drawing = null;
  /** @type {(() => void)|null} */ #stop = null;

  constructor() {
    super();
    /** Whose objects they are. */ this.incident = '';
    /** @type {import('./draw-objects.js').Shown[]} */ this.objects = [];
    this.failed = false;
    this.follows = true;
    /** @type {import('./regions.js').Borders|null} */ this.borders = null;
  }

  render() {
    return html`<section class="object-map" aria-label=${t('map.objects')}>
      ${this.failed ? html`<p class="quiet">${t('map.failed')}</p>` : html`<div class="map-canvas large" data-object-map></div>`}
      ${this.failed ? nothing : html`<label><input type="checkbox" data-action="map-follows" .checked=${this.follows}
        @change=${(/** @type {Event} */ event) => { this.follows = /** @type {HTMLInputElement} */ (event.target).checked; }}> ${t('map.follows')}</label>`}
      <p class="quiet map-caption" data-borders>${provenance(this.borders)}</p>
      <ul class="quiet" data-region-list>${this.objects.map(each => this.#where(each))}</ul></section>`;
  }

  firstUpdated() {
    this.#draw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#drawing?.remove();
    this.#drawing = null;
  }

  /** @param {import('./draw-objects.js').Shown} shown */
  #where({ id, name, followed }) {
    const region = this.borders && followed.estimate ? regionAt(this.borders, followed.estimate) : null;
    return region ? html`<li data-region-of=${id}>${t(region.approximate ? 'map.inRegion' : 'map.inOfficialRegion', { object: name, room: region.room })}</li>` : nothing;
  }

  async #draw() {
    try {
      this.borders = await regions();
      const { drawObjects } = await import('./draw-objects.js');
      const place = /** @type {HTMLElement|null} */ (this.querySelector('[data-object-map]'));
      if (!this.isConnected || !place) return;
      this.#drawing = await drawObjects(place, this.incident, this.objects, () => { this.follows = false; });
      if (!this.isConnected) {
        this.#drawing.remove();
        return;
      }
      this.#stop = everyQuarterSecond(() => this.#drawing?.show(this.objects, this.follows));
    } catch {
      this.failed = true;
    }
  }
}

customElements.define('lv-object-map', ObjectMap);
