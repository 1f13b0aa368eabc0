"""A controller at the real window: its events as pygame gives them, a month played by it alone, plugging in and out."""

from __future__ import annotations

import ctypes
import os
import random
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from kit_window import key
from test_window import Hand, begun, home  # noqa: F401

from game.ui import pads
from game.ui.pads import AGAIN, FIRST, Pads

pytestmark = pytest.mark.usefixtures("blind")

A, B, X, Y, LB, RB, VIEW, START = range(8)
UP, DOWN, LEFT, RIGHT = (0, 1), (0, -1), (-1, 0), (1, 0)


class Controller:
    """A controller in somebody's hand: it posts what a real one would."""

    def __init__(self, hand: Hand, number: int = 0) -> None:
        self.hand, self.number = hand, number

    def post(self, kind: int, **what: object) -> None:
        pygame.event.post(pygame.event.Event(kind, joy=self.number, instance_id=self.number, **what))

    def press(self, button: int) -> None:
        self.hand.wait()
        self.post(pygame.JOYBUTTONDOWN, button=button)
        self.post(pygame.JOYBUTTONUP, button=button)
        self.hand.rest()

    def hat(self, value: tuple[int, int]) -> None:
        self.post(pygame.JOYHATMOTION, hat=0, value=value)
        self.post(pygame.JOYHATMOTION, hat=0, value=(0, 0))
        self.hand.rest()

    def axis(self, axis: int, value: float) -> None:
        self.post(pygame.JOYAXISMOTION, axis=axis, value=value)
        self.hand.rest()

    def go_to(self, wanted: str) -> None:
        """Move the focus with the D-pad, towards where the zone is, until it is there."""
        kit = self.hand.app.kit
        seen: set[tuple[str | None, tuple[int, int]]] = set()
        for _ in range(80):
            if kit.focus == wanted:
                return
            here = kit._by_id[kit.focus].rect if kit.focus in kit._by_id else pygame.Rect(0, 0, 1, 1)
            there = kit._by_id[wanted].rect
            dx, dy = there.centerx - here.centerx, there.centery - here.centery
            across, along = (RIGHT if dx > 0 else LEFT), (DOWN if dy > 0 else UP)
            ways = [across, along] if abs(dx) > abs(dy) else [along, across]
            ways += [way for way in (DOWN, RIGHT, UP, LEFT) if way not in ways]
            way = next((one for one in ways if (kit.focus, one) not in seen), None)
            assert way is not None, f"the D-pad never came to {wanted} from {kit.focus} on {self.hand.top}"
            seen.add((kit.focus, way))
            self.hat(way)
        raise AssertionError(f"the D-pad never came to {wanted} on {self.hand.top}")


class Device:
    """What pygame opens for a controller that is plugged in."""

    def __init__(self, index: int) -> None:
        if index not in (0, 1):
            raise pygame.error("Invalid joystick device number")
        self.index = index

    def get_instance_id(self) -> int:
        return 40 + self.index

    def get_name(self) -> str:
        return ("Xbox 360 Controller", "PS4 Controller")[self.index]

    def get_numhats(self) -> int:
        return (1, 0)[self.index]

    def get_numbuttons(self) -> int:
        return (11, 16)[self.index]

    def get_numaxes(self) -> int:
        return 6


def test_a_month_by_controller_alone(home: Path) -> None:  # noqa: F811
    """An order from the suggestions, the end of the month, and every question until the next desk."""
    hand = begun(home)
    pad = Controller(hand)
    for _ in range(60):
        if hand.top == "desk" and hand.can("suggest:0") and hand.app.kit._by_id["suggest:0"].enabled:
            break
        hand.end_month() if hand.top == "desk" else hand.click(next(id for id in hand.zones if hand.can(id) and id.startswith(("answer:", "vote:"))))
    start = hand.app.game.state.month
    pad.go_to("suggest:0")
    pad.press(A)
    assert hand.top == "compose"
    pad.go_to("give_order")
    pad.press(A)
    assert hand.top == "desk" and hand.app.game.may_undo()
    pad.press(Y)
    for _ in range(60):
        if hand.top == "desk" and hand.app.game.state.month > start:
            break
        if hand.top == "desk":
            pad.press(A if "end:yes" in hand.zones else Y)
            continue
        ids = ("vote:yes", "vote:skip", "vote:close", "front_page:close", *(id for id in hand.zones if id.startswith("answer:")))
        pad.go_to(next(id for id in ids if hand.can(id)))
        pad.press(A)
    assert hand.top == "desk" and hand.app.game.state.month == start + 1


