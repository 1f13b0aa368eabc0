"""Pictures of a game that is only watched, in a game of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from game.session import Session

if TYPE_CHECKING:
    from game.ui.app import App

SEED, MONTHS = 7, 5
PAGES = {"watch": "month", "watch_sessions": "sessions", "watch_pace": "pace", "watch_seven": "seven"}
THROUGH = ("front_page", "chain", "pacts", "chronicle", "vote", "country")


def watched(app: App, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Show a watched game: its overview part by part, a session as a scene, and what nobody's eyes may open."""
    names = (*PAGES, "watch_eyes", "watch_stopped", "watch_scene", *(f"watch_{name}" for name in THROUGH))
    if not any(map(wanted, names)):
        return
    before = app.session, app.seat, app.heard, app.paper_shown, app.watch
    session = Session(app.scenario, SEED, ["standard"] * len(app.scenario.seats), paced=True)
    app.enter(session)
    for _ in range(MONTHS):
        app.watch.step()
    for name, tab in PAGES.items():
        if wanted(name):
            app.go("desk")
            app.stack[-1].tab = tab  # type: ignore[attr-defined]
            yield name
    if wanted("watch_eyes"):
        app.watch.look_through(1)
        app.go("desk")
        yield "watch_eyes"
        app.watch.look_through(-1)
    if wanted("watch_stopped"):
        app.watch.told = [app.text("watch.congress", what=app.scenario.calendar[0].name)]
        app.go("desk")
        yield "watch_stopped"
        app.watch.told = []
    vote = next(n for n, one in enumerate(session.reports) if one.result is not None)
    for name in ("scene", *THROUGH):
        if wanted(f"watch_{name}"):
            app.go("desk")
            app.go("vote" if name == "scene" else name, **({"report": vote} if name == "scene" else {}))
            yield f"watch_{name}"
    app.session, app.seat, app.heard, app.paper_shown, app.watch = before
    app.words_for(app.scenario)


__all__ = ["watched"]
