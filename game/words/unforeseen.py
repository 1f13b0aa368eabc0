"""Why a motion against the reader was not known at his desk, and what he can still do about it in the corridor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play.action import legal
from game.play.actions.tabling import DELAY
from game.play.motion import pack
from game.rules import vote
from game.world.kinds import Decision, Motion

if TYPE_CHECKING:
    from game.session import Session
    from game.words.sentences import Words


def unforeseen(words: Words, session: Session, k: int, item: Motion) -> str:
    """Return what is to be said of a motion against seat k that was tabled after it had closed its desk, or ''."""
    view, me = session.view(k), words.scenario.seats[k]
    if item.mover == me or item.month != view.month or vote.target_of(view, item) != me:
        return ""
    closed = next((n for month, n in session.closed.get(k, ()) if month == view.month), -1)
    told = (item.mover, *pack(item))[:5]
    later = session.events[closed:] if closed >= 0 else []
    if not any(one.kind == "tabled" and one.month == view.month and one.args[:5] == told for one in later):
        return ""
    decision = Decision("corridor", k)
    n = next((n for n, one in enumerate(view.agenda) if one == item), -1)
    spoken = {a.args[0] for kind in ("promise", "warn") for a in legal(view, decision, kind, 40) if a.args[1] == n}
    delay = any(a.args == (DELAY, n) for a in legal(view, decision, "business", 40))
    said = words.say("unforeseen", "now", n=view.words[k], men=len(spoken), delay=int(delay))
    return f"{words.say('unforeseen', 'why')} {said}"


__all__ = ["unforeseen"]
