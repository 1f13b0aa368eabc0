"""Rule 4, the ladder: rungs and their bodies, severity, precedent, pauses, closed ranks, the Secretary, readmission."""

from __future__ import annotations

import pytest
from position import Action, by_code, kinds, month, only, position

from game.rules import career, lead, severity, succession, tally, vote
from game.world.kinds import (
    CC,
    CCC,
    CLEAR,
    CONFIDENCE,
    DEPORTED,
    EXILE,
    FILL,
    JOINT,
    LINE,
    OUT_CC,
    OUT_PARTY,
    OUT_POLITBURO,
    OUT_POST,
    POLITBURO,
    READMIT,
    REMOVE,
    REPRIMAND,
    RUNG,
    Motion,
)

# The severities the cases below are written for.
PRICES = """
    tune severity_reprimand 10
    tune severity_post 100
    tune severity_politburo 120
    tune severity_cc 90
    tune severity_party 80
    tune severity_exile 60
    tune severity_deport 70
    tune precedent_step 20
    tune precedent_floor 50
    tune struck_delay 36
    tune closed_ranks 30
    tune reprimand_relief 10
"""
TWO = "stalin: seat\ntrotsky: seat{}\nplenum 1926-02\n" + PRICES


def test_4_24_one_rung_after_the_other() -> None:
    """Rule 4.24: a full member is first put out of the Politburo, then of the Committee, the party, then exiled."""
    it = position("stalin: seat\ntrotsky: seat\njoint plenum 1926-02")
    ladder = (OUT_POLITBURO, OUT_CC, OUT_PARTY, EXILE, DEPORTED)
    for rung in ladder:
        assert [it.bar("stalin", RUNG, it.trotsky, other) == "" for other in ladder] == [other == rung for other in ladder], rung
        career.strike(it.st, it.trotsky, rung, it.stalin, [])
        it.st.w("struck")[it.trotsky] = 0


def test_4_24_one_rung_a_plenum() -> None:
    """Rule 4.24: who was put out of the Politburo this month is not put out of the Committee this month."""
    it = position("stalin: seat\ntrotsky: seat\njoint plenum 1926-02")
    career.strike(it.st, it.trotsky, OUT_POLITBURO, it.stalin, [])
    assert it.bar("stalin", RUNG, it.trotsky, OUT_CC) == "struck_now"
    it.st.month += 1
    assert it.bar("stalin", RUNG, it.trotsky, OUT_CC) == "no_plenum"


def test_4_24_one_disciplinary_motion_a_person_a_session() -> None:
    """Rule 4.24: a second against the same man is not put in the same month."""
    it = position("stalin: seat\ntrotsky: seat, record 20\nzinoviev: seat\nplenum 1926-02")
    it.st.w("agenda").append(it.motion("stalin", RUNG, it.trotsky, OUT_POLITBURO))
    assert it.bar("zinoviev", RUNG, it.trotsky, OUT_POLITBURO) == "tabled_already"
    assert it.bar("zinoviev", RUNG, it.stalin, OUT_POLITBURO) == ""


def test_4_24_the_freed_seat_is_filled_by_the_same_session() -> None:
    """Rule 4.24: six sat before the plenum and six sit after it, one of them new."""
    it = position("""
        stalin: seat, gensec
        trotsky: seat, record 100
        a: politburo
        b: politburo
        c: politburo
        d: politburo
        molotov: cc, politburo 1, standing 60, of stalin 80
        plenum 1926-02
        tune severity_politburo 0
    """)
    out = it.play({"stalin": [Action("motion", (RUNG, it.trotsky, OUT_POLITBURO))]})
    assert (it.trotsky, OUT_POLITBURO, it.stalin) in only(out, "struck")
    assert len(it.st.members(POLITBURO)) == 6 and it.st.seat_pb[it.molotov] == 2


def test_4_24_what_each_rung_takes() -> None:
    """Rule 4.24: the Politburo, then the Committee and the great posts, then the party and every post."""
    it = position("""
        stalin: seat
        trotsky: seat, war, urals, orgburo
        anna: of trotsky 90
        post war: by politburo, rank 5
        post urals: rank 2
    """)
    st, he = it.st, it.trotsky
    career.strike(st, he, OUT_POLITBURO, it.stalin, [])
    assert (st.seat_pb[he], st.seat_cc[he], st.holder[it.war]) == (0, 2, he)
    career.strike(st, he, OUT_CC, it.stalin, [])
    assert (st.seat_cc[he], st.seat_org[he], st.holder[it.war], st.holder[it.urals]) == (0, 0, -1, he)
    career.strike(st, he, OUT_PARTY, it.stalin, [])
    assert (st.rung[he], st.posts_of[he]) == (OUT_PARTY, ())
    assert st.loyalty[it.anna] == 90 - (4 + 9) - (4 + 12) - (4 + 15)


