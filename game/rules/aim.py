"""The aim of a seat beside being on top: what the scenario says it is, and whether it is reached (rules 7.09).

`steps` reads Facts: on a View it tells what the seat can know, on the State what is so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from game.rules.ending import COLLECTIVE, judge
from game.world.facts import Facts
from game.world.kinds import POLITBURO
from game.world.scenario import Aim
from game.world.state import State


class Step(NamedTuple):
    """A line of the way to a goal: a code under `goal:` in assets/text, what there is, what is needed, is it met."""

    code: str
    have: int
    need: int
    met: bool
    args: tuple[int, ...] = ()


def steps(facts: Facts, p: int) -> list[Step]:
    """Return the lines of the aim of a seat; one for which the scenario names none wants the Politburo."""
    return [CHECKS[aim.check](facts, p, aim) for aim in facts.scenario.people[p].aim or (Aim("seat"),)]


def reached(st: State, p: int) -> bool:
    """Tell whether a contender has reached the aim of his seat (DETAILS, own aim)."""
    return all(step.met for step in steps(st, p))


def mark(st: State) -> None:
    """Keep at its month the Line against which a seat's aim is measured later, and the last month of coercion."""
    for k, p in enumerate(st.scenario.seats):
        for aim in st.scenario.people[p].aim:
            if aim.check == "line_near" and aim.month == st.month and aim.issue >= 0:
                st.w("aim_mark")[k] = st.line[aim.issue]
    if st.c("coercion") >= st.tune.coercion_felt:
        st.coerced = st.month


def _seat(facts: Facts, p: int, aim: Aim) -> Step:
    return Step("aim_politburo", facts.seat_pb[p], 2, facts.seat_pb[p] == 2)


def _sits(facts: Facts, p: int, aim: Aim) -> Step:
    mine = aim.post >= 0 and facts.holder[aim.post] == p
    return Step("aim_own_post", int(mine), 1, mine, (aim.post,))


def _holds(facts: Facts, p: int, aim: Aim) -> Step:
    # A post that a smaller scenario took out is nobody's.
    holder = facts.holder[aim.post] if aim.post >= 0 else -1
    mine = holder >= 0 and facts.roots()[holder] == p
    return Step("aim_post", int(mine), 1, mine, (aim.post,))


def _no_third(facts: Facts, p: int, aim: Aim) -> Step:
    bureau, roots = facts.members(POLITBURO), facts.roots()
    most = max((sum(1 for x in bureau if roots[x] == j) for j in facts.scenario.seats if j != p), default=0)
    return Step("aim_no_third", most, (len(bureau) + 2) // 3, 3 * most < len(bureau))


def _line_up(facts: Facts, p: int, aim: Aim) -> Step:
    have = facts.line[aim.issue] if aim.issue >= 0 else 0
    return Step("aim_line_up", have, aim.value, have >= aim.value, (aim.issue,))


def _line_down(facts: Facts, p: int, aim: Aim) -> Step:
    have = facts.line[aim.issue] if aim.issue >= 0 else 0
    return Step("aim_line_down", have, aim.value, have <= aim.value, (aim.issue,))


def _line_near(facts: Facts, p: int, aim: Aim) -> Step:
    """The Line of a month, kept when it came; until then the Line of today is its own measure."""
    here = facts.line[aim.issue] if aim.issue >= 0 else 0
    there = facts.aim_mark[facts.seat_index[p]] if facts.month > aim.month else here
    return Step("aim_line_near", here, there, abs(here - there) <= aim.value, (aim.issue, aim.month))


def _report(facts: Facts, p: int, aim: Aim) -> Step:
    given = facts.report_by == p
    return Step("aim_report", int(given), 1, given)


def _collective(facts: Facts, p: int, aim: Aim) -> Step:
    met = judge(facts)[0] == COLLECTIVE
    return Step("aim_collective", int(met), 1, met)


def _no_coercion(facts: Facts, p: int, aim: Aim) -> Step:
    months = min(aim.value, facts.month - max(facts.coerced, facts.scenario.start - 1))
    return Step("aim_coercion", months, aim.value, months >= aim.value)


def _free(facts: Facts, p: int, aim: Aim) -> Step:
    """No other contender's client holds a post under this one: the presidium of the unions is its own master."""
    roots = facts.roots()
    others = sum(
        1
        for q, under in enumerate(facts.under)
        if 0 <= under == aim.post and facts.holder[q] >= 0 and roots[facts.holder[q]] not in (-1, p)
    )
    return Step("aim_free", others, 0, others == 0, (aim.post,))


CHECKS: dict[str, Callable[[Facts, int, Aim], Step]] = {
    "seat": _seat, "sits": _sits, "holds": _holds, "no_third": _no_third, "line_up": _line_up,
    "line_down": _line_down, "line_near": _line_near, "report": _report, "collective": _collective,
    "no_coercion": _no_coercion, "free": _free,
}  # fmt: skip
