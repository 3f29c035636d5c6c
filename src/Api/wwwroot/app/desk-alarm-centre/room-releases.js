// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** The image releases to one control room: confirm one as a second person, stop one, or add a camera. */
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
    const without = (/** @type {'live'|'replay'} */ what) => incident.cameras.filter(
      camera => !releases.some(release => release.camera === camera.id && release.capabilities.includes(what)));
    const others = incident.may.includes('release') ? without('live') : [];
    // Looking back is offered for what is watched live.
    const notLookedBack = incident.may.includes('release-replay') ? without('replay').filter(camera => !without('live').includes(camera)) : [];
    return html`
      <ul class="releases">
        ${repeat(releases, release => release.id, release => html`<li data-release=${release.id} data-camera=${release.camera}>
          <span><strong>${name(release.camera)}</strong>${release.capabilities.includes('replay') ? html` <em>${t('release.replay')}</em>` : nothing} <small>${release.pending ? t('release.pending') : t('release.until', { until: time(release.until, { hour: '2-digit', minute: '2-digit' }) })}</small></span>
          ${release.pending && incident.may.includes('confirm') ? html`<button type="button" class="button small" data-action="confirm" data-camera=${release.camera} ?disabled=${this.#change.busy}
            aria-label=${t('release.confirmOf', { camera: name(release.camera), room: room.name })}
            @click=${() => this.#change.run(() => api.confirm(incident.id, release.id))}>${t('release.confirm')}</button>` : nothing}
          ${incident.may.includes('withdraw') ? html`<button type="button" class="button small stop" data-action="withdraw" data-camera=${release.camera} ?disabled=${this.#change.busy}
            aria-label=${t(release.capabilities.includes('live') ? 'release.withdrawOf' : 'release.withdrawReplayOf', { camera: name(release.camera), room: room.name })}
            @click=${() => this.#withdraw(release)}>${t('release.withdraw')}</button>` : nothing}</li>`)}
        ${repeat(others, camera => camera.id, camera => html`<li class="not-shared"><span>${camera.name} <small>${t('release.notShared')}</small></span>
          <button type="button" class="button small" data-action="release" data-camera=${camera.id} ?disabled=${this.#change.busy}
            aria-label=${t('release.shareOf', { camera: camera.name, room: room.name })}
            @click=${() => this.#change.run(() => api.release(incident.id, camera.id, room.id, 'live'))}>${t('release.share')}</button></li>`)}
        ${repeat(notLookedBack, camera => `${camera.id}/replay`, camera => html`<li class="not-shared"><span>${camera.name} <small>${t('release.replayNotShared')}</small></span>
          <button type="button" class="button small" data-action="release-replay" data-camera=${camera.id} ?disabled=${this.#change.busy}
            aria-label=${t('release.shareReplayOf', { camera: camera.name, room: room.name })}
            @click=${() => this.#change.run(() => api.release(incident.id, camera.id, room.id, 'replay'))}>${t('release.share')}</button></li>`)}
      </ul>
      <lv-problem .problem=${this.#change.problem}></lv-problem>`;
  }

  // Who may look back may look back to a moment ago: with live, that goes too.
  /** @param {import('../core/types.js').Release} release */
  #withdraw(release) {
    const { id, releases } = /** @type {import('../core/types.js').IncidentView} */ (this.incident);
    const all = release.capabilities.includes('live')
      ? releases.filter(each => each.camera === release.camera && each.to === release.to && each.endedAt === null)
      : [release];
    return this.#change.run(() => Promise.all(all.map(each => api.withdraw(id, each.id))));
  }
}

customElements.define('lv-room-releases', RoomReleases);
