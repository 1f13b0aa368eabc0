"""The archive opened at the end: any month as it was, and as any contender saw it."""

from __future__ import annotations

from typing import Any

import pygame

from game import forks, rewind
from game.rules import lead
from game.ui import chart, theme
from game.ui.kit import Kit, columns, cut_right, cut_top, escape, rows
from game.ui.screens import fork
from game.ui.screens.shown import LOWER
from game.words.cases import capital
from game.words.hidden import false_reports, secret_pacts
from game.world.event import Event
from game.world.facts import Facts
from game.world.state import State
from game.world.view import look

TRUTH, HIDDEN, COURSE = "truth", "hidden", "course"


def _hidden_in(app: Any) -> tuple[list[Event], list[Event]]:
    """Give the pacts signed in secret that can be named, and every false report."""
    for _, state in app.session.months:
        app.words.learn(state)
    pacts = [event for event in secret_pacts(app.session) if app.words.knows_pact(event.args[0], -1)]
    return pacts, false_reports(app.session)


class Archive:
    """The month and the eyes chosen, and how they are drawn."""

    def __init__(self) -> None:
        self.at = -1
        self.eyes = TRUTH
        self.fork = fork.Fork()

    def draw(self, kit: Kit, app: Any, body: pygame.Rect) -> None:
        """Draw the archive into a rect: month, eyes, strength, pacts, operations."""
        months: list[tuple[int, State]] = app.session.months
        if not months:
            inner = kit.panel(body, app.text("ending.archive"), "ink")
            kit.paragraph(inner, app.text("ending.no_archive"), "serif_italic", "muted")
            return
        self.at = len(months) - 1 if self.at < 0 else min(self.at, len(months) - 1)
        names = [(TRUTH, app.text("archive.truth"))] + [
            (app.scenario.people[p].id, app.words.person(p)) for p in app.scenario.seats
        ]
        names += [(HIDDEN, app.text("archive.hidden")), (COURSE, app.text("archive.course"))]
        body = self._whose(kit, body, names)
        if self.eyes == HIDDEN:
            self._hidden(kit, app, body)
            return
        if self.eyes == COURSE:
            self.fork.draw(kit, app, body)
            return
        within = kit.narrow and kit.height < LOWER  # the month then stands in the page it is of
        if not within:
            line, body = cut_top(body, 38, 8)
            self._when(kit, app, line, months)
        state = months[self.at][1]
        seat = next(
            (k for k, p in enumerate(app.scenario.seats) if app.scenario.people[p].id == self.eyes), -1
        )
        facts = app.memo(("archive", self.at, seat), lambda: look(state, seat) if seat >= 0 else state)
        if kit.narrow:
            with kit.scroll("archive", body) as area:
                y: float = area.y
                if within:
                    self._when(kit, app, pygame.Rect(area.x, int(y), int(area.w) - 6, 38), months)
                    y += 44
                for draw, high in (
                    (self._strength, 260), (self._moves, 300), (self._pacts, 240), (self._men, 240),
                ):  # fmt: skip
                    draw(kit, app, pygame.Rect(area.x, int(y), int(area.w), high), facts, state, seat)
                    y += high + 8
                area.used(y)
            return
        left, middle, right = columns(body, [0.34, 0.36, 0.3], 10)
        top, low = rows(left, [0.48, 0.52], 8)
        self._strength(kit, app, top, facts, state, seat)
        self._moves(kit, app, low, facts, state, seat)
        self._pacts(kit, app, middle, facts, state, seat)
        self._men(kit, app, right, facts, state, seat)

    def _when(self, kit: Kit, app: Any, line: pygame.Rect, months: list[tuple[int, State]]) -> None:
        """Draw the choice of the month, and the way back to its opening."""
        month = months[self.at][0]
        go, line = cut_right(line, min(210, line.w // 3), 12)
        why = rewind.why_not(app.session)
        if kit.button(
            "archive:rewind", go, app.text("rewind.here"), app.text("rewind.here_tip"), enabled=not why,
            why=app.text(f"rewind.no_{why}", most=forks.DEEPEST) if why else None,
        ):  # fmt: skip
            app.go("rewind", month=month)
        self.at = kit.slider("archive_month", line, self.at, 0, len(months) - 1, 1, app.words.month_head(month))

    def _whose(self, kit: Kit, body: pygame.Rect, names: list[tuple[str, str]]) -> pygame.Rect:
        """Draw the choice of eyes, in two rows where one would cut the names; gives the rect below."""
        wide = sum(kit.text_width(label, "label_bold") + 31 for _, label in names)
        parts = [names] if wide <= body.w else [[names[0], *names[-2:]], names[1:-2]]
        if kit.narrow and kit.height < LOWER and self.eyes in (HIDDEN, COURSE):
            parts = parts[:1]  # the truth leads back to the names
        for part in parts:
            strip, body = cut_top(body, 36, 6)
            self.eyes = kit.tabs("eyes", strip, part, self.eyes)
        return body

    def _hidden(self, kit: Kit, app: Any, body: pygame.Rect) -> None:
        """List every pact signed in secret and every false report of the whole game."""
        pacts, false = app.memo("hidden", lambda: _hidden_in(app))
        lists = (("archive.secret_pacts", pacts), ("archive.false_reports", false))

        def told(area: Any, y: float, found: list[Event]) -> float:
            for event in found:
                said = f"*{app.words.month_head(event.month)}.* {escape(app.words.event(event))}"
                y += kit.paragraph((area.x, y, area.w - 4, 0), said, "small") + 6
            return y

        if kit.narrow and kit.height < LOWER:  # no room for two lists: one under the other
            with kit.scroll("archive_hidden", kit.panel(body)) as area:
                y: float = area.y
                for key, found in lists:
                    y += kit.heading((area.x, y, area.w, 30), app.text(key, n=len(found))) + 4
                    y = told(area, y, found) + 6
                area.used(y)
            return
        halves = rows(body, [1.0, 1.0], 8) if kit.narrow else columns(body, [1.0, 1.0], 10)
        for rect, (key, found) in zip(halves, lists, strict=True):
            inner = kit.panel(rect, app.text(key, n=len(found)), "ink")
            with kit.scroll(key, inner) as area:
                area.used(told(area, area.y, found))

    def _strength(self, kit: Kit, app: Any, r: pygame.Rect, facts: Facts, state: State, seat: int) -> None:
        """Draw how strong each contender was, and was thought to be by the eyes chosen."""
        inner = kit.panel(r, app.text("archive.strength" if seat < 0 else "archive.believed"), "ink")
        true = lead.lead(state)
        seen = true if seat < 0 else lead.estimates(facts)[seat]
        bars = []
        for k, p in enumerate(app.scenario.seats):
            mark = theme.mark(app.scenario.people[p].id)
            colour = kit.palette.marks[mark.colour] if mark is not None else "ink"
            text = (
                f"{(seen[k] + 5) // 10} %"
                if seat < 0
                else app.text("archive.against_truth", seen=(seen[k] + 5) // 10, true=(true[k] + 5) // 10)
            )
            bars.append(chart.Bar(app.words.person(p), seen[k] / 10, text, colour))
        with kit.scroll("archive_strength", inner) as area:  # at large text there are more bars than room
            high = max(int(inner.h), 28 * len(bars))
            rect = pygame.Rect(int(area.x), int(area.y), int(area.w), high)
            chart.bars(kit, rect, bars, 0, max(60.0, *(bar.value for bar in bars)))
            area.used(area.y + high)

    def _moves(self, kit: Kit, app: Any, r: pygame.Rect, facts: Facts, state: State, seat: int) -> None:
        """List what was ordered that month: by everybody, or by the contender whose eyes are chosen, with reasons."""
        inner = kit.panel(r, app.text("archive.moves" if seat < 0 else "archive.moves_why"), "ink")
        moves = app.memo(("moves", self.at), lambda: app.session.moves(self.at))
        done = sorted((move for move in moves if seat in (-1, move.seat)), key=lambda move: move.seat)
        with kit.scroll("archive_moves", inner) as area:
            y: float = area.y
            if not done:
                kit.paragraph((area.x, y, area.w, 0), app.text("archive.no_moves"), "serif_italic", "muted")
                return
            for move in done:
                who = app.scenario.seats[move.seat]
                said = escape(app.words.action(move.action.kind, move.action.args, move.view))
                self._mark(kit, app, (int(area.x), int(y), 22, 22), who)
                high = kit.paragraph((area.x + 30, y, area.w - 34, 0), said, "body")
                if seat >= 0 and move.reasons:
                    why = escape("; ".join(app.words.reasons(move.reasons)))
                    high += kit.paragraph((area.x + 30, y + high, area.w - 34, 0), why, "small", "muted")
                y += max(24, high) + 6
            area.used(y)

    def _pacts(self, kit: Kit, app: Any, r: pygame.Rect, facts: Facts, state: State, seat: int) -> None:
        """Draw every pact of that month, the hidden ones marked as unknown to the eyes chosen."""
        inner = kit.panel(r, app.text("archive.pacts"), "ink")
        known = {pact.id for pact in facts.pacts}
        with kit.scroll("archive_pacts", inner) as area:
            y: float = area.y
            if not state.pacts:
                y += kit.paragraph(
                    (area.x, y, area.w, 0), app.text("archive.no_pacts"), "serif_italic", "muted"
                )
            for pact in state.pacts:
                hidden = pact.id not in known
                kit.fill((area.x, y + 3, 6, 20), "red" if hidden else "ink")
                said = app.words.pact(pact, seat)
                y += kit.paragraph(
                    (area.x + 14, y, area.w - 18, 0), escape(capital(said)), "body"
                )
                kind = app.text("archive.secret" if pact.secret else "archive.open")
                note = app.text("archive.unknown") if hidden else kind
                signed = app.text("archive.signed", month=app.words.month(pact.signed))
                y += (
                    kit.paragraph(
                        (area.x + 14, y, area.w - 18, 0),
                        f"{signed} · {note}",
                        "small",
                        "bad" if hidden else "muted",
                    )
                    + 8
                )
            y = self._operations(kit, app, area, y + 8, facts, state)
            area.used(y)

    def _operations(self, kit: Kit, app: Any, area: Any, y: float, facts: Facts, state: State) -> float:
        known = {op.id for op in facts.ops}
        kit.label((area.x, y, area.w, 24), app.text("archive.operations"), "label", "red")
        y += 28
        for op in state.ops:
            hidden = op.id not in known
            kit.fill((area.x, y + 5, 6, 12), "red" if hidden else "ink")
            said = app.text(
                "archive.operation",
                owner=app.words.person(op.owner),
                what=app.words.operation(op.kind, op.a, op.b),
            )
            y += (
                kit.paragraph(
                    (area.x + 14, y, area.w - 18, 0), escape(said), "small", "bad" if hidden else "ink"
                )
                + 4
            )
        return self._false_cards(kit, app, area, y + 8, state)

    def _false_cards(self, kit: Kit, app: Any, area: Any, y: float, state: State) -> float:
        """List what somebody then believed falsely because another wished it: whoever looks now may know."""
        if not state.plants:
            return y
        kit.label((area.x, y, area.w, 24), app.text("archive.false_cards"), "label", "red")
        y += 28
        for card in state.plants:
            name = app.words.person
            said = app.text(
                "archive.false_card",
                to=name(app.scenario.seats[card.seat]),
                about=name(card.about),
                patron=name(card.patron),
                by=name(card.by),
                month=app.words.month(card.month),
            )
            y += kit.paragraph((area.x, y, area.w - 4, 0), escape(said), "small", "bad") + 4
        return y

    def _men(self, kit: Kit, app: Any, r: pygame.Rect, facts: Facts, state: State, seat: int) -> None:
        """Draw whose men the members of the Central Committee were, and where the eyes chosen were wrong."""
        inner = kit.panel(r, app.text("archive.men"), "ink")
        true, seen = state.roots(), facts.roots()
        members = [p for p, place in enumerate(state.seat_cc) if place == 2 and state.seat_index[p] < 0]
        wrong = [p for p in members if true[p] != seen[p]]
        note, rest = cut_top(inner, 26, 4)
        key = "archive.men_all" if seat < 0 else "archive.men_wrong"
        kit.label(note, app.text(key, count=len(members), wrong=len(wrong)), "small", "muted")
        shown = members if seat < 0 else wrong + [p for p in members if p not in wrong]
        for n, cell in kit.rows("archive_men", rest, len(shown), 34):
            p = shown[n]
            kit.label(
                (cell.x + 4, cell.y, cell.w - 96, cell.h),
                app.words.person(p),
                "bold" if p in wrong else "body",
                "ink",
            )
            self._mark(kit, app, (cell.right - 82, cell.y + 5, 24, 24), seen[p])
            if p in wrong:
                kit.label((cell.right - 56, cell.y, 20, cell.h), "→", "body", "bad", "centre")
                self._mark(kit, app, (cell.right - 32, cell.y + 5, 24, 24), true[p])

    def _mark(self, kit: Kit, app: Any, rect: tuple[int, int, int, int], root: int) -> None:
        kit.mark(rect, app.scenario.people[root].id if root >= 0 else None)
