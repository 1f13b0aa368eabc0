"""The figures of the last report of each version of a scenario, kept in the player's folder, and what has changed.

A file for each scenario, fingerprint and class of sizes holds counts only. What is read back is checked field by field:
a file that is not as we write it counts as none.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from game import files
from game.lab.report_charts import Mark, Sides, forest, signed
from game.lab.report_markup import tag
from game.lab.report_parts import Section, Source, picture, text
from game.lab.report_words import between, heads, percent, rows_told, say

FORMAT = 1
LIMIT = 100_000  # bytes of a kept file
LOOKED = 400  # kept files looked at
CLASSES = (1, 20, 50, 100, 200, 500, 1000)  # games: a report is compared with one of the same class
_ID = re.compile(r"[a-z0-9_-]{1,64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_TOLD = ("scenario", "hash", "version", "games", "seed", "rivals", "without", "reading")


@dataclass(frozen=True)
class Kept:
    """What is kept of a report: what was played, when it was written, and how many games each figure holds in."""

    scenario: str
    hash: str
    version: str
    games: int
    seed: int
    rivals: dict[str, str]
    without: tuple[str, ...]
    reading: str
    written: int  # seconds since 1970
    counts: dict[str, int]

    def like(self) -> tuple[object, ...]:
        """Return what must be alike for two reports to be compared."""
        return self.scenario, size_class(self.games), sorted(self.rivals.items()), self.without, self.reading

    def version_of(self) -> tuple[str, str]:
        """Return what tells one version of what was played from another: the scenario's and the program's."""
        return self.hash, self.version


def folder() -> Path:
    """Return the folder of kept figures; it need not exist yet."""
    return files.home() / "reports"


def size_class(games: int) -> int:
    """Return the class a number of games belongs to: the largest of CLASSES it reaches."""
    return max(bound for bound in CLASSES if bound <= max(1, games))


def figures(of: Source) -> dict[str, int]:
    """Return in how many games each figure holds that two versions are compared by, in the order they are shown."""
    told = of.told
    out = {f"top {who}": told["on_top"][who] for who in of.seats}
    out["nobody"] = told["on_top"]["nobody"]
    out["paramount"] = sum(told["outcomes"]["paramount"].values())
    for who in of.seats:
        out[f"lost {who}"] = sum(told["falls"][who].values())
    for who in of.seats:
        out[f"first {who}"] = sum(1 for order in told["exit_order"] if order[:1] == [who])
    for who in of.seats:
        out[f"bloc {who}"] = told["blocs"][who]["three"]
    out["secretary"] = told["secretary_removed"]["games"]
    out["changes"] = told["leader_changes"]["three_or_more"]
    return out


def kept_of(of: Source, now: float | None = None) -> Kept:
    """Return what is kept of a report."""
    told = of.told
    without = tuple(str(one) for one in told.get("without") or ())
    written = int(time.time() if now is None else now)
    return Kept(told["scenario"], told["hash"], told["version"], told["games"], told["seed"], dict(told["rivals"]),
                without, str(told.get("reading") or ""), written, figures(of))  # fmt: skip


def place(kept: Kept) -> Path:
    """Return the file a report's figures belong in; ids that are no plain names are kept under their fingerprint."""
    name = kept.scenario if _ID.fullmatch(kept.scenario) else "scenario"
    version = re.sub(r"[^a-z0-9.]", "", kept.version.lower())[:20]
    return folder() / f"{name}-{kept.hash[:12]}-{version}-{size_class(kept.games)}.json"


def keep(kept: Kept) -> str:
    """Keep a report's figures; returns why that failed, '' where it did not."""
    data = {name: getattr(kept, name) for name in (*_TOLD, "written", "counts")} | {"format": FORMAT}
    try:
        files.write_atomic(place(kept), (json.dumps(data, indent=1) + "\n").encode(), keep=1)
    except files.StorageError as fault:
        return str(fault)
    return ""


