"""How those who are bound stand on a circle, and which lines tell it, so that as little crosses as may be.

Of more than two who are bound together each has a line to the next round the circle, not one to every other: where
they are drawn as one figure, these lines tell how little of it is crossed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Bond(NamedTuple):
    """Some who are bound together, and against whom, -1 for nobody."""

    members: tuple[int, ...]
    target: int = -1


class Line(NamedTuple):
    """A line of a bond from a to b; one against somebody begins in the middle between a and `with_`."""

    a: int
    b: int
    bond: int
    with_: int = -1


def lines(order: Sequence[int], bonds: Sequence[Bond]) -> list[Line]:
    """Return the lines of all bonds where things stand in an order on a circle."""
    at = {one: n for n, one in enumerate(order)}
    many = len(order)

    def apart(a: int, b: int) -> int:
        return min((at[a] - at[b]) % many, (at[b] - at[a]) % many)

    found = []
    for n, bond in enumerate(bonds):
        ring = sorted(bond.members, key=lambda one: at[one])
        if len(ring) < 2:
            continue
        gaps = [(at[ring[k]] - at[ring[k - 1]]) % many for k in range(len(ring))]
        first = gaps.index(max(gaps))  # the chain is open where the gap is widest
        ring = ring[first:] + ring[:first]
        found += [Line(a, b, n) for a, b in pairwise(ring)]
        if bond.target in at:
            target = bond.target
            pairs = pairwise(ring)
            two = min(pairs, key=lambda two: apart(two[0], target) + apart(two[1], target))
            near, far = sorted(two, key=lambda one: (apart(one, target), at[one]))
            found.append(Line(near, target, n, far))
    return found


def crossings(order: Sequence[int], bonds: Sequence[Bond]) -> tuple[int, int]:
    """Return how many lines cross in an order, those of bonds counted three times, and how long all are."""
    at = {one: n for n, one in enumerate(order)}
    many = len(order)
    spans = [(*sorted((at[one.a], at[one.b])), 3 if one.with_ < 0 else 1) for one in lines(order, bonds)]
    crossed = 0
    for n, (a, b, weight) in enumerate(spans):
        for c, d, other in spans[:n]:
            if a < c < b < d or c < a < d < b:
                crossed += weight * other
    return crossed, sum(weight * min(b - a, many - b + a) for a, b, weight in spans)


def least_crossed(many: int, bonds: Sequence[Bond]) -> list[int]:
    """Return an order of so many things on a circle, the first of them first, in which little crosses.

    Two of them change places, or one goes elsewhere, for as long as that helps; the same bonds give the same order.
    """
    order = list(range(many))
    best = crossings(order, bonds)
    found = True
    while found:
        found = False
        for a in range(1, many):
            for b in range(1, many):
                if a == b:
                    continue
                moved = order[:a] + order[a + 1 :]
                moved.insert(b, order[a])
                swapped = list(order)
                swapped[a], swapped[b] = order[b], order[a]
                for new in (moved, swapped):
                    now = crossings(new, bonds)
                    if now < best:
                        order, best, found = new, now, True
    return order


__all__ = ["Bond", "Line", "crossings", "least_crossed", "lines"]
