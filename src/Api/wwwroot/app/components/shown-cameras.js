// @ts-check

/** @typedef {{ id: string, name: string, viewpoint: string, picture: import('../core/types.js').PictureState|null }} Shown */

const order = ['overview', 'till', 'entrance', 'vault', 'outdoor', 'mobile'];

/**
 * The cameras of an incident in the order in which they stand: those with a picture now, and those whose picture ended here.
 * @param {import('../core/types.js').IncidentView} incident @param {import('../player/feed-pool.js').FeedPool|null} feeds @returns {Shown[]}
 */
export function shownCameras(incident, feeds) {
  const listed = incident.cameras.map(({ id, name, viewpoint, picture }) => ({ id, name, viewpoint, picture }));
  const ended = (feeds?.endedOf(incident.id) ?? [])
    .filter(feed => !listed.some(camera => camera.id === feed.camera))
    .map(feed => ({ id: feed.camera, name: feed.name, viewpoint: feed.viewpoint, picture: null }));
  return [...listed, ...ended].sort((a, b) => order.indexOf(a.viewpoint) - order.indexOf(b.viewpoint) || a.id.localeCompare(b.id));
}
