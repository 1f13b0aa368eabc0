"""Speed of the window, measured in a process of its own: `python -m game.ui.timing BEGAN [LABELS]` prints JSON.

BEGAN is the clock (seconds since 1970) when the process was asked for; the first frame counts from there. LABELS is
a file to which the labels of the first frame and of the busiest screen are written, for a script that shows the same.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

# What else is needed is imported behind the first frame: the game does not need it to show one.

SMALL, LARGE = (1280, 800), (1920, 1080)  # pixels
REDRAWS = 15
IDLE = 1.5  # seconds of doing nothing
SCREENS = ("desk", "people", "posts", "pacts", "country", "chain", "card_index", "chronicle")  # the busy ones


def measured(began: float, labels: str = "") -> dict[str, float | None]:
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
    shown = {"first": _labels(app)} if labels else {}
    try:
        out |= _in_a_game(app, shown)
    except Exception as fault:  # what was measured before stays
        sys.stderr.write(f"the screens of a game: {type(fault).__name__}: {str(fault)[:120]}\n")
    if labels:
        with open(labels, "w", encoding="utf-8") as file:
            json.dump(shown, file)
    return out


def _labels(app: Any) -> list[tuple[str, str, int, tuple[int, int, int]]]:
    """Draw a frame and return every label on it: text, file of its font, size in px, colour."""
    from game.ui import theme

    letters, found = app.kit.letters, []
    plain = letters.surface

    def noting(text: str, role: str, colour: Any, shrink: float = 1.0) -> Any:
        file, size = letters._face(role, shrink)
        found.append((text, str(theme.fonts_dir() / file), size, tuple(colour)))
        return plain(text, role, colour, shrink)

    letters.surface = noting
    app.kit.forget_drawn()
    try:
        app.frame()
    finally:
        del letters.surface
    return found


def _in_a_game(app: Any, shown: dict[str, Any]) -> dict[str, float | None]:
    """Begin a game and return the times of its screens; where labels are wanted, `shown` gets those of the busiest."""
    import argparse

    from game.ui import starting

    asked = argparse.Namespace(
        command="play", load=None, scenario="1924", seat="stalin", seed=1, rival="random", seat_of=[]
    )  # fmt: skip
    told = starting.from_arguments(app, asked)
    if told:
        raise RuntimeError(told)
    # A frame is drawn without the system's flip, which on a real display waits for the screen.
    app.surface = None
    (small, name), (large, _) = _busiest(app, SMALL), _busiest(app, LARGE)
    if shown:
        app.kit.resize(SMALL)
        app.go(name)
        app.frame()
        shown["busiest"] = _labels(app)
    app.go("desk")
    app.tick([])
    return {"redraw_ms": small, "redraw_1080p_ms": large, "idle_cpu_percent": _idle(app)}


def _busiest(app: Any, size: tuple[int, int]) -> tuple[float | None, str]:
    """Return the time of a full redraw of the screen that takes longest, in ms of the processor, and its name.

    Every screen's own code runs in each frame; texts and cards drawn before are put back as surfaces, as in a game.
    """
    from statistics import median

    app.kit.resize(size)
    app.set_aside = app.game.decision  # the desk itself, not a question over it
    worst, slowest = None, ""
    for name in SCREENS:
        app.go(name)
        app.frame()
        app.frame()
        took = []
        for _ in range(REDRAWS):
            start = time.process_time()
            app.frame()
            took.append(time.process_time() - start)
        found = 1000 * median(took)
        if worst is None or found > worst:
            worst, slowest = found, name
    return worst, slowest


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
    print(json.dumps(measured(float(sys.argv[1]), *sys.argv[2:3])))
