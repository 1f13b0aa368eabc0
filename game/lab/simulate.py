"""`simulate`: many games between rivals, told as a table or as JSON (COMMANDS, simulate)."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any

from game import __version__, files
from game.content import load_scenario
from game.lab import batch as batches
from game.lab.batch import Batch, BatchError, Played
from game.lab.collect import Record, summary
from game.lab.progress import Bar, clock
from game.lab.rows import Row, rows
from game.rivals.player import player
from game.world.scenario import Scenario

DONE, MISUSED = 0, 2


class Misuse(Exception):
    """The command was given something it cannot use; the text is a sentence."""


def run(args: argparse.Namespace) -> int:
    """Play the games asked for and tell what came of them; returns the exit code."""
    try:
        scenario = _scenario(args.scenario)
        seats = seat_specs(scenario, args.rival, args.seat_of)
    except Misuse as fault:
        return _refuse(str(fault))
    if args.json is not None and args.json != "-" and not files.may_write(Path(args.json)):
        return _refuse(f"--json '{args.json[:80]}': no file can be written there; name another, or `-` for the screen")
    began = time.monotonic()
    bar = Bar("games")
    batch = Batch(args.scenario, scenario.hash, tuple(seats), args.seed, args.games)
    try:
        played = batches.run(batch, args.jobs, bar)
    except BatchError as fault:
        bar.close()
        return _refuse(str(fault))
    bar.close()
    records = played.finished()
    if not records:
        return _refuse("stopped before the first game was over")
    told = told_of(scenario, batch, played, args.jobs, time.monotonic() - began)
    if args.json:
        data = json.dumps(told, indent=1, ensure_ascii=args.json == "-") + "\n"
        if args.json == "-":
            sys.stdout.write(data)
        else:
            files.write_atomic(Path(args.json), data.encode(), keep=1)
    else:
        sys.stdout.write(table(scenario, told))
    if played.stopped:
        sys.stderr.write(f"politburo: stopped; {len(records)} of {args.games} games were finished and counted\n")
    return MISUSED if played.stopped else DONE


def seat_specs(scenario: Scenario, rival: str, given: list[str]) -> list[str]:
    """Return who decides for each seat from --rival and --seat-of; raises Misuse for unknown persons and rivals."""
    names = [scenario.people[p].id for p in scenario.seats]
    specs = dict.fromkeys(names, rival)
    for pair in given:
        person, equals, spec = pair.partition("=")
        if not equals or person not in specs:
            raise Misuse(f"--seat-of {pair}: write PERSON=SPEC with a person of {', '.join(names)}")
        specs[person] = spec
    for spec in specs.values():
        try:
            player(spec, 0)
        except ValueError as fault:
            raise Misuse(str(fault)) from fault
    return list(specs.values())


def told_of(scenario: Scenario, batch: Batch, played: Played, jobs: int, seconds: float) -> dict[str, Any]:
    """Return the JSON object of the command."""
    records = played.finished()
    names = [scenario.people[p].id for p in scenario.seats]
    return {
        "scenario": scenario.id,
        "hash": scenario.hash,
        "version": __version__,
        "games": len(records),
        "seed": batch.seed,
        "jobs": jobs,
        "stopped": played.stopped,
        "rivals": dict(zip(names, batch.seats, strict=True)),
        "seconds": round(seconds, 2),
        **summary(records, scenario),
        "rows": rows(records, scenario),
        "games_list_digest": list_digest(records),
    }


def list_digest(records: list[Record]) -> str:
    """Return the sha256 over the final digests in seed order."""
    return hashlib.sha256("\n".join(record["digest"] for record in records).encode()).hexdigest()


def table(scenario: Scenario, told: dict[str, Any]) -> str:
    """Return the summary for people: who was on top, what was used, the rows of the targets."""
    games = told["games"]
    lines = [
        f"{scenario.title}: {games} games, seeds {told['seed']} to {told['seed'] + games - 1}, "
        f"{clock(told['seconds'])}, {told['decisions'] // games} decisions a game, {told['errors']} errors",
        "",
        f"{'on top':<28}{'games':>7}{'share':>8}",
    ]
    shorts = {scenario.people[p].id: scenario.people[p].short for p in scenario.seats}
    shorts["nobody"] = "nobody above the others"
    for who, count in told["on_top"].items():
        lines.append(f"{shorts[who]:<28}{count:>7}{100 * count / games:>7.1f}%")
    removed, first = told["secretary_removed"], told["first_removal"]
    unused = [name for name, count in told["actions"].items() if not count]
    lines += [
        "",
        f"changes of leader, median {told['leader_changes']['median']:g}; "
        f"first removal from the Politburo {first['median_month'] or 'never'} ({first['games']} games); "
        f"General Secretary removed in {removed['games']}",
        f"never fired: {', '.join(told['never_fired']) or 'none'}",
        f"never chosen: {', '.join(unused) or 'none'}",
    ]
    if told["rows"]:
        lines += ["", "Rows 1-10 of the targets"] + [_line(row) for row in told["rows"]]
    return "\n".join(lines) + "\n"


def _line(row: Row) -> str:
    percent = row["unit"] == "percent"
    value = "-" if row["value"] is None else f"{row['value']:.1f}%" if percent else f"{row['value']}"
    bounds = f"{row['low']:g}-{row['high']:g}" if row["high"] != 100 or not percent else f"at least {row['low']:g}"
    return f"{row['row']:>3}  {row['name']:<78}{value:>8}  {bounds:<13}{'met' if row['ok'] else 'not met'}"


def _scenario(name: str) -> Scenario:
    scenario, problems = load_scenario(name)
    if scenario is None:
        wrong = [str(one) for one in problems if one.severity == "error"]
        more = f" (and {len(wrong) - 1} more; see `politburo validate {name}`)" if len(wrong) > 1 else ""
        raise Misuse(wrong[0] + more)
    return scenario


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"politburo: {sentence}\n")
    return MISUSED
