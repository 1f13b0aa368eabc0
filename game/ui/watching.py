"""A game that is only watched: how fast its months pass, what stops them, which votes are shown as scenes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.world.kinds import CONGRESS, Motion

if TYPE_CHECKING:
    from game.play.reported import VoteReport
    from game.ui.app import App
    from game.words import course
    from game.world.event import Event

STEP, RUN, FAST = "step", "run", "fast"
BREATH = 2200  # ms a month is shown when they run
SHOWN = 3  # names told of a vote that came out otherwise
VOTES = ("carried", "lost", "tied")


class Watching:
    """The pace of a watched game and what it stops at."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.pace = STEP
        self.falls, self.congresses, self.scenes = True, True, False
        self.told: list[str] = []  # why the months stopped
        self.due = 0  # ms at which the next month passes
        self.ahead: list[int] = []  # reports still to be shown as scenes

    # -- passing ----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """From the overview, open what comes by itself: the paper, a vote as a scene."""
        app = self.app
        if app.running_on:
            return
        month = app.game.state.month
        if app.paper_shown < month and app.settings.front_page and month > app.scenario.start:
            app.paper_shown = month
            app.go("front_page", month=month - 1)
        elif self.ahead:
            app.go("vote", report=self.ahead.pop(0))

    def is_due(self) -> bool:
        """Tell whether the next month of a run passes now."""
        return self.pace == FAST or pygame.time.get_ticks() >= self.due

    def run_one(self) -> None:
        """Let the next month of a run pass, if it is due."""
        if self.is_due():
            self._pass()

    def step(self) -> None:
        """Let one month pass and stop."""
        self.pace = STEP
        self._pass()

    def run(self, pace: str) -> None:
        """Let months pass by themselves until something stops them; any key does."""
        self.pace, self.due, self.told = pace, pygame.time.get_ticks() + BREATH, []
        self.ahead.clear()
        self.app.run_on()

    def look_through(self, seat: int) -> None:
        """Choose whose knowledge is shown, -1 for what everybody knows."""
        app = self.app
        app.seat = app.game.eyes = seat
        app.words.learn(app.view)
        app.kit.touch()

    def _pass(self) -> None:
        """Let the month now open pass beside the window, and see what came of it."""
        from game.words import course

        app, session = self.app, self.app.game
        before, reports, month = len(session.events), len(session.reports), session.state.month
        opening = session.months[-1][1] if session.months else session.state
        session.eyes = app.seat

        def passed(_: object) -> None:
            self.due = pygame.time.get_ticks() + BREATH
            app.hear_from(before)
            if session.over:
                self._halt()
                return
            self.ahead = [n for n in self.shown(month) if n >= reports] if self.scenes and self.pace != FAST else []
            self.told = self._stops(course.changes(opening, session.state))
            if self.falls:
                lost = course.offices_lost(opening, session.state)
                self.told += [course.office_text(app.words, one) for one in lost]
            if self.pace == STEP:
                app.notice(self._unforeseen(month))
                return
            app.paper_shown = session.state.month
            if self.told or self.ahead:
                self._halt()

        app.kit.touch()
        # Where they run on fast nothing else tells which month it is.
        passes = app.text("notice.this_month_passes", month=app.words.month(month))
        app.beside(passes, session.let_pass, passed)

    def _halt(self) -> None:
        self.app.running_on = False
        self.app.notice("")

    def _stops(self, found: list[course.Change]) -> list[str]:
        """Return what happened, or is to happen this month, at which the months should stop."""
        from game.rules.gatherings import meets
        from game.words import course
        from game.world.scenario import CONGRESS

        app, told = self.app, []
        for one in found:
            if self.falls and one.code in course.FALLS:
                told.append(course.change_text(app.words, one))
        meeting = meets(app.game.state, (CONGRESS,))
        if self.congresses and meeting is not None:
            told.append(app.text("watch.congress", what=meeting.name))
        return told

    def _unforeseen(self, month: int) -> str:
        """Return the vote of a month that came out otherwise than everybody could know, and who made it so."""
        from game.advice import ledger

        app = self.app
        for _, n in self.votes(month):
            report = app.game.reports[n] if n >= 0 else None
            if report is None or report.result is None or report.expected.carried == report.carried:
                continue
            item = Motion(*report.motion)
            turned = [one for one in ledger.broken(report.expected, report.result) if one.real.post == -1]
            toward = [one for one in turned if (one.real.ayes > one.expected.ayes) == report.carried]
            told = [
                f"{app.words.person(one.real.person)} ({'; '.join(app.words.reasons(one.unknown, 1)) or '?'})"
                for one in toward[:SHOWN]
            ]
            unit = ledger.unit(item)
            return app.text(
                "watch.unforeseen", what=app.words.motion(item, app.seat, app.view), names=", ".join(told),
                ayes=report.expected.ayes // unit, noes=report.expected.noes // unit,
                really_ayes=report.result.ayes // unit, really_noes=report.result.noes // unit, n=len(told),
            )  # fmt: skip
        return ""

    # -- votes ------------------------------------------------------------------------------------

    def shown(self, month: int) -> list[int]:
        """Return the votes of a month that can be shown as scenes, by place in the reports."""
        return [n for _, n in self.votes(month) if n >= 0]

    def votes(self, month: int) -> list[tuple[Event, int]]:
        """Return the votes of a month that are known, each with its report, -1 where none was kept."""
        return [(one, self.report_of(one)) for one in self.app.game.heard(self.app.seat) if one.month == month
                and one.kind in VOTES]

    def report_of(self, vote: Event) -> int:
        """Return the report of a vote as counted through the eyes chosen, else through nobody's; -1 for none."""
        return report_of(self.app, vote)


def report_of(app: App, vote: Event) -> int:
    """Return the place of the report kept of a vote for the seat looked through, -1 when there is none."""
    session = app.game

    def fits(report: VoteReport, seat: int) -> bool:
        if vote.kind == "report_vote":  # a congress on the report given to it
            item = Motion(*report.motion)
            return (report.month, item.body, item.mover, report.seat) == (vote.month, CONGRESS, vote.args[1], seat)
        return (report.month, report.motion, report.seat) == (vote.month, vote.args[4:], seat)

    for seat in dict.fromkeys((app.seat, -1) if session.paced else (app.seat,)):
        for n, report in enumerate(session.reports):
            if report.result is not None and fits(report, seat):
                return n
    return -1


__all__ = ["BREATH", "FAST", "RUN", "STEP", "Watching", "report_of"]
