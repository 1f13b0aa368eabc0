"""What the window remembers between games: size, text, palette, motion, sound. JSON in the settings file."""

from __future__ import annotations

import json

from game import files
from game.language import LANGUAGES, chosen
from game.ui import commands
from game.world.record import field, fields, record

PALETTES = ("poster", "okabe-ito")
TIP_DELAYS: dict[str, int | None] = {"short": 500, "long": 1500, "click": None}  # ms the mouse has to rest
TEXT_LOW, TEXT_HIGH, TEXT_STEP = 75, 200, 5


@record
class Settings:
    """The player's options. Sizes are physical px, `text_percent` 75 to 200, volumes percent."""

    language: str = ""  # '' as the system speaks
    width: int = 1280
    height: int = 800
    fullscreen: bool = False
    text_percent: int = 100
    palette: str = "poster"
    reduced_motion: bool = False
    tips: str = "short"  # when the reasons behind a thing open by themselves
    sound: bool = True
    sound_volume: int = 80
    music: bool = True
    music_volume: int = 50
    front_page: bool = True  # show the newspaper after each month
    scenes: bool = True  # show chapters, great events and one's own elections as scenes
    autosave: bool = True
    ask_end: bool = True  # before a month is ended with acts or staff unused
    keys: dict[str, int] = field(default_factory=dict)  # scancodes of the commands whose key was changed
    lesson_step: int = 0  # of the first half-year; 0: not begun
    lesson_on: bool = False  # the adviser was not sent away

    @property
    def tip_delay(self) -> int | None:
        """How long the mouse has to rest before a tip opens by itself, in ms; None: it never does."""
        return TIP_DELAYS[self.tips]


_WORDS: dict[str, tuple[str, ...]] = {"palette": PALETTES, "tips": tuple(TIP_DELAYS), "language": ("", *LANGUAGES)}
_RANGES = {
    "width": (640, 8000), "height": (400, 8000), "text_percent": (TEXT_LOW, TEXT_HIGH), "sound_volume": (0, 100),
    "music_volume": (0, 100), "lesson_step": (0, 9),
}  # fmt: skip


def load_settings() -> tuple[Settings, str]:
    """Return the options as kept, and a sentence on what was wrong with the file, empty when nothing was.

    Whatever is missing or makes no sense has its default; the file is not changed by reading it.
    """
    kept = Settings()
    path = files.settings_file()
    try:
        data = path.read_bytes()[:100_000]
    except OSError:
        return kept, ""
    try:
        found = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        return kept, _told_of("not_text", chosen(), name=path.name)
    except (json.JSONDecodeError, RecursionError) as fault:
        line = getattr(fault, "lineno", 1)
        return kept, _told_of("unreadable", chosen(), name=path.name, line=line)
    if not isinstance(found, dict):
        return kept, _told_of("unreadable", chosen(), name=path.name, line=1)
    wrong = [
        one.name
        for one in fields(Settings)
        if one.name in found and one.name != "keys" and not _take(kept, one.name, found[one.name])
    ]
    language = chosen(kept=kept.language)
    told = [_told_of("no_sense", language, names=", ".join(wrong))] if wrong else []
    kept.keys, bad = commands.read(found.get("keys", {}))
    if bad:
        told.append(_keys_told(bad, language))
    return kept, f"{path.name}: {'; '.join(told)}" if told else ""


def _told_of(key: str, language: str, **values: object) -> str:
    """Say what was wrong with the file."""
    from game.ui.texts import filled
    from game.words import book

    return filled(str(book("ui", language)["options_file"][key]), values)


def _keys_told(bad: list[tuple[str, str]], language: str) -> str:
    """Say what was wrong with the keys of the file."""
    from game.ui.texts import filled
    from game.words import book

    said = book("ui", language)["keys_file"]
    groups = {what: [name for kind, name in bad if kind == what] for what, _ in bad}
    return "; ".join(
        filled(str(said[what]), {"names": ", ".join(names[:4]) + (" …" if len(names) > 4 else "")})
        for what, names in groups.items()
    )


def _take(kept: Settings, name: str, value: object) -> bool:
    """Put one value in place if it is of the right kind and within its range; tell whether it was."""
    default = getattr(kept, name)
    if name in _WORDS:
        good = value in _WORDS[name]
    elif isinstance(default, bool):
        good = isinstance(value, bool)
    else:
        low, high = _RANGES[name]
        good = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
    if good:
        setattr(kept, name, value)
    return good


def store_settings(settings: Settings) -> None:
    """Write the options down. Raises StorageError with a sentence."""
    kept = {one.name: getattr(settings, one.name) for one in fields(Settings)}
    text = json.dumps(kept, indent=1, sort_keys=True) + "\n"
    files.write_atomic(files.settings_file(), text.encode(), keep=1)
