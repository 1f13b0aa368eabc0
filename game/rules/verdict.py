"""What events say of the Line: crises make it look right or wrong, and views follow (rules 9.18-9.20)."""

from __future__ import annotations

from game.rules.country import shortfall
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, COUNTRY_INDEX, OUT_PARTY
from game.world.state import State

_LOUD = 10  # points from which what events say is heard as a verdict
_APART = 15  # points from the Line that make a man one who had said so


def events_say(facts: Facts) -> int:
    """Return which way events push the economic Line, -25..25: up for pressure and industry, down for conciliation.

    Missing grain, empty shops and a threat from abroad speak for the first; angry villages and force in them for the
    second (rule 9.18).
    """
    c, at = facts.country, COUNTRY_INDEX
    up = shortfall(facts) // 20 + max(0, c[at["famine"]] - 45) // 3 + max(0, c[at["tension"]] - 40) // 4
    down = max(0, -c[at["rural"]] - 25) // 2 + c[at["coercion"]] // 3
    return min(25, max(-25, up - down))


def weight(facts: Facts, issue: int, step: int) -> int:
    """Return what events add to a motion that moves the Line on an issue by `step`, in points of a vote (rule 9.18)."""
    if issue != facts.scenario.issue_index.get("economy", -1):
        return 0
    said = events_say(facts) * (50 + min(50, facts.grievance[issue])) // 100
    return (said if step > 0 else -said) * abs(step) // 12


def reckon(st: State, out: list[Event]) -> None:
    """Let the month's events raise or lower the grievance against the Line; in a quarter's last month, judge it."""
    i = st.scenario.issue_index.get("economy", -1)
    if i >= 0:
        said = events_say(st)
        st.w("grievance")[i] = max(0, min(100, st.grievance[i] + (abs(said) // 4 if abs(said) >= _LOUD else -2)))
    if st.month % 3 != 2:
        return
    if i >= 0 and abs(said) >= _LOUD:
        _judge(st, i, 1 if said > 0 else -1, out)
    _follow(st)


def _judge(st: State, i: int, side: int, out: list[Event]) -> None:
    """Those who had stood where events now point gain; those who stood on the other side of the Line lose."""
    out.append(Event("line_judged", st.month, (i, side)))
    for k, p in enumerate(st.scenario.seats):
        if not st.is_active(p):
            continue
        apart = (st.stance[i][p] - st.line[i]) * side
        if apart >= _APART:
            st.add("orthodoxy", p, st.tune.verdict)
        elif apart <= -_APART:
            st.add("orthodoxy", p, -st.tune.verdict)
        else:
            continue
        cause, amount = (CAUSE["line_right"], 2) if apart > 0 else (CAUSE["line_wrong"], -2)
        for x, seat in enumerate(st.seat_cc):
            if seat and st.seat_index[x] < 0 and (st.stance[i][x] - st.line[i]) * side > 0:
                add_reason(st, k, x, cause, amount, 0)


def _follow(st: State) -> None:
    """Each quarter the views of lesser people move towards the mood and towards their patron (rule 9.20)."""
    roots = st.roots()
    for i in range(len(st.line)):
        mood, row = st.mood[i], st.stance[i]
        moved = {}
        for p, person in enumerate(st.scenario.people):
            if st.life[p] != ALIVE or st.seat_index[p] >= 0 or st.rung[p] >= OUT_PARTY:
                continue
            heard = (2 * mood + row[roots[p]]) // 3 if roots[p] >= 0 else mood
            gap = heard - row[p]
            step = abs(gap) * (100 - person.rigidity) * st.tune.follow // 100_000
            if step:
                moved[p] = row[p] + (step if gap > 0 else -step)
        if moved:
            column = st.row("stance", i)
            for p, value in moved.items():
                column[p] = value
