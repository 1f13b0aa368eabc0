"""The election of the Politburo after a congress as a seat can count it beforehand, from a View alone (rule 3.24)."""

from __future__ import annotations

from typing import NamedTuple

from game.advice.ledger import Mover, movers
from game.rules import congress, plenum, vote
from game.rules.hall import ballot_strength
from game.rules.tally import Line
from game.world.facts import Facts
from game.world.kinds import CC, POLITBURO
from game.world.reason import Reason

NEAREST = 5  # members told one by one who would need least to give a voice
FALLS = 500  # permille of a congress that cross a name out of the list for the Committee
REACH = 6  # months before a congress from which on its election asks for somebody
WORRY = 350  # permille of names crossed out from which on the ballot is told to who sits safely


class Short(NamedTuple):
    """A member who would not give the reader a voice: how many points are wanting, after whom, why, what moves him."""

    person: int
    points: int
    rival: int  # the last name he would give a voice to
    against: tuple[Reason, ...]
    moves: tuple[Mover, ...]


class Election(NamedTuple):
    """What a seat can count of the election that follows a congress."""

    gathering: int
    ahead: int  # months
    seats: int  # free ones
    members: int  # of the Central Committee as it sits
    voices: tuple[tuple[int, int], ...]  # names that are heard of and their voices, those elected first
    mine: tuple[int, ...]  # who would give the reader a voice
    near: tuple[Short, ...]
    crossed: int  # permille of the congress that would cross out the reader's name
    listed: bool  # whether the reader's name is heard of
    place: int  # of his name among those that may be elected, the first 1, 0 where he may not
    sits: bool  # whether he has a full seat already, which he keeps unless it is voted away
    size: int = 0  # of the Central Committee that the congress elects, and that then votes

    @property
    def unknown(self) -> int:
        """Return how many more will vote than sit today."""
        return max(0, self.size - self.members)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Return who would be elected."""
        return tuple(p for p, _ in self.voices[: self.seats])


def election(view: Facts, k: int) -> Election | None:
    """Return what seat k can count of the election after the next congress, None where there is none ahead."""
    item = congress.coming(view)
    me = view.scenario.seats[k] if k >= 0 else -1
    if item is None or me < 0 or not view.is_active(me):
        return None
    seats = max(0, item.politburo_size - len(view.members(POLITBURO)))
    may = plenum.eligible(view)
    names = may[: seats + view.tune.bureau_list] if seats else []
    liked = plenum.liked(view, names, POLITBURO) if names else {}
    given = {v: [p for p, _ in likes[:seats]] for v, likes in liked.items()}
    got = {p: sum(p in theirs for theirs in given.values()) for p in names}
    order = sorted(names, key=lambda p: (-got[p], -view.standing[p], p))
    mine = tuple(v for v, theirs in given.items() if me in theirs)
    sits = view.seat_pb[me] == 2
    near = _near(view, k, liked, seats) if me in names and not sits else ()
    return Election(
        congress.gathering_index(view, item), congress.months_to(view), seats, len(liked) or len(view.members(CC)),
        tuple((p, got[p]) for p in order), mine, near, ballot_strength(view, me), me in names,
        may.index(me) + 1 if me in may else 0, sits, item.cc_size,
    )  # fmt: skip


def _near(view: Facts, k: int, liked: dict[int, list[tuple[int, int]]], seats: int) -> tuple[Short, ...]:
    """Return who would need least to give the reader a voice, the nearest first."""
    me = view.scenario.seats[k]
    ballot = plenum.ballots(view, [me], POLITBURO)[me]
    gaps = []
    for v, likes in liked.items():
        place = next(n for n, (p, _) in enumerate(likes) if p == me)
        if place >= seats:
            rival, points = likes[seats - 1]
            gaps.append((points - likes[place][1] + 1, v, rival))
    found = []
    for points, v, rival in sorted(gaps)[:NEAREST]:
        reasons = vote.stand(ballot, v)
        line = Line(v, -1, 0, 1, vote.says(ballot, v), tuple(reasons))
        against = sorted((one for one in reasons if one.amount < 0), key=lambda one: one.amount)[:2]
        # The sums of a vote are none of an election's: only what would move the man himself is told.
        moves = [one for one in movers(view, k, ballot.motion, line) if one.code not in ("gap", "settled")]
        found.append(Short(v, points, rival, tuple(against), tuple(moves[:2])))
    return tuple(found)


def pressing(view: Facts, k: int) -> Election | None:
    """Return the election where it is the reader's matter: his vote hangs on it, or his name may be crossed out."""
    ahead = congress.months_to(view)
    if not 0 <= ahead <= REACH:
        return None
    found = election(view, k)
    if found is None or (found.sits and found.crossed < WORRY) or (not found.sits and not found.seats):
        return None
    return found


__all__ = ["FALLS", "WORRY", "Election", "Short", "election", "pressing"]
