"""How a line of the targets is made: a share with Wilson's interval, a figure, a difference between paired games."""

from __future__ import annotations

from math import sqrt
from typing import Any

Row = dict[str, Any]

SURE = 1.96  # of a normal distribution: 95 in 100 lie within so many deviations
WIDE = 100  # of shares and their differences: a bound that binds nothing


def figure(row: int, name: str, unit: str, value: Any, low: float, high: float, games: int) -> Row:
    """Return a line for a figure without an interval."""
    ok = value is not None and low <= value <= high
    return {
        "row": row, "name": name, "unit": unit, "value": value, "interval": None, "low": low, "high": high, "ok": ok,
        "games": games,
    }  # fmt: skip


def share(row: int, name: str, hits: int, games: int, low: float, high: float = 100) -> Row:
    """Return a line for a share in percent; without a single game it asks about, it is not met."""
    value = 100 * hits / games if games else None
    return figure(row, name, "percent", value, low, high, games) | {"interval": wilson(hits, games)}


def difference(row: int, name: str, pairs: list[tuple[float, float]], low: float, high: float) -> Row:
    """Return a line for the mean of what the second of each pair is above the first, with the interval of the pairs."""
    value, around = paired(pairs)
    return figure(row, name, "points", value, low, high, len(pairs)) | {"interval": around}


def paired(pairs: list[tuple[float, float]], sure: float = SURE) -> tuple[float | None, list[float] | None]:
    """Return the mean difference of pairs, the second less the first, and its interval; None without pairs, or one."""
    if not pairs:
        return None, None
    found = [after - before for before, after in pairs]
    many = len(found)
    mean = sum(found) / many
    if many == 1:
        return mean, None
    spread = student(sure, many - 1) * sqrt(sum((one - mean) ** 2 for one in found) / (many - 1) / many)
    return mean, [round(mean - spread, 2), round(mean + spread, 2)]


def student(sure: float, freedom: int) -> float:
    """Return how many deviations are as sure as `sure` normal ones where the deviation itself is of few games.

    Student's distribution with so many degrees of freedom, by the first terms of its expansion (a hundredth off at
    four degrees, less at more).
    """
    z = sure
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return sum(term / freedom**n for n, term in enumerate(terms))


def wilson(hits: int, games: int) -> list[float] | None:
    """Return Wilson's interval of 95 in 100 for a share, in percent; None without games."""
    if not games:
        return None
    z, part = SURE, hits / games
    centre = part + z * z / (2 * games)
    spread = z * sqrt(part * (1 - part) / games + z * z / (4 * games * games))
    scale = 1 + z * z / games
    return [round(100 * max(0.0, (centre - spread) / scale), 2), round(100 * min(1.0, (centre + spread) / scale), 2)]


def ratio(parts: list[tuple[int, int]], sure: float = SURE) -> list[float] | None:
    """Return the interval of a share in percent, of hits and cases counted game by game (a ratio of sums).

    None without cases, or where they are of one game.
    """
    whole = sum(of for _, of in parts)
    many = len(parts)
    if not whole or many == 1:
        return None
    share = sum(hits for hits, _ in parts) / whole
    spread = sqrt(sum((hits - share * of) ** 2 for hits, of in parts) * many / (many - 1)) / whole
    spread *= student(sure, many - 1)
    return [round(100 * max(0.0, share - spread), 2), round(100 * min(1.0, share + spread), 2)]


__all__ = ["SURE", "WIDE", "Row", "difference", "figure", "paired", "ratio", "share", "student", "wilson"]
