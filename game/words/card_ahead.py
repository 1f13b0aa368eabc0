"""The great card from which a chapter has its name, before it comes: when, before whom, about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.play.condition import who
from game.words import scene_due

if TYPE_CHECKING:
    from game.words.sentences import Words
    from game.world.facts import Facts


def card_ahead(words: Words, view: Facts, k: int) -> str:
    """Return what is to come of the chapter now open and what one can do until then, '' where nothing is known."""
    scenario: Any = view.scenario
    chapter = next((one for one in scenario.chapters if one.first <= view.month <= one.last), None)
    if chapter is None or k < 0:
        return ""
    for h, one in enumerate(scenario.happenings):
        named = one.id == chapter.id or one.title == chapter.title
        moved = any(tree[0] == "table" for choice in one.choices for tree in choice.effects)
        if not (named and one.grave and moved and view.month < one.first <= chapter.last):
            continue
        people = [who(tree, view) for tree in one.spot]
        actor = next((p for p in people if p >= 0 and view.is_active(p)), -1)
        about = scene_due.subject(view, h, actor)
        if actor >= 0 and about >= 0:
            month = words.month_head(one.first)
            title = words.scenario.happenings[h].title
            return words.say("scene", "card_ahead", viewer=k, month=month, title=title, who=actor, of=about)
    return ""


__all__ = ["card_ahead"]
