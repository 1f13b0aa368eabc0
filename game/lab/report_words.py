"""The words of a report: its texts, the names of a scenario's people and things, shares and months as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from game.lab.counting import month_name
from game.lab.report_charts import Words
from game.lab.rows_made import wilson
from game.words.template import book

_PLACE = re.compile(r"\{(\w+)\}")


def say(*path: str, **values: object) -> str:
    """Return a text of the report under its path, places filled; raises KeyError where there is none.

    What is put in is never read as a template, whatever it holds. Of a text in two forms the first is for n = 1.
    """
    found: Any = book("report")
    for step in path:
        found = found[step]
    if isinstance(found, list):
        found = found[0 if values.get("n") == 1 else 1]
    told = _PLACE.sub(lambda place: str(values[place.group(1)]), str(found))
    return told


def heads(*path: str) -> list[str]:
    """Return the headings of a table."""
    found: Any = book("report")
    for step in path:
        found = found[step]
    return [str(one) for one in found]


def index(month: str) -> int:
    """Return the absolute month of 1925-12."""
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def month(one: str | int | None) -> str:
    """Return a month as 'December 1925', a dash for none."""
    if one is None or one == "":
        return "–"
    at = one if isinstance(one, int) else index(one)
    return f"{book('words')['month'][at % 12]} {at // 12}"


def short_month(one: str | int | None) -> str:
    """Return a month as 'Dec 1925', a dash for none."""
    name, _, year = month(one).rpartition(" ")
    return f"{name[:3]} {year}" if name else year


def percent(hits: float, of: float) -> str:
    """Return a share as '62%', with 'under 1%' and 'over 99%' where rounding would hide the rest."""
    if not of:
        return "–"
    if hits > 0 and 200 * hits <= of:
        return "<1%"
    if hits < of and 200 * (of - hits) <= of:
        return ">99%"
    return f"{100 * hits / of:.0f}%"


def between(hits: int, of: int) -> tuple[float, float]:
    """Return the interval of 95 in 100 for a share, in percent."""
    found = wilson(hits, of)
    return (found[0], found[1]) if found else (0.0, 100.0)


def interval(hits: int, of: int) -> str:
    """Return the interval of a share as '55–69%'."""
    low, high = between(hits, of)
    return f"{low:.0f}–{high:.0f}%"


def rate(count: float, games: int) -> str:
    """Return how often a game as a number of fitting precision."""
    value = count / games if games else 0.0
    if value == 0:
        return "0"
    if value < 0.05:
        return f"{value:.2f}" if value >= 0.005 else "<0.01"
    return f"{value:.1f}" if value < 9.95 else f"{value:.0f}"


def whole(value: float) -> str:
    """Return a number with a real minus."""
    return f"{value:g}".replace("-", "−")


def listing(names: Sequence[str]) -> str:
    """Return names joined as in running text."""
    if len(names) < 2:
        return "".join(names)
    return say("common", "and", first=", ".join(names[:-1]), last=names[-1])


def capital(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]


def action_name(kind: str) -> str:
    """Return what an action or an answer is called."""
    found = book("words")["action"].get(kind)
    return str(found["name"]) if found else kind.replace("_", " ")


def spread_of(counted: dict[str, int], shares: Sequence[int] = (10, 25, 50, 75, 90)) -> tuple[int, ...]:
    """Return the absolute months by which so many percent of the cases had come; none without cases."""
    whole_number = sum(counted.values())
    if not whole_number:
        return ()
    out = []
    for share in shares:
        wanted = (whole_number - 1) * share // 100
        seen = 0
        for one in sorted(counted):
            seen += counted[one]
            if seen > wanted:
                out.append(index(one))
                break
    return tuple(out)


class Idents:
    """Names for the drawings of a page, none twice."""

    def __init__(self) -> None:
        self.count = 0

    def words(self, title: str, desc: str) -> Words:
        """Return what a drawing is called and described as."""
        self.count += 1
        return Words(f"p{self.count}", title, desc)


__all__ = [
    "Idents", "action_name", "between", "capital", "heads", "index", "interval", "listing", "month", "month_name",
    "percent", "rate", "say", "short_month", "spread_of", "whole",
]  # fmt: skip


def rows_told(rows: Iterable[str]) -> str:
    """Return what a description says of each row, one after the other."""
    return "; ".join(rows)
