"""Cameras of the fan-out bench: one coded clip, sent again and again at 25 frames per second, so that no encoder takes part."""
import sys
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

FRAME = 1 / 25
AUD = b"\x00\x00\x00\x01\x09"


def access_units(path):
    """The clip has a delimiter before each frame."""
    data = open(path, "rb").read()
    starts = []
    at = data.find(AUD)
    while at >= 0:
        starts.append(at)
        at = data.find(AUD, at + 1)
    return [data[a:b] for a, b in zip(starts, starts[1:] + [len(data)])]


class Cameras:
    def __init__(self, clip):
        self.units = access_units(clip)
        self.sources = set()

    def configure(self, _factory, media):
        source = media.get_element().get_by_name_recurse_up("source")
        self.sources.add(source)
        media.connect("unprepared", lambda _media: self.sources.discard(source))

    def run(self):
        begun, number = time.monotonic(), 0
        while True:
            number += 1
            wait = begun + number * FRAME - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            unit = self.units[number % len(self.units)]
            for source in list(self.sources):
                source.emit("push-buffer", Gst.Buffer.new_wrapped(unit))


def main():
    clip, port, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    Gst.init(None)
    cameras = Cameras(clip)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(port)
    for number in range(count):
        factory = GstRtspServer.RTSPMediaFactory()
        factory.set_launch(
            "( appsrc name=source is-live=true format=time do-timestamp=true block=false max-bytes=4000000 "
            "caps=video/x-h264,stream-format=byte-stream,alignment=au,framerate=25/1 "
            "! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1 )"
        )
        factory.set_shared(True)
        factory.connect("media-configure", cameras.configure)
        server.get_mount_points().add_factory(f"/camera-{number:02}", factory)
    server.attach(None)
    threading.Thread(target=cameras.run, daemon=True).start()
    loop = GLib.MainLoop()
    threading.Thread(target=lambda: (sys.stdin.read(), loop.quit()), daemon=True).start()
    print("cameras: ready", flush=True)
    loop.run()


main()
