"""What is counted in games between rivals: one class a statistic, fed by events while the game runs.

A game gives one record of plain lists and numbers; `summary` joins records in the order of their seeds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Any

from game.lab.counting import (
    Game,
    Statistic,
    by_person,
    full_months,
    middle,
    middle_month,
    month_name,
    quantile,
)
from game.lab.course import Course, by_month
from game.play.action import ACTIONS
from game.rules.ending import RESULTS
from game.rules.score import score
from game.world.event import Event
from game.world.kinds import ALIVE, CC, COUNTRY, MOTION_NAMES, OUT_PARTY, PACT_NAMES, POLITBURO, RUNG_NAMES
from game.world.scenario import Scenario

Record = dict[str, Any]
PACTS_LISTED = 300


class Result(Statistic):
    """Who was on top, how, and when the game ended (DETAILS, on top)."""

    keys = ("on_top", "outcomes", "ended")

    def record(self) -> list[Any]:
        st = self.game.state
        return [RESULTS[st.result], self.game.person(st.winner), st.month]

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        seats = [scenario.people[p].id for p in scenario.seats]
        tops = Counter(winner or "nobody" for _, winner, _ in records)
        outcomes: dict[str, Any] = {}
        for result in RESULTS[1:-1]:
            counted = Counter(winner for found, winner, _ in records if found == result)
            outcomes[result] = {name: counted[name] for name in seats if counted[name]}
        outcomes[RESULTS[-1]] = sum(1 for found, _, _ in records if found == RESULTS[-1])
        ended = Counter(month for _, _, month in records)
        return {
            "on_top": {name: tops[name] for name in (*seats, "nobody")},
            "outcomes": outcomes,
            "ended": {month_name(month): ended[month] for month in sorted(ended)},
        }


class Scores(Statistic):
    """How each seat came out as one number (rule 8.13), sorted."""

    keys = ("scores",)

    def record(self) -> list[int]:
        return [score(self.game.state, p) for p in self.game.scenario.seats]

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        seats = [scenario.people[p].id for p in scenario.seats]
        return {"scores": {name: sorted(record[k] for record in records) for k, name in enumerate(seats)}}


class LeaderChanges(Statistic):
    """Changes of leader a game (DETAILS, leader of a month)."""

    keys = ("leader_changes",)

    def record(self) -> int:
        return self.game.state.leader_changes

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        counted = Counter(records)
        return {
            "leader_changes": {
                "median": median(records) if records else None,
                "three_or_more": sum(1 for n in records if n >= 3),
                "games": {str(n): counted[n] for n in sorted(counted)},
            }
        }


class Paramount(Statistic):
    """When somebody first was paramount, by person."""

    keys = ("paramount",)
    kinds = ("paramount",)

    def begin(self) -> None:
        self.months: dict[str, int] = {}

    def see(self, event: Event) -> None:
        self.months.setdefault(self.game.person(event.args[0]), event.month)

    def record(self) -> dict[str, int]:
        return self.months

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        return {"paramount": by_person(records, scenario)}


class SeatsLost(Statistic):
    """When contenders first lost, not by death, a full seat in Politburo or Central Committee, or the party."""

    keys = ("seats_lost", "falls", "exit_order", "first_removal")
    kinds = ("left_body", "elected", "struck")

    def begin(self) -> None:
        st = self.game.state
        self.full = {POLITBURO: list(st.seat_pb), CC: list(st.seat_cc)}
        self.lost: dict[str, dict[str, int]] = {"politburo": {}, "cc": {}, "party": {}}
        self.order: list[str] = []
        self.first = 0

    def see(self, event: Event) -> None:
        if event.kind == "struck":
            p, rung, _ = event.args
            if rung == OUT_PARTY:
                self._lose("party", p, event.month)
            return
        p, body = event.args[:2]
        if body not in self.full:
            return
        level = event.args[2] if event.kind == "elected" else 0
        was = self.full[body][p]
        self.full[body][p] = level
        if was == 2 and level < 2 and self.game.state.life[p] == ALIVE:
            if body == POLITBURO and not self.first:
                self.first = event.month
            self._lose("politburo" if body == POLITBURO else "cc", p, event.month)

    def _lose(self, body: str, p: int, month: int) -> None:
        name = self.game.person(p)
        if self.game.state.seat_index[p] >= 0 and name not in self.lost[body]:
            self.lost[body][name] = month
            if body == "politburo":
                self.order.append(name)

    def record(self) -> list[Any]:
        return [self.lost, self.order, self.first]

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        firsts = [first for _, _, first in records if first]
        bodies = ("politburo", "cc", "party")
        return {
            "seats_lost": {body: by_person([lost[body] for lost, _, _ in records], scenario) for body in bodies},
            "falls": by_month([lost["politburo"] for lost, _, _ in records], scenario),
            "exit_order": [order for _, order, _ in records],
            "first_removal": {"games": len(firsts), "median_month": middle_month(firsts)},
        }


class Secretary(Statistic):
    """Months in which a General Secretary lost the post otherwise than by death."""

    keys = ("secretary_removed",)
    kinds = ("appointed", "vacated", "died")

    def begin(self) -> None:
        self.holder = self.game.state.secretary()
        self.months: list[int] = []

    def see(self, event: Event) -> None:
        post = self.game.state.secretary_post
        if event.kind == "died":
            if event.args[0] == self.holder:
                self.holder = -1
        elif event.args[1] == post:
            p = event.args[0] if event.kind == "appointed" else -1
            if self.holder not in (-1, p):
                self.months.append(event.month)
            self.holder = p

    def record(self) -> list[int]:
        return self.months

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        firsts = [months[0] for months in records if months]
        counted = Counter(month for months in records for month in months)
        return {
            "secretary_removed": {
                "games": len(firsts),
                "median_month": middle_month(firsts),
                "months": {month_name(month): counted[month] for month in sorted(counted)},
            }
        }


class Pacts(Statistic):
    """Every pact of a game: kind, members, target, from and to when, how it ended, the month of the first betrayal."""

    keys = ("pacts", "pacts_of")
    kinds = (
        "month", "ended", "pact_signed", "pact_lapsed", "pact_betrayed", "pact_renounced", "pact_kept",
    )  # fmt: skip

    def begin(self) -> None:
        self.found: list[dict[str, Any]] = []
        self.live: dict[int, dict[str, Any]] = {}

    def see(self, event: Event) -> None:
        st, person = self.game.state, self.game.person
        if event.kind in ("month", "ended"):
            held = [pact.id for pact in st.pacts]
            for gone in [n for n in self.live if n not in held]:
                self._close(gone, event.month, "died")
            return
        number = event.args[0]
        if event.kind == "pact_signed":
            pact = next(pact for pact in reversed(st.pacts) if pact.id == number)
            held = [pact.id for pact in st.pacts]
            new = {
                "kind": PACT_NAMES[pact.kind], "members": sorted(person(p) for p in pact.parties),
                "target": person(pact.target), "from": event.month, "to": 0, "end": "", "betrayed": 0, "next": -1,
            }  # fmt: skip
            # Partners who come in later sign anew: the older pact goes on in the new one.
            for old in [n for n in self.live if n not in held]:
                if self.live[old]["target"] == new["target"]:
                    self.live[old]["next"] = len(self.found)
                    self._close(old, event.month, "joined")
            self.live[number] = new
            self.found.append(new)
            return
        if number not in self.live:
            return
        end = event.kind[len("pact_") :]
        if end == "betrayed" and not self.live[number]["betrayed"]:
            self.live[number]["betrayed"] = event.month
        if not any(pact.id == number for pact in st.pacts):
            self._close(number, event.month, end)

    def _close(self, number: int, month: int, end: str) -> None:
        self.live[number]["to"], self.live[number]["end"] = month, end
        del self.live[number]

    def record(self) -> list[dict[str, Any]]:
        return self.found

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        groups: dict[tuple[Any, ...], list[tuple[int, dict[str, Any]]]] = {}
        for n, found in enumerate(records):
            for pact in found:
                groups.setdefault((pact["kind"], tuple(pact["members"]), pact["target"]), []).append((n, pact))
        listed = []
        for (kind, members, target), cases in groups.items():
            ends = Counter(pact["end"] or "open" for _, pact in cases)
            listed.append(
                {
                    "members": list(members),
                    "target": target,
                    "kind": kind,
                    "from": middle_month(pact["from"] for _, pact in cases),
                    "to": middle_month(pact["to"] for _, pact in cases if pact["to"]),
                    "games": len({n for n, _ in cases}),
                    "ended": {end: ends[end] for end in sorted(ends)},
                }
            )
        listed.sort(key=lambda one: (-one["games"], one["kind"], one["target"], one["members"]))
        return {"pacts": listed[:PACTS_LISTED], "pacts_of": len(listed)}


class Actions(Statistic):
    """What the seats chose: the kinds of RULES 4 and the answers, by kind and by seat."""

    keys = ("actions", "actions_by_seat", "answers")

    def record(self) -> dict[str, dict[str, int]]:
        counted: dict[str, dict[str, int]] = {self.game.person(p): {} for p in self.game.scenario.seats}
        names = list(counted)
        for entry in self.game.log:
            mine = counted[names[entry.seat]]
            mine[entry.action.kind] = mine.get(entry.action.kind, 0) + 1
        return counted

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        acts = sorted((kind for kind in ACTIONS.values() if kind.number), key=lambda kind: (kind.number, kind.name))
        names = [kind.name for kind in acts]
        others = sorted(kind.name for kind in ACTIONS.values() if not kind.number)
        total: Counter[str] = Counter()
        by_seat: dict[str, Counter[str]] = {scenario.people[p].id: Counter() for p in scenario.seats}
        for record in records:
            for seat, counted in record.items():
                by_seat[seat].update(counted)
                total.update(counted)
        return {
            "actions": {name: total[name] for name in names},
            "actions_by_seat": {seat: {name: n[name] for name in names if n[name]} for seat, n in by_seat.items()},
            "answers": {name: total[name] for name in others},
        }


class Happenings(Statistic):
    """Which happenings fired and what was chosen; those that never fired."""

    keys = ("happenings", "never_fired")
    kinds = ("happening", "choice")

    def begin(self) -> None:
        self.fired: list[list[int]] = []

    def see(self, event: Event) -> None:
        self.fired.append([event.args[0], -1 if event.kind == "happening" else event.args[1]])

    def record(self) -> list[list[int]]:
        return self.fired

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        counted = Counter((h, c) for fired in records for h, c in fired)
        told = {
            happening.id: {
                "fired": counted[h, -1],
                "choices": {choice.id: counted[h, c] for c, choice in enumerate(happening.choices)},
            }
            for h, happening in enumerate(scenario.happenings)
        }
        return {"happenings": told, "never_fired": [name for name, one in told.items() if not one["fired"]]}


class Motions(Statistic):
    """Motions by kind: tabled, carried, lost, tied; rungs of the ladder used."""

    keys = ("motions", "rungs")
    kinds = ("tabled", "carried", "lost", "tied", "struck")

    def begin(self) -> None:
        self.counted: dict[str, int] = {}

    def see(self, event: Event) -> None:
        if event.kind == "struck":
            name = f"rung {RUNG_NAMES[event.args[1]]}"
        else:
            kind = event.args[1 if event.kind == "tabled" else 4]
            name = f"{MOTION_NAMES[kind]} {event.kind}"
        self.counted[name] = self.counted.get(name, 0) + 1

    def record(self) -> dict[str, int]:
        return self.counted

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        total: Counter[str] = Counter()
        for record in records:
            total.update(record)
        fates = ("tabled", "carried", "lost", "tied")
        return {
            "motions": {kind: {fate: total[f"{kind} {fate}"] for fate in fates} for kind in MOTION_NAMES},
            "rungs": {rung: total[f"rung {rung}"] for rung in RUNG_NAMES[1:]},
        }


class Country(Statistic):
    """The figures of the country by year: at its last day, for the grain at the end of the farming year in June."""

    keys = ("country",)
    kinds = ("month", "ended")
    farming = ("harvest", "grain", "grain_plan")

    def begin(self) -> None:
        self.years: dict[str, list[int]] = {}
        self.farm: list[int] = []

    def see(self, event: Event) -> None:
        st = self.game.state
        if event.month % 12 == 6 and event.kind == "month":
            self.farm = [st.c(name) for name in self.farming]
        done = event.month // 12 - 1 if event.kind == "month" and event.month % 12 == 0 else -1
        if event.kind == "ended" and event.month % 12 == 11:
            done = event.month // 12
        if done * 12 >= self.game.scenario.start and self.farm:
            figures = dict(zip(COUNTRY, st.country, strict=True)) | dict(zip(self.farming, self.farm, strict=True))
            self.years[str(done)] = [figures[name] for name in COUNTRY]

    def record(self) -> dict[str, list[int]]:
        return self.years

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        years = sorted({year for record in records for year in record})
        told: dict[str, dict[str, list[int]]] = {name: {} for name in COUNTRY}
        for year in years:
            rows = [record[year] for record in records if year in record]
            for name, values in zip(COUNTRY, zip(*rows, strict=True), strict=True):
                told[name][year] = [quantile(values, share) for share in (10, 50, 90)]
        return {"country": told}


class FullMonths(Statistic):
    """Months that ask a seat for something besides its desk (rule 3.01)."""

    keys = ("full_months",)

    def record(self) -> list[int]:
        return full_months(self.game)

    @staticmethod
    def join(records: list[Any], scenario: Scenario) -> dict[str, Any]:
        seats = [scenario.people[p].id for p in scenario.seats]
        return {"full_months": {name: middle(record[k] for record in records) for k, name in enumerate(seats)}}


STATISTICS: tuple[type[Statistic], ...] = (
    Result, Scores, LeaderChanges, Paramount, SeatsLost, Secretary, Pacts, Actions, Happenings, Motions, Country,
    FullMonths, Course,
)  # fmt: skip


class Counted(Game):
    """A game between rivals with every statistic."""

    kinds = STATISTICS


def play(scenario: Scenario, seats: list[str], seed: int, rules: dict[str, int] | None = None) -> Record:
    """Play one game between rivals and return its record."""
    game = Counted(scenario, seed, list(seats), dict(rules or {}), archive=False)
    record: Record = {
        "seed": seed, "digest": game.state.digest(), "decisions": len(game.log), "errors": game.errors,
    }  # fmt: skip
    for stat in game.stats:
        record[type(stat).__name__] = stat.record()
    return record


def summary(records: Sequence[Record], scenario: Scenario) -> dict[str, Any]:
    """Join the records of games, in the order of their seeds, to what `simulate --json` tells."""
    told: dict[str, Any] = {
        "decisions": sum(record["decisions"] for record in records),
        "errors": sum(record["errors"] for record in records),
    }
    for kind in STATISTICS:
        told |= kind.join([record[kind.__name__] for record in records], scenario)
    return told
