"""Appointments and what is done with posts: appoint, win a man, work a region, drive, money (rules 4, 1-5)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import STAFF, Kind, register, scaled, start_operation, under_way
from game.play.motion import candidate_bar, give_money
from game.rules import career, lead, tally
from game.rules.country import enrol
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import ALIVE, OUT_PARTY, OUT_POLITBURO, Facts, Op
from game.world.reason import Reason, total
from game.world.rng import draw, word
from game.world.state import State


def recommends(facts: Facts, k: int, q: int) -> bool:
    """Tell whether seat k has the say over a post: he or a client holds the post it is under."""
    master = facts.jurisdiction(q)
    me = facts.scenario.seats[k]
    return master >= 0 and (master == me or (facts.seat_index[master] < 0 and facts.believed_roots(k)[master] == me))


def moves_this_month(facts: Facts, k: int) -> int:
    """Count the appointments seat k has ordered or has under way from this month (two a month in a jurisdiction)."""
    from game.play.action import OPERATIONS

    index = OPERATIONS.index("appoint")
    me = facts.scenario.seats[k]
    ordered = sum(1 for seat, name, _ in facts.orders if seat == k and name == "appoint")
    return ordered + sum(1 for op in facts.ops if op.owner == me and op.kind == index and op.start == facts.month)


def _pool(facts: Facts, k: int) -> list[tuple[int, int, int, int, int]]:
    """Return whom seat k could propose: person, worth, rank and delegates of his posts, price of leaving them."""
    kept = facts._power.get("pool")
    if kept is not None and kept[0] == k:
        return kept[1]  # type: ignore[no-any-return]
    people, posts, me = facts.scenario.people, facts.scenario.posts, facts.scenario.seats[k]
    roots, regard = facts.roots(), facts.regard[k]
    pool = []
    for x, person in enumerate(people):
        if facts.life[x] == 2 or facts.rung[x] >= OUT_PARTY or facts.seat_index[x] >= 0:
            continue
        if facts.life[x] != ALIVE and (person.enters > facts.month or (person.generated and x % 7 != facts.month % 7)):
            continue
        rank = sent = hole = 0
        for y in facts.posts_of[x]:
            rank = max(rank, posts[y].rank)
            sent = max(sent, facts.delegates[y])
            hole += 1 if facts.under[y] >= 0 else 0
        root = roots[x]
        value = regard[x] // 3 + facts.standing[x] // 4
        if root == me:
            value += 22 + facts.loyalty[x] // 5
        elif root >= 0:
            value -= 12
        elif facts.patron[x] < 0:
            value += 10
        pool.append((x, value, rank, sent, hole))
    # The best hundred are enough to think of; anybody else may still be named.
    pool.sort(key=lambda item: (-item[1], item[0]))
    del pool[100:]
    facts._power["pool"] = (k, pool)
    return pool


def proposals(facts: Facts, q: int, k: int, limit: int = 24) -> list[int]:
    """Return candidates for a post in one's gift, best first: the fit, the loyal, the promising without a post."""
    people, post = facts.scenario.people, facts.scenario.posts[q]
    sitting, rank, sent, aptitude = facts.holder[q], post.rank, post.delegates, post.aptitude
    scored = []
    for x, value, held, delegates, hole in _pool(facts, k):
        if held > rank or delegates > sent or x == sitting:
            continue
        # Whoever is taken from his work leaves a hole behind him.
        value += people[x].skills[aptitude] // 3 - hole * (26 if held == rank else 14)
        scored.append((-value, x))
    scored.sort()
    return [x for _, x in scored[:limit]]