def test_4_25_each_rung_has_its_body() -> None:
    """Rule 4.25: the Commission reprimands, the Committee takes the seat, the joint plenum the membership."""
    it = position("stalin: seat\ntrotsky: seat\njoint plenum 1926-02")
    bodies = {REPRIMAND: CCC, OUT_POLITBURO: CC, OUT_CC: JOINT, OUT_PARTY: JOINT, EXILE: POLITBURO, DEPORTED: POLITBURO}
    assert {rung: it.motion("stalin", RUNG, it.trotsky, rung).body for rung in bodies} == bodies


def test_4_25_a_post_is_taken_by_the_body_that_fills_it() -> None:
    """Rule 4.25: what the Committee fills it empties, the rest of the great posts are the Politburo's, provinces nobody's."""
    it = position("""
        stalin: seat, gensec
        trotsky: seat, war
        anna: urals
        post war: by politburo
        post urals: under gensec, by committee
        plenum 1926-02
    """)
    assert it.motion("trotsky", REMOVE, it.gensec, -1).body == CC
    assert it.motion("stalin", REMOVE, it.war, -1).body == POLITBURO
    assert it.bar("stalin", REMOVE, it.urals, -1) == "not_by_motion"


JOINED = """
    stalin: seat
    trotsky: seat
    {}
    joint plenum 1926-02
"""


def _joint(ayes: int, noes: int, rung: int = OUT_CC) -> tally.Tally:
    """Count a rung against Trotsky by so many members of the Committee on either side."""
    members = "\n".join(f"m{n}: cc" for n in range(ayes + noes - 2))
    it = position(JOINED.format(members))
    motion = Motion(RUNG, it.stalin, JOINT, it.trotsky, rung, 0, it.st.month, 0, 0)
    heads = [p for p in range(len(it.st.life)) if p != it.trotsky]
    chosen = {p: 1 if n < ayes else -1 for n, p in enumerate(heads)}
    chosen[it.trotsky] = -1
    return tally.count(it.st, motion, chosen)


def test_4_25_committee_and_party_seats_need_two_thirds() -> None:
    """Rule 4.25: of nine, six are two thirds and five are not; a simple majority is not enough."""
    assert _joint(6, 3).carried
    assert not _joint(5, 4).carried
    assert _joint(6, 3, OUT_PARTY).carried and not _joint(5, 4, OUT_PARTY).carried


def test_4_25_the_politburo_falls_by_a_simple_majority() -> None:
    """Rule 4.25: five of nine in the Committee take the seat in the Politburo."""
    members = "\n".join(f"m{n}: cc" for n in range(7))
    it = position(JOINED.format(members))
    motion = Motion(RUNG, it.stalin, CC, it.trotsky, OUT_POLITBURO, 0, it.st.month, 0, 0)
    heads = [p for p in range(9) if p != it.trotsky]
    for ayes, carried in ((5, True), (4, False)):
        chosen = {p: 1 if n < ayes else -1 for n, p in enumerate(heads)} | {it.trotsky: -1}
        assert tally.count(it.st, motion, chosen).carried == carried


def test_4_25_the_control_commission_is_a_third_of_the_joint_plenum() -> None:
    """Rule 4.25: twelve members weigh six each; the Commission weighs a third of it, four fifths with its majority."""
    members = "\n".join(f"m{n}: cc" for n in range(10))
    it = position(JOINED.format(members) + "a: ccc\nb: ccc\nc: ccc")
    motion = Motion(RUNG, it.stalin, JOINT, it.trotsky, OUT_CC, 0, it.st.month, 0, 0)
    count = tally.count(it.st, motion, {it.a: 1, it.b: 1, it.c: -1})
    line = count.lines[-1]
    assert line.post == -2 and line.ayes + line.noes == 12 * tally.HEAD // 3 == 24
    machine = 24 * 80 // 100
    assert line.ayes == machine + (24 - machine) * 2 // 3


