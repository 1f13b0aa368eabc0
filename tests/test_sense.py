"""Sense in a standard rival: what ten games watched at full length showed to be folly, and is done no more."""

from __future__ import annotations

from position import Position, position

from game.play.action import Action
from game.play.actions.posts import proposals
from game.play.actions.voice import ANSWER, ON_MAN, POLEMIC
from game.play.candidates import candidates
from game.rivals.bargaining import WORTH_STIRRING, weigh_pacts, weigh_partners
from game.rivals.conduct import CAMPAIGN, weigh_peace, weigh_words
from game.rivals.ladder import weigh_beaten, weigh_going
from game.rivals.mind import Mind
from game.rivals.motions import counts_on, weigh_extremes, weigh_motions
from game.rivals.planner_craft import within_reach
from game.rivals.staff import weigh_posts
from game.rivals.tales import weigh_holds, weigh_silence
from game.rivals.temperament import Temperament
from game.rules import tally
from game.rules.opinion import CAUSE, add_reason
from game.world.kinds import BLOC, FILL, NON_AGGRESSION, OUT_POLITBURO, REPRIMAND, RUNG, Decision, Op
from game.world.view import look

POWERS = """
    stalin: seat, gensec, eye 0, thinks trotsky -40
    trotsky: seat, standing 95, orthodoxy 90, eye 0
    zinoviev: seat, standing 90, orthodoxy 90, eye 0
    kamenev: seat, standing 85, orthodoxy 90, eye 0
    plenum 1926-02
"""


# The same with nobody to be feared.
UNFEARED = POWERS.replace("standing 90, orthodoxy 90", "standing 50").replace("standing 85, orthodoxy 90", "standing 50")


def mind_of(it: Position, who: str) -> Mind:
    return Mind(look(it.st, it.k(who)), it.k(who), 5)


def test_nobody_tables_the_fall_of_a_man_of_his_own_bloc() -> None:
    """Trotsky has lost the Politburo and has a record: a mark for the Committee, but not for his partner."""
    for bloc, struck in (("", True), ("\n    bloc stalin trotsky against zinoviev", False)):
        it = position(UNFEARED.replace("plenum", "joint plenum") + bloc)
        it.st.w("seat_pb")[it.trotsky] = 0
        it.st.w("record")[it.trotsky] = it.st.w("case")[it.trotsky] = 60
        it.st.w("struck_rung")[it.trotsky] = OUT_POLITBURO
        it.st.w("rung")[it.trotsky] = OUT_POLITBURO
        aimed = [act.args for _, act in weigh_beaten(mind_of(it, "stalin")) if act.args[:2] == (RUNG, it.trotsky)]
        assert bool(aimed) == struck, bloc


def test_a_quarrel_is_stirred_up_only_where_something_is_left_to_spoil() -> None:
    for points in (WORTH_STIRRING - 1, WORTH_STIRRING):
        it = position(POWERS)
        add_reason(it.st, it.k("trotsky"), it.zinoviev, CAUSE["reconciled"], points)
        mind = mind_of(it, "stalin")
        assert mind.gains[it.k("trotsky")] >= 12 and mind.gains[it.k("zinoviev")] >= 4
        stirred = [act.args for _, act in weigh_partners(mind) if act.kind == "stir"]
        assert bool(stirred) == (points == WORTH_STIRRING), points


def test_a_man_who_would_not_yield_is_not_pressed() -> None:
    for resolve, pressed in ((20, True), (90, False)):
        it = position(POWERS + f"\n    anna: cc, of trotsky 80, resolve {resolve}\n    hold on anna by stalin strength 40")
        acts = [act for _, act in weigh_holds(mind_of(it, "stalin")) if act.kind == "press"]
        assert bool(acts) == pressed, resolve


