// @ts-check
/** How close to what is newest it is played, s: two or three pieces of sound. */
const nearLive = 0.2;
/** Further behind than this it jumps: sound that lags is not what happens now, s. */
const longestLag = 0.8;
const keptSeconds = 5;

/** Plays the pieces of one stream of sound as they come, with Media Source Extensions, close to live. */
export class LiveSound {
  element = document.createElement('audio');

  /** @type {MediaSource|null} */ #source = null;
  /** @type {SourceBuffer|null} */ #buffer = null;
  /** @type {string|null} */ #address = null;
  /** @type {Uint8Array[]} */ #queue = [];

  /** @param {(reason: unknown) => void} broken */
  constructor(broken) {
    this.broken = broken;
    this.element.disableRemotePlayback = true;
    this.element.onerror = () => { if (this.#source) broken(this.element.error); };
  }

  /** What follows is decoded with this. @param {string} codec @param {Uint8Array} init */
  begin(codec, init) {
    this.end();
    const Source = /** @type {typeof MediaSource} */ (/** @type {any} */ (window).ManagedMediaSource ?? MediaSource);
    const type = `audio/mp4; codecs="${codec}"`;
    if (!Source.isTypeSupported(type)) {
      this.broken(new Error(type));
      return;
    }
    const source = this.#source = new Source();
    this.#queue = [init];
    source.addEventListener('sourceopen', () => {
      if (source !== this.#source || this.#buffer) return;
      this.#buffer = source.addSourceBuffer(type);
      this.#buffer.addEventListener('updateend', () => this.#appended());
      this.#append();
    });
    this.#address = URL.createObjectURL(source);
    this.element.src = this.#address;
  }

  /** @param {Uint8Array} piece */
  push(piece) {
    if (!this.#source) return;
    this.#queue.push(piece);
    // A source that never opens keeps no minutes of sound.
    if (this.#queue.length > 256) this.#queue.splice(1, 128);
    this.#append();
  }

  end() {
    this.#source = null;
    this.#buffer = null;
    this.#queue = [];
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = null;
    this.element.pause();
    this.element.removeAttribute('src');
    this.element.load();
  }

  #append() {
    const buffer = this.#buffer;
    const piece = buffer && !buffer.updating ? this.#queue.shift() : undefined;
    if (!buffer || !piece) return;
    try {
      buffer.appendBuffer(/** @type {BufferSource} */ (piece));
    } catch (reason) {
      this.broken(reason);
    }
  }

  #appended() {
    const buffer = this.#buffer;
    // A piece that came before this was told is being appended already.
    if (!buffer || buffer.updating) return;
    this.#stayLive();
    const old = this.element.currentTime - keptSeconds;
    if (buffer.buffered.length > 0 && buffer.buffered.start(0) < old - keptSeconds) buffer.remove(0, old);
    else this.#append();
  }

  #stayLive() {
    const { buffered, currentTime, paused } = this.element;
    if (buffered.length === 0) return;
    const [start, end] = [buffered.start(buffered.length - 1), buffered.end(buffered.length - 1)];
    if (currentTime < start - 0.01 || end - currentTime > longestLag) this.element.currentTime = Math.max(start, end - nearLive);
    if (paused) this.element.play().catch(this.broken);
  }
}
