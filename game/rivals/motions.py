"""What a rival moves, and calls for: motions he counts on, the street, a resignation offered, the order of business."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

from game.play import motion
from game.play.action import ACTIONS, Action
from game.play.agenda import backers, force_needs
from game.rivals.bargaining import allied
from game.rivals.ladder import weigh_beaten
from game.rivals.mind import Mind, Scored
from game.rules import career, lead, severity, tally
from game.rules.country import need
from game.rules.measure import MEASURES
from game.world.facts import Facts
from game.world.kinds import (
    CALL_PLENUM,
    CC,
    CCC,
    CONFIDENCE,
    DOCUMENT,
    FILL,
    LINE,
    MEASURE,
    ORDER,
    OUT_CC,
    OUT_PARTY,
    OUT_POLITBURO,
    POSTPONE_CONGRESS,
    READMIT,
    REMOVE,
    REPRIMAND,
    RUNG,
)

BLOWS = (OUT_POLITBURO, OUT_CC, OUT_PARTY, REPRIMAND)
MY_MAN = 10  # points that an office is worth more where one's own man gets it


def weigh_motions(mind: Mind) -> Iterator[Scored]:
    """Motions against persons, for posts and for the Line, if they would carry as far as he can count."""
    facts, me, k = mind.facts, mind.me, mind.k
    meets = motion.plenum_meets(facts)
    nerve = 40 - mind.has("patience") // 3 + mind.has("pride") // 8
    spoils = lead.organisation(facts, mind.roots)[k] // 40
    said = {j: severity.discipline(facts, mind.person(j), OUT_POLITBURO) // 2 for j in mind.rivals}
    found: list[Scored] = []
    # Whom nobody need fear any more is a counterweight as long as there is one to be feared.
    worth_it = [j for j in mind.rivals if not mind.spent(j)]
    for j in _can_be_struck(mind, sorted(worth_it, key=lambda j: (-mind.gains[j] - said[j], j)), 3):
        he = mind.person(j)
        if allied(facts, me, he):
            continue
        # A man against whom much can be said is an easy mark, and his seat goes to whoever has men to put in it.
        value = mind.gains[j] + said[j] + spoils
        # These are for a plenum alone.
        for rung in (OUT_POLITBURO, OUT_CC, OUT_PARTY) if meets and value >= 22 else ():
            if motion.why_not(facts, me, RUNG, he, rung) is None:
                found.append((value + 4 + nerve // 3, Action("motion", (RUNG, he, rung))))
                break
        if value >= 14 and _leads(mind, j) and motion.why_not(facts, me, RUNG, he, REPRIMAND) is None:
            found.append((2 + value // 4 + mind.whim("censure", j), Action("motion", (RUNG, he, REPRIMAND))))
    found += weigh_beaten(mind)
    found += _weigh_policy(mind)
    yield from found
    mind.moves += [worth for worth, _ in found]
    for most, who in sorted(_offices(mind, meets), key=itemgetter(0), reverse=True):
        if mind.has_better(most):
            return
        for worth, args in who:
            mind.moves.append(worth)
            yield worth, Action("motion", args)


def _can_be_struck(mind: Mind, rivals: list[int], many: int) -> list[int]:
    """Return the first of these seats against whom something could be tabled now: who is out already is no mark."""
    facts, me = mind.facts, mind.me
    # Where a rung is heard does not depend on whom it is for.
    heard = [rung for rung in BLOWS if motion.may_table(facts, me, RUNG, me, rung)]
    marks = (j for j in rivals if any(motion.why_not(facts, me, RUNG, mind.person(j), r) is None for r in heard))
    return list(islice(marks, many))


# What a motion on an office is worth at most, and the search for whom to propose: what it is worth, and its arguments.
Sought = tuple[int, Iterator[tuple[int, tuple[int, int, int]]]]


def _offices(mind: Mind, meets: bool) -> Iterator[Sought]:
    """The offices he could have somebody put into; whom, is looked for when the motion comes into question."""
    facts, me = mind.facts, mind.me
    posts = facts.scenario.posts
    q = facts.secretary_post
    secretary = facts.holder[q]
    if meets and secretary >= 0 and secretary != me and facts.seat_index[secretary] >= 0:
        value = mind.gains[facts.seat_index[secretary]]
        if value >= 16:
            worth = value + facts.eye[mind.k] // 8 + 5
            yield worth, _heir(mind, q, worth)
    for j in mind.rivals[:2]:
        if mind.gains[j] < 16 or mind.spent(j) or not _leads(mind, j):
            continue
        for post in facts.posts_of[mind.person(j)]:
            what = posts[post]
            if what.accepts == 2 and what.rank >= 4:
                worth = mind.gains[j] * 2 // 3 + 4 * what.rank + what.glamour
                yield worth, _successor(mind, post, worth)
    for n in _vacant(facts):
        # Only one can table it, and not everybody thinks of it in the same month.
        if mind.whim("fill", n) >= 7 and not any(m.kind == FILL and m.a == n for m in facts.agenda):
            # An embassy decides nothing, and a man of one's own is lost in it.
            away = posts[n].kind == "abroad"
            worth = 8 + (2 if away else 4) * posts[n].rank + mind.whim("fill", n) // 2
            yield worth + MY_MAN, _candidate(mind, n, worth)


def _heir(mind: Mind, q: int, worth: int) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """Who follows a Secretary removed: the first he counts on."""
    for x in _successors(mind, q):
        if motion.why_not(mind.facts, mind.me, REMOVE, q, x) is None and counts_on(mind, (REMOVE, q, x)):
            yield worth, (REMOVE, q, x)
            return


def _successor(mind: Mind, q: int, worth: int) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """Who is to have a rival's office."""
    for x in motion.candidates(mind.facts, q, mind.me, 2):
        if motion.why_not(mind.facts, mind.me, REMOVE, q, x) is None:
            yield worth, (REMOVE, q, x)
            return


