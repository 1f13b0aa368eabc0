"""Votes as people at the table saw them."""

from __future__ import annotations

from game.rules.tally import Tally
from game.world.record import record


@record
class VoteReport:
    """What a person at the table expected of a vote and what came of it."""

    month: int
    motion: tuple[int, ...]
    expected: Tally
    result: Tally | None = None
    carried: bool = False
    seat: int = -1  # whose expectation it was
    called: bool = True  # names were called; else the paper went round for signature
