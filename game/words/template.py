"""Templates: texts with places, variants by condition, and the files they lie in.

A template holds places such as {0} or {1.post}: a value's name and, where it is not known already, its type. Places
are filled by plain replacement, so that names may hold anything. A text may also be a list: the first entry that is a
string, or whose `if` holds, is taken. Conditions compare a value with a number, `me` (the reader's own person) or a
word: `0=me and 2>0`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import yaml

from game.files import assets_folder
from game.world import tuning
from game.world.scenario import Scenario

_PLACE = re.compile(r"\{(\w+)(?:\.([\w.]+))?\}")
_CLAUSE = re.compile(r"(\w+)(=|!=|<|>)(-?\w+)")


@lru_cache(maxsize=8)
def book(name: str) -> dict[str, Any]:
    """Return a file of assets/text by its name without ending; raises OSError when it is not there."""
    # The safe loader, in C where it is built: our own files, shipped with the game and plain data all the same.
    text = (assets_folder() / "text" / f"{name}.yaml").read_text("utf-8")
    reading = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        data: dict[str, Any] = reading.get_single_data()
    finally:
        reading.dispose()
    return data


def rule_book(scenario: Scenario) -> list[tuple[str, str, str]]:
    """Return the rule book and the library as (number or category, title, text), the scenario's numbers put in."""
    numbers = tuning.with_overrides(scenario.tuning)
    plain = re.compile(r"\[\[[^|\]]*\|([^\]]*)\]\]")

    def put(text: str) -> str:
        shown = _PLACE.sub(lambda found: str(getattr(numbers, found.group(1), found.group(0))), text)
        return plain.sub(r"\1", shown)

    rules = [(number, str(rule["title"]), put(rule["text"])) for number, rule in book("rules")["rules"].items()]
    articles = [
        (one["category"], str(one["title"]), put(one["text"])) for one in book("rules")["articles"].values()
    ]
    return rules + articles


def readings(kind: str, id: str) -> list[str]:
    """Return the rival readings of a 'hold', 'happening' or 'article' with their sources, [] if none are given."""
    found = book("readings")["readings"].get(kind, {}).get(id, [])
    return [f"{one['who'][:1].upper()}{one['who'][1:]}: {one['reading']} ({one['source']})" for one in found]


class Texts:
    """The texts of one language for one scenario; a missing key shows as [key]."""

    def __init__(self, scenario: Scenario, language: str = "en") -> None:
        self.scenario = scenario
        self.text = book(language)

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
            if isinstance(one, dict):
                if not self._holds_true(one["if"], values, viewer):
                    continue
                one = one["say"]

            def put(found: re.Match[str]) -> str:
                name, kind = found.group(1), found.group(2)
                if name not in values:
                    return f"[{name}]"
                return self.show(values[name], kind or types.get(name, ""), viewer)

            return _PLACE.sub(put, one)
        return ""

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
        return str(value)