@register
class Appoint(Kind):
    """Fill, move or vacate a post in one's jurisdiction: a vacancy takes a month, a move two (rules 4, 1)."""

    name, number, cost, months = "appoint", 1, STAFF, (1, 2)
    fields = ("post", "person")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        q, x = args
        if not 0 <= q < len(facts.holder) or not 0 <= x < len(facts.life):
            return Reason("no_such_thing")
        if not recommends(facts, k, q):
            return Reason("not_in_gift", 0, (q, facts.jurisdiction(q)))
        if moves_this_month(facts, k) >= 2:
            return Reason("two_moves")
        if facts.life[x] == 0 and (facts.scenario.people[x].enters <= facts.month):
            if facts.scenario.people[x].generated and x % 7 != facts.month % 7:
                return Reason("not_available", 0, (x,))
        else:
            bar = candidate_bar(facts, q, x)
            if bar is not None:
                return bar
        if facts.seat_index[x] >= 0 and x == facts.scenario.seats[k]:
            return Reason("own_hand")
        return self.sits_loose(facts, k, q)

    def sits_loose(self, facts: Facts, k: int, q: int) -> Reason | None:
        """Return what keeps the holder of a post in it: he moves only by wish or on a ground."""
        sitting = facts.holder[q]
        if sitting >= 0:
            if facts.month - facts.since[q] < 4:
                return Reason("just_appointed")
            ground = facts.record[sitting] + facts.case[sitting] >= 6
            willing = facts.believed_roots(k)[sitting] == facts.scenario.seats[k]
            if not ground and not willing:
                return Reason("no_ground", 0, (sitting,))
        return Reason("under_way", 0, (q,)) if under_way(facts, k, "appoint", q) else None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        roots, me = facts.roots(), facts.scenario.seats[k]
        mine = [
            q
            for q in range(len(facts.holder))
            if facts.under[q] >= 0 and recommends(facts, k, q) and self.sits_loose(facts, k, q) is None
        ]
        mine.sort(
            key=lambda q: (
                facts.holder[q] >= 0,
                facts.holder[q] >= 0 and roots[facts.holder[q]] == me,
                -facts.delegates[q],
                -facts.scenario.posts[q].rank,
            )
        )
        for q in mine:
            for x in proposals(facts, q, k, 24 if facts.holder[q] < 0 else 6):
                yield q, x

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        q, x = args
        sitting = st.holder[q]
        watcher = st.roots()[sitting] if sitting >= 0 else -1
        op = start_operation(st, k, self, q, x, out, watcher)
        due = st.month + (1 if sitting >= 0 else 0)
        ops = st.w("ops")
        ops[-1] = op._replace(due=due)

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        q, x = op.a, op.b
        me = op.owner
        if st.life[x] == 2 or st.rung[x] >= OUT_PARTY or st.holder[q] == x or not recommends(st, st.seat_index[me], q):
            out.append(Event("op_failed", st.month, (me, op.kind, q, x), 1 << st.seat_index[me]))
            return
        sum_ = total(tally.accepts(st, q, x, me))
        st.w("moved")[q] = st.month
        if st.scenario.posts[q].accepts == 1 and sum_ <= 0:
            out.append(Event("refused_by_committee", st.month, (x, q, me)))
            return
        old = st.holder[q]
        career.appoint(st, q, x, me, out, "recommended")
        if old >= 0:
            k = st.seat_index[me]
            add_reason(st, k, old, CAUSE["passed_over"], -14)
            root = st.roots()[old]
            if root >= 0 and root != me:
                add_reason(st, k, root, CAUSE["attacked_friend"], -5)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        q, x = args
        return tally.accepts(facts, q, x, facts.scenario.seats[k])


