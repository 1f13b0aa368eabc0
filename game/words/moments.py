"""The great moments of a reader's own game: a high post taken or lost, a vote of his or on him that hung by a hair."""

from __future__ import annotations

from typing import NamedTuple

from game.play.candidates import FIRST_RANK
from game.session import Session
from game.words.about import motion_of
from game.words.press import VOTES
from game.world.event import Event
from game.world.kinds import CONFIDENCE, FILL, JOINT, OUT_POST, READMIT, REMOVE, RUNG

MOST = 3  # own moments told of one game
BY = 2  # votes by which one that hung by a hair was carried or lost
TOOK, LOST, NARROW = range(3)


class Moment(NamedTuple):
    """One's own great moment: of which sort, how great, and the event it is told by."""

    sort: int
    weight: int
    event: Event


def great_moments(session: Session, me: int, limit: int = MOST) -> list[Moment]:
    """Return a person's own great moments, the greatest of each sort first, one a month."""
    best: dict[int, Moment] = {}
    for one in found(session, me) if me >= 0 else []:
        at = best.get(one.event.month)
        if at is None or one.weight > at.weight:
            best[one.event.month] = one
    order = sorted(best.values(), key=lambda one: (-one.weight, one.event.month))
    first = [next((one for one in order if one.sort == sort), None) for sort in (TOOK, LOST, NARROW)]
    heads = sorted((one for one in first if one is not None), key=lambda one: (-one.weight, one.event.month))
    return [*heads, *(one for one in order if one not in heads)][:limit]


def found(session: Session, me: int) -> list[Moment]:
    """Return all that was a great moment for a person, in the order it came."""
    posts, states = session.scenario.posts, dict(session.months)
    votes = [one for one in session.events if one.kind in VOTES]
    taken = {(one.month, one.args[1]) for one in session.events if one.kind == "appointed" and one.args[0] == me}
    out = []

    def vote_on(month: int, q: int, event: Event) -> Event:
        """Return the vote of that month that gave or took the post, else the event itself."""
        for one in votes:
            item = motion_of(one)
            if one.kind == "carried" and one.month == month and item is not None:
                if item.kind in (FILL, REMOVE) and item.a == q:
                    return one
                if event.kind != "appointed" and item.kind == RUNG and item.a == me and item.b >= OUT_POST:
                    return one
        return event

    def weight(q: int) -> int:
        chief = q == session.state.secretary_post
        return 0 if posts[q].kind == "abroad" or posts[q].rank < FIRST_RANK else 10 * posts[q].rank + 30 * chief

    for event in session.events:
        kind, args = event.kind, event.args
        if kind == "appointed" and args[0] == me and weight(args[1]):
            out.append(Moment(TOOK, weight(args[1]), vote_on(event.month, args[1], event)))
        elif kind in ("vacated", "relieved") and args[0] == me and weight(args[1]):
            if not any(month == event.month for month, _ in taken):  # else he left it for another
                out.append(Moment(LOST, weight(args[1]) + 5, vote_on(event.month, args[1], event)))
        elif kind in VOTES:
            item = motion_of(event)
            part = 6 if args[0] == JOINT else 1
            if item is None or item.kind not in (FILL, REMOVE, RUNG, READMIT, CONFIDENCE):
                continue
            if args[3] != 500 or abs(args[1] - args[2]) > BY * part:
                continue  # what needed two thirds hangs by another number
            before = states.get(event.month)
            aimed = me == (item.b if item.kind in (FILL, REMOVE) else item.a)
            aimed = aimed or (item.kind == REMOVE and before is not None and before.holder[item.a] == me)
            if not aimed and item.mover != me:
                continue
            great = (weight(item.a) or 10) if item.kind in (FILL, REMOVE) else 30 if item.kind == RUNG else 20
            out.append(Moment(NARROW, great + 5 * aimed - abs(args[1] - args[2]) // part, event))
    return out


__all__ = ["BY", "LOST", "MOST", "NARROW", "TOOK", "Moment", "found", "great_moments"]
