"""A rival that acts at random among what is legal: for tests and as the floor of every comparison."""

from __future__ import annotations

from game.play.action import Action, kinds_at, legal
from game.rivals.player import PLAYERS
from game.world.kinds import Decision
from game.world.rng import draw, word
from game.world.view import View


class Chance:
    """Picks a kind at random, then one of its first options, and closes the desk half of the time."""

    def __init__(self, key: int, options: dict[str, str]) -> None:
        self.key = key

    def choose(self, view: View, decision: Decision) -> Action:
        """Return a random legal answer; the same question gets the same answer, so that a loaded game goes on alike."""
        k = decision.seat
        asked = (view.month, word(decision.kind), decision.a, decision.b, len(view.orders), view.words[k])
        # A standing order is set once: changing it to and fro would never end.
        kinds = [kind for kind in kinds_at(decision) if not (kind.by_person or (kind.stays and view.habit[k]))]
        if decision.kind == "desk" and draw(2, self.key, *asked, 1):
            return Action("end")
        for attempt in range(5):
            kind = kinds[draw(len(kinds), self.key, *asked, 2, attempt)]
            found = legal(view, decision, kind.name, 6)
            if found:
                return found[draw(len(found), self.key, *asked, 3)]
        return safe(view, decision)


def safe(view: View, decision: Decision) -> Action:
    """Return some legal answer: the plainest there is, so that a game always goes on."""
    if decision.kind == "desk":
        return Action("end")
    for kind in kinds_at(decision):
        found = legal(view, decision, kind.name, 1)
        if found:
            return found[0]
    raise AssertionError(f"a decision without an answer: {decision}")


PLAYERS["random"] = Chance
