"""A new General Secretary, or a contender put out of the Politburo or the party, as a scene of its own (rule 8.04)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.rules.gatherings import hall_votes
from game.session import Session
from game.words.about import motion_of
from game.words.press import chief, is_chief
from game.words.scene_parts import BAD, GOOD, PLAIN, Block, Line, Scene, articles
from game.words.stood import stood
from game.words.turning import Turn
from game.words.turning_record import record_of
from game.words.votes_held import votes_held
from game.world.event import ALL, Event
from game.world.kinds import FILL, OUT_PARTY, OUT_POLITBURO, REMOVE, RUNG

if TYPE_CHECKING:
    from game.words.sentences import Words

_RUNGS = (OUT_POLITBURO, OUT_PARTY)


def is_fall(session: Session, event: Event, me: int) -> bool:
    """Tell whether an event has such a scene for a person: what falls on himself has a page that asks him."""
    if is_chief(session.scenario, event):
        return event.month > session.scenario.start
    if event.kind != "struck" or event.audience != ALL:
        return False
    return event.args[0] in session.scenario.seats and event.args[0] != me and event.args[1] in _RUNGS


def fall(words: Words, session: Session, k: int, event: Event) -> Scene:
    """Return the scene: who it is, how it was voted, what hangs on the office, how all stand to him, what was so."""
    view, who, chosen = session.view(k), event.args[0], is_chief(session.scenario, event)
    before = dict(session.months).get(event.month)
    office = chief(session.scenario)
    old = before.holder[office] if chosen and before is not None else -1
    vote = next((one for one in session.events if one.month == event.month and _brought(one, event, office)), None)
    blocks = []
    if vote is not None:
        item: Any = motion_of(vote)
        lines = votes_held(words, session, [vote], k, dated=False)
        mine = int(item.mover == words.scenario.seats[k])
        lines.append(Line(words.say("sheet", "moved_by", who=words.person(item.mover), mine=mine)))
        blocks.append(Block(words.say("scene", "the_vote"), tuple(lines)))
    if chosen:
        below = [q for q, over in enumerate(view.under) if over == office]
        sent, hall = sum(hall_votes(view)[q] for q in below), sum(hall_votes(view))
        told = [Line(words.say("scene", "office_gift", n=len(below), votes=sent, all=hall))]
        if old >= 0 and old != who:
            roots = view.roots()
            his = sum(1 for q in below if view.holder[q] >= 0 and roots[view.holder[q]] == old)
            told.append(Line(words.say("scene", "office_his", viewer=k, who=old, n=his)))
        blocks.append(Block(words.say("scene", "office"), tuple(told)))
    if lines := stood(words, view, who, k):
        blocks.append(Block(words.say("scene", "stand", viewer=k, who=who), tuple(lines)))
    real = min(session.scenario.reality, key=lambda it: (abs(it[0] - event.month), it[0]), default=(event.month, ""))
    record = record_of(words, session, Turn(vote or event, 0, real[0], real[1].strip())) if vote is not None else ""
    if record:
        blocks.append(Block(words.say("scene", "reality"), (Line(record),)))
    key = "chief" if chosen else "out_politburo" if event.args[1] == OUT_POLITBURO else "out_party"
    title = words.say("scene", "fall", key, viewer=k, who=who)
    text = words.say("scene", "in_place", viewer=k, who=who, old=old) if old >= 0 and old != who else ""
    names = [words.scenario.people[p].id for p in (who, old) if p >= 0]
    links = articles(words, [*names, *(["general_secretary"] if chosen else [])])
    said = " ".join(filter(None, (words.event(event, k), text)))
    tone = GOOD if chosen and who == words.scenario.seats[k] else BAD if old == words.scenario.seats[k] else PLAIN
    return Scene("event", event.month, words.month_head(event.month), title, said, who, tuple(blocks), links, tone=tone)


def _brought(vote: Event, event: Event, office: int) -> bool:
    """Tell whether a vote is the one that brought about what a scene is of."""
    item = motion_of(vote) if vote.kind == "carried" else None
    if item is None:
        return False
    if event.kind == "struck":
        return item.kind == RUNG and item.a == event.args[0]
    return item.kind in (FILL, REMOVE) and item.a == office and item.b == event.args[0]


__all__ = ["fall", "is_fall"]
