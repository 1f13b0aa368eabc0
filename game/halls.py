"""The vote of a congress on its report as people at the table saw it: what each expected and how delegations stood."""

from __future__ import annotations

from collections.abc import Callable

from game.play import month
from game.play.actions.hall import floor_of
from game.play.reported import VoteReport
from game.rules import hall, tally
from game.rules.gatherings import meets
from game.world.event import Event
from game.world.scenario import CONGRESS as CONGRESS_KIND
from game.world.state import State
from game.world.view import View


def foreseen(
    st: State, humans: Callable[[], list[int]], view_of: Callable[[int], View]
) -> tuple[State, list[VoteReport]] | None:
    """Return the state before a congress sits and what each person counts of its report; None where none is voted.

    `humans` gives the seats of people still in play, `view_of` what a seat knows.
    """
    if st.phase != month.RECKON or meets(st, (CONGRESS_KIND,)) is None or not humans():
        return None
    by = st.report_by
    if by < 0 or not st.is_active(by):
        return None
    found = []
    said = hall.stands(st, by, floor_of(st))
    for k in humans():
        view, me = view_of(k), st.scenario.seats[k]
        item = hall.report_motion(view, by)
        own = {me: said[me]} if me in said else {}
        found.append(VoteReport(st.month, tuple(item), tally.count(view, item, own), None, False, k))
    return st.clone(), found


def read_out(before: tuple[State, list[VoteReport]] | None, events: list[Event]) -> list[VoteReport]:
    """Return these reports with how the delegations stood, where the vote was held; by delegations."""
    event = next((one for one in events if one.kind == "report_vote"), None)
    if before is None or event is None:
        return []
    st, reports = before
    floor = floor_of(st)
    st.w("orders").clear()
    month.ripen(st, [])  # what the operations of the month brought comes before the congress sits
    by = event.args[1]
    result = tally.count(st, hall.report_motion(st, by), hall.stands(st, by, floor))
    if (result.ayes, result.noes) != event.args[2:4]:
        return []
    for report in reports:
        report.result, report.carried = result, result.carried
    return reports


__all__ = ["foreseen", "read_out"]
