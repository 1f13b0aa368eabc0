"""The chronicle put into files from the terminal."""

from __future__ import annotations

from game import files
from game.text.table import Table
from game.words import chronicle, losses


def written_out(table: Table, months: int, every: bool) -> None:
    """Write what was heard as HTML and Markdown, of all months or the last ones, and say where or why not.

    Of all months what mattered, unless `every` entry is asked for.
    """
    words, session = table.words, table.session
    first = session.state.month - months if months else session.scenario.start
    if table.seat >= 0:
        words.learn(table.view)
    told = losses.with_losses(session, table.seat, session.heard(table.seat), first)
    events = [one for one in told if one.month >= first and one.kind != "month"]
    narrowed = [words.say("chronicle", "last", n=months)] if months else []
    try:
        paths = chronicle.write(session, words, table.seat, events, narrowed, short=not months and not every)
    except files.StorageError as fault:
        table.terminal.line(words.say("chronicle", "failed", why=str(fault)))
        return
    table.terminal.line(words.say("chronicle", "written", paths=words.list_of([str(path) for path in paths])))


__all__ = ["written_out"]
