"""Appointments and men: fill, move or vacate a post, win a man (rules 4, 1-2)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import (
    OPERATION_INDEX,
    STAFF,
    Kind,
    register,
    scaled,
    start_operation,
    under_way,
)
from game.play.candidates import FRAIL, SICK
from game.play.motion import candidate_bar, make, recommend
from game.rules import career, deal, patronage, tally, wants
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, DEAD, FILL, OUT_PARTY, REMOVE, Op
from game.world.reason import Reason, total
from game.world.scenario import BY_CC, BY_COMMITTEE, BY_POLITBURO, FOREIGN
from game.world.state import State

VACATE = -1  # instead of a person: the post is to fall vacant


def recommends(facts: Facts, k: int, q: int) -> bool:
    """Tell whether seat k has the say over a post: he or a client holds the post it is under."""
    master = facts.jurisdiction(q)
    me = facts.scenario.seats[k]
    return master >= 0 and (master == me or (facts.seat_index[master] < 0 and facts.believed_roots(k)[master] == me))


def gift(facts: Facts, k: int) -> list[int]:
    """Return the posts over which seat k has the say, in their order: those under a post he or a client holds."""
    kept = facts._power.get(("gift", k))
    if kept is None:
        me, roots, holder, under = facts.scenario.seats[k], facts.believed_roots(k), facts.holder, facts.under
        over = [p == me or (p >= 0 and facts.seat_index[p] < 0 and roots[p] == me) for p in holder]
        kept = facts._power["gift", k] = [q for q, above in enumerate(under) if above >= 0 and over[above]]
    return kept  # type: ignore[no-any-return]


def moves_this_month(facts: Facts, k: int, q: int) -> int:
    """Count the appointments ordered or begun this month under the post that a post is under (rule 4.01).

    The count is one for the jurisdiction, whoever recommends in it; of others' orders nobody knows.
    """
    index, under = OPERATION_INDEX["appoint"], facts.under
    here, count = under[q], 0
    for seat, name, args in facts.orders:
        if seat == k and name == "appoint" and under[args[0]] == here:
            count += 1
    for op in facts.ops:
        if op.kind == index and op.start == facts.month and under[op.a] == here:
            count += 1
    return count


def by_body(facts: Facts, q: int) -> bool:
    """Tell whether a post is recommended to by one man but given by Politburo or Committee."""
    return facts.scenario.posts[q].accepts in (BY_POLITBURO, BY_CC)


def ground(facts: Facts, x: int) -> bool:
    """Tell whether there is a ground to move a man: his record and the case against him."""
    return facts.record[x] + facts.case[x] >= 6


def watcher(facts: Facts, q: int, x: int, owner: int) -> int:
    """Return the contender who may notice an appointment: whose man sits there, or whose man is taken; -1 nobody."""
    roots = facts.roots()
    for p in (facts.holder[q], x):
        if p >= 0 and roots[p] not in (-1, owner):
            return roots[p]
    return -1


def _free(facts: Facts) -> list[tuple[int, int, int, int, int]]:
    """Return who can be proposed for anything: person, fame, rank and delegates of his posts, posts he would leave."""
    kept = facts._open.get("free")
    if kept is None:
        people, posts, month = facts.scenario.people, facts.scenario.posts, facts.month
        rung, seat_index, posts_of, standing = facts.rung, facts.seat_index, facts.posts_of, facts.standing
        votes, under, health = facts.delegates, facts.under, facts.health
        kept = facts._open["free"] = []
        for x, alive in enumerate(facts.life):
            if alive == DEAD or rung[x] >= OUT_PARTY or seat_index[x] >= 0:
                continue
            if alive != ALIVE:
                person = people[x]
                if person.enters > month or (person.generated and x % 7 != month % 7):
                    continue
            rank = sent = hole = 0
            for y in posts_of[x]:
                if posts[y].rank > rank:
                    rank = posts[y].rank
                if votes[y] > sent:
                    sent = votes[y]
                if under[y] >= 0 or by_body(facts, y):
                    hole += 1
            kept.append((x, standing[x] // 4 - (SICK if health[x] < FRAIL else 0), rank, sent, hole))
    return kept  # type: ignore[no-any-return]


def _pool(facts: Facts, k: int) -> list[tuple[int, int, int, int, int]]:
    """Return whom seat k could propose: person, worth, rank and delegates of his posts, price of leaving them."""
    kept = facts._power.get("pool")
    if kept is not None and kept[0] == k:
        return kept[1]  # type: ignore[no-any-return]
    me, roots, regard = facts.scenario.seats[k], facts.roots(), facts.regard[k]
    loyalty, patron = facts.loyalty, facts.patron
    free = _free(facts)
    scored = []
    for n, (x, fame, _, _, _) in enumerate(free):
        root = roots[x]
        value = regard[x] // 3 + fame
        if root == me:
            value += 22 + loyalty[x] // 5
        elif root >= 0:
            value -= 12
        elif patron[x] < 0:
            value += 10
        scored.append((-value << 12) + n)  # one number sorts faster than two
    scored.sort()
    # The best hundred are enough to think of; anybody else may still be named.
    pool = []
    for packed in scored[:100]:
        x, _, rank, sent, hole = free[packed & 4095]
        pool.append((x, -(packed >> 12), rank, sent, hole))
    facts._power["pool"] = (k, pool, {})
    return pool


def _ranked(facts: Facts, k: int, rank: int, aptitude: int, kind: str) -> list[int]:
    """Return who of seat k's men and strangers might go to a post of a rank that asks for an aptitude, best first.

    Each is packed: worth, person and the most delegates that a post of his sends, twelve bits for each of the last two.
    Posts of a rank and kind that ask for the same share the list.
    """
    pool = _pool(facts, k)
    kept = facts._power["pool"][2]
    found = kept.get((rank, aptitude, kind))
    if found is None:
        skill, lack = facts.scenario.talents[aptitude], facts.scenario.lacks[aptitude, kind]
        # Whoever is taken from his work leaves a hole behind him. One number sorts faster than three.
        found = kept[rank, aptitude, kind] = sorted([
            (hole * (26 if held == rank else 14) + lack[x] - value - skill[x] // 3 << 24) + (x << 12) + sent
            for x, value, held, sent, hole in pool
            if held <= rank and lack[x] < FOREIGN
        ])  # fmt: skip
    return found  # type: ignore[no-any-return]


def proposals(facts: Facts, q: int, k: int, limit: int = 24) -> list[int]:
    """Return candidates for a post in one's gift, best first: the fit, the loyal, the promising without a post."""
    post, sitting = facts.scenario.posts[q], facts.holder[q]
    most = post.delegates
    ranked = _ranked(facts, k, post.rank, post.aptitude, post.kind)
    found = []
    for packed in ranked:
        if packed & 4095 <= most and packed >> 12 & 4095 != sitting:
            found.append(packed >> 12 & 4095)
            if len(found) >= limit:
                break
    return found


