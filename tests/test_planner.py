"""The planner and the four strengths: legal answers from a View alone, the same from the same key, worlds tried."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from games import small

from game.content import load_scenario
from game.play.action import Action, bar
from game.rivals import planner as planner_module
from game.rivals.explain import explain
from game.rivals.mind import Mind
from game.rivals.motions import counts_on, weigh_motions
from game.rivals.planner import Planner
from game.rivals.planner_craft import HARMLESS, Position, weigh_friends, weigh_nearness
from game.rivals.planner_tries import tried
from game.rivals.planner_votes import favour
from game.rivals.planner_worth import worth
from game.rivals.player import player
from game.rivals.strength import STRENGTHS
from game.rules import lead
from game.session import Session
from game.world.kinds import CC, LINE, OUT_POLITBURO, POLITBURO, REMOVE, RUNG, Decision, Motion
from game.world.scenario import Scenario
from game.world.view import View, look
from tests.position import position

TROTSKY = 1


@cache
def scenario(name: str = "1924") -> Scenario:
    """Return a scenario that comes with the game."""
    made, problems = load_scenario(name)
    assert made is not None, problems
    return made


def opened(seat: int = TROTSKY, seed: int = 3) -> tuple[Session, View, Decision]:
    """Return a game at a seat's first desk."""
    specs = ["standard"] * len(scenario().seats)
    specs[seat] = "human"
    session = Session(scenario(), seed, specs, archive=False)
    while (decision := session.decision) is not None and decision.kind != "desk":
        assert session.submit(session.menu(1)[0]) is None
    assert decision is not None
    return session, session.view(seat), decision


def ends_without_a_fault(played: Scenario, spec: str) -> None:
    specs = ["standard"] * len(played.seats)
    specs[0] = specs[-1] = spec
    session = Session(played, 2, specs, archive=False)
    assert session.over and session.errors == 0


@pytest.mark.parametrize("spec", [*STRENGTHS, "planner:budget=2"])
@pytest.mark.slow(but=2)
def test_a_game_with_it_in_two_seats_ends_without_a_fault(spec: str) -> None:
    """Every answer is legal, and nothing raises; the long form plays a shipped scenario with each."""
    ends_without_a_fault(small(), spec)


@pytest.mark.slow
def test_a_game_of_a_shipped_scenario_ends_without_a_fault() -> None:
    ends_without_a_fault(scenario("1928"), "member")


@pytest.mark.long
@pytest.mark.parametrize("spec", [*STRENGTHS, "planner:budget=2"])
def test_a_game_of_a_shipped_scenario_with_each_ends_without_a_fault(spec: str) -> None:
    ends_without_a_fault(scenario("1928"), spec)


def test_the_same_view_and_key_give_the_same_orders() -> None:
    """The orders are worked out again alike, whatever was asked in between, and differ by key for the coarse."""
    _, view, decision = opened()
    for spec in ("planner", *STRENGTHS):
        first = player(spec, 5).choose(view, decision)
        assert player(spec, 5).choose(view, decision) == first
        assert bar(view, decision, first) is None
    coarse = {player("delegate", key).choose(view, decision) for key in range(12)}
    assert len(coarse) > 2


def test_an_unknown_strength_is_refused_with_what_there_is() -> None:
    """`strength:N` names the four by number."""
    assert type(player("strength:1", 1)) is type(player("delegate", 1))
    assert isinstance(player("strength:4", 1), Planner)
    with pytest.raises(ValueError, match="strength:4 the strongest"):
        player("strength:9", 1)


def test_who_is_far_from_the_line_comes_nearer_and_who_is_near_does_not() -> None:
    """Trotsky of 1924 stands far from the Line on the economy; with his stances at the Line nothing is proposed."""
    session, view, _ = opened()
    at = Position(Mind(view, TROTSKY, 5))
    best = max(weigh_nearness(at))
    assert best[1].kind == "shift" and best[1].args[1] == (1 if view.line[best[1].args[0]] > 60 else -1)
    st = session.state.clone()
    for i in range(len(st.line)):
        st.row("stance", i)[st.scenario.seats[TROTSKY]] = st.line[i]
    near = look(st, TROTSKY)
    assert not list(weigh_nearness(Position(Mind(near, TROTSKY, 5))))


def test_the_soonest_won_is_reconciled_before_the_coldest() -> None:
    """A colleague whose gain needs a little to be harmless comes before one who would need a year."""
    session, _, _ = opened()
    st = session.state.clone()
    st.tune = replace(st.tune, hatred_floor=14)
    me = st.scenario.seats[TROTSKY]
    for x in st.scenario.seats:
        if x != me:
            for name in ("regard", "regard_open"):
                st.row(name, TROTSKY)[x] = -90
        for i in range(len(st.line)):
            # With all of one mind and his name no greater than theirs, dislike is what is left.
            st.row("stance", i)[x] = st.line[i]
        st.w("standing")[x] = st.w("orthodoxy")[x] = 30
    soon = st.scenario.seats[4]
    for name in ("regard", "regard_open"):
        st.row(name, TROTSKY)[soon] = -40
    view = look(st, TROTSKY)
    worths = {a.args[0]: w for w, a in weigh_friends(Position(Mind(view, TROTSKY, 5))) if a.kind == "conciliate"}
    assert HARMLESS < lead.gain(view)[4][TROTSKY] < lead.gain(view)[2][TROTSKY] + 1
    assert all(worths[soon] > w for x, w in worths.items() if x != soon)


