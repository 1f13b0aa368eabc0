"""Does a happening matter: the same months played with it and without it, by the same rivals with the same chance.

When one fires, the month is opened twice from the same state. In one world it takes its course; in the other it is
marked as fired and does nothing. Votes and opinions of the months that follow are compared, name by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from game.lab.proof_hooks import Until, instead
from game.play import happening, session_rules
from game.play import month as months
from game.rules import tally
from game.rules.tally import Tally
from game.session import Session
from game.world.facts import Facts
from game.world.kinds import Motion
from game.world.scenario import Scenario
from game.world.state import State

Call = tuple[int, tuple[int, ...]]  # month and motion


class Course(NamedTuple):
    """What some months brought: how each name voted on each motion, what all thought at the end of each month."""

    votes: dict[Call, tuple[tuple[int, int, bool], ...]]
    opinions: dict[int, list[list[int]]]


class Change(NamedTuple):
    """What one firing changed: names' sides in votes both worlds held, votes only one held, opinions."""

    happening: int
    month: int
    sides: int
    motions: int
    opinions: int


class Branch(Until):
    """A game played on from a month's opening to another by fresh rivals, heard name by name."""

    course: Course

    def _advance(self) -> None:
        before = self.state.month
        super()._advance()
        if self.state.month != before or self.state.over:
            self.course.opinions[before] = [list(row) for row in self.state.regard]

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Write down every vote that is settled, as the engine counts it."""
        settle, count = session_rules.settle, tally.count
        last: list[tuple[Motion, Tally]] = []

        def counted(facts: Facts, motion: Motion, *rest: Any, **named: Any) -> Tally:
            result = count(facts, motion, *rest, **named)
            last.append((motion, result))
            return result

        def settled(st: State, item: Motion, *more: Any, **named: Any) -> None:
            last.clear()
            settle(st, item, *more, **named)
            result = named.get("result") or next(result for motion, result in last if motion == item)
            matter = (item.kind, item.mover, item.body, item.a, item.b, item.secret)
            self.course.votes[st.month, matter] = tuple((x.person, x.post, x.ayes > x.noes) for x in result.lines)

        with instead((settle, settled), (count, counted)):
            yield


def play_on(game: Session, state: State, until: int) -> Course:
    """Play a copy of a state on to the end of a month and return what it brought."""
    branch = object.__new__(Branch)
    branch.__dict__.update(game.__dict__)
    branch.state, branch.until, branch.course = state.clone(), until, Course({}, {})
    branch.log, branch.events, branch.months, branch.opened, branch.reports = [], [], [], [], []
    branch._views, branch._month_digests, branch.archive = {}, [], False
    branch._seat_players()
    with branch.listening():
        branch._run()
    return branch.course


def differ(a: Course, b: Course) -> tuple[int, int, int]:
    """Return how many names voted otherwise, how many votes only one course held, how many opinions differ."""
    sides = sum(
        1
        for call, names in a.votes.items()
        if call in b.votes
        for one in names
        if (one[0], one[1], not one[2]) in b.votes[call]
    )
    motions = len(a.votes.keys() ^ b.votes.keys())
    opinions = sum(
        1
        for month, table in a.opinions.items()
        for mine, theirs in zip(table, b.opinions.get(month, table), strict=True)
        for x, y in zip(mine, theirs, strict=True)
        if x != y
    )
    return sides, motions, opinions


class Forked(Until):
    """A game in which every happening that fires is also played away, at most `samples` times each over all games."""

    ahead = 6  # months compared, the month of the firing included
    samples = 10
    wanted: tuple[str, ...] = ()  # ids, none for all
    changes: list[Change]  # shared by the games of a measurement

    def _advance(self) -> None:
        if self.state.phase == months.NEWS:
            for h in happening.due(self.state):
                name = self.scenario.happenings[h].id
                taken = sum(1 for change in self.changes if change.happening == h)
                if taken < self.samples and (not self.wanted or name in self.wanted):
                    self.fork(h)
        super()._advance()

    def fork(self, h: int) -> None:
        """Play the next months with and without a happening that is due, and note what differs."""
        st = self.state
        without = st.clone()
        without.w("fired")[h] = st.month
        rest = [x for x in happening.due(st) if x != h]
        if happening.due(without) != rest:
            # A fourth would take its place: that would be two changes at once.
            return
        until = st.month + self.ahead - 1
        found = differ(play_on(self, st, until), play_on(self, without, until))
        self.changes.append(Change(h, st.month, *found))


class Share(NamedTuple):
    """How often a happening mattered: firings compared, and in how many a side, a vote held, an opinion differed."""

    name: str
    fired: int
    sides: int
    motions: int
    opinions: int
    either: int  # a side or an opinion: what the rule asks

    @property
    def percent(self) -> int:
        """Return the share of firings that changed a name's side or an opinion, in percent."""
        return 100 * self.either // self.fired if self.fired else 0


def measure(
    scenario: Scenario,
    seeds: range,
    samples: int = 10,
    ahead: int = 6,
    wanted: tuple[str, ...] = (),
    rivals: tuple[str, ...] = ("standard",),
    until: int = 10**6,
) -> list[Share]:
    """Play games and return for each happening that fired how often it mattered, in the order of the scenario."""
    changes: list[Change] = []
    kind: Any = type(
        "Sampled", (Forked,),
        {"changes": changes, "samples": samples, "ahead": ahead, "wanted": wanted, "until": until},
    )  # fmt: skip
    for n, seed in enumerate(seeds):
        kind(scenario, seed, [rivals[n % len(rivals)]] * len(scenario.seats), archive=False)
    out = []
    for h, one in enumerate(scenario.happenings):
        mine = [change for change in changes if change.happening == h]
        if mine:
            counted = [sum(1 for x in mine if test(x)) for test in _TESTS]
            out.append(Share(one.id, len(mine), *counted))
    return out


_TESTS = (
    lambda x: x.sides > 0,
    lambda x: x.motions > 0,
    lambda x: x.opinions > 0,
    lambda x: x.sides > 0 or x.opinions > 0,
)


def table(shares: list[Share]) -> str:
    """Return the shares as a table for people."""
    lines = [f"{'happening':<34}{'firings':>8}{'sides':>7}{'votes':>7}{'minds':>7}{'matters':>9}"]
    lines += [
        f"{x.name:<34}{x.fired:>8}{x.sides:>7}{x.motions:>7}{x.opinions:>7}{x.percent:>8}%"
        for x in sorted(shares, key=lambda x: (x.percent, x.name))
    ]
    return "\n".join(lines)


__all__ = ["Branch", "Change", "Course", "Forked", "Share", "differ", "measure", "play_on", "table"]
