"""Rules 8.09 to 8.12: fates to 1940 and the toll, drawn from how a game ended; likely, and never a score."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from games import played_out, scenario_of, small
from position import Position, position

from game.rules import ending, fate
from game.rules.fate import FATES, LOST
from game.rules.measure import MEASURE_INDEX
from game.words import Words
from game.words import fates as told
from game.world.reason import Reason, total
from game.world.state import State, start

COLD = "pride 80, fear 80, warmth 10, cunning 90"
HALL = f"""
    stalin: seat, gensec, {COLD}
    rykov: seat, warmth 90, pride 20, fear 20, cunning 20
    anna: cc, of stalin 80
    boris: cc, friend stalin
    viktor: cc, of rykov 80
    galina:
    post urals: under gensec, delegates 20
"""


def ended(lines: str, result: int, winner: str = "") -> Position:
    """Return a position at the end of a game with this result."""
    it = position(lines)
    it.st.result, it.st.over = result, 1
    it.st.winner = getattr(it, winner) if winner else -1
    return it


def by_code(reasons: list[Reason] | tuple[Reason, ...]) -> dict[str, int]:
    return {reason.code: reason.amount for reason in reasons}


# -- the record and its opposite ----------------------------------------------------------------


@cache
def record(seed: int, result: int = ending.PARAMOUNT, winner: str = "stalin") -> State:
    """Return the end of 1929 about as the record has it, with another result or winner if one is named."""
    scenario = scenario_of("1924")
    st = start(scenario, seed)
    st.month, st.result, st.over = scenario.end, result, 1
    st.winner = scenario.person_index[winner] if winner else -1
    st.w("precedents")[:] = [9, 9, 9, 5, 5, 6, 4, 1]
    for name, rung, worst in (
        ("trotsky", 7, 7), ("zinoviev", 0, 5), ("kamenev", 0, 5), ("bukharin", 0, 3), ("tomsky", 0, 2), ("uglanov", 0, 2),
    ):  # fmt: skip
        p = scenario.person_index[name]
        st.w("rung")[p], st.w("struck_rung")[p], st.w("seat_pb")[p] = rung, worst, 0
    for name, month in (("extraordinary", st.month - 20), ("collective_drive", st.month - 1)):
        st.w("minutes").append((MEASURE_INDEX[name], month, (0,)))
    return st


def share(states: list[State], names: tuple[str, ...] = (), codes: tuple[int, ...] = LOST) -> int:
    """Return how many in a hundred of the full members beside the contenders, or of those named, ended so."""
    found = []
    for st in states:
        air = fate.climate(st)
        people = [st.scenario.person_index[name] for name in names] or [
            p for p, seat in enumerate(st.seat_cc) if seat == 2 and st.seat_index[p] < 0
        ]
        found += [fate.last(fate.fates(st, p, air)).code for p in people]
    return 100 * sum(code in codes for code in found) // len(found)


SEEDS = range(24)
FRIENDS = ("voroshilov", "ordzhonikidze", "molotov", "kalinin")
BEATEN = ("trotsky", "zinoviev", "kamenev", "bukharin", "tomsky", "uglanov")


@pytest.mark.slow
def test_8_10_the_end_of_the_record_has_the_shape_of_the_record() -> None:
    """Rules 8.09 and 8.10: half to seven tenths of the full members shot, most old friends alive, most rivals dead."""
    states = [record(seed) for seed in SEEDS]
    assert 50 <= share(states, codes=(fate.SHOT,)) <= 70
    assert share(states, FRIENDS) <= 35
    assert share(states, BEATEN) >= 65


@pytest.mark.slow
def test_8_09_a_collective_leadership_is_far_milder() -> None:
    """Rule 8.09: the same precedents and the same force, with nobody above the others."""
    states = [record(seed, ending.COLLECTIVE, "") for seed in SEEDS]
    assert share(states) <= 10
    assert share(states, BEATEN) <= 30
    assert fate.climate(states[0]).severity < 25 < 70 < fate.climate(record(0)).severity


def test_8_09_who_rules_matters_and_how_far() -> None:
    """Rule 8.09: Bukharin alone is milder than Stalin alone, and Stalin held by the others than Stalin alone."""
    stalin, bukharin = record(1), record(1, ending.PARAMOUNT, "bukharin")
    first = record(1, ending.FIRST)
    severe = [fate.climate(st).severity for st in (stalin, first, bukharin)]
    assert severe == sorted(severe, reverse=True) and severe[0] - severe[2] > 25


# -- the numbers of the rules -------------------------------------------------------------------


def test_8_09_the_grip_is_a_share_of_the_temper() -> None:
    """Rule 8.09: cold (90 twice), afraid, proud and twice suspicious, through six; then 80, 52 and 16 in a hundred."""
    it = ended(HALL, ending.PARAMOUNT, "stalin")
    temper = fate.cruelty(it.st, it.stalin)
    assert temper == (2 * 90 + 80 + 80 + 2 * 90) // 6
    assert fate.cruelty(it.st, it.rykov) == (2 * 10 + 20 + 20 + 2 * 20) // 6
    assert by_code(fate.climate(it.st).reasons) == {"fate_paramount": 80 * temper // 100}
    it.st.result = ending.FIRST
    assert by_code(fate.climate(it.st).reasons) == {"fate_first": 52 * temper // 100}
    it.st.result, it.st.winner = ending.COLLECTIVE, -1
    mean = (temper + fate.cruelty(it.st, it.rykov)) // 2
    assert by_code(fate.climate(it.st).reasons) == {"fate_collective": 16 * mean // 100}


@pytest.mark.parametrize("used", [0, 1, 3, 5])
def test_8_09_what_was_voted_once_is_voted_again(used: int) -> None:
    """Rule 8.09: four points for each expulsion or exile, thrice at most; half where several must agree."""
    for result, winner, part in ((ending.PARAMOUNT, "stalin", 1), (ending.COLLECTIVE, "", 2)):
        it = ended(HALL + f"\nprecedents 5 {used}\nprecedents 3 9", result, winner)
        assert by_code(fate.climate(it.st).reasons).get("fate_precedents", 0) == 4 * min(3, used) // part


def test_8_09_force_in_the_villages_counts_eight_at_most() -> None:
    """Rule 8.09: three points a vote and one for twelve of coercion; milder measures are none."""
    it = ended(HALL, ending.PARAMOUNT, "stalin")
    votes = it.st.w("minutes")
    votes.append((MEASURE_INDEX["farm_tax"], it.st.month, (it.stalin,)))
    assert "fate_force" not in by_code(fate.climate(it.st).reasons)
    votes.append((MEASURE_INDEX["extraordinary"], it.st.month, (it.stalin,)))
    assert by_code(fate.climate(it.st).reasons)["fate_force"] == 3
    votes.extend([votes[-1]] * 4)
    assert by_code(fate.climate(it.st).reasons)["fate_force"] == 8


def danger(it: Position, name: str, severity: int = 75) -> dict[str, int]:
    """Return a person's reasons at a severity, 75 being the one at which the points are those of the rule."""
    return by_code(fate.danger(it.st, getattr(it, name), fate.Climate(severity, it.st.winner, ())))