def read(path: Path) -> Kept | None:
    """Return what a file keeps, None for one that is not as we write it."""
    try:
        raw = files.read_plain(path, LIMIT)
        data: Any = json.loads(raw.decode()) if len(raw) <= LIMIT else None
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("format") != FORMAT or type(data["format"]) is not int:
        return None
    texts = [data.get(name) for name in ("scenario", "hash", "version", "reading")]
    numbers = [data.get(name) for name in ("games", "seed", "written")]
    rivals, without, counts = data.get("rivals"), data.get("without"), data.get("counts")
    if not all(isinstance(one, str) and len(one) <= 200 for one in texts) or not _HASH.fullmatch(
        data["hash"]
    ):
        return None
    if not all(type(one) is int and 0 <= one < 10**18 for one in numbers) or not data["games"]:
        return None
    if not isinstance(rivals, dict) or not isinstance(without, list) or not isinstance(counts, dict):
        return None
    if not all(isinstance(one, str) for one in (*rivals.values(), *without)):
        return None
    if not all(type(n) is int and 0 <= n <= data["games"] for n in counts.values()):
        return None
    return Kept(
        data["scenario"], data["hash"], data["version"], data["games"], data["seed"], rivals, tuple(without),
        data["reading"], data["written"], counts,
    )  # fmt: skip


def before(kept: Kept) -> Kept | None:
    """Return the newest kept report of another version that can be compared with this one, None where there is none."""
    try:
        paths = sorted(folder().glob("*.json"))[:LOOKED]
    except OSError:
        return None
    found = [one for one in map(read, paths) if one is not None]
    found = [one for one in found if one.like() == kept.like() and one.version_of() != kept.version_of()]
    return max(found, key=lambda one: one.written, default=None)


def difference(now: int, games: int, then: int, games_then: int) -> tuple[float, tuple[float, float]]:
    """Return the difference of two shares in points of a hundred, and its interval of 95 in 100 (Newcombe, 1998)."""
    a, b = 100 * now / games, 100 * then / games_then
    (low, high), (low_then, high_then) = between(now, games), between(then, games_then)
    below = sqrt((a - low) ** 2 + (high_then - b) ** 2)
    above = sqrt((high - a) ** 2 + (b - low_then) ** 2)
    return a - b, (max(-100.0, a - b - below), min(100.0, a - b + above))


def compared(of: Source, earlier: Kept | None, unkept: str = "") -> Section:
    """Tell what has changed against the version before, or that there is nothing to compare with."""
    short = say("compared", "short")
    note = tag("div", text("compared", "none_unkept", why=unkept), class_="note") if unkept else None
    if earlier is None:
        told = None if unkept else text("compared", "none_text")
        return Section(short, say("compared", "none"), (told, note))
    counts = figures(of)
    name = _names(of)
    marks, rows, still, clear = [], [], 0, 0
    for key in counts:
        if key not in earlier.counts:
            continue
        now, then = counts[key], earlier.counts[key]
        if not now and not then:
            still += 1
            continue
        value, interval = difference(now, of.games, then, earlier.games)
        clear += interval[0] > 0 or interval[1] < 0
        shown = f"{percent(then, earlier.games)} → {percent(now, of.games)}"
        marks.append(Mark(name(key), value, interval, shown))
        rows.append([name(key), percent(then, earlier.games), percent(now, of.games), signed(value),
                     f"{signed(interval[0])} to {signed(interval[1])}"])  # fmt: skip
    title = say("compared", "picture")
    words = of.idents.words(
        title, say("compared", "desc", rows=rows_told(f"{row[0]} {row[3]}" for row in rows))
    )
    drawing = forest(words, marks, Sides(say("compared", "left"), say("compared", "right")))
    day = time.strftime("%d %B %Y", time.gmtime(earlier.written)).lstrip("0")
    return Section(
        short,
        say("compared", "clear", n=clear) if clear else say("compared", "clear_none"),
        (
            text("compared", "text", when=day, hash=earlier.hash[:12], version=earlier.version,
                 games=say("common", "games", n=earlier.games), seed=earlier.seed, of=len(rows)),
            picture(drawing, title, heads("compared", "head"), rows),
            text("compared", "unchanged", n=still) if still else None,
            note,
        ),
    )  # fmt: skip


def _names(of: Source) -> Callable[[str], str]:
    def name(key: str) -> str:
        kind, _, who = key.partition(" ")
        return say("compared", "names", kind, who=of.name(who))

    return name
