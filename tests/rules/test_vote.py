"""Rule 5: how a voter stands, term by term; ballots, delegations, the Line, measures, forecasts."""

from __future__ import annotations

import pytest
from position import Action, Position, by_code, kinds, only, position

from game.play import agenda
from game.play.action import ACTIONS
from game.rules import congress, country, lead, tally, vote
from game.world.kinds import (
    BUDGET,
    CC,
    CONFERENCE,
    CONFIDENCE,
    CONGRESS,
    FILL,
    LINE,
    MEASURE,
    OUT_CC,
    OUT_POLITBURO,
    POLITBURO,
    REMOVE,
    RUNG,
    Motion,
)
from game.world.view import look


def strike(it: Position, mover: str, target: str, rung: int = OUT_POLITBURO, body: int = CC, secret: int = 0) -> Motion:
    """Return a motion for a rung as it would stand on the agenda of a body."""
    return Motion(RUNG, getattr(it, mover), body, getattr(it, target), rung, 0, it.st.month, 0, secret)


def test_5_01_above_nought_is_yes_and_nought_is_no() -> None:
    """Rule 5.01: the sum of the reasons decides, and a man without reasons votes against."""
    it = position("stalin: seat\ntrotsky: seat, record 60\nanna: cc, thinks stalin 20\ntune severity_politburo 46\ntune bandwagon 0")
    motion = strike(it, "stalin", "trotsky")
    line = next(line for line in tally.count(it.st, motion).lines if line.person == it.anna)
    assert (line.amount, line.ayes) == (0, 0)
    it.st.w("record")[it.trotsky] = 62
    line = next(line for line in tally.count(it.st, motion).lines if line.person == it.anna)
    assert (line.amount, line.ayes) == (1, 1)


def test_5_02_the_patrons_wish_counts_for_the_loyalty_and_the_mans_own_reasons_for_the_rest() -> None:
    """Rule 5.02: at loyalty sixty he keeps four tenths of his own reasons and takes six tenths of his patron's will."""
    it = position("""
        stalin: seat
        trotsky: seat, record 50
        kamenev: seat
        anna: cc, of stalin 60, thinks kamenev 40
        tune patron_weight 120
        tune severity_politburo 100
    """)
    motion = strike(it, "kamenev", "trotsky")
    ballot = vote.Ballot(it.st, motion)
    told = it.why("anna", motion)
    will = max(-100, min(100, sum(reason.amount for reason in vote.wish(ballot, it.stalin))))
    assert told["of_mover"] == 20 * 40 // 100 and told["discipline"] == 30 * 40 // 100
    assert will and told["patron"] == will * 60 * 120 // 10000


def test_5_02_without_a_word_he_follows_what_his_patron_is_known_to_want_and_with_one_his_vote() -> None:
    """Rule 5.02: the patron who votes against his wish takes his people with him."""
    it = position("stalin: seat\ntrotsky: seat, record 100\nanna: cc, of stalin 90\ntune severity_politburo 60")
    motion = strike(it, "stalin", "trotsky")
    assert it.why("anna", motion)["patron"] > 0
    assert it.why("anna", motion, {it.stalin: -1})["patron"] < 0


def test_5_02_a_client_votes_with_his_patron_unless_the_bond_is_broken() -> None:
    """Rule 5.02: at forty-nine he is nobody's man and hears his own reasons only."""
    lines = "stalin: seat\ntrotsky: seat, record 60\nanna: cc, of stalin {}, thinks stalin -40\ntune severity_politburo 60"
    bound, free = position(lines.format(50)), position(lines.format(49))
    assert "patron" in bound.why("anna", strike(bound, "stalin", "trotsky"))
    assert "patron" not in free.why("anna", strike(free, "stalin", "trotsky"))
    assert free.why("anna", strike(free, "stalin", "trotsky"))["of_mover"] == -20


def test_5_03_what_he_thinks_of_the_mover_and_of_the_man_counts_by_half() -> None:
    """Rule 5.03: forty points of liking for the mover are twenty for the motion, thirty for its target fifteen against."""
    it = position("stalin: seat\ntrotsky: seat\nanna: cc, thinks stalin 40, thinks trotsky 30")
    told = it.why("anna", strike(it, "stalin", "trotsky"))
    assert (told["of_mover"], told["of_target"]) == (20, -15)


