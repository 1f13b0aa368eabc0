"""The ten kinds of motion: those on the Line, measures, money, documents and dates; and the list of all (rules 4)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.motion_kind import MotionKind, plenum_meets
from game.play.motions_on_people import ConfidenceMotion, FillMotion, ReadmitMotion, RemoveMotion, RungMotion
from game.rules import career, congress, deal, luck
from game.rules.measure import MEASURES, carry_measure
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import (
    BUDGET,
    CALL_PLENUM,
    CC,
    COUNTRY_INDEX,
    DOCUMENT,
    LINE,
    MEASURE,
    ORDER,
    POLITBURO,
    POSTPONE_CONGRESS,
    RESTORE_DATE,
    Hold,
    Motion,
)
from game.world.reason import Reason
from game.world.rng import draw, word
from game.world.state import State


class LineMotion(MotionKind):
    """Move the Line on an issue: twelve points at a plenum, six in the Politburo, then four months' rest."""

    kind = LINE

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        if not 0 <= a < len(facts.line) or b not in (-1, 1):
            return Reason("no_such_thing")
        if facts.line_moved[a] and facts.month - facts.line_moved[a] < facts.tune.line_rest:
            return Reason("line_rests", 0, (facts.tune.line_rest - facts.month + facts.line_moved[a],))
        if abs(facts.line[a] + b) > 100:
            return Reason("line_at_end")
        return None

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        order = sorted(range(len(facts.line)), key=lambda i: -abs(facts.stance[i][p] - facts.line[i]))
        for i in order:
            toward = 1 if facts.stance[i][p] > facts.line[i] else -1
            yield i, toward
            yield i, -toward

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        i = motion.a
        moved = st.add("line", i, motion.b, -100, 100)
        st.w("line_moved")[i] = st.month
        out.append(Event("line_moved", st.month, (i, moved, st.line[i])))
        for k, p in enumerate(st.scenario.seats):
            nearer = abs(st.stance[i][p] - st.line[i]) < abs(st.stance[i][p] - st.line[i] + moved)
            if st.is_active(p):
                st.add("orthodoxy", p, 1 if nearer else -1)
                if p == motion.mover:
                    st.add("momentum", k, 3, -40, 40)


class MeasureMotion(MotionKind):
    """Vote a measure for the country; the minutes keep who was for it."""

    kind = MEASURE

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        if not 0 <= a < len(MEASURES):
            return Reason("no_such_thing")
        if facts.measures[a] > facts.month + 2:
            return Reason("in_force")
        if MEASURES[a].id == "extraordinary" and facts.month % 12 in (5, 6, 7):
            return Reason("out_of_season")
        return None

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        economy = facts.scenario.issue_index.get("economy", 0)
        mine = facts.stance[economy][p]
        for m in sorted(range(len(MEASURES)), key=lambda m: abs(MEASURES[m].side - mine)):
            yield m, 0

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        carry_measure(st, motion.a, motion.mover, ayes, out)


class BudgetMotion(MotionKind):
    """Vote money for a region: it serves the want of the man who speaks for it."""

    kind = BUDGET

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        if not 0 <= a < len(facts.holder) or not facts.scenario.posts[a].region or not facts.delegates[a]:
            return Reason("no_region")
        if facts.holder[a] < 0:
            return Reason("vacant_post", 0, (a,))
        return purse_bar(facts)

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        roots = facts.roots()
        posts = [
            q
            for q, votes in enumerate(facts.delegates)
            if votes >= 10 and facts.holder[q] >= 0 and facts.scenario.posts[q].region
        ]
        for q in sorted(posts, key=lambda q: (roots[facts.holder[q]] != p, -facts.delegates[q])):
            yield q, 0

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        spend_purse(st)
        plain = luck.is_low(st)
        well = plain or draw(3, st.seed, st.month, word("budget"), motion.a, motion.mover) > 0
        give_money(st, motion.a, motion.mover, (motion.mover, *(p for p in ayes if p != motion.mover)), well, out)


def purse_bar(facts: Facts) -> Reason | None:
    """Return that the purse of the budget year does not hold another grant, None if it does (rule 4.05)."""
    left = facts.country[COUNTRY_INDEX["purse"]]
    return Reason("purse_empty", 0, (left, facts.tune.money_price)) if left < facts.tune.money_price else None


def spend_purse(st: State) -> None:
    """Take the price of a grant from the purse."""
    column = st.w("country")
    column[COUNTRY_INDEX["purse"]] = max(0, column[COUNTRY_INDEX["purse"]] - st.tune.money_price)


