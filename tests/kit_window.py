"""A window without a screen, for tests of the kit: it draws until nothing is due."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.ui.app import App
from game.ui.kit import Kit, grid

Screen = Callable[[Kit], None]


class Later:
    """The clock of a hand that takes its time before it does the next thing."""

    def __init__(self) -> None:
        self.ms = 0

    def __call__(self) -> int:
        return pygame.time.get_ticks() + self.ms


def settle(app: App, *events: pygame.event.Event) -> App:
    """Draw frames until nothing is due; a hand that presses something has first looked at what is shown."""
    if any(event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN) for event in events):
        clock = app.kit.clock if isinstance(app.kit.clock, Later) else Later()
        clock.ms += 1000
        app.kit.clock = clock
    app.frame(list(events))
    for _ in range(40):
        if not app.kit.stale():
            return app
        app.frame()
    raise AssertionError("the window never came to rest")


def key(code: int, mod: int = 0) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=0, scancode=code, mod=mod, unicode="")


def typed(text: str) -> pygame.event.Event:
    return pygame.event.Event(pygame.TEXTINPUT, text=text)


def mouse(kind: int, pos: tuple[int, int], button: int = 1) -> pygame.event.Event:
    return pygame.event.Event(kind, pos=pos, button=button, rel=(0, 0), buttons=(0, 0, 0))


def click(kit: Kit, id: str) -> list[pygame.event.Event]:
    at = kit.zones[id].center
    return [mouse(pygame.MOUSEBUTTONDOWN, at), mouse(pygame.MOUSEBUTTONUP, at)]


class Window:
    """Draws a screen with a kit, a frame at a time, until nothing is due."""

    def __init__(self, screen: Screen, size: tuple[int, int] = (1280, 800), percent: int = 100) -> None:
        self.kit = Kit(size, percent)
        self.screen = screen
        self.now = 0
        self.do()

    def do(self, *events: pygame.event.Event, wait: int = 10) -> Kit:
        todo: Iterable[pygame.event.Event] = events
        self.now += 1000 if any(event.type == pygame.KEYDOWN for event in events) else 0  # a hand takes its time
        for _ in range(60):
            self.now += wait
            self.kit.begin(todo, now=self.now)
            self.screen(self.kit)
            self.kit.end()
            todo = ()
            if self.kit._dirty == 0 and not self.kit._queue:
                return self.kit
        raise AssertionError("the window never came to rest")


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def buttons_screen(log: list[str], **more: object) -> Screen:
    def screen(kit: Kit) -> None:
        for i, cell in enumerate(grid((20, 20, 600, 300), 3, 6, 60)):
            if kit.button(f"b{i}", cell, f"Button {i}", hotkey=pygame.KSCAN_A + i, **more):  # type: ignore[arg-type]
                log.append(f"b{i}")
        if kit.cancel:
            log.append("cancel")

    return screen
