"""The count: what a vote does, and what it does to those who took part (rules 3.4 and 3.5)."""

from __future__ import annotations

from game.play import motion
from game.play.agenda import AIMED, SITTING
from game.rules import belief, career, caucus, deal, debt, pact, succession, tally, vote
from game.rules.hold import OWED_VOTE
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.kinds import (
    CCC,
    CONFIDENCE,
    DOCUMENT,
    FILL,
    LINE,
    MEASURE,
    POLITBURO,
    REMOVE,
    RUNG,
    Decision,
    Motion,
)
from game.world.state import State

LOST = {RUNG: 8, REMOVE: 8, DOCUMENT: 8, LINE: 2}  # points that a lost motion adds to its mover's record


def open_item(st: State, item: Motion) -> bool:
    """Tell whether an item can still be put: its matter may have been settled since it was tabled."""
    if not st.is_active(item.mover) and item.kind != CONFIDENCE:
        return False
    if item.kind == CONFIDENCE:
        if not any(st.scenario.posts[q].rank >= 4 for q in st.posts_of[item.a]):
            return False  # he has nothing left to be kept in
        return st.is_active(item.a) and st.seat_cc[item.a] == 2
    if item.kind == REMOVE and st.holder[item.a] >= 0 and st.since[item.a] > item.month:
        return False  # it was meant for the man who had the post then
    return motion.still_bar(st, item) is None


def settle(
    st: State,
    item: Motion,
    chosen: dict[int, int],
    out: list[Event],
    by_name: bool | None = None,
    result: tally.Tally | None = None,
) -> None:
    """Count an item for good, do what it says, and let those who took part remember.

    `by_name` tells whether names were called; what went round for signature teaches nobody and is held against nobody.
    `result` is the count, where it has just been made.
    """
    by_name = bool(chosen) if by_name is None else by_name
    result = result or tally.count(st, item, chosen, why=False)
    packed = motion.pack(item)
    code = "carried" if result.carried else "tied" if result.ayes == result.noes else "lost"
    out.append(Event(code, st.month, (item.body, result.ayes, result.noes, result.needed, *packed)))
    ayes = [line.person for line in result.lines if line.post == -1 and line.ayes]
    noes = [line.person for line in result.lines if line.post == -1 and line.noes]
    target = vote.target_of(st, item)
    if by_name:
        _lessons(st, item, target, result.carried, ayes, noes, out)
    elif item.body == CCC and item.kind in AIMED:
        # No contender sits there: its minutes go to all of them alike.
        belief.roll_call(st, ayes, noes, out, read=True, about=(item.mover, target))
    _remember(st, item, target, ayes, noes, out, by_name)
    if result.carried:
        motion.KINDS[item.kind].apply(st, item, tuple(ayes), out)
    elif item.kind == CONFIDENCE:
        _fall(st, item, out)
    else:
        _lost(st, item, target)
    n = st.item
    if 0 <= n < len(st.agenda):
        st.w("agenda")[n] = st.agenda[n]._replace(month=-1)
    heard = (LINE, *AIMED) if item.body == POLITBURO else (LINE, *AIMED, FILL, MEASURE)
    if by_name and item.body in SITTING and item.kind in heard:
        for k, p in enumerate(st.scenario.seats):
            side = chosen.get(p, 0)
            spoke = any((k, name, (n,)) in st.orders for name in ("yes", "no"))
            if side and spoke and (side > 0) != result.carried and st.is_active(p) and p != target:
                st.w("queue").append(Decision("after", k, n, item.body))


def _fall(st: State, item: Motion, out: list[Event]) -> None:
    """A man taken at his word leaves his highest office, and those who offered to go with him leave theirs."""
    for p in (item.a, *vote.companions(item.b)):
        posts = [q for q in st.posts_of[p] if st.scenario.posts[q].rank >= 4]
        if posts:
            q = max(posts, key=lambda q: (st.scenario.posts[q].rank, st.scenario.posts[q].slots, -q))
            out.append(Event("resigned", st.month, (p, q)))
            career.remove(st, q, out)
            if q == st.secretary_post:
                succession.follow_secretary(st, p, out)
        st.add("standing", p, -6)


def _lost(st: State, item: Motion, target: int) -> None:
    """A motion lost is an act on the record of its mover (rules 2, record)."""
    k = st.seat_index[item.mover]
    if item.kind in LOST:
        st.add("record", item.mover, LOST[item.kind])
    if item.kind in (RUNG, REMOVE, DOCUMENT):
        if k >= 0:
            st.add("momentum", k, -5, -40, 40)
        if target >= 0 and st.seat_index[target] >= 0:
            st.add("momentum", st.seat_index[target], 4, -40, 40)


