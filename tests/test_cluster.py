"""A batch on a Dask scheduler: the same records, what is told when something is missing, an interrupt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from games import SMALL, small

from game import cli
from game.lab import batch as batches
from game.lab import cluster
from game.lab.batch import Batch, BatchError

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two worker processes of one thread each, of whom no one stands in the folder of the game."""
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, scheduler_port=0
    ) as local:
        yield local.scheduler_address


def small_batch(games: int, seed: int = 1) -> Batch:
    return Batch(str(SMALL), small().hash, ("random",) * 3, seed, games)


def test_a_cluster_gives_the_same_records_by_index(address: str) -> None:
    steps: list[int] = []
    far = batches.run(small_batch(10), 1, lambda done, of: steps.append(done), cluster=address)
    assert not far.stopped and far.kept == batches.run(small_batch(10), 1).kept
    assert steps == sorted(steps) and steps[-1] == 10


def test_workers_of_a_cluster_import_no_library_of_the_window(address: str) -> None:
    from distributed import Client

    batches.run(small_batch(2), 1, cluster=address)
    with Client(address, set_as_default=False) as client:
        told = client.run(_windows)
    assert len(told) == 2 and all(found == [] for found in told.values())


def _windows() -> list[str]:
    return [name for name in ("pygame", "game.ui") if name in sys.modules]


def test_the_command_tells_the_same_of_a_cluster(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*more: str) -> dict[str, Any]:
        assert cli.main(["simulate", str(SMALL), "-n", "4", "--seat-of", "stalin=random", "--json", "-", *more]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        del found["seconds"]
        return found

    assert told("--cluster", address) == told()


# The client is interrupted as from a keyboard when the first games are told.
INTERRUPTED = """
import os, signal, sys
from game import cli
from game.lab import progress
told = []
progress.Bar.__call__ = lambda self, done, of: done and (told or os.kill(os.getpid(), signal.SIGINT)) or done and told.append(done)
sys.exit(cli.main(sys.argv[1:]))
"""


def test_an_interrupt_keeps_what_a_cluster_has_finished(address: str, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    ran = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, "simulate", str(SMALL), "-n", "800", "--rival", "random", "--cluster", address, "--json", str(out)],
        cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 2 and "were finished and counted" in ran.stderr and "Traceback" not in ran.stderr
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["stopped"] and 0 < found["games"] < 800


def test_a_fault_on_a_worker_is_told_in_a_sentence(address: str) -> None:
    with pytest.raises(BatchError, match="a worker failed: ValueError: no rival 'oracle'"):
        cluster.run(Batch(str(SMALL), small().hash, ("oracle",) * 3, 1, 2), small(), address, lambda done, of: None)


# Without a cluster


def test_a_worker_with_other_code_refuses_and_says_so() -> None:
    assert len(cluster.task(small_batch(5), small(), 3, 2, "0", cluster.fingerprint())) == 2
    with pytest.raises(BatchError, match=r"another version of the game .* install the same one"):
        cluster.task(small_batch(2), small(), 0, 2, "9.9", "0" * 64)


def test_the_code_that_decides_a_game_has_one_print(tmp_path: Path) -> None:
    """In a process of its own, from another folder, it is the same."""
    ran = subprocess.run(
        [sys.executable, "-c", "from game.lab.cluster import fingerprint; print(fingerprint())"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True, timeout=30,
    )  # fmt: skip
    assert ran.stdout.strip() == cluster.fingerprint()


def test_a_missing_extra_is_told_with_what_mends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    assert cli.main(["simulate", str(SMALL), "-n", "1", "--cluster", "tcp://127.0.0.1:9"]) == 2
    assert 'pip install -e ".[cluster]"' in capsys.readouterr().err


@pytest.mark.parametrize(("given", "told"), [("nonsense", "write the address"), ("tcp://127.0.0.1:1", "no Dask scheduler answers")])
def test_an_address_where_nobody_answers_is_told(
    given: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    monkeypatch.setattr(cluster, "ANSWER", 1)
    assert cli.main(["simulate", str(SMALL), "-n", "1", "--cluster", given]) == 2
    out, trouble = capsys.readouterr()
    assert out == "" and told in trouble and "Traceback" not in trouble


def test_a_scheduler_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    monkeypatch.setattr(cluster, "WORKERS", 1)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None, scheduler_port=0) as local,
        pytest.raises(BatchError, match="has no workers: start some"),
    ):
        cluster.run(small_batch(1), small(), local.scheduler_address, lambda done, of: None)
