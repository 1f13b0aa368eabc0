"""`bench`: the speed figures of this machine (COMMANDS, bench). Medians of several runs, in under a minute.

A decision is a question with at least two legal answers. Times within this process are of the processor, so that
other programs disturb them little; so are imports and redraws; pool, cluster and first frame are timed by the clock.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from game import __version__, save
from game.content import load_scenario
from game.content.load import find_path, read_anew
from game.lab import batch as batches
from game.lab import collect
from game.lab.batch import Batch
from game.lab.measure import Asking, Deaf, Timed, as_started, seconds_of, started, words_of
from game.lab.musts import judged, lines_of
from game.lab.progress import Bar
from game.session import Session
from game.world.scenario import Scenario

SCENARIO = "1924"
SEEDS = (1, 2, 3)
REPEATS = 5  # of what is started anew
POOL, TURNS = 12, 3  # games of the comparison of the pool with plain processes, and how often it is made
Part = Callable[[Scenario], dict[str, Any]]
HEAVY = ("pygame", "yaml", "pydantic", "numpy")

UNITS = {
    "decision_us": "µs a decision, random play, events discarded",
    "decision_with_events_us": "µs a decision, events and reasons kept",
    "answer_us": "µs an answer, random play, questions with one answer only counted too",
    "standard_decision_us": "µs a decision of the standard rival",
    "games_per_s": "games a second, standard rivals, statistics collected",
    "month_70_over_month_5": "cost of a late month against an early one, standard rivals",
    "clone_us": "µs to clone a state",
    "state_bytes": "bytes of a state as JSON at the end of a game",
    "engine_import_ms": "ms to import the engine",
    "peak_mb": "MB at most of a process that plays games",
    "first_frame_ms": "ms to the first frame of the window",
    "redraw_ms": "ms to draw the busiest screen, 1280 x 800",
    "redraw_1080p_ms": "ms to draw the busiest screen, 1920 x 1080",
    "idle_cpu_percent": "percent of a core taken by the idle window",
    "scenario_load_ms": "ms to load and check the scenario of 1924",
    "save_ms": "ms to save a finished game",
    "load_ms": "ms to load it, its log played again",
    "pool_efficiency": "two workers against two plain processes",
}


def run(args: argparse.Namespace) -> int:
    """Measure everything and tell it as a table or as JSON; returns the exit code."""
    scenario, problems = load_scenario(SCENARIO)
    if scenario is None:
        sys.stderr.write(f"politburo: {problems[0]}\n")
        return 2
    told: dict[str, Any] = {"version": __version__, "python": sys.version.split()[0], "scenario": SCENARIO}
    parts: dict[str, Part] = {
        "decisions": _decisions, "games": _games, "months": _months, "state": _state, "loading": _loading,
        "saving": _saving, "importing": _importing, "memory": _memory, "pool": _pool, "window": _window,
    }  # fmt: skip
    if args.peers:
        from game.lab import peers

        lacking = peers.missing()
        if lacking:
            sys.stderr.write(f"politburo: {lacking}\n")
            return 2
        parts |= peers.PARTS
    unknown = [name for name in args.only if name not in parts]
    if unknown:
        sys.stderr.write(f"politburo: --only {unknown[0][:80]}: there is no such part; there are {', '.join(parts)}\n")
        return 2
    if args.only:
        parts = {name: part for name, part in parts.items() if name in args.only}
    bar = Bar("measures")
    try:
        for n, part in enumerate(parts.values()):
            told |= part(scenario)
            bar(n + 1, len(parts))
    except KeyboardInterrupt:  # what was measured is told
        told["stopped"] = True
    bar.close()
    told = {name: round(value, 3) if isinstance(value, float) else value for name, value in told.items()}
    if args.peers:
        told["musts"] = judged(told)
    if args.json:
        sys.stdout.write(json.dumps(told, indent=1) + "\n")
    else:
        for name, meaning in UNITS.items():
            value = told.get(name)
            if args.only and name not in told:
                continue
            sys.stdout.write(f"{name:<26}{'-' if value is None else f'{value:,.10g}':>14}  {meaning}\n")
        if args.peers:
            musts = [row for row in told["musts"] if not args.only or row["met"] is not None]
            sys.stdout.write("\n" + peers.table(told, bool(args.only)) + "\n" + "\n".join(lines_of(musts)) + "\n")
    if "stopped" in told:
        sys.stderr.write("politburo: stopped; what was measured before is told\n")
        return 2
    return 0


# Games


def _decisions(scenario: Scenario) -> dict[str, Any]:
    seats = ["random"] * len(scenario.seats)
    deaf: list[float] = []
    hearing: list[float] = []
    answers: list[float] = []
    for seed in SEEDS[:2]:
        asked = Asking(scenario, seed, seats, archive=False).asked
        for _ in range(2):
            for into, kind in ((deaf, Deaf), (hearing, Session)):
                start = time.process_time()
                game = kind(scenario, seed, seats, archive=False)
                into.append(1e6 * (time.process_time() - start) / asked)
        answers.append(deaf[-1] * asked / len(game.log))
    return {
        "decision_us": median(deaf), "decision_with_events_us": median(hearing), "answer_us": median(answers),
    }  # fmt: skip


def _games(scenario: Scenario) -> dict[str, Any]:
    seats = ["standard"] * len(scenario.seats)
    took, each = [], []
    for seed in SEEDS:
        start = time.process_time()
        collect.play(scenario, seats, seed)
        took.append(time.process_time() - start)
        each.append(1e6 * took[-1] / Asking(scenario, seed, seats, archive=False).asked)
    return {"games_per_s": 1 / median(took), "standard_decision_us": median(each)}


def _months(scenario: Scenario) -> dict[str, Any]:
    """Compare late months with early ones: the median of five about each, over the games."""
    early: list[float] = []
    late: list[float] = []
    for seed in SEEDS:
        clock = Timed(scenario, seed, ["standard"] * len(scenario.seats), archive=False).clock
        took = [after - before for before, after in pairwise(clock)]
        for into, month in ((early, 5), (late, 70)):
            into += took[month - 3 : month + 2]
    return {"month_70_over_month_5": median(late) / median(early) if early and late else None}


def _state(scenario: Scenario) -> dict[str, Any]:
    state = Session(scenario, SEEDS[0], ["random"] * len(scenario.seats), archive=False).state
    times = [seconds_of(lambda: [state.clone() for _ in range(1000)]) * 1000 for _ in range(7)]
    return {"clone_us": median(times), "state_bytes": len(json.dumps(state.to_json(), separators=(",", ":")))}


def _loading(scenario: Scenario) -> dict[str, Any]:
    path = find_path(SCENARIO)
    assert path is not None
    return {"scenario_load_ms": 1000 * median(seconds_of(lambda: read_anew(path)) for _ in range(5))}


def _saving(scenario: Scenario) -> dict[str, Any]:
    """Save as each month does: one month's digest is new, the others are known."""
    session = Session(scenario, SEEDS[0], ["random"] * len(scenario.seats))
    session.month_digests()
    times = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.save"
        for _ in range(7):
            session.month_digests().pop()
            start = time.perf_counter()
            save.save_game(session, path)
            times.append(time.perf_counter() - start)
        back = seconds_of(lambda: save.load_game(path, scenario=scenario))
    return {"save_ms": 1000 * median(times), "load_ms": 1000 * back}


