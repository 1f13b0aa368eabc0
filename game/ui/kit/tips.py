"""Tooltips: a sum of reasons with one nested level, shown where the mouse rests, pinned by a key or a right click."""

from __future__ import annotations

import pygame

from game.ui.kit.events import full_tip
from game.ui.kit.scrolling import Scrolling
from game.ui.kit.stage import TIP_LAYER
from game.ui.kit.zones import Reason, Tip, Zone

TIP_WIDTH = 300  # of a tip that opens by itself
PINNED_WIDTH = 380
PAD = 12
LINE_GAP = 3


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
        long = self.measure(tip.text, TIP_WIDTH - 2 * PAD, "body") + 24 * len(tip.lines) > self.height // 4
        inner = min(PINNED_WIDTH if pinned or long else TIP_WIDTH, self.width - 24) - 2 * PAD
        if not tip.lines and not tip.title:
            inner = min(
                inner, max(80, max(self.text_width(part, "body") for part in tip.text.split("\n")) + 4)
            )
        amounts = [signed(r.amount, tip.unit) for r, _, _ in shown] + [signed(tip.total, tip.unit)]
        column = max((self.text_width(a, "bold") for a in amounts), default=0)
        heights = [self._reason_height(r, level, inner, column) for r, level, _ in shown]
        title_h = self.measure(tip.title, inner, "heading") + 2 if tip.title else 0
        text_h = self.measure(tip.text, inner, "body") if tip.text else 0
        total_h = self.line_height("bold") + 8 if tip.total is not None and tip.lines else 0
        body = (
            title_h
            + text_h
            + (6 if text_h and shown else 0)
            + sum(heights)
            + LINE_GAP * len(heights)
            + total_h
        )
        most = self.height - 8
        whole = body + 2 * PAD <= most
        box = self._place(anchor, inner + 2 * PAD, min(body + 2 * PAD, most))
        self._tip_box = self.to_px(box)
        foot = 0 if whole or pinned else self.measure(self.tip_more, inner, "small_italic") + 4
        self._tip_floor = round((box.bottom - PAD - foot) * self.scale)
        if self.record is not None:
            self.record.begin()
        self.fill((box.x + 5, box.y + 5, box.w, box.h), "soot")
        self.fill(box, "card")
        self.frame(box, "ink", 2)
        self.poly([(box.x, box.y), (box.x + 22, box.y), (box.x, box.y + 22)], "red")
        with self.clip(pygame.Rect(box.x + 2, box.y + 2, box.w - 4, box.h - 4)):
            self._fill_tip(tip, shown, heights, box, inner, column, pinned)
            if foot:
                self._tip_floor = self.size[1]
                at = (box.x + PAD, box.bottom - PAD - foot + 4)
                self._print(at, self.tip_more, inner, "small_italic", "muted")

    def _fill_tip(
        self,
        tip: Tip,
        shown: list[tuple[Reason, int, int]],
        heights: list[int],
        box: pygame.Rect,
        inner: int,
        column: int,
        pinned: bool,
    ) -> None:
        x, y = box.x + PAD, box.y + PAD
        if tip.title:
            y += self._print((x, y), tip.title, inner, "heading", "blood") + 2
        if tip.text:
            y += self._print((x, y), tip.text, inner, "body", "ink") + (6 if shown else 0)
        for (reason, level, parent), h in zip(shown, heights, strict=True):
            if round((y + h) * self.scale) > self._tip_floor:
                return
            left = x + 18 * level
            if level == 0 and reason.more:
                opened = pinned and parent in self._opened
                self._triangle(left + 5, y + self.line_height("body") / 2, opened)
                if pinned:
                    zone = self._zone(f"tip:{parent}", (box.x + 4, y - 1, box.w - 8, h + 2), "tipline")
                    if self.hover == zone.id:
                        self.frame((box.x + 4, y - 1, box.w - 8, h + 2), "line", 1)
            words = reason.text + (f" _{reason.age}_" if reason.age else "")
            self._print(
                (left + 16, y),
                words,
                inner - 18 * level - column - 26,
                "body",
                "ink" if level == 0 else "muted",
            )
            amount = signed(reason.amount, tip.unit)
            tone = {"+": "bad" if reason.less else "good", "−": "good" if reason.less else "bad"}.get(amount[:1], "ink")
            self.write(
                (box.right - PAD - column, y, column, self.line_height("body")),
                amount,
                "bold",
                tone,
                "right",
                "top",
            )
            y += h + LINE_GAP
        if tip.total is not None and tip.lines:
            if round((y + 6 + self.line_height("bold")) * self.scale) > self._tip_floor:
                return
            self.fill((x, y + 2, inner, 2), "ink")
            self.write(
                (x, y + 6, inner - column - 8, self.line_height("bold")),
                tip.sum_word or "=",
                "bold",
                "ink",
                valign="top",
            )
            self.write(
                (box.right - PAD - column, y + 6, column, self.line_height("bold")),
                signed(tip.total, tip.unit),
                "bold",
                "ink",
                "right",
                "top",
            )
        if pinned and not any(r.more for r, _, _ in shown):
            self._zone("tip:close", (box.x, box.y, box.w, box.h), "tipbox")

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

    def _place(self, anchor: pygame.Rect, w: int, h: int) -> pygame.Rect:
        """Put a box beside or below an anchor (physical), over no question and as few zones as may be."""
        s = self.scale
        w, h = min(w, self.width - 8), min(h, self.height - 8)
        room = pygame.Rect(4, 4, self.width - 8, self.height - 8)
        best, least = self._around(self._logical(anchor), anchor, w, h, room)
        if least >= 10**6 and not self.keyboard:  # beside so large a thing there is no room: beside the mouse
            at = pygame.Rect(round(self._pos[0] / s) - 8, round(self._pos[1] / s) - 10, 24, 28)
            best, _ = self._around(at, pygame.Rect(0, 0, 0, 0), w, h, room)
        return best

    def _around(
        self, a: pygame.Rect, own: pygame.Rect, w: int, h: int, room: pygame.Rect
    ) -> tuple[pygame.Rect, int]:
        """Choose the best place round a logical rect, and what it costs; `own` is what must stay to be seen."""
        across = [max(4, min(x, self.width - w - 5)) for x in (a.x, a.right - w)]
        level = [max(4, min(y, self.height - h - 5)) for y in (a.y, a.bottom - h)]
        places = [
            (a.right + 8, level[0]), *((x, a.bottom + 8) for x in across), (a.right + 8, level[1]),
            *((a.x - w - 8, y) for y in level), *((x, a.y - h - 8) for x in across),
        ]  # fmt: skip
        best, least = pygame.Rect(across[0], level[0], w, h), 10**7
        for x, y in places:
            box = pygame.Rect(x, y, w, h)
            covered = self.to_px(box)
            if not room.contains(box):
                continue
            hidden = sum(z.kind != "bar" and bool(z.clip.colliderect(covered)) for z in self._under)
            hidden += 100 * any(one.colliderect(covered) for one in self._clear)
            hidden += 10**6 * bool(own.colliderect(covered))
            if hidden < least:
                best, least = box, hidden
        return best, least

    def _logical(self, r: pygame.Rect) -> pygame.Rect:
        s = self.scale
        return pygame.Rect(round(r.x / s), round(r.y / s), round(r.w / s), round(r.h / s))

    def _draw_ring(self, zone: Zone) -> None:
        """Draw the focus ring around a zone, inside its clip."""
        r = zone.clip.inflate(self.px(6), self.px(6)).clip(pygame.Rect((0, 0), self.size))
        pygame.draw.rect(self.surface, self.rgb("card"), r, self.px(5))
        pygame.draw.rect(self.surface, self.rgb("focus"), r.inflate(-self.px(2), -self.px(2)), self.px(3))
