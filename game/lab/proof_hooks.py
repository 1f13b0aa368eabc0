"""Standing beside the rules while a game runs as far as was asked: functions are wrapped wherever they are held."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from game.session import Session

Function = Callable[..., Any]


class Until(Session):
    """A game that is played no further than was asked; `until` is the last month played."""

    until = 10**6

    @property
    def over(self) -> bool:
        """Tell whether the game has ended, or was played as far as was asked."""
        return bool(self.state.over) or self.state.month > self.until


@contextmanager
def instead(*pairs: tuple[Function, Function]) -> Iterator[None]:
    """Let the second function of each pair stand in for the first in all modules of the engine, then put it back."""
    replaced: list[tuple[Any, str, Function]] = []
    stand_in = {id(old): new for old, new in pairs}
    for name, module in list(sys.modules.items()):
        if name.startswith("game.") and not name.startswith("game.lab"):
            for key, value in list(vars(module).items()):
                if callable(value) and id(value) in stand_in:
                    replaced.append((module, key, value))
                    setattr(module, key, stand_in[id(value)])
    try:
        yield
    finally:
        for module, key, value in replaced:
            setattr(module, key, value)
