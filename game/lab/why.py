"""`why`: the essay question answered by experiment (COMMANDS, why; rule 9, Factors).

Every batch is played on the same seeds: with all mechanisms, with each factor off, with all off, with each factor alone
on, and with pairs of the four strongest off together. Differences are taken game by game.

What `--json` gives, and a report is written from (shares in percent, changes in percentage points; an `interval` is of
95 in 100, [low, high], None where there are no games):

    scenario, title, hash, version      of the scenario and of the game
    who, who_name                       id and short name of the contender whose odds are asked for
    games, seeds                        games of a full batch; [first, last]
    alone_games                         games of the batches with one factor on alone, fewer to save time; 0 for none
    seconds, jobs, stopped              stopped: an interrupt ended it, what is missing is left out of the lists
    caveat                              'a statement about the model, not about 1924', as a sentence
    skipped                             [{name, title, why}]: factors that do not apply to this scenario
    readings                            one for each reading asked for:
      name, title, historian, source, why
      base         {games, who_share, interval, nobody, nobody_interval, calibrated}
      all_off      {games, who_share, interval, nobody}; None where it was not played
      factors      ranked, the strongest first: [{name, title, rank, calibrated,
                     off:   {games, share, change, interval, nobody, nobody_change, nobody_interval},
                     alone: {games, share, change, interval, nobody}}]; interval is of the paired change, from base
                     for `off` and from all_off for `alone`; either is None where it was not played
      pairs        [{a, b, games, both, change, expected, interaction, interval}]: both = share with both off, change =
                     both - base, expected = the sum of their single changes, interaction = change - expected
      answer       [sentences]: the ranked answer in words
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from game import __version__
from game.lab import batch as batches
from game.lab import factors, paired, report_why
from game.lab.batch import Batch, BatchError
from game.lab.factors import Factor
from game.lab.progress import Bar, clock
from game.lab.readings import DEFAULT, READINGS, Reading
from game.lab.rows import applies
from game.lab.rows_made import wilson
from game.lab.simulate import DONE, MISUSED, Misuse, give, no_page, scenario_named, unwritable
from game.lab.why_words import CAVEAT, answer, table
from game.play.condition import suggest
from game.world.scenario import Scenario

STRONGEST = 4  # factors whose pairs are played
ALONE_PART = 3  # one game in so many is played with a factor on alone, from ALONE_LEAST on
ALONE_LEAST = 50

Off = tuple[str, ...]


@dataclass
class Question:
    """What is asked: whose odds, of which games, under which readings, and how far the experiment goes."""

    scenario: Scenario
    name: str  # id or path, as workers load it
    who: int
    games: int
    seed: int
    jobs: int
    readings: tuple[Reading, ...]
    factors: tuple[Factor, ...]
    pairs: bool
    cluster: str = ""

    @property
    def alone_games(self) -> int:
        """How many games are played with a factor on alone."""
        return self.games if self.games < ALONE_LEAST else max(ALONE_LEAST, self.games // ALONE_PART)

    def all_off(self) -> Off:
        """Return what is off when all factors are: all nine that apply, whichever are asked about."""
        return factors.alone_on(self.scenario, "")

    def total(self) -> int:
        """Return how many games there are to play."""
        strong = min(STRONGEST, len(self.factors)) if self.pairs else 0
        full = 1 + len(self.factors) + strong * (strong - 1) // 2
        alone = sum(one.id in factors.NINE for one in self.factors)
        return len(self.readings) * (full * self.games + (1 + alone) * self.alone_games)


@dataclass
class Outcomes:
    """Game by game in the order of seeds: 1 where `who` is on top, 1 where nobody is."""

    who: list[int] = field(default_factory=list)
    nobody: list[int] = field(default_factory=list)


Play = Callable[[Off, str, int], Outcomes]


def run(args: argparse.Namespace) -> int:
    """Play the experiment and tell what it says; returns the exit code."""
    try:
        asked = question(args)
    except Misuse as fault:
        return _refuse(str(fault))
    if told := unwritable("--json", args.json) or no_page("--report", args.report):
        return _refuse(told)
    began = time.monotonic()
    bar = Bar("games")
    player = Experiment(asked, bar)
    try:
        found = [under(asked, reading, player.play) for reading in asked.readings if not player.stopped]
    except BatchError as fault:
        return _refuse(str(fault))
    finally:
        bar.close()
    found = [one for one in found if one["base"]["games"]]
    if not found:
        return _refuse("stopped before the first game was over")
    result = told_of(asked, found, time.monotonic() - began, player.stopped)
    if args.report:
        give(report_why.why(result), args.report)
    if args.json:
        give(json.dumps(result, indent=1, ensure_ascii=args.json == "-") + "\n", args.json)
    else:
        sys.stdout.write(table(result, clock(result["seconds"])))
    if player.stopped:
        sys.stderr.write("politburo: stopped; what was finished is told, and what is missing left out\n")
    return MISUSED if player.stopped else DONE


def question(args: argparse.Namespace) -> Question:
    """Return what the command asks; raises Misuse."""
    scenario = scenario_named(args.scenario)
    names = {scenario.people[p].id: p for p in scenario.seats}
    if args.who not in names:
        near = suggest(args.who[:40], names)
        raise Misuse(f"--who {args.who[:40]}: no contender of this scenario{near}; write one of {', '.join(names)}")
    found, _ = factors.applying(scenario)
    try:
        views = tuple(READINGS.values()) if args.reading == "all" else (factors.reading(args.reading),)
        only = factors.without(args.only)
    except factors.UnknownName as fault:
        raise Misuse(str(fault)) from fault
    for name in only:
        one = factors.KNOWN[name]
        if not one.applies(scenario):
            raise Misuse(f"--only {name}: {one.why_not}")
    asked = tuple(factors.KNOWN[name] for name in only) or tuple(found)
    return Question(
        scenario, args.scenario, names[args.who], args.games, args.seed, args.jobs or batches.cores(), views, asked,
        args.pairs, args.cluster,
    )  # fmt: skip


class Experiment:
    """Plays the batches of a question, each once; after an interrupt it plays no more and gives what there is."""

    def __init__(self, asked: Question, bar: Callable[[int, int], None]) -> None:
        self.asked, self.bar = asked, bar
        self.done, self.stopped = 0, False
        self.known: dict[tuple[Off, str], Outcomes] = {}

    def play(self, off: Off, reading: str, games: int) -> Outcomes:
        """Return the outcomes of so many games with some factors off, fewer when interrupted; played once and kept."""
        off = factors.without(off)
        kept = self.known.setdefault((off, reading), Outcomes())
        have = len(kept.who)
        if self.stopped or have >= games:
            return Outcomes(kept.who[:games], kept.nobody[:games])
        asked = self.asked
        rivals = ("standard",) * len(asked.scenario.seats)
        batch = Batch(
            asked.name, asked.scenario.hash, rivals, asked.seed + have, games - have, off=off, reading=reading
        )
        played = batches.run(batch, asked.jobs, self._told, cluster=asked.cluster)
        self.stopped = played.stopped
        who = asked.scenario.people[asked.who].id
        for record in played.records:
            if record is None:
                break  # what comes after a gap has no partner in the other batches
            top = record["Result"][1]
            kept.who.append(int(top == who))
            kept.nobody.append(int(not top))
        self.done += games - have
        return Outcomes(list(kept.who), list(kept.nobody))

    def _told(self, done: int, of: int) -> None:
        self.bar(self.done + done, max(self.asked.total(), self.done + of))


def under(asked: Question, reading: Reading, play: Play) -> dict[str, Any]:
    """Return what the experiment gives under one reading, as described above."""
    name, games = reading.id, asked.games
    tuned = reading.id == DEFAULT and applies(asked.scenario)  # the other readings were set and left
    base = play((), name, games)
    off = {one.id: play((one.id,), name, games) for one in asked.factors}
    pairs = _pairs(asked, name, base, off, play) if asked.pairs else []
    nothing = play(asked.all_off(), name, asked.alone_games)
    alone = {
        one.id: play(factors.alone_on(asked.scenario, one.id), name, asked.alone_games)
        for one in asked.factors
        if one.id in factors.NINE
    }
    told: list[dict[str, Any]] = [
        {
            "name": one.id, "title": one.title, "rank": 0, "calibrated": tuned and is_calibrated(asked, one),
            "off": _against(base, off[one.id], True),
            "alone": _against(nothing, alone.get(one.id, Outcomes()), False),
        }
        for one in asked.factors
    ]  # fmt: skip
    told.sort(key=lambda one: -abs(one["off"]["change"]) if one["off"] else 1000)
    for n, one in enumerate(told):
        one["rank"] = n + 1
    whole = {**_shares(base, "who_share"), "calibrated": tuned}
    found: dict[str, Any] = {
        "name": reading.id, "title": reading.title, "historian": reading.historian, "why": reading.why,
        "source": reading.source, "base": whole, "all_off": _shares(nothing, "who_share") if nothing.who else None,
        "factors": told, "pairs": pairs,
    }  # fmt: skip
    found["answer"] = answer(found, asked.scenario.people[asked.who].short)
    return found


def is_calibrated(asked: Question, one: Factor) -> bool:
    """Tell whether tuning had the result of a factor in sight: for the one the targets ask about."""
    return one.calibrated and asked.scenario.people[asked.who].id == "stalin"


def _shares(batch: Outcomes, name: str) -> dict[str, Any]:
    """Return the shares of a batch with their intervals."""
    games = len(batch.who)
    return {
        "games": games, name: paired.share(batch.who), "interval": wilson(sum(batch.who), games),
        "nobody": paired.share(batch.nobody), "nobody_interval": wilson(sum(batch.nobody), games),
    }  # fmt: skip


def _against(before: Outcomes, after: Outcomes, more: bool) -> dict[str, Any] | None:
    """Return a batch against another over the games that both have; None without any."""
    games = min(len(before.who), len(after.who))
    if not games:
        return None
    change, interval = paired.change(before.who[:games], after.who[:games])
    told: dict[str, Any] = {
        "games": games, "share": paired.share(after.who[:games]), "change": change, "interval": interval,
        "nobody": paired.share(after.nobody[:games]),
    }  # fmt: skip
    if more:
        told["nobody_change"], told["nobody_interval"] = paired.change(before.nobody[:games], after.nobody[:games])
    return told


def _pairs(asked: Question, reading: str, base: Outcomes, off: dict[str, Outcomes], play: Play) -> list[dict[str, Any]]:
    """Return the pairs among the strongest, both off against the sum of each off, the largest interaction first."""

    def strength(name: str) -> float:
        games = min(len(base.who), len(off[name].who))
        return -abs(sum(off[name].who[:games]) - sum(base.who[:games])) / games if games else 0.0

    strongest = sorted(off, key=strength)[:STRONGEST]
    told = []
    for a, b in combinations(strongest, 2):
        both = play((a, b), reading, asked.games).who
        games = min(len(base.who), len(off[a].who), len(off[b].who), len(both))
        if not games:
            continue
        columns = base.who[:games], off[a].who[:games], off[b].who[:games]
        change, _ = paired.change(columns[0], both[:games])
        single = [paired.change(columns[0], column)[0] or 0.0 for column in columns[1:]]
        apart, interval = paired.interaction(*columns, both[:games])
        told.append({
            "a": a, "b": b, "games": games, "both": paired.share(both[:games]), "change": change,
            "expected": round(sum(single), 2), "interaction": apart, "interval": interval,
        })  # fmt: skip
    return sorted(told, key=lambda pair: -abs(pair["interaction"]))


def told_of(asked: Question, found: list[dict[str, Any]], seconds: float, stopped: bool) -> dict[str, Any]:
    """Return the JSON object of the command, as described above."""
    scenario, person = asked.scenario, asked.scenario.people[asked.who]
    return {
        "scenario": scenario.id, "title": scenario.title, "hash": scenario.hash, "version": __version__,
        "who": person.id, "who_name": person.short, "games": asked.games,
        "seeds": [asked.seed, asked.seed + asked.games - 1], "alone_games": asked.alone_games,
        "seconds": round(seconds, 2), "jobs": asked.jobs, "stopped": stopped, "caveat": CAVEAT,
        "skipped": [
            {"name": one.id, "title": one.title, "why": one.why_not} for one in factors.applying(scenario)[1]
        ],
        "readings": found,
    }  # fmt: skip


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"politburo: {sentence}\n")
    return MISUSED
