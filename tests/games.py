"""Games for tests: the small scenario, a player who answers by a rule, games that check themselves."""

from __future__ import annotations

import copyreg
import io
import os
import pickle
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from game.content import load_scenario
from game.play.action import Action
from game.rivals.player import player
from game.session import HUMAN, Session
from game.world.kinds import Decision
from game.world.packed import lengthen
from game.world.rng import draw, key, word
from game.world.scenario import Scenario

Made = TypeVar("Made")
SMALL = Path(__file__).with_name("small.yaml")


@cache
def scenario_of(name: str) -> Scenario:
    """Return a scenario by id or path; it must load without errors."""
    scenario, problems = load_scenario(name)
    assert scenario is not None, [str(one) for one in problems]
    return scenario


def small() -> Scenario:
    """Return the small scenario of tests: eight people, three seats, two years."""
    return scenario_of(str(SMALL))


def _by_name(it: Scenario) -> Any:
    """Tell the pickler where to find a scenario that every process has; a changed one is packed whole."""
    name = str(SMALL) if it.id == "small" else it.id
    return (scenario_of, (name,)) if it is scenario_of(name) else it.__reduce_ex__(5)


def packed(it: object) -> bytes:
    """Return a game as bytes, without its scenario."""
    into = io.BytesIO()
    packer = pickle.Pickler(into, 5)
    # By type and not by `persistent_id`, which is asked about each of a game's many small objects.
    packer.dispatch_table = {**copyreg.dispatch_table, Scenario: _by_name}
    packer.dump(it)
    return into.getvalue()


def unpacked(it: bytes) -> Any:
    """Return what was packed, as a game of its own."""
    return pickle.loads(it)


def played_once(make: Callable[..., Made]) -> Callable[..., Made]:
    """Let a game be played once for all the tests and processes of a run; whoever asks has one of his own."""

    @wraps(make)
    def found(*told: str | int) -> Made:
        name = "-".join((make.__module__, make.__name__, *map(str, told)))
        place = Path(os.environ["POLITBURO_TESTS"], f"{name}.game")
        if place.exists():
            it: Made = unpacked(place.read_bytes())
            return it
        made = make(*told)
        half = place.with_suffix(f".{os.getpid()}")  # another process may be at the same game
        half.write_bytes(packed(made))
        half.replace(place)
        return made

    return found


def written_out(scenario: Scenario, state: dict[str, Any]) -> dict[str, Any]:
    """Return a saved state with every column at its length, as older saves have it."""
    return lengthen(state, len(scenario.people), len(scenario.posts), len(scenario.happenings))


def answer(session: Session, salt: int = 0) -> Action:
    """Return one of the legal answers to the question now put, the same for the same state."""
    menu = session.menu(4)
    st = session.state
    return menu[draw(len(menu), salt, st.month, len(session.log), len(st.orders))]


def play_on(session: Session, answers: int = 10**6, salt: int = 0) -> Session:
    """Answer as a person would, so many times or to the end."""
    for _ in range(answers):
        if session.over:
            break
        assert session.submit(answer(session, salt)) is None
    return session


def mixed(scenario: Scenario, seed: int, rival: str = "random", person: int = 0) -> Session:
    """Return a game in which a person sits in one seat and rivals in the others."""
    seats = [rival] * len(scenario.seats)
    seats[person] = HUMAN
    return Session(scenario, seed, seats)


@played_once
def at_desk(name: str, months: int) -> Session:
    """Return a game some months in, at the desk of the first seat; rivals answer at random."""
    session = mixed(small() if name == "small" else scenario_of(name), 5)
    wanted = session.scenario.start + months
    while session.state.month < wanted or (session.decision and session.decision.kind != "desk"):
        assert session.decision is not None and session.submit(answer(session)) is None
    return session


@played_once
def seated(seat: int, months: int) -> Session:
    """Return a game of 1924 some months in, at the desk of a seat; the rivals are standard ones."""
    scenario = scenario_of("1924")
    session = Session(scenario, 5, [HUMAN if k == seat else "standard" for k in range(len(scenario.seats))])
    while session.state.month < scenario.start + months or session.decision.kind != "desk":  # type: ignore[union-attr]
        assert session.submit(answer(session)) is None
    return session


@played_once
def played_out(seed: int) -> Session:
    """Return a game of the small scenario played to its end, a person in the first seat."""
    session = play_on(mixed(small(), seed))
    assert session.over
    return session


@played_once
def whole(name: str, seed: int) -> Session:
    """Return a game of 1924 played to its end by standard rivals, one of them in a person's place."""
    scenario = scenario_of("1924")
    k = next(k for k, p in enumerate(scenario.seats) if scenario.people[p].id == name)
    seats = ["standard"] * len(scenario.seats)
    seats[k] = HUMAN
    session = Session(scenario, seed, seats)
    rival = player("standard", key(seed, word("rival"), k))
    while not session.over:
        decision = session.decision
        assert decision is not None
        if session.submit(rival.choose(session.view(k), decision)) is not None:
            session.submit(Action("end") if decision.kind == "desk" else session.menu(1)[0])
    return session


class Checked(Session):
    """A game that counts anew, after every action and every step of a month, what the state keeps."""

    wrong: list[str]
    checks: int

    def _run(self) -> None:
        self.wrong, self.checks = [], 0
        super()._run()

    def _check(self, after: str) -> None:
        self.checks += 1
        for fault in self.state.recount():
            self.wrong.append(f"{self.scenario.id} seed {self.seed} action {len(self.log)} ({after}): {fault}")

    def _put(self, decision: Decision, action: Action):  # type: ignore[no-untyped-def]
        barred = super()._put(decision, action)
        self._check(action.kind)
        return barred

    def _advance(self) -> None:
        super()._advance()
        self._check("month")
