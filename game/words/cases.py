"""Texts that know their other grammatical forms, and the forms a template may ask of a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

CASES = ("gen", "dat", "acc", "ins", "pre")  # beside the nominative, `nom`
_FIGURE = re.compile(r"\d[\d\s,]*(?:[.,]\d+)?")
# Forms that bring a preposition along, for it changes with the word behind: со Сталиным, об Андрееве.
_BEHIND = {
    "with": ("ins", "с", "со", re.compile(r"«?(?:[сзшж][бвгджзклмнпрстфхцчшщ]|щ|льв|мн)", re.IGNORECASE)),
    "about": ("pre", "о", "об", re.compile(r"«?[аиоуэ]", re.IGNORECASE)),
}


class Cased(str):
    """A text in the nominative that knows its other cases and, for a person, whether it names a woman."""

    forms: Mapping[str, str]
    female: bool

    def __new__(cls, text: str, forms: Mapping[str, str], female: bool = False) -> Cased:
        """Make the text; `forms` are its other cases, those left out are as the nominative."""
        made = super().__new__(cls, text)
        made.forms = forms
        made.female = female
        return made

    def case(self, name: str) -> str:
        """Return the text in a case."""
        return self.forms.get(name, str(self))

    def each(self, change: Callable[[str], str]) -> Cased:
        """Return the text with every case changed in the same way."""
        return Cased(change(str(self)), {name: change(one) for name, one in self.forms.items()}, self.female)


def is_table(entry: object) -> bool:
    """Tell whether an entry of a text file is a table of cases."""
    return isinstance(entry, dict) and "nom" in entry


def in_case(text: str, name: str) -> str:
    """Return a text in a case; one that knows no cases stays as it is."""
    return text.case(name) if isinstance(text, Cased) else text


def joined(parts: list[str], join: Callable[[list[str]], str]) -> str:
    """Return texts joined by a function, case by case where any of them knows its cases."""
    said = join(parts)
    if not any(isinstance(one, Cased) for one in parts):
        return said
    return Cased(said, {name: join([in_case(one, name) for one in parts]) for name in CASES})


def number_form(n: str, forms: list[str]) -> str:
    """Return the form of a word after a number: one of three (1, 2 to 4, 5 to 20), or of two (1, others)."""
    found = _FIGURE.search(n.replace("\u00a0", "").replace("\u202f", ""))
    if found is None:
        return forms[-1]
    whole, _, part = re.sub(r"\s", "", found.group()).partition("," if "," in found.group() else ".")
    if len(forms) < 3:
        return forms[0] if whole == "1" and not part else forms[-1]
    if part and len(part) != 3:  # three places after a comma are thousands
        return forms[1]
    tens, ones = int(whole + part) % 100, int(whole + part) % 10
    if ones == 1 and tens != 11:
        return forms[0]
    return forms[1] if ones in (2, 3, 4) and tens not in (12, 13, 14) else forms[2]


def formed(shown: str, wanted: str, value: object = None) -> str:
    """Return a value as a template asks for it: a case, `cap`, `form|…` by number, `g|man|woman` by whom it names.

    `with` and `about` are cases with their preposition before them.
    """
    name, *words = wanted.split("|")
    if name in _BEHIND:
        case, short, long, calls = _BEHIND[name]
        said = in_case(shown, case)
        return f"{long if calls.match(said) else short} {said}"
    if name == "form" and words:
        return number_form(str(value) if isinstance(value, int) else shown, words)
    if name == "g" and len(words) == 2:
        return words[int(isinstance(shown, Cased) and shown.female)]
    if name == "cap":
        return capital(shown)
    return in_case(shown, name)


def is_form(wanted: str) -> bool:
    """Tell whether a template may ask for a form by this name."""
    name, *words = wanted.split("|")
    if name in CASES or name in _BEHIND or name == "cap":
        return not words
    return len(words) == 2 if name == "g" else name == "form" and len(words) in (2, 3)


def lowered(text: str) -> str:
    """Return a text that begins small, where its first word is no abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """Return a text that begins with a capital, also behind an opening quotation mark."""
    at = 1 if text[:1] == "«" else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


__all__ = ["CASES", "Cased", "capital", "formed", "in_case", "is_form", "is_table", "joined", "lowered", "number_form"]
