"""Game controllers: what their buttons and sticks stand for, as keys and commands of the window.

Nothing is asked of a controller: its events come with all others, and time is looked at only while a stick is held.
"""

from __future__ import annotations

import contextlib

import pygame

from game.ui.kit import keys
from game.world.record import field, record

FIRST, AGAIN = 420, 120  # ms a direction is held before it is repeated, and between two repeats
PUSHED, LET_GO = 0.55, 0.35  # how far the left stick goes to count, and to count no more
DEAD = 0.25  # how far the right stick goes before anything scrolls
TRIGGER = 0.8  # an axis that is first heard of beyond this is a trigger let go, no stick
SPEED, STEP = 1400.0, 16  # logical px a second with the stick at its end; ms between two steps

# Buttons by number, of the kind with a hat (Xbox and most others), and of the kind whose pad is four buttons more.
WITH_HAT = {
    0: "press",
    1: "back",
    2: "why",
    3: "end",
    4: "before",
    5: "after",
    6: "take",
    7: "pause",
}
WITHOUT_HAT = {
    0: "press",
    1: "back",
    2: "why",
    3: "end",
    4: "take",
    6: "pause",
    9: "before",
    10: "after",
    11: "up",
    12: "down",
    13: "left",
    14: "right",
}
DIRECTIONS = {"up": keys.UP, "down": keys.DOWN, "left": keys.LEFT, "right": keys.RIGHT}
KEYS = {"press": keys.ENTER, "back": keys.ESC, "take": keys.SPACE}
COMMANDS = ("why", "end", "before", "after", "pause")
EVENTS = (
    pygame.JOYDEVICEADDED,
    pygame.JOYDEVICEREMOVED,
    pygame.JOYBUTTONDOWN,
    pygame.JOYBUTTONUP,
    pygame.JOYHATMOTION,
    pygame.JOYAXISMOTION,
)


@record
class Pad:
    """One controller: what it is called, how its buttons are numbered, and how its left stick stands."""

    name: str = ""
    buttons: dict[int, str] = field(default_factory=lambda: WITH_HAT)
    scroll_axis: int = 4
    device: object = None  # kept, or its events end
    x: float = 0.0
    y: float = 0.0
    stick: int = 0
    seen: set[int] = field(default_factory=set)  # axes that have moved


