"""Notes between the people at one terminal: passing one from one's desk, and telling those that were left there."""

from __future__ import annotations

from game import notes
from game.text.table import Table, find_person


def told(table: Table) -> None:
    """Tell the notes left for the person who has just sat down, each once."""
    words, session = table.words, table.session
    while (note := session.note_for(table.seat)) is not None:
        who = words.person(session.scenario.seats[note.by])
        table.terminal.line(words.say("note", "line", month=words.month(note.month), who=who, text=note.text))
        session.put_away(note)


def passed(table: Table, rest: str) -> None:
    """Leave a note, a name and a line of text, for another person at the table; at one's own desk alone."""
    words, session = table.words, table.session
    name, _, text = rest.partition(" ")
    decision = session.decision
    others = session.may_note(table.seat) if decision is not None and decision.kind == "desk" else []
    seats = session.scenario.seats
    to = [k for k in others if seats[k] in find_person(table, name)] if name else []
    if not others:
        key = "closed"
    elif len(to) != 1:
        key = "whom"
    else:
        key = session.pass_note(table.seat, to[0], text.strip()) or "sent"
    names = words.list_of([words.person(seats[k]) for k in others]) if key == "whom" else ""
    who = words.person(seats[to[0]]) if to else ""
    table.terminal.line(words.say("note", key, who=who, names=names, most=notes.MOST, longest=notes.LONGEST))


__all__ = ["passed", "told"]
