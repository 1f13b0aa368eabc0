"""The first half-year: eight steps in a real game, each of which is over when the game itself shows that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game import files
from game.ui import keeping, starting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from game.content.problem import Problem
    from game.session import Session
    from game.ui.app import App
    from game.ui.screens.base import Screen
    from game.world.scenario import Scenario

SCENARIO, SEAT, RIVAL, SEED = "1924", "kamenev", "standard", 2
SAVE = "first half-year"  # the name of the save in which it is kept
PATIENCE = 2  # months a step waits for what the game must bring by itself
LAST_WAIT = 8  # months after which the congress is waited for no longer
# Screens on which the adviser has nothing to say.
ELSEWHERE = frozenset(
    ("title", "scenarios", "setup", "load", "options", "pause", "learn", "curtain", "crash", "ending")
)
NOT_WORK = ELSEWHERE | {"desk", "decision", "front_page", "scene"}
WHOSE = frozenset(("people", "person", "posts", "chain"))


class Part(NamedTuple):
    """One thing to do in a step: its name in the texts and how the game shows that it is done."""

    name: str
    done: Callable[[Lesson], bool]
    early: bool = False  # counts as well when it is done in the step before


class Step(NamedTuple):
    """One step: what is to be done, and which text is said, '' for none, when the game goes otherwise."""

    parts: tuple[Part, ...]
    otherwise: Callable[[Lesson], str]


class Lesson:
    """Where a person stands in the half-year. The step is kept in the settings and the game in a save of its own."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.folded = False
        self.called_to: Screen | None = None  # the question over which he was called back in a small window
        self.remark = ""  # the text on the step before, where it went otherwise
        self.fallen = False
        self._seen: set[tuple[int, str]] = set()
        self._month = self._log = self._reports = 0  # where the game stood when the step began
        self._done_in = -1  # the month of the first desk at which the step was done, -1 before

    # -- where it stands --------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The step it stands at, from 1; 0 before it is begun, one more than there are at its end."""
        return self.app.settings.lesson_step

    @property
    def on(self) -> bool:
        """Whether the adviser sits by: he was not sent away, and the game in progress is his."""
        return self.app.settings.lesson_on and self.step > 0 and self.is_its_game(self.app.session)

    @property
    def shown(self) -> bool:
        """Whether the adviser has something to say on the screen now on top."""
        return self.on and bool(self.app.stack) and self.top.name not in ELSEWHERE

    @property
    def ended(self) -> bool:
        """Whether all steps are over."""
        return self.step > len(STEPS)

    @property
    def complete(self) -> bool:
        """Whether everything in the step is done."""
        return self.ended or all(done for _, done in self.parts())

    @property
    def top(self) -> Screen:
        """The screen on top."""
        return self.app.stack[-1]

    @property
    def may_resume(self) -> bool:
        """Whether a half-year that was begun can be taken up where it was left."""
        return 0 < self.step <= len(STEPS) and (self.is_its_game(self.app.session) or path().exists())

    def is_its_game(self, session: Session | None) -> bool:
        """Tell whether a game is the one of the half-year: its scenario, seed, seat and rivals."""
        if session is None or session.scenario.id != SCENARIO or session.seed != SEED:
            return False
        seats, _ = starting.seats_of(session.scenario, SEAT, RIVAL, [])
        return session.seats == seats

    def parts(self) -> list[tuple[str, bool]]:
        """Return what is to be done in the step, and whether it is done."""
        if self.ended or not self.step:
            return []
        return [(part.name, (self.step, part.name) in self._seen) for part in STEPS[self.step - 1].parts]

    def has(self, name: str) -> bool:
        """Tell whether a part of the step is done."""
        return (self.step, name) in self._seen

    # -- what the game shows ----------------------------------------------------------------------

    @property
    def passed(self) -> int:
        """Months since the step began."""
        return self.app.game.state.month - self._month

    @property
    def at_desk(self) -> bool:
        """Whether orders can be given now."""
        decision = self.app.game.decision
        return decision is not None and decision.kind == "desk"

    def acted(self) -> list[str]:
        """Return the kinds of what was ordered and answered from the seat since the step began."""
        return [entry.action.kind for entry in self.app.game.log[self._log :] if entry.seat == self.app.seat]

    def voted(self, before: bool = False) -> bool:
        """Tell whether a vote was called since the step began, or `before` it as well."""
        reports = self.app.game.reports[0 if before else self._reports :]
        return any(one.result is not None for one in reports)

    def watch(self) -> None:
        """Notice what was done, after a frame is drawn; goes on where the game went otherwise."""
        if not self.on or self.ended:
            return
        session = self.app.game
        self._log = min(self._log, len(session.log))  # an order may have been taken back
        if session.over or not session.state.is_active(self.app.scenario.seats[self.app.seat]):
            self.fallen = True
            self._stand(len(STEPS) + 1)
            return
        before = len(self._seen)
        for n in (self.step, self.step + 1):
            for part in STEPS[n - 1].parts if n <= len(STEPS) else ():
                if (n == self.step or part.early) and (n, part.name) not in self._seen and part.done(self):
                    self._seen.add((n, part.name))
        if len(self._seen) != before:
            self.app.kit.touch()
        month = session.state.month
        if self.complete:
            if self._done_in < 0 and self.at_desk:
                self._done_in = month
            if 0 <= self._done_in < month:  # played on without a look at him
                self.go_on()
            return
        otherwise = STEPS[self.step - 1].otherwise(self)
        if otherwise:
            remark = f"lesson.step_{self.step}.{otherwise}"
            self.go_on()
            self.remark = remark

    # -- going on ---------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Go on to the next step, whether the one before is done or not."""
        self._stand(min(self.step + 1, len(STEPS) + 1))

    def _stand(self, step: int) -> None:
        self.app.settings.lesson_step = step
        self._mark()
        self.keep()
        self.app.kit.touch()

    def _mark(self) -> None:
        """Take down where the game stands as a step begins."""
        session = self.app.game
        self._month, self._log, self._reports = session.state.month, len(session.log), len(session.reports)
        self._done_in, self.remark = -1, ""

    def sit_down(self) -> None:
        """Begin to watch a game just begun or loaded; one that is another's is left alone."""
        self._seen.clear()
        if self.on:
            self.fallen = False
            self._mark()

    def open(self, anew: bool = False) -> None:
        """Take the half-year up where it was left, or begin it."""
        if self.may_resume and not anew:
            self.resume()
        else:
            self.begin()

    def begin(self) -> None:
        """Begin the half-year from its first month."""
        from game.content import load_scenario

        app = self.app

        def read(found: tuple[Scenario | None, list[Problem]]) -> None:
            scenario, problems = found
            if scenario is None:
                app.notice(str(problems[0]))
                return
            app.settings.lesson_step, app.settings.lesson_on, self.folded = 1, True, False
            seats, _ = starting.seats_of(scenario, SEAT, RIVAL, [])
            app.begin(scenario, SEED, seats, then=self.keep)

        def reading() -> tuple[Scenario | None, list[Problem]]:
            found = load_scenario(SCENARIO)
            app.read_texts(found[0])
            return found

        app.beside(app.text("notice.reading"), reading, read)

    def resume(self) -> None:
        """Take the half-year up where it was left: in the game in progress, else from its save."""
        app = self.app
        app.settings.lesson_on, self.folded = True, False
        if self.is_its_game(app.session):
            self.sit_down()
            self.keep()
            app.go("desk")
            app.notice(app.text("lesson.back"))
            app.keep_settings()
        else:
            keeping.load(app, path(), then=self._resumed)

    def _resumed(self, told: str) -> None:
        if told:
            self.app.settings.lesson_on = False
        self.app.keep_settings()

    def leave(self) -> None:
        """Send the adviser away; the game goes on as any other."""
        self.keep()
        self.app.settings.lesson_on = False
        if self.ended:
            self.app.settings.lesson_step = 0
        self.app.keep_settings()
        self.app.notice(self.app.text("lesson.left"))

    def keep(self) -> None:
        """Write down step and game so that both can be taken up later; what fails is said."""
        from game import save

        if not self.on or self.app.session is None:
            return
        self.app.keep_settings()
        try:
            save.save_game(self.app.session, path())
        except files.StorageError:
            self.app.notice(self.app.text("lesson.not_kept"))


