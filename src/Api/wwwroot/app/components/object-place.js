// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { number, t, time, word } from '../core/i18n.js';
import './age.js';

/** Filled only for what was measured just now. */
const signs = { measured: '●', estimated: '○', reachable: '◌', unheard: '◌' };

/** Where an object is thought to be, in words: the equal of its marker on the map. @param {import('../map/draw-objects.js').Shown['followed']} followed */
export function objectPlace(followed) {
  const { estimate, kind } = followed;
  if (kind === 'then') return html`<br><span data-place="then">${estimate ? html`<span aria-hidden="true">○</span> ${t('objects.then', {
    time: time(estimate.measuredAt), latitude: number(estimate.latitude, 5), longitude: number(estimate.longitude, 5) })}` : t('objects.thenUnknown')}</span>`;
  if (!estimate) return html`<br><small>${t('objects.nowhere')}</small>`;
  return html`<br><span data-place=${kind}><span aria-hidden="true">${signs[kind]}</span> ${word('place', kind)}:
    ${number(estimate.latitude, 5)}, ${number(estimate.longitude, 5)} · ${within(estimate)}
    ${estimate.speed === undefined ? nothing : html` · ${t('objects.speed', { speed: number(estimate.speed * 3.6) })}`}
    · ${t('objects.measured')} <lv-age .since=${estimate.measuredAt}></lv-age></span>`;
}

/** Where it was, the latest first: the equal of the line on the map. @param {string} name @param {import('../core/followed.js').Followed} followed */
export const trailList = (name, followed) => followed.trail.length < 2 ? nothing : html`<details class="trail-list"><summary>${t('objects.trail', { object: name })}</summary>
  <ol>${followed.trail.slice(-60).reverse().map(at => html`<li><time datetime=${at.time}>${time(at.time)}</time> ${number(at.latitude, 5)}, ${number(at.longitude, 5)}</li>`)}</ol></details>`;

/** How far off it may be, in words. @param {import('../core/types.js').PositionEstimate} estimate */
export function within({ semiMajor, semiMinor, orientation }) {
  const [long, wide] = [metres(semiMajor), metres(semiMinor)];
  return long === wide ? t('objects.within', { radius: long }) : t('objects.withinEllipse', { long, wide, bearing: number(orientation) });
}

/** @param {number} length in metres */
export const metres = length => length < 995 ? `${number(Math.max(1, Number(length.toPrecision(2))))} m` : `${number(length / 1000, length < 9950 ? 1 : 0)} km`;