def sits_loose(facts: Facts, k: int, q: int) -> Reason | None:
    """Return what keeps the holder of a post in it: he moves only by wish or on a ground."""
    sitting = facts.holder[q]
    if sitting >= 0:
        if facts.month - facts.since[q] < 4:
            return Reason("just_appointed")
        if facts.seat_index[sitting] >= 0 and not by_body(facts, q):
            return Reason("no_wish", 0, (sitting,))
        if not ground(facts, sitting) and facts.believed_roots(k)[sitting] != facts.scenario.seats[k]:
            return Reason("no_ground", 0, (sitting,))
    return Reason("under_way", 0, (q,)) if under_way(facts, k, "appoint", q) else None


def loose(facts: Facts, k: int) -> list[int]:
    """Return the posts that seat k could give anew: the vacant first, those of his own men last."""
    roots, me, holder, posts = facts.roots(), facts.scenario.seats[k], facts.holder, facts.scenario.posts
    found = []
    for q in gift(facts, k):
        sitting = holder[q]
        if sits_loose(facts, k, q) is None:
            held = sitting >= 0
            found.append((held, held and roots[sitting] == me, -facts.delegates[q], -posts[q].rank, q))
    found.sort()
    return [q for *_, q in found]


def choices(facts: Facts, q: int, k: int) -> list[int]:
    """Return whom seat k would think of for a post, best first; that another's man might merely go comes last."""
    sitting = facts.holder[q]
    found = proposals(facts, q, k, 24 if sitting < 0 else 6)
    if sitting >= 0 and facts.roots()[sitting] != facts.scenario.seats[k]:
        found.append(VACATE)
    return found


