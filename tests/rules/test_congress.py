"""Rules 3.21 to 3.25 and 3.31: the beats of a congress, from the naming of the reporter to the floor."""

from __future__ import annotations

from position import Action, kinds, only, position

from game.play import beats
from game.play.action import legal
from game.play.month import submit
from game.rules import congress, hall, slate, tally, theses, vote
from game.world.event import Event
from game.world.kinds import CONFIDENCE, CONGRESS, COUNTRY_INDEX, NON_AGGRESSION, Decision, Motion, Promise

HEADS = """
    stalin: seat, gensec
    trotsky: seat, thinks stalin -30
    zinoviev: seat, thinks stalin 10
    kamenev: seat, thinks zinoviev 60
    tune harmless 0
"""


def name(it, p: str) -> Action:  # type: ignore[no-untyped-def]
    return Action("name_reporter", (getattr(it, p),))


# -- the reporter and his theses ------------------------------------------------------------------


def test_3_21_the_politburo_names_the_reporter_by_most_hands() -> None:
    """Rule 3.21: three for Zinoviev, one for Kamenev; three months before the congress, and it is announced."""
    it = position(HEADS + "congress 1926-05")
    told = {f"reporter_{p}": name(it, "zinoviev") for p in ("stalin", "trotsky", "kamenev")}
    out = it.play(**told, reporter_zinoviev=name(it, "kamenev"))
    assert it.st.report_by == it.zinoviev
    assert only(out, "theses") == [(0, it.zinoviev, 3, 4)]
    early = position(HEADS + "congress 1926-06")
    assert "theses" not in kinds(early.play()), "four months before nothing is asked yet"


def test_3_21_nobody_names_himself() -> None:
    """Rule 3.21: it is barred, and whom one would have is the first offered."""
    it = position(HEADS + "congress 1926-05")
    decision = Decision("reporter", it.k("kamenev"), 0)
    offered = [action.args[0] for action in legal(it.st, decision, "name_reporter")]
    assert it.kamenev not in offered and len(offered) == 3
    assert offered[0] == it.zinoviev == hall.prefers(it.st, it.kamenev), "whom he likes"


def test_3_21_the_chair_breaks_a_tie() -> None:
    """Rule 3.21: two hands against two; the chair had named Trotsky, though Zinoviev's name is greater."""
    lines = HEADS.replace("zinoviev: seat,", "zinoviev: seat, standing 90, politburo_chair,") + "post politburo_chair:\n"
    for chair, found in (("trotsky", "trotsky"), ("kamenev", "kamenev")):
        it = position(lines)
        other = "kamenev" if chair == "trotsky" else "trotsky"
        named = {it.zinoviev: getattr(it, chair), it.stalin: getattr(it, chair)}
        named |= {getattr(it, chair): getattr(it, other)}
        named |= {getattr(it, other): it.stalin}
        hall.choose_reporter(it.st, named, [])
        assert it.st.report_by == getattr(it, found)
    it = position(lines)
    hall.choose_reporter(
        it.st, {it.zinoviev: it.trotsky, it.stalin: it.trotsky, it.trotsky: it.zinoviev, it.kamenev: it.zinoviev}, []
    )
    assert it.st.report_by == it.trotsky, "two and two, and the chair is Zinoviev's"


def test_3_21_a_member_who_is_no_contender_goes_by_the_vote_function() -> None:
    """Rule 3.21: Stalin's man in the Politburo gives his hand as his patron would have it."""
    it = position(HEADS + "anna: politburo, of stalin 90, thinks kamenev 80")
    assert hall.prefers(it.st, it.anna) == it.stalin
    it.st.w("loyalty")[it.anna] = 10
    assert hall.prefers(it.st, it.anna) == it.kamenev


REPORT = """
    stalin: seat, gensec, economy 20
    trotsky: seat, economy 60, oratory 100, standing 80
    anna: urals, of stalin 90
    boris: tomsk, of trotsky 90
    post urals: under gensec, delegates 70
    post tomsk: under gensec, delegates 30
    congress 1926-02 cc 9 politburo 2
"""


