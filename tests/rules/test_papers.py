"""Rules 2.25, 2.26 and 4.40 to 4.42: false cards, fresh wants, what a paper buys, what answers what."""

from __future__ import annotations

import pytest
from position import Action, Position, by_code, kinds, only, position

from game.play import motion
from game.play.action import ACTIONS, OPERATIONS, bar
from game.play.actions.answers import give_way
from game.play.actions.counters import FED, WARY
from game.play.actions.papers import unmask_chance
from game.rules import belief, hold, pact, tally, vote, wants
from game.rules.hold import ASK_POST
from game.world.kinds import BLOC, CARD, FILL, LINE, RUMOUR, RUNG, WIRE, Decision, Hold, Op, Promise, Quote
from game.world.scenario import FRESH, MONEY, PROMOTION, QUIET, SECURITY
from game.world.view import look

TABLE = """
    stalin: seat, gensec, intrigue 50
    trotsky: seat, intrigue 50
    zinoviev: seat
    anna: cc, urals, of stalin 80
    boris: cc, tomsk, of trotsky 80, resolve 20
    viktor: cc, orel
    post urals: under gensec, delegates 30
    post tomsk: by committee, delegates 20
    post orel: delegates 10
"""


def tell(it: Position, about: str = "anna", patron: str = "zinoviev", by: str = "stalin", to: str = "trotsky") -> list:
    """Let somebody whisper to another whose man a third is, and return what happened."""
    out: list = []
    belief.plant(it.st, getattr(it, by), it.k(to), getattr(it, about), getattr(it, patron), RUMOUR, out)
    return out


# -- false cards ----------------------------------------------------------------------------------


def test_2_25_a_whisper_is_believed_and_looks_like_any_other_card() -> None:
    """Rule 2.25: he counts the man for the other, and sees no difference; only the teller's view knows of the tale."""
    it = position(TABLE)
    out = it.play({"stalin": [Action("whisper", (it.trotsky, it.anna, it.zinoviev))]})
    assert only(out, "false_report") == [(it.stalin, it.trotsky, it.anna, it.zinoviev)]
    seen = look(it.st, it.k("trotsky"))
    assert seen.roots()[it.anna] == it.zinoviev and it.st.roots()[it.anna] == it.stalin
    assert seen.plants == [] and [x.about for x in look(it.st, it.k("stalin")).plants] == [it.anna]
    assert seen.bel_source[it.k("trotsky")][it.anna] == RUMOUR
    assert it.st.month - 2 <= seen.bel_month[it.k("trotsky")][it.anna] <= it.st.month
    assert all(event.audience == 1 << it.k("stalin") for event in out if event.kind == "false_report")


def test_2_25_the_truth_finds_a_tale_out_and_sometimes_its_maker() -> None:
    """Rule 2.25: with certainty he learns who lied and holds it against him, with no chance only that it was false."""
    for traced, by in ((1000, "stalin"), (0, None)):
        it = position(TABLE + f"\ntune card_traced {traced}\ntune card_regard 17")
        tell(it)
        out: list = []
        belief.learn(it.st, it.k("trotsky"), it.anna, 0, CARD, out)
        assert only(out, "report_false") == [(it.trotsky, it.anna, it.zinoviev, it.stalin if by else -1)]
        assert it.st.regard[it.k("stalin")][it.trotsky] == (-17 if by else 0)
        assert it.st.plants == [] and it.st.bel_patron[it.k("trotsky")][it.anna] == it.stalin


def test_2_25_intrigue_traces_a_tale_and_hides_one() -> None:
    """Rule 2.25: a point of intrigue more is four in a thousand more; at a hundred against fifty nothing is hidden."""
    found = {50: 0, 100: 0}
    for sharp in found:
        for seed in range(30):
            it = position(TABLE.replace("trotsky: seat, intrigue 50", f"trotsky: seat, intrigue {sharp}"), seed)
            it.st.tune = it.st.tune.__class__(card_traced=800)
            tell(it)
            out: list = []
            belief.learn(it.st, it.k("trotsky"), it.anna, 0, CARD, out)
            found[sharp] += only(out, "report_false")[0][3] >= 0
    assert found[50] < found[100] == 30


