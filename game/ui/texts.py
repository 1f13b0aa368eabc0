"""The texts of the interface itself: buttons, headings, tips, as one table."""

from __future__ import annotations

from game.words import book

BOOKS = ("ui", "ui_screens", "lesson")


def interface_words() -> dict[str, str]:
    """Read the interface's texts, the keys of each section joined by a dot."""
    flat: dict[str, str] = {}

    def walk(prefix: str, at: object) -> None:
        if isinstance(at, dict):
            for key, value in at.items():
                walk(f"{prefix}.{key}" if prefix else str(key), value)
        else:
            flat[prefix] = str(at).strip()

    for name in BOOKS:
        try:
            walk("", book(name))
        except OSError:
            continue
    return flat