def give_money(st: State, q: int, by: int, minuted: tuple[int, ...], well: bool, out: list[Event]) -> None:
    """Give a region its money: its secretary's want is served, and town or village feel it if it is spent well.

    Where it is spent badly those in the minutes are blamed by name, the first of them twice (rule 4.05).
    """
    holder = st.holder[q]
    out.append(Event("budget", st.month, (q, by)))
    deal.money_given(st, q, by, out)
    k = st.seat_index[by]
    if holder >= 0 and k >= 0:
        career.serve(st, k, holder, 12 if well else 6)
        add_reason(st, k, holder, CAUSE["money"], 10 if well else 4)
        st.add("machine", q, 3, 0, 95)
    if well:
        mood = "urban" if st.scenario.posts[q].worker_share >= 50 else "rural"
        column = st.w("country")
        column[COUNTRY_INDEX[mood]] = min(100, column[COUNTRY_INDEX[mood]] + 1)
        return
    for n, p in enumerate(minuted):
        if st.seat_index[p] >= 0 and st.is_active(p):
            lost = st.add("standing", p, -2 if n == 0 else -1)
            if lost:
                out.append(Event("money_wasted", st.month, (p, q, lost)))


class DocumentMotion(MotionKind):
    """Have a document read: to the plenum behind closed doors, to the delegations, or to everybody."""

    kind = DOCUMENT

    def body(self, facts: Facts, a: int, b: int) -> int:
        return CC if plenum_meets(facts) else POLITBURO

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        k = facts.seat_index[p]
        for hold in facts.holds:
            if hold.id == a:
                if hold.public:
                    return Reason("public_already")
                if not hold.holders >> k & 1:
                    return Reason("not_in_hand")
                return None if b in (0, 1, 2) else Reason("no_such_thing")
        return Reason("not_in_hand")

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        k = facts.seat_index[p]
        mine = [hold for hold in facts.holds if not hold.public and hold.holders >> k & 1 and hold.on != p]
        for hold in sorted(mine, key=lambda hold: -hold.strength):
            yield hold.id, 0
            yield hold.id, 1
            yield hold.id, 2

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        for hold in st.holds:
            if hold.id == motion.a:
                read_document(st, hold.id, motion.b, motion.mover, out)
                return


def read_loss(hold: Hold, width: int) -> int:
    """Return the standing that a paper costs its subject when it is read, 0 narrowly or 1 widely."""
    return hold.strength * (2 + width) // 16


def read_document(st: State, hold_id: int, width: int, by: int, out: list[Event]) -> None:
    """Let a document be read: standing for its subject falls by its strength and by how widely it is heard."""
    for n, hold in enumerate(st.holds):
        if hold.id == hold_id:
            st.w("holds")[n] = hold._replace(public=max(1, st.month))
            loss = read_loss(hold, width)
            st.add("standing", hold.on, -loss)
            st.add("orthodoxy", hold.on, -loss * 3 // 4)
            st.add("case", hold.on, hold.strength // 6, 0, 60)
            k = st.seat_index[by]
            if k >= 0:
                add_reason(st, k, hold.on, CAUSE["leaked_on_me"], -15)
            j = st.seat_index[hold.on]
            if j >= 0:
                for p in range(len(st.life)):
                    if st.seat_cc[p] == 2 and p != hold.on and st.roots()[p] != hold.on:
                        add_reason(st, j, p, CAUSE["happening"], -hold.strength * (1 + width) // 12)
            out.append(Event("document_read", st.month, (hold_id, width)))


class OrderMotion(MotionKind):
    """Change a date: put a congress off once, call a plenum, go back to the statutes."""

    kind = ORDER

    def body(self, facts: Facts, a: int, b: int) -> int:
        return CC if a in (POSTPONE_CONGRESS, RESTORE_DATE) else POLITBURO

    def why_not(self, facts: Facts, p: int, a: int, b: int) -> Reason | None:
        ahead = congress.months_to(facts)
        if a == POSTPONE_CONGRESS:
            if not 3 <= ahead <= 6:
                return Reason("not_the_time")
            due = congress.coming(facts)
            once = due is not None and facts.put_off_once == due.month
            return Reason("congress_put_off") if facts.postponed or once else None
        if a == CALL_PLENUM:
            return Reason("plenum_meets") if plenum_meets(facts) or facts.called > facts.month else None
        if a == RESTORE_DATE:
            return None if facts.postponed and ahead - facts.postponed >= 3 else Reason("not_the_time")
        return Reason("no_such_thing")

    def options(self, facts: Facts, p: int) -> Iterator[tuple[int, int]]:
        yield CALL_PLENUM, 0
        yield POSTPONE_CONGRESS, 0
        yield RESTORE_DATE, 0

    def apply(self, st: State, motion: Motion, ayes: tuple[int, ...], out: list[Event]) -> None:
        if motion.a == CALL_PLENUM:
            st.called = st.month + 1
            out.append(Event("plenum_called", st.month, (motion.mover,)))
        else:
            item = congress.coming(st)
            st.postponed = 5 if motion.a == POSTPONE_CONGRESS else 0
            if item and motion.a == POSTPONE_CONGRESS:
                st.put_off_once = item.month
            if item:
                out.append(
                    Event(
                        "congress_date",
                        st.month,
                        (congress.gathering_index(st, item), item.month + st.postponed),
                    )
                )


KINDS: tuple[MotionKind, ...] = (
    LineMotion(), MeasureMotion(), BudgetMotion(), FillMotion(), RemoveMotion(), RungMotion(), ReadmitMotion(),
    DocumentMotion(), OrderMotion(), ConfidenceMotion(),
)
