"""Answers on the way to a congress: the reporter, his theses, places on the list, the floor (rules 3.21 to 3.25)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import Kind, register
from game.play.actions.answers import current
from game.rules import pact, slate, speech, tally, theses
from game.rules.gatherings import coming, gathering_index
from game.rules.hall import AGAINST, FOR, SILENT, may_report, prefers, report_motion, stands
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import Decision
from game.world.reason import Reason
from game.world.state import State


def ahead(facts: Facts) -> int:
    """Return the place on the calendar of the congress that is next, -1 for none."""
    item = coming(facts)
    return gathering_index(facts, item) if item is not None else -1


@register
class NameReporter(Kind):
    """Name who shall give the report to the congress; nobody names himself (rule 3.21)."""

    name, at, fields = "name_reporter", ("reporter",), ("person",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (p,) = args
        if p == facts.scenario.seats[k]:
            return Reason("not_oneself")
        # Where he is the only one who could, nobody is named.
        return None if p in may_report(facts) or p == -1 else Reason("not_available")

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me = facts.scenario.seats[k]
        first = prefers(facts, me)
        others = [p for p in may_report(facts) if p not in (me, first)]
        for p in [first, *others]:
            yield (p,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.w("orders").append((k, self.name, args))


@register
class SetTheses(Kind):
    """Lay down the theses of one's report: to the Line, or leaning from it on one question (rule 3.21)."""

    name, at, fields = "set_theses", ("theses",), ("issue", "lean")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        issue, side = args
        if issue == -1:
            return None if side == 0 else Reason("no_such_thing")
        if not 0 <= issue < len(facts.line) or side not in (-1, 1):
            return Reason("no_such_thing")
        if theses.rests(facts, issue):
            return Reason("line_rests", 0, (facts.tune.line_rest - facts.month + facts.line_moved[issue],))
        return Reason("line_at_end") if abs(facts.line[issue] + side) > 100 else None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me = facts.scenario.seats[k]
        yield -1, 0
        order = sorted(range(len(facts.line)), key=lambda i: -abs(facts.stance[i][me] - facts.line[i]))
        for i in order:
            toward = 1 if facts.stance[i][me] > facts.line[i] else -1
            yield i, toward
            yield i, -toward

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        issue, side = args
        if issue < 0:
            return []
        step = side * facts.tune.theses_step
        gaps = (facts.mood[issue], facts.stance[issue][facts.scenario.seats[k]])
        near = [abs(one - facts.line[issue]) - abs(one - facts.line[issue] - step) for one in gaps]
        return [Reason("theses_mood", near[0]), Reason("theses_own", near[1])]

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.theses = theses.packed(*args)
        st.forget()
        out.append(Event("theses_set", st.month, (ahead(st), st.scenario.seats[k], *args)))


# -- places on the list ---------------------------------------------------------------------------


