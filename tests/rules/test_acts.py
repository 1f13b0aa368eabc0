"""Rule 4, the acts: appoint, win, work, watch, inspect, conciliate, speak, write, campaign, street, shift, recant, rest."""

from __future__ import annotations

import pytest
from position import Action, Position, by_code, kinds, month, only, position

from game.play.action import ACTIONS, OPERATIONS, scaled, start_operation
from game.play.actions.voice import voice
from game.rules import tally
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.kinds import Op


def barred(it: Position, name: str, who: str, *args: int) -> str:
    """Return why an act is barred to a contender, an empty string when it is not."""
    reason = ACTIONS[name].why_not(it.st, it.k(who), args)
    return reason.code if reason else ""


def ripe(it: Position, name: str, who: str, a: int, b: int = 0, quality: int = 1) -> list[Event]:
    """Let an operation come to its end, plainly done, and return what happened."""
    out: list[Event] = []
    op = Op(99, getattr(it, who), OPERATIONS.index(name), a, b, it.st.month, it.st.month, quality, 0, 0)
    ACTIONS[name].finish(it.st, op, out)
    return out


PROVINCE = """
    stalin: seat, gensec
    trotsky: seat
    anna: of stalin 60, standing 60, administration 60
    boris: urals
    viktor: tomsk, of stalin 60
    post urals: under gensec, by committee, delegates 20, machine 40
    post tomsk: under gensec, by committee, delegates 20
    post omsk: under gensec, by committee, delegates 20
    post army: by politburo
    rule low_luck 1
"""


def test_4_01_nobody_appoints_outside_his_jurisdiction() -> None:
    """Rule 4.01: the right to recommend goes with the post above, or with a client in it."""
    it = position(PROVINCE)
    assert barred(it, "appoint", "stalin", it.omsk, it.anna) == ""
    assert barred(it, "appoint", "trotsky", it.omsk, it.anna) == "not_in_gift"
    assert barred(it, "appoint", "stalin", it.army, it.anna) == "not_in_gift"


def test_4_01_a_vacancy_takes_one_month_and_a_move_two() -> None:
    """Rule 4.01: the empty chair is filled in February, the held one in March."""
    it = position(PROVINCE)
    it.play({"stalin": [Action("appoint", (it.omsk, it.anna))]})
    assert it.st.holder[it.omsk] == it.anna
    it = position(PROVINCE)
    orders = {"stalin": [Action("appoint", (it.tomsk, it.anna))]}
    it.play(orders)
    assert it.st.holder[it.tomsk] == it.viktor
    it.play()
    assert it.st.holder[it.tomsk] == it.anna


def test_4_01_a_sitting_holder_moves_only_by_his_wish_or_on_a_ground() -> None:
    """Rule 4.01: one's own man may be moved, another's when something was found against him."""
    it = position(PROVINCE)
    assert barred(it, "appoint", "stalin", it.tomsk, it.anna) == ""
    assert barred(it, "appoint", "stalin", it.urals, it.anna) == "no_ground"
    it.st.w("case")[it.boris] = 6
    assert barred(it, "appoint", "stalin", it.urals, it.anna) == ""
    it.st.w("since")[it.urals] = it.st.month - 3
    assert barred(it, "appoint", "stalin", it.urals, it.anna) == "just_appointed"


def test_4_01_two_appointments_a_month() -> None:
    """Rule 4.01: a third waits, whatever staff there is."""
    it = position(PROVINCE + "\npost perm: under gensec\ngalina:\ndaria:")
    it.st.w("orders").extend((it.k("stalin"), "appoint", (q, it.anna)) for q in (it.omsk, it.perm))
    assert barred(it, "appoint", "stalin", it.tomsk, it.galina) == "two_moves"


def test_4_01_the_local_committee_minds_who_is_sent_to_it() -> None:
    """Rule 4.01: an entrenched man speaks against the newcomer, a ground for him, and fitness is asked after."""
    it = position(PROVINCE)
    told = by_code(tally.accepts(it.st, it.urals, it.anna, it.stalin))
    assert told["entrenched"] == -40 // 4 and "vacant" not in told
    assert told["fits"] == (60 - 40) // 4 and told["standing"] == 6
    it.st.w("case")[it.boris] = 12
    assert by_code(tally.accepts(it.st, it.urals, it.anna, it.stalin))["ground"] == 12
    assert by_code(tally.accepts(it.st, it.omsk, it.anna, it.stalin))["vacant"] == 10


