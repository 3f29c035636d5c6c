"""A row of real RTSP cameras on loopback, for demonstration and tests.

Each camera encodes all the time, whether somebody watches or not, so a viewer joins in the middle of a group of pictures and waits
for the next key frame exactly as with a camera on a wall. Besides, there is a port that accepts and never answers, and one that refuses.

Usage: /usr/bin/python3 cameras.py [--port 8554] [--hang-port 8555] [--refuse-port 8556] [--cameras cameras.json] [--frame-log FILE]
Prints `cameras: ready …` on standard output when clients may connect.
"""
import argparse
import json
import os
import signal
import socket
import sys
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from scene import Scene  # noqa: E402

ENCODERS = {
    # repeat-headers is x264's default in byte-stream; "avc" carries the parameter sets in the caps, hence sprop in the SDP from the first client on.
    "h264": "x264enc name=encoder tune=zerolatency speed-preset=superfast threads=1 bframes=0 bitrate=500 key-int-max={gop} "
            "option-string=scenecut=0:min-keyint={gop} ! video/x-h264,stream-format=avc,alignment=au",
    "mjpeg": "jpegenc quality=60",
}
PAYLOADERS = {
    "h264": "rtph264pay name=pay0 pt=96 config-interval=-1 aggregate-mode=zero-latency",
    "mjpeg": "rtpjpegpay name=pay0 pt=26",
}
# A till that beeps every second, in the codings that cameras have.
SOUNDS = {
    "aac": "audio/x-raw,rate=16000,channels=1 ! voaacenc bitrate=48000 ! rtpmp4gpay name=pay1 pt=97",
    "pcmu": "audio/x-raw,rate=8000,channels=1 ! mulawenc ! rtppcmupay name=pay1 pt=0",
}


class Camera:
    """The encoder that runs all the time, and the RTSP medium that passes its output on to whoever connected."""

    def __init__(self, description):
        self.description = description
        self.scene = Scene(description)
        self.fps, self.codec = description["fps"], description["codec"]
        self.frames = 0
        self.media = []
        self.lock = threading.Lock()
        gop = max(1, round(self.fps * description["keyFrameSeconds"]))
        self.pipeline = Gst.parse_launch(
            "appsrc name=picture is-live=true format=time do-timestamp=true block=false max-buffers=4 max-bytes=0 leaky-type=downstream "
            f"caps=video/x-raw,format=I420,width={description['width']},height={description['height']},framerate={self.fps}/1,"
            "pixel-aspect-ratio=1/1,interlace-mode=progressive,colorimetry=bt709 ! "
            + ENCODERS[self.codec].format(gop=gop)
            + " ! appsink name=encoded emit-signals=true sync=false max-buffers=4 drop=false")
        self.picture = self.pipeline.get_by_name("picture")
        self.pipeline.get_by_name("encoded").connect("new-sample", self.encoded)
        self.first = threading.Event()
        self.caps = None
        self.pipeline.set_state(Gst.State.PLAYING)

    def draw(self, log):
        if log:
            # Before it is drawn: what the camera sees now is what this frame shows.
            print(self.description["number"], self.frames % 65536, round(time.time() * 1000, 1), file=log)
        self.picture.emit("push-buffer", Gst.Buffer.new_wrapped(self.scene.frame(self.frames)))
        self.frames += 1

    def encoded(self, sink):
        sample = sink.emit("pull-sample")
        if sample is None:
            return Gst.FlowReturn.OK
        if self.caps is None:
            self.caps = sample.get_caps()
            self.first.set()
        buffer = sample.get_buffer()
        with self.lock:
            media = list(self.media)
        for medium in media:
            medium.push(buffer)
        return Gst.FlowReturn.OK

    def factory(self, sound=None):
        factory = GstRtspServer.RTSPMediaFactory()
        heard = f" audiotestsrc is-live=true wave=ticks freq=880 volume=0.5 samplesperbuffer=512 ! {SOUNDS[sound]}" if sound else ""
        factory.set_launch(
            f"( appsrc name=live is-live=true format=time do-timestamp=true block=false max-bytes=0 ! {PAYLOADERS[self.codec]}{heard} )")
        # Who listens and who looks come apart: with one medium for both, the second would change what the first gets.
        factory.set_shared(sound is None)
        factory.set_suspend_mode(GstRtspServer.RTSPSuspendMode.NONE)
        factory.set_stop_on_disconnect(False)
        factory.set_latency(0)
        factory.connect("media-configure", self.configure)
        return factory

    def configure(self, _factory, media):
        medium = Medium(media.get_element().get_by_name("live"), self.caps)
        with self.lock:
            self.media.append(medium)
        media.connect("unprepared", lambda _: self.forget(medium))

    def forget(self, medium):
        with self.lock:
            self.media.remove(medium)


class Medium:
    """One prepared RTSP medium. Between DESCRIBE and PLAY nothing drains it; what does not fit is left out up to the next key frame,
    because a stream with a hole in the middle of a group is not what a real camera sends."""

    def __init__(self, source, caps):
        self.source = source
        self.waits_for_key = False
        source.set_property("caps", caps)

    def push(self, buffer):
        is_key = not buffer.has_flags(Gst.BufferFlags.DELTA_UNIT)
        if self.source.get_property("current-level-buffers") > 20:
            self.waits_for_key = True
            return
        if self.waits_for_key and not is_key:
            return
        self.waits_for_key = False
        copy = buffer.copy()
        copy.pts = copy.dts = Gst.CLOCK_TIME_NONE
        self.source.emit("push-buffer", copy)


