"""Papers in the reader's hand: which one an order spends, and what may void it, before the act is given."""

from __future__ import annotations

import pytest
from games import scenario_of

from game.advice import ideas, suggestions
from game.play.action import Action, legal
from game.session import HUMAN, Session
from game.words.effect_acts import effects
from game.words.sentences import Words
from game.world.kinds import Decision
from game.world.reason import PAPER
from game.world.view import View


def first_desk(person: str) -> tuple[View, Decision]:
    """Return what a person of 1924 sees at the first desk, and the desk."""
    scenario = scenario_of("1924")
    seat = scenario.seats.index(scenario.person_index[person])
    seats = ["standard"] * len(scenario.seats)
    seats[seat] = HUMAN
    session = Session(scenario, 5, seats, archive=False)
    while session.decision is not None and session.decision.kind != "desk":
        session.submit(session.menu()[0])
    assert session.decision is not None
    return session.view(seat), session.decision


def test_two_papers_on_one_man_are_told_apart_and_the_risk_of_an_answer_in_kind_is_told() -> None:
    """In orders by strength, in suggestions by what they say; that any paper voids any other stands on the page."""
    view, decision = first_desk("zinoviev")
    zinoviev, scenario = decision.seat, view.scenario
    for language in ("en", "ru"):
        words = Words(scenario, language)
        orders = [one for one in legal(view, decision, "press", 60) if one.args[1] == 0]
        named = [words.action(one.kind, one.args, view) for one in orders]
        assert len(orders) > 2 and len(set(named)) == len(named)
        told = [why[0] for action, why in suggestions(view, zinoviev, 60) if action.kind == "press"]
        said = [words.reason(one) for one in told]
        assert said and len(set(said)) == len(said)
        assert all(str(one.args[1]) in text for one, text in zip(told, said, strict=True))
        page = "\n".join(one.text for one in effects(words, view, zinoviev, Action("press", orders[0].args)))
        assert ("however weak" if language == "en" else "сколько бы каждая ни весила") in page


def test_of_several_papers_on_one_man_one_comes_to_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    view, decision = first_desk("trotsky")
    monkeypatch.setattr(ideas, "_turn", lambda view, *what: True)  # else they come to mind in turn, a third a month
    found = [why for _, action, why in ideas._files(view, decision.seat, decision) if action.kind == "press"]
    assert len(found) > 1 and len({one.args[0] % PAPER for one in found}) == len(found)
