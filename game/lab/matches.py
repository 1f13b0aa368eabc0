"""`matches`: one rival against another in the same seats and games (DETAILS, strength match).

Every seat and seed is played twice, the seat held by A and then by B, all others by the standard rival. Better is the
higher score (rule 8.13: aim, on top, fate); equal is undecided. The time of a decision is that of answers to questions
put to the seat, averaged over whole games; it is time of the processor, so that a busy machine does not count.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from game import files
from game.lab import batch as batches
from game.lab.batch import Batch, BatchError
from game.lab.collect import Record
from game.lab.progress import Bar
from game.lab.simulate import Misuse, scenario_named
from game.play.action import ACTIONS, FREE, Action
from game.rivals.player import Player, player
from game.rules import aim
from game.rules.ending import COLLECTIVE, GOING
from game.rules.score import score
from game.session import Session
from game.world.kinds import Decision
from game.world.scenario import Scenario
from game.world.view import View

DONE, MISUSED = 0, 2
STANDARD = "standard"
FILE = "strengths.json"
# Each strength against the one below (game/rivals/strength.py; the third is the standard rival).
LADDER = (("secretary", "delegate"), (STANDARD, "secretary"), ("leader", STANDARD))


class Timed:
    """A player whose answers are timed and counted by kind."""

    def __init__(self, inner: Player) -> None:
        self.inner = inner
        self.seconds, self.asked = 0.0, 0
        self.kinds: Counter[str] = Counter()

    def choose(self, view: View, decision: Decision) -> Action:
        """Return the inner player's answer."""
        began = time.process_time()
        answer = self.inner.choose(view, decision)
        self.seconds += time.process_time() - began
        self.asked += 1
        if ACTIONS[answer.kind].cost != FREE:
            self.kinds[answer.kind] += 1
        return answer


class Watched(Session):
    """A game in which one seat's player is timed."""

    seat = 0
    timed: Timed

    def _seat_players(self) -> None:
        super()._seat_players()
        inner = self.players[self.seat]
        assert inner is not None
        self.timed = Timed(inner)
        self.players[self.seat] = self.timed


def game(scenario: Scenario, batch: Batch, n: int) -> Record:
    """Play one game of a match: index n is seed, then seat, then A or B."""
    side, rest = n % 2, n // 2
    seats = batch.more or tuple(range(len(scenario.seats)))
    k, seed = seats[rest % len(seats)], batch.seed + rest // len(seats)
    specs = [STANDARD] * len(scenario.seats)
    specs[k] = batch.seats[side]
    kind = type("WatchedSeat", (Watched,), {"seat": k})
    played: Watched = kind(scenario, seed, specs, dict(batch.rules), archive=False)
    st, p = played.state, scenario.seats[k]
    return {
        "seat": scenario.people[p].id,
        "seed": seed,
        "side": side,
        "score": score(st, p),
        "aim": int(aim.reached(st, p)),
        "top": int(st.winner == p and st.result not in (GOING, COLLECTIVE)),
        "seconds": played.timed.seconds,
        "asked": played.timed.asked,
        "kinds": dict(played.timed.kinds),
        "errors": played.errors,
    }


def told(records: Sequence[Record], specs: tuple[str, str]) -> dict[str, Any]:
    """Return what came of a match: who was better how often, by seat, and how each side fared and acted."""
    pairs: dict[tuple[str, int], dict[int, Record]] = {}
    for record in records:
        pairs.setdefault((record["seat"], record["seed"]), {})[record["side"]] = record
    whole = [pair for pair in pairs.values() if len(pair) == 2]
    seats = list(dict.fromkeys(record["seat"] for record in records))
    return {
        "a": specs[0],
        "b": specs[1],
        "games": len(records),
        "match": _match(whole),
        "seats": {seat: _match([pair for pair in whole if pair[0]["seat"] == seat]) for seat in seats},
        "sides": [_side([r for r in records if r["side"] == n], seats) for n in (0, 1)],
    }


def _match(pairs: list[dict[int, Record]]) -> dict[str, Any]:
    better = sum(1 for pair in pairs if pair[0]["score"] > pair[1]["score"])
    worse = sum(1 for pair in pairs if pair[0]["score"] < pair[1]["score"])
    decided = better + worse
    return {
        "a_better": better,
        "b_better": worse,
        "undecided": len(pairs) - decided,
        "a_of_100_decided": round(100 * better / decided, 1) if decided else None,
    }


