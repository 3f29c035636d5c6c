// @ts-check

/** Ends every message. */
const separator = '\u001e';
const kinds = { invocation: 1, completion: 3, ping: 6, close: 7 };
/** How often this side says that it is there, ms. The server cuts off who says nothing for twice as long. */
const pingEvery = 15_000;
/** The server says something every five seconds; whoever hears nothing for so long is cut off, ms. */
const silentAfter = 30_000;

/**
 * One connection to the desk's hub: SignalR's hub protocol in JSON, version 1, over a WebSocket without negotiation. As much of it as a desk
 * speaks: it asks by name, without arguments, and is told things.
 * https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md
 */
export class DeskLine {
  /** Whether both sides shook hands and neither left. */ ready = false;
  /** @type {Map<string, { resolve: (result: any) => void, reject: (problem: Error) => void }>} */ #asked = new Map();
  #number = 0;
  #heardAt = performance.now();
  #pulse = 0;
  #socket;
  #told;
  #closed;
  /** @type {(problem?: Error) => void} */ #opened = () => {};

  /** @param {string} address @param {(name: string, value: any) => void} told what the server says by itself @param {() => void} closed after it was ready */
  constructor(address, told, closed) {
    this.#told = told;
    this.#closed = closed;
    const socket = this.#socket = new WebSocket(address);
    socket.onopen = () => this.#send({ protocol: 'json', version: 1 });
    socket.onmessage = event => this.#received(String(event.data));
    socket.onclose = () => this.#ended();
    this.#pulse = window.setInterval(() => this.#beat(), pingEvery);
  }

  /** Resolves when both sides are ready; rejects when that fails. @returns {Promise<void>} */
  open() {
    return new Promise((resolve, reject) => { this.#opened = problem => problem ? reject(problem) : resolve(); });
  }

  /** Asks the hub; rejects when it refuses or the line breaks. @param {string} method @returns {Promise<any>} */
  invoke(method) {
    return new Promise((resolve, reject) => {
      if (!this.ready) {
        reject(new Error('The line to the desk is closed.'));
        return;
      }
      const id = String(++this.#number);
      this.#asked.set(id, { resolve, reject });
      this.#send({ type: kinds.invocation, invocationId: id, target: method, arguments: [] });
    });
  }

  /** @param {string} data whole messages */
  #received(data) {
    this.#heardAt = performance.now();
    for (const text of data.split(separator)) if (text !== '') this.#said(JSON.parse(text));
  }

  /** @param {any} message */
  #said(message) {
    if (!this.ready) {
      if (message.error) {
        this.#socket.close();
        return;
      }
      this.ready = true;
      this.#opened();
    } else if (message.type === kinds.invocation) {
      this.#told(message.target, message.arguments[0]);
    } else if (message.type === kinds.completion) {
      const asked = this.#asked.get(message.invocationId);
      this.#asked.delete(message.invocationId);
      if (message.error) asked?.reject(new Error(message.error));
      else asked?.resolve(message.result);
    } else if (message.type === kinds.close) {
      this.#socket.close();
    }
  }

  #beat() {
    if (performance.now() - this.#heardAt > silentAfter) this.#ended();
    else if (this.ready) this.#send({ type: kinds.ping });
  }

  // A socket whose other side is gone may take minutes to close: nobody waits for that.
  #ended() {
    const wasReady = this.ready;
    this.ready = false;
    clearInterval(this.#pulse);
    this.#socket.onmessage = this.#socket.onclose = this.#socket.onopen = null;
    this.#socket.close();
    const lost = new Error('The line to the desk broke.');
    for (const asked of this.#asked.values()) asked.reject(lost);
    this.#asked.clear();
    this.#opened(lost);
    if (wasReady) this.#closed();
  }

  /** @param {object} message */
  #send(message) {
    this.#socket.send(JSON.stringify(message) + separator);
  }
}