def test_4_25_a_plenum_must_meet_for_a_plenums_business() -> None:
    """Rule 4.25: between plenums the Committee takes nothing; an ordinary plenum is no joint one."""
    it = position("stalin: seat\ntrotsky: seat, record 20\nanna: cc\nplenum 1926-02")
    assert it.bar("stalin", RUNG, it.trotsky, OUT_POLITBURO) == ""
    assert it.bar("stalin", RUNG, it.anna, OUT_CC) == "no_joint_plenum"
    it.st.month += 1
    assert it.bar("stalin", RUNG, it.trotsky, OUT_POLITBURO) == "no_plenum"


def test_4_25_one_reprimand_in_ten_months_and_only_on_a_ground() -> None:
    """Rule 4.25: six points of record and case are a ground; ten months later there may be another."""
    it = position("stalin: seat\ntrotsky: seat, record 3, case 2\nanna: ccc")
    assert it.bar("stalin", RUNG, it.trotsky, REPRIMAND) == "no_ground"
    it.st.w("case")[it.trotsky] = 3
    assert it.bar("stalin", RUNG, it.trotsky, REPRIMAND) == ""
    career.strike(it.st, it.trotsky, REPRIMAND, it.stalin, [])
    it.st.month += 9
    assert it.bar("stalin", RUNG, it.trotsky, REPRIMAND) == "reprimanded_lately"
    it.st.month += 1
    assert it.bar("stalin", RUNG, it.trotsky, REPRIMAND) == ""


@pytest.mark.parametrize(
    ("rung", "price"), [(REPRIMAND, 10), (OUT_POST, 100), (OUT_POLITBURO, 120), (OUT_CC, 90), (OUT_PARTY, 80), (EXILE, 60), (DEPORTED, 70)]
)
def test_4_26_every_rung_has_its_severity_and_voters_feel_it(rung: int, price: int) -> None:
    """Rule 4.26: the first time, the price is the number of the rung; it stands among a voter's reasons."""
    it = position("stalin: seat\ntrotsky: seat\nanna: cc\n" + PRICES)
    assert severity.rung_price(it.st, it.trotsky, rung) == price
    if rung != OUT_POST:
        told = it.why("anna", Motion(RUNG, it.stalin, CC, it.trotsky, rung, 0, it.st.month, 0, 0))
        assert told["severity"] == -price


def test_4_26_a_post_is_dearer_the_higher_it_is() -> None:
    """Rule 4.26: of a hundred points a post of the second rank costs sixty-four, of the fifth a hundred."""
    it = position("stalin: seat\ntrotsky: seat, war, lesser\npost war: by politburo, rank 5\npost lesser: by politburo, rank 2\n" + PRICES)
    assert severity.price(it.st, it.motion("stalin", REMOVE, it.war, -1)) == 100
    assert severity.price(it.st, it.motion("stalin", REMOVE, it.lesser, -1)) == 64


def test_4_27_precedents_lower_a_rung_to_half_and_no_further() -> None:
    """Rule 4.27: a fifth less for each earlier use on anybody, down to the floor."""
    told = []
    for used in (0, 1, 2, 3, 9):
        it = position(TWO.format("") + f"precedents {OUT_POLITBURO} {used}")
        told.append(severity.rung_price(it.st, it.trotsky, OUT_POLITBURO))
    assert told == [120, 96, 72, 60, 60]


def test_4_27_only_the_same_rung_is_a_precedent() -> None:
    """Rule 4.27: that others were reprimanded makes no expulsion easier."""
    it = position(TWO.format("") + f"precedents {REPRIMAND} 5")
    assert severity.rung_price(it.st, it.trotsky, OUT_POLITBURO) == 120
    career.strike(it.st, it.trotsky, OUT_POLITBURO, it.stalin, [])
    assert it.st.precedents[OUT_POLITBURO] == 1


def test_4_28_a_man_lately_struck_is_dearer_to_strike_for_a_year() -> None:
    """Rule 4.28: thirty-six points in the month of the blow, half of it after six, none after twelve."""
    it = position(TWO.format(", politburo 0"))
    it.st.w("struck")[it.trotsky] = it.st.month
    told = []
    for months in (0, 6, 11, 12):
        it.st.month = month("1926-02") + months
        told.append(severity.rung_price(it.st, it.trotsky, OUT_CC))
    assert told == [90 + 36, 90 + 18, 90 + 3, 90]