@register
class Appoint(Kind):
    """Fill, move or vacate a post in one's jurisdiction: a vacancy takes a month, a move two (rules 4, 1)."""

    name, number, cost, months = "appoint", 1, STAFF, (1, 2)
    fields = ("post", "person")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        q, x = args
        if not 0 <= q < len(facts.holder) or not VACATE <= x < len(facts.life):
            return Reason("no_such_thing")
        if not recommends(facts, k, q):
            return Reason("not_in_gift", 0, (q, facts.jurisdiction(q)))
        if moves_this_month(facts, k, q) >= facts.tune.jurisdiction_moves:
            return Reason("two_moves")
        if x == VACATE:
            return Reason("vacant_post", 0, (q,)) if facts.holder[q] < 0 else sits_loose(facts, k, q)
        if not by_body(facts, q) and facts.life[x] == 0 and facts.scenario.people[x].enters <= facts.month:
            if facts.scenario.people[x].generated and x % 7 != facts.month % 7:
                return Reason("not_available", 0, (x,))
        else:
            bar = candidate_bar(facts, q, x)
            if bar is not None:
                return bar
        if facts.seat_index[x] >= 0 and x == facts.scenario.seats[k]:
            return Reason("own_hand")
        if self.travels(facts, q, x):
            return Reason("just_moved", 0, (x, facts.tune.moved_rest))
        if self.named(facts, k, q, x):
            return Reason("sent_elsewhere", 0, (x,))
        return self.would_go(facts, k, q, x) or sits_loose(facts, k, q)

    def would_go(self, facts: Facts, k: int, q: int, x: int) -> Reason | None:
        """Return what keeps a man from being moved: he goes by wish, to a post no lower, or on a ground (rule 4.01)."""
        posts = facts.scenario.posts
        if facts.seat_index[x] >= 0:
            held = max((posts[y].rank for y in facts.posts_of[x]), default=0)
            return Reason("no_wish", 0, (x,)) if held >= posts[q].rank else None
        held = max((posts[y].rank for y in career.laid_down(facts, q, x)), default=0)
        if held <= posts[q].rank or ground(facts, x) or facts.believed_roots(k)[x] == facts.scenario.seats[k]:
            return None
        return Reason("not_downward", 0, (x,))

    def travels(self, facts: Facts, q: int, x: int) -> bool:
        """Tell whether a man was moved too lately to be moved again to a post no higher."""
        posts, rank = facts.scenario.posts, facts.scenario.posts[q].rank
        for y in facts.posts_of[x]:
            since = facts.since[y]
            if (
                posts[y].under >= 0
                and posts[y].rank >= rank
                and since > facts.scenario.start
                and facts.month - since < facts.tune.moved_rest
            ):
                return True
        return False

    def named(self, facts: Facts, k: int, q: int, x: int) -> bool:
        """Tell whether this seat has proposed the man for another post that is not yet filled."""
        me, index = facts.scenario.seats[k], OPERATION_INDEX["appoint"]
        for op in facts.ops:
            if op.owner == me and op.kind == index and op.b == x and op.a != q:
                return True
        for seat, name, args in facts.orders:
            if seat == k and name == "appoint" and args[1] == x and args[0] != q:
                return True
        return False

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for q in loose(facts, k):
            for x in choices(facts, q, k):
                yield q, x

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        q, x = args
        sitting = st.holder[q]
        op = start_operation(st, k, self, q, x, out, self.watched_by(st, k, args))
        due = st.month + (1 if sitting >= 0 else 0)
        ops = st.w("ops")
        ops[-1] = op._replace(due=due)

    def watched_by(self, facts: Facts, k: int, args: tuple[int, ...]) -> int:
        return watcher(facts, args[0], args[1], facts.scenario.seats[k])

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        q, x = op.a, op.b
        me = op.owner
        # A body or another recommender was quicker, or he has been given something else in the meantime.
        taken = st.holder[q] >= 0 and st.since[q] >= op.start
        lost = not recommends(st, st.seat_index[me], q) or (st.holder[q] < 0 if x == VACATE else st.holder[q] == x)
        if x != VACATE:
            lost = lost or st.life[x] == DEAD or st.rung[x] >= OUT_PARTY
            lost = lost or any(st.since[y] == st.month for y in st.posts_of[x])
        if taken or lost or (by_body(st, q) and not recommend(st, me, q, x, out)):
            out.append(Event("op_failed", st.month, (me, op.kind, q, x), 1 << st.seat_index[me]))
            return
        if by_body(st, q):
            return
        sum_ = total(tally.releases(st, q, me) if x == VACATE else tally.accepts(st, q, x, me))
        st.w("moved")[q] = st.month
        if st.scenario.posts[q].accepts == BY_COMMITTEE and sum_ <= 0:
            out.append(Event("refused_by_committee", st.month, (x, q, me)))
            return
        old = st.holder[q]
        if x == VACATE:
            out.append(Event("relieved", st.month, (old, q, me)))
            career.remove(st, q, out)
        else:
            deal.appoint(st, q, x, me, out)
        if old >= 0:
            k = st.seat_index[me]
            add_reason(st, k, old, CAUSE["passed_over"], -14)
            patronage.put_out(st, old, me)
            root = st.roots()[old]
            if root >= 0 and root != me:
                add_reason(st, k, root, CAUSE["attacked_friend"], -5)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        q, x = args
        me = facts.scenario.seats[k]
        if by_body(facts, q):
            count = tally.expect(facts, make(facts, me, FILL if facts.holder[q] < 0 else REMOVE, q, x))
            return [Reason("body_ayes", count.ayes), Reason("body_noes", -count.noes)]
        return tally.releases(facts, q, me) if x == VACATE else tally.accepts(facts, q, x, me)


