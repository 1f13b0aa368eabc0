"""The files of a scenario joined, and laid over those of the scenario it extends.

Everything here works on the reader's tables, before any model sees them, so that every value still knows its place.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game import files
from game.content.fields import SCENARIO_ID_PATTERN
from game.content.merge import laid_over, remove
from game.content.models import LIST_SECTIONS, MAP_SECTIONS
from game.content.problem import Mark, Problem, did_you_mean, error, shown
from game.content.reader import MAX_BYTES, Row, Table, mark_at, read_yaml

MAX_SCENARIO_BYTES = 5_000_000
MAX_FILES = 40
MAX_CHAIN = 3  # parents above a scenario
SECTIONS = ("format", "remove", *MAP_SECTIONS, *LIST_SECTIONS)

_ID = re.compile(SCENARIO_ID_PATTERN[1:-1])


@dataclass
class Layers:
    """What was read: the merged tables, what the children removed, and the problems met."""

    data: Table
    removed: dict[str, set[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    child: bool = False  # it extends another
    paths: list[Path] = field(default_factory=list)  # of the scenario itself and of those above it
    partial: bool = False  # a file could not be read: what is missing may only be missing with it


class _Unreadable(Exception):
    """A scenario whose content cannot be put together at all."""


def path_shown(path: Path) -> str:
    """Return a path as messages show it: relative to the working folder when it lies inside."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def scenario_at(folder: Path, name: str) -> Path | None:
    """Return the folder or single file of a scenario with this id in a folder, or None."""
    if not _ID.fullmatch(name):
        return None
    for candidate in (folder / name, folder / f"{name}.yaml"):
        if files.is_plain(candidate / "scenario.yaml") or (candidate.suffix == ".yaml" and files.is_plain(candidate)):
            return candidate
    return None


def known_ids() -> list[str]:
    """Return the ids of all scenarios shipped and in the player's folder, sorted, each once."""
    return sorted(
        {name for folder in (files.shipped_scenarios(), files.scenarios_folder()) for name in ids_in(folder)}
    )


def ids_in(folder: Path) -> list[str]:
    """Return the ids of the scenarios in a folder, sorted."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    ids = {name.removesuffix(".yaml") for name in names}
    return sorted(name for name in ids if scenario_at(folder, name))


def read_layers(path: Path) -> Layers | list[Problem]:
    """Return the tables of a scenario merged with its parents', or the problems when there is nothing to go on."""
    layers = Layers(Table(Mark(path_shown(path))))
    try:
        layers.data = _merged(path, layers, ())
    except _Unreadable:
        return layers.problems
    return layers


def _merged(path: Path, layers: Layers, above: tuple[Path, ...]) -> Table:
    """Return one scenario's tables laid over its parent's; `above` are the children that led here."""
    layers.paths.append(path)
    own = _joined(path, layers)
    head = own.get("scenario")
    if not isinstance(head, Table):
        layers.problems.append(
            error(own.mark, "the section `scenario:` is missing", "it holds id, title and seats")
        )
        raise _Unreadable
    _check_id(path, head, layers)
    parent_name = head.get("extends")
    removals = own.pop("remove", None)
    for key in ("extends", "files"):
        head.pop(key, None)
    if parent_name is None:
        if removals is not None:
            mark = own.key_marks["remove"]
            layers.problems.append(
                error(mark, "remove: there is nothing to remove from", "name a parent with `extends:`")
            )
        return own
    layers.child = True
    mark = head.value_marks["extends"]
    parent = _parent(path, parent_name, mark, layers, above)
    base = _merged(parent, layers, (*above, path.resolve()))
    remove(base, removals, layers.removed, layers.problems)
    return laid_over(base, own)


def _check_id(path: Path, head: Table, layers: Layers) -> None:
    """Make sure that a scenario's id is the name of its folder or file."""
    name = path.name if path.is_dir() else path.stem
    given = head.get("id")
    if given is None:
        layers.problems.append(error(head.mark, "scenario: 'id' is missing", f"write `id: {name}`"))
        raise _Unreadable
    if isinstance(given, str) and given != name and _ID.fullmatch(given):
        kind = "folder" if path.is_dir() else "file"
        layers.problems.append(
            error(
                mark_at(head, ("id",)),
                f"id: '{given}' is not the name of its {kind} '{name}'",
                "make them equal",
            )
        )


def _parent(path: Path, name: Any, mark: Mark, layers: Layers, above: tuple[Path, ...]) -> Path:
    """Return where the scenario named by `extends` lies."""
    found: Path | None = None
    if isinstance(name, str):
        for folder in (path.parent, files.shipped_scenarios(), files.scenarios_folder()):
            candidate = scenario_at(folder, name)
            if candidate and candidate.resolve() != path.resolve():
                found = candidate
                break
        if found is None and name == (path.name if path.is_dir() else path.stem):
            layers.problems.append(error(mark, "extends: the scenario names itself", "name another scenario"))
            raise _Unreadable
    if found is None:
        near = sorted({*ids_in(path.parent), *known_ids()})
        hint = did_you_mean(name, near) if isinstance(name, str) else "one scenario id"
        layers.problems.append(
            error(mark, f"extends: no scenario {shown(name)}", hint or f"there are {', '.join(near[:8])}")
        )
        raise _Unreadable
    if found.resolve() in above:
        layers.problems.append(
            error(mark, f"extends: '{name}' extends this scenario in turn", "break the circle")
        )
        raise _Unreadable
    if len(above) >= MAX_CHAIN:
        layers.problems.append(
            error(mark, f"extends: more than {MAX_CHAIN} parents in a chain", "extend one higher up")
        )
        raise _Unreadable
    return found


