"""Whom a contender could remove, rival by rival: what Committee and Politburo would give, of what is needed."""

from __future__ import annotations

from game.advice import Blow, blows, ledger
from game.words.effect import Effect
from game.words.sentences import Words
from game.world.facts import Facts


def blow_lines(words: Words, view: Facts, k: int, tried: list[Blow] | None = None) -> list[Effect]:
    """Return a line for each rival in the Politburo: the votes for his removal in both bodies, of those needed.

    `tried` are the blows of seat k where they have been counted.
    """
    found = []
    for p, (committee, bureau) in blows(view, k) if tried is None else tried:
        text = words.say(
            "goal", "blow", person=words.person(p), cc=committee.ayes, cc_need=ledger.needed(committee),
            pb=bureau.ayes, pb_need=ledger.needed(bureau),
        )  # fmt: skip
        found.append(Effect(text, 1 if committee.carried and bureau.carried else -1))
    return found


__all__ = ["blow_lines"]
