"""Men, posts and papers that are lost without an event that says so, votes owed, and what moved a standing."""

from __future__ import annotations

import io
import os
from functools import cache
from itertools import pairwise

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from pathlib import Path

import pytest
from games import scenario_of, seated
from kit_window import settle
from position import position

from game import advice
from game.advice.pulls import pulls
from game.content.overlay import in_language
from game.play import motion
from game.rules import debt
from game.rules.hold import OWED_VOTE
from game.rules.patronage import target_loyalty
from game.session import Session
from game.text import pages
from game.text.table import Table
from game.text.terminal import Terminal
from game.ui import asks, news
from game.ui.app import App
from game.ui.screens import load_all
from game.ui.settings import Settings
from game.words import Words, loosened, losses, standing
from game.words.bonds import claims
from game.words.effect_answers import list_head
from game.world.event import Event
from game.world.kinds import REMOVE, Label, Promise
from game.world.reason import total
from game.world.view import look

pytestmark = pytest.mark.usefixtures("blind")

STALIN = 0
LANGUAGES = ("en", "ru")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


@cache
def played() -> Session:
    """A game from Stalin's seat, some months in; it is only read."""
    return seated(STALIN, 6)


def words_in(language: str, session: Session) -> Words:
    words = Words(in_language(session.scenario, language), language)
    for _, state in session.months:
        words.learn(look(state, STALIN))
    return words


def test_every_man_who_was_ones_own_a_month_ago_and_is_not_is_told_once_and_with_a_cause() -> None:
    session, me = played(), scenario_of("1924").seats[STALIN]
    found = losses.losses(session, STALIN)
    told = {(one.month, one.args[0]) for one in found if one.kind == "man_lost"}
    assert told and len(told) == sum(one.kind == "man_lost" for one in found)
    for (month, before), (_, after) in pairwise(session.months):
        old, new = look(before, STALIN), look(after, STALIN)
        for p, root in enumerate(old.roots()):
            weighs = old.seat_index[p] < 0 and (old.posts_of[p] or old.seat_cc[p]) and new.life[p] == 1
            if root == me != new.roots()[p] and weighs:
                assert (month, p) in told, session.scenario.people[p].id
    for language in LANGUAGES:
        words = words_in(language, session)
        for one in found:
            said = f"{words.event(one, STALIN)} {loosened.why(words, session, STALIN, one)}"
            assert "[" not in said and "{" not in said, said
        assert any(loosened.why(words, session, STALIN, one) for one in found)


def test_a_paper_that_is_worth_nothing_any_more_is_told_and_kept_in_the_card_index_and_the_chronicle() -> None:
    session, me = played(), scenario_of("1924").seats[STALIN]
    gone = [one.args[-1] for one in losses.losses(session, STALIN) if one.kind == "paper_gone"]
    assert gone and len(gone) == len(set(gone))
    for (_, before), (_, after) in pairwise(session.months):
        live = {one.id for one in look(after, STALIN).holds if not one.public}
        for hold in look(before, STALIN).holds:
            if hold.holders & 1 << STALIN and not hold.public and hold.on != me and hold.id not in live:
                # What one used oneself, as an answer or a word in the corridor, is no news.
                own = {one.kind for one in session.heard(STALIN) if one.args[:2] in ((hold.on, me), (me, hold.on))}
                assert hold.id in gone or own & {"hold_cancelled", "word", "hold_yielded", "hold_defied"}
    words = words_in("en", session)
    listed = losses.papers_gone(session, STALIN, words)
    assert {one.args[-1] for one in listed} >= set(gone)
    out = io.StringIO()
    table = Table(Terminal(io.StringIO(), out), session, STALIN)
    pages.chronicle(table, "12")
    app = App(Settings(reduced_motion=True, front_page=False, scenes=False, autosave=False), (1280, 1200), "en")
    load_all()
    app.enter(session)
    app.go("card_index")
    settle(app)
    for one in listed:
        text = app.words.event(one, STALIN)
        assert one.args[-1] not in gone or text in out.getvalue()
        assert any(text in line for _, line in app.stack[-1]._lost())  # type: ignore[attr-defined]


