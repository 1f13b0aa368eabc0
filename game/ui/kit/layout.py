"""Layout in logical px: pure functions that cut rectangles."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

RectLike = pygame.Rect | tuple[float, float, float, float]


def to_rect(rect: RectLike) -> pygame.Rect:
    """Make a Rect of whole logical px from a Rect or a 4-tuple."""
    if isinstance(rect, pygame.Rect):
        return rect
    x, y, w, h = rect
    return pygame.Rect(round(x), round(y), round(w), round(h))


def _cut(total: int, spec: Sequence[int | float], gap: int) -> list[tuple[int, int]]:
    fixed = sum(s for s in spec if isinstance(s, int))
    shares = sum(s for s in spec if isinstance(s, float))
    rest = max(0, total - fixed - gap * (len(spec) - 1))
    out: list[tuple[int, int]] = []
    at = 0.0
    for s in spec:
        size = float(s) if isinstance(s, int) else rest * s / shares if shares else 0.0
        start = round(at)
        out.append((start, max(0, round(at + size) - start)))
        at += size + gap
    return out


def columns(rect: RectLike, spec: Sequence[int | float], gap: int = 8) -> list[pygame.Rect]:
    """Cut a rect into columns: an int is px, a float a share of what is left."""
    r = to_rect(rect)
    return [pygame.Rect(r.x + x, r.y, w, r.h) for x, w in _cut(r.w, spec, gap)]


def rows(rect: RectLike, spec: Sequence[int | float], gap: int = 8) -> list[pygame.Rect]:
    """Cut a rect into rows: an int is px, a float a share of what is left."""
    r = to_rect(rect)
    return [pygame.Rect(r.x, r.y + y, r.w, h) for y, h in _cut(r.h, spec, gap)]


def grid(rect: RectLike, across: int, count: int, height: int, gap: int = 8) -> list[pygame.Rect]:
    """Lay count cells of one height in rows of `across`, from the top of the rect."""
    r = to_rect(rect)
    cells = _cut(r.w, [1.0] * max(1, across), gap)
    out = []
    for i in range(count):
        x, w = cells[i % across]
        out.append(pygame.Rect(r.x + x, r.y + (i // across) * (height + gap), w, height))
    return out


def inset(rect: RectLike, x: int, y: int | None = None) -> pygame.Rect:
    """Shrink a rect by x on the left and right and by y (or x) above and below."""
    r = to_rect(rect)
    dy = x if y is None else y
    return pygame.Rect(r.x + x, r.y + dy, max(0, r.w - 2 * x), max(0, r.h - 2 * dy))


def cut_top(rect: RectLike, height: int, gap: int = 8) -> tuple[pygame.Rect, pygame.Rect]:
    """Cut a strip from the top: (strip, rest)."""
    r = to_rect(rect)
    h = min(height, r.h)
    return pygame.Rect(r.x, r.y, r.w, h), pygame.Rect(r.x, r.y + h + gap, r.w, max(0, r.h - h - gap))


def cut_bottom(rect: RectLike, height: int, gap: int = 8) -> tuple[pygame.Rect, pygame.Rect]:
    """Cut a strip from the bottom: (strip, rest)."""
    r = to_rect(rect)
    h = min(height, r.h)
    return pygame.Rect(r.x, r.bottom - h, r.w, h), pygame.Rect(r.x, r.y, r.w, max(0, r.h - h - gap))


def cut_left(rect: RectLike, width: int, gap: int = 8) -> tuple[pygame.Rect, pygame.Rect]:
    """Cut a strip from the left: (strip, rest)."""
    r = to_rect(rect)
    w = min(width, r.w)
    return pygame.Rect(r.x, r.y, w, r.h), pygame.Rect(r.x + w + gap, r.y, max(0, r.w - w - gap), r.h)


def cut_right(rect: RectLike, width: int, gap: int = 8) -> tuple[pygame.Rect, pygame.Rect]:
    """Cut a strip from the right: (strip, rest)."""
    r = to_rect(rect)
    w = min(width, r.w)
    return pygame.Rect(r.right - w, r.y, w, r.h), pygame.Rect(r.x, r.y, max(0, r.w - w - gap), r.h)