def test_2_25_nobody_is_told_falsely_of_his_own_men() -> None:
    """Rule 2.25: the tale about a man who is secretly his own is seen through at once."""
    it = position(TABLE + "\ntune card_traced 1000")
    it.st.row("bel_patron", it.k("stalin"))[it.boris] = -1
    out = it.play({"stalin": [Action("whisper", (it.trotsky, it.boris, it.zinoviev))]})
    assert only(out, "not_believed") == [(it.stalin, it.trotsky, it.boris)]
    assert only(out, "report_false")[0][3] == it.stalin and it.st.plants == []
    assert it.st.bel_patron[it.k("trotsky")][it.boris] == it.trotsky


def test_2_25_a_fresh_wire_is_not_argued_away_and_an_old_one_is() -> None:
    """Rule 2.25: within the months of the rule he knows better; later, or from mere hearsay, he does not."""
    for months, source, took in ((2, WIRE, False), (3, WIRE, True), (0, RUMOUR, True)):
        it = position(TABLE + "\ntune card_fresh 3")
        k = it.k("trotsky")
        it.st.row("bel_month", k)[it.anna] = it.st.month - months
        it.st.row("bel_source", k)[it.anna] = source
        assert ("false_report" in kinds(tell(it))) == took, (months, source)


@pytest.mark.parametrize(
    ("about", "master", "why"),
    [("boris", "zinoviev", "knows_his_own"), ("anna", "stalin", "that_is_true"), ("anna", "trotsky", "not_available")],
)
def test_2_25_what_cannot_be_whispered(about: str, master: str, why: str) -> None:
    """Rule 2.25: not of the listener's own man, not what one takes for the truth, not that he is the listener's."""
    it = position(TABLE)
    barred = ACTIONS["whisper"].why_not(it.st, it.k("stalin"), (it.trotsky, getattr(it, about), getattr(it, master)))
    assert barred is not None and barred.code == why


def test_2_25_a_tale_told_once_is_not_told_again_while_it_is_believed() -> None:
    """Rule 2.25: the same listener, the same man: he believes it already."""
    it = position(TABLE)
    args = (it.trotsky, it.anna, it.zinoviev)
    assert ACTIONS["whisper"].why_not(it.st, it.k("stalin"), args) is None
    tell(it)
    assert ACTIONS["whisper"].why_not(it.st, it.k("stalin"), (it.trotsky, it.anna, it.zinoviev)).code == "told_already"


def test_2_25_a_tale_that_comes_true_is_no_tale_any_more() -> None:
    """Rule 2.25: the man has gone over to whom he was said to follow; nobody will ever call it false."""
    it = position(TABLE)
    tell(it)
    it.st.w("patron")[it.anna] = it.zinoviev
    belief.reckon(it.st, [])
    assert it.st.plants == []


def test_2_25_a_delegation_counted_aloud_finds_a_tale_out() -> None:
    """Rule 2.25: of forty games some find it at the conference, and whoever does knows that it was false."""
    found = 0
    for seed in range(40):
        it = position(TABLE, seed)
        tell(it)
        out: list = []
        belief.counted_aloud(it.st, out)
        right = it.st.bel_patron[it.k("trotsky")][it.anna] == it.stalin
        assert right == ("report_false" in kinds(out))
        found += right
    assert 8 < found < 32


def test_2_18_an_idea_has_a_source() -> None:
    """Rule 2.18: from the start, from one's own eyes, and from the wire after a watch by the police."""
    it = position(TABLE.replace("trotsky: seat,", "trotsky: seat, cheka,") + "\npost cheka: lever surveillance")
    op = Op(1, it.trotsky, OPERATIONS.index("watch"), it.stalin, 0, it.st.month, it.st.month, 1, 0, 0)
    ACTIONS["watch"].finish(it.st, op, [])
    assert it.st.bel_source[it.k("trotsky")][it.anna] == WIRE
    assert it.st.bel_source[it.k("zinoviev")][it.anna] == 0


# -- fresh wants ----------------------------------------------------------------------------------


def test_2_26_a_want_that_was_served_gives_way_to_the_other() -> None:
    """Rule 2.26: served five months ago under a rule of five, the secretary wants the second thing; at four not yet."""
    for months, at in ((4, 0), (5, 1)):
        it = position("stalin: seat\nanna: cc, urals, wants money, wants quiet\npost urals: under gensec\ntune want_months 5")
        it.st.w("served")[it.anna] = it.st.month - months
        wants.reckon(it.st)
        assert it.st.want[it.anna] == at


