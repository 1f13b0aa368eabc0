"""Speed of the window, measured in a process of its own: `python -m game.ui.timing BEGAN` prints one JSON object.

BEGAN is the clock (seconds since 1970) when the process was asked for; the first frame counts from there.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from statistics import median
from typing import Any

SMALL, LARGE = (1280, 800), (1920, 1080)  # pixels
REDRAWS = 15
IDLE = 1.5  # seconds of doing nothing
SCREENS = ("desk", "people", "posts", "power", "session", "country")  # the busy ones, those that there are


def measured(began: float) -> dict[str, float | None]:
    """Return the figures of the window on a driver without a display: milliseconds, and percent of a core."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.ui.app import App

    app = App()
    told = app.open_window()
    if told:
        raise RuntimeError(told)
    app.frame()
    out: dict[str, float | None] = dict.fromkeys(("redraw_ms", "redraw_1080p_ms", "idle_cpu_percent"))
    out["first_frame_ms"] = 1000 * (time.time() - began)
    try:
        out |= _in_a_game(app)
    except Exception as fault:  # what was measured before stays
        sys.stderr.write(f"the screens of a game: {type(fault).__name__}: {str(fault)[:120]}\n")
    return out


def _in_a_game(app: Any) -> dict[str, float | None]:
    """Begin a game and return the times of its screens."""
    from game.ui import starting

    asked = argparse.Namespace(
        command="play", load=None, scenario="1924", seat="stalin", seed=1, rival="random", seat_of=[]
    )  # fmt: skip
    told = starting.from_arguments(app, asked)
    if told:
        raise RuntimeError(told)
    # A frame is drawn without the system's flip, which on a real display waits for the screen.
    app.surface = None
    small, large = _busiest(app, SMALL), _busiest(app, LARGE)
    app.go("desk")
    app.tick([])
    return {"redraw_ms": small, "redraw_1080p_ms": large, "idle_cpu_percent": _idle(app)}


def _busiest(app: Any, size: tuple[int, int]) -> float | None:
    """Return the time of a full redraw of the screen that takes longest, in milliseconds."""
    app.kit.resize(size)
    worst = None
    for name in SCREENS:
        try:
            app.go(name)
        except KeyError:
            continue
        app.frame()
        app.frame()
        took = []
        for _ in range(REDRAWS):
            start = time.perf_counter()
            app.frame()
            took.append(time.perf_counter() - start)
        found = 1000 * median(took)
        worst = found if worst is None else max(worst, found)
    return worst


def _idle(app: Any) -> float:
    """Return the share of a core that the loop takes while nothing happens, in percent."""
    import pygame

    from game.ui.app import TICK

    for _ in range(5):
        app.tick()
    start, used = time.perf_counter(), time.process_time()
    while time.perf_counter() - start < IDLE:
        if not app.tick():
            pygame.time.wait(TICK)
    return 100 * (time.process_time() - used) / (time.perf_counter() - start)


if __name__ == "__main__":
    print(json.dumps(measured(float(sys.argv[1]))))
