"""Rule 3: the month, its order, acts kept, slots, corridor, session, margins, what follows a vote, chance."""

from __future__ import annotations

from pathlib import Path

import pytest
from position import Action, kinds, only, position

from game.content import load_scenario
from game.play import sitting
from game.play.action import ACTIONS, OPERATIONS, own_acts_left, slots_left
from game.play.action import Action as Act
from game.play.month import PHASES, advance, rotation, submit, take_back
from game.play.session_rules import open_item, settle
from game.rules import career, tally
from game.session import Session
from game.world.kinds import CC, EXILE, FILL, LINE, MEASURE, POLITBURO, REMOVE, RUNG, Decision, Motion, Op
from game.world.view import look

SMALL = Path(__file__).resolve().parent.parent / "small.yaml"
THREE = "stalin: seat, gensec\ntrotsky: seat\nzinoviev: seat\n"


def to_desks(it) -> None:
    """Let the month come to its desks."""
    while not it.st.queue:
        advance(it.st, [])


def test_3_02_the_month_has_its_order() -> None:
    """Rule 3.02: news, desks and what they ordered, answers, corridor, session, reckoning."""
    assert PHASES == ("news", "desk", "resolve", "answered", "beats", "corridor", "session", "count", "amended", "reckon")
    it = position(THREE)
    order = []
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    out = []
    while True:
        if not it.st.queue:
            advance(it.st, out)
            if it.st.phase == 0:
                break
        decision = it.st.queue[0]
        if not order or order[-1] != decision.kind:
            order.append(decision.kind)
        answer = {"desk": "end", "corridor": "leave", "call": "yes"}[decision.kind]
        assert submit(it.st, Act(answer), out) is None
    assert order == ["desk", "corridor", "call"]
    assert kinds(out).index("called") < kinds(out).index("carried")


def test_3_02_the_order_of_the_seats_turns_by_one_each_month() -> None:
    """Rule 3.02: who is first in February is last in April of a table of three."""
    it = position(THREE)
    first = rotation(it.st)
    it.st.month += 1
    assert rotation(it.st) == first[1:] + first[:1]
    it.st.month += 2
    assert rotation(it.st) == first


def test_3_02_no_desk_knows_what_another_does_in_the_same_month() -> None:
    """Rule 3.02: an order lies in one desk; the others' views do not change by it."""
    it = position(THREE)
    to_desks(it)
    before = look(it.st, it.k("trotsky"))
    assert submit(it.st, Act("speak", (0, -1)), [], it.k("stalin")) is None
    after = look(it.st, it.k("trotsky"))
    assert it.st.orders and after.orders == before.orders == []
    assert it.st.standing == before.standing


def test_3_04_one_act_a_month_and_no_second() -> None:
    """Rule 3.04: who has spoken has no act left to write with."""
    it = position(THREE)
    to_desks(it)
    decision = it.st.queue[0]
    assert own_acts_left(it.st, decision.seat) == 1
    assert submit(it.st, Act("speak", (0, -1)), []) is None
    barred = submit(it.st, Act("write", (0, -1)), [])
    assert barred is not None and barred.code == "no_act_left"


def test_3_04_an_unused_act_is_kept_and_never_more_than_one() -> None:
    """Rule 3.04: a quiet month leaves two acts for the next; two quiet months leave two as well."""
    it = position(THREE)
    for quiet, acts in ((1, 2), (2, 2)):
        it.play()
        to_desks(it)
        assert it.st.acts == [acts] * 3, quiet
    it.play({name: [Action("speak", (0, -1)), Action("write", (0, -1))] for name in ("stalin", "trotsky", "zinoviev")})
    to_desks(it)
    assert it.st.acts == [1] * 3, "both were used"


def test_3_05_staff_give_slots_and_heads_of_departments_one_each_to_four_at_most() -> None:
    """Rule 3.05: three for the General Secretary, two for the premier, one for who has no staff."""
    it = position("""
        stalin: seat, gensec
        rykov: seat, premier
        tomsky: seat
        anna: press, of rykov 60
        boris: cadres, of stalin 60
        viktor: agitation, of stalin 60
        post premier: slots 2
        post press: kind department
        post cadres: kind department
        post agitation: kind department
    """)
    assert [it.st.slots(p) for p in (it.stalin, it.rykov, it.tomsky)] == [4, 3, 1]
    it.st.w("loyalty")[it.anna] = it.st.row("bel_loyalty", 1)[it.anna] = 10
    assert it.st.slots(it.rykov) == 2