def _side(records: list[Record], seats: list[str]) -> dict[str, Any]:
    kinds: dict[str, Any] = {}
    by_seat = {}
    for seat in seats:
        mine = [r for r in records if r["seat"] == seat]
        counted: Counter[str] = Counter()
        for r in mine:
            counted.update(r["kinds"])
        acts = sum(counted.values())
        kinds[seat] = {kind: round(100 * n / acts, 1) for kind, n in counted.most_common(5)}
        games = max(1, len(mine))
        by_seat[seat] = {
            "games": len(mine),
            "score": round(sum(r["score"] for r in mine) / games, 1),
            "on_top": round(100 * sum(r["top"] for r in mine) / games, 1),
            "aim": round(100 * sum(r["aim"] for r in mine) / games, 1),
        }
    asked = sum(r["asked"] for r in records)
    return {
        "ms_a_decision": round(1000 * sum(r["seconds"] for r in records) / asked, 3) if asked else None,
        "decisions": asked,
        "errors": sum(r["errors"] for r in records),
        "seats": by_seat,
        "kinds": kinds,
    }


def run(args: argparse.Namespace) -> int:
    """Play the match asked for, or the ladder of strengths, and tell it; returns the exit code."""
    rungs = LADDER if args.ladder else ((args.a, args.b),)
    try:
        scenario = scenario_named(args.scenario)
        for spec in (args.a, args.b):
            try:
                player(spec, 0)
            except ValueError as fault:
                raise Misuse(f"{fault}") from None
        seats = seats_named(scenario, args.seats)
    except Misuse as fault:
        return _refuse(str(fault))
    results: list[dict[str, Any]] = []
    stopped = False
    for pair in rungs:
        batch = Batch(
            args.scenario, scenario.hash, pair, args.seed, 2 * len(seats) * args.games, job="matches:game",
            more=tuple(seats),
        )  # fmt: skip
        bar = Bar(f"games of {pair[0]} and {pair[1]}")
        try:
            played = batches.run(batch, args.jobs, bar)
        except BatchError as fault:
            bar.close()
            return _refuse(str(fault))
        bar.close()
        head = {"scenario": args.scenario, "seeds": [args.seed, args.seed + args.games - 1]}
        results.append(head | told(played.finished(), pair))
        if not args.json:
            sys.stdout.write(table(results[-1]) + ("\n" if args.ladder else ""))
        stopped = played.stopped
        if stopped:
            break
    if args.json:
        sys.stdout.write(json.dumps(results if args.ladder else results[0], indent=1) + "\n")
    if stopped:
        return _refuse("stopped; what was finished is told, and nothing was kept")
    if args.keep:
        text = json.dumps(margins(results), indent=1) + "\n"
        files.write_atomic(files.assets_folder() / FILE, text.encode(), keep=1)
    return DONE


def margins(results: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return by strength in how many of a hundred decided games it beats the one below, and of how many pairs."""
    return {
        one["a"]: {"below": one["b"], "of_100_decided": one["match"]["a_of_100_decided"], "pairs": one["games"] // 2}
        for one in results
    }


def seats_named(scenario: Scenario, text: str | None) -> list[int]:
    """Return the places of the seats named with commas between, all where none is. Raises Misuse."""
    ids = [scenario.people[p].id for p in scenario.seats]
    if not text:
        return list(range(len(ids)))
    for name in text.split(","):
        if name not in ids:
            raise Misuse(f"--seats {name[:40]}: no such seat; there are {', '.join(ids)}")
    return [ids.index(name) for name in text.split(",")]


def table(result: dict[str, Any]) -> str:
    """Return the result as lines for a terminal."""
    a, b = result["sides"]
    lines = [f"A {result['a']}   B {result['b']}   {result['games']} games", ""]
    heads = ("A better", "B better", "equal", "A top", "B top", "A aim", "B aim")
    lines.append(f"{'seat':<12}" + "".join(f"{head:>9}" for head in heads))
    for seat, match in [*result["seats"].items(), ("all", result["match"])]:
        line = f"{seat:<12}{match['a_better']:>9}{match['b_better']:>9}{match['undecided']:>9}"
        if seat in a["seats"]:
            one, other = a["seats"][seat], b["seats"][seat]
            line += f"{one['on_top']:>8}%{other['on_top']:>8}%{one['aim']:>8}%{other['aim']:>8}%"
        lines.append(line)
    of = result["match"]["a_of_100_decided"]
    lines.append("")
    lines.append(f"A better in {of} of 100 decided" if of is not None else "nothing was decided")
    lines.append(f"a decision takes A {a['ms_a_decision']} ms, B {b['ms_a_decision']} ms")
    return "\n".join(lines) + "\n"


def _refuse(sentence: str) -> int:
    print(f"politburo: {sentence}", file=sys.stderr)
    return MISUSED
