"""What an order does, rests on and breaks: on its page in the real window, in the terminal, and on the cards of answers."""

from __future__ import annotations

import io
import os
import re

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pytest
from kit_window import click, settle
from position import Position, position
from test_screens import STALIN, fresh, own_folder, put, window

from game.advice import ledger
from game.advice.asks import asks as asks_of
from game.advice.choices import further, of_weight
from game.advice.goal import unseated
from game.advice.ideas import _men
from game.advice.winning import TAKEN_OVER, chances, doubt, rests, won
from game.play import motion as motions
from game.play.action import ACTIONS, OPERATION_INDEX, SIDES, STAFF, Action, bar, graded, legal, notice_chance
from game.play.actions.answers import PRINTED
from game.play.actions.posts import gift, sits_loose
from game.play.condition import holds
from game.play.reported import VoteReport, given
from game.rules import tally
from game.rules.deal import AGAINST, SELLS
from game.rules.deal import STEP as STEP_PAID
from game.rules.debt import VOTE_KEPT
from game.rules.tally import Line, Tally
from game.rules.vote import promise_key
from game.rules.wish import IN_BLOC
from game.session import Session
from game.text.desk import Desk
from game.text.news import tell_news
from game.text.orders import tell_effects
from game.text.pages import whip as whip_told
from game.text.table import Table
from game.text.terminal import Terminal
from game.ui import news, orders, won_line
from game.ui.app import App
from game.ui.screens import answering, own_vote, whip
from game.ui.screens.answering import answers_to
from game.ui.screens.desk_parts import expected
from game.words import Words, scene_due
from game.words.bonds import broken_by
from game.words.choice_told import card_told, choice_told
from game.words.effect import about_candidate, good_of, would_leave
from game.words.effect_acts import effects
from game.words.effect_answers import answer_effects, offer_effects, paper_back
from game.words.effect_motion import binding, covered, merged, told_in_full
from game.words.needs import why_closed
from game.words.pact_past import grown, settled
from game.words.rule_of import _OF
from game.words.template import book
from game.words.word_given import by_what
from game.world.event import Event
from game.world.kinds import (
    BLOC,
    CC,
    FILL,
    LINE,
    NON_AGGRESSION,
    PLATFORM,
    POLITBURO,
    REMOVE,
    REPRIMAND,
    RUNG,
    TRADE,
    Decision,
    Hold,
    Motion,
    Op,
    Pact,
    Promise,
)
from game.world.reason import Reason, total
from game.world.view import View, look

pytestmark = pytest.mark.usefixtures("blind")

__all__ = ["own_folder"]

ZINOVIEV = 2

TABLE = """
    plenum 1926-04
    at 1926-04
    stalin: seat, gensec, standing 80
    zinoviev: seat, standing 60
    kamenev: seat, economy 40
    molotov: cc, urals, of stalin 70
    kviring: cc, ukraine, of zinoviev 55
    lone: cc, volga
    post gensec: lever chair
    post urals: under gensec, delegates 14
    post ukraine: under gensec, delegates 27
    post volga: under gensec, delegates 9
"""


def told(it: Position, who: str, action: Action) -> str:
    found = effects(Words(it.st.scenario), look(it.st, it.k(who)), it.k(who), action)
    assert all("[" not in one.text and "{" not in one.text for one in found)
    return "\n".join(one.text for one in found)


def drawn(app: App) -> str:
    """Draw a frame and return what was written in it."""
    kit, out = app.kit, []
    label, paragraph = kit.label, kit.paragraph
    kit.label = lambda rect, text, *more, **keys: (out.append(text), label(rect, text, *more, **keys))[1]  # type: ignore[method-assign]
    kit.paragraph = lambda rect, text, *more, **keys: (out.append(text), paragraph(rect, text, *more, **keys))[1]  # type: ignore[method-assign]
    try:
        kit.forget_parts()
        kit.touch()
        app.frame()
    finally:
        kit.label, kit.paragraph = label, paragraph  # type: ignore[method-assign]
    return "\n".join(out).replace("\\", "")


# -- what it does ---------------------------------------------------------------------------------


def test_winning_a_man_tells_his_loyalty_now_and_after_what_he_needs_and_what_he_has() -> None:
    it = position(TABLE)
    ours = told(it, "stalin", Action("win", (it.molotov,)))
    gain = it.st.tune.win_gain
    assert f"70 now, about {70 + gain} after" in ours and str(it.st.tune.client_bond) in ours
    assert "14 delegates" in ours and "a vote in the Central Committee" in ours
    theirs = told(it, "stalin", Action("win", (it.kviring,)))
    assert f"55 now, about {55 - gain} after" in theirs and "zinoviev" in theirs.lower() and "27 delegates" in theirs
    nobodys = told(it, "stalin", Action("win", (it.lone,)))
    assert "follows nobody" in nobodys and "9 delegates" in nobodys


def test_an_operation_says_what_each_third_brings_as_it_then_comes_out() -> None:
    it = position(TABLE)
    ours = told(it, "stalin", Action("win", (it.molotov,)))
    ways = [graded(quality, it.st.tune.win_gain) for quality in range(3)]
    assert "; ".join(f"1 in 3: loyalty and gratitude {min(100, 70 + gain)}, and he is yours" for gain in ways) in ours
    for quality, gain in enumerate(ways):
        st = position(TABLE).st
        op = Op(1, it.stalin, OPERATION_INDEX["win"], it.molotov, 0, st.month, st.month, quality, 0, 0)
        ACTIONS["win"].finish(st, op, [])
        assert st.loyalty[it.molotov] == min(100, 70 + gain)
    # A third in which a man comes over, and two in which he does not.
    it = position(TABLE.replace("of zinoviev 55", f"of zinoviev {30 + ways[2] - 1}"))
    theirs = told(it, "stalin", Action("win", (it.kviring,)))
    assert "1 in 3: he comes over to you" in theirs and theirs.count("he stays where he is") == 2


def test_an_operation_says_whose_staff_may_notice_it_and_how_likely_that_is() -> None:
    it = position(TABLE)
    chance = notice_chance(it.st, it.stalin, it.zinoviev)
    said = told(it, "stalin", Action("win", (it.kviring,)))
    assert f"{(100 * chance + SIDES // 2) // SIDES} in 100" in said and "zinoviev" in said.lower()
    assert "nobody whose staff would notice" in told(it, "stalin", Action("win", (it.lone,)))


