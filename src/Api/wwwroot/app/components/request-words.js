// @ts-check
import { t, time, word, written } from '../core/i18n.js';

/** @typedef {import('../core/types.js').ControlRequest} ControlRequest */

/** What is asked, in words: what, of which camera where its name is known, and what was written with it. @param {ControlRequest} request @param {(camera: string) => string} name */
export function asked(request, name) {
  const what = request.viewpoint ? t('request.viewpoint', { viewpoint: word('viewpoint', request.viewpoint).toLowerCase() })
    : request.object && request.camera === null ? t('request.ahead') : word('wish', request.kind);
  const camera = request.camera && name(request.camera);
  return [camera ? `${camera}: ${what}` : what, request.text ? `“${written(request.text)}”` : ''].filter(Boolean).join(' · ');
}

/** How far it is and since when. @param {ControlRequest} request */
export function standing(request) {
  const at = time(request.endedAt ?? request.acceptedAt ?? request.at);
  const said = t(`request.${request.state}`, { at, until: time(request.until), party: request.answeredBy?.organisation.name ?? '' });
  return request.reason ? `${said}: ${written(request.reason)}` : said;
}

/** Open ones, oldest first. @param {ControlRequest[]} requests */
export const open = requests => requests.filter(each => each.endedAt === null);

/** What is over, newest first. @param {ControlRequest[]} requests */
export const over = requests => requests.filter(each => each.endedAt !== null).sort((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? ''));

/** The rectangles that are asked for on the picture of a camera, for both sides to see. @param {ControlRequest[]} requests @param {string} camera @returns {import('./picture-marks.js').Mark[]} */
export const wishesOn = (requests, camera) => open(requests).filter(each => each.camera === camera && each.area).map(({ id, area, by }) => ({
  id, shape: 'area', tone: 'wish', label: t('request.mark', { room: by.organisation.name }),
  from: { x: area?.left ?? 0, y: area?.top ?? 0 }, to: { x: (area?.left ?? 0) + (area?.width ?? 0), y: (area?.top ?? 0) + (area?.height ?? 0) },
}));
