"""What a vote would break, as the seat that is called may know it: pacts, bargains, words given, votes owed."""

from __future__ import annotations

from typing import NamedTuple

from game.play import motion as motions
from game.play.action import Action
from game.rules import deal, debt, pact, tally
from game.rules.hold import OWED_VOTE
from game.rules.vote import Ballot, owed_side, promise_key, target_of
from game.words.sentences import Words
from game.world.facts import Facts
from game.world.kinds import (
    BLOC,
    CONFIDENCE,
    DOCUMENT,
    FILL,
    LINE,
    NON_AGGRESSION,
    PLATFORM,
    REMOVE,
    RUNG,
    Motion,
    Pact,
)

_AIMED = (RUNG, REMOVE, CONFIDENCE, DOCUMENT)
_OF_PACTS = ("pact", "caucus", "trade")


class Breach(NamedTuple):
    """A vote on one side (1 for, -1 against) that breaks something: of what kind, which pact or whose claim."""

    side: int
    kind: str  # a key of play.breaks in the texts
    what: int  # the id of a pact, or a person


def breaches(view: Facts, p: int, item: Motion) -> list[Breach]:
    """Return what a contender would break by voting for or against an item (rules 3.16, 4, 6.09, 6.10, 6.14)."""
    target = target_of(view, item)
    out = [] if item.secret else _pacts(view, p, item, target)
    ballot = Ballot(view, item, {q: side for q, side in enumerate(view.votes) if side in (1, -1)})
    for given in (x for x in view.promises if x.who == p):
        if given.on == ballot.key:
            out.append(Breach(-given.side, "word", given.to))
        elif given.item == OWED_VOTE and (side := owed_side(ballot, p)):
            out.append(Breach(-side, "paper", given.to))
        elif given.item == debt.OWED and (side := debt.side(view, item, target, p, given.to)):
            out.append(Breach(-side, "debt", given.to))
    return out


def _pacts(view: Facts, p: int, item: Motion, target: int) -> list[Breach]:
    """Return the pacts that a vote by name on one side or the other would break."""
    key, out = promise_key(item), []
    saving = 1 if item.kind == CONFIDENCE else -1  # the side that spares whom the item is aimed at
    aimed = item.kind in _AIMED and target >= 0 and target != p and view.seat_index[target] >= 0
    root = view.roots()[item.b] if item.kind == FILL and item.b >= 0 else -1
    for one in view.pacts_of(p):
        if settled := one.side_of(key):
            out.append(Breach(-settled, "caucus", one.id))
        elif one.terms:
            if owed := deal.owed(view, one, p, item, target, root):
                out.append(Breach(-owed, "trade", one.id))
        elif aimed and one.kind == BLOC and one.target == target:
            if pact.has_reason(view, one):
                out.append(Breach(saving, "pact", one.id))
        elif aimed and one.kind in (BLOC, NON_AGGRESSION) and target in one.parties:
            out.append(Breach(-saving, "pact", one.id))
        elif item.kind == LINE and one.kind == PLATFORM and one.item == item.a:
            together = pact.platform_side(view, one)
            if (view.stance[item.a][p] - view.line[item.a]) * together > 0:
                out.append(Breach(-together if item.b > 0 else together, "pact", one.id))
    return out


def warnings(words: Words, view: Facts, k: int, item: Motion) -> list[tuple[int, str]]:
    """Return what a seat would break by its vote, in words: the side of the vote and a sentence."""
    words.learn(view)
    out = []
    for side, kind, what in breaches(view, view.scenario.seats[k], item):
        named = words.pact(what, k) if kind in _OF_PACTS else words.person(what)
        out.append((side, words.say("play", "breaks", kind, side=side, what=named)))
    return list(dict.fromkeys(out))  # two pacts of the same name are said once


def claims(words: Words, view: Facts, k: int, item: Motion) -> list[str]:
    """Return the votes owed to a seat that an item calls in, in words: by whom, for which side, with what weight."""
    if k < 0:
        return []
    me, out = view.scenario.seats[k], []
    target = target_of(view, item)
    ballot = Ballot(view, item, {q: side for q, side in enumerate(view.votes) if side in (1, -1)})
    for given in (x for x in view.promises if x.to == me):
        paper = given.item == OWED_VOTE
        side, weight = 0, view.tune.hold_vote if paper else view.tune.debt_weight
        if paper:
            side = owed_side(ballot, given.who)
        elif given.item == debt.OWED and not debt.worded(view, ballot.key, given.who, me):
            side = debt.side(view, item, target, given.who, me)
        if side and given.who in tally.voters(view, item.body):
            said = words.say("play", "called_in", who=words.person(given.who), side=side, n=weight, paper=int(paper))
            out.append(said)
    return out


def broken_by(words: Words, view: Facts, k: int, action: Action) -> list[str]:
    """Return what an order of a seat would break, in words: pacts and words by its own motion, promises by a post."""
    words.learn(view)
    me = view.scenario.seats[k]
    if action.kind == "motion":
        item = motions.make(view, me, *action.args)
        told = [text for side, text in warnings(words, view, k, item) if side > 0]
        return [words.say("does", "order_breaks", text=text) for text in told]
    if action.kind == "appoint":
        mine = [one for one in view.pacts_of(me) if one.terms]
        held = [one for one in mine if one.terms[0] == me and one.terms[3:5] == (deal.POST, action.args[0])]
        owed = [one for one in held if not deal.Terms(*one.terms).paid and action.args[1] not in _meant(view, one)]
        return [words.say("does", "post_promised", pact=words.pact(one.id, k)) for one in owed]
    against = -1
    if action.kind == "pact" and action.args[0] == BLOC:
        against = action.args[1]
    elif action.kind == "bargain" and action.args[0] == deal.SELLS and action.args[2] == deal.AGAINST:
        against = action.args[3]
    return clashes(words, view, k, against)


def clashes(words: Words, view: Facts, k: int, against: int) -> list[str]:
    """Return the pacts of a seat with a man that cannot be kept together with a promise to vote against him."""
    bound = [one for one in view.pacts_of(view.scenario.seats[k]) if against >= 0 and against in one.parties]
    kept = [one for one in bound if one.kind in (BLOC, NON_AGGRESSION)]
    return [words.say("does", "clash", person=words.person(against), pact=words.pact(one.id, k)) for one in kept]


def _meant(view: Facts, one: Pact) -> list[int]:
    """Return who may be given the post that is owed in a trade: the seller's men."""
    roots, seller = view.roots(), one.terms[1]
    return [x for x, root in enumerate(roots) if root == seller]


__all__ = ["Breach", "breaches", "broken_by", "claims", "clashes", "warnings"]
