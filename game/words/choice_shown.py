"""A choice of a happening as its reader sees it: in the units its result is told in, and without his own name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from game.world.kinds import COUNTRY

if TYPE_CHECKING:
    from game.words.names import Names

_TENTHS = {"industry", "investment"}  # figures kept in thousandths and told in per cent


def choice_shown(words: Names, text: str, effects: Any, me: int) -> str:
    """Return the words of a choice as person `me` reads them: nobody's opinion of himself, figures in their units."""
    for tree in effects:
        if tree[0] == "country" and COUNTRY[tree[1]] in _TENTHS:
            text = _in_per_cent(words, text, COUNTRY[tree[1]], tree[2])
    return _without(text, words.person(me), words.say("scene", "and_word")) if me >= 0 else text


def _in_per_cent(words: Names, text: str, name: str, by: int) -> str:
    """Write a change of so many thousandths beside the name of its figure in per cent."""
    sign = "+" if by > 0 else "−"
    keys = words.say("scene", "key_of", name)
    told = f"{words.show(by, 'signed_tenths')} %"
    return re.sub(rf"\b((?i:{keys})\w*) {re.escape(sign)}{abs(by)}(?!\w)", rf"\1 {told}", text)


def _without(text: str, name: str, joined: str) -> str:
    """Leave a person's own name out where a text tells by how much an opinion moves, '+6' or '−6' behind it."""
    me, by = re.escape(name), r"[+−]\d+"
    one = r"[^\W\d]+(?:-[^\W\d]+)?"
    text = re.sub(rf"\b({one}), {me} {joined} ({one}) (?={by})", rf"\1 {joined} \2 ", text)
    text = re.sub(rf"\b{me},? {joined} ({one}) (?={by})", r"\1 ", text)
    text = re.sub(rf"\b({one}),? {joined} {me} (?={by})", r"\1 ", text)
    text = re.sub(rf"\b{me}, (?={one},? {joined} {one} {by})", "", text)
    text = re.sub(rf"[,;] {me} {by}(?=[,;.])", "", text)
    return re.sub(rf"\b{me} {by}[,;] ", "", text)


__all__ = ["choice_shown"]
