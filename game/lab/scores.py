"""The table of scores kept with the game, made from results of `simulate --json`.

    politburo simulate 1924 -n 200 --jobs 2 --json 1924.json
    python -m game.lab.scores 1924.json 1925.json

A scenario given replaces its old scores in `assets/scores.json`; the others stay. To be made again when the balance
has changed: the line in the epilogue compares a player with these games.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from game import files

FILE = "scores.json"


def keep(results: list[Path], table: Path) -> list[str]:
    """Put the scores of simulations into a table; returns a line for each. Raises ValueError for any other file."""
    kept: dict[str, dict[str, list[int]]] = json.loads(table.read_text("utf-8")) if table.is_file() else {}
    lines = []
    for path in results:
        told = json.loads(path.read_text("utf-8"))
        if not isinstance(told, dict) or "scores" not in told or set(told["rivals"].values()) != {"standard"}:
            raise ValueError(f"{path}: not the result of `simulate --json` between standard rivals")
        kept[told["scenario"]] = told["scores"]
        lines.append(f"{told['scenario']}: {told['games']} games")
    rows = []
    for name in sorted(kept):
        seats = ",\n".join(f"  {json.dumps(seat)}: {json.dumps(scores)}" for seat, scores in kept[name].items())
        rows.append(f" {json.dumps(name)}: {{\n{seats}\n }}")
    files.write_atomic(table, ("{\n" + ",\n".join(rows) + "\n}\n").encode(), keep=1)
    return lines


def main(arguments: list[str]) -> int:
    """Keep the scores of the results named; returns the exit code."""
    try:
        print("\n".join(keep([Path(one) for one in arguments], files.assets_folder() / FILE)))
    except (OSError, ValueError, KeyError) as fault:
        print(f"politburo: {fault}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
