"""Rule 6: estimates, threat, pacts, their lapse and their breach; drift."""

from __future__ import annotations

from typing import Any

import pytest
from position import Action, Position, by_code, kinds, only, position

from game.play.action import ACTIONS
from game.play.signing import close_offers
from game.rules import belief, lead, pact, patronage
from game.rules.opinion import CAUSE
from game.words.effect_answers import answer_effects
from game.words.sentences import Words
from game.world.event import Event
from game.world.kinds import BLOC, NON_AGGRESSION, OUT_POLITBURO, RUNG, Decision
from game.world.view import look

TABLE = """
    stalin: seat, gensec, standing 30, orthodoxy 30, eye {eye}
    trotsky: seat, standing 80, orthodoxy 40, eye {eye}
    zinoviev: seat, standing 50, orthodoxy 50, eye {eye}
    molotov: cc, urals, of stalin 80
    anna: cc, of stalin 80
    post urals: under gensec, delegates 60
"""


def test_6_01_an_estimate_is_the_eyes_share_of_files_and_the_rest_of_stage() -> None:
    """Rule 6.01: a closed eye sees the stage, an open one the files, at the weight of the rule."""
    for eye in (0, 30, 100):
        it = position(TABLE.format(eye=eye) + "tune org_weight 110")
        stage, files = lead.stage(it.st), lead.organisation(it.st, it.st.roots())
        row = lead.estimates(it.st)[it.k("zinoviev")]
        assert row == [(eye * 110 * o // 100 + (100 - eye) * s) // 100 for o, s in zip(files, stage, strict=True)]


def test_6_01_organisation_is_half_of_the_committee_and_half_of_the_delegates() -> None:
    """Rule 6.01: a member counts one, a full Politburo member three; delegates by their machines."""
    it = position("""
        stalin: seat
        trotsky: seat
        anna: cc, urals, of stalin 80
        boris: tomsk, of trotsky 80
        post urals: delegates 30, machine 80
        post tomsk: delegates 20, machine 30
    """)
    weights = {"stalin": 3 + 1, "trotsky": 3}
    machines = {"stalin": 30 * 80, "trotsky": 20 * 30}
    assert lead.organisation(it.st, it.st.roots()) == [
        500 * weights[name] // 7 + 500 * machines[name] // 3000 for name in ("stalin", "trotsky")
    ]


def test_6_01_only_what_one_believes_is_counted() -> None:
    """Rule 6.01: a client nobody knows of is in no estimate."""
    it = position(TABLE.format(eye=100))
    k = it.k("zinoviev")
    before = lead.estimates(it.st)[k][it.k("stalin")]
    for p in (it.molotov, it.anna):
        it.st.row("bel_patron", k)[p] = -1
        it.st.w("standing")  # a column written is a table counted anew
    assert lead.estimates(it.st)[k][it.k("stalin")] < before


def test_6_02_a_man_twice_as_well_known_looks_four_times_as_large() -> None:
    """Rule 6.02: squares are compared: of five parts he has four."""
    it = position("stalin: seat, standing 40, orthodoxy 20\ntrotsky: seat, standing 80, orthodoxy 40")
    assert lead.stage(it.st) == [200, 800]


def test_6_02_glamour_counts_by_the_number_of_the_rule() -> None:
    """Rule 6.02: ten points of glamour at three each are thirty, at six sixty."""
    for worth in (3, 6):
        it = position(f"stalin: seat\ntrotsky: seat, war\npost war: glamour 10\ntune stage_glamour {worth}")
        mine, his = 150 * 150, (150 + 10 * worth) ** 2
        assert lead.stage(it.st) == [1000 * mine // (mine + his), 1000 * his // (mine + his)]


def test_6_02_of_a_fallen_mans_stage_a_part_remains() -> None:
    """Rule 6.02: sixty in a hundred out of the Politburo, thirty-five out of the Committee, twelve out of the party."""
    it = position("a: seat\nb: seat, politburo 0\nc: seat, politburo 0, cc 0\nd: seat, politburo 0, cc 0, rung 5")
    assert [it.st.place(p) for p in range(4)] == [100, 60, 35, 12]
    sizes = [(150 * place // 100) ** 2 for place in (100, 60, 35, 12)]
    assert lead.stage(it.st) == [1000 * size // sum(sizes) for size in sizes]


def test_6_03_threat_is_how_far_a_man_stands_above_the_mean_and_grows_with_ambition() -> None:
    """Rule 6.03: the mean man is none; the ambitious beholder feels the same height more."""
    it = position(TABLE.format(eye=0).replace("zinoviev: seat", "zinoviev: seat, ambition 80"))
    table, row = lead.raw_threat(it.st), lead.estimates(it.st)[it.k("zinoviev")]
    mean = sum(row) // 3
    assert table[it.k("zinoviev")][it.k("trotsky")] == 2 * (row[it.k("trotsky")] - mean) * (60 + 80 // 2) // 1000
    assert table[it.k("zinoviev")][it.k("stalin")] == 0
    calm = position(TABLE.format(eye=0).replace("zinoviev: seat", "zinoviev: seat, ambition 0"))
    assert lead.raw_threat(calm.st)[2][1] < table[2][1]


def test_6_04_a_bloc_is_joined_when_the_wish_passes_the_bar() -> None:
    """Rule 6.04: the bar is a number of the rule and stands among the reasons."""
    for bar in (10, 200):
        it = position(TABLE.format(eye=0) + f"tune threat_join {bar}")
        told = by_code(pact.would_join(it.st, it.zinoviev, BLOC, it.stalin, it.trotsky, -1, 0))
        assert told["danger"] == -bar
        assert (sum(told.values()) > 0) == (bar == 10)


def test_6_04_against_who_is_no_threat_nobody_joins() -> None:
    """Rule 6.04: hatred alone founds nothing: against the weakest the sum is under nought."""
    it = position(TABLE.format(eye=0).replace("zinoviev: seat", "zinoviev: seat, thinks stalin -90"))
    told = by_code(pact.would_join(it.st, it.zinoviev, BLOC, it.trotsky, it.stalin, -1, 0))
    assert sum(told.values()) <= 0 and told["no_threat"] < 0


@pytest.mark.parametrize(("standing", "added"), [(95, 14), (20, 7)])
def test_6_04_dislike_adds_a_little_to_what_a_fall_is_worth_and_least_where_nobody_fears(standing: int, added: int) -> None:
    """Rule 6.04: ninety points of hatred add fourteen against a man who is feared, seven against one who is not."""
    table = f"""
        stalin: seat, gensec, standing 40
        zinoviev: seat, standing 40
        trotsky: seat, standing {standing}
        anna: cc
        tune hatred_floor 7
    """
    it, hate = position(table), position(table.replace("zinoviev: seat", "zinoviev: seat, thinks trotsky -90"))
    i, j = it.k("zinoviev"), it.k("trotsky")
    assert (lead.threat(it.st)[i][j] > 7) is (added == 14)
    assert lead.gain(hate.st)[i][j] - lead.gain(it.st)[i][j] == added


def test_6_05_a_partners_strength_is_felt_at_a_part() -> None:
    """Rule 6.05: in a bloc the threat of a partner is discounted by the number of the rule, that of others is not."""
    for share in (35, 50):
        it = position(TABLE.format(eye=0) + f"bloc zinoviev trotsky against stalin\ntune partner_discount {share}")
        raw, felt = lead.raw_threat(it.st), lead.threat(it.st)
        i, j, other = it.k("zinoviev"), it.k("trotsky"), it.k("stalin")
        assert raw[i][j] > 5 and felt[i][j] == raw[i][j] * share // 100
        assert felt[other][j] == raw[other][j]


LAPSE = """
    stalin: seat, standing {s}, eye 0
    trotsky: seat, standing {t}, eye 0
    zinoviev: seat, standing 50, eye 0
    bloc stalin zinoviev against trotsky
    tune threat_lapse {bar}
    tune pact_rest 4
"""


def lapses(it: Position, months: int = 12) -> list[str]:
    """Let pacts be looked at for so many months and return what came of them."""
    out: list = []
    for _ in range(months):
        pact.reckon(it.st, out)
        it.st.month += 1
    return kinds(out)


def test_6_06_a_bloc_lapses_when_its_target_is_no_threat_any_more() -> None:
    """Rule 6.06: while he stands high it holds for a year; when he is like the others it lapses, without shame."""
    assert lapses(position(LAPSE.format(s=50, t=95, bar=6))) == []
    it = position(LAPSE.format(s=50, t=50, bar=6))
    assert lapses(it) == ["pact_lapsed"]
    assert it.st.trust[it.stalin] == 50 and it.st.regard[it.k("stalin")][it.zinoviev] == 0


def test_6_06_the_bar_of_lapse_is_a_number_of_the_rule() -> None:
    """Rule 6.06: with a bar above what he is felt to be, the same bloc has lost its reason."""
    it = position(LAPSE.format(s=50, t=95, bar=6))
    felt = max(lead.raw_threat(it.st)[it.k(name)][it.k("trotsky")] for name in ("stalin", "zinoviev"))
    live = it.st.pacts[0]
    assert pact.has_reason(it.st, live)
    assert pact.has_reason(position(LAPSE.format(s=50, t=95, bar=felt)).st, live)
    assert not pact.has_reason(position(LAPSE.format(s=50, t=95, bar=felt + 1)).st, live)


def test_6_06_who_aims_at_a_partner_is_reason_enough() -> None:
    """Rule 6.06: a weak man whose own bloc is against one of the partners is still a threat to them."""
    it = position(LAPSE.format(s=50, t=50, bar=6) + "bloc trotsky zinoviev against stalin")
    assert pact.has_reason(it.st, it.st.pacts[0])


def test_6_06_when_the_target_is_out_of_the_committee_the_bloc_ends_at_once() -> None:
    """Rule 6.06: there is nobody left to stand together against."""
    it = position(LAPSE.format(s=50, t=95, bar=6))
    it.st.w("seat_cc")[it.trotsky] = 0
    assert lapses(it, 1) == ["pact_lapsed"]


def test_6_06_the_same_target_may_not_be_proposed_again_at_once() -> None:
    """Rule 6.06: four months of rest are asked here; then it may be tried again."""
    it = position(LAPSE.format(s=50, t=50, bar=6))
    lapses(it, 12)
    since = it.st.lapsed[0][1]
    offer = (BLOC, it.trotsky, it.zinoviev, -1, 0, 1, 0)
    it.st.month = since + 3
    barred = ACTIONS["pact"].why_not(it.st, it.k("stalin"), offer)
    assert barred is not None and barred.code == "lapsed_lately"
    it.st.month = since + 4
    assert ACTIONS["pact"].why_not(it.st, it.k("stalin"), offer) is None


BREACH = """
    stalin: seat, standing 30
    trotsky: seat, standing 95, record 20, eye 0
    zinoviev: seat, standing 50, eye 0
    kamenev: seat, eye 0
    bloc zinoviev kamenev against trotsky {}
    tune betrayal_trust 21
    tune betrayal_regard 13
    rule every_call 1
    plenum 1926-02
"""


def test_6_07_leaving_a_bloc_whose_target_is_a_threat_is_betrayal() -> None:
    """Rule 6.07: trust is lost, and every partner has a reason; the pact is at an end."""
    it = position(BREACH.format(""))
    out = it.play({"kamenev": [Action("renounce", (it.st.pacts[0].id,))]})
    assert only(out, "pact_betrayed")[0][1:] == (it.kamenev, it.zinoviev)
    # The month gives a point of trust back every third month only.
    assert it.st.trust[it.kamenev] == 50 - 21
    assert it.st.regard[it.k("kamenev")][it.zinoviev] == -13
    assert it.st.pacts == []


def test_6_07_the_stake_is_lost_with_it() -> None:
    """Rule 6.07: who staked his standing loses eight points of it and is hated by five points more."""
    it = position(BREACH.format("stake 1"))
    pact.betray(it.st, it.st.pacts[0], it.kamenev, [])
    assert it.st.standing[it.kamenev] == 50 - 8
    assert it.st.regard[it.k("kamenev")][it.zinoviev] == -13 - 5


def test_6_07_leaving_one_whose_reason_has_gone_is_no_shame() -> None:
    """Rule 6.07: the same step against a man who threatens nobody costs nothing."""
    it = position(BREACH.format("").replace("standing 95", "standing 40"))
    out = it.play({"kamenev": [Action("renounce", (it.st.pacts[0].id,))]})
    assert "pact_renounced" in kinds(out) and it.st.trust[it.kamenev] == 50


def test_6_07_voting_against_ones_own_bloc_is_betrayal_at_the_roll_call() -> None:
    """Rule 6.07: he stood in a bloc against Trotsky, saved him by name, and all could hear it."""
    it = position(BREACH.format("secret"))
    it.st.w("agenda").append(it.motion("zinoviev", RUNG, it.trotsky, OUT_POLITBURO))
    out = it.play(
        call_zinoviev=Action("yes"), call_kamenev=Action("no"), call_stalin=Action("no"), call_trotsky=Action("no")
    )  # fmt: skip
    assert [args[1] for args in only(out, "pact_betrayed")] == [it.kamenev]
    assert it.st.trust[it.kamenev] == 50 - 21


def test_6_07_striking_a_man_to_whom_one_has_promised_peace_is_betrayal() -> None:
    """Rule 6.07: non-aggression is broken by a vote for his fall."""
    it = position(BREACH.format("") + "peace stalin trotsky")
    it.st.w("agenda").append(it.motion("zinoviev", RUNG, it.trotsky, OUT_POLITBURO))
    out = it.play(
        call_zinoviev=Action("yes"), call_kamenev=Action("yes"), call_stalin=Action("yes"), call_trotsky=Action("no")
    )  # fmt: skip
    assert [args[1] for args in only(out, "pact_betrayed")] == [it.stalin]


def test_6_07_a_larger_bloc_lives_on_without_the_traitor() -> None:
    """Rule 6.07: of three partners two remain bound."""
    it = position(BREACH.format("").replace("bloc zinoviev kamenev", "bloc zinoviev kamenev stalin"))
    pact.betray(it.st, it.st.pacts[0], it.kamenev, [])
    assert [live.parties for live in it.st.pacts] == [tuple(sorted((it.stalin, it.zinoviev)))]


def test_6_08_three_live_pacts_and_no_fourth() -> None:
    """Rule 6.08: neither offered nor joined."""
    it = position("""
        stalin: seat
        trotsky: seat
        zinoviev: seat
        kamenev: seat
        peace stalin trotsky
        peace stalin zinoviev
        peace stalin kamenev
    """)
    offer = (BLOC, it.trotsky, it.zinoviev, -1, 0, 1, 0)
    barred = ACTIONS["pact"].why_not(it.st, it.k("stalin"), offer)
    assert barred is not None and barred.code == "three_pacts"
    it.st.w("offers").append((it.zinoviev, (it.zinoviev, it.stalin), BLOC, it.trotsky, 0, 1, ((it.stalin, 1),)))
    close_offers(it.st, [])
    assert len(it.st.pacts) == 3
    more = position("stalin: seat\ntrotsky: seat\nzinoviev: seat\npeace stalin trotsky\ntune pacts_at_most 1")
    barred = ACTIONS["pact"].why_not(more.st, 0, (BLOC, more.trotsky, more.zinoviev, -1, 0, 1, 0))
    assert barred is not None and barred.code == "three_pacts"


def test_6_08_a_pact_is_looked_at_again_when_its_months_are_over() -> None:
    """Rule 6.08: peace for the months of the rule, then it is kept and over; a bloc with a reason is prolonged."""
    it = position("stalin: seat, eye 0\ntrotsky: seat, standing 95\nzinoviev: seat, eye 0\ntune pact_months 8")
    pact.sign(it.st, NON_AGGRESSION, -1, (it.stalin, it.trotsky), 0, 0, -1, [])
    pact.sign(it.st, BLOC, it.trotsky, (it.stalin, it.zinoviev), 0, 0, -1, [])
    it.st.month += 7
    out: list = []
    pact.reckon(it.st, out)
    assert out == []
    it.st.month += 1
    pact.reckon(it.st, out)
    assert kinds(out) == ["pact_kept"]
    assert [(live.kind, live.until) for live in it.st.pacts] == [(BLOC, it.st.month + 12)]


def test_6_08_an_offer_is_signed_by_those_who_accept() -> None:
    """Rule 6.08: of two asked one comes; the bloc is his and the proposer's."""
    it = position(TABLE.format(eye=0) + "kamenev: seat")
    offer = Action("pact", (BLOC, it.trotsky, it.zinoviev, it.kamenev, 0, 1, 0))
    it.play({"stalin": [offer]}, offer_zinoviev=Action("accept"), offer_kamenev=Action("refuse"))
    assert [live.parties for live in it.st.pacts] == [tuple(sorted((it.stalin, it.zinoviev)))]
    refused = {reason[0]: reason[1] for reason in it.st.why_regard[it.k("kamenev")][it.stalin]}
    assert refused == {CAUSE["refused_pact"]: -5}


def test_6_08_who_tells_the_target_has_his_thanks_and_the_proposers_anger() -> None:
    """Rule 6.08: an offer can be carried to the man against whom it was made."""
    it = position(TABLE.format(eye=0))
    out = it.play({"stalin": [Action("pact", (BLOC, it.trotsky, it.zinoviev, -1, 0, 1, 0))]}, offer_zinoviev=Action("tell"))
    assert only(out, "told_target") == [(it.zinoviev, it.stalin, it.trotsky)]
    assert it.st.regard[it.k("zinoviev")][it.trotsky] == 12
    assert it.st.regard[it.k("stalin")][it.trotsky] == -12
    assert it.st.regard[it.k("zinoviev")][it.stalin] < 0 and it.st.pacts == []


def _leaks(intrigue: int) -> list[int]:
    """Return the months in which secret pacts of two men leak, one careful, one of so much intrigue; 0 for never."""
    months = []
    for seed in range(120):
        it = position(f"stalin: seat, intrigue 100\ntrotsky: seat, intrigue {intrigue}", seed)
        live = pact.sign(it.st, NON_AGGRESSION, -1, (it.stalin, it.trotsky), 0, 1, -1, [])
        months.append(live.leak - it.st.month if live.leak else 0)
    return months


def test_6_09_the_month_of_a_leak_is_settled_at_signing_by_the_loosest_party() -> None:
    """Rule 6.09: a loose tongue leaks seventy in a thousand a month, a careful one twenty; open pacts leak nothing."""
    loose, careful = _leaks(0), _leaks(100)
    early = [sum(1 for month in months if 0 < month <= 12) for months in (loose, careful)]
    assert early[0] > 1.6 * early[1] > 0
    it = position("stalin: seat\ntrotsky: seat")
    assert pact.sign(it.st, NON_AGGRESSION, -1, (it.stalin, it.trotsky), 0, 0, -1, []).leak == 0


def test_6_09_when_it_leaks_the_target_has_a_reason_and_the_bloc_is_on_the_record() -> None:
    """Rule 6.09: known to all in its month and not before; a bloc against the stronger side is an act."""
    it = position(TABLE.format(eye=0) + "bloc stalin zinoviev against trotsky secret")
    it.st.pacts = [it.st.pacts[0]._replace(leak=it.st.month + 1)]
    pact.reckon(it.st, [])
    assert it.st.pacts[0].secret == 1
    it.st.month += 1
    out: list = []
    pact.reckon(it.st, out)
    assert kinds(out) == ["pact_leaked"] and it.st.pacts[0].secret == 0
    assert it.st.regard[it.k("stalin")][it.trotsky] == -10
    assert it.st.record[it.stalin] == it.st.record[it.zinoviev] == 6


def test_6_09_a_secret_pact_is_seen_by_its_parties_only() -> None:
    """Rule 6.09: it is in no other view until it leaks."""
    from game.world.view import look

    it = position(TABLE.format(eye=0) + "bloc stalin zinoviev against trotsky secret")
    assert [len(look(it.st, it.k(name)).pacts) for name in ("stalin", "zinoviev", "trotsky")] == [1, 1, 0]


def test_6_11_success_brings_followers() -> None:
    """Rule 6.11: of two patrons alike in all else the unattached go to the one who wins votes."""
    counts = [0, 0]
    for seed in range(20):
        it = position("stalin: seat\ntrotsky: seat\nanna: cc\ntune join_chance 1000", seed)
        it.st.w("momentum")[:] = [25, 0]
        patronage.reckon(it.st, [])
        counts[it.st.patron[it.anna]] += 1
    assert counts == [20, 0]


def test_2_10_strength_draws_the_unattached() -> None:
    """Rule 2.10: of two patrons alike in all else they go to the one thought stronger, where strength counts at all."""
    for points, gone in ((0, False), (5, True)):
        counts = [0, 0]
        for seed in range(20):
            it = position(f"""
                stalin: seat, standing 90
                trotsky: seat, standing 20
                kamenev: seat, standing 20
                anna: cc
                tune join_chance 1000
                tune join_leading {points}
            """, seed)
            patronage.reckon(it.st, [])
            counts[min(1, it.st.patron[it.anna])] += 1
        assert (counts == [20, 0]) == gone


def test_2_08_who_fills_a_post_draws_its_holder_over_a_distance() -> None:
    """Rule 2.08: where none of the distance counts with him all join him; where all of it does, some keep away."""
    for percent, everybody in ((0, True), (100, False)):
        joined = 0
        for seed in range(20):
            it = position(f"""
                stalin: seat, gensec, economy -100
                anna: urals, economy 100
                post urals: under gensec
                tune join_chance 1000
                tune gift_blinds {percent}
            """, seed)
            patronage.join(it.st, [])
            joined += it.st.patron[it.anna] == it.stalin
        assert (joined == 20) == everybody


def test_2_03_the_office_opens_the_eye_of_its_holder() -> None:
    """Rule 2.03: at three hundred percent of a third every month brings a point; the other's eye stays where it is."""
    for percent, opened in ((100, False), (300, True)):
        it = position(f"stalin: seat, gensec, eye 20\ntrotsky: seat, eye 20\ntune eye_month 334\ntune eye_office {percent}")
        for _ in range(12):
            belief.reckon(it.st, [])
            it.st.month += 1
        assert (it.st.eye[it.k("stalin")] == 32) == opened
        assert it.st.eye[it.k("trotsky")] < 32


def test_6_12_a_fallen_man_has_a_decision_a_quarter() -> None:
    """Rule 6.12: letters, recanting or silence, in every third month and in no other."""
    for when, asked in (("1926-01", True), ("1926-02", False), ("1926-03", False), ("1926-04", True)):
        it = position(f"at {when}\nstalin: seat\ntrotsky: seat, politburo 0, cc 0, rung 5, record 20")
        out = it.play(fallen=Action("letter", (it.stalin,)))
        assert bool(only(out, "letter")) == asked, when


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


def test_6_08_a_bloc_that_grows_keeps_who_knew_of_it_what_was_staked_and_what_was_charged() -> None:
    """Rule 6.08: who knew of the old bloc sees the new one, the papers put down stand, the record is written once."""
    it = position("""
        stalin: seat
        kamenev: seat
        zinoviev: seat
        rykov: seat
        tomsky: seat
        trotsky: seat
    """)
    two = (it.stalin, it.kamenev)
    old = pact.sign(it.st, BLOC, it.trotsky, two, pact.HOLD, 1, -1, [])
    it.st.w("pacts")[:] = [old._replace(known=1 << it.k("rykov"))]
    it.st.w("offers").append((it.stalin, (it.stalin, it.zinoviev), BLOC, it.trotsky, 0, 1, ((it.zinoviev, 1),), (0,)))
    out: list[Event] = []
    close_offers(it.st, out)
    (grown,) = it.st.pacts
    assert grown.parties == tuple(sorted((*two, it.zinoviev))) and grown.stake == pact.HOLD
    assert set(old.pledged) < set(grown.pledged)  # his two partners' papers, and one of his own
    for paper in old.pledged:
        assert it.st.holds[[x.id for x in it.st.holds].index(paper)].holders >> it.k("zinoviev") & 1
    assert look(it.st, it.k("rykov")).pacts and not look(it.st, it.k("tomsky")).pacts
    assert [args[1] for args in only(out, "pact_joined")] == [it.zinoviev]


def test_6_08_nobody_is_charged_twice_for_one_bloc() -> None:
    """Rule 6.08: of an open bloc against the majority only the newcomer has a new act on his record."""
    it = position("stalin: seat\nkamenev: seat\nzinoviev: seat\ntrotsky: seat")
    it.st.majority = it.trotsky
    old = pact.sign(it.st, BLOC, it.trotsky, (it.stalin, it.kamenev), 0, 0, -1, [])
    before, liked = list(it.st.record), it.st.regard[it.k("stalin")][it.kamenev]
    pact.sign(it.st, BLOC, it.trotsky, (it.stalin, it.kamenev, it.zinoviev), 0, 1, -1, [], over=(old,))
    charged = [it.st.record[p] - before[p] for p in (it.stalin, it.kamenev, it.zinoviev)]
    assert charged == [0, 0, it.st.tune.bloc_record]
    assert it.st.regard[it.k("stalin")][it.kamenev] == liked


def test_6_08_who_has_refused_a_bloc_is_not_bound_to_its_proposer_by_a_third_mans_yes() -> None:
    """Rule 6.08: whichever is signed first, two blocs stand side by side; next month a new offer makes them one."""
    it = position("stalin: seat\nkamenev: seat\nzinoviev: seat\nbukharin: seat\ntrotsky: seat")
    mine = (it.kamenev, (it.kamenev, it.stalin), BLOC, it.trotsky, 0, 1, ((it.stalin, 1),), (0,))
    three = (it.bukharin, it.kamenev, it.stalin)
    his = (it.bukharin, three, BLOC, it.trotsky, pact.HOLD, 0, ((it.kamenev, 1), (it.stalin, 0)), (0,))
    for offers in ((mine, his), (his, mine)):
        it.st.w("pacts").clear()
        it.st.w("offers").extend(offers)
        close_offers(it.st, [])
        terms = {live.parties: (live.stake, live.secret) for live in it.st.pacts}
        assert terms == {tuple(sorted((it.stalin, it.kamenev))): (0, 1),
                         tuple(sorted((it.bukharin, it.kamenev))): (pact.HOLD, 0)}  # fmt: skip
    it.st.w("offers").append((it.kamenev, (it.kamenev, it.zinoviev), BLOC, it.trotsky, 0, 1, ((it.zinoviev, 1),), (0,)))
    close_offers(it.st, [])
    assert [len(live.parties) for live in it.st.pacts] == [4]


def test_6_08_a_bloc_that_a_party_refused_to_renew_ends_in_the_month_it_would_have_been_looked_at() -> None:
    """Rule 6.08: though its reason holds; one that all renew goes on, and a refusal before does not stand."""
    it = position("stalin: seat, eye 0\ntrotsky: seat, standing 95\nzinoviev: seat, eye 0\ntune pact_months 8")
    live = pact.sign(it.st, BLOC, it.trotsky, (it.stalin, it.zinoviev), 0, 0, -1, [])

    def asked(answer: int) -> None:
        parties = (it.zinoviev, it.stalin)
        it.st.w("offers").append(
            (it.zinoviev, parties, BLOC, it.trotsky, 0, 0, ((it.stalin, answer),), (0, live.id))
        )
        close_offers(it.st, [])

    it.st.month += 6
    assert not pact.dated(it.st.pacts[0])
    asked(0)
    assert pact.dated(it.st.pacts[0]) and pact.has_reason(it.st, it.st.pacts[0])
    asked(1)
    assert not pact.dated(it.st.pacts[0]) and it.st.pacts[0].until == it.st.month + 8
    asked(0)
    it.st.month += 8
    out: list[Event] = []
    pact.reckon(it.st, out)
    assert it.st.pacts == [] and [event.kind for event in out] == ["pact_kept"]


def test_6_08_a_refusal_says_what_comes_of_it() -> None:
    """Rule 6.08: the page of an offer tells that one's own bloc stays as it is, and when one not renewed ends."""
    it = position("stalin: seat\nkamenev: seat\nzinoviev: seat\nbukharin: seat\ntrotsky: seat")
    words, k = Words(it.st.scenario), it.k("stalin")

    def told(offer: tuple[Any, ...]) -> str:
        it.st.w("offers")[:] = [offer]
        it.st.w("queue")[:] = [Decision("offer", k, 0)]
        return " ".join(answer_effects(words, look(it.st, k), Decision("offer", k, 0), Action("refuse")))

    bloc = (it.bukharin, (it.bukharin, it.stalin), BLOC, it.trotsky, pact.HOLD, 0, (), (0,))
    assert told(bloc) == ""
    live = pact.sign(it.st, BLOC, it.trotsky, (it.stalin, it.kamenev), 0, 1, -1, [])
    assert "not bound to Bukharin" in told(bloc)
    again = (it.kamenev, (it.kamenev, it.stalin), BLOC, it.trotsky, 0, 1, (), (0, live.id))
    assert words.month(live.until) in told(again)
