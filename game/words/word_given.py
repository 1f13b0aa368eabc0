"""What stands behind a line of the report: by what one's vote was bound, and what an order brought of a figure."""

from __future__ import annotations

from collections.abc import Iterable

from game.play.action import OPERATION_INDEX, graded
from game.rules.ballot import promise_key
from game.rules.debt import VOTE_BROKEN, VOTE_KEPT
from game.words.sentences import Words
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import Motion

TRADE = 2  # place of a trade of votes among the words of the corridor


def behind(words: Words, view: Facts, k: int, event: Event, heard: list[Event]) -> str:
    """Return what stands behind an event for seat k, in sentences; empty where there is nothing to add."""
    return by_what(words, k, event, heard) if event.kind == "debt" else of_the_order(words, view, k, event, heard)


def of_the_order(words: Words, view: Facts, k: int, event: Event, heard: list[Event]) -> str:
    """Return how much of a loyalty won came from the order, and how much from what a man begins with who comes over."""
    if event.kind != "won_over" or k < 0 or event.args[0] != words.scenario.seats[k]:
        return ""
    x, whole = event.args[1:3]
    same = [one for one in heard if one.month == event.month and one.args[:1] == event.args[:1]]
    done = next((one for one in same if one.kind == "op_done" and one.args[1:3] == (OPERATION_INDEX["win"], x)), None)
    if done is None:
        return ""
    gain = graded(done.args[4], view.tune.win_gain)
    if any(one.kind == "fresh_want" and one.args[1] == x for one in same):
        gain = gain * view.tune.want_stale // 100
    if whole <= gain:
        return ""
    return words.say("play", "won_of", n=gain, rest=whole - gain, person=words.person(x))


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


__all__ = ["behind", "by_what", "of_the_order"]
