"""How far a contender's goal is: being paramount, and the aim of his own seat."""

from __future__ import annotations

from game.rules import aim, tally
from game.rules.aim import Step
from game.world.facts import Facts
from game.world.kinds import CC, OUT_POLITBURO, POLITBURO, RUNG, Motion


def goal(view: Facts, k: int) -> list[Step]:
    """Return the way to being paramount and to the seat's own aim, line by line, as far as seat k can tell."""
    me, seats = view.scenario.seats[k], view.scenario.seats
    heads = view.members(CC)
    roots = view.roots()
    mine = sum(1 for x in heads if roots[x] == me)
    third = (len(heads) + 2) // 3
    steps = [Step("cc", mine, third, mine >= third, (len(heads),))]
    rivals = [p for p in seats if p != me and view.seat_pb[p] == 2 and view.is_active(p)]
    beaten = sum(
        1 for rival in rivals if all(_would(view, me, rival, body).carried for body in (CC, POLITBURO))
    )
    steps.append(Step("rivals", beaten, len(rivals), beaten == len(rivals) and view.seat_pb[me] == 2))
    against = max(((_would(view, rival, me, CC).ayes, rival) for rival in rivals), default=(0, -1))
    steps.append(Step("against", against[0], third, against[0] < third, (against[1],)))
    return steps + aim.steps(view, me)


def _would(view: Facts, mover: int, target: int, body: int) -> tally.Tally:
    return tally.count(view, Motion(RUNG, mover, body, target, OUT_POLITBURO, 0, view.month, 0, 0))
