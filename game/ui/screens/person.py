"""A person's page: who he is, what he can do, and the orders that begin with him."""

from __future__ import annotations

from typing import Any

import pygame

from game.play.action import ACTIONS, Action, bar, slots_left
from game.rules import chain
from game.rules.gatherings import hall_votes
from game.ui import qualities
from game.ui.kit import Kit, Reason, Tip, columns, cut_bottom, cut_right, cut_top, escape
from game.ui.screens import person_record, person_ties, said, shown
from game.ui.screens.base import Screen, frame, screen
from game.words import ties
from game.words.fates import chain_lines
from game.world.kinds import ALIVE, DEAD, Decision
from game.world.scenario import SKILLS

PARTS = ("man", "ties", "record")
# The orders offered on a page, with the field that takes the person; shown where they could ever apply.
ORDERS = ("win", "watch", "conciliate", "case", "pact", "write")


@screen("person")
class Person(Screen):
    """One person as far as the seat knows him, and the orders that begin with him."""

    first = ("do:",)

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.p: int = params.get("person", app.scenario.seats[app.seat])
        self.among: list[int] = list(params.get("among", ()))
        self.part = "man"
        self.told: set[object] = set()  # which events of the record were worked out

    def about(self) -> object:
        """Give the person whose page it is."""
        return self.p

    def draw(self, kit: Kit) -> None:
        """Draw the three columns, or one of them as a tab where there is no room, and the orders."""
        app = self.app
        body = frame(kit, app, app.scenario.people[self.p].name)
        foot, body = cut_bottom(body, 46, 8)
        self._orders(kit, foot)
        if kit.narrow:
            strip, body = cut_top(body, 36, 6)
            self.part = kit.tabs(
                "part", strip, [(key, app.text(f"person.{key}")) for key in PARTS], self.part
            )
            shown_parts = {self.part: body}
        else:
            wide = columns(body, [344, 1.0, 1.05], 8)
            shown_parts = dict(zip(PARTS, wide, strict=True))
        for key, rect in shown_parts.items():
            if key == "man":
                self._man(kit, rect)
            elif key == "ties":
                person_ties.ties(self, kit, rect)
            else:
                person_record.record(self, kit, rect)

    # -- the man ----------------------------------------------------------------------------------

    def _man(self, kit: Kit, rect: pygame.Rect) -> None:
        app, p, view = self.app, self.p, self.app.view
        person = app.scenario.people[p]
        inner = shown.panel(kit, rect, person.short, note=shown.body_text(app, p))
        with kit.scroll("man", inner) as area:
            x, y, w = area.x, area.y, area.w
            side = min(w, 132 if kit.height >= shown.LOWER else 88)
            shown.bust(kit, app, (x, y, side, side), p)
            left = x + side + 12
            room = w - side - 12
            top = y
            for text, role, colour in (
                (self._caption(), "serif_italic", "ink"),
                (
                    app.text("person.born", year=person.born, age=view.month // 12 - person.born),
                    "small",
                    "muted",
                ),
                (
                    escape(self._state()),
                    "small_bold",
                    "bad" if view.life[p] == DEAD or view.rung[p] or view.absent[p] > view.month else "good",
                ),
            ):
                top += kit.paragraph((left, top, room, 0), text, role, colour) + 4
            kit.mark((left, top, 28, 28), shown.root_id(app, p))
            used = kit.paragraph(
                (left + 36, top + 2, room - 36, 0), escape(self._whose_short()), "small", max_lines=5
            )
            y = max(y + side + 12, top + max(28, used) + 10)
            y += kit.heading((x, y, w, 0), app.text("person.posts"))
            held = sorted(view.posts_of[p], key=lambda q: -app.scenario.posts[q].rank)
            for q in held:
                post = app.scenario.posts[q]
                sent = hall_votes(view)[q]
                note = app.text("people.delegates_n", n=sent) if sent else ""
                used = kit.text_width(note, "small") + 8 if note else 0
                high = kit.measure(escape(post.name), w - used - 12, "body") + 8
                if kit.row(f"post:{post.id}", (x, y, w, high), tip=app.post_tip(q)):
                    app.go("posts", post=q)
                kit.paragraph((x + 8, y + 3, w - used - 12, 0), escape(post.name), "body")
                kit.label((x + w - used - 2, y, used, high), note, "small", "muted", "right")
                y += high + 1
            if not held:
                y += kit.paragraph((x, y, w, 0), app.text("screens.no_post"), "italic", "muted") + 4
            links = chain.trace(view, p)
            if links:
                y += 8
                y += kit.heading((x, y, w, 0), app.text("person.seat"))
                for line in chain_lines(app.words, links):
                    y += kit.paragraph((x, y, w, 0), escape(line), "small") + 4
            y += 8
            y += kit.heading((x, y, w, 0), app.text("person.skills"))
            for n in range(len(SKILLS)):
                kit.says(f"skill:{n}", (x, y, w, 24), qualities.skill(app, n))
                kit.label((x, y, 116, 22), said.first_up(app.words.skill(n)), "small")
                kit.meter((x + 120, y + 6, w - 160, 11), person.skills[n], colour="ink")
                kit.label((x + w - 34, y, 34, 22), str(person.skills[n]), "small_bold", "ink", "right")
                y += 24
            y += 6
            for key, value, tone in (
                ("standing", view.standing[p], "red"),
                ("orthodoxy", view.orthodoxy[p], "red"),
                ("health", view.health[p], "blue"),
            ):
                kit.says(f"quality:{key}", (x, y, w, 24), qualities.quality(app, key))
                kit.label((x, y, 116, 22), app.text(f"person.{key}"), "small")
                kit.meter((x + 120, y + 6, w - 160, 11), value, colour=tone)
                kit.label((x + w - 34, y, 34, 22), str(value), "small_bold", "ink", "right")
                y += 24
            if person.note:
                y += 10
                y += kit.heading((x, y, w, 0), shown.of(app, p, "person.note"))
                y += kit.paragraph((x, y, w, 0), escape(person.note.strip()), "serif") + 6
            area.used(y)

    def _caption(self) -> str:
        """Give the whole name, which leads to the article on him where the library has one."""
        app, name = self.app, escape(shown.caption(self.app, self.p))
        id = app.scenario.people[self.p].id
        return f"[[article:{id}|{name}]]" if app.naming.title(id) else name

    def _state(self) -> str:
        app, p, view = self.app, self.p, self.app.view
        if view.life[p] == DEAD:
            return app.text("person.dead")
        if view.life[p] != ALIVE:
            return app.text("person.not_yet")
        if view.rung[p]:
            return said.first_up(app.words.show(view.rung[p], "rung"))
        if view.absent[p] > view.month:
            return app.text("person.absent", month=app.words.month(view.absent[p]))
        return app.text("person.at_work")

    def _whose_short(self) -> str:
        app, p, view = self.app, self.p, self.app.view
        if view.seat_index[p] >= 0:
            return shown.of(app, p, "person.heads_circle", n=len(view.clients(p)))
        root, patron = view.roots()[p], view.patron[p]
        if root < 0 <= patron:  # a tie there is, but too loose to count, or to somebody who is nobody's
            return ties.loose(app.words, view, p, named=False)
        return shown.man_of(app, root)

    # -- orders -----------------------------------------------------------------------------------

    def _orders(self, kit: Kit, foot: pygame.Rect) -> None:
        app, p, view = self.app, self.p, self.app.view
        if len(self.among) > 1:
            step, foot = cut_right(foot, 104, 10)
            left, right = columns(step, [1.0, 1.0], 6)
            at = self.among.index(p) if p in self.among else 0
            if kit.button(
                "previous", left, "←", app.text("person.previous"), hotkey="earlier"
            ):
                self._turn(kit, self.among[at - 1])
            if kit.button("next", right, "→", app.text("person.next"), hotkey="later"):
                self._turn(kit, self.among[(at + 1) % len(self.among)])
        me = app.scenario.seats[app.seat]
        kinds = [] if p == me else [kind for kind in ORDERS if (kind == "pact") <= (view.seat_index[p] >= 0)]
        if view.seat_index[p] >= 0 and "win" in kinds:
            kinds.remove("win")
        elif p != me:
            kinds.insert(0, "appoint")
        if not kinds:
            return
        most = max(2, foot.w // 132)
        cells = columns(foot, [1.0] * min(len(kinds), most), 6)
        for kind, cell in zip(kinds, cells, strict=False):
            why = self.why_not(kind)
            name = app.words.action_with(kind, p, view)
            tip = Tip(name, app.words.action_does(kind), self.forecast(kind))
            if kit.button(f"do:{kind}", cell, name, tip, enabled=why is None, why=why):
                if kind == "appoint":
                    app.go("posts", person=p)
                else:
                    shown.compose(app, kind, person=p, write__mode=1)

    def _turn(self, kit: Kit, p: int) -> None:
        self.p = p
        for area in ("man", "ties", "record"):
            kit.scroll_to(area, 0)

    def why_not(self, kind: str) -> str | None:
        """Say what bars an order on this person now, None when nothing does or when it needs more words to tell."""
        app = self.app
        if not shown.at_desk(app):
            return app.text("screens.not_at_desk")
        if kind == "appoint" and slots_left(app.view, app.seat) > 0:
            return None
        args = (self.p,) if ACTIONS[kind].fields == ("person",) else None
        if args is None:
            if kind == "appoint":
                return app.text("screens.no_slot")
            return None
        barred = bar(app.view, Decision("desk", app.seat), Action(kind, args))
        return said.first_up(app.words.reason(barred)) if barred else None

    def forecast(self, kind: str) -> tuple[Reason, ...]:
        """Give what an order on this person is expected to bring."""
        if ACTIONS[kind].fields != ("person",) or self.why_not(kind):
            return ()
        return said.grounds(self.app, ACTIONS[kind].forecast(self.app.view, self.app.seat, (self.p,)))
