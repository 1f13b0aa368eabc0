"""The standard rival."""

from __future__ import annotations

from game.rivals.chance import Chance
from game.rivals.player import PLAYERS

PLAYERS["standard"] = Chance