def _sway(facts: Facts) -> list[tuple[int, int]]:
    """Return everybody worth winning with his weight: delegates sent, a vote in the Committee, one in the Politburo."""
    kept = facts._open.get("sway")
    if kept is None:
        kept = []
        rung, seat_index, votes, posts_of = facts.rung, facts.seat_index, facts.delegates, facts.posts_of
        seat_cc, seat_pb = facts.seat_cc, facts.seat_pb
        for x, alive in enumerate(facts.life):
            if alive != ALIVE or seat_index[x] >= 0 or rung[x] >= OUT_PARTY:
                continue
            weight = (14 if seat_cc[x] == 2 else 0) + (10 if seat_pb[x] == 2 else 0)
            held = posts_of[x]
            for q in held:
                weight += votes[q]
            if weight or held:
                kept.append((x, weight))
        facts._open["sway"] = kept
    return kept  # type: ignore[no-any-return]


@register
class Win(Kind):
    """Win a man: serve his want over two months (rules 4, 2)."""

    name, number, cost, months = "win", 2, STAFF, (2, 2)
    fields = ("person",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (x,) = args
        if not 0 <= x < len(facts.life) or facts.life[x] != ALIVE or facts.rung[x] >= OUT_PARTY:
            return Reason("not_available")
        if x == facts.scenario.seats[k]:
            return Reason("yourself")
        if facts.seat_index[x] >= 0:
            return Reason("contender_not_won")
        if not facts.posts_of[x] and not facts.seat_cc[x] and not facts.seat_ccc[x]:
            return Reason("no_weight")
        if under_way(facts, k, "win", x):
            return Reason("under_way_person", 0, (x,))
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me, roots = facts.scenario.seats[k], facts.roots()
        scored = []
        regard, loyalty, served = facts.regard[k], facts.loyalty, facts.served
        rested = facts.month - facts.tune.serve_rest
        for x, weight in _sway(facts):
            root = roots[x]
            if root == me:
                loose = 70 - loyalty[x]
                value = weight * loose // 30 if loose > 0 else 0
                if served[x] and served[x] > rested:
                    value //= 4
            elif root < 0:
                value = weight + 8 + regard[x] // 4
            else:
                value = weight * (90 - loyalty[x]) // 90 + regard[x] // 5 - 6
            scored.append((-value << 12) + x)  # one number sorts faster than two
        scored.sort()
        for packed in scored[:60]:
            yield (packed & 4095,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        start_operation(st, k, self, args[0], 0, out, self.watched_by(st, k, args))

    def watched_by(self, facts: Facts, k: int, args: tuple[int, ...]) -> int:
        return facts.roots()[args[0]]

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        k, x = st.seat_index[op.owner], op.a
        if st.life[x] != ALIVE or st.rung[x] >= OUT_PARTY:
            out.append(Event("op_failed", st.month, (op.owner, op.kind, x, 0), 1 << k))
            return
        before = st.loyalty[x]
        gain = scaled(op, st.tune.win_gain)
        if wants.known_wrong(st, k, x):
            # He was served what he no longer wants; now it is known what he does.
            gain = gain * st.tune.want_stale // 100
            out.append(Event("fresh_want", st.month, (op.owner, x), 1 << k))
        career.serve(st, k, x, gain)
        out.append(Event("won_over", st.month, (op.owner, x, st.loyalty[x] - before), 1 << k))
        st.row("bel_want", k)[x] = st.want[x] + 1

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        (x,) = args
        gain = facts.tune.win_gain
        mine = facts.roots()[x] in (-1, facts.scenario.seats[k])
        return [Reason("loyalty_gain" if mine else "loyalty_loosened", gain if mine else -gain, (x,))]


__all__ = ["VACATE", "Appoint", "Win", "by_body", "proposals", "recommends", "watcher"]
