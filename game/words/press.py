"""The editor's desk: which public events the party's paper prints, how heavy each is, what it adds that is not true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from game.rules.vote import companions
from game.words.about import motion_of, parts
from game.world.event import ALL, Event
from game.world.kinds import (
    BUDGET,
    CONFIDENCE,
    DOCUMENT,
    FILL,
    JOINT,
    LINE,
    MEASURE,
    ORDER,
    POLITBURO,
    READMIT,
    REMOVE,
    RUNG,
    Motion,
)
from game.world.scenario import CONGRESS

if TYPE_CHECKING:
    from game.words.sentences import Words
    from game.world.scenario import Scenario

VOTES = ("carried", "lost", "tied")
PACTS = ("pact_signed", "pact_joined", "pact_leaked")
LEADS, SECOND = 30, 40  # weight from which an event may lead, and may be the second story
# How much an event weighs on a front page; what is not named is not for the paper.
WEIGHT = {
    "ended": 118, "report_vote": 108, "paramount": 92, "confidence": 88, "document_read": 80, "happening": 72,
    "street": 70, "line_moved": 64, "measure": 66, "resigned": 63, "readmitted": 60, "recanted": 58, "floor": 22,
    "pact_leaked": 54, "pact_signed": 41, "pact_joined": 40, "published": 50, "unmasked": 48, "paper_answered": 26,
    "measure_effect": 45, "left_body": 24, "label_sticks": 40, "resign_offer": 40, "label": 34, "fell_ill": 31,
    "plenum_called": 36, "theses": 40, "theses_set": 38, "country_turn": 33, "congress_date": 44, "drive": 34,
    "campaign": 30, "wrote": 27, "spoke": 26, "quoted": 20, "quotation": 25, "shift": 26, "exiled": 30,
    "vacated": 16, "relieved": 16, "money": 16, "budget": 18, "recovered": 14, "local_conference": 18,
    "conferences_settled": 18, "congress_beat": 20, "elected": 20, "appointed": 24, "died": 40, "struck": 60,
    "carried": 30, "lost": 24, "tied": 24,
}  # fmt: skip
_STRUCK = (0, 62, 78, 92, 94, 96, 98, 99)  # by rung
_OF_MOTION = {
    LINE: 64, MEASURE: 66, FILL: 40, REMOVE: 56, RUNG: 80, READMIT: 60, CONFIDENCE: 88, ORDER: 46, BUDGET: 18,
    DOCUMENT: 0,
}  # fmt: skip
_DEFEATED = {CONFIDENCE: 90, RUNG: 46, REMOVE: 32}  # a motion that fell is little news, but for these
_EFFECT = {"line_moved": LINE, "measure": MEASURE, "budget": BUDGET, "document_read": DOCUMENT, "readmitted": READMIT}
_CONGRESS, _CONFERENCE, _CONTENDER_DIES, _KNOWN_DIES, _BUREAU = 106, 84, 112, 90, 58
_CHIEF = 104  # a new General Secretary
_RUNS_OUT = 24  # a measure that is over
_IN_SEAT = 8  # a contender is news
_WELL_KNOWN = 25  # standing at the start of somebody whose death leads


class Story(NamedTuple):
    """An event the paper prints: its weight, the sentence, and the vote it came from, if any."""

    event: Event
    weight: int
    text: str
    vote: Event | None


class Pair(NamedTuple):
    """A sentence of the paper that is not true, and what is so."""

    printed: str
    known: str


def weight(words: Words, event: Event) -> int:
    """Return how much an event weighs on a front page, 0 for what is not for print."""
    value = WEIGHT.get(event.kind, 0)
    if not value or event.audience != ALL:
        return 0
    scenario = words.scenario
    if event.kind == "happening" and scenario.happenings[event.args[0]].choices:
        return 0  # what puts a man on the spot is not told in print
    if any(not words.knows_pact(x, -1) for x in parts(event, "pact")):
        return 0  # taken into a wider one the same month, which is told
    people = parts(event, "person")
    item = motion_of(event)
    if item is not None:
        value = _OF_MOTION.get(item.kind, value) if event.kind == "carried" else _DEFEATED.get(item.kind, value)
        people = (item.a,) if item.kind in (RUNG, READMIT, CONFIDENCE) else ()
    elif event.kind == "struck":
        value, people = _STRUCK[event.args[1]], people[:1]
    elif event.kind == "congress_beat" and not event.args[1]:
        value = _CONGRESS if scenario.calendar[event.args[0]].kind == CONGRESS else _CONFERENCE
    elif event.kind == "died":
        if event.args[0] in scenario.seats:
            return _CONTENDER_DIES
        value = _KNOWN_DIES if well_known(scenario, event.args[0]) else value
    elif is_chief(words.scenario, event):
        return _CHIEF
    elif event.kind in ("elected", "left_body") and event.args[1] == POLITBURO:
        value = _BUREAU
    elif event.kind == "measure_effect" and not event.args[1]:
        value = _RUNS_OUT
    elif event.kind in PACTS:
        return value
    value = value + _IN_SEAT if value and any(p in scenario.seats for p in people) else value
    posts = parts(event, "post")
    return value + 4 * max(scenario.posts[q].rank for q in posts) - 8 if value and posts else value


def is_chief(scenario: Scenario, event: Event) -> bool:
    """Tell whether an event is that somebody has become General Secretary."""
    return event.kind == "appointed" and event.args[1] == chief(scenario)


def chief(scenario: Scenario) -> int:
    """Return the General Secretary's office, -9 where a scenario has none."""
    return scenario.post_index.get("gensec", -9)