def _candidate(mind: Mind, q: int, worth: int) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """Who is to have a vacant office: one's own man is worth more there."""
    facts, me, posts = mind.facts, mind.me, mind.facts.scenario.posts
    for x in motion.candidates(facts, q, me, 3):
        if x == me and any(posts[y].rank >= posts[q].rank for y in career.laid_down(facts, q, me)):
            continue  # one post for another as good is no gain
        if motion.why_not(facts, me, FILL, q, x) is None:
            own = mind.roots[x] == me and posts[q].kind != "abroad"
            yield worth + (MY_MAN if own else 0), (FILL, q, x)
            return


def _leads(mind: Mind, j: int) -> bool:
    """Tell whether a blow at a seat is his to lead: nobody else has more to gain by it, or he is in the mood."""
    table = lead.gain(mind.facts)
    most = max((table[i][j] for i in mind.facts.in_play() if i != j), default=0)
    return mind.gains[j] >= most or mind.whim("lead", j) >= 7


def _vacant(facts: Facts) -> list[int]:
    """Return the vacant posts that a body gives."""
    kept = facts._open.get("vacant")
    if kept is None:
        posts = facts.scenario.posts
        kept = facts._open["vacant"] = [q for q, p in enumerate(facts.holder) if p < 0 and posts[q].accepts in (2, 3)]
    return kept  # type: ignore[no-any-return]


