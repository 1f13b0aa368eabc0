"""What the speed figures are measured with: sessions that count or discard, processes of their own, clocks."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from game.play.action import kinds_at, legal
from game.play.month import NEWS
from game.rivals.player import Player
from game.session import Session
from game.world.event import Event
from game.world.kinds import Decision


class Nowhere(list[Event]):
    """A list of events that keeps none."""

    def append(self, event: Event) -> None:
        """Let an event pass."""


class Deaf(Session):
    """A session that discards its events."""

    def _run(self) -> None:
        self.events = Nowhere()
        super()._run()


class Asking(Session):
    """A session that counts the questions with two legal answers or more."""

    asked = 0

    def _rival(self, rival: Player, decision: Decision) -> None:
        self.asked += is_open(self, decision)
        super()._rival(rival, decision)


class Thinking(Session):
    """A session that times the rival of the seat `timed`: seconds of the processor, its questions with a choice."""

    timed = 0
    asked = 0
    took = 0.0

    def _rival(self, rival: Player, decision: Decision) -> None:
        if decision.seat != self.timed:
            super()._rival(rival, decision)
            return
        self.asked += is_open(self, decision)
        self.view(decision.seat)
        start = time.process_time()
        super()._rival(rival, decision)
        self.took += time.process_time() - start


class Timed(Session):
    """A session that notes the processor's clock at the opening of each month."""

    def _run(self) -> None:
        self.clock: list[float] = []
        super()._run()

    def _advance(self) -> None:
        if self.state.phase == NEWS:
            self.clock.append(time.process_time())
        super()._advance()


def is_open(session: Session, decision: Decision) -> bool:
    """Tell whether a question has two legal answers at least."""
    view = session.view(decision.seat)
    answers = 0
    for kind in kinds_at(decision):
        answers += len(legal(view, decision, kind.name, 2))
        if answers > 1:
            return True
    return False


def seconds_of(what: Callable[[], object]) -> float:
    """Return the seconds of the processor that something took."""
    start = time.process_time()
    what()
    return time.process_time() - start


@cache
def _compiled() -> str:
    """Return a folder for what the processes compile, gone when this one ends."""
    folder = tempfile.TemporaryDirectory()  # it goes with its object, which `atexit` holds until then
    atexit.register(folder.cleanup)
    return folder.name


def started(*arguments: str, **variables: str) -> subprocess.Popen[str]:
    """Start a Python of its own that finds the game, with further environment variables.

    All of them share a folder of compiled modules, others' as ours: a game that is installed is compiled, and whether
    the checkout may be written into, or another library has been, is not what is measured.
    """
    return subprocess.Popen(
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | _shared() | variables,
    )  # fmt: skip


def _shared() -> dict[str, str]:
    """Return the environment variables by which a Python finds the game and what is compiled already."""
    root = str(Path(__file__).resolve().parent.parent.parent)
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    return {"PYTHONPATH": paths, "PYTHONPYCACHEPREFIX": _compiled(), "PYTHONDONTWRITEBYTECODE": ""}


@contextmanager
def as_started() -> Iterator[None]:
    """Let the workers that are begun meanwhile find what is compiled, as those do that `started` begins."""
    before = {name: os.environ.get(name) for name in _shared()}
    os.environ.update(_shared())
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def words_of(process: subprocess.Popen[str]) -> list[str]:
    """Return the words a process printed, none if it failed; the last line of its trouble goes to standard error."""
    out, trouble = process.communicate()
    last = trouble.strip().splitlines()[-1:]
    if last or process.returncode:
        sys.stderr.write(f"politburo: not measured: {(last or ['a process ended before its time'])[0][:200]}\n")
    return [] if process.returncode else out.split()


def peak() -> float:
    """Return the most memory this process has held so far, in MB, 0 where the system does not tell."""
    try:
        # What getrusage tells begins with the peak of the process that started this one.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1000
    except (OSError, ValueError, IndexError):
        pass
    try:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    except ImportError:
        return 0.0
