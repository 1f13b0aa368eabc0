"""Scancodes: where a key sits on the board, whatever the layout prints on it."""

from __future__ import annotations

import pygame

A = 4
ENTER, ESC, BACKSPACE, TAB, SPACE = 40, 41, 42, 43, 44
HOME, PAGE_UP, DELETE, END, PAGE_DOWN = 74, 75, 76, 77, 78
RIGHT, LEFT, DOWN, UP = 79, 80, 81, 82
KEYPAD_ENTER = 88
ARROWS = frozenset((RIGHT, LEFT, DOWN, UP))
PAGES = frozenset((HOME, PAGE_UP, END, PAGE_DOWN))

_NAMES: dict[int, str] = {A + i: chr(65 + i) for i in range(26)}
_NAMES.update({30 + i: str((i + 1) % 10) for i in range(10)})
_NAMES.update({58 + i: f"F{i + 1}" for i in range(12)})
_NAMES.update(
    {
        ENTER: "Enter",
        ESC: "Esc",
        BACKSPACE: "Backspace",
        TAB: "Tab",
        SPACE: "Space",
        45: "-",
        46: "=",
        47: "[",
        48: "]",
        51: ";",
        52: "'",
        53: "`",
        54: ",",
        55: ".",
        56: "/",
        HOME: "Home",
        END: "End",
        PAGE_UP: "PgUp",
        PAGE_DOWN: "PgDn",
        DELETE: "Del",
        RIGHT: "→",
        LEFT: "←",
        DOWN: "↓",
        UP: "↑",
    }
)

# For events that carry a key but no scancode (some input methods and remote desktops send these).
_FROM_KEY: dict[int, int] = {pygame.K_a + i: A + i for i in range(26)}
_FROM_KEY.update({pygame.K_1 + i: 30 + i for i in range(9)})
_FROM_KEY.update(
    {
        pygame.K_0: 39,
        pygame.K_RETURN: ENTER,
        pygame.K_ESCAPE: ESC,
        pygame.K_BACKSPACE: BACKSPACE,
        pygame.K_TAB: TAB,
        pygame.K_SPACE: SPACE,
        pygame.K_HOME: HOME,
        pygame.K_END: END,
        pygame.K_PAGEUP: PAGE_UP,
        pygame.K_PAGEDOWN: PAGE_DOWN,
        pygame.K_DELETE: DELETE,
        pygame.K_RIGHT: RIGHT,
        pygame.K_LEFT: LEFT,
        pygame.K_DOWN: DOWN,
        pygame.K_UP: UP,
    }
)
_FROM_KEY.update({pygame.K_F1 + i: 58 + i for i in range(12)})


def key_name(scancode: int) -> str:
    """Give the short name printed on a button for a scancode, '?' when it has none."""
    return _NAMES.get(scancode, "?")


def scancode_of(event: pygame.event.Event) -> int:
    """Give the scancode of a key event, 0 when it cannot be told."""
    code = int(getattr(event, "scancode", 0) or 0)
    if not code:
        code = _FROM_KEY.get(int(getattr(event, "key", 0)), 0)
    return ENTER if code == KEYPAD_ENTER else code
