"""Cases that stand on the very number of a rule: a point to this side of it and a point to that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from position import Action, Position, kinds, only, position

from game.play import agenda
from game.play.action import ACTIONS
from game.play.month import advance, submit
from game.rules import ending, lead, tally, vote
from game.world.kinds import FILL, LINE, MEASURE, RUNG, Decision, Promise
from game.world.view import look

TABLE = """
    zinoviev: seat, economy 60
    stalin: seat, gensec, economy -60
    kamenev: seat, chair
    trotsky: seat
    post chair: by politburo, lever chair
"""


def as_his_stance_moves(it: Position, name: str) -> Iterator[int]:
    """Put a contender's stance on the economy at every point in turn; yields its number each time."""
    row = it.st.row("stance", it.economy)
    for stance in range(-100, 101):
        row[getattr(it, name)] = stance
        yield stance


def test_3_17_an_interest_of_the_very_number_orders_the_names_and_one_less_does_not() -> None:
    """Rule 3.17: the chair is moved along the question; from twelve points either way he sees to the order, not before."""
    it = position(TABLE + "tune chair_interest 12")
    item = it.motion("zinoviev", LINE, it.economy, 1)
    seats = [it.k(name) for name in ("trotsky", "zinoviev", "stalin", "kamenev")]
    seen = {}
    for _ in as_his_stance_moves(it, "kamenev"):
        wish = vote.says(vote.Ballot(look(it.st, it.k("kamenev")), item), it.kamenev)
        seen[wish] = agenda.call_order(it.st, item, seats) != seats
    assert all(ordered == (abs(wish) >= 12) for wish, ordered in seen.items())
    assert any(8 <= -wish < 12 for wish in seen) and any(12 <= -wish < 18 for wish in seen)


def test_3_06_two_heads_off_the_half_of_twenty_hang_in_the_balance_and_three_do_not() -> None:
    """Rule 3.06: of twenty voters four are a fifth, two to each side of the half."""
    heads = "\n".join(f"m{n}: cc" for n in range(18))
    asked = {}
    for fond in range(19):
        it = position(f"zinoviev: seat\ntrotsky: seat\n{heads}\nplenum 1926-02\ntune corridor_reach 20")
        for n in range(18):
            it.st.row("stance", it.economy)[getattr(it, f"m{n}")] = 90 if n < fond else -90
        item = it.motion("zinoviev", LINE, it.economy, 1)
        count = tally.count(it.st, item, why=False)
        assert count.ayes + count.noes == 20
        asked[count.ayes] = agenda.concerns(it.st, it.trotsky, item)
    assert [asked[ayes] for ayes in (7, 8, 12, 13)] == [False, True, True, False]


SIGN = """
    zinoviev: seat, economy -60
    kamenev: seat, thinks zinoviev -60
    stalin: seat, gensec
    tune sign_gladly 10
    tune sign_refused 25
"""


def test_3_19_who_is_for_it_by_the_very_number_signs_unasked() -> None:
    """Rule 3.19: for a measure the bar is ten points for it, for a question of the Line twenty-five against."""
    for kind, a, b, bar in ((MEASURE, 0, 0, 10), (LINE, 0, -1, -25)):
        it = position(SIGN)
        item = it.motion("zinoviev", kind, a, b)._replace(c=agenda.CIRCULATES)
        seen = {}
        for _ in as_his_stance_moves(it, "kamenev"):
            seen[vote.says(vote.Ballot(it.st, item), it.kamenev)] = agenda.concerns(it.st, it.kamenev, item)
        assert all(asked == (wish < bar) for wish, asked in seen.items())
        assert any(bar - 4 <= wish < bar for wish in seen) and any(bar <= wish < bar + 5 for wish in seen)


def test_3_06_a_paper_weighs_nine_tenths_of_its_strength_in_the_corridor() -> None:
    """Rule 3.06: each paper on him is felt at ninety in a hundred of its own strength, whatever else one holds."""
    it = position(TABLE + "hold on trotsky by zinoviev strength 50\nhold on trotsky by zinoviev strength 20\ntune paper_shown 90")
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    for hold, weight in zip(it.st.holds, (45, 18), strict=True):
        told = ACTIONS["show_paper"].forecast(it.st, it.k("zinoviev"), (it.trotsky, 0, 1, hold.id))
        assert [reason.amount for reason in told if reason.code == "the_paper"] == [weight]


def in_the_corridor(it: Position, name: str) -> None:
    """Let desks and others pass until a contender stands in the corridor."""
    now = it.st.month
    while not (it.st.queue and it.st.queue[0] == Decision("corridor", it.k(name))):
        assert it.st.month == now, "nobody was asked in the corridor"
        if not it.st.queue:
            advance(it.st, [])
            continue
        assert submit(it.st, Action("end" if it.st.queue[0].kind == "desk" else "leave"), []) is None


