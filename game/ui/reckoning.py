"""What the ending tells: how it ended for the player, fates, and what it cost (rules 8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.rules import ending
from game.rules import fate as future
from game.rules.measure import MEASURES
from game.words import fates as told
from game.words.cases import capital
from game.world.kinds import EXILE, OUT_PARTY, WAITING
from game.world.reason import Reason
from game.world.state import State

if TYPE_CHECKING:
    from game.ui.app import App

FATES = 17  # the contenders and ten others


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
        stands = app.text("fate.bureau" if state.seat_pb[p] == 2 else "fate.member")
    life = future.fates(state, p)
    return Fate(
        p,
        capital(stands),
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
            voted = app.words.list_of([app.words.person(p) for p in names])
            out.append(Cost(month, app.words.measure(m), voted, app.words.measure(m, "cost")))
    return out


__all__ = ["Cost", "Fate", "costs", "fates", "verdict_key"]