def test_no_peace_is_offered_to_the_man_ones_bloc_is_made_against() -> None:
    for bloc, offered in (("", True), ("\n    bloc stalin kamenev against trotsky", False)):
        it = position(POWERS.replace("eye 0, thinks trotsky -40", "eye 0") + "\n    tune threat_pact 999" + bloc)
        offers = [act.args for _, act in weigh_pacts(mind_of(it, "stalin")) if act.args[:1] == (NON_AGGRESSION,)]
        assert ((NON_AGGRESSION, it.trotsky) in [(args[0], args[2]) for args in offers]) == offered, offers


def test_the_strongest_looks_for_a_mark_among_those_who_have_a_seat_to_lose() -> None:
    """Out of the Politburo a man can still lose the Committee; out of both he is passed over for the next."""
    it = position(POWERS.replace("plenum", "joint plenum"))
    assert within_reach(it.st, it.stalin, it.trotsky)
    it.st.w("seat_pb")[it.trotsky] = 0
    assert within_reach(it.st, it.stalin, it.trotsky)
    it.st.w("seat_cc")[it.trotsky] = 0
    assert not within_reach(it.st, it.stalin, it.trotsky)


def asked_into_a_bloc(it: Position, who: str, against: int) -> set[int]:
    """Return whom a rival would ask into a bloc against somebody."""
    offers = [act.args for _, act in weigh_pacts(mind_of(it, who)) if act.kind == "pact"]
    return {p for args in offers if args[:2] == (BLOC, against) for p in args[2:4] if p >= 0}


ASKING = """
    stalin: seat, gensec, eye 0, thinks zinoviev 60, thinks kamenev 40, thinks trotsky -40, pride 20
    trotsky: seat, standing 99, orthodoxy 99, eye 0
    zinoviev: seat, eye 0, thinks stalin 60, thinks trotsky -40, pride 20
    kamenev: seat, eye 0, thinks stalin 60, thinks trotsky -40, pride 20
"""


def test_a_man_ones_bloc_is_made_against_is_asked_into_no_other() -> None:
    """Zinoviev of 1928 wooed Stalin against Bukharin while he stood in a bloc against Stalin."""
    for bloc, asked in (("", True), ("\n    bloc stalin kamenev against zinoviev", False)):
        it = position(ASKING + bloc)
        assert (it.zinoviev in asked_into_a_bloc(it, "stalin", it.trotsky)) == asked, bloc


def test_one_refusal_of_a_bloc_speaks_for_all_who_stand_in_it() -> None:
    """Rykov of 1929 asked each party to one bloc in turn, eight times in a year."""
    for refused in (False, True):
        it = position(ASKING + "\n    bloc zinoviev kamenev against trotsky")
        if refused:
            add_reason(it.st, it.k("kamenev"), it.stalin, CAUSE["refused_pact"], -5, 0)
        assert (it.zinoviev in asked_into_a_bloc(it, "stalin", it.trotsky)) != refused, refused


def test_who_has_said_yes_to_one_side_this_month_does_not_say_yes_to_the_other() -> None:
    """Stalin of February 1924 joined Trotsky against Zinoviev and Zinoviev against Trotsky in one evening."""
    for said, answer in ((0, "accept"), (1, "refuse")):
        it = position(ASKING.replace("99", "80").replace("thinks kamenev 40", "thinks kamenev 0"))
        first = (it.trotsky, (it.trotsky, it.stalin), BLOC, it.zinoviev, 0, 1, ((it.stalin, said),), (0,))
        second = (it.kamenev, (it.kamenev, it.stalin), BLOC, it.trotsky, 0, 1, (), (0,))
        asked = Decision("offer", it.k("stalin"), 1)
        it.st.w("offers").extend((first, second))
        it.st.w("queue")[:] = [asked]
        assert Temperament(5, {}).choose(look(it.st, it.k("stalin")), asked).kind == answer, said


