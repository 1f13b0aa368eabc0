"""How often a word was hung on the reader before: an answer takes it off and does not keep it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.session import Session
    from game.words.sentences import Words

TOLD = 4  # of the times it hung, the last ones


def label_story(words: Words, session: Session, k: int, kind: int) -> str:
    """Return when and by whom a label was hung on seat k before this time, '' where it never was."""
    me = words.scenario.seats[k]
    hung = [one for one in session.heard(k) if one.kind == "label" and one.args[:2] == (me, kind)][:-1]
    if not hung:
        return ""
    times = [words.say("label_story", "one", viewer=k, by=one.args[2], month=one.month) for one in hung[-TOLD:]]
    return words.say("label_story", "before", list=words.list_of(times))


__all__ = ["label_story"]
