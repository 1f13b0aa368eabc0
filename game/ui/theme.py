"""Colours, fonts, sizes and patron marks of the window.

A colour is a palette field name or an (r, g, b) triple. Sizes are logical px, multiplied by the kit's scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from game.world.record import fields, record

Rgb = tuple[int, int, int]
Colour = str | Sequence[int]


def _rgb(code: str) -> Rgb:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


@record(frozen=True)
class Palette:
    """The named colours of one look, each an (r, g, b) triple."""

    name: str
    ink: Rgb
    soot: Rgb
    paper: Rgb
    card: Rgb
    shade: Rgb
    line: Rgb
    muted: Rgb
    red: Rgb
    blue: Rgb
    ochre: Rgb
    blood: Rgb
    good: Rgb
    bad: Rgb
    focus: Rgb
    marks: tuple[Rgb, ...]

    def get(self, colour: Colour) -> Rgb:
        """Give the (r, g, b) of a colour name or triple. Raises KeyError on an unknown name."""
        if isinstance(colour, str):
            if colour.startswith("#"):
                return _rgb(colour)
            if colour not in _NAMES:
                raise KeyError(f"no colour '{colour}'")
            value: Rgb = getattr(self, colour)
            return value
        return colour[0], colour[1], colour[2]


_NAMES = frozenset(f.name for f in fields(Palette)) - {"name", "marks"}

POSTER = Palette(
    name="poster",
    ink=_rgb("#1b1714"),
    soot=_rgb("#3b352c"),
    paper=_rgb("#e8dcc2"),
    card=_rgb("#efe6d2"),
    shade=_rgb("#d3c19b"),
    line=_rgb("#a8977a"),
    muted=_rgb("#574d40"),
    red=_rgb("#b3261e"),
    blue=_rgb("#2f5d6b"),
    ochre=_rgb("#c8902d"),
    blood=_rgb("#7d1712"),
    good=_rgb("#1f5360"),
    bad=_rgb("#9b1c15"),
    focus=_rgb("#0d6f9c"),
    marks=tuple(
        _rgb(c) for c in ("#b3261e", "#1b1714", "#c8902d", "#4c6b35", "#2f5d6b", "#7a4170", "#8a5a2b")
    ),
)

OKABE_ITO = Palette(
    name="okabe-ito",
    ink=_rgb("#141414"),
    soot=_rgb("#3a3a3a"),
    paper=_rgb("#e9e6df"),
    card=_rgb("#f4f2ec"),
    shade=_rgb("#d0ccc2"),
    line=_rgb("#9a958a"),
    muted=_rgb("#4d4a45"),
    red=_rgb("#a84a00"),
    blue=_rgb("#005f94"),
    ochre=_rgb("#e69f00"),
    blood=_rgb("#6e3000"),
    good=_rgb("#00548a"),
    bad=_rgb("#8f3d00"),
    focus=_rgb("#0072b2"),
    marks=tuple(
        _rgb(c) for c in ("#d55e00", "#000000", "#e69f00", "#009e73", "#0072b2", "#cc79a7", "#f0e442")
    ),
)

PALETTES = {p.name: p for p in (POSTER, OKABE_ITO)}

# Every pair of text and background in use; a test holds each to 4.5:1 in both palettes.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "shade"),
    ("ink", "ochre"),
    ("muted", "paper"),
    ("muted", "card"),
    ("muted", "shade"),
    ("red", "paper"),
    ("red", "card"),
    ("blue", "paper"),
    ("blue", "card"),
    ("good", "paper"),
    ("good", "card"),
    ("good", "shade"),
    ("bad", "paper"),
    ("bad", "card"),
    ("bad", "shade"),
    ("blood", "paper"),
    ("blood", "card"),
    ("blood", "shade"),
    ("card", "ink"),
    ("card", "soot"),
    ("card", "red"),
    ("card", "blue"),
    ("card", "blood"),
    ("card", "muted"),
    ("paper", "ink"),
    ("shade", "ink"),
    ("ochre", "ink"),
)


def luminance(colour: Rgb) -> float:
    """Give the relative luminance of a colour, 0 to 1. Source: WCAG 2.1."""

    def channel(v: int) -> float:
        c = v / 255
        return c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4

    r, g, b = colour
    return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)


def contrast(a: Rgb, b: Rgb) -> float:
    """Give the contrast ratio of two colours, 1 to 21. Source: WCAG 2.1."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(a: Rgb, b: Rgb, share: float) -> Rgb:
    """Blend two colours; share 0 gives a, 1 gives b."""
    r, g, b_ = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return r, g, b_


def readable(background: Rgb, palette: Palette) -> Rgb:
    """Give ink or card, whichever reads better on the background."""
    return _better(background, palette.ink, palette.card)


@lru_cache(maxsize=500)
def _better(background: Rgb, *colours: Rgb) -> Rgb:
    return max(colours, key=lambda c: contrast(c, background))


