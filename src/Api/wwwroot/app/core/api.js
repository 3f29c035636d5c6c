// @ts-check

/** @typedef {import('./types.js').IncidentView} IncidentView */

/** What the server refused and why, in its own words (RFC 9457). */
export class Problem extends Error {
  /** @param {number} status @param {{ code?: string, title?: string, detail?: string }} body */
  constructor(status, body) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'unreachable' : `http-${status}`);
    this.title = body.title ?? null;
    this.detail = body.detail ?? null;
  }
}

/** @param {string} method @param {string} path @param {unknown} [body] */
async function send(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, {});
  }
  if (response.status === 204) return null;
  const json = response.headers.get('content-type')?.includes('json') ? await response.json().catch(() => ({})) : {};
  if (!response.ok) throw new Problem(response.status, json);
  return json;
}

const incident = (/** @type {string} */ id) => `/v1/incidents/${encodeURIComponent(id)}`;

export const api = {
  signIn: () => send('GET', '/v1/sign-in'),
  demoSignIn: (/** @type {string} */ person) => send('POST', '/v1/demo/sign-in', { person }),
  signOut: () => send('POST', '/v1/sign-out', {}),
  me: () => send('GET', '/v1/me'),
  figures: () => send('GET', '/v1/figures'),
  jurisdiction: (/** @type {string} */ id) => send('GET', `${incident(id)}/jurisdiction`),
  acknowledge: (/** @type {string} */ id) => send('POST', `${incident(id)}/acknowledgement`, {}),
  verify: (/** @type {string} */ id, /** @type {object} */ verification) => send('POST', `${incident(id)}/verification`, verification),
  dismiss: (/** @type {string} */ id, /** @type {string} */ reason) => send('POST', `${incident(id)}/dismissal`, { reason }),
  forward: (/** @type {string} */ id, /** @type {object} */ forward) => send('POST', `${incident(id)}/forward`, forward),
  release: (/** @type {string} */ id, /** @type {string} */ camera, /** @type {string} */ to) => send('POST', `${incident(id)}/releases`, { camera, to }),
  withdraw: (/** @type {string} */ id, /** @type {string} */ release) => send('DELETE', `${incident(id)}/releases/${encodeURIComponent(release)}`),
  seen: (/** @type {string} */ id) => send('POST', `${incident(id)}/seen`, {}),
  accept: (/** @type {string} */ id) => send('POST', `${incident(id)}/acceptance`, {}),
  note: (/** @type {string} */ id, /** @type {string} */ text) => send('POST', `${incident(id)}/notes`, { text }),
  close: (/** @type {string} */ id, /** @type {string} */ reason) => send('POST', `${incident(id)}/closure`, { reason }),
};
