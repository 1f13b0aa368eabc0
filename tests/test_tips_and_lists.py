"""Tips that close, lists that are whole, names that are not cut, and the orders that still run."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from games import answer, mixed, scenario_of
from kit_window import Window, key, mouse
from test_corridor import written
from test_focus import STILL
from test_scenes import sitting
from test_window import Hand, home  # noqa: F401

from game import advice
from game.play.action import Action, legal
from game.session import Session
from game.ui.kit import Kit, keys
from game.ui.kit.record import Record
from game.words.effect import Lines

pytestmark = pytest.mark.usefixtures("blind")


def at_desk(month: int = 0, seed: int = 5) -> Session:
    """Return a game at a desk so many months on."""
    session = mixed(scenario_of("1924"), seed, "standard")
    while session.state.month < session.scenario.start + month or (
        session.decision is not None and session.decision.kind != "desk"
    ):
        assert session.submit(answer(session)) is None
    return session


# -- tips --------------------------------------------------------------------------------------------


def two(kit: Kit, log: list[str]) -> None:
    kit.button("none", (20, 20, 200, 40), "None")
    kit.button("barred", (20, 80, 200, 40), "Barred", enabled=False, why="It is barred.")
    if kit.button("low", (20, 140, 200, 40), "Low"):
        log.append("low")
    if kit.cancel:
        log.append("cancel")


def test_escape_after_why_closes_no_more_than_what_why_opened() -> None:
    """On a thing with nothing to say nothing opened, and the Escape meant for it left the screen."""
    log: list[str] = []
    window = Window(lambda kit: two(kit, log))
    window.kit.tip_none = "Nothing more."
    window.kit.focus_on("none")
    window.do(key(pygame.KSCAN_I))
    assert window.kit.told is not None and window.kit.told.text == "Nothing more."
    window.do(key(keys.ESC))
    assert window.kit.told is None and log == []
    window.do(key(pygame.KSCAN_I))
    window.kit.guard.let_go(keys.ESC)
    window.kit.begin([key(keys.ESC), key(keys.ESC)], now=window.now + 2000)  # held: it comes again by itself
    two(window.kit, log)
    window.kit.end()
    window.do()
    assert window.kit.told is None and log == []


def test_an_arrow_goes_on_from_under_the_hint_of_a_barred_button() -> None:
    log: list[str] = []
    window = Window(lambda kit: two(kit, log))
    window.kit.focus_on("barred")
    window.do(key(keys.ENTER))
    assert window.kit.told is not None
    window.do(key(keys.DOWN))
    assert window.kit.told is None and window.kit.focus == "low"
    window.kit.focus_on("barred")
    window.do(key(keys.ENTER))
    window.do(key(keys.TAB, pygame.KMOD_LSHIFT))
    assert window.kit.told is None and window.kit.focus == "none"


# -- lists -------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_value_of_a_field_can_be_reached_with_the_wheel(home: Path) -> None:  # noqa: F811
    """Only the first 24 were listed; the others had to be typed for."""
    hand: Hand = sitting(at_desk(), **STILL)
    app = hand.app
    app.go("compose", kind="conciliate", chosen=())
    hand.rest()
    screen = app.stack[-1]
    while len(screen._values()) <= 24:  # type: ignore[attr-defined]
        hand.click(next(id for id in hand.zones if id.startswith("value:")))
    last = f"value:{screen._values()[-1].value}"  # type: ignore[attr-defined]
    for _ in range(300):
        if last in hand.zones:
            break
        pygame.event.post(mouse(pygame.MOUSEMOTION, app.kit._areas["values"].view.center))
        pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-3))
        hand.rest()
    assert last in hand.zones


def test_an_order_has_one_way_back_and_the_list_of_actions_that_of_the_foot(home: Path) -> None:  # noqa: F811
    hand: Hand = sitting(at_desk(), **STILL)
    hand.press(pygame.KSCAN_M)
    assert "esc" in hand.zones and "compose:back" not in hand.zones
    hand.click("kind:conciliate")
    assert "compose:back" in hand.zones and "esc" not in hand.zones
    hand.click("compose:back")
    assert "esc" in hand.zones
    hand.click("esc")
    assert hand.top == "desk"


# -- the desk ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("percent", [100, 110, 115])
def test_the_names_of_the_seven_are_whole(percent: int, home: Path) -> None:  # noqa: F811
    hand: Hand = sitting(at_desk(), width=1280, height=800, text_percent=percent, **STILL)
    app = hand.app
    app.kit.forget_parts()
    app.kit.record = Record()
    app.frame()
    cells = [zone.rect for zone in app.kit._last if zone.id.startswith("contender:")]
    inside = [one for one in app.kit.record.texts if any(cell.contains(one.ink) for cell in cells)]
    cut = [one.text for one in inside if one.cut and one.role == "label_bold"]
    assert len(cells) == 7 and cut == []
    for p in app.scenario.seats:
        assert app.scenario.people[p].short in {one.text for one in inside}


@pytest.mark.slow
def test_an_operation_of_an_earlier_month_stands_under_the_orders(home: Path) -> None:  # noqa: F811
    """The staff was taken and nothing under the orders said by what."""
    session = at_desk(3)
    decision = session.decision
    assert decision is not None
    k = decision.seat
    assert session.submit(legal(session.view(k), decision, "win", 1)[0]) is None
    month = session.state.month
    while session.state.month == month or (session.decision is not None and session.decision.kind != "desk"):
        now = session.decision
        assert session.submit(Action("end") if now is not None and now.kind == "desk" else answer(session)) is None
    hand: Hand = sitting(session, **STILL)
    app = hand.app
    op = next(one for one in app.view.ops if one.owner == app.me)
    assert op.start <= month < app.view.month
    row = next(id for id in hand.zones if id == "order:0")
    assert app.words.month(op.due) in written(hand, row)


@pytest.mark.seen
def test_a_count_that_fails_is_drawn_hollow() -> None:
    def ground(hollow: bool) -> tuple[int, ...]:
        window = Window(lambda kit: kit.chip(20, 20, "would", "blue", hollow=hollow) and None)
        return tuple(window.kit.surface.get_at((24, 24)))

    full, hollow = ground(False), ground(True)
    assert full != hollow


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_a_line_of_the_goal_is_now_is_written_with_a_true_minus(language: str, home: Path) -> None:  # noqa: F811
    hand: Hand = sitting(at_desk(), **STILL)
    app = hand.app
    app.speak(language)
    step = next(one for one in advice.goal(app.view, app.seat) if one.code.startswith("aim_") or one.code == "cc")
    lines = Lines(app.words, app.view, app.seat)
    lines.step(step._replace(have=step.have + 12), -25)
    assert "−25" in lines.found[0].text and "-25" not in lines.found[0].text
