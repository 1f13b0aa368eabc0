"""Row 17 of the targets: how often a count made a month ago is wrong, and whether the after-report says why.

For every contested vote (names called, in Politburo, Central Committee or joint plenum) each contender's forecast is
made from what his seat knew in the corridor of the month before, by the vote function, and held against the result.
Where it is wrong the after-report is drawn up as a player gets it: who answered otherwise, and for each the reasons
that were not known, three at most. The forecast is then made again with these facts and nothing else put right: who
has come into the body or left it since is not put right, for the report does not tell it. Where it gives the result,
the report has named why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from game.advice import ledger
from game.lab.batch import Batch
from game.lab.collect import Record
from game.lab.counting import Watch
from game.lab.proof_hooks import instead
from game.lab.rows_made import Row, figure, ratio
from game.play import session_rules, sitting
from game.rules import tally
from game.rules.tally import Tally
from game.session import Session
from game.world.event import Event
from game.world.kinds import CC, JOINT, POLITBURO, Motion
from game.world.scenario import Scenario
from game.world.state import State
from game.world.view import View, look

COUNTED = (POLITBURO, CC, JOINT)


def game(scenario: Scenario, batch: Batch, n: int) -> Record:
    """Play a game and return its counts of a month ago: made, wrong, and those of which the report names why."""
    played = MonthOld(scenario, batch.seed + n, list(batch.seats), dict(batch.rules), archive=False)
    return {"seed": played.seed, "made": played.made, "wrong": played.wrong, "named": played.named}


class MonthOld(Session):
    """A game in which every contested vote is held against what each contender could count a month before."""

    made: int
    wrong: int
    named: int
    kept: list[State]  # as things stood in the corridor of the last two months, the older first
    views: dict[int, View]

    def _run(self) -> None:
        self.made = self.wrong = self.named = 0
        self.kept, self.views, self.events = [], {}, Watch([])
        with self._watching():
            super()._run()

    @contextmanager
    def _watching(self) -> Iterator[None]:
        """Stand beside the corridor and the count."""
        ask, settle = sitting.ask_corridor, session_rules.settle

        def asked(st: State, order: list[int]) -> None:
            if st is self.state:
                self.kept = [*self.kept[-1:], st.clone()]
                self.views = {}
            ask(st, order)

        def settled(
            st: State, item: Motion, chosen: dict[int, int], out: list[Event], by_name: bool | None = None, **more: Any
        ) -> None:
            called = bool(chosen) if by_name is None else by_name
            if st is self.state and called and item.body in COUNTED and len(self.kept) > 1:
                self.compare(item, chosen)
            settle(st, item, chosen, out, by_name, **more)

        with instead((ask, asked), (settle, settled)):
            yield

    def compare(self, item: Motion, chosen: dict[int, int]) -> None:
        """Hold each contender's count of a month ago against the vote now to be settled."""
        carried = tally.expect(self.state, item, chosen).carried
        truth: Tally | None = None
        for k, p in enumerate(self.scenario.seats):
            if not (self.state.is_active(p) and self.kept[0].is_active(p)):
                continue
            if k not in self.views:
                self.views[k] = look(self.kept[0], k)
            view = self.views[k]
            self.made += 1
            if tally.expect(view, item).carried == carried:
                continue
            self.wrong += 1
            truth = truth or tally.count(self.state, item, chosen)
            self.named += repeated(tally.count(view, item), truth, item) == carried


def repeated(forecast: Tally, truth: Tally, item: Motion) -> bool:
    """Return whether a motion carries when a forecast is made again with what the after-report names, no more."""
    told = {(one.real.person, one.real.post): one for one in ledger.broken(forecast, truth)}
    ayes = noes = 0
    for line in forecast.lines:
        one = told.get((line.person, line.post))
        if one is None:
            ayes, noes = ayes + line.ayes, noes + line.noes
        elif line.post != -1:
            # A delegation: the report tells how it divided.
            ayes, noes = ayes + one.real.ayes, noes + one.real.noes
        else:
            whole = line.ayes + line.noes
            yes = line.amount + sum(reason.amount for reason in one.unknown) > 0
            ayes, noes = ayes + (whole if yes else 0), noes + (0 if yes else whole)
    if tally.two_thirds(item):
        return 3 * ayes >= 2 * (ayes + noes) and ayes > 0
    return ayes > noes


def rows(records: Sequence[Record], base: Sequence[Record], scenario: Scenario) -> list[Row]:
    """Return row 17: counts of a month ago that were wrong, and those of which the report names why.

    The intervals are of the games' own shares: counts of one vote by several contenders are not independent.
    """
    made, wrong, named = (sum(one[name] for one in records) for name in ("made", "wrong", "named"))
    told = "a month's-old count was wrong, over contenders and contested votes"
    out = [
        figure(17, told, "percent", _part(wrong, made), 20, 35, len(records)),
        figure(17, "the after-report names why", "percent", _part(named, wrong), 90, 100, len(records)),
    ]
    for row, of, hits in zip(out, ("made", "wrong"), ("wrong", "named"), strict=True):
        row["interval"] = ratio([(one[hits], one[of]) for one in records])
    return out


def _part(hits: int, of: int) -> float | None:
    return 100 * hits / of if of else None
