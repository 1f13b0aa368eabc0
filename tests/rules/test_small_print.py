"""Cases from a last reading: movers, lists, labels, trades that lapse, stakes of the dead, and the middle of a draw."""

from __future__ import annotations

import pytest
from position import Position, by_code, kinds, position

from game.play.action import ACTIONS, Action
from game.rules import career, caucus, deal, hold, luck, pact, slate, tally, terms, vote
from game.rules.hold import find_hold
from game.world.event import Event
from game.world.kinds import (
    BLOC,
    CONFIDENCE,
    LINE,
    NON_AGGRESSION,
    OUT_POLITBURO,
    POLITBURO,
    READMIT,
    RUNG,
    Decision,
    Motion,
)
from game.world.rng import word
from game.world.view import look

# -- 5.03, 6.10: a mover stands by what he moved ---------------------------------------------------

ALONE = """
    stalin: seat, economy -40
    trotsky: seat, economy -40
    anna: politburo, of stalin 100
"""


def test_5_03_a_mover_is_counted_for_his_motion_in_the_forecast_as_in_the_result() -> None:
    """Rule 5.03: Stalin moves what he does not like; he is counted for it, and Anna follows his vote and not his wish."""
    it = position(ALONE)
    item = it.motion("stalin", LINE, it.economy, 1)._replace(b=40)
    assert item.body == POLITBURO and sum(it.why("stalin", item).values()) < 0
    for facts in (it.st, look(it.st, it.k("stalin")), look(it.st, it.k("trotsky"))):
        ayes = [line.person for line in tally.count(facts, item).lines if line.ayes]
        assert ayes == [it.stalin, it.anna]
        assert tally.expect(facts, item).ayes == 2
    assert tally.expect(it.st, item, {it.stalin: 1}).ayes == 2
    other = item._replace(mover=it.trotsky)
    assert [line.person for line in tally.count(it.st, other).lines if line.ayes] == [it.trotsky]


def test_5_03_who_asks_whether_he_shall_stay_does_not_count_the_question_as_his_vote() -> None:
    """Rule 5.03: on confidence only the man himself is for it by nature; whoever put the question may be against."""
    it = position("stalin: seat\ntrotsky: seat, thinks stalin -90\nzinoviev: seat, thinks stalin -90\nrykov: seat, thinks stalin -90")
    item = Motion(CONFIDENCE, it.trotsky, POLITBURO, it.stalin, 0, 0, it.st.month, 0, 0)
    ballot = vote.Ballot(it.st, item)
    assert ballot.chosen == {} and vote.Ballot(it.st, item._replace(kind=RUNG, b=OUT_POLITBURO)).chosen == {it.trotsky: 1}


def test_5_03_a_vote_not_yet_called_moves_nobody() -> None:
    """Rule 5.03: that the mover is for it is no vote cast: the weak are not carried along before names are called."""
    it = position(ALONE)
    item = it.motion("stalin", LINE, it.economy, 1)
    assert vote.Ballot(it.st, item).cast == 0 and vote.Ballot(it.st, item, {it.stalin: 1}).cast == 8


def test_6_10_nothing_is_settled_against_a_members_own_motion() -> None:
    """Rule 6.10: two of three are against Zinoviev's step; settled, it would have made a traitor of him."""
    for mover, told in (("zinoviev", False), ("rykov", True)):
        it = position("""
            stalin: seat, gensec, economy -30
            kamenev: seat, economy -30
            zinoviev: seat, economy -10
            rykov: seat
            trotsky: seat
            bloc stalin zinoviev kamenev against trotsky
            tune caucus_bond 60
        """)
        it.st.w("agenda").append(it.motion(mover, LINE, it.economy, 1))
        out: list[Event] = []
        caucus.settle(it.st, out)
        assert (kinds(out) == ["caucus"]) == told


# -- 2.20: whoever is called so hangs it on nobody -------------------------------------------------


def test_2_20_who_is_called_so_himself_hangs_it_on_nobody_else() -> None:
    """Rule 2.20: Trotsky, called a Trotskyist, does not call Rykov one; with the label off, or as another man, he may."""
    for wearer, hung in (("trotsky", False), ("stalin", True)):
        it = position("""
            stalin: seat
            trotsky: seat, theory 90
            rykov: seat, economy 90
        """)
        kind = hold.label_for(it.st, it.rykov)
        hold.hang(it.st, getattr(it, wearer), kind, it.rykov, [])
        told = by_code(ACTIONS["write"].forecast(it.st, it.k("trotsky"), (1, it.rykov)))
        assert (told.get("label_chance", 0) > 0) == hung
        hold.hang(it.st, it.rykov, kind, it.trotsky, [])
        assert (it.rykov in [label.who for label in it.st.labels]) == hung


