"""Tooltips: a sum of reasons with one nested level, shown where the mouse rests, pinned by a key or a right click."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from game.ui.kit.scrolling import Scrolling
from game.ui.kit.stage import TIP_LAYER
from game.ui.kit.zones import Reason, Tip, Zone, full_tip

TIP_WIDTH = 300  # of a tip that opens by itself
PINNED_WIDTH = 380
WIDER = (480, 580, 680, 780, 880)  # of one that would lie over its own thing otherwise
TWO_COLUMNS = 680  # so wide a tip stands in two columns
PAD = 12
LINE_GAP = 3
SIDE = 3  # so many zones fewer must a tip above hide than one below, and one at a side than one above
COVERS = 10**6  # what it costs to lie over what the tip explains


class Part(NamedTuple):
    """A piece of a tip that is not torn apart: a text, or a line of the sum with its level and its parent."""

    tall: int
    text: str = ""
    reason: Reason | None = None
    level: int = 0
    parent: int = 0


class Laid(NamedTuple):
    """A tip laid out: its parts in one column or two, and widths of a column, of its amounts, of all; height of all."""

    columns: list[list[Part]]
    inner: int
    amounts: int
    wide: int
    tall: int


def signed(amount: int | float | str | None, unit: str = "") -> str:
    """Write an amount with its sign: +14, −9, ±0."""
    if amount is None:
        return ""
    if isinstance(amount, str):
        return amount
    value = f"{abs(amount):g}"
    return ("+" if amount > 0 else "−" if amount < 0 else "±") + value + unit


class Tips(Scrolling):
    """Draws tips above everything else."""

    def _tip_due(self) -> int | None:
        """Give the ms at which a tip has to appear, None when none is waiting."""
        if self._rest_id is None or self._tip_shown == self._rest_id or self._pinned is not None:
            return None
        if self.tip_delay is None or not self._moved_since:
            return None
        zone = self._by_id.get(self._rest_id)
        if zone is None or full_tip(zone) is None:
            return None
        return self._rest_since + self.tip_delay

    def _watch_rest(self) -> None:
        """Note what the mouse rests on; the focus alone opens no tip, nor does what slides under a mouse at rest."""
        rest = None if self.keyboard else self.hover
        if not self._moved_since:
            self._tip_shown = None
        if rest != self._rest_id:
            self._rest_id, self._rest_since, self._tip_shown = rest, self.now, None

    def _draw_tips(self) -> None:
        self.told = None
        if self._pinned is not None:
            self._draw_pinned(self._pinned)
            return
        due = self._tip_due()
        if self._rest_id is None or self.tip_delay is None or not self._moved_since:
            return
        if due is not None and self.now < due:
            return
        self._tip_shown = self._rest_id  # or nothing can be shown of it: no frame is due any more
        zone = next((z for z in self._current if z.id == self._rest_id), None)
        tip = full_tip(zone) if zone is not None and zone.visible else None
        if zone is None or tip is None or self._bar is not None:
            return
        if self.carrying is not None and zone.kind != "drop":
            return
        self._under = self._current
        self._draw_tip(tip, zone.clip, pinned=False)

    def _draw_pinned(self, tip: Tip) -> None:
        self._under = list(self._current)
        self._current.clear()
        self._ids.clear()
        self._layers.append(TIP_LAYER)
        if TIP_LAYER not in self._layers_last:
            self._saved_focus.append((TIP_LAYER, self.focus))
            self.focus = None
            self._want_first = True
        for area in self._areas.values():
            area.seen = -1
        self._draw_tip(tip, self._pin_rect, pinned=True)

    def _rows_of(self, tip: Tip) -> list[tuple[Reason, int, int]]:
        """Give the lines to show: (reason, level, index of its parent)."""
        out: list[tuple[Reason, int, int]] = []
        for i, reason in enumerate(tip.lines):
            out.append((reason, 0, i))
            if i in self._opened:
                out.extend((more, 1, i) for more in reason.more)
        return out

    def _draw_tip(self, tip: Tip, anchor: pygame.Rect, pinned: bool) -> None:
        self.told = tip
        shown = self._rows_of(tip) if pinned else [(r, 0, i) for i, r in enumerate(tip.lines)]
        laid, box = self._fitted(tip, shown, anchor, pinned)
        whole = laid.tall + 2 * PAD <= box.h
        self._tip_box = self.to_px(box)
        foot = 0 if whole or pinned else self.measure(self.tip_more, laid.wide, "small_italic") + 4
        self._tip_floor = round((box.bottom - PAD - foot) * self.scale)
        if self.record is not None:
            self.record.begin()
        self.fill((box.x + 5, box.y + 5, box.w, box.h), "soot")
        self.fill(box, "card")
        self.frame(box, "ink", 2)
        self.poly([(box.x, box.y), (box.x + 22, box.y), (box.x, box.y + 22)], "red")
        with self.clip(pygame.Rect(box.x + 2, box.y + 2, box.w - 4, box.h - 4)):
            self._fill_tip(tip, laid, box, pinned)
            if foot:
                self._tip_floor = self.size[1]
                at = (box.x + PAD, box.bottom - PAD - foot + 4)
                self._print(at, self.tip_more, laid.wide, "small_italic", "muted")
        if pinned and not any(r.more for r, _, _ in shown):
            self._zone("tip:close", (box.x, box.y, box.w, box.h), "tipbox")

    def _fitted(
        self, tip: Tip, shown: list[tuple[Reason, int, int]], anchor: pygame.Rect, pinned: bool
    ) -> tuple[Laid, pygame.Rect]:
        """Lay a tip out in a shape for which there is room beside its own thing, and place it there."""
        long = self.measure(tip.text, TIP_WIDTH - 2 * PAD, "body") + 24 * len(tip.lines) > self.height // 4
        first = self._laid(tip, shown, PINNED_WIDTH if pinned or long else TIP_WIDTH)
        box, cost = self._place(anchor, first.wide + 2 * PAD, first.tall + 2 * PAD)
        if cost < COVERS:
            return first, box
        best = first
        for width in (*(one for one in WIDER if one < self.width - 8), self.width - 8):
            laid = self._laid(tip, shown, width, 2 if width >= TWO_COLUMNS else 1)
            found, cost = self._place(anchor, laid.wide + 2 * PAD, laid.tall + 2 * PAD)
            if cost < COVERS:
                return laid, found
            if laid.tall < best.tall:
                best = laid
        own = self._logical(anchor)
        above, below = own.y - 12, self.height - own.bottom - 12
        least = max(above, below)
        if pinned or least <= self.height // 4:
            if not self.keyboard and first.tall + 2 * PAD <= self.height - 8:
                return first, box  # beside the mouse
            least = min(best.tall + 2 * PAD, self.height - 8)  # read whole, it hides some of its own thing
        else:
            best = self._laid(tip, shown, self.width - 8)  # in one column, cut at its end
        w = min(best.wide + 2 * PAD, self.width - 8)
        x = max(4, min(own.x, self.width - w - 5))
        return best, pygame.Rect(x, self.height - least - 4 if below > above else 4, w, least)

    def _laid(self, tip: Tip, shown: list[tuple[Reason, int, int]], width: int, columns: int = 1) -> Laid:
        """Lay a tip out so wide at most, in one column or two."""
        wide = min(width, self.width - 24) - 2 * PAD
        if not tip.lines and not tip.title:
            longest = max(self.text_width(part, "body") for part in tip.text.split("\n")) + 4
            wide = min(wide, max(80, longest))
        inner = wide if columns == 1 else (wide - 2 * PAD) // 2
        written = [signed(r.amount, tip.unit) for r, _, _ in shown] + [signed(tip.total, tip.unit)]
        amounts = max((self.text_width(a, "bold") for a in written), default=0)
        texts = [tip.text] if columns == 1 else tip.text.split("\n")
        parts = [Part(self.measure(one, inner, "body"), one) for one in texts if one]
        if parts and shown:
            parts[-1] = parts[-1]._replace(tall=parts[-1].tall + 6)
        for r, level, parent in shown:
            parts.append(Part(self._reason_height(r, level, inner, amounts) + LINE_GAP, "", r, level, parent))
        flow = [parts] if columns == 1 else _halves(parts)
        title = self.measure(tip.title, wide, "heading") + 2 if tip.title else 0
        total = self.line_height("bold") + 8 if tip.total is not None and tip.lines else 0
        return Laid(flow, inner, amounts, wide, title + max(_tall(one) for one in flow) + total)

    def _fill_tip(self, tip: Tip, laid: Laid, box: pygame.Rect, pinned: bool) -> None:
        x, y = box.x + PAD, box.y + PAD
        if tip.title:
            y += self._print((x, y), tip.title, laid.wide, "heading", "blood") + 2
        for n, parts in enumerate(laid.columns):
            left, at = x + n * (laid.inner + 2 * PAD), y
            if n:
                self.fill((left - PAD, y + 2, 1, max(map(_tall, laid.columns)) - 4), "line")
            for part in parts:
                if part.reason is None:
                    self._print((left, at), part.text, laid.inner, "body", "ink")
                elif round((at + part.tall - LINE_GAP) * self.scale) > self._tip_floor:
                    return
                else:
                    self._reason(tip, part, part.reason, laid, (left, at), pinned)
                at += part.tall
        y += max(map(_tall, laid.columns))
        bold = self.line_height("bold")
        if tip.total is None or not tip.lines or round((y + 6 + bold) * self.scale) > self._tip_floor:
            return
        self.fill((x, y + 2, laid.wide, 2), "ink")
        across = laid.wide - laid.amounts - 8
        self.write((x, y + 6, across, bold), tip.sum_word or "=", "bold", "ink", valign="top")
        right = (x + laid.wide - laid.amounts, y + 6, laid.amounts, bold)
        self.write(right, signed(tip.total, tip.unit), "bold", "ink", "right", "top")

    def _reason(self, tip: Tip, part: Part, reason: Reason, laid: Laid, at: tuple[int, int], pinned: bool) -> None:
        """Draw one line of the sum, which opens further ones where it has any."""
        (x, y), level, h = at, part.level, part.tall - LINE_GAP
        left = x + 18 * level
        if level == 0 and reason.more:
            self._triangle(left + 5, y + self.line_height("body") / 2, pinned and part.parent in self._opened)
            if pinned:
                row = (x - 8, y - 1, laid.inner + 16, h + 2)
                if self.hover == self._zone(f"tip:{part.parent}", row, "tipline").id:
                    self.frame(row, "line", 1)
        words = reason.text + (f" _{reason.age}_" if reason.age else "")
        width = laid.inner - 18 * level - laid.amounts - 26
        self._print((left + 16, y), words, width, "body", "ink" if level == 0 else "muted")
        amount = signed(reason.amount, tip.unit)
        tone = {"+": "bad" if reason.less else "good", "−": "good" if reason.less else "bad"}.get(amount[:1], "ink")
        right = (x + laid.inner - laid.amounts, y, laid.amounts, self.line_height("body"))
        self.write(right, amount, "bold", tone, "right", "top")

    def _triangle(self, x: float, y: float, opened: bool) -> None:
        if opened:
            self.poly([(x - 5, y - 3), (x + 5, y - 3), (x, y + 5)], "red")
        else:
            self.poly([(x - 3, y - 5), (x + 5, y), (x - 3, y + 5)], "red")

    def _reason_height(self, reason: Reason, level: int, inner: int, column: int) -> int:
        words = reason.text + (f" _{reason.age}_" if reason.age else "")
        return self.measure(words, inner - 18 * level - column - 26, "body")

    def _print(self, at: tuple[float, float], text: str, width: float, role: str, colour: str) -> int:
        """Write wrapped text without recording links; give the logical height."""
        laid = self.letters.lay(text, role, int(width * self.scale))
        x, y = round(at[0] * self.scale), round(at[1] * self.scale)
        block = self.record.block() if self.record is not None else 0
        for run in laid.runs:
            if y + run.y + laid.leading > self._tip_floor:
                break  # the rest is shown when it is asked for
            drawn = self.letters.surface(run.text, run.role, self.rgb(colour))
            self._put(drawn, (x + run.x, y + run.y), run.text, run.role, colour, block=block)
        return int(-(-laid.height // self.scale))

    def _place(self, anchor: pygame.Rect, w: int, h: int) -> tuple[pygame.Rect, int]:
        """Put a box below, above or beside an anchor (physical), over no question; tells what it costs."""
        s = self.scale
        w, h = min(w, self.width - 8), min(h, self.height - 8)
        room = pygame.Rect(4, 4, self.width - 8, self.height - 8)
        best, least = self._around(self._logical(anchor), anchor, w, h, room)
        if least >= COVERS and not self.keyboard:  # beside so large a thing there is no room: beside the mouse
            at = pygame.Rect(round(self._pos[0] / s) - 8, round(self._pos[1] / s) - 10, 24, 28)
            best, _ = self._around(at, pygame.Rect(0, 0, 0, 0), w, h, room)
        return best, least

    def _around(
        self, a: pygame.Rect, own: pygame.Rect, w: int, h: int, room: pygame.Rect
    ) -> tuple[pygame.Rect, int]:
        """Choose the best place round a logical rect, and what it costs; `own` is what must stay to be seen.

        Below is better than above, and either than a side, unless a side leaves some zones more to be seen.
        """
        across = [max(4, min(x, self.width - w - 5)) for x in (a.x, a.right - w)]
        level = [max(4, min(y, self.height - h - 5)) for y in (a.y, a.bottom - h)]
        places = [
            *((x, a.bottom + 8, 0) for x in across), *((x, a.y - h - 8, 1) for x in across),
            *((a.right + 8, y, 2) for y in level), *((a.x - w - 8, y, 2) for y in level),
        ]  # fmt: skip
        best, least = pygame.Rect(across[0], level[0], w, h), 10 * COVERS
        for x, y, rank in places:
            box = pygame.Rect(x, y, w, h)
            covered = self.to_px(box)
            if not room.contains(box):
                continue
            cost = SIDE * rank + sum(z.kind != "bar" and bool(z.clip.colliderect(covered)) for z in self._under)
            cost += 1000 * any(one.colliderect(covered) for one in self._clear)
            cost += COVERS * bool(own.colliderect(covered))
            if cost < least:
                best, least = box, cost
        return best, least

    def _logical(self, r: pygame.Rect) -> pygame.Rect:
        s = self.scale
        return pygame.Rect(round(r.x / s), round(r.y / s), round(r.w / s), round(r.h / s))

    def _draw_ring(self, zone: Zone) -> None:
        """Draw the focus ring around a zone, inside its clip."""
        r = zone.clip.inflate(self.px(6), self.px(6)).clip(pygame.Rect((0, 0), self.size))
        pygame.draw.rect(self.surface, self.rgb("card"), r, self.px(5))
        pygame.draw.rect(self.surface, self.rgb("focus"), r.inflate(-self.px(2), -self.px(2)), self.px(3))


def _tall(parts: list[Part]) -> int:
    return sum(part.tall for part in parts)


def _halves(parts: list[Part]) -> list[list[Part]]:
    """Part a column in two of about the same height, the first the taller."""
    at = min(range(len(parts) + 1), key=lambda n: (max(_tall(parts[:n]), _tall(parts[n:])), -n))
    return [parts[:at], parts[at:]]
