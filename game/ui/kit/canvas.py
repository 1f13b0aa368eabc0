"""Drawing in logical px on a physical surface: shapes, images, clips and one-line text."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pygame

from game.ui import theme
from game.ui.kit.layout import RectLike, to_rect
from game.ui.kit.parts import Parts
from game.ui.kit.shapes import Point, shape_points
from game.ui.kit.text import Letters
from game.ui.kit.tiles import Tiles
from game.ui.theme import Colour, Palette, Rgb

if TYPE_CHECKING:
    from game.ui.kit.record import Record

Put = tuple[pygame.Surface, tuple[int, int]]
SMALLEST_WINDOW = (640, 400)  # logical px that stay whatever the text size
NARROW = 1100
CLEAR: Rgb = (1, 254, 3)  # no colour of ours: what is not drawn on a hatching
HATCHES = 200  # kept at once
WRITTEN = 3000  # texts whose place is kept at once


def scale_for(size: tuple[int, int], text_percent: int) -> float:
    """Give physical px for one logical px: a big window shows more and shows it bigger."""
    window = 1.0 + 0.6 * max(0.0, min(size[0] / 1280, size[1] / 800) - 1.0)
    wanted = window * max(75, min(200, text_percent)) / 100
    most = min(size[0] / SMALLEST_WINDOW[0], size[1] / SMALLEST_WINDOW[1])
    return max(0.5, min(round(wanted * 40) / 40, most))


class Canvas:
    """A surface drawn on in logical px."""

    def __init__(
        self, surface_size: tuple[int, int], text_percent: int = 100, palette: Palette = theme.POSTER
    ) -> None:
        self.letters = Letters()
        self.record: Record | None = None  # of the frame, for tests
        self._palette = palette
        self._text_percent = text_percent
        self._own: pygame.Surface | None = None
        self._clips: list[pygame.Rect] = []
        self._area = ""  # the scroll area drawn in
        self.size = surface_size
        self._given: pygame.Surface | None = None
        self.scale = 1.0
        self._hatches: dict[object, pygame.Surface] = {}
        self._colours: dict[Colour, Rgb] = {}
        self._tiles = Tiles()
        self._written: dict[object, tuple[list[Put], tuple[int, bool]]] = {}  # by all that a text was written with
        self._sizes: dict[object, int] = {}  # what texts measure
        self._parts = Parts()
        self._cut_short = 0  # labels so far whose whole text had to go into a tip
        self.cuts: int | None = None  # pictures that may still be cut in this frame, None for any number
        self.late = False  # some have to wait for the next
        self.forget_parts()
        self.resize(surface_size)

    # --- size and look

    def resize(self, size: tuple[int, int]) -> None:
        """Take a new window size in physical px."""
        self.size = (max(1, size[0]), max(1, size[1]))
        scale = scale_for(self.size, self._text_percent)
        if scale != self.letters.scale:
            self.forget_drawn()
        self.scale = self.letters.scale = scale
        self.width = int(self.size[0] / self.scale)
        self.height = int(self.size[1] / self.scale)
        self.screen = pygame.Rect(
            0, 0, math.ceil(self.size[0] / self.scale), math.ceil(self.size[1] / self.scale)
        )

    def forget_drawn(self) -> None:
        """Forget where texts stand and what they measure, so that all are laid out anew."""
        self._written.clear()
        self._sizes.clear()
        self.forget_parts()

    def forget_parts(self) -> None:
        """Forget the parts that were kept: what they show may have changed."""
        self._parts.clear()

    def kept(self, rect: RectLike, key: object, draw: Callable[[], None]) -> None:
        """Draw a part that fills its rect and makes no zones, or put it back as it was drawn for the same key.

        The key tells all that the part depends on, the place, the scale and the palette aside.
        """
        if self.record is not None:
            draw()
            return
        r = self.to_px(rect)
        room = self._clips[-1] if self._clips else self.surface.get_rect()
        whole = room.contains(r)
        name = (*rect, key) if whole else (*rect, key, *room)
        if not whole:
            r = r.clip(room)
            if r.w <= 0 or r.h <= 0:
                draw()
                return
        found = self._parts.get(name)
        if found is not None:
            self.surface.blit(found, r)
            return
        before, late = self._cut_short, self.late
        draw()
        there = self.surface.get_rect().contains(r)  # the window may have been sized by the frame itself
        if there and not late and not self.late and before == self._cut_short and r.w > 0 and r.h > 0:
            self._parts.put(name, self.surface.subsurface(r).copy())

    def reserve(self, height: int) -> None:
        """Keep a strip of logical px at the foot free of whatever is laid out from now on; 0 gives all back."""
        self.resize(self.size)
        self.height -= height
        self.screen.h -= height

    @property
    def text_percent(self) -> int:
        """The text size in percent, 75 to 200."""
        return self._text_percent

    @text_percent.setter
    def text_percent(self, value: int) -> None:
        self._text_percent = max(75, min(200, value))
        self.resize(self.size)

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self._palette

    @palette.setter
    def palette(self, value: Palette) -> None:
        self._palette = value
        self._colours.clear()
        self._written.clear()
        self.forget_parts()

    @property
    def narrow(self) -> bool:
        """Whether columns should become tabs."""
        return self.width < NARROW

    @property
    def surface(self) -> pygame.Surface:
        """The surface drawn on: the one given to the frame, else the kit's own."""
        if self._given is not None:
            return self._given
        if self._own is None or self._own.get_size() != self.size:
            self._own = pygame.Surface(self.size)
        return self._own

    def may_cut(self) -> bool:
        """Tell whether a picture that takes long may be made in this frame; else it is asked for in the next."""
        if self.cuts is None:
            return True
        self.late = self.late or self.cuts <= 0
        self.cuts -= 1
        return self.cuts >= 0

    # --- conversion

    def px(self, value: float) -> int:
        """Give the physical px of a logical length, at least 1 for anything above 0."""
        return max(1, round(value * self.scale)) if value > 0 else round(value * self.scale)

    def to_px(self, rect: RectLike) -> pygame.Rect:
        """Give the physical rect of a logical one; neighbours stay flush."""
        s = self.scale
        if s == 1.0 and rect.__class__ is pygame.Rect:
            return rect.copy()
        x, y, w, h = rect
        left, top = round(x * s), round(y * s)
        return pygame.Rect(left, top, round((x + w) * s) - left, round((y + h) * s) - top)

    def to_logical(self, pos: Sequence[float]) -> Point:
        """Give the logical point of a physical one."""
        return pos[0] / self.scale, pos[1] / self.scale

    def _pt(self, p: Sequence[float]) -> tuple[int, int]:
        return round(p[0] * self.scale), round(p[1] * self.scale)

    def rgb(self, colour: Colour) -> Rgb:
        """Give the (r, g, b) of a colour."""
        found = self._colours.get(colour)
        if found is None:
            found = self._colours[colour] = self._palette.get(colour)
        return found

    # --- shapes

    def fill(self, rect: RectLike, colour: Colour) -> None:
        """Fill a rect."""
        s = self.scale
        if s == 1.0 and rect.__class__ is pygame.Rect:
            x, y, w, h = rect
        else:
            left, top, wide, high = rect
            x, y = round(left * s), round(top * s)
            w, h = round((left + wide) * s) - x, round((top + high) * s) - y
        rgb = self._colours.get(colour) or self.rgb(colour)
        self._tiles.fill(self._given or self.surface, rgb, x, y, w, h)
        if self.record is not None:
            self.record.filled(self._shown(pygame.Rect(x, y, w, h)))

    def dots(self, rects: list[tuple[int, int, int, int]], colour: Colour) -> None:
        """Fill some small rects of one colour."""
        for rect in rects:
            self.fill(rect, colour)

    def hidden(self, rect: RectLike) -> bool:
        """Tell whether nothing of a rect shows, with room for a shadow round it; what is recorded always counts."""
        if not self._clips or self.record is not None:
            return False
        return not self.to_px(rect).inflate(self.px(8), self.px(8)).colliderect(self._clips[-1])

    def _shown(self, r: pygame.Rect) -> pygame.Rect:
        return r.clip(self._clips[-1]) if self._clips else r

    def frame(self, rect: RectLike, colour: Colour = "ink", width: float = 2) -> None:
        """Draw a border inside a rect."""
        r = self.to_px(rect)
        pygame.draw.rect(self.surface, self.rgb(colour), r, self.px(width))
        if self.record is not None:
            self.record.framed(r, self.px(width), self._clips[-1] if self._clips else r)

    def line(self, p: Point, q: Point, colour: Colour = "ink", width: float = 2) -> None:
        """Draw a straight line with square ends."""
        (x1, y1), (x2, y2) = self._pt(p), self._pt(q)
        w = self.px(width)
        if x1 == x2 or y1 == y2 or w == 1:
            pygame.draw.line(self.surface, self.rgb(colour), (x1, y1), (x2, y2), w)
            return
        length = math.hypot(x2 - x1, y2 - y1)
        half = w / 2 + 0.3
        dx, dy = (y1 - y2) / length * half, (x2 - x1) / length * half
        corners = [(x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy)]
        pygame.draw.polygon(self.surface, self.rgb(colour), corners)
        pygame.draw.aalines(self.surface, self.rgb(colour), True, corners)

    def poly(self, points: Sequence[Point], colour: Colour, width: float = 0) -> None:
        """Draw a polygon, filled (with soft edges) unless a width is given."""
        if len(points) < 3:
            return
        corners = [(p[0] * self.scale, p[1] * self.scale) for p in points]
        pygame.draw.polygon(self.surface, self.rgb(colour), corners, self.px(width) if width else 0)
        if not width:
            pygame.draw.aalines(self.surface, self.rgb(colour), True, corners)

    def circle(self, centre: Point, radius: float, colour: Colour, width: float = 0) -> None:
        """Draw a circle, filled unless a width is given."""
        pygame.draw.aacircle(
            self.surface, self.rgb(colour), self._pt(centre), self.px(radius), self.px(width) if width else 0
        )

    def hatch(self, rect: RectLike, colour: Colour = "ink", step: float = 6, width: float = 1) -> None:
        """Fill a rect with diagonal strokes; thin ones are drawn once and kept."""
        r = to_rect(rect)
        place, first = self.to_px(r), -r.h - (r.x - r.h) % step
        if place.w <= 0 or place.h <= 0:
            return
        if self.px(width) > 1:  # with soft edges, which mix with what lies below
            with self.clip(r):
                self._strokes(r, first, self.rgb(colour), step, width)
            return
        key = (place.size, self.scale, first, self.rgb(colour), step)
        found = self._hatches.get(key)
        if found is None:
            found = pygame.Surface(place.size)
            found.set_colorkey(CLEAR)
            found.fill(CLEAR)
            given, self._given = self._given, found
            self._strokes(pygame.Rect(0, 0, r.w, r.h), first, self.rgb(colour), step, width)
            self._given = given
            if len(self._hatches) >= HATCHES:
                self._hatches.clear()
            self._hatches[key] = found
        self.surface.blit(found, place)

    def _strokes(self, r: pygame.Rect, first: float, colour: Rgb, step: float, width: float) -> None:
        while first < r.w:
            self.line((r.x + first, r.bottom), (r.x + first + r.h, r.y), colour, width)
            first += step

    def shape(self, name: str, centre: Point, radius: float, colour: Colour, width: float = 0) -> None:
        """Draw one of the mark shapes: star disc square triangle diamond hexagon cross chevron."""
        if self.record is not None and not width:
            x, y = centre[0] - radius, centre[1] - radius
            self.record.shaped(self._shown(self.to_px((x, y, 2 * radius, 2 * radius))))
        if name == "disc":
            self.circle(centre, radius * 0.94, colour, width)
        else:
            self.poly(shape_points(name, centre, radius), colour, width)

    def image(self, surface: pygame.Surface, rect: RectLike) -> None:
        """Draw a surface into a rect, scaled if its size differs from the rect's physical size."""
        r = self.to_px(rect)
        if surface.get_size() != r.size:
            surface = pygame.transform.smoothscale(surface, r.size)
        self.surface.blit(surface, r)
        if self.record is not None:
            self.record.filled(self._shown(r))

    @contextmanager
    def clip(self, rect: RectLike) -> Iterator[None]:
        """Draw, and record zones, only inside a rect."""
        inner = self.to_px(rect)
        if self._clips:
            inner = inner.clip(self._clips[-1])
        self._clips.append(inner)
        self.surface.set_clip(inner)
        try:
            yield
        finally:
            self._clips.pop()
            self.surface.set_clip(self._clips[-1] if self._clips else None)

    # --- one-line text

    def text_width(self, text: str, role: str = "body") -> int:
        """Give the logical width of a text on one line."""
        key = (text, role)
        found = self._sizes.get(key)
        if found is None:
            found = self._keep_size(key, math.ceil(self.letters.width(text, role) / self.scale))
        return found

    def _keep_size(self, key: object, size: int) -> int:
        if len(self._sizes) >= WRITTEN:
            self._sizes.clear()
        self._sizes[key] = size
        return size

    def line_height(self, role: str = "body") -> int:
        """Give the logical height of one line."""
        found = self._sizes.get(role)
        if found is None:
            found = self._keep_size(role, math.ceil(self.letters.height(role) / self.scale))
        return found

    def measure(self, text: str, width: float, role: str = "body") -> int:
        """Give the logical height a wrapped text needs at a logical width."""
        key = (text, width, role)
        found = self._sizes.get(key)
        if found is None:
            tall = self.letters.lay(text, role, int(width * self.scale)).height
            found = self._keep_size(key, math.ceil(tall / self.scale))
        return found

    def write(
        self,
        rect: RectLike,
        text: str,
        role: str = "body",
        colour: Colour = "ink",
        align: str = "left",
        valign: str = "middle",
        fit: bool = True,
    ) -> tuple[int, bool]:
        """Write one line into a rect: (logical width used, whether the text was cut)."""
        key = (*rect, text, role, colour, align, valign, fit)
        if self.record is None:
            found = self._written.get(key)
            if found is not None:
                self.surface.fblits(found[0])
                return found[1]
        puts: list[Put] = []
        told = self._write(puts, rect, text, role, colour, align, valign, fit)
        self._keep_written(key, puts, told)
        return told

    def _keep_written(self, key: object, puts: list[Put], told: tuple[int, bool]) -> None:
        if len(self._written) >= WRITTEN:
            self._written.clear()
        self._written[key] = puts, told

    def _write(
        self, puts: list[Put], rect: RectLike, text: str, role: str, colour: Colour, align: str, valign: str, fit: bool
    ) -> tuple[int, bool]:
        r = self.to_px(rect)
        shown, shrink = self.letters.fit(text, role, r.w) if fit else (text, 1.0)
        folded = self.letters.fold(text, role, r.w, r.h) if shown != text else ()
        if folded:
            lines, shrink = folded, self.letters.least(role)
        else:
            lines = (shown,) if shown else ()
        if not lines:
            return 0, bool(text)
        ascent, cap = self.letters.ascent(role, shrink), self.letters.cap(role, shrink)
        step = self.letters.step(role, shrink) if len(lines) > 1 else 0
        widest = 0
        for n, line in enumerate(lines):
            drawn = self.letters.surface(line, role, self.rgb(colour), shrink)
            w = drawn.get_width()
            widest = max(widest, w)
            x = r.x if align == "left" else r.right - w if align == "right" else r.x + (r.w - w) // 2
            if folded or valign == "middle":  # capitals sit in the optical middle
                y = r.y + (r.h + cap - step * (len(lines) - 1)) // 2 - ascent + step * n
            elif valign == "top":
                y = r.y
            else:
                y = r.bottom - drawn.get_height()
            puts.append((drawn, (x, y)))
            self._put(drawn, (x, y), line, role, colour, shrink, r, not folded and shown != text)
        return math.ceil(widest / self.scale), not folded and shown != text

    def _put(
        self,
        drawn: pygame.Surface,
        at: tuple[int, int],
        text: str,
        role: str,
        colour: Colour,
        shrink: float = 1.0,
        box: pygame.Rect | None = None,
        cut: bool = False,
        block: int = 0,
    ) -> None:
        """Put a drawn text onto the surface, and into the record where there is one."""
        if self.record is not None:
            size = theme.ROLES[role].size * shrink
            self.record.wrote(
                self.surface,
                drawn,
                at,
                text,
                self.rgb(colour),
                size,
                box or pygame.Rect(at, drawn.get_size()),
                cut,
                self._area,
                block,
            )
        self.surface.blit(drawn, at)
