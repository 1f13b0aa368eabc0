"""Choices of happenings as they are read by one whom they name: he is not told of himself as of another.

In a list of opinions with its number he is left out where he chooses himself, for nobody's opinion of himself is moved,
and is 'you' where another chose. Elsewhere the text says both ways how it goes: {rykov|Propose Rykov|Propose yourself}.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from game.words.cases import capital

if TYPE_CHECKING:
    from game.words.names import Names

_MARK = re.compile(r"\{(\w+)\|([^{}|]*)\|([^{}|]*)\}")  # an innermost one: they may stand in one another
_NAME = r"[A-ZА-ЯЁ][\w’'-]+(?: [A-ZА-ЯЁ][\w’'-]+)?"
# A list of names with its number, right after a stop; what they think "towards each other" is another thing.
_LIST = re.compile(
    rf"(?:(?<=^)|(?<=[.;:,] ))(?P<names>{_NAME}(?:, {_NAME})*(?: (?:and|и) {_NAME})?)(?P<by> [+−-]\d+)"
    r"(?! (?:towards|друг))"
)
_JOINT = re.compile(r", | and | и ")
_ON = re.compile(r", (?:and|и|а) ")  # a sentence that goes on behind the list


def told_to(words: Names, text: str, reader: int, actor: int) -> str:
    """Return the text of a choice as `reader` is told of it, both people; `actor` chooses, -1 for nobody known."""
    people = words.scenario.people
    me = people[reader].id if reader >= 0 else ""
    while _MARK.search(text):
        text = _MARK.sub(lambda one: one[3 if one[1] == me else 2], text)
    if reader < 0:
        return text
    name, at = str(people[reader].short), 0
    while (found := _LIST.search(text, at)) is not None:
        names = _JOINT.split(found["names"])
        if name not in names:
            at = found.end()
            continue
        if reader == actor:
            names.remove(name)
        else:
            names[names.index(name)] = words.say("play", "you")
        said = words.list_of(names)
        if not said:
            text, at = _without(text, found.start(), found.end())
            continue
        starts = found.start() == 0 or text[found.start() - 2] == "."
        text = text[: found.start()] + (capital(said) if starts else said) + text[found.end("names") :]
        at = found.start() + len(said)
    return text


def _without(text: str, start: int, end: int) -> tuple[str, int]:
    """Return a text without a part of it and one of the two stops around that, and where the rest begins."""
    before, after = text[:start].rstrip(), text[end:]
    opens = before == "" or before[-1] in ".:"
    if after[:1] in (".", ";") and before[-1:] in (",", ";", ":") and not (before[-1] == "," and after[0] == ";"):
        return before[:-1] + after, len(before) - 1
    if _ON.match(after) or (not opens and not (before[-1] == ";" and after[:1] == ",")):
        return before.rstrip(",;") + after, len(before)
    rest = after[1:].lstrip()
    rest = capital(rest) if before == "" or before[-1] == "." else rest
    return f"{before} {rest}".strip(), len(before)


__all__ = ["told_to"]
