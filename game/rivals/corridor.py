"""What a rival does in the corridor: words, papers, the order of business, names kept off (rules 3.06, 3.17-3.19)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import Action, bar
from game.play.actions.tabling import CIRCULATE, DELAY, FIRST, FORCE
from game.play.agenda import CIRCULATES, backers, concerns, force_needs, missing
from game.rules import tally, vote
from game.world.kinds import CC, FILL, JOINT, MEASURE, POLITBURO, Decision, Motion
from game.world.rng import draw
from game.world.view import View

MIN_WORTH = 9  # points under which he goes in
FAR = 32  # points by which a man may be against and still be worth a word


def choose(view: View, decision: Decision, key: int) -> Action:
    """Return the next thing to do in the corridor, to leave it when nothing is worth a word."""
    me = view.scenario.seats[decision.seat]
    if not view.is_present(me):
        live = [item for item in view.agenda if item.put_off <= view.month]
        aimed = any(vote.target_of(view, item) == me or item.mover == me for item in live)
        return Action("attend") if aimed and view.health[me] > 30 else Action("leave")
    best, most = Action("leave"), MIN_WORTH
    for n, item in enumerate(view.agenda):
        if item.body not in (POLITBURO, CC, JOINT) or item.month < 0:
            continue
        for worth, action in _about(view, decision.seat, me, n, item, key):
            if worth > most and bar(view, decision, action) is None:
                best, most = action, worth
    return best


def _about(view: View, k: int, me: int, n: int, item: Motion, key: int) -> Iterator[tuple[int, Action]]:
    """Yield what could be done about one item, each with its worth in points."""
    ballot = vote.Ballot(view, item)
    wish = vote.says(ballot, me) if view.seat_pb[me] or view.seat_cc[me] == 2 else 0
    target = ballot.target
    if item.put_off > view.month:
        # What is his, or dear to him, and waits, he has forced if others ask for it too.
        if (item.mover == me or wish >= 40) and len(backers(view, item, ballot)) >= force_needs(view, item):
            yield 70 if item.mover == me else 30, Action("business", (FORCE, n))
        return
    if item.c == CIRCULATES:
        if wish <= 0 and concerns(view, me, item, ballot):
            count = tally.expect(view, item, ballot=ballot)
            if wish <= -40 and count.carried and abs(count.ayes - count.noes) <= 4:
                yield 50, Action("call_to_table", (n,))
            elif item.kind == MEASURE:
                yield 40, Action("keep_off", (n,))
        return
    stake = 40 if item.mover == me else abs(wish)
    mine = wish
    if target == me:
        stake, mine = 80, -80
    if stake < 14:
        return
    count = tally.count(view, item, why=False, ballot=ballot)
    root = ballot.roots[target] if target >= 0 else -1
    if root == me and count.carried:
        yield 60, Action("business", (DELAY, n))
    if item.mover == me:
        yield 14, Action("business", (FIRST, n))
        if item.kind in (FILL, MEASURE) and count.carried:
            yield 12, Action("business", (CIRCULATE, n))
    side = 1 if item.mover == me or mine > 0 else -1
    close = abs(count.ayes - count.noes) * 100 // max(1, count.ayes + count.noes)
    if close > 34 and missing(item, count) > 2:
        return
    papers = [hold for hold in view.holds if hold.holders >> k & 1 and not hold.public]
    held = {hold.on: hold for hold in sorted(papers, key=lambda hold: hold.strength)}  # the strongest on each
    for line in count.lines:
        if line.post != -1 or line.person == me or (line.amount > 0) == (side > 0):
            continue
        off = abs(line.amount)
        paper = held.get(line.person)
        if paper is None and off > FAR:
            continue
        whim = draw(6, key, view.month, line.person, n)
        if paper is not None and off <= paper.strength and stake >= 40:
            yield stake // 3 + 14 - close // 2 + whim, Action("show_paper", (line.person, n, side, paper.id))
        if off <= FAR:
            kind = "warn" if any(view.jurisdiction(q) == me for q in view.posts_of[line.person]) else "promise"
            yield stake // 3 + 20 - close // 2 - off // 2 + whim, Action(kind, (line.person, n, side))


__all__ = ["choose"]