def test_2_26_who_was_promoted_wants_something_else() -> None:
    """Rule 2.26: six months in the post under a rule of twelve, and a man with a region wants money or to be safe."""
    it = position("stalin: seat, gensec\nanna: cc, urals, wants promotion\npost urals: under gensec, region\ntune want_months 12")
    it.st.w("since")[it.urals] = it.st.month - 6
    wants.reckon(it.st)
    assert it.st.want[it.anna] in (FRESH + MONEY, FRESH + SECURITY, FRESH + QUIET)
    assert wants.want_of(it.st, it.anna).kind != PROMOTION


def test_2_26_what_is_known_of_a_want_grows_old() -> None:
    """Rule 2.26: he serves what the man wanted last year; it brings half, and he learns the new want."""
    gained = []
    for stale in (False, True):
        it = position("stalin: seat\nanna: cc, of stalin 50, urals, wants money, wants quiet\npost urals: under gensec\n"
                      "tune want_stale 50\ntune win_gain 20")
        it.st.w("want")[it.anna] = int(stale)
        assert look(it.st, it.k("stalin")).want[it.anna] == 0, "the view shows what is believed"
        op = Op(1, it.stalin, OPERATIONS.index("win"), it.anna, 0, it.st.month, it.st.month, 1, 0, 0)
        out: list = []
        ACTIONS["win"].finish(it.st, op, out)
        gained.append(it.st.loyalty[it.anna] - 50)
        assert ("fresh_want" in kinds(out)) == stale
        assert look(it.st, it.k("stalin")).want[it.anna] == int(stale)
    assert gained == [20, 10]


def test_2_26_a_want_nobody_knew_of_changes_a_vote_and_not_the_forecast() -> None:
    """Rule 2.26: the count believes he wants money; he wants peace and quiet, and votes for what he wants."""
    it = position("stalin: seat\ntrotsky: seat\nanna: cc, wants grudge trotsky, wants quiet, orel\npost orel:")
    it.st.w("want")[it.anna] = 1
    item = it.motion("stalin", RUNG, it.trotsky, 1)
    seen = look(it.st, it.k("stalin"))
    assert by_code(vote.stand(vote.Ballot(seen, item), it.anna))["want"] == 20
    assert it.why("anna", item).get("want", 0) < 0


# -- what is owed under a paper -------------------------------------------------------------------

PRESSED = """
    stalin: seat, gensec, economy -20, oratory 30, record 20
    kamenev: seat, war, resolve 40, economy -20
    trotsky: seat, economy 40
    anna: cc, urals, of stalin 80, administration 90
    boris: cc, tomsk, of trotsky 60, resolve 20
    hold on kamenev by stalin strength 50 {}
    post war: by politburo, rank 5
    post urals: rank 1
    post tomsk: under war, rank 3
"""


def test_4_40_a_vote_owed_goes_with_the_presser_on_his_next_item() -> None:
    """Rule 4.40: a contender who gave way votes for the presser's motion by the points of the rule."""
    it = position(PRESSED.format("") + "\ntune hold_vote 71")
    held = it.st.holds[0].id
    out = it.play({"stalin": [Action("press", (held, hold.ASK_VOTE))]}, pressed_kamenev=Action("yield"))
    assert only(out, "hold_yielded") == [(it.stalin, it.kamenev, held, hold.ASK_VOTE)]
    assert it.st.patron[it.kamenev] == -1
    item = it.motion("stalin", LINE, it.economy, 1)
    assert it.why("kamenev", item)["held"] == 71
    assert it.why("kamenev", it.motion("trotsky", LINE, it.economy, 1)).get("held", 0) == 0, "it touches nobody"
    assert it.why("kamenev", it.motion("trotsky", RUNG, it.stalin, 1))["held"] == -71


