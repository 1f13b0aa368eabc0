"""The languages the game speaks, how one is chosen, and a scenario as it is shown in one of them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping

from game import files
from game.world.record import field, record
from game.world.scenario import Scenario

LANGUAGES = ("en", "ru")
FIRST = LANGUAGES[0]  # in which every text is written


@record(frozen=True)
class Shown(Scenario):
    """A scenario with its texts in another language: the same people, posts and numbers at the same places.

    Games are never played on it; it is what words are taken from. `cases` and `women` are exceptions of grammar by
    person: the forms of a name that the rules would get wrong, and who is a woman (1) or a man (0).
    """

    language: str = FIRST
    cases: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    women: Mapping[int, bool] = field(default_factory=dict)


def chosen(asked: str | None = None, kept: str = "") -> str:
    """Return the language to speak: the one asked for, else the one kept in the options, else the system's."""
    for one in (asked, kept):
        if one in LANGUAGES:
            return str(one)
    return of_system()


def kept() -> str:
    """Return the language the player chose in the options, '' when he has not or they cannot be read."""
    try:
        found = json.loads(files.settings_file().read_bytes()[:100_000].decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return ""
    said = found.get("language") if isinstance(found, dict) else ""
    return said if isinstance(said, str) and said in LANGUAGES else ""


def of_system() -> str:
    """Return the language of the system if the game speaks it, else the first of LANGUAGES."""
    named = ""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        named = os.environ.get(variable, "").partition(":")[0]
        if named:
            break
    if not named and sys.platform == "win32":
        named = _of_windows()
    code = named.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return code if code in LANGUAGES else FIRST


def _of_windows() -> str:
    """Return the name of the language of the Windows desktop, such as 'ru_RU'."""
    import ctypes
    import locale

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there on other systems
    return locale.windows_locale.get(int(kernel.GetUserDefaultUILanguage()), "")


__all__ = ["FIRST", "LANGUAGES", "Shown", "chosen", "kept", "of_system"]
