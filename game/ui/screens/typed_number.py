"""A number typed digit by digit, in a list of more than nine answers: no digit that begins another number takes one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.ui.commands import NUMBERS
from game.ui.kit import Kit

if TYPE_CHECKING:
    from game.ui.screens.answering import Answer

DIGITS: tuple[int | str, ...] = (pygame.KSCAN_0, *NUMBERS)
PATIENCE = 2000  # ms in which a second digit belongs to the first


class TypedNumber:
    """What was typed so far, and since when."""

    def __init__(self) -> None:
        self.typed, self.since = 0, 0

    def take(self, kit: Kit, last: int) -> tuple[int, bool]:
        """Return the number typed, 0 for none, and whether it is whole: none of those up to `last` begins with it."""
        digit = next((n for n, one in enumerate(DIGITS) if kit.pressed(one)), -1)
        if digit < 0:
            return 0, False
        begun = self.typed if kit.now - self.since < PATIENCE else 0
        number = 10 * begun + digit if begun and 10 * begun + digit <= last else digit
        self.typed, self.since = number if 0 < 10 * number <= last else 0, kit.now
        return (number, not self.typed) if number <= last else (0, False)


def answered(kit: Kit, typed: TypedNumber, answers: Sequence[Answer]) -> Answer | None:
    """Return the answer whose whole number was typed.

    Any other of which a number is typed has the focus: `Enter` takes it, or says why it is barred.
    """
    number, whole = typed.take(kit, len(answers))
    if not number:
        return None
    one = answers[number - 1]
    if whole and one.why is None:
        return one
    kit.reveal(one.id)
    return None


__all__ = ["DIGITS", "TypedNumber", "answered"]
