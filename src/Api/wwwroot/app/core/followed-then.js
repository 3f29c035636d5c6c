// @ts-check
/** @typedef {import('./types.js').TrackPosition} TrackPosition */

/** A followed object at a moment that is over, as far as this desk was told of its way: it stands in the place of what is known now. */
export class FollowedThen {
  kind = /** @type {const} */ ('then');
  /** Its way until then, the oldest first. @type {TrackPosition[]} */ trail;
  /** Where it was last measured until then. @type {import('./types.js').PositionEstimate|null} */ estimate;

  /** @param {import('./followed.js').Followed} followed @param {number} moment milliseconds since 1970 UTC */
  constructor(followed, moment) {
    this.trail = followed.trail.filter(at => Date.parse(at.time) <= moment);
    const last = this.trail.at(-1);
    this.estimate = last ? {
      kind: 'measured', of: last.sequence, at: new Date(moment).toISOString(), measuredAt: last.time, ageSeconds: (moment - Date.parse(last.time)) / 1000,
      latitude: last.latitude, longitude: last.longitude, semiMajor: last.accuracy ?? 0, semiMinor: last.accuracy ?? 0, orientation: 0,
    } : null;
  }
}
