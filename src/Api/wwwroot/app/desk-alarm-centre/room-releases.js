// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** The image releases to one control room: stop one, or add a camera. */
export class RoomReleases extends LightElement {
  static properties = { incident: { attribute: false }, room: { attribute: false } };

  #change = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** @type {import('../core/types.js').Room|null} */ this.room = null;
  }

  render() {
    const { incident, room } = this;
    if (!incident || !room) return nothing;
    const releases = incident.releases.filter(release => release.to === room.id && release.endedAt === null);
    const name = (/** @type {string} */ camera) => incident.cameras.find(each => each.id === camera)?.name ?? camera;
    const others = incident.may.includes('release') ? incident.cameras.filter(camera => !releases.some(release => release.camera === camera.id)) : [];
    return html`
      <ul class="releases">
        ${repeat(releases, release => release.id, release => html`<li data-release=${release.id} data-camera=${release.camera}>
          <span><strong>${name(release.camera)}</strong> <small>${t('release.until', { until: time(release.until, { hour: '2-digit', minute: '2-digit' }) })}</small></span>
          ${incident.may.includes('withdraw') ? html`<button type="button" class="button small stop" data-action="withdraw" data-camera=${release.camera} ?disabled=${this.#change.busy}
            aria-label=${t('release.withdrawOf', { camera: name(release.camera), room: room.name })}
            @click=${() => this.#change.run(() => api.withdraw(incident.id, release.id))}>${t('release.withdraw')}</button>` : nothing}</li>`)}
        ${repeat(others, camera => camera.id, camera => html`<li class="not-shared"><span>${camera.name} <small>${t('release.notShared')}</small></span>
          <button type="button" class="button small" data-action="release" data-camera=${camera.id} ?disabled=${this.#change.busy}
            aria-label=${t('release.shareOf', { camera: camera.name, room: room.name })}
            @click=${() => this.#change.run(() => api.release(incident.id, camera.id, room.id))}>${t('release.share')}</button></li>`)}
      </ul>
      <lv-problem .problem=${this.#change.problem}></lv-problem>`;
  }
}

customElements.define('lv-room-releases', RoomReleases);
