"""Row 16 of the targets: no single line of play is better than the standard rival in any seat.

Each line of play (rivals/single.py) sits in each seat in turn, all others standard, on the seeds of the first games of
the plain batch; better is a higher score (rule 8.13) than the standard rival had in that seat in the same game. A line
of the table stands for a line of play and tells the seat in which it does best. That seat is chosen among seven, so
the interval is as wide as makes 95 in 100 sure for all seven together.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.lab.batch import Batch
from game.lab.collect import Record, Scores
from game.lab.counting import Game
from game.lab.rows_made import WIDE, Row, figure, paired
from game.rivals.single import LINES
from game.world.scenario import Scenario

SURE_OF_SEVEN = 2.69  # normal deviations: 1 - 0.05 / 7 on both sides together


def game(scenario: Scenario, batch: Batch, n: int) -> Record:
    """Play a game with a single line in one seat; `more` holds how many games each line and seat have."""
    which, at = divmod(n, batch.more[0])
    number, k = divmod(which, len(scenario.seats))
    seats = list(batch.seats)
    seats[k] = f"single:{LINES[number]}"
    played = Scored(scenario, batch.seed + at, seats, dict(batch.rules), archive=False)
    score = played.stats[0].record()[k]
    return {"seed": played.seed, "line": LINES[number], "seat": k, "score": score, "errors": played.errors}


class Scored(Game):
    """A game of which only the scores are kept."""

    kinds = (Scores,)


def rows(records: Sequence[Record], base: Sequence[Record], scenario: Scenario) -> list[Row]:
    """Return row 16: each line of play in the seat that suits it best, against the standard rival there."""
    plain = {one["seed"]: one["Scores"] for one in base}
    out = []
    for name in LINES:
        found = []
        for k, p in enumerate(scenario.seats):
            pairs = [
                (plain[one["seed"]][k], one["score"])
                for one in records
                if one["line"] == name and one["seat"] == k and one["seed"] in plain
            ]
            value, around = paired(pairs, SURE_OF_SEVEN)
            if value is not None:
                # One game alone says nothing of what another would bring.
                found.append((around[0] if around else -WIDE, value, around, k, p, len(pairs)))
        if not found:
            out.append(figure(16, f"always {name}", "points", None, -WIDE, 0, 0))
            continue
        # By the lower end of the interval: where it is surest to be better, if it is anywhere.
        least, value, around, _, p, games = max(found, key=lambda one: one[:2])
        told = f"always {name}, score less the standard rival's, at its best ({scenario.people[p].short})"
        row = figure(16, told, "points", round(value, 2), -WIDE, 0, games)
        out.append(row | {"interval": around, "ok": least <= 0, "asked": "no better"})
    return out


__all__ = ["Scored", "game", "rows"]
