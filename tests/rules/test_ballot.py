"""Rules 3.24 and 3.26: the list voted in secret, the counting commission, and the first plenum."""

from __future__ import annotations

from position import only, position

from game.rules import congress, hall, plenum, tally, vote
from game.world.kinds import CC, CONFIDENCE, CONGRESS, FILL, POLITBURO, Motion

# -- the ballot -----------------------------------------------------------------------------------


def test_3_26_in_secret_fewer_follow_their_secretary() -> None:
    """Rule 3.26: of a machine of sixty forty-two hold, whatever the secretary writes on his own paper."""
    told = {}
    for share in (0, 70, 100):
        it = position(f"""
            stalin: seat
            trotsky: seat
            anna: urals, thinks trotsky -100
            post urals: delegates 1000, machine 60
            tune mood_share_floor 0
            tune ballot_machine {share}
            tune ballot_price 0
        """)
        told[share] = hall.ballot_strength(it.st, it.trotsky)
    rest = told[0]
    assert told[70] == 420 + (580 * rest + 500) // 1000
    assert told[100] > told[70] > told[0]


def test_3_26_the_severity_of_a_seat_stays_the_pencil() -> None:
    """Rule 3.26: who thinks ill of a man crosses him out only when the price of a seat lets him."""
    for price, cross in ((0, True), (90, False)):
        it = position(f"""
            stalin: seat
            trotsky: seat
            anna: urals, thinks trotsky -60
            post urals: delegates 100, machine 60
            tune ballot_price {price}
        """)
        ballot = Motion(CONFIDENCE, it.trotsky, CONGRESS, it.trotsky, 0, 0, it.st.month, 0, 1)
        assert (tally.count(it.st, ballot).lines[0].amount < 0) == cross


def test_3_26_whoever_more_than_half_cross_out_falls() -> None:
    """Rule 3.26: from a Committee large enough; and he is not put among the candidates instead."""
    crowd = "\n".join(f"m{n}: cc" for n in range(30))
    lines = f"""
        stalin: seat, gensec
        anna: urals, of stalin 90, thinks trotsky -100
        trotsky: cc, record 100, grudge stalin
        zinoviev: cc
        post urals: delegates 100, machine 100, under gensec
        tune ballot_machine 100
        tune ballot_price 0
        tune mood_share_floor 0
        congress 1926-02 cc {{}} candidates 5 politburo 1
        {crowd}
    """
    it = position(lines.format(40).replace("anna: urals,", "anna: urals, grudge trotsky,"))
    assert hall.ballot_strength(it.st, it.trotsky) > 500 > hall.ballot_strength(it.st, it.zinoviev)
    out = []
    congress.sit(it.st, out)
    assert it.st.seat_cc[it.trotsky] == 0 and it.st.seat_cc[it.zinoviev] == 2
    assert it.trotsky in [args[1] for args in only(out, "crossed_out")]


def test_3_26_the_commission_is_led_by_the_head_of_the_control() -> None:
    """Rule 3.26: whose man he is has the figures; a branch of the Control does not count, and without any the Secretary."""
    lines = """
        stalin: seat, gensec
        trotsky: seat
        kuibyshev: of trotsky 90
        boris: local
        post control: kind control, rank 4
        post local: kind control, region, rank 5
    """
    it = position(lines)
    assert hall.commission(it.st) == 1 << it.k("stalin")
    it.st.seat(it.kuibyshev, it.control, -1)
    assert hall.commission(it.st) == 1 << it.k("trotsky")


def test_3_26_who_sits_over_the_papers_learns_the_truth() -> None:
    """Rule 3.26: the Secretary had taken Anna for his own; after the ballot he knows better, Zinoviev does not."""
    it = position("""
        stalin: seat, gensec
        trotsky: seat
        zinoviev: seat
        anna: urals, of trotsky 77
        post urals: delegates 20
        congress 1926-02 cc 9 politburo 3
    """)
    for who in ("stalin", "zinoviev"):
        it.st.row("bel_patron", it.k(who))[it.anna] = it.stalin
        it.st.row("bel_loyalty", it.k(who))[it.anna] = 20
    hall.truth_of_the_ballot(it.st, hall.commission(it.st), [])
    assert it.st.bel_patron[it.k("stalin")][it.anna] == it.trotsky
    assert it.st.bel_loyalty[it.k("stalin")][it.anna] == 77
    assert it.st.bel_patron[it.k("zinoviev")][it.anna] == it.stalin


# -- the first plenum -----------------------------------------------------------------------------

PLENUM = """
    stalin: seat, gensec, thinks trotsky -60
    trotsky: seat
    m1: cc, of stalin 90, thinks trotsky -60
    m2: cc, of stalin 90, thinks trotsky -60
    m3: cc, of stalin 90, thinks trotsky -60
    anna: cc, of stalin 90, urals
    boris: cc, of trotsky 90, tomsk
    post urals: rank 1
    post tomsk: rank 5, glamour 10
"""


def test_3_24_a_seat_goes_to_most_voices_whatever_the_rank() -> None:
    """Rule 3.24: Boris has the greater post, Anna the votes of the Committee."""
    it = position(PLENUM)
    assert {it.anna, it.boris} <= set(plenum.ranked(it.st, POLITBURO))
    out = []
    assert plenum.elected(it.st, [it.boris, it.anna], POLITBURO, 1, out) == [it.anna]
    assert only(out, "bureau_vote") == [(POLITBURO, it.anna, 5, 7), (POLITBURO, it.boris, 2, 7)]


def test_3_24_each_member_gives_his_voices_where_the_vote_function_says_most() -> None:
    """Rule 3.24: Stalin's man would rather see Anna than Boris, Trotsky's the other; with two voices each has both."""
    it = position(PLENUM)
    post = it.st.secretary_post
    sums = {
        p: vote.says(vote.Ballot(it.st, Motion(FILL, lord, CC, post, p, 0, it.st.month, 0, 0)), it.m1)
        for p, lord in ((it.anna, it.stalin), (it.boris, it.trotsky))
    }
    assert sums[it.anna] > sums[it.boris]
    assert plenum.hands(it.st, [it.boris, it.anna], POLITBURO, 1) == {it.anna: 5, it.boris: 2}
    assert plenum.hands(it.st, [it.boris, it.anna], POLITBURO, 2) == {it.anna: 7, it.boris: 7}


def test_3_24_the_plenum_hears_of_a_few_names_more_than_seats() -> None:
    """Rule 3.24: with no name more than the seat the first of the order is elected unopposed."""
    it = position(PLENUM + "tune bureau_list 0")
    assert plenum.elected(it.st, [it.boris, it.anna], POLITBURO, 1) == [it.boris]


def test_3_24_between_equals_standing_decides() -> None:
    """Rule 3.24: where every member has a voice for both, the better name goes before."""
    it = position(PLENUM)
    it.st.w("standing")[it.m2] = 59
    assert plenum.elected(it.st, [it.m1, it.m2], POLITBURO, 2) == [it.m2, it.m1]
