"""What a scene is made of: lines under headings, a verdict, a picture, and articles to read on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.words.template import book
from game.world.event import Event

if TYPE_CHECKING:
    from game.words.sentences import Words

PLAIN, GOOD, BAD = "plain", "good", "bad"
MOST = 8  # articles to read on


class Line(NamedTuple):
    """A line of a scene and its tone."""

    text: str
    tone: str = PLAIN


class Block(NamedTuple):
    """Lines under a heading."""

    head: str
    lines: tuple[Line, ...]


class Scene(NamedTuple):
    """A page: its kind, month, small head, title, text, who is pictured (-1 nobody), blocks, articles to read on.

    `verdict` is a word and figures set large, empty where nothing was voted; `tone` says for whom it went well.
    """

    kind: str
    month: int
    kicker: str
    title: str
    text: str
    face: int
    blocks: tuple[Block, ...]
    links: tuple[tuple[str, str], ...] = ()
    verdict: tuple[str, str] = ("", "")
    tone: str = PLAIN


class Found(NamedTuple):
    """A scene that is due: of what kind, the event it is about, and what was heard after that."""

    kind: str
    event: Event
    after: tuple[Event, ...]


def articles(words: Words, ids: list[str]) -> tuple[tuple[str, str], ...]:
    """Return the articles of the library among some names, as label and target of a link."""
    known = book("rules", words.language)["articles"]
    found = [id for id in dict.fromkeys(ids) if id in known]
    return tuple((str(known[id]["title"]), f"article:{id}") for id in found[:MOST])


__all__ = ["BAD", "GOOD", "PLAIN", "Block", "Found", "Line", "Scene", "articles"]
