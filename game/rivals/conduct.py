"""How a rival carries himself: what he says and writes, and how the careful and the beaten make their peace."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import OPERATION_INDEX, Action
from game.play.actions.voice import (
    AGAINST,
    ANSWER,
    DOCTRINE,
    FOR_LINE,
    ON_LENIN,
    ON_MAN,
    ON_RESULTS,
    ON_WORLD,
    POLEMIC,
    voice,
)
from game.rivals.mind import Mind, Scored
from game.rivals.planner_aim import side_of_line
from game.rules import lead

CAMPAIGN = OPERATION_INDEX["campaign"]


def weigh_words(mind: Mind) -> Iterator[Scored]:
    """Speeches and articles: keep a name alive, hit the strongest, answer a label, clear a case."""
    facts, me, k = mind.facts, mind.me, mind.k
    silent = facts.month - facts.word_month[me]
    tongue, pen = voice(facts, k, 0), voice(facts, k, 1)
    stale = min(6, silent)
    yield tongue * 2 + stale + mind.whim("lenin"), Action("speak", (ON_LENIN, -1))
    if facts.deviation(me) < 28:
        yield tongue + stale + 3 + mind.whim("for_line"), Action("speak", (FOR_LINE, -1))
    yield tongue + stale + 2 + mind.whim("results"), Action("speak", (ON_RESULTS, -1))
    i = facts.scenario.issue_index.get("revolution", -1)
    if i >= 0 and (heads := facts.has_lever(me, "comintern")) | (abs(facts.stance[i][me] - facts.mood[i]) > 25):
        yield tongue + stale + (4 if heads else 0) + mind.whim("world"), Action("speak", (ON_WORLD, -1))
    yield pen * 2 + stale + mind.whim("doctrine"), Action("write", (DOCTRINE, -1))
    labels = [label for label in facts.labels if label.who == me]
    if labels or facts.case[me] > 6:
        fresh = any(not label.stuck for label in labels)
        # An answer clears 2 points and as many as he has a pen: a heavy case is not worth a year of articles.
        cleared = min(facts.case[me] // 2, 2 * (2 + pen))
        yield (18 if fresh else 5) + cleared + pen, Action("write", (ANSWER, -1))
    for j in mind.rivals[:2]:
        he = mind.person(j)
        if mind.gains[j] >= 15 and not facts.bound(me, he) and not mind.spent(j) and not mind.at_peace(j):
            heat = mind.gains[j] // 3 + (mind.has("pride") - mind.has("patience")) // 8
            stronger = lead.mean_estimate(facts, j) > lead.mean_estimate(facts, k) + 30
            # What is said against the stronger side is on the record, and each entry makes the next one dearer.
            risk = 6 + facts.record[me] // 2 if stronger else 0
            yield heat + pen - risk + mind.whim("polemic", j) // 2, Action("write", (POLEMIC, he))
            yield heat + tongue - risk - 2 + mind.whim("against", j) // 2, Action("speak", (AGAINST, he))


def weigh_peace(mind: Mind) -> Iterator[Scored]:
    """Conciliation, a change of stance, recantation, rest: the acts of the careful and the beaten."""
    facts, me, k = mind.facts, mind.me, mind.k
    # Nobody is won by kind words while the papers one disposes of are at him.
    written_down = {op.b for op in facts.ops if op.owner == me and op.kind == CAMPAIGN and op.a == ON_MAN}
    for x in facts.scenario.seats:
        j = facts.seat_index[x]
        if x == me or not facts.is_active(x) or mind.gains[j] > 24 or x in written_down:
            continue
        cool = max(0, -facts.regard[k][x])
        if facts.seat_pb[x] == 2 and cool:
            yield (
                cool // 4 + mind.has("warmth") // 8 - mind.has("pride") // 8 + mind.whim("peace", j),
                Action("conciliate", (x,)),
            )
        elif facts.seat_pb[x] == 2 and mind.whim("court", j) >= 7:
            yield 8 + mind.has("warmth") // 10 - mind.has("pride") // 10, Action("conciliate", (x,))
    exposed = facts.case[me] + facts.record[me] // 2
    for i in range(len(facts.line)):
        off = facts.line[i] - facts.stance[i][me]
        mood = facts.mood[i] - facts.stance[i][me]
        side = 1 if off > 0 else -1
        if side_of_line(facts, me, i) == (-side if abs(off) >= 25 else -1 if mood > 0 else 1):
            continue  # where his aim asks the other way
        if abs(off) >= 25:
            supple = (100 - facts.scenario.people[me].rigidity) // 6
            yield (
                supple + exposed // 3 + abs(off) // 10 - 8 + mind.whim("shift", i) // 2,
                Action("shift", (i, side, 1 if exposed > 25 else 0)),
            )
        elif abs(mood) >= 28 and off * mood >= 0:
            yield (
                (100 - facts.scenario.people[me].rigidity) // 8 + abs(mood) // 12 + mind.whim("mood", i) // 2,
                Action("shift", (i, 1 if mood > 0 else -1, 0)),
            )
    if exposed > 34 and facts.recants[me] < 2:
        yield exposed // 2 - mind.has("pride") // 4 + mind.has("fear") // 5, Action("recant")
    tired = 60 - facts.health[me]
    if tired > 0:
        yield tired // 2 + facts.record[me] // 8 + mind.whim("rest"), Action("rest")
    elif facts.record[me] > 12:
        # Who has much on his record lies low until it is forgotten, but not so long that he is forgotten himself.
        silent = min(12, facts.month - facts.word_month[me])
        yield 8 + facts.record[me] // 5 + mind.has("patience") // 20 - silent, Action("rest")


__all__ = ["weigh_peace", "weigh_words"]
