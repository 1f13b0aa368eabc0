"""Posts that no Secretariat fills: the local committee picks among five by the vote function (rule 9, Appointments)."""

from __future__ import annotations

from game.rules import tally, terms, vote
from game.rules.career import appoint, free_hands
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import CC, FILL, Motion
from game.world.rng import draw, word
from game.world.scenario import BY_CC, BY_POLITBURO
from game.world.state import State

FIVE = 5  # candidates a committee hears of
OWN = 2  # of them at most from among its own secretaries


def fill(st: State, out: list[Event]) -> None:
    """Let committees choose for the posts that would be in the Secretariat's gift, a month after they fell vacant."""
    if st.tune.with_appointments:
        return
    for q in range(len(st.holder)):
        if is_local(st, q) and st.holder[q] < 0 and st.month > st.vacant[q]:
            names = candidates(st, q)
            if names:
                appoint(st, q, max(names, key=lambda x: (wanted(st, q, x), -x)), -1, out, "circulation")


def is_local(facts: Facts, q: int) -> bool:
    """Tell whether a post would be in the Secretariat's gift and is in its local committee's."""
    post = facts.scenario.posts[q]
    return post.under >= 0 > facts.under[q] and post.accepts not in (BY_POLITBURO, BY_CC)


def candidates(st: State, q: int) -> list[int]:
    """Return the five a committee hears of: its own secretaries, the best known first, and able men without a post."""
    own = [st.holder[x] for x in st.wardens[q] if st.holder[x] >= 0 and st.seat_index[st.holder[x]] < 0]
    own.sort(key=lambda p: (-st.standing[p], p))
    free = free_hands(st, 12)
    free.sort(key=lambda p: (draw(100, st.seed, st.month, word("local"), q, p), p))
    return (own[:OWN] + free)[:FIVE]


def wanted(facts: Facts, q: int, x: int) -> int:
    """Return how gladly a local organisation would have a person as secretary, in points of the vote function.

    The mean of its own secretaries' voices, where it has any, and what the rank and file feel.
    """
    ballot = vote.Ballot(facts, Motion(FILL, x, CC, q, x, 0, facts.month, 0, 0))
    heads = [facts.holder[y] for y in facts.wardens[q] if facts.holder[y] >= 0 and facts.holder[y] != x]
    said = sum(vote.says(ballot, v) for v in heads) // len(heads) if heads else terms.fits(ballot, x)
    return said + tally.crowd_stand(ballot, q, why=False)[0]


__all__ = ["FIVE", "candidates", "fill", "is_local", "wanted"]
