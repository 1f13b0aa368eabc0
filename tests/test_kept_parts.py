"""What is kept of a frame and put back in the next shows what drawing it anew would show."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest
from kit_window import click, key, mouse, pixels, settle
from test_screens import fresh, window

from game.ui.kit import Kit

SHOWN = ("desk", "people", "posts", "chain", "card_index", "country")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


def anew(kit: Kit, draw: object) -> bytes:
    kit.forget_drawn()
    draw()  # type: ignore[operator]
    return pixels(kit.surface)


@pytest.mark.parametrize(("size", "every"), [
    ((1300, 900), 16),
    pytest.param((1280, 800), 7, marks=pytest.mark.long),
    pytest.param((1300, 900), 7, marks=pytest.mark.long),
])
def test_a_frame_put_together_from_what_is_kept_is_the_frame_drawn_anew(size: tuple[int, int], every: int) -> None:
    app = window(fresh(), size)
    app.set_aside = app.game.decision
    for name in SHOWN:
        app.go(name)
        settle(app)
        for id in list(app.kit.zones)[::every]:
            settle(app, mouse(pygame.MOUSEMOTION, app.kit.zones[id].center) if id in app.kit.zones else key(pygame.KSCAN_TAB))
            with pytest.MonkeyPatch.context() as patch:  # a tip may be due between the two
                now = app.kit.clock()
                patch.setattr(app.kit, "clock", lambda now=now: now)
                app.frame()
                assert pixels(app.kit.surface) == anew(app.kit, app.frame), (name, id)


def test_what_a_hand_changes_is_drawn_anew() -> None:
    app = window(fresh(), (1280, 800))
    app.set_aside = app.game.decision
    app.go("posts")
    settle(app)
    before = pixels(app.kit.surface)
    app.apply_settings()
    app.settings.palette = "okabe-ito"
    app.apply_settings()
    settle(app)
    other = pixels(app.kit.surface)
    assert other != before and other == anew(app.kit, app.frame)
    app.speak("ru")
    settle(app)
    russian = pixels(app.kit.surface)
    assert russian not in (before, other) and russian == anew(app.kit, app.frame)


def test_what_lies_under_a_modal_is_put_back_until_something_is_pressed() -> None:
    app = window(fresh(), (1280, 800))
    app.set_aside = app.game.decision
    app.go("desk")
    settle(app)
    app.pause()
    settle(app)
    drawn: list[int] = []
    desk = app.stack[0]
    plain = desk.draw
    desk.draw = lambda kit: (drawn.append(1), plain(kit))[0]  # type: ignore[method-assign,assignment]
    app.frame()
    app.frame()
    kept = len(drawn)
    first = pixels(app.kit.surface)
    app.frame()
    assert len(drawn) == kept, "the desk is drawn under the menu though nothing changed"
    assert pixels(app.kit.surface) == first == anew(app.kit, app.frame)
    assert len(drawn) == kept + 1
    app.notice("A line at the foot.")
    app.frame()
    assert len(drawn) == kept + 2
    settle(app, *click(app.kit, next(iter(app.kit.zones))))
    assert len(drawn) > kept + 2
