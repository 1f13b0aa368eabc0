"""Names called, the amendment, what the minority does; the way to a congress (rules 3)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import Kind, register
from game.play.actions.answers import current
from game.play.agenda import refer_bar, softer
from game.play.motion import pack, still_bar
from game.rules import career, congress, severity, slate
from game.rules.vote import promise_key
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import CONFIDENCE, LINE, MEASURE, POLITBURO, Quote
from game.world.reason import Reason
from game.world.state import State

# -- names called, amendment, after the vote ------------------------------------------------------


class _Called(Kind):
    at = ("call",)
    side = 0

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        n, _ = current(facts, "call", k)
        if not self.side or not 0 <= n < len(facts.agenda):
            return []
        key = promise_key(facts.agenda[n])
        if any(x.side_of(key) == -self.side for x in facts.pacts_of(facts.scenario.seats[k])):
            return [Reason("breaks_caucus"), Reason("trust_lost", -facts.tune.betrayal_trust)]
        return []

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        me = st.scenario.seats[k]
        st.w("votes")[me] = self.side
        st.w("orders").append((k, self.name, (st.item,)))
        out.append(Event("called", st.month, (me, self.side)))


@register
class Yes(_Called):
    """Vote for."""

    name, side = "yes", 1


@register
class No(_Called):
    """Vote against."""

    name, side = "no", -1


@register
class Wait(_Called):
    """Let one's name pass, once; waiting is seen."""

    name, side = "wait", 2

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        _, again = current(facts, "call", k)
        return Reason("waited_already") if again == 1 else None


class _Amend(Kind):
    at = ("amend",)


@register
class StandFirm(_Amend):
    """Let the vote stand."""

    name = "stand_firm"


@register
class Soften(_Amend):
    """Amend one rung, or half the step, softer: names are called anew (rules 3.4)."""

    name = "soften"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        n, _ = current(facts, "amend", k)
        if not 0 <= n < len(facts.agenda):
            return Reason("no_answer")
        return None if softer(facts, facts.agenda[n]) is not None else Reason("cannot_soften")


@register
class Withdraw(_Amend):
    """Withdraw the motion."""

    name = "withdraw"


@register
class Refer(_Amend):
    """Refer it to the plenum."""

    name = "refer"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        n, _ = current(facts, "amend", k)
        if not 0 <= n < len(facts.agenda):
            return Reason("no_answer")
        return refer_bar(facts, facts.agenda[n])


class _After(Kind):
    at = ("after",)
    number_of = 0

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        me = st.scenario.seats[k]
        out.append(Event("after", st.month, (me, self.number_of)))
        if self.number_of == 0:
            for x in range(len(st.life)):
                if st.patron[x] == me:
                    st.add("loyalty", x, -1)
        elif self.number_of == 1:
            st.add("trust", me, 1)
            st.add("record", me, 1)
            self._minute(st, me, out)
        elif self.number_of == 2:
            st.add("record", me, 3)
        else:
            st.add("record", me, severity.of_faction(st, 14))
            st.add("case", me, severity.of_faction(st, 6), 0, 60)
            gained = (st.standing[me] + st.scenario.people[me].skills[0]) // 40
            st.add("standing", me, gained)

    def _minute(self, st: State, me: int, out: list[Event]) -> None:
        """Leave a dated quotation in the minutes: on the question voted, or against whoever carried the rest."""
        n, _ = current(st, "after", st.seat_index[me])
        if not 0 <= n < len(st.agenda):
            return
        item = st.agenda[n]
        issue = item.a if item.kind == LINE else -1
        if item.kind == MEASURE:
            issue = st.scenario.issue_index.get("economy", -1)
        against = item.mover if item.mover != me else -1
        st.w("quotes").append(Quote(me, issue, st.tune.minute_weight, st.month, against))
        out.append(Event("minuted", st.month, (me, *pack(item))))


@register
class Submit(_After):
    """Submit to the majority; followers sag."""

    name, number_of = "submit", 0


@register
class Reserve(_After):
    """Reserve one's opinion in the minutes: a dated ground, kept by both sides."""

    name, number_of = "reserve", 1


@register
class Appeal(_After):
    """Appeal to the plenum: the matter comes before the Central Committee when it next meets."""

    name, number_of = "appeal", 2

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        n, body = current(facts, "after", k)
        if body != POLITBURO:
            return Reason("plenum_already")
        item = facts.agenda[n] if 0 <= n < len(facts.agenda) else None
        if item is None or item.kind == CONFIDENCE:
            return Reason("no_answer")
        # What was carried is done; only what was lost can be brought before the plenum as it stood.
        return refer_bar(facts, item) or still_bar(facts, item)


@register
class Cells(_After):
    """Go to the cells: the rank and file hear it, and the ban on factions is broken."""

    name, number_of = "cells", 3


# -- the way to a congress ------------------------------------------------------------------------


@register
class Visit(Kind):
    """Visit one of the three contested regional conferences, or none (rules 3, congress)."""

    name, at, fields = "visit", ("conference",), ("post",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (q,) = args
        if q == -1:
            return None
        if not facts.is_present(facts.scenario.seats[k]):
            return Reason("absent")
        return None if q in congress.contested(facts, facts.month) else Reason("not_contested")

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        yield (-1,)
        for q in congress.contested(facts, facts.month):
            yield (q,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        if args[0] >= 0:
            st.w("orders").append((k, "visit", args))
            st.w("word_month")[st.scenario.seats[k]] = st.month


@register
class Propose(Kind):
    """Propose one person for an extra seat in the Central Committee, or nobody (rules 3, slate)."""

    name, at, fields = "propose", ("slate",), ("person",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (x,) = args
        if x == -1:
            return None
        if not 0 <= x < len(facts.life) or not facts.is_active(x) or facts.seat_cc[x] == 2:
            return Reason("not_available")
        return Reason("proposed_already", 0, (x,)) if x in facts.listed(k) else None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me, roots = facts.scenario.seats[k], facts.roots()
        mine = [
            x
            for x in range(len(facts.life))
            if roots[x] == me
            and x != me
            and facts.is_active(x)
            and facts.seat_cc[x] < 2
            and facts.posts_of[x]
        ]
        for x in sorted(mine, key=lambda x: (-facts.loyalty[x], -facts.standing[x])):
            yield (x,)
        yield (-1,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        x = args[0]
        if x >= 0:
            slate.put(st, x, st.scenario.seats[k])
            item = congress.coming(st)
            if item is not None:
                out.append(
                    Event(
                        "slate_bargain",
                        st.month,
                        (congress.gathering_index(st, item), st.scenario.seats[k], x),
                        1 << k,
                    )
                )
                slate.moot(st, k, congress.gathering_index(st, item), out)
            career.serve(st, k, x, 8)
