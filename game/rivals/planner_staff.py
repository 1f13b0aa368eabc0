"""What the planner gives its men to do: posts in its gift first, then men worth a vote, and no two alike at once."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import ACTIONS, Action
from game.rivals.mind import Mind, Scored
from game.rivals.planner_aim import guarded
from game.world.facts import Facts
from game.world.reason import total

HEADS = 4  # vacant posts for which a head of the Committee is looked for


def weigh_men(mind: Mind) -> Iterator[Scored]:
    """Men to be won: who votes in the Committee, belongs to nobody and owes his post to nobody else's gift."""
    facts, k, me = mind.facts, mind.k, mind.me
    for n, (x,) in enumerate(ACTIONS["win"].options(facts, k)):
        if n >= 24:
            break
        yield worth_of(mind, x) + mind.whim("win", x) // 3, Action("win", (x,))
        if facts.patron[x] == me and facts.loyalty[x] > 80:
            break


def weigh_heads(mind: Mind) -> Iterator[Scored]:
    """Whoever fills the posts gives them to men who vote in the Committee and follow nobody yet, or another loosely."""
    facts, k, me = mind.facts, mind.k, mind.me
    if facts.secretary() != me:
        return
    appoint = ACTIONS["appoint"]
    open_posts = [q for q in range(len(facts.holder)) if facts.holder[q] < 0 and facts.jurisdiction(q) == me]
    open_posts.sort(key=lambda q: (-facts.delegates[q] - 8 * facts.scenario.posts[q].rank, q))
    heads = [
        x
        for x, seat in enumerate(facts.seat_cc)
        if seat == 2 and facts.seat_index[x] < 0 and mind.roots[x] != me and facts.loyalty[x] < 75
    ]
    heads.sort(key=lambda x: (mind.roots[x] >= 0, facts.loyalty[x], x))
    for q in open_posts[:HEADS]:
        for x in heads[:12]:
            if appoint.why_not(facts, k, (q, x)) is None and total(appoint.forecast(facts, k, (q, x))) > 0:
                yield 46 + min(10, facts.delegates[q] // 4), Action("appoint", (q, x))
                break


def worth_of(mind: Mind, x: int) -> int:
    """Return what winning a man is worth, in points."""
    facts, me = mind.facts, mind.me
    root = mind.roots[x]
    value = (14 if facts.seat_cc[x] == 2 else 0) + (8 if facts.seat_pb[x] else 0)
    value += min(14, sum(facts.delegates[q] for q in facts.posts_of[x]) // 4)
    value += 8 if any(facts.scenario.posts[q].kind == "department" for q in facts.posts_of[x]) else 0
    if root < 0:
        value += 14 if facts.patron[x] < 0 else 6
    elif root != me:
        value -= 14
    else:
        value -= max(0, facts.loyalty[x] - 52)
        value += 6 if facts.loyalty[x] < 60 else 0
    if not free(facts, mind, x):
        value -= 8
    return value - 3 - facts.distance(me, x) // 5


def free(facts: Facts, mind: Mind, x: int) -> bool:
    """Tell whether a man's posts are in nobody else's gift, so that he can be kept once he is won."""
    for q in facts.posts_of[x]:
        giver = facts.jurisdiction(q) if facts.under[q] >= 0 else -1
        if giver >= 0 and giver != mind.me and mind.roots[giver] != mind.me:
            return False
    return True


def staffed(mind: Mind, worth: int, action: Action) -> int:
    """Return what an operation the standard rival thinks of is worth to one who counts votes."""
    facts = mind.facts
    if action.kind == "appoint":
        q, x = action.args
        post = facts.scenario.posts[q]
        value = worth + (14 if post.seat == 2 else 4 if post.seat else 0) + (6 if post.kind == "department" else 0)
        if x >= 0 and mind.roots[x] not in (-1, mind.me):
            value -= 8
        sitting = facts.holder[q]
        if 0 <= facts.under[q] == guarded(facts, mind.me) and sitting >= 0 and mind.roots[sitting] not in (-1, mind.me):
            value += 24
        return value + 6
    if action.kind == "watch":
        return worth - 2
    return worth


__all__ = ["staffed", "weigh_heads", "weigh_men", "worth_of"]
