"""Counting a body: heads, the Control Commission as one delegation, delegations in shares (rules 4 and 5)."""

from __future__ import annotations

from typing import NamedTuple

from game.rules import vote
from game.rules.opinion import opinion
from game.world.facts import (
    CC,
    CCC,
    CONFERENCE,
    CONFIDENCE,
    CONGRESS,
    JOINT,
    LINE,
    OUT_CC,
    OUT_PARTY,
    RUNG,
    Facts,
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


def voters(facts: Facts, body: int, motion: Motion | None = None) -> list[int]:
    """Return who votes by head in a body; the accused does not leave, candidates do not vote."""
    members = facts.members(CC if body in (JOINT, CONGRESS, CONFERENCE) else body)
    return [p for p in members if facts.is_active(p)]


def count(facts: Facts, motion: Motion, chosen: dict[int, int] | None = None, why: bool = True) -> Tally:
    """Count a motion in its body. `chosen` are votes contenders have cast (1, -1); `why` asks for reasons."""
    ballot = vote.Ballot(facts, motion, chosen)
    body = motion.body
    if body in (CONGRESS, CONFERENCE):
        lines = delegations(ballot, why)
    else:
        lines = [_head(ballot, p, HEAD if body == JOINT else 1, why) for p in voters(facts, body, motion)]
        if body == JOINT:
            lines.append(_commission(ballot, len(lines), why))
    ayes = sum(line.ayes for line in lines)
    noes = sum(line.noes for line in lines)
    if two_thirds(motion):
        return Tally(ayes, noes, 3 * ayes >= 2 * (ayes + noes) and ayes > 0, 667, tuple(lines))
    return Tally(ayes, noes, ayes > noes, 500, tuple(lines))


def _head(ballot: vote.Ballot, p: int, weight: int, why: bool) -> Line:
    reasons = vote.stand(ballot, p) if why else ()
    amount = vote.says(ballot, p)
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
    lines = [_head(ballot, p, 1, why) for p in presidium]
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


def delegations(ballot: vote.Ballot, why: bool = True) -> list[Line]:
    """Count delegation by delegation: `machine` with the secretary, the rest by mood (rules 5)."""
    facts = ballot.facts
    lines = []
    year = facts.month // 12
    floor = max(0, facts.tune.mood_share_floor - 8 * (year - 1924))
    for q, votes in enumerate(facts.delegates):
        if not votes:
            continue
        p = facts.holder[q]
        machine = min(facts.machine[q], 100 - floor)
        crowd, crowd_reasons = crowd_stand(ballot, q)
        crowd_yes = max(0, min(100, 50 + crowd))
        if p >= 0 and facts.is_active(p):
            reasons = vote.stand(ballot, p)
            side = ballot.chosen.get(p, 0)
            amount = sum(reason.amount for reason in reasons)
            yes = side == 1 if side in (1, -1) else amount > 0
        else:
            reasons, amount, yes, machine = crowd_reasons, crowd, crowd > 0, 0
        hundredths = (machine * 100 if yes else 0) + (100 - machine) * crowd_yes
        ayes = (votes * hundredths + 5000) // 10000
        lines.append(Line(p, q, ayes, votes - ayes, amount, tuple(reasons)))
    return lines


def crowd_stand(ballot: vote.Ballot, q: int) -> tuple[int, list[Reason]]:
    """Return how the rank and file of an organisation lean, in points, with reasons: names, stances, results."""
    facts, motion = ballot.facts, ballot.motion
    out = []
    target, mover = ballot.target, ballot.mover
    keep = -1 if motion.kind == CONFIDENCE else 1
    if target >= 0:
        out.append(
            Reason(
                "name",
                keep
                * (
                    facts.standing[mover]
                    + facts.orthodoxy[mover] // 2
                    - facts.standing[target]
                    - facts.orthodoxy[target] // 2
                )
                // 4,
            )
        )
        out.append(Reason("discipline", keep * facts.record[target] // 4))
        out.append(Reason("rank_and_file", keep * _mood_gap(facts, target, mover) // 6))
    else:
        out.append(Reason("name", (facts.standing[mover] + facts.orthodoxy[mover]) // 8 - 8))
        if motion.kind == LINE:
            out.append(Reason("rank_and_file", 2 * vote._rank_and_file(ballot, mover)))
    out = [reason for reason in out if reason.amount]
    return sum(reason.amount for reason in out), out


def _mood_gap(facts: Facts, a: int, b: int) -> int:
    """Return how much farther a stands from the mood of the rank and file than b, in points."""
    gap = weight = 0
    for i, issue in enumerate(facts.scenario.issues):
        row = facts.stance[i]
        gap += issue.weight * (abs(row[a] - facts.mood[i]) - abs(row[b] - facts.mood[i]))
        weight += issue.weight
    return gap // weight


def accepts(facts: Facts, q: int, person: int, by: int) -> list[Reason]:
    """Return why the local committee of a post accepts a candidate or not; the sum above nought is yes (rule 4.01).

    The committee minds who he is, whom it loses, what the recommender can still do for it.
    """
    post = facts.scenario.posts[q]
    out = [Reason("recommended", 12)]
    local = [x for x in facts.wardens[q] if facts.holder[x] >= 0]
    feelings = [opinion(facts, facts.holder[x], by) for x in local]
    if feelings:
        out.append(Reason("of_mover", sum(feelings) // len(feelings) // 3))
    sitting = facts.holder[q]
    if sitting >= 0:
        out.append(Reason("entrenched", -facts.machine[q] // 4))
        if facts.record[sitting] or facts.case[sitting]:
            out.append(Reason("ground", facts.record[sitting] // 2 + facts.case[sitting]))
        if facts.roots()[sitting] == by:
            out.append(Reason("own_wish", 25))
    else:
        out.append(Reason("vacant", 10))
    person_def = facts.scenario.people[person]
    out.append(Reason("fits", (person_def.skills[post.aptitude] - 40) // 4))
    out.append(Reason("standing", facts.standing[person] // 10))
    if facts.record[person] > 10:
        out.append(Reason("record", -facts.record[person] // 3))
    return [reason for reason in out if reason.amount]
