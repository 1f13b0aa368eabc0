"""Fonts, cached text surfaces, fitting and wrapping. Everything here is in physical px."""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import lru_cache
from typing import NamedTuple

import pygame

from game.ui import theme
from game.ui.kit.markup import Word, words_of
from game.ui.theme import Rgb

MAX_SURFACES = 3000
MAX_PIXELS = 12_000_000
SMALLEST = 0.85  # how far a label may shrink before it is folded in two or ellipsized
SMALLEST_SIZE = 15  # logical px no text goes below
ELLIPSIS = "…"
LEADING = 1.1


@lru_cache(maxsize=256)
def _font(file: str, size: int) -> pygame.font.Font:
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.font.Font(str(theme.fonts_dir() / file), size)


@lru_cache(maxsize=256)
def _cap(file: str, size: int) -> int:
    metrics = _font(file, size).metrics("H")
    return int(metrics[0][3]) if metrics and metrics[0] else size // 2


def _pieces_of(text: str, file: str) -> list[tuple[str, bool]]:
    """Split a text into pieces of (text, borrowed).

    Blanks stand alone, because the faces kern letters over them until words run together; characters that the
    face lacks come from the lender.
    """
    if not text:
        return []
    lends = file != theme.LENDER and not text.isascii() and any(c in theme.BORROWED for c in text)
    if not lends and " " not in text:
        return [(text, False)]
    out: list[tuple[str, bool]] = []
    for c in text:
        lent = lends and c in theme.BORROWED
        if out and out[-1][1] == lent and (c == " ") == (out[-1][0][-1] == " "):
            out[-1] = (out[-1][0] + c, lent)
        else:
            out.append((c, lent))
    return out


@lru_cache(maxsize=20000)
def _width(text: str, file: str, size: int) -> int:
    total = 0
    for part, lent in _pieces_of(text, file):
        if part[0] == " ":
            total += len(part) * _blank(file, size)
        else:
            total += _font(theme.LENDER if lent else file, size).size(part)[0]
    return total


@lru_cache(maxsize=256)
def _blank(file: str, size: int) -> int:
    return max(_font(file, size).size(" ")[0], round(size * 0.26))


class Run(NamedTuple):
    """A piece of a wrapped line in one style: place from the paragraph's corner, width, link, line."""

    x: int
    y: int
    width: int
    text: str
    role: str
    link: str
    line: int


class Laid(NamedTuple):
    """A wrapped text: runs, height in px, number of lines, line height, and whether lines were cut off."""

    runs: tuple[Run, ...]
    height: int
    lines: int
    leading: int
    cut: bool


