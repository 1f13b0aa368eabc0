"""Whom one could name beside those one would think of first: anybody whom the rules let go to a post, or be won."""

from __future__ import annotations

from collections.abc import Iterator

from game.advice.asks import weight_of
from game.play.action import ACTIONS, Action
from game.play.actions.corridor import Warn
from game.world.facts import Facts
from game.world.kinds import ALIVE, FILL, OUT_PARTY, REMOVE
from game.world.reason import Reason

OF_ONE = ("win", "conciliate", "watch", "case")  # orders about one person, whoever he is


def forecast(view: Facts, k: int, action: Action) -> list[Reason]:
    """Return what an action is expected to bring, figure by figure.

    A warning weighs by what is feared of him who gives it, as far as seat k knows, and by nothing else.
    """
    kind = ACTIONS[action.kind]
    found = kind.forecast(view, k, action.args)
    if isinstance(kind, Warn):
        found = [*found, Reason("fears_you", kind.fear(view, k, action.args[0]))]
    return [one for one in found if one.amount or one.code != "the_word"]


def of_weight(view: Facts) -> list[int]:
    """Return everybody in the party with a post or a seat, heaviest first."""
    people = [
        x for x, alive in enumerate(view.life)
        if alive == ALIVE and view.rung[x] < OUT_PARTY and (view.posts_of[x] or view.seat_cc[x] or view.seat_ccc[x])
    ]
    return sorted(people, key=lambda x: (-weight_of(view, x), -view.standing[x], x))


def further(view: Facts, name: str, chosen: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the arguments of an order about a person, or into a post chosen, for everybody of weight, heaviest first.

    Not all need be legal. Others' men are among them: to be sent abroad or away is a post too.
    """
    if name in OF_ONE and not chosen:
        yield from ((x,) for x in of_weight(view))
        return
    if name == "appoint" and len(chosen) == 1:
        before: tuple[int, ...] = chosen
    elif name == "motion" and len(chosen) == 2 and chosen[0] in (FILL, REMOVE):
        before = chosen
    else:
        return
    people = [
        x for x, alive in enumerate(view.life)
        if alive == ALIVE and view.rung[x] < OUT_PARTY and (view.posts_of[x] or view.seat_cc[x])
    ]
    for x in sorted(people, key=lambda x: (-weight_of(view, x), -view.standing[x], x)):
        yield (*before, x)


__all__ = ["OF_ONE", "forecast", "further", "of_weight"]
