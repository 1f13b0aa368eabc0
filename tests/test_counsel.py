"""What the circle thinks of first: the open line of the goal, no man too many, no stranger at the head of soldiers."""

from __future__ import annotations

from functools import cache

import pytest
from games import scenario_of

from game import advice
from game.advice import ideas
from game.advice.pulls import over
from game.play.action import Action
from game.session import HUMAN, Session
from game.words.effect_acts import effects
from game.words.sentences import Words
from game.world.scenario import ARMY


@cache
def begun() -> Session:
    scenario = scenario_of("1924")
    return Session(scenario, 5, [HUMAN, *["standard"] * (len(scenario.seats) - 1)])


@pytest.mark.parametrize("seat", ["stalin", "kamenev"])
def test_what_serves_an_open_line_of_the_goal_comes_first(seat: str) -> None:
    view = begun().view(begun().scenario.seats.index(begun().scenario.person_index[seat]))
    met = {step.code: step.met for step in advice.goal(view, view.viewer)}
    found = [action for action, _ in advice.suggestions(view, view.viewer)]
    served = [advice.serves(view, view.viewer, action) for action in found]
    assert len(found) > 3 and met[served[0]] is False
    if over(view, view.scenario.seats[view.viewer]) >= 0:
        assert not ideas._is_new(view, view.viewer, found[0])


def test_nobody_is_thought_of_for_the_army_who_is_a_stranger_there() -> None:
    scenario = begun().scenario
    view = begun().view(0)
    army = [q for q, post in enumerate(scenario.posts) if post.kind == ARMY]
    sister = scenario.person_index["ulyanova_m"]
    assert army and all(ideas._is_strange(view, q, sister) for q in army)
    assert not any(ideas._is_strange(view, q, scenario.posts[q].holder) for q in army if scenario.posts[q].holder >= 0)
    assert not ideas._is_strange(view, next(q for q, post in enumerate(scenario.posts) if post.kind != ARMY), sister)


def test_the_page_of_an_order_warns_where_one_more_man_cannot_be_served(monkeypatch: pytest.MonkeyPatch) -> None:
    view = begun().view(0)
    me = view.scenario.seats[0]
    words = Words(view.scenario)
    people = [x for x in range(len(view.life)) if view.is_active(x) and view.seat_index[x] < 0]
    new = [x for x in people if ideas._is_new(view, 0, Action("win", (x,)))]
    free = next(x for x in new if ideas.winning.won(view, 0, x, view.tune.win_gain).ours)

    def told(many: int) -> str:
        monkeypatch.setattr("game.words.effect_acts.over", lambda facts, patron: many if patron == me else -99)
        return " ".join(one.text for one in effects(words, view, 0, Action("win", (free,))))

    assert "than you can serve" in told(0) and "4 men more than you can serve" in told(3)
    assert "than you can serve" not in told(-1)
