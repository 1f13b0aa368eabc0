"""What is heard of the game beside what the hand does: the bell, the paper, names called, a man struck, the music."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.ui.app import App

OUTSIDE = ("ending", "curtain")  # screens under which nothing of a session is on


class Hearing:
    """Watches what the window shows, frame by frame, and tells which sounds belong to what is new in it."""

    def __init__(self) -> None:
        self._paper: object = None  # the sheet shown last
        self._rung: object = None  # the game and month whose session was opened by the bell
        self._called: tuple[object, int] = (None, 0)  # the roll being read and how many names were heard
        self._log: tuple[object, int, int] = (None, -1, 0)  # game, seat and events that were looked through
        self._struck = False  # somebody was struck, and the roll that tells it may still be read

    def cues(self, app: App) -> list[str]:
        """Return the cues of what is new since the last frame."""
        found: list[str] = []
        if app.session is None or not app.stack:
            self._paper, self._rung, self._struck = None, None, False
            return found
        top: Any = app.stack[-1]
        paper = (id(top), top.month) if top.name == "front_page" else None
        if paper is not None and paper != self._paper:
            found.append("paper")
        self._paper = paper
        decision = app.session.decision
        if decision is not None and decision.kind == "call" and in_session(app):
            key = (id(app.session), app.session.state.month)
            if key != self._rung:
                found.append("bell")
            self._rung = key
        reading = top.name == "vote" and top.report >= 0 and not top.read
        if reading:
            roll, (before, count) = (id(top), top.report), self._called
            if top.called > (count if before == roll else 0):
                found.append("tick")
            self._called = (roll, top.called)
        self._look(app)
        if self._struck and not reading and top.name not in OUTSIDE:
            found.append("low")
            self._struck = False
        return found

    def _look(self, app: App) -> None:
        """Look through the events that are new to the seat for a man who was struck."""
        session = app.session
        assert session is not None
        game, seat, seen = self._log
        count = len(session.events)
        if game is not session or seat != app.seat or count < seen:
            self._struck = False
        elif count > seen:
            self._struck |= any(event.kind == "struck" for event in session.heard(app.seat, seen))
        self._log = (session, app.seat, count)


def in_session(app: App) -> bool:
    """Tell whether a session is on and shown: the corridor before it, a vote, or the reading of a roll."""
    if app.session is None or any(one.name in OUTSIDE for one in app.stack):
        return False
    decision = app.session.decision
    asked = decision is not None and decision.kind in ("corridor", "call")
    top: Any = app.stack[-1]
    return (asked and top.name in ("vote", "decision")) or (top.name == "vote" and top.report >= 0 and not top.read)


def piece(app: App) -> str:
    """Return the piece of music that belongs to what is shown."""
    if any(one.name == "ending" for one in app.stack):
        return "epilogue"
    return "session" if in_session(app) else "desk"
