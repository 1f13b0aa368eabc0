"""How a rival of the standard kind uses what may be said falsely, and answers what others do in the dark (rules 4)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import ACTIONS, OPERATIONS, Action, bar
from game.play.actions.files import yields
from game.play.actions.papers import matter, unmask_chance
from game.play.actions.voice import voice
from game.rivals.mind import Mind, Scored
from game.rules import lead, severity
from game.rules.hold import ASK_POST, ASK_SILENCE, ASK_VOTE, FORGED, SLANTED, TRUE
from game.rules.opinion import CAUSE
from game.world.kinds import Decision
from game.world.reason import total
from game.world.view import View

# What answers each kind of operation, the best first; what is barred is passed over.
_COUNTERS = {
    "case": ("cover", "loyal"), "watch": ("feed", "caution"), "win": ("reassure",), "campaign": ("own_paper",),
    "work": ("go_there", "counter"), "inspect": ("tidy",),
}  # fmt: skip


def weigh_tales(mind: Mind) -> Iterator[Scored]:
    """Falsehoods about whose man somebody is: one's own weight hidden from who fears it, and laid at a rival's door."""
    facts, me, k = mind.facts, mind.me, mind.k
    if mind.has("cunning") < 45 or not mind.rivals or mind.whim("tale") < 6:
        return
    blamed = mind.person(mind.rivals[0])
    fears = lead.raw_threat(facts)
    listeners = sorted((j for j in mind.rivals if mind.person(j) != blamed), key=lambda j: (-fears[j][k], j))
    weights = [
        (-sum(facts.delegates[q] for q in facts.posts_of[p]) - 10 * facts.seat_cc[p], p)
        for p, root in enumerate(mind.roots)
        if root == me and p != me and facts.posts_of[p]
    ]
    weights.sort()
    for j in listeners[:1]:
        if fears[j][k] < 8:
            return
        for weight, p in weights[:3]:
            action = Action("whisper", (mind.person(j), p, blamed))
            if ACTIONS["whisper"].why_not(facts, k, action.args) is None:
                yield mind.has("cunning") // 8 + min(8, -weight // 6) + mind.whim("whisper", p) // 2 - 2, action
                return


def weigh_holds(mind: Mind) -> Iterator[Scored]:
    """What one knows: pressed on those whose vote or post matters, leaked on those one would see fall."""
    facts, me, k = mind.facts, mind.me, mind.k
    for hold in facts.holds:
        if hold.public or not hold.holders >> k & 1 or hold.on == me:
            continue
        j = facts.seat_index[hold.on]
        root = mind.roots[hold.on]
        if j >= 0:
            if mind.gains[j] >= 24 and not facts.bound(me, hold.on) and not mind.at_peace(j):
                yield (
                    mind.gains[j] // 3
                    + hold.strength // 7
                    - mind.has("patience") // 7
                    - severity.closed_ranks(facts) // 3
                    + mind.whim("leak", hold.id) // 2,
                    # The cunning improve a paper, and sometimes more than improve it.
                    Action("leak", (hold.id, slant(mind, hold.id))),
                )
        elif root not in (me, -1) and mind.gains[facts.seat_index[root]] > 10 and hold.strength > 24:
            votes = 6 if facts.seat_cc[hold.on] == 2 else 0
            if total(yields(facts, hold, ASK_VOTE if votes else ASK_POST)) <= 0:
                continue  # a man who will not yield is warned for nothing
            yield (
                votes + hold.strength // 5 + mind.has("cunning") // 12 + mind.whim("press", hold.id) // 2,
                Action("press", (hold.id, ASK_VOTE if votes else ASK_POST)),
            )


def weigh_silence(mind: Mind) -> Iterator[Scored]:
    """A paper on a contender who has the louder voice buys his silence, where it is not worth publishing."""
    facts, k = mind.facts, mind.k
    for hold in facts.holds:
        j = facts.seat_index[hold.on]
        if hold.public or not hold.holders >> k & 1 or j < 0 or j == k or not facts.is_active(hold.on):
            continue
        loud = facts.scenario.people[hold.on].skills[0] - 40
        if mind.gains[j] < 14 or loud <= 0 or hold.strength <= 25 or facts.regard[k][hold.on] >= 0:
            continue
        if not _pressed_back(mind, j) and total(yields(facts, hold, ASK_SILENCE)) > 0:
            worth = loud // 6 + hold.strength // 8 + mind.has("cunning") // 12 - mind.has("pride") // 10
            yield worth + mind.whim("silence", hold.id) // 2, Action("press", (hold.id, ASK_SILENCE))


def _pressed_back(mind: Mind, j: int) -> bool:
    """Tell whether a seat has pressed a paper on him within the year, or answered his with one: it has more of them."""
    felt = mind.facts.why_regard[j][mind.me]
    return any(cause == CAUSE["pressed_hold"] and mind.facts.month - month <= 12 for cause, _, month, _ in felt)


def slant(mind: Mind, hold_id: int) -> int:
    """Return how he publishes a paper: as it is, with additions, or forged; only the cunning do the last two."""
    if mind.has("cunning") < 60 or mind.whim("slant", hold_id) < 5:
        return TRUE
    return FORGED if mind.has("cunning") >= 75 and mind.whim("forge", hold_id) >= 6 else SLANTED


def noticed(mind: Mind, view: View, decision: Decision) -> Action:
    """Return how a rival answers an operation it has noticed, by what it is and by his temper."""
    op = next((op for op in view.ops if op.id == decision.a), None)
    if op is None:
        return Action("ignore")
    gain, name = mind.gains[view.seat_index[op.owner]], OPERATIONS[op.kind]
    if gain > 12 and mind.has("pride") + mind.whim("expose") * 3 > 60:
        return Action("expose")
    if gain <= 0 and mind.has("cunning") <= 50:
        return Action("ignore")
    for answer in _COUNTERS.get(name, ("counter",)):
        # Who lies to a watcher must be the man for it.
        if answer == "feed" and mind.has("cunning") + 3 * mind.whim("feed") < 62:
            continue
        if bar(view, decision, Action(answer)) is None:
            return Action(answer)
    return Action("ignore")


def published(mind: Mind, view: View, decision: Decision) -> Action:
    """Return what a rival says to a thing published about him."""
    _, _, manner = matter(view, decision.seat)
    if manner != TRUE and unmask_chance(view, decision.seat, manner) >= 45:
        return Action("unmask")
    if manner != TRUE or mind.has("pride") + 4 * mind.whim("deny") > 85:
        return Action("deny")
    return Action("reply" if voice(view, decision.seat, 1) >= 3 else "say_nothing")


__all__ = ["noticed", "published", "slant", "weigh_holds", "weigh_silence", "weigh_tales"]