def test_3_05_an_operation_takes_a_slot_until_it_is_ripe() -> None:
    """Rule 3.05: a man who wins a man for two months has no staff for anything else."""
    it = position(THREE + "anna: cc")
    it.play({"trotsky": [Action("win", (it.anna,))]})
    to_desks(it)
    assert slots_left(it.st, it.k("trotsky")) == 0
    barred = submit(it.st, Act("watch", (it.stalin,)), [], it.k("trotsky"))
    assert barred is not None and barred.code == "no_slot_left"
    out = it.play()
    assert only(out, "won_over")[0][:2] == (it.trotsky, it.anna)
    to_desks(it)
    assert slots_left(it.st, it.k("trotsky")) == 1


CONTESTED = """
    zinoviev: seat, economy 60
    stalin: seat, gensec, economy -60
    kamenev: seat, chair, economy -60
    post chair: by politburo, lever chair
"""


def test_3_06_two_words_in_the_corridor_and_three_for_the_chair_and_great_staffs() -> None:
    """Rule 3.06: before a contested vote the General Secretary and the chair have three, the others two."""
    it = position(CONTESTED)
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    out: list = []
    while not any(d.kind == "corridor" for d in it.st.queue):
        if it.st.queue:
            submit(it.st, Act("end"), out)
        else:
            advance(it.st, out)
    assert [it.st.words[it.k(name)] for name in ("zinoviev", "stalin", "kamenev")] == [2, 3, 3]


def test_3_06_a_promise_moves_the_man_to_whom_it_is_made() -> None:
    """Rule 3.06: a voter who wavers by less than the word is worth says yes, and then votes so."""
    it = position("""
        zinoviev: seat
        kamenev: seat, chair
        stalin: seat, gensec
        post chair: by politburo, lever chair
        mood economy 10
    """)
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    asked = [Action("promise", (it.kamenev, 0, 1)), Action("leave")]
    before = it.why("kamenev", it.st.agenda[0])
    assert -20 < sum(before.values()) <= 0
    out = it.play(corridor_zinoviev=asked)
    assert only(out, "word") == [(it.zinoviev, it.kamenev, 0, 1)]
    assert (it.kamenev, 1) in only(out, "called")


def test_3_07_two_items_are_contested_and_the_third_goes_round() -> None:
    """Rule 3.07: three items in the Politburo: the last in the chair's order goes in writing."""
    it = position(THREE)
    motions = [
        it.motion("stalin", MEASURE, 0), it.motion("trotsky", LINE, it.economy, 1), it.motion("zinoviev", LINE, it.party, 1),
    ]  # fmt: skip
    it.st.w("agenda").extend(motions)
    out = it.play()
    assert only(out, "by_circulation") == [(POLITBURO, *motions[0])], "policy before measures"
    assert len(only(out, "session")) == 2


def test_3_07_a_punishment_never_goes_round() -> None:
    """Rule 3.07: an item aimed at a person is always put at the table."""
    it = position(THREE + "plenum 1926-02")
    aimed = [it.motion("stalin", RUNG, it.trotsky, 3), it.motion("stalin", RUNG, it.zinoviev, 3)]
    it.st.w("agenda").extend([it.motion("trotsky", LINE, it.economy, 1), it.motion("zinoviev", LINE, it.party, 1), *aimed])
    out = it.play()
    circulated = [args[1:] for args in only(out, "by_circulation")]
    assert circulated and all(args[0] == LINE for args in circulated)


def test_3_07_a_member_may_call_an_item_to_the_table() -> None:
    """Rule 3.07: he shows where he stands, and the names are called."""
    it = position(THREE)
    it.st.w("agenda").extend(
        [it.motion("stalin", MEASURE, 0), it.motion("trotsky", LINE, it.economy, 1), it.motion("zinoviev", LINE, it.party, 1)]
    )
    out = it.play(corridor_trotsky=[Action("call_to_table", (2,)), Action("leave")])
    assert only(out, "called_to_table")[0][0] == it.trotsky
    assert len(only(out, "session")) == 3


