"""Random hands at the window: `python -m game.ui.monkey --inputs 100000` finds what they break and what is slow.

Keys and chords, clicks, wheel, drag, other sizes, focus lost, text, controllers, in three window sizes and at every
stage of a game. Everything follows from the seed: time stands still but for a fixed step a tick, and what goes on
beside the window ends when the hands say so. A stretch begins in a window of its own, so that one number repeats it.
"""

from __future__ import annotations

import argparse
import copy
import gc
import json
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pygame

from game.play.action import Action
from game.session import HUMAN, Session
from game.ui.app import App
from game.ui.beside import Work
from game.ui.pads import WITHOUT_HAT
from game.ui.settings import Settings
from game.world.scenario import Scenario

SIZES = ((1024, 640), (1280, 800), (1920, 1080))
STRETCH = 1000  # inputs in one window
STEP = 36  # ms a tick
BURSTS = (1, 1, 2, 4, 8)  # inputs in one tick
SLOW = 100  # ms a frame may take
TEXTS = (75, 100, 100, 150, 200)  # percent
CTRL, SHIFT, ALT = pygame.KMOD_LCTRL, pygame.KMOD_LSHIFT, pygame.KMOD_LALT
MODS = (0, 0, 0, 0, 0, 0, SHIFT, CTRL, ALT, CTRL | SHIFT)
WRITTEN = ("a", "7", "Ж", "é", " ", "\t", "<b>", "*", "{x}", "long" * 30, "\u200b", "漢", "\U0001f600", "\x00")
LETTERS = range(pygame.KSCAN_A, pygame.KSCAN_Z + 1)
DIGITS = range(pygame.KSCAN_1, pygame.KSCAN_0 + 1)
FUNCTIONS = range(pygame.KSCAN_F1, pygame.KSCAN_F12 + 1)
MOVING = (
    pygame.KSCAN_TAB, pygame.KSCAN_RETURN, pygame.KSCAN_SPACE, pygame.KSCAN_UP, pygame.KSCAN_DOWN, pygame.KSCAN_LEFT,
    pygame.KSCAN_RIGHT, pygame.KSCAN_PAGEUP, pygame.KSCAN_PAGEDOWN, pygame.KSCAN_HOME, pygame.KSCAN_END,
)  # fmt: skip
LEAVING = (pygame.KSCAN_ESCAPE, pygame.KSCAN_BACKSPACE, pygame.KSCAN_DELETE)
PAD_INPUTS = (
    pygame.JOYBUTTONDOWN, pygame.JOYBUTTONDOWN, pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP, pygame.JOYHATMOTION,
    pygame.JOYAXISMOTION,
)  # fmt: skip
FOCUS = (
    pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED, pygame.WINDOWMINIMIZED, pygame.WINDOWRESTORED,
    pygame.WINDOWEXPOSED, pygame.WINDOWLEAVE, pygame.KEYMAPCHANGED,
)  # fmt: skip


