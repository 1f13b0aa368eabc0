"""What a rival gives his men to do: posts, men and regions, watching and cases, the papers he disposes of."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import ACTIONS, Action
from game.play.actions.posts import VACATE, by_body, choices, loose
from game.play.actions.voice import LENIN_CULT, ON_LINE, ON_MAN, OWN_CULT
from game.rivals.bargaining import promised
from game.rivals.mind import Mind, Scored
from game.rules import tally
from game.world.kinds import FILL, REMOVE
from game.world.reason import total

FEW = 54  # clients under which a Secretary looks for men before he looks for faults


def weigh_posts(mind: Mind) -> Iterator[Scored]:
    """Appointments in one's gift: vacancies first, then others' men on a ground."""
    facts, k, why_not = mind.facts, mind.k, ACTIONS["appoint"].why_not
    n = 0
    # What is kept for another's man, and what already waits for a body to decide it.
    kept = {*promised(facts, mind.me), *(m.a for m in facts.agenda if m.kind in (FILL, REMOVE))}
    open_posts = [q for q in loose(facts, k) if q not in kept]
    # Who is proposed for one post, on an agenda or by himself this month, is not sent to another.
    going = {m.b for m in facts.agenda if m.kind in (FILL, REMOVE)}
    going |= {args[2] for j, name, args in facts.orders if j == k and name == "motion" and args[0] in (FILL, REMOVE)}
    going.discard(VACATE)
    # His own men come last: those whom no body would have to move he leaves where they are.
    while open_posts and not by_body(facts, open_posts[-1]) and _is_mine(mind, facts.holder[open_posts[-1]]):
        open_posts.pop()
    for q in open_posts:
        x = next((x for x in choices(facts, q, k) if x not in going and why_not(facts, k, (q, x)) is None), None)
        if x is None:
            continue
        post = facts.scenario.posts[q]
        worth = 10 + facts.delegates[q] // 3 + 3 * post.rank + (6 if post.seat == 2 else 0) + facts.eye[k] // 10
        if by_body(facts, q):
            # A body gives it: he proposes what he counts on.
            if total(ACTIONS["appoint"].forecast(facts, k, (q, x))) > 0:
                yield worth + (8 if facts.holder[q] < 0 else 0), Action("appoint", (q, x))
        elif facts.holder[q] < 0:
            yield worth + 14, Action("appoint", (q, x))
        elif mind.roots[facts.holder[q]] != mind.me:
            root = mind.roots[facts.holder[q]]
            push = max(0, mind.gains[facts.seat_index[root]]) // 3 if root >= 0 else 2
            if total(tally.accepts(facts, q, x, mind.me)) > 0:
                yield worth + push - 4 + mind.whim("move", q) // 2, Action("appoint", (q, x))
            elif total(tally.releases(facts, q, mind.me)) > 0:
                yield worth // 2 + push + mind.whim("vacate", q) // 2, Action("appoint", (q, VACATE))
        n += 1
        if n >= 8:
            return


def _is_mine(mind: Mind, holder: int) -> bool:
    """Tell whether the holder of a post is one's own man."""
    return holder >= 0 and mind.roots[holder] == mind.me


def weigh_people(mind: Mind) -> Iterator[Scored]:
    """Men to be won or kept, regions to be worked, money to be given."""
    facts, k = mind.facts, mind.k
    skill = facts.scenario.people[mind.me].skills[3] // 12 + facts.eye[k] // 14
    if facts.secretary() == mind.me and mind.roots.count(mind.me) < FEW:
        skill += 20
    for n, (x,) in enumerate(ACTIONS["win"].options(facts, k)):
        if n >= 5:
            break
        weight = (
            sum(facts.delegates[q] for q in facts.posts_of[x])
            + (10 if facts.seat_cc[x] == 2 else 0)
            + (14 if facts.seat_pb[x] == 2 else 0)
        )
        yield 5 + skill // 2 + min(12, weight // 5) + mind.whim("win", x) - n, Action("win", (x,))
    for n, (q, side) in enumerate(ACTIONS["work"].options(facts, k)):
        if n >= 6:
            break
        room = (100 - facts.machine[q]) if side > 0 else facts.machine[q]
        yield (
            5 + facts.eye[k] // 14 + min(14, facts.delegates[q] * room // 300) + mind.whim("work", q) // 2,
            Action("work", (q, side)),
        )
    if facts.has_lever(mind.me, "purse"):
        for n, (q,) in enumerate(ACTIONS["money"].options(facts, k)):
            if n >= 3:
                break
            yield 10 + facts.delegates[q] // 6 + mind.whim("money", q), Action("money", (q,))
    if facts.has_lever(mind.me, "admissions"):
        yield 17 + mind.whim("drive"), Action("drive", (0,))
        yield 15 + mind.whim("purge"), Action("drive", (1,))
        yield 13 + mind.whim("villages"), Action("drive", (2,))
        yield 13 + mind.whim("offices"), Action("drive", (3,))


def weigh_knowledge(mind: Mind) -> Iterator[Scored]:
    """Watching, inspecting, cases: knowledge grows old, grounds are wanted."""
    facts, k = mind.facts, mind.k
    known = facts.bel_month[k]
    circles: dict[int, list[int]] = {mind.person(j): [0, 0] for j in mind.rivals[:3]}
    for root, when in zip(mind.roots, known, strict=True):
        if root in circles:
            circle = circles[root]
            circle[0] += facts.month - when
            circle[1] += 1
    for j in mind.rivals[:3]:
        if mind.spent(j):
            continue
        he = mind.person(j)
        months, people = circles[he]
        age = months // max(1, people)
        yield (
            mind.has("cunning") // 8
            + min(12, age // 2)
            + max(0, mind.gains[j]) // 4
            + mind.whim("watch", j)
            - 4,
            Action("watch", (he,)),
        )
        if mind.gains[j] >= 15:
            yield 4 + mind.gains[j] // 2 + mind.whim("case", j) - facts.case[he] // 2, Action("case", (he,))
    for n, (q,) in enumerate(ACTIONS["inspect"].options(facts, k)):
        if n >= 2:
            break
        yield 8 + facts.delegates[q] // 8 + mind.whim("inspect", q), Action("inspect", (q,))


def weigh_press(mind: Mind) -> Iterator[Scored]:
    """Campaigns of the papers one disposes of."""
    facts, k = mind.facts, mind.k
    if ACTIONS["campaign"].why_not(facts, k, (LENIN_CULT, -1)) is not None:
        return
    for j in mind.rivals[:2]:
        if mind.spent(j) or mind.at_peace(j):
            continue
        if mind.gains[j] >= 14 and not facts.bound(mind.me, mind.person(j)):
            yield 6 + mind.gains[j] // 2 + mind.whim("campaign", j), Action("campaign", (ON_MAN, mind.person(j)))
    yield 10 + mind.whim("lenin_cult"), Action("campaign", (LENIN_CULT, -1))
    yield 5 + mind.has("pride") // 12 + mind.whim("own_cult"), Action("campaign", (OWN_CULT, -1))
    gap = sum(abs(facts.line[i] - facts.mood[i]) for i in range(len(facts.line))) // max(1, len(facts.line))
    if facts.deviation(mind.me) < 25:
        yield 2 + gap // 4 + mind.whim("on_line"), Action("campaign", (ON_LINE, -1))


__all__ = ["weigh_knowledge", "weigh_people", "weigh_posts", "weigh_press"]
