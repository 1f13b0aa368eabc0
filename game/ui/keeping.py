"""Saves as the window uses them, and what is kept when the program makes a mistake."""

from __future__ import annotations

import io
import sys
import traceback
from typing import TYPE_CHECKING

import pygame

from game import __version__, files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from game.session import Session
    from game.ui.app import App

LAST_ACTIONS = 40


def autosave(app: App, session: Session) -> None:
    """Keep the game at a month's opening; what fails is said and the game goes on."""
    from game import save

    try:
        save.autosave(session)
        app.saved_last = (session, len(session.log))
    except files.StorageError as fault:
        app.notice(str(fault))


def unsaved(app: App) -> bool:
    """Tell whether a person at the table has done anything that lies in no save."""
    session, kept = app.session, app.saved_last
    if session is None or session.over:
        return False
    since = kept[1] if kept is not None and kept[0] is session else 0
    return any(entry.seat in session.humans() for entry in session.log[since:]) or kept is None


def quick_save(app: App) -> None:
    """Keep the game as the quick save and say so."""
    from game import save

    if app.session is None:
        app.notice(app.text("notice.no_game"))
        return
    write(app, save.save_path(save.QUICK))


def write(app: App, path: Path, then: Callable[[], object] | None = None) -> None:
    """Write a save beside the window and say so; `then` is done when it lies there, what fails is said."""
    from game import save

    session, done = app.game, len(app.game.log)

    def written() -> str:
        try:
            save.save_game(session, path)
        except files.StorageError as fault:
            return str(fault)
        return ""

    def told(wrong: str) -> None:
        app.notice(wrong or app.text("notice.saved", name=path.name))
        if not wrong:
            app.saved_last = (session, done)
        if not wrong and then is not None:
            then()

    app.beside(app.text("notice.writing"), written, told)


def quick_load(app: App) -> None:
    """Go on with the quick save, if there is one; what was played since is kept as a course of its own."""
    from game import save

    path = save.save_path(save.QUICK)
    if not path.exists():
        app.notice(app.text("notice.no_quick"))
        return
    load(app, path, before=app.session)


def played_apart(session: Session, other: Session) -> bool:
    """Tell whether a person has answered anything in a game that another game, or course of it, does not hold."""
    mine, theirs = ([(one.seat, one.action) for one in log] for log in (session.log, other.log))
    shared = next((n for n, pair in enumerate(zip(mine, theirs, strict=False)) if pair[0] != pair[1]), len(theirs))
    people = session.humans()
    return any(seat in people for seat, _ in mine[shared if _same_game(session, other) else 0 :])


def _same_game(session: Session, other: Session) -> bool:
    from game import save

    return save.game_of(session) == save.game_of(other)


def load(
    app: App,
    path: Path,
    edited_ok: bool = False,
    then: Callable[[str], object] | None = None,
    before: Session | None = None,
) -> None:
    """Open a save beside the window and go on with it; `then` gets a sentence when it does not open, '' when it did.

    What is wrong is said at the foot too. What a game `before` it holds that the save does not is kept first.
    """
    from game import rewind, save

    def opened() -> tuple[Session, str] | save.SaveError | files.StorageError:
        try:
            session, kept = save.load_game(path, edited_ok), ""
            if before is not None and played_apart(before, session):
                kept = rewind.keep_course(before).name
        except (save.SaveError, files.StorageError) as fault:
            return fault
        app.read_texts(session.scenario)
        return session, kept

    def shown(found: tuple[Session, str] | save.SaveError | files.StorageError) -> None:
        told = "" if isinstance(found, tuple) else str(found)
        if isinstance(found, tuple):
            _go_on(app, found[0])
            app.notice(app.text("notice.loaded_kept" if found[1] else "notice.loaded", name=path.name, kept=found[1]))
        else:
            app.notice(told)
            app.may_edit = isinstance(found, save.SaveError) and found.editable
        if then is not None:
            then(told)

    app.may_edit = False
    app.beside(app.text("notice.loading"), opened, shown)


def _go_on(app: App, session: Session) -> None:
    """Take over a session that was opened, and hear of it what one heard before it was kept."""
    app.enter(session)
    app.saved_last = (session, len(session.log))


