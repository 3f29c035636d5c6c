// @ts-check

/** @typedef {{ name: string, at: string }} TourStep  What it is called in the catalogue, and the element that it points at. */

const queue = { name: 'queue', at: '.desk-queue' };
const pictures = { name: 'pictures', at: 'main lv-pictures .pictures' };
const timeline = { name: 'timeline', at: 'main lv-timeline-place' };
const help = { name: 'help', at: '[data-action="keys"]' };

/** What each desk shows to whoever comes there first. @type {Record<import('../core/keys.js').Desk, readonly TourStep[]>} */
export const tourSteps = {
  alarmCentre: [queue, { name: 'steps', at: 'main lv-steps' }, { name: 'ownPictures', at: pictures.at }, timeline, help],
  controlRoom: [queue, pictures, { name: 'accept', at: 'main lv-accept' }, { name: 'ask', at: 'main lv-request-bar' }, timeline, help],
  privacy: [{ name: 'search', at: '[data-action="search"]' }, { name: 'report', at: '[data-action="data-subject"]' }, help],
  rollout: [{ name: 'parties', at: '.rollout table' }, help],
};
