// @ts-check

/** A moment to the second as a field for local time takes it. @param {number} at Milliseconds since 1970 UTC. */
export const toField = at => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);

/** Milliseconds since 1970 UTC of what such a field holds; NaN while it holds no moment. @param {string} value */
export const fromField = value => new Date(value).getTime();

/**
 * The moment at which a clock here showed a time, the latest between two moments; null when it did not in between, or when it is no time.
 * @param {string} given "14:03", "14:03:05" or "140305" @param {number} from @param {number} until Milliseconds since 1970 UTC.
 */
export function clockTimeWithin(given, from, until) {
  const [, hours, minutes, seconds = 0] = (/^([01]?\d|2[0-3]):?([0-5]\d)(?::?([0-5]\d))?$/.exec(given.trim()) ?? []).map(Number);
  if (hours === undefined) return null;
  const day = new Date(until);
  for (let before = 0; before < 3; before++) {
    const at = new Date(day.getFullYear(), day.getMonth(), day.getDate() - before, hours, minutes, seconds || 0).getTime();
    // A moment within its second counts: the clock showed it.
    if (at <= until && at + 999 >= from) return Math.max(at, from);
  }
  return null;
}
