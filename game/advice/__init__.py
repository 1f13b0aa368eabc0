"""What a contender could think of: what asks for him, how far his goal is, what he might do. From a View alone."""

from __future__ import annotations

from game.advice.asks import MAY_WAIT, NOW, SOON, Ask, asks, barred, nothing
from game.advice.goal import Step, goal
from game.advice.ideas import suggestions

__all__ = ["MAY_WAIT", "NOW", "SOON", "Ask", "Step", "asks", "barred", "goal", "nothing", "suggestions"]
