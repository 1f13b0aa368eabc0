"""Parts of a picture that are kept as they were drawn, by all that they depend on."""

from __future__ import annotations

import pygame

MOST_PIXELS = 6_000_000


class Parts:
    """Surfaces by key; all are let go when together they grow too large."""

    def __init__(self) -> None:
        self._kept: dict[object, pygame.Surface] = {}
        self._pixels = 0

    def get(self, key: object) -> pygame.Surface | None:
        """Return the part of a key, None where it is not kept."""
        return self._kept.get(key)

    def put(self, key: object, part: pygame.Surface) -> None:
        """Keep a part."""
        size = part.get_width() * part.get_height()
        if self._pixels + size > MOST_PIXELS:
            self.clear()
        self._kept[key] = part
        self._pixels += size

    def clear(self) -> None:
        """Let all go."""
        self._kept.clear()
        self._pixels = 0
