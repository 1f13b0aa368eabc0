"""The reasons of many lesser voters at once: what the terms of a ballot add, a term a column.

`terms` says what a term is, one voter at a time; a column here says the same of a whole bench and is held against it by
a test. A term without a column is asked of each voter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.rules import terms
from game.rules.ballot import Ballot
from game.rules.benches import Bench
from game.rules.measure import MEASURES
from game.world.kinds import BUDGET, FILL, LINE, REMOVE
from game.world.scenario import A_GRUDGE, A_LINE, MONEY, PROMOTION, QUIET, SECURITY

# Takes what the lesser voters of a bench have so far and returns it with the term added, loyalty's part taken off.
Column = Callable[[Ballot, Bench, list[int]], list[int]]


def _some(bench: Bench, so_far: list[int], few: Iterable[tuple[int, int]]) -> list[int]:
    """Add what only some feel: places and amounts."""
    own = bench.own
    for n, amount in few:
        so_far[n] += amount * own[n] // 100
    return so_far


def _feelings(b: Ballot, bench: Bench, p: int) -> list[tuple[int, int]]:
    """Return what lesser voters think of somebody who is no contender: place and points."""
    at = bench.at
    return [(at[v], points) for v, points in b.facts.scenario.feelings.get(p, ()) if v in at]


def _of_mover(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    liked = b.likes_mover
    if liked is None:
        return _some(bench, so_far, [(n, points // 2) for n, points in _feelings(b, bench, b.mover)])
    return [a + liked[v] // 2 * o // 100 for a, v, o in zip(so_far, bench.lesser, bench.own, strict=True)]


def _of_target(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    liked = b.likes_target
    if liked is None:
        return _some(bench, so_far, [(n, -points // 2) for n, points in _feelings(b, bench, b.target)])
    return [a + -liked[v] // 2 * o // 100 for a, v, o in zip(so_far, bench.lesser, bench.own, strict=True)]


def _nearer(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    theirs, ours = bench.distances(b.facts, b.target), bench.distances(b.facts, b.mover)
    return [
        a + (there - here) // 4 * o // 100
        for a, there, here, o in zip(so_far, theirs, ours, bench.own, strict=True)
    ]


def _between(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    """Add `of_mover`, `of_target` and `nearer` at one go, where mover and target are both contenders."""
    ours, theirs = b.likes_mover, b.likes_target
    if ours is None or theirs is None:
        return _nearer(b, bench, _of_target(b, bench, _of_mover(b, bench, so_far)))
    far, near = bench.distances(b.facts, b.target), bench.distances(b.facts, b.mover)
    return [
        a + ours[v] // 2 * o // 100 + -theirs[v] // 2 * o // 100 + (there - here) // 4 * o // 100
        for a, v, there, here, o in zip(so_far, bench.lesser, far, near, bench.own, strict=True)
    ]


def _line(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    i, step = b.motion.a, b.motion.b
    here, stance = b.facts.line[i], b.facts.stance[i]
    there = here + step
    return [
        a + 2 * (abs(stance[v] - here) - abs(stance[v] - there)) * o // 100
        for a, v, o in zip(so_far, bench.lesser, bench.own, strict=True)
    ]


def _measure(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    economy = b.facts.scenario.issue_index.get("economy", -1)
    if economy < 0:
        return so_far
    stance, half, side = b.facts.stance[economy], b.facts.line[economy] // 2, MEASURES[b.motion.a].side
    return [
        a + side * (stance[v] + half) // 150 * o // 100
        for a, v, o in zip(so_far, bench.lesser, bench.own, strict=True)
    ]


def _had_it(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    k = b.index[b.favoured]
    if k < 0 or b.motion.a != b.facts.secretary_post or not b.facts.ousted >> k & 1:
        return so_far
    lost = b.facts.tune.had_it
    return [a + -lost * o // 100 for a, o in zip(so_far, bench.own, strict=True)]


def _of_favoured(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    k, favoured = b.index[b.favoured], b.favoured
    if k < 0:
        few = [(n, points // 3) for n, points in _feelings(b, bench, favoured) if bench.lesser[n] != favoured]
        return _some(bench, so_far, few)
    liked = b.facts.regard[k]
    return [a + liked[v] // 3 * o // 100 for a, v, o in zip(so_far, bench.lesser, bench.own, strict=True)]


def _master(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    if b.favoured_root < 0:
        return so_far
    liked = b.facts.regard[b.index[b.favoured_root]]
    return [a + liked[v] // 4 * o // 100 for a, v, o in zip(so_far, bench.lesser, bench.own, strict=True)]


def _keep(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    liked = b.likes_target
    if len(b.group) != 1:
        return _each(terms.keep, b, bench, so_far)
    name = 12 + (b.facts.standing[b.target] - 40) // 6
    if liked is None:
        own, few = bench.own, _feelings(b, bench, b.target)
        so_far = [a + name * o // 100 for a, o in zip(so_far, own, strict=True)]
        for n, points in few:
            so_far[n] += (name + points // 2) * own[n] // 100 - name * own[n] // 100
        return so_far
    return [a + (name + liked[v] // 2) * o // 100 for a, v, o in zip(so_far, bench.lesser, bench.own, strict=True)]


def _chair(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    return _some(bench, so_far, [(n, b.grip) for n in _below(b, bench)])


def _chair_kept(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    return _some(bench, so_far, [(n, -b.grip) for n in _below(b, bench)])


def _below(b: Ballot, bench: Bench) -> list[int]:
    """Return the places of those who hold a post to which the target recommends."""
    holder, at = b.facts.holder, bench.at
    return [at[v] for v in dict.fromkeys([holder[q] for q in sorted(b.below)]) if v in at and v != b.target]


def _want(b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    """Ask those whose want the motion can touch."""
    kind, facts = b.motion.kind, b.facts
    few: list[tuple[int, int]] = []
    if b.target >= 0 or b.favoured >= 0:
        touched = (b.target, b.favoured)
        few = [(n, terms.want(b, v)) for n, v, one in bench.wants(facts, A_GRUDGE) if one.person in touched]
    if b.target >= 0:
        giver, posts_of, by = facts.giver, facts.posts_of, (b.target, b.mover)
        for n, v, _ in bench.wants(facts, SECURITY):
            for q in posts_of[v]:
                if giver[q] in by:
                    few.append((n, terms.want(b, v)))
                    break
        quiet = -6 if b.hard else -2
        few += [(n, quiet) for n, _, _ in bench.wants(facts, QUIET)]
    if kind == LINE:
        few += [(n, terms.want(b, v)) for n, v, one in bench.wants(facts, A_LINE) if one.issue == b.motion.a]
    elif kind == BUDGET:
        few += [(n, terms.want(b, v)) for n, v, _ in bench.wants(facts, MONEY)]
    elif kind in (FILL, REMOVE) and b.favoured in bench.at:
        few += [(n, terms.want(b, v)) for n, v, _ in bench.wants(facts, PROMOTION) if v == b.favoured]
    return _some(bench, so_far, few)


def _each(term: terms.Term, b: Ballot, bench: Bench, so_far: list[int]) -> list[int]:
    """Ask a term of one voter after another."""
    return [a + term(b, v) * o // 100 for a, v, o in zip(so_far, bench.lesser, bench.own, strict=True)]


COLUMNS: dict[terms.Term, Column] = {
    terms.of_mover: _of_mover, terms.of_target: _of_target, terms.nearer: _nearer,
    terms.line: _line, terms.measure: _measure, terms.had_it: _had_it,
    terms.of_favoured: _of_favoured, terms.master: _master, terms.keep: _keep, terms.chair: _chair,
    terms.chair_kept: _chair_kept, terms.want: _want,
}  # fmt: skip


def _scalars(b: Ballot, bench: Bench, pulls: dict[int, int]) -> list[int]:
    """Return what does not ask who a voter is but only how firm and how bound: terms alike, patrons, the wave, names.

    `pulls` is what comes down from each patron, nought from nobody.
    """
    if b.same is None:
        b.same = [amount for term in terms.ALIKE[b.motion.kind] if (amount := term(b, -1))]
    apart, shares = b.apart or (), bench.shares
    sums = [0] * len(shares)
    for amount in b.same:
        sums = [so_far + amount * share // 100 for so_far, share in zip(sums, shares, strict=True)]
    alike = dict(zip(shares, sums, strict=True))
    wave = b.wave * b.facts.tune.bandwagon if terms.wave in apart else 0
    cast = b.cast if terms.called in apart else 0
    if wave or cast:
        return [
            alike[o] + pulls[root] * (100 - o) // 10000
            + wave * weak // 10000 * o // 100 + cast * weak // 250 * o // 100
            for o, root, weak in zip(bench.own, bench.led, bench.yielding, strict=True)
        ]  # fmt: skip
    return [alike[o] + pulls[root] * (100 - o) // 10000 for o, root in zip(bench.own, bench.led, strict=True)]


_SCALARS: tuple[terms.Term, ...] = (terms.wave, terms.called)
_BETWEEN: tuple[terms.Term, ...] = (*_SCALARS, terms.of_mover, terms.of_target, terms.nearer)


def reasons(b: Ballot, bench: Bench, pulls: dict[int, int]) -> list[int]:
    """Return by lesser voter the sum of his own reasons, as far as his loyalty leaves them, and his patron's wish."""
    apart = b.apart or ()
    so_far = _scalars(b, bench, pulls)
    done = _SCALARS
    if terms.nearer in apart:
        so_far = _between(b, bench, so_far)
        done = _BETWEEN
    for term in apart:
        if term not in done:
            column = COLUMNS.get(term)
            so_far = column(b, bench, so_far) if column is not None else _each(term, b, bench, so_far)
    return so_far


__all__ = ["COLUMNS", "reasons"]
