"""The screens of the window: modules are imported when their screen is first shown, so that the window opens fast."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil

from game.ui.screens.base import SCREENS, Screen, frame, screen


def find(name: str) -> None:
    """Import the screen of a name: the module that is called so, else all. Raises KeyError if there is none."""
    if importlib.util.find_spec(f"{__name__}.{name}") is not None:
        importlib.import_module(f"{__name__}.{name}")
    if name not in SCREENS:
        load_all()
    if name not in SCREENS:
        raise KeyError(f"there is no screen '{name}'")


def load_all() -> dict[str, type[Screen]]:
    """Import every module of the package and return the registry of screens by name."""
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda one: one.name):
        importlib.import_module(f"{__name__}.{found.name}")
    return SCREENS


__all__ = ["SCREENS", "Screen", "find", "frame", "load_all", "screen"]
