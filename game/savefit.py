"""Whether a saved state can be played on: each reference in it leads to something that is there.

`stored.from_json` sees to the shapes. A figure that only decides how much of something there is may be any whole
number of a sane size; one that names a person, a post, a seat, a kind or a place in a list must name one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from game.play.action import ACTIONS, OPERATIONS
from game.play.actions.corridor import WORDS
from game.rules import chain
from game.rules.deal import PRICES, STEP, Terms
from game.rules.measure import MEASURES
from game.rules.opinion import CAUSES
from game.rules.pact import STAKES
from game.world.kinds import (
    BLOC,
    BODIES,
    BUDGET,
    CONFIDENCE,
    FILL,
    LABELS,
    LINE,
    MEASURE,
    MOTION_NAMES,
    ORDER,
    ORDERS,
    PACT_NAMES,
    READMIT,
    REMOVE,
    ROW_TABLES,
    RUNG,
    RUNG_NAMES,
    SOURCES,
    TRADE,
)
from game.world.state import State

LARGEST = 1 << 40  # no figure of a game, of its country or of a mask of seats comes near it
RUNGS = len(RUNG_NAMES) - 1
FLAT = ("measures", "precedents", "marks", "slate", "conferences")
TABLES = (
    *ROW_TABLES, "stance", "holds", "quotes", "labels", "ops", "agenda", "promises", "presses", "lapsed", "forecasts",
    "retouches",
    "plants",
)  # fmt: skip


def misfit(st: State) -> str:
    """Return the name of the first part of a state that names something that is not there, or an empty string."""
    for name, value in st.columns().items():
        if name != "seed" and any(type(x) is not int or abs(x) > LARGEST for x in _leaves(value) if type(x) is not str):
            return name
    for name in FLAT:
        if not _numbers(getattr(st, name)):
            return name
    for name in TABLES:
        if not all(_numbers(row) for row in getattr(st, name)):
            return name
    return next((name for name, fits in _checks(st) if not fits), "")


def _numbers(values: Iterable[Any]) -> bool:
    """Tell whether all are whole numbers, and none a list or a text."""
    return all(type(x) is int for x in values)


def _leaves(value: object) -> Iterator[Any]:
    """Yield everything in nested lists and tuples that is neither."""
    if isinstance(value, list | tuple):
        for one in value:
            yield from _leaves(one)
    else:
        yield value


def _all(values: Iterable[int], low: int, high: int) -> bool:
    """Tell whether all lie between two bounds, both counted in."""
    return all(low <= x <= high for x in values)


def _checks(st: State) -> Iterator[tuple[str, bool]]:
    """Yield what is checked by name and whether it fits; the cheap and plain ones first."""
    scenario = st.scenario
    person, issue = len(scenario.people) - 1, len(scenario.issues) - 1
    yield "month", scenario.start <= st.month <= scenario.end + 1
    for name in ("leader", "rival_leader", "winner", "report_by", "majority"):
        yield name, -1 <= getattr(st, name) <= person
    yield "theses", 0 <= st.theses <= 2 * (issue + 1)
    yield "item", -1 <= st.item <= max(0, len(st.agenda))
    for name, low, high in (
        ("life", 0, 2), ("rung", 0, RUNGS), ("struck_rung", 0, RUNGS), ("self_rung", 0, RUNGS), ("want", -1, 9),
        ("seat_cc", 0, 2), ("seat_pb", 0, 2), ("seat_sec", 0, 2), ("seat_org", 0, 2), ("seat_ccc", 0, 2),
        ("votes", -1, 2), ("slate", 0, person), ("conferences", 0, len(scenario.posts) - 1),
        ("seated_from", 0, person + 1), ("struck_by", 0, person + 1),
        ("seated_by", -1 - person, chain.AT_POST + len(scenario.posts) - 1),
    ):  # fmt: skip
        yield name, _all(getattr(st, name), low, high)
    for name, low, high in (("bel_patron", -1, person), ("bel_want", 0, 10), ("bel_source", 0, len(SOURCES) - 1)):
        yield name, all(_all(row, low, high) for row in getattr(st, name))
    for name in ("word_month", "vacant", "since"):
        yield name, _all(getattr(st, name), 0, st.month)
    yield "habit", _all(st.habit, 0, 3)
    yield "owes", _all(st.owes, -1, person)
    yield "why_regard", _all((r[0] for row in st.why_regard for reasons in row for r in reasons), 0, len(CAUSES) - 1)
    yield "measures", len(st.measures) >= len(MEASURES)
    yield "precedents", len(st.precedents) > RUNGS
    yield "lapsed", all(len(x) == 2 for x in st.lapsed)
    yield "retouches", all(len(x) == 3 and 0 <= x[0] <= person and 0 <= x[2] <= person for x in st.retouches)
    yield "forecasts", all(len(x) == 2 and 0 <= x[0] < len(scenario.seats) for x in st.forecasts)
    yield "minutes", all(len(x) == 3 and 0 <= x[0] < len(MEASURES) and _all(x[2], 0, person) for x in st.minutes)
    yield "quotes", all(
        0 <= x.who <= person and -1 <= x.issue <= issue and -1 <= x.against <= person and 0 <= x.month <= st.month
        for x in st.quotes
    )
    yield "labels", all(
        0 <= x.who <= person and 0 <= x.kind < len(LABELS) and -1 <= x.by <= person for x in st.labels
    )
    yield "promises", all(0 <= x.who <= person and 0 <= x.to <= person and -20 <= x.item < 100 for x in st.promises)
    yield "holds", all(
        0 <= x.on <= person and 0 <= x.public <= st.month and -100 < x.source < len(scenario.holds)
        and 0 <= x.holders < 1 << len(scenario.seats)
        for x in st.holds
    )
    yield "plants", all(
        _contenders(st, (x.by,)) and 0 <= x.seat < len(scenario.seats) and 0 <= x.about <= person
        and 0 <= x.patron <= person
        for x in st.plants
    )
    yield "pacts", all(
        0 <= x.kind < len(PACT_NAMES)
        and _aim(st, x.kind, x.target)
        and _numbers((*x[:3], *x[4:11], *x.pledged, *x.terms, *x.caucus))
        and _bargain(st, x)
        and len(x.parties) > 1
        and _contenders(st, x.parties)
        and 0 <= x.stake < len(STAKES)
        and -1 <= x.item <= max(issue, person)
        for x in st.pacts
    )
    yield "offers", all(_offer(st, x) for x in st.offers)
    yield "presses", all(
        len(x) == 4 and _contenders(st, x[:1]) and 0 <= x[1] <= person and 0 <= x[3] < 9 for x in st.presses
    )
    yield "ops", all(_operation(st, x) for x in st.ops)
    yield "agenda", all(_motion(st, x) for x in st.agenda)
    yield "orders", all(_order(st, x) for x in st.orders)
    yield "queue", all(_question(st, x) for x in st.queue)


def _contenders(st: State, persons: Iterable[int]) -> bool:
    return all(0 <= p < len(st.seat_index) and st.seat_index[p] >= 0 for p in persons)


def _aim(st: State, kind: int, aim: int) -> bool:
    """Tell whether a pact of a kind may aim there: a bloc at a person, the others at whatever they are about."""
    return 0 <= aim < len(st.scenario.people) if kind == BLOC else -1 <= aim < len(st.scenario.people)


def _bargain(st: State, pact: Any) -> bool:
    """Tell whether what is staked, owed and settled in a pact leads to something that is there."""
    if len(pact.pledged) not in (0, len(pact.parties)) or len(pact.caucus) % 2:
        return False
    if pact.stake == STAKES.index("post") and not _all(pact.pledged, -1, len(st.scenario.posts) - 1):
        return False
    if not pact.terms:
        return True
    if len(pact.terms) != len(Terms._fields):
        return False
    terms = Terms(*pact.terms)
    return (
        {terms.buyer, terms.seller} == set(pact.parties)
        and 0 <= terms.price < len(PRICES)
        and 0 <= terms.thing < (len(st.scenario.issues) if terms.price == STEP else len(st.scenario.posts))
        and (pact.target >= 0 or 0 <= pact.item < len(st.scenario.issues))
        and _aim(st, BLOC if pact.target >= 0 else pact.kind, pact.target)
    )


def _offer(st: State, offer: tuple[Any, ...]) -> bool:
    if len(offer) not in (7, 8) or (len(offer) == 8 and not _numbers(offer[7])):
        return False
    proposer, parties, kind, aim, stake, _, answers = offer[:7]
    if kind == TRADE and not (len(offer) == 8 and len(offer[7]) == 4 and len(parties) == 2 and proposer in parties):
        return False
    return (
        _numbers(offer[2:6])
        and 0 <= kind < len(PACT_NAMES)
        and len(parties) > 1
        and _contenders(st, (proposer, *parties))
        and _aim(st, kind, aim)
        and 0 <= stake < len(STAKES)
        and all(len(pair) == 2 and _contenders(st, pair[:1]) for pair in answers)
    )


def _operation(st: State, op: Any) -> bool:
    if not 0 <= op.kind < len(OPERATIONS) or not _contenders(st, (op.owner,)):
        return False
    return _named(st, ACTIONS[OPERATIONS[op.kind]].fields, (op.a, op.b))


def _named(st: State, fields: tuple[str, ...], args: tuple[int, ...]) -> bool:
    """Tell whether arguments that stand for persons, posts and issues name one or, as -1, none."""
    scenario = st.scenario
    for field, value in zip(fields, args, strict=False):
        high = {"person": len(scenario.people), "post": len(scenario.posts), "issue": len(scenario.issues)}.get(field)
        if not -1 <= value < (high or 1_000_000):
            return False
    return True


def _motion(st: State, motion: Any) -> bool:
    people, posts = len(st.scenario.people), len(st.scenario.posts)
    if not (0 <= motion.kind < len(MOTION_NAMES) and 0 <= motion.body < len(BODIES) and -1 <= motion.mover < people):
        return False
    high = {
        LINE: len(st.scenario.issues), MEASURE: len(MEASURES), BUDGET: posts, FILL: posts, REMOVE: posts, RUNG: people,
        READMIT: people, ORDER: len(ORDERS), CONFIDENCE: people,
    }.get(motion.kind, LARGEST)  # fmt: skip
    second = {FILL: people, REMOVE: people, RUNG: RUNGS + 1}.get(motion.kind, LARGEST)
    return 0 <= motion.a < high and (motion.kind not in (FILL, RUNG) or motion.b >= 0) and -1000 < motion.b < second


def _order(st: State, order: Any) -> bool:
    if len(order) != 3 or not 0 <= order[0] < len(st.scenario.seats) or order[1] not in ACTIONS:
        return False
    k, name, args = order
    # Kept by the matter it is about, not by its place on the agenda: a paper not signed, a word refused.
    if name == "keep_off":
        return len(args) == 1 and 0 <= args[0] < LARGEST
    if name == "vote":
        return len(args) == 2 and 0 <= args[0] < LARGEST and args[1] in (-1, 0, 1)
    if name in WORDS:
        return len(args) == 3 and 0 <= args[0] < len(st.life) and 0 <= args[1] < LARGEST and args[2] in (-1, 1)
    kind = ACTIONS[name]
    if len(args) < len(kind.fields) or not _named(st, kind.fields, args):
        return False
    try:
        kind.why_not(st, k, args)
    except (IndexError, KeyError, ValueError, TypeError):
        return False
    return True


def _question(st: State, asked: Any) -> bool:
    if not any(asked.kind in kind.at for kind in ACTIONS.values()) or not 0 <= asked.seat < len(st.scenario.seats):
        return False
    lists: dict[str, list[Any] | tuple[Any, ...]] = {
        "offer": st.offers, "pressed": st.presses, "call": st.agenda, "amend": st.agenda, "after": st.agenda,
        "news": st.scenario.happenings,
    }  # fmt: skip
    if asked.kind == "published":
        return 0 <= asked.b >> 2 < len(st.scenario.people) and asked.b & 3 < 3
    return asked.kind not in lists or 0 <= asked.a < len(lists[asked.kind])
