"""Every vote of some months, one line each: its count, how one's own name was answered, where one's people stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.session import Session
from game.words.scene_parts import BAD, GOOD, PLAIN, Line
from game.world.event import Event
from game.world.kinds import Motion

if TYPE_CHECKING:
    from game.words.sentences import Words

HELD = ("carried", "lost", "tied")
_MOTION = 4  # place of the motion among the arguments of these


def votes_held(words: Words, session: Session, events: list[Event], k: int, dated: bool = True) -> list[Line]:
    """Return every vote among events heard by seat k in the order in which they were held, a congress's among them.

    Of a secret ballot only the count is told. Whose man somebody is goes by what seat k believes now.
    """
    lines: list[Line] = []
    told: list[str]
    for event in events:
        if event.kind in HELD:
            told, tone = _by_name(words, session, event, k)
        elif event.kind in ("report_vote", "bureau_vote"):
            told, tone = [], PLAIN
        elif event.kind == "own_delegations" and lines:  # it follows the vote on the report
            lines[-1] = lines[-1]._replace(text=f"{lines[-1].text} {words.event(event, k)}")
            continue
        else:
            continue
        said = " ".join([words.event(event, k, cost=False), *told])
        if dated:
            said = words.say("scene", "dated", month=words.month_head(event.month), what=said)
        lines.append(Line(said, tone))
    return lines


def _by_name(words: Words, session: Session, event: Event, k: int) -> tuple[list[str], str]:
    """Return how the reader's own name and those of his people were answered, and whether the vote went his way."""
    report = next(
        (one for one in session.reports
         if (one.month, one.motion, one.seat) == (event.month, event.args[_MOTION:], k) and one.result is not None),
        None,
    )  # fmt: skip
    if k < 0 or report is None or report.result is None or Motion(*report.motion).secret:
        return [], PLAIN
    me, roots = session.scenario.seats[k], session.view(k).roots()
    cast = [line for line in report.result.lines if line.post == -1 and line.ayes != line.noes]
    own = next((line for line in cast if line.person == me), None)
    men = [line for line in cast if line.person != me and roots[line.person] == me]
    told = []
    if own is not None:
        told.append(words.say("scene", "voted_own", side=1 if own.ayes else -1))
    if men:
        ayes = sum(line.ayes > line.noes for line in men)
        told.append(words.say("scene", "voted_men", ayes=ayes, noes=len(men) - ayes))
    tone = PLAIN if own is None else GOOD if (own.ayes > 0) == report.result.carried else BAD
    return told, tone


__all__ = ["HELD", "votes_held"]
