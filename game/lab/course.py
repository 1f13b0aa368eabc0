"""The course of games month by month: leads, shares of the Committee, blocs, country and Line, as bands over games.

A game gives one flat array of small numbers, a row for each month as it opens and one for the end. It is kept as text,
so that a thousand games take a few megabytes while they are joined and go cheaply from worker to worker.
"""

from __future__ import annotations

import base64
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from game.lab.counting import Statistic, month_name, quantile
from game.rules.lead import lead
from game.world.event import Event
from game.world.kinds import BLOC, CC, COUNTRY_INDEX
from game.world.scenario import Scenario

# Figures of the country that are followed.
FOLLOWED = ("grain", "urban", "rural", "tension", "industry", "famine")
BANDS = (10, 50, 90)  # percent of the games
COMPANIES = 4  # sides against one man that are listed

_LEAST, _MOST = -32768, 32767


def columns(scenario: Scenario) -> list[tuple[str, str]]:
    """Return what stands in a row, as (family, name): lead, cc and bloc by person; country; line by issue."""
    seats = [scenario.people[p].id for p in scenario.seats]
    issues = [issue.id for issue in scenario.issues]
    return [
        *(("lead", name) for name in seats),
        *(("cc", name) for name in seats),
        *(("bloc", name) for name in seats),
        *(("country", name) for name in FOLLOWED),
        *(("line", name) for name in issues),
    ]


class Course(Statistic):
    """Leads and shares of the Committee (permille), blocs, country and Line, as each month opens and at the end."""

    keys = ("series", "blocs")
    kinds = ("month", "ended")

    def begin(self) -> None:
        self.rows = array("h")

    def see(self, event: Event) -> None:
        st = self.game.state
        index = st.seat_index
        committee = [0] * (len(st.scenario.seats) + 1)
        roots = st.roots()
        members = st.members(CC)
        for p in members:
            root = roots[p]
            committee[index[root] if root >= 0 else -1] += 1
        against = [0] * len(st.scenario.seats)
        for pact in st.pacts:
            if pact.kind == BLOC and pact.target >= 0 and index[pact.target] >= 0:
                for p in pact.parties:
                    against[index[pact.target]] |= 1 << index[p]
        whole = len(members) or 1
        row = [*lead(st), *(1000 * n // whole for n in committee[:-1]), *against]
        row += [st.country[COUNTRY_INDEX[name]] for name in FOLLOWED]
        row += st.line
        self.rows.extend([min(_MOST, max(_LEAST, n)) for n in row])

    def record(self) -> str:
        return packed(self.rows)

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        rows = [unpacked(record) for record in records]
        return {"series": series(rows, scenario), "blocs": blocs(rows, scenario)}


def packed(rows: array[int]) -> str:
    """Return an array of small numbers as text that every machine reads alike."""
    if sys.byteorder == "big":
        rows = array("h", rows)
        rows.byteswap()
    return base64.b64encode(zlib.compress(rows.tobytes(), 1)).decode()


def unpacked(text: str) -> array[int]:
    """Return the array that was packed."""
    rows = array("h", zlib.decompress(base64.b64decode(text)))
    if sys.byteorder == "big":
        rows.byteswap()
    return rows


def series(records: Sequence[array[int]], scenario: Scenario) -> dict[str, Any]:
    """Return the bands of each column but the blocs, month by month over the games that were still going.

    Shape: {"from": month, "games": [n, ...], "bands": [10, 50, 90], family: {name: [[low, middle, high], ...]}}.
    """
    names = columns(scenario)
    wide = len(names)
    length = max((len(rows) // wide for rows in records), default=0)
    going = [[rows for rows in records if len(rows) >= (at + 1) * wide] for at in range(length)]
    told: dict[str, Any] = {
        "from": month_name(scenario.start), "games": [len(rows) for rows in going], "bands": list(BANDS),
        "lead": {}, "cc": {}, "country": {}, "line": {},
    }  # fmt: skip
    for place, (family, name) in enumerate(names):
        if family == "bloc":
            continue
        told[family][name] = [
            [quantile(values, share) for share in BANDS]
            for values in (sorted(rows[at * wide + place] for rows in going[at]) for at in range(length))
        ]
    return told


def blocs(records: Sequence[array[int]], scenario: Scenario) -> dict[str, Any]:
    """Return for each target who stood in a bloc against him, month by month and at all, and in what company.

    Shape: {target: {"games": games with any bloc of two or more, "three": with three or more at once,
    "months": {person: [games in which he stood against the target, by month]},
    "sides": [{"members": [...], "games": n, "from": month, "to": month}, ...]}}; a side is the largest of a game.
    """
    seats = [scenario.people[p].id for p in scenario.seats]
    names = columns(scenario)
    wide = len(names)
    length = max((len(rows) // wide for rows in records), default=0)
    told = {}
    for target, place in ((name, at) for at, (family, name) in enumerate(names) if family == "bloc"):
        masks = [rows[place::wide] for rows in records]
        months = {
            name: [sum(1 for mask in masks if at < len(mask) and mask[at] >> k & 1) for at in range(length)]
            for k, name in enumerate(seats)
        }
        told[target] = {
            "games": sum(1 for mask in masks if any(mask)),
            "three": sum(1 for mask in masks if any(one.bit_count() >= 3 for one in mask)),
            "months": {name: counted for name, counted in months.items() if any(counted)},
            "sides": _sides(masks, seats, scenario),
        }
    return told


def _sides(masks: Iterable[array[int]], seats: list[str], scenario: Scenario) -> list[dict[str, Any]]:
    """Return the sides against one man found in most games: the largest company of each, and when it stood."""
    found: dict[int, list[tuple[int, int]]] = {}
    for mask in masks:
        most = max(mask, key=lambda one: one.bit_count(), default=0)
        if most:
            held = [at for at, one in enumerate(mask) if one == most]
            found.setdefault(most, []).append((held[0], held[-1]))
    order = sorted(found, key=lambda mask: (-len(found[mask]), mask))
    return [
        {
            "members": [name for k, name in enumerate(seats) if mask >> k & 1],
            "games": len(found[mask]),
            "from": _month(scenario, quantile([first for first, _ in found[mask]], 50)),
            "to": _month(scenario, quantile([last for _, last in found[mask]], 50)),
        }
        for mask in order[:COMPANIES]
    ]


def _month(scenario: Scenario, row: int) -> str:
    """Return the month of a row; the row of the end belongs to the last month."""
    return month_name(min(scenario.start + row, scenario.end))


def by_month(records: Iterable[dict[str, int]], scenario: Scenario) -> dict[str, dict[str, int]]:
    """Return for each contender in how many games something befell him in which month."""
    told = {}
    rows = list(records)
    for p in scenario.seats:
        name = scenario.people[p].id
        counted = Counter(row[name] for row in rows if name in row)
        told[name] = {month_name(month): counted[month] for month in sorted(counted)}
    return told
