"""Going back in one's own game: it plays on from the opening of a month on a branch, and the old course is kept."""

from __future__ import annotations

from pathlib import Path

from game import files, save, savefile
from game.forks import DEEPEST, MOST, Course, Fork, tree
from game.save import SaveInfo
from game.session import HUMAN, Session, go_on, replayed, resume

DEEP, ALL_RIVALS, NO_ARCHIVE = "deep", "watched", "no_archive"


def why_not(session: Session) -> str:
    """Return why nobody can go back in a game: it is only watched, has no months, branches too often; '' if none."""
    if HUMAN not in session.seats:
        return ALL_RIVALS
    if not session.months:
        return NO_ARCHIVE
    return DEEP if len(session.branches) >= DEEPEST else ""


def rewound(session: Session, n: int, fork: Fork) -> Session:
    """Return a game as it stood at the opening of a month in its archive, on a branch of its own; it stays as it is.

    Raises Diverged where the log cannot be played again.
    """
    log = session.log[: session.opened[n]]
    if session.resumed:
        state = session.months[n][1].to_json()
        new = resume(session.scenario, state, session.seats, log, session.seed, session.rules, session.paced)
        new.months[:0], new.opened[:0] = session.months[:n], session.opened[:n]
        new.events[:0] = [event for event in session.events if event.month < session.months[n][0]]
        new.reports[:0] = [report for report in session.reports if report.month < session.months[n][0]]
        new._leads = [row for row in session.leads() if row[0] < session.months[n][0]]
    else:
        new = replayed(session.scenario, session.seed, session.seats, session.rules, log, paced=session.paced)
        new.log = list(log)
        go_on(new)
    new.branches = [*session.branches, fork]
    new.notes = []
    new.edited = session.edited
    return new


def next_number(session: Session) -> int:
    """Return the number of a new branch: one that no save of the game and no branch of this course has."""
    used = [fork.number for fork in session.branches]
    for info in of_game(save.saves(), save.game_of(session)):
        used += [fork.number for fork in trail(info)]
    free = max(used, default=0) + 1
    return free if free <= MOST else next(n for n in range(1, MOST + 1) if n not in used)


def keep_course(session: Session) -> Path:
    """Write the course as it stands beside the other saves under a name that none has, and return where it lies.

    One that lies there already under such a name is not written again. Raises StorageError with a sentence.
    """
    data = save.pack(session)
    number = session.branches[-1].number if session.branches else 0
    year, month = divmod(session.state.month, 12)
    stem = f"{session.scenario.id}-{session.seed}-course-{number}-{year}-{month + 1:02}"
    body = data.partition(b"\n")[2]
    for info in save.saves():
        if info.path.name.startswith(stem) and not info.problem and info.header["length"] == len(body):
            try:
                if savefile.split(info.path)[1] == body:
                    return info.path
            except savefile.SaveError:
                continue
    return files.write_new(files.saves_folder(), stem, {save.SUFFIX: data})[0]


# -- the branches on the load screen --------------------------------------------------------------


def trail(info: SaveInfo) -> list[Fork]:
    """Return the branches that led to a save, as its header has them."""
    return [Fork(*line) for line in info.header.get("branches", [])]


def number_of(info: SaveInfo) -> int:
    """Return the number of the branch a save lies on, 0 for the first course."""
    forks = trail(info)
    return forks[-1].number if forks else 0


def of_game(infos: list[SaveInfo], game: str) -> list[SaveInfo]:
    """Return the saves of one game, in the order given."""
    return [info for info in infos if not info.problem and game and info.header.get("game") == game]


def games(infos: list[SaveInfo]) -> list[str]:
    """Return the games among saves that have more than one course, the one saved last first."""
    found = dict.fromkeys(info.header.get("game", "") for info in infos if not info.problem)
    return [game for game in found if game and len(courses(of_game(infos, game))) > 1]


def courses(infos: list[SaveInfo]) -> list[Course]:
    """Return the courses of a game in the order of a tree; the saves are newest first."""
    return tree([trail(info) for info in infos])


def name_branch(path: Path, name: str) -> None:
    """Give the branch on which a save lies a name, in that save; the file as it was is kept beside it.

    Raises SaveError for one that does not open as the game wrote it, StorageError with a sentence.
    """
    saved = save.read_save(path)
    header, body = dict(saved.header), dict(saved.body)
    start = saved.scenario.start
    forks = saved.branches or [Fork(0, "", start)]
    named = [*forks[:-1], forks[-1]._replace(name=name)]
    for part in (header, body):
        part["branches"] = named
    kept = {field: value for field, value in header.items() if field not in ("length", "sha256", "schema", "version")}
    files.write_atomic(path, savefile.join(kept | {"game": save.game_id(saved)}, body))


# -- the other courses on the chart ---------------------------------------------------------------


def leads_of(info: SaveInfo) -> list[tuple[int, ...]]:
    """Return who led month by month on the course of a save, as it tells; nothing for one that does not open."""
    try:
        return save.read_save(info.path).leads
    except savefile.SaveError:
        return []


__all__ = [
    "ALL_RIVALS", "DEEP", "NO_ARCHIVE", "courses", "games", "keep_course", "leads_of", "name_branch", "next_number",
    "number_of", "of_game", "rewound", "trail", "why_not",
]  # fmt: skip
