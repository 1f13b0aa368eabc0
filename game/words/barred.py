"""Who of weight cannot be chosen for an order about one person, and why."""

from __future__ import annotations

from game.advice.choices import OF_ONE, of_weight
from game.play.action import Action, bar
from game.words.sentences import Words
from game.world.facts import Facts
from game.world.kinds import Decision


def barred_people(words: Words, view: Facts, decision: Decision, name: str) -> list[tuple[str, list[int]]]:
    """Return the people an order about one person leaves out, under the reason that bars them."""
    found: dict[str, list[int]] = {}
    for x in of_weight(view) if name in OF_ONE else []:
        if x == view.scenario.seats[decision.seat]:
            continue
        why = bar(view, decision, Action(name, (x,)))
        if why is not None:
            found.setdefault(words.reason(why), []).append(x)
    return list(found.items())


__all__ = ["barred_people"]
