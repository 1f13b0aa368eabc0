"""Rules 4.10, 4.11 and 6.07-6.14: dates and renewal, stakes, votes sold, the caucus, promises that contradict."""

from __future__ import annotations

from position import Action, Position, by_code, kinds, only, position

from game.play.action import ACTIONS
from game.play.action import Action as Act
from game.play.month import submit
from game.rivals.bargaining import weigh_trades
from game.rivals.mind import Mind
from game.rules import caucus, deal, lead, pact, vote
from game.world.event import Event
from game.world.kinds import BLOC, LINE, NON_AGGRESSION, OUT_POLITBURO, RUNG, Decision
from game.world.view import look

# -- 4.10: dates and renewal -----------------------------------------------------------------------

PEERS = """
    stalin: seat, gensec, standing 30
    trotsky: seat, standing 95, record 20, eye 0
    zinoviev: seat, eye 0
    kamenev: seat, eye 0
    tune pact_months 20
"""


def test_4_10_a_pact_with_a_date_ends_on_it_and_one_without_is_looked_at_again() -> None:
    """Rule 4.10: a bloc for half a year is over when it is over, though its target is a threat still."""
    for date, months in ((0, 20), (1, 6), (2, 12)):
        it = position(PEERS)
        offer = Action("pact", (BLOC, it.trotsky, it.kamenev, -1, 0, 0, date))
        it.play({"zinoviev": [offer]}, offer_kamenev=Action("accept"))
        made = it.st.pacts[0]
        assert made.until - made.signed == months
        it.st.month = made.until
        out: list[Event] = []
        pact.reckon(it.st, out)
        assert (kinds(out) == ["pact_kept"]) == (date > 0) and (it.st.pacts == []) == (date > 0)


def test_4_10_a_pact_is_renewed_when_everybody_agrees() -> None:
    """Rule 4.10: one refusal in three and it runs out on its day; three times yes and it begins anew."""
    for kamenev in ("accept", "refuse"):
        it = position(PEERS + "bloc stalin zinoviev kamenev against trotsky")
        live = it.st.pacts[0]
        it.st.month += 10
        out = it.play(
            {"stalin": [Action("renew", (live.id, 0))]},
            offer_zinoviev=Action("accept"), offer_kamenev=Action(kamenev),
        )  # fmt: skip
        assert len(only(out, "renewal_offered")) == 2
        assert it.st.pacts[0].until == (live.signed + 30 if kamenev == "accept" else live.until)


def test_4_10_nobody_renews_what_runs_longer_or_what_he_is_not_in() -> None:
    """Rule 4.10: six months are no renewal of two years, and a stranger renews nothing."""
    it = position(PEERS + "peace stalin trotsky")
    live = it.st.pacts[0].id
    told = [ACTIONS["renew"].why_not(it.st, it.k(name), (live, 1)) for name in ("stalin", "zinoviev")]
    assert [reason.code for reason in told if reason is not None] == ["runs_longer", "no_such_pact"]


# -- 4.11: mediation ------------------------------------------------------------------------------

QUARREL = """
    stalin: seat
    zinoviev: seat, thinks trotsky -40
    trotsky: seat, thinks zinoviev -30
    kamenev: seat, warmth 60, oratory 50
    tune mediate {}
    tune stir {}
"""


def test_4_11_a_mediator_takes_dislike_away_on_both_sides_and_both_remember_him() -> None:
    """Rule 4.11: a base and something for a warm man who can talk; he is liked for it by either."""
    for base in (5, 9):
        it = position(QUARREL.format(base, 12))
        out = it.play({"kamenev": [Action("mediate", (it.zinoviev, it.trotsky))]})
        points = base + 60 // 20 + 50 // 25
        assert only(out, "mediated") == [(it.kamenev, it.zinoviev, it.trotsky, points)]
        assert it.st.regard[it.k("trotsky")][it.zinoviev] == -40 + points
        assert it.st.regard[it.k("zinoviev")][it.trotsky] == -30 + points
        assert it.st.regard[it.k("kamenev")][it.trotsky] > 0 < it.st.regard[it.k("kamenev")][it.zinoviev]


