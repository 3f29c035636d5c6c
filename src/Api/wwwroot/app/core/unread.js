// @ts-check

/** @typedef {import('./types.js').IncidentView} IncidentView */
/** @typedef {import('./types.js').LogLine} LogLine */

/** What people wrote in an incident, oldest first. @param {IncidentView} incident @returns {LogLine[]} */
export const notes = incident => incident.log.filter(line => line.code === 'noted');

/** What others wrote and nobody here has read yet. @param {IncidentView} incident @param {string} own organisation of this desk @returns {LogLine[]} */
export function unread(incident, own) {
  if (!incident.may.includes('note')) return [];
  const upTo = incident.receipts.find(each => each.organisation.id === own)?.upTo ?? 0;
  return notes(incident).filter(line => line.by.organisation.id !== own && line.seq > upTo);
}