def test_8_10_the_danger_of_a_plain_member_is_the_square_through_eighty_five() -> None:
    """Rule 8.10: twice the severity is four times the danger."""
    it = ended(HALL, ending.PARAMOUNT, "stalin")
    assert danger(it, "viktor", 80)["fate_years"] == 80 * 80 // 85
    assert danger(it, "viktor", 40)["fate_years"] == 40 * 40 // 85


def test_8_10_place_friendship_and_whose_man_one_was_weigh_in_proportion() -> None:
    """Rule 8.10: forty-five points off for a friend, six on for a full member, a beaten man's man more than another's."""
    it = ended(HALL, ending.PARAMOUNT, "stalin")
    assert danger(it, "boris")["fate_friend"] == -45 and danger(it, "boris", 25)["fate_friend"] == -15
    assert "fate_friend" not in danger(it, "anna")
    assert danger(it, "anna")["fate_place"] == 6 and danger(it, "galina")["fate_unseen"] == -14
    assert danger(it, "viktor")["fate_whose"] == 8
    it.st.w("struck_rung")[it.rykov] = 3
    assert danger(it, "viktor")["fate_whose"] == 18
    assert danger(it, "anna")["fate_his_man"] == -6


def test_8_10_each_rung_suffered_is_six_points() -> None:
    """Rule 8.10: from the reprimand to exile, and a rival is in danger by being one."""
    it = ended(HALL, ending.PARAMOUNT, "stalin")
    assert "fate_struck" not in danger(it, "rykov") and danger(it, "rykov")["fate_rival"] == 24
    for rung in (1, 3, 6):
        it.st.w("struck_rung")[it.rykov] = rung
        assert danger(it, "rykov")["fate_struck"] == 6 * rung


def test_8_10_nobody_above_the_others_is_nobodys_friend() -> None:
    """Rule 8.10: without a first man neither friendship nor opinion of him counts."""
    it = ended(HALL, ending.COLLECTIVE)
    assert not {"fate_friend", "fate_liked", "fate_likes", "fate_his_man"} & set(danger(it, "boris"))