def test_4_01_a_committee_may_refuse() -> None:
    """Rule 4.01: its secretaries hate the recommender, the man is unfit, and so the post stays as it is."""
    it = position("""
        stalin: seat, gensec
        anna: standing 0, administration 0
        boris: town, thinks stalin -100
        post omsk: under gensec, by committee, delegates 20
        post town: under omsk
    """)
    assert sum(reason.amount for reason in tally.accepts(it.st, it.omsk, it.anna, it.stalin)) <= 0
    out = ripe(it, "appoint", "stalin", it.omsk, it.anna)
    assert kinds(out) == ["refused_by_committee"] and it.st.holder[it.omsk] == -1


def test_4_01_who_is_pushed_aside_remembers_it() -> None:
    """Rule 4.01: the man moved and his patron each have a reason more."""
    it = position("""
        stalin: seat, gensec
        zinoviev: seat
        anna: standing 90, administration 90
        boris: urals, of zinoviev 90, case 30
        post urals: under gensec, by committee, machine 0
    """)
    ripe(it, "appoint", "stalin", it.urals, it.anna)
    assert it.st.holder[it.urals] == it.anna
    k = it.k("stalin")
    assert (CAUSE["passed_over"], -14) == it.st.why_regard[k][it.boris][0][:2]
    assert (CAUSE["attacked_friend"], -5) == it.st.why_regard[k][it.zinoviev][0][:2]


def test_2_06_a_post_taken_from_ones_own_man_ends_his_thanks_and_loosens_him() -> None:
    """Rule 2.06: posts handed round among one's own bring no new thanks; a stranger owes nothing and loses nothing."""
    it = position("""
        stalin: seat, gensec
        zinoviev: seat
        anna: standing 90, administration 90
        boris: urals, of stalin 70, case 30
        clara: omsk, of zinoviev 70, case 30
        post urals: under gensec, by committee, machine 0
        post omsk: under gensec, by committee, machine 0
        tune put_out 11
    """)
    it.st.owe(it.boris, it.stalin, 40)
    it.st.owe(it.clara, it.zinoviev, 40)
    ripe(it, "appoint", "stalin", it.urals, it.anna)
    ripe(it, "appoint", "stalin", it.omsk, it.anna)
    assert (it.st.loyalty[it.boris], it.st.gratitude[it.boris]) == (70 - 11, 0)
    assert (it.st.loyalty[it.clara], it.st.gratitude[it.clara]) == (70, 40)


def test_4_02_winning_a_man_adds_to_the_loyalty_of_ones_own_and_loosens_anothers() -> None:
    """Rule 4.02: the same service, to a client and to a rival's client."""
    it = position("stalin: seat\ntrotsky: seat\nanna: cc, of stalin 50\nboris: cc, of trotsky 80\ntune win_gain 11")
    ripe(it, "win", "stalin", it.anna)
    ripe(it, "win", "stalin", it.boris)
    assert (it.st.loyalty[it.anna], it.st.loyalty[it.boris]) == (61, 69)
    assert it.st.patron[it.boris] == it.trotsky


def test_4_02_who_served_a_man_without_a_patron_is_his_patron() -> None:
    """Rule 4.02: nobody's man becomes the man of who asked what he wanted."""
    it = position("stalin: seat\nanna: cc\ntune win_gain 10")
    ripe(it, "win", "stalin", it.anna)
    assert it.st.patron[it.anna] == it.stalin and it.st.loyalty[it.anna] >= 24 + 10


def test_4_02_a_contender_is_not_won_so() -> None:
    """Rule 4.02: among peers there are pacts."""
    it = position("stalin: seat\ntrotsky: seat\nanna:")
    assert barred(it, "win", "stalin", it.trotsky) == "contender_not_won"
    assert barred(it, "win", "stalin", it.anna) == "no_weight"


