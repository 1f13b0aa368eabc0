"""The shapes of marks as polygons."""

from __future__ import annotations

import math
from functools import lru_cache

Point = tuple[float, float]


@lru_cache(maxsize=2000)
def shape_points(name: str, centre: Point, radius: float) -> list[Point]:
    """Give the polygon of a mark shape. Raises KeyError on an unknown name."""
    cx, cy = centre

    def ring(n: int, start: float, r: float = 1.0) -> list[Point]:
        return [
            (
                cx + radius * r * math.sin(start + i * math.tau / n),
                cy - radius * r * math.cos(start + i * math.tau / n),
            )
            for i in range(n)
        ]

    if name == "star":
        outer, inner = ring(5, 0.0, 1.14), ring(5, math.pi / 5, 0.62)
        return [p for pair in zip(outer, inner, strict=True) for p in pair]
    if name == "square":
        return ring(4, math.pi / 4, 1.15)
    if name == "triangle":
        return [
            (cx, cy - radius * 1.05),
            (cx + radius * 1.08, cy + radius * 0.85),
            (cx - radius * 1.08, cy + radius * 0.85),
        ]
    if name == "diamond":
        return ring(4, 0.0, 1.15)
    if name == "hexagon":
        return ring(6, 0.0, 1.05)
    if name == "disc":
        return ring(24, 0.0)
    a, b = radius * 0.5, radius
    if name == "cross":
        unit = [
            (-a, -b),
            (a, -b),
            (a, -a),
            (b, -a),
            (b, a),
            (a, a),
            (a, b),
            (-a, b),
            (-a, a),
            (-b, a),
            (-b, -a),
            (-a, -a),
        ]
        return [(cx + x, cy + y) for x, y in unit]
    if name == "chevron":
        unit = [(-b, -b * 0.9), (0, -b * 0.3), (b, -b * 0.9), (b, b * 0.2), (0, b), (-b, b * 0.2)]
        return [(cx + x, cy + y) for x, y in unit]
    raise KeyError(f"no shape '{name}'")
