"""The turning points of a game: the votes after which it went another way, with the record beside them (rule 8.07)."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules import lead
from game.session import Session
from game.world.event import Event
from game.world.kinds import CONFIDENCE, DOCUMENT, FILL, OUT_POLITBURO, OUT_POST, REMOVE, RUNG

POINTS = 5
VOTES = ("carried", "lost", "tied")
_AIMED = (FILL, REMOVE, RUNG, DOCUMENT, CONFIDENCE)
_AFTER = 2  # months in which what a vote did shows
_FALL = 400  # permille of lead that the fall of somebody from the Politburo counts for by itself
_MINE = 60  # permille that the player's own part in it counts for


@dataclass(frozen=True)
class Turn:
    """A vote that turned the game, and what the record has for the month nearest to it."""

    event: Event
    moved: int  # permille by which the true leads moved within two months
    real_month: int
    real: str

    @property
    def month(self) -> int:
        """Return the month of the vote."""
        return self.event.month


def turning_points(session: Session, me: int = -1, limit: int = POINTS) -> list[Turn]:
    """Return the votes that turned the game in order of time, one a month; `me` is the player, -1 for none."""
    months = dict(session.months)
    kept: dict[int, list[int]] = {}

    def leads(month: int) -> list[int]:
        if month not in kept:
            kept[month] = lead.lead(months.get(month, session.state))
        return kept[month]

    best: dict[int, tuple[int, int, Event]] = {}
    own: list[tuple[int, int, int, int, Event]] = []  # of the player's own, as _spread takes one
    for event in session.events:
        if event.kind in VOTES and event.args[5] == me >= 0 and event.args[4] not in _AIMED:
            before, after = leads(event.month), leads(event.month + _AFTER)
            moved = sum(abs(a - b) for a, b in zip(before, after, strict=True))
            own.append((0, -moved, event.month, moved, event))
        if event.kind not in VOTES or event.args[4] not in _AIMED:
            continue
        rung = event.args[8] if event.args[4] == RUNG else 0
        if event.args[4] == RUNG and rung < OUT_POST:
            continue  # a reprimand turns nothing by itself
        before, after = leads(event.month), leads(event.month + _AFTER)
        moved = sum(abs(a - b) for a, b in zip(before, after, strict=True))
        weight = moved + (_FALL if event.kind == "carried" and rung >= OUT_POLITBURO else 0)
        mine = me >= 0 and me in (event.args[5], event.args[7])
        weight += _MINE if mine else 0
        if mine:
            own.append((int(event.args[5] != me), -weight, event.month, moved, event))
        if weight > best.get(event.month, (-1, 0, event))[0]:
            best[event.month] = (weight, moved, event)
    chosen = _spread(best, min(own) if own else None, limit)
    reality = session.scenario.reality
    out = []
    for month, (_, moved, event) in sorted(chosen):
        real_month, real = min(reality, key=lambda one: (abs(one[0] - month), one[0]), default=(month, ""))
        out.append(Turn(event, moved, real_month, real.strip()))
    return out


def _spread(
    best: dict[int, tuple[int, int, Event]], own: tuple[int, int, int, int, Event] | None, limit: int
) -> list[tuple[int, tuple[int, int, Event]]]:
    """Return months with their votes: one of the player's own, the heaviest of each year, then what weighs most.

    `own` is whether he was only aimed at, the weight made less than 0, the month, what it moved, and the vote.
    """
    found = dict(best)
    first = []
    if own is not None:
        _, less, at, moved, event = own
        found[at] = (-less, moved, event)
        first = [at]
    order = sorted(found, key=lambda month: (-found[month][0], month))
    for month in order:
        if len(first) < limit and month // 12 not in {one // 12 for one in first}:
            first.append(month)
    chosen = [*first, *(month for month in order if month not in first)][:limit]
    return [(month, found[month]) for month in sorted(chosen)]


__all__ = ["POINTS", "VOTES", "Turn", "turning_points"]
