"""Notes passed between the people at one screen: talk at the table, outside the rules and the log."""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 200  # characters
MOST = 3  # unread from one seat to another


class Note(NamedTuple):
    """A line of text that one seat has left for another, until it is read; seats are places in the scenario's list."""

    month: int
    by: int
    to: int
    text: str


def fault(text: str) -> str:
    """Return what is wrong with a text as a note: 'empty', 'long' or 'signs'; nothing when it will do.

    Signs are those that are not printed: breaks, controls, and the marks that turn the direction of a text.
    """
    if not text.strip():
        return "empty"
    if len(text) > LONGEST:
        return "long"
    return "" if text.isprintable() else "signs"


__all__ = ["LONGEST", "MOST", "Note", "fault"]
