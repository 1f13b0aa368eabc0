"""`simulate`: many games between rivals, told as a table or as JSON (COMMANDS, simulate)."""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from game import __version__, files
from game.content import load_scenario
from game.lab import batch as batches
from game.lab import factors
from game.lab.batch import Batch, BatchError, Played
from game.lab.collect import Record, summary
from game.lab.counting import month_name
from game.lab.progress import Bar, clock
from game.lab.rows import rows
from game.lab.rows_made import WIDE, Row
from game.rivals.player import player
from game.world.scenario import Scenario

DONE, MISUSED = 0, 2


class Misuse(Exception):
    """The command was given something it cannot use; the text is a sentence."""


def run(args: argparse.Namespace) -> int:
    """Play the games asked for and tell what came of them; returns the exit code."""
    try:
        scenario = scenario_named(args.scenario)
        seats = seat_specs(scenario, args.rival, args.seat_of)
        off = left_out(scenario, args.without)
    except Misuse as fault:
        return _refuse(str(fault))
    told = unwritable("--json", args.json) or unwritable("--csv", args.csv) or no_page("--report", args.report)
    if told:
        return _refuse(told)
    began = time.monotonic()
    bar = Bar("games")
    batch = Batch(args.scenario, scenario.hash, tuple(seats), args.seed, args.games, off=off)
    scenario = factors.changed(scenario, off)
    try:
        played = batches.run(batch, args.jobs, bar, cluster=args.cluster, scenario=scenario)
    except BatchError as fault:
        bar.close()
        return _refuse(str(fault))
    bar.close()
    records = played.finished()
    if not records:
        return _refuse("stopped before the first game was over")
    result = told_of(scenario, batch, played, args.jobs, time.monotonic() - began)
    if args.csv:
        give(games_csv(played, batch.seed), args.csv)
    if args.report:
        from game.lab import (
            report,  # the page is made once, and only the one who asks for it loads what it needs
        )

        give(report.written(result, scenario), args.report)
    if args.json:
        give(json_text(result, ascii_only=args.json == "-"), args.json)
    elif args.csv != "-":
        sys.stdout.write(table(scenario, result))
    if played.stopped:
        sys.stderr.write(f"politburo: stopped; {len(records)} of {args.games} games were finished and counted\n")
    return MISUSED if played.stopped else DONE


def unwritable(option: str, path: str | None) -> str:
    """Return why an option's file cannot be written, as a sentence, '' where it can, or is the screen or none."""
    if path is None or path == "-" or files.may_write(Path(path)):
        return ""
    return f"{option} '{path[:80]}': no file can be written there; name another, or `-` for the screen"


def no_page(option: str, path: str | None) -> str:
    """Return why a page cannot be written to an option's file, as a sentence; a page is never for the screen."""
    if path == "-":
        return f"{option} -: a page is for a browser; name a file such as report.html"
    return unwritable(option, path).replace("; name another, or `-` for the screen", "; name another")


def give(text: str, path: str) -> None:
    """Write a result to a file, or to standard output for `-`."""
    if path == "-":
        sys.stdout.write(text)
    else:
        files.write_atomic(Path(path), text.encode(), keep=1)


# A list of numbers as `indent` spreads it; no text in JSON holds the newline it begins with.
_NUMBERS = re.compile(r"\[\n\s*(-?\d+(?:,\s*-?\d+)*)\s*\]")


def json_text(result: dict[str, Any], ascii_only: bool = False) -> str:
    """Return a result as JSON to read: an entry a line, but lists of whole numbers each on one line."""
    text = json.dumps(result, indent=1, ensure_ascii=ascii_only)
    return _NUMBERS.sub(lambda found: f"[{' '.join(found.group(1).split())}]", text) + "\n"


_COLUMNS = ("seed", "result", "on_top", "changes_of_leader", "first_removal", "secretary_removed", "digest")


def games_csv(played: Played, seed: int) -> str:
    """Return a line for each finished game: seed, result, who is on top, months as YYYY-MM or empty, digest."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(_COLUMNS)
    for n, record in enumerate(played.records):
        if record is None:
            continue
        first, secretary = record["SeatsLost"][2], record["Secretary"]
        months = [month_name(month) if month else "" for month in (first, secretary[0] if secretary else 0)]
        result, top = record["Result"][:2]
        lines.writerow([seed + n, result, top or "nobody", record["LeaderChanges"], *months, record["digest"]])
    return text.getvalue()


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


def left_out(scenario: Scenario, names: list[str]) -> tuple[str, ...]:
    """Return the factors of --without in the order of the list; raises Misuse for an unknown or idle one."""
    try:
        off = factors.without(names)
    except factors.UnknownName as fault:
        raise Misuse(f"--without: {fault}") from fault
    for name in off:
        if not factors.KNOWN[name].applies(scenario):
            raise Misuse(f"--without {name}: {factors.KNOWN[name].why_not}, so there is nothing to leave out")
    return off


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
        "without": list(batch.off),
        "seconds": round(seconds, 2),
        **summary(records, scenario),
        "rows": rows(records, scenario) if not batch.off else [],  # they ask of the game as it is
        "games_list_digest": list_digest(records),
    }


def list_digest(records: Sequence[Record]) -> str:
    """Return the sha256 over the final digests in seed order."""
    return hashlib.sha256("\n".join(record["digest"] for record in records).encode()).hexdigest()


def table(scenario: Scenario, told: dict[str, Any]) -> str:
    """Return the summary for people: who was on top, what was used, the rows of the targets."""
    games = told["games"]
    lines = [
        f"{scenario.title}: {games} games, seeds {told['seed']} to {told['seed'] + games - 1}, "
        f"{clock(told['seconds'])}, {told['decisions'] // games} decisions a game, {told['errors']} errors",
        *(f"without {name}: {factors.KNOWN[name].off}" for name in told["without"]),
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
        lines += ["", "Targets"] + [row_line(row) for row in told["rows"]]
    return "\n".join(lines) + "\n"


def row_line(row: Row) -> str:
    """Return a row of the targets as a line of a table: number, name, value, interval, games, bounds, met or not."""
    sign = "%" if row["unit"] == "percent" else ""
    value, around = row["value"], row["interval"]
    text = "-" if value is None else f"{value:.1f}{sign}" if isinstance(value, float) else f"{value}{sign}"
    between = f"{around[0]:.1f} to {around[1]:.1f}" if around else ""
    met = "met" if row["ok"] else "not met"
    line = f"{row['row']:>3}  {row['name']:<79}{text:>8}  {between:<16}{row['games']:>6}  {_bounds(row):<15}{met}"
    unused = row.get("unused")
    return line + (f"\n{'':>7}never: {', '.join(unused)}" if unused else "")


def _bounds(row: Row) -> str:
    """Return what is asked of a line of the targets: the bounds its value should keep, or what it says itself."""
    low, high = row["low"], row["high"]
    if "asked" in row:
        return str(row["asked"])
    if low == -WIDE or (low == 0 and high < WIDE):
        return f"at most {high:g}"
    return f"at least {low:g}" if high == WIDE or low == high else f"{low:g}-{high:g}"


def scenario_named(name: str) -> Scenario:
    """Return a scenario by id or path; raises Misuse with the first of what is wrong with it."""
    scenario, problems = load_scenario(name)
    if scenario is None:
        wrong = [str(one) for one in problems if one.severity == "error"]
        more = f" (and {len(wrong) - 1} more; see `politburo validate {name}`)" if len(wrong) > 1 else ""
        raise Misuse(wrong[0] + more)
    return scenario


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"politburo: {sentence}\n")
    return MISUSED
