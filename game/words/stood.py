"""How the others are disposed to a contender, as far as a seat knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.words.cases import capital
from game.words.scene_parts import BAD, GOOD, PLAIN, Line
from game.world.kinds import ALIVE, OUT_PARTY

if TYPE_CHECKING:
    from game.words.sentences import Words


def stood(words: Words, view: Any, subject: int, k: int) -> list[Line]:
    """Return how the others are disposed to a contender, line by line, as far as the reader knows."""
    j = view.seat_index[subject]
    lines = []
    for p in words.scenario.seats:
        if p == subject or view.life[p] != ALIVE or view.rung[p] >= OUT_PARTY:
            continue
        value = view.regard[j][p]
        bound = int(bool(view.bound(p, subject)))
        told = words.say("scene", "stands", viewer=k, who=p, regard=words.regard(value), value=value, bound=bound)
        lines.append(Line(capital(told), GOOD if value >= 15 else BAD if value <= -15 else PLAIN))
    return lines


__all__ = ["stood"]
