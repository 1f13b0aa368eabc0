"""Standing beside the rules while a game runs: a function of the engine is wrapped wherever a module holds it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Function = Callable[..., Any]


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
