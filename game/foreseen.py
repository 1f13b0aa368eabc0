"""What a person at the table could expect of a vote, as it is kept for the report that follows the count."""

from __future__ import annotations

from game.advice import ledger
from game.play.agenda import said_beforehand
from game.play.reported import VoteReport, given
from game.rules import tally
from game.world.kinds import Decision
from game.world.state import State
from game.world.view import View


def expected(st: State, view: View, decision: Decision, called: bool) -> VoteReport:
    """Return what the seat of a call could expect of its item, by what it knows."""
    k, item = decision.seat, st.agenda[decision.a]
    count = tally.count(view, item, said_beforehand(view, k, item))  # as the corridor counts
    made = VoteReport(st.month, tuple(item), count, None, False, k, called, given(st, item, k), decision.a)
    if k >= 0 and st.is_active(item.mover):
        low, high = ledger.between(view, k, item, count)
        made.open = low < ledger.needed(count) <= high
    return made


__all__ = ["expected"]
