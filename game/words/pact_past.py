"""How a pact came about: who proposed it, who signed it and came in when, on which terms, and who left (rule 6.08)."""

from __future__ import annotations

from game.session import Session
from game.words.cases import capital
from game.words.effect_motion import terms
from game.words.sentences import Words
from game.world.event import Event
from game.world.kinds import BLOC, TRADE, Pact

_NEWS = ("pact_signed", "pact_joined", "pact_leaked")  # by which a pact becomes known
_SINCE = ("pact_betrayed", "pact_renewed")  # what may have changed it since


def settled(words: Words, session: Session, k: int, one: Pact) -> list[str]:
    """Return how a pact came about and what has changed it since, line by line, as far as seat k has heard of it."""
    heard = session.heard(k)
    one = _as_signed(session, k, one, heard)
    told = [line for old in before(session, k, one) for line in settled(words, session, k, old)]
    asked = words.list_of([words.person(p) for p in _proposers(one, heard)])
    past = grown(words, session, k, one)
    if past:
        told.append(f"{past} {words.say('does', 'asked_in', who=asked)}" if asked else past)
    elif one.kind != TRADE or asked:
        parties = words.list_of([words.person(p) for p in one.parties])
        said = words.say("does", "settled", month=one.signed, who=asked, by=int(bool(asked)), parties=parties)
        told.append(capital(said))
    for event in heard:
        if event.kind in _SINCE and event.args[0] == one.id:
            told.append(capital(f"{words.month(event.month)}: {words.event(event, k)}"))
    return told


def _as_signed(session: Session, k: int, one: Pact, heard: list[Event]) -> Pact:
    """Return a pact as it stood when it was signed: later some may have left it, and others have renewed it."""
    signed = next((event.month for event in heard if event.kind == "pact_signed" and event.args[0] == one.id), -1)
    if signed < 0:
        return one
    kept = (x for month, state in session.months if month > signed for x in state.pacts if x.id == one.id)
    return next(kept, one)._replace(signed=signed)


def _proposers(one: Pact, heard: list[Event]) -> list[int]:
    """Return who offered a pact in the month it was signed, which only he and those he asked have heard."""
    aim = one.target if one.kind in (BLOC, TRADE) else -1
    offers = [x.args for x in heard if x.kind == "pact_offered" and x.month == one.signed]
    made = [args[0] for args in offers if args[2:4] == (aim, one.kind) and set(args[:2]) <= set(one.parties)]
    return list(dict.fromkeys(made))


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


__all__ = ["before", "came_in", "grown", "settled"]
