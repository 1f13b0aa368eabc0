"""The ledger of a vote as the window asks for it: the seat looked through, and votes written as figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.advice import ledger
from game.advice.ledger import (
    AGAINST,
    FOR,
    LEANS_AGAINST,
    LEANS_FOR,
    OPEN,
    Broke,
    by_delegations,
    needed,
    unit,
    word_broken,
)
from game.rules.tally import Line, Tally
from game.world.facts import Facts
from game.world.kinds import CONFIDENCE, Motion

if TYPE_CHECKING:
    from game.session import VoteReport
    from game.ui.app import App

__all__ = [
    "AGAINST", "FOR", "LEANS_AGAINST", "LEANS_FOR", "OPEN", "Broke", "between", "broken", "by_delegations", "doubt",
    "live", "moved", "needed", "side", "unit", "votes_text", "word_broken",
]  # fmt: skip


def doubt(app: App, line: Line) -> int:
    """Give how far a sum may be off, in points."""
    return ledger.doubt(app.view, app.seat, line)


def side(app: App, line: Line) -> str:
    """Say on which side a line is expected, and how surely."""
    return ledger.side(app.view, app.seat, line)


def moved(item: Motion, line: Line) -> bool:
    """Tell whether a line is the mover's own head: he is for it, whatever his reasons come to (rule 5.03)."""
    return line.person == item.mover and line.post == -1 and item.kind != CONFIDENCE


def between(app: App, count: Tally) -> tuple[int, int]:
    """Give the fewest and the most votes for that the count allows."""
    return ledger.between(app.view, app.seat, count)


def broken(report: VoteReport) -> list[Broke]:
    """Give who answered otherwise than counted, with the reasons that made the difference, the heaviest voter first."""
    return ledger.broken(report.expected, report.result) if report.result is not None else []


def votes_text(app: App, number: int, item: Motion) -> str:
    """Write a number of votes: at a joint plenum a member weighs six, so that the Commission's third divides evenly."""
    whole, rest = divmod(number, unit(item))
    return str(whole) if not rest or unit(item) == 1 else app.words.figure(f"{number / unit(item):.1f}")


def live(view: Facts) -> list[int]:
    """Give the places on the agenda that are still to be decided."""
    return [n for n, item in enumerate(view.agenda) if item.month >= 0]
