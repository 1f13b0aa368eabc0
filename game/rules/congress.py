"""The circular flow: posts send delegates, delegates elect the Central Committee, it elects the bureaus (rules 1, 3).

A congress is six beats over four months: date and reporter, theses, regional conferences, slate, report and secret
ballot, first plenum.
"""

from __future__ import annotations

from game.rules import career, chain, severity, speech, tally
from game.rules.gatherings import bureau_size, coming, gathering_index, hall_votes, meets, months_to
from game.rules.hall import (
    ballot_strength,
    choose_reporter,
    commission,
    counted,
    open_report,
    prefers,
    truth_of_the_ballot,
)
from game.rules.opinion import CAUSE, add_reason
from game.rules.plenum import fill_politburo, first_plenum, ranked
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, CC, POLITBURO
from game.world.rng import draw, draw_next, key, word
from game.world.scenario import CANDIDATE_SEAT, CONFERENCE, FULL_SEAT, Gathering
from game.world.scenario import CONGRESS as CONGRESS_KIND
from game.world.state import State

CONTESTED = 3  # regional conferences a month that are played


def contested(st: Facts, month: int) -> list[int]:
    """Return the three posts whose conferences are played in a month before a congress: the large and the divided.

    What is over is not played again.
    """
    scored = []
    begun = key(st.scenario.start, month)
    for q, votes in enumerate(st.delegates):
        if votes < 10 or st.holder[q] < 0 or q in st.conferences:
            continue
        divided = 50 - abs(st.machine[q] - 50)
        scored.append((-(votes + divided // 3 + draw_next(25, begun, q)), q))
    scored.sort()
    return [q for _, q in scored[:CONTESTED]]


def at_home(facts: Facts, q: int) -> tuple[int, int]:
    """Return how a regional conference votes on its secretary's list: delegates for it and others (rule 3.22).

    The machine is for it, and of the rest those who lean to the contender whose man he is; a quarter of the others
    go along. Of the rest in the organisation of nobody's man half do.
    """
    votes, p = hall_votes(facts)[q], facts.holder[q]
    root = facts.roots()[p] if p >= 0 else -1
    share = tally.split(facts, q)
    machine = 10 * tally.led(facts, q)
    mine = share[facts.seat_index[root]] if root >= 0 else machine + (1000 - machine) // 2
    mine += (1000 - mine) // 4 if root >= 0 else 0
    ayes = (votes * mine + 500) // 1000
    return ayes, votes - ayes


def settle_conference(st: State, q: int) -> tuple[int, int]:
    """Let a regional conference vote; its machine comes out stronger by a clear vote and weaker by a lost one."""
    st.w("conferences").append(q)
    ayes, noes = at_home(st, q)
    if ayes > noes:
        st.add("machine", q, st.tune.conference_swing * (ayes - noes) // (ayes + noes), 0, max(95, st.machine[q]))
    elif ayes + noes:
        st.add("machine", q, -st.tune.conference_lost, min(20, st.machine[q]), 95)
    return ayes, noes


def hold_conference(st: State, q: int, visits: list[tuple[int, int]], out: list[Event], item: int) -> None:
    """Play one regional conference: machine against mood; who visits moves it (rule 3.22)."""
    holder = st.holder[q]
    if holder < 0:
        return
    roots = st.roots()
    moved = 0
    for k, theirs in visits:
        me = st.scenario.seats[k]
        carries = speech.voice(st, me)
        if roots[holder] == me or theirs:
            moved += carries // 6
        else:
            moved -= carries // 5
            add_reason(st, k, holder, CAUSE["attacked_me"], -4)
    if moved:
        st.add("machine", q, moved, 20, 95)
    ayes, noes = settle_conference(st, q)
    out.append(Event("local_conference", st.month, (item, q, ayes, noes)))


def settle_the_rest(st: State, out: list[Event], item: int) -> None:
    """Let the conferences nobody visits settle by the same rule in the month before the congress (rule 3.22)."""
    held = lost = 0
    for q, votes in enumerate(st.delegates):
        if votes and st.holder[q] >= 0 and q not in st.conferences:
            ayes, noes = settle_conference(st, q)
            held += 1
            lost += ayes <= noes
    if held:
        out.append(Event("conferences_settled", st.month, (item, held, lost)))


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
        if st.is_active(p) and p not in full and severity.shadow(st, p) < 4:
            full.append(p)
    for p in st.slate:
        if p not in full and st.is_active(p) and len(full) < item.cc_size:
            full.append(p)
    named = len(full)
    # What is left is filled by those who made the list: the sitting members and the Secretary's new men in turn.
    secretary = st.secretary()
    if secretary < 0 or not st.tune.with_appointments:
        secretary = -2
    sitting = [p for p in st.members(CC) if p not in full and st.is_active(p) and st.seat_index[p] < 0]
    sitting.sort(key=lambda p: (roots[p] != secretary, -st.standing[p], p))
    others = [
        p
        for p in range(len(st.life))
        if st.is_active(p) and st.posts_of[p] and p not in full and p not in sitting
    ]
    others.sort(key=lambda p: (roots[p] != secretary, -st.scenario.posts[st.posts_of[p][0]].rank, -st.standing[p], p))
    fresh = [p for p in others if roots[p] == secretary]
    for p in dict.fromkeys(_in_turn(sitting, fresh, st.tune.list_sitting) + others):
        if len(full) >= item.cc_size:
            break
        full.append(p)
    listed = full[named:]
    full = full[: max(item.cc_size, sum(1 for p in full if st.seat_pb[p] == 2))]
    told = commission(st)
    fallen: list[int] = []
    seated = tally.Hall(st, 1)
    for p in list(full):
        crossed = ballot_strength(st, p, seated)
        if st.seat_index[p] >= 0:
            # The commission's figures: the truest reading of strength, for those who sit on it.
            out.append(Event("crossed_out", st.month, (number, p, crossed), told | career.seat_bit(st, p)))
        if crossed > 500 and len(full) > 30:
            full.remove(p)
            fallen.append(p)
            out.append(Event("crossed_out", st.month, (number, p, crossed)))
    truth_of_the_ballot(st, told, out)
    rest = [p for p in candidates + sitting + others if p not in full and p not in fallen]
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
    st.w("conferences").clear()
    st.congress_month = item.month
    st.postponed = 0


def _in_turn(sitting: list[int], fresh: list[int], many: int) -> list[int]:
    """Return sitting members with a new man after every so many, and whoever is left of the new men at the end."""
    queue: list[int] = []
    left = iter(fresh)
    for n, p in enumerate(sitting, 1):
        queue.append(p)
        if n % max(1, many) == 0:
            queue += [new for new in (next(left, -1),) if new >= 0]
    return queue + list(left)


def beat(st: State, out: list[Event]) -> None:
    """Say what this month asks for on the way to a congress, apart from the decisions of seats."""
    item = coming(st)
    if item is None:
        return
    ahead = item.month + st.postponed - st.month
    if ahead in (1, 2, 3):
        out.append(Event("congress_beat", st.month, (gathering_index(st, item), ahead)))


def conference(st: State, item: Gathering, out: list[Event]) -> None:
    """A party conference counts the delegations aloud; it elects nobody."""
    number = gathering_index(st, item)
    out.append(Event("congress_beat", st.month, (number, 0)))
    counted(st, number, out)


def sit(st: State, out: list[Event], floor: tuple[tuple[int, int], ...] = ()) -> None:
    """Hold what meets this month: a conference, or the congress with report, ballot and first plenum.

    `floor` is what contenders have said to the report: persons with 1 for it and -1 against it.
    """
    item = meets(st, (CONFERENCE, CONGRESS_KIND))
    if item is None:
        return
    if item.kind == CONFERENCE:
        conference(st, item, out)
        return
    number = gathering_index(st, item)
    out.append(Event("congress_beat", st.month, (number, 0)))
    open_report(st, number, out, floor)
    counted(st, number, out)
    elect_committee(st, item, out)
    first_plenum(st, item, out)
    # A congress renews the machines: those who sent the delegates are confirmed at home.
    for q, votes in enumerate(st.delegates):
        if votes and st.holder[q] >= 0 and draw(3, st.seed, st.month, word("renew"), q) == 0:
            st.add("machine", q, 2, 0, 90)


__all__ = [
    "CONTESTED", "at_home", "ballot_strength", "beat", "bureau_size", "choose_reporter", "coming", "contested",
    "elect_committee", "fill_politburo", "first_plenum", "gathering_index", "hold_conference", "meets", "months_to",
    "open_report", "prefers", "ranked", "settle_conference", "settle_the_rest", "sit",
]
