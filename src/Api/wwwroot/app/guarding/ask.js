// @ts-check
import { Problem } from '../core/api.js';

/** @typedef {{ id: string, from: string, until: string, authority: string, legalBasis: string }} Watch a standing watch */
/** @typedef {{ latitude: number, longitude: number }} Place */
/** @typedef {{ id: string, name: string, kind: string, points: Place[], alarm: string, halfWidth: number }} Fence */
/** @typedef {{ cause: string, fence: string|null, at: string, outcome: string, incident: string|null }} HeardAlarm */
/** @typedef {{ windows: Watch[], fences: Fence[], heard: HeardAlarm[] }} Watching what is listened for in an object, and what was heard */

/** @param {string} method @param {string} object @param {string} what @param {unknown} [body] @returns {Promise<Watching>} */
async function ask(method, object, what, body) {
  let answer;
  try {
    answer = await fetch(`/v1/objects/${encodeURIComponent(object)}/${what}`, {
      method, credentials: 'same-origin', headers: body === undefined ? {} : { 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, {});
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(answer.status, said);
  return said;
}

/** What the server does with what is listened for in an object; each answers how it is then. */
export const guard = {
  read: (/** @type {string} */ object) => ask('GET', object, 'watch'),
  watch: (/** @type {string} */ object, /** @type {object} */ window) => ask('POST', object, 'watches', window),
  end: (/** @type {string} */ object, /** @type {string} */ watch) => ask('DELETE', object, `watches/${encodeURIComponent(watch)}`),
  fence: (/** @type {string} */ object, /** @type {object} */ fence) => ask('POST', object, 'fences', fence),
  remove: (/** @type {string} */ object, /** @type {string} */ fence) => ask('DELETE', object, `fences/${encodeURIComponent(fence)}`),
};
