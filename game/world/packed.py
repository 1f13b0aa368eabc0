"""Columns written short: a text for a list of whole numbers, so that a saved state stays small.

A text begins with the figure that its signs are counted from, and a colon. After that a sign stands for a figure near
that one; `~` and two signs say how often the last figure comes again, `^` and three signs tell a figure farther off,
and `!` one farther still, in digits up to a blank. What is read must come to the length that is due.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add, sub
from typing import Any

from game.world.kinds import PERSON_COLUMNS, POST_COLUMNS, ROW_TABLES

_REPEAT, _FAR, _REMOTE = "~^!"
# The printable signs that JSON leaves as they are; the blank closes a figure in digits.
_SIGNS = "".join([chr(n) for n in range(33, 127) if chr(n) not in '"\\~^!'])
_MANY = len(_SIGNS)
_HALF = _MANY // 2
_AT = {sign: n for n, sign in enumerate(_SIGNS)}
_SHORT = 3  # repeats that are written out
_LONGEST = _MANY * _MANY - 1
_REACH = _MANY**3 // 2

_WHOLE = (*PERSON_COLUMNS, *POST_COLUMNS, "fired", "chosen", "votes")  # columns that become one text
_SUMS = ("regard", "regard_open")  # tables that are the sums of `why_regard`, of all reasons and of the open ones


def pack(values: Sequence[int]) -> str:
    """Return a column as text."""
    if not values:
        return "0:"
    base = _base(values)
    low = base - _HALF
    out = [f"{base}:"]
    last, again = values[0] - 1, 0
    for value in values:
        if value == last:
            again += 1
            continue
        if again:
            _repeat(out, again)
            again = 0
        out.append(_SIGNS[value - low] if 0 <= value - low < _MANY else _far(value - base))
        last = value
    if again:
        _repeat(out, again)
    return "".join(out)


def _base(values: Sequence[int]) -> int:
    """Return from what the signs are best counted: the middle of the range if it is small, else a common figure."""
    low, high = min(values), max(values)
    if high - low < _MANY:
        return low + _HALF
    counts: dict[int, int] = {}
    for value in values:
        counts[value // _HALF] = counts.get(value // _HALF, 0) + 1
    near = max(counts, key=lambda part: (counts[part] + counts.get(part + 1, 0), -part))
    return near * _HALF + _HALF


def _repeat(out: list[str], again: int) -> None:
    """Write how often the last figure comes again."""
    while again > _SHORT:
        part = min(again, _LONGEST)
        out.append(_REPEAT + _SIGNS[part // _MANY] + _SIGNS[part % _MANY])
        again -= part
    if again:
        out.append(out[-1] * again if out[-1][0] != _REPEAT else _REPEAT + _SIGNS[0] + _SIGNS[again])


def _far(off: int) -> str:
    """Write a figure beyond the signs by how far it lies from the base."""
    if -_REACH < off < _REACH:
        n = off + _REACH
        return _FAR + _SIGNS[n // (_MANY * _MANY)] + _SIGNS[n // _MANY % _MANY] + _SIGNS[n % _MANY]
    return f"{_REMOTE}{off} "


def unpack(text: object, size: int) -> list[int]:
    """Return a column of a size from its text; raises ValueError on anything that is not such a text."""
    if not isinstance(text, str):
        raise ValueError("a packed column is wanted")
    head, colon, body = text.partition(":")
    if not colon or not _is_figure(head):
        raise ValueError("a packed column without its base")
    base, at = int(head), 0
    out: list[int] = []
    low = base - _HALF
    while at < len(body):
        sign = body[at]
        if sign in _AT:
            out.append(low + _AT[sign])
            at += 1
        elif sign == _REPEAT:
            first, second = _digits(body[at + 1 : at + 3], 2)
            if not out or len(out) + first * _MANY + second > size:
                raise ValueError("a packed column that is too long")
            out += [out[-1]] * (first * _MANY + second)
            at += 3
        elif sign == _FAR:
            first, second, third = _digits(body[at + 1 : at + 4], 3)
            out.append(base + (first * _MANY + second) * _MANY + third - _REACH)
            at += 4
        elif sign == _REMOTE:
            figure, blank, _ = body[at + 1 :].partition(" ")
            if not blank or not _is_figure(figure):
                raise ValueError("a packed column with a broken figure")
            out.append(base + int(figure))
            at += len(figure) + 2
        else:
            raise ValueError("a packed column with an unknown sign")
    if len(out) != size:
        raise ValueError(f"a packed column of {size} is wanted")
    return out


def _digits(signs: str, many: int) -> list[int]:
    found = [_AT[sign] for sign in signs if sign in _AT]
    if len(found) != many:
        raise ValueError("a packed column that breaks off")
    return found


def _is_figure(text: str) -> bool:
    """Tell whether a text is a whole number of a sane length, in plain digits."""
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) < 16


def shorten(columns: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of a state with the long ones as texts.

    Beliefs about patrons are written as what is wrong with them, sums of reasons as what the reasons leave over.
    """
    told = dict(columns)
    why = columns["why_regard"]
    for name in _WHOLE:
        if name in columns:
            told[name] = pack(columns[name])
    for name in ("stance", *ROW_TABLES):
        told[name] = [pack(row) for row in columns[name]]
    told["bel_patron"] = [pack(list(map(sub, row, columns["patron"]))) for row in columns["bel_patron"]]
    for name, sums in zip(_SUMS, _sums(why), strict=True):
        told[name] = [pack(list(map(sub, row, known))) for row, known in zip(columns[name], sums, strict=True)]
    told["why_regard"] = [_pack_reasons(row) for row in why]
    return told


