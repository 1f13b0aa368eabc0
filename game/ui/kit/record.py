"""A record of one frame: every text with its box and ground, for the question whether all can be read.

A kit that has a record writes into it; one that has none loses nothing. Rects are physical px.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import pygame

from game.ui.kit.text import SMALLEST_SIZE
from game.ui.kit.zones import Area, Zone
from game.ui.theme import Rgb

LOWEST_AREA = 44  # logical px a scroll area must have, that something can be read in it
GRID = (24, 5)  # px looked at, across and down
SLACK = 2  # px two things may touch


@dataclass(frozen=True)
class Text:
    """A piece of text: its px, the box it was written into, what could show of it, colours and size in logical px."""

    at: int
    text: str
    ink: pygame.Rect
    box: pygame.Rect
    clip: pygame.Rect
    colour: Rgb
    ground: Rgb
    size: float
    cut: bool
    area: str
    block: int


@dataclass(frozen=True)
class Fault:
    """Something that cannot be read or pointed at: the kind, the words and where."""

    kind: str
    what: str
    rect: pygame.Rect


class Record:
    """What was drawn in the frame of one kit, in order; what lies under a veil or a tip is forgotten."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.fills: list[tuple[int, pygame.Rect]] = []
        self.grounds: list[tuple[int, pygame.Rect]] = []  # of letters on a shape
        self.edges: list[tuple[int, pygame.Rect]] = []
        self._at = 0
        self._block = 0
        self._grid: pygame.Surface | None = None  # the px looked at of the ground of a text

    def begin(self) -> None:
        """Forget all: a frame, a modal or a tip begins."""
        self.texts.clear()
        self.fills.clear()
        self.grounds.clear()
        self.edges.clear()

    def hide(self, box: pygame.Rect) -> None:
        """Forget what lies under a card that is laid over the rest."""
        self.texts[:] = [one for one in self.texts if not one.ink.colliderect(box)]
        self.edges[:] = [(at, edge) for at, edge in self.edges if not edge.colliderect(box)]

    def block(self) -> int:
        """Begin a paragraph, whose own lines may stand close; returns its number."""
        self._block += 1
        return self._block

    def filled(self, rect: pygame.Rect) -> None:
        """Note that a rect was painted over."""
        self._at += 1
        self.fills.append((self._at, rect))

    def shaped(self, rect: pygame.Rect) -> None:
        """Note the box of a shape that carries a letter."""
        self._at += 1
        self.grounds.append((self._at, rect))

    def framed(self, rect: pygame.Rect, width: int, clip: pygame.Rect) -> None:
        """Note what shows of the four strokes of a border."""
        self._at += 1
        x, y, w, h = rect
        for edge in ((x, y, w, width), (x, y + h - width, w, width), (x, y, width, h), (x + w - width, y, width, h)):
            self.edges.append((self._at, pygame.Rect(edge).clip(clip)))

    def wrote(
        self,
        surface: pygame.Surface,
        drawn: pygame.Surface,
        at: tuple[int, int],
        text: str,
        colour: Rgb,
        size: float,
        box: pygame.Rect,
        cut: bool,
        area: str,
        block: int = 0,
    ) -> None:
        """Note a text that is about to be put on a surface, with the ground that it will lie on."""
        ink = drawn.get_bounding_rect().move(at)
        clip = surface.get_clip()
        seen = ink.clip(clip)
        if seen.w <= 0 or seen.h <= 0:
            if ink.w > 0 and not area:  # nothing of it shows, and no scrolling brings it into view
                self.texts.append(Text(self._at, text, ink, box, clip, colour, colour, size, cut, area, block))
            return
        most = self._most(surface, seen)
        r, g, b, _ = surface.unmap_rgb(most)
        self._at += 1
        self.texts.append(Text(self._at, text, ink, box, clip, colour, (r, g, b), size, cut, area, block))

    def _most(self, surface: pygame.Surface, seen: pygame.Rect) -> int:
        """Return the colour that most px of a grid laid over a part of a surface have, as the surface has it."""
        if self._grid is None or self._grid.get_masks() != surface.get_masks():
            self._grid = pygame.Surface(GRID, 0, surface)
        pygame.transform.scale(surface.subsurface(seen), GRID, self._grid)  # takes px, mixes none
        px, size = self._grid.get_buffer().raw, surface.get_bytesize()
        most = px[:size]
        if px != most * (len(px) // size):  # mostly all are the same
            most = Counter(px[at : at + size] for at in range(0, len(px), size)).most_common(1)[0][0]
        return int.from_bytes(most, sys.byteorder)

    # --- what is wrong

    def faults(
        self, zones: Sequence[Zone], areas: Sequence[Area], size: tuple[int, int]
    ) -> list[Fault]:
        """Return everything of the frame that is clipped, covered, cut short, too small or in the way of another."""
        window = pygame.Rect((0, 0), size)
        found = [
            *self._clipped(window),
            *self._covered(),
            *self._over_one_another(),
            *_zones_in_the_way(zones, window),
            *(
                Fault("low scroll area", area.id, area.view)
                for area in areas
                if area.furthest > 0 and area.page < LOWEST_AREA
            ),
        ]
        return found

    def _clipped(self, window: pygame.Rect) -> Iterator[Fault]:
        for one in self.texts:
            where = one.ink
            if one.cut:
                yield Fault("cut short", one.text, where)
            if one.size < SMALLEST_SIZE - 0.3:
                yield Fault("too small", one.text, where)
            across = one.clip.left - 1 <= one.ink.left and one.ink.right <= one.clip.right + 1
            if not across or not (one.area or one.clip.inflate(2, 2).contains(one.ink)):
                yield Fault("clipped", one.text, where)
            elif not one.area and not window.contains(one.ink):
                yield Fault("outside", one.text, where)
            box = one.box
            if one.ink.left < box.left - SLACK or one.ink.right > box.right + SLACK:
                yield Fault("wider than its box", one.text, where)
            if box.h > 0 and not one.cut and (one.ink.top < box.top - SLACK or one.ink.bottom > box.bottom + SLACK):
                yield Fault("taller than its box", one.text, where)

    def _covered(self) -> Iterator[Fault]:
        for one in self.texts:
            seen = one.ink.clip(one.clip)
            for at, rect in self.fills:
                under = seen.clip(rect)
                if at > one.at and under.w > SLACK and under.h > max(SLACK, seen.h // 4):
                    yield Fault("covered", one.text, one.ink)
                    break
            for at, rect in self.edges:
                under = seen.clip(rect)
                if under.w <= 0 or under.h <= 0 or (under.h <= SLACK and under.w >= under.h and at < one.at):
                    continue
                over = (*self.fills, *self.grounds)
                painted = any(at < later < one.at and fill.contains(under) for later, fill in over)
                if not painted:
                    yield Fault("over a border", one.text, one.ink)
                    break

    def _over_one_another(self) -> Iterator[Fault]:
        for a, b in combinations(self.texts, 2):
            if a.block and a.block == b.block:
                continue
            both = a.ink.clip(a.clip).clip(b.ink.clip(b.clip))
            if both.w > 1 and both.h > SLACK:
                if not any(a.at < at < b.at and fill.contains(both) for at, fill in self.fills):
                    yield Fault("over one another", f"{a.text} | {b.text}", both)


def _zones_in_the_way(zones: Sequence[Zone], window: pygame.Rect) -> Iterator[Fault]:
    shown = [z for z in zones if z.kind not in ("bar", "tip", "area")]
    for z in shown:
        if not z.area and not window.inflate(2, 2).contains(z.rect):
            yield Fault("zone outside", z.id, z.rect)
        elif not z.area and z.clip.size != z.rect.size and z.hit is None:
            yield Fault("zone clipped", z.id, z.rect)
    for a, b in combinations([z for z in shown if z.visible and z.hit is None], 2):
        both = a.clip.clip(b.clip)
        if both.w <= SLACK or both.h <= SLACK:
            continue
        if a.clip.inflate(2, 2).contains(b.clip) or b.clip.inflate(2, 2).contains(a.clip):
            if not (a.kind == b.kind == "button" and a.clip != b.clip):
                continue
        yield Fault("zones over one another", f"{a.id} | {b.id}", both)
