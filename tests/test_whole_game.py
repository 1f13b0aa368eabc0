"""Games from the title to the title by one device alone, and in the terminal: whole games with `pytest -m long`."""

from __future__ import annotations

import io
import shutil
import time
from collections import Counter
from pathlib import Path

import pytest
from hands import Game, Keys, Mouse, OneDevice, Pad
from test_text import _arguments
from test_window import home  # noqa: F401

from game import files
from game.text import play as terminal_play
from game.text.table import Table
from game.text.terminal import Terminal
from game.ui.screens import setup

pytestmark = pytest.mark.usefixtures("blind")

DEVICES = (Keys, Mouse, Pad)


@pytest.fixture
def one_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the set-up deal the same seed every time; nobody types one by mouse."""
    monkeypatch.setattr(setup, "fresh_seed", lambda: 7)


@pytest.mark.usefixtures("one_seed")
@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.slow(but=1)
def test_some_months_by_one_device_alone(device: type[OneDevice], home: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(files, "shipped_scenarios", lambda: home / "shipped")  # none, they take a second to read
    game = Game(device(), home, "zinoviev")
    game.begin("small")
    start = game.hand.app.scenario.start
    game.on(lambda: game.hand.top == "desk" and game.hand.app.game.state.month >= start + 4)
    assert game.did["undo"] and game.did["load"] and game.did["chronicle"] and game.ordered.total() >= 3
    game.leaves()
    assert game.hand.sent.total() > 50


@pytest.mark.long
@pytest.mark.usefixtures("one_seed")
@pytest.mark.parametrize("scenario", ("small", "1924"))
@pytest.mark.parametrize("device", DEVICES)
def test_a_whole_game_by_one_device_alone(device: type[OneDevice], scenario: str, home: Path) -> None:  # noqa: F811
    if scenario != "small":
        shutil.rmtree(home / "scenarios")
    began = time.perf_counter()
    game = Game(device(), home, "zinoviev")
    game.begin(scenario)
    app = game.hand.app
    game.on(lambda: game.hand.top == "ending")
    events = {event.kind for event in app.game.events}
    told = f"{game.hand.sent.total()} inputs to {app.words.month(app.game.state.month)} in {time.perf_counter() - began:.0f} s"
    print(f"\n{device.__name__}: {scenario}, {told}; ordered {dict(game.ordered)}; did {dict(game.did)}")
    assert {"elected", "carried"} <= events  # a congress has chosen, votes were held
    assert len(game.ordered) >= 5 and game.did["vote"] and game.did["word"] and game.did["answer"]
    assert app.game.errors == 0
    game.reads_the_end()
    assert game.did["archive"] and {"vote", "decision", "desk", "front_page"} <= set(game.screens)


class Typist:
    """Somebody at a terminal, who types a line when one is asked for; the last lines are typed after the end."""

    FIRST = (  # lines of the first months, before that month is ended
        ("1", "undo", "1"),
        ("people", "posts", "pacts", "country", "agenda", "goal", "chronicle write"),
        ("all", "save half", "do speak", "against", "stalin", "yes"),
    )

    def __init__(self) -> None:
        self.table: Table | None = None
        self.waiting: list[str] = []
        self.month, self.asked, self.digest = -1, 0, ""
        self.did: Counter[str] = Counter()
        self.last = ["fate stalin", "archive 1924-06 stalin", "worksheet"]

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        self.asked += 1
        assert self.asked < 8000, "the game does not end"
        if self.table is None:
            return "zinoviev\n"
        decision = self.table.session.decision
        if decision is None:
            return self.last.pop(0) + "\n" if self.last else ""
        return (self.at_desk() if decision.kind == "desk" else self.question(decision.kind)) + "\n"

    def at_desk(self) -> str:
        """Give orders of several kinds, and end the month."""
        assert self.table is not None
        session = self.table.session
        n = session.state.month - session.scenario.start
        if session.state.month != self.month:
            if self.did["load"] == 1 and session.state.month < self.month:
                assert session.state.digest() == self.digest
                self.did["stands as it stood"] += 1
            self.month = session.state.month
            self.waiting = [*(self.FIRST[n] if n < len(self.FIRST) else (str(1 + n % 5), "1")), "end"]
            if n >= 4 and not self.did["load"]:
                self.did["load"] += 1
                self.waiting = ["load half"]
        line = self.waiting.pop(0) if self.waiting else "end"
        if line == "save half":
            self.digest = session.state.digest()
        return line

    def question(self, kind: str) -> str:
        """Answer by turns; in the corridor with a word, then leave."""
        self.did[kind] += 1
        if kind == "corridor":
            return "leave" if self.did[kind] % 2 else "1"
        if kind == "call":
            return ("yes", "no")[self.did[kind] % 2]
        return "1"


def _typed(scenario: str, seed: int = 7) -> tuple[str, Typist, Table]:
    sink, typist = io.StringIO(), Typist()
    table = terminal_play.begun(Terminal(typist, sink), _arguments(scenario=scenario, seat=None, seed=seed))  # type: ignore[arg-type]
    table.commands, typist.table = terminal_play.COMMANDS, table
    terminal_play.play(table)
    return sink.getvalue(), typist, table


def _is_whole(told: str, typist: Typist, table: Table, home: Path) -> None:  # noqa: F811
    kinds = Counter(entry.action.kind for entry in table.session.log if entry.seat in table.session.humans())
    print(f"\nterminal: {table.session.scenario.id}, {typist.asked} lines; did {dict(typist.did)}; {dict(kinds)}")
    for part in ("Taken back: ", "The chronicle is in ", "Saved: ", "Loaded: ", "What came of them", "What you were not told"):
        assert part in told, part
    assert {"elected", "carried"} <= {event.kind for event in table.session.events}
    assert table.session.over and table.session.errors == 0 and typist.did["stands as it stood"] == 1 and typist.did["call"]
    assert set(kinds) & {"promise", "warn", "trade", "show_paper"} and len(kinds) >= 12
    assert not typist.last and list(home.rglob("*orksheet*"))


def test_a_whole_game_in_the_terminal(home: Path) -> None:  # noqa: F811
    _is_whole(*_typed("small", 8), home)  # one in which names are called


@pytest.mark.long
def test_a_whole_game_of_1924_in_the_terminal(home: Path) -> None:  # noqa: F811
    shutil.rmtree(home / "scenarios")
    _is_whole(*_typed("1924"), home)
