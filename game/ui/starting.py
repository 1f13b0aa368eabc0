"""How a game is begun: from the command line, from the set-up screen, from the title."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.content.problem import Problem
    from game.ui.app import App
    from game.world.scenario import Scenario

HUMAN = "human"


def fresh_seed() -> int:
    """Return a seed nobody chose: six digits from the clock, short enough to be told to a friend."""
    return time.time_ns() // 1000 % 900_000 + 100_000


def seats_of(scenario: Scenario, person: str, rival: str, special: list[str]) -> tuple[list[str], str]:
    """Return who decides for each seat, and a sentence if a name given is no contender's."""
    ids = [scenario.people[p].id for p in scenario.seats]
    seats = [rival] * len(ids)
    for pair in special:
        name, _, spec = pair.partition("=")
        if name not in ids or not spec:
            return (
                seats,
                f"--seat-of {pair[:40]}: write a person and a rival: {ids[0]}=standard; there are {', '.join(ids)}",
            )
        seats[ids.index(name)] = spec
    if person in ("watch", "none", "nobody"):
        return seats, ""
    if person not in ids:
        return seats, f"--seat {person[:40]}: there is no such seat; there are {', '.join(ids)}, or none to watch"
    seats[ids.index(person)] = HUMAN
    return seats, ""


def from_arguments(app: App, args: Any) -> str:
    """Do what the command line asks: load a save, begin a game, or stay at the title; returns what is wrong with it."""
    save = getattr(args, "load", None)
    if save:
        from game.ui import keeping

        told: list[str] = []
        keeping.load(app, Path(save), then=told.append)
        app.finish_work()
        return told[0] if told else ""
    if getattr(args, "command", None) != "play":
        return ""
    from game.content import load_scenario

    read: list[tuple[Scenario | None, list[Problem]]] = []
    app.beside(app.text("notice.reading"), lambda: load_scenario(args.scenario), read.append)
    app.finish_work()
    if not read:  # closed meanwhile
        return ""
    scenario, problems = read[0]
    if scenario is None:
        return "\n".join(str(problem) for problem in problems[:8])
    if args.seat is None:
        from game.rivals.player import player

        if args.seat_of:
            return "--seat-of needs --seat as well: write whose seat you take, or --seat none"
        try:
            player(args.rival, 0)
        except ValueError as fault:
            return str(fault)
        app.go("setup", scenario=scenario, seed=args.seed, rival=args.rival)
        return ""
    seats, wrong = seats_of(scenario, args.seat, args.rival, args.seat_of)
    if wrong:
        return wrong
    if not app.begin(scenario, args.seed if args.seed is not None else fresh_seed(), seats):
        return app.notice_now()
    app.finish_work()
    return ""


__all__ = ["HUMAN", "fresh_seed", "from_arguments", "seats_of"]
