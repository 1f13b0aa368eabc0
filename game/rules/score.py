"""How a seat came out, as one number: its aim, who is on top, what became of the man (rule 8.13).

Nobody else's death counts in it, and no cost to the country.
"""

from __future__ import annotations

from game.rules import aim, lead
from game.rules.ending import FIRST, PARAMOUNT, judge
from game.world.kinds import ALIVE, EXILE, OUT_PARTY
from game.world.state import State

AIM, TOP, EQUAL = 30, 40, 30  # the aim of the seat; paramount; first among equals
BUREAU, COMMITTEE, MEMBER, OUT = 20, 14, 8, 3  # where the man is; in exile 1, dead nothing


def score(st: State, p: int) -> int:
    """Return a contender's score of 0 to 100 as things stand: aim, top, fate, and up to ten for his lead."""
    result, winner = judge(st)
    points = AIM if aim.reached(st, p) else 0
    if winner == p:
        points += TOP if result == PARAMOUNT else EQUAL if result == FIRST else 0
    return points + _fate(st, p) + min(10, lead.lead(st)[st.seat_index[p]] // 50)


def _fate(st: State, p: int) -> int:
    """Return the points for what became of him."""
    if st.life[p] != ALIVE:
        return 0
    if st.rung[p] >= OUT_PARTY:
        return 1 if st.rung[p] >= EXILE else OUT
    if st.seat_pb[p] == 2:
        return BUREAU
    return COMMITTEE if st.seat_cc[p] == 2 else MEMBER
