"""Freed seats filled by the session that freed them: a candidate moves up, a Secretary is followed (rules 4)."""

from __future__ import annotations

from game.rules import career, lead, severity
from game.rules.opinion import opinion
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import CC, OUT_POLITBURO
from game.world.rng import draw, word
from game.world.state import State


def senior_candidate(facts: Facts) -> int:
    """Return the candidate who moves up when a seat falls free, -1 for none: the highest post, then the best known."""
    posts = facts.scenario.posts
    waiting = [p for p, seat in enumerate(facts.seat_cc) if seat == 1 and facts.is_active(p)]
    return max(
        waiting,
        key=lambda p: (max((posts[q].rank for q in facts.posts_of[p]), default=0), facts.standing[p], -p),
        default=-1,
    )


def move_up(st: State, out: list[Event]) -> int:
    """Let the senior candidate take a seat just freed in the Central Committee; returns who it was, -1 for nobody."""
    p = senior_candidate(st)
    if p >= 0:
        career.elect(st, p, CC, 2, out)
    return p


def successor(facts: State, old: int) -> int:
    """Return whom the majority of the Committee fears least and likes best as Secretary, -1 for nobody (rules 4, 31).

    Liking is the mean opinion of the members. Fear is what the contenders think he has already; a lesser man is feared
    for half of what his patron has.
    """
    members = facts.members(CC)
    roots = facts.roots()
    posts = facts.scenario.posts
    known = [
        p
        for p in members
        if p != old
        and facts.is_active(p)
        and facts.struck_rung[p] < OUT_POLITBURO
        and not (facts.seat_index[p] >= 0 and facts.ousted >> facts.seat_index[p] & 1)
        and (facts.seat_index[p] >= 0 or any(posts[q].rank >= 4 for q in facts.posts_of[p]))
    ]

    def worth(p: int) -> tuple[int, int, int]:
        liked = sum(opinion(facts, v, p) for v in members if v != p) // max(1, len(members))
        root = roots[p]
        fear = lead.mean_estimate(facts, facts.seat_index[root]) // 8 if root >= 0 else 0
        if facts.seat_index[p] < 0:
            fear = 10 + fear // 2  # he is unknown as a first man
        talk = facts.tune.sounding
        heard = draw(2 * talk + 1, facts.seed, facts.month, word("sounding"), p) - talk
        apart = facts.tune.two_hands if severity.has_other_realm(facts, p) else 0
        return liked - fear - apart - severity.unheard(facts, p) + heard, facts.scenario.people[p].skills[2], -p

    return max(known, key=worth, default=-1)


def follow_secretary(st: State, old: int, out: list[Event]) -> None:
    """Fill the Secretary's post at the session at which it fell vacant, on nobody's motion."""
    q = st.secretary_post
    if st.holder[q] < 0 and (p := successor(st, old)) >= 0:
        career.appoint(st, q, p, -1, out, "voted")


__all__ = ["follow_secretary", "move_up", "senior_candidate", "successor"]