@pytest.mark.parametrize(("regard", "told"), [(24, False), (25, True)])
def test_3_28_who_likes_the_target_by_the_number_carries_the_word(regard: int, told: bool) -> None:
    """Rule 3.28: Anna is not won; she tells Trotsky of it from twenty-five points of regard for him."""
    it = position(f"zinoviev: seat\nstalin: seat\ntrotsky: seat\nanna: cc, thinks trotsky {regard}, thinks zinoviev -90\n"
                  "plenum 1926-02\ntune word_friend 25")
    it.st.w("agenda").append(it.motion("zinoviev", RUNG, it.trotsky, 3)._replace(c=agenda.CALLED))
    it.st.w("words")[it.k("zinoviev")] = 2
    out: list = []
    ACTIONS["promise"].apply(it.st, it.k("zinoviev"), (it.anna, 0, 1), out)
    assert only(out, "word")[0][-1] == 0
    assert only(out, "word_told") == ([(it.anna, it.trotsky, it.zinoviev)] if told else [])


@pytest.mark.parametrize(("resolve", "shaken"), [(49, True), (50, False)])
def test_3_28_from_the_number_of_resolve_on_a_word_is_kept(resolve: int, shaken: bool) -> None:
    """Rule 3.28: Tomsky sees Trotsky won; at forty-nine of resolve he takes his word back, at fifty he keeps it."""
    it = position(TABLE + f"tomsky: seat, economy 20, resolve {resolve}\ntune shaken_resolve 50")
    item = it.motion("zinoviev", LINE, it.economy, 1)._replace(c=agenda.CALLED)
    it.st.w("agenda").append(item)
    it.st.w("promises").append(Promise(it.tomsky, it.stalin, 0, -1, it.st.month, vote.promise_key(item)))
    in_the_corridor(it, "zinoviev")
    it.st.row("regard", it.k("zinoviev"))[it.trotsky] = 90
    out: list = []
    assert submit(it.st, Action("promise", (it.trotsky, 0, 1)), out) is None
    assert only(out, "word")[0][-1] == 1 and ("word_shaken" in kinds(out)) == shaken


def test_7_13_the_issue_he_guards_counts_half_as_much_again() -> None:
    """Rule 7.13: twelve points of the Line towards him are worth twenty-four, and thirty-six to him who guards it."""
    it = position("zinoviev: seat\nstalin: seat, economy 60\ntrotsky: seat\nplenum 1926-02\ntune guard 150\ntune line_step 12")
    item = it.motion("zinoviev", LINE, it.economy, 1)
    assert it.why("stalin", item)["line"] == 24
    people = list(it.st.scenario.people)
    people[it.stalin] = replace(people[it.stalin], guard=it.economy)
    it.st.scenario = replace(it.st.scenario, people=tuple(people))
    assert it.why("stalin", item)["line"] == 36


def test_4_31_the_secretariat_is_not_given_back_to_him_from_whom_a_vote_took_it() -> None:
    """Rule 4.31: with the same members he is forty points dearer than before it was taken, and only for that post."""
    it = position("stalin: seat\nzinoviev: seat\nanna: cc\nplenum 1926-02\npost tass: by politburo\ntune had_it 40")
    item = it.motion("zinoviev", FILL, it.gensec, it.stalin)
    assert "had_it" not in it.why("anna", item)
    it.st.ousted = 1 << it.k("stalin")
    assert it.why("anna", item)["had_it"] == -40
    assert "had_it" not in it.why("anna", it.motion("zinoviev", FILL, it.tass, it.stalin))
    assert "had_it" not in it.why("stalin", item)


def test_4_09_the_danger_of_a_slant_is_told_before_it_is_printed() -> None:
    """Rule 4.09: twenty-five in a hundred for a slant, forty for a forgery, none for what is true."""
    it = position("stalin: seat\ntrotsky: seat\nhold on trotsky by stalin strength 40\ntune unmask_slant 25\ntune unmask_forged 40")
    for manner, chance in ((0, []), (1, [25]), (2, [40])):
        told = ACTIONS["leak"].forecast(it.st, it.k("stalin"), (it.st.holds[0].id, manner))
        assert [reason.amount for reason in told if reason.code == "unmask_chance"] == chance


def test_8_05_twice_the_next_lead_is_enough_and_a_little_less_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 8.05: paramount for a year, he is at 200 in a hundred of the next, then at 199, then at 250."""
    for power, counted in (([200, 100], True), ([199, 100], False), ([250, 100], True)):
        it = position("stalin: seat, gensec\ntrotsky: seat\ntune offer_ratio 200")
        it.st.w("paramount")[it.k("stalin")] = 12
        monkeypatch.setattr(lead, "lead", lambda st, power=power: power)
        monkeypatch.setattr(ending, "duel", lambda st, p: True)
        ending.reckon(it.st, [])
        assert (it.st.twice == 1) == counted, power
