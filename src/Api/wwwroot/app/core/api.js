// @ts-check
import { i18n } from './i18n.js';

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

/** @param {string} path @param {RequestInit} ask @returns {Promise<Response>} */
async function reach(path, ask) {
  try {
    return await fetch(path, { credentials: 'same-origin', ...ask });
  } catch {
    throw new Problem(0, {});
  }
}

/** An answer that holds what was asked for. @param {string} path @param {RequestInit} ask @returns {Promise<Response>} */
async function granted(path, ask) {
  const response = await reach(path, ask);
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => ({})));
  return response;
}

/** @param {string} method @param {string} path @param {unknown} [body] */
async function send(method, path, body) {
  const response = await reach(path, {
    method,
    headers: body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.status === 204) return null;
  const json = response.headers.get('content-type')?.includes('json') ? await response.json().catch(() => ({})) : {};
  if (!response.ok) throw new Problem(response.status, json);
  return json;
}

const audit = '/v1/accountability';

/** @param {import('./types.js').AuditAsk} ask @param {Record<string, string>} [more] */
const asked = (ask, more) => new URLSearchParams({ from: ask.from, to: ask.to, ...(ask.camera ? { camera: ask.camera } : {}), ...more });

/** What is answered as a file. @param {string} path @param {object} body @returns {Promise<Blob>} */
async function file(path, body) {
  const response = await granted(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return response.blob();
}

/** A clip and its name. It may be cut off while it comes: then there is none. @param {string} path @param {object} body @returns {Promise<{ film: Blob, name: string }>} */
async function clip(path, body) {
  const response = await granted(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const name = /filename="?([^";]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'clip.mp4';
  try {
    return { film: await response.blob(), name };
  } catch {
    throw new Problem(0, { code: 'clip-cut-off' });
  }
}

/** A still picture and when the server received it. @param {string} path @param {AbortSignal|undefined} signal @returns {Promise<{ picture: Blob, at: string }>} */
async function picture(path, signal) {
  const response = await granted(path, { cache: 'no-store', signal });
  const at = response.headers.get('picture-arrived-at') ?? '';
  try {
    return { picture: await response.blob(), at };
  } catch {
    throw new Problem(0, {});
  }
}

/** A photo or plan, which the server lets out once. @param {string} path @returns {Promise<Blob>} */
async function look(path) {
  return (await granted(path, { cache: 'no-store' })).blob();
}

/** @param {string} path @param {string} title @param {File} picture */
async function upload(path, title, picture) {
  if (picture.size > 10 * 1024 * 1024) throw new Problem(413, { code: 'too-large' });
  await granted(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': picture.type, slug: encodeURIComponent(title) },
    body: picture,
  });
}

const account = (/** @type {string} */ id) => `/v1/accounts/${encodeURIComponent(id)}`;
const incident = (/** @type {string} */ id) => `/v1/incidents/${encodeURIComponent(id)}`;
const lead = (/** @type {string} */ id, /** @type {string} */ object) => `${incident(id)}/objects/${encodeURIComponent(object)}`;

export const api = {
  signIn: () => send('GET', '/v1/sign-in'),
  demoSignIn: (/** @type {string} */ person) => send('POST', '/v1/demo/sign-in', { person }),
  signOut: () => send('POST', '/v1/sign-out', {}),
  me: () => send('GET', '/v1/me'),
  audit: () => send('GET', audit),
  viewings: (/** @type {import('./types.js').AuditAsk} */ ask, after = 0) => send('GET', `${audit}/viewings?${asked(ask, { after: String(after) })}`),
  disclosures: (/** @type {import('./types.js').AuditAsk} */ ask, after = 0) => send('GET', `${audit}/disclosures?${asked(ask, { after: String(after) })}`),
  csv: (/** @type {import('./types.js').AuditAsk} */ ask) => `${audit}/${ask.what}.csv?${asked(ask, { language: i18n.language })}`,
  dataSubjectReport: (/** @type {object} */ order) => send('POST', `${audit}/data-subject-reports`, order),
  auditPack: (/** @type {object} */ order) => file(`${audit}/audit-packs`, order),
  passwordSignIn: (/** @type {object} */ given) => send('POST', '/v1/sign-in/password', given),
  passkeyChallenge: () => send('POST', '/v1/sign-in/passkey/challenge', {}),
  passkeySignIn: (/** @type {object} */ answer) => send('POST', '/v1/sign-in/passkey', answer),
  enrolment: () => send('GET', '/v1/enrolment'),
  enrolStart: (/** @type {object} */ given) => send('POST', '/v1/enrolment/start', given),
  enrolFinish: (/** @type {object} */ given) => send('POST', '/v1/enrolment/finish', given),
  ownSignIn: () => send('GET', '/v1/me/sign-in'),
  ownPasskeyChallenge: () => send('POST', '/v1/me/passkeys/challenge', {}),
  addPasskey: (/** @type {object} */ answer) => send('POST', '/v1/me/passkeys', answer),
  endOtherSessions: () => send('DELETE', '/v1/me/sessions'),
  accounts: () => send('GET', '/v1/accounts'),
  invitations: () => send('GET', '/v1/accounts/invitations'),
  withdrawInvitation: (/** @type {string} */ id) => send('DELETE', `/v1/accounts/invitations/${encodeURIComponent(id)}`),
  invite: (/** @type {object} */ invitation) => send('POST', '/v1/accounts/invitations', invitation),
  setRoles: (/** @type {string} */ id, /** @type {string[]} */ roles) => send('PUT', `${account(id)}/roles`, { roles }),
  disableAccount: (/** @type {string} */ id) => send('POST', `${account(id)}/disabling`, {}),
  enableAccount: (/** @type {string} */ id) => send('POST', `${account(id)}/enabling`, {}),
  endSessions: (/** @type {string} */ id) => send('DELETE', `${account(id)}/sessions`),
  figures: () => send('GET', '/v1/figures'),
  snapshot: (/** @type {string} */ id, /** @type {string} */ camera, /** @type {AbortSignal|undefined} */ signal = undefined) => picture(`${incident(id)}/cameras/${encodeURIComponent(camera)}/snapshot`, signal),
  clip: (/** @type {string} */ id, /** @type {string} */ camera, /** @type {{ from: string, until: string }} */ piece) => clip(`${incident(id)}/cameras/${encodeURIComponent(camera)}/clips`, piece),
  exportLog: (/** @type {string} */ id, /** @type {object} */ order) => file(`${incident(id)}/exports`, order),
  jurisdiction: (/** @type {string} */ id) => send('GET', `${incident(id)}/jurisdiction`),
  acknowledge: (/** @type {string} */ id) => send('POST', `${incident(id)}/acknowledgement`, {}),
  markCheck: (/** @type {string} */ id, /** @type {number} */ number, /** @type {boolean} */ done) => send('POST', `${incident(id)}/checks`, { number, done }),
  shelve: (/** @type {string} */ id, /** @type {number} */ minutes, /** @type {string} */ reason) => send('POST', `${incident(id)}/shelf`, { minutes, reason }),
  takeBack: (/** @type {string} */ id) => send('DELETE', `${incident(id)}/shelf`),
  verify: (/** @type {string} */ id, /** @type {object} */ verification) => send('POST', `${incident(id)}/verification`, verification),
  dismiss: (/** @type {string} */ id, /** @type {string} */ reason) => send('POST', `${incident(id)}/dismissal`, { reason }),
  forward: (/** @type {string} */ id, /** @type {object} */ forward) => send('POST', `${incident(id)}/forward`, forward),
  release: (/** @type {string} */ id, /** @type {string} */ camera, /** @type {string} */ to, /** @type {'live'|'replay'|'clip'|'audio'} */ what, preAlarmSeconds = 0) => send('POST', `${incident(id)}/releases`, what === 'live' ? { camera, to } : { camera, to, capabilities: [what], preAlarmSeconds }),
  withdraw: (/** @type {string} */ id, /** @type {string} */ release) => send('DELETE', `${incident(id)}/releases/${encodeURIComponent(release)}`),
  confirm: (/** @type {string} */ id, /** @type {string} */ release) => send('POST', `${incident(id)}/releases/${encodeURIComponent(release)}/confirmation`, {}),
  addMaterial: (/** @type {string} */ id, /** @type {string} */ kind, /** @type {string} */ title, /** @type {File} */ picture) => upload(`${incident(id)}/${kind}`, title, picture),
  releaseMaterial: (/** @type {string} */ id, /** @type {string} */ material, /** @type {string} */ to) => send('POST', `${incident(id)}/material/${encodeURIComponent(material)}/releases`, { to }),
  material: (/** @type {string} */ id, /** @type {string} */ kind, /** @type {string} */ material) => look(`${incident(id)}/${kind}s/${encodeURIComponent(material)}`),
  objects: () => send('GET', '/v1/objects'),
  addObject: (/** @type {string} */ id, /** @type {string} */ object) => send('POST', `${incident(id)}/objects`, { object }),
  nextRooms: (/** @type {string} */ id, /** @type {string} */ object) => send('GET', `${lead(id, object)}/lead/rooms`),
  offerLead: (/** @type {string} */ id, /** @type {string} */ object, /** @type {string} */ to) => send('POST', `${lead(id, object)}/lead/offers`, { to }),
  withdrawLead: (/** @type {string} */ id, /** @type {string} */ object, /** @type {string} */ to) => send('DELETE', `${lead(id, object)}/lead/offers/${encodeURIComponent(to)}`),
  acceptLead: (/** @type {string} */ id, /** @type {string} */ object) => send('POST', `${lead(id, object)}/lead/acceptance`, {}),
  declineLead: (/** @type {string} */ id, /** @type {string} */ object, /** @type {string} */ reason) => send('POST', `${lead(id, object)}/lead/refusal`, { reason }),
  takePart: (/** @type {string} */ id, /** @type {string} */ object, /** @type {'support'|'watch'} */ role) => send('POST', `${lead(id, object)}/part`, { role }),
  leaveObject: (/** @type {string} */ id, /** @type {string} */ object) => send('DELETE', `${lead(id, object)}/part`),
  askCameras: (/** @type {string} */ id, /** @type {string} */ object) => send('POST', `${lead(id, object)}/camera-requests`, {}),
  releaseObject: (/** @type {string} */ id, /** @type {string} */ object, /** @type {string} */ to, /** @type {'liveOnly'|'kept'} */ trail) => send('POST', `${incident(id)}/objects/${encodeURIComponent(object)}/releases`, { to, trail }),
  askControl: (/** @type {string} */ id, /** @type {object} */ wish) => send('POST', `${incident(id)}/requests`, wish),
  withdrawControl: (/** @type {string} */ id, /** @type {string} */ request) => send('DELETE', `${incident(id)}/requests/${encodeURIComponent(request)}`),
  acceptControl: (/** @type {string} */ id, /** @type {string} */ request) => send('POST', `${incident(id)}/requests/${encodeURIComponent(request)}/acceptance`, {}),
  refuseControl: (/** @type {string} */ id, /** @type {string} */ request, /** @type {string} */ reason) => send('POST', `${incident(id)}/requests/${encodeURIComponent(request)}/refusal`, { reason }),
  completeControl: (/** @type {string} */ id, /** @type {string} */ request) => send('POST', `${incident(id)}/requests/${encodeURIComponent(request)}/completion`, {}),
  partiesToInvite: (/** @type {string} */ id) => send('GET', `${incident(id)}/invitations/parties`),
  inviteParty: (/** @type {string} */ id, /** @type {object} */ invitation) => send('POST', `${incident(id)}/invitations`, invitation),
  withdrawPartyInvitation: (/** @type {string} */ id, /** @type {string} */ party) => send('DELETE', `${incident(id)}/invitations/${encodeURIComponent(party)}`),
  grantInvitation: (/** @type {string} */ id, /** @type {string} */ party, /** @type {string[]} */ cameras) => send('POST', `${incident(id)}/invitations/${encodeURIComponent(party)}/grant`, { cameras }),
  refuseInvitation: (/** @type {string} */ id, /** @type {string} */ party, /** @type {string} */ reason) => send('POST', `${incident(id)}/invitations/${encodeURIComponent(party)}/refusal`, { reason }),
  leave: (/** @type {string} */ id) => send('POST', `${incident(id)}/departure`, {}),
  seen: (/** @type {string} */ id) => send('POST', `${incident(id)}/seen`, {}),
  accept: (/** @type {string} */ id) => send('POST', `${incident(id)}/acceptance`, {}),
  readNotes: (/** @type {string} */ id, /** @type {number} */ upTo) => send('POST', `${incident(id)}/notes/receipt`, { upTo }),
  draw: (/** @type {string} */ id, /** @type {object} */ mark) => send('POST', `${incident(id)}/drawings`, mark),
  removeDrawing: (/** @type {string} */ id, /** @type {string} */ drawing) => send('DELETE', `${incident(id)}/drawings/${encodeURIComponent(drawing)}`),
  note: (/** @type {string} */ id, /** @type {string} */ text) => send('POST', `${incident(id)}/notes`, { text }),
  close: (/** @type {string} */ id, /** @type {string} */ reason) => send('POST', `${incident(id)}/closure`, { reason }),
};
