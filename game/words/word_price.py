"""What a word in the corridor spends, and what it gets if he who is asked agrees."""

from __future__ import annotations

from game.play.action import Action
from game.rules import vote
from game.rules.hold import find_hold
from game.words.sentences import Words
from game.world.facts import Facts


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
