"""The texts of the interface itself: buttons, headings, tips, as one table."""

from __future__ import annotations

import re

from game.language import FIRST
from game.words import book
from game.words.cases import Cased, formed, is_table
from game.words.template import PLACE

BOOKS = ("ui", "ui_screens", "lesson")


def filled(text: str, values: dict[str, object]) -> str:
    """Return a text with its places filled as game.words.template does; what has no value stays as it stands."""

    def put(found: re.Match[str]) -> str:
        name, kind, form = found.groups()
        if kind or name not in values:
            return found.group()
        value = values[name]
        shown = value if isinstance(value, str) else str(value)
        return shown if form is None else formed(shown, form, value)

    if not values or "{" not in text:
        return text
    whole = PLACE.fullmatch(text)
    return put(whole) if whole else PLACE.sub(put, text)


def interface_words(language: str = FIRST) -> dict[str, str]:
    """Read the interface's texts in a language, the keys of each section joined by a dot."""
    flat: dict[str, str] = {}

    def walk(prefix: str, at: object) -> None:
        if isinstance(at, dict) and is_table(at):
            said = {case: str(text).strip() for case, text in at.items()}
            flat[prefix] = Cased(said.pop("nom"), said)
        elif isinstance(at, dict):
            for key, value in at.items():
                walk(f"{prefix}.{key}" if prefix else str(key), value)
        else:
            flat[prefix] = str(at).strip()

    for name in BOOKS:
        try:
            walk("", book(name, language))
        except OSError:
            continue
    return flat
