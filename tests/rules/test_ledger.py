"""Rule 5.13, the ledger of a vote: the side each is expected on, how surely, what would move him, who broke the count."""

from __future__ import annotations

from position import position

from game.advice import ledger
from game.rules import tally
from game.rules.tally import Line, Tally
from game.words import Words
from game.world.kinds import CC, OUT_POLITBURO, RUNG, Motion
from game.world.reason import Reason
from game.world.view import look

TABLE = """
    stalin: seat, gensec
    trotsky: seat
    anna: cc, urals, of stalin 80
    boris: cc, tomsk, of trotsky 80, wants promotion
    viktor: cc
    post urals: under gensec
    post omsk: under gensec
    post tomsk: by committee
"""


def line(p: int, amount: int) -> Line:
    return Line(p, -1, int(amount > 0), int(amount <= 0), amount, (Reason("of_mover", amount),))


def test_5_13_a_sum_is_the_less_sure_the_older_the_card() -> None:
    """Rule 5.13: his own man is nearly certain, a stranger less, and with every month by two points more."""
    it = position(TABLE)
    k, view = it.k("stalin"), it.st
    it.st.row("bel_month", k)[it.boris] = view.month - 1
    fresh = ledger.doubt(view, k, line(it.boris, 10))
    it.st.row("bel_month", k)[it.boris] = view.month - 6
    assert ledger.doubt(view, k, line(it.boris, 10)) == fresh + 10
    assert ledger.doubt(view, k, line(it.anna, 10)) < fresh
    assert ledger.doubt(view, k, line(it.stalin, 1)) == 0


def test_5_13_who_stands_nearer_to_nought_than_his_doubt_leans() -> None:
    """Rule 5.13: the same man is sure at a great sum, leans at a small one, and is open about nought."""
    it = position(TABLE)
    k = it.k("stalin")
    it.st.row("bel_month", k)[it.boris] = it.st.month - 1
    sides = [ledger.side(it.st, k, line(it.boris, n)) for n in (60, 8, 2, -8, -60)]
    assert sides == list(ledger.SIDES)


def test_5_13_the_band_takes_the_doubtful_both_ways_and_the_sure_never() -> None:
    """Rule 5.13: one sure and one leaning each way make a band of one vote up and one down."""
    it = position(TABLE)
    k = it.k("stalin")
    it.st.row("bel_month", k)[it.boris] = it.st.month - 1
    lines = (line(it.boris, 60), line(it.boris, 8), line(it.boris, -8), line(it.boris, -60))
    assert ledger.alone(it.st, k, Tally(2, 2, False, 500, lines)) == (1, 3)


def test_5_13_a_mover_is_for_his_own_motion_whatever_his_sum() -> None:
    """Rule 5.13: the list and the band both take the mover as an aye, though all his reasons speak against."""
    it = position(TABLE)
    k = it.k("stalin")
    his = line(it.trotsky, -60)._replace(ayes=1, noes=0)
    assert ledger.side(it.st, k, his) == ledger.FOR
    assert ledger.side(it.st, k, line(it.trotsky, -60)) == ledger.AGAINST
    assert ledger.alone(it.st, k, Tally(1, 1, False, 500, (his, line(it.boris, -60)))) == (1, 1)
    item = Motion(RUNG, it.trotsky, CC, it.boris, OUT_POLITBURO, 0, it.st.month, 0, 0)
    assert [one.code for one in ledger.movers(it.st, k, item, his)] == ["settled"]
    assert "settled" not in [one.code for one in ledger.movers(it.st, k, item, line(it.viktor, -60))]


def test_5_13_the_ledger_names_what_would_move_a_man_and_has_words_for_it() -> None:
    """Rule 5.13: his patron, his want, the post in one's gift that would serve it, the hold, and the weight that is missing."""
    it = position(TABLE + "\n    hold on boris by stalin strength 40")
    k = it.k("stalin")
    view = look(it.st, k)
    view.want[it.boris] = 0
    item = Motion(RUNG, it.stalin, CC, it.trotsky, OUT_POLITBURO, 0, view.month, 0, 0)
    count = tally.count(view, item)
    found = next(one for one in count.lines if one.person == it.boris)
    movers = {one.code: one.args for one in ledger.movers(view, k, item, found)}
    assert movers["patron"] == (it.trotsky, view.loyalty[it.boris])
    assert movers["want"] == (it.boris, 0) and movers["gift"] == (1,)
    assert movers["hold"] == (40,) and movers["gap"] == (abs(found.amount) + 1,)
    words = Words(view.scenario)
    assert not any("[" in words.mover(ledger.Mover(code, args)) for code, args in movers.items())


def test_5_13_a_word_broken_is_told_with_whom_it_was_given_to() -> None:
    """Rule 5.13: he had promised Stalin a yes and said no; where the count does not say to whom, nobody is named."""
    for args, to in (((0,), 0), ((), -1)):
        before = Line(1, -1, 1, 0, 20, (Reason("promise", 25, args),))
        assert ledger.word_broken(ledger.Broke(before, Line(1, -1, 0, 1, -20, ()), ())) == to
        assert ledger.word_broken(ledger.Broke(before, before, ())) == -1


def test_5_13_who_broke_the_count_is_named_with_the_reason_that_was_not_known() -> None:
    """Rule 5.13: counted against on what was known, he answered for, by a pact nobody had counted."""
    before = Line(4, -1, 0, 1, -10, (Reason("of_mover", -10),))
    after = Line(4, -1, 1, 0, 30, (Reason("of_mover", -10), Reason("pact", 40)))
    kept = line(5, 20)
    found = ledger.broken(Tally(1, 1, False, 500, (before, kept)), Tally(2, 0, True, 500, (after, kept)))
    assert [(one.real.person, one.unknown) for one in found] == [(4, (Reason("pact", 40),))]
