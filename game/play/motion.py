"""Motions on the agenda: who may table what this month, and as what it then stands there (rules 4, action 16)."""

from __future__ import annotations

from game.play.motions import (
    KINDS,
    candidate_bar,
    candidates,
    give_money,
    joint_meets,
    pack,
    plenum_meets,
    read_document,
)
from game.world.event import ALL, Event
from game.world.facts import BUDGET, CC, CCC, FILL, JOINT, LINE, POLITBURO, REMOVE, Facts, Motion
from game.world.reason import Reason
from game.world.state import State

__all__ = [
    "KINDS", "Motion", "candidate_bar", "candidates", "give_money", "joint_meets", "make", "occasion", "pack",
    "plenum_meets", "read_document", "right_to_table", "table", "why_not",
]  # fmt: skip


def right_to_table(facts: Facts, p: int, body: int) -> Reason | None:
    """Return why a person may not table an item in a body, None if he may."""
    if not facts.is_active(p):
        return Reason("not_active")
    if body in (CC, JOINT):
        if not plenum_meets(facts):
            return Reason("no_plenum")
        if body == JOINT and not joint_meets(facts):
            return Reason("no_joint_plenum")
        return None if facts.seat_cc[p] == 2 else Reason("not_in_body")
    if body == POLITBURO:
        return None if facts.seat_pb[p] else Reason("not_in_body")
    if body == CCC:
        return None if facts.seat_cc[p] == 2 or facts.seat_ccc[p] else Reason("not_in_body")
    return Reason("not_in_body")


def why_not(facts: Facts, p: int, kind: int, a: int, b: int) -> Reason | None:
    """Return what bars a person from tabling a motion this month, None if nothing does."""
    if not 0 <= kind < len(KINDS):
        return Reason("no_such_thing")
    what = KINDS[kind]
    if kind in (FILL, REMOVE, BUDGET) and not 0 <= a < len(facts.holder):
        return Reason("no_such_thing")
    bar = right_to_table(facts, p, what.body(facts, a, b))
    if bar is not None:
        return bar
    bar = what.why_not(facts, p, a, b)
    if bar is not None:
        return bar
    if any(m.kind == kind and m.a == a for m in facts.agenda):
        return Reason("tabled_already")
    return None


def make(facts: Facts, p: int, kind: int, a: int, b: int) -> Motion:
    """Return the motion as it would stand on the agenda; the step of a Line motion is set by the body."""
    body = KINDS[kind].body(facts, a, b)
    step = b
    if kind == LINE:
        size = facts.tune.line_step if body == CC else facts.tune.line_step_small
        if body == CC and abs(facts.mood[a] - facts.line[a]) > 60 and (facts.mood[a] - facts.line[a]) * b > 0:
            size *= 2
        step = max(-100 - facts.line[a], min(100 - facts.line[a], size * b))
    return Motion(kind, p, body, a, step, 0, facts.month, 0, 0)


def table(st: State, p: int, kind: int, a: int, b: int, out: list[Event]) -> None:
    """Put an item on the agenda with its mover."""
    motion = make(st, p, kind, a, b)
    st.w("agenda").append(motion)
    out.append(Event("tabled", st.month, (p, *pack(motion)), ALL))


def occasion(st: State, kind: int, mover: int, a: int, b: int, out: list[Event]) -> bool:
    """Raise an item from a happening, if its mover may table it; returns whether it stands on the agenda."""
    if mover < 0 or why_not(st, mover, kind, a, b) is not None:
        return False
    table(st, mover, kind, a, b, out)
    return True

