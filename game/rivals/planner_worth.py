"""What a state is worth to one seat: a scale of its own ends, read from an imagined world (rules 8 and DETAILS)."""

from __future__ import annotations

from game.rules import aim, lead
from game.rules.ending import COLLECTIVE, GOING, cc_share, judge
from game.world.kinds import ALIVE, EXILE, OUT_PARTY
from game.world.state import State

SECRETARY, BUREAU, COMMITTEE, MEMBER = 220, 160, 90, 60  # points for what a man holds
TOP = 200  # to be above the others as things stand
STEP = 70  # a line of the seat's own aim that is met
HATRED = 2  # points off for a point of what the others would gain by his fall


def worth(st: State, k: int) -> int:
    """Return what a state is worth to the seat k, in points: lead and clients, seats kept, aim, who wants him gone."""
    p = st.scenario.seats[k]
    if st.life[p] != ALIVE:
        return -400
    if st.rung[p] >= OUT_PARTY:
        return -200 - 60 * (st.rung[p] - OUT_PARTY) - (40 if st.rung[p] >= EXILE else 0)
    value = MEMBER + lead.lead(st)[k] + cc_share(st, p) // 2
    if st.secretary() == p:
        value += SECRETARY
    value += BUREAU if st.seat_pb[p] == 2 else BUREAU // 4 if st.seat_pb[p] == 1 else 0
    value += COMMITTEE if st.seat_cc[p] == 2 else 0
    result, winner = judge(st)
    if winner == p and result not in (GOING, COLLECTIVE):
        value += TOP
    value += STEP * sum(1 for step in aim.steps(st, p) if step.met)
    table = lead.gain(st)
    foes = [max(0, table[j][k]) for j in st.in_play() if j != k]
    value -= HATRED * sum(foes) // max(1, len(foes)) + HATRED * max(foes, default=0) // 2
    # Nobody stands as high as the next man who falls.
    others = [lead.lead(st)[j] for j in range(len(st.scenario.seats)) if j != k]
    value -= max(others, default=0) // 4
    return value - st.record[p] // 2 - st.case[p] // 2 + st.standing[p] // 4


__all__ = ["worth"]
