"""The chronicle of a game as a document: what was heard, month by month, and what each thing came of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from game import files
from game.session import Session
from game.words import sheet_page
from game.words.about import motion_of, parts
from game.words.sentences import Words
from game.words.sheet import Block, Heading, Listing, Paragraph
from game.world.event import ALL, Event
from game.world.kinds import BUDGET, CONFIDENCE, FILL, LINE, MEASURE, READMIT, REMOVE, RUNG

_BY_A_VOTE = {
    "measure": (MEASURE,), "line_moved": (LINE,),
    "appointed": (FILL, REMOVE, BUDGET), "budget": (FILL, REMOVE, BUDGET),
    "struck": (RUNG, READMIT, CONFIDENCE), "readmitted": (RUNG, READMIT, CONFIDENCE),
    "resigned": (RUNG, READMIT, CONFIDENCE),
}  # fmt: skip


def before(one: Event, heard: Iterable[Event]) -> Event | None:
    """Return what an event followed from among those heard: the vote that carried it, or the motion that was voted."""
    same = [other for other in heard if other.month == one.month]
    item = motion_of(one)
    if one.kind in ("carried", "lost", "tied") and item is not None:
        return next((other for other in same if other.kind == "tabled" and other.args[1:] == tuple(item)), None)
    wanted = _BY_A_VOTE.get(one.kind)
    if wanted is None:
        return None
    about = {*parts(one, "person")} if RUNG in wanted else {*parts(one, "post")} if FILL in wanted else {one.args[0]}
    for other in same:
        motion = motion_of(other)
        if other.kind in ("carried", "lost") and motion is not None and motion.kind in wanted and motion.a in about:
            return other
    return None


def causes(words: Words, one: Event, heard: Sequence[Event], seat: int) -> list[str]:
    """Say what an event came of, link by link: its own cause, then the vote or motion before it, and so on."""
    out = []
    if words.has("chronicle", "causes", one.cause):  # what came to nothing says itself why
        out.append(words.say("chronicle", "causes", one.cause))
    link = before(one, heard)
    key = "came_of"
    while link is not None and link is not one:
        out.append(words.say("chronicle", key, what=words.event(link, seat)))
        link, key = before(link, heard), "and_that"
    return out


def write(
    session: Session,
    words: Words,
    seat: int,
    events: Sequence[Event],
    filters: Sequence[str] = (),
    folder: Path | None = None,
) -> list[Path]:
    """Write events as HTML and Markdown beside the worksheets or into a folder; nothing is overwritten.

    `events` are oldest first, `filters` say in words what was asked for. Raises StorageError with a sentence.
    """
    made = [page(session, words, seat, events, filters)]
    title = words.say("chronicle", "title", title=words.scenario.title)
    parts = {
        ".html": sheet_page.to_html(title, made, words.language, readers=("chronicle",)).encode(),
        ".md": sheet_page.to_markdown(made).encode(),
    }
    who = session.scenario.people[session.scenario.seats[seat]].id if seat >= 0 else "watched"
    year, month = divmod(session.state.month, 12)
    stem = f"{session.scenario.id}-{session.seed}-{who}-{year}-{month + 1:02d}"
    return files.write_new(folder or files.home() / "chronicles", stem, parts)


def page(session: Session, words: Words, seat: int, events: Sequence[Event], filters: Sequence[str]) -> list[Block]:
    """Return the chronicle as the blocks of one document: whose it is, what was asked for, and each month's entries."""
    say = words.say
    whose = words.person(session.scenario.seats[seat]) if seat >= 0 else ""
    month = words.month(session.state.month)
    out: list[Block] = [
        Heading(1, say("chronicle", "title", title=words.scenario.title)),
        Paragraph(say("chronicle", "head" if whose else "head_watched", who=whose, month=month, seed=session.seed)),
    ]
    if session.over and whose:
        out.append(Paragraph(say("chronicle", "opened")))
    shown = say("chronicle", "filtered", list="; ".join(filters)) if filters else say("chronicle", "whole")
    out += [Paragraph(shown, "note"), Paragraph(say("chronicle", "marks"), "small")]
    heard: dict[int, list[Event]] = {}
    for one in session.heard(seat):
        heard.setdefault(one.month, []).append(one)
    by_month: dict[int, list[tuple[str, str]]] = {}
    for one in events:
        told = [] if one.audience == ALL else [say("chronicle", "not_public")]
        told += causes(words, one, heard[one.month], seat)
        by_month.setdefault(one.month, []).append((words.event(one, seat), " ".join(told)))
    for at, lines in sorted(by_month.items()):
        out += [Heading(2, words.month_head(at)), Listing(lines)]
    return out if by_month else [*out, Paragraph(say("chronicle", "none"))]


__all__ = ["before", "causes", "page", "write"]