def test_4_02_an_operation_brings_three_fifths_the_whole_or_a_quarter_more() -> None:
    """Rule 4.02: luck comes in thirds and never turns a gain into a loss."""
    assert [scaled(Op(1, 0, 0, 0, 0, 0, 0, quality, 0, 0), 20) for quality in (0, 1, 2)] == [12, 20, 25]


def test_4_03_working_a_region_moves_its_machine() -> None:
    """Rule 4.03: one's own up, another's down, by the number of the rule; and only the patron works his own."""
    it = position("""
        stalin: seat
        trotsky: seat
        anna: urals, of stalin 70
        post urals: delegates 20, machine 50
        tune work_gain 9
    """)
    assert barred(it, "work", "trotsky", it.urals, 1) == "not_your_man"
    assert barred(it, "work", "stalin", it.urals, -1) == "your_own_man"
    ripe(it, "work", "stalin", it.urals, 1)
    assert it.st.machine[it.urals] == 59
    ripe(it, "work", "trotsky", it.urals, -1)
    assert it.st.machine[it.urals] == 50


def test_4_04_a_drive_once_a_year() -> None:
    """Rule 4.04: after the enrolment of this year the next is for the next."""
    it = position("stalin: seat, gensec\npost gensec: lever admissions\nplenum 1926-01\nplenum 1926-12")
    it.play({"stalin": [Action("drive", (0,))]})
    assert barred(it, "drive", "stalin", 1) == "once_a_year"
    it.st.month = month("1927-01")
    assert barred(it, "drive", "stalin", 1) == ""


def test_4_05_money_serves_the_secretary_and_is_missed_elsewhere() -> None:
    """Rule 4.05: the region that has it is grateful, the other remembers the cut."""
    it = position("""
        rykov: seat, premier
        anna: urals, of rykov 50
        boris: leningrad
        post premier: lever purse
        post urals: region, delegates 20
        post leningrad: region, delegates 20
    """)
    ripe(it, "money", "rykov", it.urals)
    assert it.st.loyalty[it.anna] > 50 and it.st.regard[0][it.anna] > 0
    assert it.st.regard[0][it.boris] == -4


def test_4_06_watching_shows_a_man_and_his_circle() -> None:
    """Rule 4.06: after two months one knows who is whose; an informer of the police sees more."""
    it = position("stalin: seat\ntrotsky: seat\nanna: cc, of trotsky 70")
    k = it.k("stalin")
    it.st.row("bel_patron", k)[it.anna] = -1
    it.st.row("bel_month", k)[it.anna] = it.st.month - 20
    ripe(it, "watch", "stalin", it.trotsky)
    assert it.st.bel_patron[k][it.anna] == it.trotsky and it.st.bel_month[k][it.anna] == it.st.month


def test_4_07_an_inspection_needs_inspectors_and_finds_a_ground_more_often_than_not() -> None:
    """Rule 4.07: of forty inspections a good half brings something against the secretary."""
    found = 0
    for seed in range(40):
        it = position("stalin: seat, gensec\ntomsky: seat\nanna: urals\npost urals: delegates 10", seed)
        assert barred(it, "inspect", "tomsky", it.urals) == "no_lever"
        ripe(it, "inspect", "stalin", it.urals)
        found += it.st.case[it.anna] >= 6
    assert 12 < found < 35


