"""A child's sections laid over its parent's, before any model sees them, so that every value knows its place."""

from __future__ import annotations

from typing import Any

from game.content.models import LIST_SECTIONS
from game.content.problem import Mark, Problem, did_you_mean, error, shown
from game.content.reader import Row, Table


def remove(base: Table, removals: Any, removed: dict[str, set[str]], problems: list[Problem]) -> None:
    """Take out of the parent what the child removes; note it in `removed` and what is wrong in `problems`."""
    if not isinstance(removals, Table):
        return
    for section in removals:
        names = removals[section]
        if section not in LIST_SECTIONS:
            hint = did_you_mean(section, LIST_SECTIONS) or f"one of {', '.join(LIST_SECTIONS)}"
            problems.append(
                error(removals.key_marks[section], f"remove: unknown section {shown(section)}", hint)
            )
            continue
        if names is None:
            continue
        if not isinstance(names, Row):
            mark = removals.value_marks[section]
            problems.append(
                error(mark, f"remove: {section}: a list of ids is needed", f"{section}: [id, id]")
            )
            continue
        row: Row = base.get(section) or Row(base.mark)
        there = {item["id"] for item in row if isinstance(item, Table) and isinstance(item.get("id"), str)}
        gone: set[str] = removed.setdefault(section, set())
        for name, mark in zip(names, names.marks, strict=True):
            if not isinstance(name, str) or name not in there:
                hint = did_you_mean(name, sorted(there)) if isinstance(name, str) else "an id"
                problems.append(error(mark, f"remove: {section}: the parent has no {shown(name)}", hint))
            else:
                gone.add(name)
        kept = Row(row.mark)
        for item, mark in zip(row, row.marks, strict=True):
            name = item.get("id") if isinstance(item, Table) else None
            if not (isinstance(name, str) and name in gone):
                kept.add(item, mark)
        if section in base:
            base[section] = kept


def laid_over(base: Table, own: Table) -> Table:
    """Return the parent with the child's sections laid over it."""
    merged = Table(own.mark)
    for section in (*base, *(key for key in own if key not in base)):
        if section not in own:
            merged.copy_key(base, section)
        elif section not in base or not isinstance(own[section], Row | Table):
            merged.copy_key(own, section)
        else:
            merged.copy_key(own, section)
            value = own[section]
            merged[section] = (
                _rows(base[section], value) if isinstance(value, Row) else _tables(base[section], value)
            )
    return merged


def _rows(base: Row, own: Row) -> Row:
    """Return two lists merged by id: the parent's order first, then what is new."""
    mine: dict[str, tuple[Any, Mark]] = {}
    fresh: list[tuple[Any, Mark]] = []
    known = {item.get("id") for item in base if isinstance(item, Table) and isinstance(item.get("id"), str)}
    for item, mark in zip(own, own.marks, strict=True):
        name = item.get("id") if isinstance(item, Table) else None
        if isinstance(name, str) and name in known:
            mine[name] = (item, mark)
        else:
            fresh.append((item, mark))
    merged = Row(own.mark)
    for item, mark in zip(base, base.marks, strict=True):
        name = item.get("id") if isinstance(item, Table) else None
        if isinstance(name, str) and name in mine:
            child, child_mark = mine[name]
            merged.add(_tables(item, child), child_mark)
        else:
            merged.add(item, mark)
    for item, mark in fresh:
        merged.add(item, mark)
    return merged


def _tables(base: Table, own: Table) -> Table:
    """Return two maps merged key by key, maps inside them likewise; a key without a value takes the default again."""
    merged = Table(own.mark)
    for key in base:
        if key not in own:
            merged.copy_key(base, key)
    for key in own:
        if own[key] is None and key in base:
            continue
        merged.copy_key(own, key)
        below = base.get(key)
        if isinstance(own[key], Table) and isinstance(below, Table):
            merged[key] = _tables(below, own[key])
    return merged
