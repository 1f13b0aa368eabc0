"""How games are counted while they run: what a statistic is, the events handed to it, medians."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from game.play.action import Action
from game.session import Session
from game.world.event import Event
from game.world.kinds import Decision
from game.world.reason import Reason
from game.world.scenario import Scenario


def month_name(month: int) -> str:
    """Return an absolute month as 1925-12."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def middle(values: Iterable[int]) -> int | None:
    """Return the lower median as a whole number, None for no values."""
    found = sorted(values)
    return found[(len(found) - 1) // 2] if found else None


def quantile(values: Iterable[int], percent: int) -> int:
    """Return the value below or at which so many percent of the values lie; there must be one value at least."""
    found = sorted(values)
    return found[(len(found) - 1) * percent // 100]


def middle_month(months: Iterable[int]) -> str | None:
    """Return the median of months as text, None for no months."""
    found = middle(months)
    return None if found is None else month_name(found)


class Watch(list[Event]):
    """The list of events a game writes to: it hands each to the statistics that ask for it and keeps none."""

    def __init__(self, stats: list[Statistic]) -> None:
        super().__init__()
        self.by_kind: dict[str, list[Statistic]] = {}
        for stat in stats:
            for kind in stat.kinds:
                self.by_kind.setdefault(kind, []).append(stat)

    def append(self, event: Event) -> None:
        """Show an event to those who count its kind."""
        for stat in self.by_kind.get(event.kind, ()):
            stat.see(event)


class Game(Session):
    """A session of rivals that is counted while it runs by statistics of `kinds`; no event is kept."""

    kinds: ClassVar[tuple[type[Statistic], ...]] = ()
    stats: list[Statistic]
    asked: set[tuple[int, int]]  # (seat, month) with a question besides the desk

    def _put(self, decision: Decision, action: Action) -> Reason | None:
        month = self.state.month
        barred = super()._put(decision, action)
        if barred is None and decision.kind != "desk":
            self.asked.add((decision.seat, month))
        return barred

    def _run(self) -> None:
        self.asked = set()
        self.stats = [kind(self) for kind in self.kinds]
        self.events = Watch(self.stats)
        super()._run()

    def person(self, p: int) -> str:
        """Return a person's id, '' for nobody."""
        return self.scenario.people[p].id if p >= 0 else ""


def full_months(game: Game) -> list[int]:
    """Return for each seat in how many months something besides its desk asked for an answer (rule 3.01)."""
    return [sum(1 for seat, _ in game.asked if seat == k) for k in range(len(game.scenario.seats))]


class Statistic:
    """One thing that is counted. `keys` are its names in the summary, `kinds` the events it wants to see."""

    keys: ClassVar[tuple[str, ...]] = ()
    kinds: ClassVar[tuple[str, ...]] = ()

    def __init__(self, game: Game) -> None:
        self.game = game
        self.begin()

    def begin(self) -> None:
        """Note what stands before the first month."""

    def see(self, event: Event) -> None:
        """Take note of an event, at the moment it is reported."""

    def record(self) -> Any:
        """Return what one game gives, as plain lists and numbers."""
        return None

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        """Return the summary's entries from what the games gave."""
        return {}


def by_person(records: list[dict[str, int]], scenario: Scenario) -> dict[str, Any]:
    """Return for each contender in how many games something befell him, and the median month."""
    told = {}
    for p in scenario.seats:
        name = scenario.people[p].id
        months = [record[name] for record in records if name in record]
        if months:
            told[name] = {"games": len(months), "median_month": middle_month(months)}
    return told
