"""To what a man comes who is won: who comes over is not yet one's own, that takes the bond (rules 2.05 and 4)."""

from __future__ import annotations

from typing import NamedTuple

from game.advice.ledger import age
from game.advice.pulls import SERVED_FOR, pulls
from game.play.action import graded
from game.rules import luck
from game.world.facts import Facts
from game.world.reason import Reason, total

LOOSE = 30  # loyalty under which another's man comes over, as in rules/career.py
TAKEN_OVER = 46  # the loyalty with which he then begins
FIRST_LOYALTY, HIGHEST = 34, 60  # of a man who followed nobody, as in rules/career.py
LONG = 24  # months after which what holds is as good as for good
SERVED = 8  # points that a service of the last year holds, as in rules/patronage.py
FRESH = 2  # months for which it is as good as seen that a man is nobody's
GRADES = (0, 1, 2)  # less than is told, as told, more


class Won(NamedTuple):
    """What being served makes of a man: his loyalty after it, whether he looks to the server, whether he is his."""

    after: int  # to whom he looks then
    comes: bool
    ours: bool
    thanks: int = 0  # gratitude that counts beside it


def won(view: Facts, k: int, x: int, gain: int) -> Won:
    """Return what a man becomes who is served by seat k for so many points, by what is known."""
    me, need = view.scenario.seats[k], view.tune.client_bond
    after = total(rests(view, k, x, gain))
    thanks = view.bond(x) - view.loyalty[x]
    if view.roots()[x] == me or view.patron[x] == me:
        return Won(after, True, after + thanks >= need, thanks)
    owed = view.gratitude[x] if view.owes[x] == me else 0  # it counts only beside him to whom it is owed
    if view.patron[x] < 0:
        return Won(after, True, after + owed >= need, owed)
    if after < LOOSE and after + thanks < need:
        return Won(TAKEN_OVER, True, need <= TAKEN_OVER + owed, owed)
    return Won(after, False, False, thanks)


def rests(view: Facts, k: int, x: int, gain: int) -> list[Reason]:
    """Return of what the loyalty comes to which a man is brought by being served, as reasons that add up to it."""
    me = view.scenario.seats[k]
    ours = me in (view.roots()[x], view.patron[x])
    if not ours and view.patron[x] < 0:
        regard = min(100, view.regard[k][x] + gain // 2 + 2)  # the service itself is thought well of
        out = [Reason("first_loyalty", FIRST_LOYALTY), served(view, x, gain)]
        out.append(Reason("thinks_of_you", regard // 4, (regard,)))
        return [*out, Reason("loyalty_most", min(0, HIGHEST - total(out)), (HIGHEST,))]
    out = [Reason("loyalty_now", view.loyalty[x]), served(view, x, gain if ours else -gain)]
    return [*out, Reason("loyalty_most", max(0, min(100, total(out))) - total(out), (100 if ours else 0,))]


def served(view: Facts, x: int, gain: int) -> Reason:
    """Return the reason that he is served what he wants, or, where that is not known, something."""
    return Reason("want_served" if view.want[x] >= 0 else "served_unknown", gain)


def lasts(view: Facts, k: int, x: int, got: Won) -> tuple[int, int]:
    """Return for how many months he who is won stays one's own as things stand, LONG or more for good, and the loyalty
    toward which he then moves.

    Loyalty moves month by month toward what holds him (rule 2.05), a service holds for a year, and gratitude fades.
    """
    parts = [one for one in pulls(view, x, view.scenario.seats[k]) if one.code != "pull_served"]
    tie, thanks, tune = got.after, got.thanks, view.tune
    for month in range(LONG):
        to = max(0, min(100, total(parts) + (SERVED if month < SERVED_FOR else 0)))
        tie += max(-tune.loyalty_down, min(tune.loyalty_up, to - tie))
        thanks = max(0, thanks - tune.gratitude_fade)
        if tie + thanks < tune.client_bond:
            return month, max(0, min(100, total(parts)))
    return LONG, max(0, min(100, total(parts)))


def chances(view: Facts, k: int, x: int) -> tuple[int, int]:
    """Return in how many of how many draws alike a man who is served would be one's own."""
    drawn = (1,) if luck.is_low(view) else GRADES
    return sum(won(view, k, x, graded(quality, view.tune.win_gain)).ours for quality in drawn), len(drawn)


def doubt(view: Facts, k: int, x: int) -> int:
    """Return how many months old it is that a man counts as nobody's, 0 where it is fresh or he counts as somebody's.

    Whom nobody looked into for long has often become another's: the draws of `chances` are of one who is nobody's.
    """
    months = age(view, k, x)
    return months if view.patron[x] < 0 and months > FRESH else 0


__all__ = [
    "FRESH", "GRADES", "HIGHEST", "LONG", "LOOSE", "TAKEN_OVER", "Won", "chances", "doubt", "lasts", "rests", "won",
]  # fmt: skip