def test_5_03_friends_and_enemies_among_lesser_people_count_too() -> None:
    """Rule 5.03: a grudge against a man who is no contender is thirty-five points, a friendship thirty."""
    it = position("stalin: seat\nmolotov: cc, war\nanna: cc, grudge molotov\nboris: cc, friend molotov\npost war: by politburo")
    motion = Motion(REMOVE, it.stalin, POLITBURO, it.war, -1, 0, it.st.month, 0, 0)
    assert it.why("anna", motion)["of_target"] == 35 // 2
    assert it.why("boris", motion)["of_target"] == -30 // 2


def test_5_04_he_leans_to_the_side_that_stands_nearer() -> None:
    """Rule 5.04: a quarter of the difference in distance."""
    it = position("stalin: seat, economy 0\ntrotsky: seat, economy 60\nanna: cc, economy 0\nboris: cc, economy 60")
    motion = strike(it, "stalin", "trotsky")
    assert it.why("anna", motion)["nearer"] == 40 // 4
    assert it.why("boris", motion)["nearer"] == -40 // 4


def test_5_04_on_the_line_itself_twice_as_strongly() -> None:
    """Rule 5.04: twelve points nearer are twenty-four for, twelve farther twenty-four against."""
    it = position("stalin: seat\nanna: cc, economy 40\nboris: cc, economy -40\nviktor: cc, economy 5")
    motion = Motion(LINE, it.stalin, CC, it.economy, 12, 0, it.st.month, 0, 0)
    assert it.why("anna", motion)["line"] == 24
    assert it.why("boris", motion)["line"] == -24
    assert it.why("viktor", motion)["line"] == 2 * (5 - 7), "overshooting is no gain"


def test_5_04_the_mood_of_the_rank_and_file_is_heard() -> None:
    """Rule 5.04: a step towards the mood speaks for itself, one away from it against."""
    it = position("stalin: seat\nanna: cc\nmood economy 40")
    for step, term in ((12, 13), (-12, -11)):
        told = it.why("anna", Motion(LINE, it.stalin, CC, it.economy, step, 0, it.st.month, 0, 0))
        assert told["rank_and_file"] == term


STRONG = """
    zinoviev: seat, standing {z}
    trotsky: seat, standing {t}
    kamenev: seat, standing {k}
    stalin: seat, standing 30, orthodoxy 30, ambition 80, eye 0
    tune fear_weight {fear}
    tune counterweight {counter}
"""


