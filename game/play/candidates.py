"""Who may be a candidate for a post, and whom one would think of (rules 4, action 16)."""

from __future__ import annotations

from functools import cache

from game.rules import career
from game.world.facts import Facts
from game.world.kinds import ALIVE, OUT_PARTY, OUT_POLITBURO
from game.world.reason import Reason

RANKS = 6  # posts rank from 0 to 5
FIRST_RANK = 4  # the great offices at home
FRAIL, SICK = 45, 20  # health below which a man is thought of less, and by how much
GROUND = 6  # points of record and case from which there is a ground to move a man


def candidate_bar(facts: Facts, q: int, x: int) -> Reason | None:
    """Return what keeps a person from being a candidate for a post, None if nothing does."""
    if not 0 <= x < len(facts.life):
        return Reason("no_such_thing")
    if facts.life[x] != ALIVE or facts.rung[x] >= OUT_PARTY:
        return Reason("not_available", 0, (x,))
    if facts.holder[q] == x:
        return Reason("holds_it", 0, (x,))
    if (
        facts.struck_rung[x] >= OUT_POLITBURO
        and facts.month - facts.struck[x] < 12
        and facts.scenario.posts[q].rank >= 4
    ):
        return Reason("struck_lately", 0, (x,))
    if q != facts.chair_post and facts.scenario.posts[q].under < 0:
        # Nobody leaves a higher office for this one, nor one that he was given only lately.
        for y in career.laid_down(facts, q, x):
            rank = facts.scenario.posts[y].rank
            if rank > facts.scenario.posts[q].rank:
                return Reason("holds_higher", 0, (x, y))
            if rank == facts.scenario.posts[q].rank and facts.month - facts.since[y] < facts.tune.moved_rest:
                return Reason("just_moved", 0, (x, facts.tune.moved_rest))
    fresh = facts.returned[x] and facts.month - facts.returned[x] < 12
    if fresh and facts.scenario.posts[q].rank > facts.tune.returned_rank:
        return Reason("returned_lately", 0, (x,))
    return None


def candidates(facts: Facts, q: int, p: int, limit: int) -> list[int]:
    """Return whom a contender would think of for a post: himself where it is worth it, his men, the fit; best first."""
    post, people = facts.scenario.posts[q], facts.scenario.people
    rank, aptitude, sitting = post.rank, post.aptitude, facts.holder[q]
    abroad = post.kind == "abroad"
    # Nobody proposes himself for a province or an embassy, nor for what costs him a post his aim is about.
    dear = {aim.post for aim in people[p].aim} if q != facts.secretary_post else set()
    not_me = rank < 4 or abroad or (bool(dear) and not dear.isdisjoint(career.laid_down(facts, q, p)))
    field, unfit = _field(facts, p), _unfit(rank, abroad)
    skill, lack = facts.scenario.talents[aptitude], facts.scenario.lacks[aptitude, post.kind]
    if abroad:
        field = [(x, value + _sent_off(facts, p, x, held), held) for x, value, held in field]
    scored = [(unfit[held] + lack[x] - value - skill[x] // 2, x) for x, value, held in field if x != sitting]
    if not_me:
        scored = [one for one in scored if one[1] != p]
    scored.sort()
    return [x for _, x in scored[:limit]]


@cache
def _unfit(rank: int, abroad: bool) -> tuple[int, ...]:
    """Return what speaks against a candidate for a post of a rank, by the highest rank he holds.

    From a post as high he would only leave a hole behind him, to be filled by the next. To the great offices at
    home nobody comes from far below.
    """
    step, free = (40, 1) if rank >= FIRST_RANK and not abroad else (12, 2)
    return tuple(
        20 * (held - rank + 1) if held >= rank else step * max(0, rank - held - free) for held in range(RANKS)
    )


def _sent_off(facts: Facts, p: int, x: int, held: int) -> int:
    """Return what speaks for an honourable exile: nobody sends his own men from what matters, but another's."""
    if (held >= FIRST_RANK or facts.seat_pb[x]) and facts.record[x] + facts.case[x] < GROUND:
        return -60  # an embassy is a fall for him, and nothing speaks for it
    root = facts.roots()[x]
    if held <= 1 or root < 0 or facts.seat_index[x] >= 0:
        return 0
    if root == p:
        return -60
    return 0 if facts.bound(p, root) else 45


def _able(facts: Facts) -> list[tuple[int, int, int]]:
    """Return everybody alive and in the party: person, fame, highest rank held or, of those who have led, reached."""
    kept = facts._open.get("able")
    if kept is None:
        posts, rung, standing, seat_index = facts.scenario.posts, facts.rung, facts.standing, facts.seat_index
        kept = facts._open["able"] = []
        for x, alive in enumerate(facts.life):
            if alive == ALIVE and rung[x] < OUT_PARTY:
                held = FIRST_RANK - 1 if seat_index[x] >= 0 or facts.seat_pb[x] else 0
                for y in facts.posts_of[x]:
                    if posts[y].rank > held:
                        held = posts[y].rank
                kept.append((x, standing[x] // 3 - (SICK if facts.health[x] < FRAIL else 0), held))
    return kept  # type: ignore[no-any-return]


def _field(facts: Facts, p: int) -> list[tuple[int, int, int]]:
    """Return everybody a contender could name for anything: person, worth to him, highest rank held."""
    kept = facts._power.get(("field", p))
    if kept is None:
        roots, seat_index = facts.roots(), facts.seat_index
        able, scored = _able(facts), []
        for n, (x, fame, _) in enumerate(able):
            root = roots[x]
            value = fame + 45 if root == p else fame
            if seat_index[x] >= 0:
                value += 100 if x == p else -25
            elif root >= 0 and root != p:
                value -= 20
            scored.append((-value << 12) + n)  # one number sorts faster than two
        scored.sort()
        kept = []
        # Himself and the eighty likeliest are enough to think of; anybody else may still be named.
        for packed in scored[:80]:
            x, _, held = able[packed & 4095]
            kept.append((x, -(packed >> 12) - (100 if x == p else 0), held))
        facts._power[("field", p)] = kept
    return kept  # type: ignore[no-any-return]
