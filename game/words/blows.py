"""Whom a contender could remove, rival by rival: what Committee and Politburo would give, of what is needed."""

from __future__ import annotations

from game.advice import Blow, blow_at, blows, ledger
from game.rules.tally import Tally
from game.rules.wish import IN_BLOC
from game.words.effect import Effect
from game.words.sentences import Words
from game.world.facts import Facts
from game.world.kinds import BLOC


def blow_lines(words: Words, view: Facts, k: int, tried: list[Blow] | None = None) -> list[Effect]:
    """Return a line for each rival in the Politburo: the votes for his removal in both bodies, of those needed.

    A line without a sign follows where a bloc stands against him: how the votes of its members are in the figures.
    `tried` are the blows of seat k where they have been counted.
    """
    found = []
    for p, (committee, bureau) in blows(view, k) if tried is None else tried:
        text = words.say(
            "goal", "blow", person=words.person(p), cc=committee.ayes, cc_need=ledger.needed(committee),
            pb=bureau.ayes, pb_need=ledger.needed(bureau),
        )  # fmt: skip
        found.append(Effect(text, 1 if committee.carried and bureau.carried else -1))
        if told := _bloc(words, view, k, p, committee):
            found.append(Effect(told))
    return found


def bloc_at(words: Words, view: Facts, k: int) -> str:
    """Return how the votes of a bloc against seat k are in the count of the worst blow at it, '' without one."""
    count = blow_at(view, k)[1]
    return _bloc(words, view, k, view.scenario.seats[k], count) if count is not None else ""


def _bloc(words: Words, view: Facts, k: int, target: int, count: Tally) -> str:
    """Return how those who stand in a bloc against a man are counted, '' where none does; who moves it is left out."""
    sworn = {p for pact in view.pacts if pact.kind == BLOC and pact.target == target for p in pact.parties}
    sworn.discard(view.scenario.seats[k])
    if not sworn:
        return ""
    lines = [line for line in count.lines if line.person in sworn and line.post < 0]
    weight = IN_BLOC if lines else 0
    ayes, noes = ([words.person(line.person) for line in lines if bool(line.ayes) is yes] for yes in (True, False))
    return words.say(
        "goal", "blow_bloc", viewer=k, person=target, weight=weight, ayes=words.list_of(ayes),
        noes=words.list_of(noes), many=len(ayes), few=len(noes),
    )  # fmt: skip


__all__ = ["bloc_at", "blow_lines"]
