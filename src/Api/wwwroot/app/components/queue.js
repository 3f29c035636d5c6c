// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { plural, t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { isOver, waits } from '../core/store.js';
import { unread } from '../core/unread.js';
import '../player/tile.js';
import './age.js';
import './priority.js';

/** @typedef {import('../core/types.js').IncidentView} IncidentView */

const tilesInRow = 4;

/** The incidents of this desk, most urgent first. A row can carry its own small running pictures. */
export class Queue extends LightElement {
  static properties = {
    incidents: { attribute: false }, selected: { attribute: false }, feeds: { attribute: false }, waitingFor: { attribute: false }, own: { attribute: false }, empty: { attribute: false },
  };

  constructor() {
    super();
    /** @type {IncidentView[]} */ this.incidents = [];
    /** @type {string|null} */ this.selected = null;
    /** Set when rows show pictures. @type {import('../player/feed-pool.js').FeedPool|null} */ this.feeds = null;
    /** The act that is first asked of this desk: what may still be done marks a row as waiting. */
    this.waitingFor = 'acknowledge';
    /** Organisation of this desk. */ this.own = '';
    this.empty = '';
  }

  render() {
    const open = this.incidents.filter(incident => !isOver(incident)).length;
    return html`
      <h2 class="queue-title">${t('queue.title')} <span class="quiet">${plural('queue.open', open)}</span></h2>
      ${this.incidents.length === 0 ? html`<p class="queue-empty">${this.empty}</p>` : nothing}
      <ul class="queue">${repeat(this.incidents, incident => incident.id, incident => this.#row(incident))}</ul>`;
  }

  /** @param {IncidentView} incident */
  #row(incident) {
    const current = incident.id === this.selected;
    const said = unread(incident, this.own).length;
    const asks = incident.requests.filter(each => each.endedAt === null && each.may.includes('accept-request')).length;
    const feeds = this.feeds;
    return html`<li data-incident-row=${incident.id} class=${isOver(incident) ? 'over' : waits(incident, this.waitingFor) ? 'waiting' : ''} ?data-current=${current}>
      <button type="button" aria-current=${current ? 'true' : 'false'} @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: incident.id }))}>
        <lv-priority .level=${incident.priority}></lv-priority>
        <strong class="queue-kind">${word('alarmKind', incident.alarmKind)}</strong>
        <lv-age class="queue-age" .since=${incident.raisedAt}></lv-age>
        <span class="queue-site">${incident.site.name}</span>
        <span class="queue-city quiet">${incident.site.address.city}</span>
        ${asks > 0 ? html`<span class="queue-asks" data-asks=${asks}>${plural('queue.asks', asks)}</span>` : nothing}
        ${said > 0 ? html`<span class="queue-asks" data-unread=${said}>${plural('chat.unread', said)}</span>` : nothing}
        <span class="chip" data-chip=${incident.status}>${incident.shelf ? t('queue.shelved', { until: time(incident.shelf.until) }) : word('status', incident.status)}</span>
      </button>
      ${feeds && !current && incident.cameras.length > 0 ? html`<div class="queue-tiles">
        ${repeat(incident.cameras.slice(0, tilesInRow), camera => camera.id, camera => html`
          <lv-tile class="small" data-camera=${camera.id} data-incident=${incident.id} role="group" aria-label=${camera.name}
            .feed=${feeds.of(incident.id, camera.id)} .name=${camera.name} .viewpoint=${camera.viewpoint} .picture=${camera.picture} .fixed=${true}></lv-tile>`)}
      </div>` : nothing}
    </li>`;
  }
}

customElements.define('lv-queue', Queue);
