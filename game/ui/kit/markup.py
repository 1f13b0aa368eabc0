"""The small markup of running text: *bold*, _italic_, [[target|text]]; a backslash guards a sign."""

from __future__ import annotations

import re
from typing import NamedTuple

from game.ui import theme

_TOKEN = re.compile(r"\\(.)|\[\[([^\]|]+)(?:\|([^\]]*))?\]\]|(\*)|(_)|( +)|([^\\\[*_ ]+|\[)")

QUIET = "~"  # begins the target of a link that looks as the text around it does, and that arrows pass by

_SIGNS = re.compile(r"([\\*_\[])")


class Word(NamedTuple):
    """A word in one style; space tells whether a blank stands before it."""

    text: str
    role: str
    link: str
    space: bool


def words_of(text: str, role: str) -> list[Word]:
    """Read one paragraph of markup into words."""
    out: list[Word] = []
    bold = italic = False
    space = False
    end = 0

    def add(piece: str, link: str = "") -> None:
        nonlocal space
        style = theme.BOLD.get(role, role) if bold else theme.ITALIC.get(role, role) if italic else role
        for i, part in enumerate(piece.split(" ")):
            if part:
                out.append(Word(part, style, link, space or i > 0))
                space = False
            elif i:
                space = True

    for m in _TOKEN.finditer(text):
        end = m.end()
        escaped, target, shown, star, line, blank, plain = m.groups()
        if escaped is not None:
            add(escaped)
        elif target is not None:
            add(shown or target, target)
        elif star:
            bold = not bold
        elif line:
            before = text[m.start() - 1] if m.start() else " "
            after = text[end] if end < len(text) else " "
            if before.isalnum() and after.isalnum():  # snake_case is a word, not italics
                add("_")
            else:
                italic = not italic
        elif blank:
            space = True
        elif plain:
            add(plain)
    return _glue(out)


def _glue(words: list[Word]) -> list[Word]:
    """Join pieces of one word that share a style ('snake' '_' 'case')."""
    out: list[Word] = []
    for w in words:
        if out and not w.space and out[-1].role == w.role and out[-1].link == w.link:
            out[-1] = Word(out[-1].text + w.text, w.role, w.link, out[-1].space)
        else:
            out.append(w)
    return out


def plain(text: str) -> str:
    """Give a marked-up text without its markup."""
    lines = []
    for paragraph in text.split("\n"):
        lines.append("".join((" " if w.space else "") + w.text for w in words_of(paragraph, "body")).strip())
    return "\n".join(lines)


def escape(text: str) -> str:
    """Guard a text so that none of its signs is read as markup; a text without such signs is given back itself."""
    return _SIGNS.sub(r"\\\1", text) if _SIGNS.search(text) else text
