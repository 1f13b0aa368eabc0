"""The measures a plenum may vote, what each does while it holds, and the minutes of who voted for it (RULES 9)."""

from __future__ import annotations

from typing import NamedTuple

from game.world.event import Event
from game.world.facts import Facts
from game.world.state import State


class Measure(NamedTuple):
    """A measure a body may vote: where it stands on `economy`, how long it holds, what it does while it holds.

    `side` is -100..100 on the issue `economy`; `months` its life; `effects` are points of the sums in `turn`, by
    name; `lifts` the measures that end when it is carried; `cost` names the text on what it did to people.
    """

    id: str
    side: int
    months: int
    effects: tuple[tuple[str, int], ...]
    coercive: bool = False
    cost: str = ""
    lifts: tuple[str, ...] = ()


MEASURES: tuple[Measure, ...] = (
    Measure("grain_price", -60, 12, (("price", 20), ("investment", -8))),
    Measure("farm_tax", 40, 12, (("rural", -15), ("share", 14), ("investment", 15)), lifts=("arrears_amnesty",)),
    Measure("retail_cut", -15, 12, (("scissors", -18), ("urban", 4), ("rural", 3))),
    Measure("wages", 15, 12, (("wages", 7), ("urban", 6), ("jobless", 25))),
    Measure("investment_plan", 70, 24, (("investment", 65), ("jobless", -50), ("urban", 2))),
    Measure("village_goods", -55, 12, (("rural", 10), ("share", 22), ("urban", -5), ("famine", 3))),
    Measure("grain_import", -30, 6, (("food", 60), ("investment", -30))),
    Measure("extraordinary", 75, 6, (("coercion", 55),), True, "extraordinary", ("arrears_amnesty",)),
    Measure("rationing", 25, 24, (("food", 40), ("urban", -7))),
    Measure("collective_drive", 95, 18, (("coercion", 45), ("collective", 75)), True, "collective_drive"),
    Measure("defence", 30, 18, (("tension", -8), ("consumer", -25), ("investment", 10))),
    Measure(
        "arrears_amnesty", -65, 6, (("rural", 16), ("share", -8), ("investment", -10)),
        lifts=("extraordinary", "farm_tax"),
    ),
)
MEASURE_INDEX = {measure.id: m for m, measure in enumerate(MEASURES)}


def is_in_force(facts: Facts, m: int) -> bool:
    """Tell whether a measure holds this month."""
    return facts.measures[m] > facts.month


def felt(facts: Facts) -> dict[str, int]:
    """Return the sum of what the measures in force do, by the name of the effect."""
    sums = {
        "price": 0, "rural": 0, "share": 0, "investment": 0, "scissors": 0, "urban": 0, "wages": 0, "jobless": 0,
        "famine": 0, "food": 0, "coercion": 0, "collective": 0, "tension": 0, "consumer": 0,
    }
    for m, measure in enumerate(MEASURES):
        if is_in_force(facts, m):
            for name, amount in measure.effects:
                sums[name] += amount
    return sums


def carry_measure(st: State, m: int, mover: int, ayes: tuple[int, ...] | list[int], out: list[Event]) -> None:
    """Put a measure in force and write down who voted for it, the mover first (rule 9, minutes)."""
    measure = MEASURES[m]
    until = st.w("measures")
    until[m] = st.month + measure.months
    for other in measure.lifts:
        until[MEASURE_INDEX[other]] = min(until[MEASURE_INDEX[other]], st.month)
    st.w("minutes").append((m, st.month, (mover, *(p for p in ayes if p != mover))))
    out.append(Event("measure", st.month, (m, mover)))
