"""Speed of the window, measured in a process of its own: `python -m game.ui.timing BEGAN [LABELS]` prints JSON.

BEGAN is the clock (seconds since 1970) when the process was asked for; the first frame counts from there. LABELS is
a file to which the labels of the first frame and of the busiest screen are written, for a script that shows the same.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# What else is needed is imported behind the first frame: the game does not need it to show one.

SMALL, LARGE = (1280, 800), (1920, 1080)  # pixels
REDRAWS = 15
FIGURES = ("redraw_ms", "redraw_1080p_ms", "anew_redraw_ms", "idle_cpu_percent", "waiting_cpu_percent")
IDLE, WAITING = 1.5, 0.5  # seconds of doing nothing at a time, and of a bare loop beside it
SETTLES, TIMES = 4.0, 3  # seconds before the first, and how many there are
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
    out: dict[str, float | None] = dict.fromkeys(FIGURES)
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
    shown_on, app.surface = app.surface, None
    app.go("desk")
    app.frame()  # with the scene that opens the game, which is shown once
    (small, name), (large, _) = _busiest(app, SMALL), _busiest(app, LARGE)
    anew = _timed(app, SMALL, name, app.kit.forget_parts)
    if shown:
        app.kit.resize(SMALL)
        app.go(name)
        app.frame()
        shown["busiest"] = _labels(app)
    app.surface = shown_on
    app.kit.resize(SMALL)
    app.go("desk")
    return {
        "redraw_ms": small, "redraw_1080p_ms": large, "anew_redraw_ms": anew, **_idle(app, beside=bool(shown)),
    }  # fmt: skip


def _busiest(app: Any, size: tuple[int, int]) -> tuple[float, str]:
    """Return the time of a full redraw of the screen that takes longest, in ms of the processor, and its name.

    The whole window is painted in each frame; texts, cards and panels drawn before are put back as surfaces, as in a
    game in which nothing of them has changed.
    """
    app.set_aside = app.game.decision  # the desk itself, not a question over it
    found = {name: _timed(app, size, name, app.kit.touch) for name in SCREENS}
    slowest = max(found, key=lambda name: found[name])
    return found[slowest], slowest


def _timed(app: Any, size: tuple[int, int], name: str, before: Any) -> float:
    """Return the median time of a frame of a screen, in ms of the processor; `before` is done ahead of each."""
    from statistics import median

    app.kit.resize(size)
    app.go(name)
    for _ in range(3):
        app.frame()
    took = []
    for _ in range(REDRAWS):
        before()
        start = time.process_time()
        app.frame()
        took.append(time.process_time() - start)
    return 1000 * median(took)


def _idle(app: Any, beside: bool) -> dict[str, float | None]:
    """Return the share of a core that the loop takes while nothing happens, in percent.

    It is measured when the window has settled, with no music, which plays at its own cost; `beside` a bare loop of
    `pygame.event.wait`, turn about in this process, since what waking up costs depends on what else the machine does.
    """
    from statistics import median

    app.settings.music = app.settings.sound = False
    _share(SETTLES, lambda: app.rest(app.tick()))
    idle, waiting = [], []
    for _ in range(TIMES if beside else 1):
        idle.append(_share(IDLE, lambda: app.rest(app.tick())))
        if beside:
            waiting.append(_waiting())
            app.rest(app.tick())
    return {"idle_cpu_percent": median(idle), "waiting_cpu_percent": median(waiting) if waiting else None}


def _share(seconds: float, what: Callable[[], object]) -> float:
    """Do something again and again for some seconds and return the share of a core it took, in percent."""
    start, used = time.perf_counter(), time.process_time()
    while time.perf_counter() - start < seconds:
        what()
    return 100 * (time.process_time() - used) / (time.perf_counter() - start)


def _waiting() -> float:
    """Return the share of a core that a loop of `pygame.event.wait` takes, in percent."""
    import pygame

    pygame.event.clear()
    pygame.time.set_timer(pygame.USEREVENT, round(1000 * WAITING), 1)
    start, used = time.perf_counter(), time.process_time()
    while pygame.event.wait().type != pygame.USEREVENT:
        pass
    return 100 * (time.process_time() - used) / (time.perf_counter() - start)


if __name__ == "__main__":
    print(json.dumps(measured(float(sys.argv[1]), *sys.argv[2:3])))
