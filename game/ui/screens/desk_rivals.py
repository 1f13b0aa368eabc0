"""The rivals of the goal, one under another: who could be removed, and what is still missing for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.advice import ledger
from game.advice.goal import removal
from game.rules import tally
from game.ui import news
from game.ui.kit import Kit, escape
from game.ui.screens import said, shown
from game.words.blows import blow_lines
from game.world.kinds import CC

if TYPE_CHECKING:
    from game.ui.app import App

MOST = 3  # names whose reason is told


def rows(kit: Kit, app: App, area: Any, y: float) -> float:
    """Draw a row for each rival, with a sign and the votes missing; returns where they end."""
    found = app.memo("blow lines", lambda: blow_lines(app.words, app.view, app.seat, news.blows(app)))
    if found:
        head = escape(app.words.say("goal", "blow_head"))
        y += kit.paragraph((area.x + 24, y, area.w - 34, 0), head, "small_italic", "muted") + 2
    for one in found:
        if not one.good:
            y = note(kit, area, y, one.text)
            continue
        falls = one.good > 0
        kit.label((area.x + 22, y, 16, 21), "+" if falls else "−", "small_bold", "good" if falls else "bad")
        y += kit.paragraph((area.x + 38, y, area.w - 48, 0), escape(one.text), "small") + 2
    return y


def note(kit: Kit, area: Any, y: float, text: str) -> float:
    """Draw how a bloc is in the figure above it; returns where it ends."""
    return y + kit.paragraph((area.x + 38, y, area.w - 48, 0), escape(text), "small_italic", "muted") + 2


def counts(app: App) -> str:
    """Return the counts of every blow that was tried, with who changed his mind in a month and why, for the tip."""
    lines = []
    for p, (cc, pb) in news.blows(app):
        figures = {"cc": f"{cc.ayes}:{cc.noes}", "pb": f"{pb.ayes}:{pb.noes}"}
        told = app.text("desk.goal_blow", who=shown.short(app, p), **figures)
        lines.append(" ".join([told, *since(app, app.me, p)]))
    return "\n".join(lines)


def since(app: App, mover: int, target: int) -> list[str]:
    """Say who of the Committee was for a removal a month ago and is not now, and the other way, with his reason."""
    past = news.before(app)
    if past is None or past.seat_pb[target] != app.view.seat_pb[target]:
        return []
    then, now = (tally.count(view, removal(view, mover, target, CC)) for view in (past, app.view))
    out, changed = [], ledger.broken(then, now)
    for key, way in (("left", False), ("came", True)):
        found = [one for one in changed if bool(one.real.ayes) is way and one.real.person >= 0]
        reasons = [
            app.text("desk.goal_blow_why", who=shown.short(app, one.real.person), why=said.ground(app, one.unknown[0]))
            for one in found[:MOST] if one.unknown
        ]  # fmt: skip
        if reasons:
            names = ", ".join(shown.short(app, one.real.person) for one in found)
            out.append(app.text(f"desk.goal_blow_{key}", n=len(found), names=names, why="; ".join(reasons)))
    return out


__all__ = ["counts", "note", "rows", "since"]
