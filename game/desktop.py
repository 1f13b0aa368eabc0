"""The command `desktop`: an entry in the menu of a Linux desktop, and its icon, for the person who calls it."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path

from game import environment, files

ENTRY, ICON = "politburo.desktop", "politburo.png"
_BARE = re.compile(r"[A-Za-z0-9_./+:@,-]+")


def run(args: argparse.Namespace) -> int:
    """Put the entry and the icon in their places, or take them away with --remove; 2 where there are no such places."""
    if not sys.platform.startswith(("linux", "freebsd")):
        print(
            "politburo: only Linux desktops have such entries; here make a shortcut to the program by hand",
            file=sys.stderr,
        )
        return 2
    entry, icon = places()
    if args.remove:
        for path in (entry, icon):
            there = path.is_file()
            if there:
                _remove(path)
            print(f"{path} {'removed' if there else 'was not there'}")
        return 0
    shipped = files.assets_folder() / "desktop"
    files.write_atomic(icon, (shipped / ICON).read_bytes(), keep=1)
    files.write_atomic(entry, filled((shipped / ENTRY).read_text(encoding="utf-8"), icon).encode(), keep=1)
    print(f"{entry}\n{icon}\nThe game is in the menu under Games; `politburo desktop --remove` takes it out again.")
    return 0


def places() -> tuple[Path, Path]:
    """Return where the entry and the icon of one person belong (XDG base directories)."""
    told = os.environ.get("XDG_DATA_HOME", "")
    data = Path(told) if os.path.isabs(told) else Path.home() / ".local" / "share"
    return data / "applications" / ENTRY, data / "icons" / "hicolor" / "256x256" / "apps" / ICON


def filled(entry: str, icon: Path) -> str:
    """Return the shipped entry with the program and the icon of this machine in it."""
    lines = []
    for line in entry.splitlines():
        if line.startswith("Exec="):
            lines.append("Exec=" + " ".join(quoted(word) for word in environment.itself()))
            if not environment.STANDALONE:
                lines.append(f"Path={_escaped(str(Path(__file__).resolve().parent.parent))}")
        elif line.startswith("Icon="):
            lines.append(f"Icon={_escaped(str(icon))}")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def quoted(word: str) -> str:
    """Return a word as `Exec` takes it: in quotes where it needs them, a percent sign doubled."""
    word = word.replace("%", "%%")
    if _BARE.fullmatch(word):
        return word
    return _escaped('"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"')


def _escaped(text: str) -> str:
    """Return a text as a value of the file, in which a backslash stands for more than itself."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as fault:
        why = (fault.strerror or "unknown cause").lower()
        raise files.StorageError(f"{path} could not be removed: {why}") from fault
