"""`play --text --explain`: what each rival did in the month that is over, and why, told from his own weights."""

from __future__ import annotations

from typing import NamedTuple

from game.play.action import ACTIONS, FREE, Action
from game.rivals.explain import explain
from game.text.table import Table
from game.words import Words
from game.world.kinds import Decision
from game.world.reason import Reason
from game.world.view import View


class Move(NamedTuple):
    """An answer of a rival's: month, seat, the answer in words, the greatest reasons for it."""

    month: int
    seat: int
    said: str
    reasons: tuple[Reason, ...]


class Moves:
    """What rivals have answered and has not been told yet; a session hands its answers to `note`."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.kept: list[Move] = []

    def note(self, view: View, decision: Decision, action: Action) -> None:
        """Keep an order or a vote of a rival's with the reasons that his view gives for it."""
        if not (decision.kind == "call" or (decision.kind == "desk" and ACTIONS[action.kind].cost != FREE)):
            return
        said = self.words.action(action.kind, action.args, view)
        if decision.kind == "call":
            said = self.words.say(
                "terminal", "move_vote", vote=said, item=self.words.motion(view.agenda[decision.a], view.viewer, view)
            )
        self.kept.append(Move(view.month, decision.seat, said, tuple(explain(view, decision, action))))

    def tell(self, table: Table) -> int:
        """Tell the moves of the months that are over, month by month and seat by seat; returns how many there were."""
        over = [move for move in self.kept if move.month < table.session.state.month or table.session.over]
        self.kept = [move for move in self.kept if move not in over]
        if not over:
            return 0
        table.head("moves")
        months = sorted({move.month for move in over})
        for month in months:
            if len(months) > 1:
                table.head("month_watched", month=table.words.month(month))
            for k, p in enumerate(table.session.scenario.seats):
                for move in over:
                    if (move.month, move.seat) == (month, k):
                        why = "; ".join(self.words.reasons(move.reasons))
                        key = "move_why" if why else "move"
                        table.tell(key, name=table.words.person(p), said=move.said.rstrip("."), why=why)
        return len(over)
