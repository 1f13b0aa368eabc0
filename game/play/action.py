"""Actions: one class a kind, registered by name; `options` proposes, `why_not` disposes.

An action itself is a kind and a few ints, so that lists of them are cheap and a log of them is JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from game.rules import luck
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import Decision, Op
from game.world.reason import Reason
from game.world.rng import draw, word
from game.world.state import State

OWN, STAFF, FREE = "own", "staff", "free"


class Action(NamedTuple):
    """What a seat does: the name of a kind and its arguments, whole numbers in the order of the kind's fields."""

    kind: str
    args: tuple[int, ...] = ()


class Kind:
    """One kind of action. Subclasses set the class fields and override what they need.

    `fields` name the arguments and their types for words and pickers: person, post, issue, side (-1 or 1), hold,
    motion, gathering, happening, choice, item (place on the agenda), and the small lists named in assets/text under
    `option:` (for instance work.mode).
    """

    name = ""
    number = 0  # in the table of rules 4; 0 for answers
    at: tuple[str, ...] = ("desk",)
    cost = FREE
    months = (1, 1)  # an operation's shortest and longest run
    fields: tuple[str, ...] = ()
    coercive = False
    stays = False  # a free order after which the desk stays open
    by_person = False  # an answer that no rival gives

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        """Return what bars it to seat k, None if nothing does; costs are checked by `bar`."""
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        """Yield argument tuples worth thinking of, most interesting first; not all need be legal."""
        yield ()

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        """Do it. For an operation this starts it."""

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        """Do what an operation of this kind brings when it ripens."""

    def watched_by(self, facts: Facts, k: int, args: tuple[int, ...]) -> int:
        """Return the contender whose staff might notice it while it runs, -1 for nobody's."""
        return -1

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        """Return what it is expected to bring, as reasons with amounts (codes under `forecast:`)."""
        return []


ACTIONS: dict[str, Kind] = {}
OPERATIONS: list[str] = []
OPERATION_INDEX: dict[str, int] = {}  # the place of each in OPERATIONS
# What can be done without being present.
FROM_BED = frozenset({"rest", "write", "shift", "recant", "resign", "motion", "press"})


def register(kind: type[Kind]) -> type[Kind]:
    """Put a kind into the registry; operations get their index there."""
    made = kind()
    ACTIONS[made.name] = made
    if made.cost == STAFF:
        OPERATION_INDEX[made.name] = len(OPERATIONS)
        OPERATIONS.append(made.name)
    return kind


def own_acts_left(facts: Facts, k: int) -> int:
    """Return how many own acts seat k has left this month, its orders counted."""
    left = facts.acts[k]
    for seat, name, _ in facts.orders:
        if seat == k and ACTIONS[name].cost == OWN:
            left -= 1
    return left


def slots_left(facts: Facts, k: int) -> int:
    """Return how many operations the staff of seat k could still start, its orders counted."""
    p = facts.scenario.seats[k]
    left = facts.slots(p)
    for op in facts.ops:
        if op.owner == p:
            left -= 1
    for seat, name, _ in facts.orders:
        if seat == k and ACTIONS[name].cost == STAFF:
            left -= 1
    return left


def under_way(facts: Facts, k: int, name: str, a: int) -> bool:
    """Tell whether seat k has an operation of a kind on the same object running or ordered."""
    me = facts.scenario.seats[k]
    index = OPERATION_INDEX[name]
    for op in facts.ops:
        if op.owner == me and op.kind == index and op.a == a:
            return True
    return bool(facts.orders) and any(
        seat == k and kind == name and args[:1] == (a,) for seat, kind, args in facts.orders
    )


def bar(facts: Facts, decision: Decision, action: Action) -> Reason | None:
    """Return why an action is no answer to a decision, None if it is one (the one place where legality is asked)."""
    name, args = action
    kind = ACTIONS.get(name)
    if kind is None or decision.kind not in kind.at or len(args) != len(kind.fields):
        return Reason("no_answer")
    k = decision.seat
    if kind.cost == FREE:
        return kind.why_not(facts, k, args)
    means = _means_bar(facts, k, kind)
    if means is not None and means.code != "absent":
        return means
    if (k, name, args) in facts.orders:
        return Reason("ordered_already")
    return means or kind.why_not(facts, k, args)


