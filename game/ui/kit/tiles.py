"""Filling rects by tiles of a colour.

SDL's own fill goes past the cache of the processor, which takes up to twenty times as long as putting down a surface
wherever a rect is not as wide as the surface.
"""

from __future__ import annotations

import pygame

from game.ui.theme import Rgb

WIDE, HIGH = 256, 128  # px of a tile
MOST = 64  # kept at once


class Tiles:
    """Opaque tiles by colour."""

    def __init__(self) -> None:
        self._tiles: dict[Rgb, pygame.Surface] = {}

    def fill(self, surface: pygame.Surface, colour: Rgb, x: int, y: int, w: int, h: int) -> None:
        """Fill a rect of a surface."""
        tile = self._tiles.get(colour) or self._made(surface, colour)
        if 0 < w <= WIDE and 0 < h <= HIGH:
            surface.blit(tile, (x, y), (0, 0, w, h))
        elif x <= 0 and x + w >= surface.get_width():  # whole lines are filled as fast
            surface.fill(colour, (x, y, w, h))
        else:
            for top in range(0, h, HIGH):
                for left in range(0, w, WIDE):
                    surface.blit(tile, (x + left, y + top), (0, 0, min(WIDE, w - left), min(HIGH, h - top)))

    def _made(self, surface: pygame.Surface, colour: Rgb) -> pygame.Surface:
        if len(self._tiles) >= MOST:
            self._tiles.clear()
        made = self._tiles[colour] = pygame.Surface((WIDE, HIGH), 0, surface)
        made.fill(colour)
        return made
