"""Pieces of a screen that are kept with their zones: a panel that did not change is put back as it was drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pygame

from game.ui.kit.controls import Controls
from game.ui.kit.layout import RectLike
from game.ui.kit.zones import Area, Zone


class Piece(NamedTuple):
    """A piece as it was drawn: all it depends on, its picture, and what it left in the frame."""

    look: object
    pointed: object  # what of it was pointed at
    picture: pygame.Surface
    zones: list[Zone]
    ids: frozenset[str]
    areas: list[tuple[Area, float]]  # its scroll areas, and how far they were scrolled
    clear: list[pygame.Rect]


class Pieces(Controls):
    """Keeps the pieces of the frame before, for as long as they are shown."""

    _pieces: dict[str, Piece]
    _before: dict[str, tuple[object, object]]  # what was drawn anew in the last frame, and as what
    _now: dict[str, tuple[object, object]]  # and in this one
    _standing: set[str]  # the pieces that this frame shows

    def forget_parts(self) -> None:
        """Forget the parts and pieces that were kept: what they show may have changed."""
        super().forget_parts()
        self._pieces, self._before, self._now = {}, {}, {}
        self._standing = set()

    def piece(self, id: str, rect: RectLike, key: object, draw: Callable[[], object]) -> None:
        """Draw a part that fills its rect, zones and all, or put it back as it was drawn for the same key.

        The key tells all that it depends on, beside the place and look of the window, what of it is pointed at and how
        far it is scrolled. Whatever a hand does has it drawn anew; it is kept when it was drawn the same way twice.
        """
        if self.record is not None or self._clips or self._done_by_hand():
            draw()
            return
        r = self.to_px(rect).clip(self.surface.get_rect())
        look = (key, *r, self.size, self.scale, self._palette.name, self.about, self._layer, self.keyboard)
        found = self._pieces.get(id)
        if found is not None and self._stands(found, look):
            self._put_piece(found, r)
            self._standing.add(id)
            return
        first, clear = len(self._current), len(self._clear)
        before = self._state_of_drawing()
        outer, self._piece_from = self._piece_from, first
        draw()
        self._piece_from = outer
        zones = self._current[first:]
        pointed = self._pointed(frozenset([zone.id for zone in zones]))
        self._now[id] = look, pointed
        if self._before.get(id) != (look, pointed) or before != self._state_of_drawing() or self.late:
            return
        if any((z.live and z.id == self.hover) or (z.kind == "field" and z.id == self.focus) for z in zones):
            return
        if r.w <= 0 or r.h <= 0 or not self.surface.get_rect().contains(r):  # the frame itself may have sized it
            return
        areas = [(one, one.offset) for one in self._areas.values() if one.seen == self._frame and r.contains(one.view)]
        picture = found.picture if found is not None and found.picture.get_size() == r.size else None
        if picture is None:
            picture = pygame.Surface(r.size, 0, self.surface)
        picture.blit(self.surface, (0, 0), r)
        ids = frozenset([zone.id for zone in zones])
        self._pieces[id] = Piece(look, pointed, picture, zones, ids, areas, self._clear[clear:])
        self._standing.add(id)

    def _stands(self, piece: Piece, look: object) -> bool:
        """Tell whether a piece shows what drawing it anew would show."""
        return (
            piece.look == look
            and piece.pointed == self._pointed(piece.ids)
            and piece.ids.isdisjoint(self._ids)
            and all(self._areas.get(one.id) is one and one.offset == offset for one, offset in piece.areas)
        )

    def _put_piece(self, piece: Piece, r: pygame.Rect) -> None:
        self.surface.blit(piece.picture, r)
        self._current += piece.zones
        self._ids |= piece.ids
        self._clear += piece.clear
        for area, _ in piece.areas:
            area.seen = self._frame

    def _pointed(self, ids: frozenset[str]) -> tuple[str | None, str | None]:
        """Give what of some zones the mouse and the focus are on."""
        return (self.hover if self.hover in ids else None, self.focus if self.focus in ids else None)

    def _done_by_hand(self) -> bool:
        """Tell whether something was pressed, typed, moved or carried that a part may have to answer."""
        return bool(
            self._acts or self._raw or self._edits or self._slid or self._nudged or self._cancel or self._listened
        ) or not (
            self._dropped is self.carrying is self._heard is self._bar is self._pressed is self._reveal is None
        )

    def _state_of_drawing(self) -> object:
        """Give what changes when a part does more than to draw: it opens a layer, asks for another frame, ..."""
        return (self._touches, self._outside, len(self.duplicates), len(self._layers), self._layer, len(self.cues))

    def _keep_pieces(self) -> None:
        """At the end of a frame let go of the pieces that it did not show."""
        if len(self._pieces) > len(self._standing):
            self._pieces = {id: one for id, one in self._pieces.items() if id in self._standing}
        self._before, self._now = self._now, {}
        self._standing = set()