def path() -> Path:
    """Return where the game of the half-year is kept."""
    from game import save

    return save.save_path(SAVE)


# -- what shows that a part is done ---------------------------------------------------------------


# The rules are read when they are asked for: the title shows the half-year's button before there is a game.


def _ordered(it: Lesson) -> bool:
    from game.play.action import ACTIONS, STAFF

    orders = it.app.game.state.orders
    return any(seat == it.app.seat and ACTIONS[kind].cost == STAFF for seat, kind, _ in orders)


def _answered(it: Lesson) -> bool:
    from game.play.action import ACTIONS

    return any("desk" not in ACTIONS[kind].at for kind in it.acted())


def _word(it: Lesson) -> bool:
    from game.ui.screens.corridor import WORDS

    return any(kind in WORDS for kind in it.acted())


def _counted(it: Lesson) -> bool:
    from game.ui.screens import whip

    top = it.top
    return top.name == "vote" and getattr(top, "report", -1) < 0 and getattr(top, "item", -1) in whip.live(it.app.view)


def _read(it: Lesson) -> bool:
    reports, n = it.app.game.reports, getattr(it.top, "report", -1)
    return it.top.name == "vote" and getattr(it.top, "read", False) and 0 <= n < len(reports)


def _congress_met(it: Lesson) -> bool:
    from game.rules.gatherings import coming
    from game.world.scenario import CONGRESS

    first = next((one for one in it.app.game.scenario.calendar if one.kind == CONGRESS), None)
    return first is None or (it.app.game.state.month > first.month and coming(it.app.view) != first)


