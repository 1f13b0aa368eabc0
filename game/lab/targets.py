"""`targets`: the rows of the targets for the historical scenario, each with value, interval, met or not (RULES 9).

Measured are the rows that one batch between standard rivals answers. Tuning uses seeds 1 to 5000 only, so the seeds
here begin beyond them.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

from game.lab import batch as batches
from game.lab.batch import Batch, BatchError
from game.lab.progress import Bar, clock
from game.lab.rows import Row, applies, rows
from game.lab.simulate import DONE, MISUSED, Misuse, give, row_line, scenario_named, unwritable

WRONG = 1  # exit code: a row was missed
MEASURED = (*range(1, 11), 13)
_LIST = ", ".join(map(str, MEASURED))


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
        bar = Bar("games")
        batch = Batch(args.scenario, scenario.hash, ("standard",) * len(scenario.seats), args.seed, args.games)
        try:
            played = batches.run(batch, args.jobs, bar)
        finally:
            bar.close()
    except (Misuse, BatchError) as fault:
        return _refuse(str(fault))
    records = played.finished()
    if played.stopped:
        return _refuse(f"stopped after {len(records)} of {args.games} games; the rows are of whole batches")
    found = [row for row in rows(records, scenario) if row["row"] in wanted]
    last = batch.seed + len(records) - 1
    if args.json:
        give(json.dumps(told_of(scenario.id, batch.seed, last, found), indent=1, ensure_ascii=True) + "\n", args.json)
    else:
        took = clock(time.monotonic() - began)
        head = f"{scenario.title}: {len(records)} games, seeds {batch.seed} to {last}, {took}"
        met = sum(row["ok"] for row in found)
        lines = [head, "", *map(row_line, found), "", f"{met} of {len(found)} lines met"]
        sys.stdout.write("\n".join(lines) + "\n")
    return DONE if all(row["ok"] for row in found) else WRONG


def chosen(text: str | None) -> tuple[int, ...]:
    """Return the numbers of a list such as `1,5,9`, all there are for None; raises Misuse."""
    if text is None:
        return MEASURED
    out = []
    for part in text.split(","):
        if not part.strip().isdecimal() or int(part[:4]) not in MEASURED:
            raise Misuse(f"--rows {text[:40]}: write numbers among {_LIST}, with commas between")
        out.append(int(part))
    return tuple(out)


def told_of(scenario: str, first: int, last: int, found: list[Row]) -> dict[str, Any]:
    """Return the JSON object of the command."""
    return {"scenario": scenario, "seeds": [first, last], "rows": found}


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"politburo: {sentence}\n")
    return MISUSED