def test_4_28_a_reprimand_starts_no_pause_and_lowers_what_follows() -> None:
    """Rule 4.28: ten points less for each, thirty at most, and never on a further reprimand."""
    it = position(TWO.format(""))
    career.strike(it.st, it.trotsky, REPRIMAND, it.stalin, [])
    assert it.st.struck[it.trotsky] == 0
    told = []
    for count in (0, 1, 3, 5):
        it.st.w("reprimands")[it.trotsky] = count
        told.append(severity.rung_price(it.st, it.trotsky, OUT_POLITBURO))
    assert told == [120, 110, 90, 90]
    assert severity.rung_price(it.st, it.trotsky, REPRIMAND) == 8, "a fifth less by precedent, no relief"


def test_4_29_after_lenins_death_ranks_are_closed_for_ten_months() -> None:
    """Rule 4.29: thirty points more in January 1924, half in June, none from November."""
    it = position(TWO.format(""))
    told = []
    for when in ("1924-01", "1924-06", "1924-11"):
        it.st.month = month(when)
        told.append(severity.rung_price(it.st, it.trotsky, OUT_POLITBURO))
    assert told == [120 + 30, 120 + 15, 120]


def test_4_29_a_war_scare_closes_them_again() -> None:
    """Rule 4.29: five points for each month that it still lasts, and no more than a death brings."""
    it = position(TWO.format(""))
    told = []
    for months in (2, 20):
        it.st.shock = it.st.month + months
        told.append(severity.rung_price(it.st, it.trotsky, OUT_POLITBURO))
    assert told == [130, 150]


def test_4_29_exile_and_deportation_carry_the_taboo() -> None:
    """Rule 4.29: there is a term against them that no other rung has."""
    it = position("stalin: seat\ntrotsky: seat\nanna: politburo\ntune taboo 33")
    for rung, term in ((OUT_PARTY, 0), (EXILE, -33), (DEPORTED, -33)):
        told = it.why("anna", Motion(RUNG, it.stalin, POLITBURO, it.trotsky, rung, 0, it.st.month, 0, 0))
        assert told.get("blood", 0) == term


def test_4_30_deviation_alone_carries_nobody_out_of_the_politburo() -> None:
    """Rule 4.30: as far from the Line as one can stand gives twelve points; a record of acts gives more."""
    it = position("stalin: seat\ntrotsky: seat, economy 100, party 100")
    assert severity.discipline(it.st, it.trotsky) == 12
    it.st.w("record")[it.trotsky] = 50
    assert severity.discipline(it.st, it.trotsky) == 12 + 30
    far = position("stalin: seat\ntrotsky: seat, economy 30, party 30")
    assert severity.discipline(far.st, far.trotsky) == 0


SECRETARY = """
    stalin: seat, gensec
    trotsky: seat
    anna: cc
    plenum 1926-02
    tune secretary_price -5
    tune secretary_truce 42
    tune truce_months 14
    tune secretary_respite 48
    tune secretary_habit 0
"""


def test_4_31_replacing_the_secretary_is_a_reshuffle_without_case_or_severity() -> None:
    """Rule 4.31: his record does not count, the price is that of the office, and a majority of the Committee is enough."""
    it = position(SECRETARY)
    it.st.w("record")[it.stalin] = 100
    motion = it.motion("trotsky", REMOVE, it.gensec, -1)
    told = it.why("anna", motion)
    assert "discipline" not in told and told["severity"] == 5
    assert motion.body == CC and not tally.two_thirds(motion)


def test_4_31_it_looks_indecent_for_fourteen_months() -> None:
    """Rule 4.31: forty-two points in January 1924, three less each month, none from March 1925."""
    it = position(SECRETARY)
    told = []
    for when in ("1924-01", "1924-08", "1925-03"):
        it.st.month = month(when)
        told.append(severity.secretary_price(it.st))
    assert told == [42 - 5, 21 - 5, -5]


def test_4_31_nobody_changes_secretaries_twice_running() -> None:
    """Rule 4.31: after a change there is a respite that fades over two years."""
    it = position(SECRETARY + "molotov: cc\ntune respite_months 24")
    career.appoint(it.st, it.gensec, it.molotov, it.trotsky, [])
    told = []
    for months in (0, 12, 24):
        it.st.month = month("1926-02") + months
        told.append(severity.secretary_price(it.st))
    assert told == [48 - 5, 24 - 5, -5]


