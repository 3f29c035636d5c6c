// @ts-check
// Reads the few boxes of fragmented MP4 that a decoder needs. Pure functions on byte ranges; every length that
// comes from the wire is checked before it is used.

/**
 * @typedef {{ type: string, start: number, end: number }} Box  Byte range of a box's content, header excluded.
 * @typedef {{ description: Uint8Array, codec: string, timescale: number, width: number, height: number }} Track
 * @typedef {{ time: number, duration: number|null, data: Uint8Array }} Sample  `time` and `duration` in units of the track's timescale.
 */

export class DemuxError extends Error {}

/** @param {DataView} view @param {number} at */
const boxType = (view, at) => String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** @param {ArrayBufferLike} buffer @param {number} [offset] @param {number} [length] */
const viewOf = (buffer, offset = 0, length = buffer.byteLength - offset) => new DataView(buffer, offset, length);

/** The boxes directly inside a range. @param {DataView} view @param {number} start @param {number} end @returns {Box[]} */
export function boxesIn(view, start, end) {
  if (start < 0 || end > view.byteLength || start > end) throw new DemuxError(`range ${start}..${end} lies outside ${view.byteLength} bytes`);
  const boxes = [];
  let at = start;
  while (at < end) {
    if (end - at < 8) throw new DemuxError(`box header at ${at} is cut off`);
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1) {
      if (end - at < 16) throw new DemuxError(`long box header at ${at} is cut off`);
      const large = view.getBigUint64(at + 8);
      if (large > BigInt(end - at)) throw new DemuxError(`box at ${at} is longer than its parent`);
      size = Number(large);
      header = 16;
    } else if (size === 0) {
      size = end - at;
    }
    if (size < header || size > end - at) throw new DemuxError(`box at ${at} has impossible size ${size}`);
    boxes.push({ type: boxType(view, at + 4), start: at + header, end: at + size });
    at += size;
  }
  return boxes;
}

/** @param {DataView} view @param {Box} parent @param {string[]} path @returns {Box|null} */
function find(view, parent, ...path) {
  let found = /** @type {Box|null} */ (parent);
  for (const type of path) {
    if (!found) return null;
    found = boxesIn(view, found.start, found.end).find(box => box.type === type) ?? null;
  }
  return found;
}

/** @param {DataView} view @param {Box} parent @param {string[]} path @returns {Box} */
function need(view, parent, ...path) {
  const box = find(view, parent, ...path);
  if (!box) throw new DemuxError(`no ${path.join('/')} in ${parent.type}`);
  return box;
}

/** @param {Box} box @param {number} bytes */
function atLeast(box, bytes) {
  if (box.end - box.start < bytes) throw new DemuxError(`${box.type} is shorter than ${bytes} bytes`);
}

/**
 * What a decoder must know about the video track of an init segment (ftyp + moov).
 * @param {ArrayBufferLike} buffer @param {number} [offset] @param {number} [length] @returns {Track}
 */
export function readInit(buffer, offset = 0, length) {
  const view = viewOf(buffer, offset, length);
  const file = { type: 'file', start: 0, end: view.byteLength };
  const moov = need(view, file, 'moov');
  for (const trak of boxesIn(view, moov.start, moov.end).filter(box => box.type === 'trak')) {
    const handler = need(view, trak, 'mdia', 'hdlr');
    atLeast(handler, 12);
    if (boxType(view, handler.start + 8) !== 'vide') continue;

    const mdhd = need(view, trak, 'mdia', 'mdhd');
    atLeast(mdhd, 24);
    const timescaleAt = view.getUint8(mdhd.start) === 1 ? 20 : 12;
    const timescale = view.getUint32(mdhd.start + timescaleAt);
    if (timescale === 0) throw new DemuxError('mdhd has timescale 0');

    const stsd = need(view, trak, 'mdia', 'minf', 'stbl', 'stsd');
    atLeast(stsd, 8);
    const entry = boxesIn(view, stsd.start + 8, stsd.end)[0];
    if (!entry || (entry.type !== 'avc1' && entry.type !== 'avc3')) throw new DemuxError(`sample entry is ${entry?.type ?? 'missing'}, not avc1`);
    const visualEntryHeader = 78;
    atLeast(entry, visualEntryHeader);
    const avcC = boxesIn(view, entry.start + visualEntryHeader, entry.end).find(box => box.type === 'avcC');
    if (!avcC) throw new DemuxError('sample entry has no avcC');
    atLeast(avcC, 7);
    const description = bytes(view, avcC.start, avcC.end);
    const hex = (/** @type {number} */ value) => value.toString(16).padStart(2, '0');
    return {
      description,
      codec: `${entry.type}.${hex(description[1])}${hex(description[2])}${hex(description[3])}`,
      timescale,
      width: view.getUint16(entry.start + 24),
      height: view.getUint16(entry.start + 26),
    };
  }
  throw new DemuxError('init segment has no video track');
}

