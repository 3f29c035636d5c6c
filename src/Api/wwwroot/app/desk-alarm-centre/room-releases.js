// @ts-check
import { html, nothing, repeat } from '../../lib/lit/lit.js';
import { api } from '../core/api.js';
import { Command } from '../core/command.js';
import { listed, t, time } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import '../components/problem.js';

/** @typedef {import('../core/types.js').Release} Release */
/** @typedef {import('../core/types.js').Camera} Camera */

/** @typedef {{ camera: Camera, what: 'audio'|'replay'|'clip', release: Release|null, key: string }} Place */

/** What may be shared of a camera beside live, each in a place of its own. @type {readonly ('audio'|'replay'|'clip')[]} */
const more = ['audio', 'replay', 'clip'];

/** The image releases to one control room, a row for each camera that opens for more: confirm as a second person, stop, or share. */
export class RoomReleases extends LightElement {
  static properties = { incident: { attribute: false }, room: { attribute: false } };

  #change = new Command(this);

  constructor() {
    super();
    /** @type {import('../core/types.js').IncidentView|null} */ this.incident = null;
    /** @type {import('../core/types.js').Room|null} */ this.room = null;
    /** Cameras whose row is open. @type {Set<string>} */ this.opened = new Set();
  }

  render() {
    const { incident, room } = this;
    if (!incident || !room) return nothing;
    const releases = incident.releases.filter(release => release.to === room.id && release.endedAt === null);
    const before = incident.site.preAlarmSeconds;
    // An invitation for which nobody is asked for pictures passes on what the room that invited has.
    const invited = incident.invitations.filter(each => each.by.id === room.id && each.wish === 'none').map(each => each.party.name);
    const share = t(invited.length > 0 ? 'release.shareOn' : 'release.share');
    // What is read aloud holds what is written on the button.
    const labelled = (/** @type {string} */ label) => invited.length > 0 ? `${share}: ${label}` : label;
    const goesOn = invited.length > 0 ? `goes-on-${room.id}` : nothing;
    const name = (/** @type {string} */ camera) => incident.cameras.find(each => each.id === camera)?.name ?? camera;
    const until = (/** @type {Release} */ release) => release.pending ? t('release.pending') : t('release.until', { until: time(release.until, { hour: '2-digit', minute: '2-digit' }) });
    const acts = (/** @type {Release} */ release) => html`
          ${release.pending && incident.may.includes('confirm') ? html`<button type="button" class="button small" data-action="confirm" data-camera=${release.camera} ?disabled=${this.#change.busy}
            aria-label=${t('release.confirmOf', { camera: name(release.camera), room: room.name })}
            @click=${() => this.#change.run(() => api.confirm(incident.id, release.id))}>${t('release.confirm')}</button>` : nothing}
          ${incident.may.includes('withdraw') ? html`<button type="button" class="button small stop" data-action="withdraw" data-camera=${release.camera} ?disabled=${this.#change.busy}
            aria-label=${t(release.capabilities.includes('live') ? 'release.withdrawOf' : `release.${more.find(each => release.capabilities.includes(each)) ?? 'clip'}.withdrawOf`, { camera: name(release.camera), room: room.name })}
            @click=${() => this.#withdraw(release)}>${t('release.withdraw')}</button>` : nothing}`;
    const row = (/** @type {Release} */ release) => html`<li data-release=${release.id} data-camera=${release.camera}>
          <span>${more.filter(each => release.capabilities.includes(each)).map(each => html`<em>${t(`release.${each}`)}</em> `)}${release.preAlarmSeconds > 0 ? html`<small>${t('release.before', { seconds: release.preAlarmSeconds })}</small>` : nothing} <small>${until(release)}</small></span>
          ${acts(release)}</li>`;
    const moreNotShared = (/** @type {Camera} */ camera, /** @type {'audio'|'replay'|'clip'} */ what) => html`<li class="not-shared"><span>${t(`release.${what}.notShared`)}</span>
          <button type="button" class="button small" data-action=${`release-${what}`} data-camera=${camera.id} aria-describedby=${goesOn} ?disabled=${this.#change.busy}
            aria-label=${labelled(t(`release.${what}.shareOf`, { camera: camera.name, room: room.name }))}
            @click=${() => this.#change.run(() => api.release(incident.id, camera.id, room.id, what))}>${share}</button>
          ${before > 0 && what !== 'audio' ? html`<button type="button" class="button small" data-action=${`release-${what}-before`} data-camera=${camera.id} aria-describedby=${goesOn} ?disabled=${this.#change.busy}
            aria-label=${t(`release.${what}.shareBeforeOf`, { camera: camera.name, room: room.name, seconds: before })}
            @click=${() => this.#change.run(() => api.release(incident.id, camera.id, room.id, what, before))}>${t('release.shareBefore', { seconds: before })}</button>` : nothing}</li>`;
    const ofCamera = (/** @type {{ camera: Camera, live: Release[], rest: Place[] }} */ { camera, live, rest }) => {
      const open = this.opened.has(camera.id);
      const [first] = live;
      const shared = [...live, ...rest.flatMap(place => place.release ? [place.release] : [])];
      const what = more.filter(each => shared.some(release => release.capabilities.includes(each)));
      return html`<li class=${first ? '' : 'not-shared'} data-share=${camera.id} data-release=${first?.id ?? nothing}>
        <div class="share-head">
          ${rest.length === 0 && live.length < 2 ? html`<span><strong>${camera.name}</strong> <small>${first ? until(first) : t('release.notShared')}</small></span>`
            : html`<button type="button" class="share-toggle" data-action="share-details" aria-expanded=${open} @click=${() => this.#toggle(camera.id)}>
              <strong>${camera.name}</strong> <small>${first ? until(first) : t('release.notShared')}${what.map(each => html` · <em>${t(`release.${each}`)}</em>`)}</small></button>`}
          ${first ? acts(first) : incident.may.includes('release') ? html`<button type="button" class="button small" data-action="release" data-camera=${camera.id} aria-describedby=${goesOn} ?disabled=${this.#change.busy}
            aria-label=${labelled(t('release.shareOf', { camera: camera.name, room: room.name }))}
            @click=${() => this.#change.run(() => api.release(incident.id, camera.id, room.id, 'live'))}>${share}</button>` : nothing}</div>
        ${open && (rest.length > 0 || live.length > 1) ? html`<ul class="releases share-more">${live.slice(1).map(row)}${repeat(rest, place => place.key,
          place => place.release ? row(place.release) : moreNotShared(place.camera, place.what))}</ul>` : nothing}</li>`;
    };
    return html`
      ${invited.length > 0 && incident.may.includes('release') ? html`<p class="quiet" id=${goesOn} data-goes-on=${room.id}>${t('release.goesOn', { parties: listed(invited), room: room.name })}</p>` : nothing}
      <ul class="releases">${repeat(this.#places(incident, releases), each => each.camera.id, ofCamera)}</ul>
      <lv-problem .problem=${this.#change.problem}></lv-problem>`;
  }

  /** @param {string} camera */
  #toggle(camera) {
    if (!this.opened.delete(camera)) this.opened.add(camera);
    this.requestUpdate();
  }

  /**
   * Every camera has its place, whether it is shared or not, and within it sound, looking back and clips have theirs: what is pressed does not move
   * away under the pointer.
   * @param {import('../core/types.js').IncidentView} incident @param {Release[]} releases
   */
  #places(incident, releases) {
    return incident.cameras.map(camera => {
      const own = releases.filter(release => release.camera === camera.id);
      const live = own.filter(release => release.capabilities.includes('live'));
      /** @type {Omit<Place, 'key'>[]} */
      const rest = [];
      const shown = new Set(live);
      for (const what of more) {
        const those = own.filter(release => !shown.has(release) && release.capabilities.includes(what));
        those.forEach(release => shown.add(release));
        rest.push(...those.map(release => ({ camera, what, release })));
        // Sound, looking back and clips are offered of what is watched live.
        if (live.length > 0 && !own.some(release => release.capabilities.includes(what)) && incident.may.includes(`release-${what}`)) rest.push({ camera, what, release: null });
      }
      rest.push(...own.filter(release => !shown.has(release)).map(release => ({ camera, what: /** @type {const} */ ('replay'), release })));
      return { camera, live, rest: rest.map((place, index, all) => ({ ...place, key: `${place.what}/${all.slice(0, index).filter(each => each.what === place.what).length}` })) };
    });
  }

  // Who may look back, or take a clip, may have what was a moment ago: with live, that goes too.
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
