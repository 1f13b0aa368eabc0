"""Reasons: every number shown to a person is a list of these (ARCHITECTURE, decision 10)."""

from __future__ import annotations

from typing import NamedTuple

PAPER = 1000  # a paper as an argument: where it comes from times this, and whom it is on


class Reason(NamedTuple):
    """One named part of a sum, or the reason why something is barred.

    `code` is looked up under `reason:` in assets/text; `amount` is in points of the sum it belongs to;
    `args` fill the template in the order of its placeholders; `age` is in months, -1 when it has none.
    """

    code: str
    amount: int = 0
    args: tuple[int, ...] = ()
    age: int = -1


def total(reasons: list[Reason]) -> int:
    """Add up the amounts."""
    return sum(reason.amount for reason in reasons)
