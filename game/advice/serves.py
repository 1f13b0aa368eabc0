"""Which line of a contender's goal an order serves."""

from __future__ import annotations

from game.play.action import Action
from game.world.facts import Facts
from game.world.kinds import BLOC, BUDGET, FILL, LINE, MEASURE, NON_AGGRESSION, REMOVE, RUNG

PLAIN = {
    "work": "delegates", "money": "delegates", "drive": "delegates", "conciliate": "against", "recant": "against",
    "order": "against", "speak": "name", "shift": "against", "press": "rivals", "case": "rivals", "inspect": "posts",
    "watch": "knowledge", "rest": "health", "leak": "rivals", "mediate": "name",
}  # fmt: skip


def serves(view: Facts, k: int, action: Action) -> str:
    """Return the line of the goal that an order of seat k serves, as a code under `serves:`; '' where it is none."""
    kind, args = action
    if kind == "win":
        (x,) = args
        if view.seat_cc[x] == 2:
            return "cc"
        return "delegates" if any(view.delegates[q] for q in view.posts_of[x]) else "posts"
    if kind == "appoint":
        return "delegates" if view.delegates[args[0]] else "posts"
    if kind == "motion":
        return _of_motion(view, k, args)
    if kind == "pact":
        return {BLOC: "rivals", NON_AGGRESSION: "against"}.get(args[0], "line")
    if kind == "write":
        return "against" if args[0] == 2 else "rivals" if args[0] == 1 else "name"
    if kind == "campaign":
        return "rivals" if args[0] == 0 else "name"
    return PLAIN.get(kind, "")


def _of_motion(view: Facts, k: int, args: tuple[int, ...]) -> str:
    kind, a = args[:2]
    if kind == RUNG:
        return "rivals"
    if kind in (FILL, REMOVE):
        held = view.holder[a]
        return "rivals" if held >= 0 and view.seat_index[held] >= 0 else "delegates" if view.delegates[a] else "posts"
    return "line" if kind in (LINE, MEASURE, BUDGET) else ""
