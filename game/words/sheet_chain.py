"""The chain of a month in figures, as it truly was: posts filled on whose word, delegates, Committee, Politburo."""

from __future__ import annotations

from typing import NamedTuple

from game.rules import lead
from game.world.facts import Facts


class Place(NamedTuple):
    """A contender in the chain (person and seat -1 for what is nobody's); `delegates` and `strength` in a hundred."""

    person: int
    seat: int
    posts: int
    delegates: int
    members: int
    bureau: int
    strength: int = -1  # the true one, -1 for nobody's and where it is not known


def places(st: Facts) -> list[Place]:
    """Return the contenders in the order of their seats, then what stands with nobody."""
    roots = st.roots()
    leads = lead.lead(st)
    every = sum(st.delegates) or 1
    out = []
    for p in (*st.scenario.seats, -1):
        posts = sent = 0
        for q, holder in enumerate(st.holder):
            if holder < 0:
                continue
            giver = st.giver[q]
            posts += (roots[giver] if giver >= 0 else -1) == p
            sent += st.delegates[q] if roots[holder] == p else 0
        if p < 0:
            sent += sum(votes for q, votes in enumerate(st.delegates) if st.holder[q] < 0)
        members = sum(1 for x, seat in enumerate(st.seat_cc) if seat == 2 and roots[x] == p)
        bureau = sum(1 for x, seat in enumerate(st.seat_pb) if seat == 2 and roots[x] == p)
        k = st.seat_index[p] if p >= 0 else -1
        out.append(Place(p, k, posts, sent, members, bureau, (leads[k] + 5) // 10 if k >= 0 else -1))
    shares = _shares([one.delegates for one in out], every)
    return [one._replace(delegates=share) for one, share in zip(out, shares, strict=True)]


def _shares(parts: list[int], whole: int) -> list[int]:
    """Return parts of a whole in a hundred, rounded so that together they come to what they come to."""
    shares = [100 * n // whole for n in parts]
    left = 100 * sum(parts) // whole - sum(shares)
    for n in sorted(range(len(parts)), key=lambda n: (-(100 * parts[n] % whole), n))[:left]:
        shares[n] += 1
    return shares


__all__ = ["Place", "places"]
