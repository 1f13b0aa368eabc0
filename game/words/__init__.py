"""Events, reasons, actions and motions as sentences: the only floor that turns numbers into words."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from game.words.template import book, readings, rule_book

if TYPE_CHECKING:
    from game.play.actions.answers import offered, pressed
    from game.words.paper import FrontPage, front_page
    from game.words.sentences import Asked, Words

# What needs the rules is read when it is asked for: the window's first picture has texts and no game yet.
_LATER = {
    "offered": "game.play.actions.answers", "pressed": "game.play.actions.answers", "FrontPage": "game.words.paper",
    "front_page": "game.words.paper", "Asked": "game.words.sentences", "Words": "game.words.sentences",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Return what is read later, by its name."""
    if name not in _LATER:
        raise AttributeError(f"module 'game.words' has no attribute '{name}'")
    found = globals()[name] = getattr(import_module(_LATER[name]), name)
    return found


__all__ = ["Asked", "FrontPage", "Words", "book", "front_page", "offered", "pressed", "readings", "rule_book"]