def test_4_31_the_longer_he_sits_the_dearer_it_is_to_move_him() -> None:
    """Rule 4.31: a point for every four months in the post, to a bound: the list was made by him."""
    it = position(SECRETARY + "tune secretary_habit 6")
    told = []
    for when in ("1925-03", "1925-09", "1929-12"):
        it.st.month = month(when)
        told.append(severity.secretary_price(it.st))
    assert told == [3 - 5, 5 - 5, 6 - 5]


def test_4_31_confidence_given_is_a_shield() -> None:
    """Rule 4.31: who offered to go and was asked to stay is twenty-five points dearer."""
    it = position(SECRETARY)
    it.st.w("confidence")[it.k("stalin")] = it.st.month + 6
    assert severity.secretary_price(it.st) == 25 - 5
    assert severity.price(it.st, Motion(CONFIDENCE, it.stalin, CC, it.stalin, 0, 0, it.st.month, 0, 0)) == 20


def test_4_31_the_secretary_who_goes_keeps_his_seats() -> None:
    """Rule 4.31: he is no longer Secretary, and still of the Politburo and the Committee."""
    it = position(SECRETARY + "molotov: cc")
    from game.play.motion import KINDS

    out = []
    KINDS[REMOVE].apply(it.st, it.motion("trotsky", REMOVE, it.gensec, it.molotov), (), out)
    assert it.st.secretary() == it.molotov
    assert (it.st.seat_pb[it.stalin], it.st.seat_cc[it.stalin], it.st.struck[it.stalin]) == (2, 2, 0)
    assert it.st.precedents[OUT_POST] == 0


def test_4_32_readmission_after_six_months_and_not_before() -> None:
    """Rule 4.32: expelled in February, he may be let back in August; from abroad not at all."""
    it = position("stalin: seat\nzinoviev: seat\nanna: ccc")
    career.strike(it.st, it.zinoviev, OUT_PARTY, it.stalin, [])
    it.st.month += 5
    assert it.bar("stalin", READMIT, it.zinoviev) == "too_early"
    it.st.month += 1
    assert it.bar("stalin", READMIT, it.zinoviev) == ""
    it.st.w("rung")[it.zinoviev] = DEPORTED
    assert it.bar("stalin", READMIT, it.zinoviev) == "abroad"


def test_4_32_the_months_are_a_number_of_the_scenario() -> None:
    """Rule 4.32: where a year is asked, eleven months are too early."""
    it = position("stalin: seat\nzinoviev: seat\nanna: ccc\ntune readmit_months 12")
    career.strike(it.st, it.zinoviev, OUT_PARTY, it.stalin, [])
    it.st.month += 11
    assert it.bar("stalin", READMIT, it.zinoviev) == "too_early"


def test_4_32_who_is_let_back_has_no_seats_and_half_his_record() -> None:
    """Rule 4.32: a member again, and nothing else; he knows who helped him."""
    it = position("stalin: seat\nzinoviev: seat, record 40")
    career.strike(it.st, it.zinoviev, OUT_PARTY, it.stalin, [])
    career.readmit(it.st, it.zinoviev, [], it.stalin)
    assert (it.st.rung[it.zinoviev], it.st.seat_cc[it.zinoviev], it.st.record[it.zinoviev]) == (CLEAR, 0, 20)
    assert it.st.is_active(it.zinoviev)


def test_4_16_a_motion_needs_its_body_and_a_seat_there() -> None:
    """Rule 4.16: who is only in the Committee tables at a plenum; nobody tables the same thing twice in a month."""
    it = position("stalin: seat\ntrotsky: seat, politburo 0\nplenum 1926-03")
    assert it.bar("trotsky", LINE, it.economy, 1) == "not_in_body"
    it.st.month += 1
    assert it.bar("trotsky", LINE, it.economy, 1) == ""
    it.st.w("agenda").append(it.motion("stalin", LINE, it.economy, -1))
    assert it.bar("trotsky", LINE, it.economy, 1) == "tabled_already"


def test_4_16_a_plenum_can_be_called_and_meets_a_month_later() -> None:
    """Rule 4.16: voted in February, the Committee sits in March."""
    from game.play.motion import plenum_meets

    it = position("stalin: seat\ntrotsky: seat")
    it.st.w("agenda").append(it.motion("stalin", 8, 1))
    out = it.play(call=Action("yes"))
    assert "plenum_called" in kinds(out) and plenum_meets(it.st)
    it.st.month += 1
    assert not plenum_meets(it.st)


