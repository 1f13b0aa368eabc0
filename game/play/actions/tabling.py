"""The agenda: table a motion, change the order of business, close the desk (rules 4, 16 and 17)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play import motion
from game.play.action import FREE, OWN, Kind, register
from game.rules import tally
from game.world.event import Event
from game.world.facts import CONFIDENCE, Facts
from game.world.reason import Reason
from game.world.state import State

DELAY, FORCE, CIRCULATE = range(3)


@register
class Table(Kind):
    """Table a motion in the body that hears it this month (rules 4, 16)."""

    name, number, cost = "motion", 16, OWN
    fields = ("motion.kind", "motion.a", "motion.b")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        kind, a, b = args
        if kind == CONFIDENCE:
            return Reason("only_by_offer")
        ordered = any(seat == k and name == "motion" and other[:2] == args[:2] for seat, name, other in facts.orders)
        if ordered:
            return Reason("ordered_already")
        return motion.why_not(facts, facts.scenario.seats[k], kind, a, b)

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        p = facts.scenario.seats[k]
        for kind in (5, 4, 3, 0, 7, 1, 2, 6, 8):
            for a, b in motion.KINDS[kind].options(facts, p):
                yield kind, a, b

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        motion.table(st, st.scenario.seats[k], args[0], args[1], args[2], out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        count = tally.count(facts, motion.make(facts, facts.scenario.seats[k], *args), why=False)
        return [Reason("ayes_expected", count.ayes), Reason("noes_expected", -count.noes)]


@register
class Order(Kind):
    """Change the order of business: put an item off once, force one, send one round by circulation (rules 4, 17)."""

    name, number, cost = "order", 17, OWN
    fields = ("order.mode", "item")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        mode, n = args
        me = facts.scenario.seats[k]
        if mode not in (DELAY, FORCE, CIRCULATE) or not 0 <= n < len(facts.agenda):
            return Reason("no_such_thing")
        item = facts.agenda[n]
        if mode in (DELAY, CIRCULATE) and not facts.has_lever(me, "agenda") and not facts.has_lever(me, "chair"):
            return Reason("no_lever")
        if mode == DELAY and item.put_off:
            return Reason("put_off_already")
        if mode == FORCE and not item.put_off:
            return Reason("not_put_off")
        if mode == CIRCULATE and item.kind in (4, 5, 9):
            return Reason("not_by_circulation")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me = facts.scenario.seats[k]
        for n, item in enumerate(facts.agenda):
            if item.mover != me:
                yield DELAY, n
            yield FORCE, n
            yield CIRCULATE, n

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        mode, n = args
        if n >= len(st.agenda):
            return
        item = st.agenda[n]
        me = st.scenario.seats[k]
        if mode == DELAY:
            st.w("agenda")[n] = item._replace(put_off=st.month + 1)
            out.append(Event("delayed", st.month, (me, *motion.pack(item))))
        elif mode == FORCE:
            st.w("agenda")[n] = item._replace(put_off=0)
            out.append(Event("forced", st.month, (me, *motion.pack(item))))
        else:
            st.w("agenda")[n] = item._replace(c=1)


@register
class End(Kind):
    """Close the desk: one unused act is kept (rules 3.2)."""

    name, number, cost, at = "end", 0, FREE, ("desk",)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        spent = sum(1 for seat, name, _ in st.orders if seat == k and _is_own(name))
        st.w("spare")[k] = 1 if st.acts[k] - spent > 0 else 0


def _is_own(name: str) -> bool:
    from game.play.action import ACTIONS

    return ACTIONS[name].cost == OWN


__all__ = ["End", "Order", "Table"]
