"""What a learning agent sees: the View of its seat as one vector of numbers in -1..1, of a fixed length by scenario.

`layout` names the blocks in their order, each with its place; seats stand in the order of the table from the agent's
own on, so that one policy can sit anywhere. Nothing is read but the View and the options laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from game.play.action import ACTIONS, FREE, OWN, STAFF, Action, own_acts_left, slots_left
from game.play.month import RECKON
from game.rules import lead
from game.world.facts import Facts
from game.world.kinds import (
    BUDGET,
    CONFIDENCE,
    COUNTRY,
    FILL,
    MOTION_NAMES,
    READMIT,
    REMOVE,
    RUNG,
    Decision,
    Motion,
)
from game.world.scenario import Scenario
from game.world.view import View

PAGE = 24  # options laid out at once
AGENDA = 2  # contested items a session has at most

# One number a seat, each from -1 to 1; the agent's own seat first.
SEAT: tuple[tuple[str, Callable[[View, int], float]], ...] = (
    ("active", lambda v, p: int(v.is_active(p))),
    ("rung", lambda v, p: v.rung[p] / 7),
    ("politburo", lambda v, p: v.seat_pb[p] / 2),
    ("committee", lambda v, p: v.seat_cc[p] / 2),
    ("secretariat", lambda v, p: int(v.seat_sec[p] > 0)),
    ("general_secretary", lambda v, p: int(v.secretary() == p)),
    ("posts", lambda v, p: len(v.posts_of[p]) / 5),
    ("present", lambda v, p: int(v.is_present(p))),
    ("standing", lambda v, p: v.standing[p] / 100),
    ("orthodoxy", lambda v, p: v.orthodoxy[p] / 100),
    ("health", lambda v, p: v.health[p] / 100),
    ("record", lambda v, p: v.record[p] / 100),
    ("case", lambda v, p: v.case[p] / 100),
    ("trust", lambda v, p: v.trust[p] / 100),
    ("cult", lambda v, p: v.cult[p] / 100),
    ("stage", lambda v, p: lead.stage(v)[v.seat_index[p]] / 1000),
    ("believed_organisation", lambda v, p: lead.organisation(v, v.roots())[v.seat_index[p]] / 1000),
    ("deviation", lambda v, p: v.deviation(p) / 200),
    ("distance", lambda v, p: v.distance(_me(v), p) / 200),
    ("thinks_of_me", lambda v, p: v.regard[v.viewer][p] / 100),
    ("i_think", lambda v, p: v.regard[v.seat_index[p]][_me(v)] / 100),
    ("bound_to_me", lambda v, p: int(v.bound(_me(v), p))),
    ("against_me", lambda v, p: int(v.bloc_against(p, _me(v)) is not None)),
    ("i_against", lambda v, p: int(v.bloc_against(_me(v), p) is not None)),
)
OPTION = (
    "there", "kind", "number", "own", "staff", "free", "client", "post_glamour", "post_delegates", "side", "a", "b",
)  # fmt: skip
_PERSONS = ("person", "second", "about", "aim")


class Block(NamedTuple):
    """A run of numbers in the vector: its name, where it begins, one name a number."""

    name: str
    begin: int
    names: tuple[str, ...]

    @property
    def end(self) -> int:
        """The place after its last number."""
        return self.begin + len(self.names)


def questions() -> tuple[str, ...]:
    """Return the kinds of question there are, sorted."""
    return tuple(sorted({question for kind in ACTIONS.values() for question in kind.at}))


def layout(scenario: Scenario) -> tuple[Block, ...]:
    """Return the blocks of the vector in their order, the options last."""
    around = tuple(f"seat+{n}" for n in range(len(scenario.seats)))
    motion = ("there", *MOTION_NAMES, "body", "step", *(f"mover_{s}" for s in around), *(f"about_{s}" for s in around))
    option = (*OPTION, *(f"about_{s}" for s in around))
    wanted: tuple[tuple[str, Sequence[str]], ...] = (
        ("month", ("of_the_game", "of_the_year", "phase", "page", "own_acts", "words", "slots", "spare")),
        ("question", questions()),
        ("seat", [scenario.people[p].id for p in scenario.seats]),
        ("country", COUNTRY),
        ("issues", [f"{issue.id}_{what}" for issue in scenario.issues for what in ("line", "mood", "mine")]),
        ("seats", [f"{s}_{name}" for s in around for name, _ in SEAT]),
        ("agenda", [f"item{n}_{name}" for n in range(AGENDA) for name in motion]),
        ("options", [f"option{n}_{name}" for n in range(PAGE) for name in option]),
    )
    blocks: list[Block] = []
    for name, names in wanted:
        blocks.append(Block(name, blocks[-1].end if blocks else 0, tuple(names)))
    return tuple(blocks)


def length(scenario: Scenario) -> int:
    """Return how long the vector is."""
    return layout(scenario)[-1].end


def option_width(scenario: Scenario) -> int:
    """Return how many numbers describe one option; the options are the last PAGE such rows of the vector."""
    return len(OPTION) + len(scenario.seats)


def vector(view: View, decision: Decision | None, options: Sequence[Action], page: int) -> list[float]:
    """Return the vector of a seat: its View, the question put to it if any, and the options on the page."""
    scenario, k = view.scenario, view.viewer
    around = _around(view)
    span = max(1, scenario.end - scenario.start)
    out: list[float] = [
        (view.month - scenario.start) / span, view.month % 12 / 12, view.phase / RECKON, page / 10,
        own_acts_left(view, k) / 2, view.words[k] / 3, slots_left(view, k) / 4, view.spare[k],
    ]  # fmt: skip
    out += [float(decision is not None and decision.kind == name) for name in questions()]
    out += [float(seat == k) for seat in range(len(scenario.seats))]
    begun = dict(scenario.country)
    for name, now in zip(COUNTRY, view.country, strict=True):
        first = begun.get(name, 0)
        out.append((now - first) / max(20, abs(first)))  # how far it has moved, by its size at the start
    for i in range(len(scenario.issues)):
        out += [view.line[i] / 100, view.mood[i] / 100, view.stance[i][_me(view)] / 100]
    for p in around:
        out += [told(view, p) for _, told in SEAT]
    for n in range(AGENDA):
        out += _motion(view, view.agenda[n], around) if n < len(view.agenda) else [0.0] * _motion_width(around)
    roots = view.roots()
    for n in range(PAGE):
        out += _option(view, options[n], around, roots) if n < len(options) else [0.0] * (len(OPTION) + len(around))
    return [max(-1.0, min(1.0, value)) for value in out]


def _me(view: View) -> int:
    return view.scenario.seats[view.viewer]


def _around(view: View) -> list[int]:
    """Return the contenders from the viewer on, round the table."""
    seats, k = list(view.scenario.seats), view.viewer
    return seats[k:] + seats[:k]


def _motion_width(around: list[int]) -> int:
    return 3 + len(MOTION_NAMES) + 2 * len(around)


def _motion(view: View, item: Motion, around: list[int]) -> list[float]:
    about = _person_of(item.kind, item.a, item.b)
    return [
        1.0,
        *(float(item.kind == kind) for kind in range(len(MOTION_NAMES))),
        item.body / 8,
        item.b / 100 if about < 0 else item.b / 7 if item.kind == RUNG else 0.0,
        *(float(item.mover == p) for p in around),
        *(float(about == p) for p in around),
    ]


def _person_of(kind: int, a: int, b: int) -> int:
    """Return whom a motion is about, -1 nobody."""
    if kind in (RUNG, READMIT, CONFIDENCE):
        return a
    return b if kind in (FILL, REMOVE) else -1


_PLACES: dict[str, int] = {}  # of the kinds, in the order of their registration


def _option(view: View, action: Action, around: list[int], roots: list[int]) -> list[float]:
    kind, args = ACTIONS[action.kind], action.args
    if len(_PLACES) != len(ACTIONS):
        _PLACES.update({name: n for n, name in enumerate(ACTIONS)})
    person = post = -1
    side = 0.0
    for field, value in zip(kind.fields, args, strict=True):
        if field in _PERSONS and person < 0:
            person = value
        elif field == "post":
            post = value
        elif field == "side":
            side = float(value)
    if action.kind == "motion":
        person = _person_of(*args)
        post = args[1] if args[0] in (FILL, REMOVE, BUDGET) else -1
    return [
        1.0, _PLACES[action.kind] / len(_PLACES), kind.number / 22,
        float(kind.cost == OWN), float(kind.cost == STAFF), float(kind.cost == FREE),
        float(person >= 0 and roots[person] == around[0]),
        *_of_post(view, post),
        side, args[0] / 100 if args else 0.0, args[1] / 100 if len(args) > 1 else 0.0,
        *(float(person == p) for p in around),
    ]  # fmt: skip


def _of_post(view: Facts, q: int) -> tuple[float, float]:
    if not 0 <= q < len(view.scenario.posts):
        return 0.0, 0.0
    return view.scenario.posts[q].glamour / 10, view.delegates[q] / max(1, max(view.delegates))
