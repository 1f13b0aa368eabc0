"""Two worlds that differ only in what one seat cannot know: to that seat they must be one.

`ALTERED` holds for every column with something hidden in it how to make it otherwise; whatever a View does not show
as it is has to be there. View, what was heard, legal answers, forecasts and rivals' choices are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from game.advice.ideas import suggestions
from game.lab.proof_hooks import Until
from game.play.action import ACTIONS, bar, menu
from game.rivals.player import Player, player
from game.rules import tally
from game.session import Session
from game.world.event import ALL, Event
from game.world.kinds import (
    ALIVE,
    BLOC,
    DOCUMENT,
    POLITBURO,
    RUNG,
    Decision,
    Hold,
    Motion,
    Op,
    Pact,
    Plant,
    Promise,
)
from game.world.rng import draw
from game.world.state import State
from game.world.view import View, look


class World:
    """The world as it is, one to be made otherwise, and the seat that must not notice."""

    def __init__(self, st: State, k: int, salt: int) -> None:
        self.st, self.new, self.k, self.salt = st, st.clone(), k, salt
        self.me, self.bit = st.scenario.seats[k], 1 << k
        self.seats = range(len(st.scenario.seats))
        self.others = [j for j in self.seats if j != k]
        self.people = [p for p in range(len(st.scenario.people)) if p != self.me]

    def draw(self, sides: int, *parts: int) -> int:
        """Return a number below `sides`, the same for the same pair of worlds and parts."""
        return draw(sides, self.salt, *parts)

    def another(self, p: int) -> int:
        """Return a contender who is neither this one nor the seat that looks."""
        return next(q for q in self.st.scenario.seats if q not in (p, self.me))


def _patron(w: World) -> None:
    for p in w.people:
        if w.st.seat_index[p] < 0:
            w.new.w("patron")[p] = w.st.scenario.seats[w.draw(len(w.seats), 1, p)]


def _cells(name: str, sides: int, part: int) -> Callable[[World], None]:
    def alter(w: World) -> None:
        column = w.new.w(name)
        for p in w.people:
            column[p] = (column[p] + 1 + w.draw(sides - 1, part, p)) % sides

    return alter


def _want(w: World) -> None:
    for p in w.people:
        wants = len(w.st.scenario.people[p].wants)
        if wants > 1:
            w.new.w("want")[p] = (w.st.want[p] + 1 + w.draw(wants - 1, 4, p)) % wants


def _served(w: World) -> None:
    for p in w.people:
        if not w.st.bel_want[w.k][p]:
            w.new.w("served")[p] = w.st.served[p] + 1 + w.draw(5, 5, p)


def _regard(w: World) -> None:
    """What others think of contenders and have told nobody."""
    for j in w.seats:
        for p in w.people:
            if w.draw(2, 6, j, p):
                amount = (1 + w.draw(20, 7, j, p)) * (1 if w.draw(2, 8, j, p) else -1)
                w.new.row("why_regard", j)[p] = (*w.st.why_regard[j][p], (1, amount, w.st.month, 0))
                w.new.row("regard", j)[p] = w.st.regard[j][p] + amount


def _beliefs(name: str, first: int, last: int) -> Callable[[World], None]:
    def alter(w: World) -> None:
        high = len(w.st.scenario.people) - 1 if last < 0 else last
        for j in w.others:
            row = w.new.row(name, j)
            for p in w.people:
                row[p] = first + (row[p] - first + 1 + w.draw(high - first, 9, j, p)) % (high - first + 1)

    return alter


def _seats(name: str, sides: int, own: bool = False) -> Callable[[World], None]:
    def alter(w: World) -> None:
        column = w.new.w(name)
        for j in w.seats if own else w.others:
            column[j] = (column[j] + 1 + w.draw(sides - 1, 10, j)) % sides

    return alter


def _pacts(w: World) -> None:
    """Secret pacts it is no party to are other ones; of its own, who else has heard and when they come out."""
    a, others = w.another(-1), w.bit ^ ((1 << len(w.seats)) - 1)
    kept = [
        pact._replace(leak=pact.leak + 3, known=pact.known ^ others)
        for pact in w.st.pacts
        if not pact.secret or w.me in pact.parties or pact.known & w.bit
    ]
    kept.append(Pact(9001, BLOC, w.me, (a, w.another(a)), 0, 1, w.st.month, w.st.month + 9, w.st.month + 1, 0, -1))
    w.new.w("pacts")[:] = kept


def _holds(w: World) -> None:
    """Papers it has not seen are other ones; of those it knows, others hold them."""
    others = w.bit ^ ((1 << len(w.seats)) - 1)
    tabled = [m.a for m in w.st.agenda if m.kind == DOCUMENT]
    tabled += [press[2] for press in w.st.presses if press[1] == w.me]
    made = [
        hold._replace(holders=hold.holders ^ others)
        if hold.public or hold.holders & w.bit or hold.id in tabled
        else hold._replace(strength=99, police=1 - hold.police, holders=hold.holders ^ others)
        for hold in w.st.holds
    ]
    w.new.w("holds")[:] = [*made, Hold(9002, -1, w.me, others, 80, 1, 0)]


def _ops(w: World) -> None:
    """Operations it has not noticed are other ones; of those it knows, how they will turn out."""
    kept = [
        op._replace(quality=(op.quality + 1) % 3, noticed=op.noticed + 1, seen=op.seen ^ 1 << w.others[0])
        for op in w.st.ops
        if op.owner == w.me or op.seen & w.bit
    ]
    # Begun last month: what is ordered this month begins when all desks have spoken.
    due = w.st.month + 2
    w.new.w("ops")[:] = [*kept, Op(9003, w.another(-1), 0, 0, w.people[0], w.st.month - 1, due, 2, due, 0)]


def _asides(name: str, mine: Callable[[World, Any], bool], more: Callable[[World], Any]) -> Callable[[World], None]:
    """Return what drops of a list all that does not concern the seat and adds one more such item."""

    def alter(w: World) -> None:
        w.new.w(name)[:] = [item for item in getattr(w.st, name) if mine(w, item)] + [more(w)]

    return alter


def _orders(w: World) -> None:
    """Others have ordered something else: each an appointment under every post that has posts under it."""
    mine = [order for order in w.st.orders if order[0] == w.k]
    under = [q for q, above in enumerate(w.st.under) if above >= 0 and w.st.under.index(above) == q]
    w.new.w("orders")[:] = [*mine, *((j, "appoint", (q, w.people[0])) for j in w.others for q in under)]


def _promise(w: World) -> Promise:
    a = w.another(-1)
    return Promise(a, w.another(a), 0, 1, w.st.month, 1)


def _plant(w: World) -> Plant:
    """A false card made by another: the seat that believes it cannot tell, nor can the one it serves."""
    a = w.another(-1)
    return Plant(a, w.k, w.people[0], w.another(a), w.st.month)


def _offer(w: World) -> tuple[Any, ...]:
    a = w.another(-1)
    return (a, (a, w.another(a)), BLOC, w.me, 0, 1, ())


def _number(name: str, by: int) -> Callable[[World], None]:
    def alter(w: World) -> None:
        setattr(w.new, name, getattr(w.st, name) + by)

    return alter


def _leader(name: str) -> Callable[[World], None]:
    def alter(w: World) -> None:
        setattr(w.new, name, (getattr(w.st, name) + 1) % len(w.seats))

    return alter


def _months(name: str) -> Callable[[World], None]:
    def alter(w: World) -> None:
        w.new.w(name)[:] = [value + 1 for value in getattr(w.st, name)]

    return alter


# By column: how the world is made otherwise where the seat cannot see.
ALTERED: dict[str, Callable[[World], None]] = {
    "patron": _patron,
    "loyalty": _cells("loyalty", 101, 2),
    "want": _want,
    "served": _served,
    "regard": _regard,
    "bel_patron": _beliefs("bel_patron", -1, -1),
    "bel_loyalty": _beliefs("bel_loyalty", 0, 100),
    "bel_month": _beliefs("bel_month", 23000, 23200),
    "bel_want": _beliefs("bel_want", 0, 1),
    "bel_source": _beliefs("bel_source", 0, 8),
    "plants": _asides("plants", lambda w, x: x.by == w.me, _plant),
    "eye": _seats("eye", 96),
    "ambition": _seats("ambition", 101),
    "spare": _seats("spare", 2),
    "habit": _seats("habit", 4),
    "asked": _seats("asked", 4),
    "alarmed": _seats("alarmed", 4),
    "acts": _seats("acts", 3),
    "words": _seats("words", 4),
    "paramount": _seats("paramount", 3, own=True),
    "pacts": _pacts,
    "holds": _holds,
    "ops": _ops,
    "orders": _orders,
    "offers": _asides("offers", lambda w, x: w.me in x[1], _offer),
    "promises": _asides("promises", lambda w, x: w.me in (x.who, x.to), _promise),
    "presses": _asides("presses", lambda w, x: w.me in x[:2], lambda w: (w.another(-1), w.people[0], 9002, 0)),
    "queue": _asides("queue", lambda w, x: x.seat == w.k, lambda w: Decision("after", w.others[0], 0, 0)),
    "forecasts": _asides("forecasts", lambda w, x: x[0] == w.k, lambda w: (w.others[0], 500)),
    "fired": _months("fired"),
    "chosen": _months("chosen"),
    "marks": _months("marks"),
    "seed": _number("seed", 99),
    "next_id": _number("next_id", 5),
    "leader": _leader("leader"),
    "leader_for": _number("leader_for", 2),
    "rival_leader": _leader("rival_leader"),
    "leader_changes": _number("leader_changes", 1),
    "twice": _number("twice", 1),
}
WITH = {"why_regard": "regard"}  # columns that are altered together with another
# Worked out, or the same for all.
SHARED = ("_roots", "_believed", "_power", "_open", "_gaps", "_walked", "scenario", "tune")


def another_world(st: State, k: int, salt: int, only: tuple[str, ...] = ()) -> tuple[State, list[str]]:
    """Return a state that differs only in what seat k cannot see, and the columns that came out different."""
    w = World(st, k, salt)
    for name, alter in ALTERED.items():
        if not only or name in only:
            alter(w)
    return w.new, [name for name in ALTERED if getattr(w.new, name) != getattr(st, name)]


def known(view: View) -> dict[str, object]:
    """Return all that a view holds, but what is only worked out from it."""
    return {name: value for name, value in vars(view).items() if name not in SHARED}


class TwoWorlds(Until):
    """A game that asks at some questions what a seat would know and do if only hidden things were otherwise."""

    every = 1
    at_most = 10**6  # pairs
    pairs = 0
    altered: Counter[str]
    asked: Counter[str]
    faults: list[str]

    @property
    def over(self) -> bool:
        """Tell whether the game has ended, or gave as many pairs as were asked."""
        return super().over or self.pairs >= self.at_most

    def _run(self) -> None:
        self.faults, self.altered, self.asked = [], Counter(), Counter()
        super()._run()

    def _rival(self, rival: Player, decision: Decision) -> None:
        if draw(self.every, 9, len(self.log)) == 0:
            self.compare(decision)
        super()._rival(rival, decision)

    def compare(self, decision: Decision, only: tuple[str, ...] = ()) -> None:
        """Make the pair of worlds and note every way in which the seat could tell them apart."""
        k = decision.seat
        other, altered = another_world(self.state, k, len(self.log), only)
        self.altered.update(altered)
        self.asked[decision.kind] += 1
        here, there = look(self.state, k), look(other, k)
        a, b = known(here), known(there)
        odd = [name for name in a if a[name] != b[name]]
        if odd or here.roots() != there.roots():
            self.fault(decision, f"the views differ in {odd or 'the chains'}")
        if self._there(other, k).heard(k) != self.heard(k):
            self.fault(decision, "they hear different things")
        offered = menu(here, decision, 6)
        if offered != menu(there, decision, 6):
            self.fault(decision, "the answers offered differ")
        for action in menu(here, decision, 2):
            if bar(other, decision, action) is not None:
                self.fault(decision, f"{action} is offered and would be refused")
            kind = ACTIONS[action.kind]
            if kind.forecast(here, k, action.args) != kind.forecast(there, k, action.args):
                self.fault(decision, f"the forecasts of {action} differ")
        for item in (*here.agenda, *self._tried(here)):
            if tally.count(here, item) != tally.count(there, item):
                self.fault(decision, f"the counts of {item} differ")
        if decision.kind == "desk" and suggestions(here, k) != suggestions(there, k):
            self.fault(decision, "the advice differs")
        for spec in ("standard", "random"):
            if player(spec, 5).choose(here, decision) != player(spec, 5).choose(there, decision):
                self.fault(decision, f"{spec} chooses otherwise")
        # Counted last: once the game is stopped everything may be heard.
        self.pairs += 1

    def _tried(self, view: View) -> list[Motion]:
        """Return two motions against contenders, so that there is always something to count."""
        seats = [p for p in view.scenario.seats if view.life[p] == ALIVE][:3]
        pairs = enumerate(pairwise(seats))
        return [Motion(RUNG, p, POLITBURO, q, 1, 0, view.month, 0, secret) for secret, (p, q) in pairs]

    def _there(self, other: State, k: int) -> Session:
        """Return the game as the other world tells it: what was not for this seat's ears was something else."""
        there = object.__new__(Session)
        there.__dict__.update(self.__dict__)
        there.state = other
        there.events = [
            event
            if event.audience == ALL or event.audience & 1 << k
            else event._replace(args=tuple(x + 1 for x in event.args))
            for event in self.events
        ]
        there.events.append(Event("month", other.month, (0,), ((1 << len(self.seats)) - 1) ^ 1 << k))
        return there

    def fault(self, decision: Decision, what: str) -> None:
        """Note where and how the worlds could be told apart."""
        self.faults.append(f"{self.scenario.id} seed {self.seed} action {len(self.log) + 1} {decision}: {what}")
