"""What a vote does to the goal of a seat if it is carried, on the table or owed by a trade; its own man for a post."""

from __future__ import annotations

from game.play import motion as motions
from game.play.agenda import own_candidate
from game.rules import aim
from game.rules.deal import STEP, UP, Deal
from game.words.effect import Effect, Lines, filled
from game.words.effect_motion import MOVES, motion
from game.words.sentences import Words
from game.world.facts import Facts
from game.world.kinds import FILL, LINE, REMOVE, RUNG, Motion


def moves(words: Words, view: Facts, k: int, item: Motion) -> list[Effect]:
    """Return how the goal of seat k moves if an item is carried, line by line; good (1) where it comes nearer."""
    if k < 0 or item.kind not in MOVES or (item.kind == RUNG and item.a == view.scenario.seats[k]):
        return []
    words.learn(view)
    lines = Lines(words, view, k)
    if item.kind in (FILL, REMOVE):
        filled(lines, item.a, item.b, gives=False)
    else:
        motion(lines, item.kind, item.a, (1 if item.b > 0 else -1) if item.kind == LINE else item.b)
    was = {(one.code, one.args): one.met for one in (*aim.steps(view, lines.me), lines.cc())}
    found = []
    for step, before, good in lines.goals:
        met = was.get((step.code, step.args), False)
        if met and step.met:
            continue  # it stays met
        code = "goal_met" if step.met else "goal_lost" if met else "goal_nearer" if good > 0 else "goal_away"
        text = words.say("does", code, line=words.step(step), now=str(before).replace("-", "−"))
        found.append(Effect(text, good))
    return found


def owed_by(words: Words, view: Facts, k: int, deal: Deal) -> list[Effect]:
    """Return how the goal of seat k moves by the vote on the Line that it would owe in a trade (rule 6.09)."""
    me = view.scenario.seats[k]
    if me == deal.seller and deal.target < 0:
        issue, side = deal.matter, 1 if deal.vote == UP else -1
    elif me == deal.buyer and deal.price == STEP:
        issue = deal.thing
        side = 1 if view.stance[issue][deal.seller] > view.line[issue] else -1
    else:
        return []
    return moves(words, view, k, motions.make(view, me, LINE, issue, side))


def own_man(words: Words, view: Facts, k: int, item: Motion) -> str:
    """Say that a seat has itself proposed another for the post an item would fill, '' where it has not."""
    man = own_candidate(view, k, item) if k >= 0 else -1
    return words.say("does", "own_man", who=man) if man >= 0 else ""


def away(found: list[Effect]) -> bool:
    """Tell whether a vote carried takes a seat from its goal and brings it nowhere nearer."""
    return bool(found) and all(one.good < 0 for one in found)


__all__ = ["away", "moves", "owed_by", "own_man"]
