"""Who was to give the report: how the hands in the Politburo went, and who did not raise his as he was counted.

Hands there are raised in the open. Whose went up for whom is worked out again from the state in which they were asked,
and told only where that comes to what was announced; why is told as far as the reader knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules import hall
from game.rules.vote import stand
from game.words.cases import capital
from game.words.scene_parts import BAD, GOOD, PLAIN, Block, Line, Scene
from game.world.facts import Facts
from game.world.kinds import POLITBURO

if TYPE_CHECKING:
    from game.session import Session
    from game.words.sentences import Words
    from game.world.event import Event
    from game.world.reason import Reason

Raised = dict[int, int]  # by member of the Politburo, for whom; -1 for nobody


def counted(facts: Facts, but: int = -1) -> Raised:
    """Return for whom each member of the Politburo would raise his hand by what is known, one of them apart."""
    asked = [p for p in facts.members(POLITBURO) if facts.is_active(p) and p != but]
    return {p: hall.prefers(facts, p) for p in asked}


def came_of(
    words: Words, session: Session, k: int, before: Facts, view: Facts, places: tuple[int, int]
) -> Scene | None:
    """Return how it was settled who gives the report, after places in the logs of events and answers; None if open.

    `before` is the true state and `view` what seat k knew when it was asked.
    """
    event = next((one for one in session.heard(k, places[0]) if one.kind == "theses"), None)
    if event is None:
        return None
    me, best = session.scenario.seats[k], event.args[1]
    own = Line(words.event(event, k), GOOD if best == me else PLAIN)
    raised = _raised(session, before, event, places[1])
    blocks = [Block(words.say("hands", "settled"), (own,))]
    if raised:
        expected = counted(view, me)
        broke = [p for p in raised if p != me and p in expected and raised[p] != expected[p]]
        kept = [p for p in raised if p not in broke]
        if broke:
            lines = tuple(Line(_told(words, view, k, p, raised[p], expected[p]), BAD) for p in broke)
            blocks.append(Block(words.say("hands", "broke"), lines))
        lines = tuple(Line(_hand(words, k, p, raised[p])) for p in kept)
        if lines:
            blocks.append(Block(words.say("hands", "kept" if broke else "all_kept"), lines))
    title = words.say("hands", "title")
    return Scene("event", event.month, "", title, "", best, tuple(blocks), ())


def _raised(session: Session, before: Facts, event: Event, place: int) -> Raised:
    """Return whose hand went up for whom; empty where that does not come to what was announced."""
    seats = session.scenario.seats
    said = [one for one in session.log[place:] if one.action.kind == "name_reporter"]
    named = {seats[one.seat]: one.action.args[0] for one in said}
    named |= {seats[k]: args[0] for k, name, args in before.orders if name == "name_reporter"}
    able, raised = hall.may_report(before), counted(before)
    raised |= {p: c for p, c in named.items() if p in raised and c in able and c != p}
    _, best, hands, many = event.args
    came = {c: sum(1 for one in raised.values() if one == c) for c in able}
    return raised if len(raised) == many and came.get(best) == hands == max(came.values(), default=0) else {}


def _hand(words: Words, k: int, p: int, c: int) -> str:
    """Say for whom a hand went up."""
    return capital(words.say("hands", "hand" if c >= 0 else "none", viewer=k, who=p, name=c))


def _told(words: Words, view: Facts, k: int, p: int, c: int, thought: int) -> str:
    """Say whose hand went up for another than was counted, and why, as far as the reader knows."""
    first = capital(words.say("hands", "other" if c >= 0 else "other_none", viewer=k, who=p, name=c, thought=thought))
    if view.seat_index[p] >= 0:
        return f"{first} {words.say('hands', 'own_head', who=p)}"
    asked = hall.places(view)
    speaks: list[Reason] = [one for one in stand(asked[c], p) if one.amount > 0] if c in asked else []
    if not speaks:
        return f"{first} {words.say('hands', 'unknown')}"
    most = max(speaks, key=lambda one: one.amount)
    return f"{first} {words.say('hands', 'spoke', reason=words.reason(most))}"


__all__ = ["Raised", "came_of", "counted"]
