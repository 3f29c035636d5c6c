// @ts-check

/** @typedef {import('./types.js').Person} Person */

// A person works in the first of its roles. The server has the last word: this only keeps from the screen what it would refuse.
const clips = ['operator', 'supervisor', 'dispatcher', 'fieldOfficer'];
const exports = ['supervisor', 'privacyOfficer'];

const street = ['fieldOfficer', 'dispatcher', 'supervisor'];

/** Whether an organisation of this kind looks along with what others share. @param {string|undefined} kind */
export const receives = kind => ['controlRoom', 'onSceneCommand', 'regionalTeam', 'fieldTeam'].includes(kind ?? '');

/** Whether somebody works with a phone: anybody of a field team, and officers of other organisations. @param {Person} person */
export const opensPhone = person => person.roles[0] === 'fieldOfficer' || (person.organisation.kind === 'fieldTeam' && street.includes(person.roles[0]));

/** Whether somebody only looks after accounts: no incident is shown to such a person, so there is no desk. @param {Person} person */
export const keepsAccounts = person => person.roles[0] === 'administrator' && person.organisation.kind !== 'nationalOperator';

/** Whether somebody's role takes clips. @param {Person} person */
export const takesClips = person => clips.includes(person.roles[0]);

/** Whether somebody's role takes the whole log of an incident out. @param {Person} person */
export const exportsLogs = person => exports.includes(person.roles[0]);
