"""What moved a contender's standing within a month, as far as it was heard: the events, and silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.play.actions.voice import AGAINST
from game.words.sentences import Words
from game.world.event import Event
from game.world.facts import Facts

if TYPE_CHECKING:
    from game.session import Session

BIG = 8  # points within a month that are worth a line by themselves
SHOWN = 4
# Kinds of event that move the standing of the persons in those places.
MOVES: dict[str, tuple[int, ...]] = {
    "spoke": (0, 2), "street": (0,), "street_broken": (0,), "published": (1,), "unmasked": (0, 1), "label_sticks": (0,),
    "blamed": (1,), "recanted": (0,), "struck": (0,), "vacated": (0,), "relieved": (0,), "took_floor": (0,),
    "caught_watching": (0,), "stake_lost": (0,), "paper_answered": (0,), "report_vote": (1,), "choice": (2,),
    "left_body": (0,), "campaign": (0, 2), "confessed": (0,), "confidence": (0,), "names_refused": (0,),
    "named": (0,), "resigned": (0,),
}  # fmt: skip
_BY_MODE = {"campaign": 0, "spoke": AGAINST}  # what is aimed at a man has this in its second place


def moved(p: int, events: Sequence[Event]) -> list[Event]:
    """Return the events among those heard that moved the standing of a person, the heaviest kinds as they came."""
    found = []
    for one in events:
        for at in MOVES.get(one.kind, ()):
            aimed = at == 2 and one.kind in _BY_MODE
            if at < len(one.args) and one.args[at] == p and (not aimed or one.args[1] == _BY_MODE[one.kind]):
                found.append(one)
                break
    return found


def silent(view: Facts, p: int) -> bool:
    """Tell whether a name fades for want of a word."""
    return view.month - 1 - view.word_month[p] > 1


def month_line(words: Words, session: Session, k: int, old: Facts, events: Sequence[Event]) -> str:
    """Return a line on a large change of a seat's own standing since the month before, with what moved it; else ''."""
    view = session.view(k)
    p = session.scenario.seats[k]
    change = view.standing[p] - old.standing[p]
    if abs(change) < BIG:
        return ""
    said = [words.event(one, k).rstrip(".") for one in moved(p, events)[:SHOWN]]
    said += [words.say("play", "standing_silent", n=view.tune.fade)] if silent(view, p) else []
    why = words.say("play", "standing_why", list=" · ".join(said)) if said else words.say("play", "standing_unknown")
    return f"{words.say('play', 'standing_moved', now=view.standing[p], was=old.standing[p])} {why}"


__all__ = ["BIG", "month_line", "moved", "silent"]
