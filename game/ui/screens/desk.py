"""The desk: the month, what asks for an answer, the goal, the seven, what might be done, and the end of the month."""

from __future__ import annotations

from typing import Any

import pygame

from game.play.action import Action, own_acts_left
from game.ui import asks, orders
from game.ui.commands import NUMBERS
from game.ui.kit import Kit, columns, cut_bottom, cut_top, escape
from game.ui.screens import desk_parts as parts
from game.ui.screens import watch
from game.ui.screens.base import Screen, frame, screen
from game.words.cases import capital
from game.words.scenes import is_great
from game.world.event import Event
from game.world.kinds import FILL, REMOVE


@screen("desk")
class Desk(Screen):
    """The screen a month is worked from."""

    def __init__(self, app: Any, **params: Any) -> None:
        super().__init__(app, **params)
        self.tab = "month"

    def draw(self, kit: Kit) -> None:
        app = self.app
        if app.session is None:
            return
        if app.watching:
            watch.draw(self, kit)
            return
        body = frame(kit, app, parts.chapter_title(app))
        buttons, body = cut_bottom(body, 52, 8)
        if kit.narrow:
            strip, body = cut_top(body, 36, 6)
            names = ("month", "act", "goal", "seven")
            self.tab = kit.tabs(
                "desk", strip, [(name, app.text(f"desk.tab_{name}")) for name in names], self.tab
            )
            self._narrow(kit, body)
        else:
            top, body = cut_top(body, 112, 10)
            parts.contenders(kit, app, top)
            left, middle, right = columns(body, [0.30, 0.40, 0.30], 10)
            self._month(kit, left)
            self._act(kit, middle)
            self._goal(kit, right)
        self._buttons(kit, buttons)

    def _narrow(self, kit: Kit, body: pygame.Rect) -> None:
        if self.tab == "act":
            self._act(kit, body)
        elif self.tab == "goal":
            self._goal(kit, body)
        elif self.tab == "seven":
            parts.contender_list(kit, self.app, body)
        else:
            self._month(kit, body)

    # -- the month --------------------------------------------------------------------------------

    def _month(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        inner = kit.panel(r, app.text("desk.asks"), "red", app.month_name() if kit.narrow else "")
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
            for ask in found:
                y = self._ask(kit, area, y, ask)
            if not found:
                y += (
                    kit.paragraph(
                        (area.x, y, area.w, 0), app.text("desk.nothing_asks"), "serif_italic", "muted"
                    )
                    + 8
                )
            y = self._session(kit, area, y + 6)
            events = app.memo("lately", lambda: asks.told(app))
            y += kit.heading((area.x, y, area.w, 30), app.text("desk.lately")) + 4
            if not events:
                y += (
                    kit.paragraph(
                        (area.x, y, area.w, 0), app.text("desk.nothing_lately"), "serif_italic", "muted"
                    )
                    + 8
                )
            for n, (event, text, loud) in enumerate(events):
                y = self._lately(kit, area, y, n, event, text, loud)
            area.used(y)

    def _lately(self, kit: Kit, area: Any, y: float, n: int, event: Event, text: str, loud: bool) -> float:
        """Draw a line of what happened; a great event opens its scene again."""
        app = self.app
        opens = event.kind == "choice" and is_great(app.game, event, app.me)
        room = area.w - (38 if opens else 18)
        high = kit.measure(escape(text), room, "small") + 5
        if opens and kit.row(f"lately:{n}", (area.x, y - 2, area.w, high)):
            app.go("scene", event=event)
        kit.fill((area.x + (4 if opens else 0), y + 8, 7, 7), "red" if loud else "line")
        kit.paragraph((area.x + 16, y, room, 0), escape(text), "small", "ink")
        if opens:
            kit.label((area.x + area.w - 18, y - 2, 14, high), "→", "body", "muted", "right")
        return y + high

    def _ask(self, kit: Kit, area: Any, y: float, ask: Any) -> float:
        app = self.app
        text = app.words.ask(ask, app.view)
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
            said = app.text(
                "desk.would_carry" if count.carried else "desk.would_fail", ayes=count.ayes, noes=count.noes
            )
            kit.chip(area.x + 10, y + used + 6, said, "blue" if count.carried else "red")
            y += high + 3
        return y + 8

    # -- what might be done -----------------------------------------------------------------------

    def _act(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        given = parts.given(app)
        asked = app.game.decision is not None and app.game.decision.kind != "desk"
        low = min(34 + 20 + min(4, len(given)) * 32, r.h // 3) if given else 34
        line, above = cut_bottom(r, 34, 6)
        parts.habit(kit, app, line)
        foot, rest = cut_bottom(above, low, 8)
        inner = kit.panel(rest, app.text("desk.suggestions"), "ink", app.text("desk.your_circle"))
        found = app.memo("suggestions", lambda: orders.suggestions(app))
        if asked:
            kit.paragraph(inner, app.text("desk.answer_first"), "serif_italic", "muted")
        elif not found:
            kit.paragraph(inner, app.text("desk.none_left"), "serif_italic", "muted")
        chosen = None
        if not asked:
            with kit.scroll("suggestions", inner) as area:
                y = area.y
                for n, (action, said) in enumerate(found):
                    acted, y = self._suggestion(kit, pygame.Rect(area.x, y, area.w, 0), n, action, said)
                    chosen = action if acted else chosen
                area.used(y)
        parts.order_list(kit, app, foot, given)
        if chosen is not None:
            app.go("compose", kind=chosen.kind, chosen=chosen.args)

    def _suggestion(self, kit: Kit, r: pygame.Rect, n: int, action: Action, said: str) -> tuple[bool, int]:
        """Draw one suggestion from the top of a rect: whether it was taken, and where it ends."""
        app = self.app
        cap = kit.key_width(NUMBERS[: orders.MOST], 26)
        x, w = r.x + cap + 14, r.w - cap - 20
        verdict, tone = orders.verdict(app, action)
        what = app.words.action(action.kind, action.args, app.view)
        if action.kind == "motion" and action.args[0] in (FILL, REMOVE) and kit.text_width(what, "bold") > w:
            post = app.scenario.posts[action.args[1]]
            what = what.replace(post.name, post.short)
        what = escape(what)
        line = escape(" · ".join(part for part in (verdict, said if not verdict else "") if part))
        tall = kit.measure(what, w, "bold")
        high = max(46, tall + kit.measure(line, w, "small") + 9)
        cell = pygame.Rect(r.x, r.y, r.w, high)
        acted = kit.row(f"suggest:{n}", cell, tip=orders.action_tip(app, action, said), hotkey=NUMBERS[n])
        kit.fill((r.x + 2, r.y + 5, cap, high - 11), "ink")
        kit.key_label((r.x + 2, r.y + 5, cap, high - 11), NUMBERS[n])
        kit.paragraph((x, r.y + 3, w, 0), what, "bold")
        kit.paragraph((x, r.y + 3 + tall, w, 0), line, "small", tone)
        return acted, r.y + high

    # -- the goal ---------------------------------------------------------------------------------

    def _goal(self, kit: Kit, r: pygame.Rect) -> None:
        app = self.app
        inner = kit.panel(r, app.text("desk.goal"))
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
            app.text("desk.run_on"),
            hotkey="run",
            tip=app.text("desk.run_on_tip"),
            enabled=not asked,
            why=why,
        ):
            app.run_on()
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
            app.submit(Action("end"))
        if app.running_on:
            app.notice(app.text("desk.running"))