def test_8_10_feelings_count_both_ways() -> None:
    """Rule 8.10: who hates the first man is in more danger than who is devoted to him."""
    it = ended(HALL.replace("viktor: cc", "viktor: cc, thinks stalin -60").replace("anna: cc", "anna: cc, thinks stalin 60"), 1, "stalin")
    assert danger(it, "viktor")["fate_likes"] == 12 and danger(it, "anna")["fate_likes"] == -10


def test_8_10_the_same_game_draws_the_same_fates_and_another_seed_others() -> None:
    """Rules 3.15 and 8.10: the draw is of the seed and the person, and reading it changes nothing."""
    st = record(5)
    before = st.digest()
    once = fate.fate_of(st)
    assert fate.fate_of(st) == once and st.digest() == before
    assert fate.fate_of(record(6)) != once
    for p in fate.people(st):
        mine = [one for one in once if one.person == p]
        assert mine == fate.fates(st, p)
        assert all(a.year <= b.year for a, b in pairwise(mine))
        assert all(one.year <= 1940 or one.code == fate.REHABILITATED for one in mine)


def test_8_10_contenders_and_the_whole_committee_are_told() -> None:
    """Rule 8.10: everybody with a seat, and those who were put out of one."""
    st = record(2)
    told_of = fate.people(st)
    assert set(st.scenario.seats) <= set(told_of)
    assert all(p in told_of for p, seat in enumerate(st.seat_cc) if seat)
    assert {one.person for one in fate.fate_of(st)} == set(told_of)


def test_8_10_the_dead_stay_dead_and_the_deported_abroad() -> None:
    """Rule 8.10: what the game ended, it ended; a deported man is not tried in Moscow."""
    it = ended(HALL, ending.PARAMOUNT, "stalin")
    it.st.w("life")[it.viktor] = 2
    it.st.w("rung")[it.rykov] = 7
    assert [FATES[one.code] for one in fate.fates(it.st, it.viktor)] == ["died_before"]
    codes = set()
    for seed in range(60):
        it.st.seed = seed
        life = fate.fates(it.st, it.rykov)
        assert life[0].code == fate.ABROAD
        codes.add(FATES[fate.last(life).code])
    assert codes == {"exile_abroad", "killed_abroad", "dies_naturally"}


def test_8_10_where_nobody_rules_alone_nobody_is_followed_abroad() -> None:
    """Rule 8.10: the long arm is one man's."""
    it = ended(HALL + "\n", ending.COLLECTIVE)
    it.st.w("rung")[it.rykov] = 7
    for seed in range(60):
        it.st.seed = seed
        assert fate.last(fate.fates(it.st, it.rykov)).code != fate.KILLED_ABROAD


def test_8_10_a_first_among_equals_is_set_aside_more_often() -> None:
    """Rule 8.10: ten in a hundred against forty."""
    fallen = {}
    for result in (ending.PARAMOUNT, ending.FIRST):
        it = ended(HALL, result, "stalin")
        fallen[result] = 0
        for seed in range(200):
            it.st.seed = seed
            fallen[result] += any(one.code == fate.SET_ASIDE for one in fate.fates(it.st, it.stalin))
    assert fallen[ending.PARAMOUNT] < 40 < 60 < fallen[ending.FIRST] < 100


# -- the toll -----------------------------------------------------------------------------------


def tolls(it: Position) -> dict[str, tuple[int, int]]:
    return {fate.TOLLS[one.kind]: (one.low, one.high) for one in fate.toll(it.st)}


def voted(it: Position, name: str, ago: int) -> None:
    it.st.w("minutes").append((MEASURE_INDEX[name], it.st.month - ago, (it.stalin,)))


def test_8_11_months_of_extraordinary_measures_are_counted_from_the_minutes() -> None:
    """Rule 8.11: one to four thousand a month; a renewal is not counted twice, nor months that never came."""
    it = ended(HALL, ending.PARAMOUNT, "stalin")
    assert "courts" not in tolls(it)
    voted(it, "extraordinary", 20)
    voted(it, "extraordinary", 16)
    assert tolls(it)["courts"] == (10, 40)
    voted(it, "extraordinary", 2)
    assert tolls(it)["courts"] == (12, 48)


