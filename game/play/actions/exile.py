"""Life outside the party: one thing a quarter; letters, a statement, a friend's motion, or nothing (rules 4 and 8)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play import motion
from game.play.action import Kind, register
from game.play.actions.answers import current
from game.play.actions.recanting import expected, recant
from game.rules import career, luck, pact
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, DEPORTED, EXILE, NON_AGGRESSION, READMIT, Decision
from game.world.reason import Reason
from game.world.rng import word
from game.world.state import State

# What a friend's motion is paid with.
PROMISE, QUIET, STATEMENT = range(3)


def opened_chance(facts: Facts, p: int) -> int:
    """Return how many letters in a hundred the police read: most of those from a place of exile."""
    return min(90, facts.tune.letter_opened + (25 if facts.rung[p] == EXILE else 0))


class _Fallen(Kind):
    at = ("fallen",)


@register
class Letter(_Fallen):
    """Write to one person: a follower keeps faith, a colleague warms; the police may read it (rules 4 and 8)."""

    name, fields = "letter", ("person",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (x,) = args
        if not 0 <= x < len(facts.life) or facts.life[x] != ALIVE or x == facts.scenario.seats[k]:
            return Reason("not_available")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me = facts.scenario.seats[k]
        roots = facts.roots()
        friends = facts.scenario.people[me].friends
        near = [
            x
            for x in range(len(facts.life))
            if x != me
            and facts.life[x] == ALIVE
            and (facts.seat_index[x] >= 0 or facts.patron[x] == me or roots[x] == me or x in friends)
        ]
        near.sort(key=lambda x: (facts.seat_index[x] < 0, facts.patron[x] != me, -facts.regard[k][x], x))
        for x in near[:16]:
            yield (x,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        (x,) = args
        me = st.scenario.seats[k]
        both = 1 << k | career.seat_bit(st, x)
        matter = (word("letter"), me, x)
        if st.rung[me] == DEPORTED and not luck.comes(st, 100, st.tune.letter_smuggled, *matter):
            out.append(Event("letter_stopped", st.month, (me, x), 1 << k))
            return
        out.append(Event("letter", st.month, (me, x), both))
        st.add("standing", me, 2)
        if st.patron[x] == me:
            st.add("loyalty", x, st.tune.letter_loyalty)
        add_reason(st, k, x, CAUSE["letter"], 5, 0)
        # What a smuggler carries is not opened on the way.
        if st.rung[me] != DEPORTED and luck.comes(st, 100, opened_chance(st, me), *matter):
            for p in (me, x):
                st.add("case", p, 6, 0, 60)
            st.add("record", me, 4)
            out.append(Event("letter_opened", st.month, (me, x)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        (x,) = args
        me = facts.scenario.seats[k]
        out = [Reason("regard_up", 5, (x,))]
        if facts.patron[x] == me:
            out.append(Reason("loyalty_up", facts.tune.letter_loyalty, (x,)))
        if facts.rung[me] == DEPORTED:
            out.append(Reason("letter_stopped", facts.tune.letter_smuggled - 100))
        else:
            out.append(Reason("letter_opened", -opened_chance(facts, me)))
        return out


@register
class RecantFallen(_Fallen):
    """Recant, to be let back: from exile to plain expulsion, and from there a motion may bring one in (rules 4, 21)."""

    name = "recant_letter"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        return Reason("not_believed") if facts.recants[facts.scenario.seats[k]] >= 2 else None

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        recant(st, k, out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return expected(facts, facts.scenario.seats[k])


@register
class Deal(_Fallen):
    """Ask a contender to move one's readmission, for a promise, for silence or for a statement (rules 8)."""

    name, fields = "deal", ("person", "deal.price")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        x, price = args
        me = facts.scenario.seats[k]
        if price not in (PROMISE, QUIET, STATEMENT):
            return Reason("no_such_thing")
        if not 0 <= x < len(facts.life) or facts.seat_index[x] < 0 or x == me or not facts.is_active(x):
            return Reason("not_available")
        if price == STATEMENT and facts.recants[me] >= 2:
            return Reason("not_believed")
        # Whether the friend has his hands free is for him to know.
        return _bar(facts, x, me, price, asked=False)

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me = facts.scenario.seats[k]
        friends = [x for x in facts.scenario.seats if x != me and facts.is_active(x)]
        friends.sort(key=lambda x: (-facts.regard[k][x], x))
        for x in friends:
            for price in (PROMISE, QUIET, STATEMENT):
                yield x, price

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        x, price = args
        j = st.seat_index[x]
        out.append(Event("deal_asked", st.month, (st.scenario.seats[k], x, price), 1 << k | 1 << j))
        st.w("queue").append(Decision("deal", j, st.scenario.seats[k], price))


