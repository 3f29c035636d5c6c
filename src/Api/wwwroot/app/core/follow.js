// @ts-check
/** @typedef {import('./types.js').TrackPosition} TrackPosition */

/**
 * Follows one tracked object. The browser comes back by itself and says what it had; what it missed comes first.
 * @param {string} incident
 * @param {string} object
 * @param {{ begin: (position: TrackPosition|null) => void, moved: (position: TrackPosition) => void, thought: (estimate: import('./types.js').PositionEstimate) => void, cameras: (cameras: import('./types.js').CamerasAhead) => void, over: (reason: string|null) => void }} told
 * @returns {() => void} stops it
 */
export function follow(incident, object, told) {
  const line = new EventSource(`/v1/incidents/${encodeURIComponent(incident)}/objects/${encodeURIComponent(object)}/positions`);
  const data = (/** @type {Event} */ event) => JSON.parse(/** @type {MessageEvent} */ (event).data);
  const doubted = ['late', 'suspect', 'unconfirmed'];
  line.addEventListener('snapshot', event => told.begin(data(event).position));
  line.addEventListener('reset', event => told.begin(data(event).position));
  line.addEventListener('position', event => {
    const position = data(event);
    if (!position.flags.some((/** @type {string} */ flag) => doubted.includes(flag))) told.moved(position);
  });
  line.addEventListener('estimate', event => told.thought(data(event)));
  line.addEventListener('cameras', event => told.cameras(data(event)));
  line.addEventListener('ended', event => {
    line.close();
    told.over(data(event).reason);
  });
  line.addEventListener('error', () => {
    if (line.readyState === EventSource.CLOSED) told.over(null);
  });
  return () => line.close();
}
