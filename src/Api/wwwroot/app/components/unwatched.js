// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { unwatched } from '../core/store.js';

/** Pictures were released and nobody looks: stands at both desks until somebody does. */
export class Unwatched extends LightElement {
  static properties = { incidents: { attribute: false }, own: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView[]} */ this.incidents = [];
    /** The organisation this desk belongs to. */
    this.own = '';
  }

  render() {
    const rows = unwatched(this.incidents);
    // The region stands there before it speaks: only then does a screen reader hear it.
    return html`<div role="alert">${rows.length === 0 ? nothing : html`<ul class="unwatched">
      ${repeat(rows, row => `${row.incident.id}/${row.to.id}`, row => html`<li data-unwatched=${row.to.id}>
        <span class="sign" aria-hidden="true">!</span>
        <span><strong>${row.to.id === this.own ? t('unwatched.here') : t('unwatched.there', { party: row.to.name })}</strong>
          <small>${t('unwatched.what', { site: row.incident.site.name, count: row.cameras.length, since: time(row.since) })}</small></span>
        <button type="button" class="button small" @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: row.incident.id }))}>${t('unwatched.open')}</button>
      </li>`)}</ul>`}</div>`;
  }
}

customElements.define('lv-unwatched', Unwatched);
