"""Row 11 of the targets: what Stalin's place owes to a mechanism, by games played without it.

The mechanisms are switched off one at a time, on the seeds of the first games of the plain batch: every draw that the
mechanism does not touch falls as it fell there, so differences are taken game by game.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.lab.batch import Batch
from game.lab.collect import Record, Result
from game.lab.counting import Game
from game.lab.factors import changed
from game.lab.rows_made import WIDE, Row, difference
from game.world.scenario import Scenario

OFF = ("appointments", "underestimation", "balancing", "bandwagon", "pacts")
NAMES = {"underestimation": "stale beliefs"}
MOVES = 10  # points by which each of the lesser four is to move Stalin's share
NOBODY = 25  # points by which games with nobody above are to become more frequent without appointments

_changed: dict[tuple[str, str], Scenario] = {}


def game(scenario: Scenario, batch: Batch, n: int) -> Record:
    """Play a game without one mechanism and return who was on top; `more` holds how many games each has."""
    which, at = divmod(n, batch.more[0])
    name = OFF[which]
    if (scenario.hash, name) not in _changed:
        _changed[scenario.hash, name] = changed(scenario, (name,))
    without = _changed[scenario.hash, name]
    played = Won(without, batch.seed + at, list(batch.seats), dict(batch.rules), archive=False)
    return {"seed": played.seed, "off": name, "top": played.stats[0].record()[1], "errors": played.errors}


class Won(Game):
    """A game of which only the result is kept."""

    kinds = (Result,)


def rows(records: Sequence[Record], base: Sequence[Record], scenario: Scenario) -> list[Row]:
    """Return row 11 from the games without a mechanism and the plain ones on the same seeds."""
    plain = {one["seed"]: one["Result"][1] for one in base}

    def pairs(name: str, who: str) -> list[tuple[float, float]]:
        return [
            (100.0 * (plain[one["seed"]] == who), 100.0 * (one["top"] == who))
            for one in records
            if one["off"] == name and one["seed"] in plain
        ]

    stalin = pairs("appointments", "stalin")
    halves = [(before / 2, after) for before, after in stalin]
    halved = difference(11, "appointments off: Stalin's share less half of what it was", halves, -WIDE, 0)
    out = [
        halved,
        difference(11, "appointments off: nobody above the others, change", pairs("appointments", ""), NOBODY, WIDE),
    ]
    for name in OFF[1:]:
        row = difference(11, f"{NAMES.get(name, name)} off: Stalin's share, change", pairs(name, "stalin"), -WIDE, WIDE)
        # To move is to move either way.
        row["ok"] = row["value"] is not None and abs(row["value"]) >= MOVES
        out.append(row | {"asked": f"{MOVES} either way"})
    return out


__all__ = ["OFF", "Won", "game", "rows"]