def test_only_partners_of_one_bloc_are_brought_together() -> None:
    """Bukharin of 1925 mended month after month what lay between two men each of whom he had a bloc against."""
    for bloc, mended in (
        ("stalin trotsky zinoviev against kamenev", True),
        ("stalin trotsky against zinoviev\n    bloc stalin zinoviev against trotsky", False),
    ):
        it = position(POWERS + f"\n    bloc {bloc}")
        add_reason(it.st, it.k("trotsky"), it.zinoviev, CAUSE["attacked_me"], -50)
        acts = [act for _, act in weigh_partners(mind_of(it, "stalin")) if act.kind == "mediate"]
        assert bool(acts) == mended, bloc


def test_nobody_attacks_in_public_whom_he_has_just_made_it_up_with() -> None:
    """Stalin of 1925 spoke Trotsky round eight times in a year while his papers were at him."""
    for reconciled, attacked in ((0, True), (1, False)):
        it = position(POWERS)
        if reconciled:
            assert it.play({"stalin": [Action("conciliate", (it.trotsky,)), Action("end")]})
        mind = mind_of(it, "stalin")
        words = [act for _, act in weigh_words(mind) if act.args == (POLEMIC, it.trotsky)]
        assert bool(words) == attacked, reconciled


def test_kind_words_wait_until_the_campaign_is_over() -> None:
    for campaign, spoken in ((False, True), (True, False)):
        it = position(ASKING.replace("kamenev: seat, eye 0, thinks stalin 60", "kamenev: seat, eye 0, thinks stalin -60"))
        if campaign:
            now = it.st.month
            it.st.w("ops").append(Op(9, it.stalin, CAMPAIGN, ON_MAN, it.kamenev, now, now + 3, 1, 0, 0))
        acts = [act for _, act in weigh_peace(mind_of(it, "stalin")) if act == Action("conciliate", (it.kamenev,))]
        assert bool(acts) == spoken, campaign


def test_a_beaten_man_is_no_mark_for_who_has_a_stronger_one_to_fear() -> None:
    """Rykov of 1926 moved that Trotsky be expelled while he feared Stalin, and voted against it when Stalin did."""
    for powers, struck in ((UNFEARED, True), (POWERS, False)):
        it = position(powers.replace("plenum", "joint plenum"))
        it.st.w("standing")[it.trotsky] = 30
        it.st.w("record")[it.trotsky] = it.st.w("case")[it.trotsky] = 60
        it.st.w("seat_pb")[it.trotsky] = 0
        it.st.w("struck_rung")[it.trotsky] = it.st.w("rung")[it.trotsky] = OUT_POLITBURO
        mind = mind_of(it, "stalin")
        assert mind.spent(it.k("trotsky")) != struck, (mind.raw, mind.danger)
        for weigh in (weigh_beaten, weigh_motions):
            aimed = [act.args for _, act in weigh(mind) if act.args[:2] == (RUNG, it.trotsky)]
            assert bool(aimed) == struck, (struck, weigh)


def test_who_lies_low_speaks_again_before_he_is_forgotten() -> None:
    """Zinoviev of one game rested forty-four months of seventy-two, ten of them in a row."""
    worth = []
    for silent in (0, 8):
        it = position(POWERS)
        it.st.w("record")[it.stalin] = 40
        it.st.w("word_month")[it.stalin] = it.st.month - silent
        worth += [points for points, act in weigh_peace(mind_of(it, "stalin")) if act.kind == "rest"]
    assert worth[0] - worth[1] == 8


def test_each_march_makes_the_next_one_dearer() -> None:
    """Tomsky of 1929 marched every half-year and rested between, to have the last march forgotten."""
    worth = []
    for record in (18, 60):
        it = position(POWERS)
        it.st.w("record")[it.stalin], it.st.w("seat_pb")[it.stalin] = record, 0
        worth += [points for points, act in weigh_extremes(mind_of(it, "stalin")) if act.kind == "street"]
    assert worth[0] - worth[1] == 7