def test_5_05_the_mover_who_leads_is_feared_more_than_helped() -> None:
    """Rule 5.05: the fear is twice the threat of the mover less half that of the man, by the number of the rule."""
    for fear in (50, 100):
        it = position(STRONG.format(z=90, t=30, k=30, fear=fear, counter=0))
        felt = lead.threat(it.st)[it.k("stalin")]
        assert felt[it.k("zinoviev")] > 10
        expected = fear * max(0, 2 * felt[it.k("zinoviev")] - felt[it.k("trotsky")] // 2) // 100
        assert it.why("stalin", strike(it, "zinoviev", "trotsky"))["fear"] == -expected


def test_5_05_who_puts_his_own_office_to_the_vote_is_not_feared_for_it() -> None:
    """Rule 5.05: strong Zinoviev is feared when he strikes at Trotsky, and not when he asks for confidence in himself."""
    it = position(STRONG.format(z=90, t=30, k=30, fear=100, counter=0))
    assert "fear" in it.why("stalin", strike(it, "zinoviev", "trotsky"))
    ask = Motion(CONFIDENCE, it.zinoviev, CC, it.zinoviev, 0, 0, it.st.month, 0, 0)
    told = it.why("stalin", ask)
    assert "fear" not in told and "gain" in told


def test_5_05_a_partner_is_feared_by_half() -> None:
    """Rule 5.05: who stands in a pact with the mover looks away."""
    lines = STRONG.format(z=90, t=30, k=30, fear=100, counter=0)
    free, bound = position(lines), position(lines + "bloc stalin zinoviev against trotsky")
    assert bound.why("stalin", strike(bound, "zinoviev", "trotsky")).get("fear", 0) > free.why(
        "stalin", strike(free, "zinoviev", "trotsky")
    )["fear"] // 2 - 1


def test_5_05_the_next_man_is_a_reason_to_keep_this_one() -> None:
    """Rule 5.05: with Kamenev strong, Trotsky is worth keeping against him; who is weak frees nobody's way."""
    for counter in (50, 100):
        it = position(STRONG.format(z=30, t=30, k=90, fear=0, counter=counter))
        felt = lead.threat(it.st)[it.k("stalin")]
        top = felt[it.k("kamenev")]
        expected = counter * max(0, 2 * top + 6 - felt[it.k("trotsky")] // 2) // 100
        assert it.why("stalin", strike(it, "zinoviev", "trotsky"))["counterweight"] == -expected


def test_5_05_dislike_is_no_part_of_fear_or_counterweight() -> None:
    """Rule 5.05: the same table with all hatreds put in gives the same two terms."""
    it = position(STRONG.format(z=90, t=30, k=60, fear=60, counter=60))
    before = it.why("stalin", strike(it, "zinoviev", "trotsky"))
    hating = position(STRONG.format(z=90, t=30, k=60, fear=60, counter=60).replace("eye 0", "eye 0, thinks trotsky -90, thinks zinoviev -90"))
    after = hating.why("stalin", strike(hating, "zinoviev", "trotsky"))
    assert (before["fear"], before["counterweight"]) == (after["fear"], after["counterweight"])


def test_5_05_a_bloc_partner_votes_with_the_bloc_and_a_bound_man_against_it() -> None:
    """Rule 5.05: thirty-five points for one's own bloc, thirty against striking a man to whom one is bound."""
    it = position(STRONG.format(z=50, t=50, k=50, fear=0, counter=0) + "bloc stalin zinoviev against trotsky\npeace kamenev trotsky")
    motion = strike(it, "zinoviev", "trotsky")
    assert it.why("stalin", motion)["in_bloc"] == 35
    assert it.why("kamenev", motion)["with_target"] == -30


def test_5_05_a_bloc_prefers_one_of_its_own_in_the_place_it_takes() -> None:
    """Rule 5.05: a partner as Secretary is worth the number of the rule to who stands in the bloc, and to nobody else."""
    table = STRONG.format(z=50, t=50, k=50, fear=0, counter=0).replace("trotsky: seat", "trotsky: seat, gensec")
    it = position(table + "bloc stalin zinoviev against trotsky\ntune partner_heir 31")
    for heir, worth in (("zinoviev", 31), ("kamenev", 0)):
        motion = Motion(REMOVE, it.zinoviev, CC, it.gensec, getattr(it, heir), 0, it.st.month, 0, 0)
        assert it.why("stalin", motion).get("partner_gets_it", 0) == worth
        assert "partner_gets_it" not in it.why("kamenev", motion)


def test_5_06_the_weak_go_with_the_stronger_side() -> None:
    """Rule 5.06: by the difference in strength, what is missing to his resolve, and the number of the rule."""
    for share in (40, 80):
        it = position(f"""
            stalin: seat, standing 90
            trotsky: seat, standing 20
            anna: cc, resolve 20
            boris: cc, resolve 100
            tune bandwagon {share}
        """)
        ballot = vote.Ballot(it.st, strike(it, "stalin", "trotsky"))
        ballot.hear()
        ahead = lead.side_strength(it.st, it.stalin) - lead.side_strength(it.st, it.trotsky)
        assert ballot.wave == min(40, ahead) > 30
        told = by_code(vote.stand(ballot, it.anna))
        assert told["wave"] == ballot.wave * 80 * share // 10000
        assert "wave" not in by_code(vote.stand(ballot, it.boris))


def test_5_06_names_called_weigh_on_those_of_weak_resolve() -> None:
    """Rule 5.06: every contender's vote already cast pulls eight points, by what is missing to the resolve."""
    it = position("stalin: seat\ntrotsky: seat\nkamenev: seat\nanna: cc, resolve 0\nboris: cc, resolve 100")
    motion = strike(it, "stalin", "trotsky")
    chosen = {it.stalin: 1, it.kamenev: 1}
    assert it.why("anna", motion, chosen)["called"] == 16 * 100 // 250
    assert "called" not in it.why("boris", motion, chosen)


def test_5_07_record_case_and_labels_that_stuck_speak_for_a_punishment() -> None:
    """Rule 5.07: six tenths of the record, the whole case, eight for a stuck label and none for a fresh one."""
    it = position("stalin: seat\ntrotsky: seat, record 20, case 7\nanna: cc\nlabel trotsky stuck")
    assert it.why("anna", strike(it, "stalin", "trotsky"))["discipline"] == 12 + 7 + 8
    fresh = position("stalin: seat\ntrotsky: seat, record 20, case 7\nanna: cc\nlabel trotsky")
    assert fresh.why("anna", strike(fresh, "stalin", "trotsky"))["discipline"] == 12 + 7


def test_5_07_a_great_name_protects_and_carries() -> None:
    """Rule 5.07: an eighth of the difference in standing and orthodoxy."""
    it = position("stalin: seat, standing 30, orthodoxy 50\ntrotsky: seat, standing 80, orthodoxy 40\nanna: cc")
    assert it.why("anna", strike(it, "stalin", "trotsky"))["name"] == (80 - 120) // 8
    assert it.why("anna", strike(it, "trotsky", "stalin"))["name"] == (120 - 80) // 8


@pytest.mark.parametrize(
    ("want", "term"), [("wants grudge trotsky", 20), ("wants quiet", -6), ("wants security", 0), ("wants promotion", 0)]
)
def test_5_08_a_blow_to_the_man_he_hates_and_peace_are_wants(want: str, term: int) -> None:
    """Rule 5.08: twenty points for the grudge, six against for whoever wants quiet."""
    it = position(f"stalin: seat\ntrotsky: seat\nanna: cc, {want}")
    assert it.why("anna", strike(it, "stalin", "trotsky")).get("want", 0) == term


def test_5_08_a_post_money_and_a_line_are_wants() -> None:
    """Rule 5.08: sixty for a post for oneself, forty-five for one's region, fifteen for one's line, against another's less."""
    it = position("""
        stalin: seat
        anna: cc, wants promotion
        boris: cc, urals, wants money
        viktor: cc, tomsk, wants money
        galina: cc, wants line economy 60
        post war: by politburo, fits oratory
        post urals: region, delegates 10
        post tomsk: region, delegates 10
    """)
    fill = Motion(FILL, it.stalin, POLITBURO, it.war, it.anna, 0, it.st.month, 0, 0)
    assert it.why("anna", fill) == {"for_me": 60}
    budget = Motion(BUDGET, it.stalin, POLITBURO, it.urals, 0, 0, it.st.month, 0, 0)
    assert (it.why("boris", budget)["want"], it.why("viktor", budget)["want"]) == (45, -6)
    line = Motion(LINE, it.stalin, POLITBURO, it.economy, 6, 0, it.st.month, 0, 0)
    assert it.why("galina", line)["want"] == 15
    assert it.why("galina", line._replace(b=-6))["want"] == -15


def test_5_09_a_secret_ballot_frees_the_half_loyal_and_not_the_loyal() -> None:
    """Rule 5.09: at forty-nine with gratitude he is a client in the hall and a free man at the box."""
    it = position("""
        stalin: seat
        trotsky: seat, record 60
        anna: cc, of stalin 49, owes 20
        boris: cc, of stalin 50, owes 20
        tune severity_politburo 60
    """)
    openly, secretly = strike(it, "stalin", "trotsky"), strike(it, "stalin", "trotsky", secret=1)
    assert "patron" in it.why("anna", openly) and "patron" not in it.why("anna", secretly)
    assert "patron" in it.why("boris", secretly)


def test_5_09_the_bar_of_the_secret_ballot_is_a_number_of_the_scenario() -> None:
    """Rule 5.09: at seventy it frees a man of sixty-nine."""
    it = position("stalin: seat\ntrotsky: seat, record 60\nanna: cc, of stalin 69\ntune ballot_free 70\ntune severity_politburo 60")
    assert "patron" not in it.why("anna", strike(it, "stalin", "trotsky", secret=1))


def test_5_09_only_the_counting_commission_and_the_man_know_who_was_crossed_out() -> None:
    """Rule 5.09: the figures of the ballot go to the Secretary and to each for himself."""
    it = position("""
        stalin: seat, gensec
        trotsky: seat
        zinoviev: seat
        anna: urals, thinks trotsky -90
        post urals: delegates 20
        congress 1926-02 cc 9 politburo 3
        tune ballot_price 20
    """)
    out = []
    congress.sit(it.st, out)
    told = {event.args[1]: (event.audience, event.args[2]) for event in out if event.kind == "crossed_out"}
    assert told[it.trotsky][0] == 1 << it.k("stalin") | 1 << it.k("trotsky")
    assert told[it.trotsky][1] > told[it.zinoviev][1], "who is hated in the provinces is crossed out there"


def _delegation(when: str, machine: int, floor: int = 40) -> tuple[int, int]:
    """Return ayes and noes of a hundred delegates whose secretary is for it and whose rank and file are evenly split."""
    it = position(f"""
        at {when}
        stalin: seat
        trotsky: seat
        anna: urals, thinks stalin 100, thinks trotsky -100
        post urals: delegates 100, machine {machine}
        tune mood_share_floor {floor}
        tune severity_politburo 0
    """)
    line = tally.count(it.st, strike(it, "stalin", "trotsky", body=CONGRESS)).lines[0]
    assert line.amount > 0
    return line.ayes, line.noes


def test_5_10_the_machine_votes_with_the_secretary_and_the_rest_by_mood() -> None:
    """Rule 5.10: half machine, half evenly split mood: three quarters for."""
    assert _delegation("1926-02", 50) == (75, 25)


def test_5_10_forty_in_a_hundred_follow_the_mood_in_1924_and_fewer_each_year() -> None:
    """Rule 5.10: with a machine of a hundred sixty are led in 1924, sixty-eight in 1925, ninety-two in 1928."""
    assert _delegation("1924-05", 100) == (60 + 20, 20)
    assert _delegation("1925-05", 100) == (68 + 16, 16)
    assert _delegation("1928-05", 100) == (92 + 4, 4)
    assert _delegation("1924-05", 100, 60) == (40 + 30, 30), "the floor is a number of the scenario"


def test_5_10_a_delegation_without_a_secretary_goes_by_mood_alone() -> None:
    """Rule 5.10: whoever has the better name has the unled delegates."""
    it = position("stalin: seat, standing 80\ntrotsky: seat, standing 20\npost urals: delegates 100, machine 90\n")
    line = tally.count(it.st, strike(it, "stalin", "trotsky", body=CONFERENCE)).lines[0]
    assert line.ayes == 50 + (60 // 4)


def test_5_11_the_line_moves_twelve_at_a_plenum_six_in_the_politburo() -> None:
    """Rule 5.11: the body sets the step."""
    plenum, bureau = position("stalin: seat\nplenum 1926-02"), position("stalin: seat")
    assert plenum.motion("stalin", LINE, plenum.economy, 1).b == 12
    assert bureau.motion("stalin", LINE, bureau.economy, -1).b == -6
    other = position("stalin: seat\nplenum 1926-02\ntune line_step 9")
    assert other.motion("stalin", LINE, other.economy, 1).b == 9
    small = position("stalin: seat\ntune line_step_small 4")
    assert small.motion("stalin", LINE, small.economy, 1).b == 4


def test_5_11_a_crisis_of_mood_doubles_the_step_of_a_plenum() -> None:
    """Rule 5.11: where the rank and file stand more than sixty points off, the Committee may go farther towards them."""
    it = position("stalin: seat\nplenum 1926-02\nmood economy 61")
    assert it.motion("stalin", LINE, it.economy, 1).b == 24
    assert it.motion("stalin", LINE, it.economy, -1).b == -12


def test_5_11_then_the_issue_rests_for_four_months() -> None:
    """Rule 5.11: moved in February, barred until June; another issue may be moved."""
    it = position("stalin: seat\ntrotsky: seat")
    it.st.w("agenda").append(it.motion("stalin", LINE, it.economy, 1))
    out = it.play(call=Action("yes"))
    assert only(out, "line_moved") == [(it.economy, 6, 6)]
    told = []
    for _ in range(4):
        told.append(it.bar("stalin", LINE, it.economy, 1))
        it.st.month += 1
    assert told == ["line_rests"] * 3 + [""]
    assert it.bar("stalin", LINE, it.party, 1) == ""


def test_5_11_the_rest_is_a_number_of_the_scenario() -> None:
    """Rule 5.11: with one month of rest the Line moves month by month."""
    it = position("stalin: seat\ntune line_rest 1")
    it.st.w("line_moved")[it.economy] = it.st.month - 1
    assert it.bar("stalin", LINE, it.economy, 1) == ""
    it.st.w("line_moved")[it.economy] = it.st.month
    assert it.bar("stalin", LINE, it.economy, 1) == "line_rests"


def test_5_11_orthodoxy_goes_with_the_line() -> None:
    """Rule 5.11: who stands where the Line went is a point nearer to Lenin, the other a point farther."""
    it = position("stalin: seat\nbukharin: seat, economy -40\ntrotsky: seat, economy 40")
    it.st.w("agenda").append(it.motion("trotsky", LINE, it.economy, 1))
    it.play(call=Action("yes"))
    assert (it.st.orthodoxy[it.bukharin], it.st.orthodoxy[it.trotsky]) == (49, 51)


def test_5_12_force_against_the_villages_costs_a_vote_in_itself() -> None:
    """Rule 5.12: eighteen points against, whoever is asked."""
    it = position("stalin: seat\nanna: cc")
    for measure in country.MEASURES:
        m = country.MEASURE_INDEX[measure.id]
        told = it.why("anna", Motion(MEASURE, it.stalin, CC, m, 0, 0, it.st.month, 0, 0))
        assert told.get("cost", 0) == (-18 if measure.coercive else 0)


def test_5_12_a_voter_asks_whether_it_is_his_policy() -> None:
    """Rule 5.12: the man of industry and the friend of the peasant differ on the plan by their stances."""
    it = position("stalin: seat\nanna: cc, economy 60\nboris: cc, economy -60")
    motion = Motion(MEASURE, it.stalin, CC, country.MEASURE_INDEX["investment_plan"], 0, 0, it.st.month, 0, 0)
    assert it.why("anna", motion)["measure"] == 70 * 60 // 150
    assert it.why("boris", motion)["measure"] == -28


def test_5_12_the_minutes_keep_who_voted_for_it() -> None:
    """Rule 5.12: the mover first, then the others; those against are not in them."""
    it = position("stalin: seat\nrykov: seat\ntrotsky: seat\nrule every_call 1")
    it.st.w("agenda").append(it.motion("rykov", MEASURE, 2)._replace(c=2))
    it.play(call_stalin=Action("yes"), call_rykov=Action("yes"), call_trotsky=Action("no"))
    measure, _, ayes = it.st.minutes[0]
    assert measure == 2 and ayes == (it.rykov, it.stalin)
    assert country.is_in_force(it.st, 2)


def test_5_13_who_knows_everything_forecasts_the_result() -> None:
    """Rule 5.13: the view of a man whose beliefs are true gives the same count, line by line."""
    it = position("""
        stalin: seat, gensec, ambition 60, eye 50
        trotsky: seat, ambition 60, record 30
        anna: cc, urals, of stalin 70
        boris: cc, thinks trotsky 40
        post urals: under gensec, delegates 20
    """)
    it.st.w("ambition")[:] = [60, 60]
    motion = strike(it, "stalin", "trotsky")
    view = look(it.st, it.k("trotsky"))
    assert tally.count(view, motion) == tally.count(it.st, motion)


def test_5_13_a_forecast_errs_by_what_was_not_known_and_by_nothing_else() -> None:
    """Rule 5.13: he does not know whose man she is; her line differs, and no other."""
    it = position("stalin: seat\ntrotsky: seat, record 60\nanna: cc, of stalin 90\nboris: cc\ntune severity_politburo 60")
    it.st.w("ambition")[:] = [60, 60]
    it.st.row("bel_patron", it.k("trotsky"))[it.anna] = -1
    motion = strike(it, "stalin", "trotsky")
    view = look(it.st, it.k("trotsky"))
    assert "patron" in it.why("anna", motion)
    assert "patron" not in by_code(vote.stand(vote.Ballot(view, motion), it.anna))
    assert vote.stand(vote.Ballot(view, motion), it.boris) == vote.stand(vote.Ballot(it.st, motion), it.boris)


def test_5_13_no_die_is_cast_at_a_vote() -> None:
    """Rule 5.13: the same position counts alike under every number of the game."""
    lines = "stalin: seat\ntrotsky: seat, record 40\nanna: cc, of stalin 60\nboris: cc, thinks trotsky 20"
    counts = {str(tally.count(it.st, strike(it, "stalin", "trotsky"))) for it in (position(lines, seed) for seed in range(5))}
    assert len(counts) == 1


def test_5_14_one_of_six_is_a_large_part_of_the_politburo() -> None:
    """Rule 5.14: three against three falls; one man's promise carries it."""
    it = position("stalin: seat\ntrotsky: seat, record 30\nkamenev: seat\nzinoviev: seat\nrykov: seat\ntomsky: seat")
    motion = Motion(LINE, it.stalin, POLITBURO, it.economy, 6, 0, it.st.month, 0, 0)
    chosen = {it.stalin: 1, it.zinoviev: 1, it.kamenev: 1, it.trotsky: -1, it.rykov: -1, it.tomsky: -1}
    assert not tally.count(it.st, motion, chosen).carried
    assert tally.count(it.st, motion, chosen | {it.tomsky: 1}).carried


def test_5_15_who_is_ill_meets_nobody_in_the_corridor_and_votes_all_the_same() -> None:
    """Rule 5.15: his letter counts; he has no words before the vote."""
    it = position("stalin: seat\ntrotsky: seat, health 75\nzinoviev: seat\ntune word_stake 0\ntune illness 0\ntune word_stake 0")
    it.st.w("absent")[it.trotsky] = it.st.month + 2
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    asked = []
    out: list = []
    from game.play.month import advance, submit

    while not (it.st.phase == 0 and asked):
        if it.st.queue:
            decision = it.st.queue[0]
            asked.append((decision.kind, decision.seat))
            submit(it.st, Action({"desk": "end", "corridor": "leave", "call": "yes"}.get(decision.kind, "submit")), out)
        else:
            advance(it.st, out)
    assert ("corridor", it.k("stalin")) in asked and ("call", it.k("trotsky")) in asked
    assert not any(event.kind == "word" and event.args[0] == it.trotsky for event in out)


def test_3_12_who_is_ill_may_come_from_his_bed_at_eight_points_of_health() -> None:
    """Rule 3.12: he has words then; nobody in health can do it, and nobody whom it would kill."""
    from game.play.action import ACTIONS

    it = position("stalin: seat\ntrotsky: seat, health 40\nzinoviev: seat\ntune illness 0")
    k = it.k("trotsky")
    attend = ACTIONS["attend"]
    barred = attend.why_not(it.st, k, ())
    assert barred is not None and barred.code == "present_already"
    it.st.w("absent")[it.trotsky] = it.st.month + 2
    assert attend.why_not(it.st, k, ()) is None
    attend.apply(it.st, k, (), [])
    assert (it.st.health[it.trotsky], it.st.words[k], it.st.is_present(it.trotsky)) == (32, 2, True)
    it.st.w("absent")[it.trotsky] = it.st.month + 2
    it.st.w("health")[it.trotsky] = 12
    barred = attend.why_not(it.st, k, ())
    assert barred is not None and barred.code == "too_ill"


def test_5_15_who_is_ill_neither_speaks_nor_campaigns() -> None:
    """Rule 5.15: from a sickbed one can write and table, and not speak."""
    from game.play.action import bar
    from game.world.kinds import Decision

    it = position("trotsky: seat\nstalin: seat")
    it.st.w("absent")[it.trotsky] = it.st.month + 2
    it.st.w("acts")[0] = 1
    desk = Decision("desk", 0)
    told = {name: bar(it.st, desk, Action(name, args)) for name, args in (("speak", (0, -1)), ("write", (0, -1)), ("motion", (LINE, 0, 1)))}
    barred = told["speak"]
    assert barred is not None and barred.code == "absent"
    assert told["write"] is None and told["motion"] is None


def test_5_01_the_accused_and_the_candidate_need_no_reasons() -> None:
    """Rule 5.01: nobody votes for his own fall, and a candidate for a post votes for himself."""
    it = position("stalin: seat\nmolotov: cc, war\nanna: cc\npost war: by politburo\npost fleet: by politburo")
    remove = Motion(REMOVE, it.stalin, POLITBURO, it.war, it.anna, 0, it.st.month, 0, 0)
    assert it.why("molotov", remove) == {"myself": -250}
    assert it.why("anna", remove) == {"for_me": 60}


def test_5_01_a_word_given_counts_for_forty_five_points() -> None:
    """Rule 5.01: a promise on the matter is a reason like any other."""
    from game.world.kinds import Promise

    it = position("stalin: seat\ntrotsky: seat\nanna: cc")
    motion = strike(it, "stalin", "trotsky")
    bare = it.why("anna", motion)
    it.st.w("promises").append(Promise(it.anna, it.stalin, 0, 1, it.st.month, vote.promise_key(motion)))
    assert it.why("anna", motion) == bare | {"promise": 45}


def test_5_08_whom_he_owes_his_post_is_a_want_of_the_cautious() -> None:
    """Rule 5.08: who wants security does not strike the man who placed him."""
    it = position("stalin: seat\ntrotsky: seat\nanna: cc, urals, wants security\npost urals: from trotsky")
    assert it.why("anna", strike(it, "stalin", "trotsky"))["want"] == -20
    assert it.why("anna", strike(it, "trotsky", "stalin"))["want"] == 8


def test_5_03_who_was_saved_and_who_struck_is_remembered_by_name() -> None:
    """Rule 5.03: after the roll call the target thinks better of one side and worse of the other."""
    it = position("""
        stalin: seat
        trotsky: seat, record 10
        kamenev: seat
        zinoviev: seat
        plenum 1926-02
        rule every_call 1
    """)
    it.st.w("agenda").append(it.motion("zinoviev", RUNG, it.trotsky, OUT_POLITBURO))
    out = it.play(call_zinoviev=Action("yes"), call_kamenev=Action("no"), call_stalin=Action("no"), call_trotsky=Action("no"))
    assert "lost" in kinds(out)
    assert it.st.regard[it.k("kamenev")][it.trotsky] == 4 + 2 * 3
    assert it.st.regard[it.k("zinoviev")][it.trotsky] == -(4 + 2 * 3)


def test_5_07_the_price_of_a_committee_seat_is_weighed_like_any_other() -> None:
    """Rule 5.07: a contender sets the severity of the rung against what he would gain."""
    it = position("stalin: seat\ntrotsky: seat\nkamenev: seat\ntune severity_cc 77")
    assert it.why("kamenev", strike(it, "stalin", "trotsky", OUT_CC))["severity"] == -77


def test_5_05_who_has_his_post_from_a_man_would_lose_by_his_fall() -> None:
    """Rule 5.05: a gift taken is a gain one would lose."""
    free = position("stalin: seat, war\nzinoviev: seat\npost war: by politburo")
    held = position("stalin: seat, war\nzinoviev: seat\npost war: by politburo, from zinoviev")
    assert lead.gain(held.st)[0][1] < lead.gain(free.st)[0][1]


def test_5_01_a_vote_of_confidence_is_for_his_staying() -> None:
    """Rule 5.01: the man himself is for it, and who wants him gone is against."""
    it = position("stalin: seat, gensec\nanna: cc, thinks stalin 60\nboris: cc, thinks stalin -60")
    motion = Motion(CONFIDENCE, it.stalin, CC, it.stalin, 0, 0, it.st.month, 0, 0)
    assert it.why("stalin", motion)["myself"] == 250
    assert it.why("anna", motion)["keep"] == 12 + 30 + 1
    assert it.why("boris", motion)["keep"] == 12 - 30 + 1


def test_3_12_the_chair_who_comes_from_his_bed_has_his_three_words() -> None:
    """Rule 3.12: who comes all the same has as many words as if he were well."""
    for levers, words in (("chair", 3), ("press", 2)):
        it = position(f"kamenev: seat, health 60, labour\npost labour: lever {levers}")
        it.st.w("absent")[it.kamenev] = it.st.month + 2
        ACTIONS["attend"].apply(it.st, it.k("kamenev"), (), [])
        assert it.st.words[it.k("kamenev")] == words == agenda.words_of(it.st, it.kamenev)
