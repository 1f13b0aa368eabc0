"""Templates: texts with places, variants by condition, and the files they lie in.

A template holds places such as {0} or {1.post}: a value's name and, where it is not known already, its type. After a
colon stands the form in which the language wants it: a case {0.person:gen}, a case and its preposition {0.person:with},
a word by the number {n:form|one|few|many}, a word by the person {0:g|man|woman}. Places are filled by plain
replacement, so that names may hold anything. A text may also be a list: the first entry that is a string, or whose `if`
holds, is taken. Conditions compare a value with a number, `me` (the reader's own person) or a word: `0=me and 2>0`. A
table with `nom` is a text with its cases.

Each language has a folder of assets/text; what it lacks is taken from the first language.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from game.files import assets_folder
from game.language import FIRST
from game.words.cases import Cased, capital, formed, is_table

if TYPE_CHECKING:
    from game.world.scenario import Scenario

PLACE = re.compile(r"\{(\w+)(?:\.([\w.]+))?(?::([^{}]*))?\}")
_FROM_MEMORY = re.compile(r" \((?:recalled|по памяти)\)")  # how a source notes that it was not looked up
_BRACKETED = re.compile(r" \(([^()]*)\)$")
_CLAUSE = re.compile(r"(\w+)(=|!=|<|>)(-?\w+)")


@lru_cache(maxsize=24)
def own_book(name: str, language: str) -> dict[str, Any]:
    """Return a file of one language's texts as it stands there; raises OSError when there is none."""
    import yaml

    # The safe loader, in C where it is built: our own files, shipped with the game and plain data all the same.
    text = (assets_folder() / "text" / language / f"{name}.yaml").read_text("utf-8")
    reading = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        data: dict[str, Any] = reading.get_single_data() or {}
    finally:
        reading.dispose()
    return data


@lru_cache(maxsize=24)
def book(name: str, language: str = FIRST) -> dict[str, Any]:
    """Return a file of texts by its name without ending; what a language lacks is in the first one.

    Raises OSError when there is no such file.
    """
    first = own_book(name, FIRST)
    if language == FIRST:
        return first
    try:
        laid: dict[str, Any] = _laid_over(first, own_book(name, language))
    except OSError:
        return first
    return laid


def _laid_over(first: Any, own: Any) -> Any:
    """Return a table with what another has in its place; texts, lists and tables of cases are replaced whole."""
    if not isinstance(first, dict) or not isinstance(own, dict) or is_table(own):
        return first if own is None else own
    return {key: _laid_over(value, own.get(key)) for key, value in first.items()} | {
        key: value for key, value in own.items() if key not in first
    }


def numbered(text: str, numbers: object) -> str:
    """Return a text of the rule book with the numbers of the game put in; what is no number of it stays."""

    def put(found: re.Match[str]) -> str:
        name, _, form = found.groups()
        value = getattr(numbers, name, None)
        if value is None:
            return found.group()
        return str(value) if form is None else formed(str(value), form, value)

    return PLACE.sub(put, text)


def rule_book(scenario: Scenario, language: str = FIRST) -> list[tuple[str, str, str]]:
    """Return the rule book and the library with its sources as (number or category, title, text), numbers put in."""
    from game.world import tuning

    numbers = tuning.with_overrides(scenario.tuning)
    plain = re.compile(r"\[\[[^|\]]*\|([^\]]*)\]\]")

    def put(text: str) -> str:
        return plain.sub(r"\1", numbered(text, numbers))

    data = book("rules", language)
    rules = [(number, str(rule["title"]), put(rule["text"])) for number, rule in data["rules"].items()]
    return rules + [
        (one["category"], str(one["title"]), " ".join((put(one["text"]).strip(), *beneath(key, language))))
        for key, one in data["articles"].items()
    ]


def readings(kind: str, id: str, language: str = FIRST) -> list[str]:
    """Return the rival readings of a 'hold', 'happening' or 'article' with their sources, [] if none are given."""
    data = book("readings", language)
    return _with_footnote(_rival(data, kind, id), data)


def _rival(data: dict[str, Any], kind: str, id: str) -> list[str]:
    told = []
    for one in data["readings"].get(kind, {}).get(id, []):
        source = _FROM_MEMORY.sub("†", one["source"])
        # A source that ends in a bracket of its own is set off by a dash: no bracket closes twice.
        of = f" — {source}" if source.endswith(")") else f" ({source})"
        told.append(f"{capital(one['who'])}: {one['reading']}{of}")
    return told


