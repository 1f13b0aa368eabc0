"""All actions: those that can be ordered now, by what they cost; the barred ones folded, each reason said once.

Each has the number it has in the rules, in every month and whether it is barred or not, so that it can be learnt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.play.action import OWN, STAFF, Kind, own_acts_left, slots_left
from game.ui import orders
from game.ui.kit import Kit, columns, escape
from game.ui.screens.order_card import cost_lines
from game.ui.screens.typed_number import TypedNumber

if TYPE_CHECKING:
    from game.ui.app import App

ROW, LOW = 34, 30
BESIDE = 900  # and that the list with an account of what is pointed at needs
NARROWEST = 640  # logical px of width that three columns need


class Kinds:
    """The list of the 22 kinds of order with their further forms."""

    def __init__(self, app: App, opened: bool = False) -> None:
        self.app = app
        self.opened = opened  # the barred ones are unfolded
        self.at = ""  # the kind told of beside the list
        self._typed = TypedNumber()

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
        beside = max(340, body.w // 4) if not kit.narrow else 300
        left, right = (body, None) if kit.width < BESIDE else columns(body, [1.0, beside], 10)
        hint = app.text("compose.by_number")
        title = app.text("compose.kinds")
        fits = kit.text_width(title, "label_bold") + kit.text_width(hint, "small") + 80 <= left.w
        inner = kit.panel(left, title, "red", hint if fits else "")
        picked = self._number(kit, kinds, barred)
        with kit.scroll("kinds", inner) as area:
            y = float(area.y)
            sides = columns((area.x, area.y, area.w - 4, 0), [1.15, 1.0, 1.0], 14)
            names = max((kit.text_width(app.words.action_name(one.name), "label") for one in own), default=0)
            if area.w > NARROWEST and names * kit.letters.least("label") <= sides[1].w - 52:
                # the longer list in two columns
                half = -(-len(own) // 2)
                parts = list(zip(sides, (staff, own[:half], own[half:]), (*self._titles(), ""), strict=True))
            else:
                side = pygame.Rect(int(area.x), int(area.y), int(area.w) - 4, 0)
                parts = list(zip((side, side), (staff, own), self._titles(), strict=True))
            lows: list[float] = []
            for side, group, head in parts:
                at = pygame.Rect(side.x, int(y), side.w, 0)
                taken, low = self._group(kit, at, group, head, right is None)
                picked = taken or picked
                lows.append(low)
                y = area.y if len(parts) > 2 else low
            y = self._barred(kit, area, max(lows) + 8, [one for one in kinds if barred[one.name] is not None], barred)
            area.used(y)
        if right is not None:
            first = [one.name for one in (*staff, *own, *kinds)]
            self._about(kit, right, self.at or first[0], barred)
        return picked

    def _number(self, kit: Kit, kinds: list[Kind], barred: dict[str, str | None]) -> str:
        """Take the digits that were typed; returns the kind whose number they are, empty when there is none yet.

        A digit that begins no longer number is one by itself; another puts the focus on its own kind, and waits. A kind
        that is barred takes the focus too, and is unfolded for it: Enter says why there, and so does the foot.
        """
        number, whole = self._typed.take(kit, max(one.number for one in kinds))
        one = next((one for one in kinds if one.number == number), None)
        if one is None:
            return ""
        why = barred[one.name]
        said = f"{number}. {self.app.words.action_name(one.name)}"
        if why is not None or not whole:
            self.opened = self.opened or why is not None
            self.at = one.name
            kit.reveal(f"kind:{one.name}")
        if why is not None:
            self.app.notice(f"{said}: {why}")
        elif not whole:
            self.app.notice(self.app.text("compose.or_more", what=said, n=number))
        else:
            self.app.notice("")
            return one.name
        return ""

    def _titles(self) -> tuple[str, str]:
        app = self.app
        own, staff = own_acts_left(app.view, app.seat), slots_left(app.view, app.seat)
        of = app.view.slots(app.me)
        return app.text("compose.staff", n=max(0, staff), of=of), app.text("compose.own", n=max(0, own))

    def _group(self, kit: Kit, r: pygame.Rect, group: list[Kind], title: str, tips: bool) -> tuple[str, float]:
        """Draw the kinds of one cost under their title; returns the one picked and where the group ends."""
        app, picked, y = self.app, "", float(r.y)
        kit.label((r.x, y, r.w, 26), title, "label", "red")
        y += 28
        if not group and title:
            y += kit.paragraph((r.x + 8, y, r.w - 8, 0), app.text("compose.none_now"), "small_italic", "muted") + 6
        for one in group:
            x = r.x + 48
            cost = escape(app.words.action_cost(one.name)) if one.cost == STAFF else ""  # the title says the other
            high = ROW + (kit.measure(cost, r.right - x - 4, "small") + 2 if cost else 0)
            part = pygame.Rect(r.x, int(y), r.w, high)
            tip = escape(app.words.action_does(one.name)) if tips else None
            if kit.row(f"kind:{one.name}", part, tip=tip):
                picked = one.name
            if (kit.focus if kit.keyboard else kit.hover) == f"kind:{one.name}":
                self.at = one.name
            self._numbered(kit, pygame.Rect(r.x + 6, part.y + (high - 27) // 2, 34, 26), one)
            kit.label((x, part.y + 4, part.right - x - 4, 24), app.words.action_name(one.name), "label")
            kit.paragraph((x, part.y + 27, part.right - x - 4, 0), cost, "small", "muted")
            y += high
        return picked, y

    def _numbered(self, kit: Kit, box: pygame.Rect, one: Kind, barred: bool = False) -> None:
        """Draw the number of a kind by which it is chosen; a further form of the same number has a sign only."""
        colour = "line" if barred else "red" if one.cost == OWN else "blue"
        if one.name == next(kind.name for kind in orders.kinds() if kind.number == one.number):
            kit.fill(box, colour)
            kit.label(box, str(one.number), "label_bold", "ink" if barred else "card", "centre")
        else:
            kit.shape("disc" if one.cost == OWN else "diamond", box.center, 6, colour)

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
                part = pygame.Rect(int(area.x), int(y), int(area.w) - 4, LOW)
                kit.row(f"kind:{one.name}", part, enabled=False, why=why, tip=escape(app.words.action_does(one.name)))
                if (kit.focus if kit.keyboard else kit.hover) == f"kind:{one.name}":
                    self.at = one.name
                self._numbered(kit, pygame.Rect(part.x + 6, part.y + 3, 34, LOW - 6), one, True)
                kit.label((part.x + 48, part.y, part.w - 52, LOW), app.words.action_name(one.name), "label", "muted")
                y += LOW
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