# Processes of their own

_IMPORT = """
import sys, time
start = time.process_time()
import game.session, game.rivals.player
took = time.process_time() - start
print(1000 * took, ",".join(name for name in sys.argv[1:] if name in sys.modules) or "-")
"""

_PLAY = """
import sys
from game.content import load_scenario
from game.lab.collect import play
from game.lab.measure import peak
scenario, _ = load_scenario(sys.argv[1])
for seed in range(int(sys.argv[2]), int(sys.argv[3])):
    play(scenario, ["random"] * len(scenario.seats), seed)
print(peak())
"""


def _importing(scenario: Scenario) -> dict[str, Any]:
    told = [said for said in (words_of(started("-c", _IMPORT, *HEAVY)) for _ in range(REPEATS)) if said]
    heavy = sorted({said[1] for said in told} - {"-"})
    if heavy:
        sys.stderr.write(f"politburo: importing the engine brings in {', '.join(heavy)}\n")
    return {"engine_import_ms": median(float(said[0]) for said in told) if told else None}


def _memory(scenario: Scenario) -> dict[str, Any]:
    said = words_of(started("-c", _PLAY, SCENARIO, "1", "5"))
    return {"peak_mb": (float(said[0]) or None) if said else None}


def _pool(scenario: Scenario) -> dict[str, Any]:
    """Compare two workers of the pool with two processes that share nothing and play the same games, turn about.

    All start anew and are compiled; the pool reads the scenario once, each of the plain processes for itself.
    """
    batch = Batch(SCENARIO, scenario.hash, ("random",) * len(scenario.seats), 1, POOL)
    middle = 1 + POOL // 2
    ratios = []
    for _ in range(TURNS):
        start = time.perf_counter()
        with as_started():
            batches.run(batch, 2)
        pooled = time.perf_counter() - start
        start = time.perf_counter()
        spans = ((1, middle), (middle, 1 + POOL))
        both = [started("-c", _PLAY, SCENARIO, str(first), str(end)) for first, end in spans]
        told = [words_of(one) for one in both]
        if not all(told):
            return {"pool_efficiency": None}
        ratios.append((time.perf_counter() - start) / pooled)
    return {"pool_efficiency": median(ratios)}


def _window(scenario: Scenario) -> dict[str, Any]:
    """Measure the window on a driver without a display, its settings and saves in a folder of their own."""
    names = ("first_frame_ms", "redraw_ms", "redraw_1080p_ms", "idle_cpu_percent")
    told: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(REPEATS - 2):
            said = words_of(started("-m", "game.ui.timing", repr(time.time()), POLITBURO_HOME=folder))
            if not said:
                return dict.fromkeys(names)
            told.append(json.loads(" ".join(said)))
    return {name: _middle([one[name] for one in told if one[name] is not None]) for name in names}


def _middle(values: list[float]) -> float | None:
    return median(values) if values else None
