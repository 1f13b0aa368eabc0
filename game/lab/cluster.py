"""A batch of games on the workers of a Dask scheduler, anywhere: the same records by index as in this process.

The scenario travels with the tasks, so a worker needs the game installed and nothing else: no file of the scenario, no
pygame. Every task checks that its worker plays by the same code before it plays. Needs the extra `cluster`.
"""

from __future__ import annotations

import logging
import os
import queue
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from game import __version__
from game.lab.batch import Batch, BatchError, Played, Progress, some, task_size
from game.lab.records import Kept
from game.world.scenario import Scenario

ANSWER = 10  # seconds a scheduler has to answer
WORKERS = 30  # seconds it has to find a worker
LOOK = 0.25  # seconds between two looks for an interrupt
ADDRESS = re.compile(r"(?:(?:tcp|tls|ucx|wss?)://)?(?:\[[0-9a-fA-F:.]+\]|[^\s:/\[\]]+):[0-9]{1,5}/?")
# The code that decides how a game goes.
RULING = ("world", "rules", "play", "rivals", "session.py", "lab")


def run(batch: Batch, scenario: Scenario, address: str, progress: Progress) -> Played:
    """Play a batch on a cluster; an interrupt keeps what is finished. Raises BatchError with what mends it.

    The first interrupt lets the tasks at work end; the second leaves them.
    """
    client = _client(address)
    try:
        threads = _threads(client, address)
        with _interrupts() as struck:
            return _play(client, batch, scenario, threads, progress, struck)
    finally:
        _close(client)


def _play(
    client: Any, batch: Batch, scenario: Scenario, threads: int, progress: Progress, struck: list[int]
) -> Played:
    out = Played([None] * batch.games)
    size = task_size(batch.games, threads)
    ready: queue.SimpleQueue[Any] = queue.SimpleQueue()
    # A task of its own, not scattered data: should the worker that holds it go, it is made anew.
    with_tasks = client.submit(_same, scenario, pure=False)
    code = fingerprint()
    left: dict[Any, int] = {}
    for first in range(0, batch.games, size):
        games = min(size, batch.games - first)
        left[client.submit(task, batch, with_tasks, first, games, __version__, code, pure=False)] = first
    for future in left:
        future.add_done_callback(ready.put)
    done = 0
    while left:
        if struck and not out.stopped:
            out.stopped = True
            _drop_waiting(client, left)
        if len(struck) > 1 or (out.stopped and not left):
            break
        for future in _ended(ready):
            first = left.pop(future, -1)
            if first < 0:  # dropped, and ended all the same
                continue
            if future.status == "finished":
                records = _fetched(future)
                out.kept[first : first + len(records)] = records
                done += len(records)
            elif future.status == "error":
                raise BatchError(_trouble(future.exception()))
            else:
                _lost(out, done)
                return out
        progress(done, batch.games)
    return out


def _same(scenario: Scenario) -> Scenario:
    return scenario


