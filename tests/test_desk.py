"""The desk in the real window: the end of a month, what is told first, what was ordered, what the circle thinks of."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest
from games import scenario_of
from kit_window import Window, key, mouse
from test_corridor import written
from test_window import Hand, answer_or_go_on, begun, home  # noqa: F401

from game import advice
from game.advice import Ask
from game.advice.ideas import stands, weight_of_post
from game.play import motion
from game.play.action import ACTIONS, OWN, STAFF, Action, legal, own_acts_left
from game.rules import career, pact, tally
from game.session import HUMAN, Session
from game.ui import asks as desk_asks
from game.ui import news, orders, telling
from game.ui.kit import Kit, plain
from game.ui.kit.guard import HELD, NEAR, PAUSE, Guard
from game.ui.news import News
from game.ui.screens import desk_end, desk_parts, order_card, typed_number
from game.ui.settings import load_settings
from game.world.event import ALL, Event
from game.world.kinds import BLOC, CC, FILL, REMOVE, RUNG, Decision, Motion, Pact
from game.world.reason import Reason

pytestmark = pytest.mark.usefixtures("blind")

SERVES = ("cc", "delegates", "posts", "against", "rivals", "line", "name", "knowledge", "health", "")

# -- the end of the month -------------------------------------------------------------------------


def test_the_end_of_a_month_with_acts_unused_is_asked_about_once(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app, month = hand.app, hand.app.game.state.month
    assert any(desk_end.unused(app))
    for stays in ("click", "escape"):
        hand.press(pygame.KSCAN_E)
        assert {"end:yes", "end:no"} <= set(hand.zones) and "go:people" not in hand.zones
        assert app.kit.focus == "end:yes", "Enter goes on"
        hand.click("end:no") if stays == "click" else hand.press(pygame.KSCAN_ESCAPE)
        assert app.game.state.month == month and "end_month" in hand.zones
    hand.press(pygame.KSCAN_E, pygame.KSCAN_RETURN)
    assert app.game.state.month > month or app.game.decision.kind != "desk"  # type: ignore[union-attr]


def let_go(hand: Hand, code: int) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=0, scancode=code, mod=0, unicode=""))
    hand.rest()


def test_the_key_that_ends_the_month_does_not_answer_whether_it_shall_end(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app, month = hand.app, hand.app.game.state.month
    hand.press(pygame.KSCAN_E)
    for _ in range(4):
        let_go(hand, pygame.KSCAN_E)
        hand.press(pygame.KSCAN_E)
        assert app.game.state.month == month and "end:yes" in hand.zones
    hand.press(pygame.KSCAN_Y)
    assert app.game.state.month > month or hand.top != "desk"


@pytest.mark.slow
def test_a_key_hammered_on_passes_one_page_and_no_question(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    app.settings.ask_end, app.settings.front_page = False, True
    seen = set()
    for _ in range(60):
        if {"front_page", "decision"} <= seen:
            break
        if hand.top in ("desk", "front_page"):
            before = app.scene()
            hand.press(pygame.KSCAN_E)
            first = app.scene()
            assert first != before
            for _ in range(12):  # nearly three seconds, each press let go
                let_go(hand, pygame.KSCAN_E)
                hand.waited += PAUSE * 3 // 5
                pygame.event.post(key(pygame.KSCAN_E))
                hand.rest()
            assert app.scene() == first
            seen.add(hand.top)
            let_go(hand, pygame.KSCAN_E)
        elif hand.top == "decision":
            asked = app.game.decision
            for _ in range(3):
                hand.press(pygame.KSCAN_E)
                let_go(hand, pygame.KSCAN_E)
            assert app.game.decision == asked and hand.top == "decision"
            answer_or_go_on(hand)
        else:
            answer_or_go_on(hand)
    assert {"front_page", "decision"} <= seen


def test_a_key_that_repeats_passes_no_two_screens(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app, month = hand.app, hand.app.game.state.month
    app.settings.ask_end = False
    hand.press(pygame.KSCAN_E)
    first = (hand.top, app.game.state.month, app.game.decision)
    assert first[1] > month or hand.top != "desk"
    for _ in range(60):  # more than two seconds of it
        hand.waited += 40
        pygame.event.post(key(pygame.KSCAN_E))
        hand.rest()
    assert (hand.top, app.game.state.month, app.game.decision) == first
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=0, scancode=pygame.KSCAN_E, mod=0, unicode=""))
    hand.rest()
    hand.wait()
    before = app.scene()
    leaves = "answer:leave" in hand.zones
    hand.press(pygame.KSCAN_E if hand.top == "desk" else pygame.KSCAN_RETURN if leaves else pygame.KSCAN_1)
    assert app.scene() != before


@pytest.mark.slow
def test_nothing_is_asked_where_nothing_is_unused_or_the_option_is_off(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app, month = hand.app, hand.app.game.state.month
    hand.press(pygame.KSCAN_E)
    hand.click("option:ask_end")
    assert not app.settings.ask_end and not load_settings()[0].ask_end
    hand.click("end:no")
    hand.press(pygame.KSCAN_E)
    assert app.game.state.month > month or hand.top != "desk"
    hand.app.settings.ask_end = True
    hand = begun(home)
    while any(desk_end.unused(hand.app)):
        given = len(hand.app.view.orders)
        able = [id for id in hand.zones if id.startswith("suggest:") and hand.can(id)]
        if able:
            hand.click(able[0])
            hand.click("give_order")
        if len(hand.app.view.orders) == given:
            asked = hand.app.game.decision
            assert asked is not None
            kinds = [kind.name for kind in ACTIONS.values() if kind.cost in (OWN, STAFF) and "desk" in kind.at]
            hand.app.submit(next(a for kind in kinds for a in legal(hand.app.view, asked, kind, 1)))
            hand.rest()
    assert not any(desk_end.unused(hand.app))
    month = hand.app.game.state.month
    hand.press(pygame.KSCAN_E)
    assert hand.app.game.state.month > month or hand.top != "desk"


def two_screens(log: list[str]) -> tuple[list[int], Window]:
    """A kit that shows a second screen with a button in the same place when the first was pressed."""
    at = [0]

    def screen(kit: Kit) -> None:
        kit.scene = at[0]
        if kit.button(f"on{at[0]}", (20, 20, 200, 50), "Go on", hotkey=pygame.KSCAN_E):
            log.append(f"on{at[0]}")
            at[0] += 1

    return at, Window(screen)


def test_a_second_click_on_the_same_place_is_not_one_on_the_new_screen() -> None:
    log: list[str] = []
    _, w = two_screens(log)

    def click(at: tuple[int, int]) -> None:
        w.do(mouse(pygame.MOUSEBUTTONDOWN, at), mouse(pygame.MOUSEBUTTONUP, at))

    click((60, 40))
    click((62, 41))
    assert log == ["on0"]
    click((62 + NEAR + 60, 41))  # elsewhere it is meant
    assert log == ["on0", "on1"]
    w.now += PAUSE
    click((162, 41))
    assert log == ["on0", "on1", "on2"]


def test_the_guard_hears_other_keys_and_keys_let_go() -> None:
    guard = Guard()
    guard.shown("one", 0)
    assert guard.key(8, 1000)
    guard.shown("two", 1010)
    assert not guard.key(8, 1050) and guard.key(21, 1060)
    assert not guard.key(8, 1050 + HELD - 1), "held since before the screen"
    guard.let_go(8)
    assert guard.key(8, 1050 + HELD)
    assert guard.key(79, 1050 + HELD) and guard.key(79, 1051 + HELD), "arrows are held on purpose"


# -- the news of the month ------------------------------------------------------------------------


def told(hand: Hand, *events: Event) -> list[News]:
    """Return the news of a desk at which just these events were heard."""
    app = hand.app
    app.heard = len(app.game.events)
    app.game.events += events
    app._memo_of = None
    return news.months(app)


def test_what_was_done_to_him_and_what_he_ordered_come_before_what_was_heard(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    me, view = app.me, app.view
    one, other = (p for p in app.scenario.seats if p != me)
    man, second = [p for p in range(len(view.life)) if view.seat_index[p] < 0][:2]
    month = view.month
    order = sorted(ACTIONS).index("motion")
    found = told(
        hand,
        Event("believed", month, (man, other)),
        Event("fell_ill", month, (other, 2)),
        Event("came_to_nothing", month, (me, order), cause="tabled_first"),
        Event("told_target", month, (one, other, me)),
        Event("elected", month, (me, 0, 2)),
    )
    assert [said.rank for said in found] == [news.SCENE, news.DONE_TO, news.ORDERED, news.HEARD, news.HEARD]
    assert [said.tone for said in found[:3]] == ["blue", "red", "red"], "one's own election, then bad news"
    hand.app.go("desk")
    hand.rest()
    assert hand.top == "scene", "the election is shown before the desk"
    hand.press(pygame.KSCAN_ESCAPE)
    assert "heard" in app.kit._by_id
    app.stack[-1].opened = False  # type: ignore[attr-defined]
    hand.tab_to(lambda id: id == "heard")
    hand.press(pygame.KSCAN_RETURN)
    assert app.stack[-1].opened  # type: ignore[attr-defined]
    del app.game.events[app.heard :]
    found = told(
        hand,
        Event("client_left", month, (second, me, -1)),
        Event("believed", month, (second, -1)),
        Event("client_gained", month, (second, one)),
    )
    assert len(found) == 1, "one man's way is one line"
    assert (found[0].rank, found[0].tone) == (news.DONE_TO, "red")
    assert found[0].text == f"{app.words.person(second)} has gone over from you to {app.words.person(one)}."


def test_what_he_did_himself_stands_in_a_block_of_its_own(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    me = app.me
    other = next(p for p in app.scenario.seats if p != me)
    post = app.view.posts_of[me][0]
    removal = motion.make(app.view, other, REMOVE, post, -1)
    found = told(
        hand, Event("plenum_called", app.view.month, (me,)), Event("plenum_called", app.view.month, (other,)),
        Event("lost", app.view.month, (CC, 1, 9, 0, *removal)),
    )  # fmt: skip
    assert [(one.rank, one.tone) for one in found] == [
        (news.DONE_TO, "blue"), (news.OWN, "ochre"), (news.HEARD, "line"),
    ], "a motion against him that is lost is his win"  # fmt: skip
    hand.app.go("desk")
    hand.rest()
    assert app.text("desk.own") in written(hand)


def test_a_pact_is_named_with_its_terms_and_what_it_was_before(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    st, me = app.game.state, app.me
    one, other = (p for p in app.scenario.seats if p != me)
    out: list[Event] = []
    old = pact.sign(st, BLOC, other, (me, one), 0, 1, -1, out)
    app.game.pacts[old.id] = old
    st.w("pacts").clear()  # gone before a desk was opened
    app.game._views.clear()
    app._memo_of = None
    said = app.words.event(out[-1], app.seat)
    assert app.words.person(other) in said and app.words.person(one) in said
    assert "secret" in said and "without a date" in said and "stake: nothing" in said
    third = next(p for p in range(len(st.life)) if p not in (me, one, other))
    grown = old._replace(id=old.id + 100, parties=tuple(sorted((me, one, third))), secret=0, stake=1)
    app.game.pacts[grown.id] = grown
    said = app.words.event(Event("pact_joined", st.month, (grown.id, third)), app.seat)
    assert app.words.person(third) in said and "open" in said and "points of standing" in said
    first, _, before = said.partition("Before")
    assert first.count(app.words.person(third)) == 1, "he joins the others, not himself"
    assert app.words.pact(old, app.seat) in before and "secret" in before and "stake: nothing" in before
    stranger = app.scenario.seats.index(other)
    assert app.words.event(out[-1], stranger) == "Agreed: a pact.", "who is no party is not told by his own eyes"


def test_a_pact_taken_up_into_another_within_the_month_is_not_told_without_a_name(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    me, other = app.me, next(p for p in app.scenario.seats if p != app.me)
    third = next(p for p in app.scenario.seats if p not in (me, other))
    month = app.game.state.month
    for one in (70, 71):
        app.game.pacts[one] = Pact(one, BLOC, third, (me, other), 0, 0, month, month + 24, 0, 0, -1, (), (), ())
    del app.game.pacts[70]  # it was signed, and was gone before anybody could be told of it
    app.words.signed = app.game.pacts
    heard = [Event("pact_signed", month, (n, third, 2), ALL) for n in (70, 71)]
    texts = [one.text for one in told(hand, *heard) if "Agreed" in one.text]
    assert len(texts) == 1 and app.scenario.people[third].short in texts[0]


def test_a_line_of_the_goal_that_is_lost_is_said_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    hand = begun(home)
    for _ in range(60):
        if hand.app.game.state.month > hand.app.scenario.start and hand.top == "desk" and hand.can("end_month"):
            break
        hand.end_month() if hand.top == "desk" else answer_or_go_on(hand)
    app = hand.app
    past = news.before(app)
    assert past is not None and past.month == app.view.month - 1
    real = advice.goal
    monkeypatch.setattr(advice, "goal", lambda view, k, tried=None: [
        step._replace(have=8 if view is past else 19, need=18, met=view is past) if step.code == "against" else step
        for step in real(view, k)])
    app._memo_of = None
    app.memo("before", lambda: past)
    first = news.months(app)[0]
    assert (first.rank, first.tone) == (news.GOAL, "red") and "8" in first.text and "19" in first.text


def test_the_blows_of_the_goal_are_counted_once_for_a_desk(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:  # noqa: F811
    """Lines, rows and tips each had them counted anew, with reasons that nobody read: the slowest frames of all."""
    counted: list[tuple[Motion, bool]] = []
    real = tally.count

    def noting(facts: Any, motion: Any, chosen: Any = None, why: bool = True, ballot: Any = None) -> Any:
        if motion.kind == RUNG and motion.mover == app.me:
            counted.append((motion, why))
        return real(facts, motion, chosen, why, ballot)

    app = begun(home).app
    monkeypatch.setattr(tally, "count", noting)
    app._memo_of = None
    app.kit.forget_drawn()
    app.frame()
    assert counted and len(set(counted)) == len(counted) and not any(why for _, why in counted)


# -- what the circle thinks of ----------------------------------------------------------------------


def test_suggestions_keep_their_numbers_until_the_month_ends(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    before = [one.action for one in orders.suggestions(app)]
    assert len(before) >= 2 and len({app.words.action(one.kind, one.args, app.view) for one in before}) == len(before)
    at = next(n for n, one in enumerate(before) if ACTIONS[one.kind].cost in (OWN, STAFF))
    hand.press(pygame.KSCAN_1 + at)
    assert hand.top == "compose"
    hand.press(pygame.KSCAN_Y)
    assert hand.top == "desk"
    after = orders.suggestions(app)
    assert [one.action for one in after][: len(before)] == before
    assert after[at].given and f"suggest:{at}" not in app.kit._by_id, "it stands among the orders given"
    hand.press(pygame.KSCAN_1 + at)  # the number of one that was given takes no other
    assert hand.top == "desk" and not hand.app.kit.top
    hand.press(pygame.KSCAN_U)
    assert [one.action for one in orders.suggestions(app)][: len(before)] == before and hand.can(f"suggest:{at}")


def test_men_who_waver_are_one_line_that_opens(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    men = [p for p in range(len(app.view.life)) if app.view.seat_index[p] < 0][:3]
    monkeypatch.setattr(desk_asks, "mine", lambda app: [Ask("loose", (p, 52, 1, 50)) for p in men])
    app.kit.touch()
    hand.rest()
    lines = {f"ask:loose:{p}" for p in men}
    assert "waver" in app.kit._by_id and not lines & set(app.kit._by_id)
    hand.tab_to(lambda id: id == "waver")
    hand.press(pygame.KSCAN_RETURN)
    assert lines <= set(app.kit._by_id)


def test_a_post_for_which_an_order_was_given_asks_no_more(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    monkeypatch.setattr(advice, "asks", lambda view, k: [Ask("vacant", (q, 3)) for q in (1, 2)])
    app._memo_of = None
    assert [ask.args[0] for ask in desk_asks.mine(app)] == [1, 2]
    app._memo_of = None
    app.view.orders.append((app.seat, "appoint", (2, 5)))
    assert [ask.args[0] for ask in desk_asks.mine(app)] == [1]


@pytest.mark.slow
def test_no_own_man_is_sent_from_a_heavier_post_and_nothing_is_thought_of_twice() -> None:
    grand = scenario_of("1924")
    moved = named = missed = 0
    for name in ("stalin", "zinoviev", "kamenev"):
        k = grand.seats.index(grand.person_index[name])
        session = Session(grand, 4, [HUMAN if j == k else "standard" for j in range(len(grand.seats))])
        for _ in range(200):
            asked = session.decision
            if asked is None or session.state.month >= grand.start + 8:
                break
            view = session.view(k)
            if asked.kind == "desk":
                found = advice.suggestions(view, k)
                assert len({advice.matter(action) for action, _ in found}) == len(found)
                for action, _ in found:
                    q, x = -1, -1
                    if action.kind == "appoint":
                        q, x = action.args
                    elif action.kind == "motion" and action.args[0] in (FILL, REMOVE):
                        q, x = action.args[1:]
                    if x >= 0 and (view.roots()[x] == view.scenario.seats[k] or view.patron[x] == view.scenario.seats[k]):
                        moved += 1
                        left = career.laid_down(view, q, x)
                        assert all(weight_of_post(view, one) < weight_of_post(view, q) for one in left), (action, left)
                loose = [ask.args[0] for ask in advice.asks(view, k) if ask.code == "loose"]
                able = [a.args[0] for a in legal(view, asked, "win", 24) if a.args[0] in loose and view.loyalty[a.args[0]] < 60]
                able = [x for x in able if not view.served[x]]
                wins = [action.args[0] for action, _ in found if action.kind == "win"]
                named += bool(able and set(wins) & set(able))
                missed += bool(able and wins and not set(wins) & set(able))
                assert all(advice.serves(view, k, action) in SERVES for action, _ in found)
            session.submit(Action("end") if asked.kind == "desk" else session.menu(1)[0])
    assert named > missed, "of whom the left column complains comes to mind first"
    assert moved, "some own man was thought of for a post"


@pytest.mark.slow
def test_the_circle_does_not_advise_against_itself() -> None:
    grand = scenario_of("1924")
    divided = asked_of = 0
    for name in ("zinoviev", "bukharin", "stalin"):
        k = grand.seats.index(grand.person_index[name])
        session = Session(grand, 11, [HUMAN if j == k else "standard" for j in range(len(grand.seats))])
        while not session.over and session.state.month < grand.start + 12:
            asked = session.decision
            if asked is None:
                break
            view = session.view(k)
            if asked.kind == "desk":
                me, side = view.scenario.seats[k], {}
                named = []
                for action, reasons in advice.suggestions(view, k):
                    asked_of += 1
                    for x, way in stands(view, action):
                        assert side.setdefault(x, way) == way, (name, view.month, action)
                        assert way > 0 or x == me or view.seat_index[x] < 0 or not view.bound(me, x), "bound to him"
                    if action.kind == "appoint" or (action.kind == "motion" and action.args[0] in (FILL, REMOVE)):
                        named += [action.args[-1]] if action.args[-1] >= 0 else []
                    if action.kind == "motion":
                        assert motion.why_not(view, me, *action.args) is None, "its body meets"
                    divided += any(one.code in advice.OTHERWISE for one in reasons)
                assert len(named) == len(set(named)), "one man for one post"
            session.submit(Action("end") if asked.kind == "desk" else session.menu(1)[0])
    assert asked_of > 60 and divided, "where some think otherwise it is said"


def test_the_band_of_a_count_stands_beside_it(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    asked = app.game.decision
    assert asked is not None
    told = 0
    for action in legal(app.view, asked, "motion", 60):
        low, high, old, many = orders.possible(app, action) or (0, 0, 0, 0)
        count = tally.count(app.view, motion.make(app.view, app.me, *action.args))
        assert low <= count.ayes <= high and 0 <= old <= many
        said, tone = orders.verdict(app, action)
        assert str(count.ayes) in said
        if low < count.ayes or high > count.ayes:
            told += 1
            open_ = low <= count.noes and count.carried  # what may be lost is not told as carried
            assert (f"open: {low} to {high} for possible" if open_ else f"{low} to {high} for are possible") in said
        assert tone == "ink" or (tone == "good") == (count.ayes > count.noes)
    assert told


@pytest.mark.slow
def test_orders_stay_in_sight_while_a_question_waits(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    for _ in range(80):
        if hand.top == "desk" and desk_parts.desk_open(app):
            action = next(one.action for one in orders.suggestions(app) if one.open)
            assert app.submit(action) is None
            given, month = desk_parts.given(app), app.game.state.month
            assert action in given
            hand.rest()
            hand.end_month()
        elif hand.top == "decision" and "look_round" in hand.zones and app.game.state.month == month:
            hand.press(pygame.KSCAN_ESCAPE)
            assert hand.top == "desk" and app.view.orders == []
            assert desk_parts.given(app) == given and "order:0" in app.kit._by_id
            assert not {"ask:own_act:1", "ask:staff_free:1"} & set(app.kit._by_id)
            return
        else:
            answer_or_go_on(hand)
    raise AssertionError("no month had a question after its desk")


# -- all actions ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_all_actions_by_number_and_the_barred_ones_folded_with_each_reason_once(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    hand.press(pygame.KSCAN_M)
    kinds = [id for id in app.kit._by_id if id.startswith("kind:")]
    assert kinds and all(app.kit._by_id[id].enabled for id in kinds)
    asked = app.game.decision
    assert asked is not None
    assert {id[5:] for id in kinds} == {one.name for one in orders.kinds() if orders.barred(app, asked, one.name) is None}
    chief = {n: next(one.name for one in orders.kinds() if one.number == n) for n in range(1, 23)}
    assert (chief[9], chief[10], chief[16]) == ("leak", "pact", "motion")
    digits = [pygame.KSCAN_0, *range(pygame.KSCAN_1, pygame.KSCAN_9 + 1)]
    opened = told = waited = 0
    for n, name in chief.items():  # a number is the same kind in every month, barred or not
        screen: Any = app.stack[-1]
        hand.waited += typed_number.PATIENCE  # or it would be the second digit of the one before
        hand.press(*(digits[int(digit)] for digit in str(n)))
        if f"kind:{name}" not in kinds:
            told += 1
            assert screen.kind == "" and (orders.barred(app, asked, name) or "") in app.notice_now()
            assert app.kit.focus == f"kind:{name}" and f"kind:{name}" in hand.zones, "it takes the focus as any other"
            hand.press(pygame.KSCAN_RETURN)
            assert app.kit.told is not None and (orders.barred(app, asked, name) or "") in plain(app.kit.told.text)
            hand.press(pygame.KSCAN_ESCAPE)
            continue
        if n < 3:  # a longer number begins so
            waited += 1
            assert screen.kind == "" and app.kit.focus == f"kind:{name}"
            hand.press(pygame.KSCAN_RETURN)
        opened += 1
        assert screen.kind == name
        hand.press(pygame.KSCAN_ESCAPE)
        assert hand.top == "compose" and screen.kind == "" and app.kit.focus == f"kind:{name}"
    assert opened > 5 and told and waited
    hand.press(pygame.KSCAN_ESCAPE, pygame.KSCAN_M)
    assert [id for id in app.kit._by_id if id.startswith("kind:")] == kinds, "folded again"
    hand.tab_to(lambda id: id == "kinds:barred")
    hand.press(pygame.KSCAN_RETURN)
    shut = [id for id in app.kit._by_id if id.startswith("kind:") and id not in kinds]
    assert len(shut) + len(kinds) == len(orders.kinds())
    assert all(not app.kit._by_id[id].enabled and app.kit._by_id[id].why for id in shut)
    for name, lever in (("drive", "admissions"), ("money", "purse")):
        why = orders.barred(app, asked, name)
        having = [q for q, post in enumerate(app.scenario.posts) if lever in post.levers]
        if app.kit._by_id.get(f"kind:{name}") and any(app.words.post(q) in (why or "") for q in having):
            assert (why or "").startswith("Needs a post such as")


def test_with_no_act_left_no_own_act_is_open(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    asked = app.game.decision
    assert asked is not None
    while own_acts_left(app.view, app.seat) > 0:
        kinds = [kind.name for kind in ACTIONS.values() if kind.cost == OWN and "desk" in kind.at]
        assert app.submit(next(a for kind in kinds for a in legal(app.view, asked, kind, 1))) is None
    hand.rest()
    hand.press(pygame.KSCAN_M)
    shown = [ACTIONS[id[5:]] for id in app.kit._by_id if id.startswith("kind:")]
    assert all(kind.cost == STAFF for kind in shown)


# -- a new month, figures, saving -------------------------------------------------------------------


def test_a_new_month_opens_the_desk_at_its_top(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    pygame.display.set_mode((1024, 640), pygame.RESIZABLE)
    pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, size=(1024, 640), w=1024, h=640))
    hand.rest()
    hand.click("desk:goal")
    assert app.stack[-1].tab == "goal"  # type: ignore[attr-defined]
    hand.press(pygame.KSCAN_P)
    hand.press(pygame.KSCAN_D)
    assert app.stack[-1].tab == "goal"  # type: ignore[attr-defined]  # within the month one finds what one left
    app.kit.scroll_to("month", 60)
    month = app.game.state.month
    while app.game.state.month == month or hand.top != "desk":
        hand.end_month() if hand.top == "desk" else answer_or_go_on(hand)
    assert app.stack[-1].tab == "month" and app.kit.scrolled("month") == 0  # type: ignore[attr-defined]


def test_less_on_the_record_is_shown_as_good(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    assert telling.line(hand.app, Reason("record_down", -2)).less and not telling.line(hand.app, Reason("own_standing", -2)).less
    seen: list[str] = []
    hand.app.kit.label = lambda r, text, role="body", tone="ink", align="left": seen.append(f"{text} {tone}") or 0  # type: ignore[assignment,func-returns-value]
    for less in (False, True):
        order_card._amount(hand.app.kit, pygame.Rect(0, 0, 200, 20), 0, -2, less)
    assert seen == ["−2 bad", "−2 good"]


def test_strength_is_told_beside_that_of_the_month_before(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    assert news.month_lines(app, app.seat) == []
    month = app.game.state.month
    while app.game.state.month == month or hand.top != "desk":
        hand.end_month() if hand.top == "desk" else answer_or_go_on(hand)
    for k in range(len(app.scenario.seats)):
        lines = news.month_lines(app, k)
        past, p = news.before(app), app.scenario.seats[k]
        assert past is not None and app.words.month(month) in lines[0]
        assert f"standing {past.standing[p]} → {app.view.standing[p]}" in lines[1]
        assert sum(news._parts(app.view, app.seat, k)) - telling.power(app)[k][0] in (-1, 0)
    assert lines[0] in desk_parts.contender_tip(app, k).text


@pytest.mark.slow
def test_leaving_says_whether_all_is_saved_and_can_save_first(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app

    def ask() -> None:
        hand.press(pygame.KSCAN_ESCAPE)
        hand.click("pause:to_title")

    ask()
    assert "leave:save" in hand.zones
    hand.click("leave:no")
    hand.press(pygame.KSCAN_ESCAPE)
    hand.press(pygame.KSCAN_F5)
    ask()
    assert "leave:save" not in hand.zones and {"leave:no", "leave:yes"} <= set(hand.zones)
    hand.click("leave:no")
    hand.press(pygame.KSCAN_ESCAPE)
    assert app.submit(next(one.action for one in orders.suggestions(app) if one.open)) is None
    hand.rest()
    digest = app.game.state.digest()
    ask()
    hand.click("leave:save")
    assert hand.top == "title" and app.session is None
    hand.press(pygame.KSCAN_F9)
    assert app.game.state.digest() == digest


def test_the_text_size_does_not_throw_one_onto_another_tab(home: Path) -> None:  # noqa: F811
    hand = Hand()
    hand.click("title:options")
    hand.click("options:pad")
    at = hand.zones["text_percent"]
    x = at.x + at.w * 7 // 10
    pygame.event.post(mouse(pygame.MOUSEBUTTONDOWN, at.center))
    pygame.event.post(mouse(pygame.MOUSEMOTION, (x, at.centery)))
    hand.rest()
    assert hand.app.settings.text_percent == 100, "nothing moves under the hand"
    pygame.event.post(mouse(pygame.MOUSEBUTTONUP, (x, at.centery)))
    hand.rest()
    assert hand.app.settings.text_percent > 140 and hand.app.kit.narrow
    assert "text_percent" in hand.zones and hand.app.kit.focus == "text_percent"
    while hand.app.kit.narrow:
        hand.press(pygame.KSCAN_LEFT)
        assert "text_percent" in hand.zones
    hand.rest()
    assert hand.app.stack[-1].beside == "pad"  # type: ignore[attr-defined]


def test_a_save_has_its_faces_on_the_title_too(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    hand.press(pygame.KSCAN_F5)
    grand = scenario_of("1924")
    hand.app.close_game()
    hand.rest()
    hand.click("title:load")
    screen = hand.app.stack[-1]
    head = screen.found[0].header  # type: ignore[attr-defined]
    assert screen._traits(head | {"scenario": "1924"}, "zinoviev") in ({}, dict(grand.people[grand.person_index["zinoviev"]].portrait))  # type: ignore[attr-defined]
    hand.rest()
    assert screen._traits(head | {"scenario": "1924"}, "zinoviev") == dict(grand.people[grand.person_index["zinoviev"]].portrait)  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["op_done", "op_failed"])
def test_quiet_months_end_at_work_done_only_where_no_place_was_free(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who passed a month with a place on the staff free is not told each time that another is; what failed is told."""
    scenario = scenario_of("1924")
    event = Event(kind, scenario.start, (scenario.seats[0], 0, 1, 0, 1), ALL)
    monkeypatch.setattr(desk_asks, "lately", lambda app: [event])
    monkeypatch.setattr(desk_asks, "mine", lambda app: [Ask("staff_free", (1,))])
    desk = SimpleNamespace(decision=Decision("desk", 0))
    app: Any = SimpleNamespace(session=desk, scenes_due=list, scenario=scenario, seat=0)
    assert desk_asks.stops(app)
    assert desk_asks.stops(app, free=True) == (kind == "op_failed")