# -- 6.14, 2.06: trades ----------------------------------------------------------------------------

MARKET = """
    stalin: seat, gensec
    trotsky: seat, record 20
    zinoviev: seat, economy 40
    kamenev: seat
    ivan: cc, of zinoviev 55
    post urals: under gensec, rank 3, delegates 20
"""


def test_6_14_a_step_nobody_moved_is_nobodys_fault_and_no_trade_kept() -> None:
    """Rule 6.14: the vote was given, the step never came to the table: the trade lapses, nobody has betrayed."""
    it = position(MARKET)
    made = deal.Deal(it.stalin, it.zinoviev, deal.AGAINST, it.trotsky, deal.STEP, it.economy)
    deal.sign(it.st, made, 1, [])
    item = it.motion("kamenev", RUNG, it.trotsky, OUT_POLITBURO)
    deal.called(it.st, item, it.trotsky, [it.zinoviev], [], [])
    it.st.month += 12
    out: list[Event] = []
    deal.reckon(it.st, out)
    assert kinds(out) == ["pact_lapsed"]


def test_6_14_a_post_given_in_payment_shows_nobody_whose_man_he_is() -> None:
    """Rule 6.14: Ivan is bound to Zinoviev by loyalty; in the open he owes his post to who gave it, as anybody would."""
    it = position(MARKET)
    it.st.row("bel_patron", it.k("kamenev"))[it.ivan] = -1
    deal.sign(it.st, deal.Deal(it.stalin, it.zinoviev, deal.AGAINST, it.trotsky, deal.POST, it.urals), 1, [])
    deal.appoint(it.st, it.urals, it.ivan, it.stalin, [])
    assert it.st.roots()[it.ivan] == it.zinoviev and it.st.loyalty[it.ivan] == 67
    view = look(it.st, it.k("kamenev"))
    assert view.owes[it.ivan] == it.stalin and view.roots()[it.ivan] == -1


# -- 3.23: the list --------------------------------------------------------------------------------


def listed() -> Position:
    """Return Daria, Trotsky's, put on the list by Stalin."""
    it = position("""
        stalin: seat, gensec
        trotsky: seat
        zinoviev: seat
        daria: office, cc 1, of trotsky 80
        post office:
        congress 1926-03 cc 9 candidates 3 politburo 3
    """)
    slate.put(it.st, it.daria, it.stalin)
    return it


def test_3_23_the_list_is_known_to_who_made_it_and_to_the_mans_patron() -> None:
    """Rule 3.23: Stalin and Trotsky know that Daria is on it, Zinoviev neither that nor by whom."""
    it = listed()
    views = [look(it.st, it.k(name)) for name in ("stalin", "trotsky", "zinoviev")]
    assert [view.slate for view in views] == [[it.daria], [it.daria], []]
    assert [view.seated_by[it.daria] for view in views] == [-1 - it.stalin, 1, 1]


def test_3_23_what_one_does_not_know_bars_nobody_and_nobody_is_listed_twice() -> None:
    """Rule 3.23: Zinoviev offers a place for Daria as well, Stalin may not again; she has one seat and one who gave it."""
    it = listed()
    give = ACTIONS["give_place"]
    it.st.report_by = it.stalin
    barred = [give.why_not(it.st, it.k(name), (it.daria, slate.VOICE_FOR)) for name in ("stalin", "zinoviev")]
    assert barred[0] is not None and barred[0].code == "proposed_already" and barred[1] is None
    slate.close(it.st, it.zinoviev, it.trotsky, it.daria, slate.VOICE_FOR, 0, [])
    assert it.st.slate == [it.daria] and it.st.seated_by[it.daria] == -1 - it.stalin


def test_3_23_after_the_congress_everybody_knows_who_came_in_by_whom() -> None:
    """Rule 3.23: a seat once held is in the open with whoever gave it."""
    it = listed()
    it.st.w("seated_from")[it.daria] = it.stalin + 1
    it.st.w("slate").clear()
    assert look(it.st, it.k("zinoviev")).seated_by[it.daria] == -1 - it.stalin


# -- 6.06, 6.13: blocs that end --------------------------------------------------------------------


