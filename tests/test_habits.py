"""The habits of keys and focus: what a key writes, where the arrows lead, that the focus shows, keys at every size."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from games import scenario_of
from kit_window import Window, key, typed
from test_scenes import sitting
from test_window import Hand, begun, home  # noqa: F401

from game.play.action import Action
from game.play.reported import VoteReport
from game.rules.tally import Line, Tally
from game.session import Session
from game.ui.kit import Kit, keys
from game.ui.kit.zones import Zone, round_about
from game.ui.screens import whip
from game.ui.screens.compose import FILTERS
from game.world.kinds import CC, LINE, Motion

pytestmark = pytest.mark.usefixtures("blind")

STILL = {"front_page": False, "scenes": False}


def played(seat: str = "kamenev") -> Session:
    """Return the shipped game at the first desk of a seat."""
    scenario = scenario_of("1924")
    seats = ["random"] * len(scenario.seats)
    seats[next(k for k, p in enumerate(scenario.seats) if scenario.people[p].id == seat)] = "human"
    session = Session(scenario, 3, seats)
    while session.decision is not None and session.decision.kind != "desk":
        assert session.submit(session.menu(1)[0]) is None
    return session


# -- keys --------------------------------------------------------------------------------------------


def test_a_key_that_leads_to_a_field_does_not_write_itself_there() -> None:
    said = [""]

    def screen(kit: Kit) -> None:
        kit.button("a", (20, 20, 200, 40), "a")
        said[0] = kit.field("f", (20, 80, 200, 40), said[0], hotkey=pygame.KSCAN_SLASH)

    window = Window(screen)
    window.do(key(pygame.KSCAN_SLASH), typed("/"))
    assert window.kit.focus == "f" and said == [""]
    window.do(key(pygame.KSCAN_B), typed("b"))
    window.do(key(pygame.KSCAN_SLASH), typed("/"))
    assert said == ["b/"]


def test_a_field_can_be_typed_into_after_tab() -> None:
    said = [""]

    def screen(kit: Kit) -> None:
        said[0] = kit.field("f", (20, 80, 200, 40), said[0])

    window = Window(screen)
    window.do(key(keys.TAB))
    window.do(typed("x"))
    assert said == ["x"]


def test_the_ring_goes_to_the_answer_that_was_given_by_its_key() -> None:
    def screen(kit: Kit) -> None:
        kit.button("own:yes", (20, 20, 200, 40), "yes", hotkey=pygame.KSCAN_Y)
        kit.button("own:no", (20, 80, 200, 40), "no", hotkey=pygame.KSCAN_B)
        kit.button("other", (20, 140, 200, 40), "other")

    window = Window(screen)
    window.kit.focus_on("own:no")
    assert window.do(key(pygame.KSCAN_Y)).focus == "own:yes"
    window.kit.focus_on("other")
    assert window.do(key(pygame.KSCAN_Y)).focus == "other"


def test_of_a_thing_without_a_tip_its_name_is_said_and_what_does_it() -> None:
    def screen(kit: Kit) -> None:
        kit.tip_none, kit.tip_key_is, kit.tip_plain = "Nothing.", "Key {key}.", {"button": "Does it."}
        kit.button("a", (20, 20, 200, 40), "Undo", hotkey=pygame.KSCAN_U)

    window = Window(screen)
    window.kit.focus_on("a")
    window.do(key(pygame.KSCAN_I))
    assert window.kit._pinned is not None
    assert (window.kit._pinned.title, window.kit._pinned.text) == ("Undo", "Does it. Key U.")


def test_a_held_key_makes_the_text_larger_once_and_slowly(home: Path) -> None:  # noqa: F811
    hand = Hand()
    now = [0]
    hand.app.kit.clock = lambda: now[0]
    more = key(pygame.KSCAN_EQUALS, pygame.KMOD_LCTRL)
    before = hand.app.settings.text_percent
    for _ in range(10):  # as a board repeats it
        now[0] += 40
        hand.app.tick([more])
    once = hand.app.settings.text_percent
    assert once > before
    hand.app.tick([pygame.event.Event(pygame.KEYUP, key=0, scancode=pygame.KSCAN_EQUALS, mod=0), more])
    assert hand.app.settings.text_percent == once + (once - before)


# -- arrows and sight ----------------------------------------------------------------------------------


def listed(rows: list[int]) -> Window:
    def screen(kit: Kit) -> None:
        with kit.scroll("list", (20, 20, 300, 200)) as area:
            y = area.y
            for n in rows:
                if n % 4 == 0:
                    y += 40  # a heading between them
                kit.row(f"row:{n}", (area.x, y, area.w, 40))
                y += 40
            area.used(y)
        kit.button("below", (20, 230, 300, 40), "below")

    return Window(screen)


def test_down_walks_a_list_to_its_end_before_it_leaves_it() -> None:
    window = listed(list(range(20)))
    window.kit.focus_on("row:0")
    for n in range(1, 20):
        assert window.do(key(keys.DOWN)).focus == f"row:{n}"
        assert f"row:{n}" in window.kit.zones
    assert window.do(key(keys.DOWN)).focus == "below"


def test_the_focus_stays_in_sight_where_the_list_above_it_grows() -> None:
    rows = list(range(12))
    window = listed(rows)
    window.kit.focus_on("row:2")
    window.do(key(keys.DOWN))
    assert window.kit.focus == "row:3"
    rows[:0] = range(100, 112)
    window.kit.touch()
    window.do()
    assert "row:3" in window.kit.zones


def test_a_screen_come_back_to_shows_where_the_focus_was() -> None:
    window = listed(list(range(20)))
    window.kit.focus_on("row:0")
    window.do(key(keys.DOWN))
    window.kit.enter(("row:",), "row:15")
    window.do()
    assert window.kit.focus == "row:15" and "row:15" in window.kit.zones


def test_the_arrows_go_round_a_ring_by_where_each_lies() -> None:
    def at(id: str, x: int, y: int) -> Zone:
        rect = pygame.Rect(x, y, 60, 60)
        return Zone(id, rect, rect, "hot", payload="ring")

    top, left, right = at("top", 300, 0), at("left", 60, 250), at("right", 560, 230)
    low_left, low_right = at("low left", 180, 420), at("low right", 430, 425)
    ring = [top, right, low_right, low_left, left]
    assert round_about(ring, low_left, keys.RIGHT) is low_right
    assert round_about(ring, low_left, keys.UP) is left
    assert round_about(ring, left, keys.RIGHT) is right
    assert round_about(ring, top, keys.UP) is None


# -- the desk and what lies beside it -------------------------------------------------------------------


def test_numbers_and_the_key_of_the_desk_work_where_its_parts_are_tabs(home: Path) -> None:  # noqa: F811
    hand = sitting(played(), text_percent=125, **STILL)
    desk = hand.app.stack[-1]
    assert hand.app.kit.narrow and desk.tab == "month"  # type: ignore[attr-defined]
    hand.press(pygame.KSCAN_D)
    assert desk.tab == "act" and "suggest:0" in hand.zones  # type: ignore[attr-defined]
    hand.press(pygame.KSCAN_D, pygame.KSCAN_D, pygame.KSCAN_D)
    assert desk.tab == "month"  # type: ignore[attr-defined]
    hand.press(pygame.KSCAN_1)
    assert hand.top == "compose"


def test_all_actions_open_from_any_screen_and_lead_back_to_it(home: Path) -> None:  # noqa: F811
    hand = sitting(played(), **STILL)
    for screen in ("pacts", "people", "country"):
        hand.app.go(screen)
        hand.rest()
        hand.press(pygame.KSCAN_M)
        assert hand.top == "compose"
        hand.press(keys.ESC)
        assert hand.top == screen


def test_a_new_month_never_begins_on_the_button_that_ends_it(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    month = hand.app.game.state.month
    hand.app.kit.focus_on("end_month")
    hand.app.kit.keyboard = True
    hand.app.submit(Action("end"))
    for _ in range(40):
        hand.rest()
        if hand.top == "desk" and hand.app.game.state.month > month:
            break
        if hand.top == "desk" or hand.app.session is None or hand.app.game.over:
            break
        decision = hand.app.game.decision
        if decision is not None and decision.kind != "desk" and hand.top in ("decision", "vote"):
            hand.app.submit(hand.app.game.menu(1)[0])
            hand.app.go("desk")
        else:
            hand.app.back()
    assert hand.app.game.state.month > month and hand.top == "desk"
    assert hand.app.kit.focus not in (None, "end_month", "run_on")


def test_people_are_found_by_the_slash_and_narrowed_by_tabs(home: Path) -> None:  # noqa: F811
    hand = sitting(played(), **STILL)
    hand.app.go("people")
    hand.rest()
    hand.press(pygame.KSCAN_SLASH)
    assert hand.app.kit.focus == "find"
    hand.app.go("desk")
    hand.app.go("compose", kind="conciliate")
    hand.rest()
    page = hand.app.stack[-1]
    every = {one.value for one in page._values()}  # type: ignore[attr-defined]
    view, me = hand.app.view, hand.app.me
    roots = view.roots()
    wanted = {
        "all": every,
        "mine": {x for x in every if roots[x] == me},
        "nobodys": {x for x in every if roots[x] < 0},
        "others": {x for x in every if roots[x] >= 0 and roots[x] != me},
        "cc": {x for x in every if view.seat_cc[x] == 2},
    }
    for only in FILTERS:
        hand.click(f"only:{only}")
        assert {x for x in every if page._passes(x)} == wanted[only]  # type: ignore[attr-defined]
        drawn = {int(id.partition(":")[2]) for id in hand.app.kit._by_id if id.startswith("value:")}
        assert drawn <= wanted[only] and bool(drawn) == bool(wanted[only])


def test_a_count_opened_from_the_list_goes_back_to_it(home: Path) -> None:  # noqa: F811
    session = played()
    hand = sitting(session, **STILL)
    rule = next(one for one in session.menu(2000) if one.kind == "motion")
    assert session.submit(rule) is None
    hand.app._memo_of = None
    hand.app.go("vote")
    hand.rest()
    hand.app.stack[-1].item = -1  # type: ignore[attr-defined]
    hand.app.kit.touch()
    hand.rest()
    line = next(id for id in hand.zones if id.startswith("on_table:"))
    hand.click(line)
    assert hand.app.stack[-1].item != -1  # type: ignore[attr-defined]
    hand.press(keys.ESC)
    assert hand.top == "vote" and hand.app.stack[-1].item == -1  # type: ignore[attr-defined]
    hand.press(keys.ESC)
    assert hand.top == "desk"


# -- what is shown --------------------------------------------------------------------------------------


def test_the_head_names_the_month_of_the_paper_that_is_shown(home: Path) -> None:  # noqa: F811
    hand = sitting(played(), **STILL)
    app = hand.app
    app.go("front_page", month=app.scenario.start)
    assert app.stack[-1].of_month() == app.scenario.start
    app.go("people")
    assert app.stack[-1].of_month() == -1


def test_a_vote_that_was_held_has_the_colour_of_how_it_suits_the_reader(home: Path) -> None:  # noqa: F811
    app = sitting(played(), **STILL).app
    me, other = app.me, next(p for p in app.scenario.seats if p != app.me)
    item = Motion(LINE, other, CC, 0, 1, 0, 0, 0, 0)

    def report(ayes: int) -> VoteReport:
        count = Tally(ayes, 1 - ayes, ayes > 0, 500, (Line(me, -1, ayes, 1 - ayes, 0, ()),))
        return VoteReport(0, tuple(item), count, count)

    assert whip.held_tone(app, item, True, report(1)) == "good"
    assert whip.held_tone(app, item, True, report(0)) == "bad"
    assert whip.held_tone(app, item, False, report(0)) == "good"
    assert whip.held_tone(app, item, True) == "ink"
    assert whip.held_tone(app, item._replace(mover=me), False) == "bad"
