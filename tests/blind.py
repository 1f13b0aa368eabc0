"""Frames that are laid out and recorded in full and painted nowhere, for tests that look at zones and words alone.

Painting is a fifth of what a frame costs. Everything that draws is still called, with what it would be called with
in the window, and a wrong call still raises; only the px are left out, and letters are blanks of their size. A kit that has a record paints: it looks at px itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from weakref import WeakSet

import pygame
import pytest

from game.ui.kit import Kit
from game.ui.kit import text as kit_text
from game.ui.kit.text import Letters
from game.ui.theme import Rgb

_begin, _draw = Kit.begin, Letters._draw
_inked: WeakSet[Letters] = WeakSet()  # those of a kit that has a record


class Blind(pygame.Surface):
    """A surface that takes every call and paints nothing: whatever clip is asked for, nothing lies within."""

    def set_clip(self, rect: object = None) -> None:
        super().set_clip((0, 0, 0, 0))


@cache
def blind_of(size: tuple[int, int]) -> Blind:
    made = Blind(size)
    made.set_clip()
    return made


@cache
def _blank(size: tuple[int, int]) -> pygame.Surface:
    return pygame.Surface(size, pygame.SRCALPHA)


def _begun(
    self: Kit, events: Iterable[pygame.event.Event] = (), surface: Any = None, now: int | None = None
) -> None:
    _begin(self, events, surface, now)
    seen = self.record is not None  # a record asks for the ink of a text and what lies under it
    if not seen:
        self._given = blind_of(self.size)
    if seen is not (self.letters in _inked):
        self.letters._surfaces.clear()
        (_inked.add if seen else _inked.discard)(self.letters)


def _blanked(self: Letters, text: str, file: str, size: int, colour: Rgb) -> pygame.Surface:
    if not text or self in _inked:
        return _draw(self, text, file, size, colour)
    return _blank((kit_text._width(text, file, size), kit_text._font(file, size).get_height()))


def put_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no frame be painted as long as the test goes on."""
    monkeypatch.setattr(Kit, "begin", _begun)
    monkeypatch.setattr(Letters, "_draw", _blanked)