def test_4_16_a_congress_is_put_off_once_and_in_time() -> None:
    """Rule 4.16: three to six months ahead, by five months, and not again."""
    from game.rules import congress

    it = position("stalin: seat\ntrotsky: seat\nplenum 1926-02\ncongress 1926-06")
    assert it.bar("stalin", 8, 0) == "" and congress.months_to(it.st) == 4
    it.st.w("agenda").append(it.motion("stalin", 8, 0))
    it.play(call=Action("yes"))
    assert congress.months_to(it.st) == 4 - 1 + 5
    it.st.month += 3
    assert it.bar("stalin", 8, 0) == "no_plenum", "the Central Committee alone may"
    it.st.called = it.st.month
    assert it.bar("stalin", 8, 0) == "congress_put_off"
    it.st.month, it.st.postponed = it.st.month - 3, 0
    it.st.called = it.st.month
    assert it.bar("stalin", 8, 0) == "congress_put_off", "though the old date was restored"
    it.st.put_off_once = 0
    it.st.month = it.st.called = month("1926-04")
    assert it.bar("stalin", 8, 0) == "not_the_time"


def test_4_31_whose_man_gets_it_is_measured_by_fear_and_not_by_dislike() -> None:
    """Rule 4.31: one whom nobody fears is disliked once as Secretary, and twice as head of the government."""
    it = position("""
        stalin: seat, gensec
        zinoviev: seat, thinks trotsky -80
        trotsky: seat, standing 20
        anna: cc
        post premier: kind government, rank 5, by politburo
        tune hatred_floor 14
    """)
    assert lead.threat(it.st)[it.k("zinoviev")][it.k("trotsky")] == 0
    assert it.why("zinoviev", it.motion("stalin", FILL, it.premier, it.trotsky))["his_man_gets_it"] < -5
    assert "his_man_gets_it" not in it.why("zinoviev", it.motion("stalin", FILL, it.gensec, it.trotsky))


def test_4_31_the_weakest_of_those_who_lead_seems_harmless_there() -> None:
    """Rule 4.31: twelve points of every other contender for the weakest, for nobody else and for no other post."""
    it = position("""
        stalin: seat, gensec
        zinoviev: seat, standing 70
        trotsky: seat, standing 20
        anna: cc
        post premier: kind government, rank 5, by politburo
        tune harmless 12
    """)
    assert it.why("stalin", it.motion("zinoviev", FILL, it.gensec, it.trotsky))["least_feared"] == 12
    for who, post, heir in (
        ("trotsky", it.gensec, it.trotsky), ("stalin", it.gensec, it.zinoviev), ("stalin", it.premier, it.trotsky),
    ):
        assert "least_feared" not in it.why(who, it.motion("zinoviev", FILL, post, heir)), (who, post, heir)


def test_4_31_the_secretariat_is_not_lightly_given_back() -> None:
    """Rule 4.31: forty points against whoever lost it by a vote; none against who never had it."""
    it = position("""
        stalin: seat
        kamenev: seat, gensec
        rykov: seat
        anna: cc
    """)
    motion = Motion(FILL, it.rykov, CC, it.gensec, it.stalin, 0, it.st.month, 0, 0)
    assert "had_it" not in by_code(vote.stand(vote.Ballot(it.st, motion), it.anna))
    career.appoint(it.st, it.gensec, it.stalin, it.kamenev, [])
    career.remove(it.st, it.gensec, [])
    assert by_code(vote.stand(vote.Ballot(it.st, motion), it.anna))["had_it"] == -40
    assert by_code(vote.stand(vote.Ballot(it.st, motion), it.kamenev))["had_it"] == -40


def test_4_47_each_change_makes_the_next_dearer() -> None:
    """Rule 4.47: thirty points for each contender whom a vote has put out of the office, whoever holds it now."""
    it = position(SECRETARY + "zinoviev: seat\nmolotov: cc\ntune secretary_respite 0\ntune secretary_tired 30")
    told = []
    for name in ("stalin", "zinoviev"):
        told.append(severity.secretary_price(it.st))
        career.appoint(it.st, it.gensec, getattr(it, name), -1, [])
        career.remove(it.st, it.gensec, [])
    told.append(severity.secretary_price(it.st))
    assert told == [-5, 30 - 5, 60 - 5]


