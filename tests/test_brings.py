"""What a vote brings is said in one line on the session's screen and in the terminal, and of which paper it is said."""

from __future__ import annotations

from position import position
from test_order import drawn
from test_screens import STALIN, put, window

from game.content.overlay import in_language
from game.play import motion as motions
from game.play.agenda import AMENDED
from game.words import Words
from game.words.brings import brings, brought, which
from game.world.kinds import CC, LINE, MOTION_NAMES, OUT_POLITBURO, REMOVE, RUNG, Motion
from game.world.view import look

TABLE = """
    plenum 1926-04
    at 1926-04
    stalin: seat, gensec, standing 80
    zinoviev: seat, standing 60
    kamenev: seat
    post gensec: lever chair
"""


def test_a_vote_says_what_yes_and_what_no_bring() -> None:
    it = position(TABLE)
    words, view = Words(it.st.scenario), look(it.st, it.k("kamenev"))
    line = motions.make(it.st, it.stalin, LINE, 0, 1)
    yes, no = brings(words, view, line)
    assert f"stands at +{line.b} instead of 0" in yes and no.startswith("it stays at 0") and "Stalin grows by 2" in no
    fall = motions.make(it.st, it.stalin, RUNG, it.zinoviev, OUT_POLITBURO)
    yes, no = brings(words, view, fall)
    assert "Zinoviev loses his seat in the Politburo" in yes and "nothing happens to Zinoviev" in no
    taken = Motion(REMOVE, it.zinoviev, CC, it.st.secretary_post, -1, 0, view.month, 0, 0)
    assert "successor is named at once" in brings(words, view, taken)[0]
    assert brings(words, view, taken._replace(b=it.kamenev))[0].endswith("Kamenev takes it")


def test_a_softened_text_and_one_of_several_are_told_apart() -> None:
    it = position(TABLE)
    words = Words(it.st.scenario)
    line = motions.make(it.st, it.stalin, LINE, 0, 1)
    fall = motions.make(it.st, it.stalin, RUNG, it.zinoviev, OUT_POLITBURO)
    it.st.w("agenda").append(line)
    view = look(it.st, it.k("kamenev"))
    assert which(words, view, line) == "" and "softened" in which(words, view, line._replace(c=AMENDED))
    it.st.w("agenda").append(fall)
    view = look(it.st, it.k("kamenev"))
    assert "Motion 2 of 2" in which(words, view, fall) and "Motion 1 of 2" in brought(words, view, line)


def test_every_kind_of_motion_has_both_sides_in_both_languages() -> None:
    session = put("call_cost")
    view, k = session.view(STALIN), STALIN
    for language in ("en", "ru"):
        words = Words(in_language(session.scenario, language), language)
        words.learn(view)
        for kind, name in enumerate(MOTION_NAMES):
            item = Motion(kind, view.scenario.seats[k], CC, 0, 1 if name in ("rung", "line") else 0, 0, view.month, 0, 0)
            assert all(said and "[" not in said and "{" not in said for said in brings(words, view, item, k)), name


def test_the_line_stands_on_the_screen_where_the_name_is_called() -> None:
    session = put("call_cost")
    app = window(session)
    said = drawn(app)
    item = app.view.agenda[session.decision.a]
    yes, no = brings(app.words, app.view, item, app.seat)
    assert yes in said and no in said
