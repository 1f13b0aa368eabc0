"""The folder of something just written, shown by the system's own means; silent where there are none."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path

import pygame


def open_folder(folder: Path) -> bool:
    """Ask the system to show a folder; tells whether it was asked."""
    if pygame.display.get_init() and pygame.display.get_driver() == "dummy":
        return False  # nobody looks on
    # Without a desktop a browser of the terminal would take the terminal over.
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        return webbrowser.open(folder.resolve().as_uri())
    except (OSError, ValueError, webbrowser.Error):
        return False


__all__ = ["open_folder"]
