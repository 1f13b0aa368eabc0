"""Charts: lines with bands, bars, the half circle of seats. Networks are in `diagram`, flows in `flow`.

All coordinates are logical px; every series has a word beside it and a dash or a shape, never a colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.ui import theme
from game.ui.diagram import Edge, Hub, Node, hub_sign, network, tie
from game.ui.flow import Band, Column, FlowNode, flow
from game.ui.kit import Kit
from game.ui.kit.layout import RectLike, to_rect
from game.ui.kit.zones import TipLike
from game.ui.theme import Colour

__all__ = [
    "Band",
    "Bar",
    "Column",
    "Edge",
    "FlowNode",
    "Hub",
    "Member",
    "Node",
    "Seat",
    "Series",
    "bars",
    "flow",
    "hemicycle",
    "hub_sign",
    "line_chart",
    "network",
    "seats",
    "series_lines",
    "tie",
    "x_axis",
]


@dataclass(frozen=True)
class Series:
    """A line of a chart: values by index, None where nothing is known."""

    name: str
    values: Sequence[float | None]
    colour: Colour = "blue"
    dash: bool = False
    breaks: frozenset[int] = frozenset()  # indices at which a new line begins: what is counted begins anew


@dataclass(frozen=True)
class Bar:
    """A bar: its word, its value, how the value is written, and the range we believe."""

    label: str
    value: float
    text: str = ""
    colour: Colour = "blue"
    band: tuple[float, float] | None = None
    tip: TipLike = None


@dataclass(frozen=True)
class Seat:
    """A place in the half circle: middle, radius, and angle in radians, 0 on the left to pi on the right."""

    x: float
    y: float
    radius: float
    angle: float


@dataclass(frozen=True)
class Member:
    """Who sits in a seat: colour, the contender whose mark it bears, or a letter; faint for a side only guessed.

    The sign of the side, + or −, stands on a bust and on a mark without a letter, for whoever sees no colours.
    """

    id: str
    colour: Colour
    mark: str | None = None
    letter: str = ""
    tip: TipLike = None
    faint: bool = False
    sign: str = ""


def nice_step(span: float, wanted: int) -> float:
    """Give a round step (1, 2, 2.5 or 5 times a power of ten) that cuts a span into about `wanted` parts."""
    if span <= 0:
        return 1.0
    raw = span / max(1, wanted)
    power = 10.0 ** math.floor(math.log10(raw))
    for k in (1, 2, 2.5, 5, 10):
        if raw <= k * power:
            return k * power
    return 10 * power


def line_chart(
    kit: Kit,
    rect: RectLike,
    series: Sequence[Series],
    x_labels: Sequence[str] = (),
    y_label: str = "",
    low: float | None = None,
    high: float | None = None,
    bands: Sequence[tuple[float, float, str]] = (),
    marks: Sequence[tuple[float, str]] = (),
    id: str | None = None,
    figure: Callable[[str], str] = lambda plain: plain.replace("-", "−"),
) -> int | None:
    """Draw lines over an index with axis labels; bands are (low, high, words), marks (index, words).

    With an id the plot is a zone; give the index under the mouse, None when there is none. `figure` gives a number of
    the axis the signs of the language.
    """
    r = to_rect(rect)
    known = [v for s in series for v in s.values if v is not None] or [0.0, 1.0]
    lo, hi = (min(known) if low is None else low), (max(known) if high is None else high)
    if hi <= lo:
        hi = lo + 1
    step = nice_step(hi - lo, max(2, r.h // 56))
    if low is None:
        lo = math.floor(lo / step) * step
    if high is None:
        hi = math.ceil(hi / step) * step
    ticks = [lo + i * step for i in range(int((hi - lo) / step + 1.001))]
    side = max(kit.text_width(figure(f"{t:g}"), "small") for t in ticks) + 10
    names = min(max((kit.text_width(s.name, "small_bold") for s in series), default=0) + 24, r.w // 3)
    top = kit.line_height("small") + 8 if y_label else 10
    plot = pygame.Rect(r.x + side, r.y + top, max(20, r.w - side - names), max(20, r.h - top - 28))
    count = max([len(s.values) for s in series] + [len(x_labels), 2])

    def at(i: float, v: float) -> tuple[float, float]:
        return plot.x + plot.w * i / (count - 1), plot.bottom - plot.h * (min(max(v, lo), hi) - lo) / (
            hi - lo
        )

    kit.fill(plot, "card")
    for a, b, words in bands:
        y1, y2 = at(0, max(a, b))[1], at(0, min(a, b))[1]
        kit.fill((plot.x, y1, plot.w, y2 - y1), theme.mix(kit.rgb("card"), kit.rgb("shade"), 0.6))
        kit.label(
            (plot.x + 6, y1, plot.w - 12, min(20, max(14, y2 - y1))), words, "small_italic", "muted", "right"
        )
    for t in ticks:
        y = at(0, t)[1]
        kit.fill((plot.x, y, plot.w, 1), "shade")
        kit.write((r.x, y - 10, side - 6, 20), figure(f"{t:g}"), "small", "muted", "right")
    if lo < 0 < hi:
        kit.fill((plot.x, at(0, 0)[1] - 1, plot.w, 2), "line")
    kit.fill((plot.x, plot.y, 2, plot.h), "ink")
    kit.fill((plot.x, plot.bottom - 2, plot.w, 2), "ink")
    if y_label:
        kit.label((r.x, r.y, r.w - names, top - 8), y_label, "small_bold", "ink")
    x_axis(kit, plot, x_labels, count)
    named: list[tuple[pygame.Rect, str]] = []
    ends: list[float] = []  # where the words of each row of marks end
    for i, words in marks:
        x = at(i, lo)[0]
        kit.dashed((x, plot.y), (x, plot.bottom), "red", 1.5, 5)
        wide = min(kit.text_width(words, "small") + 4, plot.w)
        left = x + 5 if x + 5 + wide <= plot.right else x - 5 - wide
        left = max(plot.x, left)
        row = next((n for n, end in enumerate(ends) if end <= left), len(ends))
        ends[row:row + 1] = [left + wide]
        named.append((pygame.Rect(round(left), plot.y + 16 * row, wide, 20), words))
    series_lines(kit, plot, series, at, names)
    for spot, words in named:
        kit.fill((spot.x - 2, spot.y + 1, spot.w + 2, 18), "card")  # no line of the chart strikes them through
        kit.label(spot, words, "small", "red")
    hovered: int | None = None
    if id is not None:
        kit.hot(id, plot, live=True)
        if kit.hover == id:
            x, _ = kit.pointer()
            hovered = max(0, min(count - 1, round((x - plot.x) / plot.w * (count - 1))))
            kit.fill((at(hovered, lo)[0], plot.y, 1, plot.h), "ink")
    return hovered


def x_axis(kit: Kit, plot: pygame.Rect, labels: Sequence[str], count: int) -> None:
    """Write labels under a plot, as many as there is room for."""
    if not labels:
        return
    widest = max(kit.text_width(t, "small") for t in labels) + 14
    every = max(1, math.ceil(widest * len(labels) / max(1, plot.w)))
    for i in range(0, len(labels), every):
        x = plot.x + plot.w * i / (count - 1)
        kit.fill((x, plot.bottom, 1, 4), "ink")
        left = max(plot.x - 10, min(x - widest / 2, plot.right - widest + 14))
        kit.write((left, plot.bottom + 5, widest, 20), labels[i], "small", "muted", "centre")


def series_lines(
    kit: Kit,
    plot: pygame.Rect,
    series: Sequence[Series],
    at: Callable[[float, float], tuple[float, float]],
    names: int,
) -> None:
    """Draw the lines of a plot with their names at the right end, none over another."""
    ends: list[tuple[float, Series]] = []
    for s in series:
        before: tuple[float, float] | None = None
        last: tuple[float, float] | None = None
        for i, v in enumerate(s.values):
            now = None if v is None else at(i, v)
            if before is not None and now is not None and i not in s.breaks:
                if s.dash:
                    kit.dashed(before, now, s.colour, 2.5, 6)
                else:
                    kit.line(before, now, s.colour, 2.5)
            before = now
            last = now or last
        if last is not None:
            kit.circle(last, 4, s.colour)
            ends.append((last[1], s))
    high = kit.line_height("small_bold")
    ends.sort(key=lambda e: e[0])
    ys = [y for y, _ in ends]
    for i in range(1, len(ys)):  # push names apart so that none covers another
        ys[i] = max(ys[i], ys[i - 1] + high)
    over = (ys[-1] - plot.bottom) if ys else 0
    for i in range(len(ys) - 1, -1, -1):
        if over > 0:
            ys[i] = min(ys[i], (plot.bottom if i == len(ys) - 1 else ys[i + 1] - high))
    for (_, s), y in zip(ends, ys, strict=True):
        x = plot.right + 8
        if s.dash:
            kit.dashed((x, y), (x + 12, y), s.colour, 3, 3)
        else:
            kit.line((x, y), (x + 12, y), s.colour, 3)
        kit.label((x + 16, y - high / 2, names - 24, high), s.name, "small_bold", "ink")


def bars(
    kit: Kit,
    rect: RectLike,
    rows: Sequence[Bar],
    low: float = 0,
    high: float | None = None,
    id: str | None = None,
) -> int | None:
    """Draw horizontal bars, as many as fit; give the index activated. With an id the rows are zones id:index."""
    r = to_rect(rect)
    if not rows:
        return None
    most = max(max(b.value, *(b.band or (b.value,))) for b in rows) if high is None else high
    if most <= low:
        most = low + 1
    each = max(24, min(34, r.h // len(rows)))
    words = min(max(kit.text_width(b.label, "body") for b in rows) + 12, int(r.w * 0.42))
    figures = max(kit.text_width(b.text or f"{b.value:g}", "bold") for b in rows) + 12
    chosen: int | None = None
    for i, b in enumerate(rows):
        y = r.y + i * each
        if y + each > r.bottom + 1:
            break
        if id is not None and kit.hot(f"{id}:{i}", (r.x, y, r.w, each), b.tip):
            chosen = i
        kit.label((r.x, y, words - 8, each), b.label, "body")
        track = pygame.Rect(r.x + words, y + 6, max(20, r.w - words - figures), each - 12)
        kit.meter(track, b.value, low, most, b.band, b.colour)
        kit.label(
            (r.right - figures + 6, y, figures - 6, each), b.text or f"{b.value:g}", "bold", align="right"
        )
    return chosen


def seats(count: int, rect: RectLike, ranks: int | None = None) -> list[Seat]:
    """Place seats in a half circle, ordered from the left bench to the right one."""
    r = to_rect(rect)
    if count <= 0:
        return []
    if ranks is None:
        ranks = max(1, min(12, round(math.sqrt(count / 3.2))))
    outer = min(r.w / 2, float(r.h)) * 0.94
    inner = outer * (0.42 if ranks > 1 else 0.8)
    gap = (outer - inner) / max(1, ranks)
    radii = [inner + gap * (i + 0.5) for i in range(ranks)]
    whole = sum(radii)
    shares = [max(1, round(count * q / whole)) for q in radii]
    while sum(shares) > count:
        shares[shares.index(max(shares))] -= 1
    while sum(shares) < count:
        shares[-1] += 1
    cx, cy = r.centerx, r.bottom - outer * 0.06 - max(0.0, r.h - outer * 1.06) / 2
    out: list[Seat] = []
    for radius, n in zip(radii, shares, strict=True):
        if n <= 0:
            continue
        arc = math.pi * radius / max(1, n)
        size = max(2.0, min(gap * 0.44, arc * 0.44, 26.0))
        margin = min(0.5, size / radius)
        for i in range(n):
            a = math.pi / 2 if n == 1 else margin + (math.pi - 2 * margin) * i / (n - 1)
            out.append(Seat(cx - radius * math.cos(a), cy - radius * math.sin(a), size, a))
    out.sort(key=lambda s: (round(s.angle, 3), s.radius))
    return out


def hemicycle(
    kit: Kit, rect: RectLike, members: Sequence[Member], id: str, face: Callable[[str, pygame.Rect], bool] | None = None
) -> str | None:
    """Draw members in a half circle in the order given; give the id of the one activated. Zones are id:member.

    Few enough sit there with their busts: `face` draws one into a rect, false for a member who has none.
    """
    busts = bench(len(members), rect) if face is not None else []
    chosen: str | None = None
    for m, s in zip(members, busts or seats(len(members), rect), strict=True):
        box = pygame.Rect(round(s.x - s.radius), round(s.y - s.radius), round(2 * s.radius), round(2 * s.radius))
        if kit.hot(f"{id}:{m.id}", box, m.tip):
            chosen = m.id
        if not busts or face is None or not face(m.id, box):
            _sign(kit, m, (s.x, s.y), s.radius)
            continue
        kit.frame(box, m.colour, 3)
        if m.sign:
            plate = pygame.Rect(box.x, box.bottom - 18, 18, 18)
            kit.fill(plate, "card" if m.faint else m.colour)
            kit.frame(plate, m.colour, 2)
            tone: Colour = m.colour if m.faint else theme.readable(kit.rgb(m.colour), kit.palette)
            kit.write(plate, m.sign, "bold", tone, "centre")
        _sign(kit, m, (box.right - 3, box.bottom - 3), max(10.0, s.radius * 0.42))
    return chosen


def file(
    kit: Kit, rect: RectLike, members: Sequence[Member], id: str, face: Callable[[str, pygame.Rect], bool] | None = None
) -> str | None:
    """Draw members side by side in the order given, where a half circle has no room; as `hemicycle` does otherwise."""
    r, count = to_rect(rect), max(1, len(members))
    size = next((n for n in range(min(LARGEST_BUST, r.h), 8, -1) if (r.w // (n + 4)) * (r.h // n) >= count), 8)
    across = min(count, max(1, r.w // (size + 4)))
    rows = -(-count // across)
    chosen: str | None = None
    for n, m in enumerate(members):
        row = members[n // across * across : (n // across + 1) * across]
        x = r.centerx - (len(row) * (size + 4) - 4) // 2 + n % across * (size + 4)
        box = pygame.Rect(x, r.y + (r.h - rows * size) // 2 + n // across * size, size, size)
        if kit.hot(f"{id}:{m.id}", box, m.tip):
            chosen = m.id
        if size < LEAST_FACE or face is None or not face(m.id, box):
            _sign(kit, m, box.center, size / 2 - 1)
            continue
        kit.frame(box, m.colour, 2)
        plate = pygame.Rect(box.x, box.bottom - 15, 15, 15)
        kit.fill(plate, "card" if m.faint else m.colour)
        kit.frame(plate, m.colour, 2)
        tone: Colour = m.colour if m.faint else theme.readable(kit.rgb(m.colour), kit.palette)
        kit.write(plate, m.sign or "?", "small_bold", tone, "centre")
    return chosen


def _sign(kit: Kit, m: Member, at: tuple[float, float], radius: float) -> None:
    """Draw the mark of a member in the colour of his side, open where that is only guessed."""
    mark = theme.mark(m.mark)
    name = mark.shape if mark else "disc"
    if m.faint:
        kit.shape(name, at, radius * 0.92, "card")
        kit.shape(name, at, radius * 0.92, m.colour, 2.5)
    else:
        kit.shape(name, at, radius * 0.96, m.colour)
    letter = m.letter or (mark.letter if mark else m.sign)
    if letter and radius >= 9:
        tone: Colour = "ink" if m.faint else theme.readable(kit.rgb(m.colour), kit.palette)
        kit.write((at[0] - radius, at[1] - radius, 2 * radius, 2 * radius), letter, "small_bold", tone, "centre")


LEAST_BUST, LARGEST_BUST = 17, 38  # logical px of half a bust
LEAST_FACE = 24  # and of a whole one in a row of them


def bench(count: int, rect: RectLike) -> list[Seat]:
    """Give one row of seats on a flat half circle, large enough for busts; none where there is no room for them."""
    r = to_rect(rect)
    if count < 2 or r.h < 90:
        return []
    for size in range(min(LARGEST_BUST, r.h // 3, r.w // 6), LEAST_BUST - 1, -1):
        wide, high = min(r.w / 2 - size - 12, 2.4 * (r.h - 2 * size)), r.h - 2.3 * size - 8
        if 2 * wide / (count - 1) < 2.5 * size:  # each beside the other, with room for his mark
            continue
        places = [-1 + 2 * n / (count - 1) for n in range(count)]
        x, y = r.centerx, r.bottom - size * 1.3 - 2
        return [Seat(x + wide * at, y - high * math.sqrt(1 - at * at), float(size), 0.0) for at in places]
    return []


