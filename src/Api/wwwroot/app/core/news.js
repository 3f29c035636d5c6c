// @ts-check

/** @typedef {import('./types.js').IncidentView} IncidentView */
/** @typedef {import('./types.js').ControlRequest} ControlRequest */

/** What others wrote since. @param {IncidentView|undefined} before @param {IncidentView} after @param {string} own organisation of this desk */
export function noteNews(before, after, own) {
  const last = before?.log.findLast(line => line.code === 'noted')?.seq ?? 0;
  return before === undefined ? [] : after.log.filter(line => line.code === 'noted' && line.seq > last && line.by.organisation.id !== own);
}

/**
 * Requests of which this desk must hear: one that was asked of it, or an answer to one of its own.
 * @param {IncidentView|undefined} before @param {IncidentView} after @param {string} own organisation of this desk @returns {ControlRequest[]}
 */
export function requestNews(before, after, own) {
  const shares = after.sharingParty.id === own;
  return after.requests.filter(each => {
    const known = before?.requests.find(one => one.id === each.id);
    if (known?.state === each.state) return false;
    return shares ? each.state === 'asked' : each.state !== 'asked' && each.state !== 'withdrawn' && known !== undefined;
  });
}