class Pads:
    """All controllers there are. `changed` is what was plugged in or out last, ('found' or 'gone', name), once."""

    def __init__(self) -> None:
        self.found: dict[int, Pad] = {}
        self.started = False
        self.changed: tuple[str, str] | None = None
        self.scrolled = 0.0  # logical px that the right stick asks for now
        self._unknown: dict[int, Pad] = {}  # that were never announced, taken to be of the common kind
        self._push = 0.0
        self._held: dict[str, int] = {}  # direction by what holds it
        self._next = 0
        self._since = 0

    def start(self) -> None:
        """Look for controllers; those there are announce themselves. A system without joysticks has none."""
        self.started = True
        with contextlib.suppress(pygame.error, NotImplementedError, AttributeError):
            pygame.joystick.init()

    @property
    def names(self) -> list[str]:
        """What the controllers that are plugged in are called."""
        return [pad.name for pad in self.found.values()]

    @property
    def held(self) -> bool:
        """Tell whether a direction is held or a stick asks for scrolling, which come again by themselves."""
        return bool(self._held or self._push)

    def turn(self, event: pygame.event.Event, now: int) -> pygame.event.Event | None:
        """Give the key that an event of a controller stands for, None when it stands for none."""
        if event.type == pygame.JOYDEVICEADDED:
            self._add(int(getattr(event, "device_index", -1)))
            return None
        number = int(getattr(event, "instance_id", getattr(event, "joy", -1)))
        if event.type == pygame.JOYDEVICEREMOVED:
            self._remove(number)
            return None
        pad = self.found.get(number) or self._unknown.setdefault(number, Pad())
        if event.type == pygame.JOYHATMOTION:
            return self._hold(f"hat {number}", _of_hat(*event.value), now)
        if event.type == pygame.JOYAXISMOTION:
            return self._axis(pad, number, int(event.axis), float(event.value), now)
        does = pad.buttons.get(int(event.button), "")
        down = event.type == pygame.JOYBUTTONDOWN
        if does in DIRECTIONS:
            return self._hold(f"{does} {number}", DIRECTIONS[does] if down else 0, now)
        if not down or not does:
            return None
        return key_event(KEYS.get(does, 0), does if does in COMMANDS else "")

    def due(self, now: int) -> pygame.event.Event | None:
        """Give the direction that is held and due again; `scrolled` is set to what the right stick asks for."""
        self.scrolled = 0.0
        if self._push and now - self._since >= STEP:
            self.scrolled = self._push * SPEED * min(now - self._since, 60) / 1000
            self._since = now
        if not self._held or now < self._next:
            return None
        self._next = now + AGAIN
        return key_event(list(self._held.values())[-1])

    def let_go(self) -> None:
        """Take everything as let go, as when the window is left."""
        self._held.clear()
        self._push = 0.0
        for pad in self.found.values():
            pad.x = pad.y = 0.0
            pad.stick = 0

    def _add(self, index: int) -> None:
        try:
            device = pygame.joystick.Joystick(index)
            number, name = device.get_instance_id(), device.get_name()
            hats, buttons, axes = device.get_numhats(), device.get_numbuttons(), device.get_numaxes()
        except (pygame.error, NotImplementedError, AttributeError, ValueError, OverflowError):
            return  # gone again, or never there
        if number in self.found:
            return
        no_hat = not hats and buttons >= 15
        self.found[number] = Pad(
            " ".join(name.split()) or "?",
            WITHOUT_HAT if no_hat else WITH_HAT,
            3 if no_hat or axes < 5 else 4,
            device,
        )
        self.changed = ("found", self.found[number].name)

    def _remove(self, number: int) -> None:
        gone = self.found.pop(number, None)
        self.let_go()
        self._unknown.pop(number, None)
        if gone is not None:
            self.changed = ("gone", gone.name)

    def _hold(self, by: str, direction: int, now: int) -> pygame.event.Event | None:
        """Take note of a direction held by a hat, a stick or a button; give its key when it is new."""
        if self._held.get(by, 0) == direction:
            return None
        self._held.pop(by, None)
        if not direction:
            return None
        self._held[by] = direction
        self._next = now + FIRST
        return key_event(direction)

    def _axis(self, pad: Pad, number: int, axis: int, value: float, now: int) -> pygame.event.Event | None:
        if axis not in pad.seen:
            pad.seen.add(axis)
            if axis == pad.scroll_axis and value < -TRIGGER:  # it rests at its end: the stick is the one before
                pad.scroll_axis = 3 if axis == 4 else -1
                return None
        if axis == pad.scroll_axis:
            far = (abs(value) - DEAD) / (1 - DEAD)
            if far > 0 and not self._push:
                self._since = now
            self._push = 0.0 if far <= 0 else far * far * (1 if value > 0 else -1)
            return None
        if axis not in (0, 1):
            return None
        if axis == 0:
            pad.x = value
        else:
            pad.y = value
        far, across = max(abs(pad.x), abs(pad.y)), abs(pad.x) > abs(pad.y)
        if far < LET_GO:
            pad.stick = 0
        elif far >= PUSHED:
            if across:
                pad.stick = keys.RIGHT if pad.x > 0 else keys.LEFT
            else:
                pad.stick = keys.DOWN if pad.y > 0 else keys.UP
        return self._hold(f"stick {number}", pad.stick, now)


def _of_hat(across: int, up: int) -> int:
    if up:
        return keys.UP if up > 0 else keys.DOWN
    return 0 if not across else keys.RIGHT if across > 0 else keys.LEFT


def key_event(code: int, command: str = "") -> pygame.event.Event:
    """Give a key press that comes from a controller: a key that is always the same, or a command."""
    return pygame.event.Event(
        pygame.KEYDOWN, key=0, scancode=code, mod=0, unicode="", pad=True, command=command
    )


__all__ = ["EVENTS", "Pads", "key_event"]
