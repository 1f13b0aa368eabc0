"""Counting a body: heads, the Control Commission as one delegation, delegations in shares (rules 4 and 5)."""

from __future__ import annotations

from typing import NamedTuple

from game.rules import country, speech, theses, vote
from game.rules.benches import bench_of, hall_of, voters
from game.rules.gatherings import hall_votes
from game.rules.levers import holder_of, union_lean
from game.rules.opinion import opinion
from game.world.facts import Facts
from game.world.kinds import (
    CCC,
    CONFERENCE,
    CONFIDENCE,
    CONGRESS,
    COUNTRY_INDEX,
    JOINT,
    LINE,
    OUT_CC,
    OUT_PARTY,
    RUNG,
    Motion,
)
from game.world.reason import Reason


class Line(NamedTuple):
    """One voter or delegation in a count: person, post (-1 for a head), weights for and against, reasons."""

    person: int
    post: int
    ayes: int
    noes: int
    amount: int
    reasons: tuple[Reason, ...]


class Tally(NamedTuple):
    """A count: weights for and against, whether it carries, and every line of it."""

    ayes: int
    noes: int
    carried: bool
    needed: int  # permille of the votes cast that must be exceeded
    lines: tuple[Line, ...]


HEAD = 6  # weight of one member of the Central Committee, so that the Commission's third divides evenly


def two_thirds(motion: Motion) -> bool:
    """Tell whether a motion needs two thirds of the joint plenum (DETAILS)."""
    return motion.kind == RUNG and motion.b in (OUT_CC, OUT_PARTY)


def expect(
    facts: Facts, motion: Motion, chosen: dict[int, int] | None = None, ballot: vote.Ballot | None = None
) -> Tally:
    """Count a motion as `count` does, when only the sums are wanted: the tally has no lines.

    `ballot` may be one that has been made of the same motion and votes.
    """
    if motion.body in (CONGRESS, CONFERENCE):
        ayes, noes = hall_sums(ballot or vote.Ballot(facts, motion, chosen), Hall(facts, motion.secret))
        return _result(motion, ayes, noes, ())
    if motion.body == JOINT:
        return count(facts, motion, chosen, why=False, ballot=ballot)._replace(lines=())
    ballot = ballot or vote.Ballot(facts, motion, chosen)
    bench, cast = bench_of(facts, motion.body, motion.secret), ballot.chosen
    said = vote.lesser(ballot, bench)
    ayes = sum([amount > 0 for amount in said])
    for p, side in cast.items():
        n = bench.at.get(p, -1)
        if n >= 0 and side in (1, -1):
            ayes += (side > 0) - (said[n] > 0)
    for p in bench.contenders:
        side = cast.get(p, 0)
        ayes += side == 1 or (side != -1 and vote.will_of(ballot, p) > 0)
    return _result(motion, ayes, len(bench.persons) - ayes, ())


def count(
    facts: Facts,
    motion: Motion,
    chosen: dict[int, int] | None = None,
    why: bool = True,
    ballot: vote.Ballot | None = None,
) -> Tally:
    """Count a motion in its body: its mover is for it, the rest as they stand (rule 5.03).

    `chosen` are votes contenders have cast (1, -1); `why` asks for reasons; `ballot` is as for `expect`.
    """
    ballot = ballot or vote.Ballot(facts, motion, chosen)
    body = motion.body
    if body in (CONGRESS, CONFERENCE):
        lines = delegations(ballot, why)
    else:
        bench = bench_of(facts, body, motion.secret)
        said = vote.amounts(ballot, bench)
        lines = [_head(ballot, p, said[p], HEAD if body == JOINT else 1, why) for p in bench.persons]
        if body == JOINT:
            lines.append(_commission(ballot, len(lines), why))
    ayes = sum(line.ayes for line in lines)
    noes = sum(line.noes for line in lines)
    return _result(motion, ayes, noes, tuple(lines))


def _result(motion: Motion, ayes: int, noes: int, lines: tuple[Line, ...]) -> Tally:
    if two_thirds(motion):
        return Tally(ayes, noes, 3 * ayes >= 2 * (ayes + noes) and ayes > 0, 667, lines)
    return Tally(ayes, noes, ayes > noes, 500, lines)


