"""Widgets: buttons, rows, text, panels, meters and marks."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

import pygame

from game.ui import theme
from game.ui.kit import keys
from game.ui.kit.canvas import Point
from game.ui.kit.layout import RectLike, cut_top, inset, to_rect
from game.ui.kit.words import Words
from game.ui.kit.zones import RING, Hotkey, TipLike, Zone
from game.ui.theme import Colour

TITLE_BAR = 32


class Widgets(Words):
    """What screens are built of. Rects are logical px."""

    # --- buttons

    def button(
        self,
        id: str,
        rect: RectLike,
        label: str,
        tip: TipLike = None,
        hotkey: Hotkey | None = None,
        enabled: bool = True,
        why: str | None = None,
        style: str = "plain",
        align: str = "centre",
        selected: bool = False,
        sub: str = "",
        final: bool = False,
        onward: bool = False,
    ) -> bool:
        """Draw a button; true on the frame it was activated by mouse, Enter, Space or its hotkey.

        Styles: plain, primary, dark, danger, quiet. A disabled button stays focusable and shows `why`. On a `final`
        one, which does what cannot be taken back, no focus begins. An `onward` one names Enter as its key while Enter
        does it.
        """
        r = to_rect(rect)
        zone = self._zone(id, r, tip=tip, hotkey=hotkey, enabled=enabled, why=why, label=label)
        zone.default, zone.final, zone.onward = style == "primary", final, onward
        focused = self._focus_zone()
        name = keys.key_name(self.key_of(hotkey)) if hotkey is not None else ""
        if onward and (focused is None or focused.id == zone.id or focused.kind == "area"):
            name = keys.key_name(keys.ENTER)
        over = self.hover == zone.id and enabled
        down = self._pressed == zone.id and over
        if self.hidden(r):
            return self._acted(zone)
        if style == "quiet":
            self._button_face(zone, r, label, sub, style, align, name, over, selected)
            return self._acted(zone)
        if enabled and not down:
            self.fill((r.x + 3, r.y + 3, r.w, r.h), "line")
        self.kept(
            r,
            ("button", label, sub, style, align, name, enabled, over, selected),
            lambda: self._button_face(zone, r, label, sub, style, align, name, over, selected),
        )
        return self._acted(zone)

    def go_on(
        self, id: str, rect: RectLike, label: str, hotkey: Hotkey | None = "end", style: str = "primary"
    ) -> bool:
        """Draw the button by which a page is left that asks nothing: Enter and Space, and a key beside, do it."""
        return self.button(id, rect, label, hotkey=hotkey, style=style, onward=True)

    def _button_face(
        self,
        zone: Zone,
        r: pygame.Rect,
        label: str,
        sub: str,
        style: str,
        align: str,
        key: str,
        over: bool,
        selected: bool,
    ) -> None:
        enabled = zone.enabled
        ground, text = self._button_colours(style, enabled, over, selected)
        if style != "quiet":
            self.fill(r, ground)
            if not enabled:
                self.hatch(r, theme.mix(self.rgb("paper"), self.rgb("line"), 0.45), 7)
            self.frame(r, "ink" if enabled else "line", 2)
        elif over or selected:
            self.fill(r, ground)
        if style == "primary" and enabled and r.w >= 90:  # the slanted cut of the poster
            cut = min(26, r.h // 2)
            self.poly(
                [(r.right - cut, r.bottom - 2), (r.right - 2, r.bottom - cut), (r.right - 2, r.bottom - 2)],
                "ink",
            )
        if (over and style in ("plain", "danger")) or (selected and style != "quiet"):
            self.fill((r.x + 2, r.y + 2, 5, r.h - 4), "ochre" if selected else "red")
        role = "label_bold" if style in ("primary", "dark", "danger") else "label"
        self._button_text(zone, r, label, sub, role, text, align, key)

    def mute(self, id: str, rect: RectLike, label: str, tip: TipLike, align: str = "left") -> None:
        """Draw words in the place of a button that is not there; it takes the focus, and says why when it is asked."""
        zone = self._zone(id, rect, "tip", tip=tip)
        self._write_in(zone, to_rect(rect), label, "small_italic", "muted", align)

    def esc(self, id: str, rect: RectLike, label: str) -> None:
        """Draw a small button that does what Esc does, for who plays by mouse alone; Tab passes it by."""
        r = to_rect(rect)
        zone = self._zone(id, r, "esc", focusable=False)
        self.fill(r, "shade" if self.hover == zone.id else "card")
        self.frame(r, "muted", 1)
        self._write_in(zone, r, label, "label", "ink", "centre")

    def _button_colours(self, style: str, enabled: bool, over: bool, selected: bool) -> tuple[Colour, Colour]:
        if not enabled:
            return "paper", "muted"
        if style == "primary":
            return ("blood" if over else "red"), "card"
        if style == "dark" or (selected and style == "plain"):
            return ("soot" if over else "ink"), "card"
        if style == "danger":
            return ("shade" if over else "card"), ("blood" if over else "red")
        if style == "quiet":
            return "shade", "ink"
        return ("shade" if over else "card"), "ink"

    def _button_text(
        self,
        zone: Zone,
        r: pygame.Rect,
        label: str,
        sub: str,
        role: str,
        colour: Colour,
        align: str,
        key: str,
    ) -> None:
        pad = 12 if r.w > 60 and not (sub and r.w < 130) else 5
        room = pygame.Rect(r.x + pad, r.y, r.w - 2 * pad, r.h)
        if key:
            wide = self.text_width(key, "small") + 4
            corner = r.h >= 40 and not sub and align == "centre"
            if corner:
                self.write((r.right - wide - 4, r.y + 2, wide, 18), key, "small", colour, "right")
                if self.text_width(label, role) > room.w - 2 * wide:
                    room.w -= wide - 4
            else:
                self.write((r.right - wide - 7, r.y, wide, r.h), key, "small", colour, "right")
                room.w -= wide + 4
        if sub and r.h >= 40:
            half = min(25, r.h // 2 - 3)
            self._write_in(zone, (room.x, r.y + 4, room.w, half), label, role, colour, align)
            self._write_in(zone, (room.x, r.y + half + 2, room.w, r.h - half - 5), sub, "small", colour, align)
        else:
            self._write_in(zone, room, label, role, colour, align)

    def row(
        self,
        id: str,
        rect: RectLike,
        selected: bool = False,
        tip: TipLike = None,
        hotkey: Hotkey | None = None,
        enabled: bool = True,
        why: str | None = None,
        final: bool = False,
        listed: str = "",
    ) -> bool:
        """Draw a flat selectable row; its content is drawn over it afterwards. True when activated.

        No focus begins on a `final` one, which does what cannot be taken back. To the first and the last of those
        `listed` together Home and End go, and whoever comes into the list by an arrow from above or below it.
        """
        zone = self._zone(id, rect, "row", tip=tip, hotkey=hotkey, enabled=enabled, why=why, payload=listed or None)
        zone.final = final
        self._row_ground(to_rect(rect), zone, selected)
        return self._acted(zone)

    def _row_ground(self, r: pygame.Rect, zone: Zone, selected: bool) -> None:
        if selected:
            self.fill(r, "shade")
            self.fill((r.x, r.y, 5, r.h), "red")
        elif self.hover == zone.id and zone.enabled:
            self.fill(r, theme.mix(self.rgb("card"), self.rgb("shade"), 0.55))
        self.fill((r.x, r.bottom - 1, r.w, 1), "shade")

    def hot(
        self,
        id: str,
        rect: RectLike,
        tip: TipLike = None,
        hit: Callable[[float, float], bool] | None = None,
        live: bool = False,
        focusable: bool = True,
        ring: bool = False,
    ) -> bool:
        """Record a bare zone, drawn by the caller; hit(x, y) in logical px refines its shape.

        Between those of a `ring` the arrows go by where each lies.
        """
        of = RING if ring else None
        return self._acted(self._zone(id, rect, "hot", tip=tip, hit=hit, live=live, focusable=focusable, payload=of))

    def says(self, id: str, rect: RectLike, tip: TipLike) -> None:
        """Record a place, drawn by the caller, that does nothing but say why."""
        self._zone(id, rect, "tip", tip=tip)

    # --- surroundings

    def panel(
        self, rect: RectLike, title: str = "", tone: str = "ink", note: str = "", fill: Colour = "card"
    ) -> pygame.Rect:
        """Draw a framed panel with a title bar; give the rect inside it."""
        r = to_rect(rect)
        self.fill(r, fill)
        self.frame(r, "ink", 2)
        if not title:
            return inset(r, 10)
        bar, rest = cut_top(r, TITLE_BAR, 0)
        self.kept(bar, ("bar", title, tone, note), lambda: self._title_bar(bar, title, tone, note))
        return inset(pygame.Rect(rest.x, rest.y, rest.w, rest.h), 10)

    def _title_bar(self, bar: pygame.Rect, title: str, tone: str, note: str) -> None:
        self.fill(bar, tone)
        accent = "red" if tone != "red" else "ink"
        text = "ink" if tone == "ochre" else "card"
        room = bar.w - 54
        shown_note = note if note and bar.w > 200 else ""
        note_w = min(self.text_width(shown_note, "label"), room // 2) if shown_note else 0
        with self.clip(bar):
            for left in (34, 14):
                wide = 14 if left == 34 else 40
                x, lean = bar.right - left, bar.h * 0.7
                self.poly(
                    [(x, bar.y), (x + wide, bar.y), (x + wide - lean, bar.bottom), (x - lean, bar.bottom)],
                    accent,
                )
        used = self.label(
            (bar.x + 12, bar.y, room - 14 - (note_w + 10 if note_w else 0), bar.h), title, "label_bold", text
        )
        if shown_note:
            x = bar.x + 12 + used + 10
            self.label(
                (x, bar.y, max(0, bar.x + room - 12 - x), bar.h),
                shown_note,
                "label",
                "shade" if tone == "ink" else text,
            )

    def banner(self, rect: RectLike, left: str, centre: str = "", right: str = "") -> None:
        """Draw the top strip of a screen: title on an ink wedge, the middle and the right on red."""
        r = to_rect(rect)
        self.kept(r, ("banner", left, centre, right), lambda: self._banner(r, left, centre, right))

    def _banner(self, r: pygame.Rect, left: str, centre: str, right: str) -> None:
        self.fill(r, "red")
        wide = min(self.text_width(left, "title") + 40, int(r.w * (0.45 if centre else 0.7)))
        with self.clip(r):
            self.poly([(r.x, r.y), (r.x + wide + r.h, r.y), (r.x + wide, r.bottom), (r.x, r.bottom)], "ink")
            self.poly(
                [
                    (r.x + wide + r.h + 8, r.y),
                    (r.x + wide + r.h + 16, r.y),
                    (r.x + wide + 16, r.bottom),
                    (r.x + wide + 8, r.bottom),
                ],
                "ink",
            )
        self.label((r.x + 14, r.y, wide - 18, r.h), left, "heading" if r.h < 44 else "title", "card")
        start = r.x + wide + r.h + 24
        room = r.right - 14 - start
        right_w = min(self.text_width(right, "label"), room if not centre else room // 2)
        self.label((r.right - 14 - right_w, r.y, right_w + 2, r.h), right, "label", "card", "right")
        middle = (start, r.y, max(0, room - right_w - 16), r.h)
        role = "heading" if self.fits(centre, "heading", middle[2], r.h) else "label_bold"  # which folds in two
        self.label(middle, centre, role, "card", "centre" if room > 500 else "left")
        self.fill((r.x, r.bottom - 3, r.w, 3), "ink")

    # --- figures

    def dashed(self, p: Point, q: Point, colour: Colour = "ink", width: float = 2, dash: float = 8) -> None:
        """Draw a dashed line."""
        length = math.hypot(q[0] - p[0], q[1] - p[1])
        if length <= 0:
            return
        ux, uy = (q[0] - p[0]) / length, (q[1] - p[1]) / length
        at = 0.0
        while at < length:
            to = min(length, at + dash)
            self.line((p[0] + ux * at, p[1] + uy * at), (p[0] + ux * to, p[1] + uy * to), colour, width)
            at += dash * 1.8

    def arrow(self, p: Point, q: Point, colour: Colour = "ink", width: float = 2) -> None:
        """Draw the head of an arrow at q, coming from p."""
        length = math.hypot(q[0] - p[0], q[1] - p[1]) or 1
        ux, uy = (q[0] - p[0]) / length, (q[1] - p[1]) / length
        n = 5 + width * 2
        back = (q[0] - ux * n, q[1] - uy * n)
        half = n * 0.55
        self.poly(
            [q, (back[0] - uy * half, back[1] + ux * half), (back[0] + uy * half, back[1] - ux * half)],
            colour,
        )

    def meter(
        self,
        rect: RectLike,
        value: float,
        low: float = 0,
        high: float = 100,
        band: tuple[float, float] | None = None,
        colour: Colour = "blue",
        mark: float | None = None,
    ) -> None:
        """Draw a bar; band is the range we believe, hatched; mark is a threshold."""
        r = to_rect(rect)
        span = (high - low) or 1

        def at(v: float) -> float:
            return r.x + r.w * max(0.0, min(1.0, (v - low) / span))

        self.fill(r, "shade")
        zero = at(0) if low < 0 < high else r.x
        a, b = sorted((zero, at(value)))
        self.fill((a, r.y, b - a, r.h), colour)
        if band is not None:
            lo, hi = at(min(band)), at(max(band))
            if hi > b:
                self.hatch((max(lo, b), r.y, hi - max(lo, b), r.h), colour, 5, 2)
            if lo < b:
                self.hatch((lo, r.y, b - lo, r.h), "card", 5, 1)
            self.fill((lo, r.y - 1, 2, r.h + 2), "ink")
            self.fill((hi - 2, r.y - 1, 2, r.h + 2), "ink")
        if low < 0 < high:
            self.fill((zero - 1, r.y - 2, 2, r.h + 4), "ink")
        if mark is not None:
            x = at(mark)
            self.fill((x - 1, r.y - 3, 2, r.h + 6), "red")
            self.poly([(x - 4, r.y - 4), (x + 4, r.y - 4), (x, r.y + 2)], "red")

    def sparkline(
        self,
        rect: RectLike,
        values: Sequence[float],
        colour: Colour = "blue",
        low: float | None = None,
        high: float | None = None,
        breaks: Collection[int] = (),
    ) -> None:
        """Draw a small line of values with its last point marked; a new line begins at each of `breaks`."""
        if not values:
            return
        r = to_rect(rect)
        lo = min(values) if low is None else low
        hi = max(values) if high is None else high
        span = (hi - lo) or 1
        n = max(1, len(values) - 1)
        points = [
            (r.x + (r.w - 6) * i / n, r.bottom - 3 - (r.h - 6) * (v - lo) / span)
            for i, v in enumerate(values)
        ]
        self.fill((r.x, r.bottom - 1, r.w, 1), "line")
        for at, (p, q) in enumerate(pairwise(points), 1):
            if at not in breaks:
                self.line(p, q, colour, 2)
        self.circle(points[-1], 3, colour)

    def mark(self, rect: RectLike, contender: str | None) -> None:
        """Draw a patron mark: colour, shape and letter; a hollow '?' for nobody known."""
        r = to_rect(rect)
        wide = r.w >= r.h * 1.7
        centre = (r.x + r.h / 2, float(r.centery)) if wide else (float(r.centerx), float(r.centery))
        radius = min(r.h, r.w) * 0.46
        found = theme.mark(contender)
        if found is None:
            self.circle(centre, radius * 0.9, "card")  # it may lie on a face or a coloured ground
            self.circle(centre, radius * 0.9, "muted", 2)
            self.write(
                (centre[0] - radius, centre[1] - radius, radius * 2, radius * 2),
                "?",
                "small_bold",
                "muted",
                "centre",
            )
            return
        colour = self.palette.marks[found.colour]
        self.shape(found.shape, centre, radius, colour)
        if wide:
            self.write((r.x + r.h + 3, r.y, r.w - r.h - 3, r.h), found.letter, "label_bold", "ink")
            return
        ink = theme.readable(colour, self.palette)
        box = (
            centre[0] - radius,
            centre[1] - radius + _SINK.get(found.shape, 0) * radius,
            radius * 2,
            radius * 2,
        )
        if r.h >= 20:
            self.write(box, found.letter, "small_bold", ink, "centre")


_SINK = {
    "triangle": 0.36,
    "star": 0.08,
    "chevron": 0.2,
}  # how far the letter sits below the middle of a shape
