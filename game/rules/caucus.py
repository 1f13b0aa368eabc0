"""The caucus: a pact of three or more settles its members' votes before the session (rules 3.4 and 6.10)."""

from __future__ import annotations

from game.rules import lead, luck, pact, tally, vote
from game.rules.career import mask, seat_bit
from game.world.event import Event
from game.world.kinds import BLOC, CC, JOINT, PLATFORM, POLITBURO, Motion, Pact
from game.world.rng import word
from game.world.state import State

CIRCULATES = 1  # what `c` of a motion is while it goes round for signature
FEWEST = 3  # members of a pact who sit in the body


def settle(st: State, out: list[Event]) -> None:
    """Let each large pact vote among itself on what will be called by name this month.

    The majority binds, in a tie the strongest member. Nothing is settled where somebody's own wish is further from it
    than the bond would carry him, or against a member's own motion, and nobody is bound twice on one matter.
    """
    large = [x for x in st.pacts if x.kind in (BLOC, PLATFORM) and len(x.parties) >= FEWEST]
    if not large:
        return
    settled: dict[int, list[int]] = {}
    bound: set[tuple[int, int]] = set()
    for item in st.agenda:
        if item.put_off > st.month or item.month < 0 or item.c == CIRCULATES or item.secret:
            continue
        if item.body not in (POLITBURO, CC, JOINT):
            continue
        voters = tally.voters(st, item.body)
        ballot = None
        for one in large:
            members = [p for p in one.parties if p in voters]
            if len(members) < FEWEST:
                continue
            ballot = ballot or vote.Ballot(st, item)
            if ballot.target in one.parties or any((p, ballot.key) in bound for p in members):
                continue
            side = _majority(st, ballot, members)
            if any(-vote.says(ballot, p) * side >= st.tune.caucus_bond for p in members):
                continue
            if side < 0 and item.mover in members:
                continue  # he stands by what he moved, and would have broken the pact by it
            bound.update((p, ballot.key) for p in members)
            settled.setdefault(one.id, []).extend((ballot.key, side))
            out.append(Event("caucus", st.month, (one.id, side, *item), mask(st, one.parties)))
    if settled:
        st.w("pacts")[:] = [x._replace(caucus=tuple(settled.get(x.id, ()))) for x in st.pacts]


def _majority(st: State, ballot: vote.Ballot, members: list[int]) -> int:
    """Return the side most members are for by the one vote function; in a tie the strongest decides."""
    sides = [1 if vote.says(ballot, p) > 0 else -1 for p in members]
    if sum(sides):
        return 1 if sum(sides) > 0 else -1
    leader = max(members, key=lambda p: (lead.mean_estimate(st, st.seat_index[p]), -p))
    return sides[members.index(leader)]


def after(st: State, item: Motion, ayes: list[int], noes: list[int], out: list[Event]) -> None:
    """After a roll call: who broke the caucus has betrayed the pact in public; who kept it is noticed (rules 6.10)."""
    key = vote.promise_key(item)
    for one in list(st.pacts):
        side = one.side_of(key)
        if not side:
            continue
        with_it, against = (ayes, noes) if side > 0 else (noes, ayes)
        breakers = [p for p in one.parties if p in against]
        for p in breakers:
            live = next((x for x in st.pacts if x.id == one.id), None)
            if live is not None and p in live.parties:
                out.append(Event("caucus_broken", st.month, (p, one.id), _audience(st, one)))
                pact.betray(st, live, p, out, public=True)
        alike = [p for p in one.parties if p in with_it]
        if one.secret and len(alike) >= FEWEST and not breakers and against:
            _smooth(st, one, item, len(alike), with_it + against, out)


def _audience(st: State, one: Pact) -> int:
    return mask(st, one.parties) | one.known


def _smooth(st: State, one: Pact, item: Motion, alike: int, voters: list[int], out: list[Event]) -> None:
    """So much agreement is noticed; an open eye may guess what lies behind it."""
    guests = [p for p in voters if st.seat_index[p] >= 0 and p not in one.parties]
    if not guests:
        return
    out.append(Event("smooth_session", st.month, (item.body, alike), mask(st, tuple(guests))))
    for p in guests:
        k = st.seat_index[p]
        chance = st.tune.smooth_hint * (50 + st.eye[k]) // 100
        if one.known >> k & 1 or not luck.comes(st, 100, chance, word("smooth"), one.id, k):
            continue
        st.w("pacts")[:] = [x._replace(known=x.known | 1 << k) if x.id == one.id else x for x in st.pacts]
        out.append(Event("pact_guessed", st.month, (p, one.id), seat_bit(st, p)))


__all__ = ["after", "settle"]