@register
class GivePlace(Kind):
    """Offer one's place on the list to another's man, for his patron's word on the report or for peace (rule 3.23)."""

    name, at, fields = "give_place", ("slate",), ("person", "place.ask")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        x, ask = args
        me = facts.scenario.seats[k]
        if ask not in slate.ASKS or not 0 <= x < len(facts.life) or not facts.is_active(x) or facts.seat_cc[x] == 2:
            return Reason("not_available")
        if x in facts.listed(k):
            return Reason("proposed_already", 0, (x,))
        taker = slate.patron_of(facts, x, k)
        if taker < 0 or taker == me or not facts.is_active(taker):
            return Reason("nobodys_man", 0, (x,))
        if ask == slate.PEACE:
            if facts.bound(me, taker):
                return Reason("bound_already", 0, (taker,))
            if pact.live_pacts(facts, me) >= facts.tune.pacts_at_most:
                return Reason("three_pacts")
            return None
        if facts.report_by < 0 or facts.report_by == taker:
            return Reason("no_say_on_report", 0, (taker,))
        return Reason("own_report") if ask == slate.VOICE_AGAINST and facts.report_by == me else None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me, roots, listed = facts.scenario.seats[k], facts.believed_roots(k), facts.listed(k)
        best: dict[int, int] = {}
        for x, root in enumerate(roots):
            if root in (me, -1, x) or not facts.is_active(x) or facts.seat_cc[x] == 2 or x in listed:
                continue
            if facts.posts_of[x] and (root not in best or facts.standing[x] > facts.standing[best[root]]):
                best[root] = x
        for root in sorted(best, key=lambda root: (-facts.regard[k][root], root)):
            for ask in slate.ASKS:
                yield best[root], ask

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        taker = slate.patron_of(facts, args[0], k)
        return slate.would_take(facts, taker, facts.scenario.seats[k], args[1]) if taker >= 0 else []

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        x, ask = args
        # Asked is who is thought to be the man's patron, whether he is or not.
        taker = slate.patron_of(st, x, k)
        me = st.scenario.seats[k]
        bits = 1 << k | 1 << st.seat_index[taker]
        out.append(Event("place_offered", st.month, (ahead(st), me, taker, x, ask), bits))
        st.w("queue").append(Decision("place", st.seat_index[taker], x, 3 * k + ask))
        slate.moot(st, st.seat_index[taker], ahead(st), out)


class _Place(Kind):
    at = ("place",)


@register
class TakePlace(_Place):
    """Take the place for one's man, at the price asked."""

    name = "take_place"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        x, packed = current(facts, "place", k)
        if x < 0:
            return Reason("no_answer")
        if packed % 3 == slate.PEACE and pact.live_pacts(facts, facts.scenario.seats[k]) >= facts.tune.pacts_at_most:
            return Reason("three_pacts")
        return Reason("proposed_already", 0, (x,)) if x in facts.listed(k) else None

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        x, packed = current(st, "place", k)
        giver = st.scenario.seats[packed // 3]
        slate.close(st, giver, st.scenario.seats[k], x, packed % 3, ahead(st), out)


@register
class LeavePlace(_Place):
    """Leave it: no debt, and no seat."""

    name = "leave_place"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        x, packed = current(st, "place", k)
        giver = st.scenario.seats[packed // 3]
        bits = 1 << k | 1 << packed // 3
        out.append(Event("place_left", st.month, (ahead(st), giver, st.scenario.seats[k], x), bits))


# -- the floor ------------------------------------------------------------------------------------


class _Floor(Kind):
    at = ("report",)
    side = SILENT

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.w("orders").append((k, self.name, ()))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        by, me = facts.report_by, facts.scenario.seats[k]
        if by < 0:
            return []
        count = tally.count(facts, report_motion(facts, by), stands(facts, by, ((me, self.side),)), why=False)
        out = [Reason("ayes_expected", count.ayes), Reason("noes_expected", -count.noes)]
        if self.side != SILENT:
            out.append(Reason("regard_up", 5 * self.side, (by,)))
        if self.side == AGAINST:
            out.append(Reason("own_standing", speech.voice(facts, me) // 20))
            out.append(Reason("record_up", 5 if count.carried else 0))
        return out


@register
class SpeakFor(_Floor):
    """Speak for the report: one's men vote for it, the hall hears it, the reporter remembers."""

    name, side = "speak_for", FOR


@register
class HearOut(_Floor):
    """Say nothing: one's men do as one would oneself."""

    name = "hear_out"


@register
class SpeakAgainst(_Floor):
    """Speak against the report: one's men vote against it, and it is an act against the majority if it carries."""

    name, side = "speak_against", AGAINST


def floor_of(st: State) -> tuple[tuple[int, int], ...]:
    """Return what contenders have said to the report this month: persons with 1 for it and -1 against it."""
    sides = {kind.name: kind.side for kind in (SpeakFor, SpeakAgainst)}
    return tuple((st.scenario.seats[k], sides[name]) for k, name, _ in st.orders if name in sides)


__all__ = ["floor_of"]