def _head(ballot: vote.Ballot, p: int, amount: int, weight: int, why: bool) -> Line:
    reasons = vote.stand(ballot, p) if why else ()
    side = ballot.chosen.get(p, 0)
    yes = side == 1 if side in (1, -1) else amount > 0
    return Line(p, -1, weight if yes else 0, 0 if yes else weight, amount, tuple(reasons))


def _commission(ballot: vote.Ballot, heads: int, why: bool) -> Line:
    """Let the Control Commission vote as one delegation of a third of the CC, machine 80, led by its presidium."""
    facts = ballot.facts
    presidium = [p for p in facts.members(CCC) if facts.is_active(p)]
    whole = heads * HEAD // 3
    if not presidium or not whole:
        return Line(-1, -1, 0, 0, 0, ())
    lines = [_head(ballot, p, vote.says(ballot, p), 1, why) for p in presidium]
    ayes = sum(line.ayes for line in lines)
    leading = max(
        presidium,
        key=lambda p: (facts.scenario.posts[facts.posts_of[p][0]].rank if facts.posts_of[p] else 0, -p),
    )
    machine = whole * 80 // 100
    rest = whole - machine
    with_machine = machine if 2 * ayes > len(lines) else 0
    yes = with_machine + rest * ayes // len(lines)
    amount = sum(line.amount for line in lines) // len(lines)
    return Line(leading, -2, yes, whole - yes, amount, lines[0].reasons)


class Hall:
    """The delegations of a hall as they sit, for many counts between which nothing changes.

    A row is a post, its votes, who leads it or -1, how many in a hundred go with him, and its moods by issue.
    """

    __slots__ = ("near", "rows")

    def __init__(self, facts: Facts, secret: int) -> None:
        self.rows: list[tuple[int, int, int, int, list[int]]] = []
        self.near: dict[int, list[int]] = {}
        recruits = facts.country[COUNTRY_INDEX["recruit_share"]]
        for q, votes in enumerate(hall_votes(facts)):
            if votes:
                p, machine = facts.holder[q], led(facts, q)
                if p < 0 or not facts.is_active(p):
                    p, machine = -1, 0
                elif secret:
                    machine = machine * facts.tune.ballot_machine // 100
                self.rows.append((q, votes, p, machine, local_mood(facts, q, recruits)))

    def nearness(self, facts: Facts, p: int) -> list[int]:
        """Return what each delegation makes of how far a person stands from its mood."""
        row = self.near.get(p)
        if row is None:
            row = self.near[p] = [_near(_gap(facts, p, moods)) for _, _, _, _, moods in self.rows]
        return row


def hall_sums(ballot: vote.Ballot, hall: Hall) -> tuple[int, int]:
    """Return the votes of a hall for and against, as `delegations` counts them, without the lines."""
    facts, motion, target = ballot.facts, ballot.motion, ballot.target
    said = vote.amounts(ballot, hall_of(facts, ballot.secret))
    lean = holder_of(facts, "unions") in (ballot.mover, target)
    by_name = motion.kind == CONFIDENCE and motion.body == CONGRESS
    if by_name:
        # What the hall feels about a name is the same everywhere but for where he stands, and what he would have said.
        root = ballot.roots[target]
        near = hall.nearness(facts, root) if root >= 0 else None
        same = sum([amount for code, amount in _hall_mood(ballot, target, None)])
    ayes = whole = 0
    for n, (q, votes, p, machine, moods) in enumerate(hall.rows):
        if by_name:
            crowd = same + (near[n] if near is not None else 0)
            if not ballot.secret:
                crowd += theses.nearer(facts, moods)
            if lean:
                crowd += union_lean(facts, motion, target, q)
        else:
            crowd = crowd_stand(ballot, q, moods, False)[0]
        crowd_yes = max(0, min(100, 50 + crowd))
        hundredths = (100 - machine) * crowd_yes
        if p >= 0 and machine:
            side = ballot.chosen.get(p, 0)
            if side == 1 or (side != -1 and said[p] > 0):
                hundredths += machine * 100
        ayes += (votes * hundredths + 5000) // 10000
        whole += votes
    return ayes, whole - ayes


