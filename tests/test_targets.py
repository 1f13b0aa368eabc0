"""The targets: each row from its own kind of game, single lines of play, a run that is cut short."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from games import SMALL, scenario_of, small

from game import cli
from game.lab import batch as batches
from game.lab import rows_count, rows_off, rows_open, rows_single, rows_strong, targets
from game.lab.batch import Batch, Played
from game.lab.collect import Record
from game.lab.rows_made import figure, paired, ratio, share, student
from game.lab.simulate import row_line
from game.play.action import ACTIONS, FREE, Action, legal
from game.rivals.player import player
from game.rivals.single import LINES
from game.rules.tally import Line, Tally
from game.session import Session, play_on
from game.world.kinds import CC, JOINT, OUT_CC, POLITBURO, RUNG, Decision, Motion
from game.world.reason import Reason
from game.world.scenario import month_index
from game.world.state import State

RANDOM = ["random"] * 3


def batch(games: int = 3, each: int = 1) -> Batch:
    return Batch(str(SMALL), small().hash, ("random",) * 3, 1, games, more=(each,))


# The command


@pytest.mark.parametrize(
    ("text", "numbers"), [(None, tuple(range(1, 19))), ("5,1", (1, 5)), ("12-14, 13", (12, 13, 14)), ("17", (17,))]
)
def test_rows_are_named_one_by_one_or_from_to(text: str | None, numbers: tuple[int, ...]) -> None:
    assert targets.chosen(text) == numbers


@pytest.mark.parametrize("text", ["", "0", "19", "3-", "5-2", "1,,2", "-3", "a"])
def test_rows_that_there_are_not_are_refused(text: str) -> None:
    with pytest.raises(targets.Misuse, match="--rows"):
        targets.chosen(text)


def test_every_row_comes_from_one_part() -> None:
    assert sorted(row for part in targets.PARTS for row in part.rows) == list(range(1, 19))
    assert [part.each(500) for part in targets.PARTS] == [500, 100, 200, 40, 50, 100]
    assert all(part.each(1) == 1 for part in targets.PARTS)


def test_only_the_games_that_the_rows_need_are_played(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []
    steps: list[tuple[int, int]] = []

    def run(one: Batch, jobs: int, told: batches.Progress) -> Played:
        asked.append((one.job, one.games))
        told(one.games, one.games)
        return Played([])

    monkeypatch.setattr(batches, "run", run)
    monkeypatch.setattr(targets, "made", lambda part, *rest: [{"row": row, "ok": True} for row in part.rows])
    told: batches.Progress = lambda done, of: steps.append((done, of))  # noqa: E731
    found, trouble = targets.measure(scenario_of("1924"), "1924", (15, 16), 100, 7, 2, told)
    assert asked == [("", 8), ("rows_single:game", 224), ("rows_strong:game", 70)]
    assert [row["row"] for row in found] == [15, 16] and steps[-1] == (372, 372) and not trouble
    asked.clear()
    targets.measure(scenario_of("1924"), "1924", (12,), 100, 7, 2, told)
    assert asked == [("rows_open:game", 20)]


def test_a_run_cut_short_tells_what_is_finished_and_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "targets.json"
    monkeypatch.setattr(batches, "run", lambda one, *rest: Played([None], stopped=bool(one.job)))
    monkeypatch.setattr(targets, "rows", lambda *rest: [share(1, "first", 1, 2, 0), share(13, "last", 1, 2, 0)])
    assert cli.main(["targets", "1924", "-n", "1", "--rows", "1,13,17", "--json", str(file)]) == 2
    said, trouble = capsys.readouterr()
    out = file.read_text(encoding="utf-8")
    assert "2 of 2 rows met" in said
    found = json.loads(out)
    assert {row["row"] for row in found["rows"]} == {1, 13} and found["missing"] == [17]
    assert trouble == "politburo: stopped; not measured: rows 17\n"


def test_the_table_gives_value_interval_games_and_what_is_asked() -> None:
    line = row_line(share(1, "Stalin on top", 55, 100, 45, 65))
    assert line.split() == ["1", "Stalin", "on", "top", "55.0%", "45.2", "to", "64.4", "100", "45-65", "met"]
    assert row_line(share(9, "removed", 9, 100, 0, 8)).endswith("at most 8      not met")
    assert row_line(share(3, "Trotsky", 1, 100, 1)).endswith("at least 1     met")
    told = figure(15, "kinds", "kinds", 20, 22, 22, 7) | {"unused": ["leak", "street"]}
    assert row_line(told).endswith("at least 22    not met\n       never: leak, street")


def test_a_fault_in_a_later_batch_does_not_lose_the_rows_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(one: Batch, *rest: Any) -> Played:
        if one.job:
            raise batches.BatchError("a worker process ended before its time")
        return Played([])

    monkeypatch.setattr(batches, "run", run)
    monkeypatch.setattr(targets, "rows", lambda *rest: [share(1, "first", 1, 2, 0)])
    found, trouble = targets.measure(scenario_of("1924"), "1924", (1, 17), 5, 1, 1, print)
    assert [row["row"] for row in found] == [1] and trouble == "a worker process ended before its time"
    with pytest.raises(batches.BatchError):
        targets.measure(scenario_of("1924"), "1924", (17,), 5, 1, 1, print)


def test_a_row_is_met_when_all_its_lines_are() -> None:
    lines = [{"row": 5, "ok": True}, {"row": 5, "ok": False}, {"row": 6, "ok": True}]
    assert targets.summary(lines) == "1 of 2 rows met, 2 of 3 lines; missed: 5"


# Paired games


def test_pairs_are_judged_by_their_differences() -> None:
    assert paired([(40.0, 50.0), (10.0, 20.0), (90.0, 100.0)]) == (10.0, [10.0, 10.0])
    value, around = paired([(0.0, 100.0), (0.0, 0.0), (100.0, 100.0), (100.0, 100.0)])
    assert value == 25 and around is not None and around == pytest.approx([25 - 3.18 * 25, 25 + 3.18 * 25], abs=1)
    assert paired([]) == (None, None) and paired([(1.0, 3.0)]) == (2.0, None)


@pytest.mark.parametrize(("freedom", "deviations"), [(4, 2.776), (5, 2.571), (9, 2.262), (49, 2.010), (10**6, 1.96)])
def test_few_games_make_an_interval_wider(freedom: int, deviations: float) -> None:
    assert student(1.96, freedom) == pytest.approx(deviations, abs=0.01)


def test_the_interval_of_a_ratio_is_wider_where_games_differ() -> None:
    assert ratio([(5, 10)] * 4) == [50.0, 50.0] and ratio([(10, 10), (0, 10)]) == [0.0, 100.0]
    assert ratio([(0, 0)] * 2) is None and ratio([(3, 4)]) is None
    assert ratio([(4, 10), (6, 10)] * 8) == [44.5, 55.5]


# Row 12: open games


def test_a_state_played_on_by_its_own_seed_goes_as_its_game_went_and_by_another_does_not() -> None:
    game = Session(small(), 3, RANDOM)
    month, state = game.months[9]
    before = state.digest()
    assert play_on(state, RANDOM, 3).state.digest() == game.state.digest()
    other = play_on(state, RANDOM, 4)
    assert other.state.digest() != game.state.digest() and other.state.month == game.state.month > month
    assert state.digest() == before and other.errors == 0


@pytest.mark.parametrize(
    ("winners", "told"),
    [([5] * 20, (False, 17)), ([5, -1] * 10, (True, 8)), ([-1] * 20, (True, 4)), ([1, 1, 1, 2] + [1] * 16, (False, 18)),
     ([5] * 16 + [6] * 4, (True, 20))],
)  # fmt: skip
def test_a_game_is_open_when_nobody_is_on_top_in_more_than_sixteen(
    winners: list[int], told: tuple[bool, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter(winners)
    seeds: list[int] = []

    class Over:
        def __init__(self, state: State, seats: list[str], seed: int) -> None:
            seeds.append(seed)
            self.state = type("End", (), {"winner": next(left)})

    monkeypatch.setattr(rows_open, "play_on", Over)
    assert rows_open.is_open(Session(small(), 1, RANDOM).months[3][1], RANDOM) == told
    assert len(set(seeds)) == len(seeds), "every play-out has its own chance"


def test_a_game_is_played_out_from_each_date_as_it_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    at: list[str] = []
    monkeypatch.setattr(rows_open, "is_open", lambda state, seats: at.append(state.digest()) or (state.month % 2 > 0, 4))
    monkeypatch.setattr(rows_open, "DATES", ((month_index(1924, 6), "June"), (month_index(1925, 3), "March")))
    record = rows_open.game(small(), batch(), 2)
    whole = dict(Session(small(), 3, RANDOM).months)
    assert at == [whole[month_index(1924, 6)].digest(), whole[month_index(1925, 3)].digest()]
    assert record == {"seed": 3, "open": [[1, 4], [0, 4]]}
    found = rows_open.rows([record, record | {"open": [[1, 9], [1, 9]]}], [], small())
    assert [(row["value"], row["ok"]) for row in found] == [(100, True), (50, True)]


# Row 11: a mechanism off


def test_a_mechanism_is_judged_by_the_same_games_with_it() -> None:
    base: list[Record] = [{"seed": seed, "Result": ["", "stalin" if seed < 8 else "", 0]} for seed in range(10)]

    def without(name: str, stalin: int, nobody: int) -> list[Record]:
        tops = ["stalin"] * stalin + [""] * nobody + ["trotsky"] * (10 - stalin - nobody)
        return [{"off": name, "seed": seed, "top": top} for seed, top in enumerate(tops)]

    shares = (("appointments", 4, 5), ("underestimation", 7, 3), ("balancing", 9, 1), ("bandwagon", 8, 1), ("pacts", 5, 0))
    records = [one for name, stalin, nobody in shares for one in without(name, stalin, nobody)]
    found = rows_off.rows(records, base, scenario_of("1924"))
    assert [(row["value"], row["ok"]) for row in found] == [(0, True), (30, True), (-10, True), (10, True), (0, False), (-30, True)]
    assert all(row["games"] == 10 and row["interval"][0] <= row["value"] <= row["interval"][1] for row in found)
    assert rows_off.rows(without("appointments", 5, 4), base, scenario_of("1924"))[0]["ok"] is False


# Rows 14, 15 and 18: a strong rival


def strong(seat: int = 0, orders: Any = (), full: Any = (), **more: Any) -> Record:
    return {"seat": seat, "seed": 1, "top": "", "aim": 0, "errors": 0, "orders": list(orders), "full": list(full)} | more


def test_the_orders_of_the_strong_seat_are_those_of_its_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_strong, "STRONG", "standard")
    record = rows_strong.game(small(), batch(), 1)
    game = Session(small(), 1, ["random", "standard", "random"])
    mine = [one.action for one in game.log if one.seat == 1 and ACTIONS[one.action.kind].cost != FREE]
    assert record["seat"] == 1 and [order[1] for order in record["orders"]] == [action.kind for action in mine]
    assert record["orders"] and record["orders"][0][2] == rows_strong.target(mine[0])
    assert record["full"] and set(record["full"]) <= {month for month, _ in game.months}


@pytest.mark.parametrize(
    ("action", "target"),
    [(Action("win", (7,)), 7), (Action("pact", (0, 4, 2, -1, 0, 1, 0)), 4), (Action("pact", (1, -1, 2, -1, 0, 1, 0)), 2),
     (Action("appoint", (11, 3)), 3), (Action("work", (11, -1)), 11), (Action("speak", (2, -1)), 2), (Action("street"), -1),
     (Action("motion", (3, 5, 1)), 3005)],
)  # fmt: skip
def test_an_act_is_aimed_at_the_first_that_its_words_name(action: Action, target: int) -> None:
    assert rows_strong.target(action) == target


def test_the_same_act_in_three_full_months_is_counted_where_half_the_games_have_them() -> None:
    same = [[month, "speak", 2] for month in (1, 2, 3)]
    mixed = [[1, "speak", 2], [2, "speak", 3], [3, "speak", 2], [3, "write", 2]]
    games = [strong(orders=same, full=(1, 2, 3))] * 3 + [strong(orders=mixed, full=(1, 2, 3))]
    assert rows_strong.repeated(games) == (3, 4)
    assert rows_strong.repeated([*games, *[strong()] * 4]) == (3, 4)
    other = [[month, "write", 5] for month in (1, 2, 3)]
    assert rows_strong.repeated([*games[:2], strong(orders=other, full=(1, 2, 3))]) == (2, 3), "not the same act"
    assert rows_strong.repeated([*games, *[strong()] * 5]) == (0, 0), "full in too few"
    assert rows_strong.repeated([strong(orders=same, full=(1, 3))]) == (0, 0), "not running"


def test_rows_of_a_strong_rival_take_the_worst_seat() -> None:
    sc = scenario_of("1924")
    seat = {sc.people[p].id: k for k, p in enumerate(sc.seats)}
    rote = [[month, "motion", 1005] for month in (1, 2, 3)]
    records = [strong(k, [[1, "win", 3], [2, "appoint", 4], [2, "speak", 1], [3, "pact", 2]], (1, 2, 3)) for k in range(7)]
    records += [strong(seat["trotsky"], rote, (1, 2, 3), top="trotsky", aim=1) for _ in range(24)]
    found = {row["name"]: row for row in rows_strong.rows(records, [], sc)}
    assert found["a strong rival in Trotsky's seat, on top"]["value"] == 96
    reached = {name[-8:]: row["ok"] for name, row in found.items() if "own aim" in name}
    assert len(reached) == 7 and sum(reached.values()) == 1 and reached[" Trotsky"]
    worst = next(row for name, row in found.items() if "largest share" in name)
    assert "(Trotsky: motion)" in worst["name"] and worst["value"] == pytest.approx(7200 / 76) and not worst["ok"]
    used = next(row for name, row in found.items() if name.startswith("kinds"))
    assert used["value"] == 5 and used["high"] == 22 and not used["ok"] and "street" in used["unused"] and "win" not in used["unused"]
    lines = [row for row in found.values() if row["row"] == 18]
    assert len(lines) == 7 and [row["ok"] for row in lines].count(False) == 1


# Row 16: single lines of play


@pytest.mark.parametrize("line", LINES)
def test_a_single_line_plays_its_one_kind_whenever_it_is_legal(line: str) -> None:
    kind = {"silent": "rest"}.get(line, line)

    class Seen(Session):
        first: set[tuple[int, str]]

        def _run(self) -> None:
            self.first = set()
            super()._run()

        def _put(self, decision: Decision, action: Action) -> Reason | None:
            if decision.kind == "desk" and decision.seat == 0:
                open_to = bool(legal(self.view(0), decision, kind, 1))
                self.first.add((int(open_to), action.kind))
            return super()._put(decision, action)

    game = Seen(small(), 2, [f"single:{line}", "random", "random"])
    assert game.errors == 0
    assert {name for open_to, name in game.first if open_to} == {kind}
    others = {name for _, name in game.first} - {kind, "end", "habit"}
    assert (others == set()) == (line == "silent")


@pytest.mark.parametrize("spec", ["single", "single:loud", "single:appoint,pact"])
def test_an_unknown_single_line_is_told_with_those_there_are(spec: str) -> None:
    with pytest.raises(ValueError, match=r"single:appoint, single:pact, single:silent, single:press"):
        player(spec, 1)


def test_a_line_is_held_against_the_same_games_in_the_seat_that_suits_it_best() -> None:
    record = rows_single.game(small(), batch(each=2), 2 * (3 * 2 + 1) + 1)
    game = Session(small(), 2, ["random", "single:silent", "random"])
    from game.rules.score import score

    assert record == {"seed": 2, "line": "silent", "seat": 1, "score": score(game.state, small().seats[1]), "errors": 0}
    base: list[Record] = [{"seed": seed, "Scores": [50, 10 * seed, 20]} for seed in range(1, 9)]
    played: list[Record] = [
        {"seed": seed, "seat": k, "line": line, "score": base[seed - 1]["Scores"][k] + add}
        for seed in range(1, 9)
        for line, add in (("appoint", 5), ("pact", -3), ("silent", 0), ("press", (-1) ** seed * 20 + 4))
        for k, add in ((0, add - 4), (1, add))
    ]
    found = rows_single.rows(played, base, small())
    assert [(row["value"], row["ok"]) for row in found] == [(5, False), (-3, True), (0, True), (4, True)]
    assert small().people[small().seats[1]].short in found[0]["name"] and found[0]["games"] == 8


# Row 17: a count a month old


def head(person: int, amount: int, reasons: tuple[Reason, ...] = (), weight: int = 1) -> Line:
    yes = amount > 0
    return Line(person, -1, weight if yes else 0, 0 if yes else weight, amount, reasons)


def tally_of(*lines: Line) -> Tally:
    ayes, noes = (sum(one[n] for one in lines) for n in (2, 3))
    return Tally(ayes, noes, ayes > noes, 500, lines)


def motion(body: int = POLITBURO, rung: int = 0) -> Motion:
    return Motion(RUNG, 1, body, 9, rung, 0, 1, 0, 0)


def test_a_forecast_made_again_with_what_the_report_names_gives_the_result() -> None:
    expected = tally_of(head(1, 20), head(2, 4, (Reason("patron", 10), Reason("name", -6))), head(3, -20))
    real = tally_of(head(1, 20), head(2, -26, (Reason("patron", -20), Reason("name", -6))), head(3, -20))
    assert expected.carried and not rows_count.repeated(expected, real, motion())
    # Somebody who was not there a month ago turned it: no report says so.
    joined = tally_of(head(1, 20), head(2, 4), head(3, -20), head(4, -20), head(5, -20))
    assert rows_count.repeated(expected, joined, motion())
    # Two thirds at the joint plenum: one of three may be lost, not two.
    def plenum(second: int, third: int) -> Tally:
        sides = ((1, 9), (2, second), (3, third))
        return tally_of(*(head(p, side, (Reason("wave", side),), 6) for p, side in sides))

    assert rows_count.repeated(plenum(-5, -5), plenum(5, -5), motion(JOINT, OUT_CC))
    assert not rows_count.repeated(plenum(5, 5), plenum(-5, -5), motion(JOINT, OUT_CC))
    assert not rows_count.repeated(plenum(5, 5), plenum(-5, -5), motion(CC))


@pytest.mark.slow
def test_counts_of_a_month_ago_are_made_of_every_contested_vote() -> None:
    records = [rows_count.game(small(), batch(), n) for n in range(3)]
    assert [record["seed"] for record in records] == [1, 2, 3]
    assert all(0 <= one["named"] <= one["wrong"] <= one["made"] for one in records)
    assert sum(one["wrong"] for one in records) > 0
    game = Session(small(), 1, RANDOM)
    called = {(event.month, event.args[1]) for event in game.events if event.kind == "session"}
    assert 0 < records[0]["made"] <= 3 * len(called)
    wrong, why = rows_count.rows(records, [], small())
    assert wrong["value"] == pytest.approx(100 * sum(x["wrong"] for x in records) / sum(x["made"] for x in records))
    assert why["row"] == 17 and why["low"] == 90
