// @ts-check
const utf8 = new TextDecoder();

/**
 * Reads MessagePack as far as the server writes it: whole numbers, texts, truth values, lists.
 * @param {ArrayBuffer} message @returns {any}
 */
export function unpack(message) {
  const view = new DataView(message);
  let at = 0;

  const take = (/** @type {number} */ length) => (at += length) - length;
  const text = (/** @type {number} */ length) => utf8.decode(new Uint8Array(message, take(length), length));
  const list = (/** @type {number} */ length) => Array.from({ length }, read);

  /** @returns {any} */
  function read() {
    const kind = view.getUint8(take(1));
    if (kind < 0x80) return kind;
    if (kind < 0xa0 && kind >= 0x90) return list(kind & 0x0f);
    if (kind < 0xc0 && kind >= 0xa0) return text(kind & 0x1f);
    if (kind >= 0xe0) return kind - 0x100;
    switch (kind) {
      case 0xc2: return false;
      case 0xc3: return true;
      case 0xcc: return view.getUint8(take(1));
      case 0xcd: return view.getUint16(take(2));
      case 0xce: return view.getUint32(take(4));
      case 0xcf: return Number(view.getBigUint64(take(8)));
      case 0xd0: return view.getInt8(take(1));
      case 0xd1: return view.getInt16(take(2));
      case 0xd2: return view.getInt32(take(4));
      case 0xd3: return Number(view.getBigInt64(take(8)));
      case 0xd9: return text(view.getUint8(take(1)));
      case 0xda: return text(view.getUint16(take(2)));
      case 0xdb: return text(view.getUint32(take(4)));
      case 0xdc: return list(view.getUint16(take(2)));
      case 0xdd: return list(view.getUint32(take(4)));
      default: throw new RangeError(`Not read: ${kind.toString(16)}`);
    }
  }

  return read();
}