def test_4_11_who_is_disliked_himself_mediates_nothing() -> None:
    """Rule 4.11: he is not heard; and where there is no quarrel there is nothing to mediate."""
    it = position(QUARREL.format(5, 12).replace("thinks trotsky -40", "thinks trotsky -40, thinks kamenev -50"))
    bars = [
        ACTIONS["mediate"].why_not(it.st, it.k("kamenev"), pair)
        for pair in ((it.zinoviev, it.trotsky), (it.trotsky, it.stalin))
    ]
    assert [reason.code for reason in bars if reason is not None] == ["not_heard", "no_quarrel"]


def test_4_11_a_third_stirs_it_up_again_while_it_is_new() -> None:
    """Rule 4.11: of what was mended so much at most is lost, and after two months nothing."""
    for most in (4, 12):
        it = position(QUARREL.format(5, most))
        it.play({"kamenev": [Action("mediate", (it.zinoviev, it.trotsky))]})
        mended = it.st.regard[it.k("trotsky")][it.zinoviev]
        stir = Action("stir", (it.zinoviev, it.trotsky))
        assert ACTIONS["stir"].why_not(it.st, it.k("stalin"), (it.stalin, it.trotsky)) is not None
        it.play({"stalin": [stir]})
        assert it.st.regard[it.k("trotsky")][it.zinoviev] == mended - min(10, most)
        it.st.month += 3
        late = ACTIONS["stir"].why_not(it.st, it.k("stalin"), stir.args)
        assert late is not None and late.code == "nothing_to_stir"


# -- 6.05: allegiance ------------------------------------------------------------------------------


def test_6_05_what_one_has_from_a_man_is_a_gain_one_would_lose_with_him() -> None:
    """Rule 6.05: a post he gave and a platform in common, so much each; two posts and no more."""
    for worth in (6, 9):
        gains = []
        for given, common in (("", ""), ("from stalin", ""), ("", "platform zinoviev stalin on economy")):
            it = position(f"""
                stalin: seat, gensec, standing 95
                zinoviev: seat, war, economy 40
                trotsky: seat
                post war: rank 3, {given or "glamour 0"}
                {common}
                tune allegiance {worth}
            """)
            gains.append(lead.gain(it.st)[it.k("zinoviev")][it.k("stalin")])
        assert [gains[0] - gain for gain in gains] == [0, worth, worth]


# -- 6.07, 6.09: witnesses and contradictions -------------------------------------------------------


def test_6_07_a_secret_pact_left_in_secret_costs_trust_with_those_who_know() -> None:
    """Rule 6.07: of three others one knew of it; at a roll call all three hear it."""
    for public, lost in ((False, 8), (True, 24)):
        it = position(PEERS + "bloc zinoviev kamenev against trotsky secret\ntune betrayal_trust 24")
        pact.betray(it.st, it.st.pacts[0], it.kamenev, [], public=public)
        assert it.st.trust[it.kamenev] == 50 - lost
        # Who stood by and heard it thinks the worse of him; the target does not mind.
        stranger = it.st.regard[it.k("kamenev")][it.stalin]
        assert (stranger < 0) == public and it.st.regard[it.k("kamenev")][it.trotsky] == 0


def test_6_09_who_is_bound_both_ways_is_exposed_by_his_vote() -> None:
    """Rule 6.09: he had promised Trotsky peace and Zinoviev a bloc: one is broken, the other comes out."""
    for side, broken in (("yes", NON_AGGRESSION), ("no", BLOC)):
        it = position(PEERS + """
            bloc zinoviev kamenev against trotsky secret
            peace kamenev trotsky secret
            plenum 1926-02
            rule every_call 1
        """)
        it.st.w("agenda").append(it.motion("zinoviev", RUNG, it.trotsky, OUT_POLITBURO))
        kept = next(x for x in it.st.pacts if x.kind != broken)
        out = it.play(
            call_zinoviev=Action("yes"), call_kamenev=Action(side), call_stalin=Action("no"), call_trotsky=Action("no")
        )  # fmt: skip
        assert [args[1] for args in only(out, "pact_betrayed")] == [it.kamenev]
        assert only(out, "pact_contradicted") == [(it.kamenev, kept.id)]
        assert [(x.kind, x.secret) for x in it.st.pacts if x.id == kept.id] == [(kept.kind, 0)]