def _means_bar(facts: Facts, k: int, kind: Kind) -> Reason | None:
    """Return what bars every order of a kind to seat k, whatever its arguments: no act, no staff, no presence."""
    p = facts.scenario.seats[k]
    if not facts.is_active(p) and kind.number:
        return Reason("not_active")
    if kind.cost == STAFF:
        return Reason("no_slot_left", 0, (facts.slots(p),)) if slots_left(facts, k) <= 0 else None
    if own_acts_left(facts, k) <= 0:
        return Reason("no_act_left")
    if not facts.is_present(p) and kind.name not in FROM_BED:
        return Reason("absent", 0, (facts.absent[p] - facts.month,))
    return None


def kinds_at(decision: Decision) -> list[Kind]:
    """Return the kinds that may answer a decision, in the order of the table."""
    return list(_answers(decision.kind, len(ACTIONS)))


@lru_cache(maxsize=64)
def _answers(question: str, known: int) -> tuple[Kind, ...]:
    """Return the kinds that may answer a question; asked anew when more kinds are known."""
    found = [kind for kind in ACTIONS.values() if question in kind.at]
    return tuple(sorted(found, key=lambda kind: (kind.stays, kind.number, kind.name)))


def legal(facts: Facts, decision: Decision, name: str, limit: int = 24) -> list[Action]:
    """Return up to `limit` legal actions of a kind, most interesting first."""
    kind, k = ACTIONS[name], decision.seat
    # As `bar` asks it, but what bars every action of the kind is asked once.
    if decision.kind not in kind.at or (kind.cost != FREE and _means_bar(facts, k, kind) is not None):
        return []
    ordered = [args for seat, one, args in facts.orders if seat == k and one == name] if kind.cost != FREE else ()
    why_not, many = kind.why_not, len(kind.fields)
    found: list[Action] = []
    for args in kind.options(facts, k) if limit > 0 else ():
        if len(args) == many and args not in ordered and why_not(facts, k, args) is None:
            found.append(Action(name, args))
            if len(found) >= limit:
                break
    return found


def menu(facts: Facts, decision: Decision, limit: int = 24) -> list[Action]:
    """Return the legal answers to a decision, at most `limit` of each kind."""
    return [action for kind in kinds_at(decision) for action in legal(facts, decision, kind.name, limit)]


def next_values(facts: Facts, decision: Decision, name: str, chosen: tuple[int, ...], limit: int = 200) -> list[int]:
    """Return the values the next field of a half-built action may take, in order of interest; barred ones left out."""
    kind = ACTIONS[name]
    at = len(chosen)
    values: list[int] = []
    for args in kind.options(facts, decision.seat):
        if args[:at] == chosen and args[at] not in values and bar(facts, decision, Action(name, args)) is None:
            values.append(args[at])
            if len(values) >= limit:
                break
    return values


SIDES = 300  # out of which the chance of being noticed is given


def notice_chance(facts: Facts, owner: int, watcher: int) -> int:
    """Return how likely, out of SIDES, a contender notices an operation of another's: by the skills of both."""
    skills = facts.scenario.people[owner].skills
    caution = 100 + (skills[3] + skills[2]) // 2 - facts.scenario.people[watcher].skills[3] // 2
    return max(30, 200 - caution)


def start_operation(st: State, k: int, kind: Kind, a: int, b: int, out: list[Event], watcher: int = -1) -> Op:
    """Start an operation: how well it goes and whether it is noticed is drawn now, in thirds (rules 3, Chance).

    `watcher` is the contender who might notice it, -1 for nobody. With the house rule of low luck the middle is taken.
    """
    owner = st.scenario.seats[k]
    index = OPERATION_INDEX[kind.name]
    low, high = kind.months
    quality = draw(3, st.seed, st.month, word(kind.name), a, b, owner)
    due = st.month + low + draw(high - low + 1, st.seed, st.month, word("due"), a, b, owner) - 1
    noticed = 0
    if watcher >= 0 and watcher != owner:
        if draw(SIDES, st.seed, st.month, word("noticed"), a, b, owner) < notice_chance(st, owner, watcher):
            noticed = st.month + draw(max(1, due - st.month + 1), st.seed, st.month, word("when"), a, b, owner)
    if luck.is_low(st):
        quality, noticed = 1, 0
    op = Op(st.new_id(), owner, index, a, b, st.month, due, quality, noticed, 0)
    st.w("ops").append(op)
    out.append(Event("op_started", st.month, (owner, index, a, b, due - st.month + 1), 1 << k))
    return op


def scaled(op: Op, amount: int) -> int:
    """Return an operation's yield by its quality: three fifths, the whole, or a quarter more."""
    return graded(op.quality, amount)


def graded(quality: int, amount: int) -> int:
    """Return what a yield comes to in one of the three ways an operation may go."""
    return amount * (60, 100, 125)[quality] // 100