def draw_for_ever(cameras, stopping, log):
    """One thread draws all cameras, each at its own pace, in step with the monotonic clock so that no drift builds up."""
    start = time.monotonic()
    # Spread over one frame, so that five encoders do not all wake up at the same moment.
    due = [start + i / (len(cameras) * 15) for i in range(len(cameras))]
    while not stopping.is_set():
        next_one = min(range(len(cameras)), key=due.__getitem__)
        wait = due[next_one] - time.monotonic()
        if wait > 0 and stopping.wait(wait):
            return
        cameras[next_one].draw(log)
        due[next_one] += 1 / cameras[next_one].fps
        if time.monotonic() - due[next_one] > 1:
            # The machine slept or was overloaded: go on from now, as a camera would.
            due[next_one] = time.monotonic()


def guarded_server(port, password_file, cameras):
    """Who does not know the password is asked for it; without access for anonymous the server would say that there is nothing."""
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(str(port))
    auth = GstRtspServer.RTSPAuth()
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
    permissions = GstRtspServer.RTSPPermissions()
    for role in ("viewer", "anonymous"):
        token = GstRtspServer.RTSPToken()
        token.set_string("media.factory.role", role)
        permissions.add_permission_for_role(role, "media.factory.access", True)
        permissions.add_permission_for_role(role, "media.factory.construct", role == "viewer")
        if role == "viewer":
            with open(password_file, encoding="utf-8") as file:
                auth.add_digest(role, file.readline().rstrip("\n"), token)
        else:
            auth.set_default_token(token)
    server.set_auth(auth)
    for camera in cameras:
        factory = camera.factory()
        factory.set_permissions(permissions)
        server.get_mount_points().add_factory(camera.description["mount"], factory)
    return server


def end_with_input(loop):
    """Whoever started the park may be killed without a chance to clean up; its end of the pipe then closes."""
    while sys.stdin.buffer.read(4096):
        pass
    GLib.idle_add(loop.quit)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    arguments = argparse.ArgumentParser(description="Simulated RTSP cameras")
    arguments.add_argument("--port", type=int, default=8554)
    arguments.add_argument("--hang-port", type=int, default=8555)
    arguments.add_argument("--refuse-port", type=int, default=8556)
    arguments.add_argument("--password-port", type=int, help="the same cameras once more, for user 'viewer' with a password (Digest)")
    arguments.add_argument("--password-file", help="file with that password")
    arguments.add_argument("--cameras", default=os.path.join(here, "cameras.json"))
    arguments.add_argument("--end-with-input", action="store_true", help="stop when standard input closes")
    arguments.add_argument("--frame-log", help="file that gets a line for each frame: camera number, frame number, when (Unix ms)")
    options = arguments.parse_args()

    Gst.init(None)
    with open(options.cameras, encoding="utf-8") as file:
        cameras = [Camera(description) for description in json.load(file)["cameras"]]

    hangs = socket.create_server(("127.0.0.1", options.hang_port), backlog=64)  # the kernel accepts, nobody answers
    refuses = socket.socket()
    refuses.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    refuses.bind(("127.0.0.1", options.refuse_port))  # bound, not listening: connection refused, and nobody else takes the port

    log = open(options.frame_log, "w", buffering=1, encoding="utf-8") if options.frame_log else None
    stopping = threading.Event()
    drawing = threading.Thread(target=draw_for_ever, args=(cameras, stopping, log), daemon=True)
    drawing.start()
    for camera in cameras:
        if not camera.first.wait(20):
            sys.exit(f"cameras: camera {camera.description['mount']} encoded nothing in 20 s: is gstreamer1.0-plugins-ugly (x264enc) installed?")

    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(str(options.port))
    for camera in cameras:
        server.get_mount_points().add_factory(camera.description["mount"], camera.factory())
        for heard in camera.description.get("heard", []):
            server.get_mount_points().add_factory(heard["mount"], camera.factory(heard["sound"]))
    if server.attach(None) == 0:
        sys.exit(f"cameras: port {options.port} is taken: choose another with --port")

    if options.password_port:
        guarded = guarded_server(options.password_port, options.password_file, cameras)
        if guarded.attach(None) == 0:
            sys.exit(f"cameras: port {options.password_port} is taken: choose another with --password-port")

    loop = GLib.MainLoop()
    for number in (signal.SIGTERM, signal.SIGINT):
        GLib.unix_signal_add(GLib.PRIORITY_HIGH, number, loop.quit)
    # Sessions of clients that vanished hold their medium; without this they would stay for ever.
    GLib.timeout_add_seconds(5, lambda: server.get_session_pool().cleanup() >= 0)
    print(f"cameras: ready rtsp=127.0.0.1:{options.port} hang=127.0.0.1:{options.hang_port} refuse=127.0.0.1:{options.refuse_port}", flush=True)
    if options.end_with_input:
        threading.Thread(target=end_with_input, args=(loop,), daemon=True).start()
    loop.run()
    stopping.set()
    drawing.join(1)
    hangs.close()
    refuses.close()
    os._exit(0)  # the streaming threads of GStreamer need no orderly end


if __name__ == "__main__":
    main()
