"""The kinds of picture of the reports: bars with intervals, spans in time, survivals, strips, bands, forests, a grid.

Each takes words and numbers and returns a drawing; what it shows in grey is told apart without colour as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from game.lab.report_markup import Markup
from game.lab.svg import (
    DARK,
    INK,
    LIGHT,
    MIDDLE,
    PAPER,
    RED,
    RULE,
    SOFT,
    WIDE,
    Drawing,
    broken,
    look,
    spread,
    ticks,
    width,
)

STEPS = ((5, "#ffffff"), (20, "#dfe6ee"), (40, "#b5c5d8"), (60, "#839cbb"), (80, "#4d6c95"), (101, "#1f3a5f"))
FILLS = (DARK, MIDDLE, LIGHT, "#e9e3d5")


@dataclass(frozen=True)
class Words:
    """What a drawing is called and described as; `ident` is its own on the page."""

    ident: str
    title: str
    desc: str


def shade(percent: float) -> str:
    """Return the fill for a share in percent, white below five."""
    return next(fill for bound, fill in STEPS if percent < bound)


def _column(labels: Sequence[str], size: float, least: float, most: float) -> float:
    """Return how wide a column of labels must be."""
    return max(least, min(most, max((width(label, size) for label in labels), default=0) + 10))


# Months


@dataclass(frozen=True)
class Months:
    """An axis of months: the first and the last shown, as absolute months, and where they lie."""

    first: int
    last: int
    left: float
    right: float

    def x(self, month: float) -> float:
        """Return where a month begins."""
        return self.left + (self.right - self.left) * (month - self.first) / max(1, self.last - self.first)

    def draw(self, sheet: Drawing, top: float, bottom: float, size: float = 12) -> None:
        """Draw the beginnings of the years, and the years between them; a year shown in part is named where it fits."""
        sheet.line(self.left, bottom, self.right, bottom)
        months = self.right - self.left
        step = 1
        while months / max(1, (self.last - self.first) / 12) * step < width("0000", size) + 6:
            step += 1
        year = self.first // 12
        while year * 12 <= self.last:
            begin, end = max(self.first, year * 12), min(self.last, year * 12 + 12)
            if year * 12 > self.first:
                sheet.line(self.x(begin), top, self.x(begin), bottom + 4, RULE)
            room = self.x(end) - self.x(begin)
            if year % step == 0 and room >= width("0000", size):
                sheet.word(
                    (self.x(begin) + self.x(end)) / 2, bottom + size + 3, f"{year:04d}", size, "middle", SOFT
                )
            year += 1


# Shares as bars


@dataclass(frozen=True)
class Bar:
    """A bar of parts from 0, its interval if there is one, and what is written at its end."""

    label: str
    parts: tuple[float, ...]
    note: str
    interval: tuple[float, float] | None = None


def bars(
    words: Words, rows: Sequence[Bar], most: float = 100, unit: str = "%", legend: Sequence[str] = (),
    labels: float = 300,
) -> Markup:  # fmt: skip
    """Draw a bar for each row on one scale from 0 to `most` or a round number above what is needed."""
    size, high = 14, 27
    left = _column([row.label for row in rows], size, 70, labels)
    note = _column([row.note for row in rows], 13, 40, 230)
    right = WIDE - note - 4
    reach = max([most, *(sum(row.parts) for row in rows), *(row.interval[1] for row in rows if row.interval)])
    marks = ticks(0, reach, max(2, int((right - left) // 90)))
    top = 24 if legend else 4
    sheet = Drawing(top + high * len(rows) + 24, words.title, words.desc, words.ident)
    at = left
    for n, name in enumerate(legend):
        sheet.box(at, 3, 14, 12, FILLS[n], INK)
        sheet.word(at + 20, 14, name, 13)
        at += 20 + width(name, 13) + 14
    bottom = top + high * len(rows)
    scale = (right - left) / marks[-1]
    for mark in marks:
        sheet.line(left + mark * scale, top, left + mark * scale, bottom, RULE)
        sheet.word(left + mark * scale, bottom + 16, f"{mark:g}{unit}", 12, "middle", SOFT)
    for n, row in enumerate(rows):
        y = top + high * n
        sheet.label(left - 8, y + high / 2, row.label, size, left - 10)
        at = left
        for k, part in enumerate(row.parts):
            sheet.box(at, y + 5, part * scale, high - 11, FILLS[k], INK if k > 1 else "")
            at += part * scale
        if row.interval:
            _whisker(
                sheet, left + row.interval[0] * scale, left + row.interval[1] * scale, y + high / 2 - 0.5
            )
        sheet.word(right + 8, y + 18, row.note, 13, room=note - 2)
    sheet.line(left, top, left, bottom)
    return sheet.done()


def _whisker(sheet: Drawing, low: float, high: float, y: float) -> None:
    """Draw an interval so that it is seen on dark and on light."""
    for colour, thick in ((PAPER, 4.5), (INK, 1.6)):
        sheet.line(low, y, high, y, colour, thick)
        sheet.line(low, y - 4, low, y + 4, colour, thick)
        sheet.line(high, y - 4, high, y + 4, colour, thick)


# When something befell people


@dataclass(frozen=True)
class Span:
    """When something befell one: the months at 10, 25, 50, 75 and 90 in 100, none where it never did, and a note."""

    label: str
    months: tuple[int, ...]
    note: str


def spans(words: Words, rows: Sequence[Span], first: int, last: int) -> Markup:
    """Draw a box for each row: the middle half, the middle four fifths as a line, the median as a bar."""
    high = 29
    left = _column([row.label for row in rows], 14, 70, 220)
    note = _column([row.note for row in rows], 13, 40, 260)
    axis = Months(first, last, left, WIDE - note - 8)
    bottom = 4 + high * len(rows)
    sheet = Drawing(bottom + 24, words.title, words.desc, words.ident)
    axis.draw(sheet, 4, bottom)
    for n, row in enumerate(rows):
        y = 4 + high * n + high / 2
        sheet.label(left - 8, y, row.label, 14, left - 10)
        sheet.word(axis.right + 10, y + 5, row.note, 13, room=note - 2)
        if len(row.months) == 5:
            a, b, c, d, e = (axis.x(month + 0.5) for month in row.months)
            sheet.line(a, y, e, y, INK, 1.4)
            sheet.line(a, y - 5, a, y + 5, INK, 1.4)
            sheet.line(e, y - 5, e, y + 5, INK, 1.4)
            sheet.box(b, y - 8, max(2, d - b), 16, LIGHT, INK)
            sheet.line(c, y - 10, c, y + 10, RED, 3.5)
    return sheet.done()


def survivals(words: Words, lines: Sequence[tuple[str, Sequence[float]]], first: int) -> Markup:
    """Draw how many percent are left, a step for each month, each line named at its end."""
    names = [name for name, _ in lines]
    right = WIDE - _column(names, 13, 60, 190) - 22
    long = max((len(values) for _, values in lines), default=1)
    axis = Months(first, first + long, 46, right)
    top, bottom = 8.0, 288.0
    sheet = Drawing(bottom + 24, words.title, words.desc, words.ident)
    axis.draw(sheet, top, bottom)

    def y(value: float) -> float:
        return bottom - (bottom - top) * value / 100

    for mark in (0, 25, 50, 75, 100):
        sheet.line(46, y(mark), right, y(mark), RULE)
        sheet.word(40, y(mark) + 4, f"{mark}%", 12, "end", SOFT)
    ends = [y(values[-1]) if values else bottom for _, values in lines]
    places = spread(ends, 17, top + 4, bottom)
    for n, (name, values) in enumerate(lines):
        colour, dash = look(n)
        points = []
        for at, value in enumerate(values):
            points += [(axis.x(first + at), y(value)), (axis.x(first + at + 1), y(value))]
        sheet.path(points, colour, 2.2, dash)
        sheet.line(right, ends[n], right + 14, places[n], colour, 1)
        sheet.word(right + 18, places[n] + 4, name, 13, colour=colour, bold=True, room=WIDE - right - 20)
    return sheet.done()


def strips(words: Words, rows: Sequence[tuple[str, Sequence[float]]], first: int, peak: str) -> Markup:
    """Draw a strip of months for each row, the darker the larger the share in percent; `peak` names the last column."""
    high = 23
    left = _column([name for name, _ in rows], 13, 90, 180)
    right = WIDE - 66
    long = max((len(values) for _, values in rows), default=1)
    axis = Months(first, first + long, left, right)
    bottom = 22 + high * len(rows)
    sheet = Drawing(bottom + 48, words.title, words.desc, words.ident)
    sheet.word(WIDE, 14, peak, 12, "end", SOFT)
    for n, (name, values) in enumerate(rows):
        y = 22 + high * n
        sheet.word(left - 8, y + 15, name, 13, "end", room=left - 10)
        at = 0
        while at < len(values):
            end = at
            while end < len(values) and shade(values[end]) == shade(values[at]):
                end += 1
            x = axis.x(first + at)
            sheet.box(x, y + 2, axis.x(first + end) - x + 0.3, high - 5, shade(values[at]))
            at = end
        sheet.box(left, y + 2, right - left, high - 5, "none", SOFT)
        sheet.word(WIDE, y + 15, f"{max(values, default=0):.0f}%", 13, "end")
    axis.draw(sheet, 22, bottom)
    x = left
    low = 0
    for bound, fill in STEPS:
        told = f"{low}–{bound - 1 if bound < 101 else 100}%" if low else f"under {bound}%"
        sheet.box(x, bottom + 28, 22, 12, fill, SOFT)
        sheet.word(x + 27, bottom + 39, told, 12, colour=SOFT)
        x += 38 + width(told, 12)
        low = bound
    return sheet.done()


# Bands


@dataclass(frozen=True)
class Panel:
    """A small picture of one thing in time: its bands (low, middle, high) by month, perhaps a second line, bounds."""

    title: str
    bands: Sequence[Sequence[float]]
    second: Sequence[float] = ()
    under: str = ""
    bounds: tuple[float, float] | None = None
    zero: bool = False
    note: str = ""


def bands(
    words: Words, panels: Sequence[Panel], first: int, show: Callable[[float], str] | None = None
) -> Markup:
    """Draw panels two by two: the band light, the middle dark, the second line dashed."""
    told = show or (lambda value: f"{value:g}".replace("-", "−"))
    high, wide = 176, (WIDE - 24) / 2
    sheet = Drawing(high * ((len(panels) + 1) // 2) - 6, words.title, words.desc, words.ident)
    for n, panel in enumerate(panels):
        x, y = (n % 2) * (wide + 24), (n // 2) * high
        values = [value for band in panel.bands for value in band] + list(panel.second)
        low, top = panel.bounds or (min(values, default=0), max(values, default=1))
        marks = ticks(low, top, 4)
        axis = Months(first, first + max(1, len(panel.bands) - 1), x + 44, x + wide - 4)
        up, down = y + 26, y + high - 40
        sheet.word(x, y + 15, panel.title, 14, bold=True, room=wide - 4 - width(panel.note, 12))
        if panel.note:
            sheet.word(x + wide, y + 15, panel.note, 12, "end", SOFT)
        _panel(sheet, panel, axis, marks, (up, down), told)
    return sheet.done()


def _panel(
    sheet: Drawing, panel: Panel, axis: Months, marks: Sequence[float], sides: tuple[float, float],
    told: Callable[[float], str],
) -> None:  # fmt: skip
    up, down = sides

    def place(value: float) -> float:
        return down - (down - up) * (value - marks[0]) / (marks[-1] - marks[0])

    def points(line: Sequence[float]) -> list[tuple[float, float]]:
        return [(axis.x(axis.first + at), place(value)) for at, value in enumerate(line)]

    sheet.area(
        points([band[2] for band in panel.bands]) + points([band[0] for band in panel.bands])[::-1], LIGHT
    )
    for mark in marks:
        zero = panel.zero and mark == 0
        sheet.line(axis.left, place(mark), axis.right, place(mark), SOFT if zero else RULE, 1)
        sheet.word(axis.left - 5, place(mark) + 4, told(mark), 11, "end", SOFT)
    axis.draw(sheet, up, down, 11)
    sheet.path(points(panel.second), RED, 1.6, "5 3")
    sheet.path(points([band[1] for band in panel.bands]), DARK, 2.4)
    if panel.under:
        room = axis.right - axis.left + 40
        sheet.word(axis.left - 40, down + 30, panel.under, 11.5, colour=SOFT, room=room, italic=True)


# Differences


@dataclass(frozen=True)
class Mark:
    """A difference in points with its interval; a heading between rows has no value."""

    label: str
    value: float | None = None
    interval: tuple[float, float] | None = None
    note: str = ""


@dataclass(frozen=True)
class Sides:
    """What the two halves of a forest plot are called."""

    left: str
    right: str
    unit: str = field(default="")


def signed(value: float, digits: int = 0) -> str:
    """Return a number with its sign, a real minus, and no sign at nought."""
    text = f"{abs(value):.{digits}f}"
    if not float(text):
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def forest(words: Words, rows: Sequence[Mark], sides: Sides) -> Markup:
    """Draw each difference as a dot on its interval about nought; filled where the interval leaves nought out."""
    high = 29
    left = _column([row.label for row in rows], 14, 120, 290)
    note = _column([row.note for row in rows], 13, 40, 200)
    right = WIDE - note - 8
    ends = [end for row in rows if row.interval for end in row.interval]
    ends += [row.value for row in rows if row.value is not None]
    marks = ticks(min([-5, *ends]), max([5, *ends]), 6)
    top, bottom = 26.0, 26.0 + high * len(rows)
    sheet = Drawing(bottom + 26, words.title, words.desc, words.ident)

    def x(value: float) -> float:
        return left + 8 + (right - left - 16) * (value - marks[0]) / (marks[-1] - marks[0])

    for mark in marks:
        sheet.line(x(mark), top, x(mark), bottom, RULE)
        sheet.word(x(mark), bottom + 17, signed(mark), 12, "middle", SOFT)
    sheet.line(x(0), top - 6, x(0), bottom + 3, INK, 1.6)
    sheet.word(x(0) - 8, 14, sides.left, 12, "end", SOFT, italic=True, room=x(0) - 8)
    sheet.word(x(0) + 8, 14, sides.right, 12, "start", SOFT, italic=True, room=WIDE - x(0) - 8)
    for n, row in enumerate(rows):
        y = top + high * n + high / 2
        if row.value is None:
            sheet.box(0, y - high / 2 + 2, WIDE, high - 4, "#f3eee2")
            sheet.word(4, y + 5, row.label, 13, bold=True)
            continue
        sheet.label(left - 8, y, row.label, 14, left - 10)
        clear = row.interval is not None and (row.interval[0] > 0 or row.interval[1] < 0)
        if row.interval:
            a, b = x(row.interval[0]), x(row.interval[1])
            sheet.line(a, y, b, y, DARK, 2)
            sheet.line(a, y - 5, a, y + 5, DARK, 2)
            sheet.line(b, y - 5, b, y + 5, DARK, 2)
        sheet.dot(x(row.value), y, 5.5, DARK if clear else PAPER, DARK)
        sheet.word(right + 8, y + 5, row.note, 13, room=note - 2)
    return sheet.done()


@dataclass(frozen=True)
class Cell:
    """A value of a grid, how it is written, and whether it is clear of nought."""

    value: float
    shown: str
    clear: bool = False


def grid(
    words: Words, rows: Sequence[str], columns: Sequence[str], cells: dict[tuple[int, int], Cell]
) -> Markup:
    """Draw a table of rows against columns, a shade for each value; what has no cell stays empty.

    Blue is below nought, red above, and the sign is written; a frame and bold type mark what is clear of nought.
    """
    left = _column(rows, 14, 110, 250)
    each = (WIDE - left) / max(1, len(columns))
    high = 40.0
    told = [broken(name, 12, each - 8, 3) for name in columns]
    head = 12.0 + 14 * max((len(lines) for lines in told), default=1)
    most = max((abs(cell.value) for cell in cells.values()), default=0) or 1
    sheet = Drawing(head + high * len(rows), words.title, words.desc, words.ident)
    for k, lines in enumerate(told):
        for n, line in enumerate(lines):
            up = head - 8 - 14 * (len(lines) - 1 - n)
            sheet.word(left + each * k + each / 2 - 2, up, line, 12, "middle", room=each - 6)
    for n, name in enumerate(rows):
        y = head + high * n
        sheet.label(left - 8, y + high / 2, name, 14, left - 10)
        for k in range(len(columns)):
            x = left + each * k + 2
            cell = cells.get((n, k))
            if cell is None:
                sheet.box(x, y + 2, each - 4, high - 4, "#f3eee2")
                continue
            strength = abs(cell.value) / most
            to = (31, 58, 95) if cell.value < 0 else (138, 28, 28)
            fill = "#" + "".join(f"{round(255 + (end - 255) * 0.85 * strength):02x}" for end in to)
            sheet.box(x, y + 2, each - 4, high - 4, fill, INK if cell.clear else RULE)
            colour = "#ffffff" if strength > 0.78 else INK
            sheet.word(x + each / 2 - 2, y + 25, cell.shown, 14, "middle", colour, bold=cell.clear)
    return sheet.done()
