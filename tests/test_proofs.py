"""Measurements of the whole model: forecast against result, hidden facts, the country against the record, what matters.

Each has a quick form here and a long one, `pytest -m long tests/test_proofs.py -s`, which prints what it found.
POLITBURO_LONG=3 plays three times as many games. Long forms play seeds nothing was tuned on.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from games import mixed, play_on, scenario_of, small
from record import ENROLMENTS, LINE, RECORD, SERIES, VOTED

from game.lab import batch as batches
from game.lab import bench, collect, proof_country, proof_hidden, proof_matters, proof_votes
from game.lab.batch import Batch
from game.lab.proof_hidden import ALTERED, SHARED, WITH, TwoWorlds, another_world, known
from game.rules import benches, vote
from game.world.facts import Facts
from game.world.kinds import COUNTRY, MOTION_NAMES, Decision
from game.world.state import SAVED
from game.world.view import look

FIRST = 100001  # seeds from here on are for reporting
COURSE = proof_country.Course(LINE, VOTED, ENROLMENTS)


def size(games: int) -> int:
    """Return how many games a long measurement plays."""
    return games * max(1, int(os.environ.get("POLITBURO_LONG", "1")))


def after(name: str, months: int) -> int:
    """Return the month so many months after the opening of a scenario."""
    return scenario_of(name).start + months


# Forecast against result


@pytest.mark.slow
def test_who_knows_everything_counts_every_vote_beforehand() -> None:
    scenario = scenario_of("1924")
    found = proof_votes.measure(scenario, range(1, 2), until=after("1924", 23))
    assert found.differences == [], found.told(scenario)
    ways = {name.partition(":")[0] for name in found.votes}
    assert ways >= {"by name", "unasked", "delegations", "secret ballot"}
    assert found.voters > 200 and found.given > 30 and found.twin_voters > 200


@pytest.mark.slow
def test_in_the_small_committee_too() -> None:
    for rival in ("random", "standard"):
        found = proof_votes.measure(small(), range(1, 4), (rival,))
        assert found.differences == [], found.told(small())
        assert found.voters > 20


@pytest.mark.slow
def test_a_vote_that_reads_what_no_view_shows_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """A term that leans on the seed of all chance cannot be forecast by anybody, and the count says who and where."""
    bond, sat = vote.bond_of, benches.Bench.__init__

    def bent(bench: benches.Bench, facts: Facts, whole: benches.Sorted, secret: bool) -> None:
        sat(bench, facts, whole, secret)
        if facts.seed:
            bench.own = [100 if v % 2 else share for v, share in zip(whole.lesser, bench.own, strict=True)]
            bench.shares = tuple(dict.fromkeys(bench.own))

    monkeypatch.setattr(benches.Bench, "__init__", bent)
    monkeypatch.setattr(vote, "bond_of", lambda facts, v, root: 0 if facts.seed and v % 2 else bond(facts, v, root))
    found = proof_votes.measure(scenario_of("1924"), range(1, 2), until=after("1924", 12))
    assert found.differences
    assert any(one.what in ("side", "points") and one.terms and one.person >= 0 for one in found.differences)


@pytest.mark.slow
def test_reasons_that_do_not_add_up_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    lesser = vote.lesser
    monkeypatch.setattr(vote, "lesser", lambda b, voters: [amount + 1 for amount in lesser(b, voters)])
    found = proof_votes.measure(scenario_of("1924"), range(1, 2), until=after("1924", 6))
    assert any(one.what == "reasons" for one in found.differences)


def test_what_happens_later_does_not_change_a_view_taken_before() -> None:
    game = mixed(scenario_of("1924"), 4)
    view = proof_votes.knowing(game.state, 0)
    before = {name: repr(value) for name, value in known(view).items()}
    play_on(game, 30)
    assert game.state.month > view.month
    assert {name: repr(value) for name, value in known(view).items()} == before


@pytest.mark.long
def test_forecast_is_result_over_many_games() -> None:
    scenario = scenario_of("1924")
    found = proof_votes.measure(scenario, range(FIRST, FIRST + size(200)), ("standard", "standard", "standard", "random"))
    print("\n" + found.told(scenario))
    assert found.differences == [], found.told(scenario)
    assert found.voters > 100 * size(200) and found.swayed > size(200)


# Hidden facts


def test_no_seat_can_tell_two_worlds_apart_by_what_is_hidden() -> None:
    kind: Any = type("Few", (TwoWorlds,), {"every": 30, "at_most": 12})
    game = kind(scenario_of("1924"), 3, ["random"] * len(scenario_of("1924").seats), archive=False)
    assert game.faults == [] and game.pairs == 12
    assert set(game.altered) == set(ALTERED)


def at_a_desk() -> TwoWorlds:
    """Return a game in its second year with a person's desk open."""
    game = mixed(scenario_of("1924"), 3)
    while not game.over and (game.state.month < after("1924", 9) or game.decision is None or game.decision.kind != "desk"):
        play_on(game, 1)
    twin = object.__new__(TwoWorlds)
    twin.__dict__.update(game.__dict__)
    twin.faults, twin.altered, twin.asked = [], Counter(), Counter()
    return twin


