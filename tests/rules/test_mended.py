"""Cases from a review: what is done is not done twice, and an answer goes to the one who asked."""

from __future__ import annotations

from position import Position, by_code, only, position

from game.play.action import ACTIONS, OPERATIONS
from game.play.action import Action as Act
from game.play.month import advance, submit
from game.play.motions import KINDS
from game.play.session_rules import open_item, settle
from game.rules import career, vote
from game.world.event import Event
from game.world.facts import (
    CC,
    FILL,
    LINE,
    ORDER,
    POLITBURO,
    REMOVE,
    RESTORE_DATE,
    Decision,
    Hold,
    Motion,
    Op,
)


def test_3_10_only_what_was_lost_can_be_brought_before_the_plenum() -> None:
    """Rule 3.10: the minority of a motion carried cannot have it carried once more; of one lost it can appeal."""
    for stance, barred in ((60, True), (-60, False)):
        it = position(f"""
            zinoviev: seat, economy 60
            stalin: seat, economy {stance}
            kamenev: seat, economy {stance}
        """)
        item = Motion(LINE, it.zinoviev, POLITBURO, it.economy, 6, 0, it.st.month, 0, 0)
        it.st.w("agenda").append(item)
        it.st.item = 0
        sides = {it.zinoviev: 1, it.stalin: 1 if barred else -1, it.kamenev: 1 if barred else -1}
        settle(it.st, item, sides, [])
        it.st.w("queue")[:] = [Decision("after", it.k("stalin"), 0, POLITBURO)]
        assert (ACTIONS["appeal"].why_not(it.st, it.k("stalin"), ()) is not None) == barred


def test_3_18_the_old_date_comes_back_only_while_it_is_three_months_off() -> None:
    """Rule 3.18: a congress put off by five months cannot be set back to a day that is past."""
    for now, barred in (("1925-10", False), ("1926-01", True), ("1926-03", True)):
        it = position(f"at {now}\\nstalin: seat\\nanna: cc\\ncongress 1926-02 cc 9 politburo 3".replace("\\n", "\n"))
        it.st.postponed = 5
        bar = KINDS[ORDER].why_not(it.st, it.stalin, RESTORE_DATE, 0)
        assert (bar is not None) == barred, now


def test_3_07_a_removal_that_waited_does_not_fall_on_the_successor() -> None:
    """Rule 3.07: tabled against one man and taken when another has the post, it is no longer put."""
    it = position("""
        stalin: seat
        rykov: seat, premier
        tomsky: seat
        post premier: by politburo, rank 5
    """)
    item = Motion(REMOVE, it.stalin, POLITBURO, it.premier, -1, 0, it.st.month - 4, 0, 0)
    assert open_item(it.st, item)
    it.st.w("since")[it.premier] = it.st.month - 3
    assert not open_item(it.st, item)


def test_4_21_naming_after_a_first_statement_takes_nothing_more_off() -> None:
    """Rule 4.21: the first was believed without names; the second is believed with them."""
    for times, record in ((1, 20), (2, 10)):
        it = position("trotsky: seat, record 20\nstalin: seat\nanna: of trotsky 80")
        it.st.w("recants")[it.trotsky] = times
        ACTIONS["name_names"].apply(it.st, 0, (), [])
        assert it.st.record[it.trotsky] == record


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


def test_6_02_a_fourth_pact_is_not_accepted_in_silence() -> None:
    """Rule 6.02: whoever has three is told so when he would sign another."""
    it = position("""
        stalin: seat
        trotsky: seat
        rykov: seat
        tomsky: seat
        zinoviev: seat
        peace stalin trotsky
        peace stalin rykov
        peace stalin tomsky
    """)
    it.st.w("offers").append((it.zinoviev, (it.zinoviev, it.stalin), 1, -1, 0, 0, (), (0,)))
    it.st.w("queue")[:] = [Decision("offer", it.k("stalin"), 0)]
    bar = ACTIONS["accept"].why_not(it.st, it.k("stalin"), ())
    assert bar is not None and bar.code == "three_pacts"
    it.st.w("pacts").pop()
    assert ACTIONS["accept"].why_not(it.st, it.k("stalin"), ()) is None


def test_3_05_after_one_alarm_only_a_case_asks_again_at_once() -> None:
    """Rule 3.05: two months after an answer a campaign is only heard of; three months after, it asks again."""
    for ago, asked in ((2, False), (3, True)):
        it = position("zinoviev: seat\nstalin: seat")
        now = it.st.month
        it.st.w("alarmed")[it.k("stalin")] = now - ago
        kind = OPERATIONS.index("campaign")
        it.st.w("ops").append(Op(99, it.zinoviev, kind, 0, it.stalin, now, now + 2, 1, now, 0))
        put: list[str] = []
        out: list[Event] = []
        for _ in range(12):
            if it.st.queue and it.st.queue[0].kind == "desk":
                assert submit(it.st, Act("end"), out) is None
            elif not it.st.queue and it.st.month == now:
                advance(it.st, out)
            put.extend(d.kind for d in it.st.queue)
        assert ("noticed" in put) == asked


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


def test_2_23_nobody_leaves_a_higher_office_for_a_lower_machine() -> None:
    """Rule 2.23: the General Secretary is no candidate for the Comintern, whoever moves it."""
    it = position("""
        zinoviev: seat, gensec
        stalin: seat
        post comintern: kind comintern, by politburo, rank 4
    """)
    bar = KINDS[FILL].why_not(it.st, it.stalin, it.comintern, it.zinoviev)
    assert bar is not None and bar.code == "holds_higher"
    assert KINDS[FILL].why_not(it.st, it.zinoviev, it.comintern, it.stalin) is None


def test_3_02_what_came_to_nothing_is_not_told_as_done() -> None:
    """Rule 3.02: an appointment overtaken is reported once, as failed."""
    it = position("""
        stalin: seat, gensec
        molotov:
        kirov:
        post urals: under gensec, rank 3
    """)
    now = it.st.month
    it.st.w("ops").append(Op(99, it.stalin, OPERATIONS.index("appoint"), it.urals, it.molotov, now, now, 1, 0, 0))
    career.appoint(it.st, it.urals, it.kirov, it.stalin, [])
    out = it.play()
    assert only(out, "op_failed") and not only(out, "op_done")
