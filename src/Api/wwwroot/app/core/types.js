// @ts-check
// What the server says, as types. The contract is the API's; these names follow it.

/**
 * @typedef {{ nl: string, en: string }} Text
 * @typedef {{ id: string, name: string, kind?: string }} Organisation
 * @typedef {{ id: string, name: string }} Room
 * @typedef {{ organisation: Organisation, role: string }} By
 * @typedef {{ latitude: number, longitude: number }} Position
 * @typedef {{ id: string, name: string, organisation: Organisation, roles: string[], demo: boolean }} Person
 * @typedef {{ street: string, number: string, postcode: string, city: string, municipality?: string, municipalityCode: string }} Address
 * @typedef {{ connection: string, name: string, address: Address, position: Position|null, preAlarmSeconds: number }} Site
 * @typedef {{ id: string, kind: string, code: string, zone: string|null, text: string|null, receivedAt: string }} Alarm
 * @typedef {{ verdict: string, level: number, evidence: string[], note: string|null, by: By, at: string }} Verification
 * @typedef {{ state: string, message: Text|null }} PictureState
 * @typedef {{ id: string, name: string, viewpoint: string, position: Position|null, bearing: number|null, picture: PictureState }} Camera
 * @typedef {{ code: string, municipality?: string|null, region?: string|null, controlRoom?: string|null, note?: string|null }} Reason
 * @typedef {{ room: Room, reason: Reason, at: string, seenAt: string|null, acceptedAt: string|null, leftAt: string|null }} Notification
 * @typedef {{ id: string, camera: string, to: string, since: string, until: string, endedAt: string|null, capabilities: string[], pending: boolean, picturesFrom: string|null, preAlarmSeconds: number }} Release
 * @typedef {{ id: string, to: string, since: string, until: string, endedAt: string|null, pending: boolean }} MaterialRelease
 * @typedef {{ organisation: Room, count: number, lastAt: string }} MaterialLooks
 * @typedef {{ id: string, kind: string, title: string, width: number, height: number, by: By, at: string, releasable: boolean, releases: MaterialRelease[], looks: MaterialLooks[] }} Material
 * @typedef {{ id: string, to: string, since: string, until: string, endedAt: string|null, pending: boolean, trail: 'liveOnly'|'kept' }} ObjectRelease
 * @typedef {{ id: string, kind: string, name: string, by: By, at: string, keepTrail: boolean, releasable: boolean, releases: ObjectRelease[], followers: { organisation: Room, count: number }[], rooms: { room: Room, role: 'lead'|'support'|'watch', since: string, following: number }[], offers: { to: Room, at: string, expectedAt: string|null, escalatedAt: string|null, sees: boolean }[], may: string[] }} TrackedObject
 * @typedef {{ id: string, kind: string, camera: string|null, area: { left: number, top: number, width: number, height: number }|null, viewpoint: string|null, text: string|null, by: By, at: string, state: 'asked'|'accepted'|'refused'|'done'|'expired'|'withdrawn', until: string, answeredBy: By|null, acceptedAt: string|null, endedAt: string|null, reason: string|null, object: string|null, may: string[] }} ControlRequest
 * @typedef {{ id: string, shape: 'arrow'|'rectangle'|'text', from: { x: number, y: number }, to: { x: number, y: number }, camera: string|null, material: string|null, text: string|null, by: By, at: string, may: string[] }} Drawing
 * @typedef {{ organisation: Room, upTo: number, at: string }} NoteReceipt
 * @typedef {{ id: string, name: string, kind: string, keepTrail: boolean }} ObjectEntry
 * @typedef {{ sequence: number, time: string, receivedAt: string, latitude: number, longitude: number, speed?: number, heading?: number, altitude?: number, accuracy?: number, flags: string[] }} TrackPosition
 * @typedef {{ kind: 'measured'|'estimated'|'reachable', of: number, at: string, measuredAt: string, ageSeconds: number, latitude: number, longitude: number, semiMajor: number, semiMinor: number, orientation: number, speed?: number, heading?: number }} PositionEstimate
 * @typedef {{ camera?: string, state: 'released'|'askable', inViewSeconds: number, metres: number, due: boolean }} CameraAhead
 * @typedef {{ released: number, askable: number, ahead: CameraAhead[] }} CamerasAhead
 * @typedef {{ party: Room, kind: string, by: Room, role: string, purpose: string, text: string|null, since: string, until: string, wish: 'none'|'asked'|'granted'|'refused', refusal: string|null, may: string[] }} Invitation
 * @typedef {{ seq: number, at: string, by: By, code: string, text: string|null, capabilities: string[]|null, to: Room|null, reason?: string|null, wish?: string|null, camera?: string|null, purpose?: string|null, role?: string|null }} LogLine
 * @typedef {{ number: number, text: string, done: boolean|null, by: By|null, at: string|null }} Check
 * @typedef {{ by: By, at: string, until: string, reason: string }} Shelf
 * @typedef {{ camera: string, organisation: Room, action: string, count: number }} Watching
 * @typedef {{ to: Room, cameras: string[], since: string, at: string }} UnwatchedRelease
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
 * @property {Watching[]} watching  for the sharing party only
 * @property {UnwatchedRelease[]} unwatched
 * @property {Material[]} material
 * @property {TrackedObject[]} objects
 * @property {Drawing[]} drawings
 * @property {NoteReceipt[]} receipts
 * @property {ControlRequest[]} requests  all for the sharing party, its own for a receiver
 * @property {Invitation[]} invitations
 * @property {Check[]} checks  for the sharing party only
 * @property {Shelf|null} shelf  for the sharing party only
 * @property {string[]} may
 */

/**
 * @typedef {{ what: 'viewings'|'disclosures', camera: string, from: string, to: string }} AuditAsk
 * @typedef {{ camera: string, name: string, connection: string, site: string }} AuditCamera
 * @typedef {{ byCamera: boolean, cameras: AuditCamera[] }} AuditContext
 * @typedef {{ id: string, name: string|null }} AuditName
 * @typedef {{ incident: string, connection: string, site: string, camera: AuditName, sharingParty: Room, action: string, organisation: Room, person: AuditName|null, role: string|null, legalBasis: string|null, from: string, to: string|null, seconds: number|null, endedBy: string|null, frames: number, bytes: number, first: string|null, last: string|null }} AuditViewing
 * @typedef {{ incident: string, connection: string, site: string, release: string|null, camera: AuditName|null, sharingParty: Room, recipient: Room|null, recipientText: string|null, legalBasis: string|null, from: string, until: string, endedAt: string|null, endedBy: string|null, clip: { first: string|null, last: string|null, bytes: number, sha256: string|null }|null, capabilities: string[]|null, picturesFrom: string|null }} AuditDisclosure
 * @typedef {{ organisation: Room, action: string, viewings: number, people: number, seconds: number }} AuditTotal
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
