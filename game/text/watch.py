"""A game that is only watched, in the terminal: month by month, through nobody's eyes or those of any contender."""

from __future__ import annotations

from game.rules.gatherings import meets
from game.text.news import tell_news, tell_paper
from game.text.news import votes as whole
from game.text.table import Table, find_person
from game.text.terminal import Ended
from game.words import course
from game.words.sheet_chain import places
from game.world.event import Event
from game.world.kinds import JOINT, Motion
from game.world.scenario import CONGRESS

NOBODY = ("none", "nobody")
MOST = 120  # months that a number lets pass
VOTES = ("carried", "lost", "tied")


def watch(table: Table) -> None:
    """Show month after month as it is asked for, until the game is over; at the end of the input it plays on."""
    table.tell("watch_hint")
    _show(table)
    while not table.session.over:
        try:
            typed = table.read()
        except Ended:
            while not table.session.over:
                table.session.let_pass()
            return
        word, _, rest = typed.partition(" ")
        if word in ("", "next", "end"):
            _pass(table, 1, False)
        elif word.isdecimal():
            _pass(table, min(MOST, int(word[:4])), False)
        elif word == "run":
            _pass(table, MOST, True)
        elif word == "fast":
            _pass(table, MOST, False)
        elif word == "eyes":
            _look_through(table, rest.strip())
        elif word == "session":
            _session(table, rest.strip())
        else:
            table.tell("watch_hint")


def _pass(table: Table, months: int, stops: bool) -> None:
    """Let months pass, each told as the paper has it; with `stops` until somebody falls or a congress is to meet."""
    session = table.session
    session.eyes = table.seat
    for n in range(months):
        opening = session.state.clone()
        session.let_pass()
        if session.over:
            return
        found = _stops(table, course.changes(opening, session.state))
        found += [course.office_text(table.words, one) for one in course.offices_lost(opening, session.state)]
        if (stops and found) or n == months - 1:
            for text in found if stops else ():
                table.terminal.line(f"{text}.")
            break
        table.heard = len(session.events)
        table.head("month_watched", month=table.words.month(session.state.month))
        tell_paper(table, session.state.month - 1)
    _show(table)


def _stops(table: Table, found: list[course.Change]) -> list[str]:
    told = [course.change_text(table.words, one) for one in found if one.code in course.FALLS]
    meeting = meets(table.session.state, (CONGRESS,))
    if meeting is not None:
        told.append(table.words.say("course", "congress", what=meeting.name))
    return told


def _show(table: Table) -> None:
    """Tell the month that has passed: what was heard, the votes, the front page, who is thought how strong."""
    session, words = table.session, table.words
    month = session.state.month
    table.head("month_watched", month=words.month(month))
    if month == session.scenario.start:
        return
    if not tell_news(table):
        table.tell("nothing_happened")
    tell_paper(table, month - 1)
    found = _votes(table)
    if found:
        table.tell("watch_votes", n=len(found))


def _votes(table: Table) -> list[Event]:
    """Return the votes of the month that has passed, as far as they are known."""
    month = table.session.state.month - 1
    return [one for one in table.session.heard(table.seat) if one.month == month and one.kind in VOTES]


def _session(table: Table, rest: str) -> None:
    """Read out the names of a vote of the month that has passed, or list the votes."""
    found, words = _votes(table), table.words
    n = int(rest[:3]) - 1 if rest.isdecimal() else -1
    if not 0 <= n < len(found):
        for at, one in enumerate(found):
            table.tell("value", n=at + 1, text=words.event(one, table.seat))
        if not found:
            table.tell("watch_no_votes")
        return
    vote = found[n]
    table.terminal.line(words.event(vote, table.seat))
    seats = dict.fromkeys((table.seat, -1))
    report = next(
        (
            one
            for seat in seats
            for one in table.session.reports
            if (one.month, one.motion, one.seat) == (vote.month, vote.args[4:], seat)
        ),
        None,
    )
    if report is None or report.result is None:
        table.tell("watch_no_names")
        return
    item = Motion(*report.motion)
    for line in report.result.lines:
        name = words.say("body", "ccc") if line.post == -2 else words.person(line.person)
        if line.post >= 0:
            name = words.post(line.post, "short")
        ayes, noes = (whole(side, item.body) if item.body == JOINT else side for side in (line.ayes, line.noes))
        one_man = line.post == -1
        table.tell("watch_name" if one_man else "watch_share", name=name, side=int(ayes > noes), ayes=ayes, noes=noes)


def _look_through(table: Table, name: str) -> None:
    """Choose whose knowledge is told from now on."""
    words, session = table.words, table.session
    if name in NOBODY:
        seat = -1
    else:
        found = [p for p in find_person(table, name) if session.state.seat_index[p] >= 0] if name else []
        if len(found) != 1:
            table.tell("archive_who", names=", ".join(words.person(p) for p in session.scenario.seats))
            return
        seat = session.state.seat_index[found[0]]
    table.seat = session.eyes = seat
    words.learn(table.view)
    table.tell("watch_eyes", seat=seat, name=words.person(table.me) if seat >= 0 else "")


def chain(table: Table, rest: str) -> None:
    """Show the chain in figures as the seat believes it: posts, delegates, Committee, Politburo."""
    words = table.words
    table.head("chain_head")
    for one in places(table.view):
        name = words.person(one.person) if one.person >= 0 else words.say("sheet", "nobody")
        table.tell(
            "chain_line", name=name, posts=one.posts, delegates=one.delegates, members=one.members, bureau=one.bureau
        )


__all__ = ["NOBODY", "chain", "watch"]
