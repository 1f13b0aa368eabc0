"""The ledger of a vote as the window asks for it: the seat looked through, and votes written as figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.advice import ledger
from game.advice.ledger import (
    AGAINST,
    FOR,
    LEANS_AGAINST,
    LEANS_FOR,
    OPEN,
    Broke,
    by_delegations,
    needed,
    unit,
    word_broken,
)
from game.rules import vote
from game.rules.tally import Line, Tally
from game.world.facts import Facts
from game.world.kinds import CONFIDENCE, Motion

if TYPE_CHECKING:
    from game.play.reported import VoteReport
    from game.ui.app import App

NEAR = 10  # a count is near where it is out by no more than this part of the voices

__all__ = [
    "AGAINST", "FOR", "LEANS_AGAINST", "LEANS_FOR", "OPEN", "Broke", "between", "broken", "but_for", "by_delegations",
    "by_letter", "doubt", "live", "missed", "moved", "needed", "said_myself", "settled", "side", "tone", "unit",
    "verdict", "votes_text",
    "wishes", "word_broken",
]  # fmt: skip


def said_myself(app: App, n: int) -> dict[int, int]:
    """Give one's own vote on an item where one has said beforehand how it is answered."""
    return ledger.said_myself(app.view, app.seat, n)


def doubt(app: App, line: Line) -> int:
    """Give how far a sum may be off, in points."""
    return ledger.doubt(app.view, app.seat, line)


def side(app: App, line: Line) -> str:
    """Say on which side a line is expected, and how surely."""
    return ledger.side(app.view, app.seat, line)


def moved(item: Motion, line: Line) -> bool:
    """Tell whether a line is the mover's own head: he is for it, whatever his reasons come to (rule 5.03)."""
    return line.person == item.mover and line.post == -1 and item.kind != CONFIDENCE


def by_letter(app: App, line: Line, month: int) -> bool:
    """Tell whether somebody is away from work in a month and so votes by letter, unless he comes all the same."""
    if line.post != -1 or line.person < 0:
        return False
    view, p = app.view, line.person
    if month == view.month:
        return not view.is_present(p)
    then = next((st for when, st in app.game.months if when == month), None)
    told = [one for one in app.game.heard(app.seat) if one.month == month and one.args[:1] == (p,)]
    left = any(one.kind == "fell_ill" and one.cause == "happening" for one in told)
    came = any(one.kind == "dragged" for one in told)
    return then is not None and (left or then.absent[p] > month) and not came


def between(app: App, item: Motion, count: Tally) -> tuple[int, int]:
    """Give the fewest and the most votes for that the count allows."""
    key = ("between", item, count.ayes, count.noes, tuple(app.view.votes))
    found: tuple[int, int] = app.memo(key, lambda: ledger.between(app.view, app.seat, item, count))
    return found


def settled(app: App, item: Motion) -> str:
    """Say which blocs one knows of may settle an item beforehand, and what it then comes to; nothing where none may."""
    found = app.memo(("settled", item), lambda: ledger.settled(app.view, app.seat, item))
    if found is None:
        return ""
    pacts, count = found
    named = app.words.list_of([app.words.pact(one, app.seat) for one in pacts])
    return app.text(
        "vote.may_settle", pacts=named, n=len(pacts),
        ayes=votes_text(app, count.ayes, item), noes=votes_text(app, count.noes, item),
    )  # fmt: skip


def but_for(app: App, item: Motion, count: Tally) -> str:
    """Say who alone could turn a sure outcome by a word of which one does not know; nothing where nobody could."""
    key = ("upset", item, count.ayes, count.noes, tuple(app.view.votes))
    found: list[int] = app.memo(key, lambda: ledger.upset(app.view, app.seat, item, count))
    if not found:
        return ""
    return app.text("vote.but_for", n=len(found), names=app.words.list_of([app.words.person(p) for p in found]))


def broken(report: VoteReport, reader: int = -1) -> list[Broke]:
    """Give who else than the reader answered otherwise than counted, with the reasons that made the difference."""
    found = ledger.broken(report.expected, report.result) if report.result is not None else []
    return [one for one in found if (one.real.person, one.real.post) != (reader, -1)]


def missed(report: VoteReport, reader: int) -> str:
    """Name how well a vote was foreseen: by its outcome first, then by how many voices the count was out."""
    was, came = report.expected, report.result
    assert came is not None
    off, one = came.ayes - was.ayes, unit(Motion(*report.motion))
    if not broken(report, reader):
        if not off or report.seat < 0:
            return "as_counted"
        if broken(report) and abs(off) <= one:
            return "but_you"
    if was.carried != report.carried:
        return "wrong"
    if not off or report.seat < 0:
        return "right_otherwise"
    if abs(off) <= max(one, (came.ayes + came.noes) // NEAR):
        return "right_near"
    return "right_more" if off > 0 else "right_fewer"


def wishes(app: App, item: Motion) -> int:
    """Tell what one wants of an item: above nought that it carries; nought where it is all one or nobody looks."""
    if app.seat < 0:
        return 0
    target = vote.target_of(app.view, item)
    if app.me == target:
        return 1 if item.kind == CONFIDENCE else -1
    if app.me == item.mover:
        return 1
    wish: int = app.memo(("wishes", item), lambda: vote.says(vote.Ballot(app.view, item), app.me))
    return wish


def tone(app: App, item: Motion, carried: bool) -> str:
    """Give the colour of an outcome: good or bad for whoever looks, plain where he has no wish in it."""
    wish = wishes(app, item)
    return "ink" if not wish else "good" if (wish > 0) == carried else "bad"


def held_tone(app: App, item: Motion, carried: bool, report: VoteReport | None = None) -> str:
    """Give the colour of a vote that was held: by whose matter it was, else by how the reader voted himself."""
    if app.seat < 0:
        return "ink"
    me, target = app.me, vote.target_of(app.view, item)
    if me in (target, item.mover):
        wish = 1 if me != target or item.kind == CONFIDENCE else -1
    else:
        lines = report.result.lines if report is not None and report.result is not None else ()
        wish = next((1 if line.ayes else -1 for line in lines if line.person == me and line.ayes + line.noes), 0)
    return "ink" if not wish else "good" if (wish > 0) == carried else "bad"


def votes_text(app: App, number: int, item: Motion) -> str:
    """Write a number of votes: at a joint plenum a member weighs six, so that the Commission's third divides evenly."""
    whole, rest = divmod(number, unit(item))
    return str(whole) if not rest or unit(item) == 1 else app.words.figure(f"{number / unit(item):.1f}")


def verdict(app: App, item: Motion, count: Tally) -> str:
    """Return the count of an item in one line: the figures and the band that every other page gives for it."""
    (low, high), key = between(app, item, count), "desk.would_carry" if count.carried else "desk.would_fail"
    said = app.text(key, **{side: votes_text(app, getattr(count, side), item) for side in ("ayes", "noes")})
    if low == high:
        return said
    return f"{said} {app.text('desk.band', low=votes_text(app, low, item), high=votes_text(app, high, item))}"


def live(view: Facts) -> list[int]:
    """Give the places on the agenda that are still to be decided."""
    return [n for n, item in enumerate(view.agenda) if item.month >= 0]
