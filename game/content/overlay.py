"""A scenario's texts in another language: files beside it that hold only what people read, laid over it when shown.

Games never see them: numbers, fingerprints and saves are the same in every language. A text that is missing, or that a
child of the scenario has replaced, is shown as the scenario has it. What is wrong is left out and told by `validate`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from game import files
from game.content import load
from game.content.fields import words
from game.content.layers import MAX_FILES, MAX_SCENARIO_BYTES, path_shown, read_layers
from game.content.problem import Mark, Problem, did_you_mean, error, shown
from game.content.reader import MAX_BYTES, Row, Table, mark_at, read_yaml
from game.language import FIRST, LANGUAGES, Shown
from game.world.record import fields
from game.world.scenario import Scenario

Reader = Callable[[Any], str]
# A translation may be longer than the text it stands for, whose limits are in models.py.
_NAME, _LINE, _TEXT, _LONG = words(120), words(600), words(1800, lines=True), words(6000, lines=True)
_CASES = ("gen", "dat", "acc", "ins", "pre")
HEAD: dict[str, Reader] = {"title": _NAME, "summary": _TEXT, "author": _NAME}
FIELDS: dict[str, dict[str, Reader]] = {
    "issues": {"name": _NAME, "low": _LINE, "high": _LINE},
    "chapters": {"title": _NAME, "text": _LONG},
    "calendar": {"name": _NAME},
    "people": {
        "name": _NAME, "short": _NAME, "traits": _NAME, "note": _TEXT, "fate": _TEXT, "situation": _TEXT,
        "dilemma": _TEXT, "cases": _NAME, "gender": _NAME,
    },
    "posts": {"name": _NAME, "short": _NAME, "note": _TEXT},
    "holds": {"text": _TEXT},
    "happenings": {"title": _NAME, "text": _LONG, "notice": _LINE, "reality": _TEXT, "choices": _LINE},
}  # fmt: skip
BY_MONTH = ("reality", "opening")
SECTIONS = ("scenario", *FIELDS, *BY_MONTH)
_NOT_TEXTS = ("cases", "gender", "name", "short")  # fields of people that need no translation


class Key(NamedTuple):
    """The place of a text in a scenario: section, id ('' for the head, the month of the record), field, its choice."""

    section: str
    id: str
    field: str = ""
    choice: str = ""


@dataclass
class Overlay:
    """What one scenario's files in one language hold: its texts by place, and what is wrong with them."""

    texts: dict[Key, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Told:
    """How far a scenario is translated: the scenario as shown, its problems, how many of its texts have one."""

    scenario: Scenario
    problems: list[Problem] = field(default_factory=list)
    done: int = 0
    all: int = 0


_kept: dict[tuple[str, str], Told] = {}
_overlays: dict[tuple[Any, ...], Overlay] = {}


def in_language(scenario: Scenario, language: str) -> Scenario:
    """Return a scenario as it is shown in a language; made once."""
    return scenario if language == FIRST else told(scenario, language).scenario


def told(scenario: Scenario, language: str) -> Told:
    """Return a scenario as it is shown in a language, what is wrong with its files, and how much they hold."""
    if language == FIRST:
        return Told(scenario)
    key = (scenario.hash, language)
    if key not in _kept:
        while len(_kept) > 8:
            del _kept[next(iter(_kept))]
        _kept[key] = _laid(scenario, load.place_of(scenario), language)
    return _kept[key]


def languages_of(path: Path) -> list[str]:
    """Return the languages in which a scenario has files of its own."""
    return [one for one in LANGUAGES if one != FIRST and _names(path, one)]


# Reading


def _names(path: Path, language: str) -> list[str]:
    """Return the names of a scenario's files in a language, as from its folder."""
    if not path.is_dir():
        name = f"{path.stem}.{language}.yaml"
        return [name] if files.is_plain(path.parent / name) else []
    try:
        found = sorted(os.listdir(path / language))
    except OSError:
        return []
    return [f"{language}/{name}" for name in found if name.endswith(".yaml")]


def read(path: Path, language: str, scenario: Scenario) -> Overlay:
    """Return the texts of a scenario's own files in a language, checked against what the scenario has."""
    out = Overlay()
    folder = path if path.is_dir() else path.parent
    names = _names(path, language)
    if len(names) > MAX_FILES:
        out.problems.append(error(Mark(path_shown(folder / language)), f"{len(names)} files", f"at most {MAX_FILES}"))
        return out
    total = nodes = 0
    for name in names:
        place = Mark(path_shown(folder / name))
        try:
            raw = files.read_inside(folder, name, MAX_BYTES)
        except files.Refused as refused:
            out.problems.append(error(place, str(refused), refused.hint))
            continue
        total += len(raw)
        if total > MAX_SCENARIO_BYTES:
            out.problems.append(error(place, f"the files have more than {MAX_SCENARIO_BYTES:,} bytes", "cut them"))
            break
        table, problems, nodes = read_yaml(raw, place.path, nodes)
        out.problems += problems
        if table is not None:
            _Reading(out, _known(scenario)).sections(table)
    return out


def _read_once(path: Path, language: str, scenario: Scenario | None = None) -> Overlay:
    """Return what `read` returns, read once as long as the files stay the same: several scenarios may extend one."""
    folder = path if path.is_dir() else path.parent
    key = (path, language, *((name, files.stamp(folder / name)) for name in _names(path, language)))
    if key not in _overlays:
        found = scenario if scenario is not None or len(key) == 2 else load.load_scenario(path)[0]
        _overlays[key] = read(path, language, found) if found is not None else Overlay()
        if len(_overlays) > 16:
            del _overlays[next(iter(_overlays))]
    return _overlays[key]


def _dated(month: int) -> str:
    """Return a month as scenario files write it."""
    return f"{month // 12}-{month % 12 + 1:02d}"


def _known(scenario: Scenario) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the ids of each section, those of happenings with their choices."""
    return {
        "issues": {one.id: () for one in scenario.issues},
        "chapters": {one.id: () for one in scenario.chapters},
        "calendar": {one.id: () for one in scenario.calendar},
        "people": {one.id: () for one in scenario.people},
        "posts": {one.id: () for one in scenario.posts},
        "holds": {one.id: () for one in scenario.holds},
        "happenings": {one.id: tuple(choice.id for choice in one.choices) for one in scenario.happenings},
        "reality": {_dated(month): () for month, _ in scenario.reality},
        "opening": {_dated(scenario.start): ()} if scenario.opening else {},
    }


class _Reading:
    """One pass over a file of texts."""

    def __init__(self, out: Overlay, known: dict[str, dict[str, tuple[str, ...]]]) -> None:
        self.out = out
        self.known = known

    def wrong(self, table: Table, key: str, message: str, hint: str = "", value: bool = False) -> None:
        marks = table.value_marks if value else table.key_marks
        self.out.problems.append(error(marks[key], message, hint))

    def put(self, key: Key, table: Table, name: str, reader: Reader) -> None:
        """Take one text over."""
        value = table[name]
        if value is None:
            return
        try:
            text = reader(value)
        except PydanticCustomError as fault:
            told_of = fault.context or {}
            self.wrong(table, name, f"{name}: {told_of['message']}", str(told_of["hint"]), value=True)
            return
        if key in self.out.texts:
            self.wrong(table, name, f"'{name[:60]}' is given twice", "keep one")
        self.out.texts[key] = text

    def sections(self, table: Table) -> None:
        for section in table:
            value = table[section]
            if section not in SECTIONS:
                hint = did_you_mean(section, SECTIONS) or f"sections are {', '.join(SECTIONS)}"
                self.wrong(table, section, f"unknown section {shown(section)}", hint)
            elif value is None:
                continue
            elif not isinstance(value, Table):
                hint = "lines of `id:` with what is translated beneath"
                self.wrong(table, section, f"{section}: a map is needed, found {shown(value)}", hint, value=True)
            elif section == "scenario":
                self.entry(Key(section, ""), value, HEAD, ())
            elif section in BY_MONTH:
                for month in value:
                    if self.is_known(section, value, month):
                        self.put(Key(section, month), value, month, _TEXT)
            else:
                self.entries(section, value)

    def is_known(self, section: str, table: Table, id: str) -> bool:
        """Tell whether the scenario has such an entry, and say so where it has not."""
        if id in self.known[section]:
            return True
        hint = did_you_mean(id, self.known[section]) or "only what the scenario has can be translated"
        self.wrong(table, id, f"{section}: the scenario has no {shown(id)}", hint)
        return False

    def entries(self, section: str, table: Table) -> None:
        for id in table:
            value = table[id]
            if not self.is_known(section, table, id) or value is None:
                continue
            if not isinstance(value, Table):
                self.wrong(table, id, f"{id}: a map is needed, found {shown(value)}", "lines of `field: text`", True)
                continue
            self.entry(Key(section, id), value, FIELDS[section], self.known[section][id])

    def entry(self, key: Key, table: Table, known: dict[str, Reader], choices: tuple[str, ...]) -> None:
        for name in table:
            value, at = table[name], key._replace(field=name)
            if name not in known:
                hint = did_you_mean(name, known) or f"what is translated here is {', '.join(known)}"
                self.wrong(table, name, f"unknown key {shown(name)}", hint)
            elif name == "choices":
                self.choices(at, table, choices)
            elif name == "cases":
                self.cases(at, table)
            elif name == "gender" and value not in ("m", "f"):
                self.wrong(table, name, f"gender: {shown(value)} is not known here", "m or f", value=True)
            elif name == "traits":
                self.traits(at, table)
            else:
                self.put(at, table, name, known[name])

    def choices(self, key: Key, table: Table, choices: tuple[str, ...]) -> None:
        value = table["choices"]
        if not isinstance(value, Table):
            self.wrong(table, "choices", f"choices: a map is needed, found {shown(value)}", "`id: text`", value=True)
            return
        for id in value:
            if id in choices:
                self.put(key._replace(choice=id), value, id, _LINE)
            else:
                hint = did_you_mean(id, choices) or f"there are {', '.join(choices)}"
                self.wrong(value, id, f"choices: the happening has no {shown(id)}", hint)

    def cases(self, key: Key, table: Table) -> None:
        value = table["cases"]
        if value == "same":
            self.out.texts[key] = dict.fromkeys(_CASES, "")
        elif not isinstance(value, Table) or any(name not in _CASES for name in value):
            hint = f"forms of the surname: {', '.join(_CASES)}, or the word same"
            self.wrong(table, "cases", f"cases: a map of cases is needed, found {shown(value)}", hint, value=True)
        else:
            self.out.texts[key] = {name: str(value[name]) for name in value}

    def traits(self, key: Key, table: Table) -> None:
        value = table["traits"]
        if not isinstance(value, Row) or not all(isinstance(one, str) for one in value) or len(value) > 12:
            self.wrong(table, "traits", "traits: a list of at most 12 words is needed", "[one, two]", value=True)
        else:
            self.out.texts[key] = tuple(_NAME(one) for one in value)


# Laying the texts over a scenario


class _Layers:
    """The texts of a scenario and of those it extends, and which of them each of its own texts comes from."""

    def __init__(self, scenario: Scenario, path: Path, language: str) -> None:
        found = read_layers(path)
        self.paths = [path] if isinstance(found, list) else found.paths
        self.shown = [path_shown(one) for one in self.paths]
        self.data = None if isinstance(found, list) or len(self.paths) < 2 else found.data
        self.overlays = [_read_once(path, language, scenario), *(_read_once(one, language) for one in self.paths[1:])]
        self.at: dict[str, dict[str, int]] = {}
        for section in FIELDS if self.data is not None else ():
            rows = self.data.get(section) if self.data is not None else None
            if isinstance(rows, Row):
                entries = [(n, one.get("id")) for n, one in enumerate(rows) if isinstance(one, Table)]
                self.at[section] = {id: n for n, id in entries if id}

    def depth(self, key: Key) -> int:
        """Return how far up the scenario lies whose text it is: 0 the scenario itself."""
        if self.data is None:
            return 0
        loc: tuple[int | str, ...]
        if key.section in ("scenario", *BY_MONTH):
            loc = (key.section, key.field or key.id)
        elif key.id not in self.at.get(key.section, {}):
            return 0
        else:
            row = self.at[key.section][key.id]
            loc = (key.section, row, key.field)
            if key.choice:
                choices = self.data[key.section][row].get("choices") or ()
                at = next((n for n, one in enumerate(choices) if one.get("id") == key.choice), 0)
                loc = (*loc, at, "text")
        lies = mark_at(self.data, loc).path
        for n, path in enumerate(self.shown):
            if lies == path or lies.startswith(path + "/"):
                return n
        return 0

    def find(self, key: Key) -> Any:
        """Return the text for a place, None where there is none or it translates one that was replaced."""
        for overlay in self.overlays[: self.depth(key) + 1]:
            if key in overlay.texts:
                return overlay.texts[key]
        return None


def _laid(scenario: Scenario, path: Path | None, language: str) -> Told:
    """Return a scenario with its texts in a language."""
    layers = _Layers(scenario, path, language) if path is not None else None
    out = Told(scenario, list(layers.overlays[0].problems) if layers else [])

    def text(own: Any, *place: str) -> Any:
        if not own:
            return own
        key = Key(*place)
        found = layers.find(key) if layers else None
        if key.section != "people" or key.field not in _NOT_TEXTS:
            out.all += 1
            out.done += found is not None
        return own if found is None else found

    def named(part: Any, section: str, *names: str) -> Any:
        return replace(part, **{name: text(getattr(part, name), section, part.id, name) for name in names})

    people, cases, women = [], {}, {}
    for p, one in enumerate(scenario.people):
        plain = named(one, "people", "traits", "note", "fate", "situation", "dilemma")
        own = [layers.find(Key("people", one.id, name)) if layers else None for name in ("name", "short")]
        name = own[0] or _full(one.cyrillic) or one.name
        people.append(replace(plain, name=name, short=own[1] or _last(one, own[0])))
        given = layers.find(Key("people", one.id, "cases")) if layers else None
        if given:
            cases[p] = {case: form or people[-1].short for case, form in given.items()}
        if layers and (gender := layers.find(Key("people", one.id, "gender"))):
            women[p] = gender == "f"
    made = {one.name: getattr(scenario, one.name) for one in fields(Scenario)}
    made |= {name: text(made[name], "scenario", "", name) for name in HEAD}
    made |= {
        "people": tuple(people),
        "issues": tuple(named(one, "issues", "name", "low", "high") for one in scenario.issues),
        "chapters": tuple(named(one, "chapters", "title", "text") for one in scenario.chapters),
        "calendar": tuple(named(one, "calendar", "name") for one in scenario.calendar),
        "posts": tuple(named(one, "posts", "name", "short", "note") for one in scenario.posts),
        "holds": tuple(named(one, "holds", "text") for one in scenario.holds),
        "happenings": tuple(
            replace(
                named(one, "happenings", "title", "text", "notice", "reality"),
                choices=tuple(
                    replace(choice, text=text(choice.text, "happenings", one.id, "choices", choice.id))
                    for choice in one.choices
                ),
            )
            for one in scenario.happenings
        ),
        "reality": tuple((month, text(said, "reality", _dated(month))) for month, said in scenario.reality),
        "opening": text(scenario.opening, "opening", _dated(scenario.start)),
    }
    out.scenario = Shown(**made, language=language, cases=cases, women=women)
    return out


def _full(cyrillic: str) -> str:
    """Return a name in Cyrillic letters without the patronymic."""
    parts = cyrillic.split()
    if len(parts) == 3 and parts[1].endswith(("ич", "вна", "чна")):
        del parts[1]
    return " ".join(parts)


def _last(person: Any, name: str | None) -> str:
    """Return what a person is called in running text: the last word of the name in the language, as far as known.

    A namesake whom the scenario calls by an initial as well keeps it.
    """
    parts = (name or person.cyrillic).split()
    if not parts:
        return str(person.short)
    return f"{parts[0][0]}. {parts[-1]}" if ". " in person.short and len(parts) > 1 else parts[-1]


__all__ = ["FIELDS", "SECTIONS", "Overlay", "Told", "in_language", "languages_of", "read", "told"]
