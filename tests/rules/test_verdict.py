"""Rules 9.18-9.20: events and the Line."""

from __future__ import annotations

from position import Position, by_code, kinds, position

from game.rules import verdict, vote
from game.world.event import Event
from game.world.kinds import CC, COUNTRY_INDEX, LINE, Motion


def figures(it: Position, **given: int) -> Position:
    """Set figures of the country, the grain of the season being in."""
    column = it.st.w("country")
    for name in ("famine", "tension", "rural", "coercion"):
        column[COUNTRY_INDEX[name]] = given.get(name, 0)
    column[COUNTRY_INDEX["grain_plan"]] = 0
    return it


def reasons(it: Position, who: str, step: int) -> dict[str, int]:
    """Return the reasons of a voter on a motion of Stalin's that moves the economic Line."""
    motion = Motion(LINE, it.stalin, CC, it.economy, step, 0, it.st.month, 0, 0)
    return by_code(vote.stand(vote.Ballot(it.st, motion), getattr(it, who)))


def test_9_18_empty_shops_speak_for_pressure_and_angry_villages_against_it() -> None:
    """Rule 9.18: the same motion, in a goods famine, in an angry year, and in a quiet one."""
    lines = "stalin: seat\nrykov: seat\nanna: cc"
    hungry = figures(position(lines), famine=81)
    assert reasons(hungry, "anna", 12)["events"] == 6 and reasons(hungry, "anna", -12)["events"] == -6
    assert reasons(hungry, "rykov", 12)["events"] == 6
    angry = figures(position(lines), rural=-49, coercion=12)
    assert reasons(angry, "anna", 12)["events"] == -8
    assert "events" not in reasons(figures(position(lines)), "anna", 12)


def test_9_18_the_grievance_grows_with_months_of_crisis_and_doubles_what_events_say() -> None:
    """Rule 9.18: after a year of empty shops the argument weighs twice what it did; in quiet it is forgotten."""
    it = figures(position("stalin: seat\nanna: cc"), famine=81)
    for _ in range(20):
        verdict.reckon(it.st, [])
    assert it.st.grievance[it.economy] == 60
    assert reasons(it, "anna", 12)["events"] == 12
    figures(it)
    for _ in range(30):
        verdict.reckon(it.st, [])
    assert it.st.grievance[it.economy] == 0


def test_9_19_events_prove_one_man_right_and_another_wrong() -> None:
    """Rule 9.19: in the last month of a quarter of crisis, by the place of the stance and by nothing else."""
    it = figures(
        position("""
            at 1928-03
            stalin: seat, economy 40
            rykov: seat, economy -40
            tomsky: seat, economy 5
            anna: cc, economy 60
        """),
        famine=90,
    )
    before = [it.st.orthodoxy[p] for p in (it.stalin, it.rykov, it.tomsky)]
    out: list[Event] = []
    verdict.reckon(it.st, out)
    after = [it.st.orthodoxy[p] for p in (it.stalin, it.rykov, it.tomsky)]
    step = it.st.tune.verdict
    assert [b - a for a, b in zip(before, after, strict=True)] == [step, -step, 0] and step == 2
    assert it.st.regard[it.k("stalin")][it.anna] > 0 > it.st.regard[it.k("rykov")][it.anna]
    assert kinds(out) == ["line_judged"]


def test_9_20_views_follow_the_mood_and_the_patron_and_the_rigid_stay() -> None:
    """Rule 9.20: three members of one Committee, the mood at sixty, after three years of quarters."""
    lines = """
        at 1925-03
        stalin: seat, economy 90
        bukharin: seat, economy -60
        anna: cc, economy -30, rigidity 0
        boris: cc, economy -30, rigidity 0, of bukharin 90
        viktor: cc, economy -30, rigidity 100
        mood economy 60
    """
    it = figures(position(lines))
    for _ in range(12):
        verdict.reckon(it.st, [])
    row = it.st.stance[it.economy]
    assert row[it.anna] > 20 > row[it.boris] > -30 == row[it.viktor]
    assert row[it.bukharin] == -60
    still = figures(position(lines + "tune follow 0\n"))
    verdict.reckon(still.st, [])
    assert still.st.stance[still.economy][still.anna] == -30
