// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { Heard } from '../core/heard.js';
import { t, time, word } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Replay } from './replay.js';

/** Over a live picture: what this camera saw at the moment looked at, or why nothing is shown of it. */
export class TileBack extends LightElement {
  static properties = { back: { attribute: false }, camera: { attribute: false }, offered: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./looking-back.js').LookingBack|null} */ this.back = null;
    this.camera = '';
    /** Whether the camera may be looked back at now. */ this.offered = false;
    new Heard(this, () => this.back);
  }

  render() {
    const replay = this.#replay;
    const why = this.#why(replay);
    this.dataset.back = why?.code ?? 'shown';
    // Pictures on the way to the moment stand here too, from the key frame on.
    this.dataset.at = why || !replay?.settled ? '' : new Date(replay.at).toISOString();
    return html`<div class="back-stage" ?hidden=${why !== null}></div>
      ${why ? html`<p class="back-notice">${why.text}</p>` : html`<p class="back-time"><span aria-hidden="true">⟲</span> ${replay ? time(replay.at) : nothing}</p>`}`;
  }

  updated() {
    const replay = this.#replay;
    const stage = this.querySelector('.back-stage');
    if (!replay) stage?.replaceChildren();
    else if (stage?.firstChild !== replay.surface) stage?.replaceChildren(replay.surface);
  }

  get #replay() {
    return this.back?.of(this.camera) ?? null;
  }

  /** Why there is no picture of that moment. @param {Replay|null} replay @returns {{ code: string, text: string }|null} */
  #why(replay) {
    const moment = this.back?.moment ?? null;
    if (moment === null) return null;
    if (!Replay.available) return { code: 'unavailable', text: t('timeline.unavailable') };
    if (replay?.ended === 'nothing-recorded') return { code: 'none', text: t('timeline.none') };
    if (replay?.ended) return { code: 'ended', text: replay.ended === 'failed' || replay.ended === 'recording-damaged' ? t(`timeline.${replay.ended}`) : t('tile.noImage', { reason: word('ended', replay.ended) }) };
    if (!replay || !this.offered) return { code: 'not-given', text: t('timeline.notGiven') };
    if (!replay.extent) return { code: 'opening', text: t('timeline.fetching') };
    if (this.back?.shows(replay)) return null;
    if (moment < replay.extent.from) return { code: 'before', text: t('timeline.before', { time: time(replay.extent.from) }) };
    return replay.settled ? { code: 'none', text: t('timeline.none') } : { code: 'opening', text: t('timeline.fetching') };
  }
}

customElements.define('lv-tile-back', TileBack);
