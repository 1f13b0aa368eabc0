"""Saved states are written short, and read back whole or refused."""

from __future__ import annotations

import json
import random

import pytest
from games import mixed, play_on, scenario_of, small, written_out

from game.session import Session
from game.world.packed import pack, unpack
from game.world.stored import from_json


def test_a_column_comes_back_as_it_was() -> None:
    chance = random.Random(4)
    for _ in range(600):
        reach = chance.choice((0, 1, 3, 50, 200, 5000, 10**7, 10**12))
        few = chance.random()
        column = [
            chance.randrange(-reach, reach + 1) if chance.random() < few else 7 for _ in range(chance.randrange(400))
        ]
        text = json.loads(json.dumps(pack(column)))
        assert unpack(text, len(column)) == column
        with pytest.raises(ValueError, match="packed column"):
            unpack(text, len(column) + 1)


@pytest.mark.parametrize(
    "text",
    ["", "###", ":#", "x:#", "5:", "5:#", "5:~##", "5:#~z", "5:#~zz", "5:^##", "5:!12", "5:! ##", "5:\n##", "5:!-- #",
     "9999999999999999999:##", "5:\u0663#", "\u0663:##", 5, None, ["5:##"]],
)  # fmt: skip
def test_what_is_no_packed_column_of_its_length_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="packed column"):
        unpack(text, 2)


@pytest.mark.slow
def test_a_state_of_a_whole_game_is_small_and_comes_back() -> None:
    for scenario, most in ((scenario_of("1924"), 36_000), (small(), 4_000)):
        state = Session(scenario, 3, ["random"] * len(scenario.seats), archive=False).state
        told = json.dumps(state.to_json(), separators=(",", ":"))
        assert len(told) < most
        again = from_json(scenario, json.loads(told))
        assert again.columns() == state.columns() and again.digest() == state.digest()
        assert again.recount() == []


def test_a_state_at_full_length_is_read_as_before() -> None:
    state = play_on(mixed(small(), 3), 25).state
    plain = json.loads(json.dumps(state.columns()))
    assert from_json(small(), plain).digest() == state.digest()
    assert json.loads(json.dumps(written_out(small(), state.to_json()))) == plain
    # Columns that an older save lacks are taken for what they were.
    for name in ("owes", "bel_source", "plants"):
        plain.pop(name)
    assert from_json(small(), plain).owes == [-1] * len(small().people)


def test_a_table_half_of_which_is_packed_is_refused() -> None:
    state = play_on(mixed(small(), 3), 10).state
    for name in ("bel_loyalty", "why_regard", "stance"):
        told = json.loads(json.dumps(state.to_json()))
        told[name][0] = json.loads(json.dumps(state.columns()[name][0]))
        with pytest.raises(ValueError, match="half"):
            from_json(small(), told)