def test_an_answer_is_worth_what_it_can_clear() -> None:
    """Trotsky of one game answered the case against him fifteen months on end, seven points a time."""
    worth = []
    for case in (10, 30, 60):
        it = position(POWERS)
        it.st.w("case")[it.stalin] = case
        worth += [points for points, act in weigh_words(mind_of(it, "stalin")) if act.args == (ANSWER, -1)]
    assert worth[0] < worth[1] == worth[2]


def appointed(it: Position, who: str) -> list[tuple[int, ...]]:
    """Return the appointments a rival thinks of: post and person."""
    return [act.args for _, act in weigh_posts(mind_of(it, who)) if act.kind == "appoint"]


def test_a_post_that_waits_for_the_plenum_is_not_proposed_again() -> None:
    """Stalin of 1928 ordered the same appointment four months running, his own proposal standing on the agenda."""
    for waits in (False, True):
        it = position(POWERS + "\n    anna: cc, of stalin 80\n    post second: under gensec, by cc")
        if waits:
            it.st.w("agenda").append(it.motion("stalin", FILL, it.second, it.anna)._replace(put_off=it.st.month + 2))
        assert (it.second in [q for q, _ in appointed(it, "stalin")]) != waits


def test_nobody_is_sent_to_two_posts_in_one_month() -> None:
    """Kaganovich was moved for the Ukraine and appointed to Leningrad by the same man in July 1927."""
    it = position(POWERS + "\n    anna: cc, of stalin 80\n    post urals: under gensec\n    post chair: by politburo, rank 4")
    assert (it.urals, it.anna) in appointed(it, "stalin")
    mind = mind_of(it, "stalin")
    mind.facts.orders = [(mind.k, "motion", (FILL, it.chair, it.anna))]
    assert (it.urals, it.anna) not in [act.args for _, act in weigh_posts(mind)]


def test_a_man_of_the_first_rank_goes_abroad_only_with_something_against_him() -> None:
    """Dzerzhinsky was sent from the OGPU to an empty embassy in Paris in four of ten games, in the first half-year."""
    for place, record, first in (
        ("cc, police", 0, "boris"), ("cc, police", 10, "felix"), ("politburo 1", 0, "boris"), ("politburo 1", 10, "felix"),
    ):  # fmt: skip
        it = position(POWERS + f"""
            felix: standing 90, {place}
            boris: cc, standing 50
            post police: kind police, by politburo, rank 4
            post paris: kind abroad, by politburo, rank 4
        """)
        it.st.w("record")[it.felix] = record
        assert candidates(it.st, it.paris, it.stalin, 9)[0] == getattr(it, first), (place, record)


def test_a_man_who_has_an_office_as_high_leaves_a_hole_and_is_thought_of_last() -> None:
    """Kalinin and Lunacharsky of 1928 went round six offices in a year, each time to fill the hole of the last."""
    it = position(POWERS + """
        felix: cc, standing 60, of stalin 80, police
        boris: cc, standing 50, of stalin 80, desk
        post desk: kind government, rank 3
        post police: kind police, by politburo, rank 4
        post industry: kind government, by politburo, rank 4
        post urals: under gensec, rank 4
    """)
    named = [x for x in candidates(it.st, it.industry, it.stalin, 9) if x in (it.felix, it.boris)]
    assert named == [it.boris, it.felix]
    sent = [x for x in proposals(it.st, it.urals, it.k("stalin")) if x in (it.felix, it.boris)]
    assert sent == [it.boris, it.felix]


def test_nobody_is_thought_of_first_for_work_he_has_no_gift_for() -> None:
    """A theorist of twenty-eight got the troops in the Ukraine, the commissar of health those in the Caucasus."""
    for resolve, first in ((50, "boris"), (40, "felix")):
        it = position(POWERS + f"""
            felix: cc, standing 50, desk
            boris: cc, standing 50, of stalin 50, table, resolve {resolve}
            post desk: kind army, rank 2
            post table: kind army, rank 2
            post troops: kind army, by politburo, fits resolve, rank 3
            post garrison: kind army, under gensec, fits resolve, rank 3
        """)
        assert next(x for x in candidates(it.st, it.troops, it.stalin, 9) if x != it.stalin) == getattr(it, first)
        assert proposals(it.st, it.garrison, it.k("stalin"))[0] == getattr(it, first)


