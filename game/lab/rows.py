"""Rows 1 to 10 and 13 of the targets for the historical scenario (RULES 9), computed from the records of games.

Each row has a value in percent (or months), the interval of 95 in 100 (Wilson's) and the bounds it should keep.
Steps in order (row 6) are: the bloc against Trotsky, then Stalin with one of the Right against Zinoviev, then Trotsky
with Zinoviev or Kamenev against Stalin, each signed no earlier than the one before. A bloc that grew by new partners
counts as one; row 5 leaves out blocs still alive at the end when it asks how they ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.lab.collect import Record
from game.lab.counting import middle
from game.lab.rows_made import Row, share
from game.world.scenario import Scenario, month_index

SEVEN = ("stalin", "trotsky", "zinoviev", "kamenev", "bukharin", "rykov", "tomsky")
RIGHT = ("bukharin", "rykov", "tomsky")
TROIKA = ("stalin", "zinoviev", "kamenev")
PARTED = ("lapsed", "kept")  # how a pact ends without shame

READ = ("Result", "Pacts", "SeatsLost", "Secretary", "Paramount", "LeaderChanges")  # of a record


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
    def top(row: int, name: str, who: str, low: int, high: int = 100) -> Row:
        return share(row, name, sum(_top(record) == who for record in records), len(records), low, high)

    out = [top(1, "Stalin on top", "stalin", 45, 65), top(2, "nobody above the others", "", 12, 28)]
    for row, who, low in _LEAST:
        out.append(top(row, f"{who.capitalize()} on top", who, low))
    lesser = sum(_top(record) in ("rykov", "tomsky") for record in records)
    greater = sum(_top(record) in ("bukharin", "zinoviev") for record in records)
    together = share(4, "Rykov and Tomsky on top, not above Bukharin and Zinoviev", lesser, len(records), 0, 100)
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
        share(5, "a bloc of three or more against Trotsky within 1924", len(having), len(records), 80, 98),
        share(5, "Stalin, Zinoviev and Kamenev together in it", the_three, len(records), 50, 85),
        share(5, "it lapsed for want of reason, not betrayed", sum(end in PARTED for end in ends), len(ends), 50),
        share(6, "Stalin with one of the Right against Zinoviev by the end of 1926",
             sum(0 < month < month_index(1927, 1) for month in duumvirate), len(records), 70),
        share(6, "Trotsky with Zinoviev or Kamenev against Stalin by the end of 1927",
             sum(0 < month < month_index(1928, 1) for month in united), len(records), 35),
        share(6, "where Stalin wins: two of the Right in no pact against him before July 1926",
             sum(_idle_right(record) >= 2 for record in wins), len(wins), 60),
        share(6, "all steps in order", steps, len(records), 35),
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
        share(7, "where Stalin wins: Trotsky or Zinoviev first out of the Politburo", left_first, len(wins), 70),
        share(7, "where Stalin wins: the Right has lost a seat by the end", len(right), len(wins), 60),
        share(7, "and after Trotsky and Zinoviev", after, len(right), 70),
        {
            "row": 8, "name": "first removal from the Politburo, median month of the game", "unit": "months",
            "value": median, "interval": None, "low": 18, "high": 36, "ok": median is not None and 18 <= median <= 36,
            "games": len(fallen),
        },
        share(8, "nobody removed before month 12",
             sum(not month or month - scenario.start + 1 >= 12 for month in firsts), len(records), 90),
        share(9, "General Secretary removed in the game", sum(month > 0 for month in removed), len(records), 30, 50),
        share(9, "General Secretary removed by May 1924",
             sum(0 < month <= month_index(1924, 5) for month in removed), len(records), 0, 8),
        share(10, "nobody paramount before 1926",
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
        share(13, "games with three changes of leader or more", sum(n >= 3 for n in changes), len(records), 35),
    ]  # fmt: skip

