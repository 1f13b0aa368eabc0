"""The election after a congress in words: who would be elected by what a seat knows, who is near, what is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.advice.election import FALLS, WORRY, Election, election
from game.words.cases import capital
from game.words.scene_parts import BAD, GOOD, PLAIN, Block, Line, Scene, articles
from game.world.kinds import BODIES, POLITBURO
from game.world.view import look

if TYPE_CHECKING:
    from game.session import Session
    from game.words.sentences import Words


def page(words: Words, session: Session, k: int) -> Scene | None:
    """Return the election ahead as a page of its own, None where no congress is ahead."""
    view = session.view(k)
    words.learn(view)
    found = election(view, k)
    if found is None:
        return None
    me = words.scenario.seats[k]
    title = words.say("election", "title", body=words.say("body", BODIES[POLITBURO]))
    kicker = words.say("election", "kicker", gathering=words.show(found.gathering, "gathering"), n=found.ahead)
    text = words.say("election", "text", size=words.scenario.calendar[found.gathering].cc_size)
    links = articles(words, ["politburo", "central_committee", "congress"])
    return Scene("election", view.month, kicker, title, text, me, tuple(blocks(words, k, found)), links)


def blocks(words: Words, k: int, found: Election) -> list[Block]:
    """Return what is counted of an election: the seats and voices, who gives one, who is near, the ballot before it."""
    me = words.scenario.seats[k]
    out = [Block(words.say("election", "head", n=found.seats), tuple(_voices(words, me, k, found)))]
    if found.mine:
        names = words.list_of([words.person(p) for p in found.mine])
        head = words.say("election", "mine", n=len(found.mine), of=found.members)
        out.append(Block(head, (Line(capital(names), PLAIN),)))
    if found.near:
        out.append(Block(words.say("election", "near"), tuple(_near(words, found))))
    if not found.sits or found.crossed >= WORRY:
        tone = BAD if found.crossed > FALLS else PLAIN
        told = words.say("election", "crossed", n=(found.crossed + 5) // 10, falls=int(found.crossed > FALLS))
        out.append(Block(words.say("election", "ballot"), (Line(told, tone),)))
    return out


def afterwards(words: Words, session: Session, k: int, month: int, got: int) -> list[Block]:
    """Return what the reader could know of an election that is over as its month opened, beside what he got."""
    before = next((st for when, st in reversed(session.months) if when == month), None)
    found = election(look(before, k), k) if before is not None else None
    if found is None or found.sits or not found.listed:
        return []
    me = words.scenario.seats[k]
    lines = [Line(words.say("election", "foreseen", n=dict(found.voices)[me], got=got, of=found.members))]
    if found.mine:
        names = words.list_of([words.person(p) for p in found.mine])
        lines.append(Line(words.say("election", "foreseen_names", names=names)))
    out = [Block(words.say("election", "before"), tuple(lines))]
    if found.near:
        out.append(Block(words.say("election", "near_then"), tuple(_near(words, found, False))))
    return out


def _voices(words: Words, me: int, k: int, found: Election) -> list[Line]:
    """Return the names that are heard of with their voices, and what the reader needs."""
    if found.sits:
        return [Line(words.say("election", "sits"), GOOD)]
    if not found.seats:
        return [Line(words.say("election", "no_seat"), BAD)]
    if not found.listed:
        heard = words.list_of([words.person(p) for p, _ in found.voices])
        return [Line(words.say("election", "unlisted", names=heard, n=len(found.voices), place=found.place), BAD)]
    new = found.unknown  # with them nobody is safe
    lines = [Line(needed(words, me, found), BAD if me not in found.chosen else PLAIN if new else GOOD)]
    if new:
        told = words.say("election", "anew", n=dict(found.voices)[me], of=found.members, size=found.size, new=new)
        lines.append(Line(told, BAD))
    for p, n in found.voices:
        said = words.say("election", "voices", viewer=k, who=p, n=n, into=int(p in found.chosen))
        lines.append(Line(capital(said), BAD if p == me and p not in found.chosen else PLAIN))
    return lines


def needed(words: Words, me: int, found: Election) -> str:
    """Return how the reader would come out, and what parts him from the other side of the line."""
    got = dict(found.voices)
    if me in found.chosen:
        left = [p for p, _ in found.voices if p not in found.chosen]
        if not left:
            return words.say("election", "alone", n=got[me])
        return words.say("election", "in", n=got[me], who=left[0], other=got[left[0]], of=found.members)
    last = found.chosen[-1]
    return words.say("election", "out", n=got[me], who=last, other=got[last], of=found.members)


def _near(words: Words, found: Election, ahead: bool = True) -> list[Line]:
    """Return the members who are nearest to giving a voice, with why not and, while it is ahead, what moves them."""
    lines = []
    for one in found.near:
        told = words.say("election", "short", who=one.person, n=one.points, rival=one.rival)
        if one.against:
            told += " " + words.say("election", "against", list=" · ".join(words.reasons(one.against)))
        for mover in one.moves if ahead else ():
            told += f" {capital(words.mover(mover)).rstrip('.')}."
        lines.append(Line(told))
    return lines


__all__ = ["afterwards", "blocks", "needed", "page"]