def test_3_08_a_man_may_wait_once_when_his_name_is_called() -> None:
    """Rule 3.08: he comes again after the others, and then there is no more waiting."""
    it = position(THREE)
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    out = it.play(call_trotsky=[Action("wait"), Action("yes")])
    called = only(out, "called")
    assert (it.trotsky, 2) in called and called[-1] == (it.trotsky, 1)
    from game.play.action import ACTIONS

    it.st.w("queue").append(Decision("call", 1, 0, 1))
    barred = ACTIONS["wait"].why_not(it.st, 1, ())
    assert barred is not None and barred.code == "waited_already"


FOUR = """
    zinoviev: seat
    kamenev: seat
    stalin: seat, gensec
    trotsky: seat, record 20
    plenum 1926-02
    plenum 1926-04
    rule every_call 1
"""


def test_3_07_what_divides_nobody_goes_round_and_a_member_may_call_it_to_the_table() -> None:
    """Rule 3.07: four of one mind sign; called to the table, the same item is voted by name."""
    for called, code in ((0, "by_circulation"), (2, "session")):
        it = position(FOUR)
        for p in range(len(it.st.life)):
            it.st.row("stance", it.economy)[p] = 60
        it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1)._replace(c=called))
        out = it.play()
        assert code in kinds(out) and ("session" in kinds(out)) == bool(called)


def test_3_09_a_tie_falls() -> None:
    """Rule 3.09: two against two, and the Line stays where it was."""
    it = position(FOUR)
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1)._replace(c=2))
    out = it.play(
        call_zinoviev=Action("yes"), call_kamenev=Action("yes"), call_stalin=Action("no"), call_trotsky=Action("no")
    )  # fmt: skip
    assert "tied" in kinds(out) and "carried" not in kinds(out)
    assert it.st.line[it.economy] == 0


def test_3_09_on_a_margin_of_one_the_mover_may_soften_by_half() -> None:
    """Rule 3.09: twelve points were too much; six are put to the vote again."""
    it = position(FOUR)
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1)._replace(c=2))
    out = it.play(
        call_zinoviev=Action("yes"), call_kamenev=Action("yes"), call_stalin=Action("no"), call_trotsky=Action("no"),
        amend=Action("soften"),
    )  # fmt: skip
    softer = only(out, "amended")[0][1:]
    assert softer[4] == it.st.tune.line_step // 2


def test_3_09_a_rung_is_softened_to_a_reprimand() -> None:
    """Rule 3.09: who does not get the seat may take the reprimand."""
    it = position(FOUR)
    it.st.w("agenda").append(it.motion("zinoviev", RUNG, it.trotsky, 3))
    out = it.play(
        call_zinoviev=Action("yes"), call_kamenev=Action("yes"), call_stalin=Action("no"), call_trotsky=Action("no"),
        amend=Action("soften"),
    )  # fmt: skip
    assert only(out, "amended")[0][1:][4] == 1
    assert it.st.seat_pb[it.trotsky] == 2


def test_3_09_with_two_votes_missing_there_is_nothing_to_amend() -> None:
    """Rule 3.09: one against three is lost, and nobody asks the mover."""
    it = position(FOUR)
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    out = it.play(
        call_zinoviev=Action("yes"), call_kamenev=Action("no"), call_stalin=Action("no"), call_trotsky=Action("no"),
        amend=Action("withdraw"),
    )  # fmt: skip
    assert "lost" in kinds(out) and "withdrawn" not in kinds(out)


def test_3_09_a_motion_withdrawn_is_no_motion_lost() -> None:
    """Rule 3.09: it is off the agenda and off his record."""
    it = position(FOUR)
    it.st.w("agenda").append(it.motion("zinoviev", RUNG, it.trotsky, 3))
    out = it.play(
        call_zinoviev=Action("yes"), call_kamenev=Action("yes"), call_stalin=Action("no"), call_trotsky=Action("no"),
        amend=Action("withdraw"),
    )  # fmt: skip
    assert "withdrawn" in kinds(out)
    assert it.st.agenda == [] and it.st.record[it.zinoviev] == 0


