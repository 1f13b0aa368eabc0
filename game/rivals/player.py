"""Who decides for a seat: the protocol of a rival, and the registry of rivals by name (ARCHITECTURE, rivals)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from game.play.action import Action
from game.world.kinds import Decision
from game.world.view import View


class Player(Protocol):
    """Somebody who answers decisions from a View alone."""

    def choose(self, view: View, decision: Decision) -> Action:
        """Return the answer to a decision; legal answers come from play.action.menu and legal."""
        ...


Maker = Callable[[int, dict[str, str]], Player]
PLAYERS: dict[str, Maker] = {}


def player(spec: str, key: int) -> Player:
    """Make a rival from a spec like `standard` or `planner:depth=2`; key is its own chance.

    Raises ValueError on unknown names.
    """
    import game.rivals.chance
    import game.rivals.planner
    import game.rivals.single
    import game.rivals.strength
    import game.rivals.temperament  # noqa: F401

    name, _, rest = spec.partition(":")
    options = dict(pair.partition("=")[::2] for pair in rest.split(",") if pair)
    maker = PLAYERS.get(name)
    if maker is None:
        raise ValueError(f"no rival '{name}'; there are {', '.join(sorted(PLAYERS))}")
    return maker(key, options)
