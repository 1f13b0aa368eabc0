"""What a rival of the standard kind answers to appointments, drives and money, and the standing order he keeps."""

from __future__ import annotations

from game.play import motion
from game.play.action import Action, bar
from game.play.actions import standing
from game.rivals.mind import Mind
from game.rules import tally
from game.world.kinds import FILL, REMOVE, Decision, Op
from game.world.view import View


def noticed(mind: Mind, view: View, decision: Decision) -> Action | None:
    """Return the veto he uses against what he has noticed, None where he has none or does not care to."""
    op = next((op for op in view.ops if op.id == decision.a), None)
    if op is None:
        return None
    for name in ("to_table", "vet", "project"):
        if bar(view, decision, Action(name)) is None and _uses(mind, view, op, name):
            return Action(name)
    return None


def _uses(mind: Mind, view: View, op: Op, name: str) -> bool:
    """Tell whether a veto serves him: at the table if he counts on the vote, else against whom he gains by."""
    gain = mind.gains[view.seat_index[op.owner]]
    if name == "to_table":
        item = motion.make(view, op.owner, FILL if view.holder[op.a] < 0 else REMOVE, op.a, op.b)
        return not tally.expect(view, item, {mind.me: -1, op.owner: 1}).carried
    if name == "vet":
        return gain + mind.whim("vet") > 6
    return gain > 0 or mind.has("cunning") > 45


def habit(view: View, k: int) -> int:
    """Return the standing order he keeps: health first, then what he is good at."""
    me = view.scenario.seats[k]
    if view.health[me] < 45:
        return standing.REST
    return standing.WRITE if view.scenario.people[me].skills[1] >= 60 else standing.SERVE


__all__ = ["habit", "noticed"]
