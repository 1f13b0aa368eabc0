"""What a rival of the standard kind does at his desk: every act weighed on one scale, from a View alone (rules 6).

A plan is a list of actions for the month. It depends on the view, the seat and the rival's key only, so that a
loaded game goes on as the saved one would have. The modules beside this one weigh, each its own acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.play.action import ACTIONS, OPERATIONS, OWN, STAFF, Action
from game.rivals.bargaining import weigh_debts, weigh_pacts, weigh_partners, weigh_trades
from game.rivals.conduct import weigh_peace, weigh_words
from game.rivals.ladder import weigh_going, weigh_record
from game.rivals.mind import COUNTED, Mind, Scored
from game.rivals.motions import counts_on, weigh_extremes, weigh_motions
from game.rivals.staff import weigh_knowledge, weigh_people, weigh_posts, weigh_press
from game.rivals.tales import weigh_holds, weigh_silence, weigh_tales
from game.world.facts import Facts

MIN_WORTH = 8  # points below which an act is not worth the trouble


def plan(facts: Facts, k: int, key: int) -> list[Action]:
    """Return a month's orders for seat k, the best own act first, then operations for the free slots."""
    mind = Mind(facts, k, key)
    mind.sparing = True
    chosen: list[Action] = []
    facts.orders = []
    for cost, room in ((OWN, facts.acts[k]), (STAFF, free_slots(mind))):
        if room <= 0:
            continue
        # What is hardly worth an own act is left to the standing order.
        least = MIN_WORTH + 3 if cost == OWN and facts.habit[k] else MIN_WORTH
        scored: list[tuple[int, int, Action]] = []
        for weigh in OWN_WEIGHERS if cost == OWN else STAFF_WEIGHERS:
            scored += [(-worth, n, action) for n, (worth, action) in enumerate(weigh(mind)) if worth >= least]
        scored.sort(key=_order)
        used: set[str] = set()
        counted = 0
        for _, _, action in varied(mind, scored) if cost == STAFF else scored:
            if room <= 0:
                break
            if (action.kind in used and cost == OWN) or ACTIONS[action.kind].why_not(facts, k, action.args) is not None:
                continue
            if (
                not facts.is_present(mind.me)
                and cost == OWN
                and action.kind not in ("write", "shift", "motion", "rest", "press")
            ):
                continue
            if action.kind == "motion":
                counted += 1
                if counted > COUNTED or not counts_on(mind, action.args):
                    continue
            used.add(action.kind)
            chosen.append(action)
            facts.orders.append((k, action.kind, action.args))
            room -= 1
    facts.orders = []
    return chosen


def _order(item: tuple[int, int, Action]) -> tuple[int, Action]:
    """Return by what acts are put in order: their worth, then kind and arguments."""
    return item[0], item[2]


def varied(mind: Mind, scored: list[tuple[int, int, Action]]) -> Iterator[tuple[int, int, Action]]:
    """Put operations in order so that each further one of a kind, running ones counted, is worth less."""
    counts: dict[str, int] = {}
    for op in mind.facts.ops:
        if op.owner == mind.me:
            counts[OPERATIONS[op.kind]] = counts.get(OPERATIONS[op.kind], 0) + 1
    left: dict[str, list[tuple[int, int, Action]]] = {}  # by kind, the best last
    for item in reversed(scored):
        left.setdefault(item[2].kind, []).append(item)
    for _ in range(min(12, len(scored))):
        name = min(left, key=lambda name: (left[name][-1][0] + 7 * counts.get(name, 0), name))
        yield left[name].pop()
        if not left[name]:
            del left[name]
        counts[name] = counts.get(name, 0) + 1


def free_slots(mind: Mind) -> int:
    """Return how many operations a seat's staff could still start."""
    running = sum(1 for op in mind.facts.ops if op.owner == mind.me)
    return mind.facts.slots(mind.me) - running


OWN_WEIGHERS: tuple[Callable[[Mind], Iterator[Scored]], ...] = (
    weigh_motions, weigh_pacts, weigh_words, weigh_peace, weigh_holds, weigh_extremes, weigh_tales, weigh_silence,
    weigh_trades, weigh_partners,
    weigh_going,
)

STAFF_WEIGHERS: tuple[Callable[[Mind], Iterator[Scored]], ...] = (
    weigh_posts, weigh_people, weigh_knowledge, weigh_press, weigh_debts, weigh_record,
)

__all__ = ["OWN_WEIGHERS", "STAFF_WEIGHERS", "free_slots", "plan", "varied"]
