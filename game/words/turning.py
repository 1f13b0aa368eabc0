"""The turning points of a game: the votes after which it went another way, with the record beside them (rule 8.07)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from game.play.candidates import FIRST_RANK
from game.rules import lead
from game.session import Session
from game.words.about import motion_of
from game.words.moments import great_moments
from game.world.event import Event
from game.world.kinds import (
    CONFIDENCE,
    DOCUMENT,
    FILL,
    OUT_POLITBURO,
    OUT_POST,
    POLITBURO,
    REMOVE,
    RUNG,
    Motion,
)

POINTS = 5
VOTES = ("carried", "lost", "tied")
_AIMED = (FILL, REMOVE, RUNG, DOCUMENT, CONFIDENCE)
_AFTER = 2  # months in which what a vote did shows
# What a month's movement is put down to: the weightiest thing in it, never a lesser one beside that.
MINOR, GREAT_POST, CONGRESS_VOTED, SEATED, FALLEN, SECRETARY = range(6)
# permille of lead that it counts for by itself when months are compared
_OF_ITSELF = {MINOR: 0, GREAT_POST: 0, CONGRESS_VOTED: 0, SEATED: 200, FALLEN: 400, SECRETARY: 600}
_MINE = 100  # permille that the player's own part in it counts for
_APART = 6  # months that turning points lie apart at most, less in a short game


@dataclass(frozen=True)
class Turn:
    """What turned the game, a vote or who was elected, and what the record has for the month nearest to it."""

    event: Event
    moved: int  # permille by which the true leads moved within two months
    real_month: int
    real: str
    own: bool = False  # a great moment of the reader's own

    @property
    def month(self) -> int:
        """Return the month of the vote."""
        return self.event.month

    @property
    def motion(self) -> Motion | None:
        """Return the motion that was voted on, None for an election or the vote on a report."""
        return motion_of(self.event)


class _Found(NamedTuple):
    """Something that may have turned a game: its rank and weight, and by how much the leads moved after it."""

    rank: int
    weight: int
    moved: int
    event: Event


def turning_points(session: Session, me: int = -1, limit: int = POINTS) -> list[Turn]:
    """Return what turned the game in order of time, one a month; `me` is the player, -1 for none.

    Beside what moved everybody stand the player's own great moments, so that there may be two more than the limit.
    """
    ranks: dict[int, int] = {}
    events = [(event, rank) for event in session.events if (rank := rank_of(session, event)) >= 0]
    for event, rank in events:
        ranks[event.month] = max(rank, ranks.get(event.month, -1))
    moved = _movement(session, ranks)
    best: dict[int, _Found] = {}
    own: list[_Found] = []
    for event, rank in events:
        mine = me >= 0 and me in _of_whom(event)
        by = moved(event.month, rank)
        left = int(event.kind == "left_body")  # of an election it says more who lost his seat than who got one
        found = _Found(rank, by + _OF_ITSELF[rank] + (_MINE if mine else 0) + left, by, event)
        if mine:
            own.append(found)
        at = best.get(event.month)
        if _may_stand(event) and (at is None or found[:2] > at[:2]):
            best[event.month] = found
    span = session.state.month - (session.months[0][0] if session.months else session.scenario.start)
    apart = max(_AFTER, min(_APART, span // (2 * POINTS)))
    players = _players(own, best, me, apart)
    moments = []
    for great in great_moments(session, me):
        rank = max(MINOR, rank_of(session, great.event))
        moments.append(_Found(rank, great.weight, moved(great.event.month, rank), great.event))
    if moments and (players is None or players.event not in [one.event for one in moments]):
        players = moments[0]
    chosen = _spread(best, players, limit, apart)
    if limit >= POINTS:
        told = {one.event.month for one in chosen}
        chosen += [one for one in moments if one.event.month not in told]
    own_events = {one.event for one in moments}
    reality = session.scenario.reality
    out = []
    for one in sorted(chosen, key=lambda one: one.event.month):
        month = one.event.month
        real_month, real = min(reality, key=lambda it: (abs(it[0] - month), it[0]), default=(month, ""))
        out.append(Turn(one.event, one.moved, real_month, real.strip(), one.event in own_events))
    return out


def rank_of(session: Session, event: Event) -> int:
    """Return how weighty an event is that may have turned the game, -1 for one that cannot have."""
    scenario = session.scenario
    if event.kind == "report_vote":
        return CONGRESS_VOTED
    if event.kind in ("elected", "left_body"):
        full = event.kind == "left_body" or event.args[2] == 2
        return SEATED if event.args[1] == POLITBURO and full and event.args[0] in scenario.seats else -1
    item = motion_of(event) if event.kind in VOTES else None
    if item is None:
        return -1
    won = event.kind == "carried"
    if item.kind == RUNG:
        if item.b < OUT_POST:
            return -1  # a reprimand turns nothing by itself
        return FALLEN if won and item.b >= OUT_POLITBURO else GREAT_POST if item.b >= OUT_POLITBURO else MINOR
    if item.kind in (FILL, REMOVE):
        if item.a == session.state.secretary_post:
            return SECRETARY if won else GREAT_POST
        post = scenario.posts[item.a]
        return GREAT_POST if won and post.rank >= FIRST_RANK and post.kind != "abroad" else MINOR
    return MINOR


def _may_stand(event: Event) -> bool:
    """Tell whether an event may turn a month whoever put it: of votes those on a person, a post or a paper."""
    item = motion_of(event)
    return item is None or item.kind in _AIMED


def _of_whom(event: Event) -> tuple[int, ...]:
    """Return who had a part in something: who moved it, and whom it was about."""
    item = motion_of(event)
    if item is None:
        return (event.args[1],) if event.kind == "report_vote" else (event.args[0],)
    about = item.a if item.kind in (RUNG, CONFIDENCE) else item.b if item.kind in (FILL, REMOVE) else -1
    return (item.mover, about)


def _movement(session: Session, ranks: dict[int, int]) -> Callable[[int, int], int]:
    """Return what tells by how much the true leads moved after something of a rank in a month.

    Where something weightier came in the month after, what moved then is not counted; in its own month nothing is.
    """
    months = dict(session.months)
    kept: dict[int, list[int]] = {}

    def leads(month: int) -> list[int]:
        if month not in kept:
            kept[month] = lead.lead(months.get(month, session.state))
        return kept[month]

    def moved(month: int, rank: int) -> int:
        if rank < ranks.get(month, -1):
            return 0
        late = 1 if ranks.get(month + 1, -1) > max(rank, GREAT_POST) else _AFTER
        return sum(abs(a - b) for a, b in zip(leads(month), leads(month + late), strict=True))

    return moved


def _players(own: list[_Found], best: dict[int, _Found], me: int, apart: int) -> _Found | None:
    """Return the player's own turning point: the heaviest he moved, else the heaviest he was aimed at.

    One that would keep something weightier of those months from being told comes last.
    """
    great = [one for one in best.values() if one.rank >= SEATED]

    def order(one: _Found) -> tuple[bool, bool, int, int, int]:
        month = one.event.month
        hides = any(abs(it.event.month - month) < apart and it.rank > one.rank for it in great)
        hides = hides or (month in best and best[month].rank > one.rank)
        return hides, _of_whom(one.event)[0] != me, -one.rank, -one.weight, month

    return min(own, key=order) if own else None


def _spread(best: dict[int, _Found], own: _Found | None, limit: int, apart: int) -> list[_Found]:
    """Return some that lie apart: the player's own, the heaviest of each year, then what weighs most."""
    found = dict(best)
    first: list[int] = []
    if own is not None:
        found[own.event.month] = own
        first = [own.event.month]
    order = sorted(found, key=lambda month: (-found[month].weight, month))
    for yearly in (True, False):
        for month in order:
            near = any(abs(month - one) < apart for one in first)
            if len(first) < limit and not near and not (yearly and month // 12 in {one // 12 for one in first}):
                first.append(month)
    return [found[month] for month in first[:limit]]


__all__ = ["FALLEN", "MINOR", "POINTS", "SEATED", "SECRETARY", "VOTES", "Turn", "rank_of", "turning_points"]
