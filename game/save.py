"""Saved games: what is written, how it is checked on the way in, and the log played again to the same state.

A damaged, changed or too new file is never opened quietly, and an autosave never goes over one that failed to load.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from pathlib import Path
from typing import Any, NamedTuple

from game import __version__, files, savefile
from game.content import load_scenario
from game.forks import Fork
from game.notes import Note
from game.play import month
from game.savefile import AS_IT_IS, LONGEST_HEADER, SaveError
from game.savefit import misfit
from game.session import HUMAN, Diverged, Entry, Session, go_on, people, replayed, resume, with_rules
from game.world.scenario import Scenario
from game.world.state import State
from game.world.stored import from_json

SUFFIX = ".save"
RING = 10  # turn autosaves kept
QUICK = "quick"
FAILED = "failed.json"  # the saves that did not open, so that no later run writes over them


class SaveInfo(NamedTuple):
    """A file of the load screen: its header as it stands there, or what is wrong with it.

    Useful in the header: scenario, title, month, people (ids of the seats played by persons), over, edited, saved.
    """

    path: Path
    header: dict[str, Any]
    problem: str = ""


class Saved(NamedTuple):
    """A save read and checked, but not yet played again."""

    header: dict[str, Any]
    body: dict[str, Any]
    scenario: Scenario
    log: list[Entry]
    notes: list[Note]
    edited: bool
    branches: list[Fork]
    leads: list[tuple[int, ...]]


# Writing


def pack(session: Session) -> bytes:
    """Return the bytes of a save of the session as it stands; nothing hidden stands in the header."""
    body = {
        "state": session.state.to_json(),
        "seed": session.seed,
        "seats": session.seats,
        "rules": session.rules,
        "log": [[entry.seat, entry.action.kind, entry.action.args, entry.digest] for entry in session.log],
        "digests": session.month_digests(),
        "parent": session.parent,
        "edited": session.edited,
        "resumed": session.resumed,
        "notes": session.notes,
        "branches": session.branches,
        "leads": session.leads(),
    }
    scenario = session.scenario
    header = {
        "engine": engine(),
        "scenario": scenario.id,
        "hash": scenario.hash,
        "title": scenario.title,
        "month": session.state.month,
        "people": [scenario.people[scenario.seats[k]].id for k in session.humans()],
        "over": session.over,
        "edited": session.edited,
        "saved": int(time.time()),
        "game": game_of(session),
        "branches": session.branches,
    }
    return savefile.join(header, body)


def game_of(session: Session) -> str:
    """Return by what the courses of one game know each other: scenario, seed, seats and house rules."""
    return _game(session.scenario.hash, session.seed, session.seats, session.rules)


def game_id(saved: Saved) -> str:
    """Return the same of a save that was read."""
    return _game(saved.scenario.hash, saved.body["seed"], saved.body["seats"], saved.body["rules"])


def _game(*parts: object) -> str:
    return hashlib.sha256(savefile.dump(parts)).hexdigest()[:20]


def save_game(session: Session, path: Path) -> Path:
    """Write a save whole or not at all, three generations kept; raises files.StorageError with a sentence."""
    files.write_atomic(path, pack(session))
    return path


def save_path(name: str) -> Path:
    """Return where a save of a name lies: letters and digits of any script, blanks, `-` and `_` are kept."""
    kept = re.sub(r"[^\w -]+", "", name).strip()[:60].strip() or QUICK
    if re.fullmatch(r"auto_\d+", kept):  # the names of the ring are the game's own
        kept = kept.replace("_", " ")
    return files.saves_folder() / (kept + SUFFIX)


def quick_save(session: Session) -> Path:
    """Write the one quick save."""
    return save_game(session, save_path(QUICK))


def autosave(session: Session) -> Path:
    """Write a turn autosave over the oldest of the ring; one that is damaged or failed to load is left alone.

    Raises files.StorageError when none can be written, and the game goes on.
    """
    folder = files.saves_folder()
    data = pack(session)
    kept = _failed(folder)
    ring = [folder / f"auto_{n}{SUFFIX}" for n in range(RING)]
    ring.sort(key=lambda path: (files.stamp(path) or (0, 0))[0])
    for path in ring:
        stamp = files.stamp(path)
        if stamp is not None and (kept.get(path.name) == list(stamp) or not _is_whole(path)):
            continue
        try:
            files.write_atomic(path, data, keep=1, expected=stamp)
        except files.ChangedElsewhere:
            continue
        return path
    raise files.StorageError(f"no autosave was written: none of the {RING} there opens; move them to another folder")


# Reading


def load_game(path: Path, edited_ok: bool = False, scenario: Scenario | None = None) -> Session:
    """Open a save and return the game where it stood; raises SaveError with a sentence.

    Length, checksum, scenario, schema and invariants are checked, then the log is played again and must end in the
    saved state. `edited_ok` opens a file changed by hand and marks it; `scenario` stands for the one installed.
    """
    try:
        return _restored(path.name, read_save(path, edited_ok, scenario), edited_ok)
    except SaveError:
        _note_failed(path)
        raise


def read_save(path: Path, edited_ok: bool = False, scenario: Scenario | None = None) -> Saved:
    """Read and check a save without playing it again; raises SaveError with a sentence."""
    name = path.name
    header, data, edited = savefile.split(path, edited_ok)
    body = savefile.read_body(data, header, name)
    if scenario is None:
        scenario = _scenario(header["scenario"], name)
    if scenario.hash != header["hash"]:
        raise SaveError(
            f"{name} was played in another version of the scenario '{header['scenario'][:40]}', which has changed "
            "since; it opens again when that version is put back"
        )
    if len(body["seats"]) != len(scenario.seats):
        raise SaveError(f"{name} is damaged: it does not name who sits in the {len(scenario.seats)} seats")
    log = [savefile.entry(line, len(scenario.seats), name) for line in body["log"]]
    notes = savefile.notes(body["notes"], body["seats"], range(scenario.start, scenario.end + 1), name)
    branches = savefile.forks(body["branches"], name)
    leads = savefile.leads(body["leads"], len(scenario.seats), name)
    return Saved(header, body, scenario, log, notes, edited or body["edited"], branches, leads)


def saves(folder: Path | None = None) -> list[SaveInfo]:
    """Return the saves of a folder with their headers, newest first; bodies are not read."""
    try:
        paths = sorted((folder or files.saves_folder()).glob("*" + SUFFIX))
    except OSError:
        return []
    return sorted(map(_info, paths), key=lambda info: -(files.stamp(info.path) or (0, 0))[0])


def _info(path: Path) -> SaveInfo:
    name = path.name
    try:
        start = files.read_plain(path, LONGEST_HEADER - 1)
        line = start[: start.find(b"\n") + 1]
        header = savefile.read_header(line, name)
        torn = path.stat().st_size != len(line) + header["length"]
    except SaveError as fault:
        return SaveInfo(path, {}, str(fault))
    except OSError as fault:
        return SaveInfo(path, {}, f"{name} cannot be read: {(fault.strerror or 'unknown cause').lower()}")
    return SaveInfo(path, savefile.filled(header), f"{name} is damaged: it is not as long as it was" if torn else "")


def engine() -> str:
    """Return a short fingerprint of the rules this copy plays by: under other rules a log leads elsewhere."""
    global _engine
    if not _engine:
        here = Path(__file__).resolve().parent
        summed = hashlib.sha256(__version__.encode())
        for floor in ("world", "rules", "play"):
            for path in sorted((here / floor).rglob("*.py"), key=lambda path: path.as_posix()):
                summed.update(path.read_bytes().replace(b"\r\n", b"\n"))
        _engine = summed.hexdigest()[:16]
    return _engine


_engine = ""


def _scenario(asked: str, name: str) -> Scenario:
    """Return the installed scenario a save names."""
    known = re.fullmatch(r"[a-z0-9][a-z0-9_]{0,39}", asked) is not None
    found, problems = load_scenario(asked) if known else (None, [])
    if found is not None:
        return found
    if len(problems) > 1:
        raise SaveError(f"{name} needs the scenario '{asked}', which has errors; see `politburo validate {asked}`")
    raise SaveError(f"{name} needs the scenario '{asked[:40]}'; put it into {files.scenarios_folder()}")


def _restored(name: str, saved: Saved, edited_ok: bool) -> Session:
    """Play the log again; where rules have changed since, or the player takes an edited file, go on from the state."""
    body = saved.body
    seed, seats, rules = body["seed"], body["seats"], body["rules"]
    state = _state(name, saved)
    foreign = body["resumed"] or saved.header["engine"] != engine()
    session = None if body["resumed"] else _played(name, saved)
    same = session is not None and session.state.digest() == state.digest()
    if session is None or not same:
        if not foreign and not saved.edited and not edited_ok:
            told = f"{name} was changed by hand: its log does not lead to its state; {AS_IT_IS}"
            raise SaveError(told, editable=True)
        try:
            session = resume(saved.scenario, body["state"], seats, saved.log, seed, rules, HUMAN not in seats)
            session.menu()
        except Exception as fault:
            raise SaveError(f"{name} is damaged: its state cannot be played on ({_short(fault)})") from fault
    else:
        months = [list(pair) for pair in session.month_digests()]
        if body["digests"] != months[: len(body["digests"])] and not foreign and not saved.edited and not edited_ok:
            told = f"{name} was changed by hand: a month of its archive is not the one played; {AS_IT_IS}"
            raise SaveError(told, editable=True)
        session.log = list(saved.log)
        go_on(session)
    session.notes = list(saved.notes)
    session.parent = body["parent"]
    session.branches = list(saved.branches)
    if session.resumed:
        first = session.months[0][0] if session.months else session.state.month + 1
        session._leads = [row for row in saved.leads if row[0] < first]
    session.edited = saved.edited or not (same or foreign)
    return session


def _state(name: str, saved: Saved) -> State:
    """Return the saved state, its invariants checked, run on to where somebody has to decide."""
    try:
        state = from_json(with_rules(saved.scenario, saved.body["rules"]), saved.body["state"])
        part = misfit(state)
        wrong = [f"its '{part}' names what is not there"] if part else state.recount()
        state.people = people(saved.body["seats"])
        if not wrong:
            settled(state)
    except Exception as fault:  # whatever a stranger's numbers break in the rules is damage, not a crash
        raise SaveError(f"{name} is damaged: its state does not fit the scenario ({_short(fault)})") from fault
    if wrong:
        raise SaveError(f"{name} is damaged: {wrong[0]}")
    if state.seed != saved.body["seed"]:
        raise SaveError(f"{name} is damaged: its state belongs to another game")
    return state


def settled(state: State) -> State:
    """Run a state on to where somebody has to decide: an autosave is written before the month it opens."""
    while not state.queue and not state.over:
        month.advance(state, [])
    return state


def _played(name: str, saved: Saved) -> Session | None:
    """Return the game the log leads to, None where an answer in it is no longer legal."""
    body = saved.body
    try:
        return replayed(
            saved.scenario, body["seed"], body["seats"], body["rules"], saved.log, paced=HUMAN not in body["seats"]
        )
    except Diverged:
        return None
    except ValueError as fault:  # a rival of a name that is not known here
        raise SaveError(f"{name} cannot go on: {_short(fault)}") from fault
    except Exception as fault:
        raise SaveError(f"{name} is damaged: its log cannot be played ({_short(fault)})") from fault


def _short(fault: Exception) -> str:
    return (str(fault) or type(fault).__name__)[:80]


# Files that failed


def _is_whole(path: Path) -> bool:
    """Tell whether a file is a save as the game wrote it, of this schema or an older one."""
    try:
        savefile.split(path)
    except SaveError:
        return False
    return True


def _failed(folder: Path) -> dict[str, list[int]]:
    """Return the saves that failed to load, by name, with the stamp they had."""
    try:
        told = json.loads((folder / FAILED).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _note_failed(path: Path) -> None:
    """Remember that a save failed to load; where that cannot be written, one that is not whole is still left alone."""
    stamp = files.stamp(path)
    if stamp is None or path.parent != files.saves_folder():
        return
    told = _failed(path.parent) | {path.name: list(stamp)}
    try:
        files.write_atomic(path.parent / FAILED, savefile.dump(told), keep=1)
    except files.StorageError:
        return


__all__ = [
    "RING", "SUFFIX", "SaveError", "SaveInfo", "autosave", "engine", "game_id", "game_of", "load_game", "pack",
    "quick_save", "read_save", "save_game", "save_path", "saves", "settled",
]  # fmt: skip
