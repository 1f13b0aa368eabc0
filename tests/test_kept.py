"""What is kept between two questions says what would be found by asking anew: late in a game, in the long form at its opening too."""

from __future__ import annotations

import json
from functools import cache

import pytest
from games import scenario_of, whole

from game.play.actions import posts
from game.rules import hall, lead, tally, vote
from game.rules.ballot import promise_key
from game.rules.benches import bench_of, hall_of
from game.rules.gatherings import hall_votes, meets
from game.rules.hold import OWED_VOTE
from game.rules.levers import holder_of
from game.rules.opinion import CAUSE, add_reason
from game.world.facts import Facts
from game.world.kinds import (
    BUDGET,
    CC,
    CONFIDENCE,
    CONGRESS,
    DOCUMENT,
    FILL,
    ISSUE_COLUMNS,
    JOINT,
    LINE,
    MEASURE,
    ORDER,
    OUT_POLITBURO,
    PERSON_COLUMNS,
    POLITBURO,
    POST_COLUMNS,
    READMIT,
    REMOVE,
    RUNG,
    SEAT_COLUMNS,
    Motion,
    Promise,
)
from game.world.rng import key
from game.world.state import State
from game.world.stored import from_json
from game.world.view import look


@cache
def months() -> list[tuple[int, State]]:
    """Return the months of a whole game of 1924; not to be changed by a test."""
    return whole("kamenev", 7).months


def told(facts: Facts, k: int) -> list[object]:
    """Return what the kept tables answer of a game."""
    seats = facts.scenario.seats
    return [
        facts.in_play(), facts.roots(), lead.gain(facts), lead.threat(facts), lead.organisation(facts, facts.roots()),
        [lead.mean_estimate(facts, j) for j in range(len(seats))], [lead.side_strength(facts, p) for p in seats],
        [tally.voters(facts, body) for body in (CC, POLITBURO, JOINT)], holder_of(facts, "unions"), hall_votes(facts),
        [meets(facts, (kind,)) for kind in range(4)], posts._pool(facts, k),
        [facts.distance(a, b) for a in seats for b in seats], [facts.deviation(p) for p in seats],
        [
            (bench.persons, bench.own, bench.led, bench.distances(facts, seats[1]))
            for bench in (bench_of(facts, CC, 0), bench_of(facts, CC, 1), hall_of(facts, 0))
        ],
        [len(bench_of(facts, CC, 0).wants(facts, kind)) for kind in range(6)], lead.stage(facts), lead.weights(facts),
    ]  # fmt: skip


def anew(state: State) -> State:
    """Return the same state without anything kept."""
    return from_json(state.scenario, json.loads(json.dumps(state.columns())))


@pytest.mark.parametrize("month", [pytest.param(0, marks=pytest.mark.long), 40])
@pytest.mark.slow
def test_whatever_column_is_written_no_kept_table_is_stale(month: int) -> None:
    scenario = scenario_of("1924")
    state = months()[month][1].clone()
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


@pytest.mark.slow
def test_clones_share_their_tables_until_one_of_the_two_writes() -> None:
    """Whichever writes first, and whether the tables were there when the clone was made or came afterwards."""
    scenario = scenario_of("1924")
    me, he = scenario.seats[:2]
    state = months()[40][1].clone()

    def change(it: State, n: int) -> None:
        if n == 0:
            add_reason(it, 0, he, CAUSE["attacked_me"], -30)
        elif n == 1:
            it.card(0, he + 1 if he + 1 not in scenario.seats else 40, me, 80, 0)
        elif n == 2:
            it.w("standing")[me] = 99 - it.standing[me]
        elif n == 3:
            it.row("stance", 0)[me] = -it.stance[0][me] or 50
        elif n == 4:
            it.row("bel_want", 0)[40:60] = [1] * 20
        elif n == 5:
            it.w("seat_cc")[me] = 0 if it.seat_cc[me] else 2
        elif n == 6:
            it.owe(60, me, 25)
        else:
            it.add("loyalty", 60, 40 if it.loyalty[60] < 50 else -40)

    for n in range(8):
        for warm in (False, True):
            for mine in (False, True):
                old = state.clone()
                old.forget()
                if warm:
                    told(old, 0), told(look(old, 0), 0)
                new = old.clone()
                change(old if mine else new, n)
                first, second = (old, new) if mine else (new, old)
                for it in (first, second, first):
                    fresh = anew(it)
                    assert told(it, 0) == told(fresh, 0), (n, warm, mine)
                    assert told(look(it, 0), 0) == told(look(fresh, 0), 0), (n, warm, mine)


@pytest.mark.slow
@pytest.mark.parametrize("mine", [False, True])
def test_clones_of_a_state_with_few_tables_share_none_that_a_write_leaves_standing(mine: bool) -> None:
    scenario = scenario_of("1924")
    me, he = scenario.seats[:2]
    for change in (
        lambda it: add_reason(it, 0, he, CAUSE["attacked_me"], -30),
        lambda it: it.card(0, 40, me if it.bel_patron[0][40] != me else he, 80, 0),
    ):
        old = months()[40][1].clone()
        old.forget()
        old._believed = {}
        bench_of(old, CC, 0), old.believed_roots(1)
        new = old.clone()
        first, second = (old, new) if mine else (new, old)
        change(first)
        lead.gain(first)
        fresh = anew(second)
        assert lead.gain(second) == lead.gain(fresh)
        assert second.believed_roots(0) == fresh.believed_roots(0)


