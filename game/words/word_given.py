"""By what one's vote was bound that came out as another had reckoned: a word before the sitting, a trade, a pact."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.ballot import promise_key
from game.rules.debt import VOTE_BROKEN, VOTE_KEPT
from game.words.sentences import Words
from game.world.event import Event
from game.world.kinds import Motion

TRADE = 2  # place of a trade of votes among the words of the corridor


def by_what(words: Words, k: int, event: Event, heard: Iterable[Event]) -> str:
    """Return by what the vote was bound that an event tells of, with whom it was settled; empty for other events."""
    me = words.scenario.seats[k] if k >= 0 else -2  # nobody's eyes
    if event.kind != "debt" or event.args[0] != me or event.args[2] not in (VOTE_KEPT, VOTE_BROKEN):
        return ""
    other, said = event.args[1], []
    past = list(heard)
    if event in past:
        past = past[: past.index(event)]  # what came later bound nothing; what was put off is bound by the old word
    put = next((Motion(*one.args[4:]) for one in reversed(past) if one.kind in ("carried", "lost", "tied")), None)
    for one in reversed(past):
        if one.kind == "word" and one.args[3] and one.args[:2] == (other, me):
            said.append(words.say("play", "bound_by_word", kind=one.args[2]))
        elif one.kind == "word" and one.args[3] and one.args[:3] == (me, other, TRADE):
            said.append(words.say("play", "bound_by_trade", other=words.person(other)))
        elif one.kind == "place_given" and one.args[1:3] == (other, me):
            said.append(words.say("play", "bound_by_place", other=words.person(other)))
        if said:
            break
    for one in past:
        if one.month != event.month or (one.kind == "caucus" and put is not None and not _about(one, put)):
            continue
        made = words.known_pact(one.args[0], k) if one.kind == "caucus" else None
        if made is not None and {me, other} <= set(made.parties):
            told = words.say("play", "bound_by_pact", pact=words.pact(made, k))
            if told not in said:
                said.append(told)
    return " ".join(said)


def _about(caucus: Event, put: Motion) -> bool:
    """Tell whether a caucus had settled the vote on this item."""
    return promise_key(Motion(*caucus.args[2:])) == promise_key(put)


__all__ = ["by_what"]