@dataclass
class Found:
    """What the hands have found: counts, the slowest frames, and whatever went wrong."""

    inputs: int = 0
    frames: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    screens: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, float, str]] = field(default_factory=list)  # ms of the processor, ms, where
    times: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def frame(self, cpu: float, wall: float, where: str) -> None:
        """Take down how long a frame took."""
        self.frames += 1
        self.times.append(cpu)
        self.slowest = sorted([*self.slowest, (cpu, wall, where)], reverse=True)[:12]

    def told(self) -> dict[str, Any]:
        """Return the figures."""
        many = sorted(self.times) or [0.0]
        return {
            "inputs": self.inputs,
            "frames": self.frames,
            "frame_ms_median": round(many[len(many) // 2], 1),
            "frame_ms_99th": round(many[len(many) * 99 // 100], 1),
            "frames_over_100_ms": sum(one > SLOW for one in many),
            "slowest": [{"cpu_ms": round(a, 1), "wall_ms": round(b, 1), "where": c} for a, b, c in self.slowest],
            "exceptions": len(self.faults),
            "faults": self.faults[:20],
            "kinds": dict(self.kinds.most_common()),
            "screens": dict(self.screens.most_common()),
        }


class Handled(App):
    """The window in the hands of the monkey, who says how long it waits for what goes on beside it."""

    hold = 0

    def has_ended(self, work: Work) -> bool:
        """End what goes on beside the window when as much was pressed meanwhile as was meant to be."""
        self.hold -= 1
        return self.hold < 0 and work.over(600_000)


class Stages:
    """Games at several stages, each given out as a copy of its own."""

    def __init__(self, scenario: Scenario, seed: int, months: tuple[int, ...]) -> None:
        self._scenario = scenario
        self._kept: list[Session] = []
        chance = random.Random(seed)
        seats = ["standard"] * len(scenario.seats)
        seats[chance.randrange(len(seats))] = HUMAN
        session = Session(scenario, seed, seats)
        for month in months:
            while not session.over and session.state.month < scenario.start + month:
                asked = session.decision
                assert asked is not None
                ends = asked.kind == "desk" and chance.random() < 0.6
                session.submit(Action("end") if ends else chance.choice(session.menu(24)))
            self._kept.append(self._copied(session))

    def _copied(self, session: Session) -> Session:
        session._views.clear()
        return copy.deepcopy(session, {id(self._scenario): self._scenario, id(session.scenario): session.scenario})

    def one(self, chance: random.Random) -> Session | None:
        """Return a game at some stage, or none."""
        kept = chance.choice([None, *self._kept])
        return None if kept is None else self._copied(kept)


class Monkey:
    """One stretch of random input in one window."""

    def __init__(self, stages: Stages, seed: int, stretch: int, size: tuple[int, int], found: Found) -> None:
        self.chance = random.Random(f"{seed}:{stretch}")
        self.found, self.size, self.stretch = found, size, stretch
        self.now = 1000 * (stretch + 1)
        pygame.time.get_ticks = lambda: self.now
        width, height = size
        app = self.app = Handled(
            Settings(
                width=width, height=height, text_percent=self.chance.choice(TEXTS),
                reduced_motion=self.chance.random() < 0.5, sound=False, music=False,
            )
        )  # fmt: skip
        wrong = app.open_window()
        if wrong:
            raise RuntimeError(wrong)
        app.pads.started = True  # those of this machine are not asked
        session = stages.one(self.chance)
        app.frame()
        if session is not None:
            app.enter(session)
        self.last: list[str] = []

    def play(self, inputs: int) -> None:
        """Press at random so many times; a fault ends the stretch."""
        wanted, app = self.found.inputs + inputs, self.app
        try:
            while self.found.inputs < wanted:
                events: list[pygame.event.Event] = []
                self.last = []
                for _ in range(self.chance.choice(BURSTS)):
                    kind = self.chance.choices(*HANDS)[0]
                    self.found.inputs += 1
                    self.found.kinds[kind] += 1
                    self.last.append(kind)
                    events += getattr(self, kind)()
                self._tick(events)
                for _ in range(self.chance.choice((0, 1, 8))):
                    if not self._tick([]):
                        break
                if not app.running:
                    app.running = True
                    if self.chance.random() < 0.5:
                        app.keep_game()
            while app.work is not None:
                self._tick([])
        except Exception as fault:
            told = "".join(traceback.format_exception(fault)[-6:])
            self.found.faults.append(f"stretch {self.stretch}, {self._where()}: {told}")
        finally:
            app.hold = 0
            while app.work is not None and not app.work.over(600_000):
                continue

    def _where(self) -> str:
        """Say which screen is shown, of what size, and what was pressed last."""
        app = self.app
        names = ">".join(one.name for one in app.stack)
        month = f" month {app.session.state.month}" if app.session is not None else ""
        return f"{names} {app.kit.size} {app.settings.text_percent} %{month} after {'+'.join(self.last)}"

    def _tick(self, events: list[pygame.event.Event]) -> bool:
        app = self.app
        if app.work is not None and app.hold <= 0:
            app.work.over(600_000)
        self.now += STEP
        before, fresh = self._where(), app.work is None
        start, used = time.perf_counter(), time.thread_time()
        drew = app.tick(events)
        cpu, wall = 1000 * (time.thread_time() - used), 1000 * (time.perf_counter() - start)
        if drew:
            top = app.stack[-1].name
            self.found.frame(cpu, wall, f"{before} -> {top} (stretch {self.stretch})" if cpu > SLOW / 2 else top)
            self.found.screens[top] += 1
            if app.kit.duplicates:
                self.found.faults.append(f"stretch {self.stretch}, {self._where()}: twice {app.kit.duplicates[:3]}")
        if fresh and app.work is not None:
            app.hold = self.chance.choice((0, 0, 1, 4))
        return drew

    # -- the hands --------------------------------------------------------------------------------

    def _place(self) -> tuple[int, int]:
        """Choose where to point: mostly at something that can be pressed."""
        zones = self.app.kit._last
        if zones and self.chance.random() < 0.8:
            return self.chance.choice(zones).clip.center
        w, h = self.app.kit.size
        return self.chance.randrange(-5, w + 5), self.chance.randrange(-5, h + 5)

    def _mouse(self, kind: int, at: tuple[int, int], button: int = 1) -> pygame.event.Event:
        held = (int(button == 1), 0, 0)
        return pygame.event.Event(kind, pos=at, button=button, rel=(0, 0), buttons=held, touch=False)

    def click(self) -> list[pygame.event.Event]:
        """Click, mostly on something; now and then only half of it."""
        at, button = self._place(), self.chance.choice((1, 1, 1, 1, 1, 1, 2, 3))
        both = [self._mouse(pygame.MOUSEBUTTONDOWN, at, button), self._mouse(pygame.MOUSEBUTTONUP, at, button)]
        return both if self.chance.random() < 0.95 else [self.chance.choice(both)]

    def move(self) -> list[pygame.event.Event]:
        """Move the mouse."""
        return [self._mouse(pygame.MOUSEMOTION, self._place(), 0)]

    def wheel(self) -> list[pygame.event.Event]:
        """Turn the wheel."""
        notches = self.chance.choice((-30, -3, -1, 1, 3, 30))
        return [pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=notches, flipped=False)]

    def drag(self) -> list[pygame.event.Event]:
        """Press, move and let go."""
        start, way = self._place(), [self._place() for _ in range(self.chance.choice((1, 3)))]
        moves = [self._mouse(pygame.MOUSEMOTION, at) for at in way]
        end = [self._mouse(pygame.MOUSEBUTTONUP, way[-1])] if self.chance.random() < 0.9 else []
        return [self._mouse(pygame.MOUSEBUTTONDOWN, start), *moves, *end]

    def _key(self, code: int, mod: int) -> list[pygame.event.Event]:
        down = pygame.event.Event(pygame.KEYDOWN, key=0, scancode=code, mod=mod, unicode="")
        up = pygame.event.Event(pygame.KEYUP, key=0, scancode=code, mod=mod, unicode="")
        return [down, up] if self.chance.random() < 0.9 else [down]

    def key(self) -> list[pygame.event.Event]:
        """Press a key or a chord."""
        board = self.chance.choices((LETTERS, DIGITS, MOVING, LEAVING, FUNCTIONS, range(512)), (6, 4, 8, 2, 1, 1))[0]
        code = self.chance.choice(board)
        if code == pygame.KSCAN_F12 and self.chance.random() < 0.9:
            code = pygame.KSCAN_F1  # not a folder full of pictures
        return self._key(code, self.chance.choice(MODS))

    def text(self) -> list[pygame.event.Event]:
        """Write something."""
        return [pygame.event.Event(pygame.TEXTINPUT, text=self.chance.choice(WRITTEN))]

    def size_it(self) -> list[pygame.event.Event]:
        """Draw the window to another size, or back to its own."""
        if self.chance.random() < 0.6:
            w, h = self.size
        else:
            w, h = self.chance.randrange(300, 2000), self.chance.randrange(200, 1200)
        if not self.app.settings.fullscreen:
            pygame.display.set_mode((w, h), pygame.RESIZABLE)
        return [pygame.event.Event(pygame.VIDEORESIZE, size=(w, h), w=w, h=h)]

    def focus(self) -> list[pygame.event.Event]:
        """Let another window come to the front, or the layout of the keys change."""
        return [pygame.event.Event(self.chance.choice(FOCUS))]

    def close(self) -> list[pygame.event.Event]:
        """Ask the window to close."""
        return [pygame.event.Event(pygame.QUIT)]

    def pad(self) -> list[pygame.event.Event]:
        """Do something with a controller."""
        who = self.chance.choice((0, 0, 0, 7))
        kind = self.chance.choice(PAD_INPUTS)
        if self.chance.random() < 0.03:
            kind = self.chance.choice((pygame.JOYDEVICEADDED, pygame.JOYDEVICEREMOVED))
        value: Any = self.chance.uniform(-1.1, 1.1)
        if kind == pygame.JOYHATMOTION:
            value = self.chance.choice(((0, 1), (0, -1), (1, 0), (-1, 0), (0, 0)))
        what = {
            "button": self.chance.choice((*WITHOUT_HAT, 99)), "hat": 0, "value": value,
            "axis": self.chance.randrange(7), "device_index": self.chance.choice((-1, 50)),
        }  # fmt: skip
        return [pygame.event.Event(kind, joy=who, instance_id=who, **what)]


HANDS: tuple[tuple[str, ...], tuple[int, ...]] = (
    ("click", "move", "wheel", "drag", "key", "text", "size_it", "focus", "close", "pad"),
    (30, 14, 6, 5, 30, 3, 1, 1, 1, 6),
)


def stretches(inputs: int) -> Iterator[tuple[int, int]]:
    """Give the number of each stretch and how many inputs it has."""
    for n in range((inputs + STRETCH - 1) // STRETCH):
        yield n, min(STRETCH, inputs - n * STRETCH)


def let_loose(
    scenario: Scenario,
    inputs: int,
    seed: int = 1,
    sizes: tuple[tuple[int, int], ...] = SIZES,
    months: tuple[int, ...] = (0, 4, 23, 47, 99),
    only: int | None = None,
    skip: int = 0,
    heard: Callable[[Found], object] | None = None,
) -> Found:
    """Press at random in windows of each size in turn; `only` repeats one stretch, the first `skip` are left out.

    What the game writes goes into a folder that is removed.
    """
    found, home, clock = Found(), os.environ.get("POLITBURO_HOME"), pygame.time.get_ticks
    stages = Stages(scenario, seed, months)
    gc.freeze()  # what the hands keep is no part of the game, and is not looked through in its frames
    try:
        for n, many in stretches(inputs):
            if n < skip or (only is not None and n != only):
                continue
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                os.environ["POLITBURO_HOME"] = folder
                Monkey(stages, seed, n, sizes[n % len(sizes)], found).play(many)
            gc.collect()
            if heard is not None:
                heard(found)
    finally:
        gc.unfreeze()
        pygame.time.get_ticks = clock
        os.environ.pop("POLITBURO_HOME")
        if home is not None:
            os.environ["POLITBURO_HOME"] = home
    return found


def main() -> int:
    """Read the command line and print what was found; 1 where something broke or a frame was too slow."""
    from game.content import load_scenario

    parser = argparse.ArgumentParser(prog="python -m game.ui.monkey", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stretch", type=int, default=None, help="only this one, to repeat what it found")
    parser.add_argument("--skip", type=int, default=0, help="begin after so many stretches")
    parser.add_argument(
        "--size", type=int, choices=(0, 1, 2), default=None, help="only the small, the middle or the large window"
    )
    parser.add_argument("--out", type=Path, default=None, help="write the figures there as JSON, after every stretch")
    args = parser.parse_args()
    for name in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        os.environ.setdefault(name, "dummy")
    scenario, problems = load_scenario("1924")
    if scenario is None:
        print(problems[0], file=sys.stderr)
        return 2

    def heard(found: Found) -> None:
        if args.out is not None:
            args.out.write_text(json.dumps(found.told(), indent=1, ensure_ascii=False), "utf-8")

    sizes = SIZES if args.size is None else (SIZES[args.size],)
    found = let_loose(scenario, args.inputs, args.seed, sizes, only=args.stretch, skip=args.skip, heard=heard)
    print(json.dumps(found.told(), indent=1, ensure_ascii=False))
    return int(bool(found.faults) or any(one > SLOW for one in found.times))


if __name__ == "__main__":
    sys.exit(main())
