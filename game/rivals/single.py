"""Rivals of a single line, for the proof that none is best: one kind of act whenever it may be done (targets, row 16).

What the line does not ask for they do as the standard rival does; whom it strikes they choose by his judgement too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.play.action import Action, bar, legal
from game.rivals.bargaining import weigh_pacts
from game.rivals.desk import plan
from game.rivals.mind import Mind, Scored
from game.rivals.player import PLAYERS
from game.rivals.staff import weigh_posts
from game.rivals.tales import weigh_holds, weigh_silence
from game.rivals.temperament import Temperament
from game.rivals.vetoes import habit
from game.world.kinds import Decision
from game.world.view import View

SILENT = "silent"


def _weigh_presses(mind: Mind) -> Iterator[Scored]:
    """What one knows of others, for a vote, a post or silence; no leaks."""
    for weigh in (weigh_holds, weigh_silence):
        for worth, action in weigh(mind):
            if action.kind == "press":
                yield worth, action


_WEIGHED: dict[str, tuple[str, Callable[[Mind], Iterator[Scored]] | None]] = {
    "appoint": ("appoint", weigh_posts),
    "pact": ("pact", weigh_pacts),
    SILENT: ("rest", None),
    "press": ("press", _weigh_presses),
}
LINES = tuple(_WEIGHED)


class Single(Temperament):
    """Plays one kind of act whenever it is legal: `appoint`, `pact`, `press`, or `silent`, who only ever withdraws.

    Where the standard rival would think of no such act, it is the first that is legal.

    The silent one gives his staff nothing to do and says no word in the corridor; the others use what acts and
    slots their line leaves them as the standard rival would.
    """

    def __init__(self, key: int, options: dict[str, str]) -> None:
        super().__init__(key, options)
        if len(options) != 1 or next(iter(options)) not in _WEIGHED:
            raise ValueError(f"a single line is one of {', '.join(f'single:{name}' for name in LINES)}")
        self.line = next(iter(options))
        self._line: list[Action] = []

    def _desk(self, view: View, decision: Decision) -> Action:
        k = decision.seat
        if self._planned != (view.month, k):
            done = list(view.orders)
            self._line = self._favourites(view, k)
            self._plan = [] if self.line == SILENT else plan(view, k, self.key)
            view.orders = done
            self._planned = (view.month, k)
        # What is ordered already, or finds no act and no slot left, is barred.
        for action in self._line:
            if bar(view, decision, action) is None:
                return action
        for action in legal(view, decision, _WEIGHED[self.line][0], 1):
            return action
        for action in self._plan:
            if bar(view, decision, action) is None:
                return action
        order = Action("habit", (habit(view, k),))
        return order if bar(view, decision, order) is None else Action("end")

    def _favourites(self, view: View, k: int) -> list[Action]:
        """Return the acts of the line that the standard rival would think of, the best first."""
        name, weigh = _WEIGHED[self.line]
        scored = [one for one in weigh(Mind(view, k, self.key)) if one[1].kind == name] if weigh is not None else []
        return [action for _, action in sorted(scored, key=lambda one: (-one[0], one[1].args))]

    def _corridor(self, view: View, decision: Decision) -> Action:
        return Action("leave") if self.line == SILENT else super()._corridor(view, decision)


PLAYERS["single"] = Single

__all__ = ["LINES", "Single"]
