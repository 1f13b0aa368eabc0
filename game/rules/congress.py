"""The circular flow: posts send delegates, delegates elect the Central Committee, it elects the bureaus (rules 1, 3).

A congress is six beats over four months: date and reporter, theses, regional conferences, slate, report and secret
ballot, first plenum.
"""

from __future__ import annotations

from game.rules import belief, career, chain, lead, tally
from game.rules.opinion import CAUSE, add_reason, opinion
from game.world.event import Event
from game.world.facts import (
    ALIVE,
    CC,
    CCC,
    CONFIDENCE,
    CONGRESS,
    ORGBURO,
    OUT_PARTY,
    POLITBURO,
    SECRETARIAT,
    Facts,
    Motion,
)
from game.world.rng import draw, word
from game.world.scenario import CANDIDATE_SEAT, CONFERENCE, FULL_SEAT, Gathering
from game.world.scenario import CONGRESS as CONGRESS_KIND
from game.world.state import State

CONTESTED = 3  # regional conferences a month that are played


def coming(facts: Facts) -> Gathering | None:
    """Return the next congress on the calendar that has not met, with its date as now fixed."""
    for item in facts.scenario.calendar:
        if (
            item.kind == CONGRESS_KIND
            and item.month + facts.postponed >= facts.month
            and item.month > facts.congress_month
        ):
            return item
    return None


def gathering_index(facts: Facts, item: Gathering) -> int:
    """Return a gathering's place on the calendar."""
    return facts.scenario.calendar.index(item)


def months_to(facts: Facts) -> int:
    """Return the months to the next congress, -1 when none is left."""
    item = coming(facts)
    return item.month + facts.postponed - facts.month if item else -1


def meets(facts: Facts, kinds: tuple[int, ...]) -> Gathering | None:
    """Return what meets this month of the kinds asked for."""
    for item in facts.scenario.calendar:
        if item.kind in kinds:
            month = item.month + (
                facts.postponed if item.kind == CONGRESS_KIND and item.month > facts.congress_month else 0
            )
            if month == facts.month:
                return item
    return None


def bureau_size(facts: Facts) -> int:
    """Return how many full members the Politburo has by the last congress."""
    size = max(6, len(facts.scenario.bodies[0][1]))
    for item in facts.scenario.calendar:
        if item.kind == CONGRESS_KIND and item.month <= facts.congress_month:
            size = item.politburo_size
    return size