def go_back(app: App, session: Session, n: int, name: str) -> None:
    """Keep the course of a game and play on from the opening of a month of it, on a branch; beside the window."""
    from game import rewind
    from game.forks import Fork
    from game.session import Diverged

    month = session.months[n][0]

    def gone_back() -> tuple[Path, Session] | Exception:
        try:
            kept = rewind.keep_course(session)
            return kept, rewind.rewound(session, n, Fork(rewind.next_number(session), name, month))
        except (files.StorageError, Diverged, ValueError) as fault:
            return fault

    def shown(found: tuple[Path, Session] | Exception) -> None:
        if isinstance(found, Exception):
            app.notice(app.text("rewind.failed", why=found))
            return
        kept, new = found
        new.parent = kept.stem
        _go_on(app, new)
        app.notice(app.text("rewind.went", month=app.words.month(month), kept=kept.name))

    app.beside(app.text("notice.loading"), gone_back, shown)


def picture(app: App) -> None:
    """Write the window as a PNG into the player's folder and say where, or why not; beside the window."""
    drawn, folder = app.kit.surface.copy(), files.home() / "pictures"

    def write() -> tuple[str, str]:
        data = io.BytesIO()
        try:
            pygame.image.save(drawn, data, "window.png")
            n = 1
            while (folder / f"politburo-{n:03d}.png").exists():
                n += 1
            path = files.write_new(folder, f"politburo-{n:03d}", {".png": data.getvalue()})[0]
        except (files.StorageError, OSError, pygame.error) as fault:
            return "", str(fault)
        return str(path), ""

    def written(found: tuple[str, str]) -> None:
        path, why = found
        app.notice(app.text("notice.picture", path=path) if path else app.text("notice.no_picture", why=why))

    app.beside(app.text("notice.writing"), write, written)


def newest_saved() -> Path | None:
    """Return the save file written last, None when there is none; it is not opened."""
    try:
        found = [(path.stat().st_mtime_ns, path) for path in files.saves_folder().glob("*.save")]
    except OSError:
        return None
    return max(found)[1] if found else None


def report(app: App, fault: Exception) -> list[str]:
    """Write the crash file and an emergency save; returns sentences for the player."""
    frames = traceback.extract_tb(fault.__traceback__)
    where = f"{frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    told = [f"{type(fault).__name__}: {str(fault)[:200]} ({where})"]
    path = files.logs_folder() / "crash.txt"
    try:
        files.write_atomic(path, _account(app, fault).encode(errors="replace"))
        told.append(app.text("crash.report", path=path))
    except files.StorageError as other:
        told.append(str(other))
    if app.session is not None:
        from game import save

        try:
            kept = save.save_game(app.session, save.save_path("emergency"))
            told.append(app.text("crash.saved", name=kept.name))
        except Exception as other:  # the state itself may be what is broken; the older saves are still there
            told.append(app.text("crash.not_saved", why=str(other)[:120] or type(other).__name__))
    return told


def _account(app: App, fault: Exception) -> str:
    """Return version, scenario, seed, the last actions and the traceback as text."""
    lines = [f"politburo {__version__}, Python {sys.version}", " ".join(sys.argv)]
    lines.append(
        f"screens: {', '.join(one.name for one in app.stack)}; {app.kit.size}, text {app.settings.text_percent} %"
    )
    session = app.session
    if session is not None:
        lines.append(
            f"scenario {session.scenario.id}, hash {session.scenario.hash}, seed {session.seed}, seats {session.seats}"
        )
        lines.append(f"month {session.state.month}, decision {session.decision}")
        lines.extend(
            f"  {entry.seat} {entry.action.kind} {list(entry.action.args)}"
            for entry in session.log[-LAST_ACTIONS:]
        )
    return "\n".join(lines) + "\n\n" + "".join(traceback.format_exception(fault))


__all__ = [
    "autosave",
    "go_back",
    "load",
    "newest_saved",
    "picture",
    "played_apart",
    "quick_load",
    "quick_save",
    "report",
    "unsaved",
    "write",
]