def test_3_21_the_line_follows_theses_that_are_carried() -> None:
    """Rule 3.21: eight points beyond the Line on one question, when the delegations accept the report."""
    it = position(REPORT)
    it.st.report_by, it.st.theses = it.stalin, theses.packed(it.economy, 1)
    out = []
    congress.sit(it.st, out)
    assert only(out, "line_moved") == [(it.economy, 8, 8)] and it.st.theses == 0
    other = position(REPORT + "tune theses_step 5")
    other.st.report_by, other.st.theses = other.stalin, theses.packed(other.economy, -1)
    congress.sit(other.st, [])
    assert other.st.line[other.economy] == -5


def test_3_21_theses_to_the_line_or_lost_or_on_a_resting_question_move_nothing() -> None:
    """Rule 3.21: and a question that was moved lately cannot be taken up."""
    it = position(REPORT)
    it.st.report_by = it.stalin
    congress.sit(it.st, [])
    assert it.st.line[it.economy] == 0
    lost = position(REPORT.replace("of stalin 90", "of trotsky 90"))
    lost.st.report_by, lost.st.theses = lost.stalin, theses.packed(lost.economy, 1)
    out = []
    hall.open_report(lost.st, 0, out, ((lost.trotsky, hall.AGAINST),))
    (_, _, ayes, noes), = only(out, "report_vote")
    assert noes > ayes and lost.st.line[lost.economy] == 0
    resting = position(REPORT.replace("1926-02 cc", "1926-04 cc"))
    resting.st.w("line_moved")[resting.economy] = resting.st.month
    able = {action.args for action in legal(resting.st, Decision("theses", 0, 0), "set_theses")}
    assert able == {(-1, 0), (resting.party, 1), (resting.party, -1)}


def test_3_21_theses_please_those_to_whom_they_come_nearer() -> None:
    """Rule 3.21: two months ahead the reporter lays them down; at the vote they count in points for each secretary."""
    it = position(REPORT.replace("1926-02 cc", "1926-04 cc") + "anna2: perm, economy 40\npost perm: delegates 5")
    it.st.report_by = it.stalin
    out = it.play(theses_stalin=Action("set_theses", (it.economy, 1)))
    assert only(out, "theses_set") == [(0, it.stalin, it.economy, 1)]
    assert it.why("anna2", hall.report_motion(it.st, it.stalin))["theses"] == 8
    it.st.theses = theses.packed(it.economy, -1)
    assert it.why("anna2", hall.report_motion(it.st, it.stalin))["theses"] == -8


# -- regional conferences -------------------------------------------------------------------------

HOME = """
    stalin: seat, gensec
    trotsky: seat
    anna: urals, of {} 90
    post urals: under gensec, delegates 100, machine {}
"""


