"""Shares and differences between batches on the same seeds, each with an interval of 95 in 100 (rule 9).

Two batches are paired when game n of both has the same keys of chance: what differs between them is then the mechanism
and not the luck. All figures are in percent or percentage points.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

Z = 1.96


def share(hits: Sequence[int]) -> float | None:
    """Return how many in a hundred are 1, None without games."""
    return round(100 * sum(hits) / len(hits), 2) if hits else None


def change(before: Sequence[int], after: Sequence[int]) -> tuple[float | None, list[float] | None]:
    """Return the change of a share from one batch to another on the same seeds, in points, with its interval."""
    return spread([b - a for a, b in zip(before, after, strict=True)])


def interaction(
    base: Sequence[int], one: Sequence[int], other: Sequence[int], both: Sequence[int]
) -> tuple[float | None, list[float] | None]:
    """Return by how much two mechanisms off together differ from the sum of each off alone, in points, interval too."""
    return spread([d + a - b - c for a, b, c, d in zip(base, one, other, both, strict=True)])


def spread(differences: Sequence[int]) -> tuple[float | None, list[float] | None]:
    """Return the mean of differences game by game in points and its interval; (None, None) without games.

    Half a game each way is added before the interval is taken (Agresti and Min), so that a batch in which nothing
    changed does not claim certainty.
    """
    games = len(differences)
    if not games:
        return None, None
    total, squares = sum(differences), sum(d * d for d in differences)
    n = games + 2
    centre = total / n
    half = Z * sqrt(max(0.0, (squares + 1) / n - centre * centre) / n)
    return round(100 * total / games, 2), [round(100 * (centre - half), 2), round(100 * (centre + half), 2)]


def is_clear(interval: list[float] | None) -> bool:
    """Tell whether an interval leaves nought out."""
    return interval is not None and (interval[0] > 0 or interval[1] < 0)
