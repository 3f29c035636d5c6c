// @ts-check

/** A socket of this server that brings pictures. @param {string} path */
export function openPictureSocket(path) {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}`);
  socket.binaryType = 'arraybuffer';
  return socket;
}
