"""What a contender could think of: what asks for him, how far his goal is, what he might do. From a View alone."""

from __future__ import annotations

from game.advice.asks import MAY_WAIT, NOW, SOON, Ask, asks, barred, nothing
from game.advice.goal import Blow, Step, blow_at, blows, goal, men
from game.advice.ideas import OTHERWISE, matter, suggestions
from game.advice.serves import serves

__all__ = [
    "MAY_WAIT", "NOW", "OTHERWISE", "SOON", "Ask", "Blow", "Step", "asks", "barred", "blow_at", "blows", "goal",
    "matter", "men", "nothing", "serves", "suggestions",
]  # fmt: skip
