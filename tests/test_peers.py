"""The speed musts: what is judged how, that peers are measured by our definition, and twice the people and posts."""

from __future__ import annotations

import argparse
import json
from typing import Any

import pytest
from games import SMALL, scenario_of, small

from game.lab import bench, measure, musts, peers
from game.session import Session


def test_a_must_is_a_ratio_a_figure_or_not_measured() -> None:
    told: dict[str, Any] = {
        "decision_us": 120.0, "catanatron_decision_us": 100.0, "games_per_s": 2.5, "state_bytes": 20_000, "clone_us": 3.0,
        "catanatron_copy_us": None,
    }  # fmt: skip
    found = {row["what"]: (row["value"], row["met"], row["aim_met"]) for row in musts.judged(told)}
    assert found["a decision, random play, over Catanatron's"] == (1.2, True, False)
    assert found["games a second, standard rivals, counted"] == (2.5, False, False)
    assert found["state without log as JSON"] == (20_000, True, True)
    assert found["clone, over Catanatron's Game.copy"] == (None, None, None)
    lines = musts.lines_of(musts.judged(told))
    assert len(lines) == len(musts.MUSTS) + 2 and lines[-1] == f"2 of 3 met, {len(musts.MUSTS) - 3} not measured"
    assert next(line for line in lines if "games a second" in line).endswith("not met")


@pytest.mark.parametrize("name", ["small", pytest.param("1924", marks=pytest.mark.long)])
def test_twice_the_people_and_posts_make_a_game(name: str) -> None:
    once = small() if name == "small" else scenario_of(name)
    twice = peers.doubled(once)
    assert (len(twice.people), len(twice.posts)) == (2 * len(once.people), 2 * len(once.posts))
    assert twice.seats == once.seats and twice.hash != once.hash
    state = Session(twice, 1, ["human"] * len(once.seats), archive=False).state
    plain = Session(once, 1, ["human"] * len(once.seats), archive=False).state
    assert sum(seat == 2 for seat in state.seat_cc) == 2 * sum(seat == 2 for seat in plain.seat_cc)
    assert state.members(0) == plain.members(0), "the Politburo stays what it is"
    assert sum(p >= 0 for p in state.holder) == 2 * sum(p >= 0 for p in plain.holder)
    if name == "small":
        game = Session(twice, 2, ["standard"] * 3, archive=False)
        assert game.over and game.errors == 0


def test_a_timed_seat_counts_its_own_questions_only() -> None:
    seats = ["random"] * 3
    whole = measure.Asking(small(), 3, seats, archive=False)
    parts = [type("One", (measure.Thinking,), {"timed": k})(small(), 3, seats, archive=False) for k in range(3)]
    assert sum(part.asked for part in parts) == whole.asked <= len(whole.log)
    assert all(part.state.digest() == whole.state.digest() and part.took > 0 for part in parts)


@pytest.mark.long
def test_the_bare_script_is_given_every_label(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "RUNS", 1)
    told = peers._bare(small())
    assert set(told) == {
        "first_frame_ms", "redraw_ms", "anew_redraw_ms", "idle_cpu_percent", "waiting_cpu_percent",
        "bare_first_frame_ms", "bare_redraw_ms", "bare_kept_redraw_ms",
    }  # fmt: skip
    assert all(value is not None and value > 0 for value in told.values())


def test_missing_peers_are_told_with_what_mends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "find_spec", lambda name: None)
    assert bench.run(argparse.Namespace(json="-", peers=True, only=[])) == 2
    out, trouble = capsys.readouterr()
    assert out == "" and 'pip install -e ".[bench,cluster]"' in trouble


def test_bench_with_peers_judges_every_must(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With the small scenario and Catanatron's own games; the cluster and the window are measured elsewhere."""
    pytest.importorskip("catanatron", reason="the extra `bench` is not installed")
    for name, value in (("SCENARIO", str(SMALL)), ("POOL", 2), ("TURNS", 1), ("SEEDS", (1,)), ("REPEATS", 2)):
        monkeypatch.setattr(bench, name, value)
    monkeypatch.setattr(bench, "_window", lambda scenario: {"first_frame_ms": 100.0, "redraw_ms": None, "redraw_1080p_ms": None, "idle_cpu_percent": 0.2})
    monkeypatch.setattr(peers, "PARTS", {name: part for name, part in peers.PARTS.items() if name not in ("cluster", "bare")})
    monkeypatch.setattr(peers, "RUNS", 1)
    monkeypatch.setattr(peers, "GROWTH", (2, 4))
    assert bench.run(argparse.Namespace(json="-", peers=True, only=[])) == 0
    found = json.loads(capsys.readouterr().out)
    rows = {row["figure"]: row for row in found["musts"]}
    assert found["catanatron_decision_us"] > found["catanatron_answer_us"] > 0 and found["catanatron_copy_us"] > 0
    assert rows["decision_us"]["value"] == pytest.approx(found["decision_us"] / found["catanatron_decision_us"], abs=0.001)
    assert rows["cluster_efficiency"]["met"] is None and rows["doubled_decision_us"]["value"] > 0
    assert rows["batch_1000_mb"]["value"] > 20


def test_an_interrupted_bench_tells_what_it_has(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def struck(scenario: object) -> dict[str, float]:
        raise KeyboardInterrupt

    monkeypatch.setattr(bench, "SCENARIO", str(SMALL))
    monkeypatch.setattr(bench, "_decisions", lambda scenario: {"decision_us": 7.0})
    monkeypatch.setattr(bench, "_games", struck)
    assert bench.run(argparse.Namespace(json="-", peers=False, only=[])) == 2
    out, trouble = capsys.readouterr()
    found = json.loads(out)
    assert found["decision_us"] == 7.0 and found["stopped"] and "what was measured before" in trouble


def test_one_part_is_measured_alone_and_an_unknown_one_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def never(scenario: object) -> dict[str, float]:
        raise AssertionError("it was not asked for")

    monkeypatch.setattr(bench, "SCENARIO", str(SMALL))
    for name in ("_games", "_months", "_state", "_loading", "_saving", "_importing", "_memory", "_window"):
        monkeypatch.setattr(bench, name, never)
    monkeypatch.setattr(bench, "_decisions", lambda scenario: {"decision_us": 7.0})
    monkeypatch.setattr(bench, "_pool", lambda scenario: {"pool_efficiency": 0.5})
    monkeypatch.setattr(peers, "missing", lambda: "")
    monkeypatch.setattr(peers, "PARTS", {"bare": never})
    assert bench.run(argparse.Namespace(json=None, peers=True, only=["decisions", "pool"])) == 0
    out = capsys.readouterr().out
    assert "decision_us" in out and "clone_us" not in out and "not measured" not in out.replace("0 not measured", "")
    assert "0 of 1 met" in out
    assert bench.run(argparse.Namespace(json=None, peers=False, only=["bare"])) == 2
    out, trouble = capsys.readouterr()
    assert out == "" and "--only bare: there is no such part" in trouble and "decisions, games" in trouble
