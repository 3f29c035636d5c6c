"""Draws what a camera sees, as raw I420, without a drawing library: flat shapes cost almost nothing to draw and to encode."""
import math
import time

from frame_counter import draw_counter

# Y, U, V of the few colours a shop needs.
WALL, FLOOR, WOOD, GLASS = (168, 122, 132), (96, 124, 136), (110, 104, 152), (190, 142, 118)
STEEL, DARK, WHITE, GOLD = (128, 130, 126), (40, 128, 128), (228, 128, 128), (176, 60, 160)
COAT, SKIN, CAR, SKY = (62, 148, 112), (158, 112, 152), (74, 110, 190), (206, 140, 120)

# 5 x 7 dots per character, one number per row, most significant dot left.
GLYPHS = {
    "0": (14, 17, 19, 21, 25, 17, 14), "1": (4, 12, 4, 4, 4, 4, 14), "2": (14, 17, 1, 2, 4, 8, 31), "3": (31, 2, 4, 2, 1, 17, 14),
    "4": (2, 6, 10, 18, 31, 2, 2), "5": (31, 16, 30, 1, 1, 17, 14), "6": (6, 8, 16, 30, 17, 17, 14), "7": (31, 1, 2, 4, 8, 8, 8),
    "8": (14, 17, 17, 14, 17, 17, 14), "9": (14, 17, 17, 15, 1, 2, 12), "-": (0, 0, 0, 31, 0, 0, 0), ":": (0, 12, 12, 0, 12, 12, 0),
    "A": (14, 17, 17, 31, 17, 17, 17), "B": (30, 17, 17, 30, 17, 17, 30), "C": (14, 17, 16, 16, 16, 17, 14), "D": (30, 17, 17, 17, 17, 17, 30),
    "E": (31, 16, 16, 30, 16, 16, 31), "F": (31, 16, 16, 30, 16, 16, 16), "G": (14, 17, 16, 23, 17, 17, 15), "H": (17, 17, 17, 31, 17, 17, 17),
    "I": (14, 4, 4, 4, 4, 4, 14), "J": (7, 2, 2, 2, 2, 18, 12), "K": (17, 18, 20, 24, 20, 18, 17), "L": (16, 16, 16, 16, 16, 16, 31),
    "M": (17, 27, 21, 21, 17, 17, 17), "N": (17, 17, 25, 21, 19, 17, 17), "O": (14, 17, 17, 17, 17, 17, 14), "P": (30, 17, 17, 30, 16, 16, 16),
    "Q": (14, 17, 17, 17, 21, 18, 13), "R": (30, 17, 17, 30, 20, 18, 17), "S": (15, 16, 16, 14, 1, 1, 30), "T": (31, 4, 4, 4, 4, 4, 4),
    "U": (17, 17, 17, 17, 17, 17, 14), "V": (17, 17, 17, 17, 17, 10, 4), "W": (17, 17, 17, 21, 21, 21, 10), "X": (17, 17, 10, 4, 10, 17, 17),
    "Y": (17, 17, 10, 4, 4, 4, 4), "Z": (31, 1, 2, 4, 8, 16, 31), " ": (0, 0, 0, 0, 0, 0, 0),
}


