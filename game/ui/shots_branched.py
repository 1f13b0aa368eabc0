"""Pictures of going back: the months to choose from, the courses on the load screen, an ending that was branched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game import save
from game.forks import Fork
from game.ui import forkchart
from game.ui.screens import archive, ending, load

if TYPE_CHECKING:
    from game.session import Session
    from game.ui.app import App

ARCHIVE = {"course": archive.COURSE, "hidden": archive.HIDDEN, "eyes": "stalin"}  # its further pages
NAMES = (
    "load_branches", "load_name", "ending_branched", "ending_others", *(f"ending_archive_{name}" for name in ARCHIVE)
)  # fmt: skip


def infos(session: Session, app: App) -> list[save.SaveInfo]:
    """Make up the saves of a game with three courses, the newest first, without writing one."""
    start = session.scenario.start
    one, two, three = Fork(1, app.text("rewind.sample"), start + 26), Fork(2, "", start + 40), Fork(3, "", start + 9)
    made = []
    courses = [([one, two], 51), ([one], 71), ([three], 20), ([], 71)]
    for n, (forks, after) in enumerate(courses):
        header = {
            "title": session.scenario.title, "scenario": session.scenario.id, "month": start + after,
            "people": ["kamenev"], "over": after > 70, "saved": 1_750_000_000 - 90_000 * n, "edited": False,
            "game": save.game_of(session), "branches": [list(fork) for fork in forks],
        }  # fmt: skip
        made.append(save.SaveInfo(Path(f"course-{n}.save"), header))
    return made


def branched(app: App, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Show the screens of going back, in the game of the pictures."""
    session = app.session
    if session is None or not any(map(wanted, NAMES)):
        return
    for name in ("load_branches", "load_name"):
        if wanted(name):
            app.go("load", part="branches")
            screen = app.stack[-1]
            assert isinstance(screen, load.Load)
            screen.found, screen.at = infos(session, app), 0
            screen.asked = "name" if name == "load_name" else ""
            yield name
    if wanted("ending_branched") and session.over:
        session.branches = [Fork(1, app.text("rewind.sample"), session.scenario.start + 26)]
        app.stack.clear()
        app.go("ending", page="outcome")
        yield "ending_branched"
        session.branches = []
    if wanted("ending_others") and session.over:
        app._memo[("fork", app.seat)] = others(app)
        app.stack.clear()
        app.go("ending", page="course")
        yield "ending_others"
    for name, eyes in ARCHIVE.items():
        if wanted(f"ending_archive_{name}") and session.over:
            app.stack.clear()
            app.go("ending", page="archive")
            screen = app.stack[-1]
            assert isinstance(screen, ending.Ending)
            screen.archive.eyes = eyes
            yield f"ending_archive_{name}"


def others(app: App) -> forkchart.Story:
    """Return the story of the game with two other courses made up, as they would be read from saves."""
    told = forkchart.story(app)
    assert told is not None
    k, first = max(0, app.seat), told.first
    up = [(first + n, told.leads[n][k] + 6 * (n - 26)) for n in range(26, min(len(told.leads), 60))]
    down = [(first + n, max(20, told.leads[n][k] - 5 * (n - 9))) for n in range(9, min(len(told.leads), 32))]
    names = app.text("rewind.sample"), app.text("load.branch_n", n=3)
    return told._replace(others=[forkchart.Other("a", names[0], up), forkchart.Other("b", names[1], down)])


__all__ = ["branched"]
