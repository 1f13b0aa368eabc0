"""How the window behaves: where the focus begins, what stays scrolled, when a tip opens, one's own vote, votes as scenes."""

from __future__ import annotations

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from pathlib import Path

import pygame
import pytest
from games import answer, mixed, scenario_of, small
from kit_window import Window, click, key, mouse, settle
from test_screens import press, put, window

from game.play.action import Action
from game.play.agenda import CIRCULATES, said
from game.play.reported import VoteReport
from game.rules import tally
from game.session import Session
from game.ui import portrait, scenes
from game.ui.app import App
from game.ui.kit import Kit, Reason, Tip, keys
from game.ui.kit.record import Record
from game.ui.screens import own_vote, shown, title, whip
from game.ui.settings import Settings, load_settings, store_settings
from game.ui.watching import report_of
from game.words import template
from game.world.kinds import POLITBURO, REMOVE, RUNG, Motion

pytestmark = pytest.mark.usefixtures("blind")

LONG = Tip("Kalinin", "What he weighs.", [Reason(f"the reason numbered {n}", n) for n in range(1, 40)], 780)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


# -- tips -----------------------------------------------------------------------------------------


def two(kit: Kit, log: list[str]) -> None:
    for n, x in enumerate((20, 700)):
        if kit.button(f"b{n}", (x, 300, 200, 50), f"Button {n}", tip=LONG):
            log.append(f"b{n}")


def test_a_tip_opens_by_the_mouse_at_rest_and_never_by_the_focus_alone() -> None:
    w = Window(lambda kit: two(kit, []))
    w.do(key(keys.TAB))
    w.do(wait=5000)
    assert w.kit.focus == "b0" and w.kit.told is None
    w.do(mouse(pygame.MOUSEMOTION, w.kit.zones["b1"].center))
    assert w.kit.told is None
    w.do(wait=600)
    assert w.kit.told is not None and w.kit._tip_shown == "b1"
    w.do(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1))
    w.do(wait=5000)
    assert w.kit.told is None, "the mouse has not moved since the wheel"
    w.kit.tip_delay = None
    w.do(mouse(pygame.MOUSEMOTION, w.kit.zones["b0"].center))
    w.do(wait=5000)
    assert w.kit.told is None
    w.do(mouse(pygame.MOUSEBUTTONDOWN, w.kit.zones["b0"].center, 3))
    assert w.kit.told is LONG


def test_a_tip_is_as_tall_as_what_it_says_and_beside_what_it_belongs_to() -> None:
    """It broke off in the midst of a sentence, at a third of the window."""
    tall = LONG._replace(lines=LONG.lines[:17])
    w = Window(lambda kit: kit.button("b0", (20, 20, 200, 40), "One", tip=tall) and None)
    own = w.kit.zones["b0"]
    w.do(mouse(pygame.MOUSEMOTION, own.center))
    w.kit.record = Record()
    w.do(wait=600)
    box, said = w.kit._tip_box, [one.text for one in w.kit.record.texts]
    assert w.kit.told is tall and box.h > w.kit.size[1] // 3 and not box.colliderect(own)
    assert any("17" in text for text in said) and "+780" in said, said


