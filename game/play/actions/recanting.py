"""Recantation: down a rung, a hold for the victor, names that are asked for, and what is not believed (rules 4, 21)."""

from __future__ import annotations

from game.play.action import OWN, Kind, register
from game.play.actions.answers import current
from game.rules.hold import RECANTED
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, EXILE, OUT_PARTY, OUT_POST, Decision, Hold
from game.world.reason import Reason
from game.world.state import State


def victor(facts: Facts, p: int) -> int:
    """Return before whom one recants: who struck him last, else the General Secretary; -1 if neither contends."""
    for x in (facts.struck_by[p] - 1, facts.secretary()):
        if x >= 0 and x != p and facts.seat_index[x] >= 0 and facts.is_active(x):
            return x
    return -1


def associates(facts: Facts, p: int) -> list[int]:
    """Return whom a person could name: his followers in office or in the Committee, as far as known here."""
    return [
        x
        for x in range(len(facts.life))
        if facts.patron[x] == p
        and facts.life[x] == ALIVE
        and facts.seat_index[x] < 0
        and (facts.posts_of[x] or facts.seat_cc[x])
    ]


def expected(facts: Facts, p: int) -> list[Reason]:
    """Return what a recantation would bring, as reasons of a forecast."""
    times = min(2, facts.recants[p])
    out = [Reason("own_standing", -facts.tune.recant_standing), Reason("believed", (100, 60, 0)[times])]
    if times < 2:
        out.append(Reason("record_down", -facts.record[p] // 2))
    if times == 1:
        out.append(Reason("names_asked", len(associates(facts, p))))
    if (he := victor(facts, p)) >= 0:
        out.append(Reason("hold_for_victor", facts.tune.recant_hold, (he,)))
    return out


@register
class Recant(Kind):
    """Recant: down a rung for standing and a hold in the victor's hand; a third is not believed (rules 4, 21)."""

    name, number, cost = "recant", 21, OWN

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        p = facts.scenario.seats[k]
        if facts.record[p] + facts.case[p] < 10 and facts.rung[p] < OUT_PARTY:
            return Reason("not_accused")
        return None

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        recant(st, k, out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return expected(facts, facts.scenario.seats[k])


def recant(st: State, k: int, out: list[Event]) -> None:
    """Take back what one stood for: the victor gets a hold; the second time names are asked (rules 4, 21)."""
    p = st.scenario.seats[k]
    times = st.recants[p]
    st.w("recants")[p] = times + 1
    st.add("standing", p, -st.tune.recant_standing)
    for x in range(len(st.life)):
        if st.patron[x] == p:
            st.add("loyalty", x, -8)
    out.append(Event("recanted", st.month, (p, times + 1)))
    if times >= 2:
        return
    he = victor(st, p)
    if he >= 0:
        found = Hold(st.new_id(), RECANTED, p, 1 << st.seat_index[he], st.tune.recant_hold, 0, 0)
        st.w("holds").append(found)
        out.append(Event("hold_found", st.month, (he, found.id), 1 << st.seat_index[he]))
    if times == 0:
        _down(st, p)
        if he >= 0 and associates(st, p):
            st.w("queue").append(Decision("recanted", st.seat_index[he], p))
    else:
        st.w("queue").append(Decision("names", k, he))


def _down(st: State, p: int) -> None:
    """Let a statement be believed: record and case halved, labels off, stances halfway to the Line, a rung down."""
    st.w("record")[p] = st.record[p] // 2
    st.w("case")[p] = st.case[p] // 2
    st.w("self_rung")[p] = 1
    for i in range(len(st.line)):
        row = st.row("stance", i)
        row[p] += (st.line[i] - row[p]) // 2
    st.w("labels")[:] = [label for label in st.labels if label.who != p]
    if st.rung[p] == EXILE:
        st.w("rung")[p] = OUT_PARTY
        st.w("sent_to")[p] = 0
    if st.rung[p] < OUT_PARTY:
        if st.struck_rung[p] >= OUT_POST:
            st.w("struck_rung")[p] -= 1
        elif st.reprimands[p]:
            st.add("reprimands", p, -1)


class _Victor(Kind):
    at = ("recanted",)


@register
class Accept(_Victor):
    """Let a recantation stand as it is."""

    name = "let_stand"


@register
class DemandNames(_Victor):
    """Ask who else: those who feel with him remember who asked (rules 4, 21)."""

    name = "demand_names"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        p, _ = current(st, "recanted", k)
        me = st.scenario.seats[k]
        out.append(Event("names_asked", st.month, (me, p)))
        add_reason(st, k, p, CAUSE["insult"], -8)
        for j, x in enumerate(st.scenario.seats):
            if j != k and x != p and st.is_active(x) and st.regard[st.seat_index[p]][x] > 0:
                add_reason(st, k, x, CAUSE["insult"], -4)
        st.w("queue").append(Decision("names", st.seat_index[p], me))


class _Names(Kind):
    at = ("names",)


@register
class NameThem(_Names):
    """Name those who were with one: they are accused and know by whom, and the statement is believed (rules 4, 21)."""

    name = "name_names"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        p = st.scenario.seats[k]
        named = associates(st, p)
        for x in named:
            st.add("case", x, st.tune.named_case, 0, 60)
            st.add("loyalty", x, -15)
            add_reason(st, k, x, CAUSE["betrayed"], -20)
        if st.recants[p] == 2:
            _down(st, p)  # the first was believed without names
        out.append(Event("named", st.month, (p, len(named))))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        p = facts.scenario.seats[k]
        down = [Reason("record_down", -facts.record[p] // 2)] if facts.recants[p] == 2 else []
        return [*down, Reason("names_asked", len(associates(facts, p)))]


@register
class RefuseNames(_Names):
    """Name nobody: one's people do not forget it; a first statement is weakened, a second void (rules 4, 21)."""

    name = "refuse_names"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        p = st.scenario.seats[k]
        for x in associates(st, p):
            st.add("loyalty", x, 10)
        st.w("self_rung")[p] = 0
        st.add("record", p, 6)
        st.add("standing", p, 3)
        out.append(Event("names_refused", st.month, (p,)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("record_up", 6), Reason("own_standing", 3)]


__all__ = ["Recant", "associates", "expected", "recant", "victor"]
