"""`play --text --explain`: rivals' moves are told after the month, each with its reasons, and never before."""

from __future__ import annotations

import io

import pytest

from game.cli import main
from game.content import load_scenario
from game.play.action import ACTIONS, FREE
from game.session import Session
from game.text.explained import Moves
from game.words import Words


@pytest.mark.slow
def test_moves_of_a_month_that_is_over_are_told_with_reasons(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The heading and a line for a rival come once a month has passed."""
    monkeypatch.setattr("sys.stdin", io.StringIO("end\n1\n" * 14))
    assert main(["play", "--text", "--explain", "--seat", "kamenev", "--seed", "7"]) == 0
    told = capsys.readouterr().out
    first = told.index("What the others did, and why")
    assert told.index("February 1924") < first
    assert "Stalin: " in told[first : first + 400]
    assert "[" not in told[first : first + 3000]


def test_months_let_pass_at_one_go_are_told_each_under_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three months asked for at once: what was done in each stands under it, and no vote says its name twice."""
    monkeypatch.setattr("sys.stdin", io.StringIO("3\nquit\n"))
    assert main(["play", "--text", "--explain", "--seat", "none", "--seed", "7"]) == 0
    told = capsys.readouterr().out
    moves = told[told.index("What the others did, and why") :]
    places = [moves.index(f"\n{month} 1924.\n") for month in ("January", "February", "March")]
    assert places == sorted(places)
    assert all(moves[at:].count("\nStalin: ") for at in places)
    assert "Vote Vote" not in told


def test_without_text_it_says_what_to_add(capsys: pytest.CaptureFixture[str]) -> None:
    """The window tells its reasons elsewhere."""
    assert main(["play", "--explain"]) == 2
    assert "--text" in capsys.readouterr().err


@pytest.mark.slow
def test_every_move_of_a_game_has_words() -> None:
    """Orders and votes of standard rivals and of the planner are told without a missing key."""
    scenario, _ = load_scenario("1928")
    assert scenario is not None
    moves = Moves(Words(scenario))
    specs = ["standard"] * len(scenario.seats)
    specs[1] = "planner:budget=0"
    session = Session(scenario, 5, specs, archive=False, on_answer=moves.note)
    assert session.errors == 0
    assert len(moves.kept) > 200
    for move in moves.kept:
        assert "[" not in move.said
        assert all("[" not in one for one in moves.words.reasons(move.reasons))
    assert sum(1 for move in moves.kept if move.reasons) * 10 > len(moves.kept) * 8


@pytest.mark.slow
def test_the_archive_explains_every_order_from_what_its_seat_knew_then() -> None:
    """Played again from each month's opening, the orders are those of the log and their reasons those of the hour."""
    scenario, _ = load_scenario("1928")
    assert scenario is not None
    heard = Moves(Words(scenario))
    session = Session(scenario, 5, ["standard"] * len(scenario.seats), on_answer=heard.note)
    kept = [move for n in range(len(session.months)) for move in session.moves(n)]
    ordered = [entry for entry in session.log if ACTIONS[entry.action.kind].cost != FREE]
    assert [(move.seat, move.action) for move in kept] == [(entry.seat, entry.action) for entry in ordered]
    at_the_time = [tuple(move.reasons) for move in heard.kept if ", motion: " not in move.said]
    assert [tuple(move.reasons) for move in kept] == at_the_time
    assert len(kept) > 50
