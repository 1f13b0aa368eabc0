"""What a fallen man and his judges are asked, in the window and in words; and a life printed beside the true one."""

from __future__ import annotations

import pytest
from games import answer, mixed, small
from test_screens import own_folder, settle, window

from game.play.action import bar, menu
from game.session import Session
from game.ui.app import App
from game.ui.screens.decision import answers_to
from game.world.kinds import EXILE, OUT_PARTY, Decision

pytestmark = pytest.mark.usefixtures("blind")

__all__ = ["own_folder"]


def outside(*asked: Decision, rung: int = OUT_PARTY) -> Session:
    """Return a game in which seat 0 was expelled a year ago by seat 1, and these questions stand open."""
    session = mixed(small(), 5)
    while session.state.month < session.scenario.start + 14 or (session.decision and session.decision.kind != "desk"):
        assert session.decision is not None and session.submit(answer(session)) is None
    st, me, other = session.state, *session.scenario.seats[:2]
    st.w("rung")[me] = st.w("struck_rung")[me] = rung
    st.w("struck")[me], st.w("struck_by")[me] = st.month - 12, other + 1
    for name in ("seat_pb", "seat_cc"):
        st.w(name)[me] = 0
    st.w("queue")[:] = list(asked)
    session._views.clear()
    return session


def card(session: Session) -> App:
    app = window(session)
    app.go("decision")
    return settle(app)


@pytest.mark.parametrize("rung", [OUT_PARTY, EXILE])
def test_the_quarter_of_a_fallen_man_is_a_card_with_every_answer(rung: int) -> None:
    session = outside(Decision("fallen", 0), rung=rung)
    app = card(session)
    kinds = {action.kind for action in menu(session.view(0), session.decision)}
    assert {"letter", "hold_out", "silence", "recant_letter"} <= kinds
    answers = {one.action.kind: one for one in answers_to(app, session.decision)}
    assert kinds <= set(answers)
    assert all("[" not in one.text + one.sub + (one.why or "") for one in answers.values())


@pytest.mark.parametrize("kind", ["recanted", "names", "deal", "together"])
def test_the_other_questions_have_cards_and_words(kind: str) -> None:
    session = outside()
    st, (me, other) = session.state, session.scenario.seats[:2]
    st.w("rung")[me] = 0
    st.w("rung")[other] = OUT_PARTY if kind == "deal" else 0
    asked = Decision(kind, 0, other, 1 if kind == "deal" else -1)
    st.w("queue")[:] = [asked]
    session._views.clear()
    app = card(session)
    said = app.words.decision(asked, session.view(0))
    assert "[" not in said.title + said.text and "{" not in said.text
    assert any(zone.startswith("answer:") for zone in app.kit.zones)
    for action in menu(session.view(0), asked):
        assert bar(session.view(0), asked, action) is None


def test_a_retouched_life_stands_beside_the_true_one() -> None:
    session = outside(Decision("fallen", 0))
    st, other = session.state, session.scenario.seats[1]
    from game.words import biography

    app = window(session)
    assert biography.cut(st, other) == (0, 0)
    st.w("retouches").append((other, st.month, session.scenario.seats[0]))
    session._views.clear()
    printed = biography.official_life(app.words, session.view(0), other)
    true = biography.true_life(app.words, session.view(0), other)
    assert "[" not in printed + true
    for q in st.posts_of[other]:
        assert app.words.post(q) in true and app.words.post(q) not in printed
    app.go("person", person=other)
    app.stack[-1].part = "record"
    settle(app)
