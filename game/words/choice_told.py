"""What is told with the choices of a happening beside their words: how a motion would stand, who hears of it."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from game.advice import ledger
from game.play import motion as motions
from game.play.happening import is_seen
from game.rules import tally
from game.words import scene_due
from game.words.besides import besides
from game.words.brings import brings
from game.world.kinds import DOCUMENT, Hold, Motion

if TYPE_CHECKING:
    from game.words.sentences import Words
    from game.world.facts import Facts


def choice_told(words: Words, view: Facts, h: int, c: int, k: int) -> list[str]:
    """Return of a choice what its words leave out, how the motion it puts would stand, and if grave who hears of it."""
    happening, me = words.scenario.happenings[h], view.scenario.seats[k]
    effects: Any = happening.choices[c].effects
    found = list(filter(None, [besides(words, view, h, c, k)]))
    view = _with_papers(view, effects, me)
    for tree in effects:
        item = _motion(view, tree, me) if tree[0] == "table" else None
        if item is None:
            continue
        barred = motions.KINDS[item.kind].why_not(view, me, item.a, item.b) if item.kind != DOCUMENT else None
        if barred is not None:
            found.append(words.say("scene", "cannot_be_put", why=words.reason(barred)))
            continue
        count, unit = tally.count(view, item, why=False), ledger.unit(item)
        need = -(-ledger.needed(count) // unit)
        found.append(words.say(
            "scene", "by_count", body=item.body, ayes=count.ayes // unit, noes=count.noes // unit, need=need,
        ))  # fmt: skip
        if happening.grave:
            yes, no = brings(words, view, item, k)
            found.append(words.say("scene", "if_so", yes=yes, no=no))
    if happening.grave and len(_heard(view, h)) > 1:
        found.append(words.say("scene", "all_hear" if is_seen(view, h, c) else "none_hears"))
    return found


def _heard(view: Facts, h: int) -> set[bool]:
    """Return whether all hear of the choices of a happening: one answer where it is the same of each."""
    return {is_seen(view, h, c) for c in range(len(view.scenario.happenings[h].choices))}


def _with_papers(view: Facts, effects: Any, me: int) -> Facts:
    """Return what one knows with the papers a choice hands him first, so that a motion to read one can be counted."""
    known = {hold.source for hold in view.holds}
    handed = [tree[1] for tree in effects if tree[0] == "hold" and scene_due.person(tree[2], me) == me]
    scenario, bit = view.scenario, 1 << view.seat_index[me]
    disputed = dict(scenario.rules).get("contested_facts", 1) != 0
    there = [n for n in handed if n not in known and scenario.holds[n].kept_by(disputed) is not None]
    if not there:
        return view
    then, first = copy(view), max((hold.id for hold in view.holds), default=0) + 1
    then.holds = list(view.holds)
    for at, n in enumerate(there):
        then.holds.append(Hold(first + at, n, scenario.holds[n].on, bit, scenario.holds[n].strength, 0, 0))
    return then


def _motion(view: Facts, tree: Any, me: int) -> Motion | None:
    """Return the motion that a choice of the reader puts, None where he does not move it or cannot know it."""
    kind, a, b, mover = tree[1:5]
    a, b, by = (scene_due.person(x, me) if isinstance(x, tuple) else x for x in (a, b, mover))
    if kind == DOCUMENT:
        a = next((hold.id for hold in view.holds if hold.source == a), -1)
    return motions.make(view, me, kind, a, b) if by == me and a >= 0 else None


def card_told(words: Words, view: Facts, h: int, k: int) -> list[str]:
    """Return on a grave card who hears what is chosen, and of a paper handed round whether one has it already."""
    happening, found = words.scenario.happenings[h], []
    effects: list[Any] = [choice.effects for choice in happening.choices]
    given = {tree[1] for trees in effects for tree in trees if tree[0] == "hold"}
    for source in sorted(given) if happening.grave else ():
        mine = any(one.source == source and one.holders >> k & 1 for one in view.holds)
        found.append(words.say("scene", "who_has", on=words.scenario.holds[source].on, mine=int(mine)))
    heard = _heard(view, h)
    if happening.grave and len(heard) == 1:
        found.append(words.say("scene", "all_hear" if True in heard else "none_hears"))
    return found


__all__ = ["card_told", "choice_told"]