LINE_UP = """
    stalin: seat, economy {}
    zinoviev: seat, economy 60
    kamenev: seat
    trotsky: seat
    platform stalin zinoviev on economy
    tune platform_bond 18
"""


def test_6_09_a_vote_against_ones_own_platform_breaks_it() -> None:
    """Rule 6.09: both stand for the far end; who votes a step that way down has broken it, who has moved away has not."""
    for stance, told in ((60, "pact_betrayed"), (-40, "pact_renounced")):
        it = position(LINE_UP.format(stance))
        pact.exposed_on_line(it.st, it.motion("kamenev", LINE, it.economy, 1), [it.kamenev, it.zinoviev], [it.stalin], out := [])
        assert told in kinds(out) and it.st.pacts == []
        assert (it.st.trust[it.stalin] < 50) == (told == "pact_betrayed")


def test_6_09_a_step_on_the_platforms_side_is_voted_whoever_moves_it() -> None:
    """Rule 6.09: eighteen points for the step, as many against its contrary, none for who is not in it."""
    it = position(LINE_UP.format(60))
    for side in (1, -1):
        step = it.motion("kamenev", LINE, it.economy, side)
        assert it.why("stalin", step)["platform"] == 18 * side
        assert "platform" not in it.why("trotsky", step)


# -- 6.10: the caucus ------------------------------------------------------------------------------

TROIKA = """
    stalin: seat, gensec
    zinoviev: seat, economy 50
    kamenev: seat, economy 50
    trotsky: seat
    bukharin: seat
    rykov: seat
    bloc stalin zinoviev kamenev against trotsky secret
    tune caucus_bond {}
    tune smooth_hint {}
"""


def settled(it: Position, side: int = 1) -> list[Event]:
    """Put a step of the Line on the table, let the caucus meet, and return what it said."""
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, side))
    out: list[Event] = []
    caucus.settle(it.st, out)
    return out


def test_6_10_three_in_a_pact_settle_their_votes_and_the_majority_binds() -> None:
    """Rule 6.10: the third, who would have voted against, is carried over by the bond of the rule."""
    for bond in (30, 45):
        it = position(TROIKA.format(bond, 0).replace("stalin: seat", "stalin: seat, economy -40"))
        out = settled(it)
        item = it.st.agenda[0]
        assert only(out, "caucus") == [(it.st.pacts[0].id, 1, *item)]
        assert it.why("stalin", item)["caucus"] == bond and sum(it.why("stalin", item).values()) > 0
        assert "caucus" not in it.why("rykov", item)


def test_6_10_two_settle_nothing_nor_does_a_pact_whose_member_is_too_far() -> None:
    """Rule 6.10: with a weak bond nobody is asked to vote so much against himself."""
    assert settled(position(TROIKA.format(30, 0).replace("stalin zinoviev kamenev", "zinoviev kamenev"))) == []
    far = position(TROIKA.format(5, 0).replace("stalin: seat", "stalin: seat, economy -90, thinks zinoviev -90"))
    assert settled(far) == []


def test_6_10_only_the_members_know_what_was_settled() -> None:
    """Rule 6.10: it is in their views and their count, and in nobody else's, even if the pact is known."""
    it = position(TROIKA.format(30, 0).replace(" secret", ""))
    settled(it)
    key = vote.promise_key(it.st.agenda[0])
    seen = [look(it.st, it.k(name)).pacts[0].side_of(key) for name in ("kamenev", "trotsky")]
    assert seen == [1, 0]


