"""A camera for tests: an RTSP server on loopback that is live, as a camera is.

Usage: camera.py [--basic=USER:PASSWORD | --digest=USER:PASSWORD] NAME=CODEC[:KEYINT] ...      CODEC: h264, h264-b (B-frames), h265, mjpeg, audio,
h264+aac, h264+pcmu (with a tone of 440 Hz)
Prints "port N" when it listens, and ends when its standard input ends.
Every stream is encoded by an ffmpeg of its own at its real pace and joined while it runs: a file-backed shared stream would be
wound back by every viewer. Only a camera that can also be heard makes a picture and a tone anew for each visitor: who asks for one of
the two must not hold up who asks for the other.
"""
import ctypes
import signal
import socket
import subprocess
import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

RATE = 25
ENCODERS = {
    "h264": ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-bf", "0", "-sc_threshold", "0"],
    "h264-b": ["-c:v", "libx264", "-preset", "veryfast", "-bf", "2", "-b_strategy", "0", "-sc_threshold", "0", "-rc-lookahead", "4"],
    "h265": ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error:bframes=0"],
    "mjpeg": ["-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-huffman", "default"],
    "audio": ["-c:a", "pcm_mulaw"],
}
PAYLOADS = {
    "h264": ("video", "H264", 90000, "rtph264depay ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1"),
    "h264-b": ("video", "H264", 90000, "rtph264depay ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1"),
    "h265": ("video", "H265", 90000, "rtph265depay ! h265parse ! rtph265pay name=pay0 pt=96 config-interval=-1"),
    "mjpeg": ("video", "JPEG", 90000, "rtpjpegdepay ! rtpjpegpay name=pay0 pt=26"),
    "audio": ("audio", "PCMU", 8000, "rtppcmudepay ! rtppcmupay name=pay0 pt=0"),
}

TONES = {
    "aac": "voaacenc bitrate=48000 ! rtpmp4gpay name=pay1 pt=97",
    "pcmu": "audioresample ! audio/x-raw,rate=8000 ! mulawenc ! rtppcmupay name=pay1 pt=0",
}


def die_with_parent():
    ctypes.CDLL("libc.so.6").prctl(1, signal.SIGKILL)


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def encode(codec, interval, port):
    if codec == "audio":
        source = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=8000"]
        options = ["-ac", "1"]
    else:
        source = ["-f", "lavfi", "-i", f"testsrc2=size=320x180:rate={RATE}"]
        options = ["-g", str(interval)] + ([] if codec == "mjpeg" else ["-pix_fmt", "yuv420p"])
    static = {"mjpeg": "26", "audio": "0"}.get(codec, "96")
    return subprocess.Popen(
        ["ffmpeg", "-nostdin", "-v", "error", "-re", *source, *ENCODERS[codec], *options,
         "-payload_type", static, "-f", "rtp", f"rtp://127.0.0.1:{port}?pkt_size=1200"],
        stdout=subprocess.DEVNULL, preexec_fn=die_with_parent)


def factory(codec, port):
    media, name, clock, chain = PAYLOADS[codec]
    static = {"mjpeg": 26, "audio": 0}.get(codec, 96)
    made = GstRtspServer.RTSPMediaFactory()
    made.set_launch(
        f"( udpsrc address=127.0.0.1 port={port} buffer-size=4000000 caps=\"application/x-rtp,media={media},"
        f"encoding-name={name},clock-rate={clock},payload={static}\" ! rtpjitterbuffer latency=20 ! {chain} )")
    made.set_shared(True)
    made.set_suspend_mode(GstRtspServer.RTSPSuspendMode.NONE)
    made.set_stop_on_disconnect(False)
    return made


def heard(tone, interval):
    made = GstRtspServer.RTSPMediaFactory()
    made.set_launch(
        f"( videotestsrc is-live=true ! video/x-raw,width=320,height=180,framerate={RATE}/1 ! "
        f"x264enc tune=zerolatency speed-preset=ultrafast key-int-max={interval} ! rtph264pay name=pay0 pt=96 config-interval=-1 "
        f"audiotestsrc is-live=true freq=440 samplesperbuffer=1024 ! audio/x-raw,rate=16000,channels=1 ! {TONES[tone]} )")
    return made


def ask_for_password(server, scheme, user, password):
    """Who may describe a stream may be asked; only the user may play it: otherwise the server answers that there is nothing."""
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "user")
    anonymous = GstRtspServer.RTSPToken()
    anonymous.set_string("media.factory.role", "anonymous")
    auth.set_default_token(anonymous)
    if scheme == "--basic":
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.BASIC)
    else:
        auth.add_digest(user, password, token)
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
    server.set_auth(auth)


def permissions():
    made = GstRtspServer.RTSPPermissions()
    for role, construct in (("user", True), ("anonymous", False)):
        made.add_permission_for_role(role, "media.factory.access", True)
        made.add_permission_for_role(role, "media.factory.construct", construct)
    return made


def main():
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    service = "0"
    for argument in sys.argv[1:]:
        name, _, value = argument.partition("=")
        if name == "--port":
            service = value
            continue
        if name in ("--basic", "--digest"):
            ask_for_password(server, name, *value.split(":"))
            continue
        codec, _, interval = value.partition(":")
        picture, _, tone = codec.partition("+")
        if tone:
            made = heard(tone, int(interval or RATE))
        else:
            port = free_port()
            encode(picture, int(interval or RATE), port)
            made = factory(picture, port)
        made.set_permissions(permissions())
        server.get_mount_points().add_factory("/" + name, made)
    server.set_service(service)
    if server.attach(None) == 0:
        sys.exit("the port is taken")
    loop = GLib.MainLoop()
    threading.Thread(target=lambda: (sys.stdin.read(), loop.quit()), daemon=True).start()
    print(f"port {server.get_bound_port()}", flush=True)
    loop.run()


main()
