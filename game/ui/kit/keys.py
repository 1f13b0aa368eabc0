"""Scancodes: where a key sits on the board, whatever the layout prints on it."""

from __future__ import annotations

import pygame

ALL = -1  # no key: Ctrl+A in a field
A = 4
ENTER, ESC, BACKSPACE, TAB, SPACE = 40, 41, 42, 43, 44
HOME, PAGE_UP, DELETE, END, PAGE_DOWN = 74, 75, 76, 77, 78
RIGHT, LEFT, DOWN, UP = 79, 80, 81, 82
KEYPAD_ENTER, KEYPAD_MINUS, KEYPAD_PLUS, KEYPAD_0 = 88, 86, 87, 98
F1, F12 = 58, 69
ARROWS = frozenset((RIGHT, LEFT, DOWN, UP))
PAGES = frozenset((HOME, PAGE_UP, END, PAGE_DOWN))
FIXED = frozenset((ENTER, ESC, TAB, SPACE, F1, KEYPAD_ENTER, *ARROWS, *PAGES))  # these always do the same
MODIFIERS = frozenset((57, 71, 83, *range(224, 232)))  # and the three locks
TYPED = (*range(4, 40), *range(45, 57), 100)  # the places whose sign the layout of the board decides

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
        49: "\\",
        50: "#",
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
        70: "PrtSc",
        72: "Pause",
        73: "Ins",
        84: "Num /",
        85: "Num ×",
        KEYPAD_MINUS: "Num −",
        KEYPAD_PLUS: "Num +",
        KEYPAD_0: "Num 0",
        99: "Num .",
        100: "<",
        101: "Menu",
    }
)
_NAMES.update({89 + i: f"Num {i + 1}" for i in range(9)})
_NAMES.update({104 + i: f"F{i + 13}" for i in range(12)})

# What the player's layout prints on the places of TYPED, where it could be told.
_layout: dict[int, str] = {}
_SIGNS = (*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x400, 0x460))  # the signs our fonts have

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
    return _layout.get(scancode) or _NAMES.get(scancode, "?")


def can_be_chosen(scancode: int) -> bool:
    """Tell whether a command can be put on a key: it has a name and does nothing of its own."""
    return scancode in _NAMES and scancode not in FIXED and scancode not in MODIFIERS


def learn_layout() -> None:
    """Ask how the keys are printed on the player's board now; without an answer they have their English names."""
    _layout.clear()
    try:
        # Asked what is pressed, pygame turns a sign into the place of its key: a table of places tells them all.
        places = pygame.key.ScancodeWrapper(tuple(range(512)))  # type: ignore[arg-type]
        for sign in _SIGNS:
            place = int(places[sign])
            if place in TYPED:
                _layout.setdefault(place, _printed(chr(sign)))
    except (TypeError, ValueError, IndexError, AttributeError, pygame.error):
        _layout.clear()


def _printed(sign: str) -> str:
    great = sign.upper()
    return great if len(great) == 1 else sign


def scancode_of(event: pygame.event.Event) -> int:
    """Give the scancode of a key event, 0 when it cannot be told."""
    code = int(getattr(event, "scancode", 0) or 0)
    if not code:
        code = _FROM_KEY.get(int(getattr(event, "key", 0)), 0)
    return ENTER if code == KEYPAD_ENTER else code
