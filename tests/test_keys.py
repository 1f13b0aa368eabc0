"""Keys that the player chooses: by keyboard alone, by mouse alone, clashes, a file with nonsense, hints that follow."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from kit_window import key, mouse, typed
from test_window import Hand, begun, home  # noqa: F401

from game import files
from game.ui import commands
from game.ui.commands import COMMANDS
from game.ui.kit import keys
from game.ui.screens.options_keys import does
from game.ui.settings import Settings, load_settings, store_settings
from game.words import book

pytestmark = pytest.mark.usefixtures("blind")


@pytest.fixture(autouse=True)
def english_board() -> Iterator[None]:
    """Leave no layout behind for other tests."""
    yield
    keys._layout.clear()


def options(hand: Hand) -> Hand:
    hand.click("title:options")
    assert hand.top == "options"
    return hand


def choose(hand: Hand, id: str) -> None:
    """Click a command in the list, turning the wheel until it is there."""
    pygame.event.post(mouse(pygame.MOUSEMOTION, hand.zones["bind:end"].center))
    for _ in range(60):
        if f"bind:{id}" in hand.zones and hand.zones[f"bind:{id}"].h >= 20:
            hand.click(f"bind:{id}")
            return
        pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, y=-1, x=0))
        hand.rest()
    raise AssertionError(f"the wheel never came to {id}")


def let_go(hand: Hand) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=0, scancode=0, mod=0))
    hand.rest()


def test_no_two_commands_share_a_key_at_first_and_each_can_be_put_back() -> None:
    assert commands.clashes(commands.bound({})) == []
    assert all(keys.can_be_chosen(one.key) for one in COMMANDS.values())


def test_every_hotkey_on_the_screens_is_a_command_or_f1(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    for screen in ("desk", "people", "posts", "compose", "front_page", "vote", "pause", "title"):
        hand.app.go(screen)
        hand.rest()
        hotkeys = {zone.hotkey for zone in hand.app.kit._last if zone.hotkey is not None}
        assert hotkeys - {pygame.KSCAN_F1} <= set(COMMANDS), screen
        assert hotkeys


@pytest.mark.slow
def test_a_key_is_chosen_by_keyboard_alone_and_does_its_work(home: Path) -> None:  # noqa: F811
    hand = Hand()
    hand.press(pygame.KSCAN_O)
    hand.tab_to(lambda id: id == "bind:end")
    hand.press(pygame.KSCAN_RETURN)
    assert hand.app.kit.listening
    hand.press(pygame.KSCAN_RETURN)  # the key that opened it is held down and repeats
    assert hand.app.kit.listening and hand.app.stack[-1].keys.told == ""  # type: ignore[attr-defined]
    let_go(hand)
    hand.press(pygame.KSCAN_TAB)
    assert "Tab" in hand.app.stack[-1].keys.told  # type: ignore[attr-defined]
    hand.press(pygame.KSCAN_F6)
    assert not hand.app.kit.listening and hand.app.kit.focus == "bind:end"
    assert load_settings() == (hand.app.settings, "")
    assert json.loads(files.settings_file().read_text())["keys"] == {"end": pygame.KSCAN_F6}
    hand = begun(home)
    hand.app.settings.keys = load_settings()[0].keys
    hand.app.apply_settings()
    month = hand.app.game.state.month
    hand.press(pygame.KSCAN_E)
    assert hand.top == "desk" and hand.app.game.state.month == month and not hand.app.kit.modal_open()
    hand.press(pygame.KSCAN_F6)
    assert "end:yes" in hand.zones  # an act is unused
    hand.press(pygame.KSCAN_Y)
    assert hand.app.game.state.month > month or hand.top != "desk"


@pytest.mark.slow
def test_esc_leaves_a_key_as_it_is_and_no_key_acts_while_one_is_asked_for(home: Path) -> None:  # noqa: F811
    hand = options(Hand())
    choose(hand, "shot")
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "options" and not hand.app.kit.modal_open()
    assert hand.app.settings.keys == {}
    hand.app.kit.scroll_to("keys", 0)
    hand.rest()
    choose(hand, "people")
    hand.press(pygame.KSCAN_F12)
    assert hand.app.kit.modal_open()  # asked whether to swap
    assert not (home / "pictures").exists()
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.top == "options" and hand.app.settings.keys == {}


def test_a_key_is_chosen_swapped_and_put_back_by_mouse_alone(home: Path) -> None:  # noqa: F811
    hand = options(Hand())
    hand.click("bind:end")
    hand.click(f"board:{pygame.KSCAN_X}")
    assert hand.app.settings.keys == {"end": pygame.KSCAN_X}
    hand.click("bind:more")
    hand.click(f"board:{pygame.KSCAN_G}")
    assert {"bind:other", "bind:leave", "bind:swap"} <= set(hand.zones)
    hand.click("bind:other")
    hand.click(f"board:{pygame.KSCAN_U}")
    hand.click("bind:leave")
    assert hand.app.settings.keys == {"end": pygame.KSCAN_X}
    hand.click("bind:more")
    hand.click(f"board:{pygame.KSCAN_G}")
    hand.click("bind:swap")
    assert hand.app.settings.keys == {"end": pygame.KSCAN_X, "more": pygame.KSCAN_G, "run": pygame.KSCAN_M}
    assert commands.clashes(hand.app.kit.bound) == []
    hand.click("keys:reset")
    assert hand.app.settings.keys == {} and load_settings()[0].keys == {}
    assert not hand.can("keys:reset")


@pytest.mark.slow
def test_a_clash_is_swapped_by_keyboard_and_one_that_cannot_be_is_refused(home: Path) -> None:  # noqa: F811
    hand = options(Hand())
    hand.click("bind:yes")
    hand.press(pygame.KSCAN_B)
    assert "bind:swap" in hand.zones
    hand.tab_to(lambda id: id == "bind:swap")
    hand.press(pygame.KSCAN_RETURN)
    assert hand.app.settings.keys == {"yes": pygame.KSCAN_B, "no": pygame.KSCAN_Y}
    assert does(hand.app, "no") in hand.app.notice_now()
    # R is the chronicle, and in the pause menu it goes on: the key of `why` counts everywhere, it cannot take turns there
    choose(hand, "chronicle")
    hand.press(pygame.KSCAN_I)
    assert "bind:other" in hand.zones and "bind:swap" not in hand.zones
    hand.press(pygame.KSCAN_ESCAPE)
    assert hand.app.kit.bound["why"] == pygame.KSCAN_I


@pytest.mark.slow
def test_a_key_may_do_one_thing_on_the_title_and_another_in_a_game(home: Path) -> None:  # noqa: F811
    hand = options(Hand())
    choose(hand, "title.new")
    hand.press(pygame.KSCAN_E)
    assert hand.app.settings.keys == {"title.new": pygame.KSCAN_E}
    hand.press(pygame.KSCAN_ESCAPE)
    hand.press(pygame.KSCAN_N)
    assert hand.top == "title"
    hand.press(pygame.KSCAN_E)
    assert hand.top == "scenarios"


@pytest.mark.parametrize(
    ("found", "kept", "says"),
    [
        ({"fly": 5}, {}, ["fly"]),
        ({"end": 7000, "undo": pygame.KSCAN_Z}, {"undo": pygame.KSCAN_Z}, ["end"]),
        ({"end": pygame.KSCAN_ESCAPE}, {}, ["end"]),
        ({"end": True, "more": "M", "undo": None, "run": 4.5, "yes": [1]}, {}, ["end", "more", "undo", "run"]),
        ({"end": pygame.KSCAN_Z, "undo": pygame.KSCAN_Z, "more": pygame.KSCAN_X}, {"more": pygame.KSCAN_X}, ["end", "undo"]),
        ({"end": pygame.KSCAN_M}, {}, ["end"]),
        ({"end": pygame.KSCAN_M, "more": pygame.KSCAN_E}, {"end": pygame.KSCAN_M, "more": pygame.KSCAN_E}, []),
        ({"title.new": pygame.KSCAN_E}, {"title.new": pygame.KSCAN_E}, []),
        ([1, 2], {}, ["keys"]),
        (None, {}, ["keys"]),
    ],
)
def test_nonsense_in_the_file_has_the_default_and_loses_nothing_else(
    home: Path, found: object, kept: dict[str, int], says: list[str]  # noqa: F811
) -> None:
    store_settings(Settings(palette="okabe-ito", text_percent=150))
    path = files.settings_file()
    data = json.loads(path.read_text())
    data["keys"] = found
    path.write_text(json.dumps(data))
    read, told = load_settings()
    assert (read.palette, read.text_percent, read.keys) == ("okabe-ito", 150, kept)
    assert commands.clashes(commands.bound(read.keys)) == []
    assert all(name in told for name in says)
    assert bool(told) == bool(says)
    assert json.loads(path.read_text())["keys"] == found
    hand = Hand(read)
    assert hand.top == "title"


def test_what_is_wrong_in_the_file_is_said_on_the_title(home: Path) -> None:  # noqa: F811
    files.write_atomic(files.settings_file(), b'{"keys": {"fly": 5}, "sound": false, "reduced_motion": true}')
    from game.ui.app import App

    app = App()
    assert "fly" in app.notice_now() and app.settings.reduced_motion


def test_hints_name_the_key_that_is_bound(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    app = hand.app
    drawn: list[str] = []
    write = app.kit.write

    def noted(rect, text, *more, **named):  # type: ignore[no-untyped-def]
        drawn.append(text)
        return write(rect, text, *more, **named)

    app.kit.write = noted  # type: ignore[method-assign]
    app.settings.keys = {
        "why": pygame.KSCAN_F2, "save": pygame.KSCAN_F3, "end": pygame.KSCAN_F6, "people": pygame.KSCAN_F7, "number1": pygame.KSCAN_F8,
        "front_page": pygame.KSCAN_F10, "full": pygame.KSCAN_X,
    }  # fmt: skip
    app.apply_settings()
    hand.rest()
    for name in ("F6", "F7", "F8", "F10"):
        assert name in drawn
    assert "E" not in drawn and "P" not in drawn and "1" not in drawn
    foot = next(text for text in drawn if "F1 " in text)
    assert "F2 or right click" in foot and "F3 saves" in foot and "X full screen" in foot
    assert "F10" in app.text("options.front_page_tip") and "F6" in app.text("pad.end")
    hand.press(pygame.KSCAN_F7)
    assert hand.top == "people"
    hand.press(pygame.KSCAN_F3)
    assert list((home / "saves").glob("*.save"))
    focused = next(zone.id for zone in app.kit._last if zone.focusable and zone.tip)
    app.kit.focus_on(focused)
    hand.rest()
    hand.press(pygame.KSCAN_I)
    assert app.kit.top != "tip!"
    hand.press(pygame.KSCAN_F2)
    assert app.kit.top == "tip!"


def test_no_text_of_the_window_names_a_key_that_can_be_changed() -> None:
    """Such a text says {key:command}, and the command exists."""
    import re

    changeable = {one.key for one in COMMANDS.values()}
    names = [keys.key_name(code) for code in changeable if keys.key_name(code)[0] == "F" and len(keys.key_name(code)) > 1]
    wrong: list[str] = []

    def walk(at: object) -> None:
        if isinstance(at, dict):
            for one in at.values():
                walk(one)
        elif isinstance(at, str):
            wrong.extend(at for name in names if re.search(rf"\b{name}\b", at))
            wrong.extend(f"{{key:{found}}}" for found in re.findall(r"\{key:([^}]*)\}", at) if found not in COMMANDS)

    walk(book("ui"))
    walk(book("ui_screens"))
    assert wrong == []


@pytest.mark.slow
def test_a_window_key_put_on_a_letter_is_written_in_a_field(home: Path) -> None:  # noqa: F811
    hand = begun(home)
    hand.app.settings.keys = {"shot": pygame.KSCAN_X}
    hand.app.apply_settings()
    hand.app.go("learn")
    hand.rest()
    field = next(zone.id for zone in hand.app.kit._last if zone.kind == "field")
    hand.click(field)
    pygame.event.post(key(pygame.KSCAN_X))
    pygame.event.post(typed("x"))
    hand.rest()
    assert hand.app.stack[-1].search == "x"  # type: ignore[attr-defined]
    assert not (home / "pictures").exists()
    hand.press(pygame.KSCAN_ESCAPE)
    hand.press(pygame.KSCAN_ESCAPE)
    hand.press(pygame.KSCAN_X)
    assert len(list((home / "pictures").glob("*.png"))) == 1


@pytest.mark.slow
def test_keys_have_the_names_of_the_players_layout(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    places = {ord("у"): pygame.KSCAN_E, ord("a"): pygame.KSCAN_Q, ord("ß"): pygame.KSCAN_MINUS}

    class French:
        def __init__(self, table: tuple[int, ...]) -> None:
            self.table = table

        def __getitem__(self, sign: int) -> int:
            return self.table[places.get(sign, 0)]

    hand = begun(home)
    monkeypatch.setattr(pygame.key, "ScancodeWrapper", French)
    pygame.event.post(pygame.event.Event(pygame.KEYMAPCHANGED))
    hand.rest()
    assert hand.app.kit.key_name("end") == "У"
    assert keys.key_name(pygame.KSCAN_Q) == "A" and keys.key_name(pygame.KSCAN_MINUS) == "ß"
    assert keys.key_name(pygame.KSCAN_F5) == "F5" and keys.key_name(pygame.KSCAN_W) == "W"
    monkeypatch.setattr(pygame.key, "ScancodeWrapper", None)
    keys.learn_layout()
    assert keys.key_name(pygame.KSCAN_E) == "E"


@pytest.mark.parametrize(("size", "percent"), [((1024, 640), 100), ((1280, 800), 200), ((1024, 640), 200), ((1920, 1080), 75)])
@pytest.mark.slow(but=1)
def test_the_whole_board_and_list_can_be_reached(home: Path, size: tuple[int, int], percent: int) -> None:  # noqa: F811
    hand = Hand(Settings(reduced_motion=True, sound=False, width=size[0], height=size[1], text_percent=percent))
    hand.app.go("options", tab="keys")
    hand.rest()
    for id in COMMANDS:
        if f"bind:{id}" not in hand.zones:
            hand.app.kit.reveal(f"bind:{id}")
            hand.rest()
        assert f"bind:{id}" in hand.zones, id
    hand.click(f"bind:{id}")
    assert hand.app.kit.duplicates == []
    kit = hand.app.kit
    boards = [zone for zone in kit._last if zone.id.startswith("board:")]
    assert len(boards) > 50
    for zone in boards:
        if zone.id not in hand.zones or hand.zones[zone.id].size != kit._by_id[zone.id].rect.size:
            kit.reveal(zone.id)
            hand.rest()
        assert hand.zones[zone.id].size == kit._by_id[zone.id].rect.size, zone.id