def _weigh_policy(mind: Mind) -> Iterator[Scored]:
    facts, me = mind.facts, mind.me
    for i in range(len(facts.line)):
        gap = facts.stance[i][me] - facts.line[i]
        if abs(gap) < 10:
            continue
        side = 1 if gap > 0 else -1
        if motion.why_not(facts, me, LINE, i, side) is None:
            zeal = mind.has("zeal") // 10
            yield min(12, abs(gap) // 6) + zeal - 2 + mind.whim("line", i) // 2, Action("motion", (LINE, i, side))
    economy = facts.scenario.issue_index.get("economy", -1)
    if economy >= 0 and mind.whim("measure") >= 5:
        for m, measure in enumerate(MEASURES):
            if measure.side * facts.stance[economy][me] > 0 and motion.why_not(facts, me, MEASURE, m, 0) is None:
                if abs(measure.side - facts.stance[economy][me]) < 60:
                    yield need(facts, m) // 2 + mind.whim("which", m) // 2 - 1, Action("motion", (MEASURE, m, 0))
    for hold in facts.holds:
        j = facts.seat_index[hold.on]
        if (
            not hold.public
            and hold.holders >> mind.k & 1
            and j >= 0
            and j != mind.k
            and mind.gains[j] >= 22
            and hold.strength >= 40
        ):
            width = 1 if mind.has("pride") > 60 else 0
            if motion.why_not(facts, me, DOCUMENT, hold.id, width) is None:
                yield mind.gains[j] * 2 // 3 + hold.strength // 8 - 6, Action("motion", (DOCUMENT, hold.id, width))


def counts_on(mind: Mind, args: tuple[int, ...]) -> bool:
    """Tell whether he counts on a motion's carrying: votes are counted before an item is tabled, by who counts."""
    if mind.uncounted:
        return True
    kind, a, b = args
    if kind == READMIT:
        return _share(mind, kind, a, b) >= 450
    # In the Control Commission he has no vote, and one man who says otherwise than was counted is a margin of two.
    judges = sum(mind.facts.is_active(x) for x in mind.facts.members(CCC)) if kind == RUNG and b == REPRIMAND else 0
    sure = {
        RUNG: 540 + 1000 // max(1, judges) if b == REPRIMAND else 670 if b in (OUT_CC, OUT_PARTY) else 505,
        REMOVE: 520,
        DOCUMENT: 520,
    }.get(kind, 501)
    return _share(mind, kind, a, b) >= sure


def _share(mind: Mind, kind: int, a: int, b: int) -> int:
    """Return the share of ayes he counts on, permille, his own included; counted once a month."""
    kept = mind.counted.get((kind, a, b))
    if kept is not None:
        return kept
    item = motion.make(mind.facts, mind.me, kind, a, b)
    votes = mind.me in tally.voters(mind.facts, item.body)
    count = tally.expect(mind.facts, item, {mind.me: 1} if votes else None)
    share = mind.counted[kind, a, b] = 1000 * count.ayes // max(1, count.ayes + count.noes)
    return share


def _successors(mind: Mind, q: int) -> list[int]:
    """Return whom he would propose for the Secretariat: whom he can bear, least feared and best liked, or himself."""
    facts = mind.facts
    means = {j: lead.mean_estimate(facts, j) for j in facts.in_play()}
    liked = sorted(
        (j for j in means if mind.person(j) != facts.holder[q] and not facts.ousted >> j & 1),
        key=lambda j: (
            means[j]
            - facts.regard[j][mind.me] // 2
            + 20 * facts.tune.two_hands * severity.has_other_realm(facts, mind.person(j))
            - 40 * facts.bound(mind.me, mind.person(j))
            + 6 * mind.whim("heir", j)
        ),
    )
    near = [j for j in liked[:3] if j == mind.k or mind.gains[j] < 10 or facts.bound(mind.me, mind.person(j))]
    out = [mind.person(j) for j in near]
    # Who has the government has the better post; who has the unions would change.
    free = not facts.ousted >> mind.k & 1 and not severity.has_government(facts, mind.me)
    if mind.me not in out and means.get(mind.k, 0) < 200 and free:
        out.append(mind.me)
    return out


def _weigh_plenum(mind: Mind) -> Iterator[Scored]:
    """A plenum called by whoever counts on the Committee against the one he fears, and has no date near (rule 4.17)."""
    facts, me = mind.facts, mind.me
    barred = motion.why_not(facts, me, ORDER, CALL_PLENUM, 0) is not None
    if barred or not mind.rivals or facts.month - facts.called < 12:
        return
    near = any(0 < g.month - facts.month <= 3 for g in facts.scenario.calendar)
    j = mind.rivals[0]
    he = mind.person(j)
    worth = 8 + mind.gains[j] // 2 + mind.whim("plenum", j)
    if near or mind.gains[j] < 20 or facts.seat_pb[he] != 2 or mind.has_better(worth):
        return
    blow = motion.Motion(RUNG, me, CC, he, OUT_POLITBURO, 0, facts.month, 0, 0)
    if facts.secretary() == he:
        heirs = _successors(mind, facts.secretary_post)
        blow = motion.Motion(REMOVE, me, CC, facts.secretary_post, heirs[0] if heirs else -1, 0, facts.month, 0, 0)
    if tally.expect(facts, blow).carried:
        yield worth, Action("motion", (ORDER, CALL_PLENUM, 0))


def weigh_extremes(mind: Mind) -> Iterator[Scored]:
    """The street, a resignation offered, the order of business: what only some seats in some months would do."""
    facts, me, k = mind.facts, mind.me, mind.k
    if facts.record[me] >= 18 and facts.seat_pb[me] < 2:
        # As with words against the stronger side, each entry makes the next one dearer.
        nerve = mind.has("pride") // 5 + mind.has("zeal") // 8 - mind.has("fear") // 6 - facts.record[me] // 6
        yield nerve + mind.whim("street"), Action("street")
    if any(m.a == me and m.kind == RUNG for m in facts.agenda) or (
        facts.secretary() == me and mind.whim("resign") == 9
    ):
        item = motion.Motion(CONFIDENCE, me, CC, me, 0, 0, facts.month, 0, 0)
        if ACTIONS["resign"].why_not(facts, k, ()) is None:
            count = tally.expect(facts, item)
            if 10 * count.ayes > 6 * (count.ayes + count.noes):
                yield 14 + mind.has("cunning") // 8, Action("resign")
    # Whoever has less organisation than stage gains by time before a congress (rules 3, congress).
    wait = (120 - lead.organisation(facts, mind.roots)[k]) // 12
    if wait >= 6 and motion.why_not(facts, me, ORDER, POSTPONE_CONGRESS, 0) is None:
        yield wait + mind.whim("postpone"), Action("motion", (ORDER, POSTPONE_CONGRESS, 0))
    yield from _weigh_plenum(mind)
    for n, item in enumerate(facts.agenda):
        if (item.kind == RUNG and item.a == me) or (item.kind == REMOVE and facts.holder[item.a] == me):
            yield 26, Action("order", (0, n))
        if item.put_off > facts.month and item.mover == me and len(backers(facts, item)) >= force_needs(facts, item):
            yield 14, Action("order", (1, n))


__all__ = ["counts_on", "weigh_extremes", "weigh_motions"]