@pytest.fixture(scope="module")
def desk() -> TwoWorlds:
    """A game stopped at a desk, to be looked at from there; nobody plays on."""
    return at_a_desk()


@pytest.mark.parametrize("column", ALTERED)
@pytest.mark.slow(but=6)
def test_a_view_that_shows_a_hidden_column_is_caught(column: str, desk: TwoWorlds, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaky(st, k):  # type: ignore[no-untyped-def]
        view = look(st, k)
        setattr(view, column, getattr(st, column))
        return view

    desk.faults.clear()
    desk.compare(Decision("desk", 0), (column,))
    assert desk.faults == [] and desk.altered[column]
    monkeypatch.setattr(proof_hidden, "look", leaky)
    desk.compare(Decision("desk", 0), (column,))
    assert any(column in fault for fault in desk.faults)


def test_an_ear_that_hears_too_much_is_caught(desk: TwoWorlds, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.faults.clear()
    monkeypatch.setattr(proof_hidden.Session, "heard", lambda self, k, since=0: self.events[since:])
    desk.compare(Decision("desk", 0))
    assert any("hear" in fault for fault in desk.faults)


def test_every_column_is_shown_as_it_is_or_made_otherwise(desk: TwoWorlds) -> None:
    """A column that a View bends and no pair of worlds touches would be a hole in the proof."""
    st = desk.state
    for k in range(len(st.scenario.seats)):
        view = look(st, k)
        for name in SAVED:
            if name not in ALTERED and name not in WITH:
                assert getattr(view, name) == getattr(st, name), name
        assert set(known(view)) | set(SHARED) >= set(SAVED)
    other, altered = another_world(st, 0, 1)
    assert set(altered) == set(ALTERED)
    untouched = [name for name in SAVED if name not in ALTERED and name not in WITH]
    assert all(getattr(other, name) == getattr(st, name) for name in untouched)


@pytest.mark.long
def test_two_worlds_in_five_hundred_pairs() -> None:
    scenario, pairs, faults, asked = scenario_of("1924"), 0, [], Counter[str]()
    for n in range(size(12)):
        kind: Any = type("Many", (TwoWorlds,), {"every": 20, "at_most": 50})
        game = kind(scenario, FIRST + n, [("standard", "random")[n % 2]] * len(scenario.seats), archive=False)
        assert set(game.altered) == set(ALTERED)
        pairs, faults, asked = pairs + game.pairs, faults + game.faults, asked + game.asked
    print(f"\n{pairs} pairs of worlds, {len(ALTERED)} columns altered in each, {len(faults)} told apart; asked at {dict(asked)}")
    assert faults == [] and pairs >= size(500)


# The country


def missed(games: list[dict[str, int]]) -> list[str]:
    """Return the values of the record from which the median of the games lies more than fifteen percent away."""
    out = []
    for name, wanted in RECORD.items():
        found = sorted(game[name] for game in games if name in game)
        if found:
            middle = found[len(found) // 2]
            if abs(middle - wanted) * 100 > 15 * wanted:
                out.append(f"{name}: {middle}, {wanted} wanted")
    return out


def test_every_series_has_its_source_and_is_well_known() -> None:
    for one in SERIES:
        assert one.figure in COUNTRY and one.source and one.unit
        assert one.certainty.split()[0].strip(";") in ("medium", "high")


@pytest.mark.slow
def test_the_first_years_under_the_record_come_out_as_printed() -> None:
    games = proof_country.measure(scenario_of("1924"), COURSE, range(1, 3), until=after("1924", 17))
    assert missed(games) == []
    assert len(games) == 2 and all("grain 1925-06" in game and "grain 1925-07" not in game for game in games)


def test_what_rivals_vote_is_put_back_to_the_record() -> None:
    """The Line and the measures at work are the course's, whatever was voted at the tables of the game."""
    none = proof_country.Course({(1924, 1): 60}, {}, {})
    game: Any = type("Ruled", (proof_country.Fed,), {"course": none, "until": after("1924", 5)})
    played = game(scenario_of("1924"), 2, ["standard"] * len(scenario_of("1924").seats), archive=False)
    assert played.figures["investment 1924-06"] > played.figures["investment 1924-01"] + 20
    assert played._measures == [0] * len(played._measures) and played._line == 60


@pytest.mark.long
def test_the_country_under_the_record_year_by_year() -> None:
    games = proof_country.measure(scenario_of("1924"), COURSE, range(FIRST, FIRST + size(25)))
    print()
    for name, wanted in RECORD.items():
        found = sorted(game[name] for game in games)
        middle = found[len(found) // 2]
        print(f"{name:<20}{wanted:>7}{found[0]:>8}{middle:>8}{found[-1]:>8}{100 * (middle - wanted) / wanted:>+8.1f} %")
    assert missed(games) == []
    assert all(set(RECORD) <= set(game) for game in games)


@pytest.mark.slow
def test_the_summary_tells_how_far_the_country_spreads() -> None:
    records = [collect.play(small(), ["random"] * 3, seed) for seed in range(1, 6)]
    told = collect.summary(records, small())
    assert set(told["country"]) == set(COUNTRY)
    for name, years in told["country"].items():
        assert list(years) == ["1924", "1925"], name
        assert all(low <= middle <= high for low, middle, high in years.values())
    last = [record["Country"]["1925"][COUNTRY.index("jobless")] for record in records]
    assert told["country"]["jobless"]["1925"] == [sorted(last)[n] for n in (0, 2, 3)]
    first = collect.Counted(small(), 1, ["random"] * 3, archive=False)
    assert first.state.c("jobless") == last[0], "the last day of the game"


def test_the_summary_tells_kinds_of_motion_actions_and_what_never_fired() -> None:
    told = collect.summary([collect.play(small(), ["random"] * 3, seed) for seed in (1, 2)], small())
    assert set(told["motions"]) == set(MOTION_NAMES)
    assert all(set(fates) == {"tabled", "carried", "lost", "tied"} for fates in told["motions"].values())
    assert sum(told["actions"].values()) > 0
    assert set(told["never_fired"]) == {name for name, one in told["happenings"].items() if not one["fired"]}


@pytest.mark.long
def test_the_spread_of_the_country_over_free_games() -> None:
    scenario = scenario_of("1924")
    games = size(200)
    batch = Batch("1924", scenario.hash, ("standard",) * len(scenario.seats), FIRST, games)
    records = batches.run(batch, os.cpu_count() or 1).finished()
    told = collect.summary(records, scenario)
    print(f"\n{games} free games: 10th, 50th and 90th of a hundred by year; never fired: {', '.join(told['never_fired']) or 'none'}")
    for name, years in told["country"].items():
        print(f"{name:<13}" + "".join(f"{year:>6}: {low:>5} {middle:>5} {high:>5}" for year, (low, middle, high) in years.items()))
    print({kind: (fates["tabled"], fates["carried"]) for kind, fates in told["motions"].items()})
    print(told["actions"])
    assert told["errors"] == 0
    apart = [name for name, years in told["country"].items() if years["1929"][0] < years["1929"][2]]
    assert len(apart) > len(COUNTRY) // 2


# What matters

EARLY = ("the_oath", "britain_recognises", "lenin_enrolment")


@pytest.mark.slow
def test_a_happening_changes_votes_or_opinions() -> None:
    found = proof_matters.measure(scenario_of("1924"), range(1, 2), samples=1, ahead=3, wanted=EARLY, until=after("1924", 2))
    assert [share.name for share in found] and all(share.name in EARLY and share.fired == 1 for share in found)
    assert any(share.either for share in found)


@pytest.mark.slow
def test_one_that_does_nothing_is_told_from_one_that_does() -> None:
    """The same firing with its effects taken out: the two worlds are one, so all that differs comes from the effects."""
    plain = scenario_of("1924")
    empty = tuple(
        replace(one, effects=(), choices=tuple(replace(choice, effects=()) for choice in one.choices))
        if one.id in EARLY and not one.spot
        else replace(one, spot=(), effects=(), choices=())
        if one.id in EARLY
        else one
        for one in plain.happenings
    )
    found = proof_matters.measure(
        replace(plain, happenings=empty), range(1, 2), samples=1, ahead=3, wanted=EARLY, until=after("1924", 2)
    )
    assert found and all(share.sides == share.motions == share.opinions == 0 for share in found)


def test_the_two_worlds_are_compared_name_by_name() -> None:
    call = (1, (0, 0, 0, 0, 0, 0))
    a = proof_matters.Course({call: ((3, -1, True), (4, -1, False))}, {1: [[5, 0]], 2: [[1, 1]]})
    b = proof_matters.Course({call: ((3, -1, False), (4, -1, False)), (2, (1,)): ()}, {1: [[5, 1]], 2: [[1, 1]]})
    assert proof_matters.differ(a, a) == (0, 0, 0)
    assert proof_matters.differ(a, b) == (1, 1, 1)
    assert "half" in proof_matters.table([proof_matters.Share("half", 4, 1, 0, 1, 2)])
    assert proof_matters.Share("half", 4, 1, 0, 1, 2).percent == 50


@pytest.mark.long
def test_every_happening_that_fires_matters() -> None:
    scenario, games = scenario_of("1924"), size(40)
    found = proof_matters.measure(scenario, range(FIRST, FIRST + games), samples=size(10), rivals=("standard", "random"))
    print("\n" + proof_matters.table(found))
    silent = tuple(share.name for share in found if not share.either)
    # Ten firings cannot tell one in a hundred from none: those that did nothing are asked again, a hundred times.
    again = proof_matters.measure(
        scenario, range(FIRST + games, FIRST + 4 * games), samples=100, wanted=silent, rivals=("standard", "random")
    ) if silent else []  # fmt: skip
    print(proof_matters.table(again) if again else "all mattered at once")
    never = [share.name for share in again if not share.percent]
    assert never == [] and {share.name for share in again} == set(silent)


# Speed


@pytest.mark.slow
def test_the_cost_of_a_late_month_is_measured() -> None:
    assert "month_70_over_month_5" in bench.UNITS
    assert bench._months(small()) == {"month_70_over_month_5": None}, "the small game has no month 70"
    timed = bench.Timed(small(), 1, ["standard"] * 3, archive=False)
    assert len(timed.clock) == small().end - small().start + 1 and timed.clock == sorted(timed.clock)


@pytest.mark.long
def test_a_late_month_costs_at_most_twice_an_early_one() -> None:
    found = bench._months(scenario_of("1924"))["month_70_over_month_5"]
    print(f"\nmonth 70 over month 5: {found:.2f}")
    assert found <= 2


