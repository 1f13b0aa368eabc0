"""A scenario is read once, and again when its file has changed."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import conftest
import pytest

from game import files
from game.content import load


def test_a_scenario_is_read_once_while_its_files_are_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Title, set-up and saves ask for the same scenario: the second asks for nothing, a changed file is read."""
    own, read = tmp_path / "own.yaml", []
    own.write_text("title: one", "utf-8")
    monkeypatch.setattr(files, "scenarios_folder", lambda: tmp_path)
    monkeypatch.setattr(load, "read_anew", lambda path: (read.append(path), (None, []))[1])
    for _ in range(3):
        conftest._read(own)
    assert read == [own]
    own.write_text("title: another", "utf-8")
    conftest._read(own)
    assert read == [own, own]
    elsewhere = tmp_path.parent / "elsewhere.yaml"
    for _ in range(2):
        conftest._read(elsewhere)
    assert read[2:] == [elsewhere, elsewhere], "what lies elsewhere may stand on files nobody watches"


def test_garbage_is_collected_again_after_a_scenario_whatever_came_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rested: list[bool] = []

    def broken(path: Path) -> Any:
        rested.append(not gc.isenabled())
        raise MemoryError

    monkeypatch.setattr(load, "read_layers", broken)
    for on in (True, False):
        (gc.enable if on else gc.disable)()
        try:
            with pytest.raises(MemoryError):
                load.read_anew(tmp_path / "own.yaml")
            assert gc.isenabled() is on
        finally:
            gc.enable()
    assert rested == [True, True]
