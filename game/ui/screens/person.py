"""A person's page: who he is, what he can do, whose he is thought to be, what he thinks of whom, what you have on him."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.play.action import ACTIONS, Action, bar, slots_left
from game.rules.hold import LABELS
from game.ui.kit import Kit, Reason, Tip, columns, cut_bottom, cut_right, cut_top, escape
from game.ui.screens import heard, said, shown
from game.ui.screens.base import Screen, frame, screen
from game.world.facts import ALIVE, DEAD, Decision
from game.world.scenario import SKILLS

PARTS = ("man", "ties", "record")
# The orders offered on a page, with the field that takes the person; shown where they could ever apply.
ORDERS = ("win", "watch", "conciliate", "case", "pact", "write")


@screen("person")
class Person(Screen):
    """One person as far as the seat knows him, and the orders that begin with him."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.p: int = params.get("person", app.scenario.seats[app.seat])
        self.among: list[int] = list(params.get("among", ()))
        self.part = "man"

    def draw(self, kit: Kit) -> None:
        """Draw the three columns, or one of them as a tab where there is no room, and the orders."""
        app = self.app
        body = frame(kit, app, app.scenario.people[self.p].name)
        foot, body = cut_bottom(body, 46, 8)
        self._orders(kit, foot)
        if kit.narrow:
            strip, body = cut_top(body, 36, 6)
            self.part = kit.tabs("part", strip, [(key, app.text(f"person.{key}")) for key in PARTS], self.part)
            shown_parts = {self.part: body}
        else:
            wide = columns(body, [330, 1.0, 1.05], 8)
            shown_parts = dict(zip(PARTS, wide, strict=True))
        draws: dict[str, Callable[[Kit, pygame.Rect], None]] = {"man": self._man, "ties": self._ties, "record": self._record}
        for key, rect in shown_parts.items():
            draws[key](kit, rect)

    # -- the man ----------------------------------------------------------------------------------

    def _man(self, kit: Kit, rect: pygame.Rect) -> None:
        app, p, view = self.app, self.p, self.app.view
        person = app.scenario.people[p]
        inner = kit.panel(rect, person.short, note=shown.body_text(app, p))
        with kit.scroll("man", inner) as area:
            x, y, w = area.x, area.y, area.w
            side = min(w, 132)
            shown.bust(kit, app, (x, y, side, side), p)
            left = x + side + 12
            room = w - side - 12
            top = y
            for text, role, colour in (
                (person.cyrillic, "serif_italic", "ink"),
                (app.text("person.born", year=person.born, age=view.month // 12 - person.born), "small", "muted"),
                (self._state(), "small_bold", "bad" if view.life[p] == DEAD or view.rung[p] or view.absent[p] > view.month else "good"),
            ):
                top += kit.paragraph((left, top, room, 0), escape(text), role, colour) + 4
            kit.mark((left, top, 28, 28), shown.root_id(app, p))
            kit.paragraph((left + 36, top + 2, room - 36, 0), escape(self._whose_short()), "small", max_lines=2)
            y += side + 12
            y += kit.heading((x, y, w, 0), app.text("person.posts"))
            held = sorted(view.posts_of[p], key=lambda q: -app.scenario.posts[q].rank)
            for q in held:
                post = app.scenario.posts[q]
                if kit.row(f"post:{post.id}", (x, y, w, 30), tip=app.post_tip(q)):
                    app.go("posts", post=q)
                sent = view.delegates[q]
                note = app.text("people.delegates_n", n=sent) if sent else ""
                used = kit.text_width(note, "small") + 8 if note else 0
                kit.label((x + 8, y, w - used - 12, 30), post.name, "body")
                kit.label((x + w - used - 2, y, used, 30), note, "small", "muted", "right")
                y += 31
            if not held:
                y += kit.paragraph((x, y, w, 0), app.text("screens.no_post"), "italic", "muted") + 4
            y += 8
            y += kit.heading((x, y, w, 0), app.text("person.skills"))
            for n, name in enumerate(SKILLS):
                kit.label((x, y, 116, 22), said.first_up(app.words.skill(n)), "small")
                kit.meter((x + 120, y + 6, w - 160, 11), person.skills[n], colour="ink")
                kit.label((x + w - 34, y, 34, 22), str(person.skills[n]), "small_bold", "ink", "right")
                y += 24
            y += 6
            for key, value, tone in (
                ("standing", view.standing[p], "red"), ("orthodoxy", view.orthodoxy[p], "red"), ("health", view.health[p], "blue"),
            ):
                kit.label((x, y, 116, 22), app.text(f"person.{key}"), "small")
                kit.meter((x + 120, y + 6, w - 160, 11), value, colour=tone)
                kit.label((x + w - 34, y, 34, 22), str(value), "small_bold", "ink", "right")
                y += 24
            if person.note:
                y += 10
                y += kit.heading((x, y, w, 0), app.text("person.note"))
                y += kit.paragraph((x, y, w, 0), escape(person.note.strip()), "serif") + 6
            area.used(y)

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
            return app.text("person.heads_circle", n=len(view.clients(p)))
        root = view.roots()[p]
        return app.text("person.man_of", who=shown.short(app, root)) if root >= 0 else app.text("person.nobodys_man")

    # -- ties -------------------------------------------------------------------------------------

    def _ties(self, kit: Kit, rect: pygame.Rect) -> None:
        app, p, view = self.app, self.p, self.app.view
        me = app.scenario.seats[app.seat]
        inner = kit.panel(rect, app.text("person.ties"), "red")
        with kit.scroll("ties", inner) as area:
            x, y, w = area.x, area.y, area.w
            if view.seat_index[p] < 0:
                y += kit.heading((x, y, w, 0), app.text("person.loyalty"))
                y = self._loyalty(kit, x, y, w)
            else:
                y += self._circle(kit, x, y, w)
            y += kit.heading((x, y, w, 0), app.text("person.wants"))
            y += kit.paragraph((x, y, w, 0), escape(shown.want_text(app, p)), "serif", "ink" if view.want[p] >= 0 else "muted") + 10
            if p != me:
                y += kit.heading((x, y, w, 0), app.text("person.of_you"))
                y = self._opinion(kit, x, y, w, app.seat, p)
                k = view.seat_index[p]
                if k >= 0:
                    y += kit.heading((x, y, w, 0), app.text("person.yours_of_him", who=shown.short(app, p)))
                    y = self._opinion(kit, x, y, w, k, me)
            y += kit.heading((x, y, w, 0), app.text("person.of_others"))
            for k, lord in enumerate(app.scenario.seats):
                if lord in (p, me) or view.life[lord] != ALIVE:
                    continue
                amount = view.regard[k][p]
                kit.hot(f"of:{app.scenario.people[lord].id}", (x, y, w, 28), shown.opinion_tip(app, k, p))
                kit.mark((x, y + 3, 22, 22), app.scenario.people[lord].id)
                kit.label((x + 30, y, 110, 28), shown.short(app, lord), "body")
                kit.meter((x + 142, y + 10, max(10, w - 142 - 150), 9), amount, -100, 100, colour="good" if amount > 0 else "bad")
                kit.label((x + w - 142, y, 142, 28), f"{shown.signed(amount)} {shown.opinion_word(app, amount)}", "small", shown.tone_of(amount), "right")
                y += 29
            y += 10
            y += kit.heading((x, y, w, 0), app.text("person.stances"))
            for i in range(len(app.scenario.issues)):
                shown.issue_scale(kit, app, (x, y, w, shown.ISSUE_HIGH), i, [p])
                off = view.stance[i][p] - view.line[i]
                y += shown.ISSUE_HIGH
                y += kit.paragraph((x, y, w, 0), app.text("person.off_line", n=abs(off)) if off else app.text("person.on_line"), "small", "muted") + 8
            area.used(y)

    def _loyalty(self, kit: Kit, x: int, y: int, w: int) -> int:
        app, p, view = self.app, self.p, self.app.view
        root, patron = view.roots()[p], view.patron[p]
        if patron >= 0:
            loyal, off = view.loyalty[p], shown.spread(app, p)
            low, high = max(0, loyal - off), min(100, loyal + off)
            kit.mark((x, y + 2, 34, 34), app.scenario.people[root].id if root >= 0 else None)
            kit.label((x + 44, y, w - 44, 22), app.text("person.patron", who=shown.short(app, patron), word=shown.loyalty_word(app, loyal)), "bold")
            kit.meter((x + 44, y + 27, w - 44 - 90, 11), loyal, band=(low, high), mark=view.tune.client_bond)
            kit.label((x + w - 84, y + 22, 84, 22), app.text("screens.range", low=low, high=high), "small", "ink", "right")
            y += 46
            if root != patron:
                text = app.text("person.through", who=shown.short(app, root)) if root >= 0 else app.text("person.chain_breaks")
                y += kit.paragraph((x, y, w, 0), escape(text), "small", "muted") + 4
        else:
            y += kit.paragraph((x, y, w, 0), app.text("person.no_patron"), "serif", "muted") + 4
        grateful = view.gratitude[p]
        if grateful:
            y += kit.paragraph((x, y, w, 0), app.text("person.grateful", n=grateful), "small") + 2
        y += kit.paragraph((x, y, w, 0), escape(self._source()), "small_italic", "muted") + 10
        return y

    def _source(self) -> str:
        """Say how old the knowledge is and where it came from: the last event that taught it."""
        app, p, view = self.app, self.p, self.app.view
        if view.roots()[p] == app.scenario.seats[app.seat]:
            return app.text("person.known_own")
        months = shown.age(app, p)
        if months >= shown.NEVER:
            return app.text("person.known_start")
        learnt = view.bel_month[app.seat][p]
        if app.session is not None:
            for one in reversed(app.session.heard(app.seat)):
                if one.month != learnt:
                    continue
                if one.kind in ("watched", "believed") and heard.about(one, p):
                    key = "known_watched" if one.kind == "watched" else "known_heard"
                    return app.text(f"person.{key}", age=shown.age_text(app, months))
                if one.kind in ("carried", "lost", "tied"):
                    return app.text("person.known_roll", age=shown.age_text(app, months))
        return app.text("person.known_age", age=shown.age_text(app, months))

    def _circle(self, kit: Kit, x: int, y: int, w: int) -> int:
        """List the clients of a contender, as believed; give the height used."""
        app, p, view = self.app, self.p, self.app.view
        start = y
        clients = sorted(view.clients(p), key=lambda c: (-shown.delegates_of(app, c), -view.standing[c]))
        y += kit.heading((x, y, w, 0), app.text("person.circle", n=len(clients)))
        for c in clients[:8]:
            if kit.row(f"client:{app.scenario.people[c].id}", (x, y, w, 30), tip=app.person_tip(c)):
                app.go("person", person=c, among=clients)
            shown.bust(kit, app, (x + 6, y + 1, 27, 27), c)
            kit.label((x + 40, y, 120, 30), shown.short(app, c), "body")
            kit.label((x + 164, y, w - 164 - 104, 30), shown.posts_text(app, c, 1), "small", "muted")
            kit.label((x + w - 104, y, 100, 30), shown.loyalty_word(app, view.loyalty[c]), "small", "ink", "right")
            y += 31
        if len(clients) > 8:
            y += kit.paragraph((x, y, w, 0), app.text("person.and_more", n=len(clients) - 8), "small_italic", "muted")
        if not clients:
            y += kit.paragraph((x, y, w, 0), app.text("person.no_circle"), "italic", "muted")
        return y + 10 - start

    def _opinion(self, kit: Kit, x: int, y: int, w: int, k: int, p: int) -> int:
        app, view = self.app, self.app.view
        amount = view.regard[k][p]
        kit.label((x, y, 70, 28), shown.signed(amount), "label_bold", shown.tone_of(amount))
        kit.label((x + 54, y, w - 54, 28), shown.opinion_word(app, amount), "bold", shown.tone_of(amount))
        y += 30
        for line in shown.opinion_lines(app, k, p):
            tall = kit.measure(line.text, w - 150, "small")
            kit.label((x, y, 40, 20), shown.signed(int(line.amount or 0)), "small_bold", shown.tone_of(int(line.amount or 0)), "right")
            kit.paragraph((x + 50, y, w - 150, 0), line.text, "small")
            kit.label((x + w - 96, y, 96, 20), line.age, "small", "muted", "right")
            y += max(22, tall + 2)
        if not view.why_regard[k][p]:
            y += kit.paragraph((x, y, w, 0), app.text("screens.opinion_none"), "small_italic", "muted")
        return y + 10

    # -- the record -------------------------------------------------------------------------------

    def _record(self, kit: Kit, rect: pygame.Rect) -> None:
        app, p, view = self.app, self.p, self.app.view
        inner = kit.panel(rect, app.text("person.record"), "blue")
        with kit.scroll("record", inner) as area:
            x, y, w = area.x, area.y, area.w
            cells = columns((x, y, w, 54), [1.0, 1.0, 1.0], 6)
            for cell, key, value in zip(cells, ("record_n", "case_n", "trust"), (view.record[p], view.case[p], view.trust[p]), strict=True):
                kit.hot(f"sum:{key}", cell, app.text(f"person.about_{key}"))
                shown.plate(kit, cell, str(value), app.text(f"person.{key}"), "bad" if value > 5 and key != "trust" else "ink")
            y += 62
            labels = [one for one in view.labels if one.who == p]
            for one in labels:
                text = said.first_up(app.words.say("label", LABELS[one.kind]))
                key = "label_stuck" if one.stuck else "label_hung"
                y += kit.paragraph((x, y, w, 0), escape(app.text(f"person.{key}", label=text, month=app.words.month(one.month))), "small", "bad") + 4
            y += kit.heading((x, y, w, 0), app.text("person.holds"))
            holds = [one for one in view.holds if one.on == p]
            app.words.learn(view)
            for hold in holds:
                mine = bool(hold.holders >> app.seat & 1) and not hold.public
                status = app.text("person.hold_public") if hold.public else app.text("person.hold_mine" if mine else "person.hold_other")
                y += kit.paragraph((x, y, w, 0), escape(app.words.hold(hold.id, app.seat, "text")), "serif", max_lines=6) + 2
                y += kit.paragraph((x, y, w, 0), app.text("person.hold_line", n=hold.strength, status=status), "small", "muted") + 4
                if mine:
                    left, right = columns((x, y, w, 40), [1.0, 1.0], 8)
                    if kit.button(f"press:{hold.id}", left, app.text("person.press"), app.words.action_does("press")):
                        app.go("compose", kind="press", preset={"hold": hold.id})
                    if kit.button(f"leak:{hold.id}", right, app.text("person.leak"), app.words.action_does("leak")):
                        app.go("compose", kind="leak", preset={"hold": hold.id})
                    y += 50
            if not holds:
                y += kit.paragraph((x, y, w, 0), app.text("person.no_hold"), "italic", "muted") + 10
            quotes = [one for one in view.quotes if one.who == p]
            if quotes:
                y += kit.heading((x, y, w, 0), app.text("person.quotes"))
                for quote in quotes[-4:]:
                    text = app.text("person.quote", month=app.words.month(quote.month), issue=app.scenario.issues[quote.issue].name, n=quote.weight)
                    y += kit.paragraph((x, y, w, 0), escape(text), "small") + 3
                y += 8
            y += kit.heading((x, y, w, 0), app.text("person.career"))
            y = self._career(kit, x, y, w)
            area.used(y)

    def _career(self, kit: Kit, x: int, y: int, w: int) -> int:
        app = self.app
        events = [one for one in app.session.heard(app.seat) if heard.about(one, self.p) and heard.GROUP_OF.get(one.kind, "") and one.kind not in ("called", "session")]
        last = -1
        for one in list(reversed(events))[:24]:
            if one.month != last:
                last = one.month
                y += kit.paragraph((x, y + 2, w, 0), app.words.month(one.month), "label", "red") + 4
            y += kit.paragraph((x + 10, y, w - 10, 0), escape(said.event(app, one)), "small") + 4
        if not events:
            y += kit.paragraph((x, y, w, 0), app.text("person.nothing_heard"), "italic", "muted")
        elif len(events) > 24:
            if kit.button("more", (x, y + 4, w, 38), app.text("person.more_heard", n=len(events)), style="quiet"):
                app.go("chronicle", person=self.p)
            y += 46
        return y + 6

    # -- orders -----------------------------------------------------------------------------------

    def _orders(self, kit: Kit, foot: pygame.Rect) -> None:
        app, p, view = self.app, self.p, self.app.view
        if len(self.among) > 1:
            step, foot = cut_right(foot, 104, 10)
            left, right = columns(step, [1.0, 1.0], 6)
            at = self.among.index(p) if p in self.among else 0
            if kit.button("previous", left, "←", app.text("person.previous"), hotkey=pygame.KSCAN_LEFTBRACKET):
                self._turn(kit, self.among[at - 1])
            if kit.button("next", right, "→", app.text("person.next"), hotkey=pygame.KSCAN_RIGHTBRACKET):
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
            tip = Tip(app.words.action_name(kind), app.words.action_does(kind), self.forecast(kind))
            if kit.button(f"do:{kind}", cell, app.words.action_name(kind), tip, enabled=why is None, why=why):
                if kind == "appoint":
                    app.go("posts", person=p)
                else:
                    app.go("compose", kind=kind, preset={"person": p})

    def _turn(self, kit: Kit, p: int) -> None:
        self.p = p
        for area in ("man", "ties", "record"):
            kit.scroll_to(area, 0)

    def why_not(self, kind: str) -> str | None:
        """Say what bars an order on this person now, None when nothing does or when it needs more words to tell."""
        app = self.app
        decision = app.session.decision
        if decision is None or decision.kind != "desk" or decision.seat != app.seat:
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


