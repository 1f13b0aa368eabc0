"""Papers in the reader's hand: which one an order spends, and what may void it, before the act is given."""

from __future__ import annotations

from games import scenario_of

from game.advice import suggestions
from game.play.action import Action, legal
from game.session import HUMAN, Session
from game.words.effect_acts import effects
from game.words.sentences import Words
from game.world.reason import PAPER


def test_two_papers_on_one_man_are_told_apart_and_the_risk_of_an_answer_in_kind_is_told() -> None:
    """In orders by strength, in suggestions by what they say; that any paper voids any other stands on the page."""
    scenario = scenario_of("1924")
    zinoviev = scenario.seats.index(scenario.person_index["zinoviev"])
    seats = ["standard"] * len(scenario.seats)
    seats[zinoviev] = HUMAN
    session = Session(scenario, 5, seats, archive=False)
    view, decision = session.view(zinoviev), session.decision
    while decision is not None and decision.kind != "desk":
        session.submit(session.menu()[0])
        view, decision = session.view(zinoviev), session.decision
    assert decision is not None
    for language in ("en", "ru"):
        words = Words(scenario, language)
        orders = [one for one in legal(view, decision, "press", 60) if one.args[1] == 0]
        named = [words.action(one.kind, one.args, view) for one in orders]
        assert len(orders) > 2 and len(set(named)) == len(named)
        told = [why[0] for action, why in suggestions(view, zinoviev, 60) if action.kind == "press"]
        said = [words.reason(one) for one in told]
        assert said and len(set(said)) == len(said)
        assert len({one.args[0] % PAPER for one in told}) == len(told), "one paper on a man comes to mind, the best"
        assert all(str(one.args[1]) in text for one, text in zip(told, said, strict=True))
        page = "\n".join(one.text for one in effects(words, view, zinoviev, Action("press", orders[0].args)))
        assert ("however weak" if language == "en" else "сколько бы каждая ни весила") in page
