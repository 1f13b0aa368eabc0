"""Playing on in an imagined world: standard rivals answer for everybody, for some months (rules 6).

Nothing here touches a true state: it plays on in clones of what `rules.imagine` made from a View.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.play import month
from game.play.action import ACTIONS, FREE, Action
from game.rivals.chance import safe
from game.rivals.player import Player
from game.rivals.temperament import Temperament
from game.world.event import Event
from game.world.kinds import Decision
from game.world.rng import key as chance_key
from game.world.state import State
from game.world.view import View, look

ANSWERS_AT_MOST = 4000  # answers in one month of an imagined world, so that a fault ends it


def others(key: int, seats: int) -> list[Player]:
    """Return standard rivals for every seat of an imagined world, each with its own chance."""
    return [Temperament(chance_key(key, k), {}) for k in range(seats)]


def give_orders(st: State, rivals: Sequence[Player], but: int) -> None:
    """Let rivals give the month's orders at every desk but one: none of them sees what is ordered at another."""
    out: list[Event] = []
    views: dict[int, View] = {}
    for _ in range(ANSWERS_AT_MOST):
        desk = next((asked for asked in st.queue if asked.kind == "desk" and asked.seat != but), None)
        if desk is None:
            break
        answer(st, rivals, desk, out, views)


def play_on(st: State, rivals: Sequence[Player], until: int) -> State:
    """Let rivals play a state until a month opens or the game is over; the state is changed and returned."""
    out: list[Event] = []
    views: dict[int, View] = {}
    for _ in range(ANSWERS_AT_MOST):
        if st.over:
            break
        if not st.queue:
            if st.month >= until and st.phase == month.NEWS:
                break
            month.advance(st, out)
            views.clear()
            continue
        answer(st, rivals, st.queue[0], out, views)
    return st


def answer(st: State, rivals: Sequence[Player], decision: Decision, out: list[Event], views: dict[int, View]) -> None:
    """Have the rival who is asked answer one decision, the plainest way where his answer is barred."""
    view = views.get(decision.seat)
    if view is None:
        view = views[decision.seat] = look(st, decision.seat)
    chosen = rivals[decision.seat].choose(view, decision)
    put(st, view, decision, chosen, out, views)


def put(st: State, view: View, decision: Decision, chosen: Action, out: list[Event], views: dict[int, View]) -> None:
    """Give one answer to one decision, and forget the views it makes old."""
    if month.submit(st, chosen, out, decision.seat) is not None:
        chosen = safe(view, decision)
        month.submit(st, chosen, out, decision.seat)
    views.clear()
    if decision.kind == "desk" and ACTIONS[chosen.kind].cost != FREE:
        # An order changes nothing that anybody knows but the order.
        view.orders = [order for order in st.orders if order[0] == decision.seat]
        views[decision.seat] = view
    del out[:]


__all__ = ["answer", "give_orders", "others", "play_on", "put"]
