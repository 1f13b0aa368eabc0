"""The standing order: what is done in a month whose own act is not used (rule 3.27)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import ACTIONS, FREE, OWN, Kind, register
from game.rules import career
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, OUT_PARTY
from game.world.reason import Reason
from game.world.state import State

NONE, REST, WRITE, SERVE = range(4)
DOCTRINE = (0, -1)  # an article on doctrine


def least_served(facts: Facts, k: int) -> int:
    """Return the direct client longest unserved, of those the least loyal, -1 where there is none."""
    me = facts.scenario.seats[k]
    mine = [
        p
        for p, patron in enumerate(facts.patron)
        if patron == me and facts.seat_index[p] < 0 and facts.life[p] == ALIVE and facts.rung[p] < OUT_PARTY
        and (facts.posts_of[p] or facts.seat_cc[p])
    ]
    return min(mine, key=lambda p: (facts.served[p], facts.loyalty[p], p), default=-1)


@register
class Habit(Kind):
    """Set the standing order; free, and free to change (rule 3.27)."""

    name, number, cost, at = "habit", 0, FREE, ("desk",)
    fields = ("habit.mode",)
    stays = True

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        if args[0] not in (NONE, REST, WRITE, SERVE):
            return Reason("no_such_thing")
        return Reason("ordered_already") if facts.habit[k] == args[0] else None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for mode in (NONE, REST, WRITE, SERVE):
            yield (mode,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.w("habit")[k] = args[0]

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        if args[0] == SERVE:
            p = least_served(facts, k)
            return [Reason("loyalty_gain", facts.tune.habit_serve, (p,))] if p >= 0 else []
        if args[0] == REST:
            return ACTIONS["rest"].forecast(facts, k, ())
        return ACTIONS["write"].forecast(facts, k, DOCTRINE) if args[0] == WRITE else []


def run(st: State, out: list[Event]) -> None:
    """Let every standing order run whose owner has ordered no own act this month."""
    acted = [k for k, name, _ in st.orders if ACTIONS[name].cost == OWN]
    for k, mode in enumerate(st.habit):
        me = st.scenario.seats[k]
        if not mode or k in acted or not st.is_active(me) or st.acts[k] <= 0:
            continue
        if mode == REST:
            ACTIONS["rest"].apply(st, k, (), out)
        elif mode == WRITE:
            if ACTIONS["write"].why_not(st, k, DOCTRINE) is not None:
                continue
            ACTIONS["write"].apply(st, k, DOCTRINE, out)
        else:
            p = least_served(st, k) if st.is_present(me) else -1
            if p < 0:
                continue
            before = st.loyalty[p]
            career.serve(st, k, p, st.tune.habit_serve)
            out.append(Event("served_client", st.month, (me, p, st.loyalty[p] - before), 1 << k))
        # An act used is not kept.
        st.w("spare")[k] = 1 if st.acts[k] > 1 else 0


__all__ = ["NONE", "REST", "SERVE", "WRITE", "Habit", "least_served", "run"]