def test_3_09_what_the_politburo_cannot_settle_is_referred_to_the_next_plenum() -> None:
    """Rule 3.09: it stands on the agenda of the Committee and is put when that meets."""
    it = position("""
        at 1926-03
        zinoviev: seat
        kamenev: seat
        stalin: seat, gensec
        trotsky: seat
        plenum 1926-04
            rule every_call 1
    """)
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    assert it.st.agenda[0].body == POLITBURO
    out = it.play(
        call_zinoviev=Action("yes"), call_kamenev=Action("yes"), call_stalin=Action("no"), call_trotsky=Action("no"),
        amend=Action("refer"),
    )  # fmt: skip
    assert "referred" in kinds(out)
    assert [(m.body, m.put_off) for m in it.st.agenda] == [(CC, it.st.month)]
    out = it.play(call=Action("yes"))
    assert [args[0] for args in only(out, "carried")] == [CC]


def test_3_09_what_was_put_off_once_must_be_taken_the_next_time() -> None:
    """Rule 3.09: the chair delays it in February, cannot in March, and it is voted in March."""
    it = position(CONTESTED)
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    out = it.play({"kamenev": [Action("order", (0, 0))]})
    assert "delayed" in kinds(out) and "called" not in kinds(out)
    to_desks(it)
    barred = submit(it.st, Act("order", (0, 0)), [], it.k("kamenev"))
    assert barred is not None and barred.code == "put_off_already"
    assert len(only(it.play(), "called")) == 3


LOST = """
    stalin: seat, gensec
    kamenev: seat
    trotsky: seat, standing 70, oratory 90, economy 60
    anna: of trotsky 60
    plenum 1926-04
    rule low_luck 1
    rule every_call 1
"""


def _after(answer: str):
    """Let Trotsky lose a vote on the Line and answer."""
    it = position(LOST)
    it.st.w("agenda").append(it.motion("trotsky", LINE, it.economy, 1))
    it.st.w("agenda")[0] = it.st.agenda[0]._replace(mover=it.stalin)
    before = it.st.clone()
    it.play(call_trotsky=Action("yes"), call=Action("no"), after_trotsky=Action(answer))
    return it, before


def test_3_10_who_submits_keeps_his_record_and_loses_heart_among_his_followers() -> None:
    """Rule 3.10: no word against him, a point of loyalty less."""
    it, before = _after("submit")
    other, _ = _after("reserve")
    assert it.st.record[it.trotsky] == before.record[it.trotsky]
    assert it.st.loyalty[it.anna] == other.st.loyalty[it.anna] - 1


def test_3_10_going_to_the_cells_breaks_the_ban_and_is_written_down() -> None:
    """Rule 3.10: fourteen points of record against one for an opinion reserved and three for an appeal."""
    records = {name: _after(name)[0] for name in ("submit", "reserve", "appeal", "cells")}
    base_of = records["submit"]
    base = base_of.st.record[base_of.trotsky]
    told = {name: it.st.record[it.trotsky] - base for name, it in records.items()}
    assert told == {"submit": 0, "reserve": 1, "appeal": 3, "cells": 14}
    assert records["cells"].st.standing[base_of.trotsky] > base_of.st.standing[base_of.trotsky]


def test_3_10_an_appeal_brings_the_matter_before_the_plenum() -> None:
    """Rule 3.10: what the Politburo threw out stands on the Committee's agenda."""
    it = position(LOST)
    it.st.w("agenda").append(it.motion("trotsky", LINE, it.economy, 1)._replace(mover=it.stalin))
    it.play(call_trotsky=Action("yes"), call=Action("no"), after_trotsky=Action("appeal"))
    assert [(m.kind, m.body) for m in it.st.agenda] == [(LINE, CC)]


