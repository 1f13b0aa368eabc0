"""Scenes in the terminal: chapters, great events and one's own elections, read out before the news of the month."""

from __future__ import annotations

from game.text.table import Table
from game.words import chapters, scenes


def tell_scenes(table: Table) -> set[int]:
    """Tell the scenes that are due for the seat, once each; returns the happenings told with them."""
    since = table.staged.get(table.seat, 0)
    table.staged[table.seat] = len(table.session.events)
    for scene in scenes.scenes(table.words, table.session, table.seat, since, -1, table.choices_told):
        tell(table, scene)
    due = scenes.due(table.session, table.seat, since)
    told = table.choices_told
    return {one.event.args[0] for one in due if one.kind == "event" and (table.seat, one.event) not in told}


def tell_outcome(table: Table, place: int) -> None:
    """Tell at once what came of a choice made after a place in the log of events."""
    event = scenes.own_choice(table.session, table.seat, place)
    if event is None:
        return
    table.choices_told.add((table.seat, event))
    table.words.learn(table.view)
    tell(table, scenes.came_of(table.words, table.session, table.seat, event, place)._replace(text=""))


def tell(table: Table, scene: scenes.Scene) -> None:
    """Tell one scene: its head, its text, its blocks line by line, and where to read on."""
    table.head("scene_head", kicker=scene.kicker, title=scene.title)
    word, figures = scene.verdict
    if word:
        table.tell("scene_verdict", word=word, figures=figures, has=int(bool(figures)))
    if scene.text:
        table.terminal.line(scene.text)
    for block in scene.blocks:
        table.tell("scene_block", head=block.head)
        for line in block.lines:
            table.tell("reason", text=line.text)
    if scene.links:
        titles = table.words.list_of([title for title, _ in scene.links])
        table.tell("scene_links", titles=titles)


def card(table: Table, rest: str) -> None:
    """Tell the card of the chapter now open again, at any question."""
    if table.seat < 0 or table.session.over:
        table.tell("no_card")
        return
    tell(table, chapters.opening(table.words, table.session, table.seat))


__all__ = ["card", "tell", "tell_outcome", "tell_scenes"]
