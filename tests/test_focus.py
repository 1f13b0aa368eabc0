"""Where the focus begins and goes on by itself, which key goes on, and that no button moves under the hand."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from games import answer, mixed, scenario_of
from hands import CORRIDOR
from kit_window import Window, key, mouse
from test_scenes import sitting
from test_screens import put
from test_window import Hand, answer_or_go_on, begun, home  # noqa: F401

from game import files, save
from game.play.action import ACTIONS, STAFF, legal, slots_left
from game.session import Session
from game.ui import orders
from game.ui.kit import Kit, keys, plain
from game.ui.screens.typed_number import PATIENCE

pytestmark = pytest.mark.usefixtures("blind")

STILL = {"front_page": False, "scenes": False}
WINDOWS = [((1280, 800), 100), ((1024, 640), 100), ((1280, 800), 150)]


def in_corridor() -> Session:
    """Return a game in which a person stands in the corridor with two items on the table and men to be turned."""
    session = mixed(scenario_of("1924"), 2, "standard")
    while session.decision is not None and session.decision.kind != "corridor":
        assert session.submit(answer(session)) is None
    return session


# -- where it begins ---------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["pressed", "published", "noticed", "deal", "names", "fallen", "together", "end_offer"])
@pytest.mark.slow(but=3)
def test_the_focus_begins_on_no_answer_that_cannot_be_taken_back_and_the_first_arrow_goes_to_the_first(
    asked: str, home: Path  # noqa: F811
) -> None:
    session = put(asked)
    hand = sitting(session, **STILL)
    assert hand.top == "decision" and hand.app.kit.focus is None
    before, put_now = len(session.log), session.decision
    hand.press(keys.ENTER, keys.SPACE)
    assert len(session.log) == before and session.decision == put_now, "a press made for something else answers nothing"
    first = next(id for id in hand.zones if id.startswith("answer:") and hand.can(id))
    for way in (keys.DOWN, keys.TAB):
        hand.app.kit.focus_on(None)
        hand.press(way)
        assert hand.app.kit.focus == first
    hand.press(keys.ENTER)
    assert len(session.log) > before


@pytest.mark.slow
def test_a_vote_is_not_cast_by_the_key_that_brought_it_and_an_arrow_goes_to_the_answer_proposed(home: Path) -> None:  # noqa: F811
    session = put("call_cost")
    hand = sitting(session, **STILL)
    assert hand.top == "vote" and hand.app.kit.focus is None
    before = len(session.log)
    hand.press(keys.ENTER)
    assert len(session.log) == before
    hand.press(keys.DOWN)
    assert hand.app.kit.focus in ("vote:yes", "vote:no")
    hand.press(keys.ENTER)
    assert len(session.log) > before


def test_the_kit_alone_decides_it_by_what_the_choice_is() -> None:
    done: list[str] = []

    def screen(kit: Kit, final: bool) -> None:
        with kit.modal("m", "A question", first="a") as box:
            for n, name in enumerate(("a", "b")):
                if kit.button(name, (box.x, box.y + 60 * n, 200, 50), name, final=final):
                    done.append(name)

    assert Window(lambda kit: screen(kit, False)).kit.focus == "a"
    window = Window(lambda kit: screen(kit, True))
    assert window.kit.focus is None
    window.do(key(keys.ENTER))
    assert done == []
    assert window.do(key(keys.DOWN)).focus == "a"
    window.do(key(keys.ENTER))
    assert done == ["a"]


# -- where it goes on --------------------------------------------------------------------------------


@pytest.mark.slow
def test_after_a_word_in_the_corridor_the_focus_stays_with_the_man_and_spends_nothing(home: Path) -> None:  # noqa: F811
    session = in_corridor()
    hand = sitting(session, **STILL)
    app = hand.app
    assert hand.top == "decision" and app.kit.focus == "corridor:0"
    words = [id for id in hand.zones if id.startswith(CORRIDOR)]
    assert len(words) > 3
    left = app.view.words[app.seat]
    while app.view.words[app.seat]:
        before = app.view.words[app.seat]
        hand.tab_to(lambda id: id.startswith(CORRIDOR[:2]))
        hand.press(keys.ENTER)
        assert app.view.words[app.seat] == before - 1
        assert str(app.kit.focus).startswith("man:") and app.kit.focus in hand.zones
        pygame.event.post(key(keys.ENTER))  # hammered on: what it is on now was not aimed at
        hand.rest()
        assert app.view.words[app.seat] == before - 1 and hand.top == "decision"
    assert left >= 2 and not any(id.startswith(CORRIDOR) for id in hand.zones)
    assert session.decision is not None and session.decision.kind == "corridor"


def test_a_list_scrolled_by_page_keys_keeps_its_focus_where_it_was() -> None:
    def screen(kit: Kit) -> None:
        for n, r in kit.rows("list", (20, 20, 300, 200), 100, 40):
            kit.row(f"row:{n}", r)

    window = Window(screen)
    window.do(key(keys.TAB))
    window.do(key(keys.PAGE_DOWN))
    window.do(key(keys.PAGE_DOWN))
    assert window.kit.focus == "row:0" and "row:0" not in window.kit.zones
    window.do(key(keys.HOME))
    assert window.kit.focus == "row:0"
    window.do(key(keys.PAGE_DOWN))
    window.do(key(keys.PAGE_DOWN))
    window.do(key(keys.DOWN))
    assert window.kit.focus == "row:8", "the arrow goes on from what shows"


def test_an_arrow_after_a_page_key_stays_in_a_free_scroll_area() -> None:
    def screen(kit: Kit) -> None:
        with kit.scroll("area", (20, 20, 300, 200)) as area:
            for n in range(30):
                kit.button(f"in:{n}", (area.x, area.y + 40 * n, 200, 36), str(n))
            area.used(area.y + 1200)
        kit.button("below", (20, 240, 200, 36), "below")

    window = Window(screen)
    window.do(key(keys.TAB))
    for one, lands in ((keys.PAGE_DOWN, range(3, 6)), (keys.END, range(25, 27)), (keys.HOME, range(1))):
        window.do(key(one))
        window.do(key(keys.DOWN))
        assert window.kit.focus in [f"in:{n}" for n in lands], one


def test_with_the_mouse_no_focus_goes_on_by_itself() -> None:
    there = ["a:1", "a:2", "b:1"]

    def screen(kit: Kit) -> None:
        for n, id in enumerate(list(there)):
            if kit.button(id, (20, 20 + 60 * n, 200, 50), id):
                there.remove(id)

    window = Window(screen)
    at = window.kit.zones["a:1"].center
    window.do(mouse(pygame.MOUSEBUTTONDOWN, at), mouse(pygame.MOUSEBUTTONUP, at))
    assert there == ["a:2", "b:1"] and window.kit.focus == "a:1"
    there.insert(0, "a:1")
    window = Window(screen)
    window.do(key(keys.TAB))
    window.do(key(keys.ENTER))
    assert there == ["a:2", "b:1"] and window.kit.focus == "a:2"


# -- the corridor stays as it is ---------------------------------------------------------------------


@pytest.mark.parametrize(("size", "percent"), WINDOWS)
@pytest.mark.slow(but=1)
def test_no_button_of_the_corridor_moves_when_a_word_was_had_or_a_vote_said(
    size: tuple[int, int], percent: int, home: Path  # noqa: F811
) -> None:
    session = in_corridor()
    hand = sitting(session, width=size[0], height=size[1], text_percent=percent, **STILL)
    app = hand.app
    seen: dict[str, pygame.Rect] = {}

    def same() -> None:
        zones = {zone.id: zone.rect for zone in app.kit._last if zone.kind == "button"}
        for id, rect in zones.items():
            assert seen.setdefault(id, rect.copy()) == rect, id

    same()
    assert {"answer:leave", "look_round", "see_count"} <= set(seen)
    for side in ("no", "wait", "yes"):
        if f"own_vote:{side}" in app.kit._by_id:
            hand.press({"no": pygame.KSCAN_B, "wait": pygame.KSCAN_W, "yes": pygame.KSCAN_Y}[side])
            zones = {zone.id: zone.rect for zone in app.kit._last if zone.id in ("answer:leave", f"own_vote:{side}")}
            assert all(seen[id] == rect for id, rect in zones.items())
    seen = {id: rect for id, rect in seen.items() if not id.startswith(CORRIDOR)}
    said = 0
    same()  # the men of the side now said
    while app.view.words[app.seat]:
        word = next((id for id in app.kit._by_id if id.startswith(CORRIDOR)), "")
        if not word:
            break
        app.kit.reveal(word)
        hand.rest()
        area = app.kit._areas[app.kit._by_id[word].area]
        area.move(0.0)
        app.kit.touch()
        hand.rest()
        app.kit.focus_on(word)
        hand.press(keys.ENTER)
        if hand.can("word:yes"):
            hand.press(keys.RIGHT, keys.ENTER)
        app.kit._areas[f"corridor:{app.stack[-1].item}"].move(0.0)  # type: ignore[attr-defined]
        app.kit.touch()
        hand.rest()
        said += 1
        same()
    assert said >= 2


# -- one key goes on ---------------------------------------------------------------------------------


def drawn_on(hand: Hand, id: str) -> list[str]:
    """Return what is written on a zone."""
    from game.ui.kit.record import Record

    app = hand.app
    app.kit.record = Record()
    app.frame()
    found = [one.text for one in app.kit.record.texts if app.kit._by_id[id].rect.contains(one.ink)]
    app.kit.record = None
    return found


def to_choice(seed: int = 7) -> Hand:
    """Return the window of a game in which a choice with several answers is put."""
    session = mixed(scenario_of("1924"), seed, "standard")
    while session.decision is not None and session.decision.kind != "news":
        assert session.submit(answer(session)) is None
    return sitting(session, **STILL)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("code", [keys.ENTER, keys.SPACE, pygame.KSCAN_E])
@pytest.mark.slow(but=2)
def test_what_came_of_a_choice_is_left_by_enter_whichever_number_chose(number: int, code: int, home: Path) -> None:  # noqa: F811
    hand = to_choice()
    assert hand.top == "decision" and f"answer:choose:{number - 1}" in hand.zones
    hand.press(pygame.KSCAN_1 + number - 1)
    assert hand.app.kit.focus == "answer:on"
    told = drawn_on(hand, "answer:on")
    assert "Enter" in told and not {"1", "2", "3"} & set(told)
    hand.press(code)
    assert "answer:on" not in hand.zones


@pytest.mark.slow
def test_every_page_that_asks_nothing_is_left_by_enter_and_says_so(home: Path) -> None:  # noqa: F811
    session = mixed(scenario_of("1924"), 5, "standard")
    while (session.decision is not None and session.decision.kind != "desk") or session.state.month < session.scenario.start + 2:
        assert session.submit(answer(session)) is None
    hand = sitting(session, **STILL)
    app = hand.app
    reports = [n for n, one in enumerate(session.reports) if one.result is not None]
    for name, params, id in (
        ("scene", {}, "scene:close"), ("front_page", {}, "front_page:close"), ("vote", {"report": reports[-1]}, "vote:close"),
    ):  # fmt: skip
        for code in (keys.ENTER, keys.SPACE):
            app.go("desk")
            app.go(name, **params)
            hand.rest()
            assert app.kit.focus == id and "Enter" in drawn_on(hand, id), name
            app.kit.focus_on(None)
            hand.press(code)
            assert hand.top == "desk", (name, code)
    app.go("front_page")
    hand.rest()
    hand.tab_to(lambda id: id == "front_page:earlier")
    assert "Enter" not in drawn_on(hand, "front_page:close"), "Enter now turns a page back"


# -- all actions by number ---------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2])
def test_a_barred_action_chosen_by_number_takes_the_focus_and_enter_says_why(number: int, home: Path) -> None:  # noqa: F811
    """One and two begin longer numbers: they wait for a second digit, barred or not."""
    session = mixed(scenario_of("1924"), 5, "standard")
    while session.decision is not None and session.decision.kind != "desk":
        assert session.submit(answer(session)) is None
    hand = sitting(session, **STILL)
    app = hand.app
    decision = session.decision
    assert decision is not None
    while slots_left(app.view, app.seat) > 0:  # without staff both are barred
        kinds = [kind.name for kind in ACTIONS.values() if kind.cost == STAFF and "desk" in kind.at]
        assert app.submit(next(one for kind in kinds for one in legal(app.view, decision, kind, 1))) is None
    hand.rest()
    name = next(kind.name for kind in orders.kinds() if kind.number == number)
    why = orders.barred(app, decision, name)
    assert why
    hand.press(pygame.KSCAN_M)
    before = app.kit.focus
    hand.press(pygame.KSCAN_1 + number - 1)
    assert app.kit.focus == f"kind:{name}" != before and f"kind:{name}" in hand.zones and not hand.can(f"kind:{name}")
    assert why in app.notice_now()
    hand.press(keys.ENTER)
    assert app.kit.told is not None and why in plain(app.kit.told.text) and hand.top == "compose"
    hand.press(keys.ESC)
    hand.waited += PATIENCE
    hand.press(pygame.KSCAN_1, pygame.KSCAN_2)
    assert app.stack[-1].kind == next(kind.name for kind in orders.kinds() if kind.number == 12)  # type: ignore[attr-defined]


# -- F9 ----------------------------------------------------------------------------------------------


def three_months_on(hand: Hand) -> None:
    """Play to the desk of the third month from here, with the first answer to whatever is asked."""
    game = hand.app.game
    month = game.state.month
    while game.state.month < month + 3 or hand.top != "desk":
        if hand.top == "desk":
            hand.end_month()
        else:
            answer_or_go_on(hand)


@pytest.mark.slow
def test_the_quick_load_loses_nothing_that_was_played_since(home: Path) -> None:  # noqa: F811
    """What was played since the quick save is kept as a course of its own, and the foot says where."""
    hand = begun(home)
    app, folder = hand.app, home / "saves"
    hand.press(pygame.KSCAN_F5)
    saved = app.game.state.digest()

    def courses() -> list[Path]:
        return sorted(folder.glob("*-course-*.save"))

    hand.press(pygame.KSCAN_F9)
    assert app.game.state.digest() == saved and courses() == [], "nothing was played, and nothing is kept"
    hand.click("suggest:0")
    hand.click("give_order")
    after = [app.game.state.digest()]
    hand.press(pygame.KSCAN_F9)
    assert app.game.state.digest() == saved and len(courses()) == 1, "an order given is kept too"
    three_months_on(hand)
    after.append(app.game.state.digest())
    hand.press(pygame.KSCAN_F9)
    assert app.game.state.digest() == saved and len(courses()) == 2
    told = app.notice_now()
    assert sum(path.name in told for path in courses()) == 1
    assert sorted(save.load_game(path).state.digest() for path in courses()) == sorted(after)
    hand.press(pygame.KSCAN_F9)
    assert len(courses()) == 2


def test_after_a_load_the_desk_tells_of_the_last_month_and_not_of_all(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    month = app.game.state.month
    three_months_on(hand)
    hand.press(pygame.KSCAN_F5)
    before = app.game.events[app.heard :]
    hand.press(pygame.KSCAN_F9)
    after = app.game.events[app.heard :]
    assert after and min(event.month for event in after) == month + 2
    assert after == before, "and of neither more nor less than before"


@pytest.mark.slow
def test_a_load_in_the_midst_of_a_month_leaves_what_the_next_desk_tells_as_it_was(home: Path) -> None:  # noqa: F811
    hand = sitting(in_corridor(), **STILL)
    app = hand.app
    asked = 0
    while asked < 3:
        if hand.top != "desk" or (app.game.decision is not None and app.game.decision.kind != "desk"):
            asked += 1
            at = app.heard, app._ended
            hand.press(pygame.KSCAN_F5, pygame.KSCAN_F9)
            assert (app.heard, app._ended) == at
            answer_or_go_on(hand) if hand.top != "desk" else hand.click("answer")
        else:
            hand.end_month()


def test_after_a_load_the_desk_suggests_what_it_suggested_before_given_or_not(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    for _ in range(2):  # the first order frees places, in which others come to mind
        open_now = next(n for n, one in enumerate(orders.suggestions(hand.app)) if one.open)
        hand.click(f"suggest:{open_now}")
        hand.click("give_order")
    before = orders.suggestions(hand.app)
    assert any(one.given for one in before)
    hand.press(pygame.KSCAN_F5, pygame.KSCAN_F9)
    assert orders.suggestions(hand.app) == before
    hand.click("undo")
    assert sum(one.given for one in orders.suggestions(hand.app)) == sum(one.given for one in before) - 1


def test_a_quick_load_that_could_not_keep_what_was_played_does_not_load(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    hand = begun(home)
    hand.press(pygame.KSCAN_F5)
    hand.click("suggest:0")
    hand.click("give_order")
    digest = hand.app.game.state.digest()

    def full(*_: object) -> None:
        raise files.StorageError("The disk is full.")

    monkeypatch.setattr(files, "write_new", full)
    hand.press(pygame.KSCAN_F9)
    assert hand.app.game.state.digest() == digest and hand.app.notice_now() == "The disk is full."
