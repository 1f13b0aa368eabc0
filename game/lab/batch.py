"""Many games between rivals, in this process or in several; the same records whatever the number and kind of workers.

The scenario is read once and given to the workers, which so import neither pygame nor what reads files: that took each
of them as long as a game. A worker plays up to twenty games a task; records come back by index.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from game.lab.collect import Record, play
from game.lab.factors import changed
from game.lab.readings import DEFAULT
from game.lab.records import Kept, Records, pack, unpack
from game.world.scenario import Scenario

A_TASK = 20  # games a worker takes at once, at most

Progress = Callable[[int, int], None]


class BatchError(Exception):
    """A batch could not be played; the text is a sentence."""


@dataclass(frozen=True)
class Batch:
    """What is played: a scenario by id or path and its hash, who decides for each seat, first seed, number of games.

    `job` names what makes a record where it is not `collect.play`: a function of a module of the laboratory, written
    `rows_open:game`, that is given scenario, batch and index. So that workers can find it, it is a name; what the
    games of one batch differ in, such a function reads from the index and from `more`. `off` are the factors left
    out and `reading` the set of parameters (game/lab/factors.py); the hash is that of the scenario without either.
    """

    scenario: str
    hash: str
    seats: tuple[str, ...]
    seed: int
    games: int
    rules: tuple[tuple[str, int], ...] = ()
    job: str = ""
    more: tuple[int, ...] = ()
    off: tuple[str, ...] = ()
    reading: str = DEFAULT


@dataclass
class Played:
    """What came of a batch: a record for each game in the order of seeds, None where it was stopped before."""

    kept: list[Kept | None]  # plain games packed, what a job makes as it is
    stopped: bool = False

    @property
    def records(self) -> Iterator[Record | None]:
        """The record of each game, one by one, None where there is none."""
        return (None if kept is None else unpack(kept) for kept in self.kept)

    def finished(self) -> Records:
        """Return the records there are, in the order of seeds."""
        return Records(kept for kept in self.kept if kept is not None)


def run(
    batch: Batch, jobs: int = 1, progress: Progress | None = None, method: str = "spawn", cluster: str = "",
    scenario: Scenario | None = None,
) -> Played:  # fmt: skip
    """Play a batch; an interrupt keeps what is finished. Raises BatchError.

    `method` is how processes are started: spawn works everywhere, fork and forkserver where the system has them.
    `cluster` is the address of a Dask scheduler, whose workers then play instead of this machine's.
    `scenario` is the batch's, factors left out and all, where it has just been read; else it is read here.
    """
    told = progress or (lambda done, of: None)
    scenario = scenario or _load(batch)
    if cluster:
        from game.lab import cluster as clusters

        return clusters.run(batch, scenario, cluster, told)
    if jobs <= 1 or batch.games <= 1:
        return _here(batch, scenario, told)
    return _apart(batch, scenario, min(jobs, batch.games), told, method)


def cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def task_size(games: int, jobs: int) -> int:
    """Return how many games a worker takes at once: few enough that all workers end at about the same time."""
    return max(1, min(A_TASK, games // (4 * jobs) or 1))


def some(
    batch: Batch, scenario: Scenario, first: int, games: int, stopped: Callable[[], bool] = lambda: False
) -> list[Kept]:
    """Play some games of a batch from an index and return their records, packed, fewer when told to stop."""
    records: list[Kept] = []
    for n in range(first, first + games):
        if stopped():
            break
        record = one(batch, scenario, n)
        records.append(record if batch.job else pack(record))
    return records


def one(batch: Batch, scenario: Scenario, n: int) -> Record:
    """Return the record of a batch at an index, by the batch's job."""
    if batch.job:
        return _job_named(batch.job)(scenario, batch, n)
    return play(scenario, list(batch.seats), batch.seed + n, dict(batch.rules))


@cache
def _job_named(name: str) -> Callable[[Scenario, Batch, int], Record]:
    module, _, function = name.partition(":")
    return getattr(import_module(f"game.lab.{module}"), function)  # type: ignore[no-any-return]


def _here(batch: Batch, scenario: Scenario, progress: Progress) -> Played:
    out = Played([None] * batch.games)
    try:
        for n in range(batch.games):
            out.kept[n : n + 1] = some(batch, scenario, n, 1)
            progress(n + 1, batch.games)
    except KeyboardInterrupt:
        out.stopped = True
    return out


def _apart(batch: Batch, scenario: Scenario, jobs: int, progress: Progress, method: str) -> Played:
    out = Played([None] * batch.games)
    context = multiprocessing.get_context(method)
    stop = context.Event()
    size = task_size(batch.games, jobs)
    done = 0
    with ProcessPoolExecutor(jobs, context, _begin, (batch, scenario, stop)) as pool:
        before = _hold_interrupts()
        left: dict[Future[list[Kept]], int] = {
            pool.submit(_task, first, min(size, batch.games - first)): first for first in range(0, batch.games, size)
        }
        try:
            while left:
                try:
                    _let_interrupts(before)
                    ready = wait(left, return_when=FIRST_COMPLETED).done
                    _hold_interrupts()
                except KeyboardInterrupt:
                    if out.stopped:
                        raise
                    _hold_interrupts()
                    # Those at work end the game in hand and give what they have.
                    out.stopped = True
                    stop.set()
                    ready = {future for future in left if future.cancel()}
                for future in ready:
                    first = left.pop(future)
                    records = [] if future.cancelled() else future.result()
                    out.kept[first : first + len(records)] = records
                    done += len(records)
                progress(done, batch.games)
        except BrokenProcessPool:
            told = "a worker process ended before its time, perhaps for want of memory; fewer --jobs need less"
            raise BatchError(told) from None
        finally:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            _let_interrupts(before)
    return out


def _hold_interrupts() -> Any:
    """Keep an interrupt waiting, here and in workers to come: it is taken only where what is finished is kept.

    A worker struck down while it starts would take all with it.

    Returns what `_let_interrupts` puts back, None where the system has no such thing.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return None
    return signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))


def _let_interrupts(before: Any) -> None:
    """Take interrupts as before; one that has been waiting comes now."""
    if before is not None:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _load(batch: Batch) -> Scenario:
    from game.content import load_scenario

    scenario, problems = load_scenario(batch.scenario)
    if scenario is None:
        raise BatchError(str(problems[0]) if problems else f"no scenario '{batch.scenario}'")
    if scenario.hash != batch.hash:
        raise BatchError(f"the scenario '{batch.scenario}' was changed while games were being played")
    return changed(scenario, batch.off, batch.reading)


# In a worker

_job: dict[str, Any] = {}


def _begin(batch: Batch, scenario: Scenario, stop: Any) -> None:
    """Make a worker ready; an interrupt from the keyboard is the parent's to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))
    _job.update(batch=batch, scenario=scenario, stop=stop)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End the worker when its parent has gone without a word, killed from outside: nobody waits for its games."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _task(first: int, games: int) -> list[Kept]:
    """Play some games of the batch and return their records, fewer when told to stop."""
    return some(_job["batch"], _job["scenario"], first, games, _job["stop"].is_set)
