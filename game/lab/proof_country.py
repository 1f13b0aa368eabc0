"""The country held against the record: whole games in which the Line and the measures are those that were voted.

People, happenings and votes go on as in any game; what the plenum decides of the country is put back every month to
what it decided in fact, so that the figures can be held against the printed series.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from game.lab.counting import month_name
from game.lab.proof_hooks import Until, instead
from game.rules import country
from game.rules.measure import MEASURE_INDEX, carry_measure
from game.world.event import Event
from game.world.kinds import COUNTRY, COUNTRY_INDEX
from game.world.scenario import Scenario
from game.world.state import State

# Who is in the party follows from the enrolments, which are fed in: rivals' drives are undone with the rest.
MEMBERSHIP = ("members", "old_share", "war_share", "recruit_share", "worker_share")

Month = tuple[int, int]  # year, month of it from one


class Course(NamedTuple):
    """What was decided: the Line on `economy` from a month on, measures carried, hundreds enrolled in a month."""

    line: Mapping[Month, int]
    measures: Mapping[Month, tuple[str, ...]]
    enrolments: Mapping[Month, int]
    workers: int = 900  # permille of those enrolled


class Fed(Until):
    """A game in which the country is ruled by a course of the record."""

    course: Course
    figures: dict[str, int]  # 'name year-month' at the end of each month

    def _run(self) -> None:
        self.figures = {}
        self._line = country.economy_line(self.state)
        self._measures = list(self.state.measures)
        self._members = {name: self.state.c(name) for name in MEMBERSHIP}
        with self._fed():
            super()._run()

    @contextmanager
    def _fed(self) -> Iterator[None]:
        turn = country.turn

        def fed(st: State, out: list[Event]) -> None:
            if st is self.state:
                self._feed(st)
            turn(st, out)
            if st is self.state:
                self._members = {name: st.c(name) for name in MEMBERSHIP}
                self.figures |= {f"{name} {month_name(st.month)}": st.c(name) for name in COUNTRY}

        with instead((turn, fed)):
            yield

    def _feed(self, st: State) -> None:
        at = (st.month // 12, st.month % 12 + 1)
        self._line = self.course.line.get(at, self._line)
        st.w("line")[st.scenario.issue_index["economy"]] = self._line
        st.w("measures")[:] = self._measures
        for name in self.course.measures.get(at, ()):
            carry_measure(st, MEASURE_INDEX[name], st.scenario.seats[0], (), [])
        self._measures = list(st.measures)
        for name, value in self._members.items():
            st.w("country")[COUNTRY_INDEX[name]] = value
        if at in self.course.enrolments:
            country.enrol(st, self.course.enrolments[at], self.course.workers)


def measure(
    scenario: Scenario, course: Course, seeds: range, rival: str = "standard", until: int = 10**6
) -> list[dict[str, int]]:
    """Play a game for each seed under a course and return the figures of each, by 'name year-month'."""
    kind: Any = type("Ruled", (Fed,), {"course": course, "until": until})
    return [kind(scenario, seed, [rival] * len(scenario.seats), archive=False).figures for seed in seeds]
