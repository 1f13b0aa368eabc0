"""Trying the few best acts in the same imagined worlds, and taking what comes out best there (rules 6).

The worlds, and the chance of everybody in them, are the same for every act tried: what differs is the act.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.play.action import Action
from game.rivals.mind import Scored
from game.rivals.planner_worlds import give_orders, others, play_on, put
from game.rivals.planner_worth import worth
from game.rivals.player import Player
from game.rules.imagine import imagine
from game.world.event import Event
from game.world.kinds import Decision
from game.world.rng import key as chance_key
from game.world.rng import word
from game.world.state import State
from game.world.view import View, look

WORLDS = 2
PRIOR = 2  # points of worth a world must be better by for a point that the act was thought worth less


def grave(action: Action) -> bool:
    """Tell whether an act is worth trying before it is done: what cannot be taken back."""
    return action.kind in ("motion", "pact", "resign", "renounce", "bargain", "shift")


def tried(view: View, k: int, key: int, scored: Sequence[Scored], besides: Sequence[Action], budget: int) -> Action:
    """Return which of the acts to do, by playing each to the end of the month in a few worlds.

    `scored` are the acts with their worth as far as it was counted, `besides` what is ordered with any of them;
    budget is the number of months that may be played in all.
    """
    worlds = min(WORLDS, budget // max(1, len(scored)))
    if worlds < 1 or len(scored) < 2:
        return scored[0][1]
    sums = [0] * len(scored)
    for n in range(worlds):
        begun = chance_key(key, view.month, word("world"), k, n)
        world = imagine(view, begun)
        rivals = others(begun, len(world.scenario.seats))
        # What the others order is the same whatever he does: it is worked out once for all that is tried.
        give_orders(world, rivals, k)
        for at, (_, action) in enumerate(scored):
            sums[at] += worth(_after(world.clone(), k, rivals, [action, *besides]), k)
    best = max(range(len(scored)), key=lambda at: (sums[at] // worlds + PRIOR * scored[at][0], -at))
    return scored[best][1]


def _after(st: State, k: int, rivals: Sequence[Player], orders: Sequence[Action]) -> State:
    """Return a world at the end of the month in which the seat has given these orders."""
    out: list[Event] = []
    views: dict[int, View] = {}
    desk = Decision("desk", k)
    for action in orders:
        if desk in st.queue:
            put(st, look(st, k), desk, action, out, views)
    if desk in st.queue:
        put(st, look(st, k), desk, Action("end"), out, views)
    return play_on(st, rivals, st.month + 1)


__all__ = ["grave", "tried"]
