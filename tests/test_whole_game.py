"""Games from the title to the title by one device alone: a few months here, whole games with `pytest -m long`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hands import Game, Keys, Mouse, OneDevice, Pad
from test_window import home  # noqa: F401

from game import files
from game.ui.screens import setup

DEVICES = (Keys, Mouse, Pad)


@pytest.fixture
def one_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the set-up deal the same seed every time; nobody types one by mouse."""
    monkeypatch.setattr(setup, "fresh_seed", lambda: 7)


@pytest.mark.usefixtures("one_seed")
@pytest.mark.parametrize("device", DEVICES)
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
    game = Game(device(), home, "zinoviev")
    game.begin(scenario)
    app = game.hand.app
    game.on(lambda: game.hand.top == "ending")
    events = {event.kind for event in app.game.events}
    print(f"\n{device.__name__}: {scenario}, {game.hand.sent.total()} inputs; ordered {dict(game.ordered)}; did {dict(game.did)}")
    assert {"elected", "carried"} <= events  # a congress has chosen, votes were held
    assert len(game.ordered) >= 5 and game.did["vote"] and game.did["word"] and game.did["answer"]
    assert app.game.errors == 0
    game.reads_the_end()
    assert game.did["archive"] and {"vote", "decision", "desk", "front_page"} <= set(game.screens)
