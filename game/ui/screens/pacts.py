"""Who is bound to whom against whom, as far as it is known; what each would answer to an offer."""

from __future__ import annotations

from functools import partial
from typing import Any

import pygame

from game.play.action import Action, bar
from game.rules import lead, pact
from game.rules.pact import STAKES
from game.ui import orders
from game.ui.kit import Kit, Tip, columns, cut_bottom, cut_right, cut_top, escape
from game.ui.screens import pact_web, said, shown
from game.ui.screens.base import Screen, frame, screen
from game.ui.screens.order_card import effect_lines, warned
from game.ui.screens.pact_web import COLOURS
from game.ui.telling import ruled
from game.words.effect_motion import binding, covered
from game.words.pact_past import settled
from game.world.kinds import ALIVE, BLOC, NON_AGGRESSION, OUT_PARTY, PLATFORM, Decision, Pact
from game.world.reason import Reason, total

OFFERS = (("bloc", BLOC), ("non_aggression", NON_AGGRESSION), ("platform", PLATFORM))


@screen("pacts")
class Pacts(Screen):
    """The network of pacts, the list of them, and the likely answer of the one chosen."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.p: int = params.get("person", -1)
        self.part = "network"
        self.offer = "bloc"
        self.aim = -1
        self.leaving: int | None = None  # pact about to be renounced

    def draw(self, kit: Kit) -> None:
        """Draw network, list and answer."""
        app = self.app
        body = frame(kit, app, app.text("pacts.title"), esc=self.leaving is None)
        if self.p < 0:
            self.p = self._first()
        if kit.narrow:
            parts = ("network", "list", "answer") if app.seat >= 0 else ("network", "list")
            self.part = self.part if self.part in parts else parts[0]
            strip, body = cut_top(body, 34, 6)
            self.part = kit.tabs(
                "part", strip, [(key, app.text(f"pacts.part_{key}")) for key in parts], self.part
            )
            where = {self.part: body}
        else:
            left, right = columns(body, [1.0, 470], 8)
            half = right.h * 40 // 100 if app.seat >= 0 else right.h
            where = {
                "network": left,
                "list": pygame.Rect(right.x, right.y, right.w, half),
                "answer": pygame.Rect(right.x, right.y + half + 8, right.w, right.h - half - 8),
            }
        if "network" in where:
            self.piece(kit, "network", where["network"], partial(pact_web.network, self))
        if "list" in where:
            self.piece(kit, "list", where["list"], self._list)
        if "answer" in where and app.seat >= 0:
            self.piece(kit, "answer", where["answer"], self._answer)
        if self.leaving is not None:
            self._renounce(kit)

    def dealers(self) -> list[int]:
        """Give the other contenders who can be dealt with."""
        app, view = self.app, self.app.view
        me = app.me
        return [
            p for p in app.scenario.seats if p != me and view.life[p] == ALIVE and view.rung[p] < OUT_PARTY
        ]

    def _first(self) -> int:
        """Give the one most felt as a threat by others than oneself: the likeliest to be spoken of."""
        app = self.app
        others = self.dealers()
        if app.seat < 0:
            return -1
        gains = lead.gain(app.view)[app.seat]
        return min(others, key=lambda p: gains[app.view.seat_index[p]], default=-1)

    # -- what is said of a pact -----------------------------------------------------------------

    def tip(self, one: Pact) -> Tip:
        """Say what binds, how long, at which stake, and whether it is open."""
        app = self.app
        key = "pacts.dates" if pact.dated(one) or one.terms else "pacts.no_date"
        text = app.text(key, signed=app.words.month(one.signed), until=app.words.month(one.until))
        stake = app.words.say("stake", STAKES[one.stake])
        return Tip(
            said.first_up(app.words.pact(one)),
            f"{text} {app.text('pacts.stake', stake=stake)} {self._secrecy(one)}",
        )

    def _secrecy(self, one: Pact) -> str:
        return self.app.text("pacts.secret" if one.secret else "pacts.open")

    # -- the list ---------------------------------------------------------------------------------

    def _list(self, kit: Kit, rect: pygame.Rect) -> None:
        app, view = self.app, self.app.view
        me = app.me
        inner = shown.panel(
            kit,
            rect,
            app.text("pacts.list"),
            "red",
            note=app.text("pacts.at_most", n=len(view.pacts_of(me)), of=view.tune.pacts_at_most) if me >= 0 else "",
        )
        with kit.scroll("pacts", inner) as area:
            x, y, w = area.x, area.y, area.w
            for one in sorted(view.pacts, key=lambda one: (me not in one.parties, one.kind, one.id)):
                mine = me in one.parties
                top = y
                kit.fill((x, y + 4, 5, 40), COLOURS[one.kind])
                room = w - 14 - (112 if mine else 0)
                y += (
                    kit.paragraph((x + 14, y, room, 0), escape(said.first_up(app.words.pact(one))), "bold")
                    + 2
                )
                tip = self.tip(one)
                y += kit.paragraph((x + 14, y, room, 0), escape(tip.text), "small", "muted") + 2
                past = app.memo(("past", one), lambda one=one: settled(app.words, shown.game(app), app.seat, one))  # type: ignore[misc]
                for text in past:
                    y += kit.paragraph((x + 14, y, room, 0), escape(text), "small", "muted") + 2
                for text in [*covered(app.words, view, app.seat, one), *binding(app.words, view, app.seat, one)]:
                    y += kit.paragraph((x + 14, y, room, 0), escape(text), "small") + 2
                if mine and one.kind == BLOC and not pact.has_reason(view, one):
                    y += kit.paragraph((x + 14, y, room, 0), app.text("pacts.no_reason"), "small", "good") + 2
                if mine:
                    why = self._barred("renounce", (one.id,))
                    button, _ = cut_right(pygame.Rect(x, top + 4, w, 36), 104)
                    if kit.button(
                        f"renounce:{one.id}",
                        button,
                        app.text("pacts.renounce"),
                        app.words.action_does("renounce"),
                        enabled=why is None,
                        why=why,
                        style="danger",
                    ):
                        self.leaving = one.id
                y = max(y, top + 48) + 8
            if not view.pacts:
                y += kit.paragraph((x, y, w, 0), app.text("pacts.none"), "serif_italic", "muted") + 8
            lapsed = [
                (target, month) for target, month in view.lapsed if view.month - month < view.tune.pact_rest
            ]
            for target, month in lapsed:
                y += (
                    kit.paragraph(
                        (x, y, w, 0),
                        escape(
                            app.text(
                                "pacts.lapsed", who=shown.short(app, target), month=app.words.month(month)
                            )
                        ),
                        "small",
                        "muted",
                    )
                    + 4
                )
            area.used(y)

    def _barred(self, kind: str, args: tuple[int, ...]) -> str | None:
        app = self.app
        if not shown.at_desk(app):
            return app.text("screens.not_at_desk")
        barred = bar(app.view, Decision("desk", app.seat), Action(kind, args))
        return said.first_up(app.words.reason(barred)) if barred else None

    def _renounce(self, kit: Kit) -> None:
        app = self.app
        one = next((one for one in app.view.pacts if one.id == self.leaving), None)
        if one is None:
            self.leaving = None
            return
        betrayal = pact.has_reason(app.view, one)
        text = app.text(
            "pacts.renounce_betrays" if betrayal else "pacts.renounce_free",
            pact=app.words.pact(one),
            n=app.view.tune.betrayal_trust,
        )
        answer = kit.confirm(
            "renounce",
            app.text("pacts.renounce_title"),
            escape(text),
            app.text("pacts.renounce"),
            app.text("posts.no"),
        )
        if answer is not None:
            self.leaving = None
        if answer and app.submit(Action("renounce", (one.id,))) is None:
            app.notice(app.text("pacts.renounced"))

    # -- the answer of the other side -------------------------------------------------------------

    def expected(self) -> list[Reason]:
        """Give the reasons of the one chosen for and against the offer laid out."""
        app, view = self.app, self.app.view
        me = app.me
        kind = dict(OFFERS)[self.offer]
        return pact.would_join(
            view, self.p, kind, me, self.aim if kind == BLOC else -1, self.aim if kind == PLATFORM else -1, 0
        )

    def _answer(self, kit: Kit, rect: pygame.Rect) -> None:
        app, view = self.app, self.app.view
        others = self.dealers()
        if self.p not in others:
            self.p = others[0] if others else -1
        if self.p < 0:
            kit.paragraph(
                shown.panel(kit, rect, app.text("pacts.answer_none")),
                app.text("pacts.nobody_left"),
                "serif_italic",
                "muted",
            )
            return
        inner = shown.panel(kit, rect, app.text("pacts.answer", who=shown.short(app, self.p)), "blue")
        strip, inner = cut_top(inner, 32, 6)
        offer = kit.tabs(
            "offer", strip, [(key, app.text(f"pacts.kind_{key}")) for key, _ in OFFERS], self.offer
        )
        if offer != self.offer:
            self.offer, self.aim = offer, -1
        aims = (
            [p for p in others if p != self.p]
            if self.offer == "bloc"
            else list(range(len(view.line)))
            if self.offer == "platform"
            else []
        )
        if self.aim not in aims:
            gains = lead.gain(view)[app.seat]
            best = (
                max(aims, key=lambda p: gains[view.seat_index[p]], default=-1)
                if self.offer == "bloc"
                else aims[0]
                if aims
                else -1
            )
            self.aim = best
        if aims:
            across = 3 if inner.w > 330 else 2
            lines = -(-len(aims) // across)
            strip, inner = cut_top(inner, 34 * lines + 4 * (lines - 1), 6)
            for n, aim in enumerate(aims):
                cell = pygame.Rect(
                    strip.x + n % across * strip.w // across, strip.y + n // across * 38, strip.w // across - 5, 34
                )
                self._aim(kit, cell, aim)
        foot, inner = cut_bottom(inner, 44, 8)
        reasons = self.expected()
        sum_ = total(reasons)
        with kit.scroll("answer", inner) as area:
            x, y, w = area.x, float(area.y), area.w
            shown.bust(kit, app, (x, y, 56, 56), self.p)
            what = shown.short(app, self.aim) if self.offer == "bloc" else ""
            if self.offer == "platform":
                what = app.scenario.issues[self.aim].name
            text = app.text(f"pacts.offer_{self.offer}", aim=what)
            kit.label((x + 68, y, w - 68, 22), app.text("pacts.to", who=shown.short(app, self.p)), "small", "muted")
            high = 22 + kit.paragraph((x + 68, y + 22, w - 68, 0), escape(text), "bold")
            word = app.text("pacts.would" if sum_ > 0 else "pacts.would_not")
            high += kit.paragraph(
                (x + 68, y + high + 2, w - 68, 0),
                f"{escape(word)} ({shown.signed(sum_)})",
                "body",
                shown.tone_of(sum_),
            )
            y += max(64, high + 10)
            y = self._bound(kit, area, y) + 4  # what it binds to stands before what is thought of it
            title = app.text("pacts.reasons_of", who=shown.short(app, self.p))
            kit.label((x, y, w, 22), title, "label", "red")
            y += 26
            for reason in sorted(reasons, key=lambda one: -abs(one.amount)):
                line = ruled(escape(said.ground(app, reason)), reason.code)
                tall = kit.measure(line, w - 60, "small")
                kit.label(
                    (x, y, 44, 21),
                    shown.signed(reason.amount),
                    "small_bold",
                    shown.tone_of(reason.amount),
                    "right",
                )
                kit.paragraph((x + 58, y, w - 60, 0), line, "small")
                y += max(22, tall + 2)
            y += kit.paragraph((x, y + 4, w, 0), app.text("pacts.as_known"), "small_italic", "muted") + 10
            area.used(y)
        kind = dict(OFFERS)[self.offer]
        args = (kind, self.aim if aims else -1, self.p, -1, 0, 1, 0)
        why = self._barred("pact", args)
        if kit.button(
            "offer",
            foot,
            app.text("pacts.make_offer"),
            app.words.action_does("pact"),
            enabled=why is None,
            why=why,
            style="primary",
        ):
            shown.compose(app, "pact", pact__kind=kind, aim=self.aim if aims else -1, person=self.p)

    def _aim(self, kit: Kit, cell: pygame.Rect, aim: int) -> None:
        """Draw one whom, or on what, the offer could be aimed at, by name."""
        app = self.app
        person = app.scenario.people[aim] if self.offer == "bloc" else None
        id = person.id if person else app.scenario.issues[aim].id
        name = person.short if person else app.scenario.issues[aim].name
        tip = app.text("pacts.against", who=name) if person else name
        if kit.row(f"aim:{id}", cell, selected=aim == self.aim, tip=tip):
            self.aim = aim
        kit.frame(cell, "ink", 2)
        x = cell.x + 8
        if person:
            kit.mark((x, cell.centery - 11, 22, 22), person.id)
            x += 30
        kit.label((x, cell.y, cell.right - x - 4, cell.h), name, "small_bold")

    def _bound(self, kit: Kit, area: Any, y: float) -> float:
        """Draw to what the offer laid out would bind both, and which of one's own pacts it could not be kept with."""
        app = self.app
        action = Action("pact", (dict(OFFERS)[self.offer], self.aim, self.p, -1, 0, 1, 0))
        kit.label((area.x, y, area.w, 22), app.words.say("does", "head"), "label", "red")
        y = effect_lines(kit, area, y + 26, orders.effects(app, action)) + 4
        broken = orders.broken(app, action)
        return warned(kit, area, y, app.words.say("does", "breaks"), " ".join(broken)) if broken else y
