"""How far a contender's goal is: being paramount, and the aim of his own seat."""

from __future__ import annotations

from game.play import motion
from game.rules import aim, tally
from game.rules.aim import Step
from game.world.facts import Facts
from game.world.kinds import CC, OUT_POLITBURO, POLITBURO, REMOVE, RUNG, Motion

Blow = tuple[int, tuple[tally.Tally, tally.Tally]]


def goal(view: Facts, k: int, tried: list[Blow] | None = None) -> list[Step]:
    """Return the way to being paramount and to the seat's own aim, line by line, as far as seat k can tell.

    `tried` are the blows of seat k where they have been counted.
    """
    me = view.scenario.seats[k]
    many = len(view.members(CC))
    third = (many + 2) // 3
    mine = len(men(view, k))
    steps = [Step("cc", mine, third, mine >= third, (many,))]
    tried = blows(view, k) if tried is None else tried
    beaten = sum(1 for _, counts in tried if all(count.carried for count in counts))
    steps.append(Step("rivals", beaten, len(tried), beaten == len(tried) and view.seat_pb[me] == 2))
    mover, worst = blow_at(view, k)
    against = worst.ayes if worst is not None else 0
    steps.append(Step("against", against, third, against < third, (mover,)))
    return steps + aim.steps(view, me)


def men(view: Facts, k: int) -> list[int]:
    """Return the members of the Central Committee whom seat k believes his."""
    roots = view.roots()
    return [p for p in view.members(CC) if roots[p] == view.scenario.seats[k]]


def blows(view: Facts, k: int) -> list[Blow]:
    """Return each rival in the Politburo with the counts of Committee and Politburo if seat k moved his removal."""
    me = view.scenario.seats[k]
    return [(p, (_would(view, me, p, CC), _would(view, me, p, POLITBURO))) for p in _rivals(view, me)]


def blow_at(view: Facts, k: int) -> tuple[int, tally.Tally | None]:
    """Return who would find most votes in the Committee for the removal of seat k, and the count; -1 for nobody."""
    me = view.scenario.seats[k]
    found = [(_would(view, p, me, CC), p) for p in _rivals(view, me)]
    worst = max(found, key=lambda one: (one[0].ayes, one[1]), default=None)
    return (worst[1], worst[0]) if worst is not None else (-1, None)


def unseated(view: Facts, k: int) -> tuple[int, tally.Tally | None]:
    """Return who would find most votes for taking the Secretary's office from seat k, and the count; -1 for nobody."""
    me = view.scenario.seats[k]
    if view.holder[view.secretary_post] != me:
        return -1, None
    moved = [(p, motion.make(view, p, REMOVE, view.secretary_post, -1)) for p in _rivals(view, me)]
    found = [(tally.count(view, item, why=False), p) for p, item in moved]
    worst = max(found, key=lambda one: (one[0].ayes, one[1]), default=None)
    return (worst[1], worst[0]) if worst is not None else (-1, None)


def _rivals(view: Facts, me: int) -> list[int]:
    return [p for p in view.scenario.seats if p != me and view.seat_pb[p] == 2 and view.is_active(p)]


def removal(view: Facts, mover: int, target: int, body: int) -> Motion:
    """Return the motion that would put a rival out of the Politburo, as its count is tried."""
    return Motion(RUNG, mover, body, target, OUT_POLITBURO, 0, view.month, 0, 0)


def _would(view: Facts, mover: int, target: int, body: int) -> tally.Tally:
    return tally.count(view, removal(view, mover, target, body), why=False)
