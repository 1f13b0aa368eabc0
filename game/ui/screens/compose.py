"""The builder of an order: the 22 actions, then one field after another, each value with its forecast."""

from __future__ import annotations

from typing import Any

import pygame

from game.play.action import ACTIONS, Action
from game.rules.deal import AGAINST, SHIELD, STEP
from game.rules.gatherings import hall_votes
from game.ui import orders, portrait, telling
from game.ui.kit import Kit, Tip, columns, cut_bottom, cut_top, escape
from game.ui.orders import Value
from game.ui.screens.base import Screen, frame, initials, screen
from game.ui.screens.compose_kinds import Kinds
from game.ui.screens.compose_order import Order
from game.ui.screens.order_card import order_card
from game.words.cases import capital
from game.words.effect import would_leave
from game.world.kinds import BUDGET, FILL, LINE, READMIT, REMOVE, RUNG

PEOPLE = frozenset(("person", "second", "about", "master"))
FILTERS = ("all", "mine", "nobodys", "others", "cc")  # of a long list of people
LEAST = 200  # logical px of height that a list keeps under heads that sort it
BESIDE = 900  # logical px of width from which the forecast stands beside a list


@screen("compose")
class Compose(Screen):
    """Builds one order. `kind` and `chosen` may be given; a whole action is then only confirmed."""

    first = ("kind:",)

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.kind: str = params.get("kind", "")
        self.chosen: tuple[int, ...] = tuple(params.get("chosen", ()))
        self.search, self.only = "", "all"
        self.at = 0
        self.order = Order(app)  # in which people are listed
        self.looks = False  # the forecast is shown in place of the list, where both have no room
        self.list = Kinds(app, params.get("barred", False))
        self.start = (self.kind, len(self.chosen))
        self._settle()

    # -- state ------------------------------------------------------------------------------------

    def _decision(self) -> Any:
        session = self.app.session
        return session.decision if session is not None else None

    def _values(self) -> list[Value]:
        decision = self._decision()
        key = ("stage", self.kind, self.chosen)
        return self.app.memo(key, lambda: orders.stage(self.app.view, decision, self.kind, self.chosen))

    def _settle(self) -> None:
        """Take fields that leave no choice, and begin the next with the first value."""
        self.search, self.only, self.at, self.looks = "", "all", 0, False
        decision = self._decision()
        if decision is None or decision.kind != "desk":
            return
        while self.kind and len(self.chosen) < len(ACTIONS[self.kind].fields):
            values = self._values()
            if len(values) != 1:
                break
            self.chosen = (*self.chosen, values[0].value)
        kit = self.app.kit
        kit.scroll_to("values" if self.kind else "kinds", 0)
        if not self.kind:
            return
        values = self._values() if len(self.chosen) < len(ACTIONS[self.kind].fields) else []
        kit.focus_on(f"value:{values[0].value}" if values else "give_order")

    def own_back(self) -> bool:
        """Tell whether the page has a button that leads back: all have but the list of the actions."""
        return bool(self.kind)

    def _step_back(self) -> None:
        """Go back to the field before, to the list of actions, or leave."""
        kind, given = self.start
        while self.kind and len(self.chosen) > (given if self.kind == kind else 0):
            taken, self.chosen = self.chosen[-1], self.chosen[:-1]
            values = [one.value for one in self._values()]
            if len(values) > 1:
                self.search, self.only = "", "all"
                self.at = values.index(taken) if taken in values else 0
                self.app.kit.reveal(f"value:{values[self.at]}")
                return
        if self.kind and not kind:
            left, self.kind, self.chosen, self.search, self.at = self.kind, "", (), "", 0
            self.list.at = left
            self.app.kit.reveal(f"kind:{left}")
        else:
            self.app.back()

    # -- drawing ----------------------------------------------------------------------------------

    def draw(self, kit: Kit) -> None:
        app = self.app
        title = app.words.action_name(self.kind) if self.kind else app.text("compose.title")
        body = frame(kit, app, title, esc=False)
        decision = self._decision()
        if kit.cancel:
            self._step_back()
            return
        if decision is None or decision.kind != "desk" or decision.seat != app.seat:
            kit.paragraph(body, app.text("desk.answer_first"), "serif")
            if kit.button("compose:back", (body.x, body.y + 60, 200, 46), app.text("common.back")):
                app.back()
            return
        if not self.kind:
            self._kinds(kit, body)
        elif len(self.chosen) < len(ACTIONS[self.kind].fields):
            self._field(kit, body)
        else:
            self._whole(kit, body)

    # -- the 22 -----------------------------------------------------------------------------------

    def _kinds(self, kit: Kit, body: pygame.Rect) -> None:
        picked = self.list.draw(kit, body)
        if picked:
            self.kind, self.chosen = picked, ()
            self._settle()
            kit.touch()

    # -- a field ----------------------------------------------------------------------------------

    def _field(self, kit: Kit, body: pygame.Rect) -> None:
        app = self.app
        fields = ACTIONS[self.kind].fields
        name = fields[len(self.chosen)]
        values = self._values()
        words = [self._value_words(one.value) for one in values]
        wanted = self.search.casefold()
        people = self._of_people(name)
        shown = [
            n
            for n, text in enumerate(words)
            if wanted in text.casefold() and (not people or self._passes(values[n].value))
        ]
        if people and len(values) > 8:
            shown = self.order.sorted(shown, [one.value for one in values])
        if kit.width < BESIDE:
            left, right = body, None
        else:
            left, right = columns(body, [1.0, max(400, body.w * 3 // 10) if not kit.narrow else 350], 10)
        step = app.text("compose.step", n=len(self.chosen) + 1, of=len(fields))
        many = f"{step} · {app.text('compose.count', count=len(shown))}"
        question = self._question(name)
        fits = kit.text_width(question, "label_bold") + kit.text_width(many, "small") + 90 <= left.w
        inner = kit.panel(left, question, "red", many if fits and len(values) > 8 else step)
        if self.chosen:
            inner = self._so_far(kit, inner)
        foot, inner = cut_bottom(inner, 40, 8)
        self.at = min(self.at, max(0, len(shown) - 1))
        if right is None and shown:
            foot = self._turn(kit, foot)
        if self.looks and right is None and shown:
            if kit.button("compose:back", (foot.x, foot.y, min(180, foot.w), 40), app.text("common.back")):
                self._step_back()
            order_card(kit, app, inner, orders.best(app, self.kind, values[shown[self.at]]), whole=False)
            return
        if len(values) > 8:
            field, inner = cut_top(inner, 38, 8)
            if people:
                tabs, field = columns(field, [1.0, 200 if inner.w > 560 else 140], 10)
                labels = [(key, app.text(f"compose.only_{key}")) for key in FILTERS]
                only = kit.tabs("only", tabs, labels, self.only, {"cc": app.text("people.filter_cc")})
                if only != self.only:
                    self.only, self.at = only, 0
                    kit.scroll_to("values", 0)
                    kit.touch()
            hint = app.text("compose.search")
            self.search = kit.field("search", field, self.search, limit=30, hint=hint, hotkey="search")
            if people:
                foot, inner = self._sorts(kit, foot, inner)
        self._left_out(kit, foot)
        if not values:
            kind, chosen = self.kind, self.chosen
            why = app.memo(("none", kind, chosen), lambda: orders.nothing(app, self._decision(), kind, chosen))
            said = why or app.text("compose.no_values")
            kit.paragraph(inner, escape(said), "serif", "bad")
        elif not shown:
            kit.paragraph(inner, app.text("people.none"), "serif_italic", "muted")
        picked = None
        room = inner.w - 48
        folds = not people and any(kit.text_width(words[n], "bold") > room for n in shown)
        for n, cell in kit.rows("values", inner, len(shown), 78 if folds else 52):
            one = values[shown[n]]
            action = orders.best(app, self.kind, one)  # as its row has it
            id = f"value:{one.value}"
            if kit.row(
                id,
                cell,
                selected=n == self.at,
                tip=None if right is not None else orders.action_tip(app, action),
            ):
                picked = one.value
            if (kit.focus if kit.keyboard else kit.hover) == id:
                self.at = n
            self._value(kit, cell if right is not None else self._look(kit, cell, n, one), one, words[shown[n]], people)
        if kit.submitted == "search" and shown and picked is None:
            picked = values[shown[0]].value
        if right is not None and shown:
            order_card(kit, app, right, orders.best(app, self.kind, values[shown[self.at]]), whole=False)
        if kit.button("compose:back", (foot.x, foot.y, 180, 40), app.text("common.back")):
            self._step_back()
        elif picked is not None:
            self.chosen = (*self.chosen, picked)
            self._settle()
            kit.touch()

    def _sorts(self, kit: Kit, foot: pygame.Rect, inner: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
        """Draw the heads that sort a list of people over it, or one of them at the foot; give the rooms left."""
        if inner.h >= LEAST:
            line, inner = cut_top(inner, 30, 6)
            turned = self.order.draw(kit, line)
        else:
            cell = pygame.Rect(foot.right - min(190, foot.w // 2), foot.y, min(190, foot.w // 2), foot.h)
            turned = self.order.draw_one(kit, cell)
            foot = pygame.Rect(foot.x, foot.y, foot.w - cell.w - 10, foot.h)
        if turned:
            self.at = 0
            kit.scroll_to("values", 0)
        return foot, inner

    def _turn(self, kit: Kit, foot: pygame.Rect) -> pygame.Rect:
        """Draw the button that turns between the list and the forecast of the line marked in it; give the room left."""
        label = self.app.text("compose.to_list" if self.looks else "compose.to_forecast")
        wide = min(foot.w // 2, kit.text_width(label, "label_bold") + 60)
        cell = (foot.right - wide, foot.y, wide, foot.h)
        if kit.button("compose:turn", cell, label) or (self.looks and kit.cancel):
            self.looks = not self.looks
            kit.touch()
        return pygame.Rect(foot.x, foot.y, foot.w - wide - 10, foot.h)

    def _look(self, kit: Kit, cell: pygame.Rect, n: int, one: Value) -> pygame.Rect:
        """Draw at the end of a line what shows its forecast to the mouse; give the room left of it."""
        label = self.app.text("compose.forecast")
        wide = kit.text_width(label, "small") + 16
        box = pygame.Rect(cell.right - wide - 6, cell.y + 12, wide, cell.h - 24)
        if kit.hot(f"look:{one.value}", box, focusable=False):
            self.at, self.looks = n, True
            kit.touch()
        kit.frame(box, "line", 2)
        kit.label(box, label, "small", "ink", "centre")
        return pygame.Rect(cell.x, cell.y, cell.w - wide - 12, cell.h)

    def _passes(self, x: int) -> bool:
        """Tell whether somebody is among those that the list is narrowed to; nobody at all always is."""
        if x < 0 or self.only == "all":
            return True
        view = self.app.view
        root = view.roots()[x]
        if self.only == "cc":
            return view.seat_cc[x] == 2
        whose = "mine" if root == self.app.me else "nobodys" if root < 0 else "others"
        return whose == self.only

    def _left_out(self, kit: Kit, foot: pygame.Rect) -> None:
        """Say beside the way back how many of weight are not listed; who and why is under the help of that."""
        app, kind = self.app, self.kind
        found = app.memo(("left out", kind), lambda: orders.left_out(app, self._decision(), kind))
        if not found:
            return
        many = sum(len(people) for _, people in found)
        said = "\n".join(
            escape(app.text("compose.left_out", names=", ".join(map(app.words.person, people)), why=why))
            for why, people in found
        )
        rect = (foot.x + 196, foot.y, foot.w - 200, foot.h)
        kit.hot("left_out", rect, tip=Tip(app.text("compose.left_out_head"), said))
        kit.paragraph(rect, escape(app.text("compose.left_out_many", count=many)), "small", "muted")

    def _of_people(self, name: str) -> bool:
        """Tell whether the values of a field are people."""
        if name == "motion.b":
            return self.chosen[:1] in ((FILL,), (REMOVE,))
        if name == "bargain.matter":
            return self.chosen[2] in (AGAINST, SHIELD)
        return name in PEOPLE or (name == "motion.a" and self.chosen[:1] in ((RUNG,), (READMIT,)))

    def _of_posts(self, name: str) -> bool:
        """Tell whether the values of a field are posts."""
        if name == "motion.a":
            return self.chosen[:1] in ((FILL,), (REMOVE,), (BUDGET,))
        return name == "post" or (name == "bargain.thing" and self.chosen[4] != STEP)

    def _question(self, name: str) -> str:
        key = f"field.{self.kind}.{name}".replace("motion.motion", "motion")
        said = self.app.text(key)
        return said if said != key else self.app.text(f"field.any.{name}")

    def _so_far(self, kit: Kit, inner: pygame.Rect) -> pygame.Rect:
        """Draw the fields chosen before as chips, and return the room left."""
        app = self.app
        x, y = float(inner.x), float(inner.y)
        for n in range(len(self.chosen)):
            if self.chosen[n] == -1:  # what was left out is no choice worth a word
                continue
            text = app.words.option(
                ACTIONS[self.kind].fields[n], self.chosen[n], app.view, self.kind, self.chosen[:n]
            )
            # What is wider than the line is said in whole under the others.
            wide = kit.text_width(text, "small") + 14
            if x > inner.x and x + wide > inner.right:
                x, y = inner.x, y + 30
            if wide > inner.w:
                y += kit.paragraph((x, y, inner.w, 0), escape(text), "small_bold", "blue") + 4
            else:
                x += kit.chip(x, y, text, "blue") + 8
        return cut_top(inner, int(y + (30 if x > inner.x else 0) - inner.y), 4)[1]

    def _value_words(self, value: int) -> str:
        app = self.app
        name = ACTIONS[self.kind].fields[len(self.chosen)]
        if value == -1 and name in ("person", "second", "aim", "motion.b"):
            return app.text(f"field.none.{name}")
        said = app.words.option(name, value, app.view, self.kind, self.chosen)
        return capital(said)

    def _value(self, kit: Kit, r: pygame.Rect, one: Value, words: str, people: bool) -> None:
        app = self.app
        x = r.x + 14
        if people and one.value >= 0:
            person = app.scenario.people[one.value]
            portrait.draw(
                kit, (r.x + 8, r.y + 4, 44, 44), person.id, dict(person.portrait), initials(person.name)
            )
            x = r.x + 62
        last = len(self.chosen) + 1 == len(ACTIONS[self.kind].fields) or one.ways == 1
        action = orders.best(app, self.kind, one)
        verdict, tone = orders.verdict(app, action)
        mark = 0
        if people and one.value >= 0:
            root = app.view.roots()[one.value]
            if app.view.seat_index[one.value] < 0:
                kit.mark((r.right - 32, r.y + 8, 24, 24), app.scenario.people[root].id if root >= 0 else None)
                mark = 34
        room = r.right - x - mark - 6
        if r.h > 60:  # some of the list are longer than a line
            kit.paragraph((x, r.y + 3, room, 0), escape(words), "bold", max_lines=2)
            used = room
        else:
            used = kit.label((x, r.y + 3, room, 24), words, "bold")
        voted = orders.item_of(app, action) is not None
        if people and one.value >= 0 and room - used > 80:
            held = telling.posts_words(app, one.value)
            kit.label((x + used + 12, r.y + 3, room - used - 12, 24), held, "small", "muted")
        if not last:
            key = "compose.one_of_them" if voted else "compose.at_best"
            best = app.text(key, verdict=verdict) if verdict and (voted or orders.summed(action)) else ""
            tone = tone if best else "muted"
            verdict = best
        told = ""
        for hint in self._hints(one):  # the shorter where there is no room for the longer: the card beside tells all
            told = " · ".join(filter(None, (verdict, *hint)))
            if kit.text_width(told, "small") <= room:
                break
        kit.label((x, r.bottom - 26, room, 22), told, "small", tone)

    def _hints(self, one: Value) -> list[list[str]]:
        """Return what is known of a value, from long to short: with all the posts to be left, one, none."""
        known, left = self._hint(one), self._leaves(one)
        if self.kind == "win" and self.app.view.patron[one.value] >= 0:
            known = ""  # whose he is stands in what comes of it
        if not left:
            return [[known]]
        first = self.app.text("compose.leaves", list=left[0])
        if len(left) > 1:
            first = self.app.text("compose.leaves_more", post=left[0], n=len(left) - 1)
        return [[known, self.app.text("compose.leaves", list=", ".join(left))], [known, first], [first], [known], []]

    def _leaves(self, one: Value) -> list[str]:
        """Return the posts somebody would leave for the one he is thought of for."""
        name = ACTIONS[self.kind].fields[len(self.chosen)]
        if not self._of_people(name) or one.value < 0:
            return []
        q = self.chosen[0] if self.kind == "appoint" else self.chosen[1] if name == "motion.b" else -1
        return [self.app.words.post(y, "short") for y in would_leave(self.app.view, q, one.value)] if q >= 0 else []

    def _hint(self, one: Value) -> str:
        """Return what is known of a value: who holds a post and what it sends, or whose man somebody is."""
        app, view = self.app, self.app.view
        name = ACTIONS[self.kind].fields[len(self.chosen)]
        if self._of_posts(name) and one.value >= 0:
            holder = view.holder[one.value]
            who = app.words.person(holder) if holder >= 0 else app.text("tip.vacant")
            return app.text("compose.post_hint", who=who, votes=hall_votes(view)[one.value], ways=one.ways)
        if self._of_people(name) and one.value >= 0:
            x, said = one.value, ""
            if view.seat_index[x] < 0:
                root = view.roots()[x]
                whose = "own" if root == app.scenario.seats[app.seat] else "none" if root < 0 else "other"
                said = app.text(f"compose.tie_{whose}", who=app.words.person(root), n=view.loyalty[x])
            return said
        if name == "motion.a" and self.chosen[:1] == (LINE,):
            at = app.view.line[one.value]
            return app.text("compose.line_hint", at=f"+{at}" if at > 0 else str(at).replace("-", "−"))
        return app.text("compose.ways", count=one.after) if one.after > 1 else ""

    # -- the whole action -------------------------------------------------------------------------

    def _whole(self, kit: Kit, body: pygame.Rect) -> None:
        app = self.app
        action = Action(self.kind, self.chosen)
        why = self._barred(action)
        wide = min(body.w, 900)
        r = pygame.Rect(body.centerx - wide // 2, body.y, wide, body.h)
        foot, card = cut_bottom(r, 54, 10)
        order_card(kit, app, card, action, whole=True, why=why or "")
        back, give = columns(foot, [0.36, 0.64], 10)
        if kit.button("compose:back", back, app.text("common.back")):
            self._step_back()
        if (
            kit.button(
                "give_order",
                give,
                app.text("compose.give"),
                style="primary",
                hotkey="yes",  # not the key that passes months on the desk behind
                enabled=why is None,
                why=why,
            )
            and app.submit(action) is None
        ):
            app.notice(app.text("compose.given", order=app.words.action(action.kind, action.args, app.view)))
            app.back()

    def _barred(self, action: Action) -> str | None:
        from game.play.action import bar

        reason = bar(self.app.view, self._decision(), action)
        return self.app.words.reason(reason) if reason is not None else None