def test_3_13_the_dead_leave_posts_seats_clients_and_pacts() -> None:
    """Rule 3.13: a death frees everything that hung on the man."""
    from game.rules import career
    from game.world.kinds import DEAD

    it = position("""
        zinoviev: seat, leningrad
        stalin: seat, gensec
        trotsky: seat
        anna: of zinoviev 90
        post leningrad: under gensec
        bloc zinoviev stalin against trotsky
        bloc stalin trotsky against zinoviev
    """)
    career.die(it.st, it.zinoviev, [])
    assert it.st.life[it.zinoviev] == DEAD and it.st.holder[it.leningrad] == -1
    assert it.st.seat_pb[it.zinoviev] == it.st.seat_cc[it.zinoviev] == 0
    assert it.st.patron[it.anna] == -1 and it.st.pacts == []
    assert it.st.recount() == []


def small_game(seed: int) -> Session:
    scenario, problems = load_scenario(SMALL)
    assert scenario is not None, problems
    return Session(scenario, seed, ["random", "standard", "standard"], digests=True)


@pytest.mark.slow
def test_3_15_the_same_game_has_the_same_fate_and_another_has_another() -> None:
    """Rule 3.15: two games of one number agree after every answer; of two numbers they do not."""
    first, second, other = small_game(3), small_game(3), small_game(4)
    assert [entry.digest for entry in first.log] == [entry.digest for entry in second.log]
    assert first.events == second.events and len(first.log) > 100
    assert first.state.digest() != other.state.digest()


def test_3_15_trying_something_out_changes_nothing() -> None:
    """Rule 3.15: a clone is played to the end of the month; the position from which it came is as it was."""
    it = position(CONTESTED)
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    before = it.st.digest()
    twin = type(it)(it.st.clone())
    twin.play({"zinoviev": [Action("speak", (0, -1))]})
    assert it.st.digest() == before != twin.st.digest()
    it.play()
    assert it.st.recount() == twin.st.recount() == []


def test_3_15_low_luck_takes_the_middle() -> None:
    """Rule 3.15: an operation goes plainly and is not noticed, whatever the game's number."""
    for seed in range(6):
        it = position(THREE + "anna: cc, of stalin 60\nrule low_luck 1", seed)
        it.play({"trotsky": [Action("win", (it.anna,))]})
        assert [(op.quality, op.noticed) for op in it.st.ops] == [(1, 0)]


def test_3_15_a_desk_can_take_back_its_last_order() -> None:
    """Rule 3.15: nothing was drawn and nothing shown, so the state is what it was."""
    it = position(THREE)
    to_desks(it)
    before = it.st.digest()
    k = it.st.queue[0].seat
    assert submit(it.st, Act("speak", (0, -1)), []) is None
    assert it.st.digest() != before
    assert take_back(it.st, k)
    assert it.st.digest() == before
    assert not take_back(it.st, k)


def test_3_15_what_is_barred_changes_nothing() -> None:
    """Rule 3.15: an answer to a question nobody asked leaves the state alone and says why."""
    it = position(THREE)
    to_desks(it)
    before = it.st.digest()
    for action in (Act("yes"), Act("speak", (9, -1)), Act("motion", (RUNG, it.trotsky, 7)), Act("press", (99, 0)), Act("nonsense")):
        assert submit(it.st, action, []) is not None
    assert it.st.digest() == before


def test_3_09_the_count_of_a_tie_is_not_carried_in_any_body() -> None:
    """Rule 3.09: one against one in a Politburo of two."""
    it = position("stalin: seat\ntrotsky: seat")
    motion = Motion(LINE, it.stalin, POLITBURO, 0, 6, 0, it.st.month, 0, 0)
    assert not tally.count(it.st, motion, {it.stalin: 1, it.trotsky: -1}).carried


def test_3_10_only_what_was_lost_can_be_brought_before_the_plenum() -> None:
    """Rule 3.10: the minority of a motion carried cannot have it carried once more; of one lost it can appeal."""
    for stance, barred in ((60, True), (-60, False)):
        it = position(f"""
            zinoviev: seat, economy 60
            stalin: seat, economy {stance}
            kamenev: seat, economy {stance}
            congress 1926-06 cc 9 politburo 3
        """)
        item = Motion(LINE, it.zinoviev, POLITBURO, it.economy, 6, 0, it.st.month, 0, 0)
        it.st.w("agenda").append(item)
        it.st.item = 0
        sides = {it.zinoviev: 1, it.stalin: 1 if barred else -1, it.kamenev: 1 if barred else -1}
        settle(it.st, item, sides, [])
        it.st.w("queue")[:] = [Decision("after", it.k("stalin"), 0, POLITBURO)]
        assert (ACTIONS["appeal"].why_not(it.st, it.k("stalin"), ()) is not None) == barred


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