def test_every_graded_operation_tells_its_thirds_in_window_and_terminal() -> None:
    session = fresh()
    app = window(session)
    kinds = {name for name, kind in ACTIONS.items() if kind.cost == STAFF}
    seen = set()
    for name in sorted(kinds):
        decision = session.decision
        assert decision is not None
        for action in legal(app.view, decision, name, 1):
            out = io.StringIO()
            table = Table(Terminal(io.StringIO(), out), session, app.seat)
            tell_effects(table, action)
            page = "\n".join(one.text for one in orders.effects(app, action))
            drawn_in_thirds = "in thirds" in page
            assert drawn_in_thirds == (name != "appoint"), (name, page)
            assert ("in thirds" in out.getvalue()) == drawn_in_thirds
            seen.add(name)
    assert {"win", "work", "watch", "inspect", "case"} <= seen


def test_a_step_of_the_line_is_told_from_where_to_where_and_with_the_goal_it_moves() -> None:
    it = position(TABLE)
    said = told(it, "kamenev", Action("motion", (LINE, 0, 1)))
    step = motions.make(it.st, it.kamenev, LINE, 0, 1).b
    assert f"0 now, +{step} after" in said and "+40" in said


def test_a_measure_says_what_it_is_before_it_is_adopted() -> None:
    it = position(TABLE)
    said = told(it, "stalin", Action("motion", (1, 0, 0)))
    assert book("rules")["measures"]["grain_price"]["text"].strip() in said


def test_a_reprimand_says_what_is_gained() -> None:
    it = position(TABLE)
    it.st.w("record")[it.zinoviev] = 10
    said = told(it, "stalin", Action("motion", (RUNG, it.zinoviev, REPRIMAND)))
    assert "10 now, 18 after" in said and f"{it.st.tune.reprimand_relief} points easier" in said


def test_an_appointment_says_who_loses_the_post_what_he_would_leave_and_the_delegates() -> None:
    it = position(TABLE)
    said = told(it, "stalin", Action("appoint", (it.volga, it.molotov)))
    assert "loses the post" in said and "Molotov would leave" in said
    assert "14 now, 9 after" in said


@pytest.mark.parametrize(
    ("reason", "good"),
    [
        (Reason("record_down", -2), 1), (Reason("standing_loss", -8, (3,)), 1), (Reason("standing_loss", -8, (0,)), -1),
        (Reason("own_standing", 4), 1), (Reason("on_the_record", -14), -1), (Reason("hold_for_victor", 30, (2,)), -1),
        (Reason("loyalty_loosened", -14, (3,)), 1), (Reason("members_up", 90, (70,)), 0),
    ],
)  # fmt: skip
def test_a_sign_is_good_or_bad_for_him_who_gives_the_order(reason: Reason, good: int) -> None:
    assert good_of(reason, 0) == good


def test_every_reason_that_names_a_rule_names_one_of_the_book() -> None:
    rules, reasons = book("rules")["rules"], book("words")["reason"]
    assert {number for number in _OF.values() if number not in rules} == set()
    assert {code for code in _OF if code not in reasons} == set()


# -- what it rests on -----------------------------------------------------------------------------


def test_what_is_shown_of_a_sum_adds_up_to_it() -> None:
    reasons = [Reason("gain", 30), Reason("pride", -10), Reason("trust", -9), Reason("tide", 4), Reason("danger", -22)]
    found = ledger.weighed(reasons)
    assert [one.code for one in found.shown] == ["gain", "danger", "pride", "tide"]
    assert total(list(found.shown)) + found.rest == total(reasons)


def test_only_votes_that_may_still_turn_are_near() -> None:
    view = fresh().view(STALIN)
    count = tally.count(view, motions.make(view, view.scenario.seats[STALIN], 1, 0, 0))
    near = ledger.near(view, STALIN, count, 100)
    assert near
    for line in near:
        assert abs(line.amount) <= ledger.doubt(view, STALIN, line)
    settled = [one for one in count.lines if abs(one.amount) > ledger.doubt(view, STALIN, one)]
    assert settled and not {one.person for one in near} & {one.person for one in settled}


def test_the_page_of_a_motion_gives_the_band_of_the_session_and_reasons_that_add_up() -> None:
    session = fresh()
    app = window(session, (1280, 1400))
    action = Action("motion", (1, 0, 0))
    app.go("compose", kind="motion", chosen=action.args)
    settle(app)
    said = drawn(app)
    count = orders.counted(app, action)
    assert count is not None
    item = orders.item_of(app, action)
    assert item is not None
    low, high = ledger.between(app.view, app.seat, item, count)
    assert f"Between {low} and {high} for" in said and app.words.say("does", "head_if") in said
    assert book("rules")["measures"]["grain_price"]["text"].strip() in said


# -- what it breaks -------------------------------------------------------------------------------


def bound_to(session: Session, other: int, kind: int = NON_AGGRESSION, target: int = -1) -> Pact:
    st = session.state
    me = session.scenario.seats[STALIN]
    made = Pact(st.new_id(), kind, target, tuple(sorted((me, other))), 0, 1, st.month, st.month + 12, 0, 0, -1)
    st.w("pacts").append(made)
    session._views.clear()
    return made


def test_a_motion_that_breaks_ones_own_pact_says_so_on_its_page() -> None:
    session = fresh()
    zinoviev = session.scenario.person_index["zinoviev"]
    args = (RUNG, zinoviev, REPRIMAND)
    head = Words(session.scenario).say("does", "breaks")
    app = window(session, (1280, 1400))
    app.go("compose", kind="motion", chosen=args)
    settle(app)
    assert head not in drawn(app)
    made = bound_to(session, zinoviev)
    app = window(session, (1280, 1400))
    app.go("compose", kind="motion", chosen=args)
    settle(app)
    said = drawn(app)
    assert head in said and app.words.pact(made) in said
    assert broken_by(app.words, app.view, app.seat, Action("motion", (1, 0, 0))) == []
    assert broken_by(app.words, app.view, app.seat, Action("pact", (BLOC, zinoviev, 2, -1, 0, 1, 0)))


