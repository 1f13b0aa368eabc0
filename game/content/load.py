"""The way in: a name or path to a Scenario or to everything that is wrong with it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from game import files
from game.content.build import build
from game.content.check import check
from game.content.layers import SECTIONS, ids_in, known_ids, path_shown, read_layers, scenario_at
from game.content.problem import Mark, Problem, did_you_mean, error, has_errors, warning
from game.content.typed import typed
from game.world.scenario import Scenario

MAX_SHOWN = 200

Stamp = tuple[tuple[str, int, int], ...]
# What was read, with what the files looked like then.
_kept: dict[Path, tuple[Stamp, Scenario | None, tuple[Problem, ...]]] = {}
_places: dict[str, Path] = {}  # where the scenarios lie that were read, by their hash


@dataclass(frozen=True, slots=True)
class ScenarioInfo:
    """What the browser shows of a scenario; `state` is ok, warnings or broken."""

    id: str
    path: Path
    title: str
    state: str
    problems: tuple[Problem, ...] = field(default_factory=tuple)
    summary: str = ""
    author: str = ""
    scenario: Scenario | None = field(default=None, compare=False, repr=False)  # None when it is broken


def find_path(name: str | os.PathLike[str]) -> Path | None:
    """Return where the scenario of this id or path lies, or None: ids shipped come first, then the player's own."""
    text = os.fspath(name)
    if "\0" in text:
        return None
    for folder in (files.shipped_scenarios(), files.scenarios_folder()):
        found = scenario_at(folder, text)
        if found:
            return found
    path = Path(text)
    try:
        if path.name == "scenario.yaml" and path.is_file():
            return path.resolve().parent
        return path if path.exists() else None
    except OSError:
        return None


def load_scenario(name: str | os.PathLike[str]) -> tuple[Scenario | None, list[Problem]]:
    """Return the scenario of an id or path, and its problems; the scenario is None when any of them is an error."""
    path = find_path(name)
    if path is None:
        text = os.fspath(name)
        known = known_ids()
        hint = did_you_mean(text, known) or (
            f"there are {', '.join(known[:12])}" if known else "give the path of one"
        )
        return None, [error(Mark(text[:200]), "there is no such scenario", hint)]
    return _load(path)


def _load(path: Path) -> tuple[Scenario | None, list[Problem]]:
    """Read a scenario, once for as long as nothing changes in the folders where scenarios lie."""
    stamp = _stamp(path)
    kept = _kept.get(path)
    if stamp is None or kept is None or kept[0] != stamp:
        found, problems = read_anew(path)
        if stamp is None:
            return found, problems
        kept = _kept[path] = stamp, found, tuple(problems)
    return kept[1], list(kept[2])


def _stamp(path: Path) -> Stamp | None:
    """Return what the files of all scenarios look like that a scenario may be made of, None where it lies elsewhere."""
    folders = (files.shipped_scenarios(), files.scenarios_folder())
    if not any(path.is_relative_to(folder) for folder in folders):
        return None
    try:
        seen = sorted(one for folder in folders for one in folder.rglob("*.yaml"))
        return tuple((str(one), *((stat := one.stat()).st_mtime_ns, stat.st_size)) for one in seen)
    except OSError:  # taken away meanwhile
        return None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of circular garbage rest: what is read is a hundred thousand things that all stay or all go."""
    rests = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if rests:
            gc.enable()


@_uncollected()
def read_anew(path: Path) -> tuple[Scenario | None, list[Problem]]:
    """Read a scenario whatever was read before."""
    layers = read_layers(path)
    if isinstance(layers, list):
        return None, _sorted(layers)
    content, given, problems = typed(layers.data)
    if layers.partial:  # names cannot be looked up, and sections may be missing with the file
        absent = {f"'{section}' is missing" for section in SECTIONS}
        told = [one for one in problems if one.message not in absent]
        return None, _sorted(layers.problems + told)
    problems = layers.problems + problems
    if content is None:
        return None, _sorted(problems)
    problems += check(content, layers.data, given, layers.removed, layers.child)
    if has_errors(problems):
        return None, _sorted(problems)
    scenario, more = build(content, layers.data)
    problems += more
    _places[scenario.hash] = path
    return (None if has_errors(more) else scenario), _sorted(problems)


def place_of(scenario: Scenario) -> Path | None:
    """Return where a scenario was read from, None where it lies nowhere or something else lies there now."""
    if scenario.hash not in _places and (path := find_path(scenario.id)) is not None:
        _load(path)
    return _places.get(scenario.hash)


def _sorted(problems: list[Problem]) -> list[Problem]:
    """Return problems by file and line, each once, at most MAX_SHOWN of them."""
    unique = sorted(set(problems), key=lambda one: (one.path, one.line, one.col, one.message))
    if len(unique) > MAX_SHOWN:
        first = unique[0]
        rest = f"{len(unique) - MAX_SHOWN} further problems are not shown"
        kept = unique[:MAX_SHOWN]
        severe = has_errors(unique)
        told = (
            error(Mark(first.path), rest, "mend these first") if severe else warning(Mark(first.path), rest)
        )
        return [*kept, told]
    return unique


def find_scenarios() -> list[ScenarioInfo]:
    """Return all scenarios shipped and in the player's folder, by id, shipped ones first."""
    found: list[ScenarioInfo] = []
    shipped = files.shipped_scenarios()
    taken: set[str] = set()
    for folder in (shipped, files.scenarios_folder()):
        for name in ids_in(folder):
            path = scenario_at(folder, name)
            if path is None:
                continue
            scenario, problems = _load(path)
            if name in taken:
                hint = "give it another id"
                problems.append(
                    error(Mark(path_shown(path)), f"a shipped scenario is called '{name}' already", hint)
                )
                scenario = None
            taken.add(name)
            state = "broken" if scenario is None else "warnings" if problems else "ok"
            title = scenario.title if scenario else name
            summary, author = (scenario.summary, scenario.author) if scenario else ("", "")
            found.append(ScenarioInfo(name, path, title, state, tuple(problems), summary, author, scenario))
    return found