def test_a_vote_that_saves_a_man_is_worth_his_thanks_unless_a_bloc_asks_for_it() -> None:
    """The weak stand by the accused; with a bloc against him the word is kept."""
    _, view, _ = opened()
    kamenev, zinoviev = view.scenario.seats[3], view.scenario.seats[2]
    blow = Motion(RUNG, kamenev, CC, zinoviev, OUT_POLITBURO, 0, view.month, 0, 0)
    assert favour(view, TROTSKY, blow, zinoviev) < 0
    assert favour(view, TROTSKY, blow, view.scenario.seats[TROTSKY]) == 0
    step = Motion(LINE, kamenev, POLITBURO, 0, 6, 0, view.month, 0, 0)
    assert favour(view, TROTSKY, step, -1) > 0


def test_a_state_is_worth_more_with_the_seat_held_than_lost() -> None:
    """The scale counts seats, office and life."""
    session, _, _ = opened()
    st = session.state.clone()
    before = worth(st, TROTSKY)
    st.w("seat_pb")[st.scenario.seats[TROTSKY]] = 0
    lost = worth(st, TROTSKY)
    assert lost < before - 60
    st.w("rung")[st.scenario.seats[TROTSKY]] = 5
    assert worth(st, TROTSKY) < lost - 100


def test_what_is_tried_in_worlds_is_one_of_the_acts_and_leaves_the_view_alone() -> None:
    """Acts tried are played in imagined months; the true state and the view stay as they were."""
    session, view, _ = opened()
    before = session.state.digest()
    acts = [(30, Action("rest")), (29, Action("speak", (0, -1))), (28, Action("write", (0, -1)))]
    chosen = tried(view, TROTSKY, 9, acts, (), 6)
    assert chosen in [action for _, action in acts]
    assert tried(view, TROTSKY, 9, acts, (), 6) == chosen
    assert tried(view, TROTSKY, 9, acts, (), 0) == Action("rest")
    assert session.state.digest() == before


@pytest.mark.slow
def test_the_budget_bounds_the_months_that_are_imagined(monkeypatch: pytest.MonkeyPatch) -> None:
    """No month of thinking plays more imagined months than the budget; none plays none."""
    played = [0]
    kept = planner_module.tried

    def counting(*args: object) -> Action:
        played[0] += 1
        assert args[-1] == 4
        return kept(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("game.rivals.planner.tried", counting)
    specs = ["standard"] * len(small().seats)
    specs[0] = "planner:budget=4"
    Session(small(), 2, specs, archive=False)
    assert played[0] > 0
    played[0] = 0
    specs[0] = "planner:budget=0"
    Session(small(), 2, specs, archive=False)
    assert played[0] == 0


def test_a_rivals_order_is_explained_by_its_heaviest_terms() -> None:
    """At most three reasons, the heaviest first; what speaks for itself has none."""
    _, view, decision = opened()
    told = explain(view, decision, Action("conciliate", (view.scenario.seats[2],)))
    assert 0 < len(told) <= 3
    assert [abs(one.amount) for one in told] == sorted((abs(one.amount) for one in told), reverse=True)
    said = {one.code: one.amount for one in told}
    assert said["why_cold"] == -view.regard[TROTSKY][view.scenario.seats[2]]
    assert said["why_hunted"] == lead.gain(view)[2][TROTSKY]
    assert explain(view, decision, Action("end")) == []


def test_the_weakest_moves_an_heir_nobody_counted_on() -> None:
    """A plenum solidly for its Secretary: the standard rival keeps his motion, the delegate would table it."""
    it = position("""
        at 1926-04
        plenum 1926-04
        stalin: seat, gensec, standing 60
        zinoviev: seat, thinks stalin -90
        a: cc, of stalin 90
        b: cc, of stalin 90
        c: cc, of stalin 90
        d: cc, of stalin 90
    """)
    mind = Mind(look(it.st, it.k("zinoviev")), it.k("zinoviev"), 5)
    aims = (REMOVE, it.st.secretary_post)
    assert not counts_on(mind, (*aims, it.zinoviev))
    sober = [a for _, a in weigh_motions(mind) if a.args[:2] == aims]
    mind.uncounted = True
    rash = [a for _, a in weigh_motions(mind) if a.args[:2] == aims]
    assert not sober and rash