def test_6_10_breaking_a_caucus_vote_is_betrayal_before_everybody() -> None:
    """Rule 6.10: the pact was secret, the breach is not."""
    it = position(TROIKA.format(30, 0) + "tune betrayal_trust 20\nrule every_call 1")
    it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
    out = it.play(
        call_zinoviev=Action("yes"), call_stalin=Action("no"), call_kamenev=Action("yes"), call=Action("no")
    )  # fmt: skip
    assert [args[0] for args in only(out, "caucus_broken")] == [it.stalin]
    assert it.st.trust[it.stalin] == 30
    assert [x.parties for x in it.st.pacts] == [tuple(sorted((it.zinoviev, it.kamenev)))]


def test_6_10_a_smooth_session_is_noticed_and_may_give_the_pact_away() -> None:
    """Rule 6.10: the others see so many vote alike; how many guess why is a number of the rule."""
    for hint in (0, 100):
        it = position(TROIKA.format(30, hint).replace("rykov: seat", "rykov: seat, eye 50"))
        it.st.w("agenda").append(it.motion("zinoviev", LINE, it.economy, 1))
        out = it.play(
            call_zinoviev=Action("yes"), call_stalin=Action("yes"), call_kamenev=Action("yes"), call=Action("no")
        )  # fmt: skip
        assert only(out, "smooth_session") == [(0, 3)]
        assert next(e.audience for e in out if e.kind == "smooth_session") == sum(
            1 << it.k(name) for name in ("trotsky", "bukharin", "rykov")
        )
        guessed = {args[0] for args in only(out, "pact_guessed")}
        assert guessed == (set() if hint == 0 else {it.trotsky, it.bukharin, it.rykov})
        assert len(look(it.st, it.k("rykov")).pacts) == (1 if hint else 0)


# -- 6.12: a common threat ---------------------------------------------------------------------------


