"""What the machine must have for a command to run, and the sentence that mends what it lacks."""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib import metadata

READING = ("yaml", "pydantic", "platformdirs")
WINDOW = (*READING, "pygame")
SETUP = f"{os.path.basename(sys.executable) or 'python'} -m pip install -e ."
STANDALONE = bool(getattr(sys, "frozen", False))  # the program as one folder, without a Python beside it
DISTRIBUTIONS = {
    "yaml": "PyYAML",
    "pydantic": "pydantic",
    "platformdirs": "platformdirs",
    "pygame": "pygame-ce",
}


def itself() -> list[str]:
    """Return the words that start this program again; a Python needs to find the package besides."""
    return [sys.executable] if STANDALONE else [sys.executable, "-m", "game"]


def missing(modules: tuple[str, ...]) -> list[str]:
    """Return the distributions that must be installed before these modules can be imported."""
    return [DISTRIBUTIONS[name] for name in modules if importlib.util.find_spec(name) is None]


def version_of(distribution: str) -> str | None:
    """Return the installed version of a distribution, or None."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def both_pygames() -> bool:
    """Tell whether pygame and pygame-ce are installed at once: they write over each other's files."""
    return version_of("pygame") is not None and version_of("pygame-ce") is not None


def broken(fault: ImportError) -> str:
    """Return the sentence and the line that mend a library that is installed and cannot be imported."""
    distribution = DISTRIBUTIONS[(fault.name or "").partition(".")[0]]
    python = os.path.basename(sys.executable) or "python"
    return (
        f"{distribution} is installed and cannot be loaded ({str(fault)[:200]}). Mend it:\n"
        f"  {python} -m pip install --force-reinstall {distribution}"
    )


def trouble(modules: tuple[str, ...]) -> str:
    """Return what keeps a command from running and the line that mends it, or an empty string."""
    absent = missing(modules)
    if absent:
        noun = "a library is" if len(absent) == 1 else "libraries are"
        return f"{noun} missing: {', '.join(absent)}. Set up, in the folder of the game:\n  {SETUP}"
    if "pygame" in modules:
        if both_pygames():
            python = os.path.basename(sys.executable) or "python"
            return (
                "pygame and pygame-ce are both installed and write over each other's files. Mend it:\n"
                f"  {python} -m pip uninstall -y pygame pygame-ce\n  {python} -m pip install pygame-ce"
            )
        if version_of("pygame-ce") is None and version_of("pygame") is not None:
            python = os.path.basename(sys.executable) or "python"
            return (
                "pygame is installed where pygame-ce is needed. Mend it:\n"
                f"  {python} -m pip uninstall -y pygame\n  {python} -m pip install pygame-ce"
            )
    return ""