def _with_footnote(told: list[str], data: dict[str, Any]) -> list[str]:
    return [*told, str(data["footnote"])] if any("†" in text for text in told) else told


def beneath(article: str, language: str = FIRST) -> list[str]:
    """Return what stands beneath an article of the library: its rival readings, then what it rests on."""
    data = book("readings", language)
    source = _FROM_MEMORY.sub("†", data["sources"].get(article, ""))
    rests_on = [str(data["rests_on"]).replace("{what}", source)] if source else []
    return _with_footnote(_rival(data, "article", article) + rests_on, data)


def disputed(article: str, language: str = FIRST) -> str:
    """Return what is disputed in an article of the library, '' where that is not said."""
    return str(book("readings", language).get("disputed", {}).get(article, ""))


class Texts:
    """The texts of one language for one scenario; a missing key shows as [key]."""

    def __init__(self, scenario: Scenario, language: str = FIRST) -> None:
        self.scenario = scenario
        self.language = language
        self.text = book("words", language)

    def _find(self, *path: object) -> Any:
        at: Any = self.text
        for step in path:
            if not isinstance(at, dict):
                return None
            at = at.get(step, at.get(str(step)))
        return at

    def has(self, *path: object) -> bool:
        """Tell whether there is a text under a path of keys."""
        return self._find(*path) is not None

    def say(self, *path: object, viewer: int = -1, **values: object) -> str:
        """Return the text under a path of keys with its places filled; [path] if there is none."""
        return self.tell(path, values, viewer)

    def tell(
        self,
        path: tuple[object, ...],
        values: dict[str, object],
        viewer: int = -1,
        types: dict[str, str] | None = None,
    ) -> str:
        """Return the text under a path with its places filled from a table, for values named at run time."""
        found = self._find(*path)
        return (
            self._fill(found, values, viewer, types or {})
            if found is not None
            else f"[{'.'.join(map(str, path))}]"
        )

    def _fill(self, entry: Any, values: dict[str, object], viewer: int, types: dict[str, str]) -> str:
        for one in entry if isinstance(entry, list) else [entry]:
            if isinstance(one, dict) and "if" in one:
                if not self._holds_true(one["if"], values, viewer):
                    continue
                one = one["say"]

            if is_table(one):
                said = {case: self._put(text, values, viewer, types) for case, text in one.items()}
                return Cased(said.pop("nom"), said)
            return self._put(one, values, viewer, types)
        return ""

    def _put(self, text: str, values: dict[str, object], viewer: int, types: dict[str, str]) -> str:
        """Return a text with its places filled."""

        def put(found: re.Match[str]) -> str:
            name, kind, form = found.groups()
            if name not in values:
                return f"[{name}]"
            value = values[name]
            shown = self.show(value, kind or types.get(name, ""), viewer)
            before, after = text[: found.start()][-1:], text[found.end() :][:1]
            if before == "(" and after == ")" and shown.endswith(")"):  # no brackets within brackets
                return _BRACKETED.sub(r", \1", shown)
            return shown if form is None else formed(shown, form, None if kind else value)

        whole = PLACE.fullmatch(text)  # a text that is nothing but a value keeps its cases
        return put(whole) if whole else PLACE.sub(put, text)

    def _holds_true(self, condition: str, values: dict[str, object], viewer: int) -> bool:
        for clause in condition.split(" and "):
            found = _CLAUSE.fullmatch(clause.strip())
            if found is None:
                return False
            name, sign, other = found.groups()
            value = values.get(name)
            if other == "me":
                wanted: object = self.scenario.seats[viewer] if viewer >= 0 else -2
            else:
                wanted = int(other) if other.lstrip("-").isdecimal() else other
            if sign in "<>":
                if not isinstance(value, int) or not isinstance(wanted, int):
                    return False
                if not (value < wanted if sign == "<" else value > wanted):
                    return False
            elif (value == wanted) != (sign == "="):
                return False
        return True

    def show(self, value: object, kind: str, viewer: int = -1) -> str:
        """Return one value as words, by its type."""
        return value if isinstance(value, str) else str(value)