def test_the_desk_tells_what_was_lost_in_red_and_asks_for_nobody_who_has_left() -> None:
    session = played()
    app = App(Settings(reduced_motion=True, front_page=False, scenes=False, autosave=False), (1280, 800), "en")
    load_all()
    app.enter(session)
    app.heard = 0
    found = losses.losses(session, STALIN)
    lines = news.months(app)
    for one in found:
        mine = [line for line in lines if line.text.startswith(app.words.event(one, STALIN))]
        assert mine and all(line.tone == "red" and line.rank < news.HEARD for line in mine)
    lost = {one.args[0] for one in found if one.kind == "man_lost"}
    assert not any(one.kind == "believed" and one.args[0] in lost for one in asks.lately(app) if one.month in
                   {x.month for x in found if x.args[0] == one.args[0]})  # fmt: skip
    left = losses.gone(session, STALIN)
    assert not any(ask.code == "loose" and ask.args[0] in left for ask in asks.mine(app))


def test_the_parts_that_hold_a_man_come_to_the_loyalty_toward_which_he_moves() -> None:
    st = played().state
    seats = st.scenario.seats
    for lord in seats[:3]:
        for p in [x for x, up in enumerate(st.patron) if up == lord][:12]:
            assert max(0, min(100, total(pulls(st, p, lord)))) == target_loyalty(st, p, lord)


def test_a_vote_owed_is_told_with_its_weight_and_term_and_at_the_vote_it_is_called_in() -> None:
    it = position("""
        at 1926-03
        stalin: seat, gensec
        kamenev: seat
        zinoviev: seat
    """)
    st, me, he = it.st, it.stalin, it.kamenev
    for item, weight in ((OWED_VOTE, st.tune.hold_vote), (debt.OWED, st.tune.debt_weight)):
        st.w("promises")[:] = [Promise(he, me, item, 1, st.month, -1)]
        view = look(st, it.k("stalin"))
        ask = next(one for one in advice.asks(view, it.k("stalin")) if one.code == "vote_due")
        assert ask.args[:4] == (he, 0, weight, st.month + st.tune.debt_months)
        for language in LANGUAGES:
            words = Words(st.scenario, language)
            assert str(weight) in words.ask(ask, view) and "[" not in words.ask(ask, view)
            against = motion.make(view, it.zinoviev, REMOVE, st.secretary_post, -1)
            said = claims(words, view, it.k("stalin"), against)
            assert len(said) == 1 and str(weight) in said[0] and "[" not in said[0]
        st.w("promises")[:] = []
        assert not claims(words, look(st, it.k("stalin")), it.k("stalin"), against)


def test_a_label_names_the_month_in_which_an_answer_still_counts_and_what_it_costs() -> None:
    it = position("""
        at 1926-03
        stalin: seat, gensec
    """)
    st = it.st
    st.w("labels")[:] = [Label(it.stalin, 0, -1, st.month, 0)]
    deadline = st.month + st.tune.label_months
    for language in LANGUAGES:
        words = Words(st.scenario, language)
        for later in range(st.tune.label_months + 1):
            st.month = deadline - st.tune.label_months + later
            view = look(st, 0)
            ask = next(one for one in advice.asks(view, 0) if one.code == "label")
            said = words.ask(ask, view)
            assert all(str(n) in said for n in (3, 5, 8)) and ask.args[2] == deadline
        st.month = deadline - st.tune.label_months


def test_a_large_change_of_standing_is_told_with_what_moved_it() -> None:
    session, me = played(), scenario_of("1924").seats[STALIN]
    old = look(session.months[-1][1], STALIN)
    old.standing = list(old.standing)
    old.standing[me] = session.view(STALIN).standing[me] + 20
    attack = Event("label_sticks", session.state.month - 1, (me, 0))
    for language in LANGUAGES:
        words = words_in(language, session)
        said = standing.month_line(words, session, STALIN, old, [attack])
        assert words.event(attack, STALIN).rstrip(".") in said and str(old.standing[me]) in said
        old.standing[me] -= 16
        assert not standing.month_line(words, session, STALIN, old, [attack])
        old.standing[me] += 16


def test_the_list_is_measured_on_the_committee_that_will_be_elected() -> None:
    session = played()
    view = session.view(STALIN)
    coming = next(one for one in session.scenario.calendar if one.kind == 2 and one.month >= session.state.month)
    for language in LANGUAGES:
        said = list_head(words_in(language, session), view, STALIN)
        assert str(coming.cc_size) in said and str((coming.cc_size + 2) // 3) in said