class Letters:
    """All text of a window at one scale, with bounded caches."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale
        self._surfaces: OrderedDict[tuple[str, int, str, Rgb], pygame.Surface] = OrderedDict()
        self._pixels = 0
        self._laid: OrderedDict[tuple[str, str, int, float, int], Laid] = OrderedDict()
        self._fits: OrderedDict[tuple[str, str, int, float], tuple[str, float]] = OrderedDict()
        self._folds: OrderedDict[tuple[str, str, int, int, float], tuple[str, ...]] = OrderedDict()

    def _face(self, role: str, shrink: float) -> tuple[str, int]:
        face = theme.ROLES[role]
        return face.file, max(8, round(face.size * self.scale * shrink))

    def font(self, role: str, shrink: float = 1.0) -> pygame.font.Font:
        """Give the font of a role at the present scale."""
        return _font(*self._face(role, shrink))

    def ascent(self, role: str, shrink: float = 1.0) -> int:
        """Give the px from the top of a text surface to its baseline."""
        return self.font(role, shrink).get_ascent()

    def cap(self, role: str, shrink: float = 1.0) -> int:
        """Give the height of a capital letter."""
        return _cap(*self._face(role, shrink))

    def height(self, role: str) -> int:
        """Give the height of one line with its leading."""
        return round(self.font(role).get_height() * (1.0 if role in _TIGHT else LEADING))

    def width(self, text: str, role: str, shrink: float = 1.0) -> int:
        """Give the width of a text on one line."""
        file, size = self._face(role, shrink)
        return _width(text, file, size)

    def surface(self, text: str, role: str, colour: Rgb, shrink: float = 1.0) -> pygame.Surface:
        """Give the cached surface of a text on one line."""
        file, size = self._face(role, shrink)
        key = (file, size, text, colour)
        found = self._surfaces.get(key)
        if found is not None:
            self._surfaces.move_to_end(key)
            return found
        made = self._draw(text, file, size, colour)
        self._surfaces[key] = made
        self._pixels += made.get_width() * made.get_height()
        while len(self._surfaces) > MAX_SURFACES or (self._pixels > MAX_PIXELS and len(self._surfaces) > 1):
            _, old = self._surfaces.popitem(last=False)
            self._pixels -= old.get_width() * old.get_height()
        return made

    def _draw(self, text: str, file: str, size: int, colour: Rgb) -> pygame.Surface:
        font = _font(file, size)
        pieces = _pieces_of(text, file)
        if len(pieces) == 1 and not pieces[0][1]:
            return font.render(text, True, colour)
        whole = pygame.Surface((max(1, _width(text, file, size)), font.get_height()), pygame.SRCALPHA)
        whole.fill((*colour, 0))
        x = 0
        for part, lent in pieces:
            if part[0] == " ":
                x += len(part) * _blank(file, size)
                continue
            drawn = _font(theme.LENDER, size) if lent else font
            s = drawn.render(part, True, colour)
            whole.blit(s, (x, font.get_ascent() - drawn.get_ascent()))
            x += drawn.size(part)[0]
        return whole

    def fit(self, text: str, role: str, width: int) -> tuple[str, float]:
        """Make a text fit a width: (text as shown, shrink). Shrinks to 85 %, then ends in an ellipsis."""
        key = (text, role, width, self.scale)
        found = self._fits.get(key)
        if found is not None:
            return found
        result = self._fit(text, role, width)
        self._fits[key] = result
        if len(self._fits) > MAX_SURFACES:
            self._fits.popitem(last=False)
        return result

    def _fit(self, text: str, role: str, width: int) -> tuple[str, float]:
        least = self.least(role)
        for shrink in (1.0, 0.95, 0.9, SMALLEST):
            if shrink >= least and self.width(text, role, shrink) <= width:
                return text, shrink
        if self.width(text, role, least) <= width:
            return text, least
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + ELLIPSIS, role, least) <= width:
                low = middle
            else:
                high = middle - 1
        return (text[:low].rstrip() + ELLIPSIS if low else ""), least

    def least(self, role: str) -> float:
        """Give how far a role may shrink."""
        return min(1.0, max(SMALLEST, SMALLEST_SIZE / theme.ROLES[role].size))

    def step(self, role: str, shrink: float) -> int:
        """Give the px from one baseline to the next of a label folded in two."""
        return round(self._face(role, shrink)[1] * 1.17)

    def fold(self, text: str, role: str, width: int, height: int) -> tuple[str, ...]:
        """Break a label that is too long into two lines of much the same width; nothing where there is no room."""
        key = (text, role, width, height, self.scale)
        found = self._folds.get(key)
        if found is None:
            found = self._folds[key] = self._fold(text, role, width, height)
            if len(self._folds) > MAX_SURFACES:
                self._folds.popitem(last=False)
        return found

    def _fold(self, text: str, role: str, width: int, height: int) -> tuple[str, ...]:
        least = self.least(role)
        if self.step(role, least) + round(self._face(role, least)[1] * 1.15) > height:
            return ()
        at = [i for i, sign in enumerate(text) if sign == " "]
        # What a dot parted is parted by the break.
        halves = [(text[:i].rstrip(" ·"), text[i + 1 :].lstrip(" ·")) for i in at]
        fitting = [
            (max(self.width(half, role, least) for half in pair), pair)
            for pair in halves
            if all(pair) and all(self.width(half, role, least) <= width for half in pair)
        ]
        whole = [
            one for one in fitting if not clings(one[1][0].rpartition(" ")[2], one[1][1].partition(" ")[0])
        ]
        return min(whole or fitting)[1] if fitting else ()

    def lay(self, text: str, role: str, width: int, max_lines: int = 0) -> Laid:
        """Wrap a rich text to a width; max_lines 0 means as many as it needs."""
        key = (text, role, width, self.scale, max_lines)
        found = self._laid.get(key)
        if found is not None:
            self._laid.move_to_end(key)
            return found
        made = self._lay(text, role, max(width, 8), max_lines)
        self._laid[key] = made
        if len(self._laid) > 600:
            self._laid.popitem(last=False)
        return made

    def _lay(self, text: str, role: str, width: int, max_lines: int) -> Laid:
        leading = self.height(role)
        lines: list[list[Word]] = []
        gaps: list[int] = []  # extra px above each line, for blank lines between paragraphs
        pending = 0
        for paragraph in text.split("\n"):
            if not paragraph.strip():
                pending = leading // 2 if lines else 0
                continue
            for n, line in enumerate(self._break(words_of(paragraph, role), width)):
                lines.append(line)
                gaps.append(pending if n == 0 else 0)
            pending = 0
        cut = bool(max_lines) and len(lines) > max_lines
        if cut:
            lines, gaps = lines[:max_lines], gaps[:max_lines]
            lines[-1] = self._shorten(lines[-1], width)
        runs: list[Run] = []
        y = 0
        base = self.ascent(role)
        for n, (line, gap) in enumerate(zip(lines, gaps, strict=True)):
            y += gap
            x = 0
            for run_text, run_role, link in _joined(line):
                wide = self.width(run_text, run_role)
                runs.append(Run(x, y + base - self.ascent(run_role), wide, run_text, run_role, link, n))
                x += wide
            y += leading
        return Laid(tuple(runs), y, len(lines), leading, cut)

    def _shorten(self, line: list[Word], width: int) -> list[Word]:
        kept = list(line)
        while kept:
            tail = kept[-1]
            trial = [*kept[:-1], Word(tail.text.rstrip() + ELLIPSIS, tail.role, tail.link, tail.space)]
            if self._line_width(trial) <= width or len(kept) == 1:
                return trial
            kept.pop()
        return line

    def _line_width(self, line: list[Word]) -> int:
        return sum(self.width(t, r) for t, r, _ in _joined(line))

    def _break(self, words: list[Word], width: int) -> list[list[Word]]:
        lines: list[list[Word]] = [[]]
        used = 0
        for word in words:
            for piece in self._pieces(word, width):
                space = self.width(" ", piece.role) if piece.space and lines[-1] else 0
                wide = self.width(piece.text, piece.role)
                if lines[-1] and used + space + wide > width and (piece.space or used + wide > width):
                    carried = _clinging_tail(lines[-1], piece.text) if piece.space else _glued_tail(lines[-1])
                    used = self._line_width(carried)
                    space = space if carried else 0
                    if piece.space and used + space + wide > width:  # no room for both: it breaks after all
                        lines[-1] += carried
                        carried, used, space = [], 0, 0
                    lines.append(carried)
                lines[-1].append(piece)
                used += space + wide
        # The dot between two parts that a break parts is not told: no line begins with it.
        return [line[1:] if n and line[0].text == "·" and line[1:] else line for n, line in enumerate(lines) if line]

    def _pieces(self, word: Word, width: int) -> list[Word]:
        """Break a word that is wider than the line."""
        if self.width(word.text, word.role) <= width:
            return [word]
        out: list[Word] = []
        rest, space = word.text, word.space
        while rest:
            n = len(rest)
            while n > 1 and self.width(rest[:n], word.role) > width:
                n -= 1
            out.append(Word(rest[:n], word.role, word.link, space))
            rest, space = rest[n:], True
        return out


_HANGING = frozenset(("—", "–", "→", "%", "%.", "%,", "%;"))
_LEANING = frozenset("вкосуиаВКОСУИА№·")  # Russian words of one letter, the sign of a number, the dot between parts
_BEFORE_FIGURE = frozenset(
    ("из", "около", "до", "от", "на", "по", "не", "нужно", "of", "about", "to", "from", "by", "+", "−")
)
_FIGURE = re.compile(r"[+−]?\d{1,2}(?:[–.,]\d{1,2})?")  # a short figure, or two with a dash
_MONTHS = frozenset(  # the words with a capital that a figure counts
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December")
)  # fmt: skip
_TIGHT = frozenset(("display", "title", "heading", "label", "label_bold", "figure"))


def clings(before: str, after: str) -> bool:
    """Tell whether a line must not end between two words.

    It does not before a dash or a percent sign, behind a single letter or an initial, between a short figure and what
    it counts, nor between a short word and the figure it leads to.
    """
    if after in _HANGING or before in _LEANING or (len(before) == 2 and before[1] == "." and before[0].isupper()):
        return True
    if after[:1].islower() or after.rstrip(").,;:") in _MONTHS:
        return _FIGURE.fullmatch(before) is not None
    return before in _BEFORE_FIGURE and _FIGURE.match(after) is not None


def _clinging_tail(line: list[Word], after: str) -> list[Word]:
    """Take back the words that must not stand at the end of a line before this one, unless that empties the line."""
    n = len(line)
    while n > 0 and clings(line[n - 1].text, after):
        n -= 1
        while n > 0 and not line[n].space:
            n -= 1
        after = line[n].text
    if n <= 0:
        return []
    tail = line[n:]
    del line[n:]
    return tail


def _glued_tail(line: list[Word]) -> list[Word]:
    """Take back the words that stick to the next one, unless that empties the line."""
    n = len(line)
    while n > 0 and not line[n - 1].space:
        n -= 1
    n -= 1
    if n <= 0:
        return []
    tail = line[n:]
    del line[n:]
    return tail


def _joined(line: list[Word]) -> list[tuple[str, str, str]]:
    """Join neighbouring words of one style: (text, role, link)."""
    out: list[tuple[str, str, str]] = []
    for i, word in enumerate(line):
        gap = " " if word.space and i else ""
        if out and out[-1][1] == word.role and out[-1][2] == word.link:
            out[-1] = (out[-1][0] + gap + word.text, word.role, word.link)
        else:
            if gap and out and word.link:  # the blank before a link is not underlined
                out[-1] = (out[-1][0] + gap, out[-1][1], out[-1][2])
                gap = ""
            out.append((gap + word.text, word.role, word.link))
    return out
