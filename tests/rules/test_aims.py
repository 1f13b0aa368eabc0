"""Rule 7: the aims of the seats, as the scenario gives them."""

from __future__ import annotations

from dataclasses import replace

from position import Position, month, position

from game.rules import aim, career, lead
from game.world.kinds import COUNTRY_INDEX
from game.world.scenario import Aim


def aimed(it: Position, who: str, *aims: Aim) -> Position:
    """Give a contender of the position the aim of his seat."""
    people = list(it.st.scenario.people)
    people[getattr(it, who)] = replace(people[getattr(it, who)], aim=aims)
    it.st.scenario = replace(it.st.scenario, people=tuple(people))
    return it


def test_7_09_an_aim_is_read_from_the_scenario_line_by_line() -> None:
    """Rule 7.09: the post his man holds, the Line at thirty; one line missed and the aim is missed."""
    it = position("""
        trotsky: seat
        stalin: seat
        antonov: war, of trotsky 80
        post war: kind army
        line economy 30
    """)
    aimed(it, "trotsky", Aim("holds", post=it.war), Aim("line_up", issue=it.economy, value=30))
    assert aim.reached(it.st, it.trotsky)
    it.st.w("line")[it.economy] = 29
    assert [step.met for step in aim.steps(it.st, it.trotsky)] == [True, False]


def test_7_09_without_a_named_aim_a_seat_wants_the_politburo() -> None:
    """Rule 7.09: the aim of a seat of which the scenario says nothing."""
    it = position("stalin: seat\ntrotsky: seat")
    assert aim.reached(it.st, it.trotsky)
    it.st.w("seat_pb")[it.trotsky] = 1
    assert not aim.reached(it.st, it.trotsky)


def test_7_10_the_line_of_december_is_kept_and_measured_against() -> None:
    """Rule 7.10: the Line moved before the month does not count, the Line moved after it does."""
    it = position("at 1925-11\nrykov: seat\nstalin: seat\nline economy -20")
    aimed(it, "rykov", Aim("line_near", issue=it.economy, value=15, month=month("1925-12")))
    it.st.w("line")[it.economy] = -60
    it.st.month += 1
    aim.mark(it.st)
    it.st.month += 6
    assert aim.reached(it.st, it.rykov)
    it.st.w("line")[it.economy] = -44
    assert not aim.reached(it.st, it.rykov)


def test_7_11_the_grain_peace_is_twelve_months_long() -> None:
    """Rule 7.11: coercion felt in March spoils the aim until the next March; what is not felt does not."""
    it = position("at 1927-03\nbukharin: seat\nstalin: seat")
    aimed(it, "bukharin", Aim("no_coercion", value=12))
    it.st.w("country")[COUNTRY_INDEX["coercion"]] = it.st.tune.coercion_felt - 1
    aim.mark(it.st)
    assert aim.reached(it.st, it.bukharin)
    it.st.w("country")[COUNTRY_INDEX["coercion"]] = it.st.tune.coercion_felt
    aim.mark(it.st)
    it.st.month += 11
    assert not aim.reached(it.st, it.bukharin)
    it.st.month += 1
    assert aim.reached(it.st, it.bukharin)


def test_7_12_the_unions_are_free_while_no_other_mans_man_sits_there() -> None:
    """Rule 7.12: Kaganovich on the presidium is one man too many."""
    it = position("""
        tomsky: seat, unions
        stalin: seat
        kaganovich: of stalin 80
        post unions: kind union
        post presidium: under unions, kind union
    """)
    aimed(it, "tomsky", Aim("free", post=it.unions))
    assert aim.reached(it.st, it.tomsky)
    career.appoint(it.st, it.presidium, it.kaganovich, it.stalin, [])
    assert not aim.reached(it.st, it.tomsky)


def test_7_13_what_drives_a_man_fades_as_ambition_grows() -> None:
    """Rule 7.13: he would stop one man above all until he begins to want the place himself."""
    lines = "zinoviev: seat\ntrotsky: seat, standing 80\nstalin: seat\ntune drive_step 8"

    def gain(ambition: int, stops: bool) -> int:
        it = position(lines)
        people = list(it.st.scenario.people)
        people[it.zinoviev] = replace(people[it.zinoviev], stop=it.trotsky if stops else -1)
        it.st.scenario = replace(it.st.scenario, people=tuple(people))
        it.st.w("ambition")[it.k("zinoviev")] = ambition
        return lead.gain(it.st)[it.k("zinoviev")][it.k("trotsky")]

    assert gain(20, True) == gain(20, False) + 80 // 8
    assert gain(100, True) == gain(100, False)