@pytest.mark.slow
def test_thanks_and_loyalty_written_one_by_one_leave_no_chain_stale() -> None:
    state = months()[40][1].clone()
    many, wrong = len(state.life), 0
    seats = state.scenario.seats
    for n in range(400):
        draws = [key(n, part) for part in range(4)]
        p = draws[0] % many
        state.roots(), [state.believed_roots(k) for k in range(len(seats))]
        if state.seat_index[p] >= 0:
            continue
        if draws[1] % 3 == 0:
            state.owe(p, seats[draws[2] % len(seats)], draws[3] % 26)
        elif draws[1] % 3 == 1:
            state.add("loyalty", p, draws[2] % 61 - 30)
        else:
            wanted = state.row("bel_want", draws[2] % len(seats))
            wanted[p] = draws[3] % 3
        wrong += len([told for told in state.recount() if "stale" in told])
    assert not wrong


@pytest.mark.slow
def test_a_reporter_is_preferred_on_ballots_shared_as_on_ones_own() -> None:
    for _, state in months()[::12]:
        for facts in (state, look(state, 0)):
            asked = hall.places(facts)
            for p in facts.members(POLITBURO):
                assert hall._preferred(facts, p, asked) == hall.prefers(facts, p)


def test_the_sums_are_those_of_the_count_with_its_lines() -> None:
    scenario = scenario_of("1924")
    compared = 0
    for _, state in months()[::9]:
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


def motions(facts: Facts) -> list[Motion]:
    """Return motions of every kind, by a contender and by a lesser man, at contenders and at lesser men."""
    seats, members, month = facts.scenario.seats, facts.members(CC), facts.month
    lesser = [p for p in members if facts.seat_index[p] < 0]
    aims = [seats[0], seats[3], lesser[0], lesser[-1]]
    q = facts.secretary_post
    held = next(q for p in lesser for q in facts.posts_of[p] if facts.scenario.posts[q].region)
    asked: list[tuple[int, int, int]] = [(RUNG, p, rung) for p in aims for rung in (1, OUT_POLITBURO, 5, 6)]
    asked += [(FILL, post, p) for p in aims for post in (q, held)]
    asked += [(REMOVE, post, p) for p in (-1, *aims) for post in (q, held)]
    asked += [(CONFIDENCE, p, 0) for p in aims] + [(CONFIDENCE, aims[0], aims[1] + 1)]
    asked += [(READMIT, p, 0) for p in aims] + [(LINE, i, step) for i in range(2) for step in (-12, 12)]
    asked += [(MEASURE, m, 0) for m in range(12)] + [(BUDGET, held, 0), (ORDER, 0, 0), (ORDER, 1, 0)]
    asked += [(DOCUMENT, hold.id, 0) for hold in facts.holds[:3]]
    return [
        Motion(kind, mover, body, a, b, 0, month, 0, secret)
        for kind, a, b in asked
        for mover in (seats[1], lesser[1])
        for body, secret in ((CC, 0), (CC, 1), (POLITBURO, 0))
    ]


@pytest.mark.parametrize("month", [pytest.param(0, marks=pytest.mark.long), 40])
@pytest.mark.slow
def test_a_bench_counted_a_term_at_a_time_says_what_each_of_it_says(month: int) -> None:
    scenario = scenario_of("1924")
    state = months()[month][1].clone()
    # Words given and votes owed by lesser men.
    lesser = [p for p in state.members(CC) if state.seat_index[p] < 0]
    state.w("promises").extend(
        [
            Promise(lesser[2], scenario.seats[1], OWED_VOTE, 1, state.month, -1),
            Promise(lesser[3], scenario.seats[4], OWED_VOTE, 1, state.month, -1),
            *(Promise(lesser[n], scenario.seats[0], 0, -1, state.month, promise_key(m))
              for n, m in enumerate(motions(state)[::40])),
        ]
    )  # fmt: skip
    for facts in (state, look(state, 1), look(state, 5)):
        for item in motions(facts):
            for cast in ({}, {scenario.seats[2]: 1, scenario.seats[4]: -1, lesser[5]: -1}):
                bench = bench_of(facts, item.body, item.secret)
                told = vote.amounts(vote.Ballot(facts, item, cast), bench)
                ballot = vote.Ballot(facts, item, cast)
                assert told == {p: vote.says(ballot, p) for p in bench.persons}, item
                reasons = {p: sum(reason.amount for reason in vote.stand(ballot, p)) for p in bench.persons}
                assert told == reasons, item
                sides = {p: cast.get(p, 0) or (1 if told[p] > 0 else -1) for p in bench.persons}
                if item.kind != CONFIDENCE and not cast.get(item.mover):
                    sides[item.mover] = 1
                ayes = sum(1 for p in bench.persons if sides[p] > 0)
                assert tally.expect(facts, item, cast)[:2] == (ayes, len(bench.persons) - ayes)
        for item in motions(facts):
            if item.kind == CONFIDENCE:
                ballot = vote.Ballot(facts, item._replace(body=CONGRESS))
                bench = hall_of(facts, item.secret)
                assert vote.amounts(ballot, bench) == {p: vote.says(ballot, p) for p in bench.persons}
