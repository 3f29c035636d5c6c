"""The frame counter that every simulated camera draws: it proves by pixels which camera and which frame somebody sees.

Format: the lowest 16/360 of the picture is a row of 32 equally wide blocks, left to right, white = 1, black = 0:
8 bits camera number, 16 bits frame number modulo 65536, 8 bits CRC-8 (polynomial 0x07, start 0xFF) over those three bytes,
each most significant bit first. A plain black or plain white picture fails the CRC. At 640x360 a block is 20x16 pixels, so the
counter survives compression and scaling; readers sample the middle of a block and take half brightness as threshold.
"""

STRIP_OF_HEIGHT = 16 / 360
WHITE, BLACK = b"\xeb", b"\x10"


def crc8(data):
    crc = 0xFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = ((crc << 1) ^ 0x07) & 0xFF if crc & 0x80 else crc << 1
    return crc


def draw_counter(pixels, width, height, camera, frame):
    """Writes the strip into an I420 picture."""
    data = bytes((camera & 0xFF, frame >> 8 & 0xFF, frame & 0xFF))
    bits = int.from_bytes(data + bytes((crc8(data),)), "big")
    edges = [width * block // 32 for block in range(33)]
    row = b"".join((WHITE if bits >> (31 - block) & 1 else BLACK) * (edges[block + 1] - edges[block]) for block in range(32))
    lines = round(height * STRIP_OF_HEIGHT) + 1 & ~1
    pixels[width * (height - lines):width * height] = row * lines
    luma, grey = width * height, b"\x80" * (width // 2 * (lines // 2))
    for plane_end in (luma * 5 // 4, luma * 3 // 2):
        pixels[plane_end - len(grey):plane_end] = grey
