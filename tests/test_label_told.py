"""A label on the reader: what it costs, until when, and what the answer to it is worth, at the desk and on its page."""

from __future__ import annotations

from games import scenario_of

from game.advice import asks
from game.advice.asks import LABELLED
from game.play.action import Action
from game.rules import hold
from game.session import HUMAN, Session
from game.words.effect_acts import effects
from game.words.label_story import label_story
from game.words.sentences import Words
from game.world.kinds import Label


def test_a_label_is_told_with_its_cost_and_its_end_and_what_an_answer_is_worth() -> None:
    """Fresh it says until when the answer may wait, stuck when it is forgotten; what came back says so."""
    scenario = scenario_of("1924")
    session = Session(scenario, 5, [HUMAN, *["standard"] * (len(scenario.seats) - 1)], archive=False)
    st, me, by = session.state, scenario.seats[0], scenario.seats[1]
    words, answer = Words(scenario), Action("write", (2, -1))

    def page() -> tuple[str, str]:
        session._views.clear()
        view = session.view(0)
        told = [words.ask(one, view) for one in asks(view, 0) if one.code in ("label", "stuck")]
        return "\n".join(told), "\n".join(one.text for one in effects(words, view, 0, answer))

    hold.hang(st, me, 0, by, session.events)
    fresh, does = page()
    assert words.month(st.month + st.tune.label_months) in fresh and words.month(st.month + LABELLED) in fresh
    assert "an answer does the same" in does and "may hang it again" in does
    assert label_story(words, session, 0, 0) == ""
    st.w("labels")[:] = []
    hold.hang(st, me, 0, by, session.events)
    assert "came back" in label_story(words, session, 0, 0)
    st.w("labels")[:] = [Label(me, 0, by, st.month - 3, 1)]
    stuck, does = page()
    assert words.month(st.month - 3 + LABELLED) in stuck and "8 points" in stuck
    assert words.month(st.month - 3 + LABELLED) in does
