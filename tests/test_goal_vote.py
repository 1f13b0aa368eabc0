"""What a vote does to one's goal is told before it is given: on the table, and where a trade would owe it."""

from __future__ import annotations

import pytest
from games import scenario_of
from kit_window import settle
from test_screens import put, window

from game.advice import ledger
from game.play import motion
from game.play.agenda import CIRCULATES, own_candidate
from game.play.sitting import unsigned
from game.rules import vote
from game.rules.deal import DOWN, UP, Deal
from game.ui.screens import own_vote
from game.words.goal_vote import away, moves, owed_by, own_man
from game.words.sentences import Words
from game.world.kinds import FILL, LINE, REMOVE, RUNG, Promise
from game.world.state import start
from game.world.view import look

SHIPPED = scenario_of("1924")
ECONOMY = next(i for i, one in enumerate(SHIPPED.issues) if one.id == "economy")


def seat(name: str) -> int:
    return SHIPPED.seats.index(SHIPPED.person_index[name])


def test_a_line_of_the_goal_is_told_where_a_vote_meets_it_or_loses_it_and_not_where_it_stays_met() -> None:
    st, words = start(SHIPPED, 1), Words(SHIPPED)
    rykov, mover = seat("rykov"), SHIPPED.seats[0]
    aim = next(one for one in SHIPPED.people[SHIPPED.seats[rykov]].aim if one.check == "line_near")
    st.month, st.w("aim_mark")[rykov] = aim.month + 1, -23
    for line, side, told in ((-35, -1, -1), (-43, 1, 1), (-30, 1, 0), (-60, 1, 1), (-60, -1, -1)):
        st.w("line")[ECONOMY] = line
        st.forget()
        view = look(st, rykov)
        item = motion.make(view, mover, LINE, ECONOMY, side)
        found = moves(words, view, rykov, item)
        assert [one.good for one in found] == ([told] if told else []), (line, side, found)
        assert away(found) == (told < 0)
    st.w("line")[ECONOMY] = -35
    st.forget()
    view = look(st, rykov)
    assert "met no more" in moves(words, view, rykov, motion.make(view, mover, LINE, ECONOMY, -1))[0].text
    trade = Deal(rykov, SHIPPED.seats[0], DOWN, ECONOMY, 0, 0)
    me, other = SHIPPED.seats[rykov], SHIPPED.seats[0]
    assert owed_by(words, view, rykov, trade._replace(buyer=other, seller=me))[0].good < 0
    assert owed_by(words, view, rykov, trade._replace(buyer=other, seller=me, vote=UP)) == []
    assert moves(words, view, rykov, motion.make(view, mover, RUNG, me, 1)) == []


def test_the_corridor_says_what_becomes_of_the_goal_if_an_item_is_carried() -> None:
    """Zinoviev moves Rykov for Stalin's own office: it is the first line of Stalin's aim."""
    session = put("corridor_round")
    st = session.state
    office, mover, man = (SHIPPED.post_index["gensec"], *(SHIPPED.person_index[x] for x in ("zinoviev", "rykov")))
    st.w("agenda")[0] = motion.make(st, mover, REMOVE, office, man)
    session._views.clear()
    app = settle(window(session))
    assert app.scenario.people[app.me].id == "stalin"
    told = own_vote.goal(app, 0)
    assert [one.good for one in told] == [-1] and told[0].text in own_vote.note(app, 0)
    assert own_vote.goal(app, 1) == []


def test_ones_own_candidate_for_a_post_stands_against_another_whom_a_colleague_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """He is not signed for unasked, though his reasons are for it, and the page says why (the reader's seat alone)."""
    session = put("corridor_round")
    st = session.state
    k = next(k for k in range(len(SHIPPED.seats)) if st.people >> k & 1)
    me, post = SHIPPED.seats[k], SHIPPED.post_index["premier"]
    n = next(n for n, one in enumerate(st.agenda) if one.a == post and one.kind == FILL)
    item = st.agenda[n]._replace(c=CIRCULATES)
    mine = next(p for p in range(len(st.life)) if st.is_active(p) and p not in (item.b, *SHIPPED.seats))
    st.w("agenda")[n] = item
    st.forget()
    monkeypatch.setattr(vote, "says", lambda ballot, p: 30)
    own = ledger.own_vote(look(st, k), k, item)
    assert own is not None and own.side == 1 and unsigned(st, item)[me] == 1
    assert own_man(Words(SHIPPED), look(st, k), k, item) == ""
    st.w("orders").append((k, "appoint", (post, mine)))
    st.forget()
    own = ledger.own_vote(look(st, k), k, item)
    assert own is not None and own.side == -1 and unsigned(st, item)[me] == -1
    assert own_candidate(look(st, k), k, item) == mine
    session._views.clear()
    app = settle(window(session))
    assert own_man(app.words, app.view, app.seat, item) in own_vote.note(app, n)
    assert app.words.person(mine) in own_man(app.words, app.view, app.seat, item)
    other = (k + 1) % len(SHIPPED.seats)
    assert own_candidate(look(st, other), other, item) == -1
    st.w("promises").append(Promise(me, item.mover, n, 1, st.month, vote.promise_key(item)))
    assert own_candidate(look(st, k), k, item) == -1  # a word given on it goes first
