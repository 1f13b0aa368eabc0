"""Rule 8.13: how a seat came out as one number, the table of such numbers, and how many of them a game stands above."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from position import position

from game.lab import scores
from game.rules import lead
from game.rules.score import AIM, BUREAU, COMMITTEE, EQUAL, MEMBER, OUT, TOP, score
from game.session import Session
from game.words import measured
from game.world.kinds import DEAD, EXILE, OUT_PARTY

TABLE = """
    stalin: seat, gensec
    trotsky: seat
    boris: cc, tomsk, of trotsky 80
    post tomsk: by committee, delegates 10
"""


def test_8_13_what_became_of_the_man_is_twenty_points_at_most() -> None:
    """Rule 8.13: Politburo, Committee, party, outside it, exile, dead; each is worth less than the one before."""
    it = position(TABLE + "\n    tune first_ratio 10000")
    p = it.trotsky
    told = []
    for column, value in ((None, 0), ("seat_pb", 0), ("seat_cc", 0), ("rung", OUT_PARTY), ("rung", EXILE), ("life", DEAD)):
        if column:
            it.st.w(column)[p] = value
        aim = AIM if it.st.seat_pb[p] == 2 else 0  # without another aim a seat wants the Politburo
        told.append(score(it.st, p) - aim - min(10, lead.lead(it.st)[it.k("trotsky")] // 50))
    assert told == [BUREAU, COMMITTEE, MEMBER, OUT, 1, 0]


def test_8_13_paramount_is_worth_more_than_first_among_equals() -> None:
    """Rule 8.13: forty and thirty, and nothing for the others."""
    scores = []
    for ratio, cc in ((10000, 1000), (0, 0)):
        it = position(TABLE + f"\n    anna: cc, of trotsky 100\n    tune first_ratio {ratio}\n    tune first_cc {cc}")
        scores.append((score(it.st, it.trotsky), score(it.st, it.stalin)))
    it.st.w("paramount")[it.k("trotsky")] = it.st.tune.paramount_months
    scores.append((score(it.st, it.trotsky), score(it.st, it.stalin)))
    plain, other = scores[0]
    assert scores[1:] == [(plain + EQUAL, other), (plain + TOP, other)]


def test_8_13_a_table_is_made_from_simulations_and_the_epilogue_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 8.13: a game stands above those of its seat with a lower score; a seat without any has no such line."""
    result, table = tmp_path / "r.json", tmp_path / "scores.json"
    told = {"scenario": "small", "games": 4, "rivals": {"stalin": "standard"}, "scores": {"stalin": [0, 1, 2, 101]}}
    result.write_text(json.dumps(told), "utf-8")
    assert scores.keep([result], table) == ["small: 4 games"]
    result.write_text(json.dumps(told | {"rivals": {"stalin": "random"}}), "utf-8")
    with pytest.raises(ValueError, match="standard"):
        scores.keep([result], table)
    monkeypatch.setattr(measured, "assets_folder", lambda: tmp_path)
    measured.table.cache_clear()
    try:
        from game.content import load_scenario

        scenario, _ = load_scenario("tests/small.yaml")
        assert scenario is not None
        session = Session(scenario, 1, ["random"] * 3)
        names = [scenario.people[p].id for p in scenario.seats]
        stalin = scenario.seats[names.index("stalin")]
        mine = score(session.state, stalin)
        assert measured.beaten(session, stalin) == (25 * sum(one < mine for one in (0, 1, 2, 101)), 4)
        assert measured.beaten(session, next(p for p in scenario.seats if p != stalin)) is None
    finally:
        measured.table.cache_clear()
