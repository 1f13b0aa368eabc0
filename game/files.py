"""Where things are kept, the one safe way to write a file and the one safe way to open a scenario's.

Folders go where the system wants them; the environment variable POLITBURO_HOME puts them all under one folder.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from pathlib import Path

GENERATIONS = 3
STRAY_AFTER = 60  # seconds: no write takes this long, so an older temporary has no owner

_PART = re.compile(r"[a-z0-9_][a-z0-9_.-]{0,63}")
_STRAY = re.compile(r"\..+\.\d+-\d+\.tmp")
_count = 0


class StorageError(Exception):
    """A file could not be written or read; its text is a sentence for the player."""


class ChangedElsewhere(StorageError):
    """Another running copy wrote the file since it was read."""


class Refused(Exception):
    """A scenario's file is not opened; its text says why and its hint what would be right."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


# Folders


def home() -> Path:
    """Return the folder of settings, saves, logs and own scenarios; it need not exist yet."""
    chosen = os.environ.get("POLITBURO_HOME")
    if chosen:
        return Path(chosen)
    import platformdirs  # costs start-up time, and only this needs it

    return Path(platformdirs.user_data_dir("politburo", appauthor=False))


def settings_file() -> Path:
    """Return the file of the player's options."""
    if os.environ.get("POLITBURO_HOME"):
        return home() / "settings.yaml"
    import platformdirs

    return Path(platformdirs.user_config_dir("politburo", appauthor=False)) / "settings.yaml"


def saves_folder() -> Path:
    """Return the folder of saved games."""
    return home() / "saves"


def logs_folder() -> Path:
    """Return the folder of logs and crash reports."""
    if os.environ.get("POLITBURO_HOME"):
        return home() / "logs"
    import platformdirs

    return Path(platformdirs.user_log_dir("politburo", appauthor=False))


def scenarios_folder() -> Path:
    """Return the folder of the player's own scenarios."""
    return home() / "scenarios"


def data_folder() -> Path:
    """Return the folder that holds `assets` and `scenarios`: inside the wheel, or the root of a clone."""
    inside = Path(__file__).resolve().parent / "_data"
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent


def assets_folder() -> Path:
    """Return the folder of shipped fonts and texts."""
    return data_folder() / "assets"


def shipped_scenarios() -> Path:
    """Return the folder of shipped scenarios."""
    return data_folder() / "scenarios"


# Writing


def stamp(path: Path) -> tuple[int, int] | None:
    """Return what tells one version of a file from the next (time and size), None when there is no file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size


def generation(path: Path, age: int) -> Path:
    """Return the name of an older version of a file; age 0 is the file itself, up to GENERATIONS - 1."""
    return path if age == 0 else path.with_name(f"{path.name}.{age}")


def write_atomic(
    path: Path, data: bytes, keep: int = GENERATIONS, expected: tuple[int, int] | bool | None = False
) -> None:
    """Write a file whole or not at all, and keep the versions before it.

    At every moment `path` holds the old bytes or the new ones. `keep` counts generations with the newest. With
    `expected`, a stamp from `stamp`, the file is left alone if it changed since. Raises StorageError with a sentence.
    """
    global _count
    _count += 1
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{_count}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # a device or a pipe would be replaced by a file of its name
            raise StorageError(f"{path.name} could not be written: it is not a file; choose another name")
        if expected is not False and stamp(path) != expected:
            raise ChangedElsewhere(f"{path.name} was changed by another running copy; it was left as it is")
        _write_new(temporary, data)
        _shift_generations(path, temporary, keep)
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as fault:
        _forget(temporary)
        raise StorageError(f"{path.name} could not be written: {_why(fault)}") from fault
    except BaseException:
        _forget(temporary)
        raise


def write_new(folder: Path, stem: str, parts: dict[str, bytes]) -> list[Path]:
    """Write files side by side under a name that none has yet, the stem or the stem with -2, -3 …, and return them.

    `parts` are the contents by ending, such as '.html'. Nothing is overwritten. Raises
    StorageError with a sentence, and then leaves none.
    """
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-")[:80] or "file"
    number = 1
    while True:
        named = stem if number == 1 else f"{stem}-{number}"
        number += 1
        paths = [folder / f"{named}{ending}" for ending in parts]
        written: list[Path] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(os.path.lexists(path) for path in paths):
                continue
            for path, data in zip(paths, parts.values(), strict=True):
                _write_new(path, data)
                written.append(path)
            _sync_folder(folder)
            return paths
        except FileExistsError as fault:
            for path in written:
                _forget(path)
            if not folder.is_dir():  # a file of that name is in the way
                raise StorageError(f"{named} could not be written: {_why(fault)}") from fault
        except (OSError, ValueError) as fault:
            for path in [*written, *paths[len(written) : len(written) + 1]]:
                _forget(path)
            why = _why(fault) if isinstance(fault, OSError) else "no folder can be called so"
            raise StorageError(f"{named} could not be written: {why}") from fault


def may_write(path: Path) -> bool:
    """Tell whether a file of this name can be written, as far as can be told before; asked before long work."""
    if "\0" in str(path):  # no system takes it, and asking whether such a file exists only says no
        return False
    try:
        if path.exists():
            return path.is_file() and os.access(path.parent, os.W_OK)
        above = next(folder for folder in path.absolute().parents if folder.exists())
        return above.is_dir() and os.access(above, os.W_OK) and bool(path.name)
    except (OSError, ValueError):
        return False


def clear_strays(folder: Path, older_than: int = STRAY_AFTER) -> int:
    """Remove temporaries a killed write left in a folder, and return how many.

    Only names that `write_atomic` gives are touched, and none younger than `older_than` seconds: another running
    copy may be writing it.
    """
    removed = 0
    try:
        names = os.listdir(folder)
    except OSError:
        return 0
    for name in names:
        if not _STRAY.fullmatch(name):
            continue
        try:
            if time.time() - os.lstat(folder / name).st_mtime >= older_than:
                os.unlink(folder / name)
                removed += 1
        except OSError:
            continue
    return removed


def _write_new(temporary: Path, data: bytes) -> None:
    """Write and flush a file that did not exist to the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(temporary, flags, 0o644)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _shift_generations(path: Path, temporary: Path, keep: int) -> None:
    """Move the older versions on by one and keep a copy of the newest; `path` itself stays in place."""
    if keep < 2 or not path.exists():
        return
    for age in range(keep - 1, 1, -1):
        older = generation(path, age - 1)
        if older.exists():
            os.replace(older, generation(path, age))
    copy = temporary.with_name(temporary.name.replace(".tmp", "0.tmp"))
    try:
        try:
            os.link(path, copy)
        except OSError:  # file systems without links
            _write_new(copy, path.read_bytes())
        os.replace(copy, generation(path, 1))
    finally:
        _forget(copy)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; what fails here is no failed write, for the file is in its place."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        return


