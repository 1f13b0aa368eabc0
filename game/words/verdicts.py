"""How an election of the reader came out, with the number that was needed and everybody's voices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.words.cases import capital
from game.words.scene_parts import BAD, GOOD, PLAIN, Block, Found, Line, Scene, articles
from game.world.event import Event
from game.world.kinds import BODIES, POLITBURO

if TYPE_CHECKING:
    from game.words.sentences import Words


def verdict(words: Words, k: int, found: Found) -> Scene:
    """Return how an election of the reader came out, with the number that was needed and everybody's voices."""
    me = words.scenario.seats[k]
    kind = found.event.kind
    body = found.event.args[1 if kind == "elected" else 0]
    votes = [one for one in found.after if one.kind == "bureau_vote" and one.args[0] == body]
    into = {one.args[0]: one.args[2] for one in found.after if one.kind == "elected" and one.args[1] == body}
    mine = next((one for one in votes if one.args[1] == me), None)
    level = into.get(me, 0)
    got = mine.args[2] if mine is not None else 0
    where = words.say("body", BODIES[body])
    key = "candidate" if level == 1 else "in" if level else "out"
    figures = words.say("scene", "figures", got=got, of=mine.args[3]) if mine is not None else ""
    text = words.say("scene", "result", key, body=where)
    if mine is not None:
        text += " " + needed(words, votes, into, me)
    blocks = []
    if votes:
        blocks.append(roll(words, k, votes, into))
    if told := elected(words, [one for one in found.after if one.kind == "elected"], body):
        blocks.append(Block(words.say("scene", "elected_head", body=where), tuple(map(Line, told))))
    kicker = words.say("scene", "vote", month=words.month_head(found.event.month))
    title = words.say("scene", "title", key, body=where)
    tone = GOOD if level == 2 else BAD if not level else PLAIN
    word = words.say("scene", "word", key)
    links = articles(words, ["politburo" if body == POLITBURO else "central_committee"])
    return Scene("verdict", found.event.month, kicker, title, text, me, tuple(blocks), links, (word, figures), tone)


def roll(
    words: Words, k: int, votes: list[Event], into: dict[int, int], why: Mapping[int, str] | None = None
) -> Block:
    """Return everybody's voices in an election of a bureau, the most first, with what spoke for each where known."""
    me = words.scenario.seats[k]
    lines = []
    for one in sorted(votes, key=lambda one: -one.args[2]):
        p, n = one.args[1:3]
        said = capital(words.say("scene", "voices", viewer=k, who=p, n=n, into=into.get(p, 0)))
        said = " ".join(part for part in (f"{said}.", (why or {}).get(p, "")) if part) if why else said
        lines.append(Line(said, PLAIN if p != me else GOOD if into.get(me, 0) == 2 else BAD))
    return Block(words.say("scene", "voices_head", of=votes[0].args[3]), tuple(lines))


def needed(words: Words, votes: list[Event], into: dict[int, int], me: int) -> str:
    """Return what the last seat went for, or the first who was left out had, as a sentence."""
    seated = [one for one in votes if into.get(one.args[1], 0) == 2]
    left = [one for one in votes if into.get(one.args[1], 0) < 2]
    mine = next(one.args[2] for one in votes if one.args[1] == me)
    if into.get(me, 0) == 2:
        if not left:
            return words.say("scene", "needed", "alone")
        first = max(left, key=lambda one: one.args[2])
        tie = int(first.args[2] == mine)
        return words.say("scene", "needed", "in", who=first.args[1], n=first.args[2], tie=tie)
    if not seated:
        return words.say("scene", "needed", "nobody")
    last = min(seated, key=lambda one: one.args[2])
    tie = int(last.args[2] == mine)
    return words.say("scene", "needed", "out", who=last.args[1], n=last.args[2], tie=tie)


def verdict_line(words: Words, events: list[Event], k: int) -> dict[Event, str]:
    """Return for each vote on the reader among events its verdict in one sentence."""
    me = words.scenario.seats[k] if k >= 0 else -1
    told = {}
    for event in events:
        if event.kind == "bureau_vote" and event.args[1] == me:
            same = [one for one in events if one.month == event.month]
            votes = [one for one in same if one.kind == "bureau_vote" and one.args[0] == event.args[0]]
            into = {one.args[0]: one.args[2] for one in same if one.kind == "elected" and one.args[1] == event.args[0]}
            key = "in" if into.get(me, 0) == 2 else "candidate" if into.get(me, 0) else "out"
            body = words.say("body", BODIES[event.args[0]])
            head = words.say("scene", "line", key, body=body, got=event.args[2], of=event.args[3])
            told[event] = f"{head} {needed(words, votes, into, me)}"
    return told


def elected(words: Words, events: list[Event], body: int) -> list[str]:
    """Return who came into a body, full members and candidates apart."""
    lines = []
    for level, key in ((2, "full"), (1, "lower")):
        names = [words.person(one.args[0]) for one in events if one.args[1:] == (body, level)]
        if names:
            lines.append(words.say("scene", "elected", key, names=words.list_of(names)))
    return lines


__all__ = ["elected", "needed", "roll", "verdict", "verdict_line"]
