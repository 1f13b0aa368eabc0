"""Rule 3.14: no die is cast in a vote, and no single draw of a month turns more than one vote in seven of a body."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from typing import Any

import pytest
from games import scenario_of

import game.play
import game.rules
from game.play import month
from game.rivals.player import player
from game.rules import tally
from game.world.kinds import CC, CONGRESS, OUT_CC, OUT_POLITBURO, POLITBURO, RUNG, Motion
from game.world.rng import draw, draw_next, key, word
from game.world.state import State, start
from game.world.view import look

COUNTED = (
    "ballot", "terms", "wish", "vote", "tally", "severity", "lead", "opinion", "theses", "hall", "plenum", "slate",
    "gatherings", "speech", "verdict",
)  # fmt: skip


def drawing() -> list[Any]:
    """Return the modules of rules and play in which something is drawn."""
    found = []
    for package in (game.rules, game.play):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            module = importlib.import_module(info.name)
            if getattr(module, "draw", None) is draw or getattr(module, "draw_next", None) is draw_next:
                found.append(module)
    return found


def test_3_14_nothing_is_drawn_where_votes_are_counted() -> None:
    """Rule 3.14: neither the vote function nor the counts know of chance."""
    names = {module.__name__.rpartition(".")[2] for module in drawing()}
    assert names and not names & set(COUNTED)
    assert not [name for name in COUNTED if hasattr(importlib.import_module(f"game.rules.{name}"), "luck")]


def to_the_reckoning(st: State, rivals: list[Any]) -> bool:
    """Play on until the month is about to be reckoned up; false where the game is over."""
    while not st.over:
        if st.queue:
            decision = st.queue[0]
            action = rivals[decision.seat].choose(look(st, decision.seat), decision)
            assert month.submit(st, action, []) is None
        elif st.phase == month.RECKON:
            return True
        else:
            month._STEPS[st.phase](st, [])
    return False


def stands(st: State) -> dict[tuple[int, int, int], list[int]]:
    """Return how everybody would vote on motions against each contender: by body, voter to side."""
    found = {}
    strongest = max(st.in_play(), key=lambda k: st.standing[st.scenario.seats[k]])
    for k in st.in_play():
        he = st.scenario.seats[k]
        mover = st.scenario.seats[strongest] if strongest != k else st.scenario.seats[st.in_play()[0]]
        if he == mover:
            continue
        for body, rung in ((POLITBURO, OUT_POLITBURO), (CC, OUT_POLITBURO), (CONGRESS, OUT_CC)):
            motion = Motion(RUNG, mover, body, he, rung, 0, st.month, 0, 0)
            lines = tally.count(st, motion, why=False).lines
            found[body, he, mover] = [line.person * 2 + (line.ayes > line.noes) for line in lines]
    return found


@pytest.mark.slow
def test_3_14_no_single_draw_turns_more_than_one_vote_in_seven(monkeypatch: Any) -> None:
    """Rule 3.14: month-ends of a game are reckoned again with one draw altered, and the bodies counted after it."""
    scenario = scenario_of("1924")
    st = start(scenario, 7)
    rivals = [player("standard", key(7, word("rival"), k)) for k in range(len(scenario.seats))]
    tried: Counter[str] = Counter()
    drawn: list[str] = []
    target = [-1]

    def altered(module: str, way: Any = draw) -> Any:
        def once(n: int, *parts: int) -> int:
            at = len(drawn)
            drawn.append(module)
            value = way(n, *parts)
            return (value + max(1, n // 2)) % n if at == target[0] else value

        return once

    modules = drawing()
    for n in range(26):
        assert to_the_reckoning(st, rivals)
        if n % 8 == 7:  # in the last of these a congress sits
            with monkeypatch.context() as patch:
                for module in modules:
                    name = module.__name__.rpartition(".")[2]
                    patch.setattr(module, "draw", altered(name), raising=False)
                    patch.setattr(module, "draw_next", altered(name, draw_next), raising=False)
                target[0] = -1
                drawn.clear()
                plain = st.clone()
                month._reckon(plain, [])
                before, order = stands(plain), list(drawn)
                for name in sorted(set(order)):
                    at = [x for x, one in enumerate(order) if one == name]
                    for x in at[:: max(1, len(at) // 4)][:4]:
                        target[0] = x
                        drawn.clear()
                        other = st.clone()
                        month._reckon(other, [])
                        tried[name] += 1
                        _compare(before, stands(other), f"{name}, draw {x}, month {n}")
        month._reckon(st, [])
    assert sum(tried.values()) > 50 and len(tried) >= 5, tried


def _compare(before: dict[tuple[int, int, int], list[int]], after: dict[tuple[int, int, int], list[int]], what: str) -> None:
    for where in before.keys() & after.keys():
        was, now = before[where], after[where]
        turned = len(set(now) - set(was))
        assert 7 * turned <= max(7, len(was)), f"{what}: {turned} of {len(was)} in body {where[0]}"