def test_4_47_who_is_elected_secretary_sits_in_the_politburo() -> None:
    """Rule 4.47: a member of the Committee comes in with the office; one who is not of the Committee does not."""
    it = position(SECRETARY + "molotov: cc\nboris: theory 60")
    career.appoint(it.st, it.gensec, it.molotov, it.trotsky, [])
    assert it.st.seat_pb[it.molotov] == 2
    career.appoint(it.st, it.gensec, it.boris, it.trotsky, [])
    assert it.st.seat_pb[it.boris] == 0


def test_4_47_the_secretary_is_not_struck_from_the_politburo() -> None:
    """Rule 4.47: another must be put into the office first; then he is like anybody else."""
    it = position(SECRETARY + "molotov: cc")
    assert it.bar("trotsky", RUNG, it.stalin, OUT_POLITBURO) == "secretary_first"
    career.appoint(it.st, it.gensec, it.molotov, it.trotsky, [])
    assert it.bar("trotsky", RUNG, it.stalin, OUT_POLITBURO) == ""


def test_4_47_who_has_the_government_or_the_unions_is_named_with_reluctance() -> None:
    """Rule 4.47: of two nearly alike the one without the other office; four points for him do not outweigh eight against."""
    for kind, rank, heir in (("press", 5, "anna"), ("government", 5, "boris"), ("government", 4, "anna"), ("union", 4, "boris")):
        it = position(f"""
            stalin: seat, gensec
            anna: seat, office
            boris: seat
            clara: cc, thinks anna 16
            post office: kind {kind}, rank {rank}
            tune two_hands 8
            tune sounding 0
        """)
        assert succession.successor(it.st, it.stalin) == getattr(it, heir), kind


def test_4_47_the_reluctance_is_a_reason_of_every_voter_and_of_the_candidate_himself() -> None:
    """Rule 4.47: eight points against, whoever votes; what is added up and what is listed are the same."""
    it = position("""
        stalin: seat, gensec
        trotsky: seat
        anna: cc, office, wants security
        boris: cc
        post office: kind union, rank 4
        tune two_hands 8
    """)
    motion = it.motion("trotsky", FILL, it.gensec, it.anna)
    for who in ("anna", "boris", "trotsky"):
        ballot = vote.Ballot(it.st, motion)
        assert it.why(who, motion)["two_hands"] == -8
        assert vote.says(ballot, getattr(it, who)) == sum(r.amount for r in vote.stand(ballot, getattr(it, who)))
    assert "two_hands" not in it.why("boris", it.motion("trotsky", FILL, it.gensec, it.boris))
    assert "two_hands" not in it.why("boris", it.motion("trotsky", FILL, it.office, it.anna))


def test_4_47_of_whom_nothing_was_heard_for_long_is_not_thought_of() -> None:
    """Rule 4.47: ten points a month beyond the sixth, sixty at most, whoever votes; a man of the second rank may be silent."""
    it = position("""
        stalin: seat, gensec
        trotsky: seat
        anna: seat
        boris: seat
        clara: cc, thinks anna 20
        dora: cc
        tune sounding 0
    """)
    motion = it.motion("trotsky", FILL, it.gensec, it.anna)
    for months, points in ((6, 0), (7, -10), (9, -30), (30, -60)):
        it.st.w("word_month")[:] = [it.st.month - 30] * len(it.st.word_month)
        it.st.w("word_month")[it.anna] = it.st.month - months
        for who in ("clara", "dora", "boris"):
            ballot = vote.Ballot(it.st, motion)
            assert it.why(who, motion).get("unheard", 0) == points
            assert vote.says(ballot, getattr(it, who)) == sum(r.amount for r in vote.stand(ballot, getattr(it, who)))
    assert "unheard" not in it.why("boris", it.motion("trotsky", FILL, it.gensec, it.dora))
    it.st.w("word_month")[it.boris] = it.st.month
    assert succession.successor(it.st, it.stalin) == it.boris
    it.st.w("word_month")[it.anna] = it.st.month
    assert succession.successor(it.st, it.stalin) == it.anna


def test_4_47_the_talk_before_the_plenum_decides_between_equals() -> None:
    """Rule 4.47: of two alike now one is heard of and now the other; without talk it is always the same."""
    for points, several in ((0, False), (8, True)):
        found = set()
        for seed in range(12):
            it = position(f"stalin: seat, gensec\nanna: seat\nboris: seat\ntune sounding {points}", seed)
            found.add(succession.successor(it.st, it.stalin))
        assert (len(found) > 1) == several