def well_known(scenario: Scenario, p: int) -> bool:
    """Tell whether a person is a contender, or had a name when the game began."""
    return p in scenario.seats or scenario.people[p].standing >= _WELL_KNOWN


def stories(words: Words, events: list[Event]) -> list[Story]:
    """Return what the paper prints of a month's events, the heaviest first, each matter once."""
    known = [event for event in events if event.audience == ALL]
    heavy = {event: weight(words, event) for event in known}
    causes = {event: vote_behind(event, known) for event in known if event.kind not in VOTES}
    told = {vote for event, vote in causes.items() if vote is not None and heavy[event]}
    moved = {p for event in known if event.kind in ("appointed", "struck", "died") for p in event.args[:1]}
    filled = {event.args[1] for event in known if event.kind == "appointed"}
    dead = {event.args[0] for event in known if event.kind == "died"}
    reported = {event.args[0] for event in known if event.kind == "report_vote"}
    kept = {event.args[0] for event in known if event.kind == "confidence"}
    out: list[Story] = []
    for event in known:
        kind = event.kind
        if not heavy[event] or event in told:
            continue
        if kind == "vacated" and (event.args[0] in moved or event.args[1] in filled):
            continue
        if kind == "congress_beat" and not event.args[1] and event.args[0] in reported:
            continue
        if kind == "happening" and dead & killed(words, event.args[0]):
            continue
        if kind == "resign_offer" and event.args[0] in kept:
            continue
        vote = causes.get(event)
        text = words.printed(event, vote.args[0] if vote is not None else -1, lost_post(event, vote))
        if text:
            out.append(Story(event, heavy[event], text, vote))
    return sorted(out, key=lambda one: -one.weight)


def vote_behind(event: Event, events: list[Event]) -> Event | None:
    """Return the vote of the same month from which an event followed, None where nobody voted."""
    left = {one.args[1] for one in events if one.kind == "vacated" and one.args[:1] == event.args[:1]}
    for one in events:
        item = motion_of(one) if one.kind == "carried" else None
        if item is not None and one.audience == ALL and _follows(event, item, left):
            return one
    return None


