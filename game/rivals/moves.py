"""What each contender ordered in a month and the greatest terms behind it, worked out for the archive (rules 6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from game.play import month
from game.play.action import ACTIONS, FREE, Action
from game.rivals.explain import explain
from game.world.event import Event
from game.world.reason import Reason
from game.world.state import State
from game.world.view import View, look


class Move(NamedTuple):
    """An order of a desk: whose it was, what was ordered, what he knew, the greatest reasons for it."""

    seat: int
    action: Action
    view: View
    reasons: list[Reason]


def moves(opening: State, answers: Iterable[tuple[int, Action]]) -> list[Move]:
    """Return the orders of a month in their order, from the state it opened with and the answers given in it.

    A copy is played on, so that each order is explained from what its seat knew when it gave it. It ends where the
    desks are closed, or where the answers do not belong to the state.
    """
    st = opening.clone()
    out: list[Move] = []
    events: list[Event] = []
    phase = -1
    for seat, action in answers:
        while not st.queue and not st.over:
            month.advance(st, events)
        asked = [one for one in st.queue if one.seat == seat]
        decision = asked[0] if asked and (asked[0].kind == "desk" or asked[0] == st.queue[0]) else None
        if decision is None or st.month != opening.month or (phase >= 0 and st.phase != phase):
            break
        if decision.kind == "desk":
            phase = st.phase
            if ACTIONS[action.kind].cost != FREE:
                view = look(st, seat)
                out.append(Move(seat, action, view, explain(view, decision, action)))
        if month.submit(st, action, events, seat) is not None:
            break
    return out


__all__ = ["Move", "moves"]