def task(batch: Batch, scenario: Scenario, first: int, games: int, version: str, code: str) -> list[Kept]:
    """Play some games of the batch on a worker and return their records; raises BatchError where the code differs."""
    if fingerprint() != code:
        here = f"{__version__}, code {fingerprint()[:8]}"
        raise BatchError(
            f"a worker on {os.uname().nodename if hasattr(os, 'uname') else 'another machine'} has another version of "
            f"the game ({here}; here it is {version}, code {code[:8]}): install the same one there and start it anew"
        )
    return some(batch, scenario, first, games)


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return the sha256 over the code that decides how a game goes; equal code gives equal games."""
    root = Path(__file__).resolve().parent.parent
    told = sha256()
    for part in RULING:
        place = root / part
        for path in [place] if place.suffix else sorted(place.rglob("*.py")):
            told.update(path.relative_to(root).as_posix().encode())
            told.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return told.hexdigest()


# The scheduler


def _client(address: str) -> Any:
    """Return a client of the scheduler; raises BatchError when the extra is missing or nobody answers."""
    if find_spec("distributed") is None:
        python = os.path.basename(sys.executable) or "python"
        raise BatchError(
            "--cluster needs the extra `cluster`. Set up, in the folder of the game:\n"
            f'  {python} -m pip install -e ".[cluster]"'
        )
    if not ADDRESS.fullmatch(address):
        raise BatchError(f"--cluster '{address[:80]}': write the address of a Dask scheduler, as tcp://127.0.0.1:8786")
    from distributed import Client

    # What Dask says of lost connections, with tracebacks, is told here in a sentence.
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=ANSWER, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as fault:
        first = (str(fault).strip() or type(fault).__name__).splitlines()[0][:120]
        raise BatchError(
            f"no Dask scheduler answers at '{address[:80]}' ({first}). Start one with `dask scheduler`, and on each "
            "machine `dask worker tcp://HOST:8786 --nworkers auto --nthreads 1`; give --cluster that address"
        ) from None


def _threads(client: Any, address: str) -> int:
    """Return how many tasks the workers take at once; waits a while for the first, raises BatchError if none comes."""
    try:
        client.wait_for_workers(1, timeout=WORKERS)
    except (TimeoutError, OSError):
        raise BatchError(
            f"the scheduler at '{address[:80]}' has no workers: start some with "
            f"`dask worker {address[:80]} --nworkers auto --nthreads 1`"
        ) from None
    threads: list[int] = list(client.nthreads().values())
    if max(threads) > 1:
        sys.stderr.write(
            "politburo: the workers have several threads each, which play no faster than one: start them with "
            "`--nthreads 1` and more `--nworkers`\n"
        )
    return sum(threads)


def _ended(ready: queue.SimpleQueue[Any]) -> Iterator[Any]:
    """Yield the tasks that have ended since the last look, after a short wait where there is none."""
    try:
        yield ready.get(timeout=LOOK)
        while True:
            yield ready.get_nowait()
    except queue.Empty:
        return


def _fetched(future: Any) -> list[Kept]:
    """Return the records of a finished task; the scheduler may forget them."""
    records: list[Kept] = future.result()
    future.release()
    return records


def _drop_waiting(client: Any, left: dict[Any, int]) -> None:
    """Give up the tasks that no worker has taken in hand; those at work are waited for."""
    taken = {key for keys in client.processing().values() for key in keys}
    waiting = [future for future in left if future.key not in taken and future.status == "pending"]
    for future in waiting:
        del left[future]
    client.cancel(waiting)
    if left:
        sys.stderr.write(
            f"\npolitburo: stopping; waiting for {len(left)} tasks at work, interrupt again to leave them\n"
        )


def _trouble(fault: BaseException | None) -> str:
    """Return what went wrong on the cluster as a sentence with what mends it."""
    name = type(fault).__name__
    if isinstance(fault, BatchError):
        return str(fault)
    chain = [fault, getattr(fault, "__cause__", None), getattr(fault, "__context__", None)]
    if any(isinstance(one, ImportError) for one in chain) or "deserializ" in str(fault):
        return (
            "the scheduler or a worker cannot load the game: install the same version of it, with the extra "
            "`cluster`, wherever they run"
        )
    if name == "KilledWorker":
        return (
            "a worker ended before its time, several times over, perhaps for want of memory: give each worker "
            "200 MB, or start fewer on a machine"
        )
    return f"a worker failed: {name}: {str(fault)[:200]}"


def _lost(out: Played, done: int) -> None:
    """Keep what is finished when the scheduler is gone; raises BatchError where that is nothing."""
    told = "the connection to the scheduler was lost"
    if not done:
        raise BatchError(f"{told} before the first games came back; start it again and repeat the command")
    out.stopped = True
    sys.stderr.write(f"\npolitburo: {told}\n")


def _close(client: Any) -> None:
    try:
        client.close(timeout=2)
    except (OSError, TimeoutError, RuntimeError):  # it is gone already
        pass


@contextmanager
def _interrupts() -> Iterator[list[int]]:
    """Count interrupts instead of being torn out of the middle of something; only the main thread can."""
    struck: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield struck
        return
    before = signal.signal(signal.SIGINT, lambda number, frame: struck.append(int(time.monotonic())))
    try:
        yield struck
    finally:
        signal.signal(signal.SIGINT, before)
