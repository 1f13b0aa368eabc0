"""A vote of a game that is over, told again: what its mover counted, who answered how, what was hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.play import month
from game.rules import tally
from game.rules.tally import Line, Tally
from game.session import Session
from game.words.turning import VOTES, turning_points
from game.world.event import Event
from game.world.kinds import CONFERENCE, CONFIDENCE, CONGRESS, Motion
from game.world.reason import Reason
from game.world.view import look

VOTERS = 4
_MONTHS = 24  # how many months are played again at most in search of a vote that teaches something
_OF_THE_HOUR = ("called",)  # what nobody can know before the names are called hides nothing
_WORTH_TELLING = 5  # points by which the mover has to be wrong


class Hidden(NamedTuple):
    """A reason the mover had not, or weighed otherwise: as it was (None where it was not so), as he counted it."""

    real: Reason | None
    counted: Reason | None

    @property
    def gap(self) -> int:
        """Return the points by which the mover was wrong."""
        return (self.real.amount if self.real else 0) - (self.counted.amount if self.counted else 0)


class Voter(NamedTuple):
    """How one voter answered, how the mover had counted him, and what the mover did not know, the heaviest first."""

    line: Line
    before: Line
    hidden: tuple[Hidden, ...]

    @property
    def turned(self) -> bool:
        """Tell whether he answered otherwise than the mover had counted."""
        return (self.line.ayes > 0) != (self.before.ayes > 0)

    @property
    def freely(self) -> bool:
        """Tell whether he voted against the sum of all his reasons, which then explain nothing."""
        return (self.line.amount > 0) != (self.line.ayes > 0)

    @property
    def told(self) -> Hidden | None:
        """Return what of the hidden is told: if he broke the count, the heaviest that speaks for the vote he gave."""
        if not self.turned:
            return self.hidden[0] if self.hidden else None
        sign = 1 if self.line.ayes > 0 else -1
        found = [] if self.freely else [one for one in self.hidden if sign * one.gap > 0]
        return max(found, key=lambda one: abs(one.gap), default=None)


class Roll(NamedTuple):
    """A vote: the event that tells its count, the motion, what the mover expected, how it was, and who contends."""

    event: Event
    item: Motion
    expected: Tally
    result: Tally
    contenders: tuple[int, ...]

    def few(self, limit: int = VOTERS) -> list[Voter]:
        """Return the first voters, a contender and somebody on either side among them as far as there is anybody."""
        order = self.voters()
        few = order[:limit]
        if len(few) == limit and not any(one.line.person in self.contenders for one in few):
            few[-1] = next((one for one in order if one.line.person in self.contenders), few[-1])
        for yes in (True, False):
            if len(few) > 1 and all((one.line.ayes > 0) != yes for one in few):
                few[-2] = next((one for one in order if (one.line.ayes > 0) == yes), few[-2])
        return few

    def voters(self) -> list[Voter]:
        """Return everybody with a vote but the mover: who broke the mover's count first, then who hid most from it."""
        before = {line.person: line for line in self.expected.lines if line.post == -1}
        found = [
            Voter(line, before[line.person], tuple(_hidden(before[line.person], line)))
            for line in self.result.lines
            if line.post == -1 and line.person in before and line.person != self.item.mover
        ]
        return sorted(found, key=lambda one: (not one.turned, -_weight(one), -abs(one.line.amount), one.line.person))


def _weight(one: Voter) -> int:
    return sum(abs(hidden.gap) for hidden in one.hidden)


def _summed(reasons: tuple[Reason, ...]) -> dict[tuple[str, tuple[int, ...]], Reason]:
    """Return reasons by what they are and whom they are about, their amounts added."""
    out: dict[tuple[str, tuple[int, ...]], Reason] = {}
    for one in reasons:
        if one.code in _OF_THE_HOUR:
            continue
        kept = out.get((one.code, one.args))
        out[one.code, one.args] = one if kept is None else kept._replace(amount=kept.amount + one.amount)
    return out


def _hidden(before: Line, real: Line) -> list[Hidden]:
    """Return the reasons of a voter that the mover lacked or weighed otherwise: unknown ones first, then by weight."""
    counted, true = _summed(before.reasons), _summed(real.reasons)
    pairs = [Hidden(true.get(key), counted.get(key)) for key in dict.fromkeys((*true, *counted))]
    told = [one for one in pairs if abs(one.gap) >= _WORTH_TELLING]
    return sorted(told, key=lambda one: (one.counted is not None, -abs(one.gap)))


def rolls(session: Session, n: int) -> list[Roll]:
    """Return the votes by heads of the month at a place in the archive, in order, those moved by a contender."""
    opening = session.months[n][1]
    end = session.opened[n + 1] if n + 1 < len(session.opened) else len(session.log)
    st = opening.clone()
    events: list[Event] = []
    foreseen: dict[Motion, Tally] = {}
    read: list[tuple[Motion, Tally]] = []

    def go_on() -> None:
        while not st.queue and not st.over and st.month == opening.month:
            if st.phase == month.COUNT:
                item = st.agenda[st.item]
                chosen = {p: side for p, side in enumerate(st.votes) if side in (1, -1)}
                if item in foreseen:
                    read.append((item, tally.count(st, item, chosen)))
            month.advance(st, events)
            if st.month == opening.month and st.phase == month.COUNT and 0 <= st.item < len(st.agenda):
                item = st.agenda[st.item]
                seat = st.seat_index[item.mover]
                by_heads = item.body not in (CONGRESS, CONFERENCE) and item.kind != CONFIDENCE and not item.secret
                if seat >= 0 and by_heads and item not in foreseen:
                    foreseen[item] = tally.count(look(st, seat), item)

    for entry in session.log[session.opened[n] : end]:
        go_on()
        if st.month != opening.month or month.submit(st, entry.action, events, entry.seat) is not None:
            break
    go_on()
    told = {event.args[4:]: event for event in session.events if event.month == opening.month and event.kind in VOTES}
    seats = session.scenario.seats
    return [Roll(told[tuple(item)], item, foreseen[item], found, seats) for item, found in read if tuple(item) in told]


def telling(session: Session, me: int = -1) -> Roll | None:
    """Return the vote of a game that teaches most: a turning point if one has a hidden reason, the closest count first.

    None where no vote by heads was kept.
    """
    at = {when: n for n, (when, _) in enumerate(session.months)}
    points = {turn.event for turn in turning_points(session, me)}
    best: tuple[tuple[int, ...], Roll] | None = None
    for n, when in enumerate(_in_order(session, points, at)):
        if n == _MONTHS or (n >= len(points) and best is not None and best[0][0]):
            break
        for roll in rolls(session, at[when]):
            first = roll.few()
            if not first:
                continue
            hidden = sum(1 for one in first if one.hidden)
            turned = sum(1 for one in first if one.turned)
            margin = abs(roll.result.ayes - roll.result.noes)
            worth = (min(1, hidden), roll.event in points, min(2, turned), -margin, hidden, -when)
            if best is None or worth > best[0]:
                best = worth, roll
    return best[1] if best else None


def _in_order(session: Session, points: set[Event], at: dict[int, int]) -> Iterator[int]:
    """Yield the months of turning points, then those of other votes, the closest count first."""
    votes = [event for event in session.events if event.kind in VOTES and event.month in at]
    first = sorted({event.month for event in points if event.month in at})
    yield from first
    close = sorted((abs(event.args[1] - event.args[2]), event.month) for event in votes)
    yield from dict.fromkeys(when for _, when in close if when not in first)


__all__ = ["VOTERS", "Hidden", "Roll", "Voter", "rolls", "telling"]
