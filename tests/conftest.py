"""Puts this folder on the path, so that tests in subfolders can use `position` and the other helpers beside it.

Tests are written in English, whatever the machine speaks, and want neither its screen nor its loudspeaker. A shipped
scenario is read from its files once in a run, its texts in another language too, and kept for the other processes: it
cannot be changed and its files are not written to, and reading all of them takes a second or two each time. Saves and options of whoever runs the tests are neither read nor written: the
game's folders are empty ones, gone afterwards.
No test cuts the power, so none waits until what it wrote is on the disk; that the game does is seen in test_files.
What was read and collected stays to the end, so the collector of garbage is told to leave it alone.
Where Python is told to write nothing beside the sources, what it has compiled is kept with pytest's own notes, for
workers, programs that tests start, and later runs: to compile all anew takes each of them several seconds.
"""

import atexit
import gc
import os
import pickle
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = sys.pycache_prefix or str(Path(__file__).resolve().parent.parent / ".pytest_cache" / "compiled")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

import pytest

from game import files
from game.content import Problem, load, overlay
from game.world.scenario import Scenario

os.environ["LANGUAGE"] = "en"
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
if "PYTEST_XDIST_WORKER" not in os.environ:  # workers take over what the first process set
    os.environ["POLITBURO_HOME"] = tempfile.mkdtemp(prefix="politburo-tests-")
    os.environ["POLITBURO_TESTS"] = os.environ["POLITBURO_HOME"]  # for what the processes of a run share
    atexit.register(shutil.rmtree, os.environ["POLITBURO_HOME"], ignore_errors=True)

SHIPPED = files.shipped_scenarios().resolve()
_read, _laid = load._load, overlay._laid
_kept: dict[Path, tuple[Scenario | None, list[Problem]]] = {}
Made = TypeVar("Made")


def _made_once(name: str, make: Callable[[], Made]) -> Made:
    """Return what a process of this run has made already, else make it and keep it for the others."""
    kept = Path(os.environ["POLITBURO_TESTS"], name)
    if kept.exists():
        found: Made = pickle.loads(kept.read_bytes())
        return found
    made = make()
    half = kept.with_suffix(f".{os.getpid()}")
    half.write_bytes(pickle.dumps(made))
    half.replace(kept)
    return made


def _read_once(path: Path) -> tuple[Scenario | None, list[Problem]]:
    """Return what was read from a path; what lies elsewhere than the shipped scenarios is read anew every time."""
    if SHIPPED not in path.resolve().parents:
        return _read(path)
    if path not in _kept:
        _kept[path] = _made_once(f"{path.stem}.scenario", lambda: _read(path))
    scenario, problems = _kept[path]
    if scenario is not None:
        load._places[scenario.hash] = path
    return scenario, list(problems)


def _laid_once(scenario: Scenario, path: Path | None, language: str) -> overlay.Told:
    """Return a shipped scenario with its texts in a language; one changed by a test is laid over anew."""
    if path is None or path not in _kept or _kept[path][0] is not scenario:
        return _laid(scenario, path, language)
    return _made_once(f"{scenario.hash}.{language}", lambda: _laid(scenario, path, language))


load._load, overlay._laid = _read_once, _laid_once


def _on_the_disk(handle: int) -> None:
    """Do not wait: what a process has written outlives the process, killed or not."""


os.fsync = _on_the_disk


@pytest.hookimpl(tryfirst=True)  # before the marks are asked for
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the first cases of a test that is slow `but` for so many to the everyday tests, and the long ones to `long`.

    Put the many short tests of the rules last: what a worker takes over from another near the end is then small,

    and seldom parts the tests of one file, which share the games they look at.
    """
    seen: Counter[tuple[Path, str]] = Counter()
    for item in items:
        slow = item.get_closest_marker("slow")
        if slow is None:
            continue
        case = item.path, item.name.partition("[")[0]
        long = item.get_closest_marker("long") is not None
        if long or seen[case] < slow.kwargs.get("but", 0):
            item.own_markers = [mark for mark in item.own_markers if mark.name != "slow"]
            seen[case] += not long
    items.sort(key=lambda item: item.path.parent.name == "rules")


def pytest_collection_finish() -> None:
    """Look for garbage among what the tests make, not among the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture
def blind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lay frames out without painting them; a test marked `seen` looks at px all the same."""
    if request.node.get_closest_marker("seen") is None:
        from blind import put_on

        put_on(monkeypatch)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of the game's own, with the small scenario installed."""
    monkeypatch.setenv("POLITBURO_HOME", str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "small.yaml").write_bytes(Path(__file__).with_name("small.yaml").read_bytes())
    return tmp_path
