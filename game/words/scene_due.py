"""Which scenes are due: great events, one's own elections, chapters, as one seat has heard of them."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from game.session import Session
from game.words.scene_fall import is_fall
from game.words.scene_parts import Found
from game.world.event import ALL, Event
from game.world.kinds import CC, POLITBURO
from game.world.scenario import CONGRESS

if TYPE_CHECKING:
    from game.world.facts import Facts

ABOUT_ME = 100  # from this weight on an event has a scene whatever else there is
TOUCHED = 5  # points by which a lesser event is about somebody
# What follows a choice at once and is told with it.
FOLLOWS = ("tabled", "quotation", "published", "label", "fell_ill", "shock", "died", "hold_found")
_OUTRIGHT = ("label", "die", "absent")  # effects on a person whatever their size
OF_PERSON = ("standing", "orthodoxy", "health", "record", "case", "trust", "cult")  # effects on one number of a person


def due(session: Session, k: int, since: int, upto: int = -1) -> list[Found]:
    """Return what is due as a scene for a seat from one place in the log of events to another, as it happened.

    In a month without a great event about the reader, or that names the chapter, the weightiest has a scene; the others
    stay lines.
    """
    if k < 0 or session.over:
        return []
    heard = session.heard(k, since)
    if upto >= 0:
        heard = heard[: len(heard) - len(session.heard(k, upto))]
    found: list[Found] = []
    me = session.scenario.seats[k]
    counted: set[tuple[int, int]] = set()
    for n, event in enumerate(heard):
        if event.kind == "chapter":
            found.append(Found("opening" if event.month == session.scenario.start else "chapter", event, ()))
        elif elects(session, event):
            same = [one for one in heard[n:] if one.month == event.month]
            found.append(Found("ballot", event, tuple(same)))
            counted.add((event.month, CC))  # the ballot itself says how one's own name came out of it
            plenum = next((one for one in same if _is_verdict(one, me) and _body(one) == POLITBURO), None)
            counted.add((event.month, POLITBURO))
            found.append(Found("verdict" if plenum is not None else "plenum", plenum or event, tuple(same)))
        elif is_fall(session, event, me):
            found.append(Found("fall", event, ()))
        elif is_great(session, event, me):
            found.append(Found("event", event, following(heard, n + 1)))
        elif _is_verdict(event, me) and (event.month, _body(event)) not in counted:
            counted.add((event.month, _body(event)))
            same = [one for one in heard if one.month == event.month and one.kind in ("bureau_vote", "elected")]
            found.append(Found("verdict", event, tuple(same)))
    begun = bool(heard) and not since and heard[0].month == session.scenario.start
    if begun and not any(one.kind == "opening" for one in found):
        found.insert(0, Found("opening", heard[0], ()))
    most: dict[int, int] = {}
    weights = [_weight(session, one.event, me) if one.kind == "event" else ABOUT_ME for one in found]
    for one, weight in zip(found, weights, strict=True):
        if one.kind == "event":
            most[one.event.month] = max(weight, most.get(one.event.month, 0))
    kept = []
    for one, weight in zip(found, weights, strict=True):
        if weight < ABOUT_ME:
            if weight < most[one.event.month]:
                continue
            most[one.event.month] = ABOUT_ME  # of two that weigh the same the first
        kept.append(one)
    return kept


def unseen(session: Session) -> int:
    """Return from which place in the events on nothing was seen yet: the month, if no person has acted in it."""
    people = session.humans()
    begun = session.opened[-1] if session.opened else 0
    if any(entry.seat in people for entry in session.log[begun:]):
        return len(session.events)
    now = session.state.month
    return next((n for n, event in enumerate(session.events) if event.month == now), len(session.events))


def following(heard: list[Event], at: int) -> tuple[Event, ...]:
    """Return what a choice or a happening brought about at once."""
    return tuple(takewhile(lambda event: event.kind in FOLLOWS, heard[at:]))


def is_great(session: Session, event: Event, me: int) -> bool:
    """Tell whether a choice, or what put nobody on the spot, is great: the scenario calls it grave or it touches me."""
    if event.kind not in ("choice", "happening"):
        return False
    happening = session.scenario.happenings[event.args[0]]
    if event.kind == "choice":
        return happening.grave or (event.args[2] != me and _touches(_effects(session, event), me))
    if event.args[1] >= 0 or event.audience != ALL:
        return False
    return happening.grave or _touches(_effects(session, event), me)


def _effects(session: Session, event: Event) -> Any:
    """Return what the event of a choice or of a happening did."""
    happening = session.scenario.happenings[event.args[0]]
    c = event.args[1] if event.kind == "choice" else 0
    return happening.choices[c].effects if happening.choices else happening.effects


def _weight(session: Session, event: Event, me: int) -> int:
    """Return how great an event is: what is about the reader first, what gives a chapter its name, what is voted."""
    scenario = session.scenario
    happening, effects = scenario.happenings[event.args[0]], _effects(session, event)
    actor = event.args[2] if event.kind == "choice" else -1
    if me == actor or _touches(effects, me) or subject(session, event.args[0], actor) == me:
        return ABOUT_ME
    names = [(one.id, one.title) for one in scenario.chapters if one.first <= event.month <= one.last]
    if any(happening.id == id or happening.title == title for id, title in names):
        return ABOUT_ME
    return min(ABOUT_ME - 1, 10 * sum(tree[0] == "table" for tree in effects) + len(effects))


def _touches(effects: Any, me: int) -> bool:
    """Tell whether effects fall on a person with some weight, or lay him before the others."""
    fell = 0
    for tree in effects:
        if tree[0] in OF_PERSON and tree[1] == ("n", me):
            fell += abs(tree[2])
        elif tree[0] == "regard" and tree[2] == ("n", me):
            fell += abs(tree[3])
        elif ("n", me) in (tree[2:4] if tree[0] == "table" else tree[1:2] if tree[0] in _OUTRIGHT else ()):
            fell += TOUCHED
    return fell >= TOUCHED


def person(tree: Any, actor: int) -> int:
    """Return whom a word of an effect means, as far as the page can tell, -1 for nobody."""
    return tree[1] if tree[0] == "n" else actor if tree[0] == "actor" else -1


def subject(session: Session | Facts, h: int, actor: int) -> int:
    """Return the contender whom a happening is most about beside who chooses, -1 for nobody."""
    scenario = session.scenario
    counts = dict.fromkeys(scenario.seats, 0)
    if actor >= 0 and scenario.happenings[h].spot == (("n", actor),) and actor in counts:
        return actor  # it lies before him alone: it is about him
    for choice in scenario.happenings[h].choices:
        effects: Any = choice.effects
        for tree in effects:
            if tree[0] in ("hold", "notes", "mark"):
                if tree[0] == "hold" and scenario.holds[tree[1]].on in counts:
                    counts[scenario.holds[tree[1]].on] += 1
                continue
            for part in tree[1:]:
                if isinstance(part, tuple) and part[0] == "n" and part[1] in counts:
                    counts[part[1]] += 1
    counts.pop(actor, None)
    most = max(counts, key=lambda p: counts[p], default=-1)
    return most if most >= 0 and counts[most] > 1 else -1


def _is_verdict(event: Event, me: int) -> bool:
    """Tell whether an event is the reader's own election, or a vote on him."""
    if event.kind == "bureau_vote":
        return event.args[0] == POLITBURO and event.args[1] == me
    return event.kind == "elected" and event.args[0] == me and event.args[1] in (POLITBURO, CC)


def _body(event: Event) -> int:
    """Return the body for which a verdict was given."""
    return event.args[1 if event.kind == "elected" else 0]


def elects(session: Session, event: Event) -> bool:
    """Tell whether a congress meets: it elects the Central Committee, and that the bureaus, before the month ends."""
    return event.kind == "congress_beat" and not event.args[1] and (
        session.scenario.calendar[event.args[0]].kind == CONGRESS
    )


__all__ = ["OF_PERSON", "due", "elects", "following", "is_great", "person", "subject", "unseen"]
