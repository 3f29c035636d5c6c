// A second camera for tests: an RTSP server that nobody here wrote (node-rtsp-rtmp-server) sends what another camera shows, as a
// recorder before cameras does; who may look is decided by another library (http-auth-utils). Both are put beside this file by npm.
//
// Usage: second-camera.mjs SOURCE HOME     SOURCE: address of the camera to pass on; HOME: a directory of its own
// HOME/order.json says how to ask and for what: {"scheme": "Basic" | "Digest", "user": …, "password": …}.
// Prints "port N" when pictures come, and ends when its standard input ends.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { BASIC, DIGEST, buildWWWAuthenticateHeader, parseAuthorizationHeader } from 'http-auth-utils';

const require = createRequire(import.meta.url);
const [source, home] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(`${home}/order.json`, 'utf8'));
process.stdin.resume().on('end', () => process.exit(0));

// The server listens to the world, on ports of its configuration.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (where, ...rest) {
  return listen.call(this, where, ...rest.map(each => each === '0.0.0.0' ? '127.0.0.1' : each));
};

async function freePort(kind) {
  const probe = kind === 'udp' ? dgram.createSocket('udp4').bind(0, '127.0.0.1') : net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  await new Promise(done => probe.close(done));
  return port;
}

const config = require('node-rtsp-rtmp-server/config');
config.serverPort = await freePort('tcp');
config.rtmpServerPort = await freePort('tcp');
for (const name of Object.keys(config)) {
  if (/^(audio|video)RTC?PServerPort$|UDPListenPort$/.test(name)) config[name] = await freePort('udp');
  if (/ReceiverPath$/.test(name)) config[name] = `${home}/${name}`;
}

const StreamServer = require('node-rtsp-rtmp-server');
require('node-rtsp-rtmp-server/logger').setLevel(4);
const server = new StreamServer();
server.setLivePathConsumer((_, callback) => callback(null));

const mechanism = asked.scheme === 'Basic' ? BASIC : DIGEST;
const challenge = { realm: 'second camera', ...(mechanism === DIGEST ? { qop: 'auth', nonce: randomBytes(16).toString('hex'), algorithm: 'MD5' } : {}) };

function mayLook({ method, uri, headers }) {
  try {
    const { data } = parseAuthorizationHeader(headers.authorization, [mechanism]);
    if (mechanism === BASIC) return data.username === asked.user && data.password === asked.password;
    const right = DIGEST.computeHash({ ...data, method, uri, username: asked.user, password: asked.password, realm: challenge.realm, nonce: challenge.nonce, algorithm: 'md5' });
    return data.nonce === challenge.nonce && data.uri === uri && data.response === right;
  } catch {
    return false;
  }
}

// What brings the pictures is ours, and says so with its first request.
const respond = server.rtspServer.respond;
server.rtspServer.respond = function (socket, request, callback) {
  socket.brings ||= request.method === 'ANNOUNCE';
  if (socket.brings || request.method === 'OPTIONS' || mayLook(request)) return respond.call(this, socket, request, callback);
  return callback(null, [
    'RTSP/1.0 401 Unauthorized', `CSeq: ${request.headers.cseq}`, `WWW-Authenticate: ${buildWWWAuthenticateHeader(mechanism, challenge)}`, '', '',
  ].join('\r\n'));
};

await new Promise(done => server.start(done));
server.rtspServer.on('video_start', () => console.log(`port ${config.serverPort}`));
const feeder = spawn('ffmpeg', [
  '-nostdin', '-v', 'error', '-rtsp_transport', 'tcp', '-i', source, '-map', '0:v:0', '-c', 'copy', '-f', 'rtsp',
  '-rtsp_transport', 'tcp', `rtsp://127.0.0.1:${config.serverPort}/live/till`,
], { stdio: ['ignore', 'ignore', 'inherit'] });
feeder.on('exit', () => process.exit(1));
process.on('exit', () => feeder.kill('SIGKILL'));
