"""Puts this folder on the path, so that tests in subfolders can use `position` and the other helpers beside it.

Tests are written in English, whatever the machine speaks.
"""

import os
from pathlib import Path

import pytest

os.environ["LANGUAGE"] = "en"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of the game's own, with the small scenario installed."""
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "small.yaml").write_bytes(Path(__file__).with_name("small.yaml").read_bytes())
    return tmp_path