def test_4_11_conciliation_takes_away_a_reason_for_dislike() -> None:
    """Rule 4.11: what he holds against one shrinks first; what is left over is liking."""
    it = position("kamenev: seat, warmth 20\nstalin: seat")
    k = it.k("kamenev")
    add_reason(it.st, k, it.stalin, CAUSE["insult"], -6)
    it.play({"kamenev": [Action("conciliate", (it.stalin,))]})
    assert it.st.regard[k][it.stalin] == -6 + (8 + 20 // 10)
    assert all(reason[1] > 0 for reason in it.st.why_regard[k][it.stalin])


def test_4_11_the_proud_conciliate_at_a_higher_price() -> None:
    """Rule 4.11: of the ten points of a plain man the proud one gets six."""
    plain = position("kamenev: seat, warmth 20, pride 74\nstalin: seat")
    proud = position("kamenev: seat, warmth 20, pride 75\nstalin: seat")
    told = [ACTIONS["conciliate"].forecast(it.st, it.k("kamenev"), (it.stalin,))[0].amount for it in (plain, proud)]
    assert told == [10, 6]


def test_4_12_a_speech_is_worth_the_speakers_voice_and_his_place() -> None:
    """Rule 4.12: out of the Politburo three fifths of a voice are left, out of the party hardly one."""
    it = position("zinoviev: seat, oratory 96")
    full = voice(it.st, 0, 0)
    it.st.w("seat_pb")[0] = 0
    less = voice(it.st, 0, 0)
    it.st.w("rung")[0] = 5
    least = voice(it.st, 0, 0)
    assert full > less > least >= 1
    assert (less, least) == (full * 60 // 100, max(1, full * 12 // 100))


def test_4_12_a_hostile_machine_drowns_a_speaker_out() -> None:
    """Rule 4.12: where all delegations are another's, an orator is heard less, and a writer as before."""
    lines = """
        zinoviev: seat, oratory 96, theory 96
        stalin: seat, gensec
        anna: urals, of {} 90
        post urals: delegates 40
    """
    free, drowned = position(lines.format("zinoviev")), position(lines.format("stalin"))
    assert voice(free.st, 0, 0) > voice(drowned.st, 0, 0)
    assert voice(free.st, 0, 1) == voice(drowned.st, 0, 1)


def test_4_12_who_speaks_every_month_is_worth_less() -> None:
    """Rule 4.12: a speech after a silence brings more than one after a speech."""
    it = position("zinoviev: seat, oratory 96\nstalin: seat")
    silent = it.st.clone()
    silent.w("word_month")[it.zinoviev] = it.st.month - 3
    speak = ACTIONS["speak"]
    first, second = [], []
    speak.apply(silent, 0, (0, -1), first)
    speak.apply(it.st, 0, (0, -1), second)
    assert only(first, "spoke")[0][3] > only(second, "spoke")[0][3] > 0


def test_4_13_doctrine_raises_orthodoxy_and_deviation_takes_from_it() -> None:
    """Rule 4.13: the same pen from near the Line and from far off it."""
    near, far = position("bukharin: seat, theory 96"), position("bukharin: seat, theory 96, economy 90, party 90")
    for it in (near, far):
        it.play({"bukharin": [Action("write", (0, -1))]})
    assert near.st.orthodoxy[0] > far.st.orthodoxy[0] > 50 - 1


def test_4_13_an_answer_in_time_clears_a_label() -> None:
    """Rule 4.13: hung this month, answered this month, gone."""
    it = position("trotsky: seat\nstalin: seat\nlabel trotsky")
    it.play({"trotsky": [Action("write", (2, -1))]})
    assert it.st.labels == []
    clean = position("trotsky: seat\nstalin: seat")
    assert barred(clean, "write", "trotsky", 2, -1) == "nothing_to_answer"


def test_4_13_an_attack_is_remembered_and_quoted() -> None:
    """Rule 4.13: a polemic leaves a quotation against its author, and its target has a reason."""
    it = position("trotsky: seat\nstalin: seat")
    it.play({"trotsky": [Action("write", (1, it.stalin))]})
    assert [(quote.who, quote.against) for quote in it.st.quotes] == [(it.trotsky, it.stalin)]
    assert it.st.regard[it.k("trotsky")][it.stalin] <= -10


def test_2_21_attacking_the_stronger_side_goes_on_the_record() -> None:
    """Rule 2.21: who polemicises against the strongest has six points; against the weakest, none."""
    lines = "trotsky: seat, standing {}\nstalin: seat, standing {}\nzinoviev: seat"
    weak, strong = position(lines.format(20, 90)), position(lines.format(90, 20))
    for it in (weak, strong):
        it.play({"trotsky": [Action("write", (1, it.stalin))]})
    assert (weak.st.record[0], strong.st.record[0]) == (6, 0)


def test_4_14_a_campaign_needs_a_paper() -> None:
    """Rule 4.14: one's own editor or none; three months against a man cost him name and faith, a great name more."""
    it = position("bukharin: seat, pravda\ntrotsky: seat\npost pravda: lever press")
    assert barred(it, "campaign", "trotsky", 1, -1) == "no_lever"
    ripe(it, "campaign", "bukharin", 0, it.trotsky)
    assert (it.st.standing[it.trotsky], it.st.orthodoxy[it.trotsky]) == (46, 46)
    great = position("bukharin: seat, pravda\ntrotsky: seat, standing 96, orthodoxy 90\npost pravda: lever press")
    ripe(great, "campaign", "bukharin", 0, great.trotsky)
    assert (great.st.standing[great.trotsky], great.st.orthodoxy[great.trotsky]) == (90, 84)


def test_4_15_the_street_is_for_a_minority_and_is_a_ground() -> None:
    """Rule 4.15: it breaks the ban: fourteen points of record and eight of case."""
    it = position("trotsky: seat, record 10\nstalin: seat")
    assert barred(it, "street", "stalin") == "not_a_minority"
    assert barred(it, "street", "trotsky") == ""
    it.play({"trotsky": [Action("street")]})
    assert (it.st.record[0], it.st.case[0]) == (24, 8)


def test_4_17_only_the_chair_and_the_secretariat_put_an_item_off() -> None:
    """Rule 4.17: delay and circulation need a lever, and a punishment is never circulated."""
    it = position("kamenev: seat, chair\ntrotsky: seat\nstalin: seat, gensec\npost chair: by politburo, lever chair")
    it.st.w("agenda").extend([it.motion("trotsky", 0, it.economy, 1), it.motion("trotsky", 5, it.stalin, 6)])
    assert barred(it, "order", "trotsky", 0, 0) == "no_lever"
    assert barred(it, "order", "kamenev", 0, 0) == barred(it, "order", "stalin", 2, 0) == ""
    assert barred(it, "order", "kamenev", 2, 1) == "not_by_circulation"
    assert barred(it, "order", "trotsky", 1, 0) == "not_put_off"


def test_4_18_a_case_grows_with_record_deviation_and_lands_on_the_man() -> None:
    """Rule 4.18: six points to begin with, a quarter of the record, deviation beyond twenty-five."""
    plain = position("stalin: seat\ntrotsky: seat")
    heavy = position("stalin: seat\ntrotsky: seat, record 20, economy 45, party 45")
    assert only(ripe(plain, "case", "stalin", plain.trotsky), "case")[0][2] == 6
    assert only(ripe(heavy, "case", "stalin", heavy.trotsky), "case")[0][2] == 6 + 5 + 4
    assert heavy.st.case[heavy.trotsky] == 15


RESIGN = """
    at 1926-02
    stalin: seat, gensec
    anna: cc, of stalin 90
    boris: cc, of stalin 90
    plenum 1926-02
    plenum 1926-05
    plenum 1927-06
"""


def test_4_19_confidence_refused_is_confidence_for_six_months_and_half_when_repeated() -> None:
    """Rule 4.19: in February for six months, in May for three, in June of the next year for six again."""
    it = position(RESIGN)
    told = []
    for when in ("1926-02", "1926-05", "1927-06"):
        it.st.month = month(when)
        told += [args[1] for args in only(it.play({"stalin": [Action("resign")]}), "confidence")]
    assert told == [6, 3, 6]


def test_4_19_a_man_taken_at_his_word_leaves_his_post() -> None:
    """Rule 4.19: a Committee that wants him gone takes him at his word."""
    it = position("""
        stalin: seat, gensec
        trotsky: seat, thinks stalin -100
        anna: cc, of trotsky 100
        boris: cc, of trotsky 100
        viktor: cc, of trotsky 100
        plenum 1926-02
    """)
    out = it.play({"stalin": [Action("resign")]}, call_trotsky=Action("no"))
    assert (it.stalin, it.gensec) in only(out, "resigned")
    # The same session puts another in his place.
    assert it.st.secretary() == it.trotsky


def test_4_20_rigidity_shortens_a_shift_and_an_open_one_is_quoted() -> None:
    """Rule 4.20: twelve points quietly or thirty aloud for a supple man, a third of it for a rigid one."""
    for rigidity, quiet, loud in ((30, 12, 30), (90, 4, 12)):
        for mode, step in ((0, quiet), (1, loud)):
            it = position(f"stalin: seat, rigidity {rigidity}")
            it.play({"stalin": [Action("shift", (it.economy, 1, mode))]})
            assert it.st.stance[it.economy][it.stalin] == step
            assert [quote.weight for quote in it.st.quotes] == ([step] if mode else [])


def test_4_20_followers_of_the_old_stance_think_again() -> None:
    """Rule 4.20: who stood where he stood likes the open move less than the quiet one, and a man of the new side not less."""
    loyal = {}
    for mode in (0, 1):
        it = position("stalin: seat, economy 0\nanna: of stalin 60\nboris: of stalin 60, economy 60\ntune loyalty_up 0\ntune loyalty_down 0")
        it.play({"stalin": [Action("shift", (it.economy, 1, mode))]})
        loyal[mode] = it.st.loyalty[it.anna]
        assert it.st.loyalty[it.boris] == 60
    assert loyal == {0: 60 - 2, 1: 60 - 5}


def test_4_21_recanting_halves_the_record_and_is_not_believed_thrice() -> None:
    """Rule 4.21: the first is believed at once, the second only with names, the third for nothing."""
    from game.play.actions.recanting import recant

    it = position("trotsky: seat, record 40\nstalin: seat\nanna: of trotsky 80")
    recant(it.st, 0, [])
    assert (it.st.record[0], it.st.standing[0], it.st.case[it.anna]) == (20, 42, 0)
    recant(it.st, 0, [])
    assert [decision.kind for decision in it.st.queue] == ["names"]
    it.st.w("queue").clear()
    recant(it.st, 0, [])
    assert (it.st.record[0], it.st.standing[0], it.st.queue) == (20, 26, [])
    assert it.st.loyalty[it.anna] < 60


def test_4_21_only_the_accused_recant() -> None:
    """Rule 4.21: a man with nothing against him has nothing to take back."""
    it = position("trotsky: seat, record 4, case 5\nstalin: seat")
    assert barred(it, "recant", "trotsky") == "not_accused"
    it.st.w("case")[0] = 6
    assert barred(it, "recant", "trotsky") == ""


def test_4_22_rest_gives_health_and_business_goes_on() -> None:
    """Rule 4.22: six points of health and a quieter record."""
    it = position("zinoviev: seat, health 60, record 10\ntune illness 0")
    it.play({"zinoviev": [Action("rest")]})
    assert (it.st.health[0], it.st.record[0]) == (66, 8)


def test_4_23_standing_and_orthodoxy_fade_for_the_silent_third_too() -> None:
    """Rule 4.23: two months without a word cost a point of standing a month; whoever spoke last month pays nothing."""
    it = position("at 1926-03\nstalin: seat\ntrotsky: seat\ntune fade 2")
    it.st.w("word_month")[it.trotsky] = it.st.month - 2
    it.play()
    assert (it.st.standing[it.stalin], it.st.standing[it.trotsky]) == (50, 48)
    it.st.w("word_month")[it.stalin] = it.st.month
    it.play()
    assert (it.st.standing[it.trotsky], it.st.orthodoxy[it.trotsky]) == (46, 46)


def test_4_23_the_little_known_have_nothing_to_lose_by_silence() -> None:
    """Rule 4.23: under twenty-five points nothing fades any more."""
    it = position("stalin: seat, standing 25, orthodoxy 25")
    it.st.w("word_month")[0] = 0
    it.play()
    it.play()
    assert (it.st.standing[0], it.st.orthodoxy[0]) == (25, 25)


@pytest.mark.parametrize(("name", "shortest", "longest"), [("win", 2, 2), ("work", 3, 3), ("case", 2, 4), ("campaign", 3, 3), ("watch", 2, 2)])
def test_3_05_operations_take_the_months_of_the_table(name: str, shortest: int, longest: int) -> None:
    """Rule 3.05: from the month they are ordered in to the month they ripen."""
    seen = set()
    for seed in range(20):
        it = position("stalin: seat, gensec\ntrotsky: seat\nanna: cc", seed)
        op = start_operation(it.st, 0, ACTIONS[name], it.anna, 0, [])
        seen.add(op.due - op.start + 1)
    assert (min(seen), max(seen)) == (shortest, longest)
