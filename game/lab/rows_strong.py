"""Rows 14, 15 and 18 of the targets: what a strong rival reaches from each seat, and whether it plays by rote.

Each seat in turn is given to the strong rival, the others to standard ones. A kind of action is a line of the table of
twenty-two (rules 4), so a pact offered and one renewed are of one kind; counted are own acts and operations as they
are ordered. An act's target is the first that its words name: a person, else a post, an issue, a paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from game.lab.batch import Batch
from game.lab.collect import Record, Result
from game.lab.counting import Game
from game.lab.rows_made import Row, figure, ratio, share
from game.play.action import ACTIONS, FREE, Action
from game.rules import aim
from game.world.kinds import Decision
from game.world.reason import Reason
from game.world.scenario import Scenario

STRONG = "planner"  # at the strongest budget the window offers
RUNNING = 3  # full months running
LEAST_FULL = 50  # percent of games in which all three are full, from where on they are asked about
ROTE = 95  # percent of those in which the same act three times is too often
_POINTED = (("person", "aim"), ("post",), ("issue",), ("hold", "item", "pact"))


def game(scenario: Scenario, batch: Batch, n: int) -> Record:
    """Play a game with the strong rival in one seat; `more` holds how many games each seat has.

    Returns who was on top, whether the seat reached its aim, its orders as [month, kind, target], its full months.
    """
    k, at = divmod(n, batch.more[0])
    seats = list(batch.seats)
    seats[k] = STRONG
    played = Ordered(scenario, batch.seed + at, seats, dict(batch.rules), archive=False)
    p = scenario.seats[k]
    return {
        "seed": played.seed, "seat": k, "top": played.stats[0].record()[1], "errors": played.errors,
        "aim": int(aim.reached(played.state, p)), "orders": [order[1:] for order in played.orders if order[0] == k],
        "full": sorted(month for seat, month in played.asked if seat == k),
    }  # fmt: skip


class Ordered(Game):
    """A game in which every order is noted with its month."""

    kinds = (Result,)
    orders: list[list[Any]]  # seat, month, kind, target

    def _put(self, decision: Decision, action: Action) -> Reason | None:
        month = self.state.month
        barred = super()._put(decision, action)
        if barred is None and decision.kind == "desk" and ACTIONS[action.kind].cost != FREE:
            self.orders.append([decision.seat, month, action.kind, target(action)])
        return barred

    def _run(self) -> None:
        self.orders = []
        super()._run()


def target(action: Action) -> int:
    """Return the number of whom or what an act is aimed at, by its fields; its first argument where they name none.

    A motion's kind is a part of its target: to be for two motions on one man is not the same act.
    """
    if action.kind == "motion":
        kind, a, _ = action.args
        return kind * 1000 + a
    fields = ACTIONS[action.kind].fields
    for wanted in _POINTED:
        for name, value in zip(fields, action.args, strict=True):
            if name in wanted and value >= 0:
                return value
    return action.args[0] if action.args else -1


def rows(records: Sequence[Record], base: Sequence[Record], scenario: Scenario) -> list[Row]:
    """Return rows 14, 15 and 18 from the records of all seats."""
    by_seat = {k: [one for one in records if one["seat"] == k] for k in range(len(scenario.seats))}
    names = {k: scenario.people[p].short for k, p in enumerate(scenario.seats)}
    trotsky = next(k for k, p in enumerate(scenario.seats) if scenario.people[p].id == "trotsky")
    mine = by_seat[trotsky]
    out = [
        share(14, "a strong rival in Trotsky's seat, on top", sum(x["top"] == "trotsky" for x in mine), len(mine), 8)
    ]
    for k, games in by_seat.items():
        reached = sum(one["aim"] for one in games)
        out.append(share(14, f"a strong rival's own aim reached: {names[k]}", reached, len(games), 20))
    return [*out, *_varied(by_seat, names), *_by_rote(by_seat, names)]


def _varied(by_seat: dict[int, list[Record]], names: dict[int, str]) -> list[Row]:
    """Return the largest share of one kind in a seat's acts, and how many kinds all seats use together."""
    used: set[int] = set()
    value, who, what, of_each = 0.0, "nobody", "nothing", [(0, 0)]
    for k, games in by_seat.items():
        counted = [Counter(ACTIONS[kind].number for _, kind, _ in one["orders"]) for one in games]
        whole: Counter[int] = sum(counted, Counter())
        used.update(whole)
        if not whole:
            continue
        number, most = min(whole.items(), key=lambda item: (-item[1], item[0]))
        if 100 * most / whole.total() > value:
            value, who = 100 * most / whole.total(), names[k]
            what = next(kind.name for kind in ACTIONS.values() if kind.number == number)
            # Acts of one game are not independent of each other.
            of_each = [(one[number], one.total()) for one in counted]
    numbers = {kind.number for kind in ACTIONS.values() if kind.number}
    unused = [kind.name for kind in ACTIONS.values() if kind.number in numbers - used]
    many = sum(len(games) for games in by_seat.values())
    most_used = f"one kind of action, largest share of a strong rival's acts ({who}: {what})"
    first = figure(15, most_used, "percent", value if used else None, 0, 25, many)
    first["interval"] = ratio(of_each)
    all_used = figure(15, "kinds of action used", "kinds", len(used), len(numbers), len(numbers), many)
    return [first, all_used | {"unused": sorted(unused)}]


def _by_rote(by_seat: dict[int, list[Record]], names: dict[int, str]) -> list[Row]:
    """Return for each seat how often the same act fills three full months running, where that is most usual."""
    out = []
    for k, games in by_seat.items():
        hits, of = repeated(games)
        row = share(18, f"the same act in three full months running, at its most usual: {names[k]}", hits, of, 0, ROTE)
        row["asked"] = f"under {ROTE}"
        row["ok"] = bool(games) and (not of or 100 * hits < ROTE * of)
        if not of:
            row["value"] = 0.0 if games else None
        row["games"] = len(games)
        out.append(row)
    return out


def repeated(games: list[Record]) -> tuple[int, int]:
    """Return in how many games, of how many, one and the same act filled three months running, at its most usual.

    Asked are any three months running that are full for the seat in half of the games or more; of those games it
    counts in how many a certain act, of one kind and target, was chosen in each of the three. (0, 0) where no three
    months are full so often.
    """
    full: Counter[int] = Counter()
    again: dict[int, Counter[tuple[str, int]]] = {}
    for one in games:
        acts: dict[int, set[tuple[str, int]]] = {}
        for month, kind, aimed in one["orders"]:
            acts.setdefault(month, set()).add((kind, aimed))
        months = set(one["full"])
        for first in months:
            three = range(first, first + RUNNING)
            if months.issuperset(three):
                full[first] += 1
                same = set.intersection(*(acts.get(month, set()) for month in three))
                again.setdefault(first, Counter()).update(same)
    found = [
        (max(again[first].values(), default=0), count)
        for first, count in sorted(full.items())
        if 100 * count >= LEAST_FULL * len(games)
    ]
    return max(found, key=lambda one: one[0] / one[1], default=(0, 0))


__all__ = ["STRONG", "Ordered", "game", "repeated", "rows", "target"]
