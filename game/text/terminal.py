"""Lines in, lines out: the terminal as plain text, for screen readers and pipes alike."""

from __future__ import annotations

import shutil
import textwrap
from typing import TextIO


class Ended(Exception):
    """The input has come to its end."""


class Terminal:
    """Reads lines from one stream and writes plain lines to another; a pipe sees what was typed, too."""

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        self.source, self.sink = source, sink
        self.typed = source.isatty()
        # A person at a terminal gets whole words; a pipe gets whole lines.
        self.width = min(110, shutil.get_terminal_size().columns) if sink.isatty() else 0

    def line(self, text: str = "") -> None:
        """Write a line."""
        for part in text.split("\n"):
            if self.width and len(part) > self.width:
                part = textwrap.fill(part, self.width, break_long_words=False, break_on_hyphens=False)
            self.sink.write(part + "\n")

    def lines(self, texts: list[str]) -> None:
        """Write several lines."""
        for text in texts:
            self.line(text)

    def clear(self) -> None:
        """Leave nothing on a person's screen of what was written; in a pipe all of it stays."""
        if self.width:
            self.sink.write("\033[2J\033[3J\033[H")

    def ask(self, prompt: str) -> str:
        """Return the next line without its blanks; raises Ended when there is none."""
        self.sink.write(prompt)
        self.sink.flush()
        line = self.source.readline()
        if not line:
            self.sink.write("\n")
            raise Ended
        line = line.strip()[:200]
        if not self.typed:
            self.sink.write(line + "\n")
        return line