def test_an_empty_embassy_is_worth_less_of_a_month_than_an_empty_office() -> None:
    """Kamenev's first act after Lenin's death was to move one of his men for the embassy in Paris."""
    worth = {}
    for kind in ("abroad", "government"):
        for month in range(1, 13):
            it = position(POWERS + f"""
                at 1926-{month:02}
                boris: cc, standing 50, of stalin 50, table
                post table: kind government, rank 3
                post free: kind {kind}, by politburo, rank 4
            """)
            found = [points for points, act in weigh_motions(mind_of(it, "stalin")) if act.args[:2] == (FILL, it.free)]
            worth[kind] = max(worth.get(kind, 0), *found, 0)
    assert 0 < worth["abroad"] <= worth["government"] - 8


def test_who_has_been_answered_with_a_paper_presses_no_other_on_the_same_man() -> None:
    """Stalin of 1924 laid four papers on Trotsky's table in five months, and each was answered with one on him."""
    it = position(
        ASKING.replace("standing 99, orthodoxy 99", "standing 99, orthodoxy 99, oratory 95, resolve 10, thinks stalin -20")
        + "\n    hold on trotsky by stalin strength 50\n    hold on trotsky by stalin strength 50"
        + "\n    hold on stalin by trotsky strength 40"
    )
    pressed = [act for _, act in weigh_silence(mind_of(it, "stalin"))]
    assert pressed
    it.play({"stalin": [pressed[0]]}, pressed_trotsky=Action("cancel"))
    assert len(it.st.holds) == 1
    assert not [act for _, act in weigh_silence(mind_of(it, "stalin"))]


def test_a_reprimand_is_counted_on_with_more_than_one_man_to_spare() -> None:
    """Four months running a reprimand was moved that had been counted six to four, and was lost four to six."""
    for friends, counted in ((4, False), (3, True)):
        judges = "".join(
            f"\n    judge{n}: ccc, thinks trotsky {90 if n < friends else -60}, thinks stalin {-60 if n < friends else 60}"
            for n in range(10)
        )
        it = position(POWERS + judges)
        it.st.w("record")[it.trotsky] = 30
        item = it.motion("stalin", RUNG, it.trotsky, REPRIMAND)
        mind = mind_of(it, "stalin")
        assert tally.expect(mind.facts, item).noes == friends
        assert counts_on(mind, (RUNG, it.trotsky, REPRIMAND)) == counted, friends


def test_nobody_plans_the_fall_of_a_man_to_whom_he_has_given_his_word() -> None:
    """Kamenev of 1925 offered Stalin non-aggression in July and Zinoviev a bloc against Stalin in September."""
    for pact, asked in (("", True), ("\n    peace stalin trotsky", False)):
        it = position(ASKING + pact)
        assert bool(asked_into_a_bloc(it, "stalin", it.trotsky)) == asked, pact


def test_offices_are_offered_for_a_line_that_was_lost_not_for_one_that_was_won() -> None:
    """Bukharin and Rykov offered to go five times in two years, after a Line that Bukharin himself had moved."""
    for issue, offered in (("party", True), ("economy", False)):
        found = []
        for month in range(2, 12):
            it = position(f"""
                at 1926-{month:02}
                stalin: seat, gensec, party 100
                trotsky: seat
                kamenev: seat, chair, party 100, thinks stalin 60
                post chair: kind government, by politburo, rank 4
                plenum 1926-{month:02}
                bloc stalin kamenev against trotsky
            """)
            it.st.w("line_moved")[getattr(it, issue)] = it.st.month
            found += list(weigh_going(mind_of(it, "stalin")))
        assert bool(found) == offered, issue
