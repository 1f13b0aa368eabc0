"""What the ending tells: the five turning points with the votes that made them, fates, and what it cost (rules 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.rules import ending
from game.rules import fate as future
from game.rules.measure import MEASURES
from game.words import fates as told
from game.world.event import Event
from game.world.facts import CC, EXILE, OUT_PARTY, POLITBURO, RUNG, WAITING, Motion
from game.world.reason import Reason
from game.world.state import State

if TYPE_CHECKING:
    from game.session import Session
    from game.ui.app import App

POINTS = 5
FATES = 17  # the contenders and ten others
VOTES = ("carried", "lost", "tied")


@dataclass(frozen=True)
class Point:
    """A turning point: its month, what happened, the vote that made it, and what that month was in the record."""

    month: int
    text: str
    vote: str
    real: str


def verdict_key(state: State, me: int) -> str:
    """Return the key of the sentence on how the game ended for a person, -1 for nobody's seat."""
    if me < 0:
        return "watched"
    if state.winner == me:
        return "paramount" if state.result == ending.PARAMOUNT else "first"
    if state.life[me] == 2:
        return "dead"
    if state.rung[me] >= EXILE:
        return "exile"
    if state.rung[me] >= OUT_PARTY:
        return "expelled"
    if state.seat_pb[me] == 2:
        return "collective" if state.result == ending.COLLECTIVE else "second"
    return "survivor" if state.seat_cc[me] == 2 else "sidelined"


def weight(event: Event, me: int, session: Session) -> int:
    """Return how far an event turned a game, in points; what touched the player counts for more."""
    state, args = session.state, event.args
    seats = session.scenario.seats
    value = 0
    if event.kind == "struck" and args[0] in seats:
        value = 20 + 9 * args[1]
    elif event.kind == "elected" and args[1] == POLITBURO and args[2] == 2 and args[0] in seats:
        value = 12
    elif event.kind == "left_body" and args[1] in (POLITBURO, CC) and args[0] in seats:
        value = 24 if args[1] == POLITBURO else 16
    elif event.kind == "appointed" and state.scenario.posts[args[1]].rank >= 5:
        value = 22
    elif event.kind == "died" and args[0] in seats:
        value = 40
    elif event.kind in ("pact_signed", "pact_betrayed", "pact_leaked"):
        value = {"pact_signed": 8, "pact_betrayed": 20, "pact_leaked": 14}[event.kind]
    elif event.kind == "report_vote":
        value = 16
    elif event.kind == "paramount":
        value = 60
    elif event.kind == "measure" and MEASURES[args[0]].coercive:
        value = 26
    elif event.kind == "choice":
        value = 9 if args[2] == me else 0
    elif event.kind == "leader":
        value = 18
    if value and me >= 0 and me in args[:3]:
        value += 14
    return value


def turning_points(app: App) -> list[Point]:
    """Return the events that turned the game, five months at most, in order of time."""
    session = app.session
    if session is None:
        return []
    me = app.scenario.seats[app.seat] if app.seat >= 0 else -1
    best: dict[int, tuple[int, int]] = {}
    for n, event in enumerate(session.events):
        value = weight(event, me, session)
        if value > best.get(event.month, (0, -1))[0]:
            best[event.month] = (value, n)
    chosen = sorted(best.items(), key=lambda one: (-one[1][0], one[0]))[:POINTS]
    real = dict(app.scenario.reality)
    out = []
    for month, (_, n) in sorted(chosen):
        event = session.events[n]
        out.append(
            Point(
                month,
                app.words.event(event, app.seat),
                _vote_of(app, session.events, event),
                real.get(month, ""),
            )
        )
    return out


def _vote_of(app: App, events: list[Event], event: Event) -> str:
    """Return the vote of the same month on the same person or thing, empty when no vote made it."""
    for other in events:
        if other.kind in VOTES and other.month == event.month:
            item = Motion(*other.args[4:])
            same = (
                item.a == event.args[0]
                if event.kind in ("struck", "measure")
                else item.kind != RUNG and item.b == event.args[0] and event.kind == "appointed"
            )
            if same:
                return app.words.event(other, app.seat)
    return ""


# -- fates ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fate:
    """What came of a person: where the game left him, what is likely to 1940, what the record has."""

    person: int
    stands: str
    likely: str
    record: str
    why: tuple[Reason, ...] = ()


def fates(app: App) -> list[Fate]:
    """Return the fates of the contenders and of those of note, contenders first."""
    session = app.session
    if session is None:
        return []
    state, scenario = session.state, app.scenario
    others = [
        p
        for p, one in enumerate(scenario.people)
        if p not in scenario.seats and one.fate and state.life[p] != WAITING and not one.generated
    ]
    others.sort(
        key=lambda p: (
            -state.seat_pb[p],
            -max((scenario.posts[q].rank for q in state.posts_of[p]), default=0),
            -scenario.people[p].standing,
        )
    )
    deaths = {event.args[0]: event.month for event in session.events if event.kind == "died"}
    return [fate(app, state, p, deaths.get(p, 0)) for p in [*scenario.seats, *others][:FATES]]


def fate(app: App, state: State, p: int, died: int) -> Fate:
    """Return what came of one person; `died` is the month of his death in the game, 0 if he lives."""
    record = app.scenario.people[p].fate.strip()
    if state.life[p] == 2:
        month = app.words.month(died) if died else ""
        return Fate(p, app.text("fate.died", month=month) if month else app.text("fate.dead"), "", record)
    if state.rung[p] >= OUT_PARTY:
        stands = app.words.show(state.rung[p], "rung")
    elif state.posts_of[p]:
        stands = ", ".join(app.words.post(q, "short") for q in state.posts_of[p][:3])
    else:
        stands = app.text("fate.member")
    life = future.fates(state, p)
    return Fate(
        p,
        stands[:1].upper() + stands[1:],
        told.fate_text(app.words, state, life),
        record,
        future.last(life).reasons,
    )


# -- cost -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cost:
    """A measure that used force: when it was voted, by whom, and what such a measure did to people."""

    month: int
    measure: str
    voted: str
    did: str


def costs(app: App) -> list[Cost]:
    """Return the coercive measures of the game from the minutes, with the names of those who voted them."""
    session = app.session
    if session is None:
        return []
    out = []
    for m, month, names in session.state.minutes:
        if MEASURES[m].coercive:
            voted = app.words.list_of([app.words.person(p) for p in names[:14]])
            out.append(Cost(month, app.words.measure(m), voted, app.words.measure(m, "cost")))
    return out


__all__ = ["Cost", "Fate", "Point", "costs", "fates", "turning_points", "verdict_key"]