def test_4_40_on_a_matter_of_others_it_goes_as_the_presser_goes() -> None:
    """Rule 4.40: when a third moves against a fourth, the debtor follows the creditor's vote."""
    it = position(PRESSED.format("") + "\nzinoviev: seat")
    it.st.w("promises").append(Promise(it.kamenev, it.stalin, hold.OWED_VOTE, 1, it.st.month, -1))
    item = it.motion("zinoviev", RUNG, it.trotsky, 1)
    for side in (1, -1):
        assert it.why("kamenev", item, {it.stalin: side})["held"] == 60 * side


def test_4_40_a_lesser_man_owes_his_vote_and_keeps_his_patron() -> None:
    """Rule 4.40: Boris gives way; his next vote is Stalin's, he himself stays Trotsky's; then nothing is owed."""
    it = position(PRESSED.format("").replace("on kamenev", "on boris") + "\nplenum 1926-02")
    it.play({"stalin": [Action("press", (it.st.holds[0].id, hold.ASK_VOTE))]})
    assert it.st.patron[it.boris] == it.trotsky
    assert [(x.who, x.item) for x in it.st.promises] == [(it.boris, hold.OWED_VOTE)]
    item = it.motion("stalin", FILL, it.tomsk, it.anna)
    assert it.why("boris", item)["held"] == 60
    from game.play.session_rules import _pay_held

    out: list = []
    _pay_held(it.st, item, [it.boris], [], out)
    assert only(out, "owed_vote") == [(it.boris, it.stalin, 1)] and it.st.promises == []


def test_4_40_who_owes_and_votes_the_other_way_has_broken_his_word() -> None:
    """Rule 4.40: trust is the price, and the memory of it."""
    it = position(PRESSED.format("") + "\nrule every_call 1")
    it.st.w("promises").append(Promise(it.kamenev, it.stalin, hold.OWED_VOTE, 1, it.st.month, -1))
    it.st.w("agenda").append(it.motion("stalin", LINE, it.economy, 1)._replace(c=2))
    out = it.play(call_kamenev=Action("no"), call_trotsky=Action("yes"), call_stalin=Action("yes"))
    assert only(out, "owed_vote") == [(it.kamenev, it.stalin, 0)]
    assert it.st.trust[it.kamenev] <= 41


def test_4_40_silence_bars_attacks_for_three_months() -> None:
    """Rule 4.40: no speech, polemic, campaign or motion against him; in the fourth month all of it again."""
    it = position(PRESSED.format("") + "\ntune silence_months 3")
    it.play({"stalin": [Action("press", (it.st.holds[0].id, hold.ASK_SILENCE))]}, pressed_kamenev=Action("yield"))
    k = it.k("kamenev")
    for _ in range(2):
        for name, args in (("speak", (2, it.stalin)), ("write", (1, it.stalin))):
            barred = ACTIONS[name].why_not(it.st, k, args)
            assert barred is not None and barred.code == "silence_owed", (name, it.st.month)
        assert it.bar("kamenev", RUNG, it.stalin, 1) == "silence_owed"
        assert ACTIONS["speak"].why_not(it.st, k, (2, it.trotsky)) is None
        it.st.month += 1
    assert ACTIONS["speak"].why_not(it.st, k, (2, it.stalin)) is None
    assert it.bar("kamenev", RUNG, it.stalin, 1) != "silence_owed"


def test_4_40_silence_is_asked_of_contenders_only() -> None:
    """Rule 4.40: a secretary in the provinces has no voice to silence."""
    it = position(PRESSED.format("").replace("on kamenev", "on boris"))
    barred = ACTIONS["press"].why_not(it.st, it.k("stalin"), (it.st.holds[0].id, hold.ASK_SILENCE))
    assert barred is not None and barred.code == "no_voice"


def test_4_40_a_post_is_given_from_his_gift_before_his_own_is_laid_down() -> None:
    """Rule 4.40: Tomsk is vacant and in Kamenev's gift: Stalin's woman gets it and Kamenev keeps War."""
    it = position(PRESSED.format("").replace("boris: cc, tomsk,", "boris: cc,"))
    out = it.play({"stalin": [Action("press", (it.st.holds[0].id, hold.ASK_POST))]}, pressed_kamenev=Action("yield"))
    assert it.st.holder[it.tomsk] == it.anna and it.st.holder[it.war] == it.kamenev
    assert "resigned" not in kinds(out)


