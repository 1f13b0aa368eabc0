"""Which posts of a contender could be taken from him by a vote this month, as he can count it from his own View.

What the others order in a month nobody sees before the corridor (rule 3.01); what can be known at the desk is how such
a motion would stand.
"""

from __future__ import annotations

from typing import NamedTuple

from game.advice import ledger
from game.play import motion
from game.rules import tally
from game.rules.tally import Line, Tally
from game.world.facts import Facts
from game.world.kinds import REMOVE, Motion
from game.world.scenario import BY_CC, BY_POLITBURO

HEIRS = 3  # men thought of for the post by whoever would move it


class Exposed(NamedTuple):
    """A motion against a post of one's own that would carry today, and who of those for it is nearest to turning."""

    item: Motion
    ayes: int
    cast: int
    needed: int
    nearest: Line | None


def exposed(view: Facts, k: int) -> list[Exposed]:
    """Return for each post of seat k that a body gives the motion against it that would carry with most votes."""
    me = view.scenario.seats[k]
    posts = view.scenario.posts
    found = [_worst(view, k, q) for q in view.posts_of[me] if posts[q].accepts in (BY_POLITBURO, BY_CC)]
    return [one for one in found if one is not None]


def _worst(view: Facts, k: int, q: int) -> Exposed | None:
    me = view.scenario.seats[k]
    best: tuple[tuple[int, int, int], Motion, Tally] | None = None
    for p in view.scenario.seats:
        if p == me or not motion.may_table(view, p, REMOVE, q, -1):
            continue
        # He may name himself, though one would not have thought of it.
        for heir in {*motion.candidates(view, q, p, HEIRS), p}:
            if heir == me or motion.why_not(view, p, REMOVE, q, heir):
                continue
            item = motion.make(view, p, REMOVE, q, heir)
            count = tally.expect(view, item)
            if count.carried and (best is None or (count.ayes - count.noes, -p, -heir) > best[0]):
                best = (count.ayes - count.noes, -p, -heir), item, count
    if best is None:
        return None
    _, item, count = best
    turn = [one for one in tally.count(view, item).lines if one.ayes and one.post == -1 and not ledger.is_given(one)]
    nearest = min((one for one in turn if one.person != item.mover), key=lambda one: one.amount, default=None)
    return Exposed(item, count.ayes, count.ayes + count.noes, ledger.needed(count), nearest)


__all__ = ["Exposed", "exposed"]