def _follows(event: Event, item: Motion, left: set[int]) -> bool:
    """Tell whether an event is what a motion asked for; `left` are the posts its person had to leave."""
    kind, args = event.kind, event.args
    if kind == "struck":
        return (item.kind == RUNG and args[:2] == (item.a, item.b)) or (item.kind == REMOVE and item.a in left)
    if kind == "appointed":
        return item.kind in (FILL, REMOVE) and (args[1], args[0]) == (item.a, item.b)
    if kind in ("vacated", "relieved"):
        return item.kind == REMOVE and args[1] == item.a
    if kind == "confidence":
        return item.kind == CONFIDENCE and args[0] in (item.a, *companions(item.b))
    if kind == "plenum_called":
        return item.kind == ORDER and args[0] == item.mover
    if kind == "congress_date":
        return item.kind == ORDER
    return item.kind == _EFFECT.get(kind, -1) and args[0] == item.a


def lost_post(event: Event, vote: Event | None) -> int:
    """Return the post that a vote took from whoever was struck, -1 for none."""
    item = motion_of(vote) if vote is not None and event.kind == "struck" else None
    return item.a if item is not None and item.kind == REMOVE else -1


def killed(words: Words, h: int) -> set[int]:
    """Return the people whose death a happening tells."""
    one = words.scenario.happenings[h]
    trees: list[Any] = [*one.effects, *(tree for choice in one.choices for tree in choice.effects)]
    return {tree[1][1] for tree in trees if tree[0] == "die" and tree[1][0] == "n"}


def pair(words: Words, story: Story, events: list[Event], mine: bool = False) -> Pair | None:
    """Return what the paper adds to a story that is not true, with what is so; None where nothing is certain.

    `mine` tells that the reader was outvoted.
    """
    event, kind = story.event, story.event.kind
    if kind in ("lost", "tied"):
        level = int(kind == "tied" or event.args[1] == event.args[2])
        return _made(words, "lost", event, **_count(event), level=level, thirds=int(event.args[3] == 667))
    vote = event if kind == "carried" else story.vote
    if vote is not None and min(vote.args[1], vote.args[2]) > 0:
        return _made(words, "vote", event, **_count(vote), mine=int(mine))
    if kind == "report_vote" and min(event.args[2:4]) > 0:
        return _made(words, kind, event, won=int(event.args[2] > event.args[3]))
    if lost_post(event, vote) >= 0:
        return _made(words, "relieved_by_vote", event)
    if kind == "appointed" and event.cause == "recommended" and event.args[2] not in (-1, event.args[0]):
        return _made(words, "appointed_local" if words.scenario.posts[event.args[1]].delegates else kind, event)
    if kind == "street":
        held = sum(one.args[2] for one in events if one.kind == "street_broken" and one.args[0] == event.args[0])
        return _made(words, kind, event, held=held)
    if kind in PACTS:
        return Pair(words.say("untruth", "pact", "printed"), words.pair("pact", event)[1])
    certain = {
        "line_moved": True, "measure_effect": event.args[1:2] == (1,), "published": event.args[3:4] > (0,),
        "campaign": event.args[1:2] == (0,), "drive": event.args[1:2] in ((1,), (3,)),
    }  # fmt: skip
    return _made(words, kind, event) if certain.get(kind) else None


def _made(words: Words, key: str, event: Event, **more: object) -> Pair:
    return Pair(*words.pair(key, event, **more))


def _count(vote: Event) -> dict[str, object]:
    """Return the count of a vote as a sentence names it: at the joint plenum a member weighs six."""
    body, ayes, noes = vote.args[:3]
    part = 6 if body == JOINT else 1
    return {"body": body, "ayes": str((ayes + part // 2) // part), "noes": str((noes + part // 2) // part)}


__all__ = ["LEADS", "PACTS", "SECOND", "VOTES", "Pair", "Story", "killed", "lost_post", "pair", "stories", "weight"]
