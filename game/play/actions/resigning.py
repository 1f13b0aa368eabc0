"""Offering to resign, alone or together: a real motion of confidence at a plenum (rules 4, 19)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import OWN, Kind, register
from game.play.actions.answers import current
from game.play.motion import plenum_meets
from game.rules import career, lead, tally, vote
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import CC, CONFIDENCE, Decision, Motion
from game.world.reason import Reason
from game.world.state import State


def holds_office(facts: Facts, p: int) -> bool:
    """Tell whether a person has an office high enough to resign from."""
    return any(facts.scenario.posts[q].rank >= 4 for q in facts.posts_of[p])


def offer(facts: Facts, p: int, others: tuple[int, ...] = ()) -> Motion:
    """Return the motion of confidence in a man and in those who would go with him."""
    return Motion(CONFIDENCE, p, CC, p, vote.pack_companions(others), 0, facts.month, 0, 0)


def _expected(facts: Facts, p: int, others: tuple[int, ...] = ()) -> list[Reason]:
    count = tally.expect(facts, offer(facts, p, others))
    return [Reason("ayes_expected", count.ayes), Reason("noes_expected", -count.noes)]


@register
class Resign(Kind):
    """Offer to resign: a real motion at a plenum; confidence for six months, or the fall (rules 4, 19)."""

    name, number, cost = "resign", 19, OWN

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        p = facts.scenario.seats[k]
        if not plenum_meets(facts):
            return Reason("no_plenum")
        if not holds_office(facts, p):
            return Reason("no_office")
        if facts.seat_cc[p] < 2:
            return Reason("not_in_body")
        if any(m.kind == CONFIDENCE and p in (m.a, *vote.companions(m.b)) for m in facts.agenda):
            return Reason("tabled_already")
        return None

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        p = st.scenario.seats[k]
        st.w("agenda").append(offer(st, p))
        out.append(Event("resign_offer", st.month, (p,)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return _expected(facts, facts.scenario.seats[k])


@register
class ResignTogether(Resign):
    """Offer to resign with one or two others: who says yes stands or falls with one (rules 4, 19)."""

    name = "resign_together"
    fields = ("person", "second")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        bar = super().why_not(facts, k, ())
        if bar is not None:
            return bar
        me = facts.scenario.seats[k]
        first, second = args
        asked = [first] if second == -1 else [first, second]
        if len(set(asked)) < len(asked) or me in asked:
            return Reason("no_such_thing")
        for x in asked:
            if not 0 <= x < len(facts.life) or facts.seat_index[x] < 0 or not facts.is_active(x):
                return Reason("not_available")
            if super().why_not(facts, facts.seat_index[x], ()) is not None:
                return Reason("not_with_him", 0, (x,))
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        gains = lead.gain(facts)[k]
        me = facts.scenario.seats[k]
        near = [
            x
            for x in facts.scenario.seats
            if x != me and facts.is_active(x) and facts.seat_cc[x] == 2 and holds_office(facts, x)
        ]
        near.sort(key=lambda x: (not facts.bound(me, x), gains[facts.seat_index[x]], x))
        for x in near:
            yield x, -1
            for y in near:
                if y != x:
                    yield x, y

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        super().apply(st, k, (), out)
        me = st.scenario.seats[k]
        for x in args:
            if x >= 0:
                j = st.seat_index[x]
                out.append(Event("resign_asked", st.month, (me, x), 1 << k | 1 << j))
                st.w("queue").append(Decision("together", j, me))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return _expected(facts, facts.scenario.seats[k], tuple(x for x in args if x >= 0))


def standing_offer(facts: Facts, p: int) -> int:
    """Return the place on the agenda of a man's offer to resign, -1 for none."""
    return next((n for n, m in enumerate(facts.agenda) if m.kind == CONFIDENCE and m.a == p), -1)


class _Together(Kind):
    at = ("together",)


@register
class GoToo(_Together):
    """Put one's own office on the table with his (rules 4, 19)."""

    name = "go_too"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        p, _ = current(facts, "together", k)
        me = facts.scenario.seats[k]
        n = standing_offer(facts, p)
        if n < 0:
            return Reason("no_answer")
        return None if holds_office(facts, me) and len(vote.companions(facts.agenda[n].b)) < 2 else Reason("no_office")

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        p, _ = current(st, "together", k)
        me = st.scenario.seats[k]
        n = standing_offer(st, p)
        item = st.agenda[n]
        st.w("agenda")[n] = item._replace(b=vote.pack_companions((*vote.companions(item.b), me)))
        out.append(Event("resign_joined", st.month, (me, p)))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        p, _ = current(facts, "together", k)
        return _expected(facts, p, (facts.scenario.seats[k],)) if p >= 0 else []


@register
class StayOn(_Together):
    """Let him go alone."""

    name = "stay_on"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        p, _ = current(st, "together", k)
        out.append(Event("resign_declined", st.month, (st.scenario.seats[k], p), 1 << k | career.seat_bit(st, p)))


__all__ = ["GoToo", "Resign", "ResignTogether", "StayOn", "holds_office", "offer", "standing_offer"]
