"""Rows 1 to 10 and 13 of the targets for the historical scenario (RULES 9), computed from the records of games.

Each row has a value in percent (or months), the interval of 95 in 100 (Wilson's) and the bounds it should keep.
Steps in order (row 6) are: the bloc against Trotsky, then Stalin with one of the Right against Zinoviev, then Trotsky
with Zinoviev or Kamenev against Stalin, each signed no earlier than the one before. A bloc that grew by new partners
counts as one; row 5 leaves out blocs still alive at the end when it asks how they ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import Any

from game.lab.collect import Record
from game.lab.counting import middle
from game.world.scenario import Scenario, month_index

SEVEN = ("stalin", "trotsky", "zinoviev", "kamenev", "bukharin", "rykov", "tomsky")
RIGHT = ("bukharin", "rykov", "tomsky")
TROIKA = ("stalin", "zinoviev", "kamenev")
PARTED = ("lapsed", "kept")  # how a pact ends without shame

READ = ("Result", "Pacts", "SeatsLost", "Secretary", "Paramount", "LeaderChanges")  # of a record

Row = dict[str, Any]


def applies(scenario: Scenario) -> bool:
    """Tell whether the rows can be asked of a scenario: the seven seats, from January 1924."""
    seats = {scenario.people[p].id for p in scenario.seats}
    return seats == set(SEVEN) and scenario.start == month_index(1924, 1)


def rows(records: Sequence[Record], scenario: Scenario) -> list[Row]:
    """Return rows 1 to 10 and 13; none for a scenario they do not apply to or without games."""
    if not records or not applies(scenario):
        return []
    # Packed records are unpacked once, and of each only what is read here is kept.
    records = [{name: record[name] for name in READ} for record in records]
    return [*_tops(records), *_pacts(records), *_falls(records, scenario), *_leaders(records)]


# Rows 1-4: who is on top


_LEAST = (
    (3, "trotsky", 1), (3, "zinoviev", 2), (3, "bukharin", 4), (4, "kamenev", 1), (4, "rykov", 1), (4, "tomsky", 1),
)  # fmt: skip


def _top(record: Record) -> str:
    winner: str = record["Result"][1]
    return winner


def _tops(records: Sequence[Record]) -> list[Row]:
    def share(row: int, name: str, who: str, low: int, high: int = 100) -> Row:
        return _row(row, name, sum(_top(record) == who for record in records), len(records), low, high)

    out = [share(1, "Stalin on top", "stalin", 45, 65), share(2, "nobody above the others", "", 12, 28)]
    for row, who, low in _LEAST:
        out.append(share(row, f"{who.capitalize()} on top", who, low))
    lesser = sum(_top(record) in ("rykov", "tomsky") for record in records)
    greater = sum(_top(record) in ("bukharin", "zinoviev") for record in records)
    together = _row(4, "Rykov and Tomsky on top, not above Bukharin and Zinoviev", lesser, len(records), 0, 100)
    together["high"] = 100 * greater / len(records)
    together["ok"] = lesser <= greater
    return [*out, together]


# Rows 5 and 6: alliances


def _blocs(record: Record, target: str, until: int = 10**9, size: int = 2) -> list[int]:
    """Return the places of blocs against somebody signed before a month, at least so large, in order of signing."""
    return [
        n for n, pact in enumerate(record["Pacts"])
        if pact["kind"] == "bloc" and pact["target"] == target and pact["from"] < until and len(pact["members"]) >= size
    ]  # fmt: skip


def _with(record: Record, target: str, one: str, others: Iterable[str], until: int = 10**9) -> int:
    """Return when somebody first stood in a bloc with one of others against a target, 0 for never."""
    for n in _blocs(record, target, until):
        members = record["Pacts"][n]["members"]
        if one in members and any(other in members for other in others):
            month: int = record["Pacts"][n]["from"]
            return month
    return 0


def _end(record: Record, n: int) -> str:
    """Return how a bloc ended, followed into the pacts it went on in: lapsed, kept, betrayed …, '' while it lives."""
    pact = record["Pacts"][n]
    while True:
        if pact["betrayed"]:
            return "betrayed"
        if pact["next"] < 0:
            end: str = pact["end"]
            return end
        pact = record["Pacts"][pact["next"]]


def _pacts(records: Sequence[Record]) -> list[Row]:
    year = month_index(1925, 1)
    troikas = [_blocs(record, "trotsky", year, 3) for record in records]
    having = [(record, found) for record, found in zip(records, troikas, strict=True) if found]
    the_three = sum(
        any(all(one in record["Pacts"][n]["members"] for one in TROIKA) for n in found) for record, found in having
    )
    ends = [end for end in (_end(record, found[0]) for record, found in having) if end]
    duumvirate = [_with(record, "zinoviev", "stalin", RIGHT) for record in records]
    united = [_with(record, "stalin", "trotsky", ("zinoviev", "kamenev")) for record in records]
    wins = [record for record in records if _top(record) == "stalin"]
    steps = sum(
        bool(found) and 0 < record["Pacts"][found[0]]["from"] <= second <= third
        for record, found, second, third in zip(records, troikas, duumvirate, united, strict=True)
    )
    return [
        _row(5, "a bloc of three or more against Trotsky within 1924", len(having), len(records), 80, 98),
        _row(5, "Stalin, Zinoviev and Kamenev together in it", the_three, len(records), 50, 85),
        _row(5, "it lapsed for want of reason, not betrayed", sum(end in PARTED for end in ends), len(ends), 50),
        _row(6, "Stalin with one of the Right against Zinoviev by the end of 1926",
             sum(0 < month < month_index(1927, 1) for month in duumvirate), len(records), 70),
        _row(6, "Trotsky with Zinoviev or Kamenev against Stalin by the end of 1927",
             sum(0 < month < month_index(1928, 1) for month in united), len(records), 35),
        _row(6, "where Stalin wins: two of the Right in no pact against him before July 1926",
             sum(_idle_right(record) >= 2 for record in wins), len(wins), 60),
        _row(6, "all steps in order", steps, len(records), 35),
    ]  # fmt: skip


def _idle_right(record: Record) -> int:
    """Count the men of the Right who had joined no bloc against Stalin before July 1926."""
    july = month_index(1926, 7)
    return sum(not _with(record, "stalin", one, SEVEN, july) for one in RIGHT)


# Rows 7 to 10: falls


def _falls(records: Sequence[Record], scenario: Scenario) -> list[Row]:
    wins = [record for record in records if _top(record) == "stalin"]
    left_first = sum(record["SeatsLost"][1][:1] in (["trotsky"], ["zinoviev"]) for record in wins)
    right = [record for record in wins if _first(record, RIGHT)]
    after = sum(_is_after(record) for record in right)
    firsts = [record["SeatsLost"][2] for record in records]
    fallen = [month - scenario.start + 1 for month in firsts if month]
    median = middle(fallen)
    removed = [record["Secretary"][0] if record["Secretary"] else 0 for record in records]
    paramount = [min(record["Paramount"].values(), default=0) for record in records]
    return [
        _row(7, "where Stalin wins: Trotsky or Zinoviev first out of the Politburo", left_first, len(wins), 70),
        _row(7, "where Stalin wins: the Right has lost a seat by the end", len(right), len(wins), 60),
        _row(7, "and after Trotsky and Zinoviev", after, len(right), 70),
        {
            "row": 8, "name": "first removal from the Politburo, median month of the game", "unit": "months",
            "value": median, "interval": None, "low": 18, "high": 36, "ok": median is not None and 18 <= median <= 36,
            "games": len(fallen),
        },
        _row(8, "nobody removed before month 12",
             sum(not month or month - scenario.start + 1 >= 12 for month in firsts), len(records), 90),
        _row(9, "General Secretary removed in the game", sum(month > 0 for month in removed), len(records), 30, 50),
        _row(9, "General Secretary removed by May 1924",
             sum(0 < month <= month_index(1924, 5) for month in removed), len(records), 0, 8),
        _row(10, "nobody paramount before 1926",
             sum(not month or month >= month_index(1926, 1) for month in paramount), len(records), 95),
    ]  # fmt: skip


def _first(record: Record, who: Iterable[str]) -> int:
    """Return when the first of some lost his seat in the Politburo, 0 for none."""
    lost = record["SeatsLost"][0]["politburo"]
    return min((lost[one] for one in who if one in lost), default=0)


def _is_after(record: Record) -> bool:
    """Tell whether Trotsky or Zinoviev fell before the Right did, and neither of them later."""
    lost = record["SeatsLost"][0]["politburo"]
    left = [lost[one] for one in ("trotsky", "zinoviev") if one in lost]
    return bool(left) and max(left) < _first(record, RIGHT)


# Row 13: who is taken for the leader


def _leaders(records: Sequence[Record]) -> list[Row]:
    """Return how often the lead passes to another in a game, as the others estimate it."""
    changes = [record["LeaderChanges"] for record in records]
    median = middle(changes)
    return [
        {
            "row": 13, "name": "changes of leader in a game, median", "unit": "changes", "value": median,
            "interval": None, "low": 2, "high": 100, "ok": median is not None and median >= 2, "games": len(records),
        },
        _row(13, "games with three changes of leader or more", sum(n >= 3 for n in changes), len(records), 35),
    ]  # fmt: skip


# The figures


def _row(row: int, name: str, hits: int, games: int, low: int, high: int = 100) -> Row:
    """Return a row of a share in percent; without a single game it asks about, it is not met."""
    value = 100 * hits / games if games else None
    return {
        "row": row, "name": name, "unit": "percent", "value": value, "interval": wilson(hits, games), "low": low,
        "high": high, "ok": value is not None and low <= value <= high, "games": games,
    }  # fmt: skip


def wilson(hits: int, games: int) -> list[float] | None:
    """Return Wilson's interval of 95 in 100 for a share, in percent; None without games."""
    if not games:
        return None
    z, share = 1.96, hits / games
    centre = share + z * z / (2 * games)
    spread = z * sqrt(share * (1 - share) / games + z * z / (4 * games * games))
    scale = 1 + z * z / games
    return [round(100 * max(0.0, (centre - spread) / scale), 2), round(100 * min(1.0, (centre + spread) / scale), 2)]


