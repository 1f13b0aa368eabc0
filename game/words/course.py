"""The course of a game beside the record: who left or entered the Politburo or the party, congresses, the Secretary.

What really happened stands with its month in assets/record.json, for scenarios that have a reality beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from game.files import assets_folder
from game.play.candidates import FIRST_RANK
from game.session import Session
from game.world.facts import Facts
from game.world.kinds import ALIVE, OUT_PARTY
from game.world.scenario import CONGRESS, Scenario, month_index

if TYPE_CHECKING:
    from game.words.sentences import Words

FILE = "record.json"
OUT, IN, FULL = 0, 1, 2  # where a contender stands: outside the party or dead, in it, in the Politburo
ENTERED, LEFT, EXPELLED, BACK, DIED, SECRETARY, CONGRESS_MET, POST = (
    "entered", "left", "expelled", "back", "died", "secretary", "congress", "post",
)  # fmt: skip
FALLS = (LEFT, EXPELLED, DIED, SECRETARY)


class Change(NamedTuple):
    """Something that changed in a month: `who` is a person, -1 nobody; of a congress its place on the calendar."""

    month: int
    code: str
    who: int


class Parting(NamedTuple):
    """The first month in which a game is not as the record has it.

    `who` is the contender it is about, `here` and `there` where he stood (or who was General Secretary, `code` then
    SECRETARY, or who held the post `here`, `code` then POST); `until` is the month in which he no longer stood so in
    the record, 0 never.
    """

    month: int
    code: str
    who: int
    here: int
    there: int
    until: int


def stands(facts: Facts, p: int) -> int:
    """Return where a contender stands: FULL in the Politburo, IN the party, OUT of it or dead."""
    if facts.life[p] != ALIVE or facts.rung[p] >= OUT_PARTY:
        return OUT
    return FULL if facts.seat_pb[p] == 2 else IN


def changes(before: Facts, after: Facts) -> list[Change]:
    """Return what changed between two openings, as of the month of the first."""
    month, out = before.month, []
    for p in before.scenario.seats:
        was, now = stands(before, p), stands(after, p)
        if was == now:
            continue
        if now == OUT:
            code = DIED if after.life[p] != ALIVE else EXPELLED
        else:
            code = BACK if was == OUT else ENTERED if now == FULL else LEFT
        out.append(Change(month, code, p))
    if before.secretary() != after.secretary():
        out.append(Change(month, SECRETARY, after.secretary()))
    if before.congress_month != after.congress_month:
        ahead = enumerate(before.scenario.calendar)
        met = next((n for n, one in ahead if (one.month, one.kind) == (after.congress_month, CONGRESS)), -1)
        if met >= 0:
            out.append(Change(month, CONGRESS_MET, met))
    return out


def openings(session: Session) -> list[Facts]:
    """Return the openings of the months in the archive and what the last of them came to."""
    found: list[Facts] = [state for _, state in session.months]
    if not found or session.over or session.state.month != found[-1].month:
        found.append(session.state)
    return found


def here(session: Session) -> list[Change]:
    """Return what changed in a game, month by month."""
    found = openings(session)
    return [one for before, after in pairwise(found) for one in changes(before, after)]


# -- the record -----------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _record() -> dict[str, Any]:
    """Return the record as it lies with the game, {} if it cannot be read."""
    try:
        found: dict[str, Any] = json.loads((assets_folder() / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def has_record(scenario: Scenario) -> bool:
    """Tell whether a scenario has the record beside it: its real months are told, and the contenders are in both."""
    names = {scenario.people[p].id for p in scenario.seats}
    return bool(scenario.reality) and bool(names & set(_record().get("bureau", ())))


def there(scenario: Scenario) -> list[Change]:
    """Return what the record has for the months of a scenario; nothing for one that has no record."""
    if not has_record(scenario):
        return []
    out = [
        Change(one.month, CONGRESS_MET, n)
        for n, one in enumerate(scenario.calendar)
        if one.kind == CONGRESS and scenario.start <= one.month <= scenario.end
    ]
    for month, code, id in _dated():
        p = scenario.person_index.get(id, -1)
        if p in scenario.seats and scenario.start <= month <= scenario.end:
            out.append(Change(month, code, p))
    return sorted(out)


def _dated() -> Iterable[tuple[int, str, str]]:
    for when, code, id in _record().get("changes", ()):
        year, _, month = when.partition("-")
        yield month_index(int(year), int(month)), code, id


def recorded(scenario: Scenario, p: int, month: int) -> int:
    """Return where a contender stood by the record when a month was over."""
    id = scenario.people[p].id
    at = FULL if id in _record().get("bureau", ()) else IN
    for when, code, other in _dated():
        if other == id and when <= month:
            at = {ENTERED: FULL, LEFT: IN, BACK: IN}.get(code, OUT)
    return at


def held(post: str, month: int) -> str:
    """Return who held a post of the first rank by the record when a month was over, '' for nobody or not known."""
    found = ""
    for when, id in _record().get("posts", {}).get(post, ()):
        year, _, at = when.partition("-")
        if month_index(int(year), int(at)) <= month:
            found = id
    return found


def secretary() -> str:
    """Return who was General Secretary by the record, '' where it is not known."""
    return str(_record().get("secretary", ""))


def _post_parted(before: Facts, after: Facts, later: Facts) -> Parting | None:
    """Return the first post of the first rank that a contender has lost or won in a month against the record."""
    scenario, month = before.scenario, before.month
    index = {post.id: q for q, post in enumerate(scenario.posts)}
    for id in _record().get("posts", ()):
        q = index.get(id, -1)
        now = after.holder[q] if q >= 0 else -1
        real = [scenario.person_index.get(held(id, month + late), -1) for late in (-1, 0, 1)]
        # Whom death or a later year put in the place of one who is no contender says nothing of the course.
        if now < 0 or real[1] < 0 or now in real or not {now, real[1]} & {*scenario.seats}:
            continue
        if later.holder[q] != real[1]:
            until = next((m for m in range(month, scenario.end + 1) if held(id, m) != scenario.people[real[1]].id), 0)
            return Parting(month, POST, now, q, real[1], until)
    return None


def parted(session: Session) -> Parting | None:
    """Return where a game left the record first, None where it has none or never did.

    What comes a month sooner or later than in the record is the same. Who held War, the Comintern and the chair of
    the government counts like a seat in the Politburo.
    """
    scenario = session.scenario
    if not has_record(scenario):
        return None
    found = openings(session)
    real_secretary = scenario.person_index.get(secretary(), -1)
    last = len(found) - 1
    for n, after in enumerate(found[1:], 1):
        month = found[n - 1].month
        for p in scenario.seats:
            now = stands(after, p)
            real = [recorded(scenario, p, month + late) for late in (-1, 0, 1)]
            if now in real or stands(found[min(n + 1, last)], p) == real[1]:
                continue
            # Where the record moved the month before and the game did not follow, it was then.
            late = real[0] == real[1] and month > scenario.start and recorded(scenario, p, month - 2) == now
            until = next((m for m in range(month, scenario.end + 1) if recorded(scenario, p, m) != real[1]), 0)
            return Parting(month - late, LEFT, p, now, real[1], until)
        office = after.secretary()
        if real_secretary in scenario.seats and office not in (real_secretary, -1):
            return Parting(month, SECRETARY, office, office, real_secretary, 0)
        post = _post_parted(found[n - 1], after, found[min(n + 1, last)])
        if post is not None:
            return post
    return None


# -- in words -------------------------------------------------------------------------------------


def offices_lost(before: Facts, after: Facts) -> list[tuple[int, int]]:
    """Return who holds an office of the first rank no more and none instead, each with the post; the dead left out."""
    posts = before.scenario.posts
    return [
        (p, q) for q, p in enumerate(before.holder)
        if p >= 0 and posts[q].rank >= FIRST_RANK and posts[q].kind != "abroad" and after.holder[q] != p
        and after.life[p] == ALIVE and q != before.secretary_post
    ]  # fmt: skip


def office_text(words: Words, lost: tuple[int, int]) -> str:
    """Return the loss of an office as a clause."""
    return words.say("course", "office_lost", who=lost[0], post=words.post(lost[1]))


def change_text(words: Words, one: Change) -> str:
    """Return what changed as a clause: who fell or rose, who became Secretary, what met."""
    if one.code == CONGRESS_MET:
        return words.say("course", one.code, what=words.scenario.calendar[one.who].name)
    if one.who < 0:
        return words.say("course", "no_secretary")
    return words.say("course", one.code, who=words.person(one.who))


def parting_text(words: Words, one: Parting) -> str:
    """Return in a sentence where a game left the record."""
    month, who = words.month(one.month), words.person(one.who)
    if one.code == SECRETARY:
        return words.say("course", "parted_secretary", month=month, who=who, real=words.person(one.there))
    if one.code == POST:
        real, until = words.person(one.there), words.month(one.until) if one.until else ""
        soon, post = int(bool(until)), words.post(one.here)
        return words.say("course", "parted_post", month=month, who=who, post=post, real=real, until=until, soon=soon)
    here_, there_ = (words.say("course", "place", at) for at in (one.here, one.there))
    until = words.month(one.until) if one.until else ""
    soon = int(bool(until))
    return words.say("course", "parted", month=month, who=who, here=here_, there=there_, until=until, soon=soon)


__all__ = [
    "BACK", "CONGRESS_MET", "DIED", "ENTERED", "EXPELLED", "FALLS", "FULL", "IN", "LEFT", "OUT", "POST", "SECRETARY",
    "Change", "Parting", "change_text", "changes", "has_record", "held", "here", "office_text", "offices_lost",
    "openings", "parted", "parting_text", "recorded", "secretary", "stands", "there",
]  # fmt: skip
