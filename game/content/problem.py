"""What is wrong with a file, where, and what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

ERROR = "error"
WARNING = "warning"


class Mark(NamedTuple):
    """A place in a file: the path as shown to people, line and column counted from 1 (0: the whole file)."""

    path: str
    line: int = 0
    col: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a scenario, printed as `path:line:col: error: what; what would be right`."""

    path: str
    line: int
    col: int
    severity: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return the line that `validate` prints."""
        place = f"{self.path}:{self.line}:{self.col}" if self.line else self.path
        tail = f"; {self.hint}" if self.hint else ""
        return f"{place}: {self.severity}: {self.message}{tail}"


def error(mark: Mark, message: str, hint: str = "") -> Problem:
    """Return a problem that keeps the scenario from being played."""
    return Problem(mark.path, mark.line, mark.col, ERROR, message, hint)


def warning(mark: Mark, message: str, hint: str = "") -> Problem:
    """Return a problem that is allowed but probably not meant."""
    return Problem(mark.path, mark.line, mark.col, WARNING, message, hint)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems keeps the scenario from being played."""
    return any(problem.severity == ERROR for problem in problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean 'x'?` for the nearest known word, or an empty string when none is near."""
    near = difflib.get_close_matches(word[:60], [name for name in known if name], 1, 0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def shown(value: object) -> str:
    """Return a value as it is quoted in a message: short, on one line, printable."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    text = "".join(letter if letter.isprintable() else "?" for letter in text[:40]) + (
        "…" if len(text) > 40 else ""
    )
    return f"'{text}'"