# --- fonts


class Face(NamedTuple):
    """A font file and a size in logical px."""

    file: str
    size: int


ROLES: dict[str, Face] = {
    "display": Face("Oswald-700.ttf", 60),
    "title": Face("Oswald-700.ttf", 32),
    "heading": Face("Oswald-500.ttf", 21),
    "label": Face("Oswald-400.ttf", 17),
    "label_bold": Face("Oswald-500.ttf", 17),
    "figure": Face("Oswald-700.ttf", 28),
    "body": Face("PTS55F.ttf", 16),
    "bold": Face("PTS75F.ttf", 16),
    "italic": Face("PTS56F.ttf", 16),
    "small": Face("PTS55F.ttf", 15),
    "small_bold": Face("PTS75F.ttf", 15),
    "small_italic": Face("PTS56F.ttf", 15),
    "serif": Face("PTF55F.ttf", 17),
    "serif_bold": Face("PTF75F.ttf", 17),
    "serif_italic": Face("PTF56F.ttf", 17),
    "mono": Face("PTM55F.ttf", 15),
    "mono_bold": Face("PTM75F.ttf", 15),
}

# The bold and italic partners of a role, for rich text.
BOLD = {
    "body": "bold",
    "small": "small_bold",
    "serif": "serif_bold",
    "mono": "mono_bold",
    "label": "label_bold",
    "italic": "bold",
    "serif_italic": "serif_bold",
}
ITALIC = {
    "body": "italic",
    "small": "small_italic",
    "serif": "serif_italic",
    "bold": "italic",
    "serif_bold": "serif_italic",
}

# Characters that only PT Mono has; the other faces borrow them.
BORROWED = frozenset("→←↑↓▲▼●○■□≥≤≈")
LENDER = "PTM55F.ttf"


@cache
def fonts_dir() -> Path:
    """Find the folder of font files, in a clone or beside the installed package. Raises FileNotFoundError."""
    here = Path(__file__).resolve()
    for base in (here.parents[2], here.parents[1] / "_data"):
        if (base / "assets" / "fonts" / LENDER).is_file():
            return base / "assets" / "fonts"
    raise FileNotFoundError("assets/fonts: the font files are missing; install the package again")


# --- patron marks

SHAPES = ("star", "disc", "square", "triangle", "diamond", "hexagon", "cross", "chevron")


class Mark(NamedTuple):
    """How a contender is marked: an index into the palette's mark colours, a shape and a letter."""

    colour: int
    shape: str
    letter: str


MARKS: dict[str, Mark] = {
    "stalin": Mark(0, "star", "S"),
    "trotsky": Mark(1, "disc", "T"),
    "zinoviev": Mark(2, "square", "Z"),
    "kamenev": Mark(3, "triangle", "K"),
    "bukharin": Mark(4, "diamond", "B"),
    "rykov": Mark(5, "hexagon", "R"),
    "tomsky": Mark(6, "cross", "M"),
}


def mark(contender: str | None) -> Mark | None:
    """Give the mark of a contender, None for a person who leads nobody."""
    return MARKS.get(contender) if contender else None


def set_marks(contenders: Sequence[tuple[str, str]]) -> None:
    """Deal marks to the contenders of a scenario: (id, name) in seat order; the known seven keep theirs.

    Letters stay unique: the first free letter of the name, then of the alphabet. The known seven have letters for their
    names in Latin script; in another they keep colour and shape, and a consonant of the name comes before a vowel.
    """
    dealt = {cid: MARKS_1924[cid] for cid, name in contenders if cid in MARKS_1924 and name[:1].isascii()}
    known = [MARKS_1924[cid] for cid, _ in contenders if cid in MARKS_1924]
    used = {m.letter for m in dealt.values()}
    shapes = [s for s in SHAPES if s not in {m.shape for m in known}] or list(SHAPES)
    colours = [c for c in range(7) if c not in {m.colour for m in known}] or list(range(7))
    for cid, name in contenders:
        if cid in dealt:
            continue
        latin = name[:1].isascii()
        pool = [c for c in name.upper() if c.isalpha()]
        if not latin:
            pool.sort(key=lambda c: c in _VOWELS and c != name[:1].upper())
        pool += [chr(c) for c in (range(65, 91) if latin else range(0x410, 0x430))]
        letter = next((c for c in pool if c not in used), "?")
        used.add(letter)
        if cid in MARKS_1924:
            dealt[cid] = MARKS_1924[cid]._replace(letter=letter)
            continue
        dealt[cid] = Mark(colours[0], shapes[0], letter)
        colours = colours[1:] or list(range(7))
        shapes = shapes[1:] or list(SHAPES)
    MARKS.clear()
    MARKS.update(dealt)


MARKS_1924 = dict(MARKS)
_VOWELS = "АЕЁИОУЫЭЮЯЬЪ"