# -- pacts that become one ------------------------------------------------------------------------


def test_6_08_a_bloc_that_took_up_another_tells_the_old_terms_and_who_came_in() -> None:
    session = fresh()
    st, (a, b, c, d) = session.state, session.scenario.seats[:4]
    old = Pact(st.new_id(), BLOC, d, (b, c), 2, 0, st.month - 6, st.month + 12, 0, 0, -1)
    session.months[-1][1].w("pacts").append(old)
    parties, stake, secret = merged([old], (a, b), 0, 1)
    assert (parties, stake, secret) == (tuple(sorted((a, b, c))), 2, 0)
    new = Pact(st.new_id(), BLOC, d, parties, stake, secret, st.month, st.month + 24, 0, 0, -1)
    st.w("pacts").append(new)
    session._views.clear()
    app = window(session, (1280, 1400))
    said = grown(app.words, session, STALIN, new)
    assert app.words.pact(old) in said and app.words.person(a) in said and app.words.say("stake", "hold") in said
    app.go("pacts")
    settle(app)
    assert said in drawn(app)
    offer = effects(app.words, app.view, STALIN, Action("pact", (BLOC, d, session.scenario.seats[4], -1, 0, 1, 0)))
    assert any(app.words.pact(new) in one.text for one in offer)


def test_a_pact_tells_who_proposed_it_who_came_in_when_and_which_votes_it_covers() -> None:
    session = fresh()
    st, (a, b, c, d) = session.state, session.scenario.seats[:4]
    now = st.month
    old = Pact(st.new_id(), BLOC, d, (b, c), 0, 0, now - 1, now + 12, 0, 0, -1)
    new = old._replace(id=st.new_id(), parties=tuple(sorted((a, b, c))), signed=now)
    session.months[-1][1].w("pacts").append(old)
    st.w("pacts").append(new)
    both = 1 | 1 << st.seat_index[b]
    session.events += [
        Event("pact_signed", now - 1, (old.id, d, 2)), Event("pact_offered", now, (b, a, d, BLOC), both),
        Event("pact_signed", now, (new.id, d, 3)),
    ]  # fmt: skip
    session._views.clear()
    words = Words(session.scenario)
    names = [words.person(p) for p in (b, c)]
    first, then = settled(words, session, STALIN, new)
    assert all(name in first for name in names) and words.month(now - 1) in first and "proposed" not in first
    assert words.person(a) in then and then.endswith(f"Proposed by {names[0]}.")
    (told,) = settled(words, session, st.seat_index[d], new)[1:]
    assert "Proposed" not in told, "whom it is against has not heard who proposed it"
    app = window(session, (1280, 1400))
    app.go("pacts")
    settle(app)
    (covers,) = covered(words, app.view, STALIN, new)
    said = drawn(app)
    assert all(one in said for one in (first, then, covers)) and "in whatever body" in covers and f" {IN_BLOC} points" in covers
    offer = effects(words, app.view, STALIN, Action("pact", (BLOC, d, session.scenario.seats[4], -1, 0, 1, 0)))
    assert covers in [one.text for one in offer]


@pytest.mark.slow
def test_a_pact_signed_is_told_with_all_its_terms_on_the_desk_in_the_terminal_and_among_the_pacts() -> None:
    session = fresh()
    st, (me, a, b) = session.state, session.scenario.seats[:3]
    one = Pact(st.new_id(), BLOC, b, (me, a), 1, 1, st.month, st.month + 12, 0, 0, -1)
    st.w("pacts").append(one)
    session.events.append(Event("pact_signed", st.month, (one.id,), 1 << STALIN))
    session._views.clear()
    app = window(session, (1280, 1400))
    app.words.learn(app.view)
    terms = binding(app.words, app.view, STALIN, one)
    until = app.words.month(one.until)
    assert len(terms) == 2 and until in terms[0] and "breaks it before everybody" in terms[0] and "standing" in terms[1]
    app.heard = 0
    app.go("desk")
    settle(app)
    assert any(all(text in line.more for text in terms) for line in news.months(app)), "in short, the whole in its tip"
    app.go("pacts")
    settle(app)
    assert all(text in drawn(app) for text in terms)
    out = io.StringIO()
    tell_news(Table(Terminal(io.StringIO(), out), session, STALIN))
    assert all(text in out.getvalue().replace("\n", " ") for text in terms)
    # Who is not in it is not bound.
    assert binding(app.words, session.view(3), 3, one) == []


def test_an_offer_of_a_trade_and_of_a_renewal_say_what_either_side_gives_and_until_when() -> None:
    session = fresh()
    st, (me, a, b) = session.state, session.scenario.seats[:3]
    st.w("offers").append((a, (a, me), TRADE, b, 0, 1, (), (SELLS, AGAINST, STEP_PAID, 0)))
    session._views.clear()
    app = window(session)
    said = "\n".join(one.text for one in offer_effects(app.words, session.view(STALIN), STALIN))
    assert f"{app.words.person(a)} owes" in said and f"{app.words.person(me)} owes" in said
    one = Pact(st.new_id(), NON_AGGRESSION, -1, (me, a), 0, 1, st.month - 20, st.month + 1, 0, 0, -1)
    st.w("pacts").append(one)
    st.w("offers")[:] = [(a, (a, me), NON_AGGRESSION, -1, 0, 1, (), (0, one.id))]
    session._views.clear()
    app.words.learn(session.view(STALIN))
    said = "\n".join(x.text for x in offer_effects(app.words, session.view(STALIN), STALIN))
    later = app.words.month(st.month + st.tune.pact_months)
    assert later in said and "breaks it before everybody" in said


