"""Drawings as SVG: lines, boxes and words on a sheet of fixed width, with a title and a description for readers.

Every text is escaped. Widths of words are estimated on the safe side, for no font can be measured here; what does not
fit its room is shortened with an ellipsis and keeps its whole text as a tooltip.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.lab.report_markup import Markup, escape, join, tag

WIDE = 720  # units across; the page scales a drawing to its own width
INK, SOFT, RULE, PAPER = "#1d1a16", "#55503f", "#cdc4b0", "#fbf8f1"
DARK, MIDDLE, LIGHT = "#1f3a5f", "#7b93b3", "#c6d2e0"  # three steps that stay apart in grey
RED, PALE_RED = "#8a1c1c", "#e2b9a9"
# Told apart by the colour-blind (Okabe and Ito, darkened for paper), and by their dashes without any colour.
LINES = ("#1d1a16", "#0067a5", "#c44e00", "#00795a", "#a8457f", "#a87400", "#2b8cc4")
DASHES = ("", "7 3", "2 3", "10 3 2 3", "5 2", "1 2", "12 4")

_NARROW = "ijl.,;:'|!()[]ftrI -"
_BROAD = "mwMW@%—…"


def look(n: int) -> tuple[str, str]:
    """Return colour and dashes of the n-th line of a drawing; no two of the first 49 are alike."""
    return LINES[n % len(LINES)], DASHES[(n + n // len(LINES)) % len(DASHES)]


def width(text: str, size: float) -> float:
    """Return about how wide a text is, rather too much than too little."""
    units = 0.0
    for sign in text:
        if sign in _NARROW:
            units += 0.38
        elif sign in _BROAD:
            units += 0.95
        elif sign.isupper():
            units += 0.74
        elif ord(sign) > 0x2E80:
            units += 1.05
        else:
            units += 0.62
    return units * size


def fit(text: str, size: float, room: float) -> str:
    """Return a text shortened to its room."""
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def broken(text: str, size: float, room: float, most: int) -> list[str]:
    """Return a text in lines that fit a room, at most so many; what is left over is joined to the last."""
    lines: list[str] = []
    for word in text.split():
        if lines and (width(f"{lines[-1]} {word}", size) <= room or len(lines) == most):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def number(value: float) -> str:
    """Return a coordinate in as few signs as needed."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


class Drawing:
    """A sheet to draw on. `ident` must be the only one of its name on the page."""

    def __init__(self, height: float, title: str, desc: str, ident: str, wide: float = WIDE) -> None:
        self.wide, self.height = wide, height
        self.title, self.desc, self.ident = title, desc, ident
        self.parts: list[Markup] = []

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = INK, width: float = 1, dash: str = ""
    ) -> None:
        """Draw a straight line."""
        self.parts.append(
            tag("line", x1=number(x1), y1=number(y1), x2=number(x2), y2=number(y2), stroke=colour,
                stroke_width=number(width), stroke_dasharray=dash or None)
        )  # fmt: skip

    def box(
        self, x: float, y: float, wide: float, high: float, fill: str = DARK, edge: str = "", tip: str = ""
    ) -> None:
        """Draw a box, with a tooltip if one is given."""
        inside = [tag("title", tip)] if tip else []
        self.parts.append(
            tag("rect", inside, x=number(x), y=number(y), width=number(max(0, wide)), height=number(max(0, high)),
                fill=fill, stroke=edge or None)
        )  # fmt: skip

    def dot(self, x: float, y: float, radius: float = 4, fill: str = INK, edge: str = "") -> None:
        """Draw a dot."""
        self.parts.append(
            tag("circle", cx=number(x), cy=number(y), r=number(radius), fill=fill, stroke=edge or None)
        )

    def path(
        self, points: Sequence[tuple[float, float]], colour: str = INK, width: float = 1.5, dash: str = ""
    ) -> None:
        """Draw a line through points."""
        if points:
            told = " ".join(f"{number(x)},{number(y)}" for x, y in points)
            self.parts.append(
                tag("polyline", points=told, fill="none", stroke=colour, stroke_width=number(width),
                    stroke_dasharray=dash or None, stroke_linejoin="round")
            )  # fmt: skip

    def area(self, points: Sequence[tuple[float, float]], fill: str = LIGHT) -> None:
        """Fill the space between points."""
        if points:
            told = " ".join(f"{number(x)},{number(y)}" for x, y in points)
            self.parts.append(tag("polygon", points=told, fill=fill))

    def word(
        self, x: float, y: float, text: str, size: float = 13, anchor: str = "start", colour: str = INK,
        bold: bool = False, room: float = 0, italic: bool = False,
    ) -> None:  # fmt: skip
        """Write a text with its baseline at y, shortened to `room` if one is given."""
        shown = fit(text, size, room) if room else text
        tip = [tag("title", text)] if shown != text else []
        self.parts.append(
            tag("text", tip, shown, x=number(x), y=number(y), font_size=number(size),
                text_anchor=None if anchor == "start" else anchor, fill=colour,
                font_weight="700" if bold else None, font_style="italic" if italic else None)
        )  # fmt: skip

    def label(self, x: float, y: float, text: str, size: float, room: float) -> None:
        """Write a label that ends at x about the height y, in two smaller lines where one has no room."""
        if width(text, size) <= room or " " not in text:
            self.word(x, y + size / 3, text, size, "end", room=room)
            return
        small = min(size, 12)
        words = text.split(" ")
        cuts = range(1, len(words))
        cut = min(
            cuts, key=lambda n: max(width(" ".join(words[:n]), small), width(" ".join(words[n:]), small))
        )
        for line, up in ((words[:cut], -small * 0.18), (words[cut:], small * 0.9)):
            self.word(x, y + up, " ".join(line), small, "end", room=room)

    def done(self) -> Markup:
        """Return the drawing as an element of the page."""
        title, desc = f"{self.ident}-t", f"{self.ident}-d"
        return tag(
            "svg",
            tag("title", self.title, id=title),
            tag("desc", self.desc, id=desc),
            join(self.parts),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {number(self.wide)} {number(self.height)}",
            role="img",
            aria_labelledby=f"{title} {desc}",
        )


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places for labels, in the order given, moved as little as needed to stand `gap` apart between bounds."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    out = [0.0] * len(places)
    at = low - gap
    for n in order:
        at = out[n] = max(places[n], at + gap)
    over = at - high
    for n in reversed(order):
        if over <= 0:
            break
        out[n] = min(out[n], high)
        high = out[n] - gap
    return out


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Return round numbers from below `low` to above `high`, about so many."""
    if high <= low:
        high = low + 1
    rough = (high - low) / max(1, about)
    size = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 1.0
    while size > rough:
        size /= 10
    step = next(size * n for n in (1, 2, 5, 10) if size * n >= rough)
    first = low // step
    out = [first * step]
    while out[-1] < high - step / 1e6:
        out.append((first + len(out)) * step)
    return out


__all__ = ["Drawing", "escape", "fit", "look", "number", "spread", "ticks", "width"]
