"""What every kind of motion has: its bodies, its bars, what it does; and when a plenum meets (rules 4, action 16)."""

from __future__ import annotations

from collections.abc import Iterator

from game.rules import congress
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import CALENDAR_KINDS, CC, POLITBURO, Motion
from game.world.reason import Reason
from game.world.state import State


def pack(motion: Motion) -> tuple[int, ...]:
    """Return a motion as nine numbers, for events."""
    return tuple(motion)


def plenum_meets(facts: Facts) -> bool:
    """Tell whether the Central Committee meets this month: on the calendar, before a congress, or called."""
    return facts.called == facts.month or congress.meets(facts, CALENDAR_KINDS) is not None


def joint_meets(facts: Facts) -> bool:
    """Tell whether this month's plenum sits together with the Control Commission."""
    # A plenum and a congress may fall into one month: any of them may sit with the Commission.
    met = [congress.meets(facts, (kind,)) for kind in CALENDAR_KINDS]
    return any(item is not None and (item.joint or item.kind == 2) for item in met)


class MotionKind:
    """One kind of motion: which bodies hear it, what bars it, what it does."""

    kind = -1

    def body(self, facts: Facts, a: int, b: int) -> int:
        """Return the body that decides it this month."""
        return CC if plenum_meets(facts) else POLITBURO

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        """Return what bars it apart from the mover's right to table, None if nothing does."""
        return None

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        """Yield pairs (a, b) worth thinking of, most interesting first."""
        return iter(())

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        """Do what the motion says."""
