"""Progress of a long command on standard error: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time

WIDTH = 30


class Bar:
    """A bar with the time left; silent for what takes less than a second."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.began = time.monotonic()
        self.told = self.began
        self.drawn = False

    def __call__(self, done: int, of: int) -> None:
        """Show how many of how many are done."""
        now = time.monotonic()
        terminal = sys.stderr.isatty()
        if now - self.began < 1 or (now - self.told < (0.2 if terminal else 10) and done < of):
            return
        self.told = now
        left = (now - self.began) * (of - done) / done if done else 0
        text = f"{done} of {of} {self.what}" + (f", {clock(left)} left" if done else "")
        if done >= of:
            text = f"{done} {self.what} in {clock(now - self.began)}"
        if terminal:
            full = WIDTH * done // of
            sys.stderr.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {text}\033[K")
            self.drawn = True
        else:
            sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def close(self) -> None:
        """End the line of the bar."""
        if self.drawn:
            sys.stderr.write("\n")
            sys.stderr.flush()


def clock(seconds: float) -> str:
    """Return a span of time as 1:05 or 2:03:00."""
    whole = int(seconds + 0.5)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"
