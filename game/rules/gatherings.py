"""The calendar of gatherings: what meets, what comes next, how many votes a hall has (rules 2.12 and 3, congress)."""

from __future__ import annotations

from functools import lru_cache

from game.world.facts import Facts
from game.world.scenario import CONFERENCE, Gathering
from game.world.scenario import CONGRESS as CONGRESS_KIND


def coming(facts: Facts) -> Gathering | None:
    """Return the next congress on the calendar that has not met, with its date as now fixed."""
    for item in facts.scenario.calendar:
        if item.kind == CONGRESS_KIND and item.month > facts.congress_month and date(facts, item) >= facts.month:
            return item
    return None


def date(facts: Facts, item: Gathering) -> int:
    """Return the month of a gathering with its date as now fixed."""
    late = item.kind == CONGRESS_KIND and item.month > facts.congress_month
    return item.month + (facts.postponed if late else 0)


def gathering_index(facts: Facts, item: Gathering) -> int:
    """Return a gathering's place on the calendar."""
    return facts.scenario.calendar.index(item)


def months_to(facts: Facts) -> int:
    """Return the months to the next congress, -1 when none is left."""
    item = coming(facts)
    return item.month + facts.postponed - facts.month if item else -1


def meets(facts: Facts, kinds: tuple[int, ...]) -> Gathering | None:
    """Return what meets this month of the kinds asked for."""
    at = ("meets", kinds, facts.month, facts.postponed, facts.congress_month)
    if at not in facts._open:
        facts._open[at] = _meeting(facts, kinds)
    return facts._open[at]  # type: ignore[no-any-return]


def _meeting(facts: Facts, kinds: tuple[int, ...]) -> Gathering | None:
    for item in facts.scenario.calendar:
        if item.kind in kinds and date(facts, item) == facts.month:
            return item
    return None


def since_plenum(facts: Facts) -> int:
    """Return the months since the Central Committee last met, this month's meeting 0, 999 if it never did."""
    met = [*(date(facts, item) for item in facts.scenario.calendar), facts.called]
    return min((facts.month - month for month in met if 0 < month <= facts.month), default=999)


def bureau_size(facts: Facts) -> int:
    """Return how many full members the Politburo has by the last congress."""
    size = max(6, len(facts.scenario.bodies[0][1]))
    for item in facts.scenario.calendar:
        if item.kind == CONGRESS_KIND and item.month <= facts.congress_month:
            size = item.politburo_size
    return size


def hall_votes(facts: Facts) -> tuple[int, ...]:
    """Return the votes of each post in the hall that meets or comes next: together its full number (rule 2.12).

    The weights of the posts to each other stay those of the scenario. Without a gathering ahead they are the votes.
    """
    item = meets(facts, (CONFERENCE, CONGRESS_KIND)) or coming(facts)
    return _scaled(facts.delegates, item.votes) if item is not None else facts.delegates


@lru_cache(maxsize=64)
def _scaled(sent: tuple[int, ...], full: int) -> tuple[int, ...]:
    """Return votes by post brought to a full number, 0 leaving them as they are."""
    whole = sum(sent)
    if not whole or full in (0, whole):
        return sent
    votes = [one * full // whole for one in sent]
    # What rounding left over goes to the largest remainders.
    order = sorted(range(len(sent)), key=lambda q: (-(sent[q] * full % whole), q))
    for q in order[: full - sum(votes)]:
        votes[q] += 1
    return tuple(votes)


__all__ = ["bureau_size", "coming", "date", "gathering_index", "hall_votes", "meets", "months_to", "since_plenum"]