def test_buttons_go_back_say_why_turn_screens_and_pause(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    pad = Controller(hand)
    pad.press(RB)
    assert hand.top == "people"
    pad.press(RB)
    assert hand.top == "posts"
    pad.press(LB)
    pad.press(LB)
    assert hand.top == "desk"
    pad.press(LB)
    assert hand.top == "chronicle"
    pad.press(B)
    assert hand.top == "desk"
    pad.go_to("goal:cc")
    pad.press(X)
    assert hand.app.kit.top == "tip!"
    pad.press(X)
    assert hand.app.kit.top == ""
    pad.press(START)
    assert hand.top == "pause"
    pad.press(START)
    assert hand.top == "desk"
    pad.press(START)
    pad.press(B)
    assert hand.top == "desk"
    pad.press(12)  # no button of ours
    assert hand.top == "desk"


def test_the_buttons_do_their_command_whatever_key_it_has(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    hand.app.settings.keys = {"end": pygame.KSCAN_S, "vote": pygame.KSCAN_E}
    hand.app.apply_settings()
    pad = Controller(hand)
    pad.press(START)
    pad.press(Y)  # in the pause menu S saves, but Y is no key
    assert hand.top == "pause"
    pad.press(B)
    month = hand.app.game.state.month
    pad.press(Y)
    assert "end:yes" in hand.zones
    pad.press(A)
    assert hand.app.game.state.month > month or hand.top not in ("desk", "vote")


def test_on_the_title_buttons_start_a_game_and_shoulders_do_nothing(home: Path) -> None:  # noqa: F811
    hand = Hand()
    pad = Controller(hand)
    for button in (LB, RB, START, Y):
        pad.press(button)
        assert hand.top == "title" and hand.app.running
    pad.go_to("title:new")
    pad.press(A)
    assert hand.top == "scenarios"
    pad.press(B)
    assert hand.top == "title"


def test_a_key_can_be_chosen_by_controller_and_b_leaves(home: Path) -> None:  # noqa: F811
    hand = Hand()
    pad = Controller(hand)
    pad.go_to("title:options")
    pad.press(A)
    pad.go_to("bind:end")
    pad.press(A)
    assert hand.app.kit.listening
    pad.press(B)
    assert not hand.app.kit.listening and hand.top == "options"
    pad.press(A)
    pad.go_to(f"board:{pygame.KSCAN_X}")
    pad.press(A)
    assert hand.app.settings.keys == {"end": pygame.KSCAN_X}


def test_the_left_stick_has_a_dead_zone_and_repeats_and_the_right_scrolls(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    now = [10_000]
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: now[0])
    hand = Hand()
    app = hand.app
    pad = Controller(hand)
    app.kit.focus_on("title:new")
    pad.axis(1, 0.3)
    assert app.kit.focus == "title:new"
    pad.axis(1, 0.9)
    assert app.kit.focus == "title:lesson"
    for value in (0.8, 0.6, 0.45, 0.95):  # it trembles, but was not let go
        pad.axis(1, value)
    assert app.kit.focus == "title:lesson"
    now[0] += FIRST - 1
    hand.rest()
    assert app.kit.focus == "title:lesson"
    now[0] += 1
    hand.rest()
    assert app.kit.focus == "title:load"
    now[0] += AGAIN
    hand.rest()
    assert app.kit.focus == "title:learn"
    pad.axis(1, 0.1)
    now[0] += FIRST * 3
    hand.rest()
    assert app.kit.focus == "title:learn"
    app.go("options", tab="keys")
    hand.rest()
    app.kit.focus_on("bind:desk")  # the stick moves the list that has the focus
    hand.rest()
    pad.axis(4, 0.1)
    now[0] += 40
    hand.rest()
    assert app.kit.scrolled("keys") == 0
    pad.axis(4, 1.0)
    now[0] += 40
    hand.rest()
    after = app.kit.scrolled("keys")
    assert after > 10
    pad.axis(4, 0.0)
    now[0] += 40
    hand.rest()
    assert app.kit.scrolled("keys") == after
    pad.axis(4, -1.0)
    pygame.event.post(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    hand.rest()
    now[0] += 40
    hand.rest()
    assert app.kit.scrolled("keys") == after


def test_a_trigger_at_the_place_of_the_stick_does_not_scroll(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    now = [10_000]
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: now[0])
    hand = Hand()
    hand.app.go("options", tab="keys")
    hand.rest()
    hand.app.kit.focus_on("bind:desk")
    hand.rest()
    hand.app.kit.scroll_to("keys", 300)
    hand.rest()
    pad = Controller(hand)
    pad.axis(4, -0.97)
    now[0] += 40
    hand.rest()
    assert hand.app.kit.scrolled("keys") == 300
    pad.axis(3, -0.2)
    pad.axis(3, -1.0)
    now[0] += 40
    hand.rest()
    assert hand.app.kit.scrolled("keys") < 300


def test_plugging_in_and_out_is_told_and_no_error(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    hand = Hand()
    hand.click("title:options")
    pygame.event.post(pygame.event.Event(pygame.JOYDEVICEADDED, device_index=999, guid=""))  # gone before it was opened
    pygame.event.post(pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=999))
    hand.rest()
    assert hand.app.pads.names == []
    monkeypatch.setattr(pygame.joystick, "Joystick", Device)
    for index in (0, 1):
        pygame.event.post(pygame.event.Event(pygame.JOYDEVICEADDED, device_index=index, guid=""))
    hand.rest()
    assert hand.app.pads.names == ["Xbox 360 Controller", "PS4 Controller"]
    assert "Controller" in hand.app.notice_now()
    from game.ui.screens.options_keys import pad_line

    assert "PS4 Controller" in pad_line(hand.app)
    hand.click("options:pad")
    second = Controller(hand, 41)
    focus = hand.app.kit.focus
    second.press(13)  # its D-pad is four buttons
    assert hand.app.kit.focus != focus
    second.post(pygame.JOYBUTTONDOWN, button=11)  # held while it is pulled out
    pygame.event.post(pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=41))
    hand.rest()
    assert hand.app.pads.names == ["Xbox 360 Controller"]
    assert hand.app.pads.due(10**9) is None
    second.press(0)
    second.axis(0, 1.0)
    pygame.event.post(pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=40))
    hand.rest()
    assert hand.app.pads.names == []


@pytest.fixture
def sdl() -> ctypes.CDLL:
    """The library beneath pygame, which can make a controller out of nothing."""
    found = list(Path(pygame.__file__).parents[1].glob("pygame*.libs/libSDL2-2*"))
    if not found:
        pytest.skip("the library of pygame is not beside it here")
    lib = ctypes.CDLL(str(found[0]))
    if not hasattr(lib, "SDL_JoystickAttachVirtual"):
        pytest.skip("this SDL makes no controllers")
    lib.SDL_SetHint(b"SDL_JOYSTICK_ALLOW_BACKGROUND_EVENTS", b"1")  # a window without a display may have no focus
    lib.SDL_JoystickFromInstanceID.restype = ctypes.c_void_p
    lib.SDL_JoystickSetVirtualButton.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]
    lib.SDL_JoystickSetVirtualHat.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint8]
    return lib


