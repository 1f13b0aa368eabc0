"""The first plenum of a new Central Committee: it elects the bureaus, head by head (rule 3.24).

Seats are kept unless voted away. For each free one the plenum hears of a few names more than there are seats.
"""

from __future__ import annotations

from game.rules import career, lead, severity, tally, vote
from game.rules.benches import bench_of
from game.rules.opinion import opinion
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import CC, CCC, FILL, ORGBURO, OUT_PARTY, OUT_POLITBURO, POLITBURO, SECRETARIAT, Motion
from game.world.scenario import BY_CC, Gathering
from game.world.state import State

CANDIDATES = 6  # candidates of the Politburo
ORGBURO_SIZE = 11
PRESIDIUM = 7


def first_plenum(st: State, item: Gathering, out: list[Event]) -> None:
    """Let the new Central Committee elect the bureaus: seats kept unless voted away, free ones filled (rules 3)."""
    for p in st.members(POLITBURO):
        if st.seat_cc[p] < 2:
            career.unseat(st, p, POLITBURO, out)
    fill_politburo(st, out, item.politburo_size - len(st.members(POLITBURO)))
    free = CANDIDATES - sum(1 for seat in st.seat_pb if seat == 1)
    for p in elected(st, [p for p in ranked(st, POLITBURO) if not st.seat_pb[p]], POLITBURO, free):
        career.elect(st, p, POLITBURO, 1, out)
    for p in [p for p, seat in enumerate(st.seat_org) if seat == 2]:
        if st.seat_cc[p] < 2:
            career.unseat(st, p, ORGBURO, out)
    for p in elected(st, ranked(st, ORGBURO), ORGBURO, ORGBURO_SIZE - len(st.members(ORGBURO))):
        career.elect(st, p, ORGBURO, 2, out)
    for p in st.members(SECRETARIAT):
        if not any(st.scenario.posts[q].accepts == BY_CC for q in st.posts_of[p]):
            career.unseat(st, p, SECRETARIAT, out)
    presidium = [p for p in st.members(CCC) if st.is_active(p)]
    if len(presidium) < PRESIDIUM:
        pool = [
            p
            for p in range(len(st.life))
            if st.is_active(p) and st.posts_of[p] and not st.seat_cc[p] and not st.seat_ccc[p]
        ]
        pool.sort(key=lambda p: (-st.standing[p], p))
        for p in pool[: PRESIDIUM - len(presidium)]:
            career.elect(st, p, CCC, 1, out)


def ranked(st: Facts, body: int) -> list[int]:
    """Return full CC members not yet full in a bureau, best supported first.

    Each member's voice is weighed by the opinions of the vote function.
    """
    members = [p for p in st.members(CC) if st.is_active(p)]
    roots = st.roots()
    strength = [0] * len(st.scenario.seats)
    for p in members:
        if roots[p] >= 0:
            strength[st.seat_index[roots[p]]] += 1
    gains = lead.gain(st)
    scored = []
    column = st.seat_pb if body == POLITBURO else st.seat_org
    for p in members:
        if column[p] == 2 or (body == ORGBURO and st.seat_index[p] >= 0):
            continue
        rank = max((st.scenario.posts[q].rank + st.scenario.posts[q].glamour // 2 for q in st.posts_of[p]), default=0)
        value = 4 * rank + st.standing[p] // 3 + (8 if column[p] == 1 else 0)
        root = roots[p]
        for k, heads in enumerate(strength):
            if not heads:
                continue
            lord = st.scenario.seats[k]
            if root == lord:
                will = 40
            elif root >= 0:
                will = -max(-10, gains[k][st.seat_index[root]]) + (10 if st.bound(lord, root) else 0)
            else:
                will = 6 + opinion(st, lord, p) // 4
            value += will * heads // max(1, len(members) // 3)
        bare = not any(st.delegates[q] for q in st.posts_of[p]) and st.standing[p] < st.tune.bureau_standing
        if bare and body == POLITBURO:
            continue
        scored.append((-value, p))
    scored.sort()
    return [p for _, p in scored]


def ballots(facts: Facts, names: list[int], body: int) -> dict[int, vote.Ballot]:
    """Return what the Central Committee weighs a bureau's names by: each moved by whose man it is, else by itself."""
    post = facts.chair_post if body == POLITBURO and facts.chair_post >= 0 else facts.secretary_post
    roots = facts.roots()
    found = {}
    for p in names:
        root = roots[p]
        mover = root if root >= 0 and facts.is_active(root) else p
        found[p] = vote.Ballot(facts, Motion(FILL, mover, CC, post, p, 0, facts.month, 0, 0))
    return found


def known(facts: Facts, p: int, body: int) -> int:
    """Return the points a name has beforehand: a known name is heard of with favour, a candidate is next in line."""
    return facts.standing[p] // 2 + (16 if body == POLITBURO and facts.seat_pb[p] == 1 else 0)


def liked(facts: Facts, names: list[int], body: int) -> dict[int, list[tuple[int, int]]]:
    """Return for each member of the Central Committee the names with the points they have with him, best first."""
    favour = {p: known(facts, p, body) for p in names}
    bench = bench_of(facts, CC, 0)
    said = {p: vote.amounts(ballot, bench) for p, ballot in ballots(facts, names, body).items()}
    return {
        v: [(p, said[p][v] + favour[p])
            for p in sorted(names, key=lambda p: (-said[p][v] - favour[p], -facts.standing[p], p))]
        for v in bench.persons
    }  # fmt: skip


def hands(facts: Facts, names: list[int], body: int, seats: int) -> dict[int, int]:
    """Return how many of the Central Committee give a voice to each name for a bureau (rule 3.24).

    Each member has a voice for every free seat and gives them where the vote function says most.
    """
    got = dict.fromkeys(names, 0)
    for likes in liked(facts, names, body).values():
        for p, _ in likes[:seats]:
            got[p] += 1
    return got


def elected(st: State, order: list[int], body: int, seats: int, out: list[Event] | None = None) -> list[int]:
    """Return who is elected of those proposed, best ranked first: most voices, standing between equals.

    The first of the order are put to the vote, `bureau_list` more than there are seats. With `out` the count is told.
    """
    if seats <= 0:
        return []
    short = order[: seats + st.tune.bureau_list]
    got = hands(st, short, body, seats)
    short.sort(key=lambda p: (-got[p], -st.standing[p], p))
    if out is not None:
        members = len(tally.voters(st, CC))
        for p in short[: seats + 1]:
            out.append(Event("bureau_vote", st.month, (body, p, got[p], members)))
    return short[:seats]


def eligible(facts: Facts) -> list[int]:
    """Return whom the Central Committee may elect to the Politburo, best supported first."""
    return [
        p for p in ranked(facts, POLITBURO)
        if facts.rung[p] < OUT_PARTY and severity.shadow(facts, p) < OUT_POLITBURO
    ]  # fmt: skip


def fill_politburo(st: State, out: list[Event], seats: int = 1) -> bool:
    """Fill free seats of the Politburo by the CC; nobody comes in without delegates or standing (rules 6)."""
    order = eligible(st)
    chosen = elected(st, order, POLITBURO, seats, out)
    for p in chosen:
        career.elect(st, p, POLITBURO, 2, out)
    return bool(chosen)


__all__ = [
    "ballots", "elected", "eligible", "fill_politburo", "first_plenum", "hands", "known", "liked", "ranked",
]  # fmt: skip
