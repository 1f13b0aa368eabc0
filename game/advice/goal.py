"""How far a contender's goal is: being paramount, and the aim of his own seat."""

from __future__ import annotations

from typing import NamedTuple

from game.rules import tally
from game.rules.ending import COLLECTIVE, judge
from game.world.facts import CC, COUNTRY_INDEX, OUT_POLITBURO, POLITBURO, RUNG, Facts, Motion


class Step(NamedTuple):
    """A line of the way to a goal: a code under `goal:` in assets/text, what there is, what is needed, is it met."""

    code: str
    have: int
    need: int
    met: bool
    args: tuple[int, ...] = ()


def goal(view: Facts, k: int) -> list[Step]:
    """Return the way to being paramount and to the seat's own aim, line by line, as far as seat k can tell."""
    me, seats = view.scenario.seats[k], view.scenario.seats
    heads = view.members(CC)
    roots = view.roots()
    mine = sum(1 for x in heads if roots[x] == me)
    third = (len(heads) + 2) // 3
    steps = [Step("cc", mine, third, mine >= third, (len(heads),))]
    rivals = [p for p in seats if p != me and view.seat_pb[p] == 2 and view.is_active(p)]
    beaten = sum(
        1 for rival in rivals if all(_would(view, me, rival, body).carried for body in (CC, POLITBURO))
    )
    steps.append(Step("rivals", beaten, len(rivals), beaten == len(rivals) and view.seat_pb[me] == 2))
    against = max(((_would(view, rival, me, CC).ayes, rival) for rival in rivals), default=(0, -1))
    steps.append(Step("against", against[0], third, against[0] < third, (against[1],)))
    return steps + own_aim(view, me)


def own_aim(view: Facts, p: int) -> list[Step]:
    """Return the lines of the aim of a contender's own seat; all met is `ending.own_aim`."""
    scenario, roots = view.scenario, view.roots()
    name = scenario.people[p].id
    bureau = view.members(POLITBURO)

    def holds(post: str) -> Step:
        q = scenario.post_index.get(post, -1)
        mine = q >= 0 and view.holder[q] >= 0 and roots[view.holder[q]] == p
        return Step("aim_post", int(mine), 1, mine, (q,))

    def line(issue: str, need: int, up: bool) -> Step:
        i = scenario.issue_index.get(issue, -1)
        have = view.line[i] if i >= 0 else 0
        return Step(
            "aim_line_up" if up else "aim_line_down", have, need, have >= need if up else have <= need, (i,)
        )

    def together() -> Step:
        met = judge(view)[0] == COLLECTIVE  # type: ignore[arg-type]
        return Step("aim_collective", int(met), 1, met)

    seat = Step("aim_politburo", view.seat_pb[p], 2, view.seat_pb[p] == 2)
    if name == "stalin":
        most = max((sum(1 for x in bureau if roots[x] == j) for j in scenario.seats if j != p), default=0)
        third = (len(bureau) + 2) // 3
        is_secretary = view.secretary() == p
        return [
            Step("aim_post", int(is_secretary), 1, is_secretary, (view.secretary_post,)),
            Step("aim_no_third", most, third, 3 * most < len(bureau)),
        ]
    if name == "trotsky":
        return [seat, line("economy", 30, True), line("party", 20, True)]
    if name == "zinoviev":
        report = view.report_by == p
        return [
            holds("leningrad_secretary"),
            holds("comintern_chair"),
            Step("aim_report", int(report), 1, report),
        ]
    if name == "kamenev":
        return [holds("politburo_chair"), together()]
    if name == "bukharin":
        coercion = view.country[COUNTRY_INDEX["coercion"]]
        return [line("economy", -10, False), Step("aim_coercion", coercion, 10, coercion < 10)]
    if name == "rykov":
        i = scenario.issue_index.get("economy", -1)
        start = scenario.issues[max(0, i)].line
        here = view.line[i] if i >= 0 else 0
        return [holds("premier"), Step("aim_line_near", here, start, abs(here - start) <= 15, (i,))]
    if name == "tomsky":
        return [holds("unions_chair"), together()]
    return [seat]


def _would(view: Facts, mover: int, target: int, body: int) -> tally.Tally:
    return tally.count(view, Motion(RUNG, mover, body, target, OUT_POLITBURO, 0, view.month, 0, 0))
