"""`targets`: the eighteen rows of the targets for the historical scenario, each with value, interval, met (RULES 9).

Tuning uses seeds 1 to 5000 only, so the seeds here begin beyond them. Each row is measured from a batch of its own
kind of game; of the dearer kinds fewer are played, so that `-n 500` ends within an hour on two cores and `-n 60` within
six minutes. Every line tells its number of games.

| rows | played | games at -n N | at 500 | at 60 |
|---|---|---|---|---|
| 1-10, 13 | plain games between standard rivals | N | 500 | 60 |
| 11 | one of five mechanisms off, each against the first plain games on the same seeds | 2N/5 each | 200 | 24 |
| 12 | games played out up to 20 times from each of two dates, until the answer is settled | N/5 | 100 | 12 |
| 14, 15, 18 | a strong rival in each of the seven seats | N/10 each | 50 | 6 |
| 16 | four single lines of play in each seat, against the first plain games on the same seeds | 2N/25 each | 40 | 4 |
| 17 | plain games with every contested vote counted a month before | N/5 | 100 | 12 |
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from game import __version__
from game.lab import batch as batches
from game.lab.batch import Batch, BatchError
from game.lab.collect import Record
from game.lab.progress import Bar, clock
from game.lab.rows import applies, rows
from game.lab.rows_made import Row
from game.lab.simulate import DONE, MISUSED, Misuse, give, row_line, scenario_named, unwritable
from game.world.scenario import Scenario

WRONG = 1  # exit code: a row was missed
CALIBRATED = (*range(1, 11), 13)  # rows that the numbers of the rules were moved for

Made = Callable[[Sequence[Record], Sequence[Record], Scenario], list[Row]]


@dataclass(frozen=True)
class Part:
    """Rows that come from one kind of game.

    `share` are its games for each hundred asked for, of each of its `kinds`; a game takes about `weight` times as long
    as a plain one; `plain` tells whether it is held against plain games on the same seeds.
    """

    rows: tuple[int, ...]
    job: str
    share: int
    kinds: int = 1
    weight: int = 1
    plain: bool = False

    def each(self, games: int) -> int:
        """Return how many games of each kind are played where so many were asked for."""
        return max(1, games * self.share // 100)


# In the order in which they are played: the quickest first, so that a run cut short has told most.
PLAIN = Part(CALIBRATED, "", 100)
PARTS = (
    PLAIN,
    Part((17,), "rows_count", 20),
    Part((11,), "rows_off", 40, kinds=5, plain=True),
    Part((16,), "rows_single", 8, kinds=28, plain=True),
    Part((14, 15, 18), "rows_strong", 10, kinds=7, weight=2),
    Part((12,), "rows_open", 20, weight=16),
)
ROWS = tuple(range(1, 19))


def run(args: argparse.Namespace) -> int:
    """Play the games the rows need and tell which are met; returns the exit code."""
    try:
        scenario = scenario_named(args.scenario)
        wanted = chosen(args.rows)
        if not applies(scenario):
            raise Misuse(f"'{scenario.id}' has no targets; those there are ask of the seven seats from January 1924")
        if told := unwritable("--json", args.json):
            raise Misuse(told)
        began = time.monotonic()
        bar = Bar("games' worth")
        try:
            jobs = args.jobs or batches.cores()
            found, trouble = measure(scenario, args.scenario, wanted, args.games, args.seed, jobs, bar)
        finally:
            bar.close()
    except (Misuse, BatchError) as fault:
        sys.stderr.write(f"politburo: {fault}\n")
        return MISUSED
    missing = sorted(set(wanted) - {row["row"] for row in found})
    took = time.monotonic() - began
    if args.json:
        told_all = told_of(scenario, args.seed, args.games, found, missing, took)
        give(json.dumps(told_all, indent=1, ensure_ascii=args.json == "-") + "\n", args.json)
    if args.json != "-" and found:
        head = f"{scenario.title}: {args.games} games asked for, seeds from {args.seed}, {clock(took)}"
        lines = [head, "", *map(row_line, found), "", summary(found)]
        sys.stdout.write("\n".join(lines) + "\n")
    if missing:
        sys.stderr.write(f"politburo: {trouble or 'stopped'}; not measured: rows {_listed(missing)}\n")
        return MISUSED
    return DONE if all(row["ok"] for row in found) else WRONG


def measure(
    scenario: Scenario, named: str, wanted: tuple[int, ...], games: int, seed: int, jobs: int, bar: batches.Progress
) -> tuple[list[Row], str]:
    """Play what the rows need; returns their lines in the order of rows, and the fault that ended it, '' for none.

    Rows cut short by an interrupt or a fault are absent: what is finished is kept. Raises BatchError where nothing is.
    """
    asked = [part for part in PARTS if set(part.rows) & set(wanted)]
    # So many plain games as anything asked for is held against.
    many = max([part.each(games) for part in asked if part.plain or part is PLAIN], default=0)
    parts = [PLAIN, *[part for part in asked if part is not PLAIN]] if many else asked
    whole = sum(_worth(part, games, many) for part in parts)
    base: Sequence[Record] = ()
    found: list[Row] = []
    done, trouble = 0, ""
    for part in parts:
        each = many if part is PLAIN else part.each(games)
        batch = Batch(
            named, scenario.hash, ("standard",) * len(scenario.seats), seed, each * part.kinds,
            job=f"{part.job}:game" if part.job else "", more=(each,),
        )  # fmt: skip

        def told(at: int, of: int, begun: int = done, weight: int = part.weight) -> None:
            bar(begun + at * weight, whole)

        try:
            played = batches.run(batch, jobs, told)
        except BatchError as fault:
            if not found:
                raise
            trouble = str(fault)
            break
        if played.stopped:
            break
        done += _worth(part, games, many)
        records = played.finished()
        if part is PLAIN:
            base = records
        found += [row for row in made(part, records, base, scenario) if row["row"] in wanted]
    for row in found:
        row["calibrated"] = row["row"] in CALIBRATED
    return sorted(found, key=lambda row: row["row"]), trouble


def _worth(part: Part, games: int, many: int) -> int:
    """Return what a part costs, in plain games; `many` are the plain games themselves."""
    return many if part is PLAIN else part.each(games) * part.kinds * part.weight


def made(part: Part, records: Sequence[Record], base: Sequence[Record], scenario: Scenario) -> list[Row]:
    """Return the lines of a part from its records, and from plain games where it is held against those."""
    if part is PLAIN:
        return rows(records, scenario)
    make: Made = import_module(f"game.lab.{part.job}").rows
    return make(records, base, scenario)


def chosen(text: str | None) -> tuple[int, ...]:
    """Return the numbers of a list such as `1,5,9` or `1-10,13`, all there are for None; raises Misuse."""
    if text is None:
        return ROWS
    out: list[int] = []
    for part in text.split(","):
        first, dash, last = (one.strip() for one in part.partition("-"))
        ends = [int(one[:4]) for one in ((first, last) if dash else (first,)) if one.isdecimal()]
        numbers = range(ends[0], ends[-1] + 1) if len(ends) == 1 + bool(dash) else range(0)
        if not numbers or not set(numbers) <= set(ROWS):
            raise Misuse(f"--rows {text[:40]}: write numbers from {ROWS[0]} to {ROWS[-1]}, as in 1,5,9 or 11-13")
        out += numbers
    return tuple(sorted(set(out)))


def summary(found: list[Row]) -> str:
    """Return how many rows and lines are met, as a sentence; a row is met when all its lines are."""
    numbers = {row["row"] for row in found}
    missed = sorted({row["row"] for row in found if not row["ok"]})
    lines = sum(row["ok"] for row in found)
    rest = f"; missed: {_listed(missed)}" if missed else ""
    return f"{len(numbers) - len(missed)} of {len(numbers)} rows met, {lines} of {len(found)} lines{rest}"


def told_of(
    scenario: Scenario, seed: int, games: int, found: list[Row], missing: list[int], seconds: float
) -> dict[str, Any]:
    """Return the JSON object of the command."""
    numbers = {row["row"] for row in found}
    missed = {row["row"] for row in found if not row["ok"]}
    return {
        "scenario": scenario.id, "hash": scenario.hash, "version": __version__, "games": games,
        "seeds": [seed, seed + games - 1], "seconds": round(seconds, 1), "rows_met": len(numbers - missed),
        "rows_measured": len(numbers), "missing": missing, "rows": found,
    }  # fmt: skip


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
