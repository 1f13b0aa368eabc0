"""`why` and `simulate --without`: paired differences, what is told, ranked and left out; the command itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from games import SMALL, scenario_of, small

from game import cli
from game.lab import batch as batches
from game.lab import factors, paired, why
from game.lab.batch import Batch
from game.lab.readings import READINGS
from game.lab.why_words import CAVEAT, table

GAMES = 100


def asked(name: str = "1924", **other: object) -> why.Question:
    scenario = scenario_of(name)
    found = tuple(factors.applying(scenario)[0])
    usual = why.Question(scenario, name, scenario.seats[0], GAMES, 1, 1, (READINGS["service"],), found, True)
    return replace(usual, **other)  # type: ignore[arg-type]


def outcomes(games: int, who: int, nobody: int = 0) -> why.Outcomes:
    """The first `who` of so many games are won, the last `nobody` by nobody."""
    return why.Outcomes([int(n < who) for n in range(games)], [int(n >= games - nobody) for n in range(games)])


def played(off: tuple[str, ...], reading: str, games: int) -> why.Outcomes:
    """A world in which appointments and eyes each cost 40 games in 100, and both together no more; grain gives 3."""
    if len(off) > 2:
        return outcomes(games, games // 2 if "appointments" not in off else games // 10, games // 5)
    lost = 40 if {"appointments", "underestimation"} & set(off) else 0
    return outcomes(games, games * (60 - lost + (3 if "grain" in off else 0)) // 100, games // 5 + (lost and games // 4))


# Figures


def test_a_paired_change_is_narrower_than_two_shares() -> None:
    before, after = [1] * 60 + [0] * 40, [1] * 50 + [0] * 50
    change, interval = paired.change(before, after)
    assert change == -10 and interval is not None
    other = paired.change(before, [0] * 50 + [1] * 50)[1]  # the same shares, games apart
    assert other is not None and interval[1] - interval[0] < (other[1] - other[0]) / 2
    assert interval[0] < -10 < interval[1] < 0 and paired.is_clear(interval) and not paired.is_clear(other)


def test_where_nothing_changed_the_interval_is_not_nought() -> None:
    change, interval = paired.change([1, 0, 1], [1, 0, 1])
    assert change == 0 and interval is not None and interval[0] < 0 < interval[1] and not paired.is_clear(interval)
    assert paired.change([], []) == (None, None) and paired.share([]) is None


def test_two_that_do_each_others_work_interact_against_their_sum() -> None:
    base, one, both = [1] * 10, [0] * 5 + [1] * 5, [0] * 5 + [1] * 5
    assert paired.interaction(base, one, one, both)[0] == 50
    assert paired.interaction(base, one, [1] * 5 + [0] * 5, [0] * 10)[0] == 0


# What is told


def test_factors_are_ranked_by_what_leaving_them_out_does() -> None:
    found = why.under(asked(), READINGS["service"], played)
    assert [one["rank"] for one in found["factors"]] == list(range(1, 10))
    assert [one["name"] for one in found["factors"][:3]] == ["appointments", "underestimation", "grain"]
    first = found["factors"][0]
    assert first["off"] == {
        "games": 100, "share": 20.0, "change": -40.0, "interval": first["off"]["interval"], "nobody": 45.0,
        "nobody_change": 25.0, "nobody_interval": first["off"]["nobody_interval"],
    }  # fmt: skip
    assert first["alone"]["games"] == 50 and first["alone"]["change"] == 40.0 and found["all_off"]["who_share"] == 10.0
    assert found["base"]["who_share"] == 60.0 and found["base"]["calibrated"]
    assert [one["name"] for one in found["factors"] if one["calibrated"]] == ["appointments", "underestimation"]


def test_pairs_are_of_the_four_strongest_and_set_against_their_sum() -> None:
    found = why.under(asked(), READINGS["service"], played)
    assert len(found["pairs"]) == 6
    pair = found["pairs"][0]
    assert {pair["a"], pair["b"]} == {"appointments", "underestimation"}
    assert (pair["both"], pair["change"], pair["expected"], pair["interaction"]) == (20.0, -40.0, -80.0, 40.0)
    assert not why.under(asked(pairs=False), READINGS["service"], played)["pairs"]


def test_the_answer_claims_what_is_clear_and_ends_with_the_caveat() -> None:
    told = why.under(asked(), READINGS["service"], played)["answer"]
    assert told[-1] == CAVEAT and "60%" in told[0]
    assert told[1].startswith("Most hangs on this: Appointments by the Secretariat. Without it he is on top in 20%")
    assert "Underestimation" in told[2] and "Grain" not in told[2]
    idle = next(line for line in told if line.startswith("Not to be told from chance"))
    assert "Deaths" in idle and "Appointments" not in idle
    assert any(line.startswith("Calibrated: the share of Stalin was tuned to, and so was") for line in told)
    assert any("each does part of the other's work" in line for line in told)


def test_only_what_was_tuned_to_is_marked() -> None:
    scenario = scenario_of("1924")
    zinoviev = asked(who=scenario.person_index["zinoviev"])
    found = why.under(zinoviev, READINGS["service"], played)
    assert not any(one["calibrated"] for one in found["factors"])
    found = why.under(asked(), READINGS["machine"], played)
    assert not found["base"]["calibrated"] and not any(one["calibrated"] for one in found["factors"])
    found = why.under(asked(str(SMALL)), READINGS["service"], played)
    assert not found["base"]["calibrated"] and not any("tuned" in line for line in found["answer"])


def test_an_interrupt_leaves_out_what_is_missing() -> None:
    def short(off: tuple[str, ...], reading: str, games: int) -> why.Outcomes:
        many = games if off in ((), ("appointments",)) else 30 if off == ("enrolment",) else 0
        whole = played(off, reading, games)
        return why.Outcomes(whole.who[:many], whole.nobody[:many])

    found = why.under(asked(), READINGS["service"], short)
    there = {one["name"]: one["off"]["games"] for one in found["factors"] if one["off"]}
    assert there == {"appointments": 100, "enrolment": 30}
    assert found["all_off"] is None and not any(one["alone"] for one in found["factors"])
    assert all(pair["games"] for pair in found["pairs"]) and found["answer"][-1] == CAVEAT
    told = why.told_of(asked(), [found], 3.0, True)
    assert "without Appointments" in table(told, "0:03") and "without Deaths" not in table(told, "0:03")


def test_the_count_of_games_is_what_is_played() -> None:
    many = []

    def counting(off: tuple[str, ...], reading: str, games: int) -> why.Outcomes:
        many.append(games)
        return played(off, reading, games)

    question = asked()
    why.under(question, READINGS["service"], counting)
    assert sum(many) == question.total() == 100 * (1 + 9 + 6) + 50 * 10


# Batches and commands


@pytest.mark.slow
def test_batches_without_a_factor_are_the_same_whatever_the_jobs() -> None:
    batch = Batch(str(SMALL), small().hash, ("random",) * 3, 1, 4, off=("grain", "pacts"), reading="machine")
    here, apart = batches.run(batch), batches.run(batch, 2)
    assert list(here.finished()) == list(apart.finished())
    assert list(here.finished()) != list(batches.run(replace(batch, off=(), reading="service")).finished())


@pytest.mark.slow
def test_why_plays_and_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "why.html"
    argv = ["why", str(SMALL), "-n", "2", "--jobs", "1", "--only", "grain", "--only", "pacts", "--pairs", "--json", "-"]
    assert cli.main([*argv, "--report", str(page)]) == 0
    assert "Grain and foreign shocks" in page.read_text(encoding="utf-8")
    told = json.loads(capsys.readouterr().out)
    assert told["caveat"] == CAVEAT and told["who"] == "stalin" and told["hash"] == small().hash
    (found,) = told["readings"]
    assert {one["name"] for one in found["factors"]} == {"grain", "pacts"} and len(found["pairs"]) == 1
    # A mechanism that is none of the nine is not among those that are on alone.
    assert {one["name"]: bool(one["alone"]) for one in found["factors"]} == {"grain": True, "pacts": False}


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["why", str(SMALL), "--who", "trotski"], "did you mean 'trotsky'?"),
        (["why", str(SMALL), "--only", "grian"], "did you mean 'grain'?"),
        (["why", str(SMALL), "--reading", "structur"], "did you mean 'structure'?"),
        (["simulate", str(SMALL), "--without", "pact"], "did you mean 'pacts'?"),
        (["why", "nowhere"], "no such scenario"),
    ],
)
def test_what_does_not_exist_is_told_with_what_is_near(
    argv: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(argv) == 2
    assert told in capsys.readouterr().err


def test_simulate_names_what_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["simulate", str(SMALL), "-n", "1", "--rival", "random", "--without", "pacts", "--json", "-"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["without"] == ["pacts"] and told["hash"] == factors.changed(small(), ("pacts",)).hash != small().hash
