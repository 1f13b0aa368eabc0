"""The card-index: holds in hand, operations under way, cases, and how old each belief is."""

from __future__ import annotations

from functools import partial
from typing import Any

import pygame

from game.play.action import OPERATIONS, slots_left
from game.ui import qualities, theme
from game.ui.kit import Kit, Tip, columns, cut_top, escape
from game.ui.screens import said, shown
from game.ui.screens.base import Screen, frame, screen
from game.ui.theme import Rgb
from game.words import losses
from game.world.kinds import Op

PARTS = ("map", "holds", "work", "cases")
AGES = (2, 6, 12, 24)  # months: the bounds of the shades of the map
CELL, WIDE = 74, 112


@screen("card_index")
class CardIndex(Screen):
    """What the seat's files hold, and how far they can be relied on."""

    first = ("card:",)

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.part: str = params.get("part", "map")

    def draw(self, kit: Kit) -> None:
        """Draw the map of ages, holds, operations and cases."""
        app = self.app
        body = frame(kit, app, app.text("card_index.title"))
        draws = {"map": self._map, "holds": self._holds, "work": self._work, "cases": self._cases}
        if kit.narrow:
            strip, body = cut_top(body, 34, 6)
            self.part = kit.tabs(
                "part", strip, [(key, app.text(f"card_index.{key}")) for key in PARTS], self.part
            )
            self.piece(kit, self.part, body, draws[self.part])
            return
        left, right = columns(body, [1.15, 1.0], 8)
        high = right.h // 2 - 4
        low = pygame.Rect(left.x, left.bottom - 212, left.w, 212)
        self.piece(kit, "map", pygame.Rect(left.x, left.y, left.w, left.h - 220), self._map)
        self.piece(kit, "cases", low, self._cases)
        self.piece(kit, "holds", pygame.Rect(right.x, right.y, right.w, high), self._holds)
        below = pygame.Rect(right.x, right.y + high + 8, right.w, right.h - high - 8)
        self.piece(kit, "work", below, self._work)

    # -- how old each belief is -------------------------------------------------------------------

    def shade(self, kit: Kit, months: int) -> Rgb:
        """Give the ground of a card by its age: fresh is light, old is dark."""
        step = sum(months > bound for bound in AGES)
        return theme.mix(kit.rgb("card"), kit.rgb("muted"), (0.0, 0.2, 0.4, 0.6, 1.0)[step])

    def _map(self, kit: Kit, rect: pygame.Rect) -> None:
        app = self.app
        people = app.memo("card_index", self._people)
        inner = shown.panel(
            kit, rect, app.text("card_index.map_title"), note=app.text("card_index.map_note", n=len(people))
        )
        strip, inner = cut_top(inner, 26, 6)
        x: float = strip.x
        for n in range(len(AGES) + 1):
            months = AGES[n] if n < len(AGES) else AGES[-1] + 1
            text = (
                app.text("card_index.age_upto", n=AGES[n])
                if n < len(AGES)
                else app.text("card_index.age_older")
            )
            if x + 24 + kit.text_width(text, "small") > strip.right:
                break
            kit.fill((x, strip.y + 3, 18, 18), self.shade(kit, months))
            kit.frame((x, strip.y + 3, 18, 18), "ink", 1)
            x += 24 + kit.label((x + 24, strip.y, strip.right - x - 24, 24), text, "small", "muted") + 14
        opened = None
        everybody, pointed = app.scenario.people, (kit.hover, kit.focus)
        with kit.scroll("map", inner) as area:
            across = max(1, (area.w + 4) // (WIDE + 4))
            wide = (area.w + 4) // across - 4
            for n, p in enumerate(people):
                r = pygame.Rect(
                    area.x + (n % across) * (wide + 4), area.y + n // across * (CELL + 4), wide, CELL
                )
                id = f"card:{everybody[p].id}"
                if kit.hot(id, r, self._card_tip(p) if id in pointed else None):
                    opened = p
                if area.rect.colliderect(r):
                    self._card(kit, r, p)
            area.used(area.y + -(-len(people) // across) * (CELL + 4))
        if opened is not None:
            app.go("person", person=opened, among=people)

    def _people(self) -> list[int]:
        """Return whom there is a card of, the oldest knowledge first."""
        app, view = self.app, self.app.view
        people = [p for p in range(len(view.life)) if shown.known(view, p) and view.seat_index[p] < 0]
        return sorted(people, key=lambda p: (-shown.age(app, p), -shown.delegates_of(app, p), p))

    def _card_tip(self, p: int) -> Tip:
        app, view = self.app, self.app.view
        root = view.roots()[p]
        low, high = (
            max(0, view.loyalty[p] - shown.spread(app, p)),
            min(100, view.loyalty[p] + shown.spread(app, p)),
        )
        whose = shown.man_of(app, root)
        text = app.text(
            "card_index.card_tip",
            posts=shown.posts_text(app, p),
            whose=whose,
            low=low,
            high=high,
            want=app.words.want(p, view.want[p]),
        )
        return Tip(app.scenario.people[p].name, f"*{shown.age_text(app, shown.age(app, p))}*\n{escape(text)}")

    def _card(self, kit: Kit, r: pygame.Rect, p: int) -> None:
        app = self.app
        kit.fill((r.x + 2, r.y + 2, r.w, r.h), "line")
        over = kit.hover == f"card:{app.scenario.people[p].id}"
        app.kept(kit, r, ("card", p, over), lambda: self._front(kit, r, p, over))

    def _front(self, kit: Kit, r: pygame.Rect, p: int, over: bool) -> None:
        app = self.app
        months = shown.age(app, p)
        ground = self.shade(kit, months)
        kit.fill(r, ground)
        kit.frame(r, "red" if over else "ink", 2 if over else 1)
        ink = theme.readable(ground, kit.palette)
        kit.label((r.x + 4, r.y + 2, r.w - 8, 20), shown.short(app, p), "small", ink)
        shown.bust(kit, app, (r.x + 4, r.y + 24, 44, 44), p)
        kit.fill((r.right - 27, r.y + 23, 25, 25), "card")
        kit.mark((r.right - 25, r.y + 25, 21, 21), shown.root_id(app, p))
        text = "?" if months >= shown.NEVER else app.text("card_index.age_of", n=months)
        kit.label((r.x + 52, r.bottom - 24, r.w - 56, 20), text, "small_bold", ink, "right")

    # -- holds ------------------------------------------------------------------------------------

    def _holds(self, kit: Kit, rect: pygame.Rect) -> None:
        app, view = self.app, self.app.view
        app.words.learn(view)
        me = app.scenario.seats[app.seat]
        held = [one for one in view.holds if app.seat < 0 or one.holders >> app.seat & 1]
        mine = [one for one in held if not one.public and one.on != me]
        mine.sort(key=lambda one: -one.strength)
        inner = shown.panel(
            kit,
            rect,
            app.text("card_index.holds_title"),
            "red",
            note=app.text("card_index.count", n=len(mine)),
        )
        with kit.scroll("holds", inner) as area:
            x, y, w = area.x, area.y, area.w
            for hold in mine:
                top = y
                shown.bust(kit, app, (x, y, 48, 48), hold.on)
                if kit.hot(f"on:{hold.id}", (x, y, 48, 48), app.person_tip(hold.on)):
                    app.go("person", person=hold.on)
                kit.says(f"strength:{hold.id}", (x + 60, y, w - 60, 24), qualities.quality(app, "strength"))
                y += (
                    kit.paragraph(
                        (x + 60, y, w - 60, 0),
                        f"*{escape(shown.short(app, hold.on))}*, {app.text('card_index.strength', n=hold.strength)}",
                        "body",
                    )
                    + 1
                )
                y += (
                    kit.paragraph(
                        (x + 60, y, w - 60, 0),
                        app.memo(("hold", hold.id), partial(self._hold_text, hold.id)),
                        "small",
                    )
                    + 2
                )
                if hold.police:
                    y += (
                        kit.paragraph(
                            (x + 60, y, w - 60, 0), app.text("card_index.police"), "small_italic", "bad"
                        )
                        + 2
                    )
                left, right, _ = columns((x + 60, y + 2, min(w - 60, 320), 34), [1.0, 1.0, 1], 8)
                shown.hold_buttons(app, kit, hold.id, left, right)
                y = max(y + 46, top + 56)
            if not mine:
                y += kit.paragraph((x, y, w, 0), app.text("card_index.no_holds"), "serif_italic", "muted") + 8
            against = [one for one in view.holds if one.on == me and not one.public]
            if against:
                y += kit.heading((x, y, w, 0), app.text("card_index.against_you"))
                for hold in against:
                    y += (
                        kit.paragraph(
                            (x, y, w, 0), escape(app.words.hold(hold.id, app.seat, "text")), "small", "bad"
                        )
                        + 6
                    )
            lost = app.memo("papers_gone", self._lost)
            if lost:
                y += kit.heading((x, y, w, 0), app.text("card_index.gone"))
            for month, text in lost:
                said = app.text("card_index.gone_in", month=app.words.month(month), text=text)
                y += kit.paragraph((x, y, w, 0), escape(said), "small", "muted") + 6
            area.used(y)

    def _lost(self) -> list[tuple[int, str]]:
        """Return the papers that were in hand and are worth nothing any more, the latest first, with what they said."""
        app, found = self.app, []
        for one in reversed(losses.papers_gone(shown.game(app), app.seat, app.words)):
            what = app.words.hold(one.args[-1], app.seat, "text")
            found.append((one.month, f"{app.words.event(one, app.seat)} {what}"))
        return found

    def _hold_text(self, id: int) -> str:
        return escape(self.app.words.hold(id, self.app.seat, "text"))

    # -- operations -------------------------------------------------------------------------------

    def _work(self, kit: Kit, rect: pygame.Rect) -> None:
        app, view = self.app, self.app.view
        me = app.scenario.seats[app.seat]
        mine = [op for op in view.ops if op.owner == me]
        seen = [op for op in view.ops if op.owner != me]
        free = slots_left(view, app.seat)
        inner = shown.panel(
            kit,
            rect,
            app.text("card_index.work_title"),
            "blue",
            note=app.text("card_index.free", n=max(0, free), of=view.slots(me)),
        )
        with kit.scroll("work", inner) as area:
            x, y, w = area.x, area.y, area.w
            for op in mine:
                y = self._op(kit, x, y, w, op, False)
            for seat, kind, args in view.orders:
                if seat == app.seat and kind in OPERATIONS:
                    text = app.text("card_index.ordered", what=app.words.action(kind, args, view))
                    y += kit.paragraph((x, y, w, 0), escape(text), "body", "blue") + 6
            if not mine:
                y += kit.paragraph((x, y, w, 0), app.text("card_index.no_work"), "serif_italic", "muted") + 8
            if seen:
                y += kit.heading((x, y, w, 0), app.text("card_index.noticed"))
                for op in seen:
                    y = self._op(kit, x, y, w, op, True)
            area.used(y)

    def _op(self, kit: Kit, x: int, y: int, w: int, op: Op, other: bool) -> int:
        app, view = self.app, self.app.view
        text = said.first_up(app.words.operation(op.kind, op.a, op.b, app.seat))
        if other:
            text = app.text("card_index.by", who=shown.short(app, op.owner), what=text)
        high = kit.paragraph((x, y, w - 190, 0), escape(text), "body")
        whole = max(1, op.due - op.start + 1)
        done = min(whole, view.month - op.start)
        kit.hot(
            f"op:{op.id}",
            (x, y, w, max(high, 26)),
            app.text("card_index.op_tip", start=app.words.month(op.start), due=app.words.month(op.due)),
        )
        for n in range(whole):
            box = pygame.Rect(x + w - 180 + n * 24, y + 4, 20, 16)
            kit.fill(box, "blue" if n < done else "shade")
            kit.frame(box, "ink", 1)
        kit.label((x + w - 78, y, 78, 24), shown.month_short(app, op.due), "small_bold", "ink", "right")
        return y + max(high, 26) + 6

    # -- cases and labels -------------------------------------------------------------------------

    def _cases(self, kit: Kit, rect: pygame.Rect) -> None:
        app, view = self.app, self.app.view
        people = [
            p for p in range(len(view.case)) if view.life[p] == 1 and (view.case[p] > 0 or view.record[p] > 4)
        ]
        people.sort(key=lambda p: -(view.case[p] + view.record[p]))
        inner = shown.panel(
            kit, rect, app.text("card_index.cases_title"), note=app.text("card_index.cases_note")
        )
        if not people:
            kit.paragraph(inner, app.text("card_index.no_cases"), "serif_italic", "muted")
        opened = None
        for index, r in kit.rows("cases", inner, len(people), 40):
            p = people[index]
            if kit.row(f"case:{app.scenario.people[p].id}", r, tip=app.person_tip(p)):
                opened = p
            shown.bust(kit, app, (r.x + 3, r.y + 3, 33, 33), p)
            kit.mark((r.x + 42, r.y + 10, 20, 20), shown.root_id(app, p))
            room = r.w - 72 - 250
            kit.label((r.x + 70, r.y, max(60, room), r.h), shown.short(app, p), "body")
            kit.label(
                (r.right - 250, r.y, 120, r.h),
                app.text("card_index.case_n", n=view.case[p]),
                "small_bold",
                "bad" if view.case[p] else "muted",
                "right",
            )
            kit.label(
                (r.right - 120, r.y, 112, r.h),
                app.text("card_index.record_n", n=view.record[p]),
                "small_bold",
                "bad" if view.record[p] > 5 else "muted",
                "right",
            )
        if opened is not None:
            app.go("person", person=opened, among=people)