class Canvas:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.luma = width * height
        self.pixels = bytearray(self.luma * 3 // 2)

    def rectangle(self, x, y, w, h, colour):
        """Even coordinates only, so that luma and chroma cover the same area."""
        left, top = max(0, int(x) & ~1), max(0, int(y) & ~1)
        right, bottom = min(self.width, int(x + w) & ~1), min(self.height, int(y + h) & ~1)
        if right <= left or bottom <= top:
            return
        luma, u, v = (bytes([c]) for c in colour)
        row = luma * (right - left)
        for line in range(top, bottom):
            start = line * self.width + left
            self.pixels[start:start + len(row)] = row
        half, chroma_width = (right - left) // 2, self.width // 2
        for plane, value in ((self.luma, u), (self.luma * 5 // 4, v)):
            row = value * half
            for line in range(top // 2, bottom // 2):
                start = plane + line * chroma_width + left // 2
                self.pixels[start:start + half] = row

    def disc(self, x, y, radius, colour):
        for dy in range(-radius & ~1, radius, 2):
            half = math.sqrt(max(0, radius * radius - (dy + 1) ** 2))
            self.rectangle(x - half, y + dy, 2 * half + 1, 2, colour)

    def text(self, x, y, words, scale=2):
        """White on black: readable on any scene, also after compression."""
        advance = 6 * scale
        self.rectangle(x - 4, y - 4, len(words) * advance + 8, 7 * scale + 8, (16, 128, 128))
        on = b"\xeb" * scale
        for place, letter in enumerate(words):
            for line, dots in enumerate(GLYPHS.get(letter, GLYPHS[" "])):
                for column in range(5):
                    if dots & (16 >> column):
                        for extra in range(scale):
                            start = (y + line * scale + extra) * self.width + x + place * advance + column * scale
                            self.pixels[start:start + scale] = on


class Scene:
    """One camera's view: a fixed room, somebody who walks, the clock, the camera's name and the frame counter."""

    def __init__(self, camera):
        self.number, self.name, self.kind = camera["number"], camera["name"], camera["scene"]
        self.fps = camera["fps"]
        self.canvas = Canvas(camera["width"], camera["height"])
        self.room()
        self.canvas.text(12, 12, self.name)
        self.background = bytes(self.canvas.pixels)
        self.second = None

    def frame(self, index):
        second = int(time.time())
        if second != self.second:
            # The clock changes once a second; until then the drawn text is part of the background.
            self.second = second
            self.canvas.pixels = bytearray(self.background)
            stamp = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(second))
            self.canvas.text(self.canvas.width - 12 * len(stamp) - 12, 12, stamp)
            self.stamped = bytes(self.canvas.pixels)
        self.canvas.pixels = bytearray(self.stamped)
        self.movement(index / self.fps)
        draw_counter(self.canvas.pixels, self.canvas.width, self.canvas.height, self.number, index)
        return bytes(self.canvas.pixels)

    def room(self):
        c, w, h = self.canvas, self.canvas.width, self.canvas.height
        c.rectangle(0, 0, w, h, FLOOR)
        c.rectangle(0, 0, w, h * 0.45, SKY if self.kind == "forecourt" else WALL)
        getattr(self, "room_" + self.kind)(c, w, h)

    @staticmethod
    def room_shop(c, w, h):
        c.rectangle(w * 0.80, h * 0.12, w * 0.14, h * 0.42, GLASS)
        c.rectangle(w * 0.865, h * 0.12, 4, h * 0.42, DARK)
        for shelf in range(3):
            c.rectangle(w * 0.05, h * (0.14 + 0.11 * shelf), w * 0.30, 6, WOOD)
            for piece in range(6):
                c.rectangle(w * (0.07 + 0.045 * piece), h * (0.14 + 0.11 * shelf) - 12, 12, 12, GOLD)
        c.rectangle(w * 0.40, h * 0.36, w * 0.32, h * 0.16, WOOD)
        c.rectangle(w * 0.41, h * 0.33, w * 0.30, h * 0.04, GLASS)
        c.rectangle(w * 0.62, h * 0.26, w * 0.06, h * 0.08, DARK)

    @staticmethod
    def room_entrance(c, w, h):
        c.rectangle(w * 0.30, h * 0.14, w * 0.40, h * 0.52, DARK)
        c.rectangle(w * 0.32, h * 0.16, w * 0.17, h * 0.50, GLASS)
        c.rectangle(w * 0.51, h * 0.16, w * 0.17, h * 0.50, GLASS)
        c.rectangle(w * 0.25, h * 0.70, w * 0.50, h * 0.18, (70, 116, 150))

    @staticmethod
    def room_till(c, w, h):
        c.rectangle(w * 0.05, h * 0.14, w * 0.20, h * 0.30, GLASS)
        c.rectangle(w * 0.10, h * 0.66, w * 0.80, h * 0.26, WOOD)
        c.rectangle(w * 0.56, h * 0.44, w * 0.16, h * 0.20, DARK)
        c.rectangle(w * 0.58, h * 0.47, w * 0.12, h * 0.10, GLASS)
        c.rectangle(w * 0.54, h * 0.62, w * 0.20, h * 0.05, STEEL)

    @staticmethod
    def room_vault(c, w, h):
        c.rectangle(w * 0.34, h * 0.14, w * 0.32, h * 0.56, STEEL)
        c.rectangle(w * 0.36, h * 0.17, w * 0.28, h * 0.50, (150, 130, 126))
        c.disc(w * 0.50, h * 0.42, 30, DARK)
        c.disc(w * 0.50, h * 0.42, 20, STEEL)
        for box in range(5):
            c.rectangle(w * 0.06, h * (0.16 + 0.10 * box), w * 0.20, h * 0.08, STEEL)

    @staticmethod
    def room_forecourt(c, w, h):
        c.rectangle(w * 0.10, h * 0.14, w * 0.80, h * 0.08, WHITE)
        for pump in (0.25, 0.70):
            c.rectangle(w * pump, h * 0.22, 12, h * 0.32, STEEL)
            c.rectangle(w * pump + 20, h * 0.36, w * 0.05, h * 0.20, (150, 90, 190))

    def movement(self, seconds):
        c, w, h = self.canvas, self.canvas.width, self.canvas.height
        if self.kind == "forecourt":
            x = (seconds * 0.12 % 1.4 - 0.3) * w
            c.rectangle(x, h * 0.66, w * 0.24, h * 0.10, CAR)
            c.rectangle(x + w * 0.05, h * 0.59, w * 0.13, h * 0.07, GLASS)
            c.disc(x + w * 0.05, h * 0.77, 14, DARK)
            c.disc(x + w * 0.19, h * 0.77, 14, DARK)
            return
        # To and fro, at a different pace per camera, so that no two pictures look alike.
        x = w * (0.5 + 0.36 * math.sin(seconds * (0.45 + 0.07 * self.number)))
        foot = h * 0.88
        stride = 8 * math.sin(seconds * 6)
        c.rectangle(x - 12 - stride, foot - 46, 12, 46, DARK)
        c.rectangle(x + 2 + stride, foot - 46, 12, 46, DARK)
        c.rectangle(x - 18, foot - 114, 36, 70, COAT)
        c.disc(x, foot - 128, 14, SKIN)
        c.rectangle(x - 14, foot - 144, 28, 8, DARK)
