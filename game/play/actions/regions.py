"""What is done with regions and members: work a region, drive, money (rules 4, 3-5)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import STAFF, Kind, register, scaled, start_operation, under_way
from game.play.motion import give_money, purse_bar, spend_purse
from game.rules import gatherings, lead
from game.rules.country import enrol
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import COUNTRY_INDEX, Op
from game.world.reason import Reason
from game.world.rng import draw, word
from game.world.state import State


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
        gains, holder, machine = lead.gain(facts)[k], facts.holder, facts.machine
        mine, theirs = [], []
        for q, votes in enumerate(facts.delegates):
            if votes and holder[q] >= 0:
                root = roots[holder[q]]
                if root == me:
                    mine.append((-votes * (100 - machine[q]), q))
                elif root >= 0 and gains[facts.seat_index[root]] > 0:
                    theirs.append((-votes * machine[q], q))
        mine.sort()
        for _, q in mine:
            yield q, 1
        theirs.sort()
        for _, q in theirs:
            yield q, -1

    def gain(self, facts: Facts, k: int, q: int, side: int) -> int:
        """Return the points of machine it moves: among workers the unions do half as much again against it."""
        home = facts.scenario.posts[q].worker_share >= 60 and facts.has_lever(facts.scenario.seats[k], "unions")
        return facts.tune.work_gain * (3 if home and side < 0 else 2) // 2

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        q, side = args
        start_operation(st, k, self, q, side, out, self.watched_by(st, k, args))

    def watched_by(self, facts: Facts, k: int, args: tuple[int, ...]) -> int:
        q, side = args
        return facts.roots()[facts.holder[q]] if side < 0 and facts.holder[q] >= 0 else -1

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        q, side = op.a, op.b
        k = st.seat_index[op.owner]
        moved = st.add("machine", q, side * scaled(op, self.gain(st, k, q, side)), 10, 95)
        kind = "machine_up" if moved > 0 else "machine_down"
        out.append(Event(kind, st.month, (op.owner, q, moved), 1 << k))
        holder = st.holder[q]
        if side < 0 and holder >= 0:
            add_reason(st, k, holder, CAUSE["attacked_me"], -6, 0)
        elif holder >= 0:
            st.add("loyalty", holder, 2)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        q, side = args
        return [Reason("machine_gain", side * self.gain(facts, k, q, side), (q,))]


# What is enrolled or checked: workers, everybody, the villages, the offices.
ENROL, CHECK, ENROL_VILLAGES, CHECK_OFFICES = range(4)
_WORKERS = (700, 500, 120, 150)  # permille of those taken in or put out who are workers


def vetter(facts: Facts, owner: int) -> int:
    """Return the contender whose unions look at a drive, -1 for nobody but its owner (rule 4.04)."""
    roots = facts.roots()
    for q, post in enumerate(facts.scenario.posts):
        p = facts.holder[q]
        if p >= 0 and post.has("unions") and roots[p] not in (-1, owner):
            return roots[p]
    return -1


@register
class Drive(Kind):
    """A drive or a purge of membership: numbers, mix, machine; once a year, after a plenum (rules 4, 4)."""

    name, number, cost, months = "drive", 4, STAFF, (3, 3)
    fields = ("drive.mode",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        if args[0] not in (ENROL, CHECK, ENROL_VILLAGES, CHECK_OFFICES):
            return Reason("no_such_thing")
        if not facts.has_lever(facts.scenario.seats[k], "admissions"):
            return Reason("no_lever")
        if not facts.tune.with_enrolment:
            return Reason("left_out")
        if facts.drive_year == facts.month // 12:
            return Reason("once_a_year")
        if gatherings.since_plenum(facts) > facts.tune.drive_window:
            return Reason("after_a_plenum", 0, (facts.tune.drive_window,))
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for mode in (ENROL, CHECK, ENROL_VILLAGES, CHECK_OFFICES):
            yield (mode,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.drive_year = st.month // 12
        start_operation(st, k, self, args[0], 0, out)
        if vetter(st, st.scenario.seats[k]) >= 0:
            # It is begun in every cell: whoever leads the unions hears of it at once.
            ops = st.w("ops")
            ops[-1] = ops[-1]._replace(noticed=st.month)

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        me, k, mode = op.owner, st.seat_index[op.owner], op.a
        enrols = mode in (ENROL, ENROL_VILLAGES)
        # Half of what the unions have objected to comes through.
        part = 2 if op.b else 1
        if enrols:
            number = scaled(op, st.tune.drive_hundreds) // part
            enrol(st, number, _WORKERS[mode])
            st.add("standing", me, 2)
        else:
            number = st.c("members") * scaled(op, st.tune.purge_permille) // 1000 // part
            enrol(st, -number, _WORKERS[mode])
            st.appeals += number * st.tune.appeals_back // 100
            st.appeals_month = st.month + 12
        out.append(Event("drive", st.month, (me, mode, number)))
        roots = st.roots()
        for q, votes in enumerate(st.delegates):
            if not votes or st.holder[q] < 0:
                continue
            trade = st.scenario.posts[q].worker_share
            trade = trade if mode == ENROL else 50 if mode == CHECK else 100 - trade
            if trade < 40 and not enrols:
                continue
            mine = roots[st.holder[q]] == me
            more = 2 if trade >= 60 else 0
            st.add("machine", q, (3 if mine else 1) + more if enrols else (2 if mine else -4 - more), 10, 95)
            if not enrols and not mine:
                add_reason(st, k, st.holder[q], CAUSE["attacked_friend"], -3)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        mode = args[0]
        share = _WORKERS[mode] // 10
        if mode in (ENROL, ENROL_VILLAGES):
            return [Reason("members_up", facts.tune.drive_hundreds // 10, (share,))]
        number = facts.tune.purge_permille
        back = number * facts.tune.appeals_back // 100
        return [Reason("members_down", -number, (share,)), Reason("appeals_back", back)]


def appeals(st: State, out: list[Event]) -> None:
    """Let those come back whose appeal against a purge of last year was heard (rule 4.04)."""
    if st.appeals and st.appeals_month <= st.month:
        enrol(st, st.appeals, 450)
        out.append(Event("appeals", st.month, (st.appeals,)))
        st.appeals = 0


def passed_over(facts: Facts, q: int, owner: int) -> int:
    """Return the contender whose greatest region goes without when another gets money, -1 for nobody's."""
    roots, posts = facts.roots(), facts.scenario.posts
    best, most = -1, 0
    for x, votes in enumerate(facts.delegates):
        p = facts.holder[x]
        if votes > most and p >= 0 and posts[x].region != posts[q].region and roots[p] not in (-1, owner):
            best, most = roots[p], votes
    return best


