"""Forecast against result: every vote of a game counted beforehand by somebody who knows everything, name by name.

The count is made from a View to which each hidden fact is given, column by column, before the first name is called;
then it is held against what the engine counted. Contenders choose their votes themselves: theirs are taken as given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from game.lab.proof_hooks import Until, instead
from game.play import month as months
from game.play import session_rules
from game.rules import congress, tally
from game.rules.tally import Tally
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import (
    BODIES,
    CONFIDENCE,
    CONGRESS,
    FIXED,
    ISSUE_COLUMNS,
    LIST_COLUMNS,
    MOTION_NAMES,
    NUMBERS,
    PERSON_COLUMNS,
    POST_COLUMNS,
    ROW_TABLES,
    SEAT_COLUMNS,
    Motion,
)
from game.world.scenario import Gathering, Scenario
from game.world.state import State
from game.world.view import View

# What no count may lean on, however much its maker knows: the seed of all chance, the engine's own accounts of who
# leads, what waits in the queue, and what the vote itself is about to show. Left blank in the view.
BLANK_NUMBERS = {
    "seed": 0, "next_id": 0, "leader": -1, "leader_for": 0, "rival_leader": -1, "leader_changes": 0, "twice": 0,
}  # fmt: skip
BLANK_FIGURES = ("fired", "chosen", "marks", "votes")
BLANK_LISTS = ("queue", "orders", "forecasts")
BLANK_SEATS = ("paramount", "acts", "words", "spare")


class Knowing(View):
    """A view to which every hidden fact was told: who follows whom in truth, and what each contender believes."""

    def believed_roots(self, k: int) -> list[int]:
        """Return the chains as the contender in seat k believes them."""
        return Facts.believed_roots(self, k)


def knowing(st: State, k: int) -> Knowing:
    """Return a view of seat k that knows all, copied field by field: nothing done later to the state changes it."""
    v = object.__new__(Knowing)
    v.viewer = k
    for name in FIXED:
        setattr(v, name, getattr(st, name))
    for name in NUMBERS:
        setattr(v, name, BLANK_NUMBERS.get(name, getattr(st, name)))
    for name in (*PERSON_COLUMNS, *POST_COLUMNS, *ISSUE_COLUMNS):
        setattr(v, name, list(getattr(st, name)))
    for name in SEAT_COLUMNS:
        column = getattr(st, name)
        setattr(v, name, [0] * len(column) if name in BLANK_SEATS else list(column))
    for name in (*ROW_TABLES, "stance", "why_regard", "why_open"):
        setattr(v, name, [list(row) for row in getattr(st, name)])
    for name in LIST_COLUMNS:
        column = getattr(st, name)
        setattr(v, name, [0] * len(column) if name in BLANK_FIGURES else [] if name in BLANK_LISTS else list(column))
    v.posts_of = list(st.posts_of)
    # Nothing worked out is taken over: a table of the state that had gone stale would show as a difference.
    v._roots, v._believed, v._power, v._open, v._gaps, v._walked = None, {}, {}, {}, {}, {}
    return v


class Difference(NamedTuple):
    """A voter who was counted otherwise: what of (`side`, `points`, `voters`, `whole`), and the terms that differ."""

    month: int
    motion: tuple[int, ...]
    person: int
    what: str
    expected: int
    found: int
    terms: tuple[tuple[str, int, int], ...]


class Votes:
    """What comparing many votes gave."""

    def __init__(self) -> None:
        self.votes: Counter[str] = Counter()  # by 'body kind', secret ones marked
        self.voters = 0  # compared: all but contenders, who vote as they like
        self.given = 0  # votes of contenders taken as given
        self.swayed = 0  # voters whom the names called before theirs brought to the other side
        self.twins = self.twin_voters = 0  # the same motions tried by secret ballot beside, and their voters
        self.differences: list[Difference] = []

    def add(self, other: Votes) -> None:
        """Take in what another game gave."""
        self.votes.update(other.votes)
        self.voters += other.voters
        self.given += other.given
        self.swayed += other.swayed
        self.twins += other.twins
        self.twin_voters += other.twin_voters
        self.differences += other.differences

    def told(self, scenario: Scenario) -> str:
        """Return a summary for people, with the first differences and their terms."""
        lines = [
            f"{sum(self.votes.values())} votes, {self.voters} voters compared, {self.given} votes of contenders given, "
            f"{self.swayed} voters swayed by names called before; tried by secret ballot beside: {self.twins} votes, "
            f"{self.twin_voters} voters; {len(self.differences)} differences"
        ]
        lines += [f"{count:>8}  {name}" for name, count in sorted(self.votes.items())]
        for one in self.differences[:20]:
            who = scenario.people[one.person].id if one.person >= 0 else "-"
            when = f"{one.month // 12}-{one.month % 12 + 1:02} {MOTION_NAMES[one.motion[0]]}"
            lines.append(f"{when} {who}: {one.what} {one.expected}, found {one.found}; {one.terms}")
        return "\n".join(lines)


class Forecast(Until):
    """A game in which every vote is counted beforehand by one who knows all."""

    found: Votes
    ahead: tuple[Motion, Knowing] | None
    counted: list[tuple[Motion, dict[int, int], Tally]]

    def _run(self) -> None:
        self.found, self.ahead, self.counted = Votes(), None, []
        with self._watching():
            super()._run()

    @contextmanager
    def _watching(self) -> Iterator[None]:
        """Stand beside the engine's own count: hear what it counts, and look around before it does."""
        count, settle = tally.count, session_rules.settle
        report, elect = congress.open_report, congress.elect_committee

        def heard(facts: Facts, motion: Motion, *more: Any, **named: Any) -> Tally:
            result = count(facts, motion, *more, **named)
            if facts is self.state:
                cast = more[0] if more else named.get("chosen")
                self.counted.append((motion, dict(cast or {}), result))
            return result

        def settled(
            st: State, item: Motion, chosen: dict[int, int], out: list[Event], *more: Any, **named: Any
        ) -> None:
            if st is not self.state:
                settle(st, item, chosen, out, *more, **named)
                return
            # The view taken before the first name; where nobody is asked, or the motion was amended, the one of now.
            asked = self.ahead is not None and self.ahead[0] == item
            view = self.ahead[1] if self.ahead and asked else knowing(st, 0)
            truth = count(st, item, chosen)
            if not item.secret:
                hidden = item._replace(secret=1)
                twin = count(st, hidden, chosen)
                self.compare(view, hidden, chosen, twin, twin, (twin.ayes, twin.noes), "")
            self.counted.clear()
            before = len(out)
            settle(st, item, chosen, out, *more, **named)
            told = next(event for event in out[before:] if event.kind in ("carried", "lost", "tied"))
            # Where names were called the count was made before; else the engine makes it now.
            given = named.get("result")
            result = given or next(result for motion, _, result in self.counted if motion == item)
            self.compare(view, item, chosen, truth, result, told.args[1:3], "by name" if asked else "unasked")
            self.ahead = None

        def reported(st: State, item: int, out: list[Event], *more: Any) -> None:
            view = knowing(st, 0)
            self.counted.clear()
            before = len(out)
            report(st, item, out, *more)
            told = next((event for event in out[before:] if event.kind == "report_vote"), None)
            if told is not None:
                motion, chosen, result = next(one for one in self.counted if one[0].body == CONGRESS)
                if view.report_by != motion.mover:
                    # Chosen on the spot before all eyes: he has had no theses printed.
                    view.report_by, view.theses = motion.mover, 0
                self.compare(view, motion, chosen, result, result, told.args[2:4], "delegations")

        def elected(st: State, item: Gathering, out: list[Event]) -> None:
            view = knowing(st, 0)
            before = len(out)
            elect(st, item, out)
            self.crossed(view, [event for event in out[before:] if event.kind == "crossed_out"])

        with instead((count, heard), (settle, settled), (report, reported), (elect, elected)):
            yield

    def _advance(self) -> None:
        super()._advance()
        st = self.state
        if st.phase == months.COUNT and st.queue and st.queue[0].kind == "call":
            item = st.agenda[st.item]
            if self.ahead is None or self.ahead[0] != item:
                self.ahead = (item, knowing(st, st.queue[0].seat))
        elif st.phase not in (months.COUNT, months.AMENDED):
            self.ahead = None

    def crossed(self, view: Knowing, events: list[Event]) -> None:
        """Hold the names crossed out in the secret ballot of a congress against a count made before it."""
        for event in events:
            _, p, real = event.args
            expected = congress.ballot_strength(view, p)  # type: ignore[arg-type]
            self.found.votes["secret ballot: congress, a name"] += 1
            self.found.voters += 1
            if expected != real:
                motion = (CONFIDENCE, p, CONGRESS, p, 0, 0, view.month, 0, 1)
                self.found.differences.append(Difference(view.month, motion, p, "crossed out", expected, real, ()))

    def compare(
        self,
        view: Knowing,
        item: Motion,
        chosen: dict[int, int],
        truth: Tally,
        result: Tally,
        told: tuple[int, ...],
        how: str,
    ) -> None:
        """Hold a forecast against the engine's count, and that against the totals it reported.

        `how` the vote was taken; empty for one that was only tried, by secret ballot, beside the real one.
        """
        found = self.found
        found.twins += not how
        if how:
            found.votes[f"{how}: {BODIES[item.body]} {MOTION_NAMES[item.kind]}{' secret' if item.secret else ''}"] += 1
        expected = tally.count(view, item, chosen)
        plain = tally.count(view, item, why=False) if chosen else expected

        def note(person: int, what: str, one: int, other: int, terms: tuple[tuple[str, int, int], ...] = ()) -> None:
            found.differences.append(Difference(view.month, tuple(item), person, what, one, other, terms))

        ours, theirs = ([(line.person, line.post) for line in one.lines] for one in (expected, result))
        if ours != theirs:
            note(-1, "voters", len(ours), len(theirs))
            return
        for n, (mine, real) in enumerate(zip(expected.lines, result.lines, strict=True)):
            contender = mine.post == -1 and view.seat_index[mine.person] >= 0
            if not how:
                found.twin_voters += 1
            elif contender and mine.person in chosen:
                found.given += 1
            else:
                found.voters += 1
                found.swayed += mine.ayes != plain.lines[n].ayes
            terms = _terms(mine, truth.lines[n])
            if (mine.ayes, mine.noes) != (real.ayes, real.noes):
                note(mine.person, "side", mine.ayes, real.ayes, terms)
            elif mine.amount != real.amount:
                note(mine.person, "points", mine.amount, real.amount, terms)
            # The reasons shown must be those that decided: they add up to the points.
            if mine.post == -1 and sum(reason.amount for reason in mine.reasons) != mine.amount:
                note(mine.person, "reasons", sum(reason.amount for reason in mine.reasons), mine.amount, terms)
        if (expected.ayes, expected.noes) != tuple(told):
            note(-1, "whole", expected.ayes, told[0])
        if expected.carried != result.carried:
            note(-1, "outcome", expected.carried, result.carried)


def _terms(mine: tally.Line, real: tally.Line) -> tuple[tuple[str, int, int], ...]:
    """Return the terms of which two counts make different amounts."""
    ours, theirs = ({reason.code: reason.amount for reason in line.reasons} for line in (mine, real))
    names = [*ours, *(code for code in theirs if code not in ours)]
    pairs = [(code, ours.get(code, 0), theirs.get(code, 0)) for code in names]
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def measure(scenario: Scenario, seeds: range, rivals: tuple[str, ...] = ("standard",), until: int = 10**6) -> Votes:
    """Play a game for each seed, the kinds of rivals in turn, and return what all their votes gave."""
    found = Votes()
    for n, seed in enumerate(seeds):
        kind = type("Until", (Forecast,), {"until": until})
        game = kind(scenario, seed, [rivals[n % len(rivals)]] * len(scenario.seats), archive=False)
        found.add(game.found)
    return found
