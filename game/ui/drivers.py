"""The drivers of display and sound that pygame finds here, a line each: `politburo doctor --drivers`."""

from __future__ import annotations

import os
from typing import Any

import pygame


def run(_args: Any) -> int:
    """Print the display driver and the sound driver, or `none` and why; returns 0."""
    try:
        pygame.display.init()
        print(pygame.display.get_driver(), flush=True)
    except pygame.error as fault:
        print("none:", fault, flush=True)
    try:
        pygame.mixer.init()
        print(os.environ.get("SDL_AUDIODRIVER") or "the system's own")
    except (pygame.error, NotImplementedError, AttributeError) as fault:
        print("none:", fault)
    return 0
