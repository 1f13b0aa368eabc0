"""Votes as people at the table saw them."""

from __future__ import annotations

from game.rules.tally import Tally
from game.rules.vote import promise_key
from game.world.facts import Facts
from game.world.kinds import Motion
from game.world.record import record

LAST = 1000


def given(st: Facts, item: Motion, k: int) -> tuple[tuple[int, int], ...]:
    """Return who has given seat k his word on an item, each with the side."""
    me, key = st.scenario.seats[k] if k >= 0 else -1, promise_key(item)
    return tuple((one.who, one.side) for one in st.promises if one.to == me and one.on == key)


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
    given: tuple[tuple[int, int], ...] = ()  # who had given that seat his word on it, and for which side
    place: int = LAST  # of the item on the agenda; a congress votes after it
    open: bool = False  # by what that seat knew it could be carried as well as lost
