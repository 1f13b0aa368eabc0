"""The chances of rule 2, each at its exact edge: the draw is known, so one point in a thousand more or less decides."""

from __future__ import annotations

from position import by_code, position

from game.play.actions.voice import voice
from game.rivals.bargaining import weigh_pacts
from game.rivals.mind import Mind
from game.rules import belief, career, lead, pact, patronage
from game.world.kinds import BLOC
from game.world.rng import draw, word
from game.world.view import look


def edge(it, what: str, *parts: int) -> int:
    """Return what is drawn out of a thousand this month about a matter."""
    return draw(1000, it.st.seed, it.st.month, word(what), *parts)


def test_2_12_turnover_is_in_a_thousand_a_month() -> None:
    """Rule 2.12: at the number drawn the post is kept, at one more it falls vacant."""
    lines = "stalin: seat, gensec\nanna: urals\npost urals: under gensec, since 1924-01\ntune turnover {}"
    at = edge(position(lines.format(0)), "turnover", position(lines.format(0)).urals)
    for chance, vacant in ((at, False), (at + 1, True)):
        it = position(lines.format(chance))
        career.turnover(it.st, [])
        assert (it.st.holder[it.urals] == -1) == vacant


def test_2_10_finding_a_patron_is_in_a_thousand_a_month() -> None:
    """Rule 2.10: at the number drawn he stays alone, at one more he has a patron."""
    lines = "stalin: seat, gensec\nanna: urals\npost urals: under gensec\ntune join_chance {}"
    at = edge(position(lines.format(0)), "join", 1)
    for chance, patron in ((at, -1), (at + 1, 0)):
        it = position(lines.format(chance))
        patronage.join(it.st, [])
        assert it.st.patron[it.anna] == patron


def test_2_03_an_eye_opens_in_so_many_months_of_a_thousand() -> None:
    """Rule 2.03: at the number drawn it stays shut, at one more it opens by a point."""
    at = edge(position("stalin: seat"), "eye", 0)
    for chance, eye in ((at, 50), (at + 1, 51)):
        it = position(f"stalin: seat, eye 50\ntune eye_month {chance}")
        belief.reckon(it.st, [])
        assert it.st.eye == [eye]


def test_2_19_a_tie_becomes_known_in_so_many_months_of_a_thousand() -> None:
    """Rule 2.19: for a watcher of middling intrigue the chance is that of the rule; for each kind of tie its own."""
    for name, patron in (("seen_secretariat", "stalin"), ("seen_other", "zinoviev")):
        lines = f"stalin: seat, gensec\nzinoviev: seat\ntrotsky: seat, intrigue 50\nanna: cc, of {patron} 80\ntune {name} "
        probe = position(lines + "0")
        at = edge(probe, "seen", probe.k("trotsky"), probe.anna)
        for chance, known in ((at, False), (at + 1, True)):
            it = position(lines + str(chance))
            it.st.row("bel_patron", it.k("trotsky"))[it.anna] = -1
            belief.reckon(it.st, [])
            assert (it.st.bel_patron[it.k("trotsky")][it.anna] >= 0) == known, name


def test_2_19_a_roll_call_teaches_in_so_many_cases_of_a_thousand() -> None:
    """Rule 2.19: at the number drawn the loser has not noticed, at one more he has."""
    lines = "stalin: seat\ntrotsky: seat\nanna: cc, of stalin 80\ntune seen_roll_call {}"
    probe = position(lines.format(0))
    at = edge(probe, "roll", probe.k("trotsky"), probe.anna)
    for chance, known in ((at, False), (at + 1, True)):
        it = position(lines.format(chance))
        it.st.row("bel_patron", it.k("trotsky"))[it.anna] = -1
        belief.roll_call(it.st, [it.stalin, it.anna], [it.trotsky])
        assert (it.st.bel_patron[it.k("trotsky")][it.anna] >= 0) == known


def test_2_10_of_those_under_the_bar_six_in_ten_leave_in_a_month() -> None:
    """Rule 2.10: the rest put it off; sooner or later they go."""
    gone = 0
    for seed in range(200):
        it = position("stalin: seat\nanna: of stalin 0", seed)
        patronage.leave(it.st, [])
        gone += it.st.patron[it.anna] == -1
    assert 100 <= gone <= 140


def test_4_12_a_speech_is_worth_the_number_of_the_rule_for_a_good_speaker() -> None:
    """Rule 4.12: eighty points of oratory and a full place on the stage give just that."""
    for gain in (5, 8):
        it = position(f"zinoviev: seat, oratory 80, theory 20\ntune speak_gain {gain}")
        assert voice(it.st, 0, 0) == gain


def test_4_13_an_article_is_worth_the_number_of_the_rule_for_a_good_pen() -> None:
    """Rule 4.13: eighty points of theory give just that, whatever the speaker is worth."""
    for gain in (5, 8):
        it = position(f"bukharin: seat, oratory 0, theory 80\ntune write_gain {gain}")
        assert voice(it.st, 0, 1) == gain


def test_6_04_a_bloc_is_proposed_when_the_gain_from_a_fall_reaches_the_bar() -> None:
    """Rule 6.04: at the gain itself a rival thinks of it, one point above he does not."""
    lines = """
        stalin: seat, eye 0
        trotsky: seat, standing 95, eye 0
        zinoviev: seat, eye 0
        tune threat_join 0
        tune threat_pact {}
    """
    probe = position(lines.format(0))
    gain = lead.gain(look(probe.st, 0))[0][probe.k("trotsky")]
    assert gain > 8
    for bar, proposed in ((gain, True), (gain + 1, False)):
        it = position(lines.format(bar))
        acts = [action.args[:2] for _, action in weigh_pacts(Mind(look(it.st, 0), 0, 1)) if action.kind == "pact"]
        assert ((BLOC, it.trotsky) in acts) == proposed
        told = by_code(pact.would_join(it.st, it.zinoviev, BLOC, it.stalin, it.trotsky, -1, 0))
        assert told.get("danger", 0) == 0
