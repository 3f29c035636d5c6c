// @ts-check
// The 24 bytes before every binary message of the picture socket.

export const headerBytes = 24;

/**
 * @typedef {object} PictureMessage
 * @property {'init'|'fragment'} kind
 * @property {boolean} key        The fragment starts with a frame that needs no other.
 * @property {boolean} catchUp    Older than live: decode at once, do not pace.
 * @property {number} epoch       Rises when the camera was started again.
 * @property {number} sequence    Rises by one per fragment within an epoch.
 * @property {number} arrivedAt   When the server received it, milliseconds since 1970 UTC.
 * @property {ArrayBuffer} buffer
 * @property {number} offset      Where the payload starts in `buffer`.
 */

/** @param {ArrayBuffer} buffer @returns {PictureMessage|null} null when it is not a message of ours */
export function readMessage(buffer) {
  if (buffer.byteLength <= headerBytes) return null;
  const view = new DataView(buffer);
  const kind = view.getUint8(0);
  if (kind !== 1 && kind !== 2) return null;
  const flags = view.getUint8(1);
  return {
    kind: kind === 1 ? 'init' : 'fragment',
    key: (flags & 1) !== 0,
    catchUp: (flags & 2) !== 0,
    epoch: view.getUint32(4, true),
    sequence: Number(view.getBigUint64(8, true)),
    arrivedAt: Number(view.getBigInt64(16, true)) / 1000,
    buffer,
    offset: headerBytes,
  };
}
