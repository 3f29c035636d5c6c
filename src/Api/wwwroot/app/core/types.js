// @ts-check
// What the server says, as types. The contract is the API's; these names follow it.

/**
 * @typedef {{ nl: string, en: string }} Text
 * @typedef {{ id: string, name: string, kind?: string }} Organisation
 * @typedef {{ id: string, name: string }} Room
 * @typedef {{ organisation: Organisation, role: string }} By
 * @typedef {{ latitude: number, longitude: number }} Position
 * @typedef {{ id: string, name: string, organisation: Organisation, roles: string[] }} Person
 * @typedef {{ street: string, number: string, postcode: string, city: string, municipality?: string, municipalityCode: string }} Address
 * @typedef {{ connection: string, name: string, address: Address, position: Position|null }} Site
 * @typedef {{ id: string, kind: string, code: string, zone: string|null, text: string|null, receivedAt: string }} Alarm
 * @typedef {{ verdict: string, level: number, evidence: string[], note: string|null, by: By, at: string }} Verification
 * @typedef {{ state: string, message: Text|null }} PictureState
 * @typedef {{ id: string, name: string, viewpoint: string, position: Position|null, bearing: number|null, picture: PictureState }} Camera
 * @typedef {{ code: string, municipality?: string|null, region?: string|null, controlRoom?: string|null, note?: string|null }} Reason
 * @typedef {{ room: Room, reason: Reason, at: string, seenAt: string|null, acceptedAt: string|null }} Notification
 * @typedef {{ id: string, camera: string, to: string, since: string, until: string, endedAt: string|null }} Release
 * @typedef {{ seq: number, at: string, by: By, code: string, text: string|null }} LogLine
 * @typedef {'raised'|'underVerification'|'dismissed'|'forwarded'|'accepted'|'closed'} Status
 */

/**
 * @typedef {object} IncidentView  One incident as this reader may see it now.
 * @property {string} id
 * @property {number} seq
 * @property {Status} status
 * @property {string} kind
 * @property {string} alarmKind
 * @property {number} priority
 * @property {string} raisedAt
 * @property {string|null} closedAt
 * @property {Site} site
 * @property {Organisation} sharingParty
 * @property {Alarm[]} alarms
 * @property {Verification|null} verification
 * @property {Camera[]} cameras
 * @property {Notification[]} notifications
 * @property {Release[]} releases
 * @property {LogLine[]} log
 * @property {string[]} may
 */

/**
 * @typedef {{ id: string, code: string, severity: 'info'|'warning'|'error', at: string, count: number, subject: string, text: Text }} DeskNotice
 * @typedef {{ run: string, position: number, organisation: Organisation, incidents: IncidentView[], notices: DeskNotice[], serverTime: string }} DeskSnapshot
 * @typedef {{ run: string, position: number, event: string, incident: IncidentView|null, notice: DeskNotice|null }} DeskAnnouncement
 * @typedef {{ room: Room, reason: Reason }} ProposedRoom
 * @typedef {{ id: string, name: string, controlRoom: string|null }} KnownRoom
 * @typedef {{ id: string, preselected: boolean, releasable: boolean, why: Text|null }} CameraChoice
 * @typedef {{ proposed: ProposedRoom[], rooms: KnownRoom[], cameras: CameraChoice[] }} Jurisdiction
 */

export {};
