"""What is shown as a scene of its own: great events, verdicts of elections, chapters that open and close.

A scene is made from what one seat has heard and believes; the window draws it and the terminal reads it out.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from game.advice import ledger
from game.session import Session
from game.words import scene_due
from game.words.about import motion_of
from game.words.did import did
from game.words.scene_due import due, elects, is_great, unseen
from game.words.scene_fall import fall, is_fall
from game.words.scene_parts import BAD, GOOD, PLAIN, Block, Found, Line, Scene, articles
from game.words.stood import stood
from game.words.verdicts import elected, verdict, verdict_line
from game.world.event import Event
from game.world.kinds import FILL, REMOVE
from game.world.view import View

if TYPE_CHECKING:
    from game.words.sentences import Words

SIX_MONTHS = 6
_HEAD = re.compile(r"(?<=[.?])\s|;\s")  # where the first clause of a choice ends


def scenes(
    words: Words, session: Session, k: int, since: int, upto: int = -1, without: Collection[tuple[int, Event]] = ()
) -> list[Scene]:
    """Return the scenes that are due for a seat, in words, but for those of events told already."""
    made: list[Scene] = []
    words.learn(session.view(k))
    for one in due(session, k, since, upto):
        if (k, one.event) not in without:
            made.append(_page(words, session, k, one))
    return made


def reopened(words: Words, session: Session, k: int, event: Event) -> list[Scene]:
    """Return the scenes of an event of the log that is read again: a great one, or the election of a congress."""
    words.learn(session.view(k))
    if is_fall(session, event, session.scenario.seats[k]):
        return [fall(words, session, k, event)]
    if not elects(session, event):
        return [great(words, session, k, Found("event", event, ()))]
    found = [one for one in due(session, k, session.events.index(event)) if one.event.month == event.month]
    return [_page(words, session, k, one) for one in found if one.kind in ("ballot", "plenum", "verdict")]


def _page(words: Words, session: Session, k: int, one: Found) -> Scene:
    """Return one scene that is due, in words."""
    from game.words import ballot, chapters, election

    if one.kind == "chapter":
        return chapters.closing(words, session, k, one.event.args[0] - 1)
    if one.kind == "opening":
        return chapters.opening(words, session, k)
    if one.kind == "fall":
        return fall(words, session, k, one.event)
    if one.kind == "ballot":
        return ballot.ballot(words, session, k, one)
    if one.kind == "plenum":
        return ballot.plenum(words, session, k, one)
    if one.kind == "verdict":
        page = verdict(words, k, one)
        if any(elects(session, e) for e in one.after):
            page = ballot.filled(words, session, k, one, page)
        mine = session.scenario.seats[k]
        got = [e.args[2] for e in one.after if e.kind == "bureau_vote" and e.args[1] == mine]
        more = election.afterwards(words, session, k, one.event.month, got[0]) if got else []
        return page._replace(blocks=(*page.blocks, *more))
    return great(words, session, k, one)


def great(words: Words, session: Session, k: int, found: Found) -> Scene:
    """Return a great event: what lay before whom, what was chosen, what it did, how all stand, what one had done."""
    event = found.event
    chose = event.kind == "choice"
    h = event.args[0]
    c = event.args[1] if chose else 0
    actor = event.args[2] if chose else -1
    happening = words.scenario.happenings[h]
    effects: Any = happening.choices[c].effects if happening.choices else happening.effects
    blocks = []
    if happening.choices:
        blocks.append(_chosen(words, k, h, c, actor))
    view = session.view(k)
    what = [Line(text, tone) for text, tone in did(words, view, effects, actor, k)]
    for one in found.after:
        what.append(Line(words.event(one, k)))
        if told := _count_now(words, view, k, one):
            what.append(Line(told))
    if what:
        blocks.append(Block(words.say("scene", "did"), tuple(what)))
    subject = _candidate(effects, actor)
    subject = subject if subject in words.scenario.seats else scene_due.subject(session, h, actor)
    if subject >= 0 and (standing := stood(words, view, subject, k)):
        head = words.say("scene", "stand", viewer=k, who=subject)
        blocks.append(Block(head, tuple(standing)))
    if mine := _mine(words, session, k, h, c, effects):
        blocks.append(Block(words.say("scene", "yours"), tuple(mine)))
    if happening.reality:
        # The first choice of a grave card is what happened; what a body decided on it may have come out otherwise.
        same = chose and c == 0 and happening.grave and not any(tree[0] == "table" for tree in effects)
        other = chose and c > 0 and happening.grave
        head = words.say("scene", "reality_same" if same else "reality_other" if other else "reality")
        blocks.append(Block(head, (Line(happening.reality.strip()),)))
    whose = "nobody" if actor < 0 else "you" if actor == words.scenario.seats[k] else "other"
    whose = whose if happening.choices else "plain"
    kicker = words.say("scene", "before", whose, month=words.month_head(event.month), who=actor)
    face = actor if actor >= 0 else subject
    links = articles(words, [happening.id, *(words.scenario.people[p].id for p in (subject, actor) if p >= 0)])
    return Scene("event", event.month, kicker, happening.title, happening.text.strip(), face, tuple(blocks), links)


def _candidate(effects: Any, actor: int) -> int:
    """Return whom a choice proposes for a post, -1 for nobody."""
    found = [tree[3] for tree in effects if tree[0] == "table" and tree[1] in (FILL, REMOVE)]
    return next((scene_due.person(b, actor) if isinstance(b, tuple) else b for b in found), -1)


def _count_now(words: Words, view: View, k: int, event: Event) -> str:
    """Say how a motion that was put stands by the reader's count, '' where it is on the table no more."""
    item = motion_of(event) if event.kind == "tabled" else None
    n = next((n for n, one in enumerate(view.agenda) if item == one), -1)
    if k < 0 or n < 0 or item is None:
        return ""
    count, unit = ledger.counted(view, k, n), ledger.unit(item)
    low, high = ledger.between(view, k, item, count)
    figures = {"ayes": count.ayes, "noes": count.noes, "low": low, "high": high, "need": ledger.needed(count)}
    told = {name: -(-value // unit) for name, value in figures.items()}
    return words.say("scene", "count_now" if low == high else "count_now_band", **told)


def own_choice(session: Session, k: int, place: int) -> Event | None:
    """Return the choice that seat k made first after a place in the log of events, None where it made none."""
    me = session.scenario.seats[k]
    heard = session.heard(k, place)
    return next((one for one in heard if one.kind == "choice" and one.args[2] == me and one.cause != "unasked"), None)


def came_of(words: Words, session: Session, k: int, event: Event, place: int) -> Scene:
    """Return what came of one's own choice, made after a place in the log of events, as a great event is told."""
    heard = session.heard(k, place)
    return great(words, session, k, Found("event", event, scene_due.following(heard, heard.index(event) + 1)))


def _chosen(words: Words, k: int, h: int, c: int, actor: int) -> Block:
    """Return what was chosen and what could have been."""
    whose = "nobody" if actor < 0 else "you" if actor == words.scenario.seats[k] else "other"
    me = words.scenario.seats[k]
    lines = [Line(words.choice(h, c, me, actor), GOOD)]
    for n in range(len(words.scenario.happenings[h].choices)):
        if n != c:
            lines.append(Line(words.say("scene", "not_chosen", what=head_of(words, h, n, me))))
    return Block(words.say("scene", "chosen", whose, who=actor), tuple(lines))


def head_of(words: Words, h: int, c: int, reader: int = -1) -> str:
    """Return what a choice is, without what it brings, as it is told to a person."""
    return _HEAD.split(words.choice(h, c, reader), maxsplit=1)[0].rstrip(".?")


def _mine(words: Words, session: Session, k: int, h: int, c: int, effects: Any) -> list[Line]:
    """Return what the reader had done for those it touched, and whether the choice could depend on it."""
    me = session.scenario.seats[k]
    happening = session.scenario.happenings[h]
    asked = [happening.when, *(choice.needs for choice in happening.choices)]
    named = {part[1] for tree in effects for part in tree[1:] if isinstance(part, tuple) and part[0] == "n"}
    now = session.state.month
    lines = []
    view = session.view(k)
    for p in sorted(named - {me}):
        given = [
            event
            for event in session.heard(k)
            if event.kind == "conciliated" and event.args[:2] == (me, p) and now - event.month <= SIX_MONTHS
        ]
        if given:
            points = sum(event.args[2] for event in given)
            weighed = int(any(_asks(tree, p) for tree in asked))
            told = words.say(
                "scene", "given", viewer=k, who=p, month=words.month(given[-1].month), points=points, weighed=weighed,
                regard=words.regard(view.regard[k][p]), value=view.regard[k][p],
            )  # fmt: skip
            lines.append(Line(told, GOOD if weighed else PLAIN))
    papers = {tree[1] for tree in effects if tree[0] == "hold"}
    for hold in view.holds:
        if hold.source in papers and hold.on != me:
            lines.append(Line(words.say("scene", "paper", viewer=k, on=hold.on, n=hold.strength)))
    return lines


def _asks(tree: Any, p: int) -> bool:
    """Tell whether a condition asks what somebody thinks of a contender."""
    if not isinstance(tree, tuple):
        return False
    return (tree[0] == "regard" and ("n", p) in tree[1:2]) or any(_asks(part, p) for part in tree)


__all__ = [
    "BAD", "GOOD", "PLAIN", "Block", "Found", "Line", "Scene", "articles", "came_of", "due", "elected", "elects",
    "great", "head_of", "is_fall", "is_great", "own_choice", "reopened", "scenes", "unseen", "verdict", "verdict_line",
]  # fmt: skip
