"""The desk: the month, what asks for an answer, the goal, the seven, what might be done, and the end of the month."""

from __future__ import annotations

from typing import Any

import pygame

from game import advice
from game.play.action import ACTIONS, OWN, STAFF, Action, own_acts_left, slots_left
from game.ui import asks, news, orders
from game.ui.commands import NUMBERS
from game.ui.kit import Kit, Tip, columns, cut_bottom, cut_top, escape
from game.ui.screens import desk_end, desk_orders, shown, watch, whip
from game.ui.screens import desk_parts as parts
from game.ui.screens.base import Screen, frame, screen
from game.words.cases import capital
from game.world.kinds import FILL, REMOVE

ONE_LINE = 560  # logical px of width from which the two lines under a suggestion may be one
NAMES = ("month", "act", "goal", "seven")  # of its parts where there is no room for all
LOWEST = 86  # of the panel of orders: one of them whole


@screen("desk")
class Desk(Screen):
    """The screen a month is worked from."""

    first = ("answer", "ask:", "item:", "suggest:", "all_actions")

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.tab = params.get("tab", app.desk_tab)
        self.opened = False  # what was heard of others is unfolded
        self.waver = False  # and who of one's own men wavers
        self.ending: bool = params.get("ending", False)  # the end of the month is asked about
        self.many = False  # and that of all the quiet months that follow
        self.choosing = False  # the standing order is being chosen

    def draw(self, kit: Kit) -> None:
        app = self.app
        if app.session is None:
            return
        if app.watching:
            watch.draw(self, kit)
            return
        self._month_opens(kit)
        body = frame(kit, app, parts.chapter_title(app))
        buttons, body = cut_bottom(body, 52, 8)
        if kit.narrow:
            strip, body = cut_top(body, 36, 6)
            if kit.pressed("desk"):  # the key of the desk turns its parts where they do not all show
                at = NAMES.index(self.tab) if self.tab in NAMES else 0
                self.tab = NAMES[(at + 1) % len(NAMES)]
                kit.enter(("answer", "ask:", "item:", "suggest:", "goal:", "contender:", "desk:"))
            tips = {name: app.text("desk.tab_tip") for name in NAMES}
            labels = [(name, app.text(f"desk.tab_{name}")) for name in NAMES]
            self.tab = kit.tabs("desk", strip, labels, self.tab, tips)
            app.desk_tab = self.tab
            self._narrow(kit, body)
        else:
            top, body = cut_top(body, 112, 10)
            self.piece(kit, "seven", top, lambda kit, r: parts.contenders(kit, app, r))
            left, middle, right = columns(body, [0.30, 0.40, 0.30], 10)
            self.piece(kit, "month", left, self._month)
            self.piece(kit, "act", middle, self._act)
            self.piece(kit, "goal", right, self._goal)
        self._buttons(kit, buttons)
        if self.ending and not any(desk_end.unused(app)):
            self.ending = False
        if self.ending:
            answer = desk_end.draw(kit, app, self.many)
            self.ending = answer is None
            if answer and self.many:
                app.run_on()
            elif answer:
                app.submit(Action("end"))

    def _month_opens(self, kit: Kit) -> None:
        """Show what is new from its top, when the desk is another month's or another man's."""
        app = self.app
        month = (app.seat, app.game.state.month)
        if app.desk_of != month:
            app.desk_of, self.tab, self.opened, self.waver = month, self.params.get("tab", "month"), False, False
            if not kit.top and self.first:  # nor does the focus stay on the button that ended the month before
                kit.enter(self.first)
            for area in ("month", "suggestions", "goal", "orders"):
                kit.scroll_to(area, 0)

    def _narrow(self, kit: Kit, body: pygame.Rect) -> None:
        if self.tab != "act":
            self._by_number(kit)
        if self.tab == "act":
            self.piece(kit, "act", body, self._act)
        elif self.tab == "goal":
            self.piece(kit, "goal", body, self._goal)
        elif self.tab == "seven":
            self.piece(kit, "seven", body, lambda kit, r: parts.contender_list(kit, self.app, r))
        else:
            self.piece(kit, "month", body, self._month)

    # -- the month --------------------------------------------------------------------------------

    def _month(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        inner = shown.panel(kit, r, app.text("desk.asks"), "red", app.month_name() if kit.narrow else "")
        with kit.scroll("month", inner) as area:
            y: float = area.y
            decision = app.game.decision
            if decision is not None and decision.kind != "desk" and decision.seat == app.seat:
                asked = app.words.decision(decision, app.view)
                text = app.text("desk.answer", title=asked.title)
                high = max(48, kit.measure(escape(text), area.w - 30, "bold") + 18)
                if kit.button("answer", (area.x, y, area.w - 4, high), text, style="primary", align="left"):
                    app.set_aside = None
                    kit.touch()
                y += high + 10
            found = asks.mine(app)
            for ask in [ask for ask in found if ask.weight > advice.MAY_WAIT]:
                y = self._ask(kit, area, y, ask)
            if not found and (decision is None or decision.kind == "desk"):
                y += (
                    kit.paragraph(
                        (area.x, y, area.w, 0), app.text("desk.nothing_asks"), "serif_italic", "muted"
                    )
                    + 8
                )
            y = self._session(kit, area, y + 6)
            told = app.memo("news", lambda: news.months(app))
            did = [one for one in told if one.rank in news.DID]
            mine = [one for one in told if one.rank < news.HEARD and one not in did]
            first = app.view.month == app.scenario.start
            y += kit.heading((area.x, y, area.w, 30), app.text("desk.lately_first" if first else "desk.lately")) + 4
            if not mine:
                nothing = app.text("desk.nothing_lately")
                y += kit.paragraph((area.x, y, area.w, 0), nothing, "serif_italic", "muted") + 8
            for n, one in enumerate(mine):
                y = self._news(kit, area, y, one, f"lately:{n}")
            y += 6 if mine else 0
            if did:
                y += kit.heading((area.x, y, area.w, 30), app.text("desk.own")) + 4
            for n, one in enumerate(did):
                y = self._news(kit, area, y, one, f"own:{n}")
            y += 6 if did else 0
            waits = [ask for ask in found if ask.weight == advice.MAY_WAIT]
            if waits:
                y += kit.heading((area.x, y, area.w, 30), app.text("desk.may_wait")) + 4
            loose = [ask for ask in waits if ask.code == "loose"]
            for ask in [ask for ask in waits if ask not in loose]:
                y = self._ask(kit, area, y, ask)
            area.used(self._heard(kit, area, self._waver(kit, area, y, loose) + 6, told[len(mine) + len(did) :]))

    def _waver(self, kit: Kit, area: Any, y: float, loose: list[advice.Ask]) -> float:
        """Draw who of one's own men wavers as one line that opens; returns where it ends."""
        if len(loose) > 1:
            names = ", ".join(self.app.words.person(ask.args[0]) for ask in loose)
            text = escape(self.app.text("desk.waver_open" if self.waver else "desk.waver", n=len(loose), names=names))
            high = kit.measure(text, area.w - 34, "body") + 12
            if kit.row("waver", (area.x, y, area.w, high)):
                self.waver = not self.waver
                kit.touch()
            kit.fill((area.x, y + 2, 5, high - 5), "line")
            kit.paragraph((area.x + 14, y + 5, area.w - 34, 0), text, "body")
            kit.label((area.x + area.w - 18, y, 16, high), "−" if self.waver else "+", "body", "muted", "right")
            y += high + 3
        for ask in loose if self.waver or len(loose) == 1 else ():
            y = self._ask(kit, area, y, ask)
        return y

    def _news(self, kit: Kit, area: Any, y: float, one: news.News, id: str = "") -> float:
        """Draw a line of news with its mark: bad news by a triangle and in bold, good by a disc, other by a square.

        A great event is in bold too, and opens its scene again; a vote opens its report.
        """
        at = (area.x + 6, y + 11)
        role = "small_bold" if one.tone == "red" or one.scene else "small"
        opens = bool(one.scene or one.more or one.report >= 0)
        room = area.w - (38 if opens else 20)
        high = kit.measure(escape(one.text), room, role) + 5
        tip = Tip("", escape(one.more)) if one.more else None
        if id and opens and kit.row(id, (area.x, y - 2, area.w, high), tip=tip):
            if one.scene:
                self.app.go("scene", event=one.scene)
            elif one.report >= 0:
                self.app.go("vote", report=one.report, read=True)
            else:
                self.app.go("pacts")
        if one.tone == "red":
            kit.poly([(at[0] - 6, at[1] + 5), (at[0] + 6, at[1] + 5), (at[0], at[1] - 6)], "red")
        elif one.tone == "blue":
            kit.shape("disc", at, 5, "blue")
        else:
            kit.fill((at[0] - 4, at[1] - 4, 8, 8), "red" if one.scene else one.tone)
        kit.paragraph((area.x + 18, y, room, 0), escape(one.text), role)
        if opens:
            kit.label((area.x + area.w - 18, y - 2, 14, high), "→", "body", "muted", "right")
        return y + high

    def _heard(self, kit: Kit, area: Any, y: float, told: list[news.News]) -> float:
        """Draw what was heard of others, folded until it is asked for; returns where it ends."""
        if not told:
            return y
        label = self.app.text("desk.heard_open" if self.opened else "desk.heard", n=len(told))
        if kit.button("heard", (area.x, y, area.w - 4, 34), label, align="left"):
            self.opened = not self.opened
            kit.touch()
        y += 42
        for n, one in enumerate(told if self.opened else ()):
            y = self._news(kit, area, y, one, f"heard:{n}")
        return y

    def _ask(self, kit: Kit, area: Any, y: float, ask: Any) -> float:
        app = self.app
        text = asks.told(app, ask)
        role = "bold" if ask.weight == 2 else "body"
        high = kit.measure(escape(text), area.w - 30, role) + 12
        to = asks.place(ask)
        cell = (area.x, y, area.w, high)
        id = f"ask:{ask.code}:{ask.args[0] if ask.args else 0}"
        if to is not None and kit.row(id, cell):
            app.go(to[0], **to[1])
        kit.fill((area.x, y + 2, 5, high - 5), ("line", "ochre", "red")[ask.weight])
        kit.paragraph((area.x + 14, y + 5, area.w - 30, 0), escape(text), role)
        if to is not None:
            kit.label((area.x + area.w - 16, y, 14, high), "→", "body", "muted", "right")
        return y + high + 3

    def _session(self, kit: Kit, area: Any, y: float) -> float:
        """Draw this month's agenda with what is expected of each item."""
        app = self.app
        view = app.view
        items = [n for n, item in enumerate(view.agenda) if item.month >= 0 and item.put_off <= view.month]
        if not items:
            return y
        y += kit.heading((area.x, y, area.w, 30), app.text("desk.session")) + 4
        for n in items:
            count = parts.expected(app, n)
            text = app.words.item(n, view)
            high = kit.measure(escape(text), area.w - 20, "small") + 34
            tip = parts.count_tip(app, n)
            if kit.row(f"item:{n}", (area.x, y, area.w, high), tip=tip):
                app.go("vote", item=n)
            used = kit.paragraph(
                (area.x + 10, y + 4, area.w - 20, 0), escape(capital(text)), "small"
            )
            said = whip.verdict(app, view.agenda[n], count)
            good = whip.tone(app, view.agenda[n], count.carried)
            tone = {"good": "blue", "bad": "red"}.get(good, "soot")
            kit.chip(area.x + 10, y + used + 6, said, tone, hollow=not count.carried, most=area.w - 20)
            y += high + 3
        return y + 8

    # -- what might be done -----------------------------------------------------------------------

    def _act(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        given = parts.given(app)
        asked = app.game.decision is not None and app.game.decision.kind != "desk"
        listed = len(given) + len(desk_orders.running(app))
        low = min(34 + 20 + min(4, listed) * 32, r.h // 2 if asked else r.h // 3) if listed else 34
        line, above = cut_bottom(r, 34, 6)
        strip = None
        if kit.narrow and not listed:  # nothing to list: a word beside the standing order is enough
            strip, line = columns(line, [0.55, 0.45], 8)
        self.choosing = parts.habit(kit, app, line) or self.choosing
        # Where there is no room for two panels the orders stand in the first.
        within = bool(listed) and not asked and (low < LOWEST or kit.narrow)
        foot, rest = cut_bottom(above, low, 8) if not within and strip is None else (strip or line, above)
        inner = shown.panel(kit, rest, app.text("desk.suggestions"), "ink", app.text("desk.your_circle"))
        found = app.memo("suggestions", lambda: orders.suggestions(app))
        open_ = [(n, one) for n, one in enumerate(found) if not one.given]  # what is ordered stands among the orders
        if asked:
            kit.paragraph(inner, app.text("desk.answer_first"), "serif_italic", "muted")
        chosen = None
        if not asked:
            with kit.scroll("suggestions", inner) as area:
                y, last = area.y, within and shown.headless(kit)  # where few lines show, they show what might be done
                if within and not last:
                    y = desk_orders.order_rows(kit, app, pygame.Rect(area.x, y, area.w, 0), given) + 6
                if not open_:  # under the orders given, which stay
                    none = app.text("desk.none_left")
                    y += kit.paragraph((area.x, y, area.w, 0), none, "serif_italic", "muted")
                groups = dict.fromkeys(ACTIONS[one.action.kind].cost for _, one in open_)
                for cost in sorted(groups, key=lambda cost: self._left(cost) <= 0):  # what is spent stands below
                    y = self._group(kit, area, y, cost)
                    for n, one in open_:
                        if ACTIONS[one.action.kind].cost == cost:
                            acted, y = self._suggestion(kit, pygame.Rect(area.x, y, area.w, 0), n, one)
                            chosen = one.action if acted else chosen
                if last:
                    y = desk_orders.order_rows(kit, app, pygame.Rect(area.x, y + 6, area.w, 0), given)
                area.used(y)
        if not within:
            desk_orders.order_list(kit, app, foot, given)
        if chosen is not None:
            app.go("compose", kind=chosen.kind, chosen=chosen.args)

    def _by_number(self, kit: Kit) -> None:
        """Take up a suggestion by its number where the list of them does not show."""
        app = self.app
        n = next((n for n, number in enumerate(NUMBERS) if kit.pressed(number)), -1)
        if n < 0 or app.game.decision is None or app.game.decision.kind != "desk":
            return
        found = app.memo("suggestions", lambda: orders.suggestions(app))
        if n < len(found) and found[n].open:
            app.go("compose", kind=found[n].action.kind, chosen=found[n].action.args)

    def _left(self, cost: str) -> int:
        """Return how much is left of what an order costs."""
        view, k = self.app.view, self.app.seat
        return own_acts_left(view, k) if cost == OWN else slots_left(view, k) if cost == STAFF else 1

    def _group(self, kit: Kit, area: Any, y: int, cost: str) -> int:
        """Draw what the suggestions that follow cost, and how much of it is left; returns where they begin."""
        left = max(0, self._left(cost))
        if cost == OWN:
            said = self.app.text("compose.own", n=left)
        elif cost == STAFF:
            said = self.app.text("compose.staff", n=left, of=self.app.view.slots(self.app.me))
        else:
            return y
        kit.label((area.x + 2, y, area.w - 4, 22), said, "label", "red")
        if shown.headless(kit):  # whose view it is, which the head of the panel says elsewhere
            used = kit.text_width(said, "label") + 14
            circle = self.app.text("desk.your_circle")
            kit.label((area.x + used, y, area.w - used - 4, 22), circle, "small", "muted", "right")
        return y + 26

    def _suggestion(self, kit: Kit, r: pygame.Rect, n: int, one: orders.Thought) -> tuple[bool, int]:
        """Draw one suggestion from the top of a rect: whether it was taken, and where it ends."""
        app, action, said = self.app, one.action, one.said
        cap = kit.key_width(NUMBERS[: orders.MOST], 26)
        x, w = r.x + cap + 14, r.w - cap - 20
        verdict, tone = orders.verdict(app, action)
        what = app.words.action(action.kind, action.args, app.view)
        if action.kind == "motion" and action.args[0] in (FILL, REMOVE) and kit.text_width(what, "bold") > w:
            post = app.scenario.posts[action.args[1]]
            what = what.replace(post.name, post.short)
        what = escape(what)
        if not one.open:
            spent = self._left(ACTIONS[action.kind].cost) <= 0  # as the group's title says
            lines = [("" if spent else escape(one.why or ""), "muted")]
        else:
            who = app.memo(("about", action), lambda: orders.about(app, action, said))
            will = " · ".join(part for part in (verdict, orders.serves(app, action)) if part)
            lines = [(escape(who or said), "muted"), (escape(will), tone)]
            both = " · ".join(line for line, _ in lines if line).replace(". ·", " ·")
            if r.w > ONE_LINE and kit.text_width(both, "small") <= w:
                lines = [(both, tone)]
        lines = [(line, colour) for line, colour in lines if line]
        tall = kit.measure(what, w, "bold")
        high = max(46 if lines else 34, tall + sum(kit.measure(line, w, "small") for line, _ in lines) + 9)
        cell = pygame.Rect(r.x, r.y, r.w, high)
        tip = orders.action_tip(app, action, said)
        acted = kit.row(f"suggest:{n}", cell, tip=tip, hotkey=NUMBERS[n], enabled=one.open, why=one.why)
        kit.fill((r.x + 2, r.y + 5, cap, high - 11), "ink" if one.open else "line")
        kit.key_label((r.x + 2, r.y + 5, cap, high - 11), NUMBERS[n], "card" if one.open else "muted")
        kit.paragraph((x, r.y + 3, w, 0), what, "bold", "ink" if one.open else "muted")
        y = r.y + 3 + tall
        for line, colour in lines:
            y += kit.paragraph((x, y, w, 0), line, "small", colour)
        return acted, r.y + high

    # -- the goal ---------------------------------------------------------------------------------

    def _goal(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        inner = shown.panel(kit, r, app.text("desk.goal"))
        with kit.scroll("goal", inner) as area:
            y = parts.chapter(kit, app, area, area.y)
            y = parts.goal(kit, app, area, y)
            y = parts.staff(kit, app, area, y + 6)
            y = parts.calendar(kit, app, area, y + 6)
            area.used(y)

    # -- the buttons ------------------------------------------------------------------------------

    def _buttons(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        asked = app.game.decision is not None and app.game.decision.kind != "desk"
        why = app.text("desk.answer_first")
        undo, more, run, end = columns(r, [0.16, 0.25, 0.25, 0.34], 10)
        if kit.button(
            "undo",
            undo,
            app.text("desk.undo"),
            hotkey="undo",
            enabled=app.game.may_undo(),
            why=app.text("desk.undo_why"),
        ):
            app.undo()
        if kit.button(
            "all_actions",
            more,
            app.text("desk.all_actions"),
            hotkey="more",
            style="dark",
            enabled=not asked,
            why=why,
        ):
            app.go("compose")
        if app.waits_for_others:  # where no months pass for one alone there is somebody to write to
            if kit.button(
                "note",
                run,
                app.text("desk.note"),
                hotkey="note",
                tip=app.text("desk.note_tip"),
                enabled=not asked,
                why=why,
            ):
                app.go("note_write")
        elif kit.button(
            "run_on",
            run,
            app.text("desk.stop" if app.running_on else "desk.run_on"),
            hotkey="run",
            tip=app.text("desk.run_on_tip"),
            enabled=not asked,
            why=why,
        ):
            self.ending = self.many = not app.running_on and desk_end.asks(app)
            if not self.ending:
                app.run_on()
            kit.touch()
        own = own_acts_left(app.view, app.seat) if app.seat >= 0 and not asked else 0
        sub = app.text("desk.end_sub_free", own=own) if own else app.text("desk.end_sub")
        if kit.button(
            "end_month",
            end,
            app.text("desk.end"),
            hotkey="end",
            style="primary",
            enabled=not asked,
            why=why,
            tip=sub,
        ):
            self.ending, self.many = desk_end.asks(app), False
            if self.ending:
                kit.touch()
            else:
                app.submit(Action("end"))
        if self.choosing and not asked:
            self.choosing = parts.habits(kit, app)
            if not self.choosing:
                kit.touch()
        if app.running_on:
            app.notice(app.text("desk.running"))