def _lessons(
    st: State, item: Motion, target: int, carried: bool, ayes: list[int], noes: list[int], out: list[Event]
) -> None:
    """What a roll call teaches: who followed whom, and that files outvote speeches."""
    if item.kind in AIMED and not item.secret:
        belief.roll_call(st, ayes, noes, out, about=(item.mover, target))
    for k, share in st.forecasts:
        # Whose own motion or head it was learns most.
        near = st.scenario.seats[k] in (item.mover, target)
        belief.surprise(st, k, share, carried, out, st.tune.eye_surprise if near else st.tune.eye_surprise // 2)


def _pay_held(st: State, item: Motion, ayes: list[int], noes: list[int], out: list[Event]) -> None:
    """A vote owed under a pressed paper is given on the first item it binds to, or refused (rules 4, 8)."""
    if not any(x.item == OWED_VOTE for x in st.promises):
        return
    cast = {p: side for side, voters in ((1, ayes), (-1, noes)) for p in voters if st.seat_index[p] >= 0}
    ballot = vote.Ballot(st, item, cast)
    for owed in [x for x in st.promises if x.item == OWED_VOTE]:
        side = vote.owed_side(ballot, owed.who)
        given = 1 if owed.who in ayes else -1 if owed.who in noes else 0
        if not side or not given:
            continue
        st.w("promises").remove(owed)
        k, j = st.seat_index[owed.to], st.seat_index[owed.who]
        if side != given:
            st.add("trust", owed.who, -10)
            if j >= 0:
                add_reason(st, j, owed.to, CAUSE["broke_word"], -14, 0)
        bits = 1 << k | (1 << j if j >= 0 else 0)
        out.append(Event("owed_vote", st.month, (owed.who, owed.to, int(side == given)), bits))


def _remember(
    st: State, item: Motion, target: int, ayes: list[int], noes: list[int], out: list[Event], by_name: bool
) -> None:
    """Votes are remembered by those they touched; promises are kept or broken; pacts shown for what they are."""
    seats = st.scenario.seats
    secret = item.secret
    key = vote.promise_key(item)
    given = [x for x in st.promises if x.on == key]
    for promise in given:
        side = 1 if promise.who in ayes else -1 if promise.who in noes else 0
        k = st.seat_index[promise.to]
        if side == 0 or k < 0:
            continue
        kept = debt.VOTE_KEPT if side == promise.side else debt.VOTE_BROKEN
        debt.tell(st, promise.who, promise.to, kept, out)
        if side == promise.side:
            add_reason(st, k, promise.who, CAUSE["kept_word"], 2, 0)
            if st.seat_index[promise.who] >= 0:
                add_reason(st, st.seat_index[promise.who], promise.to, CAUSE["kept_word"], 2, 0)
        elif st.seat_index[promise.who] >= 0:
            st.add("trust", promise.who, -10)
            add_reason(st, st.seat_index[promise.who], promise.to, CAUSE["broke_word"], -14, 0)
        if side != promise.side:
            debt.void(st, promise, out)
    st.w("promises")[:] = [x for x in st.promises if x.on != key]
    _pay_held(st, item, ayes, noes, out)
    debt.pay(st, item, target, ayes, noes, out, frozenset((x.who, x.to) for x in given))
    if not by_name or secret:
        return
    caucus.after(st, item, ayes, noes, out)
    deal.called(st, item, target, ayes, noes, out)
    pact.exposed_on_line(st, item, ayes, noes, out)
    saving = -1 if item.kind == CONFIDENCE else 1
    weight = {RUNG: 4 + 2 * item.b, REMOVE: 9, CONFIDENCE: 8, DOCUMENT: 6}.get(item.kind, 0)
    if target >= 0 and weight and st.seat_index[target] >= 0:
        for side, voters in ((1, ayes), (-1, noes)):
            for p in voters:
                k = st.seat_index[p]
                if k < 0 or p == target:
                    continue
                if side * saving > 0:
                    add_reason(st, k, target, CAUSE["voted_against_me"], -weight)
                else:
                    add_reason(st, k, target, CAUSE["stood_by_me"], weight)
                pact.exposed(st, p, target, side * saving, out)
    elif item.kind == LINE:
        for k, p in enumerate(seats):
            if p in ayes and p != item.mover:
                add_reason(st, k, item.mover, CAUSE["voted_with_me"], 2)
            elif p in noes:
                add_reason(st, k, item.mover, CAUSE["voted_against_me"], -3)
