"""Tables to models: every field typed or told off, with its place, in one go."""

from __future__ import annotations

import re
import types
import typing
from typing import Any

from pydantic import BaseModel, ValidationError

from game.content.models import LIST_SECTIONS, Content
from game.content.problem import Problem, did_you_mean, error, shown
from game.content.reader import Row, Table, mark_at

_ROUNDS = 4
_NAMED_MAPS = ("skills", "temper", "moods", "stances", "lean", "bodies", "country", "tuning")


def typed(data: Table) -> tuple[Content | None, dict[str, set[str]], list[Problem]]:
    """Return the content as models, the ids given in each list section, and the problems.

    What is wrong is taken out of `data`, so that what is right can still be checked for its references. The content
    is None when too little is right.
    """
    given = {section: _ids(data.get(section)) for section in LIST_SECTIONS}
    problems: list[Problem] = []
    for attempt in range(_ROUNDS):
        try:
            return Content.model_validate(data), given, problems
        except ValidationError as fault:
            errors = fault.errors(include_url=False)
        if attempt == 0:
            problems = [_problem(data, wrong) for wrong in errors]
        if not _taken_out(data, errors):
            break
    return None, given, problems


def _ids(row: Any) -> set[str]:
    """Return the ids of a list section as written."""
    if not isinstance(row, Row):
        return set()
    return {item["id"] for item in row if isinstance(item, Table) and isinstance(item.get("id"), str)}


def _place(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return a location without the marker of a wrong map key."""
    return loc[:-1] if loc and loc[-1] == "[key]" else loc


def _name(loc: tuple[int | str, ...]) -> str:
    """Return what a field is called in a message: its name, with the map it is an entry of."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return ""
    if len(names) > 1 and names[-2] in _NAMED_MAPS:
        return f"{names[-2]}.{names[-1]}"
    return names[-1]


def _problem(data: Table, wrong: Any) -> Problem:
    """Return one of pydantic's errors in our words and at its place."""
    loc = tuple(wrong["loc"])
    kind: str = wrong["type"]
    told: dict[str, Any] = wrong.get("ctx", {})
    is_key = loc != _place(loc) or kind == "extra_forbidden"
    loc = _place(loc)
    mark = mark_at(data, loc, key=is_key)
    name = _name(loc)[:60]
    if kind == "extra_forbidden":
        fields = _fields_at(loc[:-1])
        hint = did_you_mean(str(loc[-1]), fields) or f"keys here are {', '.join(fields)}"
        return error(mark, f"unknown key {shown(loc[-1])}", hint)
    if kind == "missing":
        return error(mark, f"'{name}' is missing", f"write `{name}: …`")
    if kind == "wrong":
        return error(mark, f"{name}: {told['message']}", told["hint"])
    if kind == "literal_error":
        known = re.findall(r"'([^']*)'", str(told.get("expected", "")))
        hint = did_you_mean(wrong["input"], known) if isinstance(wrong["input"], str) else ""
        return error(
            mark, f"{name}: {shown(wrong['input'])} is not known here", hint or f"one of {', '.join(known)}"
        )
    if kind == "too_long":
        return error(
            mark, f"{name}: {told.get('actual_length')} entries", f"at most {told.get('max_length')}"
        )
    if kind == "too_short":
        return error(
            mark, f"{name}: {told.get('actual_length')} entries", f"at least {told.get('min_length')}"
        )
    needed = {"list_type": ("a list is needed", "`[a, b]`, or lines that begin with `- `")}.get(
        kind, ("a map is needed", "lines of `name: value`")
    )
    return error(mark, f"{name}: {needed[0]}, found {shown(wrong['input'])}", needed[1])


def _bare(kind: Any) -> Any:
    """Return a type without Annotated and without None."""
    while True:
        origin = typing.get_origin(kind)
        if origin is typing.Annotated:
            kind = typing.get_args(kind)[0]
        elif origin in (typing.Union, types.UnionType):
            kind = next(part for part in typing.get_args(kind) if part is not type(None))
        else:
            return kind


def _fields_at(loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys that are known at a place."""
    kind: Any = Content
    for part in loc:
        kind = _bare(kind)
        if typing.get_origin(kind) in (list, dict):
            kind = typing.get_args(kind)[-1]
        elif isinstance(kind, type) and issubclass(kind, BaseModel) and part in kind.model_fields:
            kind = kind.model_fields[str(part)].annotation
        else:
            return []
    kind = _bare(kind)
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []


def _taken_out(data: Table, errors: list[Any]) -> bool:
    """Take what is wrong out of the data; tell whether that could help."""
    items: dict[int, tuple[Row, set[int]]] = {}
    for wrong in errors:
        loc = _place(tuple(wrong["loc"]))
        if wrong["type"] == "missing" or wrong["type"] == "too_short":
            loc = loc[:-1]
        if not loc or loc in (("scenario",), ("format",)):
            return False
        holder: Any = data
        path: list[tuple[Any, int | str]] = []
        for part in loc:
            if isinstance(part, int):
                inside = isinstance(holder, Row) and part < len(holder)
            else:
                inside = isinstance(holder, Table) and part in holder
            if not inside:
                break
            path.append((holder, part))
            holder = holder[part]
        if not path:
            continue
        holder, last = path[-1]
        if isinstance(holder, Row):
            items.setdefault(id(holder), (holder, set()))[1].add(int(last))
        else:
            holder.pop(last, None)
    for row, indexes in items.values():
        for index in sorted(indexes, reverse=True):
            del row[index]
            del row.marks[index]
    return True
