"""A month as a front page: a headline, a sentence that is not true, what is so, and what really happened then."""

from __future__ import annotations

from typing import NamedTuple

from game.play.motion import KINDS as MOTION_KINDS
from game.words import press
from game.words.about import parts
from game.words.sentences import Words
from game.world.event import ALL, Event
from game.world.kinds import CONFIDENCE, DOCUMENT, FILL, LINE, MEASURE, REMOVE, RUNG

_MOTION = 4  # place of the motion among the arguments of carried, lost, tied
# How much a public event is worth among the news of a month.
_WORTH = {
    "struck": 100, "died": 90, "resigned": 75, "document_read": 72, "pact_leaked": 60, "readmitted": 58,
    "line_moved": 52, "measure": 50, "published": 44, "label_sticks": 42, "unmasked": 41, "recanted": 46, "street": 45,
    "report_vote": 62, "confidence": 57, "country_turn": 36, "happening": 34,
    "theses": 33, "theses_set": 31, "counted": 43,
    "floor": 30, "bureau_vote": 42, "campaign": 30, "label": 29,
    "pact_signed": 47, "pact_betrayed": 53, "pact_joined": 39, "pact_renounced": 25, "pact_lapsed": 21,
    "overtaken": 23, "plenum_called": 28,
    "shock": 27, "inspected": 24, "drive": 26, "fell_ill": 20, "spoke": 12, "wrote": 13,
}  # fmt: skip
_LITTLE_KNOWN = 40  # the death of somebody whom few have heard of
_WORTH_OF_VOTE = {RUNG: 88, REMOVE: 84, CONFIDENCE: 56, DOCUMENT: 70, LINE: 54, FILL: 40, MEASURE: 48}


class FrontPage(NamedTuple):
    """A front page: headline, a sentence that is not true and what is so ('' where there is none), and reality.

    `cost` is what a coercive measure adopted or prolonged in that month did to people, '' where there was none.
    """

    headline: str
    official: str
    reality: str
    event: Event | None
    cost: str = ""
    known: str = ""


def worth(words: Words, event: Event) -> int:
    """Return how much of a headline an event is; 0 for what no paper prints."""
    if event.audience != ALL:
        return 0
    if any(not words.knows_pact(x, -1) for x in parts(event, "pact")):
        return 0  # taken into a wider one the same month, which is told
    if event.kind == "happening" and event.args[1] >= 0:
        return 0  # who has to choose is no news; what was chosen shows in what follows
    if event.kind in ("carried", "lost", "tied"):
        kind = event.args[_MOTION]
        return (
            _WORTH_OF_VOTE.get(kind, 20) - (8 if event.kind != "carried" else 0)
            if kind < len(MOTION_KINDS)
            else 0
        )
    if event.kind == "appointed":
        return 10 + 6 * words.scenario.posts[event.args[1]].rank
    if event.kind == "died" and not press.well_known(words.scenario, event.args[0]):
        return _LITTLE_KNOWN
    if event.kind == "elected":
        return 47 if event.args[1] == 0 else 8
    if event.kind == "measure_effect":
        return 35 if event.args[1] else 15
    return _WORTH.get(event.kind, 0)


def front_page(words: Words, events: list[Event], month: int, viewer: int = -1) -> FrontPage:
    """Return the front page of a month from the events of it that the reader heard of."""
    reality = words.reality(month)
    heard = [event for event in events if event.month == month]
    cost = cost_of(words, [event for event in heard if event.audience == ALL])
    if month == words.scenario.start and words.scenario.opening:
        return FrontPage(opening(words)[0], "", reality, None, cost)
    printed = press.stories(words, heard)
    if not printed:
        return FrontPage(words.say("press", "nothing"), "", reality, None, cost)
    lead = printed[0]
    untrue = press.pair(words, lead, heard) or press.Pair("", "")
    return FrontPage(lead.text.rstrip("."), untrue.printed, reality, lead.event, cost, untrue.known)


def opening(words: Words) -> tuple[str, str]:
    """Return headline and story of what leads the paper of the first month, empty where the scenario has none."""
    headline, _, story = words.scenario.opening.strip().partition(". ")
    return headline.rstrip("."), story.strip()


def cost_of(words: Words, events: list[Event]) -> str:
    """Return what the coercive measures adopted or felt in a month did to people, each once."""
    told = {event.args[0]: words.event_cost(event) for event in events if event.kind in ("measure", "measure_effect")}
    return " ".join(f"{words.measure(m)}: {text}" for m, text in told.items() if text)


__all__ = ["FrontPage", "cost_of", "front_page", "opening", "worth"]
