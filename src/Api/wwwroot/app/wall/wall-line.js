// @ts-check
// How a desk and the walls beside it hear each other: windows of one browser, nothing of it leaves the workstation.

/** @typedef {{ type: 'asks' }|{ type: 'shows', person: string, incident: string|null }|{ type: 'left' }} WallWord */

/** @param {(word: WallWord) => void} heard @returns {{ say: (word: WallWord) => void, close: () => void }} */
export function openWallLine(heard) {
  const channel = new BroadcastChannel('live-view.wall');
  channel.onmessage = event => heard(event.data);
  return { say: word => channel.postMessage(word), close: () => channel.close() };
}
