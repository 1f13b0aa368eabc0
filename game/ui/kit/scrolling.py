"""Scroll areas: free content and rows of one height, of which only the visible ones are drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import pygame

from game.ui.kit.events import Events, grip_length
from game.ui.kit.layout import RectLike, to_rect
from game.ui.kit.zones import Area

BAR = 10  # width of a scroll bar
BAR_GAP = 4
TIGHT = 1.2  # times its place a text may be long beside a bar and yet fit without one


class Content:
    """What a screen needs inside a free scroll area: x, y (already shifted), w, and the visible rect."""

    def __init__(self, rect: pygame.Rect, offset: float) -> None:
        self.rect = rect
        self.x = rect.x
        self.y = round(rect.y - offset)
        self.w = rect.w
        self.bottom = self.y

    def used(self, y: float) -> None:
        """Say how far down the content reaches, in the same shifted coordinates."""
        self.bottom = max(self.bottom, math.ceil(y))


class Scrolling(Events):
    """Scroll areas of a window, kept by id."""

    def _open_area(self, id: str, r: pygame.Rect, line: float) -> Area:
        area = self._areas.setdefault(id, Area(id))
        if area.about != self.about:  # its content is new
            area.offset = 0.0
            area.about = self.about
        area.view = self.to_px(r)
        if self._clips:
            area.view = area.view.clip(self._clips[-1])
        area.page = float(r.h)
        area.line = line
        area.seen = self._frame
        return area

    @contextmanager
    def scroll(self, id: str, rect: RectLike) -> Iterator[Content]:
        """Open a free scroll area; the screen tells by `used` where its content ended."""
        r = to_rect(rect)
        area = self._open_area(id, r, 48.0)
        area.move(area.offset)
        new, has_bar = area.bar is None, area.bar is not False  # before it was measured there is room for a bar
        content = Content(pygame.Rect(r.x, r.y, r.w - (BAR + BAR_GAP if has_bar else 0), r.h), area.offset)
        outer, self._area = self._area, id
        zones_before = len(self._current)
        try:
            with self.clip(r):
                yield content
        finally:
            self._area = outer
            tall = float(content.bottom - content.y)
            area.bar = tall > area.page * (TIGHT if new else 1)  # a little too long: it may fit without a bar
            if area.bar != has_bar:
                self.touch()
            area.content = tall
            if area.move(area.offset):
                self.touch()
            zones = self._current[zones_before:]
            self._close_area(area, r, has_bar, any(z.focusable and z.kind != "name" for z in zones))

    def rows(self, id: str, rect: RectLike, count: int, row_height: int) -> Iterator[tuple[int, pygame.Rect]]:
        """Go through the visible rows of a list: (index, rect). The loop must run to its end.

        One row more on either side is recorded out of sight, so that the focus can walk the whole list.
        """
        r = to_rect(rect)
        area = self._open_area(id, r, float(row_height))
        area.content = float(count * row_height)
        area.move(area.offset)
        has_bar = area.content > area.page
        width = r.w - (BAR + BAR_GAP if has_bar else 0)
        first = max(0, int(area.offset // row_height) - 1)
        last = min(count, int((area.offset + area.page) // row_height) + 2)
        outer, self._area = self._area, id
        try:
            with self.clip(r):
                for index in range(first, last):
                    yield (
                        index,
                        pygame.Rect(r.x, round(r.y + index * row_height - area.offset), width, row_height),
                    )
        finally:
            self._area = outer
            self._close_area(area, r, has_bar, count > 0)

    def _close_area(self, area: Area, r: pygame.Rect, has_bar: bool, has_zones: bool) -> None:
        if area.furthest <= 0:
            return
        if has_bar:  # else what was drawn lies where it will be in the next frame
            self._bar_of(area, r)
        if not has_zones:  # the area itself takes the focus, so that arrows can scroll it
            self._zone(area.id, r, "area")
            self._current[-1].hit = _nowhere
            if self.focus == area.id:
                self._current[-1].clip = self.to_px(r)

    def _bar_of(self, area: Area, r: pygame.Rect) -> None:
        track = pygame.Rect(r.right - BAR, r.y, BAR, r.h)
        grip = grip_length(track.h, area.page, area.content, 24)
        top = track.y + (track.h - grip) * area.offset / area.furthest
        held = self._bar is not None and self._bar[0] == area.id
        self.fill(track, "shade")
        self.fill((track.x, top, BAR, grip), "ink" if held else "soot")
        mid = top + grip / 2
        for dy in (-4, 0, 4):
            self.fill((track.x + 2, mid + dy - 0.5, BAR - 4, 1), "shade")
        self._zone(f"{area.id}:bar", track, "bar", focusable=False, payload=area.id)

    def scroll_to(self, id: str, offset: float) -> None:
        """Scroll an area to an offset in logical px."""
        area = self._areas.setdefault(id, Area(id, about=self.about))
        if area.seen:
            area.move(offset)
        else:
            area.content = max(area.content, offset)
            area.offset = max(0.0, offset)
        self.touch()

    def scrolled(self, id: str) -> float:
        """Give the offset of an area in logical px."""
        return self._areas[id].offset if id in self._areas else 0.0

    def reveal_row(self, id: str, index: int) -> None:
        """Scroll a list so that a row is in view; it does nothing before the list was drawn once."""
        area = self._areas.get(id)
        if area is None or area.page <= 0:
            return
        top = index * area.line
        if top < area.offset:
            area.move(top)
        elif top + area.line > area.offset + area.page:
            area.move(top + area.line - area.page)
        self.touch()

    def forget(self, id: str) -> None:
        """Forget how far an area was scrolled."""
        self._areas.pop(id, None)


def _nowhere(x: float, y: float) -> bool:
    """Let the mouse pass through: a text area is focused by keyboard only."""
    return False
