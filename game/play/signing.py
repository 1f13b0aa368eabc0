"""The signing of what was accepted in a month, when all have answered (rules 2 and 6.08)."""

from __future__ import annotations

from game.rules import deal, pact
from game.world.event import Event
from game.world.kinds import BLOC, TRADE, Pact
from game.world.state import State


def close_offers(st: State, out: list[Event]) -> None:
    """Sign what was accepted; a bloc needs one partner, the other kinds too (rules 2, Pact).

    The last part of an offer tells what it is: its date; a pact to be renewed and its date; or the terms of a trade.
    """
    declined = _declined(st)
    for offer in st.offers:
        proposer, parties, kind, aim, stake, secret, answers = offer[:7]
        told = deal.told_of(offer)
        joined = tuple(p for p, answer in answers if answer == 1 and st.is_active(p))
        if len(told) == 2 and len(joined) < len(answers):
            pact.shut(st, told[1])  # a pact renewed needs the yes of everybody asked
        if not joined or not st.is_active(proposer) or len(parties) < 2:
            continue
        if len(told) == 2:
            if len(joined) == len(parties) - 1:
                pact.renew(st, told[1], told[0], out)
            continue
        target = aim if kind == BLOC else -1
        everybody = [proposer, *joined]
        merged = tuple(x for x in st.pacts if kind == BLOC and _goes_with(x, target, everybody, declined))
        everybody = [
            p
            for p in everybody
            if pact.live_pacts(st, p) < st.tune.pacts_at_most or any(p in x.parties for x in merged)
        ]
        if proposer not in everybody or len(everybody) < 2:
            continue
        if kind == TRADE:
            # What was payable when it was offered may have changed hands in the month.
            made = deal.of_offer(offer)
            if deal.why_not(st, made, None) is None and not deal.sold(st, made) and not deal.pledged(st, made):
                deal.sign(st, made, secret, out)
            continue
        for old in merged:
            everybody.extend(p for p in old.parties if p not in everybody)
        item = aim if kind != BLOC else -1
        pact.sign(
            st, kind, target, tuple(everybody), stake, secret, item, out, pact.DATES[told[0]], over=merged
        )
    st.w("offers").clear()


def _declined(st: State) -> set[tuple[int, int, int]]:
    """Return who has refused whom a bloc against whom this month."""
    return {
        (p, offer[0], offer[3])
        for offer in st.offers
        if offer[2] == BLOC and len(deal.told_of(offer)) != 2
        for p, answer in offer[6]
        if answer != 1
    }


def _goes_with(live: Pact, target: int, signing: list[int], declined: set[tuple[int, int, int]]) -> bool:
    """Tell whether a live bloc becomes one with a new one: its party signs, and nobody is brought in who said no.

    Who has refused another a bloc against this target in the month is not bound to him by a third man's yes
    (rule 6.08).
    """
    if live.kind != BLOC or live.target != target or not any(p in live.parties for p in signing):
        return False
    for a, b, aim in declined:
        apart = not {a, b} <= set(live.parties) and not {a, b} <= set(signing)
        if aim == target and apart and {a, b} <= {*live.parties, *signing}:
            return False
    return True


__all__ = ["close_offers"]