def test_8_11_the_drive_is_counted_to_its_end_and_less_where_somebody_can_stop_it() -> None:
    """Rule 8.11: 25 to 80 thousand deported a month; hunger by the length of it, 5 to 8 million after two years."""
    it = ended(HALL, ending.PARAMOUNT, "stalin")
    voted(it, "collective_drive", 1)
    assert tolls(it)["deported"] == (25 * 18, 80 * 18)
    assert tolls(it)["famine"] == (5000 * 75 * 75 // 10_000, 8000 * 75 // 100)
    voted(it, "collective_drive", -11)
    assert tolls(it)["famine"] == (5000, 8000)
    it.st.result, it.st.winner = ending.COLLECTIVE, -1
    assert tolls(it)["deported"] == (25 * 24 * 60 // 100, 80 * 24 * 60 // 100)


def test_8_11_a_line_that_asks_for_it_is_a_range_from_none() -> None:
    """Rule 8.11: no drive was voted; where the Line is hard the upper end is not none."""
    mild, hard = ended(HALL + "\nline economy 10", 1, "stalin"), ended(HALL + "\nline economy 70", 1, "stalin")
    assert "famine" not in tolls(mild)
    low, high = tolls(hard)["famine"]
    assert low == 0 and 0 < high < 8000


def test_8_12_with_a_contender_go_thousands_who_were_never_named() -> None:
    """Rule 8.12: one to five thousand each; nobody struck, nobody counted."""
    it = ended(HALL, ending.COLLECTIVE)
    assert "expelled" not in tolls(it)
    it.st.w("struck_rung")[it.rykov] = 5
    assert tolls(it)["expelled"] == (1, 5)
    it.st.w("struck_rung")[it.stalin] = 6
    assert tolls(it)["expelled"] == (2, 10)


def test_8_12_the_shot_are_counted_by_the_square_of_the_severity() -> None:
    """Rule 8.12: 680 to 800 thousand at the record's severity; in mild years from none."""
    hard = fate.toll(record(3))[-1]
    assert fate.TOLLS[hard.kind] == "shot" and 600 <= hard.low <= 800 and 700 <= hard.high <= 950
    mild = fate.toll(record(3, ending.COLLECTIVE, ""))[-1]
    assert mild.low == 0 and 0 < mild.high < 80
    severity = fate.climate(record(3)).severity
    assert hard.high == 800 * (severity * severity * 100 // (75 * 75)) // 100


# -- words --------------------------------------------------------------------------------------


def test_8_07_every_fate_is_said_as_likely_with_its_reasons() -> None:
    """Rules 8.07 and 8.10: no sentence is certain, none is missing, and the reasons add up to the danger told."""
    scenario = scenario_of("1924")
    words = Words(scenario)
    seen = set()
    for st in [record(seed) for seed in range(4)] + [record(1, ending.COLLECTIVE, "")]:
        air = fate.climate(st)
        for p in fate.people(st):
            life = fate.fates(st, p, air)
            seen |= {one.code for one in life}
            text = told.fate_text(words, st, life)
            assert "[" not in text and all(part.startswith(("Likely", "Perhaps", "In that case")) for part in text.split(". "))
            lines = told.fate_reasons(words, st, life)
            assert all("[" not in line for line in lines)
            if any(reason.code == "fate_years" for reason in fate.last(life).reasons):
                assert lines[-1].endswith(f"{max(0, min(95, total(fate.danger(st, p, air))))} in 100")
    assert len(seen) >= 10
    assert set(words.text["fate"]["code"]) == set(FATES)


def test_8_10_what_a_small_chance_brought_is_told_as_possible() -> None:
    """Rule 8.10: under forty in a hundred a death is 'perhaps'; so is an illness, and a survival against the odds."""

    def one(code: int, danger: int) -> bool:
        return fate.is_likely(fate.Fate(0, code, 1937, (Reason("fate_years", danger),)))

    assert [one(fate.SHOT, n) for n in (39, 40)] == [False, True]
    assert [one(fate.STAYS, n) for n in (49, 50)] == [True, False]
    assert not one(fate.NATURAL, 90)


def test_8_07_the_toll_is_told_in_ranges_with_its_rule() -> None:
    """Rule 8.07: ranges, the rule they come from, figures with two places that count."""
    words = Words(scenario_of("1924"))
    lines = told.costs(words, record(1))
    assert [line.text for line in lines][1] == "Peasants deported: likely between 450,000 and 1.4 million."
    assert all("rule 8.1" in line.because and "[" not in line.because for line in lines)
    assert [told.thousands(words, n) for n in (7, 45, 714, 1440, 8000)] == ["7,000", "45,000", "710,000", "1.4 million", "8 million"]


def test_8_07_a_game_played_to_its_end_is_told_without_a_gap() -> None:
    """Rule 8.07: the small scenario, from the true state."""
    st = played_out(4).state
    words = Words(small())
    for p in fate.people(st):
        assert "[" not in told.fate_text(words, st, fate.fates(st, p))
    assert "[" not in told.losses(words, st) + "".join(told.years_text(words, st)[1])
    assert all("[" not in line.text + line.because for line in told.costs(words, st))