@register
class Money(Kind):
    """Money for a region from the purse of the year: its secretary's want, results, a cut remembered (rules 4, 5)."""

    name, number, cost, months = "money", 5, STAFF, (2, 2)
    fields = ("post",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (q,) = args
        if not 0 <= q < len(facts.holder) or not facts.scenario.posts[q].region or not facts.delegates[q]:
            return Reason("no_region")
        if not facts.has_lever(facts.scenario.seats[k], "purse"):
            return Reason("no_lever")
        if facts.holder[q] < 0:
            return Reason("vacant_post", 0, (q,))
        return purse_bar(facts)

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
        spend_purse(st)
        start_operation(st, k, self, args[0], 0, out, self.watched_by(st, k, args))

    def watched_by(self, facts: Facts, k: int, args: tuple[int, ...]) -> int:
        return passed_over(facts, args[0], facts.scenario.seats[k])

    def finish(self, st: State, op: Op, out: list[Event]) -> None:
        give_money(st, op.a, op.owner, (op.owner,), op.quality > 0, out)
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
        workers = facts.scenario.posts[args[0]].worker_share >= 50
        return [
            Reason("loyalty_gain", 12, (facts.holder[args[0]],)),
            Reason("town_mood" if workers else "village_mood", 1),
            Reason("from_purse", -facts.tune.money_price, (facts.country[COUNTRY_INDEX["purse"]],)),
        ]


__all__ = ["Drive", "Money", "Work", "appeals", "passed_over", "vetter"]
