"""One way to vote: how anybody stands on a motion, as a sum of named reasons (rules 5).

`stand` decides everyone but the contenders, advises those, and gives forecasts and rivals' estimates: it reads
Facts and cannot tell belief from truth. A term is one function in TERMS; adding one adds it everywhere.
"""

from __future__ import annotations

from game.rules import columns, terms
from game.rules.ballot import (
    WORD,
    Ballot,
    answers_for_villages,
    companions,
    pack_companions,
    promise_key,
    target_of,
)
from game.rules.benches import Bench, bond_of
from game.rules.terms import TERMS
from game.rules.wish import owed_side, will_of, wish
from game.world.facts import Facts
from game.world.kinds import CONFIDENCE, FILL, REMOVE
from game.world.reason import Reason
from game.world.scenario import SECURITY, want_at


def _kind_of_want(facts: Facts, v: int) -> int:
    """Return what would win a person, -1 where nobody here knows."""
    want = want_at(facts.scenario.people[v], facts.want[v])
    return want.kind if want is not None else -1


def stand(b: Ballot, v: int) -> list[Reason]:
    """Return the reasons of one voter; the sum above nought is a vote for the motion.

    A client's own reasons count for what his loyalty leaves; his patron's wish counts for the loyalty (rules 5).
    """
    k = b.index[v]
    if k >= 0:
        return wish(b, v)
    facts = b.facts
    if v == b.target:
        return [Reason("myself", 250 if b.motion.kind == CONFIDENCE else -250)]
    if v == b.favoured and b.motion.kind in (FILL, REMOVE) and _kind_of_want(facts, v) != SECURITY:
        return [Reason("for_me", 60)]
    if b.apart is None:
        _open(b)
    own = [(code, amount) for code, term in TERMS[b.motion.kind] if (amount := term(b, v))]
    root = b.roots[v]
    bond = _bond(b, v, root)
    out = [Reason(code, amount * (100 - bond) // 100) for code, amount in own]
    if bond:
        out.append(Reason("patron", _patron(b, root, bond), (root,)))
    for promise in facts.promises:
        if promise.who == v and promise.on == b.key:
            out.append(Reason("promise", WORD * promise.side, (promise.to,)))
    if b.origin and answers_for_villages(facts, v):
        out.append(Reason("origin", b.origin))
    if v in b.owed:
        out.append(Reason("held", facts.tune.hold_vote * owed_side(b, v), (b.owed[v],)))
    return [reason for reason in out if reason.amount]


def says(b: Ballot, v: int) -> int:
    """Return the sum of a voter's reasons: what `stand` adds up to, without the list."""
    facts = b.facts
    if b.index[v] >= 0:
        return will_of(b, v)
    if v == b.target:
        return 250 if b.motion.kind == CONFIDENCE else -250
    if v == b.favoured and b.motion.kind in (FILL, REMOVE) and _kind_of_want(facts, v) != SECURITY:
        return 60
    if b.apart is None:
        _open(b)
    root = b.roots[v]
    bond = _bond(b, v, root)
    own = 100 - bond
    total = 0
    if own:
        alike = b.alike.get(own)
        if alike is None:
            if b.same is None:
                b.same = [amount for term in terms.ALIKE[b.motion.kind] if (amount := term(b, -1))]
            alike = b.alike[own] = sum([amount * own // 100 for amount in b.same])
        total += alike
        for term in b.apart or ():
            total += term(b, v) * own // 100
    if bond:
        total += _patron(b, root, bond)
    if b.given:
        total += b.given.get(v, 0)
    if b.origin and answers_for_villages(facts, v):
        total += b.origin
    if v in b.owed:
        total += facts.tune.hold_vote * owed_side(b, v)
    return total


def lesser(b: Ballot, bench: Bench) -> list[int]:
    """Return what `says` gives for every lesser voter of a bench, in its order, worked out a term at a time."""
    facts, at = b.facts, bench.at
    if b.apart is None:
        _open(b)
    pulls = {lord: _pull(b, lord) for lord in bench.lords}
    pulls[-1] = 0
    sums = columns.reasons(b, bench, pulls)
    for v, points in b.given.items():
        if v in at:
            sums[at[v]] += points
    if b.origin:
        for n, v in enumerate(bench.lesser):
            if answers_for_villages(facts, v):
                sums[n] += b.origin
    for v in b.owed:
        if v in at:
            sums[at[v]] += facts.tune.hold_vote * owed_side(b, v)
    if b.favoured in at and b.motion.kind in (FILL, REMOVE) and _kind_of_want(facts, b.favoured) != SECURITY:
        sums[at[b.favoured]] = 60
    if b.target in at:
        sums[at[b.target]] = 250 if b.motion.kind == CONFIDENCE else -250
    return sums


def amounts(b: Ballot, bench: Bench) -> dict[int, int]:
    """Return what `says` gives for every voter of a bench."""
    out = dict(zip(bench.lesser, lesser(b, bench), strict=True))
    for p in bench.contenders:
        out[p] = will_of(b, p)
    return out


def _open(b: Ballot) -> None:
    """Make a ballot ready for lesser voters."""
    b.hear()
    b.apart = terms.telling(b)


def _bond(b: Ballot, v: int, root: int) -> int:
    """Return how far a client is bound, 0..100; a secret ballot frees those of little loyalty."""
    facts = b.facts
    if root < 0 or (b.secret and facts.loyalty[v] < facts.tune.ballot_free):
        return 0
    return bond_of(facts, v, root)


def _patron(b: Ballot, root: int, bond: int) -> int:
    """Return what reaches a client of his patron's wish."""
    return _pull(b, root) * bond // 10000


def _pull(b: Ballot, root: int) -> int:
    """Return a patron's wish as it comes down to his clients; a vote he has cast counts thirty-five at least."""
    pull = b.pulls.get(root)
    if pull is None:
        side = b.chosen.get(root, 0)
        will = max(-100, min(100, will_of(b, root)))
        if side in (1, -1) and (will * side <= 0 or abs(will) < 35):
            will = side * max(35, abs(will))
        pull = b.pulls[root] = will * b.facts.tune.patron_weight
    return pull


__all__ = [
    "TERMS", "WORD", "Ballot", "amounts", "answers_for_villages", "companions", "lesser", "owed_side",
    "pack_companions", "promise_key", "says", "stand", "target_of", "will_of", "wish",
]
