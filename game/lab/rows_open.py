"""Row 12 of the targets: is a game still *open* at a date, or is it settled who comes out on top?

A game is played to the date; from the state as it stands there it is played out twenty times, each with new keys of
chance for the world and for the rivals. It is open if no one person is on top in more than sixteen (DETAILS, open).
The play-outs of a game end as soon as the answer can no longer change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.lab.batch import Batch
from game.lab.collect import Record
from game.lab.counting import Watch
from game.lab.proof_hooks import Until
from game.lab.rows_made import Row, share
from game.session import play_on
from game.world.rng import key, word
from game.world.scenario import Scenario, month_index
from game.world.state import State

DATES = ((month_index(1925, 9), "1 September 1925"), (month_index(1926, 7), "30 June 1926"))
LEAST = (70, 40)  # percent of games that are to be open at each
PLAY_OUTS, AT_MOST = 20, 16


class Quiet(Until):
    """A game that can be halted at the opening of a month, and keeps no events."""

    def _run(self) -> None:
        self.events = Watch([])
        super()._run()

    def to(self, month: int) -> State:
        """Play on to the opening of a month and return a copy of what stands there."""
        self.until = month - 1
        self._run()
        return self.state.clone()


def game(scenario: Scenario, batch: Batch, n: int) -> Record:
    """Play a game to each date and return for each whether it was open there, and how many play-outs showed it."""
    kind: Any = type("Quiet", (Quiet,), {"until": scenario.start - 1})
    played: Quiet = kind(scenario, batch.seed + n, list(batch.seats), dict(batch.rules), archive=False)
    found = []
    for month, _ in DATES:
        state = played.to(month)
        open_there, tried = (False, 0) if state.over else is_open(state, list(batch.seats))
        found.append([int(open_there), tried])
    return {"seed": played.seed, "open": found}


def is_open(state: State, seats: list[str]) -> tuple[bool, int]:
    """Return whether a game is open as it stands, and the number of play-outs that settled it."""
    tops: dict[int, int] = {}
    for n in range(PLAY_OUTS):
        out = play_on(state, seats, key(state.seed, word("play-out"), state.month, n)).state
        tops[out.winner] = tops.get(out.winner, 0) + 1
        most = max((count for p, count in tops.items() if p >= 0), default=0)
        if most > AT_MOST:
            return False, n + 1
        if most + PLAY_OUTS - n - 1 <= AT_MOST:
            return True, n + 1
    return True, PLAY_OUTS


def rows(records: Sequence[Record], base: Sequence[Record], scenario: Scenario) -> list[Row]:
    """Return row 12: the share of games open at each date."""
    return [
        share(12, f"open on {told}", sum(record["open"][n][0] for record in records), len(records), low)
        for n, ((_, told), low) in enumerate(zip(DATES, LEAST, strict=True))
    ]
