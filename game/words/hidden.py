"""What was hidden in a game: the pacts a seat never heard of and every false report (rule 8.08)."""

from __future__ import annotations

from game.session import Session
from game.world.event import ALL, Event


def secret_pacts(session: Session, seat: int = -1) -> list[Event]:
    """Return the signings of pacts that a seat never heard of, in order; with -1 all that were signed in secret."""
    bit = 1 << seat if seat >= 0 else 0
    leaked = {event.args[0] for event in session.events if event.kind == "pact_leaked"} if seat >= 0 else set()
    return [
        event
        for event in session.events
        if event.kind == "pact_signed"
        and event.audience != ALL
        and not event.audience & bit
        and event.args[0] not in leaked
    ]


def false_reports(session: Session) -> list[Event]:
    """Return every false card that took and every paper published with additions or forged, in order of time."""
    return [
        event
        for event in session.events
        if event.kind == "false_report" or (event.kind == "published" and event.args[3] > 0)
    ]
