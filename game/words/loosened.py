"""Why a man is looser than he was, as far as the seat could see: what pulls at him, who worked on him, by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.advice.pulls import pulls, unserved
from game.play.action import OPERATION_INDEX
from game.words.losses import losses
from game.words.sentences import Words
from game.world.event import Event
from game.world.facts import Facts
from game.world.reason import Reason, total
from game.world.view import View, look

if TYPE_CHECKING:
    from game.session import Session

WORST = 3  # reasons told in a sentence
WITHIN = 6  # months in which somebody else's work on a man is brought up
TURNS = 8  # figures told of the past


class Hold(NamedTuple):
    """What holds a man and what loosens him: a head, the parts with their sum, and what else there is to say."""

    head: str
    parts: list[Reason]
    said: list[str]


def why(words: Words, session: Session, k: int, event: Event) -> str:
    """Return in a sentence or two why a man was lost of whom an event tells, '' for other events."""
    if event.kind != "man_lost":
        return ""
    before = next((state for month, state in session.months if month == event.month), None)
    if before is None:
        return ""
    old, p, me = look(before, k), event.args[0], event.args[1]
    bad = [one for one in pulls(old, p, me) if one.amount < 0][:WORST]
    said = [words.say("tie", "why", x=words.person(p), list=" · ".join(map(words.reason, bad)))] if bad else []
    return " ".join([*said, *_beside(words, session, old, k, p, event.month)])


def holding(words: Words, session: Session, k: int, p: int) -> Hold | None:
    """Return what holds a man of the seat, or held one it lost within a year; None for any other."""
    if k < 0 or session.scenario.seats[k] == p:
        return None
    view = session.view(k)
    me = session.scenario.seats[k]
    facts: Facts = view
    month = view.month
    now = me in (view.roots()[p], view.patron[p])
    if not now:
        lost = [one for one in losses(session, k, view.month - 12) if one.kind == "man_lost" and one.args[0] == p]
        before = next((state for at, state in session.months if lost and at == lost[-1].month), None)
        if before is None:
            return None
        facts, month = look(before, k), lost[-1].month
    if view.seat_index[p] >= 0:
        return None
    parts = pulls(facts, p, me)
    to, step = max(0, min(100, total(parts))), view.tune.loyalty_down
    x = words.person(p)
    head = words.say("tie", "moves", n=to, step=step, x=x) if now else words.say("tie", "held", x=x)
    past = _past(words, session, k, p)
    said = _beside(words, session, facts, k, p, month)
    return Hold(head, parts, [*said, *([words.say("tie", "known", list=past)] if past else [])])


def lines(words: Words, session: Session, k: int, p: int) -> list[str]:
    """Return the same as lines of text."""
    found = holding(words, session, k, p)
    if found is None:
        return []
    return [f"{found.head} {' · '.join(words.reason(one) for one in found.parts)}", *found.said]


def _beside(words: Words, session: Session, facts: Facts, k: int, p: int, month: int) -> list[str]:
    """Return who was seen at work on a man, and whether there were too many to be served."""
    me, win = session.scenario.seats[k], OPERATION_INDEX["win"]
    seen = [one for one in session.heard(k) if one.kind in ("op_seen", "op_done") and one.args[1:3] == (win, p)]
    others = [one.args[0] for one in seen if one.args[0] != me and month - WITHIN <= one.month <= month]
    said = [words.say("tie", "worked_on", who=words.person(o), x=words.person(p)) for o in dict.fromkeys(others)]
    said += _shocks(words, session, facts, k, p, month)
    over = unserved(facts, p, me) if facts.patron[p] == me else 0
    many = words.say("tie", "many", n=over, sink=facts.tune.unserved_sink, x=words.person(p)) if over else ""
    return [*said, *([many] if many else [])]


def _shocks(words: Words, session: Session, facts: Facts, k: int, p: int, month: int) -> list[str]:
    """Return which posts the seat lost of late from which a man's own post is filled, and what that took from him."""
    me, out = session.scenario.seats[k], []
    shock = facts.tune.post_lost_shock // (1 if facts.patron[p] == me else 2)
    for one in session.heard(k):
        if one.kind != "vacated" or one.args[0] != me or not month - WITHIN <= one.month <= month:
            continue
        below = [one.args[1]]
        for q in below:
            below += facts.wardens[q]
        if set(below[1:]) & set(facts.posts_of[p]):
            at = words.month(one.month)
            out.append(words.say("tie", "shock", post=words.post(one.args[1]), n=shock, month=at, x=words.person(p)))
    return out


def _past(words: Words, session: Session, k: int, p: int) -> str:
    """Return the figures of a man as they were known month by month, where they changed, the last ones."""
    me, found = session.scenario.seats[k], []
    for month, state in session.months:
        view: View = look(state, k)
        if me in (view.roots()[p], view.patron[p]):
            found.append((month, view.bond(p)))
    turns = [one for n, one in enumerate(found) if not n or abs(one[1] - found[n - 1][1]) > 1][-TURNS:]
    if len(turns) < 2:
        return ""
    return " · ".join(words.say("tie", "at", n=n, month=words.month(month)) for month, n in turns)


__all__ = ["Hold", "holding", "lines", "why"]