def test_a_renewal_counts_its_months_from_the_day_it_is_renewed_and_a_platform_leads_where_its_parties_do() -> None:
    session = fresh()
    st, (me, a, b) = session.state, session.scenario.seats[:3]
    bloc = Pact(st.new_id(), BLOC, b, (me, a), 1, 1, st.month - 6, st.month + 2, 0, 0, -1)
    common = Pact(st.new_id(), PLATFORM, -1, (me, a), 0, 0, st.month, st.month + 12, 0, 0, 0)
    st.w("pacts").extend([bloc, common])
    st.row("stance", 0)[me], st.row("stance", 0)[a] = st.line[0] - 10, st.line[0] + 30
    session._views.clear()
    app = window(session)
    app.words.learn(app.view)
    said = "\n".join(one.text for one in effects(app.words, app.view, STALIN, Action("renew", (bloc.id, 2))))
    assert "Without a date" not in said and "Until January 1925" in said
    issue = session.scenario.issues[0]
    assert issue.high in binding(app.words, app.view, STALIN, common)[0]
    assert binding(app.words, app.view, -1, common) == []


def test_a_vote_another_reckoned_with_says_by_what_word_and_by_which_pact_it_was_bound() -> None:
    session = fresh()
    st, (me, a, b) = session.state, session.scenario.seats[:3]
    one = Pact(st.new_id(), BLOC, b, (me, a, session.scenario.seats[3]), 0, 1, st.month, st.month + 12, 0, 0, -1)
    st.w("pacts").append(one)
    item = motions.make(st, a, LINE, 0, 1)
    kept = Event("debt", st.month, (me, a, VOTE_KEPT), 1 << STALIN)
    session.events += [
        Event("word", st.month - 1, (a, me, 1, 1), 1 << STALIN), Event("word", st.month - 1, (b, me, 0, 1), 1 << STALIN),
        Event("caucus", st.month, (one.id, 1, *item), 1 << STALIN), kept,
    ]  # fmt: skip
    session._views.clear()
    app = window(session, (1280, 1400))
    app.words.learn(app.view)
    said = by_what(app.words, STALIN, kept, session.heard(STALIN))
    assert "warned you" in said and app.words.pact(one) in said and "promised" not in said
    app.heard = 0
    app.go("desk")
    settle(app)
    assert said in drawn(app)
    assert by_what(app.words, STALIN, kept._replace(args=(me, b, VOTE_KEPT)), session.heard(STALIN)).startswith("He had")
    assert by_what(app.words, STALIN, kept._replace(args=(a, me, VOTE_KEPT)), session.heard(STALIN)) == ""


def test_a_peace_without_a_date_is_said_with_the_month_in_which_it_ends() -> None:
    session = fresh()
    st, (me, a) = session.state, session.scenario.seats[:2]
    one = Pact(st.new_id(), NON_AGGRESSION, -1, (me, a), 0, 1, st.month, st.month + st.tune.pact_months, 0, 0, -1)
    words = Words(session.scenario)
    assert words.month(one.until) in words.pact_terms(one) and "without a date" not in words.pact_terms(one)
    assert "without a date" in words.pact_terms(one._replace(kind=BLOC, target=session.scenario.seats[2]))


def test_one_count_of_an_item_on_desk_motion_page_corridor_session_and_terminal() -> None:
    session = fresh()
    st, me = session.state, session.scenario.seats[STALIN]
    view = session.view(STALIN)
    action = next(one for one in legal(view, Decision("desk", STALIN), "motion", 60) if one.args[0] == LINE)
    app = window(session, (1280, 1400))
    count = orders.counted(app, action)
    assert count is not None
    item = motions.make(st, me, *action.args)
    st.w("agenda").append(item)
    n = len(st.agenda) - 1
    session._views.clear()
    app.words.learn(app.view)
    for way in (0, -1):
        if way:  # one has said how his own name is answered: every page puts it in
            st.w("orders").append((STALIN, "vote", (promise_key(item), way)))
            session._views.clear()
            app._memo_of = None
        now = ledger.counted(app.view, STALIN, n)
        # As it stands on the page of the order; who votes against his own motion takes his men with him.
        assert now.ayes == count.ayes if not way else now.ayes < count.ayes
        low, high = ledger.between(app.view, STALIN, item, now)
        line = whip.verdict(app, item, now)
        assert f"{now.ayes} to {now.noes}" in line and (low == high or f"({low} to {high} possible)" in line)
        app.go("desk")
        settle(app)
        assert line in drawn(app)
        assert (expected(app, n).ayes, expected(app, n).noes) == (now.ayes, now.noes)
        app.go("vote", item=n)
        settle(app)
        assert app.stack[-1].count(n).ayes == now.ayes  # type: ignore[attr-defined]
        out = io.StringIO()
        whip_told(Table(Terminal(io.StringIO(), out), session, STALIN), n)
        assert re.search(rf"\b{now.ayes}\b.*\b{now.noes}\b", out.getvalue())
        own_vote.remember(app)
        assert app.counted[STALIN, promise_key(item), item.body].ayes == now.ayes


# -- whom one may name ----------------------------------------------------------------------------


def test_a_rivals_man_can_be_sent_abroad_by_a_motion_in_the_window() -> None:
    session = fresh()
    st, q = session.state, session.scenario.post_index["envoy_berlin"]
    view = session.view(STALIN)
    me = session.scenario.seats[STALIN]
    theirs = [
        args[-1] for args in further(view, "motion", (4, q))
        if view.roots()[args[-1]] not in (-1, me) and bar(view, Decision("desk", STALIN), Action("motion", args)) is None
    ]
    assert theirs and st.holder[q] >= 0
    app = window(session)
    app.go("compose", kind="motion", chosen=(4, q))
    settle(app)
    assert {one.value for one in orders.stage(app.view, session.decision, "motion", (4, q))} >= set(theirs)
    app.stack[-1].search = app.words.person(theirs[0])  # type: ignore[attr-defined]
    app.kit.touch()
    settle(app)
    settle(app, *click(app.kit, f"value:{theirs[0]}"))
    assert app.words.post(view.posts_of[theirs[0]][0], "short") in drawn(app)
    settle(app, *click(app.kit, "give_order"))
    assert (STALIN, "motion", (4, q, theirs[0])) in st.orders