def contested(st: Facts, month: int) -> list[int]:
    """Return the three posts whose conferences are played in a month before a congress: the large and the divided."""
    scored = []
    for q, votes in enumerate(st.delegates):
        if votes < 10 or st.holder[q] < 0:
            continue
        divided = 50 - abs(st.machine[q] - 50)
        scored.append((-(votes + divided // 3 + draw(25, st.scenario.start, month, q)), q))
    scored.sort()
    return [q for _, q in scored[:CONTESTED]]


def hold_conference(st: State, q: int, visits: list[tuple[int, int]], out: list[Event], item: int) -> None:
    """Play one regional conference: machine against mood; who visits moves it (rules 3, congress)."""
    holder = st.holder[q]
    if holder < 0:
        return
    roots = st.roots()
    moved = 0
    for k, theirs in visits:
        me = st.scenario.seats[k]
        voice = st.scenario.people[me].skills[0] * (40 + st.standing[me]) // 140
        if roots[holder] == me or theirs:
            moved += voice // 6
        else:
            moved -= voice // 5
            add_reason(st, k, holder, CAUSE["attacked_me"], -4)
    if moved:
        st.add("machine", q, moved, 20, 95)
    out.append(Event("local_conference", st.month, (item, q, max(0, st.machine[q]), abs(moved))))


def choose_reporter(st: State, out: list[Event]) -> int:
    """Let the Politburo choose who gives the report: the contender its members fear least and follow most."""
    best, most = -1, -(10**6)
    members = st.members(POLITBURO)
    gains = lead.gain(st)
    for k in st.in_play():
        me = st.scenario.seats[k]
        if me not in members:
            continue
        votes = 0
        for p in members:
            seat = st.seat_index[p]
            if p == me:
                votes += 20
            elif seat >= 0:
                votes += st.regard[k][p] // 4 - max(0, gains[seat][k]) + (15 if st.bound(p, me) else 0)
            else:
                votes += 20 if st.roots()[p] == me else opinion(st, p, me) // 4
        votes += (
            (st.standing[me] + st.orthodoxy[me]) // 6
            + st.scenario.people[me].skills[0] // 8
            + (15 if st.report_by == me else 0)
        )
        if votes > most:
            best, most = me, votes
    st.report_by = best
    return best


def open_report(st: State, item: int, out: list[Event]) -> None:
    """Put the report to an open vote of delegations, then count them aloud."""
    reporter = st.report_by
    if reporter < 0 or not st.is_active(reporter):
        reporter = choose_reporter(st, out)
    if reporter < 0:
        return
    motion = Motion(CONFIDENCE, reporter, CONGRESS, reporter, 0, 0, st.month, 0, 0)
    result = tally.count(st, motion, why=False)
    out.append(Event("report_vote", st.month, (item, reporter, result.ayes, result.noes)))
    st.add("standing", reporter, 4)
    st.add("orthodoxy", reporter, 4)
    st.w("word_month")[reporter] = st.month
    k = st.seat_index[reporter]
    st.add("momentum", k, 6 if result.carried else -8, -40, 40)
    for other in st.in_play():
        me = st.scenario.seats[other]
        if other != k and st.regard[k][me] < -20 and result.carried:
            st.add("eye", other, st.tune.eye_congress, 0, 95)


def ballot_strength(st: State, p: int) -> int:
    """Return how many delegates in a thousand cross a name out in the secret ballot (rules 3)."""
    votes = against = 0
    roots = st.roots()
    mine = p if st.seat_index[p] >= 0 else roots[p]
    k = st.seat_index[mine] if mine >= 0 else -1
    for q, sent in enumerate(st.delegates):
        holder = st.holder[q]
        if not sent:
            continue
        votes += sent
        if holder < 0:
            continue
        root = roots[holder]
        dislike = 0
        if k >= 0 and root != mine:
            dislike = max(0, -st.regard[k][holder])
            if root >= 0:
                dislike += max(0, -st.regard[k][root]) // 2
        dislike += max(0, 60 - st.standing[mine] if mine >= 0 else 30) // 6
        against += sent * min(70, dislike // 3 + st.record[p] // 2) // 100
    return 1000 * against // max(1, votes)


def elect_committee(st: State, item: Gathering, out: list[Event]) -> None:
    """Elect the Central Committee: seats go with posts, bargained ones besides, names may fall (rule 2.16)."""
    number = gathering_index(st, item)
    full: list[int] = []
    candidates: list[int] = []
    roots = st.roots()
    for p in st.members(POLITBURO):
        full.append(p)
    for q, post in enumerate(st.scenario.posts):
        p = st.holder[q]
        if p < 0 or not st.is_active(p):
            continue
        if post.seat == FULL_SEAT and p not in full:
            full.append(p)
        elif post.seat == CANDIDATE_SEAT and p not in candidates:
            candidates.append(p)
    for p in st.scenario.seats:
        if st.is_active(p) and p not in full and st.struck_rung[p] < 4:
            full.append(p)
    for p in st.slate:
        if p not in full and st.is_active(p) and len(full) < item.cc_size:
            full.append(p)
    named = len(full)
    # What is left is filled by those who made the list: the Secretariat's men and the sitting members in turn.
    secretary = st.secretary()
    sitting = [p for p in st.members(CC) if p not in full and st.is_active(p) and st.seat_index[p] < 0]
    sitting.sort(key=lambda p: (roots[p] != secretary, -st.standing[p], p))
    others = [
        p
        for p in range(len(st.life))
        if st.is_active(p) and st.posts_of[p] and p not in full and p not in sitting
    ]
    others.sort(key=lambda p: (roots[p] != secretary, -st.scenario.posts[st.posts_of[p][0]].rank, -st.standing[p], p))
    for p in sitting + others:
        if len(full) >= item.cc_size:
            break
        full.append(p)
    listed = full[named:]
    full = full[: max(item.cc_size, sum(1 for p in full if st.seat_pb[p] == 2))]
    for p in list(full):
        crossed = ballot_strength(st, p)
        if st.seat_index[p] >= 0:
            # The commission's figures: the truest reading of strength, for those who sit on it.
            chair_bit = career.seat_bit(st, secretary) | career.seat_bit(st, p)
            out.append(Event("crossed_out", st.month, (number, p, crossed), chair_bit))
        if crossed > 500 and len(full) > 30:
            full.remove(p)
            out.append(Event("crossed_out", st.month, (number, p, crossed)))
    rest = [p for p in candidates + sitting + others if p not in full]
    candidates = list(dict.fromkeys(rest))[: item.candidate_size]
    chain.note_seats(st, full, candidates, listed)
    seats = st.w("seat_cc")
    before = list(seats)
    for p in range(len(seats)):
        seats[p] = 2 if p in full else 1 if p in candidates else 0
        if seats[p] == 2 and before[p] < 2:
            out.append(Event("elected", st.month, (p, CC, 2)))
        elif before[p] == 2 and seats[p] < 2 and st.life[p] == ALIVE:
            out.append(Event("left_body", st.month, (p, CC)))
            if st.seat_pb[p]:
                career.unseat(st, p, POLITBURO, out)
    st.w("slate").clear()
    st.congress_month = item.month
    st.postponed = 0


def first_plenum(st: State, item: Gathering, out: list[Event]) -> None:
    """Let the new Central Committee elect the bureaus: seats kept unless voted away, free ones filled (rules 3)."""
    for p in st.members(POLITBURO):
        if st.seat_cc[p] < 2:
            career.unseat(st, p, POLITBURO, out)
    while len(st.members(POLITBURO)) < item.politburo_size:
        if not fill_politburo(st, out):
            break
    candidates = [p for p in range(len(st.seat_pb)) if st.seat_pb[p] == 1]
    for p in ranked(st, POLITBURO):
        if len(candidates) >= 6:
            break
        if p not in candidates:
            career.elect(st, p, POLITBURO, 1, out)
            candidates.append(p)
    org = [p for p in range(len(st.seat_org)) if st.seat_org[p] == 2]
    for p in org:
        if st.seat_cc[p] < 2:
            career.unseat(st, p, ORGBURO, out)
    for p in ranked(st, ORGBURO):
        if len(st.members(ORGBURO)) >= 11:
            break
        career.elect(st, p, ORGBURO, 2, out)
    for p in st.members(SECRETARIAT):
        if not any(st.scenario.posts[q].accepts == 3 for q in st.posts_of[p]):
            career.unseat(st, p, SECRETARIAT, out)
    presidium = [p for p in st.members(CCC) if st.is_active(p)]
    if len(presidium) < 7:
        pool = [
            p
            for p in range(len(st.life))
            if st.is_active(p) and st.posts_of[p] and not st.seat_cc[p] and not st.seat_ccc[p]
        ]
        pool.sort(key=lambda p: (-st.standing[p], p))
        for p in pool[: 7 - len(presidium)]:
            career.elect(st, p, CCC, 1, out)


def ranked(st: State, body: int) -> list[int]:
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
        if st.seat_index[p] >= 0 and not any(st.delegates[q] for q in st.posts_of[p]) and st.standing[p] < 30:
            continue
        scored.append((-value, p))
    scored.sort()
    return [p for _, p in scored]


def fill_politburo(st: State, out: list[Event]) -> bool:
    """Fill one free seat of the Politburo by the CC; nobody comes in without delegates or standing (rules 6)."""
    order = [p for p in ranked(st, POLITBURO) if st.rung[p] < OUT_PARTY and st.struck_rung[p] < 3]
    if not order:
        return False
    career.elect(st, order[0], POLITBURO, 2, out)
    return True


def beat(st: State, out: list[Event]) -> None:
    """Run what this month asks for on the way to a congress, apart from the decisions of seats."""
    item = coming(st)
    if item is None:
        return
    ahead = item.month + st.postponed - st.month
    number = gathering_index(st, item)
    if ahead == 3:
        reporter = choose_reporter(st, out)
        if reporter >= 0:
            out.append(Event("theses", st.month, (number, reporter)))
    elif ahead in (1, 2):
        out.append(Event("congress_beat", st.month, (number, ahead)))


def conference(st: State, item: Gathering, out: list[Event]) -> None:
    """A party conference counts the delegations aloud; it elects nobody."""
    belief.counted_aloud(st)
    out.append(Event("congress_beat", st.month, (gathering_index(st, item), 0)))


def sit(st: State, out: list[Event]) -> None:
    """Hold what meets this month: a conference, or the congress with report, ballot and first plenum."""
    item = meets(st, (CONFERENCE, CONGRESS_KIND))
    if item is None:
        return
    if item.kind == CONFERENCE:
        conference(st, item, out)
        return
    number = gathering_index(st, item)
    out.append(Event("congress_beat", st.month, (number, 0)))
    open_report(st, number, out)
    belief.counted_aloud(st)
    elect_committee(st, item, out)
    first_plenum(st, item, out)
    # A congress renews the machines: those who sent the delegates are confirmed at home.
    for q, votes in enumerate(st.delegates):
        if votes and st.holder[q] >= 0 and draw(3, st.seed, st.month, word("renew"), q) == 0:
            st.add("machine", q, 2, 0, 90)
