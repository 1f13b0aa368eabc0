"""Where coercion in the villages came from in a game that voted no measure of force."""

from __future__ import annotations

from typing import Any

from game.rules.country import economy_line
from game.rules.measure import MEASURES
from game.session import Session
from game.words.scenes import head_of
from game.words.sentences import Words
from game.world.kinds import COUNTRY_INDEX

_COERCION = COUNTRY_INDEX["coercion"]
_FREE = 30  # the Line presses upon the villages beyond this, towards industry (game/rules/country.py, _policy)


def pressure(words: Words, session: Session) -> str:
    """Return how high coercion rose though no force was voted, and what it came of; '' for nothing to say."""
    if any(MEASURES[m].coercive for m, _, _ in session.state.minutes):
        return ""
    states = [st for _, st in session.months] + [session.state]
    most = max(st.c("coercion") for st in states)
    if most <= 0:
        return ""
    came = []
    if before := states[0].c("coercion"):
        came.append(words.say("fate", "pressed_before", n=before))
    for event in session.events:
        if event.kind == "choice" and (by := _of_choice(session, event.args[0], event.args[1])) > 0:
            h, c, p = event.args[:3]
            month, who = words.month(event.month), words.person(p)
            came.append(words.say("fate", "pressed_choice", n=by, month=month, who=who, what=head_of(words, h, c)))
    beyond = sum(1 for st in states[:-1] if economy_line(st) > _FREE)
    if beyond:
        came.append(words.say("fate", "pressed_line", n=beyond))
    return words.say("fate", "pressed", n=most, known=len(came), list="; ".join(came))


def _of_choice(session: Session, h: int, c: int) -> int:
    """Return by how much a choice of a happening raises coercion in the villages."""
    effects: Any = session.scenario.happenings[h].choices[c].effects
    return sum(tree[2] for tree in effects if tree[0] == "country" and tree[1] == _COERCION)


__all__ = ["pressure"]
