"""Whose man somebody is believed to be, in a sentence that goes with its number (rules 2.05 and 2.06)."""

from __future__ import annotations

from game.words.sentences import Words
from game.world.facts import Facts


def number(words: Words, view: Facts, p: int) -> str:
    """Return the loyalty of a man, with the gratitude that counts beside it and the sum that the bond is about."""
    loyal, bond = view.loyalty[p], view.bond(p)
    return words.say("tie", "number", n=loyal, owed=bond - loyal, bond=bond)


def loose(words: Words, view: Facts, p: int, named: bool = True) -> str:
    """Say of one who looks to somebody and counts as no contender's why he does not; '' for any other."""
    patron = view.patron[p]
    if patron < 0 or view.roots()[p] >= 0 or view.seat_index[p] >= 0:
        return ""
    need = view.tune.client_bond
    code = "looks" if view.bond(p) < need else "above"
    return words.say(
        "tie", code if named else f"it_{code}", person=words.person(p), patron=words.person(patron),
        number=number(words, view, p), need=need, mine=int(view.seat_index[patron] == view.viewer >= 0),
    )  # fmt: skip


__all__ = ["loose", "number"]