def test_a_controller_of_the_system_itself(home: Path, sdl: ctypes.CDLL) -> None:  # noqa: F811
    """Plugged in while the window runs, opened, played with, pulled out: nothing posted by hand."""
    hand = Hand()
    hand.app.pads.start()
    index = sdl.SDL_JoystickAttachVirtual(1, 6, 11, 1)
    if index < 0:
        pytest.skip("this SDL makes no controllers")
    hand.rest()
    hand.rest()
    assert len(hand.app.pads.names) == 1
    device = sdl.SDL_JoystickFromInstanceID(next(iter(hand.app.pads.found)))

    def button(number: int) -> None:
        for down in (1, 0):
            sdl.SDL_JoystickSetVirtualButton(device, number, down)
            hand.rest()
            hand.rest()

    hand.app.kit.focus_on("title:load")
    sdl.SDL_JoystickSetVirtualHat(device, 0, 4)
    hand.rest()
    sdl.SDL_JoystickSetVirtualHat(device, 0, 0)
    hand.rest()
    assert hand.app.kit.focus == "title:learn"
    button(A)
    assert hand.top == "learn"
    button(B)
    assert hand.top == "title"
    sdl.SDL_JoystickDetachVirtual(index)
    hand.rest()
    hand.rest()
    assert hand.app.pads.names == []


