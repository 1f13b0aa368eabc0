"""What is kept between two questions says what would be found by asking anew."""

from __future__ import annotations

import json
from typing import Any

import pytest
from games import scenario_of

from game.lab.proof_hooks import Until
from game.play.actions import posts
from game.rules import lead, tally
from game.rules.gatherings import hall_votes, meets
from game.rules.levers import holder_of
from game.session import Session
from game.world.facts import (
    CC,
    CONGRESS,
    ISSUE_COLUMNS,
    JOINT,
    LINE,
    OUT_POLITBURO,
    PERSON_COLUMNS,
    POLITBURO,
    POST_COLUMNS,
    RUNG,
    SEAT_COLUMNS,
    Facts,
    Motion,
)
from game.world.rng import key
from game.world.state import State
from game.world.stored import from_json
from game.world.view import look


def told(facts: Facts, k: int) -> list[object]:
    """Return what the kept tables answer of a game."""
    seats = facts.scenario.seats
    return [
        facts.in_play(), facts.roots(), lead.gain(facts), lead.threat(facts), lead.organisation(facts, facts.roots()),
        [lead.mean_estimate(facts, j) for j in range(len(seats))], [lead.side_strength(facts, p) for p in seats],
        [tally.voters(facts, body) for body in (CC, POLITBURO, JOINT)], holder_of(facts, "unions"), hall_votes(facts),
        [meets(facts, (kind,)) for kind in range(4)], posts._pool(facts, k),
        [facts.distance(a, b) for a in seats for b in seats],
    ]  # fmt: skip


def anew(state: State) -> State:
    """Return the same state without anything kept."""
    return from_json(state.scenario, json.loads(json.dumps(state.to_json())))


@pytest.mark.parametrize("month", [0, 40])
def test_whatever_column_is_written_no_kept_table_is_stale(month: int) -> None:
    scenario = scenario_of("1924")
    kind: Any = type("Early", (Until,), {"until": scenario.start + month})
    state = kind(scenario, 5, ["random"] * len(scenario.seats)).months[month][1].clone()
    columns = [*PERSON_COLUMNS, *POST_COLUMNS, *SEAT_COLUMNS, *ISSUE_COLUMNS]
    me = scenario.seats[0]
    for name in [one for one in columns if one != "holder"]:
        written = state.clone()
        told(written, 0), told(look(written, 0), 0)
        column = written.w(name)
        # Three of those it is about, the first contender among them where it is about persons.
        for at in {me if name in PERSON_COLUMNS else 0, 1, 2}:
            column[at] = 0 if column[at] else 2
        fresh = anew(written)
        assert told(written, 0) == told(fresh, 0), name
        assert told(look(written, 0), 0) == told(look(fresh, 0), 0), name
    for name in ("stance", "bel_patron", "bel_loyalty", "bel_want"):
        written = state.clone()
        told(written, 0), told(look(written, 0), 0)
        row = written.row(name, 0)
        row[me] = 40
        row[-1] = row[2] = 0 if row[2] else 2
        fresh = anew(written)
        assert told(written, 0) == told(fresh, 0), name
        assert told(look(written, 0), 0) == told(look(fresh, 0), 0), name


def test_the_sums_are_those_of_the_count_with_its_lines() -> None:
    scenario = scenario_of("1924")
    session = Session(scenario, 3, ["random"] * len(scenario.seats))
    compared = 0
    for _, state in session.months[::9]:
        first, second = state.in_play()[:2]
        a, b = scenario.seats[first], scenario.seats[second]
        for body in (POLITBURO, CC, JOINT, CONGRESS):
            for motion in (
                Motion(RUNG, a, body, b, OUT_POLITBURO, 0, state.month, 0, 0),
                Motion(LINE, b, body, 0, 12, 0, state.month, 0, 0),
            ):
                for chosen in ({}, {a: 1}, {a: 1, b: -1}):
                    whole, sums = tally.count(state, motion, chosen), tally.expect(state, motion, chosen)
                    assert (whole.ayes, whole.noes, whole.carried) == (sums.ayes, sums.noes, sums.carried)
                    for line in whole.lines:
                        assert line.post != -1 or line.amount == sum(reason.amount for reason in line.reasons)
                    compared += 1
    assert compared > 100


def test_draws_with_one_beginning_may_share_it() -> None:
    assert key(9, 4, start=key(1924, -3)) == key(1924, -3, 9, 4)
    assert key(4, 9, start=key(1924, -3)) != key(1924, -3, 9, 4)
