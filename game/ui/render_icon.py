"""`python -m game.ui.render_icon [FOLDER]`: draws the program's icon as PNG and ICO, by default into assets/desktop."""

from __future__ import annotations

import io
import os
import struct
import sys
from pathlib import Path

import pygame

from game import files
from game.ui import emblem
from game.ui.kit import Kit

LARGE = 256
DRAWN = 4 * LARGE  # an edge made smaller is a smooth one
SMALL = (16, 24, 32, 48, 64)  # sizes of the ICO beside the large one; older systems want them as plain bitmaps


def drawn(side: int = LARGE) -> pygame.Surface:
    """Return the icon at a size, drawn large and made smaller."""
    kit = Kit((DRAWN, DRAWN))
    emblem.icon(kit, kit.width)
    whole = pygame.Surface((DRAWN, DRAWN), 0, 24)
    whole.blit(kit.surface, (0, 0))
    return pygame.transform.smoothscale(whole, (side, side))


def png() -> bytes:
    """Return the large icon as a PNG."""
    out = io.BytesIO()
    pygame.image.save(drawn(), out, "icon.png")
    return out.getvalue()


def _bitmap(side: int) -> bytes:
    """Return the icon as an ICO keeps it: a header of twice the height, rows from the foot up, an empty mask."""
    whole = pygame.image.tobytes(drawn(side), "RGBA", True)
    bgra = bytearray(whole)
    bgra[0::4], bgra[2::4] = whole[2::4], whole[0::4]
    pixels = bytes(bgra)
    mask = bytes((side + 31) // 32 * 4 * side)
    size = len(pixels) + len(mask)
    return struct.pack("<IiiHHIIiiII", 40, side, 2 * side, 1, 32, 0, size, 0, 0, 0, 0) + pixels + mask


def ico() -> bytes:
    """Return the icon in all sizes as an ICO."""
    pictures = [(side, _bitmap(side)) for side in SMALL] + [(LARGE, png())]
    at = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for side, data in pictures:
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return head + b"".join(data for _, data in pictures)


def main(arguments: list[str]) -> int:
    """Write both files into a folder; returns 0."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    folder = Path(arguments[0]) if arguments else files.assets_folder() / "desktop"
    for name, data in (("politburo.png", png()), ("politburo.ico", ico())):
        files.write_atomic(folder / name, data, keep=1)
        print(f"{folder / name}  {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
