"""Motions on the agenda: who may table what this month, and as what it then stands there (rules 4, action 16)."""

from __future__ import annotations

from game.play.candidates import candidate_bar, candidates
from game.play.motion_kind import joint_meets, pack, plenum_meets
from game.play.motions import KINDS, give_money, purse_bar, read_document, spend_purse
from game.rules.hold import silenced
from game.rules.vote import target_of
from game.world.event import ALL, Event
from game.world.facts import Facts
from game.world.kinds import (
    ALIVE,
    BUDGET,
    CC,
    CCC,
    CONFIDENCE,
    FILL,
    JOINT,
    LINE,
    OUT_PARTY,
    POLITBURO,
    REMOVE,
    RUNG,
    Motion,
)
from game.world.reason import Reason
from game.world.state import State

__all__ = [
    "KINDS", "Motion", "candidate_bar", "candidates", "give_money", "joint_meets", "make", "may_table", "occasion",
    "pack", "plenum_meets", "purse_bar", "read_document", "recommend", "right_to_table", "spend_purse", "still_bar",
    "table", "why_not",
]  # fmt: skip


def right_to_table(facts: Facts, p: int, body: int) -> Reason | None:
    """Return why a person may not table an item in a body, None if he may."""
    if facts.life[p] != ALIVE or facts.rung[p] >= OUT_PARTY:
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


def may_table(facts: Facts, p: int, kind: int, a: int, b: int) -> bool:
    """Tell whether a person has the right to table a motion where it would be heard, whatever else may bar it."""
    return right_to_table(facts, p, KINDS[kind].body(facts, a, b)) is None


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
    if facts.promises:
        target = target_of(facts, Motion(kind, p, 0, a, b, 0, facts.month, 0, 0))
        left = silenced(facts, p, target) if target >= 0 else 0
        if left > 0:
            return Reason("silence_owed", 0, (target, left))
    agenda = facts.agenda
    if not agenda:
        return None
    for m in agenda:
        if m.kind == kind and m.a == a:
            return Reason("tabled_already")
    if kind in (RUNG, REMOVE):
        # A blow that waits comes first; of two of one month the heavier does (play/agenda.py).
        who = a if kind == RUNG else facts.holder[a]
        for m in facts.agenda:
            due = 0 < m.put_off <= facts.month and m.month < facts.month
            if due and m.kind in (RUNG, REMOVE, CONFIDENCE) and target_of(facts, m) == who:
                return Reason("disciplined_already")
    return None


def still_bar(facts: Facts, item: Motion) -> Reason | None:
    """Return what bars a motion that stands on an agenda from being put as it stands, None if nothing does."""
    b = (1 if item.b > 0 else -1) if item.kind == LINE else item.b
    return KINDS[item.kind].why_not(facts, item.mover, item.a, b)


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


def recommend(st: State, p: int, q: int, x: int, out: list[Event]) -> bool:
    """Put a recommender's proposal for a post to the body that gives it; returns whether it stands on the agenda.

    x is a candidate, -1 to have the post fall vacant. A plenum takes it up when it next meets (rule 4.01).
    """
    if any(m.kind in (FILL, REMOVE) and m.a == q for m in st.agenda):
        return False
    item = make(st, p, FILL if st.holder[q] < 0 else REMOVE, q, x)
    if item.kind == FILL and x < 0:
        return False
    if item.body == CC:
        ahead = [g.month for g in st.scenario.calendar if g.month > st.month]
        if st.called > st.month:
            ahead.append(st.called)
        if not ahead:
            return False
        if min(ahead) > st.month + 1:
            item = item._replace(put_off=min(ahead))
    st.w("agenda").append(item)
    out.append(Event("tabled", st.month, (p, *pack(item)), ALL))
    return True


def occasion(st: State, kind: int, mover: int, a: int, b: int, out: list[Event]) -> bool:
    """Raise an item from a happening, if its mover may table it; returns whether it stands on the agenda."""
    if mover < 0 or why_not(st, mover, kind, a, b) is not None:
        return False
    table(st, mover, kind, a, b, out)
    return True