def delegations(ballot: vote.Ballot, why: bool = True) -> list[Line]:
    """Count delegation by delegation: `machine` with the secretary, the rest by mood (rules 5).

    In a secret ballot fewer follow their secretary, and the rest think of the names (rule 5.09).
    """
    facts = ballot.facts
    lines = []
    said = vote.amounts(ballot, hall_of(facts, ballot.secret))
    for q, votes in enumerate(hall_votes(facts)):
        if not votes:
            continue
        p = facts.holder[q]
        machine = led(facts, q)
        if ballot.secret:
            machine = machine * facts.tune.ballot_machine // 100
        crowd, crowd_reasons = crowd_stand(ballot, q, None, why)
        crowd_yes = max(0, min(100, 50 + crowd))
        if p >= 0 and facts.is_active(p):
            reasons = vote.stand(ballot, p) if why else ()
            side = ballot.chosen.get(p, 0)
            amount = said[p]
            yes = side == 1 if side in (1, -1) else amount > 0
        else:
            reasons, amount, yes, machine = crowd_reasons, crowd, crowd > 0, 0
        hundredths = (machine * 100 if yes else 0) + (100 - machine) * crowd_yes
        ayes = (votes * hundredths + 5000) // 10000
        lines.append(Line(p, q, ayes, votes - ayes, amount, tuple(reasons)))
    return lines


