"""Imagined worlds: equal to what the seat knows, drawn by the key where it does not know, and fit to be played on."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from game.content import load_scenario
from game.play.action import Action
from game.rivals.planner_worlds import others, play_on
from game.rivals.temperament import Temperament
from game.rules.imagine import imagine
from game.session import Session
from game.world.kinds import (
    ISSUE_COLUMNS,
    LIST_COLUMNS,
    NUMBERS,
    PERSON_COLUMNS,
    POST_COLUMNS,
    ROW_TABLES,
    SEAT_COLUMNS,
    Decision,
)
from game.world.scenario import Scenario
from game.world.state import State
from game.world.view import View, look

COLUMNS = (
    *NUMBERS, *PERSON_COLUMNS, *POST_COLUMNS, *SEAT_COLUMNS, *ISSUE_COLUMNS, *LIST_COLUMNS, *ROW_TABLES, "stance",
    "why_regard", "posts_of",
)  # fmt: skip
EVERY = 23  # answers between two that are looked at closely: prime, so that all seats and questions have their turn


@cache
def scenario(name: str) -> Scenario:
    """Return a scenario that comes with the game."""
    made, problems = load_scenario(name)
    assert made is not None, problems
    return made


class Looking(Temperament):
    """Plays as the standard rival does, and imagines a world from every so many of its views."""

    def __init__(self, key: int, found: list[tuple[View, State, Decision]], counted: list[int]) -> None:
        super().__init__(key, {})
        self.found, self.counted = found, counted

    def choose(self, view: View, decision: Decision) -> Action:
        """Return the standard answer."""
        self.counted[0] += 1
        if self.counted[0] % EVERY == 0:
            self.found.append((view, imagine(view, 77), decision))
            self.differs(view, self.found[-1][1])
        return super().choose(view, decision)

    def differs(self, view: View, st: State) -> None:
        """Refuse a world in which the seat would know anything but what it knows."""
        again = look(st, view.viewer)
        for name in COLUMNS:
            assert shown(again, name) == shown(view, name), (name, view.viewer)
        assert again.roots() == view.roots()


def shown(view: View, name: str) -> Any:
    """Return a column of a view as plain data."""
    return [list(x) if isinstance(x, list) else x for x in value] if isinstance(
        value := getattr(view, name), list
    ) else value


def played(name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> list[tuple[View, State, Decision]]:
    """Play a game in which views are looked at, and return them with the worlds made of them."""
    found: list[tuple[View, State, Decision]] = []
    counted = [0]
    monkeypatch.setattr("game.session.player", lambda spec, key: Looking(key, found, counted))
    session = Session(scenario(name), seed, ["standard"] * len(scenario(name).seats), archive=False)
    assert session.over and session.errors == 0, "a rival that fails is passed over in silence"
    return found


@pytest.mark.parametrize("name", ["1924", pytest.param("1926", marks=pytest.mark.long)])
@pytest.mark.slow
def test_what_the_seat_knows_is_so_in_the_imagined_world(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every column of the view taken from the imagined state is that of the view it was made from; the long form adds 1926."""
    found = played(name, 5, monkeypatch)
    assert len(found) > 40
    assert {"desk", "call", "corridor"} <= {decision.kind for _, _, decision in found}
    for _, st, _ in found:
        assert st.recount() == []


def test_a_world_depends_on_the_key_and_the_view_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same key makes the same world; another one draws other loyalties."""
    session = Session(scenario("1924"), 3, ["human"] + ["standard"] * 6, archive=False)
    view = session.view(0)
    assert imagine(view, 1).digest() == imagine(view, 1).digest()
    assert imagine(view, 1).digest() != imagine(view, 2).digest()
    # What the viewer does not know may be anything: a view from another truth gives the same world.
    other = session.state.clone()
    for p in range(len(other.scenario.people)):
        if other.seat_index[p] < 0:
            other.w("patron")[p] = -1
            other.w("loyalty")[p] = 7
    other.w("eye")[3] = 90
    other.row("bel_loyalty", 4)[20] = 3
    assert imagine(look(other, 0), 1).digest() == imagine(view, 1).digest()


def test_an_imagined_world_shares_nothing_with_the_view_and_plays_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard rivals play a month and more in it, every kept total right; the true state stays as it was."""
    session = Session(scenario("1924"), 11, ["human"] + ["standard"] * 6, archive=False)
    view, before = session.view(0), session.state.digest()
    for key in range(3):
        st = imagine(view, key)
        month = st.month
        play_on(st, others(key, 7), month + 2)
        assert st.month == month + 2 and not st.over
        assert st.recount() == []
    assert session.state.digest() == before
