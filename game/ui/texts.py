"""The texts of the interface itself: buttons, headings, tips, as one table."""

from __future__ import annotations

import re

from game.files import assets_folder
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
        said = shown if form is None else formed(shown, form, value)
        return said[:-1] if said.endswith(".") and text[found.end() : found.end() + 1] == "." else said  # «мес..»

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


_SECTION = re.compile(r"^([a-z_]+):[ ]*\n((?:[ #].*\n|\n)*)", re.MULTILINE)
# A line that means the same to any reader: a word, and a text that is quoted or begins with a capital of its own.
_LINE = re.compile(r"  ([a-z_]+): (?:'((?:[^'\n]|'')*)'|([A-ZА-ЯЁ][^\n:#]*))\n")


def _plain(section: str) -> dict[str, str] | None:
    """Read a section of nothing but plain lines; None where it holds more, which is left to the reader of YAML."""
    found, end = {}, 0
    while (line := _LINE.match(section, end)) is not None:
        key, quoted, bare = line.groups()
        said = quoted.replace("''", "'") if bare is None else bare
        if said.lower().strip() in _WORDS_OF_YAML:
            return None
        found[key], end = said.strip(), line.end()
    return None if section[end:].strip() else found


_WORDS_OF_YAML = frozenset(("yes", "no", "true", "false", "on", "off", "null", "y", "n", ""))


class Interface:
    """The interface's texts in a language, by key. The first picture needs two sections, which are read by themselves.

    Whatever they do not hold lets all be read, as `interface_words` does.
    """

    def __init__(self, language: str = FIRST) -> None:
        self.language = language
        self._all: dict[str, str] | None = None
        self._sections: dict[str, dict[str, str] | None] = {}
        self._parts: list[dict[str, str]] | None = None  # the sections of each file as they stand there

    def get(self, key: str, other: str) -> str:
        """Return the text of a key, another where there is none."""
        if self._all is None:
            section, _, name = key.partition(".")
            if section not in self._sections:
                self._sections[section] = self._read(section)
            said = self._sections[section]
            if said is not None and name in said:
                return said[name]
            self.read_on()
            assert self._all is not None
        return self._all.get(key, other)

    def read_on(self) -> None:
        """Read all there is."""
        if self._all is None:
            self._all = interface_words(self.language)

    def _read(self, section: str) -> dict[str, str] | None:
        if self._parts is None:
            self._parts = [
                dict(_SECTION.findall(_text(name, language)))
                for name in BOOKS
                for language in dict.fromkeys((FIRST, self.language))
            ]
        found: dict[str, str] = {}
        for part in self._parts:
            said = _plain(part.get(section, ""))
            if said is None:
                return None
            found |= said
        return found


def _text(name: str, language: str) -> str:
    try:
        return (assets_folder() / "text" / language / f"{name}.yaml").read_text("utf-8")
    except OSError:
        return ""


__all__ = ["BOOKS", "Interface", "filled", "interface_words"]