def test_6_12_between_the_marked_a_common_threat_cures_dislike_and_distance() -> None:
    """Rule 6.12: so much in a hundred for each point; one of the two unmarked, and it cures nothing."""
    for cure in (1, 2):
        for mark in (0, 8):
            it = position(f"""
                stalin: seat, standing 95
                trotsky: seat, record 20, eye 0, economy -60
                zinoviev: seat, record {mark}, eye 0, thinks trotsky -60, economy 60
                tune threat_cure {cure}
            """)
            told = by_code(pact.would_join(it.st, it.zinoviev, BLOC, it.trotsky, it.stalin, -1, 0))
            ill = -told["of_mover"] - told["distance"]
            assert told.get("cured", 0) == (ill * min(100, cure * told["gain"]) // 100 if mark else 0)


# -- 6.13: stakes ----------------------------------------------------------------------------------

STAKED = """
    stalin: seat, gensec
    zinoviev: seat, gensec 0, leningrad, war, standing 60
    kamenev: seat
    trotsky: seat, standing 95
    post leningrad: rank 4
    post war: rank 3
    tune stake_standing {}
    tune stake_paper {}
""".replace("gensec 0, ", "")


def test_6_13_a_name_is_so_much_standing() -> None:
    """Rule 6.13: eight points, or what the rule says."""
    for worth in (8, 15):
        it = position(STAKED.format(worth, 34))
        live = pact.sign(it.st, BLOC, it.trotsky, (it.zinoviev, it.kamenev), pact.STANDING, 0, -1, [])
        pact.betray(it.st, live, it.zinoviev, [])
        assert it.st.standing[it.zinoviev] == 60 - worth


def test_6_13_a_paper_left_with_the_partners_is_published_by_a_breach_and_burnt_by_an_end() -> None:
    """Rule 6.13: the betrayer's comes out at its strength, the other's is burnt; in good faith both are."""
    for strength in (34, 50):
        it = position(STAKED.format(8, strength))
        live = pact.sign(it.st, BLOC, it.trotsky, (it.zinoviev, it.kamenev), pact.HOLD, 0, -1, [])
        papers = {hold.on: hold for hold in it.st.holds}
        assert papers[it.zinoviev].strength == strength and papers[it.zinoviev].holders == 1 << it.k("kamenev")
        out: list[Event] = []
        pact.betray(it.st, live, it.zinoviev, out)
        assert [args[:2] for args in only(out, "published")] == [(it.kamenev, it.zinoviev)]
        assert [hold.on for hold in it.st.holds] == [it.zinoviev] and it.st.holds[0].public
    it = position(STAKED.format(8, 34))
    live = pact.sign(it.st, BLOC, it.trotsky, (it.zinoviev, it.kamenev), pact.HOLD, 0, -1, [])
    pact.drop(it.st, live, "pact_lapsed", it.trotsky, [])
    assert it.st.holds == []


def test_6_13_a_post_staked_is_laid_down_and_never_the_general_secretarys() -> None:
    """Rule 6.13: the lightest he holds; who holds none but the Secretariat has none to stake."""
    it = position(STAKED.format(8, 34))
    live = pact.sign(it.st, BLOC, it.trotsky, (it.zinoviev, it.kamenev), pact.POST, 0, -1, [])
    out: list[Event] = []
    pact.betray(it.st, live, it.zinoviev, out)
    assert only(out, "stake_lost") == [(it.zinoviev, it.war)]
    assert it.st.holder[it.war] == -1 and it.st.holder[it.leningrad] == it.zinoviev
    barred = ACTIONS["pact"].why_not(it.st, it.k("stalin"), (BLOC, it.trotsky, it.kamenev, -1, pact.POST, 1, 0))
    assert barred is not None and barred.code == "no_post_to_stake"


# -- 6.14: a vote for a post -----------------------------------------------------------------------

MARKET = """
    stalin: seat, gensec, eye 0
    trotsky: seat, standing 60, record 20, eye 0
    zinoviev: seat, standing 70, eye 0, economy 40
    kamenev: seat, eye 0
    ivan: cc, tomsk, of zinoviev 80
    oleg: of stalin 80
    post urals: under gensec, rank 3, delegates 20
    post tomsk: region, rank 2, delegates 6, machine 30
    tune trade_vote 40
    tune trade_months 6
    tune trade_due 4
    plenum 1926-02
"""


def sold(it: Position, price: int, thing: int) -> deal.Deal:
    """Let Stalin buy Zinoviev's vote against Trotsky."""
    made = deal.Deal(it.stalin, it.zinoviev, deal.AGAINST, it.trotsky, price, thing)
    deal.sign(it.st, made, 1, [])
    return made


def test_6_14_an_offer_taken_binds_both() -> None:
    """Rule 6.14: offered at the desk, taken by the seller: a pact of two, for six months, known to them alone."""
    it = position(MARKET)
    offer = Action("bargain", (deal.BUYS, it.zinoviev, deal.AGAINST, it.trotsky, deal.POST, it.urals))
    it.play({"stalin": [offer]}, offer_zinoviev=Action("accept"))
    (live,) = it.st.pacts
    assert live.terms[:5] == (it.stalin, it.zinoviev, 1, deal.POST, it.urals) and live.until == live.signed + 6
    assert [len(look(it.st, it.k(name)).pacts) for name in ("stalin", "zinoviev", "trotsky")] == [1, 1, 0]


def test_6_14_who_has_a_vote_may_offer_it_himself() -> None:
    """Rule 6.14: Zinoviev asks the Urals for his vote; it is the same trade."""
    it = position(MARKET)
    offer = Action("bargain", (deal.SELLS, it.stalin, deal.AGAINST, it.trotsky, deal.POST, it.urals))
    it.play({"zinoviev": [offer]}, offer_stalin=Action("accept"))
    assert it.st.pacts[0].terms[:5] == (it.stalin, it.zinoviev, 1, deal.POST, it.urals)


def test_6_14_the_vote_sold_weighs_by_the_number_of_the_rule() -> None:
    """Rule 6.14: for the fall it was sold for, against it where it was sold to spare him; others are not bound."""
    for weight in (40, 25):
        for way, side in ((deal.AGAINST, 1), (deal.SHIELD, -1)):
            it = position(MARKET.replace("trade_vote 40", f"trade_vote {weight}"))
            deal.sign(it.st, deal.Deal(it.stalin, it.zinoviev, way, it.trotsky, deal.POST, it.urals), 0, [])
            blow = it.motion("kamenev", RUNG, it.trotsky, OUT_POLITBURO)
            assert it.why("zinoviev", blow)["trade"] == weight * side
            assert "trade" not in it.why("stalin", blow)


def test_6_14_given_and_paid_it_is_done() -> None:
    """Rule 6.14: Zinoviev votes, Stalin sends Zinoviev's man to the Urals: nobody owes anything, and he stays his man."""
    it = position(MARKET)
    sold(it, deal.POST, it.urals)
    it.st.w("agenda").append(it.motion("stalin", RUNG, it.trotsky, OUT_POLITBURO))
    out = it.play(call_stalin=Action("yes"), call_zinoviev=Action("yes"), call=Action("no"))
    assert only(out, "vote_given")[0][:2] == (it.zinoviev, it.stalin)
    assert deal.debts(it.st, it.stalin) == it.st.pacts
    deal.appoint(it.st, it.urals, it.ivan, it.stalin, out)
    assert only(out, "price_paid")[0][:2] == (it.stalin, it.zinoviev)
    assert it.st.patron[it.ivan] == it.zinoviev and it.st.roots()[it.ivan] == it.zinoviev
    deal.reckon(it.st, out)
    assert kinds(out)[-1] == "trade_done" and it.st.pacts == []


def test_6_14_who_takes_the_vote_and_does_not_pay_has_betrayed() -> None:
    """Rule 6.14: four months after the vote and not before, or as many as the rule says."""
    for due in (4, 7):
        it = position(MARKET.replace("trade_due 4", f"trade_due {due}"))
        sold(it, deal.POST, it.urals)
        it.st.month += 4
        item = it.motion("stalin", RUNG, it.trotsky, OUT_POLITBURO)
        deal.called(it.st, item, it.trotsky, [it.stalin, it.zinoviev], [], [])
        out: list[Event] = []
        it.st.month += due - 1
        deal.reckon(it.st, out)
        assert out == []
        it.st.month += 1
        deal.reckon(it.st, out)
        assert [args[1] for args in only(out, "pact_betrayed")] == [it.stalin]


def test_6_14_a_post_given_to_another_mans_man_pays_nothing() -> None:
    """Rule 6.14: Stalin's own Oleg in the Urals is no price for Zinoviev's vote."""
    it = position(MARKET)
    sold(it, deal.POST, it.urals)
    deal.appoint(it.st, it.urals, it.oleg, it.stalin, out := [])
    assert "price_paid" not in kinds(out) and not it.st.pacts[0].terms[6]


def test_6_14_the_seller_who_votes_the_other_way_has_betrayed_before_everybody() -> None:
    """Rule 6.14: he had promised to help throw him out and voted to keep him."""
    it = position(MARKET)
    sold(it, deal.POST, it.urals)
    it.st.w("agenda").append(it.motion("stalin", RUNG, it.trotsky, OUT_POLITBURO))
    out = it.play(call_stalin=Action("yes"), call=Action("no"))
    assert [args[1:] for args in only(out, "pact_betrayed")] == [(it.zinoviev, it.stalin)]
    assert next(e.audience for e in out if e.kind == "pact_betrayed") == -1


def test_6_14_where_the_matter_never_comes_up_nothing_is_owed() -> None:
    """Rule 6.14: after six months the trade is over and nobody has broken it."""
    it = position(MARKET)
    sold(it, deal.POST, it.urals)
    it.st.month += 6
    out: list[Event] = []
    deal.reckon(it.st, out)
    assert kinds(out) == ["pact_lapsed"] and it.st.trust[it.stalin] == it.st.trust[it.zinoviev] == 50


def test_6_14_a_step_of_the_line_is_a_price_paid_by_voting() -> None:
    """Rule 6.14: Zinoviev wants the far end; Stalin owes him his vote for a step that way, whoever moves it."""
    it = position(MARKET)
    sold(it, deal.STEP, it.economy)
    step = it.motion("kamenev", LINE, it.economy, 1)
    assert it.why("stalin", step)["trade"] == 40
    assert it.why("stalin", it.motion("kamenev", LINE, it.economy, -1))["trade"] == -40
    deal.called(it.st, step, -1, [it.stalin], [it.zinoviev], out := [])
    assert only(out, "price_paid")[0][:2] == (it.stalin, it.zinoviev) and it.st.pacts[0].terms[6] == it.st.month


def test_6_14_money_for_his_region_is_a_price() -> None:
    """Rule 6.14: paid when the region of the seller's man has got it from the buyer."""
    it = position(MARKET)
    sold(it, deal.MONEY, it.tomsk)
    deal.money_given(it.st, it.tomsk, it.kamenev, [])
    assert not it.st.pacts[0].terms[6]
    deal.money_given(it.st, it.tomsk, it.stalin, [])
    assert it.st.pacts[0].terms[6] == it.st.month


def test_6_14_one_sells_what_one_has_and_pays_with_what_is_ones_own() -> None:
    """Rule 6.14: not a post in another's gift, not the same vote or the same post twice."""
    it = position(MARKET)
    buy = ACTIONS["bargain"]
    kamenev = buy.why_not(it.st, it.k("kamenev"), (0, it.zinoviev, deal.AGAINST, it.trotsky, deal.POST, it.urals))
    assert kamenev is not None and kamenev.code == "not_in_gift"
    sold(it, deal.POST, it.urals)
    again = buy.why_not(it.st, it.k("zinoviev"), (1, it.kamenev, deal.AGAINST, it.trotsky, deal.STEP, it.economy))
    twice = buy.why_not(it.st, it.k("stalin"), (0, it.kamenev, deal.AGAINST, it.trotsky, deal.POST, it.urals))
    assert [reason.code for reason in (again, twice) if reason is not None] == ["vote_sold", "post_promised"]


def test_6_14_a_vote_is_sold_by_whom_the_fall_does_not_hurt_at_a_price_he_wants() -> None:
    """Rule 6.14: the dearer the post the likelier the yes; against a friend it takes more than that."""
    it = position(MARKET)
    cheap, dear = (deal.Deal(it.stalin, it.zinoviev, deal.AGAINST, it.trotsky, deal.POST, q) for q in (it.urals, it.urals))
    plain = by_code(deal.would(it.st, it.zinoviev, cheap))
    assert plain["price"] == deal.worth(it.st, dear) > 0
    friend = position(MARKET.replace("standing 70, eye 0", "standing 70, eye 0, thinks trotsky 60"))
    told = by_code(deal.would(friend.st, friend.zinoviev, cheap))
    assert told["friend"] == -20 and sum(told.values()) < sum(plain.values())


def test_6_14_a_name_with_few_men_sells_its_vote_to_him_who_fears() -> None:
    """Rule 6.14: in some month Zinoviev offers Stalin, who fears Trotsky, his vote for a post; the offer is a legal one."""
    names = "\n".join(f"{name}: cc, of stalin 80" for name in ("anna", "boris", "vera", "gleb"))
    it = position(MARKET.replace("standing 60", "standing 95").replace("standing 70", "standing 50") + names)
    offers = set()
    for _ in range(24):
        it.st.month += 1
        for k in range(4):
            for _, action in weigh_trades(Mind(look(it.st, k), k, 7)):
                assert ACTIONS["bargain"].why_not(it.st, k, action.args) is None
                offers.add((k, action.args[0], action.args[1]))
    assert (it.k("zinoviev"), deal.SELLS, it.stalin) in offers


def test_4_10_told_is_the_target_of_the_offer_now_asked() -> None:
    """Rule 4.10: a peace is before him, a bloc comes after it: there is nobody to tell yet."""
    it = position("stalin: seat\nkamenev: seat\nzinoviev: seat\ntrotsky: seat")
    k = it.k("stalin")
    peace = (it.kamenev, (it.kamenev, it.stalin), NON_AGGRESSION, -1, 0, 1, (), (0,))
    bloc = (it.zinoviev, (it.zinoviev, it.stalin), BLOC, it.trotsky, 0, 1, (), (0,))
    it.st.w("offers")[:] = [peace, bloc]
    it.st.w("queue")[:] = [Decision("offer", k, 0), Decision("offer", k, 1)]
    bar = ACTIONS["tell"].why_not(it.st, k, ())
    assert bar is not None and bar.code == "nobody_to_tell"
    assert submit(it.st, Act("refuse"), []) is None
    assert ACTIONS["tell"].why_not(it.st, k, ()) is None


# -- two offers of one bloc ------------------------------------------------------------------------


def test_6_08_nobody_is_asked_twice_to_one_bloc() -> None:
    """Rule 6.08: who has said yes to a bloc with both is not asked again by the second; both have their answer.

    The two have refused each other: Kamenev stands in a bloc with either, and they in none together.
    """
    it = position(PEERS)
    orders = {
        "zinoviev": [Action("pact", (BLOC, it.trotsky, it.kamenev, it.stalin, 0, 1, 0))],
        "stalin": [Action("pact", (BLOC, it.trotsky, it.kamenev, it.zinoviev, 0, 1, 0))],
    }
    out = it.play(orders, offer_kamenev=[Action("accept")], offer_stalin=Action("refuse"), offer_zinoviev=Action("refuse"))
    assert len(only(out, "pact_offered")) == 4
    assert {live.parties for live in it.st.pacts} == {
        tuple(sorted((one, it.kamenev))) for one in (it.zinoviev, it.stalin)
    }
    assert not [args for args in only(out, "pact_refused") if args[0] == it.kamenev]


def test_6_08_a_heavier_stake_or_a_stranger_is_asked_about_again() -> None:
    """Rule 6.08: the second offer is put where it asks for more than the first, and says that a yes was given."""
    for stake, second in ((pact.STANDING, "zinoviev"), (0, "")):
        it = position(PEERS)
        orders = {
            "zinoviev": [Action("pact", (BLOC, it.trotsky, it.kamenev, -1, 0, 1, 0))],
            "stalin": [Action("pact", (BLOC, it.trotsky, it.kamenev, it.zinoviev if second else -1, stake, 1, 0))],
        }
        out = it.play(orders, offer_kamenev=[Action("accept"), Action("refuse")], offer=Action("refuse"))
        refused = [args for args in only(out, "pact_refused") if args[0] == it.kamenev]
        assert len(refused) == 1 and len(it.st.pacts) == 1


def test_6_08_a_yes_of_the_month_counts_among_the_three_pacts() -> None:
    """Rule 6.08: with two pacts and one yes a further offer is barred, unless it is the bloc he said yes to."""
    it = position(PEERS + "bukharin: seat\npeace kamenev bukharin\nplatform kamenev bukharin on economy")
    me = it.kamenev
    it.st.w("offers").append((it.zinoviev, (it.zinoviev, me), BLOC, it.trotsky, 0, 1, ((me, 1),), (0,)))
    for kind, aim, barred in ((NON_AGGRESSION, -1, True), (BLOC, it.trotsky, False)):
        it.st.w("offers")[1:] = [(it.stalin, (it.stalin, me), kind, aim, 0, 1, (), (0,))]
        why = ACTIONS["accept"].why_not(it.st, it.k("kamenev"), ())
        assert (why is not None and why.code == "three_pacts") == barred