# The files of one scenario


def _joined(path: Path, layers: Layers) -> Table:
    """Return the tables of one scenario's files joined into one."""
    folder, first = (path, "scenario.yaml") if path.is_dir() else (path.parent, path.name)
    shown_folder = path_shown(folder)
    total = nodes = 0
    joined: Table | None = None
    waiting: list[tuple[str, Mark]] = [(first, Mark(path_shown(path)))]
    seen: set[str] = set()
    broken = False
    while waiting:
        name, named_at = waiting.pop(0)
        shown_name = name if shown_folder == "." else f"{shown_folder}/{name}"
        try:
            raw = files.read_inside(folder, name, MAX_BYTES)
        except files.Refused as refused:
            layers.problems.append(error(named_at, str(refused), refused.hint))
            broken = True
            continue
        total += len(raw)
        if total > MAX_SCENARIO_BYTES:
            layers.problems.append(
                error(named_at, f"the scenario has more than {MAX_SCENARIO_BYTES:,} bytes", "cut it")
            )
            raise _Unreadable
        table, problems, nodes = read_yaml(raw, shown_name, nodes)
        layers.problems.extend(problems)
        if table is None:
            broken = True
            continue
        _check_sections(table, layers)
        if joined is None:
            joined = table
            waiting = _further_files(path, table, seen | {first}, layers)
        else:
            _join(joined, table, layers)
    if joined is None:
        raise _Unreadable
    layers.partial = layers.partial or broken
    _check_twice(joined, layers)
    return joined


def _further_files(path: Path, table: Table, seen: set[str], layers: Layers) -> list[tuple[str, Mark]]:
    """Return the names under `files:` with their places."""
    head = table.get("scenario")
    names = head.get("files") if isinstance(head, Table) else None
    if names is None or not isinstance(head, Table):
        return []
    mark = head.value_marks["files"]
    if not path.is_dir():
        layers.problems.append(
            error(mark, "files: a scenario of one file names no further files", "make it a folder")
        )
        return []
    if not isinstance(names, Row) or not all(isinstance(name, str) for name in names):
        layers.problems.append(
            error(mark, "files: a list of file names is needed", "files: [people.yaml, posts.yaml]")
        )
        return []
    if len(names) > MAX_FILES:
        layers.problems.append(error(mark, f"files: {len(names)} files are named", f"at most {MAX_FILES}"))
        return []
    out: list[tuple[str, Mark]] = []
    for name, where in zip(names, names.marks, strict=True):
        if name in seen:
            layers.problems.append(error(where, f"files: '{name[:60]}' is named twice", "name it once"))
            continue
        seen.add(name)
        out.append((name, where))
    return out


def _check_sections(table: Table, layers: Layers) -> None:
    """Refuse unknown sections, and sections of the wrong shape, and take them out."""
    for key in list(table):
        value = table[key]
        if key not in SECTIONS:
            hint = did_you_mean(key, SECTIONS) or f"sections are {', '.join(SECTIONS)}"
            layers.problems.append(error(table.key_marks[key], f"unknown section {shown(key)}", hint))
            del table[key]
        elif value is None:
            del table[key]
        elif key in LIST_SECTIONS and not isinstance(value, Row):
            layers.problems.append(
                error(
                    table.value_marks[key],
                    f"{key}: a list is needed, found {shown(value)}",
                    "lines that begin with `- `",
                )
            )
            del table[key]
        elif (key in MAP_SECTIONS or key == "remove") and not isinstance(value, Table):
            layers.problems.append(
                error(
                    table.value_marks[key],
                    f"{key}: a map is needed, found {shown(value)}",
                    "lines of `name: value`",
                )
            )
            del table[key]


def _join(joined: Table, table: Table, layers: Layers) -> None:
    """Add the sections of a further file: lists are joined, maps share no key."""
    for key in table:
        value = table[key]
        if key not in joined:
            joined.copy_key(table, key)
        elif isinstance(value, Row):
            target = joined[key]
            for item, mark in zip(value, value.marks, strict=True):
                target.add(item, mark)
        elif isinstance(value, Table) and key != "scenario":
            for name in value:
                if name in joined[key]:
                    first = joined[key].key_marks[name]
                    layers.problems.append(
                        error(
                            value.key_marks[name],
                            f"{key}: '{name[:60]}' is given twice",
                            f"it stands first in {first.path}:{first.line}; keep one",
                        )
                    )
                else:
                    joined[key].copy_key(value, name)
        else:
            first = joined.key_marks[key]
            layers.problems.append(
                error(
                    table.key_marks[key],
                    f"{key}: is given in two files",
                    f"it stands first in {first.path}:{first.line}",
                )
            )


def _check_twice(table: Table, layers: Layers) -> None:
    """Report entries of one section that share an id, and drop the later ones."""
    for section in LIST_SECTIONS:
        row = table.get(section)
        if row is None:
            continue
        first: dict[str, Mark] = {}
        kept = Row(row.mark)
        for item, mark in zip(row, row.marks, strict=True):
            name = item.get("id") if isinstance(item, Table) else None
            if isinstance(name, str):
                if name in first:
                    where = first[name]
                    layers.problems.append(
                        error(
                            mark_at(item, ("id",)),
                            f"{section}: '{name[:60]}' is given twice",
                            f"it stands first in {where.path}:{where.line}; keep one",
                        )
                    )
                    continue
                first[name] = mark_at(item, ("id",))
            kept.add(item, mark)
        table[section] = kept