# -- what is said where the game goes otherwise ----------------------------------------------------


def _a_month(it: Lesson) -> str:
    return "else_month" if it.passed >= 1 else ""


def _no_order(it: Lesson) -> str:
    from game.play.action import slots_left

    if it.has("order"):
        return "else_whose" if it.passed >= 1 else ""
    if it.at_desk and it.passed < 1 and slots_left(it.app.view, it.app.seat) <= 0:
        return "else_staff"
    return _a_month(it)


def _quiet(it: Lesson) -> str:
    return "else_quiet" if it.passed >= 1 and it.at_desk else ""


def _no_word(it: Lesson) -> str:
    if it.passed >= 1 and it.at_desk and it.voted():
        return "else_counted" if it.has("word") else "else_voted"
    return "else_none" if it.passed >= PATIENCE and it.at_desk else ""


def _no_report(it: Lesson) -> str:
    if it.passed < PATIENCE:
        return ""
    return "else_unread" if it.voted(before=True) else "else_none"


def _late(it: Lesson) -> str:
    if it.passed >= LAST_WAIT:
        return "else_late"
    return "else_late" if it.has("congress") and it.passed >= 1 and it.at_desk else ""


STEPS: tuple[Step, ...] = (
    Step((Part("opened", lambda it: it.top.name not in NOT_WORK),), _a_month),
    Step((Part("sum", lambda it: it.app.kit.told is not None and bool(it.app.kit.told.lines)),), _a_month),
    Step((Part("order", _ordered), Part("whose", lambda it: it.top.name in WHOSE)), _no_order),
    Step(
        (
            Part("ended", lambda it: it.passed >= 1 or "end" in it.acted()),
            Part("answered", _answered),
        ),
        _quiet,
    ),
    Step((Part("counted", _counted), Part("word", _word)), _no_word),
    Step((Part("report", _read, early=True),), _no_report),
    Step(
        (
            Part("network", lambda it: it.top.name == "pacts"),
            Part("felt", lambda it: it.top.name == "pacts" and it.app.kit.told is not None),
        ),
        _a_month,
    ),
    Step((Part("chain", lambda it: it.top.name == "chain"), Part("congress", _congress_met)), _late),
)

__all__ = ["RIVAL", "SAVE", "SCENARIO", "SEAT", "SEED", "STEPS", "Lesson", "Part", "Step", "path"]
