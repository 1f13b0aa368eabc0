"""`bench --peers`: the same figures of others, in the same run on the same machine. Needs the extra `bench`.

Catanatron is measured by our own definition: a decision is a question with two legal answers at least, asked of two
random players; the whole time of a game is divided by those. Each peer runs in a process of its own. The bare script
shows the labels that our window shows, in the same fonts, rendering each anew, and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from game.content import load_scenario
from game.lab import batch as batches
from game.lab import bench
from game.lab.batch import Batch
from game.lab.measure import Asking, Deaf, Thinking, started, words_of
from game.rivals.player import PLAYERS, player
from game.world.scenario import Scenario

STRONGEST = "planner"
STRONG_SEAT = 1  # of the seven, Trotsky's
RUNS = 3  # of each process
FAR = ("1928", 160)  # scenario and games of the comparison of a cluster: twenty games a task
GROWTH = (20, 80)  # games of a batch between which its memory is compared

_CATANATRON = """
import sys, time
start = time.process_time()
from catanatron import Color, Game, RandomPlayer
imported = 1000 * (time.process_time() - start)
import json
from statistics import median

def table(seed):
    return Game([RandomPlayer(Color.RED), RandomPlayer(Color.BLUE)], seed=seed)

def asked(seed):
    game, kinds = table(seed), [0, 0]
    def decide(player, game, actions):
        kinds[len(actions) > 1] += 1
        return player.decide(game, actions)
    while game.winning_color() is None and game.state.num_turns < 1000:
        game.play_tick(decide_fn=decide)
    return kinds, game

choices, answers, games, copies = [], [], [], []
for seed in range(1, 1 + int(sys.argv[1])):
    kinds, game = asked(seed)
    start = time.process_time()
    table(seed).play()
    took = time.process_time() - start
    games.append(took)
    choices.append(1e6 * took / kinds[1])
    answers.append(1e6 * took / sum(kinds))
    start = time.process_time()
    for _ in range(100):
        game.copy()
    copies.append(1e4 * (time.process_time() - start))
print(json.dumps({"import_ms": imported, "decision_us": median(choices), "answer_us": median(answers),
                  "games_per_s": len(games) / sum(games), "copy_us": median(copies)}))
"""

_CHESS = """
import json, random, time
import chess
from statistics import median
rng, times, copies = random.Random(1), [], []
for _ in range(5):
    board, asked, start = chess.Board(), 0, time.process_time()
    while not board.is_game_over() and asked < 300:
        moves = list(board.legal_moves)
        asked += len(moves) > 1
        board.push(rng.choice(moves))
    times.append(1e6 * (time.process_time() - start) / max(1, asked))
    start = time.process_time()
    for _ in range(200):
        board.copy()
    copies.append(1e6 * (time.process_time() - start) / 200)
print(json.dumps({"decision_us": median(times), "copy_us": median(copies)}))
"""

_SPIEL = """
import json, random, time
import pyspiel
from statistics import median
rng, times, game = random.Random(1), [], pyspiel.load_game("connect_four")
for _ in range(20):
    start, asked = time.process_time(), 0
    for _ in range(20):
        state = game.new_initial_state()
        while not state.is_terminal():
            moves = state.legal_actions()
            asked += len(moves) > 1
            state.apply_action(rng.choice(moves))
    times.append(1e6 * (time.process_time() - start) / asked)
print(json.dumps({"decision_us": median(times)}))
"""

_BARE = """
import json, os, sys, time
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
import pygame
pygame.display.init()
pygame.font.init()
screen = pygame.display.set_mode((1280, 800))
with open(sys.argv[2], encoding="utf-8") as file:
    labels = json.load(file)
fonts = {}

kept = {}

