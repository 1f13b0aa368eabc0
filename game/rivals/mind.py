"""What one rival of the standard kind sees in a month, worked out once from a View (rules 6)."""

from __future__ import annotations

from game.play.action import Action
from game.rules import lead
from game.rules.opinion import CAUSE
from game.world.facts import Facts
from game.world.rng import fold, word
from game.world.rng import key as chance_key

TRUCE = 3  # months, those of a campaign, in which nobody attacks in public whom he has made it up with
COUNTED = 2  # motions a month for which anybody counts heads

Scored = tuple[int, Action]  # what an act is worth, in points of the one scale, and the act


class Mind:
    """What one rival sees this month, worked out once: gains, threats, temper, the strongest and the dearest."""

    def __init__(self, facts: Facts, k: int, key: int) -> None:
        self.facts, self.k, self.key = facts, k, key
        self.me = facts.scenario.seats[k]
        self.temper = facts.scenario.tempers[self.me]
        self.gains = lead.gain(facts)[k]
        self.felt = lead.threat(facts)[k]
        self.raw = lead.raw_threat(facts)[k]
        self.roots = facts.roots()
        self.mood = chance_key(key, facts.month)
        self._whims: dict[str, int] = {}  # where the moods about each thing begin
        playing = [j for j in facts.in_play() if j != k]
        self.rivals = sorted(playing, key=lambda j: (-self.gains[j], j))
        self.danger = max(self.felt, default=0)
        self.counted: dict[tuple[int, ...], int] = {}  # shares of ayes he has counted this month, by motion
        self.uncounted = False  # whether he trusts this month that what he tables will carry
        self.sparing = False  # whether he looks no further once he has as many motions as he counts heads for
        self.moves: list[int] = []  # what the motions are worth that he could table, as far as they have come to mind

    def has(self, name: str) -> int:
        """Return a weight of temper, 0..100, 50 where the scenario is silent."""
        return self.temper.get(name, 50)

    def whim(self, what: str, *parts: int) -> int:
        """Return 0..9, this rival's mood of the month about something."""
        begun = self._whims.get(what)
        if begun is None:
            begun = self._whims[what] = fold(self.mood, word(what))
        if len(parts) == 1:
            return fold(begun, parts[0]) % 10
        return (chance_key(*parts, start=begun) if parts else begun) % 10

    def has_better(self, worth: int) -> bool:
        """Tell whether a motion of some worth need not be thought of, for he has better ones than he will count."""
        return self.sparing and sum(other > worth for other in self.moves) >= COUNTED

    def spent(self, j: int) -> bool:
        """Tell whether a seat is no danger while another is one: who is hated only can wait."""
        return self.raw[j] < 8 and self.danger >= 12

    def at_peace(self, j: int) -> bool:
        """Tell whether he has made it up with a seat of late, or is about to this month: then he does not attack it."""
        facts, he = self.facts, self.person(j)
        if (self.k, "conciliate", (he,)) in facts.orders:
            return True
        return any(
            cause == CAUSE["reconciled"] and facts.month - month <= TRUCE
            for cause, _, month, _ in facts.why_regard[j][self.me]
        )

    def person(self, j: int) -> int:
        """Return the person in seat j."""
        return self.facts.scenario.seats[j]


__all__ = ["COUNTED", "Mind", "Scored"]
