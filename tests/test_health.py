"""Rule 3, Chance: illness, coming all the same, and deaths that are foreshadowed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_country import person, small

from game.rules import health
from game.world.event import Event
from game.world.kinds import ALIVE, DEAD
from game.world.state import State, start


def game(values: tuple[int, int, int, int], seed: int = 7, low_luck: int = 0, born: int = 1880) -> State:
    people = tuple(person(f"p{n}", health=value, born=born) for n, value in enumerate(values))
    return start(small(people=people, rules=(("low_luck", low_luck),)), seed)


def months(st: State, count: int) -> list[Event]:
    out: list[Event] = []
    for _ in range(count):
        health.turn(st, out)
        st.month += 1
    return out


def spells(out: list[Event], p: int) -> int:
    return sum(1 for event in out if event.kind == "fell_ill" and event.args[0] == p)


def test_3_11_illness_follows_health_and_nothing_else() -> None:
    weak = strong = 0
    for seed in range(40):
        out = months(game((35, 85, 85, 85), seed), 48)
        weak += spells(out, 0)
        strong += spells(out, 1)
    assert health.illness_chance(game((50, 50, 50, 50)), 0) == 18
    assert 35 < weak < 130  # thirty permille a month, 1,920 months
    assert strong < weak // 4


def test_3_11_the_scenario_may_turn_illness_off() -> None:
    scenario = replace(small(), tuning=(("illness", 0),))
    assert not months(start(scenario, 3), 72)


def test_3_11_low_luck_spreads_illness_evenly() -> None:
    counts = {spells(months(game((30, 75, 75, 75), seed, low_luck=1), 72), 0) for seed in range(12)}
    assert max(counts) - min(counts) <= 1
    assert min(counts) >= 1


def test_3_11_the_ill_are_away_mend_and_return() -> None:
    for seed in range(200):
        st = game((45, 75, 75, 75), seed)
        out = months(st, 1)
        if spells(out, 0):
            break
    else:
        raise AssertionError("nobody fell ill in 200 games")
    ill, away = st.health[0], out[0].args[1]
    assert not st.is_present(0)
    out = months(st, away)
    assert st.is_present(0)
    assert [event.kind for event in out if event.args[0] == 0] == ["recovered"]
    assert st.health[0] > ill


def test_3_12_a_sick_contender_may_come_at_a_cost() -> None:
    st = game((45, 75, 75, 75))
    out: list[Event] = []
    assert not health.may_drag(st, 0)  # he is not away
    st.w("absent")[0] = st.month + 3
    before = health.illness_chance(st, 0)
    assert health.drag(st, 0, out) == health.DRAG_COST
    assert st.is_present(0) and st.health[0] == 45 - health.DRAG_COST
    assert health.illness_chance(st, 0) > before
    assert out == [Event("dragged", st.month, (0, health.DRAG_COST))]


def test_3_12_a_dying_man_is_not_brought() -> None:
    st = game((10, 75, 75, 75))
    st.w("absent")[0] = st.month + 3
    assert health.drag(st, 0, []) == 0
    assert st.health[0] == 10 and not st.is_present(0)


@pytest.mark.parametrize("value", [24, 15, 12, 9, 7])
def test_3_13_two_warnings_come_before_a_death(value: int) -> None:
    died = 0
    for seed in range(25):
        st = game((75, 75, 75, value), seed, born=1855)
        out = months(st, 72)
        warnings = [event for event in out if event.kind == "failing" and event.args[0] == 3]
        if st.life[3] == DEAD:
            died += 1
            assert len(warnings) >= 2
            assert any(event.kind == "died" and event.args[0] == 3 for event in out)
    assert died > 0


def test_3_13_nobody_in_fair_health_dies_by_this_rule() -> None:
    for seed in range(30):
        st = game((60, 55, 50, 45), seed)
        months(st, 72)
        assert all(life == ALIVE for life in st.life)


def test_3_14_years_tell_on_the_old() -> None:
    st = game((75, 75, 75, 75), born=1850)
    months(st, 61)
    assert st.health[2] == 75 - 2 * 5


def test_3_15_the_same_game_has_the_same_fevers() -> None:
    first, second = game((35, 40, 45, 20)), game((35, 40, 45, 20))
    assert months(first, 60) == months(second, 60)
    assert first.digest() == second.digest()