def test_joysticks_are_looked_for_after_the_first_frame_and_may_be_missing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    asked: list[bool] = []

    def missing() -> None:
        asked.append(True)
        raise pygame.error("no joystick subsystem")

    monkeypatch.setattr(pygame.joystick, "init", missing)
    from game.ui.app import App
    from game.ui.settings import Settings

    app = App(Settings(reduced_motion=True, sound=False))
    assert app.open_window() == ""
    app.frame()
    assert not asked
    while app.tick([]):
        assert not asked
    assert asked == [True]
    app.tick([])
    assert asked == [True]
    pygame.event.post(key(pygame.KSCAN_O))
    app.tick()
    app.tick()
    assert app.stack[-1].name == "options"


def test_at_rest_a_controller_draws_nothing(home: Path) -> None:  # noqa: F811
    """The small noise of a stick that nobody touches asks for no frame."""
    hand = Hand()
    for value in (0.02, -0.03, 0.05, 0.1):
        noise = [
            pygame.event.Event(pygame.JOYAXISMOTION, joy=0, instance_id=0, axis=axis, value=value)
            for axis in (0, 1, 3, 4)
        ]
        assert not hand.app.tick(noise)


def test_what_is_held_is_repeated_in_turn() -> None:
    many = Pads()
    down = pygame.event.Event(pygame.JOYHATMOTION, joy=0, instance_id=0, hat=0, value=(0, -1))
    found = many.turn(down, 0)
    assert found is not None and found.scancode == pygame.KSCAN_DOWN
    assert many.turn(down, 5) is None
    assert many.due(FIRST - 1) is None
    again = many.due(FIRST)
    assert again is not None and again.scancode == pygame.KSCAN_DOWN and again.pad
    assert many.due(FIRST + AGAIN - 1) is None
    assert set(pads.WITHOUT_HAT.values()) - set(pads.DIRECTIONS) == set(pads.WITH_HAT.values())


@pytest.mark.slow
def test_the_window_takes_anything_from_a_controller(home: Path) -> None:  # noqa: F811
    """Every event in any order and with odd numbers, from the desk as from the question for a key; the long form goes on."""
    _anything(home, 240)


@pytest.mark.long
def test_the_window_takes_eight_hundred_things_from_a_controller(home: Path) -> None:  # noqa: F811
    _anything(home, 800)


def _anything(home: Path, events: int) -> None:  # noqa: F811
    chance = random.Random(5)
    hand = begun(home)
    app = hand.app
    for n in range(events):
        number = chance.choice((0, 0, 0, 7, -1))
        kind = chance.choice((pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP, pygame.JOYHATMOTION, pygame.JOYAXISMOTION))
        if chance.random() < 0.02:
            kind = chance.choice((pygame.JOYDEVICEADDED, pygame.JOYDEVICEREMOVED))
        what = {
            "button": chance.choice((A, A, B, X, Y, LB, RB, VIEW, START, 9, 99)),
            "hat": 0,
            "value": chance.choice((UP, DOWN, LEFT, RIGHT, (0, 0))) if kind == pygame.JOYHATMOTION else chance.uniform(-1.1, 1.1),
            "axis": chance.choice((0, 1, 2, 3, 4, 5, 40)),
            "device_index": chance.choice((-1, 0, 50)),
        }
        app.tick([pygame.event.Event(kind, joy=number, instance_id=number, **what)])
        app.running = True
        assert app.kit.duplicates == []
        if app.session is None or app.stack[-1].name in ("setup", "scenarios"):
            hand = begun(home)
            app = hand.app
        if n % 250 == 100:
            app.go("options", tab="keys", bind=chance.choice(("end", "larger")))
