"""The commands of the window: what each is called, the key it has at first, and where it counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pygame

from game.ui.kit import keys

EVERYWHERE = "everywhere"


class Command(NamedTuple):
    """One command of the keyboard; `where` is the part of the window it counts in."""

    id: str
    key: int
    where: str = "game"
    group: str = "month"
    ctrl: bool = False

    def meets(self, other: Command) -> bool:
        """Tell whether both are listened to at the same time, so that they cannot share a key."""
        return self.ctrl == other.ctrl and (
            self.where == other.where or EVERYWHERE in (self.where, other.where)
        )


def _some(where: str, group: str, *pairs: tuple[str, int], ctrl: bool = False) -> list[Command]:
    return [Command(id, key, where, group, ctrl) for id, key in pairs]


NUMBERS = tuple(f"number{n}" for n in range(1, 10))
SCREENS = (
    ("desk", pygame.KSCAN_D),
    ("people", pygame.KSCAN_P),
    ("posts", pygame.KSCAN_O),
    ("pacts", pygame.KSCAN_A),
    ("vote", pygame.KSCAN_S),
    ("country", pygame.KSCAN_C),
    ("chain", pygame.KSCAN_H),
    ("front_page", pygame.KSCAN_N),
    ("card_index", pygame.KSCAN_K),
    ("chronicle", pygame.KSCAN_R),
)
COMMANDS: dict[str, Command] = {
    one.id: one
    for one in (
        *_some(
            "game",
            "month",
            ("end", pygame.KSCAN_E),
            ("more", pygame.KSCAN_M),
            ("undo", pygame.KSCAN_U),
            ("run", pygame.KSCAN_G),
            ("note", pygame.KSCAN_L),
            ("yes", pygame.KSCAN_Y),
            ("no", pygame.KSCAN_B),
            ("wait", pygame.KSCAN_W),
            ("go_in", pygame.KSCAN_F),
            ("earlier", pygame.KSCAN_LEFTBRACKET),
            ("later", pygame.KSCAN_RIGHTBRACKET),
            ("search", pygame.KSCAN_SLASH),
            ("past", pygame.KSCAN_BACKSPACE),
            ("worksheet", pygame.KSCAN_T),
            ("share", pygame.KSCAN_V),
        ),
        *_some("game", "screens", *SCREENS),
        *_some("game", "numbers", *((id, pygame.KSCAN_1 + n) for n, id in enumerate(NUMBERS))),
        *_some(
            EVERYWHERE,
            EVERYWHERE,
            ("why", pygame.KSCAN_I),
            ("save", pygame.KSCAN_F5),
            ("load", pygame.KSCAN_F9),
            ("full", pygame.KSCAN_F11),
            ("shot", pygame.KSCAN_F12),
            ("adviser_fold", pygame.KSCAN_F2),
            ("adviser_next", pygame.KSCAN_F3),
            ("adviser_leave", pygame.KSCAN_F4),
        ),
        *_some(
            EVERYWHERE,
            EVERYWHERE,
            ("larger", pygame.KSCAN_EQUALS),
            ("smaller", pygame.KSCAN_MINUS),
            ("as_was", pygame.KSCAN_0),
            ctrl=True,
        ),
        *_some(
            "title",
            "title",
            ("title.continue", pygame.KSCAN_C),
            ("title.new", pygame.KSCAN_N),
            ("title.lesson", pygame.KSCAN_H),
            ("title.load", pygame.KSCAN_L),
            ("title.options", pygame.KSCAN_O),
            ("title.quit", pygame.KSCAN_Q),
        ),
        *_some(
            "pause",
            "pause",
            ("pause.resume", pygame.KSCAN_R),
            ("pause.save", pygame.KSCAN_S),
            ("pause.load", pygame.KSCAN_L),
            ("pause.options", pygame.KSCAN_O),
            ("pause.to_title", pygame.KSCAN_T),
            ("pause.quit", pygame.KSCAN_Q),
        ),
    )
}
GROUPS = tuple(dict.fromkeys(one.group for one in COMMANDS.values()))
WINDOW = ("save", "load", "full", "shot", "larger", "smaller", "as_was")  # answered by the window itself
KEYPAD = {keys.KEYPAD_PLUS: "larger", keys.KEYPAD_MINUS: "smaller", keys.KEYPAD_0: "as_was"}  # with Ctrl, always


def bound(changed: Mapping[str, int]) -> dict[str, int]:
    """Give the key of every command, with what the player has changed."""
    return {id: changed.get(id, one.key) for id, one in COMMANDS.items()}


def changes(all_keys: Mapping[str, int]) -> dict[str, int]:
    """Give only the keys that are not as they were at first."""
    return {id: code for id, code in all_keys.items() if code != COMMANDS[id].key}


def on_key(all_keys: Mapping[str, int], id: str, code: int) -> list[str]:
    """Give the other commands that a key would set off together with this one."""
    mine = COMMANDS[id]
    return [
        other
        for other, theirs in all_keys.items()
        if other != id and theirs == code and mine.meets(COMMANDS[other])
    ]


def swapped(all_keys: Mapping[str, int], id: str, code: int) -> dict[str, int]:
    """Give all keys with one command moved to a key, and those it meets there moved to the key it had."""
    new = dict(all_keys)
    for other in on_key(all_keys, id, code):
        new[other] = all_keys[id]
    new[id] = code
    return new


def clashes(all_keys: Mapping[str, int]) -> list[str]:
    """Give the commands that share a key with one they meet."""
    return [id for id, code in all_keys.items() if on_key(all_keys, id, code)]


def read(found: object) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Read the keys of a settings file: what can be kept, and (what is wrong, of what) for the rest.

    What is wrong is `none`, `command`, `key` or `twice`. Of two commands on one key those that were changed go back.
    """
    if not isinstance(found, dict):
        return {}, [("none", "keys")]
    wrong: list[tuple[str, str]] = []
    kept: dict[str, int] = {}
    for id, code in found.items():
        if id not in COMMANDS:
            wrong.append(("command", str(id)[:40]))
        elif not isinstance(code, int) or isinstance(code, bool) or not keys.can_be_chosen(code):
            wrong.append(("key", id))
        else:
            kept[id] = code
    while True:
        twice = [id for id in clashes(bound(kept)) if id in kept]
        if not twice:
            return kept, wrong
        for id in twice:
            wrong.append(("twice", id))
            del kept[id]


def of_window(all_keys: Mapping[str, int], code: int, ctrl: bool, alt: bool) -> str:
    """Give the command that the window answers to a key whatever screen is shown, '' when there is none."""
    if code and not alt:
        for id in WINDOW:
            if all_keys[id] == code and COMMANDS[id].ctrl == ctrl:
                return id
    return KEYPAD.get(code, "") if ctrl else ""


__all__ = [
    "COMMANDS",
    "GROUPS",
    "KEYPAD",
    "NUMBERS",
    "SCREENS",
    "Command",
    "bound",
    "changes",
    "clashes",
    "of_window",
    "on_key",
    "read",
    "swapped",
]
