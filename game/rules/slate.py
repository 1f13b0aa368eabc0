"""The list for the Central Committee as currency: a place given to another's man, at a price (rule 3.23)."""

from __future__ import annotations

from game.rules import chain, lead, pact, vote
from game.rules.career import serve
from game.rules.hall import report_motion
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import NON_AGGRESSION, Promise
from game.world.reason import Reason
from game.world.state import State

# What is asked for a place.
VOICE_FOR, VOICE_AGAINST, PEACE = range(3)
ASKS = (VOICE_FOR, VOICE_AGAINST, PEACE)


def patron_of(facts: Facts, x: int, k: int) -> int:
    """Return the contender whose man seat k thinks a person to be, -1 for nobody's."""
    root = facts.believed_roots(k)[x]
    return root if root != x else -1


def would_take(facts: Facts, p: int, giver: int, ask: int) -> list[Reason]:
    """Return why a contender would take a place for his man at a price; the sum above nought is yes (rule 3.23)."""
    k, m = facts.seat_index[p], facts.seat_index[giver]
    gains = lead.gain(facts)[k]
    out = [
        Reason("place_gained", facts.tune.place_worth),
        Reason("of_mover", facts.regard[m][p] // 3),
        Reason("trust", (facts.trust[giver] - 50) // 4),
        Reason("mover_gain", -max(0, gains[m]) // 3),
    ]
    if ask == PEACE:
        out.append(Reason("free_hand", -max(0, gains[m]) // 3))
        out.append(Reason("peace", max(0, 10 - lead.threat(facts)[k][m] // 2)))
    elif facts.report_by == p:
        out.append(Reason("myself", 20 if ask == VOICE_FOR else -250))
    elif facts.report_by >= 0:
        will = vote.says(vote.Ballot(facts, report_motion(facts, facts.report_by)), p)
        out.append(Reason("own_vote", max(-60, min(30, will if ask == VOICE_FOR else -will)) // 2))
    return [reason for reason in out if reason.amount]


def put(st: State, x: int, by: int) -> None:
    """Put a man on the list, once however many wish it: nobody else is told by whom (rule 3.23)."""
    if x not in st.slate:
        st.w("slate").append(x)
        chain.propose(st, x, by)


def moot(st: State, k: int, item: int, out: list[Event]) -> None:
    """Take back the places offered to a seat for men whom it has on the list by now (rule 3.23).

    Who offered one hears that it was not taken. `item` is the place of the congress on the calendar.
    """
    listed = st.listed(k)
    for asked in [one for one in st.queue if one.kind == "place" and one.seat == k and one.a in listed]:
        st.w("queue").remove(asked)
        m = asked.b // len(ASKS)
        out.append(Event("place_left", st.month, (item, st.scenario.seats[m], st.scenario.seats[k], asked.a), 1 << m))


def close(st: State, giver: int, taker: int, x: int, ask: int, item: int, out: list[Event]) -> None:
    """Put a man on the list as agreed: his patron is thanked by him, the word is given, the peace signed."""
    k, j = st.seat_index[giver], st.seat_index[taker]
    put(st, x, giver)
    serve(st, j, x, 8)
    add_reason(st, k, taker, CAUSE["served_want"], 6, 0)
    if ask == PEACE:
        if not any(giver in one.parties and taker in one.parties for one in st.pacts):
            pact.sign(st, NON_AGGRESSION, -1, (giver, taker), 0, 1, -1, out)
    elif st.report_by >= 0:
        side = 1 if ask == VOICE_FOR else -1
        key = vote.promise_key(report_motion(st, st.report_by))
        st.w("promises").append(Promise(taker, giver, -1, side, st.month, key))
    out.append(Event("place_given", st.month, (item, giver, taker, x, ask), 1 << k | 1 << j))


__all__ = ["ASKS", "PEACE", "VOICE_AGAINST", "VOICE_FOR", "close", "moot", "patron_of", "put", "would_take"]
