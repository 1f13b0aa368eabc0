"""What takes a while goes on beside the window, which stays alive: it is drawn, sized and closed meanwhile.

Nothing reads the game while others answer: the screen is kept as it was, with a box that says what goes on. What was
pressed meanwhile is forgotten, but for the keys that are the window's own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pygame

from game.ui.kit import Kit, keys

PATIENCE = 20  # ms a tick waits for it to end
SHOWN_AFTER = 200  # ms after which it is said what goes on
STEP = 200  # ms between two pictures of it
SQUARES = 7
LET_GO = (pygame.MOUSEBUTTONUP, pygame.KEYUP)  # what ends a press begun before


class Work:
    """Something done in a thread of its own: `told` says what, `done` and `of` how far it is."""

    def __init__(self, told: str, job: Callable[[], Any], then: Callable[[Any], object] | None) -> None:
        self.told, self.done, self.of = told, 0, 0
        self._job, self._then = job, then
        self._result: Any = None
        self._fault: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="beside", daemon=True)

    def _run(self) -> None:
        try:
            self._result = self._job()
        except BaseException as fault:  # raised again where the window can say it
            self._fault = fault

    def start(self) -> None:
        """Let it begin."""
        self._thread.start()

    def over(self, ms: float) -> bool:
        """Wait at most so long for it, and tell whether it has ended."""
        self._thread.join(ms / 1000)
        return not self._thread.is_alive()

    def at_once(self) -> None:
        """Do it here and now, where there is no window to keep alive."""
        self._run()
        self.finish()

    def finish(self) -> None:
        """Do what follows from it; what went wrong in it is raised here."""
        if self._fault is not None:
            raise self._fault
        if self._then is not None:
            self._then(self._result)


class Beside:
    """The part of the window that waits for what goes on beside it."""

    kit: Kit
    surface: pygame.Surface | None
    running: bool
    running_on: bool

    def __init__(self) -> None:
        self.work: Work | None = None
        self._next: list[Work] = []
        self._drawing = False
        self._still: pygame.Surface | None = None  # the window as it was when it began
        self._began = self._shown = 0
        self._held: list[pygame.event.Event] = []

    def beside(self, told: str, job: Callable[[], Any], then: Callable[[Any], object] | None = None) -> None:
        """Do something that takes a while, then what follows from it; the window says `told` and stays alive.

        It begins when the frame now drawn is on the screen. Without a window it is done at once.
        """
        work = Work(told, job, then)
        if self.surface is None:
            work.at_once()
            return
        self._next.append(work)
        if not self._drawing:
            self.begin_work()

    def begin_work(self) -> None:
        """Begin what was asked for, unless something goes on already."""
        if self.work is not None or not self._next or self.surface is None:
            return
        self.work = self._next.pop(0)
        self._still, self._held = self.surface.copy(), []
        self._began, self._shown = pygame.time.get_ticks(), -1
        self.work.start()

    def wait_on(self, events: list[pygame.event.Event]) -> None:
        """Take what happened while something goes on, and see whether it has ended."""
        work = self.work
        assert work is not None
        for event in events:
            if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
                self.running_on = False
            if event.type == pygame.KEYDOWN:  # a key still held when it has ended was pressed for what was shown
                self.kit.guard.key(keys.scancode_of(event), self.kit.clock())
            if event.type in LET_GO:
                self._held.append(event)
            elif event.type == pygame.VIDEORESIZE or event.type == pygame.WINDOWEXPOSED:
                self._shown = -1
        if self.has_ended(work):
            self._end_work(work)
        elif self.running:
            self.show_work()

    def has_ended(self, work: Work) -> bool:
        """Wait a little for what goes on, and tell whether it has ended."""
        return work.over(PATIENCE)

    def _end_work(self, work: Work) -> None:
        self.work, self._still = None, None
        self.kit.touch()
        work.finish()
        self.begin_work()

    def held_back(self) -> list[pygame.event.Event]:
        """Give what was let go while something went on, once."""
        held, self._held = self._held, []
        return held

    def show_work(self) -> None:
        """Draw the window as it was, with a box that says what goes on, where that has changed."""
        work, kit = self.work, self.kit
        passed = pygame.time.get_ticks() - self._began
        if work is None or self.surface is None or self._still is None:
            return
        now = passed // STEP
        if now == self._shown or (self._shown >= 0 and passed < SHOWN_AFTER):
            return
        self._shown = now
        size = self.surface.get_size()
        same = self._still.get_size() == size
        self.surface.blit(self._still if same else pygame.transform.scale(self._still, size), (0, 0))
        if passed >= SHOWN_AFTER:
            _box(kit, work, now)
        pygame.display.flip()


def _box(kit: Kit, work: Work, step: int) -> None:
    """Draw what goes on: in words, and as squares of which those done are filled, or one that wanders."""
    box = pygame.Rect(0, 0, min(420, kit.width - 40), 78)
    box.center = (kit.width // 2, kit.height // 2)
    kit.fill((box.x + 6, box.y + 6, box.w, box.h), "ink")
    kit.fill(box, "red")
    kit.frame(box, "ink", 3)
    kit.write((box.x + 14, box.y + 8, box.w - 28, 40), work.told, "heading", "card", "centre")
    many = work.of or SQUARES
    x = box.centerx - many * 9
    for n in range(many):
        lit = n < work.done if work.of else n == step % many and not kit.reduced_motion
        kit.fill((x + n * 18 + 3, box.bottom - 24, 12, 12), "card" if lit else "blood")


__all__ = ["Beside", "Work"]