def test_an_order_about_a_person_lists_everybody_of_weight_and_says_who_is_left_out_and_why() -> None:
    session = fresh()
    view, x = session.view(STALIN), session.scenario.person_index["krupskaya"]
    assert view.seat_cc[x] == 0 and view.posts_of[x], "she has an office and no seat in the Committee"
    app = window(session)
    decision = session.decision
    assert decision is not None
    app.go("compose", kind="conciliate")
    settle(app)
    app.stack[-1].search = app.words.person(x)  # type: ignore[attr-defined]
    app.kit.touch()
    settle(app)
    settle(app, *click(app.kit, f"value:{x}"))
    assert "give_order" in app.kit.zones and "Krupskaya" in drawn(app)
    # Contenders are not won by service: the page of the order says so.
    app.go("compose", kind="win")
    settle(app)
    tip = app.kit._by_id["left_out"].tip.text
    assert all(app.words.person(p) in tip for p in session.scenario.seats[1:])
    listed = {one.value for one in orders.stage(view, decision, "win", ())}
    out = {p for _, people in orders.left_out(app, decision, "win") for p in people}
    assert listed | out == set(of_weight(view)) - {app.me} and not listed & out
    said = io.StringIO()
    desk = Desk(Table(Terminal(io.StringIO("back\n"), said), session, STALIN), decision)
    assert desk.choose(ACTIONS["win"], "person", ()) is None
    assert "Not in the list" in said.getvalue() and app.words.person(session.scenario.seats[1]) in said.getvalue()


def test_a_click_on_a_fit_man_chooses_him_and_on_a_barred_one_says_why() -> None:
    session = fresh()
    view = session.view(STALIN)
    ready = [q for q in gift(view, STALIN) if sits_loose(view, STALIN, q) is None]
    app = window(session)
    app.go("posts", post=ready[0])
    settle(app)
    man = next(id for id in app.kit.zones if id.startswith("carry:"))
    settle(app, *click(app.kit, man))
    assert "appoint:yes" in app.kit.zones and app.words.say("does", "head") in drawn(app)
    held = [q for q in gift(view, STALIN) if (why := sits_loose(view, STALIN, q)) and why.code == "no_ground"]
    assert held
    app.go("posts", post=held[0])
    settle(app)
    button = app.kit._by_id["appoint"]
    assert not button.enabled and app.words.person(view.holder[held[0]]) in str(button.why)
    man = next(id for id in app.kit.zones if id.startswith("carry:"))
    settle(app, *click(app.kit, man))
    assert app.stack[-1].name == "posts" and "appoint:yes" not in app.kit.zones


# -- answers --------------------------------------------------------------------------------------


def offered_bloc() -> Session:
    session = fresh()
    st, (me, a, b, c) = session.state, session.scenario.seats[:4]
    st.w("offers").append((a, (a, me, b), BLOC, c, 2, 1, (), (0,)))
    st.w("queue").insert(0, Decision("offer", STALIN, 0))
    session._views.clear()
    return session


@pytest.mark.parametrize(("size", "percent"), [((1280, 800), 100), ((1280, 800), 150), ((1024, 640), 100)])
def test_an_offer_shows_every_answer_and_names_everybody_in_it(size: tuple[int, int], percent: int) -> None:
    session = offered_bloc()
    app = window(session, size, percent)
    app.go("decision")
    settle(app)
    for kind in ("accept", "refuse", "tell"):
        zone = app.kit._by_id[f"answer:{kind}"]
        assert zone.visible and zone.clip == zone.rect, kind
    said = drawn(app)
    for p in session.scenario.seats[:4]:
        assert app.words.person(p) in said
    assert app.text("decision.binds") in said


def test_what_lies_below_the_edge_is_counted() -> None:
    session = put("theses")
    app = window(session, (1024, 640), 150)
    app.go("decision")
    settle(app)
    assert session.decision is not None
    many = len(answers_to(app, session.decision))
    said = drawn(app)
    below = next(n for n in range(1, many + 1) if app.text("decision.below", count=n) in said)
    assert 0 < below < many
    app.kit.scroll_to(f"card:theses:{session.decision.a}", 10_000)
    settle(app)
    assert app.text("decision.below", count=1)[2:] not in drawn(app)


def test_an_answer_in_kind_names_the_paper_that_is_spent() -> None:
    session = put("pressed")
    st, presser = session.state, session.state.presses[-1][0]
    st.w("holds").append(Hold(st.new_id(), -3, presser, 1 << STALIN, 12, 0, 0))
    session._views.clear()
    app = window(session)
    assert session.decision is not None
    paper = paper_back(app.view, STALIN)
    assert paper is not None and paper.strength == 12
    answers = {one.action.kind: one for one in answers_to(app, session.decision)}
    assert app.words.hold(paper.id, STALIN, "text").rstrip(".") in answers["cancel"].sub
    asked = app.words.decision(session.decision, app.view)
    assert app.words.person(presser) in asked.text and "strength" in asked.text


def test_every_choice_of_a_conference_and_of_the_list_says_what_it_brings() -> None:
    session = fresh()
    st = session.state
    st.report_by = session.scenario.seats[2]
    for kind in ("conference", "slate", "reporter"):
        st.w("queue")[:] = [Decision(kind, STALIN, 0)]
        session._views.clear()
        app = window(session)
        answers = answers_to(app, st.queue[0])
        assert answers and all(one.sub for one in answers), (kind, [one.text for one in answers if not one.sub])
        assert not [one for one in answers if "[" in one.text + one.sub]
        if kind == "slate":
            sold = [one.text for one in answers if one.action.kind == "give_place" and one.action.args[1] == 0]
            assert sold and all(app.words.person(st.report_by) in text for text in sold)


# -- the terminal ---------------------------------------------------------------------------------


def test_the_terminal_tells_what_an_order_does_and_breaks_before_it_is_given() -> None:
    session = fresh()
    zinoviev = session.scenario.person_index["zinoviev"]
    bound_to(session, zinoviev)
    told_there = io.StringIO()
    table = Table(Terminal(io.StringIO(), told_there), session, STALIN)
    desk = Desk(table, Decision("desk", STALIN))
    desk.forecast(Action("motion", (RUNG, zinoviev, REPRIMAND)))
    said = told_there.getvalue()
    words = table.words
    assert words.say("does", "head_if") in said and words.say("does", "breaks") in said
    assert "carry it" in said
    win = legal(session.view(STALIN), Decision("desk", STALIN), "win")[0]
    desk.forecast(win)
    assert words.say("does", "head") in told_there.getvalue()


