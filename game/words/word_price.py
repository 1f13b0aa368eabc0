"""What a word in the corridor spends, and what it gets if he who is asked agrees."""

from __future__ import annotations

from game.play.action import Action
from game.rules import vote
from game.rules.hold import find_hold
from game.words.sentences import Words
from game.world.event import Event
from game.world.facts import Facts

TRADED = 2  # of an event of a word: what was offered for it, as its words count them


def price(words: Words, view: Facts, k: int, action: Action) -> list[str]:
    """Return what seat k spends on a word and what it gets, in sentences."""
    x, n, side = action.args[:3]
    lines = [words.say("corridor", "costs_word", n=view.words[k])]
    if action.kind == "show_paper":
        held = find_hold(view, action.args[3])
        strength = held.strength if held is not None else 0
        paper = words.hold(action.args[3], k)
        lines.append(words.say("corridor", "costs_paper", what=paper, n=strength, x=words.person(x)))
    if action.kind == "trade":
        other = view.agenda[action.args[3]]
        his = int(vote.says(vote.Ballot(view, other), x) > 0)
        lines.append(words.say("corridor", "costs_vote", side=his, what=words.motion(other, k), x=words.person(x)))
    what = words.motion(view.agenda[n], k)
    return [*lines, words.say("corridor", "gets", who=words.person(x), side=int(side > 0), what=what)]


def owed(words: Words, view: Facts, k: int, event: Event) -> str:
    """Return how seat k's own vote is bound by a trade just made, nothing for another word or one refused.

    Whom one trades with says only then how he wants it; before, it is what one counts of him.
    """
    me, x, offered, won = event.args[:4]
    if not won or offered != TRADED:
        return ""
    given = [one for one in view.promises if (one.who, one.to, one.month) == (me, x, view.month) and one.item >= 0]
    if not given:
        return ""
    what = words.motion(view.agenda[given[-1].item], k)
    return words.say("corridor", "owed_vote", side=int(given[-1].side > 0), what=what, x=words.person(x))
