"""Words for what the engine reports, in the form the kit's tips want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.opinion import CAUSES
from game.ui.kit import Reason, Tip, escape
from game.words.cases import capital
from game.world.event import Event
from game.world.kinds import (
    BUDGET,
    CONFIDENCE,
    FILL,
    LINE,
    MEASURE,
    MOTION_NAMES,
    READMIT,
    REMOVE,
    RUNG,
    Motion,
)
from game.world.reason import Reason as Ground

if TYPE_CHECKING:
    from game.ui.app import App


def first_up(text: str) -> str:
    """Begin a text with a capital."""
    return capital(text)


def by_whom(app: App, key: str, item: Motion) -> str:
    """Return the text of a key that says who moved an item: the reader himself has one of his own."""
    return f"{key}_you" if app.seat >= 0 and item.mover == app.scenario.seats[app.seat] else key


def cause(app: App, number: int) -> str:
    """Put a cause of an opinion into words."""
    return first_up(app.words.say("cause", CAUSES[number]))


def ground(app: App, reason: Ground) -> str:
    """Put one reason into words, without its number."""
    said = app.words.reason(reason)
    number = f"+{reason.amount} " if reason.amount > 0 else f"−{-reason.amount} "
    return first_up(said[len(number) :] if reason.amount and said.startswith(number) else said)


def grounds(app: App, reasons: list[Ground] | tuple[Ground, ...]) -> tuple[Reason, ...]:
    """Put reasons into lines of a sum, the weightiest first."""
    ordered = sorted(reasons, key=lambda reason: -abs(reason.amount))
    return tuple(Reason(escape(ground(app, reason)), reason.amount or None) for reason in ordered)


def motion(app: App, item: Motion) -> str:
    """Put a motion into words, beginning with a capital."""
    return first_up(app.words.motion(item, app.seat))


def item_name(app: App, item: Motion) -> str:
    """Name an item in two or three words, for a tab."""
    kind, a, scenario = MOTION_NAMES[item.kind], item.a, app.scenario
    what = ""
    if item.kind == LINE:
        what = scenario.issues[a].name
    elif item.kind == MEASURE:
        what = app.words.show(a, "measure")
    elif item.kind in (BUDGET, FILL, REMOVE):
        what = scenario.posts[a].short
    elif item.kind in (RUNG, READMIT, CONFIDENCE):
        what = scenario.people[a].short
    return first_up(app.text(f"item.{kind}", what=what))


def event(app: App, what: Event) -> str:
    """Put an event into a sentence for the person in the seat looked through."""
    return app.words.event(what, app.seat)


def sum_tip(
    app: App, title: str, reasons: list[Ground] | tuple[Ground, ...], text: str = "", word: str = ""
) -> Tip:
    """Make a tip that adds reasons up."""
    return Tip(title, text, grounds(app, reasons), sum(reason.amount for reason in reasons), sum_word=word)
