"""Matches between rivals: every seat and seed twice, better by score, the rest undecided; kinds and times counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from games import SMALL

from game.cli import main
from game.lab import batch as batches
from game.lab.batch import Batch
from game.lab.matches import game, seats_named, table, told
from game.lab.simulate import Misuse, scenario_named
from game.words import measured


def test_a_rival_matched_with_itself_decides_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """The same rival in the same seat and game comes out the same, whatever the side."""
    code = main(["matches", str(SMALL), "--a", "standard", "--b", "standard", "-n", "1", "--seats", "zinoviev", "--json", "-"])
    result = json.loads(capsys.readouterr().out)
    assert code == 0
    assert result["match"] == {"a_better": 0, "b_better": 0, "undecided": 1, "a_of_100_decided": None}
    assert result["games"] == 2
    assert result["sides"][0]["seats"] == result["sides"][1]["seats"]
    assert result["sides"][0]["ms_a_decision"] > 0 and result["sides"][0]["errors"] == 0


@pytest.mark.parametrize(
    ("name", "games", "seats"),
    [pytest.param(str(SMALL), 16, (0, 2), id="small"), pytest.param("1928", 8, (0, 5), id="1928", marks=pytest.mark.long)],
)
@pytest.mark.slow
def test_the_standard_rival_is_better_than_chance_and_both_are_told(name: str, games: int, seats: tuple[int, int]) -> None:
    """Better is the higher score in the same seat and game; the sides stand with shares of their own acts.

    The long form plays a shipped scenario.
    """
    scenario = scenario_named(name)
    batch = Batch(name, scenario.hash, ("standard", "random"), 2, games, job="matches:game", more=seats)
    played = batches.run(batch)
    records = played.finished()
    a, b = (scenario.people[scenario.seats[k]].id for k in seats)
    assert [(r["seat"], r["seed"], r["side"]) for r in records[:4]] == [(a, 2, 0), (a, 2, 1), (b, 2, 0), (b, 2, 1)]
    assert dict(game(scenario, batch, 5), seconds=0) == dict(records[5], seconds=0)
    result = told(records, ("standard", "random"))
    match = result["match"]
    assert match["a_better"] + match["b_better"] + match["undecided"] == games // 2
    assert match["a_better"] > match["b_better"]
    better = sum(one["a_better"] for one in result["seats"].values())
    assert better == match["a_better"]
    assert "A better in" in table(result)


def test_the_ladder_keeps_its_margins_where_the_set_up_reads_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`--ladder --keep` writes a margin for each strength but the weakest; the reader gives it in whole numbers."""
    monkeypatch.setattr("game.lab.matches.LADDER", (("standard", "random"),))
    monkeypatch.setattr("game.files.assets_folder", lambda: tmp_path)
    assert main(["matches", str(SMALL), "--ladder", "--keep", "-n", "1", "--seats", "zinoviev", "--seed", "3"]) == 0
    kept = json.loads((tmp_path / "strengths.json").read_text("utf-8"))
    assert kept["standard"]["below"] == "random" and kept["standard"]["pairs"] == 1
    monkeypatch.setattr(measured, "margins", lambda: {"leader": {"of_100_decided": 63.6}, "member": {"of_100_decided": None}})
    assert (measured.margin("leader"), measured.margin("member"), measured.margin("delegate")) == (64, None, None)


def test_unknown_seats_and_rivals_are_refused_with_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """A refusal names the choices."""
    with pytest.raises(Misuse, match="there are stalin"):
        seats_named(scenario_named("1924"), "lenin")
    assert main(["matches", "1924", "--a", "genius"]) == 2
    assert "standard" in capsys.readouterr().err
