"""Events, reasons, actions and motions as sentences: the only floor that turns numbers into words."""

from __future__ import annotations

from game.play.actions.answers import offered, pressed
from game.words.paper import FrontPage, front_page
from game.words.sentences import Asked, Words
from game.words.template import book, readings, rule_book

__all__ = ["Asked", "FrontPage", "Words", "book", "front_page", "offered", "pressed", "readings", "rule_book"]