def _sway(facts: Facts) -> list[tuple[int, int]]:
    """Return everybody worth winning with his weight: delegates sent, a vote in the Committee, one in the Politburo."""
    kept = facts._power.get("sway")
    if kept is None:
        kept = []
        for x in range(len(facts.life)):
            if facts.life[x] != ALIVE or facts.seat_index[x] >= 0 or facts.rung[x] >= OUT_PARTY:
                continue
            weight = (14 if facts.seat_cc[x] == 2 else 0) + (10 if facts.seat_pb[x] == 2 else 0)
            for q in facts.posts_of[x]:
                weight += facts.delegates[q]
            if weight or facts.posts_of[x]:
                kept.append((x, weight))
        facts._power["sway"] = kept
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
        regard, loyalty = facts.regard[k], facts.loyalty
        for x, weight in _sway(facts):
            root = roots[x]
            if root == me:
                value = weight * max(0, 70 - loyalty[x]) // 30
            elif root < 0:
                value = weight + 8 + regard[x] // 4
            else:
                value = weight * (90 - loyalty[x]) // 90 + regard[x] // 5 - 6
            scored.append((-value, x))
        scored.sort()
        for _, x in scored[:60]:
            yield (x,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        (x,) = args
        root = st.roots()[x]
        start_operation(st, k, self, x, 0, out, root if root >= 0 else -1)

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        k, x = st.seat_index[op.owner], op.a
        if st.life[x] != ALIVE or st.rung[x] >= OUT_PARTY:
            out.append(Event("op_failed", st.month, (op.owner, op.kind, x, 0), 1 << k))
            return
        before = st.loyalty[x]
        career.serve(st, k, x, scaled(op, st.tune.win_gain))
        out.append(Event("won_over", st.month, (op.owner, x, st.loyalty[x] - before), 1 << k))
        st.row("bel_want", k)[x] = 1

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        (x,) = args
        gain = facts.tune.win_gain
        mine = facts.roots()[x] in (-1, facts.scenario.seats[k])
        return [Reason("loyalty_gain" if mine else "loyalty_loosened", gain if mine else -gain, (x,))]


@register
class Work(Kind):
    """Work a region for three months: one's own secretary's machine up, or another's down (rules 4, 3)."""

    name, number, cost, months = "work", 3, STAFF, (3, 3)
    fields = ("post", "side")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        q, side = args
        if not 0 <= q < len(facts.holder) or not facts.delegates[q] or side not in (-1, 1):
            return Reason("no_delegates")
        if facts.holder[q] < 0:
            return Reason("vacant_post", 0, (q,))
        mine = facts.believed_roots(k)[facts.holder[q]] == facts.scenario.seats[k]
        if side > 0 and not mine:
            return Reason("not_your_man", 0, (facts.holder[q],))
        if side < 0 and mine:
            return Reason("your_own_man", 0, (facts.holder[q],))
        if under_way(facts, k, "work", q):
            return Reason("under_way", 0, (q,))
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        roots, me = facts.roots(), facts.scenario.seats[k]
        posts = [q for q, votes in enumerate(facts.delegates) if votes and facts.holder[q] >= 0]
        gains = lead.gain(facts)[k]
        for q in sorted(posts, key=lambda q: -facts.delegates[q] * (100 - facts.machine[q])):
            if roots[facts.holder[q]] == me:
                yield q, 1
        for q in sorted(posts, key=lambda q: -facts.delegates[q] * facts.machine[q]):
            root = roots[facts.holder[q]]
            if root >= 0 and root != me and gains[facts.seat_index[root]] > 0:
                yield q, -1

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        q, side = args
        root = st.roots()[st.holder[q]] if side < 0 and st.holder[q] >= 0 else -1
        start_operation(st, k, self, q, side, out, root)

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        q, side = op.a, op.b
        moved = st.add("machine", q, side * scaled(op, st.tune.work_gain), 10, 95)
        k = st.seat_index[op.owner]
        kind = "machine_up" if moved > 0 else "machine_down"
        out.append(Event(kind, st.month, (op.owner, q, moved), 1 << k))
        holder = st.holder[q]
        if side < 0 and holder >= 0:
            add_reason(st, k, holder, CAUSE["attacked_me"], -6, 0)
        elif holder >= 0:
            st.add("loyalty", holder, 2)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        q, side = args
        return [Reason("machine_gain", side * facts.tune.work_gain, (q,))]


@register
class Drive(Kind):
    """A drive or a purge of membership: numbers, mix, machine; once a year, with the admissions lever (rules 4, 4)."""

    name, number, cost, months = "drive", 4, STAFF, (3, 3)
    fields = ("drive.mode",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        if args[0] not in (0, 1):
            return Reason("no_such_thing")
        if not facts.has_lever(facts.scenario.seats[k], "admissions"):
            return Reason("no_lever")
        if facts.drive_year == facts.month // 12:
            return Reason("once_a_year")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        yield (0,)
        yield (1,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.drive_year = st.month // 12
        start_operation(st, k, self, args[0], 0, out)

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        me, k = op.owner, st.seat_index[op.owner]
        if op.a == 0:
            hundreds = scaled(op, 900)
            enrol(st, hundreds, 700)
            out.append(Event("drive", st.month, (me, 0, hundreds)))
            st.add("standing", me, 2)
        else:
            gone = st.c("members") * scaled(op, 30) // 1000
            enrol(st, -gone, 500)
            out.append(Event("drive", st.month, (me, 1, gone)))
        roots = st.roots()
        for q, votes in enumerate(st.delegates):
            if votes and st.holder[q] >= 0:
                mine = roots[st.holder[q]] == me
                st.add("machine", q, (3 if mine else 1) if op.a == 0 else (2 if mine else -4), 10, 95)
                if op.a == 1 and not mine:
                    add_reason(st, k, st.holder[q], CAUSE["attacked_friend"], -3)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("members_up", 90) if args[0] == 0 else Reason("members_down", -30)]


@register
class Money(Kind):
    """Money for a region from the purse: serves its secretary's want; cuts elsewhere are remembered (rules 4, 5)."""

    name, number, cost, months = "money", 5, STAFF, (2, 2)
    fields = ("post",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (q,) = args
        if not 0 <= q < len(facts.holder) or not facts.scenario.posts[q].region or not facts.delegates[q]:
            return Reason("no_region")
        if not facts.has_lever(facts.scenario.seats[k], "purse"):
            return Reason("no_lever")
        return Reason("vacant_post", 0, (q,)) if facts.holder[q] < 0 else None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        roots, me = facts.roots(), facts.scenario.seats[k]
        posts = [q for q, votes in enumerate(facts.delegates) if votes >= 8 and facts.holder[q] >= 0]

        def worth(q: int) -> int:
            holder = facts.holder[q]
            return facts.delegates[q] * (
                120 - facts.loyalty[holder] if roots[holder] == me else 80 + facts.regard[k][holder]
            )

        for q in sorted(posts, key=lambda q: -worth(q)):
            yield (q,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        start_operation(st, k, self, args[0], 0, out)

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        give_money(st, op.a, op.owner, out)
        region = st.scenario.posts[op.a].region
        k = st.seat_index[op.owner]
        others = [
            q
            for q, votes in enumerate(st.delegates)
            if votes >= 20 and st.holder[q] >= 0 and st.scenario.posts[q].region != region
        ]
        if others:
            q = others[draw(len(others), st.seed, st.month, word("cut"), op.a)]
            add_reason(st, k, st.holder[q], CAUSE["cut_money"], -4)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("loyalty_gain", 12, (facts.holder[args[0]],))]


__all__ = ["OUT_POLITBURO", "Appoint", "Drive", "Money", "Win", "Work", "proposals", "recommends"]
