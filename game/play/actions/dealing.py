"""Dealing with one's peers: pacts, conciliation, the offer to resign (rules 4, 10, 11 and 19)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import OWN, Kind, register
from game.rules import deal, lead, pact
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, BLOC, NON_AGGRESSION, OUT_PARTY, PLATFORM
from game.world.reason import Reason, total
from game.world.state import State


def dealers(facts: Facts, k: int) -> list[int]:
    """Return the other contenders one can deal with: alive, in the party, best friends first."""
    me, seats = facts.scenario.seats[k], facts.scenario.seats
    others = [j for j in facts.in_play() if j != k]
    return [seats[j] for j in sorted(others, key=lambda j: (-facts.regard[j][me] + facts.distance(me, seats[j]), j))]


def partners(facts: Facts, k: int, target: int) -> list[int]:
    """Return whom one would ask into a bloc, the likeliest to join first as far as one can tell."""
    me = facts.scenario.seats[k]
    others = [p for p in dealers(facts, k) if p != target]
    return sorted(others, key=lambda p: -total(pact.would_join(facts, p, BLOC, me, target, -1, 0)))


@register
class OfferPact(Kind):
    """Offer a pact: a bloc against somebody, non-aggression, a common platform; staked, open or secret (rules 4, 10).

    `aim` is the target of a bloc, the issue of a platform, -1 for non-aggression; `second` a second partner or -1;
    `pact.date` a place in rules.pact.DATES. Trades of votes are offered in play/actions/bargains.py.
    """

    name, number, cost = "pact", 10, OWN
    fields = ("pact.kind", "aim", "person", "second", "pact.stake", "pact.secret", "pact.date")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        kind, aim, first, second, stake, secret, date = args
        me = facts.scenario.seats[k]
        if kind not in (BLOC, NON_AGGRESSION, PLATFORM) or secret not in (0, 1) or stake not in (0, 1, 2, 3):
            return Reason("no_such_thing")
        if not 0 <= date < len(pact.DATES):
            return Reason("no_such_thing")
        if stake == pact.POST and pact.staked_post(facts, me) < 0:
            return Reason("no_post_to_stake")
        asked = [p for p in (first, second) if p != -1]
        if first == -1 or first == second or me in asked or any(not 0 <= p < len(facts.life) for p in asked):
            return Reason("no_such_thing")
        for p in asked:
            if facts.seat_index[p] < 0 or facts.life[p] != ALIVE or facts.rung[p] >= OUT_PARTY:
                return Reason("not_available", 0, (p,))
        larger = kind == BLOC and facts.bloc_against(me, aim) is not None  # one more partner is no further pact
        if pact.live_pacts(facts, me) >= facts.tune.pacts_at_most and not larger:
            return Reason("three_pacts")
        if kind == BLOC:
            if (
                not 0 <= aim < len(facts.life)
                or facts.seat_index[aim] < 0
                or aim == me
                or aim in asked
                or facts.life[aim] != ALIVE
            ):
                return Reason("no_such_thing")
            if facts.rung[aim] >= OUT_PARTY or facts.seat_cc[aim] < 2:
                return Reason("out_already", 0, (aim,))
            mine = facts.bloc_against(me, aim)
            if mine is not None and all(p in mine.parties for p in asked):
                return Reason("bound_already")
            if any(t == aim and facts.month - m < facts.tune.pact_rest for t, m in facts.lapsed):
                return Reason("lapsed_lately", 0, (aim,))
        elif kind == PLATFORM:
            if not 0 <= aim < len(facts.line):
                return Reason("no_such_thing")
            if any(
                x.kind == PLATFORM and x.item == aim and me in x.parties and first in x.parties
                for x in facts.pacts
            ):
                return Reason("bound_already")
        elif aim != -1:
            return Reason("no_such_thing")
        elif any(x.kind == NON_AGGRESSION and me in x.parties and first in x.parties for x in facts.pacts):
            return Reason("bound_already")
        if any(offer[2] == kind and offer[3] == aim and offer[0] == me for offer in facts.offers):
            return Reason("ordered_already")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for args in self.undated(facts, k):
            yield (*args, 0)
        stakes = (0, 1, 2, 3) if pact.staked_post(facts, facts.scenario.seats[k]) >= 0 else (0, 1, 2)
        for args in self.undated(facts, k):
            for stake in stakes:
                for date in range(len(pact.DATES)):
                    if date or stake != args[4]:
                        yield (*args[:4], stake, args[5], date)

    def undated(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        """Yield offers worth thinking of without their date, most interesting first."""
        me, gains = facts.scenario.seats[k], lead.gain(facts)[k]
        targets = sorted((j for j in facts.in_play() if j != k), key=lambda j: -gains[j])
        for j in targets:
            target = facts.scenario.seats[j]
            asked = partners(facts, k, target)
            for first in asked:
                yield BLOC, target, first, -1, 0, 1
            if len(asked) > 1:
                yield BLOC, target, asked[0], asked[1], 0, 1
                yield BLOC, target, asked[0], asked[1], 1, 1
                yield BLOC, target, asked[0], asked[1], 0, 0
            for first in asked:
                yield BLOC, target, first, -1, 1, 1
                yield BLOC, target, first, -1, 0, 0
                for second in asked:
                    if second != first:
                        yield BLOC, target, first, second, 0, 1
        for p in dealers(facts, k):
            yield NON_AGGRESSION, -1, p, -1, 0, 1
            yield NON_AGGRESSION, -1, p, -1, 1, 1
            yield NON_AGGRESSION, -1, p, -1, 0, 0
        for i in range(len(facts.line)):
            mine = facts.stance[i][me] - facts.line[i]
            for p in dealers(facts, k):
                if (facts.stance[i][p] - facts.line[i]) * mine > 0:
                    yield PLATFORM, i, p, -1, 0, 0
                    yield PLATFORM, i, p, -1, 0, 1

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        kind, aim, first, second, stake, secret, date = args
        me = st.scenario.seats[k]
        asked = tuple(p for p in (first, second) if p != -1)
        st.w("offers").append((me, (me, *asked), kind, aim, stake, secret, (), (date,)))
        for p in asked:
            out.append(
                Event(
                    "pact_offered",
                    st.month,
                    (me, p, aim if kind == BLOC else -1, kind),
                    1 << k | 1 << st.seat_index[p],
                )
            )

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        kind, aim, first, _, stake, secret, date = args
        me = facts.scenario.seats[k]
        return deal.answer(facts, first, (me, (me, first), kind, aim, stake, secret, (), (date,)))


@register
class Renounce(Kind):
    """Leave a pact: without shame if its reason has gone, else it is betrayal (rules 4, 10 and 6)."""

    name, number, cost = "renounce", 10, OWN
    fields = ("pact",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        me = facts.scenario.seats[k]
        return None if any(x.id == args[0] and me in x.parties for x in facts.pacts) else Reason("no_such_pact")

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me = facts.scenario.seats[k]
        for x in facts.pacts:
            if me in x.parties:
                yield (x.id,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        me = st.scenario.seats[k]
        for x in list(st.pacts):
            if x.id == args[0] and me in x.parties:
                if pact.has_reason(st, x):
                    pact.betray(st, x, me, out)
                else:
                    pact.drop(st, x, "pact_renounced", me, out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        for x in facts.pacts:
            if x.id == args[0]:
                if pact.has_reason(facts, x):
                    return [
                        Reason("trust_lost", -facts.tune.betrayal_trust),
                        Reason("he_remembers", -facts.tune.betrayal_regard),
                    ]
                return [Reason("no_shame")]
        return []


@register
class Conciliate(Kind):
    """Conciliate: remove a reason of dislike, at double cost for the proud (rules 4, 11 and 6)."""

    name, number, cost = "conciliate", 11, OWN
    fields = ("person",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (x,) = args
        if not 0 <= x < len(facts.life) or facts.life[x] != ALIVE or x == facts.scenario.seats[k]:
            return Reason("not_available")
        if facts.regard_open[k][x] >= 60:
            return Reason("friends_already")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for x in dealers(facts, k):
            yield (x,)
        me = facts.scenario.seats[k]
        cool = [
            x
            for x in range(len(facts.life))
            if facts.seat_cc[x] == 2 and facts.seat_index[x] < 0 and x != me and facts.regard[k][x] < 10
        ]
        for x in sorted(cool, key=lambda x: -sum(facts.delegates[q] for q in facts.posts_of[x]))[:20]:
            yield (x,)

    def yield_(self, facts: Facts, k: int, x: int) -> int:
        """Return the points of regard a conciliation brings: warmth, and half for the proud."""
        temper = dict(facts.scenario.people[facts.scenario.seats[k]].temper)
        points = 8 + temper.get("warmth", 50) // 10
        return points * (60 if temper.get("pride", 40) >= 75 else 100) // 100

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        (x,) = args
        points = self.yield_(st, k, x)
        reasons = st.why_regard[k][x]
        bad = [reason for reason in reasons if reason[1] < 0]
        if bad:
            worst = min(bad, key=lambda reason: reason[1])
            add_reason(st, k, x, worst[0], min(points, -worst[1]), worst[3])
            points = max(0, points + worst[1])
        add_reason(st, k, x, CAUSE["reconciled"], points)
        if st.seat_index[x] >= 0:
            add_reason(st, st.seat_index[x], st.scenario.seats[k], CAUSE["reconciled"], 4)
        out.append(
            Event(
                "conciliated",
                st.month,
                (st.scenario.seats[k], x, self.yield_(st, k, x)),
                1 << k | (1 << st.seat_index[x] if st.seat_index[x] >= 0 else 0),
            )
        )

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("regard_up", self.yield_(facts, k, args[0]), (args[0],))]


__all__ = ["Conciliate", "OfferPact", "Renounce", "partners"]
