"""The screens of the window; importing the package fills the registry."""

from __future__ import annotations

import importlib
import pkgutil

from game.ui.screens.base import SCREENS, Screen, frame, screen

_loaded = False


def load_all() -> dict[str, type[Screen]]:
    """Import every module of the package once and return the registry of screens by name."""
    global _loaded
    if not _loaded:
        for found in sorted(pkgutil.iter_modules(__path__), key=lambda one: one.name):
            importlib.import_module(f"{__name__}.{found.name}")
        _loaded = True
    return SCREENS


__all__ = ["SCREENS", "Screen", "frame", "load_all", "screen"]
