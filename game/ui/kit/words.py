"""Words on the screen: labels, wrapped rich text with links, headings and tags."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui import theme
from game.ui.kit import keys
from game.ui.kit.canvas import Put
from game.ui.kit.layout import RectLike, to_rect
from game.ui.kit.markup import QUIET, escape, plain
from game.ui.kit.text import Run
from game.ui.kit.tips import Tips
from game.ui.kit.zones import Hotkey, Tip, Zone
from game.ui.theme import Colour

_NO_BUTTONS = frozenset(("area", "bar", "link", "name", "tip"))  # kinds of zones that do nothing of their own


class Words(Tips):
    """Text widgets. Rects are logical px."""

    def _write_in(self, zone: Zone, rect: RectLike, text: str, role: str, colour: Colour, align: str) -> None:
        _, cut = self.write(rect, text, role, colour, align)
        if cut:
            self._add_full_text(zone, text)

    def _add_full_text(self, zone: Zone, text: str, marked: bool = False) -> None:
        """Put the text that was ellipsized at the head of the zone's tip; `marked` where its signs are markup."""
        self._cut_short += 1
        self._outside += any(one is zone for one in self._current[: self._piece_from])
        text = text if marked else escape(text)
        if zone.tip is None:
            zone.tip = Tip(text=text)
        elif isinstance(zone.tip, str):
            zone.tip = Tip(text=f"{text}\n\n{zone.tip}")
        else:
            t = zone.tip
            body = f"{text}\n\n{t.text}".rstrip()
            zone.tip = Tip(t.title, body, t.lines, t.total, t.unit, t.sum_word)

    def _full(self, words: str, rect: RectLike, text: str) -> None:
        """Let a text that was cut be read whole, by a zone of its own."""
        id, r = f"full:{words}", self.to_px(rect)
        # A click on a row means the row, not the words in it.
        row = next((z for z in reversed(self._current) if z.kind == "row" and z.rect.collidepoint(r.center)), None)
        if row is not None:
            self._add_full_text(row, text, marked=True)
            return
        self._cut_short += 1
        if id in self._ids:  # the same words are cut at another place too
            id = f"{id}:{r.x}:{r.y}"
        self._zone(id, rect, "tip", tip=Tip(text=text))

    def label(
        self,
        rect: RectLike,
        text: str,
        role: str = "body",
        colour: Colour = "ink",
        align: str = "left",
        valign: str = "middle",
        fit: bool = True,
    ) -> int:
        """Write one line; give the width used. A text that was cut shows whole in a tip."""
        used, cut = self.write(rect, text, role, colour, align, valign, fit)
        if cut:
            r = self.to_px(rect)
            under = next(
                (z for z in reversed(self._current) if z.rect.contains(r) or z.rect.collidepoint(r.center)),
                None,
            )
            if under is not None and under.kind != "bar":
                self._add_full_text(under, text)
            else:
                self._full(text, rect, escape(text))
        return used

    def fits(self, text: str, role: str, width: float, height: float) -> bool:
        """Tell whether a label is whole in a place, smaller or folded in two where it must be."""
        w, h = int(width * self.scale), int(height * self.scale)
        return self.letters.fit(text, role, w)[0] == text or bool(self.letters.fold(text, role, w, h))

    def key_width(self, hotkeys: Sequence[Hotkey], least: int) -> int:
        """Give the width of a column of key names, so that the longest is whole."""
        return max(least, *(self.text_width(keys.key_name(self.key_of(one)), "small") + 8 for one in hotkeys))

    def key_label(self, rect: RectLike, hotkey: Hotkey | None, colour: Colour = "card") -> None:
        """Write the name of a key into a small field, a dot where there is none; long names are set smaller."""
        name = keys.key_name(self.key_of(hotkey)) if hotkey is not None else "·"
        wide = to_rect(rect).w
        role = "label_bold" if self.text_width(name, "label_bold") <= wide - 4 else "small"
        self.label(rect, name, role, colour, "centre")

    def paragraph(
        self,
        rect: RectLike,
        text: str,
        role: str = "body",
        colour: Colour = "ink",
        align: str = "left",
        max_lines: int | None = None,
    ) -> int:
        """Write wrapped rich text from the top of a rect; give the logical height used. Links become zones."""
        x, y, w, _ = rect
        if self.linker is not None and not self._on_a_zone(x, y):  # what is a button already leads somewhere
            text = self.linker(text)
        shown = self._clips[-1] if self._clips else pygame.Rect((0, 0), self.size)
        key = (x, y, w, shown.top, shown.bottom, text, role, colour, align, max_lines)
        if self.record is None:
            found = self._written.get(key)
            if found is not None:
                self.surface.fblits(found[0])
                return found[1][0]
        puts: list[Put] = []
        width = int(w * self.scale)
        laid = self.letters.lay(text, role, width, max_lines or 0)
        left, top = round(x * self.scale), round(y * self.scale)
        shifts = _shifts(laid.runs, width, align)
        block = self.record.block() if self.record is not None else 0
        tall = int(to_rect(rect).h * self.scale) if not self._area else 0
        box = pygame.Rect(left, top, max(width, 8), tall)
        for run in laid.runs:
            at = (left + run.x + shifts.get(run.line, 0), top + run.y)
            if at[1] > shown.bottom or at[1] + laid.leading < shown.top:
                if run.link:
                    self._link(run.link, at, run.width, laid.leading)
                continue
            tone: Colour = "blue" if run.link and not run.link.startswith(QUIET) else colour
            drawn = self.letters.surface(run.text, run.role, self.rgb(tone))
            cut = laid.cut and run.line == laid.lines - 1
            puts.append((drawn, at))
            self._put(drawn, at, run.text, run.role, tone, box=box, cut=cut, block=block)
            if run.link:
                self._link(run.link, at, run.width, laid.leading)
        height = -(-laid.height // self.scale)
        if laid.cut:
            self._full(plain(text)[:60], (x, y, w, height), text)
        elif not any(run.link for run in laid.runs):  # what makes zones is laid out anew
            self._keep_written(key, puts, (int(height), False))
        return int(height)

    def _on_a_zone(self, x: float, y: float) -> bool:
        """Tell whether a place lies on something that can be pressed."""
        at = (round((x + 1) * self.scale), round((y + 1) * self.scale))
        return any(z.rect.collidepoint(at) for z in self._current if z.kind not in _NO_BUTTONS)

    def _link(self, target: str, at: tuple[int, int], width: int, leading: int) -> None:
        s = self.scale
        rect = (at[0] / s, at[1] / s, width / s, leading / s)
        quiet = target.startswith(QUIET)
        target = target.removeprefix(QUIET)
        name, n = f"{'name' if quiet else 'link'}:{target}", 2
        first = name
        while name in self._ids:
            name, n = f"{first}#{n}", n + 1
        over = name in (self.hover, self.focus)
        tip = self.link_tip(target) if quiet and over and self.link_tip is not None else None
        zone = self._zone(name, rect, "name" if quiet else "link", tip=tip, payload=target)
        thick = self.px(2 if self.hover == zone.id else 1)
        colour = self.rgb("line" if quiet and not over else "ink" if quiet else "blue")
        self.surface.fill(colour, (at[0], at[1] + leading - thick - self.px(2), width, thick))

    def heading(self, rect: RectLike, text: str, tone: Colour = "red") -> int:
        """Write a section heading with a heavy rule under it; give the height used."""
        r = to_rect(rect)
        h = self.line_height("heading")
        used = self.label((r.x, r.y, r.w, h), text, "heading", tone)
        self.fill((r.x, r.y + h, r.w, 2), "ink")
        self.fill((r.x, r.y + h - 2, min(r.w, max(36, used // 2)), 4), "ink")
        return h + 8

    def rule(self, x: float, y: float, width: float, colour: Colour = "ink", thick: float = 2) -> None:
        """Draw a horizontal rule."""
        self.fill((x, y, width, thick), colour)

    def chip(
        self,
        x: float,
        y: float,
        text: str,
        tone: Colour = "shade",
        role: str = "small",
        hollow: bool = False,
        most: float = 0,
    ) -> int:
        """Draw a small tag, or only its outline, at most so wide where a width is given; give its width."""
        w, h = self.text_width(text, role) + 14, self.line_height(role) + 2
        w = min(w, int(most)) if most else w
        self.poly([(x, y), (x + w, y), (x + w - 5, y + h), (x, y + h)], tone)
        if hollow:
            self.poly([(x + 2, y + 2), (x + w - 3, y + 2), (x + w - 7, y + h - 2), (x + 2, y + h - 2)], "card")
            self.label((x + 5, y, w - 12, h), text, role, tone)
            return w
        self.label((x + 5, y, w - 12, h), text, role, theme.readable(self.rgb(tone), self.palette))
        return w


def _shifts(runs: Sequence[Run], width: int, align: str) -> dict[int, int]:
    """Give the px each line moves right so that a paragraph is centred or set right."""
    ends: dict[int, int] = {}
    if align != "left":
        for run in runs:
            ends[run.line] = run.x + run.width
    part = 2 if align == "centre" else 1
    return {line: max(0, width - end) // part for line, end in ends.items()}
