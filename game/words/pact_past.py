"""What a bloc was before somebody came into it: with whom and on which terms, and who changed them (rule 6.08)."""

from __future__ import annotations

from game.session import Session
from game.words.effect_motion import terms
from game.words.sentences import Words
from game.world.kinds import BLOC, Pact

_NEWS = ("pact_signed", "pact_joined", "pact_leaked")  # by which a pact becomes known


def before(session: Session, k: int, one: Pact) -> list[Pact]:
    """Return the blocs that a bloc took up when it was signed, as far as seat k may know of them."""
    if one.kind != BLOC or one.terms:
        return []
    opened = next((state for month, state in session.months if month == one.signed), None)
    if opened is None:
        return []
    # Who is in it has heard what it was; of others' pacts only what one knew then.
    ours = k >= 0 and session.scenario.seats[k] in one.parties
    told = set() if ours or session.over else {x.args[0] for x in session.heard(k) if x.kind in _NEWS}
    return [
        old for old in opened.pacts
        if (ours or session.over or old.id in told) and old.kind == BLOC and old.target == one.target
        and old.id != one.id and set(old.parties) <= set(one.parties)
    ]


def came_in(session: Session, k: int, one: Pact) -> list[int]:
    """Return who came into a bloc when it took up another, as far as seat k heard of it."""
    heard = session.heard(k) if k >= 0 else []
    return [event.args[1] for event in heard if event.kind == "pact_joined" and event.args[0] == one.id]


def grown(words: Words, session: Session, k: int, one: Pact) -> str:
    """Return since when a bloc has its terms, what it was before and who came in; empty if it is as signed."""
    old = before(session, k, one)
    if not old:
        return ""
    core = {p for other in old for p in other.parties}
    new = came_in(session, k, one) or [p for p in one.parties if p not in core]
    return words.say(
        "does", "grew", month=one.signed, old="; ".join(terms(words, other) for other in old),
        who=words.list_of([words.person(p) for p in new]), many=len(new),
    )  # fmt: skip


__all__ = ["before", "came_in", "grown"]