def led(facts: Facts, q: int) -> int:
    """Return how many in a hundred of a delegation vote with its secretary, the floor of mood kept (rule 5.10)."""
    floor = max(0, facts.tune.mood_share_floor - 8 * (facts.month // 12 - 1924))
    return min(facts.machine[q], 100 - floor)


def split(facts: Facts, q: int) -> list[int]:
    """Return how a delegation divides between the contenders by seat, permille: machine, then mood (rule 5.10).

    What is led by nobody's man stands with nobody; the rest goes as the rank and file there lean.
    """
    p = facts.holder[q]
    machine = led(facts, q) if p >= 0 and facts.is_active(p) else 0
    shares = [(100 - machine) * part // 100 for part in country.mood_shares(facts, q)]
    root = facts.roots()[p] if p >= 0 else -1
    if root >= 0:
        shares[facts.seat_index[root]] += 10 * machine
    return shares


def local_mood(facts: Facts, q: int, recruits: int = -1) -> list[int]:
    """Return the mood of a post's rank and file by issue: recruits feel as their trade does, the old as the party.

    The share of recruits grows with the enrolments, so the trades are heard more each year (rule 9.09).
    """
    if recruits < 0:
        recruits = facts.country[COUNTRY_INDEX["recruit_share"]]
    local = country.local_moods(facts, q)
    return [old + (new - old) * recruits // 1000 for old, new in zip(facts.mood, local, strict=True)]


def crowd_stand(
    ballot: vote.Ballot, q: int, moods: list[int] | None = None, why: bool = True
) -> tuple[int, list[Reason]]:
    """Return how the rank and file of an organisation lean, in points, with reasons: names, stances, results.

    Without `why` the reasons are left out.
    """
    facts, motion = ballot.facts, ballot.motion
    out: list[tuple[str, int]] = []
    target, mover = ballot.target, ballot.mover
    moods = local_mood(facts, q) if moods is None else moods
    if motion.kind == CONFIDENCE and motion.body == CONGRESS:
        out = _hall_mood(ballot, target, moods)
    elif target >= 0:
        keep = -1 if motion.kind == CONFIDENCE else 1
        ours = facts.standing[mover] + facts.orthodoxy[mover] // 2
        theirs = facts.standing[target] + facts.orthodoxy[target] // 2
        out.append(("name", keep * (ours - theirs) // 4))
        out.append(("discipline", keep * facts.record[target] // 4))
        out.append(("rank_and_file", keep * (_gap(facts, target, moods) - _gap(facts, mover, moods)) // 6))
    else:
        out.append(("name", (facts.standing[mover] + facts.orthodoxy[mover]) // 8 - 8))
        if motion.kind == LINE:
            gap = moods[motion.a] - facts.line[motion.a]
            out.append(("rank_and_file", 2 * (abs(gap) - abs(gap - motion.b) + 1)))
    out.append(("unions_lean", union_lean(facts, motion, target, q)))
    reasons = [Reason(code, amount) for code, amount in out if amount] if why else []
    return sum([amount for _, amount in out]), reasons


def _near(gap: int) -> int:
    """Return what a hall makes of how far a name stands from its mood."""
    return max(-12, min(6, (25 - gap) // 5))


def _hall_mood(ballot: vote.Ballot, p: int, moods: list[int] | None) -> list[tuple[str, int]]:
    """Return how a hall takes a report, or a name on the list: it accepts, by custom, whom it knows and agrees with.

    A name that is nobody's is a name; a client is taken for his master's man. Without moods what depends on them is
    left out.
    """
    facts = ballot.facts
    root = ballot.roots[p]
    who = root if root >= 0 else p
    out = [("unity", facts.tune.hall_unity + (facts.tune.hall_list if ballot.secret else 0))]
    if root >= 0:
        fame = facts.standing[who] + facts.orthodoxy[who] // 2 - 75
        out.append(("name", fame // 4))
        if moods is not None:
            out.append(("rank_and_file", _near(_gap(facts, who, moods))))
    out.append(("discipline", -facts.record[p] // 4))
    if not ballot.secret:
        if moods is not None:
            out.append(("theses", theses.nearer(facts, moods)))
        spoken = sum(side * speech.voice(facts, x) for x, side in ballot.chosen.items() if side in (1, -1) and x != p)
        out.append(("floor", max(-20, min(20, spoken // 8))))
    return out


def _gap(facts: Facts, p: int, moods: list[int]) -> int:
    """Return how far a person stands from the mood of a rank and file, 0..200, weighed by issue."""
    gap = weight = 0
    for i, issue in enumerate(facts.scenario.issues):
        gap += issue.weight * abs(facts.stance[i][p] - moods[i])
        weight += issue.weight
    return gap // weight


def _of_leaving(facts: Facts, q: int, by: int) -> list[Reason]:
    """Return what a local committee weighs whoever is to come: who recommends, and whom it would lose."""
    out = [Reason("recommended", 12)]
    feelings = [opinion(facts, facts.holder[x], by) for x in facts.wardens[q] if facts.holder[x] >= 0]
    if feelings:
        out.append(Reason("of_mover", sum(feelings) // len(feelings) // 3))
    sitting = facts.holder[q]
    if sitting >= 0:
        out.append(Reason("entrenched", -facts.machine[q] // 4))
        out.append(Reason("ground", facts.record[sitting] // 2 + facts.case[sitting]))
        out.append(Reason("own_wish", 25 if facts.roots()[sitting] == by else 0))
    return out


def accepts(facts: Facts, q: int, person: int, by: int) -> list[Reason]:
    """Return why the local committee of a post accepts a candidate or not; the sum above nought is yes (rule 4.01).

    The committee minds who he is, whom it loses, what the recommender can still do for it.
    """
    post = facts.scenario.posts[q]
    out = _of_leaving(facts, q, by)
    if facts.holder[q] < 0:
        out.append(Reason("vacant", 10))
    person_def = facts.scenario.people[person]
    out.append(Reason("fits", (person_def.skills[post.aptitude] - 40) // 4))
    out.append(Reason("standing", facts.standing[person] // 10))
    if facts.record[person] > 10:
        out.append(Reason("record", -facts.record[person] // 3))
    return [reason for reason in out if reason.amount]


def releases(facts: Facts, q: int, by: int) -> list[Reason]:
    """Return why a local committee lets its secretary go, nobody in his place; above nought is yes (rule 4.01)."""
    out = [*_of_leaving(facts, q, by), Reason("nobody_named", -6)]
    return [reason for reason in out if reason.amount]


__all__ = [
    "HEAD", "Hall", "Line", "Tally", "accepts", "count", "crowd_stand", "delegations", "expect", "hall_sums", "led",
    "local_mood", "releases", "split", "two_thirds", "voters",
]