def test_6_06_a_bloc_is_looked_at_as_often_as_the_rule_says() -> None:
    """Rule 6.06: its reason gone at once, it lasts until the partners ask themselves; nothing is drawn."""
    for look_at in (2, 5):
        it = position(f"""
            stalin: seat, eye 0
            zinoviev: seat, eye 0
            trotsky: seat
            tune lapse_look {look_at}
        """)
        pact.sign(it.st, BLOC, it.trotsky, (it.stalin, it.zinoviev), 0, 0, -1, [])
        lasted = 0
        while it.st.pacts:
            pact.reckon(it.st, [])
            it.st.month += 1
            lasted += 1
        assert lasted == look_at


def test_6_13_the_dead_take_what_they_staked_with_them() -> None:
    """Rule 6.13: of three papers his is burnt and the others stand beside those who left them; of two, both are burnt."""
    it = position("stalin: seat\nzinoviev: seat\nkamenev: seat\ntrotsky: seat")
    pact.sign(it.st, BLOC, it.trotsky, (it.stalin, it.zinoviev, it.kamenev), pact.HOLD, 0, -1, [])
    pact.sign(it.st, NON_AGGRESSION, -1, (it.stalin, it.trotsky), pact.HOLD, 0, -1, [])
    career.die(it.st, it.stalin, [])
    (left,) = it.st.pacts
    assert left.parties == tuple(sorted((it.zinoviev, it.kamenev)))
    on = []
    for paper in left.pledged:
        found = find_hold(it.st, paper)
        assert found is not None
        on.append(found.on)
    assert tuple(on) == left.parties and len(it.st.holds) == 2


# -- 4.21 ------------------------------------------------------------------------------------------


def test_4_21_who_refuses_names_after_a_first_statement_keeps_what_it_took_off_but_not_its_word_for_his_return() -> None:
    """Rule 4.21: the record stays halved; on his return it weighs twenty points less than a statement let stand."""
    spoke = {}
    for names in ("let_stand", "refuse"):
        it = position("""
            stalin: seat, gensec
            zinoviev: seat, record 40
            evdokimov: cc, of zinoviev 80
        """)
        asked = {"recanted": Action("let_stand")} if names == "let_stand" else {
            "recanted": Action("demand_names"), "names": Action("refuse_names")
        }  # fmt: skip
        it.play({"zinoviev": [Action("recant")]}, **asked)
        assert it.st.record[it.zinoviev] <= 26
        it.st.w("record")[it.zinoviev] = it.st.w("standing")[it.zinoviev] = 0
        item = Motion(READMIT, it.stalin, POLITBURO, it.zinoviev, 0, 0, it.st.month, 0, 0)
        spoke[names] = terms.mercy(vote.Ballot(it.st, item), it.stalin)
    assert spoke["let_stand"] - spoke["refuse"] == 20


# -- 3.15: the middle ------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(1, 6))
def test_3_15_under_low_luck_what_is_tried_once_comes_off_where_that_is_likelier(seed: int) -> None:
    """Rule 3.15: sixty in a hundred is yes and forty no, whatever the game's number."""
    it = position("stalin: seat\nrule low_luck 1", seed)
    assert luck.falls(it.st, 100, 60, word("x"), 1) and not luck.falls(it.st, 100, 40, word("x"), 1)


@pytest.mark.parametrize("seed", range(1, 6))
def test_3_15_under_low_luck_letters_come_as_often_as_on_average(seed: int) -> None:
    """Rule 3.15: of ten letters from abroad four arrive where forty in a hundred do."""
    it = position("stalin: seat\ntrotsky: seat, rung 7\ntune letter_smuggled 40\nrule low_luck 1", seed)
    out: list[Event] = []
    for _ in range(10):
        ACTIONS["letter"].apply(it.st, it.k("trotsky"), (it.stalin,), out)
        it.st.month += 1
    assert kinds(out).count("letter") == 4 and kinds(out).count("letter_stopped") == 6


def test_3_15_under_low_luck_a_denial_of_the_truth_holds_in_every_game() -> None:
    """Rule 3.15: it is shown up in forty-five of a hundred, so in none; without the rule in some."""
    for rule, outcomes in ((1, {0}), (0, {0, 1})):
        seen = set()
        for seed in range(1, 13):
            it = position(f"stalin: seat\nzinoviev: seat\nhold on zinoviev by stalin strength 60\nrule low_luck {rule}", seed)
            paper = it.st.holds[0]
            hold.publish(it.st, paper, it.stalin, hold.TRUE, [])
            it.st.w("queue")[:] = [Decision("published", it.k("zinoviev"), paper.id, it.stalin << 2)]
            record = it.st.record[it.zinoviev]
            ACTIONS["deny"].apply(it.st, it.k("zinoviev"), (), [])
            seen.add(int(it.st.record[it.zinoviev] > record))
        assert seen == outcomes
