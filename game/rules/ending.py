"""Endings: who is paramount, who is first, who is left (rules 8)."""

from __future__ import annotations

from game.rules import lead, tally
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, CC, OUT_POLITBURO, POLITBURO, RUNG, Decision, Motion
from game.world.state import State

# result codes
GOING, PARAMOUNT, FIRST, COLLECTIVE = range(4)
RESULTS = ("going", "paramount", "first_among_equals", "collective")


def cc_share(facts: Facts, p: int) -> int:
    """Return a contender's clients in the Central Committee, himself with them, permille."""
    members = facts.members(CC)
    roots = facts.roots()
    return 1000 * sum(1 for x in members if roots[x] == p) // max(1, len(members))


def duel(st: State, c: int) -> bool:
    """Judge on the true state whether a contender could drive out any other and none could touch him (rules 8)."""
    if st.seat_pb[c] < 2 or cc_share(st, c) < 334:
        return False
    rivals = [p for p in st.scenario.seats if p != c and st.seat_pb[p] == 2]
    heads = len(tally.voters(st, CC))
    # The small body first: where it would not put a rival out, the large one need not be counted.
    for body in (POLITBURO, CC):
        for rival in rivals:
            if not tally.expect(st, Motion(RUNG, c, body, rival, OUT_POLITBURO, 0, st.month, 0, 0), {c: 1}).carried:
                return False
    for rival in rivals:
        back = tally.expect(st, Motion(RUNG, rival, CC, c, OUT_POLITBURO, 0, st.month, 0, 0), {rival: 1})
        if 3 * back.ayes >= heads:
            return False
    return True


def reckon(st: State, out: list[Event]) -> None:
    """At month's end: count months of paramountcy and follow who is believed to lead (DETAILS, leader of a month)."""
    power = lead.lead(st)
    column = st.w("paramount")
    for k, p in enumerate(st.scenario.seats):
        strongest = power[k] == max(power)
        if strongest and duel(st, p):
            column[k] += 1
            if column[k] == st.tune.paramount_months:
                out.append(Event("paramount", st.month, (p,), 0))
        else:
            column[k] = 0
    order = sorted(power, reverse=True)
    twice = len(order) > 1 and 100 * order[0] >= st.tune.offer_ratio * order[1]
    if st.twice >= 0:
        st.twice = st.twice + 1 if twice and max(column) >= st.tune.paramount_months else 0
    _follow_leader(st, out)


def offer(st: State) -> None:
    """Once in a game, ask every living contender whether the end may be written (rule 8.05)."""
    if st.twice < st.tune.offer_months:
        return
    st.twice = -1
    top = max(range(len(st.paramount)), key=lambda k: st.paramount[k])
    st.w("queue").extend(
        Decision("end_offer", k, st.scenario.seats[top])
        for k, p in enumerate(st.scenario.seats)
        if st.life[p] == ALIVE
    )


def _follow_leader(st: State, out: list[Event]) -> None:
    """Count a change of leader when the new one is two points ahead for three months."""
    playing = st.in_play()
    if not playing:
        return
    means = {k: lead.mean_estimate(st, k) for k in playing}
    top = max(playing, key=lambda k: (means[k], -k))
    if st.leader < 0:
        st.leader = top
    elif top != st.leader:
        ahead = st.leader not in means or means[top] >= means[st.leader] + 20
        if ahead and st.rival_leader == top:
            st.leader_for += 1
        else:
            st.leader_for = 1 if ahead else 0
        st.rival_leader = top
        if st.leader_for >= 3:
            st.leader, st.leader_for, st.rival_leader = top, 0, -1
            st.leader_changes += 1
            out.append(Event("leader", st.month, (st.scenario.seats[top],), 0))
    else:
        st.leader_for, st.rival_leader = 0, -1


def judge(facts: Facts) -> tuple[int, int]:
    """Return the result as it stands now and the person on top, -1 for nobody; on a View, as its seat may think."""
    power = lead.lead(facts)
    for k, p in enumerate(facts.scenario.seats):
        if facts.paramount[k] >= facts.tune.paramount_months:
            return PARAMOUNT, p
    order = sorted(range(len(power)), key=lambda k: (-power[k], k))
    first = order[0]
    p = facts.scenario.seats[first]
    second = power[order[1]] if len(order) > 1 else 0
    if (
        facts.seat_pb[p] == 2
        and 100 * power[first] >= facts.tune.first_ratio * second
        and cc_share(facts, p) >= facts.tune.first_cc
    ):
        return FIRST, p
    return COLLECTIVE, -1


def finish(st: State, out: list[Event]) -> None:
    """Close the game: write down the result."""
    result, p = judge(st)
    st.result, st.winner, st.over = result, p, 1
    out.append(Event("ended", st.month, (result, p)))