def _bar(facts: Facts, x: int, p: int, price: int, asked: bool = True) -> Reason | None:
    """Return why a friend may not move a readmission now; a statement also brings one back from exile."""
    if asked and price == PROMISE and (facts.bound(x, p) or pact.live_pacts(facts, x) >= facts.tune.pacts_at_most):
        return Reason("three_pacts" if not facts.bound(x, p) else "bound_already")
    bar = motion.why_not(facts, x, READMIT, p, 0)
    if bar is not None and bar.code == "in_exile" and price == STATEMENT:
        wait = facts.tune.readmit_months - (facts.month - facts.struck[p])
        return Reason("too_early", 0, (wait,)) if wait > 0 else None
    return bar


class _Deal(Kind):
    at = ("deal",)


@register
class TakeDeal(_Deal):
    """Move the readmission and take the price (rules 8)."""

    name = "take_deal"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        p, price = current(facts, "deal", k)
        return _bar(facts, facts.scenario.seats[k], p, price) if p >= 0 else Reason("no_answer")

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        p, price = current(st, "deal", k)
        me, j = st.scenario.seats[k], st.seat_index[p]
        both = 1 << k | 1 << j
        if price == STATEMENT:
            recant(st, j, out)
            st.add("orthodoxy", me, 4)
        elif price == QUIET:
            st.add("standing", p, -8)
            st.add("record", p, -10)
            st.add("standing", me, 2)
        else:
            pact.sign(st, NON_AGGRESSION, -1, (me, p), 0, 1, -1, out)
        out.append(Event("deal_taken", st.month, (me, p, price), both))
        # A statement that was not believed leaves him where he was sent.
        if motion.why_not(st, me, READMIT, p, 0) is None:
            motion.table(st, me, READMIT, p, 0, out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        _, price = current(facts, "deal", k)
        return [(Reason("deal_peace", 1), Reason("own_standing", 2), Reason("own_orthodoxy", 4))[price]]


@register
class DeclineDeal(_Deal):
    """Do nothing for him."""

    name = "decline_deal"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        p, _ = current(st, "deal", k)
        j = st.seat_index[p]
        out.append(Event("deal_refused", st.month, (st.scenario.seats[k], p), 1 << k | 1 << j))
        add_reason(st, k, p, CAUSE["refused_pact"], -5, 0)


@register
class HoldOut(_Fallen):
    """Refuse in writing to take anything back: one's own people take heart, and it is on the record (rules 8)."""

    name = "hold_out"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        me = st.scenario.seats[k]
        for x in range(len(st.life)):
            if st.patron[x] == me:
                st.add("loyalty", x, 3)
        st.add("record", me, 5)
        st.add("standing", me, 1)
        st.w("defied")[me] = st.month
        out.append(Event("held_out", st.month, (me,)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("record_up", 5), Reason("own_standing", 1)]


@register
class Silence(_Fallen):
    """Keep silent; the record heals."""

    name = "silence"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.add("record", st.scenario.seats[k], -4)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("record_down", -4)]


__all__ = ["PROMISE", "QUIET", "STATEMENT", "Deal", "HoldOut", "Letter", "RecantFallen", "Silence"]