def draw_kept(which):
    screen.fill((236, 226, 204))
    for n, (text, face, size, colour) in enumerate(which):
        key = text, face, size, tuple(colour)
        if key not in kept:
            kept[key] = fonts[face, size].render(text, True, colour)
        screen.blit(kept[key], (10 + n % 5 * 250, 5 + n // 5 * 14))

def draw(which):
    screen.fill((236, 226, 204))
    for n, (text, face, size, colour) in enumerate(which):
        font = fonts.get((face, size))
        if font is None:
            font = fonts[face, size] = pygame.font.Font(face, size)
        screen.blit(font.render(text, True, colour), (10 + n % 5 * 250, 5 + n // 5 * 14))

draw(labels["first"])
pygame.display.flip()
first = 1000 * (time.time() - float(sys.argv[1]))
draw(labels["busiest"])
took = []
for _ in range(15):
    start = time.process_time()
    draw(labels["busiest"])
    took.append(time.process_time() - start)
again = []
for _ in range(16):
    start = time.process_time()
    draw_kept(labels["busiest"])
    again.append(time.process_time() - start)
print(json.dumps({"first_frame_ms": first, "redraw_ms": 1000 * sorted(took)[7],
                  "kept_redraw_ms": 1000 * sorted(again)[7]}))
"""

_BATCH = """
import json, sys
from game.lab import batch
from game.lab.measure import peak
from game.lab.simulate import scenario_named
scenario = scenario_named(sys.argv[1])
early, late = int(sys.argv[2]), int(sys.argv[3])
seen = {}
def told(done, of):
    seen[done] = peak()
batch.run(batch.Batch(sys.argv[1], scenario.hash, ("random",) * len(scenario.seats), 1, late), 1, told)
print(json.dumps([seen[early], seen[late]]))
"""

_CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as local:
        print(local.scheduler_address, flush=True)
        sys.stdin.read()
"""


def missing() -> str:
    """Return what keeps the peers from being measured, with the line that mends it, '' where nothing does."""
    if find_spec("catanatron") is not None:
        return ""
    python = os.path.basename(sys.executable) or "python"
    return (
        "--peers needs the extra `bench`. Set up, in the folder of the game:\n"
        f'  {python} -m pip install -e ".[bench,cluster]"'
    )


def _json_of(*arguments: str) -> Any:
    """Return what a Python of its own printed as JSON, None where it failed."""
    words = words_of(started(*arguments))
    return json.loads(" ".join(words)) if words else None


def _catanatron(scenario: Scenario) -> dict[str, Any]:
    runs = [found for found in (_json_of("-c", _CATANATRON, "8") for _ in range(RUNS)) if found]
    names = ("import_ms", "decision_us", "answer_us", "games_per_s", "copy_us")
    return {f"catanatron_{name}": median(run[name] for run in runs) if runs else None for name in names}


def _others(scenario: Scenario) -> dict[str, Any]:
    """Measure those that happen to be installed besides, for orientation."""
    told: dict[str, Any] = {}
    for name, module, code in (("chess", "chess", _CHESS), ("connect_four", "pyspiel", _SPIEL)):
        found = _json_of("-c", code) if find_spec(module) is not None else None
        told[f"{name}_decision_us"] = found["decision_us"] if found else None
        if found and "copy_us" in found:
            told[f"{name}_copy_us"] = found["copy_us"]
    return told


def _strongest(scenario: Scenario) -> dict[str, Any]:
    """Time the strongest rival in one seat over a game; the others are standard."""
    player("random", 0)  # so that every rival is known
    if STRONGEST not in PLAYERS:
        return {"strongest_decision_ms": None}
    seats = ["standard"] * len(scenario.seats)
    seat = min(STRONG_SEAT, len(seats) - 1)
    seats[seat] = STRONGEST
    game = type("Strong", (Thinking,), {"timed": seat})(scenario, bench.SEEDS[0], seats, archive=False)
    return {"strongest_decision_ms": 1000 * game.took / max(1, game.asked), "strongest": STRONGEST}


def _doubled(scenario: Scenario) -> dict[str, Any]:
    """Measure a decision of random play where there are twice the people and posts, beside one where there are not."""
    times = []
    large = doubled(scenario)
    seats = ["random"] * len(scenario.seats)
    for seed in bench.SEEDS[:2]:
        asked = Asking(large, seed, seats, archive=False).asked
        start = time.process_time()
        Deaf(large, seed, seats, archive=False)
        times.append(1e6 * (time.process_time() - start) / asked)
    return {"doubled_decision_us": median(times)}


def doubled(scenario: Scenario) -> Scenario:
    """Return a scenario in memory with every person and every post twice, and committees of twice the size.

    The second of each pair is nobody's rival: he follows the first one's patron and holds the second post.
    """
    many = len(scenario.people)
    people = [
        replace(person, id=f"{person.id}_2", temper=(), aim=(), difficulty=0, stop=-1, guard=-1, rung=0, record=0)
        for person in scenario.people
    ]
    posts = [
        replace(post, id=f"{post.id}_2", holder=post.holder + many if post.holder >= 0 else -1)
        for post in scenario.posts
    ]
    bodies = [
        (name, (*who, *(p + many for p in who)) if not name.startswith(("politburo", "secretariat")) else who)
        for name, who in scenario.bodies
    ]
    calendar = [
        replace(day, votes=2 * day.votes, cc_size=2 * day.cc_size, candidate_size=2 * day.candidate_size)
        for day in scenario.calendar
    ]
    both, all_posts = (*scenario.people, *people), (*scenario.posts, *posts)
    return replace(
        scenario,
        hash=sha256(f"{scenario.hash} doubled".encode()).hexdigest(),
        people=both, posts=all_posts, bodies=tuple(bodies), calendar=tuple(calendar),
        person_index={person.id: p for p, person in enumerate(both)},
        post_index={post.id: q for q, post in enumerate(all_posts)},
    )  # fmt: skip


def _batch(scenario: Scenario) -> dict[str, Any]:
    """Compare the memory of a batch early and late; at a thousand games it has grown on as it did between."""
    early, late = GROWTH
    found = _json_of("-c", _BATCH, bench.SCENARIO, str(early), str(late))
    if not found or not found[1]:
        return {"batch_growth_mb": None, "batch_1000_mb": None}
    growth = found[1] - found[0]
    return {"batch_growth_mb": growth, "batch_1000_mb": found[1] + growth * (1000 - late) / (late - early)}


def _cluster(scenario: Scenario) -> dict[str, Any]:
    """Compare two workers of a Dask scheduler with two of the pool, of a short scenario, turn about."""
    told: dict[str, Any] = {"cluster_efficiency": None}
    name, games = FAR
    short, _ = load_scenario(name)
    if find_spec("distributed") is None or short is None:
        return told
    batch = Batch(name, short.hash, ("random",) * len(short.seats), 1, games)
    local = started("-c", _CLUSTER)
    assert local.stdout is not None
    try:
        address = local.stdout.readline().strip()
        if not address:
            return told
        # Both start their workers and load what they need before the clock runs, or as a part of it, alike.
        batches.run(replace(batch, games=2), 1, cluster=address)
        ratios = []
        for _ in range(RUNS - 1):
            times = []
            for more in ({"jobs": 2}, {"cluster": address}):
                start = time.perf_counter()
                batches.run(batch, **more)  # type: ignore[arg-type]
                times.append(time.perf_counter() - start)
            ratios.append(times[0] / times[1])
        told["cluster_efficiency"] = median(ratios)
    except batches.BatchError as fault:
        sys.stderr.write(f"politburo: not measured: {fault}\n")
    finally:
        _end(local)
    return told


def _end(process: subprocess.Popen[str]) -> None:
    """End a process; its own workers see that it is gone and end too."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


def _bare(scenario: Scenario) -> dict[str, Any]:
    """Measure the window and a bare script with the same labels, turn about."""
    ours: list[dict[str, Any]] = []
    bare: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        labels = Path(folder) / "labels.json"
        for _ in range(RUNS):
            words = words_of(started("-m", "game.ui.timing", repr(time.time()), str(labels), POLITBURO_HOME=folder))
            if not words:
                return {}
            ours.append(json.loads(" ".join(words)))
            script = words_of(started("-c", _BARE, repr(time.time()), str(labels)))
            if script:
                bare.append(json.loads(" ".join(script)))
    told = {name: _middle([one[name] for one in ours]) for name in _OURS}
    return told | {f"bare_{name}": _middle([one[name] for one in bare]) for name in _BARE_NAMES}


_OURS = ("first_frame_ms", "redraw_ms", "anew_redraw_ms", "idle_cpu_percent", "waiting_cpu_percent")
_BARE_NAMES = ("first_frame_ms", "redraw_ms", "kept_redraw_ms")


def _middle(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None


PARTS: dict[str, bench.Part] = {
    "catanatron": _catanatron, "others": _others, "strongest": _strongest, "doubled": _doubled, "batch": _batch,
    "cluster": _cluster, "bare": _bare,
}  # fmt: skip

_SHOWN = {
    "catanatron_decision_us": "Catanatron: µs a decision, two random players",
    "catanatron_answer_us": "Catanatron: µs an answer, forced ones counted",
    "catanatron_games_per_s": "Catanatron: games a second",
    "catanatron_copy_us": "Catanatron: µs a Game.copy",
    "catanatron_import_ms": "Catanatron: ms to import",
    "chess_decision_us": "python-chess: µs a decision",
    "chess_copy_us": "python-chess: µs a copy with its history",
    "connect_four_decision_us": "OpenSpiel's connect four: µs a decision",
    "strongest_decision_ms": f"ms a decision of the strongest rival ({STRONGEST})",
    "doubled_decision_us": "µs a decision, twice the people and posts",
    "batch_1000_mb": "MB of a batch at a thousand games",
    "batch_growth_mb": f"MB by which it grew from game {GROWTH[0]} to {GROWTH[1]}",
    "cluster_efficiency": "two workers of a Dask scheduler against the local pool",
    "anew_redraw_ms": "ms to draw the busiest screen with every panel drawn anew, for orientation",
    "bare_first_frame_ms": "bare script: ms to its first frame",
    "bare_redraw_ms": "bare script: ms to draw the busiest screen's labels",
    "bare_kept_redraw_ms": "the same with every text kept as a surface, for orientation",
    "waiting_cpu_percent": "percent of a core taken by a bare loop of event.wait, turn about with the idle window",
}


def table(told: dict[str, Any], only: bool = False) -> str:
    """Return the figures of the peers as lines, those of parts that were not asked for too unless `only`."""
    return "".join(
        f"{name:<26}{'-' if told.get(name) is None else f'{told[name]:,.10g}':>14}  {meaning}\n"
        for name, meaning in _SHOWN.items()
        if name in told or not only
    )
