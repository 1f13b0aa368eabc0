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

from game.play.action import Action
from game.ui.kit import Kit, keys

SHOWN = ("desk", "people", "posts", "pacts", "chain", "card_index", "country", "chronicle", "scene")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))


def anew(kit: Kit, draw: object) -> bytes:
    kit.forget_drawn()
    draw()  # type: ignore[operator]
    return pixels(kit.surface)


def zones(kit: Kit) -> list[tuple[object, ...]]:
    return [(z.id, tuple(z.rect), tuple(z.clip), z.kind, z.enabled, z.tip, z.why, z.hotkey, z.area) for z in kit._last]


@pytest.mark.parametrize(("size", "every"), [
    ((1300, 900), 16),
    pytest.param((1280, 800), 7, marks=pytest.mark.long),
    pytest.param((1024, 640), 7, marks=pytest.mark.long),
    pytest.param((1300, 900), 7, marks=pytest.mark.long),
])
@pytest.mark.slow
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
                kept = zones(app.kit)
                assert pixels(app.kit.surface) == anew(app.kit, app.frame), (name, id)
                assert kept == zones(app.kit), (name, id)
                app.frame()
                app.frame()


def test_a_panel_is_drawn_anew_for_what_it_shows_alone() -> None:
    app = window(fresh(), (1280, 800))
    app.set_aside = app.game.decision
    app.go("posts")
    settle(app)
    app.frame()
    posts = app.stack[-1]
    drawn: list[str] = []
    chart = posts._chart  # type: ignore[attr-defined]
    posts._chart = lambda kit, rect: (drawn.append("chart"), chart(kit, rect))[1]  # type: ignore[attr-defined]
    for _ in range(3):
        app.kit.touch()
        app.frame()
    settle(app, mouse(pygame.MOUSEMOTION, app.kit.zones["go:people"].center))
    assert not drawn, "nothing of the chart has changed"
    id = next(id for id in app.kit.zones if id.startswith("post:"))
    settle(app, *click(app.kit, id))
    assert drawn and posts.chosen >= 0  # type: ignore[attr-defined]
    app.frame()
    del drawn[:]
    before = pixels(app.kit.surface)
    session = app.game
    q = next(q for q, held in enumerate(session.view(app.seat).holder) if held < 0)
    app.submit(Action("motion", (3, q, session.scenario.seats[app.seat])))
    settle(app)
    assert drawn, "an order was given"
    assert pixels(app.kit.surface) == anew(app.kit, app.frame) != before


def test_a_card_drawn_while_another_is_carried_is_not_kept_for_later() -> None:
    app = window(fresh(), (1280, 800))
    app.set_aside = app.game.decision
    app.go("posts")
    settle(app)
    app.kit.carry(app.me, "carried")
    settle(app)
    assert pixels(app.kit.surface) == anew(app.kit, app.frame), "the figure makes room for the cross of a barred place"
    app.kit.carrying = None
    settle(app, key(pygame.KSCAN_F15))
    assert pixels(app.kit.surface) == anew(app.kit, app.frame)


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


def test_other_names_of_the_keys_are_shown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    app = window(fresh(), (1280, 800))
    app.set_aside = app.game.decision
    app.go("people")
    settle(app)
    app.frame()
    before = pixels(app.kit.surface)
    monkeypatch.setattr(keys, "key_name", lambda code: "Q")
    app.tick([pygame.event.Event(pygame.KEYMAPCHANGED)])
    settle(app)
    shown = pixels(app.kit.surface)
    assert shown != before and shown == anew(app.kit, app.frame)
