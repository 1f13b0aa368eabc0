"""What the aim of a seat asks of the planner: steps of the Line, posts kept or taken back, votes (rules 7.09)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play import motion
from game.play.action import Action
from game.rivals.mind import Mind, Scored
from game.rules import aim
from game.rules.measure import MEASURES
from game.world.facts import Facts
from game.world.kinds import FILL, LINE, MEASURE, REMOVE, Motion

STEP = 44  # points of a motion that a line of the aim asks for
ROOM = 8  # points of the Line beyond what is asked for that a careful man leaves
PLEDGE = 34  # points of wish that an aim adds to a vote which touches it


def side_of_line(facts: Facts, p: int, issue: int) -> int:
    """Return which way the aim of a seat asks the Line on an issue to go: 1, -1, or 0 where it is content or silent."""
    for one in facts.scenario.people[p].aim:
        if one.issue != issue:
            continue
        here = facts.line[issue]
        if one.check == "line_up" and here < one.value + ROOM:
            return 1
        if one.check == "line_down" and here > one.value - ROOM:
            return -1
        if one.check == "line_near" and facts.month > one.month:
            there = facts.aim_mark[facts.seat_index[p]]
            if abs(here - there) > one.value - ROOM:
                return 1 if there > here else -1
    return 0


def weigh_aim(mind: Mind) -> Iterator[Scored]:
    """Motions that bring the aim of the seat nearer."""
    facts, me = mind.facts, mind.me
    for one in facts.scenario.people[me].aim:
        side = side_of_line(facts, me, one.issue) if one.issue >= 0 else 0
        if side and motion.why_not(facts, me, LINE, one.issue, side) is None:
            yield STEP, Action("motion", (LINE, one.issue, side))
    for step in aim.steps(facts, me):
        if step.met or step.code not in ("aim_post", "aim_own_post"):
            continue
        q = step.args[0]
        if q < 0 or q == facts.secretary_post:
            continue
        kind = REMOVE if facts.holder[q] >= 0 else FILL
        for x in (me, *motion.candidates(facts, q, me, 2)) if step.code == "aim_post" else (me,):
            if x != me and mind.roots[x] != me:
                continue
            if motion.why_not(facts, me, kind, q, x) is None:
                yield STEP + 4, Action("motion", (kind, q, x))
                break


def pledged(facts: Facts, p: int, item: Motion) -> int:
    """Return what the aim of a seat adds to its wish on an item, in points; below nought against."""
    if item.kind == LINE:
        want = side_of_line(facts, p, item.a)
        for one in facts.scenario.people[p].aim:
            # What is enough today is not given away either.
            if want == 0 and one.issue == item.a:
                want = {"line_up": 1, "line_down": -1}.get(one.check, 0)
        return PLEDGE * want * (1 if item.b > 0 else -1)
    if item.kind == MEASURE and MEASURES[item.a].coercive:
        return -PLEDGE if any(one.check == "no_coercion" for one in facts.scenario.people[p].aim) else 0
    return 0


def guarded(facts: Facts, p: int) -> int:
    """Return the post under which the aim of a seat wants nobody else's man, -1 for none."""
    return next((one.post for one in facts.scenario.people[p].aim if one.check == "free"), -1)


__all__ = ["guarded", "pledged", "side_of_line", "weigh_aim"]