@pytest.mark.parametrize("answer", ["yield", "defy", "confess"])
def test_4_08_papers_of_the_police_rebound_whatever_is_answered(answer: str) -> None:
    """Rule 4.08: the victim now has something on the presser, of the strength of the rule."""
    it = position(PRESSED.format("police") + "\ntune rebound 33")
    it.play({"stalin": [Action("press", (it.st.holds[0].id, hold.ASK_SILENCE))]}, pressed_kamenev=Action(answer))
    mine = [(h.on, h.strength) for h in it.st.holds if h.holders == 1 << it.k("kamenev")]
    assert mine == [(it.stalin, 33)]


def test_4_08_a_lesser_man_tells_his_patron_of_the_police() -> None:
    """Rule 4.08: Boris cannot use it; Trotsky can."""
    it = position(PRESSED.format("police").replace("on kamenev", "on boris"))
    it.play({"stalin": [Action("press", (it.st.holds[0].id, hold.ASK_VOTE))]})
    assert [(h.on, h.holders) for h in it.st.holds] == [(it.stalin, 1 << it.k("trotsky"))]


# -- what answers what ----------------------------------------------------------------------------


def noticed(it: Position, name: str, a: int, b: int = 0, owner: str = "stalin", by: str = "trotsky") -> Op:
    """Put an operation on the board that somebody has noticed and is asked about."""
    k = it.k(by)
    op = Op(77, getattr(it, owner), OPERATIONS.index(name), a, b, it.st.month, it.st.month + 1, 1, it.st.month, 1 << k)
    it.st.w("ops").append(op)
    it.st.w("queue").append(Decision("noticed", k, op.id))
    return op


