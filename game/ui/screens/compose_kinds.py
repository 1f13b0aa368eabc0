"""All actions: those that can be ordered now, by what they cost; the barred ones folded, each reason said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.play.action import OWN, STAFF, Kind, own_acts_left, slots_left
from game.ui import orders
from game.ui.commands import NUMBERS
from game.ui.kit import Kit, columns, escape
from game.ui.screens.order_card import cost_lines

if TYPE_CHECKING:
    from game.ui.app import App

ROW = 34


class Kinds:
    """The list of the 22 kinds of order with their further forms."""

    def __init__(self, app: App, opened: bool = False) -> None:
        self.app = app
        self.opened = opened  # the barred ones are unfolded
        self.at = ""  # the kind told of beside the list

    def draw(self, kit: Kit, body: pygame.Rect) -> str:
        """Draw the list; returns the kind that was picked, empty when none was."""
        app = self.app
        kinds = orders.kinds()
        decision = app.game.decision
        assert decision is not None
        barred = app.memo("barred", lambda: {one.name: orders.barred(app, decision, one.name) for one in kinds})
        free = [one for one in kinds if barred[one.name] is None]
        own = [one for one in free if one.cost == OWN]
        staff = [one for one in free if one.cost == STAFF]
        left, right = (body, None) if kit.narrow else columns(body, [1.0, 380], 10)
        inner = kit.panel(left, app.text("compose.kinds"), "red", app.left_words())
        picked = ""
        numbers = {one.name: n for n, one in enumerate([*staff, *own])}
        with kit.scroll("kinds", inner) as area:
            two = inner.w > 640
            sides = columns((area.x, area.y, area.w, 0), [1.0, 1.0], 14) if two else [inner, inner]
            lows: list[float] = []
            y = float(area.y)
            for side, group, title in zip(sides, (staff, own), self._titles(), strict=True):
                at = pygame.Rect(side.x if two else int(area.x), int(y), side.w if two else int(area.w), 0)
                taken, low = self._group(kit, at, group, title, numbers, right is None)
                picked = taken or picked
                lows.append(low)
                y = area.y if two else low
            y = self._barred(kit, area, max(lows) + 8, [one for one in kinds if barred[one.name] is not None], barred)
            area.used(y)
        if right is not None:
            first = [one.name for one in (*staff, *own, *kinds)]
            self._about(kit, right, self.at or first[0], barred)
        return picked

    def _titles(self) -> tuple[str, str]:
        app = self.app
        own, staff = own_acts_left(app.view, app.seat), slots_left(app.view, app.seat)
        of = app.view.slots(app.me)
        return app.text("compose.staff", n=max(0, staff), of=of), app.text("compose.own", n=max(0, own))

    def _group(
        self, kit: Kit, r: pygame.Rect, group: list[Kind], title: str, numbers: dict[str, int], tips: bool
    ) -> tuple[str, float]:
        """Draw the kinds of one cost under their title; returns the one picked and where the group ends."""
        app, picked, y = self.app, "", float(r.y)
        kit.label((r.x, y, r.w, 26), title, "label", "red")
        y += 28
        if not group:
            y += kit.paragraph((r.x + 8, y, r.w - 8, 0), app.text("compose.none_now"), "small_italic", "muted") + 6
        for one in group:
            n = numbers[one.name]
            hotkey = NUMBERS[n] if n < len(NUMBERS) else None
            x = r.x + kit.key_width(NUMBERS, 30) + 18
            cost = escape(app.words.action_cost(one.name)) if one.cost == STAFF else ""  # the title says the other
            high = ROW + (kit.measure(cost, r.right - x - 4, "small") + 2 if cost else 0)
            part = pygame.Rect(r.x, int(y), r.w, high)
            tip = escape(app.words.action_does(one.name)) if tips else None
            if kit.row(f"kind:{one.name}", part, tip=tip, hotkey=hotkey):
                picked = one.name
            if (kit.focus if kit.keyboard else kit.hover) == f"kind:{one.name}":
                self.at = one.name
            box = pygame.Rect(r.x + 8, part.y + (high - 27) // 2, kit.key_width(NUMBERS, 30), 26)
            colour = "red" if one.cost == OWN else "blue"
            if hotkey is not None:
                kit.fill(box, colour)
                kit.key_label(box, hotkey, "card")
            else:
                kit.shape("disc" if one.cost == OWN else "diamond", box.center, 6, colour)
            kit.label((x, part.y + 4, part.right - x - 4, 24), app.words.action_name(one.name), "label")
            kit.paragraph((x, part.y + 27, part.right - x - 4, 0), cost, "small", "muted")
            y += high
        return picked, y

    def _barred(self, kit: Kit, area: Any, y: float, kinds: list[Kind], barred: dict[str, str | None]) -> float:
        """Draw the kinds that cannot be ordered, folded until asked for, each reason over the kinds it bars."""
        app = self.app
        if not kinds:
            return y
        label = app.text("compose.barred_open" if self.opened else "compose.barred", n=len(kinds))
        if kit.button("kinds:barred", (area.x, y, area.w - 4, 38), label, align="left"):
            self.opened = not self.opened
            kit.touch()
        y += 46
        if not self.opened:
            return y
        reasons: dict[str, list[Kind]] = {}
        for one in kinds:
            reasons.setdefault(barred[one.name] or "", []).append(one)
        for why, group in reasons.items():
            y += kit.paragraph((area.x, y, area.w - 8, 0), escape(why), "small", "bad") + 2
            for one in group:
                part = pygame.Rect(int(area.x), int(y), int(area.w) - 4, 30)
                kit.row(f"kind:{one.name}", part, enabled=False, why=why, tip=escape(app.words.action_does(one.name)))
                if (kit.focus if kit.keyboard else kit.hover) == f"kind:{one.name}":
                    self.at = one.name
                kit.label((part.x + 18, part.y, part.w - 22, 30), app.words.action_name(one.name), "label", "muted")
                y += 30
            y += 8
        return y

    def _about(self, kit: Kit, r: pygame.Rect, name: str, barred: dict[str, str | None]) -> None:
        app = self.app
        inner = kit.panel(r, app.words.action_name(name), "ink")
        with kit.scroll(f"about:{name}", inner) as area:
            y: float = area.y
            why = barred[name]
            if why:
                y += kit.paragraph((area.x, y, area.w, 0), escape(why), "bold", "bad") + 12
            y += kit.paragraph((area.x, y, area.w, 0), escape(app.words.action_does(name)), "serif") + 12
            area.used(cost_lines(kit, app, area, y, name))


__all__ = ["Kinds"]
