"""What would win a man, and how it changes: a want once served gives way to the next (rules 2)."""

from __future__ import annotations

from game.world.facts import Facts
from game.world.kinds import OUT_PARTY
from game.world.rng import draw, word
from game.world.scenario import FRESH, MONEY, PROMOTION, QUIET, SECURITY, Want, want_at
from game.world.state import State


def want_of(facts: Facts, p: int) -> Want | None:
    """Return what a person wants as far as known here, None where he wants nothing or nobody here knows."""
    return want_at(facts.scenario.people[p], facts.want[p])


def known_wrong(st: State, k: int, p: int) -> bool:
    """Tell whether seat k believes a want of a person that is no longer his."""
    return st.bel_want[k][p] not in (0, st.want[p] + 1)


def reckon(st: State) -> None:
    """At month's end: what was served long enough ago, or has come about, is wanted no more.

    A want served gives way after some months, a promotion half as long after the appointment; whoever has just been
    struck wants to be safe. Nobody is told.
    """
    tune, start = st.tune, st.scenario.start
    turned: list[tuple[int, int]] = []
    for p, served in enumerate(st.served):
        if served and st.month - served == tune.want_months and st.seat_index[p] < 0:
            turned.append((p, next_want(st, p)))
    for q, since in enumerate(st.since):
        p = st.holder[q]
        if p >= 0 and since > start and 2 * (st.month - since) == tune.want_months and st.seat_index[p] < 0:
            want = want_of(st, p)
            if want is not None and want.kind == PROMOTION:
                turned.append((p, next_want(st, p)))
    for p, month in enumerate(st.struck):
        if month == st.month and st.rung[p] < OUT_PARTY and st.seat_index[p] < 0:
            turned.append((p, FRESH + SECURITY))
    for p, at in turned:
        if at != st.want[p] and st.posts_of[p]:
            st.w("want")[p] = at


def next_want(st: State, p: int) -> int:
    """Return what a person wants after what he wants now: the other want he came with, or what his place suggests."""
    person, at = st.scenario.people[p], st.want[p]
    now = want_at(person, at)
    for n, want in enumerate(person.wants[:FRESH]):
        if n != at and want.kind != PROMOTION and (now is None or want.kind != now.kind):
            return n
    fresh = []
    if any(st.scenario.posts[q].region for q in st.posts_of[p]):
        fresh.append(MONEY)
    if any(st.under[q] >= 0 for q in st.posts_of[p]):
        fresh.append(SECURITY)
    fresh.append(QUIET)
    others = [kind for kind in fresh if now is None or kind != now.kind] or fresh
    return FRESH + others[draw(len(others), st.seed, st.month, word("fresh want"), p)]