def lengthen(data: dict[str, Any], people: int, posts: int, happenings: int) -> dict[str, Any]:
    """Return what `shorten` made short at its length; parts that stand at their length stay as they are.

    Raises ValueError on a text that does not say as many figures as there are people, posts or happenings.
    """
    told = dict(data)
    sizes = dict.fromkeys(POST_COLUMNS, posts) | {"fired": happenings, "chosen": happenings}
    for name in _WHOLE:
        if isinstance(data.get(name), str):
            told[name] = unpack(data[name], sizes.get(name, people))
    short = [name for name in ("stance", *ROW_TABLES, "why_regard") if _has_texts(data.get(name))]
    for name in short:
        rows = data[name]
        told[name] = [
            _unpack_reasons(row, people) if name == "why_regard" else unpack(row, people) for row in rows
        ]
    if "bel_patron" in short:
        patron = told.get("patron")
        if not isinstance(patron, list) or len(patron) != people or any(type(x) is not int for x in patron):
            raise ValueError("patron: a column is wanted")
        told["bel_patron"] = [list(map(add, row, patron)) for row in told["bel_patron"]]
    if "regard" in short or "regard_open" in short:
        if "why_regard" not in short:
            raise ValueError("why_regard: packed rows are wanted")
        for name, sums in zip(_SUMS, _sums(told["why_regard"]), strict=True):
            if name in short:
                told[name] = [list(map(add, row, known)) for row, known in zip(told[name], sums, strict=True)]
    return told


def _has_texts(rows: object) -> bool:
    """Tell whether a table has packed rows, and none of another kind beside them."""
    if not isinstance(rows, list) or not any(_is_packed(row) for row in rows):
        return False
    if not all(_is_packed(row) for row in rows):
        raise ValueError("a table half of which is packed")
    return True


def _is_packed(row: object) -> bool:
    return isinstance(row, str) or (isinstance(row, list) and bool(row) and isinstance(row[0], str))


def _sums(why: list[Any]) -> tuple[list[list[int]], list[list[int]]]:
    """Return by seat and person the sum of the reasons, and of those everybody knows."""
    whole = [[sum([r[1] for r in reasons]) for reasons in row] for row in why]
    known = [[sum([r[1] for r in reasons if r[3]]) for reasons in row] for row in why]
    return whole, known


def _pack_reasons(row: Sequence[Any]) -> list[str]:
    """Write a seat's reasons as four columns: how many by person, then cause and openness, amount, month of each."""
    flat = [reason for reasons in row for reason in reasons]
    return [
        pack([len(reasons) for reasons in row]),
        pack([2 * reason[0] + reason[3] for reason in flat]),
        pack([reason[1] for reason in flat]),
        pack([reason[2] for reason in flat]),
    ]


def _unpack_reasons(row: object, people: int) -> list[Any]:
    if not isinstance(row, list) or len(row) != 4:
        raise ValueError("why_regard: four packed columns are wanted")
    counts = unpack(row[0], people)
    if any(not 0 <= many < 100 for many in counts):
        raise ValueError("why_regard: as many reasons nobody has")
    codes, amounts, months = (unpack(text, sum(counts)) for text in row[1:])
    flat = [(code >> 1, amount, month, code & 1) for code, amount, month in zip(codes, amounts, months, strict=True)]
    out, at = [], 0
    for many in counts:
        out.append(tuple(flat[at : at + many]))
        at += many
    return out


__all__ = ["lengthen", "pack", "shorten", "unpack"]
