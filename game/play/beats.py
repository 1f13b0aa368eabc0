"""The beats of a congress as questions and their answers: reporter, theses, conferences, list, floor (rules 3)."""

from __future__ import annotations

from game.rules import congress, hall
from game.world.event import Event
from game.world.kinds import Decision
from game.world.scenario import CONGRESS as CONGRESS_KIND
from game.world.state import State
from game.world.view import look


def _beat(st: State) -> tuple[int, int]:
    """Return how far off the congress is whose beat falls in this month, 0 for none, and its place on the calendar."""
    item, ahead = congress.coming(st), congress.months_to(st)
    return (ahead, congress.gathering_index(st, item)) if item is not None and ahead in (1, 2, 3) else (0, -1)


def ask(st: State, order: list[int]) -> None:
    """Put the questions of this month's beat to the seats it concerns, in an order of seats."""
    ahead, number = _beat(st)
    if not ahead:
        return
    queue = st.w("queue")
    seats = [(k, st.scenario.seats[k]) for k in order if st.is_active(st.scenario.seats[k])]
    able = hall.may_report(st)
    if ahead == 3:
        # With one other to name there is something to say; the vote function speaks for those who are not contenders.
        queue.extend(
            Decision("reporter", k, number)
            for k, p in seats
            if p in able and len(able) > 1 and hall.is_open(look(st, k), p)
        )
        return
    if ahead == 2 and st.report_by in able:
        queue.append(Decision("theses", st.seat_index[st.report_by], number))
    # One question a month: who writes the theses or bargains over the list travels to no conference (rule 3.31).
    busy = [d.seat for d in queue]
    if ahead == 1:
        queue.extend(Decision("slate", k, number) for k, p in seats if st.seat_pb[p] == 2)
        busy = [k for k, p in seats if st.seat_pb[p] == 2]
    queue.extend(Decision("conference", k, number) for k, p in seats if st.seat_cc[p] == 2 and k not in busy)


def play(st: State, out: list[Event]) -> None:
    """Play this month's beat with what the seats have answered."""
    ahead, number = _beat(st)
    if not ahead:
        return
    if ahead == 3:
        named = {st.scenario.seats[k]: args[0] for k, name, args in st.orders if name == "name_reporter"}
        hall.choose_reporter(st, named, out, number)
        return
    visits = [(k, args[0]) for k, name, args in st.orders if name == "visit"]
    roots = st.roots()
    for q in congress.contested(st, st.month):
        mine = [
            (k, 1 if st.holder[q] >= 0 and roots[st.holder[q]] == st.scenario.seats[k] else 0)
            for k, post in visits
            if post == q
        ]
        congress.hold_conference(st, q, mine, out, number)
    if ahead == 1:
        congress.settle_the_rest(st, out, number)


def ask_the_floor(st: State, order: list[int]) -> None:
    """Ask, where a congress meets this month, what each contender in the Committee says to the report."""
    item = congress.meets(st, (CONGRESS_KIND,))
    if item is None:
        return
    number = congress.gathering_index(st, item)
    for k in order:
        p = st.scenario.seats[k]
        if st.is_active(p) and st.is_present(p) and st.seat_cc[p] == 2 and p != st.report_by:
            st.w("queue").append(Decision("report", k, number))


__all__ = ["ask", "ask_the_floor", "play"]