def test_a_vacant_post_may_be_filled_with_anybody_of_weight() -> None:
    view = fresh().view(STALIN)
    q = next(q for q, post in enumerate(view.scenario.posts) if post.kind == "abroad")
    named = list(further(view, "motion", (FILL, q)))
    assert len(named) > 40 and all(args[:2] == (FILL, q) for args in named)
    assert list(further(view, "motion", (FILL,))) == [] and list(further(view, "appoint", ())) == []


def test_6_08_an_offer_that_would_become_one_with_a_bloc_says_so_in_title_card_and_question() -> None:
    session = fresh()
    st, (me, a, b, c) = session.state, session.scenario.seats[:4]
    made = Pact(st.new_id(), BLOC, c, (a, b), 3, 0, st.month, st.month + 24, 0, 0, -1, (-1, -1))
    st.w("pacts").append(made)
    st.w("offers").append((a, (a, me), BLOC, c, 0, 1, (), (0,)))
    session._views.clear()
    app = window(session, (1280, 1400))
    title = app.words.action("pact", (BLOC, c, a, -1, 0, 1, 0), app.view)
    whole, stake = app.words.pact(made), app.words.say("stake", "post")
    assert whole in title and stake in title and "open" in title and "secret" not in title
    card = [one.text for one in effects(app.words, app.view, STALIN, Action("pact", (BLOC, c, a, -1, 0, 1, 0)))]
    assert whole in card[0] and any("Everybody learns" in text for text in card)
    assert any("loses the post" in text for text in card) and not any("secret, until" in text for text in card)
    asked = app.words.decision(Decision("offer", STALIN), app.view).text
    assert whole in asked and app.words.person(b) in asked and stake in asked
    # Of a bloc that is not known to him nothing is said but that there may be one.
    st.w("pacts")[-1] = made._replace(secret=1)
    session._views.clear()
    view = session.view(STALIN)
    app.words.learn(view)
    plain = app.words.action("pact", (BLOC, c, a, -1, 0, 1, 0), view)
    assert "nothing" in plain and "secret" in plain and "becomes one" not in plain
    told = [one.text for one in effects(app.words, view, STALIN, Action("pact", (BLOC, c, a, -1, 0, 1, 0)))]
    assert app.words.say("does", "may_merge") in told


def test_6_08_who_came_into_a_larger_bloc_by_a_yes_reads_what_it_is_and_what_leaving_costs() -> None:
    session = fresh()
    st, (me, a, b, c) = session.state, session.scenario.seats[:4]
    one = Pact(st.new_id(), BLOC, c, tuple(sorted((me, a, b))), 3, 1, st.month, st.month + 24, 0, 0, -1, (-1, -1, -1))
    st.w("pacts").append(one)
    session.events.append(Event("pact_signed", st.month, (one.id, c, 3), 1 << STALIN))
    session.events.append(Event("pact_joined", st.month, (one.id, me), 1 << STALIN))
    session._views.clear()
    app = window(session, (1280, 1400))
    app.heard = 0
    app.go("desk")
    settle(app)
    said = " ".join((drawn(app), *(line.more for line in news.months(app))))  # in short, the whole in its tip
    assert "become one with a larger bloc" in said and app.words.say("action", "renounce", "name") in said
    assert "You have no post that could be staked" in said and "yours would be" not in said


def test_a_man_to_be_won_is_listed_with_the_loyalty_he_would_come_to_and_it_adds_up() -> None:
    session = fresh()
    app = window(session)
    app.go("compose", kind="win")
    settle(app)
    said, view = drawn(app), app.view
    for x in [one.value for one in orders.stage(view, session.decision, "win", ())][:5]:
        got = won(view, STALIN, x, view.tune.win_gain)
        reasons = rests(view, STALIN, x, view.tune.win_gain)
        assert sum(one.amount for one in reasons) == got.after or got.after == TAKEN_OVER
        verdict, _ = orders.verdict(app, Action("win", (x,)))
        assert verdict in said and f"about {got.after}" in verdict
        told = " ".join(one.text for one in effects(app.words, view, STALIN, Action("win", (x,))))
        assert "is made up of" in told and all(app.words.reason(one) in told for one in reasons if one.amount)
        n, of = chances(view, STALIN, x)
        assert view.roots()[x] == app.me or (f"yours in {n} of {of}" in verdict) == (n > 0)


def test_what_a_paper_asks_for_stands_in_the_sum_with_its_figure_even_where_it_is_nought() -> None:
    session = fresh()
    st, k = session.state, STALIN
    on = session.scenario.seats[1]
    paper = Hold(st.new_id(), -3, on, 1 << k, 60, 0, 0)
    st.w("holds").append(paper)
    session._views.clear()
    app = window(session)
    for ask, what, points in ((0, "a vote", "0"), (1, "silence", "−4"), (2, "a post", "−22")):
        app.go("compose", kind="press", chosen=(paper.id, ask))
        settle(app)
        said = drawn(app).split("\n")
        at = next(n for n, text in enumerate(said) if text.startswith(f"what is asked: {what}"))
        assert said[at - 1] == points