/**
 * The frames of one fragment (moof + mdat), as ranges of the same memory: nothing is copied.
 * @param {ArrayBufferLike} buffer @param {number} [offset] @param {number} [length] @returns {Sample[]}
 */
export function readFragment(buffer, offset = 0, length) {
  const view = viewOf(buffer, offset, length);
  const top = boxesIn(view, 0, view.byteLength);
  const moof = top.find(box => box.type === 'moof');
  const mdat = top.find(box => box.type === 'mdat');
  if (!moof || !mdat) throw new DemuxError('fragment lacks moof or mdat');
  const traf = need(view, moof, 'traf');
  const tfhd = need(view, traf, 'tfhd');
  const tfdt = need(view, traf, 'tfdt');
  const trun = need(view, traf, 'trun');

  const defaults = readDefaults(view, tfhd);
  atLeast(tfdt, 8);
  const longTime = view.getUint8(tfdt.start) === 1;
  if (longTime) atLeast(tfdt, 12);
  let time = longTime ? Number(view.getBigUint64(tfdt.start + 4)) : view.getUint32(tfdt.start + 4);

  atLeast(trun, 8);
  const flags = view.getUint32(trun.start) & 0xffffff;
  const count = view.getUint32(trun.start + 4);
  let at = trun.start + 8;
  if (flags & 0x1) at += 4;
  if (flags & 0x4) at += 4;
  const perSample = (flags & 0x100 ? 4 : 0) + (flags & 0x200 ? 4 : 0) + (flags & 0x400 ? 4 : 0) + (flags & 0x800 ? 4 : 0);
  if (count > 4096 || at + count * perSample > trun.end) throw new DemuxError(`trun announces ${count} samples, more than it holds`);

  const samples = [];
  let dataAt = mdat.start;
  for (let i = 0; i < count; i++) {
    const duration = flags & 0x100 ? view.getUint32(at) : defaults.duration;
    if (flags & 0x100) at += 4;
    const size = flags & 0x200 ? view.getUint32(at) : defaults.size ?? mdat.end - dataAt;
    if (flags & 0x200) at += 4;
    if (flags & 0x400) at += 4;
    if (flags & 0x800) at += 4;
    if (dataAt + size > mdat.end) throw new DemuxError(`sample ${i} of ${size} bytes runs past mdat`);
    samples.push({ time, duration, data: bytes(view, dataAt, dataAt + size) });
    dataAt += size;
    time += duration ?? 0;
  }
  return samples;
}

/** @param {DataView} view @param {Box} tfhd @returns {{ duration: number|null, size: number|null }} */
function readDefaults(view, tfhd) {
  atLeast(tfhd, 8);
  const flags = view.getUint32(tfhd.start) & 0xffffff;
  let at = tfhd.start + 8;
  if (flags & 0x1) at += 8;
  if (flags & 0x2) at += 4;
  const needed = at + (flags & 0x8 ? 4 : 0) + (flags & 0x10 ? 4 : 0);
  if (needed > tfhd.end) throw new DemuxError('tfhd is cut off');
  const duration = flags & 0x8 ? view.getUint32(at) : null;
  if (flags & 0x8) at += 4;
  const size = flags & 0x10 ? view.getUint32(at) : null;
  return { duration, size };
}

/** @param {DataView} view @param {number} start @param {number} end */
const bytes = (view, start, end) => new Uint8Array(view.buffer, view.byteOffset + start, end - start);
