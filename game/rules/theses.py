"""The theses of a report: what the reporter would have the congress say, and who finds it nearer (rule 3.21)."""

from __future__ import annotations

from game.world.event import Event
from game.world.facts import Facts
from game.world.state import State


def packed(issue: int, side: int) -> int:
    """Return theses as a number: 0 stands to the Line, else an issue and a side, 1 or -1."""
    return 0 if issue < 0 else 1 + 2 * issue + (side > 0)


def emphasis(facts: Facts) -> tuple[int, int]:
    """Return issue and step of the theses laid before the coming congress, (-1, 0) where they stand to the Line."""
    if facts.theses <= 0:
        return -1, 0
    issue, side = divmod(facts.theses - 1, 2)
    return issue, facts.tune.theses_step if side else -facts.tune.theses_step


def nearer(facts: Facts, stance: list[int]) -> int:
    """Return how much nearer the theses come to a set of stances by issue than the Line, in points, or farther."""
    issue, step = emphasis(facts)
    return _won(stance[issue] - facts.line[issue], step) if issue >= 0 else 0


def pleases(facts: Facts, p: int) -> int:
    """Return how much nearer the theses come to a person's stance than the Line, in points, or farther."""
    issue, step = emphasis(facts)
    return _won(facts.stance[issue][p] - facts.line[issue], step) if issue >= 0 else 0


def _won(gap: int, step: int) -> int:
    return abs(gap) - abs(gap - step)


def rests(facts: Facts, issue: int) -> bool:
    """Tell whether the Line on an issue was moved so lately that a congress leaves it alone (rule 5.11)."""
    return bool(facts.line_moved[issue]) and facts.month - facts.line_moved[issue] < facts.tune.line_rest


def adopt(st: State, out: list[Event]) -> None:
    """Let the Line follow the theses of a report that was carried."""
    issue, step = emphasis(st)
    if issue < 0 or rests(st, issue):
        return
    before = st.line[issue]
    moved = st.add("line", issue, step, -100, 100)
    if not moved:
        return
    st.w("line_moved")[issue] = st.month
    out.append(Event("line_moved", st.month, (issue, moved, st.line[issue])))
    for p in st.scenario.seats:
        if st.is_active(p):
            mine = st.stance[issue][p]
            st.add("orthodoxy", p, 1 if abs(mine - st.line[issue]) < abs(mine - before) else -1)


__all__ = ["adopt", "emphasis", "nearer", "packed", "pleases", "rests"]
