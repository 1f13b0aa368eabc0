"""Numbers typed in a list of more than nine answers."""

from __future__ import annotations

from typing import Any, cast

from game.ui.screens.typed_number import DIGITS, PATIENCE, TypedNumber, answered


class Hand:
    """A keyboard on which one digit is pressed at a time."""

    def __init__(self) -> None:
        self.now, self.digit, self.shown = 0, -1, ""

    def pressed(self, key: int | str) -> bool:
        return self.digit >= 0 and DIGITS[self.digit] == key

    def reveal(self, id: str) -> None:
        self.shown = id


class Said:
    """An answer that may be barred."""

    def __init__(self, n: int, why: str | None = None) -> None:
        self.id, self.why = f"answer:{n}", why


def test_no_digit_that_begins_another_number_takes_an_answer() -> None:
    """Of nineteen the first waits for a second digit or Enter; a number that is whole takes its answer at once."""
    answers: Any = [Said(n, "barred" if n == 3 else None) for n in range(1, 20)]

    def press(*digits: int, wait: int = 100) -> tuple[str, str]:
        hand, typed, taken = Hand(), TypedNumber(), ""
        for digit in digits:
            hand.digit, hand.now = digit, hand.now + wait
            one = answered(cast(Any, hand), typed, answers)
            taken = one.id if one is not None else taken
        return taken, hand.shown

    assert press(1) == ("", "answer:1")
    assert press(1, 6) == ("answer:16", "answer:1")
    assert press(1, 6, wait=PATIENCE) == ("answer:6", "answer:1")
    assert press(2) == ("answer:2", "")
    assert press(3) == ("", "answer:3"), "a barred one is shown and not taken"
    assert press(0) == ("", "")
