// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { number, t, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Overview } from '../core/overview.js';
import { everyQuarterSecond } from '../core/tick.js';
import { provenance, regions } from './regions.js';

/** Filled only for what was measured just now. */
const signs = { measured: '●', estimated: '○', reachable: '◌', unheard: '◌' };
/** Of more than this the words say how many there are. */
const mostWords = 40;
const second = 1000;

/** All objects of an incident that may be followed, on one map; whatever it shows stands in words beside it. */
export class OverviewMap extends LightElement {
  static properties = { incident: {}, names: { attribute: false }, failed: { state: true }, borders: { state: true } };

  /** @type {Overview|null} */ #overview = null;
  /** @type {{ remove(): void, show(overview: Overview, name: (id: string) => string): void }|null} */ #drawing = null;
  /** @type {(() => void)|null} */ #stop = null;

  constructor() {
    super();
    this.incident = '';
    /** Name of each object. @type {Map<string, string>} */ this.names = new Map();
    this.failed = false;
    /** @type {import('./regions.js').Borders|null} */ this.borders = null;
  }

  render() {
    return html`<section class="object-map" aria-label=${t('map.overviewTitle')}>
      ${this.failed ? html`<p class="quiet">${t('map.failed')}</p>` : html`<div class="map-canvas large" data-overview-map></div>`}
      <p class="quiet map-caption" data-borders>${t('map.overviewRests')} ${provenance(this.borders)}</p>
      <p role="status" data-overview-state>${this.#state()}</p>
      <ul class="quiet">${this.#words().map(each => html`<li data-overview=${each.id} data-place=${each.kind}>${this.#name(each.id)}: <span aria-hidden="true">${signs[each.kind]}</span>
        ${word('place', each.kind)} ${number(each.latitude, 5)}, ${number(each.longitude, 5)} · ${number(each.ageSeconds)} s</li>`)}</ul></section>`;
  }

  firstUpdated() {
    this.#overview = new Overview(this.incident, () => this.requestUpdate());
    this.#draw();
  }

  updated() {
    if (this.#overview) this.#drawing?.show(this.#overview, id => this.#name(id));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#overview?.close();
    this.#drawing?.remove();
    this.#drawing = null;
  }

  #state() {
    const overview = this.#overview;
    if (!overview) return nothing;
    if (overview.ended !== null) return t('objects.ended', { why: t(`ended.${overview.ended}`) });
    if (overview.isUnheard) return t('map.unheard');
    return overview.behind > second ? t('map.behind', { seconds: number(overview.behind / second) }) : t('map.inView', { count: overview.inView });
  }

  #words() {
    const objects = this.#overview?.objects ?? [];
    return objects.length <= mostWords ? objects : [];
  }

  /** @param {string} id */
  #name(id) {
    return this.names.get(id) ?? id;
  }

  async #draw() {
    try {
      this.borders = await regions();
      const { drawOverview } = await import('./draw-overview.js');
      const place = /** @type {HTMLElement|null} */ (this.querySelector('[data-overview-map]'));
      if (!this.isConnected || !place) return;
      this.#drawing = await drawOverview(place, this.incident, (west, south, east, north) => this.#overview?.show(west, south, east, north));
      if (!this.isConnected) {
        this.#drawing.remove();
        return;
      }
    } catch {
      this.failed = true;
      // In words it is told all the same.
      this.#overview?.show(-180, -90, 180, 90);
    }
    let drawn = 0;
    // What is told each second is drawn then; in between only that nothing was heard.
    this.#stop = everyQuarterSecond(() => { if (++drawn % 4 === 0) this.requestUpdate(); });
  }
}

customElements.define('lv-overview-map', OverviewMap);