def test_confessing_and_defying_tell_what_each_costs_beside_the_standing() -> None:
    session = put("pressed")
    view, decision = session.view(STALIN), session.decision
    words, me = Words(session.scenario), session.scenario.seats[STALIN]
    press = view.presses[-1]
    hold = next(one for one in view.holds if one.id == press[2])

    def said(name: str) -> str:
        return " ".join(answer_effects(words, session.view(STALIN), decision, Action(name)))

    loss, now = hold.strength // 8, view.case[me]
    assert hold.strength >= PRINTED and f"orthodoxy −{-(-loss // 2)}" in said("defy")
    assert f"the case against you {now} now, {min(60, now + loss)} after" in said("defy")
    assert "nothing is printed" in said("confess") and "nothing is added to your case" in said("confess")
    assert "20 points worse" in said("yield")
    app = window(session)
    app.set_aside = None
    app.go("decision")
    settle(app)
    shown = drawn(app)
    assert said("confess").rstrip(".") in shown and said("defy").partition(". ")[0] in shown
    before = session.state.clone()
    assert session.submit(Action("defy")) is None
    st = session.state
    assert st.case[me] - before.case[me] == loss and before.orthodoxy[me] - st.orthodoxy[me] == -(-loss // 2)
    weak = put("pressed")
    weak.state.w("holds")[:] = [one._replace(strength=PRINTED - 1) for one in weak.state.holds]
    weak._views.clear()
    told = " ".join(answer_effects(words, weak.view(STALIN), weak.decision, Action("defy")))
    assert "too weak to be printed" in told and "case" not in told


def test_a_paper_pressed_on_a_contender_says_that_he_may_answer_with_one_of_his_own() -> None:
    session = fresh()
    st, a = session.state, session.scenario.seats[1]
    st.w("holds").append(Hold(st.new_id(), -1, a, 1 << STALIN, 60, 0, 0))
    session._views.clear()
    view = session.view(STALIN)
    words = window(session).words
    words.learn(view)
    said = [one.text for one in effects(words, view, STALIN, Action("press", (st.holds[-1].id, 0)))]
    assert words.say("does", "press_answered", person=words.person(a)) in said


def _whose(view: View, x: int, patron: int, root: int, loyalty: int) -> None:
    """Let a seat believe whose man somebody is, and how firmly."""
    for name, value in (("patron", patron), ("loyalty", loyalty)):
        held = list(getattr(view, name))
        held[x] = value
        setattr(view, name, held)
    roots = list(view.roots())
    roots[x] = root
    view.roots = lambda: roots  # type: ignore[method-assign]


def test_winning_a_man_is_no_gain_where_the_likeliest_draw_is_not_enough_and_the_end_says_what_came_of_it() -> None:
    session = fresh()
    st, me = session.state, session.scenario.seats[STALIN]
    words = window(session).words
    x = next(p for p in range(len(st.life)) if st.seat_index[p] < 0 and st.posts_of[p] and st.patron[p] < 0)
    for regard, good in ((-90, 0), (90, 1)):
        view = session.view(STALIN)
        rows = [list(row) for row in view.regard]
        rows[STALIN][x] = regard
        view.regard = rows
        words.learn(view)
        first = effects(words, view, STALIN, Action("win", (x,)))[0]
        assert first.good == good and ("not enough" in first.text) == (not good)
    done = Event("op_done", st.month, (me, OPERATION_INDEX["win"], x, -1, 1), 1 << STALIN)
    other = session.scenario.seats[2]
    for patron, root, said in ((me, -1, "not won him yet"), (me, me, "is now yours"), (other, other, "as before")):
        _whose(view, x, patron, root, 40)
        assert said in told_in_full(words, view, STALIN, done)


def test_the_circle_never_thinks_of_a_man_whom_no_draw_would_make_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """He who comes over begins under the bond: as long as nothing else binds him, he is counted as not won."""
    session = fresh()
    view, other = session.view(STALIN), session.scenario.seats[2]

    def thought() -> list[int]:
        return [action.args[0] for _, action, _ in _men(view, STALIN, Decision("desk", STALIN))]

    x = next(iter(thought()))
    asked = {"win": [Action("win", (x,))]}
    monkeypatch.setattr("game.advice.ideas.legal", lambda view, decision, kind, *more: asked.get(kind, []))
    for loyalty, owed, comes, ours in ((70, 0, False, False), (10, 0, True, False), (10, 4, True, True)):
        _whose(view, x, other, other, loyalty)
        view.gratitude, view.owes = list(view.gratitude), list(view.owes)
        view.gratitude[x], view.owes[x] = owed, session.scenario.seats[STALIN]
        got = won(view, STALIN, x, view.tune.win_gain)
        assert (got.comes, got.ours, bool(chances(view, STALIN, x)[0]), x in thought()) == (comes, ours, ours, ours)


def test_he_who_counted_as_nobodys_long_ago_is_to_be_watched_first_and_won_only_if_it_is_so_still() -> None:
    session = fresh()
    view = session.view(STALIN)
    app = window(session)
    decision = Decision("desk", STALIN)
    legal_win = [action.args[0] for action in legal(view, decision, "win", 24)]
    thought = [action.args[0] for _, action, _ in _men(view, STALIN, decision) if action.kind == "win"]
    x = next(x for x in thought if x in legal_win)
    found = {}
    for months in (0, 40):
        _whose(view, x, -1, -1, 0)
        view.bel_month = [[view.month - months] * len(row) for row in view.bel_month]
        assert doubt(view, STALIN, x) == months
        found[months] = [one for one in _men(view, STALIN, decision) if one[1].args[0] == x]
    (fresh_value, won_now, _), = found[0]
    (first, watch, why), (less, win, _) = found[40]
    assert (won_now.kind, watch.kind, win.kind, why.code) == ("win", "watch", "win", "advice_whose")
    assert first == fresh_value > less and "40 months old" in app.words.reason(why)
    assert "if still nobody's (your card is 40 months old)" in won_line.told(app, x)


def test_the_card_of_the_letter_speaks_to_him_it_is_about_and_counts_who_would_unseat_him() -> None:
    session = fresh()
    h = next(n for n, one in enumerate(session.scenario.happenings) if one.id == "letter_from_the_step")
    app = window(session)
    note = answering.beside(app, Decision("news", STALIN, h))[0]
    mover, count = unseated(app.view, STALIN)
    assert count is not None and f"{count.ayes} of {count.ayes + count.noes}" in note and app.words.person(mover) in note
    card = session.scenario.happenings[h]
    for text in (card.text, *(one.text for one in card.choices)):
        assert not re.search(r"\b(he|him|his)\b", text)
    assert scene_due.subject(session, h, session.scenario.seats[STALIN]) == session.scenario.seats[STALIN]


def test_the_card_of_the_letter_tells_how_each_motion_would_stand_and_who_knows_what() -> None:
    session = fresh()
    h = next(n for n, one in enumerate(session.scenario.happenings) if one.id == "the_letter")
    ids, k = {one.id: c for c, one in enumerate(session.scenario.happenings[h].choices)}, ZINOVIEV
    view, words = session.view(k), Words(session.scenario)
    words.learn(view)
    told = {id: " ".join(choice_told(words, view, h, c, k)) for id, c in ids.items()}
    assert told["delegations"].startswith("Besides: Stalin")
    for id in ("full_congress", "an_eye_beside_him", "move_him"):
        assert "by name" in told[id] and "needed" in told[id] and "your record grows by 8" in told[id]
    moved = motions.make(view, view.scenario.seats[k], REMOVE, view.secretary_post, session.scenario.person_index["rudzutak"])
    count = tally.count(view, moved)
    assert f"{count.ayes} for, {count.noes} against" in told["move_him"]
    assert "loses 21 points" in told["full_congress"], "by the strength of the paper"
    st = session.state
    st.w("holds")[:] = [one for one in st.holds if one.source != session.scenario.happenings[h].choices[0].effects[0][1]]
    session._views.clear()
    again = " ".join(choice_told(words, session.view(k), h, ids["full_congress"], k))
    assert "loses 21 points" in again, "he does not have it yet: the choice hands it to him first"
    paper = session.scenario.happenings[h].choices[0].effects[0][1]
    for seat in range(len(session.scenario.seats)):
        note = card_told(words, session.view(seat), h, seat)
        has = any(one.source == paper and one.holders >> seat & 1 for one in session.view(seat).holds)
        assert ("already" in note[0]) == has and note[1] == "Everybody hears what you choose."
    assert "secret" not in session.scenario.happenings[h].choices[ids["move_him"]].text, "it is voted by name"


def test_a_choice_that_is_not_open_says_what_is_missing() -> None:
    session = fresh()
    app = window(session)
    scenario = session.scenario
    h, c = next(
        (h, c) for h, one in enumerate(scenario.happenings) for c, choice in enumerate(one.choices)
        if one.id == "asked_to_recant" and choice.needs is not None
    )  # fmt: skip
    trotsky = scenario.person_index["trotsky"]
    session.state.w("holds")[:] = []
    session._views.clear()
    told = why_closed(app.words, session.view(scenario.seats.index(trotsky)), h, c, trotsky)
    assert told.startswith("You hold no such paper") and app.words.person(scenario.person_index["zinoviev"]) in told
    # Every closed choice of the game says what it asks for, as far as one thing can be named.
    plain = []
    for h, one in enumerate(scenario.happenings):
        for c, choice in enumerate(one.choices):
            if choice.needs is not None and not holds(choice.needs, app.view, app.me):
                plain.append(why_closed(app.words, app.view, h, c, app.me))
    assert plain and all("{" not in text and "[" not in text for text in plain)


def test_what_waits_for_a_later_sitting_asks_on_the_desk_and_the_count_says_that_it_goes_on() -> None:
    session = fresh()
    st, a = session.state, session.scenario.seats[1]
    q = next(q for q, post in enumerate(session.scenario.posts) if st.holder[q] < 0)
    item = Motion(FILL, a, POLITBURO, q, a, 0, st.month, 0, 0)
    st.w("agenda").append(item._replace(body=CC, put_off=st.month + 2))
    session._views.clear()
    count = tally.count(session.view(STALIN), item)
    session.reports.append(VoteReport(st.month, tuple(item), count, count._replace(carried=False), False, STALIN))
    app = window(session, (1280, 1400))
    month = app.words.month(st.month + 2)
    ask = next(one for one in asks_of(app.view, STALIN) if one.code == "item_later")
    assert month in app.words.ask(ask, app.view)
    app.go("vote", report=len(session.reports) - 1)
    settle(app)
    app.kit.reduced_motion = True
    said = drawn(app)
    assert month in said and app.text("vote.sent_on") in said


def test_the_corridor_marks_who_votes_by_letter_and_whose_man_a_candidate_is() -> None:
    session = fresh()
    st = session.state
    words = window(session).words
    x = next(p for p in range(len(st.life)) if st.seat_index[p] < 0 and st.posts_of[p])
    q = next(q for q, post in enumerate(st.scenario.posts) if st.holder[q] != x and post.kind == "abroad")
    view = session.view(STALIN)
    words.learn(view)
    text = about_candidate(words, view, STALIN, Motion(FILL, st.scenario.seats[1], POLITBURO, q, x, 0, st.month, 0, 0))
    assert words.person(x) in text and ("man" in text or "yours" in text or "follows" in text)
    left = would_leave(view, q, x)
    assert all(words.post(y, "short") in text for y in left) and ("fall vacant" in text) == bool(left)


def test_a_word_broken_is_said_and_a_refusal_gives_its_reason() -> None:
    session = fresh()
    st, (me, a) = session.state, session.scenario.seats[:2]
    item = Motion(FILL, a, POLITBURO, 0, me, 0, st.month, 0, 0)
    st.w("promises").append(Promise(a, me, 0, -1, st.month, promise_key(item)))
    assert given(st, item, STALIN) == ((a, -1),)
    expected = Tally(0, 1, False, 500, (Line(a, -1, 0, 1, -20, ()),))
    real = Tally(1, 0, True, 500, (Line(a, -1, 1, 0, 20, ()),))
    session.reports.append(VoteReport(st.month, tuple(item), expected, real, True, STALIN, True, ((a, -1),)))
    app = window(session, (1280, 1400))
    app.kit.reduced_motion = True
    app.go("vote", report=len(session.reports) - 1)
    settle(app)
    assert app.text("vote.broke_word_mine", x=app.words.person(a)) in drawn(app)
    assert "+21" in own_vote._why_refused(app, a, 0, 21) and "do not know" in own_vote._why_refused(app, a, 0, 21)
    assert "expected" in own_vote._why_refused(app, a, 0, -4) and own_vote._why_refused(app, a, 1, 21) == ""


def test_the_count_of_a_motion_that_took_a_post_of_the_reader_says_what_it_costs_him() -> None:
    session = fresh()
    st, (me, a) = session.state, session.scenario.seats[:2]
    q = st.posts_of[me][0]
    item = Motion(REMOVE, a, POLITBURO, q, a, 0, st.month, 0, 0)
    count = tally.count(session.view(STALIN), item)
    session.reports.append(VoteReport(st.month, tuple(item), count, count._replace(carried=True), True, STALIN))
    session.events.append(Event("relieved", st.month, (me, q, a)))
    app = window(session, (1280, 1400))
    app.kit.reduced_motion = True
    app.go("vote", report=len(session.reports) - 1)
    settle(app)
    assert "With it you lose" in drawn(app)
