"""The rivals of the goal, one under another: who could be removed, and what is still missing for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.ui import news
from game.ui.kit import Kit, escape
from game.ui.screens import shown
from game.words.blows import blow_lines

if TYPE_CHECKING:
    from game.ui.app import App


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
    """Return the counts of every blow that was tried, for the tip."""
    return "; ".join(
        app.text("desk.goal_blow", who=shown.short(app, p), cc=f"{cc.ayes}:{cc.noes}", pb=f"{pb.ayes}:{pb.noes}")
        for p, (cc, pb) in news.blows(app)
    )


__all__ = ["counts", "note", "rows"]
