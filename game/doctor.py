"""The command `doctor`: what this machine has and lacks, and the line that mends it."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
from pathlib import Path

from game import __version__, environment, files


def run(_args: argparse.Namespace) -> int:
    """Print versions, folders and drivers with what mends what is missing; 2 when the window could not open."""
    mends: list[str] = []
    print(
        f"politburo {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    )
    for distribution in environment.DISTRIBUTIONS.values():
        print(f"  {distribution:14} {environment.version_of(distribution) or 'missing'}")
    told = environment.trouble(environment.WINDOW)
    if told:
        mends.append(told)
    if not environment.missing(("yaml",)):
        _tell_yaml()
    print("folders")
    if environment.missing(("platformdirs",)) and not os.environ.get("POLITBURO_HOME"):
        print("  unknown until platformdirs is installed")
    else:
        mends += _tell_folders()
    mends += _tell_data()
    if not told:
        mends += _tell_drivers()
    if mends:
        print("to mend")
        for mend in mends:
            print(f"  {mend}")
        return 2
    print("nothing is missing")
    return 0


def _tell_yaml() -> None:
    """Say whether the fast parser of YAML is there."""
    import yaml

    if not yaml.__with_libyaml__:
        print("  PyYAML has no libyaml: scenarios load about ten times slower, all else is the same")


def _tell_folders() -> list[str]:
    """Print the player's folders and return what mends those that cannot be written."""
    mends = []
    folders = (
        ("settings", files.settings_file().parent),
        ("saves", files.saves_folder()),
        ("logs", files.logs_folder()),
        ("own scenarios", files.scenarios_folder()),
    )
    for name, folder in folders:
        there = _nearest(folder)
        if not os.access(there, os.W_OK) or not there.is_dir():
            state = "cannot be written"
            mends.append(f"{folder} cannot be written: set POLITBURO_HOME to a folder of your own")
        else:
            state = "there" if folder.is_dir() else "made when needed"
        print(f"  {name:14} {folder} ({state})")
    return mends


def _nearest(folder: Path) -> Path:
    """Return the nearest folder above that exists."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _tell_data() -> list[str]:
    """Print where the shipped data lie and return what mends their absence."""
    mends = []
    for name, folder in (("scenarios", files.shipped_scenarios()), ("assets", files.assets_folder())):
        there = folder.is_dir()
        print(f"  {'shipped ' + name:17} {folder} ({'there' if there else 'missing'})")
        if not there:
            mends.append(f"the shipped {name} are missing: install the game again ({environment.SETUP})")
    return mends


def _tell_drivers() -> list[str]:
    """Print the display and sound drivers and return what mends a missing display; no sound is no error."""
    try:
        # In a process of its own: a broken driver may end the process that asks.
        asked = subprocess.run(
            [*environment.itself(), "doctor", "--drivers"], capture_output=True, text=True, timeout=20, check=False,
            cwd=Path(__file__).resolve().parent.parent,
        )  # fmt: skip
        lines = asked.stdout.strip().splitlines()
    except (OSError, subprocess.TimeoutExpired):
        lines = []
    display = lines[0] if lines else "none: pygame did not answer"
    sound = lines[1] if len(lines) > 1 else "none: pygame did not answer"
    print(f"display  {display}")
    print(
        f"sound    {sound}" + ("; the game is silent, which is no error" if sound.startswith("none") else "")
    )
    if display.startswith("none") or display in ("offscreen", "dummy"):
        return [
            "no display: start it on a desktop, or play in the terminal with `politburo play --text`; "
            "over ssh, log in with `ssh -X`"
        ]
    return []
