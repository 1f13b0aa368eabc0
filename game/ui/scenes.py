"""Which of the votes that were held are shown as a scene although nobody's answer was asked in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.vote import target_of
from game.world.kinds import CONGRESS, JOINT, Decision, Motion

if TYPE_CHECKING:
    from game.play.reported import VoteReport
    from game.session import Session

SAVED = ("withdrawn", "amended", "referred")


def held(session: Session) -> set[int]:
    """Return the votes that have been held so far, by place in the reports; what may still be saved is not lost yet."""
    hanging = {decision.a for decision in session.state.queue if decision.kind == "amend"}
    open_ = {tuple(session.state.agenda[n]) for n in hanging if 0 <= n < len(session.state.agenda)}
    now = session.state.month
    return {
        n for n, report in enumerate(session.reports)
        if report.result is not None and not (report.month == now and report.motion in open_)
    }  # fmt: skip


def saved(session: Session, report: VoteReport) -> tuple[str, int]:
    """Return what became of a motion that hung on one vote: withdrawn, amended, referred with the month, or nothing."""
    if report.carried:
        return "", -1
    item = Motion(*report.motion)
    for event in session.events:
        if event.month != report.month or event.kind not in SAVED or event.args[0] != item.mover:
            continue
        again = Motion(*event.args[1 : 1 + len(item)])
        if (again.kind, again.a, again.body) != (item.kind, item.a, item.body):
            continue
        if event.kind == "amended" and again.c == item.c:
            continue  # it is the softer text itself
        return event.kind, event.args[-1] if event.kind == "referred" else -1
    return "", -1


def worth_seeing(session: Session, seat: int, before: set[int]) -> list[int]:
    """Return the votes held since `before` that a person must see: his own, those about him, those that were close.

    And those he is asked about: nobody says what he does after a vote of which he has not seen the count. They come as
    they stood on the agenda, what went round for signature among what was called.
    """
    reports = session.reports
    mine = [n for n in held(session) - before if reports[n].seat == seat >= 0]
    asked = {report for d in session.state.queue if (report := reported(session, d)) is not None and d.seat == seat}
    found = [n for n in mine if n in asked or _matters(session, reports[n])]
    return sorted(found, key=lambda n: (reports[n].month, reports[n].place, n))


def reported(session: Session, decision: Decision) -> int | None:
    """Return the place in the reports of the vote after which a minority is asked, None for other questions."""
    if decision.kind != "after" or not 0 <= decision.a < len(session.state.agenda):
        return None
    item = session.state.agenda[decision.a]
    for n in range(len(session.reports) - 1, -1, -1):
        report = session.reports[n]
        # What has been voted on stands on the agenda without its month.
        if report.seat == decision.seat and Motion(*report.motion)._replace(month=item.month) == item:
            return n if report.month == session.state.month and report.result is not None else None
    return None


def _matters(session: Session, report: VoteReport) -> bool:
    """Tell whether the person's own name was called, or it is his own matter, or hung by one, or was counted wrong.

    A paper that went round to everybody's content, and is not his own matter, is told in the news alone.
    """
    item, me = Motion(*report.motion), session.scenario.seats[report.seat]
    result = report.result
    if result is None:
        return False
    agreed = not report.called and not (result.ayes and result.noes)
    if not agreed and any(line.person == me and line.ayes + line.noes for line in result.lines):
        return True
    # Who lost his post by it no longer holds it: what it aimed at is read from the month's opening.
    opening = next((st for month, st in reversed(session.months) if month == report.month), session.state)
    mine = me in (item.mover, target_of(opening, item), target_of(session.state, item))
    if mine or report.open or item.body == CONGRESS or report.expected.carried != report.carried:
        return True
    if agreed:
        return False
    head = 6 if item.body == JOINT else max((line.ayes + line.noes for line in result.lines), default=1)
    return abs(1000 * result.ayes - (result.ayes + result.noes) * result.needed) <= 1000 * head


__all__ = ["held", "reported", "saved", "worth_seeing"]
