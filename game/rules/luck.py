"""The house rule of low luck: the middle of a draw, and chances that come evenly spaced (rule 3.15)."""

from __future__ import annotations

from game.world.facts import Facts
from game.world.rng import draw
from game.world.state import State


def is_low(facts: Facts) -> bool:
    """Tell whether the house rule of low luck is on."""
    return bool(facts.scenario.house.get("low_luck", 0))


def falls(st: State, sides: int, chance: int, *parts: int) -> bool:
    """Draw whether something done once comes off, `chance` in `sides`; under low luck the likelier of the two."""
    return (sides // 2 if is_low(st) else draw(sides, st.seed, st.month, *parts)) < chance


def comes(st: State, sides: int, chance: int, *parts: int) -> bool:
    """Draw whether something comes this month, `chance` in `sides`; under low luck as often, but evenly spaced."""
    if chance <= 0:
        return False
    if not is_low(st):
        return draw(sides, st.seed, st.month, *parts) < chance
    months = st.month - st.scenario.start + 1
    late = draw(sides, st.seed, *parts)
    return (months * chance + late) // sides > ((months - 1) * chance + late) // sides


__all__ = ["comes", "falls", "is_low"]
