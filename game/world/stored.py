"""Saved states read back: what younger columns hold in an older save, and what is refused as misshapen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.world.kinds import (
    COUNTRY,
    FROM_START,
    ISSUE_COLUMNS,
    NUMBERS,
    PERSON_COLUMNS,
    POST_COLUMNS,
    ROW_TABLES,
    SEAT_COLUMNS,
    Decision,
    Hold,
    Label,
    Motion,
    Op,
    Pact,
    Plant,
    Promise,
    Quote,
)
from game.world.packed import lengthen
from game.world.scenario import Scenario
from game.world.state import SAVED, State, derive

_TUPLES: dict[str, Any] = {
    "pacts": Pact, "holds": Hold, "quotes": Quote, "labels": Label, "ops": Op, "agenda": Motion,
    "promises": Promise, "queue": Decision, "plants": Plant,
}
# Columns younger than the first saves, and what a save without them is taken to hold.
_LATER: dict[str, Callable[[Scenario], Any]] = {
    "plants": lambda scenario: [],
    "conferences": lambda scenario: [],
    "theses": lambda scenario: 0,
    "coerced": lambda scenario: 0,
    "ousted": lambda scenario: 0,
    "aim_mark": lambda scenario: [0] * len(scenario.seats),
    "asked": lambda scenario: [0] * len(scenario.seats),
    "alarmed": lambda scenario: [0] * len(scenario.seats),
    "owes": lambda scenario: [-1] * len(scenario.people),
    "habit": lambda scenario: [0] * len(scenario.seats),
    "appeals": lambda scenario: 0,
    "twice": lambda scenario: 0,
    "put_off_once": lambda scenario: 0,
    "majority": lambda scenario: -1,
    "retouches": lambda scenario: [],
    "struck_by": lambda scenario: [0] * len(scenario.people),
    "returned": lambda scenario: [0] * len(scenario.people),
    "sent_to": lambda scenario: [0] * len(scenario.people),
    "defied": lambda scenario: [0] * len(scenario.people),
    "appeals_month": lambda scenario: 0,
    "bel_source": lambda scenario: [[FROM_START] * len(scenario.people) for _ in scenario.seats],
}


def _confidence(scenario: Scenario, data: dict[str, Any]) -> list[int]:
    """Return by seat what older saves kept once, for whoever was Secretary."""
    holder = data["holder"][scenario.post_index.get("gensec", 0)]
    return [data["confidence"] if p == holder else 0 for p in scenario.seats]


def from_json(scenario: Scenario, data: dict[str, Any]) -> State:
    """Rebuild a state from `to_json`; raises KeyError, TypeError or ValueError on anything missing or misshapen."""
    st = object.__new__(State)
    st.scenario = scenario
    data = {name: made(scenario) for name, made in _LATER.items()} | data
    data.pop("retouched", None)  # a count that nothing read
    data = lengthen(data, len(scenario.people), len(scenario.posts), len(scenario.happenings))
    if type(data.get("confidence")) is int:
        data["confidence"] = _confidence(scenario, data)
    if isinstance(data.get("country"), list):
        # Figures younger than the save begin at nought.
        data["country"] = data["country"] + [0] * (len(COUNTRY) - len(data["country"]))
    if set(data) != set(SAVED):
        odd = sorted(set(data) ^ set(SAVED))
        raise ValueError(f"fields missing or unknown: {', '.join(odd)}")
    for name in NUMBERS:
        if type(data[name]) is not int:
            raise TypeError(f"{name}: a whole number is wanted")
        setattr(st, name, data[name])
    for name in SAVED:
        if name in NUMBERS:
            continue
        value = data[name]
        if not isinstance(value, list):
            raise TypeError(f"{name}: a list is wanted")
        made = _TUPLES.get(name)
        if made is not None:
            value = [made(*(tuple(x) if isinstance(x, list) else x for x in item)) for item in value]
        elif name in ("orders", "offers", "presses", "minutes", "lapsed", "forecasts", "retouches"):
            value = [tuple(tuple(x) if isinstance(x, list) else x for x in item) for item in value]
        elif name == "why_regard":
            value = [[tuple(tuple(r) for r in reasons) for reasons in row] for row in value]
        setattr(st, name, value)
    _check(st)
    derive(st)
    return st


def _check(st: State) -> None:
    """Refuse a state whose shape or references do not fit its scenario."""
    scenario = st.scenario
    people, posts, seats = len(scenario.people), len(scenario.posts), len(scenario.seats)
    shapes = [(name, people) for name in PERSON_COLUMNS] + [(name, posts) for name in POST_COLUMNS]
    shapes += [(name, seats) for name in SEAT_COLUMNS] + [(name, len(scenario.issues)) for name in ISSUE_COLUMNS]
    shapes += [
        ("country", len(COUNTRY)),
        ("fired", len(scenario.happenings)),
        ("chosen", len(scenario.happenings)),
        ("votes", people),
    ]
    for name, size in shapes:
        column = getattr(st, name)
        if len(column) != size or any(type(x) is not int for x in column):
            raise ValueError(f"{name}: {size} whole numbers are wanted")
    for name in (*ROW_TABLES, "why_regard"):
        table = getattr(st, name)
        if len(table) != seats or any(len(row) != people for row in table):
            raise ValueError(f"{name}: {seats} rows of {people} are wanted")
    if len(st.stance) != len(scenario.issues) or any(len(row) != people for row in st.stance):
        raise ValueError("stance: a row for each issue is wanted")
    for name, limit in (("holder", people), ("giver", people)):
        if any(not -1 <= x < limit for x in getattr(st, name)):
            raise ValueError(f"{name}: no such person")
    if any(not -1 <= x < people for x in st.patron):
        raise ValueError("patron: no such person")