def test_3_05_after_one_alarm_only_a_case_asks_again_at_once() -> None:
    """Rule 3.05: two months after an answer a campaign is only heard of; three months after, it asks again."""
    for ago, asked in ((2, False), (3, True)):
        it = position("zinoviev: seat\nstalin: seat")
        now = it.st.month
        it.st.w("alarmed")[it.k("stalin")] = now - ago
        kind = OPERATIONS.index("campaign")
        it.st.w("ops").append(Op(99, it.zinoviev, kind, 0, it.stalin, now, now + 2, 1, now, 0))
        put, _ = it.asked()
        assert ("noticed" in put) == asked


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


def test_3_09_exile_is_not_referred_and_nothing_is_where_no_plenum_is_left() -> None:
    """Rule 3.09: what the Politburo alone decides, and what would never be heard, is not referred to a plenum."""
    for kind, b, plenum, barred in (
        (LINE, 6, "plenum 1926-04", ""),
        (LINE, 6, "", "no_other_sitting"),
        (RUNG, EXILE, "plenum 1926-04", "politburo_decides"),
    ):
        it = position(f"stalin: seat\nrykov: seat\ntrotsky: seat\n{plenum}")
        a = it.trotsky if kind == RUNG else it.economy
        it.st.w("agenda").append(Motion(kind, it.stalin, POLITBURO, a, b, 0, it.st.month, 0, 0))
        it.st.w("queue")[:] = [Decision("amend", it.k("stalin"), 0)]
        bar = ACTIONS["refer"].why_not(it.st, it.k("stalin"), ())
        assert (bar.code if bar else "") == barred


def test_3_09_two_men_for_one_post_are_two_matters_for_a_plenum() -> None:
    """Rule 3.09: one candidate for a post is referred beside another; the same one is not put there twice."""
    it = position("stalin: seat\nrykov: seat\ntomsky: seat\npost premier: by politburo\nplenum 1926-04")
    for x in (it.rykov, it.tomsky, it.rykov):
        sitting.refer(it.st, Motion(FILL, it.stalin, POLITBURO, it.premier, x, 0, it.st.month, 0, 0))
    assert [m.b for m in it.st.agenda] == [it.rykov, it.tomsky]


def test_3_09_what_was_said_to_the_first_text_is_no_answer_to_the_softer_one() -> None:
    """Rule 3.09: after a motion is softened only those are asked afterwards who are asked about the new text."""
    it = position("stalin: seat\nrykov: seat\ntrotsky: seat\nplenum 1926-02")
    it.st.w("agenda").append(Motion(LINE, it.stalin, CC, it.economy, 12, 0, it.st.month, 0, 0))
    it.st.item = 0
    k, j = it.k("stalin"), it.k("trotsky")
    it.st.w("orders")[:] = [(j, "no", (0,)), (k, "soften", (0,))]
    sitting.amended(it.st, [k, j], [])
    assert not any(name == "no" for _, name, _ in it.st.orders)


def test_3_04_an_act_that_another_forestalled_is_kept() -> None:
    """Rule 3.04: two table the same step in one month; the later one has two acts in the next."""
    it = position("stalin: seat, economy 40\nrykov: seat, economy 40\ntomsky: seat")
    step = [Act("motion", (LINE, it.economy, 1))]
    out = it.play({"stalin": step, "rykov": step})
    (lost,) = [event for event in out if event.kind == "came_to_nothing"]
    assert lost.cause == "tabled_first"
    second = it.st.seat_index[lost.args[0]]
    first = it.k("rykov") if second == it.k("stalin") else it.k("stalin")
    assert (it.st.spare[second], it.st.spare[first]) == (1, 0)