@pytest.mark.parametrize("percent", [100, 150])
def test_a_tip_never_lies_over_what_it_explains(percent: int) -> None:
    """Over a row as wide as the window it lay on the row itself."""
    tip = LONG._replace(lines=LONG.lines[:6], total=21)

    def rows(kit: Kit) -> None:
        for n in range(5):
            kit.row(f"r{n}", (10, kit.height * n // 5, kit.width - 20, 60), tip=tip)

    w = Window(rows, (1280, 800), percent)
    window = w.kit.surface.get_rect()
    for n in range(5):
        own = w.kit.zones[f"r{n}"]
        w.do(mouse(pygame.MOUSEMOTION, own.center))
        w.do(wait=600)
        assert w.kit.told is tip and not w.kit._tip_box.colliderect(own) and window.contains(w.kit._tip_box), n
        w.do(mouse(pygame.MOUSEBUTTONDOWN, own.center, 3))
        assert not w.kit._tip_box.colliderect(own) and window.contains(w.kit._tip_box), n
        w.do(key(keys.ESC))


def test_a_tip_lies_below_its_thing_else_above_it() -> None:
    short = Tip("Kalinin", "What he weighs.")
    for y, below in ((20, True), (750, False)):
        w = Window(lambda kit, y=y: kit.button("b", (500, y, 200, 40), "One", tip=short) and None)  # type: ignore[misc]
        own = w.kit.zones["b"]
        w.do(mouse(pygame.MOUSEMOTION, own.center))
        w.do(wait=600)
        assert w.kit._tip_box.top >= own.bottom if below else w.kit._tip_box.bottom <= own.top


def test_a_click_outside_a_pinned_tip_shuts_it_and_does_what_it_was_made_for() -> None:
    log: list[str] = []
    w = Window(lambda kit: two(kit, log))
    at = click(w.kit, "b1")
    w.do(mouse(pygame.MOUSEBUTTONDOWN, w.kit.zones["b0"].center, 3))
    assert w.kit.told is LONG and "b1" not in w.kit.zones
    w.do(*at)
    assert w.kit.told is None and log == ["b1"]


def test_a_key_that_means_nothing_in_a_pinned_tip_shuts_it_and_does_what_it_was_made_for() -> None:
    log: list[str] = []

    def screen(kit: Kit) -> None:
        if kit.button("b", (20, 20, 200, 40), "End", tip=LONG, hotkey=pygame.KSCAN_E):
            log.append("b")

    w = Window(screen)
    w.do(mouse(pygame.MOUSEBUTTONDOWN, w.kit.zones["b"].center, 3))
    assert w.kit.told is LONG
    w.do(key(pygame.KSCAN_LSHIFT))
    assert w.kit.told is LONG and not log
    w.do(key(pygame.KSCAN_E))
    w.do()
    assert w.kit.told is None and log == ["b"]


def test_when_tips_open_is_an_option_that_is_kept() -> None:
    app = settle(App(Settings(reduced_motion=True), (1280, 800)))
    app.go("options")
    settle(app)
    for name, ms in (("click", None), ("long", 1500), ("short", 500)):
        press(app, f"tips:{name}")
        assert app.kit.tip_delay == ms and load_settings()[0].tips == name
    store_settings(Settings(tips="never"))
    kept, told = load_settings()
    assert kept.tips == "short" and "tips" in told


# -- the focus ------------------------------------------------------------------------------------


def desk() -> App:
    return settle(window(Session(small(), 7, ["human", "standard", "standard", "standard"])))


def test_the_focus_begins_on_the_first_useful_thing_and_comes_back_to_where_it_was() -> None:
    app = desk()
    assert app.kit.focus is not None and app.kit.focus.startswith(("answer", "ask:", "item:", "suggest:"))
    app.kit.focus_on("end_month")
    for name, wanted in (("compose", "kind:"), ("learn", "page:"), ("people", "person:")):
        app.go(name)
        settle(app)
        assert app.kit.focus is not None and app.kit.focus.startswith(wanted), name
        settle(app, key(keys.ESC))
        assert app.stack[-1].name == "desk"
    app.kit.focus_on("undo")
    app.go("learn")
    settle(app)
    settle(app, key(keys.ESC))
    assert app.kit.focus == "undo"


@pytest.mark.slow
def test_going_back_puts_the_focus_on_what_one_came_from() -> None:
    app = desk()
    app.go("compose")
    settle(app)
    for kind in ("motion", "rest", "speak"):
        app.kit.focus_on(f"kind:{kind}")
        settle(app)
        if not app.kit._by_id[f"kind:{kind}"].enabled:
            continue
        settle(app, key(pygame.KSCAN_RETURN))
        assert app.kit.focus != f"kind:{kind}"
        settle(app, key(pygame.KSCAN_ESCAPE))
        assert app.stack[-1].name == "compose" and app.kit.focus == f"kind:{kind}"
    app.kit.focus_on("kind:motion")
    settle(app, key(pygame.KSCAN_RETURN))
    values = [zone.id for zone in app.kit._order() if zone.id.startswith("value:")]
    app.kit.focus_on(values[1])
    settle(app, key(pygame.KSCAN_RETURN))
    settle(app, key(pygame.KSCAN_ESCAPE))
    assert app.kit.focus == values[1], "a field before: what was chosen in it"
    app.go("pacts")  # the order offered there is a page of its own
    settle(app)
    app.kit.focus_on("offer")
    settle(app)
    if app.kit._by_id["offer"].enabled:
        settle(app, key(pygame.KSCAN_RETURN))
        assert app.stack[-1].name == "compose"
        settle(app, key(pygame.KSCAN_ESCAPE))
        assert app.stack[-1].name == "pacts" and app.kit.focus == "offer"


def test_the_first_picture_of_the_scenarios_reads_no_texts_and_cuts_no_portraits(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object) -> None:
        raise AssertionError("this is done before, beside the window")

    app = settle(App(Settings(reduced_motion=True), (1280, 800)))
    for kept in (template.book, template.own_book):
        kept.cache_clear()
    portrait._plates.clear()
    portrait._cache.clear()
    app.go("scenarios", found=title._scenarios(app))
    monkeypatch.setattr(template, "own_book", late)
    monkeypatch.setattr(portrait, "_cut_bust", late)
    app.kit.record = Record()
    app.frame()
    assert app.stack[-1].name == "scenarios" and "Kamenev" in [one.text for one in app.kit.record.texts]


def test_enter_does_what_the_red_button_of_a_new_screen_says() -> None:
    app = settle(App(Settings(reduced_motion=True), (1280, 800)))
    assert app.kit.focus == "title:new"
    app = desk()
    app.go("front_page")
    settle(app)
    assert app.kit.focus == "front_page:close"
    settle(app, key(keys.ENTER))
    assert app.stack[-1].name != "front_page"


# -- scrolling ------------------------------------------------------------------------------------


def test_what_was_scrolled_stays_within_the_month_and_begins_anew_with_other_content() -> None:
    session = Session(small(), 7, ["human", "standard", "standard", "standard"])
    app = settle(window(session, percent=150))
    first, second = session.scenario.seats[1:3]

    def place(p: int) -> float:
        app.go("person", person=p)
        settle(app)
        return app.kit.scrolled("man")

    assert place(first) == 0
    app.kit._areas["man"].move(60)
    assert app.kit.scrolled("man") == 60
    settle(app, key(keys.ESC))
    assert place(first) == 60, "come back to the same man"
    settle(app, key(keys.ESC))
    assert place(second) == 0
    settle(app, key(keys.ESC))
    place(first)
    app.kit._areas["man"].move(60)
    session.state.month += 1
    settle(app, key(keys.ESC))
    assert place(first) == 0, "another month"


# -- one's own vote -------------------------------------------------------------------------------


def test_in_the_corridor_one_says_how_one_votes_by_mouse_and_key_and_what_it_breaks_stands_there() -> None:
    session = put("corridor_round")
    app = settle(window(session))
    view, k = app.view, app.seat
    n = next(n for n, item in enumerate(view.agenda) if own_vote.reckoned(app, n) and item.c != CIRCULATES)
    app.stack[-1].item = n  # type: ignore[attr-defined]
    app.kit.touch()
    settle(app)
    assert {"own_vote:yes", "own_vote:no", "own_vote:wait"} <= set(app.kit.zones)
    press(app, "own_vote:no")
    assert session.log[-1].action == Action("vote", (n, -1)) and said(app.view, k, app.view.agenda[n]) == -1
    line = next(line for line in whip_count(app, n).lines if line.person == app.me)
    assert line.noes and not line.ayes, "the forecast counts what one has said"
    settle(app, key(pygame.KSCAN_Y))
    assert session.log[-1].action == Action("vote", (n, 1))
    settle(app, key(pygame.KSCAN_W))
    assert session.log[-1].action == Action("vote", (n, 0))
    assert app.stack[-1].name == "decision", "the corridor goes on"


def whip_count(app: App, n: int) -> tally.Tally:
    return tally.count(app.view, app.view.agenda[n], whip.said_myself(app, n))


def test_a_word_in_the_corridor_is_answered_at_the_foot_and_the_side_of_the_vote_said_is_worked_for() -> None:
    """The notice says what was promised, whether he took it and how he stands; only men of the other side are listed."""
    session = put("corridor_round")
    app = settle(window(session))
    view = app.view
    n = next(n for n, item in enumerate(view.agenda) if own_vote.reckoned(app, n) and item.c != CIRCULATES)
    app.stack[-1].item = n
    settle(app)
    for command, side in (("yes", 1), ("no", -1)):
        press(app, f"own_vote:{command}")
        words = [one for one in session.menu(40) if one.kind == "promise" and one.args[1] == n]
        assert all(one.args[2] == side for one in words)
        stands = {line.person: line.amount for line in tally.count(app.view, app.view.agenda[n]).lines}
        assert words and all((stands[one.args[0]] > 0) != (side > 0) for one in words)
    count = tally.count(app.view, app.view.agenda[n])
    low, high = whip.between(app, app.view.agenda[n], count)
    assert 0 <= low <= count.ayes <= high
    word = words[0]
    press(app, "answer:promise:" + ":".join(map(str, word.args)))
    told = app.notice_now()
    event = next(one for one in session.events[::-1] if one.kind == "word")
    assert app.words.event(event, app.seat) in told and shown.short(app, word.args[0]) in told
    assert session.decision is not None and session.decision.kind == "corridor"


def test_escape_from_the_count_by_name_goes_back_to_the_corridor() -> None:
    app = settle(window(put("corridor_round")))
    press(app, "see_count")
    assert app.stack[-1].name == "vote"
    settle(app, key(keys.ESC))
    assert app.stack[-1].name == "decision" and app.kit.top == "decision"


def test_the_corridor_tells_who_changed_sides_since_the_desk() -> None:
    app = settle(window(put("corridor_round")))
    n = next(n for n, item in enumerate(app.view.agenda) if item.month >= 0 and item.put_off <= app.view.month)
    now = whip_count(app, n)
    own_vote.remember(app)
    assert own_vote.moved(app, n, now) == []
    turned = next(line for line in now.lines if line.post == -1 and line.person != app.me and line.ayes != line.noes)
    other = turned._replace(ayes=turned.noes, noes=turned.ayes, amount=-turned.amount)
    lines = tuple(other if line is turned else line for line in now.lines)
    later = now._replace(ayes=sum(one.ayes for one in lines), noes=sum(one.noes for one in lines), lines=lines)
    told = own_vote.moved(app, n, later)
    assert len(told) == 2 and app.words.person(turned.person) in told[1]


# -- votes held -----------------------------------------------------------------------------------


def report(session: Session, item: Motion, ayes: int, noes: int, *, forecast: bool, called: bool = True) -> VoteReport:
    lines = tuple(
        tally.Line(p, -1, int(n < ayes), int(n >= ayes), 5, ()) for n, p in enumerate(range(ayes + noes))
    )
    result = tally.Tally(ayes, noes, ayes > noes, 500, lines)
    return VoteReport(session.state.month, tuple(item), result._replace(carried=forecast), result, ayes > noes, 0, called)


def test_ones_own_motion_one_about_oneself_and_a_close_one_are_shown_and_a_safe_one_is_not() -> None:
    session = Session(small(), 7, ["human", "standard", "standard", "standard"])
    me, other, third = session.scenario.seats[:3]
    now = session.state.month

    def seen(mover: int, target: int, ayes: int, noes: int, forecast: bool = True, called: bool = True) -> bool:
        item = Motion(RUNG, mover, POLITBURO, target, 2, 0, now, 0, 0)
        session.reports[:] = [report(session, item, ayes, noes, forecast=forecast, called=called)]
        return scenes.worth_seeing(session, 0, set()) == [0]

    assert seen(me, other, 6, 1) and seen(other, me, 6, 1)
    assert seen(other, third, 4, 3) and seen(other, third, 6, 1, forecast=False)
    assert seen(other, third, 6, 1), "his own name was called"
    assert seen(me, other, 7, 0, called=False) and seen(other, third, 6, 1, called=False), "his own, and one not agreed"
    assert not seen(other, third, 7, 0, called=False), "what everybody signed is told in the news"
    # What could go either way is seen though all signed, and all in the order of the agenda.
    item = Motion(RUNG, other, POLITBURO, third, 2, 0, now, 0, 0)
    late, early = (report(session, item, 7, 0, forecast=True, called=False) for _ in range(2))
    late.open = early.open = True
    late.place, early.place = 2, 1
    session.reports[:] = [late, early]
    assert scenes.worth_seeing(session, 0, set()) == [1, 0]
    # A vote in which he has none, safe and as he had counted it.
    item = Motion(RUNG, other, POLITBURO, third, 2, 0, now, 0, 0)
    found = report(session, item, 6, 1, forecast=True)
    assert found.result is not None
    without = found.result._replace(lines=tuple(line for line in found.result.lines if line.person != me))
    found.result = without
    session.reports[:] = [found]
    assert scenes.worth_seeing(session, 0, set()) == []
    assert scenes.worth_seeing(session, 1, set()) == [], "another's"
    # The loss of one's own post, which one holds no more when the vote is shown.
    post = next(q for q, holder in enumerate(session.state.holder) if holder == me)
    item = Motion(REMOVE, other, POLITBURO, post, third, 0, now, 0, 0)
    session.state.vacate(post)
    session.reports[:] = [report(session, item, 6, 1, forecast=True)]
    assert scenes.worth_seeing(session, 0, set()) == [0]


def test_the_reckoning_names_nobody_his_own_vote_and_says_how_far_the_count_was_out() -> None:
    """28 to 25 foreseen and 47 to 6 come is no count foreseen, and what the reader did himself is no news to him."""
    session = Session(small(), 7, ["human", "standard", "standard", "standard"])
    me, other = session.scenario.seats[:2]
    item = Motion(RUNG, other, POLITBURO, other, 2, 0, session.state.month, 0, 0)

    def votes(ayes: set[int], of: int = 20) -> tally.Tally:
        lines = tuple(tally.Line(p, -1, int(p in ayes), int(p not in ayes), 5, ()) for p in range(of))
        return tally.Tally(len(ayes), of - len(ayes), 2 * len(ayes) > of, 500, lines)

    def told(was: set[int], came: set[int]) -> str:
        result = votes(came)
        return whip.missed(VoteReport(session.state.month, tuple(item), votes(was), result, result.carried, 0), me)

    rest = [p for p in range(20) if p != me]
    assert told({me, *rest[:11]}, set(rest[:11])) == "but_you"
    assert told(set(rest[:12]), set(rest[:13])) == told(set(rest[:12]), set(rest[:11])) == "right_near"
    assert told(set(rest[:11]), set(rest[:18])) == "right_more" and told(set(rest[:18]), set(rest[:11])) == "right_fewer"
    assert told(set(rest[:11]), set(rest[:9])) == told(set(rest[:8]), set(rest[:11])) == "wrong"
    assert told(set(rest[:12]), set(rest[1:13])) == "right_otherwise" and told(set(rest), set(rest)) == "as_counted"
    came = votes(set(rest[1:12]))
    one = VoteReport(session.state.month, tuple(item), votes({me, *rest[:11]}), came, came.carried, 0)
    session.reports.append(one)
    app = window(session)
    app.go("vote", report=0)
    settle(app)
    zones = {zone for zone in app.kit.zones if zone.startswith("broke:")}
    ids = [f"broke:{session.scenario.people[p].id}" for p in (me, rest[0])]
    assert ids[0] not in zones and ids[1] in zones


def test_every_vote_in_ones_own_body_has_its_reckoning_papers_that_went_round_too() -> None:
    session = mixed(scenario_of("1924"), 5, rival="standard")
    for _ in range(16):  # whoever calls papers to the table sees none go round
        corridor = session.decision is not None and session.decision.kind == "corridor"
        assert session.submit(Action("leave") if corridor else answer(session)) is None
    app = settle(window(session))
    votes = [one for one in session.events if one.kind in ("carried", "lost", "tied") and one.args[0] == POLITBURO]
    assert votes and any(Motion(*one.args[4:]).c == CIRCULATES for one in votes)
    assert [one for one in votes if report_of(app, one) < 0] == []
    signed = [one for one in session.reports if not one.called and one.result is not None]
    assert signed and all(one.result is not None and one.result.lines for one in signed)


def test_a_scene_comes_before_the_paper_and_can_be_left() -> None:
    session = Session(small(), 7, ["human", "standard", "standard", "standard"])
    app = settle(window(session))
    me, other = session.scenario.seats[:2]
    item = Motion(RUNG, me, POLITBURO, other, 2, 0, session.state.month, 0, 0)
    session.reports.append(report(session, item, 4, 3, forecast=True))
    app.scenes = [0]
    app.go("desk")
    settle(app)
    assert app.stack[-1].name == "vote" and "vote:close" in app.kit.zones
    press(app, "vote:close")
    assert app.stack[-1].name == "desk" and app.scenes == []


def test_ones_own_motion_of_the_month_stands_in_the_session_by_its_name() -> None:
    from game.play.action import legal

    session = Session(small(), 7, ["human", "standard", "standard", "standard"])
    app = settle(window(session))
    while session.decision is not None and session.decision.kind != "desk":
        assert session.submit(session.menu(1)[0]) is None
    assert session.decision is not None
    given = legal(app.view, session.decision, "motion", 1)
    assert given, "nothing can be moved"
    assert app.submit(given[0]) is None
    app.go("vote", item=2000)
    settle(app)
    assert "item:2000" in app.kit.zones and app.stack[-1].name == "vote"
    assert len(own_vote.tabled(app)) == 1
