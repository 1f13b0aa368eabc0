"""In which order things stand on a circle so that the ties between them cross as little as may be."""

from __future__ import annotations

from collections.abc import Sequence

Tie = tuple[int, int, int]  # two places, and how much it matters that nothing crosses it


def crossings(order: Sequence[int], ties: Sequence[Tie]) -> tuple[int, int]:
    """Return how much crosses in an order, and how far apart what is tied stands."""
    at = {one: n for n, one in enumerate(order)}
    many = len(order)
    spans = [(*sorted((at[a], at[b])), weight) for a, b, weight in ties]
    crossed = 0
    for n, (a, b, weight) in enumerate(spans):
        for c, d, other in spans[:n]:
            if a < c < b < d or c < a < d < b:
                crossed += weight * other
    return crossed, sum(weight * min(b - a, many - b + a) for a, b, weight in spans)


def least_crossed(many: int, ties: Sequence[Tie]) -> list[int]:
    """Return an order of so many things on a circle, the first of them first, in which little crosses.

    Two of them change places, or one goes elsewhere, for as long as that helps; the same ties give the same order.
    """
    order = list(range(many))
    best = crossings(order, ties)
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
                    now = crossings(new, ties)
                    if now < best:
                        order, best, found = new, now, True
    return order


__all__ = ["crossings", "least_crossed"]
