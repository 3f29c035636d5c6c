// Installed in every page of the simulation before the page's own scripts. Reads the strip that simulated cameras draw (format:
// deploy/demo/frame_counter.py) from the pixels on the page, and remembers per tile when the first readable picture stood there.
(() => {
  const strip = document.createElement('canvas');
  const pen = strip.getContext('2d', { willReadFrequently: true });

  const crc8 = bytes => bytes.reduce((crc, byte) => {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : (crc << 1) & 0xff;
    return crc;
  }, 0xff);

  /** @returns {{camera: number, frame: number}|null} */
  function read(picture) {
    const width = picture.videoWidth ?? picture.width;
    const height = picture.videoHeight ?? picture.height;
    if (!(width >= 32 && height >= 32)) return null;
    if (strip.width !== width || strip.height !== 3) { strip.width = width; strip.height = 3; }
    const middle = Math.floor(height * (1 - 8 / 360));
    pen.clearRect(0, 0, width, 3);
    try { pen.drawImage(picture, 0, middle - 1, width, 3, 0, 0, width, 3); } catch { return null; }
    const pixels = pen.getImageData(0, 0, width, 3).data;
    const bytes = [0, 0, 0, 0];
    for (let block = 0; block < 32; block++) {
      const centre = Math.floor((block + 0.5) * width / 32);
      let sum = 0;
      for (let y = 0; y < 3; y++) for (let x = centre - 1; x <= centre + 1; x++) {
        const at = (y * width + x) * 4;
        sum += pixels[at] * 0.299 + pixels[at + 1] * 0.587 + pixels[at + 2] * 0.114;
      }
      if (sum > 9 * 128) bytes[block >> 3] |= 0x80 >> (block & 7);
    }
    return crc8(bytes.slice(0, 3)) === bytes[3] ? { camera: bytes[0], frame: bytes[1] << 8 | bytes[2] } : null;
  }

  /** Per "incident/camera": what was seen, times in ms since the epoch. */
  const seen = new Map();
  const lookedAt = new Map();

  function look() {
    const now = performance.now();
    for (const tile of document.querySelectorAll('lv-tile')) {
      const picture = tile.querySelector('canvas.picture, video.picture');
      if (!picture) continue;
      const key = `${tile.dataset.incident}/${tile.dataset.camera}`;
      // Every frame until the first picture stands, then now and then: reading pixels back costs what decoding needs.
      if (seen.has(key) && now - (lookedAt.get(key) ?? 0) < 200) continue;
      lookedAt.set(key, now);
      const counter = read(picture);
      if (!counter) continue;
      const at = performance.timeOrigin + performance.now();
      const before = seen.get(key);
      if (!before) {
        seen.set(key, { camera: counter.camera, firstFrame: counter.frame, firstAt: at, lastFrame: counter.frame, lastAt: at, rises: 0, falls: 0 });
      } else if (counter.frame !== before.lastFrame) {
        const step = (counter.frame - before.lastFrame) << 16 >> 16;
        if (step > 0) before.rises++; else before.falls++;
        if (counter.camera !== before.camera) before.falls++;
        before.lastFrame = counter.frame;
        before.lastAt = at;
      }
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  Object.defineProperty(globalThis, 'liveViewProof', {
    value: {
      read,
      seen: (incident, camera) => {
        const found = seen.get(`${incident}/${camera}`);
        if (!found) return null;
        const tile = [...document.querySelectorAll('lv-tile')].find(t => t.dataset.incident === incident && t.dataset.camera === camera);
        return { ...found, tileFirstAt: tile?.firstPictureAt ?? null, tileFrames: tile?.decodedFrames ?? null };
      },
      visible: () => [...document.querySelectorAll('lv-tile')].filter(t => {
        const picture = t.querySelector('canvas.picture, video.picture');
        return picture && read(picture);
      }).length,
    },
  });
})();