ANSWERS = {
    "case": {"loyal", "cover"}, "watch": {"caution", "feed"}, "win": {"reassure"}, "campaign": {"own_paper"},
    "work": {"go_there", "counter"}, "inspect": {"tidy"}, "appoint": {"counter"},
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_4_41_each_operation_has_its_own_answers(name: str) -> None:
    """Rule 4.41: what is offered against a case is not offered against a campaign; all may be let go or shown up."""
    it = position(TABLE.replace("boris: cc, tomsk,", "boris: cc, tomsk, pravda, control,")
                  + "\npost pravda: lever press\npost control: lever inspection")
    about = {"case": it.trotsky, "watch": it.trotsky, "win": it.boris, "campaign": 0}.get(name, it.tomsk)
    noticed(it, name, about, it.trotsky)
    k = it.k("trotsky")
    every = {"ignore", "counter", "expose", "loyal", "cover", "caution", "feed", "reassure", "own_paper", "go_there", "tidy"}
    open_ = {one for one in every if bar(it.st, it.st.queue[0], Action(one)) is None}
    assert open_ == ANSWERS[name] | {"ignore", "expose"}
    assert bar(look(it.st, k), it.st.queue[0], Action("loyal")) == bar(it.st, it.st.queue[0], Action("loyal"))


def answer(it: Position, name: str) -> list:
    """Give an answer to what was noticed and return what happened."""
    out: list = []
    ACTIONS[name].apply(it.st, it.st.queue[0].seat, (), out)
    return out


def test_4_06_who_is_shown_up_watching_has_given_a_hold() -> None:
    """Rule 4.06: Trotsky shows the watch up and has something on Stalin; over an appointment he has not."""
    for name, papers in (("watch", 1), ("appoint", 0)):
        it = position(TABLE + "\ntune hold_caught 27")
        noticed(it, name, it.trotsky if name == "watch" else it.tomsk, it.anna)
        answer(it, "expose")
        assert [(h.on, h.strength) for h in it.st.holds] == [(it.stalin, 27)] * papers
        assert it.st.ops == []


def test_4_41_a_careful_man_is_watched_for_nothing() -> None:
    """Rule 4.41: it learns of two people beside him at most, finds nothing, and its owner sees no difference."""
    found = learnt = 0
    for seed in range(30):
        it = position(TABLE, seed)
        op = noticed(it, "watch", it.trotsky)
        out = answer(it, "caution")
        assert out[-1].audience == 1 << it.k("trotsky")
        assert look(it.st, it.k("stalin")).ops[0].quality == 1 and it.st.ops[0].quality == WARY
        heard: list = []
        ACTIONS["watch"].finish(it.st, op._replace(quality=WARY), heard)
        found += "hold_found" in kinds(heard)
        learnt = max(learnt, only(heard, "watched")[0][2])
    assert found == 0 and learnt <= 3


def test_4_41_a_fed_watch_brings_home_false_cards() -> None:
    """Rule 4.41: Stalin's watchers report that Boris is Zinoviev's; they believe it and so does he."""
    it = position(TABLE)
    op = noticed(it, "watch", it.trotsky)
    answer(it, "feed")
    assert it.st.ops[0].quality == FED
    out: list = []
    ACTIONS["watch"].finish(it.st, op._replace(quality=FED), out)
    assert only(out, "false_report") == [(it.trotsky, it.stalin, it.boris, it.zinoviev)]
    assert look(it.st, it.k("stalin")).roots()[it.boris] == it.zinoviev
    assert it.st.bel_source[it.k("stalin")][it.boris] == CARD


def test_4_41_a_patron_sees_his_man_himself() -> None:
    """Rule 4.41: six points of loyalty more, and the other's work brings three fifths."""
    it = position(TABLE + "\ntune reassured 9")
    it.st.w("loyalty")[it.boris] = 60
    noticed(it, "win", it.boris)
    answer(it, "reassure")
    assert it.st.loyalty[it.boris] == 69 and it.st.ops[0].quality == 0


def test_4_41_a_case_is_mislaid_only_where_one_has_a_man_for_it() -> None:
    """Rule 4.41: without a man in control it cannot be; with one the case ends and he remembers the risk."""
    it = position(TABLE)
    noticed(it, "case", it.trotsky)
    assert bar(it.st, it.st.queue[0], Action("cover")).code == "no_cover"
    it = position(TABLE.replace("boris: cc, tomsk,", "boris: cc, tomsk, control,") + "\npost control: lever inspection")
    noticed(it, "case", it.trotsky)
    answer(it, "cover")
    assert it.st.ops == [] and it.st.loyalty[it.boris] == 72


def test_4_41_another_paper_prints_the_other_side() -> None:
    """Rule 4.41: the campaign brings three fifths and costs its owner; without a paper there is no such answer."""
    it = position(TABLE)
    noticed(it, "campaign", 0, it.trotsky)
    assert bar(it.st, it.st.queue[0], Action("own_paper")).code == "no_paper"
    it = position(TABLE.replace("boris: cc, tomsk,", "boris: cc, tomsk, pravda,") + "\npost pravda: lever press")
    noticed(it, "campaign", 0, it.trotsky)
    answer(it, "own_paper")
    assert it.st.ops[0].quality == 0
    assert (it.st.standing[it.trotsky], it.st.standing[it.stalin]) == (52, 48)


def test_4_41_inspectors_find_a_place_tidied_up() -> None:
    """Rule 4.41: no ground in thirty inspections, and a weaker machine."""
    for seed in range(30):
        it = position(TABLE, seed)
        op = noticed(it, "inspect", it.tomsk)
        answer(it, "tidy")
        out: list = []
        ACTIONS["inspect"].finish(it.st, op._replace(quality=it.st.ops[0].quality), out)
        assert only(out, "inspected") == [(it.stalin, it.tomsk, 0)]
        assert it.st.machine[it.tomsk] == 46


# -- what is published ----------------------------------------------------------------------------

PRINTED = "stalin: seat, resolve 50\ntrotsky: seat, theory 80\nzinoviev: seat\nhold on trotsky by stalin strength 40"


def printed(it: Position, manner: int, **answers: Action) -> list:
    """Let Stalin publish what he has on Trotsky."""
    return it.play({"stalin": [Action("leak", (it.st.holds[0].id, manner))]}, **answers)


def test_4_09_who_stands_far_from_the_line_is_given_a_name() -> None:
    """Rule 4.09: a paper on a man thirty points off hangs a label, on one near the Line it does not; a slant helps."""
    for economy, manner, named in ((60, 0, True), (0, 0, False), (33, 0, False), (33, 1, True)):
        it = position(PRINTED.replace("theory 80", f"theory 80, economy {economy}") + "\ntune label_apt 25\ntune unmask_slant 0")
        out = printed(it, manner)
        assert bool(only(out, "label")) == named, (economy, manner, it.st.deviation(it.trotsky))


def test_4_09_the_man_it_is_about_is_asked_what_he_says() -> None:
    """Rule 4.09: a denial of a slant brings half back; silence nothing; the answer in print leaves words to be quoted."""
    slant = "\ntune unmask_slant 0"
    for reply, standing in (("say_nothing", 44), ("deny", 47)):
        it = position(PRINTED + slant)
        printed(it, 1, published_trotsky=Action(reply))
        assert it.st.standing[it.trotsky] == standing, reply
    it = position(PRINTED + slant)
    out = printed(it, 1, published_trotsky=Action("reply"))
    assert (it.trotsky, it.stalin, 3) in only(out, "paper_answered")
    assert [(x.who, x.against) for x in it.st.quotes] == [(it.trotsky, it.stalin)]


def test_4_09_the_truth_can_be_denied_at_a_risk_and_not_shown_to_be_false() -> None:
    """Rule 4.09: in some of thirty games the denial is shown for what it is, and costs more than the paper."""
    shown = 0
    for seed in range(30):
        it = position(PRINTED, seed)
        out = printed(it, 0, published_trotsky=Action("deny"))
        shown += only(out, "paper_answered")[0][2]
        assert it.st.standing[it.trotsky] == (42 if only(out, "paper_answered")[0][2] else 47)
    assert 6 < shown < 22
    it = position(PRINTED)
    it.st.w("queue").append(Decision("published", it.k("trotsky"), it.st.holds[0].id, it.stalin << 2))
    assert bar(it.st, it.st.queue[0], Action("unmask")).code == "it_is_true"


def test_4_09_a_forgery_shown_up_by_its_victim_falls_back_on_its_maker() -> None:
    """Rule 4.09: with certainty all comes back to Trotsky, and Stalin pays in record and standing."""
    it = position(PRINTED + "\ntune unmask_forged 0\ntune unmask_victim 100")
    out = printed(it, 2, published_trotsky=Action("unmask"))
    assert only(out, "unmasked") == [(it.stalin, it.trotsky)]
    assert it.st.standing[it.trotsky] == 50 and it.st.standing[it.stalin] == 39
    assert it.st.record[it.stalin] >= 13 and it.st.holds == []


def test_4_09_files_of_ones_own_and_a_forgery_make_it_easier_to_show() -> None:
    """Rule 4.09: a slant at the number of the rule, a forgery a step more, with an archive as much again."""
    it = position(PRINTED + "\ntune unmask_victim 21\ntune unmask_step 13\ntune unmask_files 17")
    assert [unmask_chance(it.st, it.k("trotsky"), manner) for manner in (1, 2)] == [21, 34]
    rich = position(PRINTED.replace("theory 80", "theory 80, vault") + "\npost vault: lever archive\n"
                    "tune unmask_victim 21\ntune unmask_step 13\ntune unmask_files 17")
    assert unmask_chance(rich.st, rich.k("trotsky"), 2) == 51


def test_4_09_what_was_published_makes_a_man_a_dearer_partner() -> None:
    """Rule 4.09: a quarter of its strength off the wish to join him, half of that a year later."""
    it = position(PRINTED + "\ntune published_price 4")
    printed(it, 0)
    it.st.month = it.st.holds[0].public
    for months, off in ((0, -10), (12, -5), (36, -1)):
        it.st.month = it.st.holds[0].public + months
        why = by_code(pact.would_join(it.st, it.zinoviev, BLOC, it.trotsky, it.stalin, -1, 0))
        assert why["published"] == off


# -- quotations and pages -------------------------------------------------------------------------


def test_4_42_a_polemic_spends_the_weightiest_sentence_of_its_target() -> None:
    """Rule 4.42: twenty points said this year cost five of orthodoxy; two years later two; then it is gone."""
    lost = []
    for weight, age in ((0, 0), (20, 0), (20, 24), (90, 0)):
        it = position("stalin: seat, theory 60\ntrotsky: seat")
        if weight:
            it.st.w("quotes").append(Quote(it.trotsky, it.economy, weight, it.st.month - age, -1))
        out = it.play({"stalin": [Action("write", (1, it.trotsky))]})
        assert [x for x in it.st.quotes if x.who == it.trotsky] == []
        assert only(out, "quoted") == ([(it.stalin, it.trotsky, it.economy, weight >> age // 24)] if weight else [])
        lost.append(50 - it.st.orthodoxy[it.trotsky])
    assert [x - lost[0] for x in lost] == [0, 5, 2, 8]


def test_4_14_an_editor_refuses_the_page() -> None:
    """Rule 4.14: a firm man prints, a doubtful one who thinks well of the target does not, and there is no campaign."""
    for loyalty, friend, printed_ in ((90, "", True), (58, "", True), (58, ", thinks trotsky 60", False), (51, "", False)):
        it = position(f"stalin: seat\ntrotsky: seat\nboris: cc, pravda, of stalin {loyalty}{friend}\npost pravda: lever press")
        op = Op(1, it.stalin, OPERATIONS.index("campaign"), 0, it.trotsky, it.st.month, it.st.month, 1, 0, 0)
        out: list = []
        ACTIONS["campaign"].finish(it.st, op, out)
        assert ("campaign" in kinds(out), "page_refused" in kinds(out)) == (printed_, not printed_), (loyalty, friend)
        assert (it.st.standing[it.trotsky] < 50) == printed_


def test_4_40_what_is_owed_is_seen_by_the_two_it_binds() -> None:
    """Rule 4.40: a third counts Kamenev without it, and is wrong by a vote nobody showed him."""
    it = position(PRESSED.format(""))
    it.st.w("promises").append(Promise(it.kamenev, it.stalin, hold.OWED_VOTE, 1, it.st.month, -1))
    item = motion.make(it.st, it.stalin, LINE, it.economy, 1)
    mine = tally.count(look(it.st, it.k("stalin")), item)
    theirs = tally.count(look(it.st, it.k("trotsky")), item)
    held = [{line.person: "held" in by_code(list(line.reasons)) for line in count.lines} for count in (mine, theirs)]
    assert held[0][it.kamenev] and not held[1][it.kamenev]


def pressed() -> Position:
    """Return Kamenev pressed by two men, with a paper of his own on the first alone."""
    it = position("stalin: seat\ntrotsky: seat\nkamenev: seat")
    k = it.k("kamenev")
    for n, (on, holder) in enumerate(((it.kamenev, 0), (it.kamenev, 1), (it.stalin, k))):
        it.st.w("holds").append(Hold(100 + n, -1, on, 1 << holder, 40, 0, 0))
    it.st.w("presses")[:] = [(it.stalin, it.kamenev, 100, 0), (it.trotsky, it.kamenev, 101, 0)]
    it.st.w("queue")[:] = [Decision("pressed", k, 0), Decision("pressed", k, 1)]
    return it


def test_4_08_a_paper_answers_only_the_man_it_is_about() -> None:
    """Rule 4.08: what he has on Stalin is no answer to Trotsky."""
    it = pressed()
    k = it.k("kamenev")
    assert ACTIONS["cancel"].why_not(it.st, k, ()) is None
    it.st.w("queue").pop(0)
    bar = ACTIONS["cancel"].why_not(it.st, k, ())
    assert bar is not None and bar.code == "no_hold_back"


def test_4_40_a_paper_pressed_for_a_post_says_which() -> None:
    """Rule 4.40: the vacant post in his gift for a man of the presser's, else his own highest."""
    for vacant, code in (("", "gives_post"), ("boris: urals", "lays_down")):
        it = position(f"""
            stalin: seat
            rykov: seat, premier
            anna: of stalin 80
            {vacant}
            post premier: rank 5
            post urals: under premier, rank 3
            hold on rykov by stalin strength 60
        """)
        k = it.k("stalin")
        (paper,) = it.st.holds
        view = look(it.st, k)
        (said,) = [one for one in ACTIONS["press"].forecast(view, k, (paper.id, ASK_POST)) if one.code == code]
        given = (it.urals, it.anna) if code == "gives_post" else (it.premier,)
        assert said.args == given
        it.st.w("presses").append((it.stalin, it.rykov, paper.id, ASK_POST))
        it.st.w("queue")[:] = [Decision("pressed", it.k("rykov"), 0)]
        assert [one.args for one in ACTIONS["yield"].forecast(it.st, it.k("rykov"), ())] == [given]
        give_way(it.st, 0, [])
        assert it.st.holder[given[0]] == (it.anna if code == "gives_post" else -1)
