"""The agenda: table a motion, change the order of business, close the desk (rules 4, 16 and 17)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play import motion
from game.play.action import FREE, OWN, Kind, own_acts_left, register
from game.play.agenda import CALLED, CIRCULATES, backers, by_name, force_bar, force_needs, next_sitting
from game.rules import tally
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import CONFIDENCE, Decision, Motion
from game.world.reason import Reason
from game.world.state import State

DELAY, FORCE, CIRCULATE, FIRST = range(4)


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
        count = tally.expect(facts, motion.make(facts, facts.scenario.seats[k], *args))
        return [Reason("ayes_expected", count.ayes), Reason("noes_expected", -count.noes)]


@register
class Order(Kind):
    """Change the order of business: put an item off once, force one, send one round, take one first (rules 4, 17)."""

    name, number, cost = "order", 17, OWN
    fields = ("order.mode", "item")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        # What comes first is settled when the session opens.
        return Reason("only_in_the_corridor") if args[0] == FIRST else _order_bar(facts, k, *args)

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        return _orders(facts, k)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        _do_order(st, k, args[0], args[1], out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return _chance(facts, *args)


@register
class Business(Kind):
    """The same in the corridor, when everything tabled is known: it costs a word (rules 3.4 and 4, 17)."""

    name, at, fields = "business", ("corridor",), ("order.mode", "item")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        return _order_bar(facts, k, *args) if facts.words[k] > 0 else Reason("no_word_left")

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        return _orders(facts, k)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.w("words")[k] -= 1
        item = st.agenda[args[1]]
        mover = item.mover
        _do_order(st, k, args[0], args[1], out)
        if args[0] == CIRCULATE:
            out.append(Event("by_circulation", st.month, (item.body, *motion.pack(item))))
        # Whose item has been put off may still have it forced, though he had left the corridor.
        j = st.seat_index[mover]
        if args[0] == DELAY and j >= 0 and j != k and st.is_present(mover):
            st.w("words")[j] = max(1, st.words[j])
            if not any(d.kind == "corridor" and d.seat == j for d in st.queue):
                st.w("queue").append(Decision("corridor", j))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return _chance(facts, *args)


def _chance(facts: Facts, mode: int, n: int) -> list[Reason]:
    """Return who would ask for an item to be forced, as far as one knows, against how many are needed."""
    if mode != FORCE or not 0 <= n < len(facts.agenda):
        return []
    item = facts.agenda[n]
    return [Reason("would_ask", len(backers(facts, item))), Reason("must_ask", -force_needs(facts, item))]


def _orders(facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
    for n, item in enumerate(facts.agenda):
        if item.mover != facts.scenario.seats[k]:
            yield DELAY, n
        yield FORCE, n
        yield CIRCULATE, n
        yield FIRST, n


def _order_bar(facts: Facts, k: int, mode: int, n: int) -> Reason | None:
    """Return what bars a change in the order of business, None if nothing does."""
    me = facts.scenario.seats[k]
    if mode not in (DELAY, FORCE, CIRCULATE, FIRST) or not 0 <= n < len(facts.agenda) or facts.agenda[n].month < 0:
        return Reason("no_such_thing")
    item = facts.agenda[n]
    chair = facts.has_lever(me, "chair")
    if mode == FIRST and not chair:
        return Reason("only_the_chair")
    if mode in (DELAY, CIRCULATE) and not chair and not facts.has_lever(me, "agenda"):
        return Reason("no_lever")
    if mode == DELAY and item.put_off:
        return Reason("put_off_already")
    if mode == DELAY and next_sitting(facts, item.body) < 0:
        return Reason("no_other_sitting")
    if mode == FORCE:
        if me not in tally.voters(facts, item.body):
            return Reason("not_in_body")
        return force_bar(facts, item)
    if mode == CIRCULATE and item.put_off > facts.month:
        return Reason("item_put_off")
    if mode == CIRCULATE and by_name(facts, item):
        return Reason("not_by_circulation")
    if mode == CIRCULATE and item.c == CALLED:
        return Reason("called_already")
    if mode == CIRCULATE and item.c == CIRCULATES:
        return Reason("goes_round_already")
    if mode == FIRST:
        same = [m for m in facts.agenda if _called_now(facts, m, item.body)]
        if item not in same or same[0] == item:
            return Reason("first_already")
    return None


def _called_now(facts: Facts, m: Motion, body: int) -> bool:
    return m.body == body and m.month >= 0 and m.put_off <= facts.month and m.c != CIRCULATES


def _do_order(st: State, k: int, mode: int, n: int, out: list[Event]) -> None:
    if n >= len(st.agenda):
        return
    item = st.agenda[n]
    me = st.scenario.seats[k]
    agenda = st.w("agenda")
    if mode == DELAY:
        agenda[n] = item._replace(put_off=next_sitting(st, item.body), c=0)
        out.append(Event("delayed", st.month, (me, *motion.pack(item))))
    elif mode == FORCE:
        asked, needed = len(backers(st, item)), force_needs(st, item)
        if asked < needed:
            out.append(Event("force_failed", st.month, (me, *motion.pack(item), asked, needed)))
            return
        # It keeps the mark of having been put off, so that nobody puts it off again.
        agenda[n] = item._replace(put_off=st.month)
        out.append(Event("forced", st.month, (me, *motion.pack(item))))
    elif mode == CIRCULATE:
        agenda[n] = item._replace(c=CIRCULATES)
    else:
        agenda.pop(n)
        agenda.insert(next(x for x, m in enumerate(agenda) if _called_now(st, m, item.body)), item)
        out.append(Event("taken_first", st.month, (me, *motion.pack(item))))


@register
class End(Kind):
    """Close the desk: one unused act is kept (rules 3.2)."""

    name, number, cost, at = "end", 0, FREE, ("desk",)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.w("spare")[k] = 1 if own_acts_left(st, k) > 0 else 0


__all__ = ["Business", "End", "Order", "Table"]