def _forget(temporary: Path) -> None:
    """Remove a temporary if it is there."""
    try:
        os.unlink(temporary)
    except OSError:
        pass


def _why(fault: OSError) -> str:
    """Return the cause of a failed write as a clause, with what would mend it."""
    if fault.errno == errno.ENOSPC:
        return "the disk is full; free some space and save again"
    if fault.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "the folder is read-only; choose another with POLITBURO_HOME"
    if fault.errno in (errno.ENOTDIR, errno.EEXIST, errno.ENOENT):
        return "its folder cannot be made; choose another with POLITBURO_HOME"
    return (fault.strerror or type(fault).__name__).lower()


# Opening files


def is_plain(path: Path) -> bool:
    """Tell whether there is a regular file of this name; no for what no file can be called."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def read_plain(path: Path, limit: int) -> bytes:
    """Return at most limit + 1 bytes of a regular file; raises OSError, also for a pipe or a device."""
    if path.exists() and not path.is_dir() and not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file")
    with path.open("rb") as opened:
        return opened.read(limit + 1)


def read_inside(folder: Path, name: str, limit: int, suffixes: tuple[str, ...] = (".yaml",)) -> bytes:
    """Return the bytes of a scenario's file, at most one more than `limit` so that the reader can say it is too large.

    The name is relative, of lower-case letters, digits, `_`, `-`, `.` and `/`; no part of it is a link; it names a
    regular file inside the folder in its exact spelling. Raises Refused otherwise.
    """
    parts = name.split("/")
    if len(name) > 200 or not all(_PART.fullmatch(part) for part in parts) or len(parts) > 4:
        raise Refused(
            f"'{name[:60]}' is not a name of a file of the scenario",
            "a name inside its folder, of a-z, 0-9, '_', '-' and '.', such as 'people.yaml'",
        )
    if not parts[-1].endswith(suffixes):
        raise Refused(
            f"'{name}' is of a kind that is not read", f"name a file that ends in {' or '.join(suffixes)}"
        )
    root = folder.resolve()
    here = root
    for depth, part in enumerate(parts):
        try:
            names = os.listdir(here)
            if part not in names:
                near = next((other for other in names if other.lower() == part), "")
                raise Refused(
                    f"no file '{name}' in the scenario's folder", f"it is spelt '{near}'" if near else ""
                )
            here = here / part
            found = os.lstat(here)
        except OSError as fault:
            raise Refused(f"'{name}' cannot be read: {(fault.strerror or 'unknown cause').lower()}") from None
        if stat.S_ISLNK(found.st_mode):
            raise Refused(f"'{name}' leads through a link", "put the file itself into the folder")
        wanted = stat.S_ISREG if depth == len(parts) - 1 else stat.S_ISDIR
        if not wanted(found.st_mode):
            raise Refused(f"'{name}' is not a regular file", "put a file there")
    if not here.resolve().is_relative_to(root):
        raise Refused(f"'{name}' lies outside the scenario's folder", "put the file into it")
    return _read_regular(here, name, limit)


def _read_regular(path: Path, name: str, limit: int) -> bytes:
    """Open, make sure that what was opened is a regular file, and read at most limit + 1 bytes."""
    flags = (
        os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    try:
        handle = os.open(path, flags)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise Refused(f"'{name}' is not a regular file", "put a file there")
            pieces: list[bytes] = []
            left = limit + 1
            while left > 0:
                piece = os.read(handle, left)
                if not piece:
                    break
                pieces.append(piece)
                left -= len(piece)
            return b"".join(pieces)
        finally:
            os.close(handle)
    except OSError as fault:
        raise Refused(f"'{name}' cannot be read: {(fault.strerror or 'unknown cause').lower()}") from None
