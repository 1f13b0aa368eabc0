"""What a vote would break is said when the name is called, from what the seat knows."""

from __future__ import annotations

import pytest
from position import Position, position

from game.advice import blows
from game.advice.ideas import _pacts
from game.play import motion as motions
from game.rules import debt, vote
from game.rules.hold import OWED_VOTE
from game.rules.opinion import CAUSE, add_reason
from game.text.news import LEAST
from game.words import Words, front_page
from game.words.about import parts
from game.words.blows import bloc_at, blow_lines
from game.words.bonds import Breach, breaches, warnings
from game.words.paper import worth
from game.world.event import Event
from game.world.kinds import LINE, OUT_POST, RUNG, Decision, Motion, Promise
from game.world.view import look

TABLE = """
    plenum 1926-04
    at 1926-04
    stalin: seat, gensec, standing 80
    zinoviev: seat, standing 60
    kamenev: seat
    bukharin: seat, economy -40
    rykov: seat, economy -40
    post gensec: lever chair
"""


def table(more: str = "") -> Position:
    return position(TABLE + more)


def blow(it: Position, at: int, by: int) -> Motion:
    return motions.make(it.st, by, RUNG, at, OUT_POST)


def broken(it: Position, who: str, item: Motion) -> list[tuple[int, str]]:
    k = it.k(who)
    return [(one.side, one.kind) for one in breaches(look(it.st, k), it.st.scenario.seats[k], item)]


@pytest.mark.parametrize(
    ("pact", "side"), [("peace zinoviev kamenev", 1), ("bloc kamenev bukharin against zinoviev", -1)]
)
def test_6_09_a_blow_at_a_partner_and_mercy_for_the_target_of_a_bloc_break_it(pact: str, side: int) -> None:
    it = table(pact + "\n    tune threat_lapse 0")
    item = blow(it, it.zinoviev, it.stalin)
    assert broken(it, "kamenev", item) == [(side, "pact")]
    assert broken(it, "rykov", item) == []
    assert broken(it, "kamenev", item._replace(secret=1)) == []


def test_6_09_who_still_stands_where_his_platform_stands_is_warned_and_who_has_moved_is_not() -> None:
    it = table("platform bukharin rykov on economy")
    item = motions.make(it.st, it.stalin, LINE, 0, 1)
    assert broken(it, "rykov", item) == [(1, "pact")]
    it.st.w("stance")[0][it.rykov] = 5
    assert broken(it, "rykov", item) == []


def test_words_given_and_votes_owed_are_named_with_those_they_were_given_to() -> None:
    it = table()
    item = blow(it, it.zinoviev, it.stalin)
    st = it.st
    st.w("promises").append(Promise(it.kamenev, it.zinoviev, 0, -1, st.month, vote.promise_key(item)))
    st.w("promises").append(Promise(it.kamenev, it.stalin, debt.OWED, 1, st.month, -1))
    st.w("promises").append(Promise(it.kamenev, it.stalin, OWED_VOTE, 1, st.month, -1))
    k = it.k("kamenev")
    assert breaches(look(st, k), it.kamenev, item) == [
        Breach(1, "word", it.zinoviev), Breach(-1, "debt", it.stalin), Breach(-1, "paper", it.stalin),
    ]  # fmt: skip
    said = warnings(Words(st.scenario), look(st, k), k, item)
    names = [st.scenario.people[p].short for p in (it.zinoviev, it.stalin)]
    assert said == [
        (1, f"A vote for breaks your word to {names[0]}."),
        (-1, f"A vote against refuses {names[1]} the vote you owe for a promise."),
        (-1, f"A vote against refuses {names[1]}, who holds a paper on you, the vote you owe."),
    ]


def test_an_open_bloc_is_news_to_everybody_and_a_secret_one_to_nobody() -> None:
    it = table("bloc zinoviev kamenev against stalin")
    words, k = Words(it.st.scenario), it.k("rykov")
    bloc = it.st.pacts[0]._replace(secret=1)
    it.st.w("pacts")[0] = bloc
    signed = Event("pact_signed", it.st.month, (bloc.id, it.stalin, 2))
    words.learn(look(it.st, it.k("kamenev")))
    assert worth(words, signed) == 0, "only those who are in it could name it"
    it.st.w("pacts")[0] = bloc._replace(secret=0)
    words.learn(look(it.st, k))
    assert worth(words, signed) > LEAST
    page = front_page(words, [signed], it.st.month, k)
    assert "agreement" in page.headline and all(words.person(p) not in page.headline for p in bloc.parties)
    assert words.pact(bloc, -1) in page.known and page.official
    assert worth(words, signed._replace(audience=1)) == 0


def test_an_item_settled_otherwise_is_told_and_to_its_mover_among_his_own_affairs() -> None:
    it = table()
    gone = Event("overtaken", it.st.month, (*motions.pack(blow(it, it.zinoviev, it.kamenev)), 1))
    assert worth(Words(it.st.scenario), gone) > LEAST
    assert parts(gone, "person") == (it.kamenev, it.zinoviev)


def test_a_shift_names_the_end_it_goes_toward() -> None:
    it = table()
    view = look(it.st, it.k("rykov"))
    low, high = it.st.scenario.issues[0].low, it.st.scenario.issues[0].high
    words = Words(it.st.scenario)
    assert words.action("shift", (0, 1, 0), view).endswith(f"toward: {high}")
    assert words.action("shift", (0, -1, 1), view).endswith(f"toward: {low}")


def test_the_goal_says_that_the_members_of_a_bloc_are_counted_and_how_each_would_vote() -> None:
    it = table("bloc stalin kamenev rykov against zinoviev")
    words, view = Words(it.st.scenario), look(it.st, it.k("stalin"))
    told = [one for one in blow_lines(words, view, view.viewer) if not one.good]
    (_, (committee, _)), *_ = [one for one in blows(view, view.viewer) if one[0] == it.zinoviev]
    sides = {line.person: bool(line.ayes) for line in committee.lines}
    assert [("against Zinoviev is counted in, +35" in one.text) for one in told] == [True]
    said = told[0].text.partition(": ")[2]
    for p in (it.kamenev, it.rykov):
        assert ("against" in said.partition(words.person(p))[2].partition(";")[0]) != sides[p]
    assert "Stalin" not in told[0].text, "he moves it, and is for it without the bloc"
    aimed = look(it.st, it.k("zinoviev"))
    assert bloc_at(words, aimed, aimed.viewer).startswith("The bloc against you is counted in, +35")
    other = table()
    assert all(one.good for one in blow_lines(words, look(other.st, other.k("stalin")), other.k("stalin")))


def test_one_makes_it_up_where_there_is_a_quarrel_and_draws_closer_where_there_is_none() -> None:
    it = table()
    k = it.k("stalin")
    add_reason(it.st, k, it.zinoviev, CAUSE["attacked_me"], -20)
    add_reason(it.st, k, it.rykov, CAUSE["kept_word"], 10)
    words, view = Words(it.st.scenario), look(it.st, k)
    said = {p: words.action("conciliate", (p,), view) for p in (it.zinoviev, it.rykov)}
    assert said == {it.zinoviev: "Make it up with Zinoviev", it.rykov: "Draw closer to Rykov"}
    assert [words.action_with("conciliate", p, view) for p in said] == ["Make it up", "Draw closer"]
    thought = {
        one.args[0]: why.code for _, one, why in _pacts(view, k, Decision("desk", k)) if one.kind == "conciliate"
    }
    assert all(code == ("advice_cold" if view.regard[k][p] < 0 else "advice_closer") for p, code in thought.items())