def test_3_22_the_machine_and_those_who_lean_to_its_master_carry_the_list() -> None:
    """Rule 3.22: half the hall is led; of the others half lean to Stalin, and a quarter of the rest go along."""
    it = position(HOME.format("stalin", 50))
    lean = tally.split(it.st, it.urals)
    assert sum(lean) in (999, 1000)
    mine = lean[it.k("stalin")]
    assert 500 < mine < 1000
    assert congress.at_home(it.st, it.urals)[0] == (100 * (mine + (1000 - mine) // 4) + 500) // 1000
    free = position(HOME.format("nobody", 50).replace(", of nobody 90", ""))
    assert congress.at_home(free.st, free.urals) == (75, 25), "of nobody's man half the unled have a good word"


def test_3_22_a_clear_vote_strengthens_a_machine_and_a_lost_one_weakens_it() -> None:
    """Rule 3.22: up to six points either way, by the numbers of the scenario."""
    it = position(HOME.format("stalin", 60) + "tune conference_swing 20")
    ayes, noes = congress.settle_conference(it.st, it.urals)
    assert it.st.machine[it.urals] == 60 + 20 * (ayes - noes) // 100 > 60
    lost = position(HOME.format("stalin", 24).replace("stalin: seat,", "stalin: seat, standing 5, orthodoxy 0,").replace("trotsky: seat", "trotsky: seat, standing 100") + "tune conference_lost 3")
    ayes, noes = congress.settle_conference(lost.st, lost.urals)
    assert noes >= ayes and lost.st.machine[lost.urals] == 21


def test_3_22_what_nobody_visits_settles_by_the_same_rule() -> None:
    """Rule 3.22: three are played in each of two months, the rest in the last, and how many fell is told."""
    posts = "\n".join(f"p{n}: q{n}, of stalin 90\npost q{n}: delegates {10 + n}, machine 70" for n in range(9))
    it = position("stalin: seat\ntrotsky: seat\ncongress 1926-04 cc 20\ntune turnover 0\n" + posts)
    first = only(it.play(), "local_conference")
    second = it.play()
    played = [q for _, q, _, _ in first + only(second, "local_conference")]
    assert len(set(played)) == 6, "none is played twice"
    assert only(second, "conferences_settled") == [(0, 3, 0)]
    assert all(it.st.machine[q] > 70 for q in range(1, 10))


# -- places on the list ---------------------------------------------------------------------------

LIST = """
    stalin: seat, gensec
    trotsky: seat, thinks stalin {}
    zinoviev: seat, thinks stalin 20
    daria: office, of trotsky 80
    post office:
    congress 1926-03 cc 9 candidates 3 politburo 3
"""


def test_3_23_a_place_is_given_for_a_word_on_the_report() -> None:
    """Rule 3.23: Daria goes on the list, Trotsky owes his voice, and the promise weighs at the vote."""
    it = position(LIST.format(10))
    it.st.report_by = it.stalin
    give = Action("give_place", (it.daria, slate.VOICE_FOR))
    before = it.st.clone()
    out = it.play(slate_stalin=give, place_trotsky=Action("take_place"))
    assert it.st.slate == [it.daria]
    assert [(x.who, x.to, x.side) for x in it.st.promises] == [(it.trotsky, it.stalin, 1)]
    told = [event for event in out if event.kind == "place_given"]
    assert told[0].args[1:] == (it.stalin, it.trotsky, it.daria, slate.VOICE_FOR)
    assert told[0].audience == 1 << it.k("stalin") | 1 << it.k("trotsky")
    motion = hall.report_motion(it.st, it.stalin)
    assert it.why("trotsky", motion)["promise"] == 45
    assert "promise" not in {reason.code for reason in vote.wish(vote.Ballot(before, motion), it.trotsky)}


def test_3_23_what_is_left_binds_nobody_and_the_place_is_used_up() -> None:
    """Rule 3.23: refused, Stalin has put nobody on the list."""
    it = position(LIST.format(10))
    it.st.report_by = it.stalin
    out = it.play(slate_stalin=Action("give_place", (it.daria, slate.VOICE_FOR)), place_trotsky=Action("leave_place"))
    assert it.st.slate == [] and it.st.promises == [] and "place_left" in kinds(out)


def test_3_23_a_place_for_a_man_one_has_put_on_the_list_oneself_is_not_asked_about() -> None:
    """Rule 3.23: offered before or after his patron named him; who offered hears that it was not taken."""
    for first, second in (("stalin", "trotsky"), ("trotsky", "stalin")):
        it = position(LIST.format(10))
        it.st.report_by = it.stalin
        answers = {
            it.k("stalin"): Action("give_place", (it.daria, slate.VOICE_FOR)),
            it.k("trotsky"): Action("propose", (it.daria,)),
        }
        it.st.w("queue")[:] = [Decision("slate", it.k(one), 0) for one in (first, second)]
        out: list[Event] = []
        for one in (first, second):
            assert submit(it.st, answers[it.k(one)], out) is None
        assert it.st.queue == [] and it.st.slate == [it.daria] and it.st.promises == []
        (left,) = [event for event in out if event.kind == "place_left"]
        assert left.args[1:] == (it.stalin, it.trotsky, it.daria) and left.audience == 1 << it.k("stalin")


def test_3_23_a_place_may_buy_peace() -> None:
    """Rule 3.23: a pact of non-aggression between the two, of which nobody hears."""
    it = position(LIST.format(10))
    it.play(slate_stalin=Action("give_place", (it.daria, slate.PEACE)), place_trotsky=Action("take_place"))
    (made,) = it.st.pacts
    assert (made.kind, set(made.parties), made.secret) == (NON_AGGRESSION, {it.stalin, it.trotsky}, 1)


def test_3_23_only_another_contenders_man_and_only_where_there_is_something_to_say() -> None:
    """Rule 3.23: not one's own man, not for a word of the reporter on his own report, nor before there is one."""
    it = position(LIST.format(10) + "elena: of stalin 80")
    decision = Decision("slate", it.k("stalin"), 0)
    assert {action.args for action in legal(it.st, decision, "give_place")} == {(it.daria, slate.PEACE)}
    it.st.report_by = it.trotsky
    assert {action.args for action in legal(it.st, decision, "give_place")} == {(it.daria, slate.PEACE)}
    it.st.report_by = it.zinoviev
    assert len(legal(it.st, decision, "give_place")) == 3


def test_3_23_who_takes_a_place_weighs_it_against_what_it_costs() -> None:
    """Rule 3.23: fourteen points for a seat; whoever loathes the giver leaves it."""
    it = position(LIST.format(10) + "tune place_worth 17")
    it.st.report_by = it.stalin
    reasons = {one.code: one.amount for one in slate.would_take(it.st, it.trotsky, it.stalin, slate.VOICE_FOR)}
    assert reasons["place_gained"] == 17 and sum(reasons.values()) > 0
    cold = position(LIST.format(-90))
    cold.st.report_by = cold.stalin
    assert sum(one.amount for one in slate.would_take(cold.st, cold.trotsky, cold.stalin, slate.VOICE_FOR)) < 0


def test_3_23_a_word_on_the_report_is_kept_or_broken_from_the_floor() -> None:
    """Rule 3.23: broken before the whole hall it costs trust; silence keeps nothing and breaks nothing."""
    for side, trust in ((hall.FOR, 50), (hall.SILENT, 50), (hall.AGAINST, 40)):
        it = position(REPORT)
        it.st.report_by = it.stalin
        key = vote.promise_key(hall.report_motion(it.st, it.stalin))
        it.st.w("promises").append(Promise(it.trotsky, it.stalin, -1, 1, it.st.month, key))
        hall.open_report(it.st, 0, [], ((it.trotsky, side),))
        assert it.st.trust[it.trotsky] == trust and it.st.promises == []


# -- the floor ------------------------------------------------------------------------------------


def test_3_25_his_men_go_with_what_he_said_and_the_hall_hears_him() -> None:
    """Rule 3.25: with Trotsky against, Tomsk votes against and the rank and file everywhere less for it."""
    found = {}
    for side in (hall.SILENT, hall.AGAINST):
        it = position(REPORT)
        it.st.report_by = it.stalin
        motion = hall.report_motion(it.st, it.stalin)
        found[side] = tally.count(it.st, motion, hall.stands(it.st, it.stalin, ((it.trotsky, side),))).lines
    silent, spoken = found[hall.SILENT], found[hall.AGAINST]
    assert spoken[0].ayes < silent[0].ayes and spoken[0].amount > 0
    assert spoken[1].amount < 0


def test_3_25_what_is_said_is_asked_told_and_remembered() -> None:
    """Rule 3.25: each in the Committee but the reporter is asked; the reporter minds, and it stands on the record."""
    it = position(REPORT)
    it.st.report_by = it.stalin
    out = it.play(report_trotsky=Action("speak_against"))
    assert only(out, "floor") == [(0, it.trotsky, -1)]
    (_, _, ayes, noes), = only(out, "report_vote")
    assert ayes > noes and it.st.record[it.trotsky] > 0
    assert it.st.regard[it.k("trotsky")][it.stalin] < 0


def test_3_25_a_hall_accepts_by_custom_what_is_laid_before_it() -> None:
    """Rule 3.25: twenty points of the rank and file for a report, and fifteen more for a name on the list."""
    it = position(REPORT + "tune hall_unity 11\ntune hall_list 7")
    for secret, custom in ((0, 11), (1, 18)):
        motion = Motion(CONFIDENCE, it.stalin, CONGRESS, it.stalin, 0, 0, it.st.month, 0, secret)
        _, reasons = tally.crowd_stand(vote.Ballot(it.st, motion), it.urals)
        assert {one.code: one.amount for one in reasons}["unity"] == custom


# -- delegates ------------------------------------------------------------------------------------


def test_2_12_a_hall_has_its_own_number_of_votes() -> None:
    """Rule 2.12: thirty posts' delegates stand for 748 votes at one congress and for 665 at another."""
    for votes in (748, 665, 898):
        it = position(f"""
            stalin: seat, gensec
            a: qa
            b: qb
            c: qc
            post qa: delegates 33
            post qb: delegates 44
            post qc: delegates 20
            congress 1926-02 votes {votes} cc 9 politburo 1
        """)
        count = tally.count(it.st, hall.report_motion(it.st, it.stalin))
        assert count.ayes + count.noes == votes
        sizes = [line.ayes + line.noes for line in count.lines]
        assert all(abs(size * 97 - one * votes) < 97 for size, one in zip(sizes, (33, 44, 20), strict=True))
        out = []
        congress.sit(it.st, out)
        assert sum(only(out, "report_vote")[0][2:]) == votes and only(out, "counted")[0][-1] == votes


def test_9_09_recruits_make_a_delegation_think_as_its_trade_does() -> None:
    """Rule 9.09: with half the party enrolled lately a works leans half as far from the party's mood as its shops do."""
    lines = "stalin: seat\ntrotsky: seat\nanna: works\npost works: delegates 10, worker_share 100\nmood economy 0"
    it = position(lines)
    it.st.w("country")[COUNTRY_INDEX["urban"]] = -40
    found = {}
    for recruits in (0, 500, 1000):
        it.st.w("country")[COUNTRY_INDEX["recruit_share"]] = recruits
        found[recruits] = tally.local_mood(it.st, it.works)[it.economy]
    assert found[0] == 0 and found[1000] == 40 and found[500] == 20


def test_3_31_who_bargains_over_the_list_travels_to_no_conference() -> None:
    """Rule 3.31: a month ahead the Politburo is asked about the list, a contender in the Committee alone travels."""
    it = position("""
        stalin: seat, gensec
        zinoviev: seat
        trotsky: seat
        congress 1926-03
    """)
    it.st.w("seat_pb")[it.trotsky] = 0
    assert congress.months_to(it.st) == 1
    beats.ask(it.st, [0, 1, 2])
    asked = sorted((d.seat, d.kind) for d in it.st.queue)
    assert asked == sorted(
        [(it.k("stalin"), "slate"), (it.k("zinoviev"), "slate"), (it.k("trotsky"), "conference")]
    )


def test_3_31_a_hand_that_decides_nothing_names_no_reporter() -> None:
    """Rule 3.31: all look to one man, and whoever he names is in the minority: he is not asked; a close choice asks."""
    it = position("""
        stalin: seat
        zinoviev: seat
        trotsky: seat
        kamenev: seat
        rykov: seat
    """)
    for p in (it.stalin, it.trotsky, it.kamenev, it.rykov):
        it.st.row("regard", it.k("zinoviev"))[p] = 100
    assert not hall.is_open(it.st, it.kamenev)
    for p in (it.stalin, it.trotsky):
        it.st.row("regard", it.k("zinoviev"))[p] = -100
        it.st.row("regard", it.k("rykov"))[p] = 100
    assert hall.is_open(it.st, it.kamenev)
