"""How the planner uses its votes and its answers: they cost no act, and those whom they touch remember them.

Who is weak stands by the accused and lets others have their Line; who is bound keeps to it; blows are for the strong.
"""

from __future__ import annotations

from game.play.action import Action, bar
from game.play.actions.answers import offered
from game.rivals.planner_aim import pledged
from game.rules import deal, lead, tally, vote
from game.world.facts import Facts
from game.world.kinds import (
    BLOC,
    CONFIDENCE,
    DOCUMENT,
    LINE,
    NON_AGGRESSION,
    REMOVE,
    RUNG,
    TRADE,
    Decision,
    Motion,
)
from game.world.reason import total
from game.world.view import View

GRATITUDE = 2  # points of wish for a point of regard that a vote brings with whom it touches
STAND_BY = 28  # points at most for which he saves a man he would rather see fall
KEPT = 40  # points with which a bloc binds him at a roll call
STRONG = 200  # permille of lead from which he goes his own way
EASY = 14  # points for letting a colleague have his Line


def call(view: View, decision: Decision) -> Action:
    """Return how a name is answered: by what one wants of it, and by what it is worth to have stood by somebody."""
    me = view.scenario.seats[decision.seat]
    item = view.agenda[decision.a]
    if item.mover == me and item.kind != CONFIDENCE:
        return Action("yes")
    cast = {p: side for p, side in enumerate(view.votes) if side in (1, -1)}
    ballot = vote.Ballot(view, item, cast)
    amount = vote.says(ballot, me)
    settled = next((side for x in view.pacts_of(me) if (side := x.side_of(vote.promise_key(item)))), 0)
    if settled and amount * settled > -20:
        return Action("yes" if settled > 0 else "no")
    amount += favour(view, decision.seat, item, ballot.target)
    if abs(amount) < 5 and decision.b != 1:
        return Action("wait")
    return Action("yes" if amount > 0 else "no")


def favour(view: Facts, k: int, item: Motion, target: int) -> int:
    """Return what the gratitude of whom a vote touches adds to one's wish, in points; below nought against."""
    me = view.scenario.seats[k]
    if target == me:
        return 0
    gains = lead.gain(view)
    if item.kind == LINE and view.seat_index[item.mover] >= 0:
        easy = EASY if gains[view.seat_index[item.mover]][k] > -6 else EASY // 2
        return pledged(view, me, item) or easy
    if target < 0:
        return pledged(view, me, item)
    j = view.seat_index[target]
    if j < 0 or item.kind not in (RUNG, REMOVE, CONFIDENCE, DOCUMENT):
        return 0
    if view.bloc_against(me, target) is not None:
        # A word given is dearer to break before everybody than to keep.
        return -KEPT if item.kind == CONFIDENCE else KEPT
    saving = 1 if item.kind == CONFIDENCE else -1
    # Who threatens nobody loses nothing by another's staying; who is about to be first does.
    if gains[k][j] >= 30 and gains[j][k] < 10:
        return 0
    weight = {RUNG: 4 + 2 * item.b, REMOVE: 9, CONFIDENCE: 8, DOCUMENT: 6}[item.kind]
    count = tally.expect(view, item)
    close = abs(count.ayes - count.noes) * 12 <= count.ayes + count.noes
    if close and gains[k][j] > 12:
        return 0  # one's own vote may decide it
    return saving * min(STAND_BY, GRATITUDE * weight)


def offer(view: View, decision: Decision) -> Action:
    """Return the answer to an offer: peace is taken from everybody, a bloc where it strikes no friend."""
    me = view.scenario.seats[decision.seat]
    asked = offered(view, decision.seat)
    if asked is None or bar(view, decision, Action("accept")) is not None:
        return Action("refuse")
    kind, aim = asked[2:4]
    will = total(deal.answer(view, me, asked))
    if kind == NON_AGGRESSION:
        # Who is bound both ways is shown for what he is at the first roll call.
        will += -60 if view.bloc_against(me, asked[0]) is not None else 14
    elif kind == BLOC:
        j = view.seat_index[aim]
        means = lead.mean_estimate(view, j)
        highest = all(means >= lead.mean_estimate(view, i) for i in view.in_play())
        will += 4 if highest and aim == view.secretary() else -16
        if view.bound(me, aim):
            return Action("tell")
    elif kind != TRADE:
        will += 4
    return Action("accept" if will > 0 else "refuse")


def is_strong(view: Facts, k: int) -> bool:
    """Tell whether a seat has so much behind it that it need not please anybody."""
    return lead.lead(view)[k] > STRONG


def corridor(view: View, decision: Decision) -> bool:
    """Tell whether a weak man goes into the corridor at all: words are debts, and he goes for his own matters only."""
    me = view.scenario.seats[decision.seat]
    if is_strong(view, decision.seat):
        return True
    live = [item for item in view.agenda if item.put_off <= view.month]
    return any(item.mover == me or vote.target_of(view, item) == me for item in live)


__all__ = ["call", "corridor", "favour", "is_strong", "offer"]
