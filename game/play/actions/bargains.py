"""Votes bought and sold, pacts renewed, two others reconciled or set at odds again (rules 4, 10 and 11)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.action import OWN, Kind, register
from game.play.actions.dealing import dealers
from game.rules import deal, lead, pact
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import BLOC, OUT_PARTY, TRADE
from game.world.reason import Reason
from game.world.state import State


@register
class Bargain(Kind):
    """Offer a trade: his vote on a named matter for a post, money or a step of the Line, or one's own (rules 4, 10).

    `bargain.matter` is a person for a vote against or for somebody, else an issue; `bargain.thing` a post or an issue.
    """

    name, number, cost = "bargain", 10, OWN
    fields = ("bargain.mode", "person", "bargain.vote", "bargain.matter", "bargain.price", "bargain.thing")

    def deal(self, facts: Facts, k: int, args: tuple[int, ...]) -> deal.Deal:
        """Return what the arguments say, as who buys what of whom."""
        mode, he, vote, matter, price, thing = args
        me = facts.scenario.seats[k]
        buyer, seller = (me, he) if mode == deal.BUYS else (he, me)
        return deal.Deal(buyer, seller, vote, matter, price, thing)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        mode, he = args[:2]
        me = facts.scenario.seats[k]
        if mode not in (deal.BUYS, deal.SELLS) or not 0 <= he < len(facts.life) or he == me or facts.seat_index[he] < 0:
            return Reason("no_such_thing")
        if not facts.is_active(he):
            return Reason("not_available", 0, (he,))
        if pact.live_pacts(facts, me) >= facts.tune.pacts_at_most:
            return Reason("three_pacts")
        if any(offer[0] == me and offer[2] == TRADE and he in offer[1] for offer in facts.offers):
            return Reason("ordered_already")
        made = self.deal(facts, k, args)
        if me == made.seller and deal.sold(facts, made):
            return Reason("vote_sold")
        if me == made.buyer and deal.pledged(facts, made):
            return Reason("post_promised", 0, (made.thing,))
        return deal.why_not(facts, made, facts.believed_roots(k))

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me = facts.scenario.seats[k]
        gains = lead.gain(facts)[k]
        marks = [facts.scenario.seats[j] for j in sorted(facts.in_play(), key=lambda j: -gains[j]) if j != k]
        for mode in (deal.BUYS, deal.SELLS):
            for he in dealers(facts, k):
                buyer, seller = (me, he) if mode == deal.BUYS else (he, me)
                prices = list(payments(facts, buyer, seller))
                for price, thing in prices:
                    for x in marks:
                        if x != he:
                            yield mode, he, deal.AGAINST, x, price, thing
                            yield mode, he, deal.SHIELD, x, price, thing
                    for i in range(len(facts.line)):
                        yield mode, he, deal.UP, i, price, thing
                        yield mode, he, deal.DOWN, i, price, thing

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        mode, he, vote, matter, price, thing = args
        me = st.scenario.seats[k]
        st.w("offers").append((me, (me, he), TRADE, matter, 0, 1, (), (mode, vote, price, thing)))
        target = matter if vote in (deal.AGAINST, deal.SHIELD) else -1
        out.append(Event("pact_offered", st.month, (me, he, target, TRADE), 1 << k | 1 << st.seat_index[he]))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return deal.would(facts, args[1], self.deal(facts, k, args))


def payments(facts: Facts, buyer: int, seller: int) -> Iterator[tuple[int, int]]:
    """Yield what one contender could pay another with, the dearest to the seller first: price and its post or issue."""
    roots = facts.roots()
    posts = facts.scenario.posts
    # A post is worth something only to him who has a man whom it would raise.
    ranks = [
        max((posts[q].rank for q in facts.posts_of[x]), default=0)
        for x, root in enumerate(roots)
        if root == seller and facts.seat_index[x] < 0 and facts.is_active(x)
    ]
    least = min(ranks, default=99)
    found = []
    for q, post in enumerate(posts):
        if post.rank > least and (facts.holder[q] < 0 or facts.jurisdiction(q) == buyer):
            found.append((deal.POST, q))
        if post.region and facts.holder[q] >= 0 and roots[facts.holder[q]] == seller and facts.delegates[q]:
            found.append((deal.MONEY, q))
    found += [(deal.STEP, i) for i in range(len(facts.line))]
    scored = []
    for price, thing in found:
        made = deal.Deal(buyer, seller, deal.AGAINST, -1, price, thing)
        if deal.payable(facts, made, roots) is None:
            scored.append((-deal.worth(facts, made), price, thing))
    for _, price, thing in sorted(scored)[:6]:
        yield price, thing


@register
class Renew(Kind):
    """Renew a pact: made anew from this month if all its parties say yes (rules 4, 10)."""

    name, number, cost = "renew", 10, OWN
    fields = ("pact", "pact.date")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        me = facts.scenario.seats[k]
        live = next((x for x in facts.pacts if x.id == args[0] and me in x.parties), None)
        if live is None:
            return Reason("no_such_pact")
        if not 0 <= args[1] < len(pact.DATES) or live.terms:
            return Reason("not_renewed")
        if facts.month + (pact.DATES[args[1]] or facts.tune.pact_months) <= live.until:
            return Reason("runs_longer")
        if any(len(offer) > 7 and offer[7] == (args[1], live.id) for offer in facts.offers):
            return Reason("ordered_already")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for live in sorted(facts.pacts_of(facts.scenario.seats[k]), key=lambda x: x.until):
            for date in range(len(pact.DATES)):
                yield live.id, date

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        me = st.scenario.seats[k]
        live = next(x for x in st.pacts if x.id == args[0])
        others = tuple(p for p in live.parties if p != me)
        aim = live.target if live.kind == BLOC else live.item
        st.w("offers").append((me, (me, *others), live.kind, aim, live.stake, live.secret, (), (args[1], live.id)))
        for p in others:
            out.append(Event("renewal_offered", st.month, (me, p, live.id), 1 << k | 1 << st.seat_index[p]))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        me = facts.scenario.seats[k]
        for live in facts.pacts:
            if live.id == args[0]:
                aim = live.target if live.kind == BLOC else live.item
                offer = (me, live.parties, live.kind, aim, live.stake, live.secret, (), (args[1], live.id))
                other = next(p for p in live.parties if p != me)
                return deal.answer(facts, other, offer)
        return []


def _two_others(facts: Facts, k: int, a: int, b: int) -> bool:
    """Tell whether two are in the party and different, and neither is the contender of seat k."""
    me = facts.scenario.seats[k]
    return a != b and all(0 <= x < len(facts.life) and x != me and facts.is_active(x) for x in (a, b))


@register
class Mediate(Kind):
    """Mediate: take a reason of dislike away between two others; both remember who did it (rules 4, 11)."""

    name, number, cost = "mediate", 11, OWN
    fields = ("person", "second")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        a, b = args
        if not _two_others(facts, k, a, b):
            return Reason("not_available")
        if any(facts.seat_index[x] < 0 for x in args):
            return Reason("contenders_only")
        for x in args:
            if facts.regard_open[k][x] < -25:
                return Reason("not_heard", 0, (x,))
        return None if self.quarrel(facts, a, b) < 0 else Reason("no_quarrel")

    def quarrel(self, facts: Facts, a: int, b: int) -> int:
        """Return the worst that two have said of each other aloud."""
        return min(facts.regard_open[facts.seat_index[a]][b], facts.regard_open[facts.seat_index[b]][a])

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        others = [facts.scenario.seats[j] for j in facts.in_play() if j != k]
        pairs = [(a, b) for a in others for b in others if a != b]
        yield from sorted(pairs, key=lambda pair: self.quarrel(facts, *pair))

    def points(self, facts: Facts, k: int) -> int:
        """Return what it takes away on either side, in points: a warm man with an easy tongue mediates best."""
        me = facts.scenario.people[facts.scenario.seats[k]]
        return facts.tune.mediate + dict(me.temper).get("warmth", 50) // 20 + me.skills[0] // 25

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        a, b = args
        points = self.points(st, k)
        for x, y in ((a, b), (b, a)):
            add_reason(st, st.seat_index[x], y, CAUSE["reconciled"], points)
            add_reason(st, k, x, CAUSE["reconciled"], 3)
        bits = 1 << k | 1 << st.seat_index[a] | 1 << st.seat_index[b]
        out.append(Event("mediated", st.month, (st.scenario.seats[k], a, b, points), bits))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        return [Reason("made_up", self.points(facts, k), args), Reason("thanked", 3)]


def freshly_mended(facts: Facts, a: int, b: int) -> int:
    """Return how much of a's lately mended opinion of contender b is known of and can be spoilt, in points."""
    for cause, amount, month, is_open in facts.why_open[facts.seat_index[b]][a]:
        if cause == CAUSE["reconciled"] and is_open and facts.month - month <= facts.tune.stir_months:
            return amount
    return 0


@register
class Stir(Kind):
    """Stir up what two have lately cleared up; who is reminded may think the worse of him who did it (rules 4, 11)."""

    name, number, cost = "stir", 11, OWN
    fields = ("person", "second")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        a, b = args
        if not _two_others(facts, k, a, b):
            return Reason("not_available")
        if facts.seat_index[b] < 0:
            return Reason("contenders_only")
        return None if freshly_mended(facts, a, b) > 0 else Reason("nothing_to_stir")

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        others = [p for p in facts.scenario.seats if facts.life[p] == 1 and facts.rung[p] < OUT_PARTY]
        me = facts.scenario.seats[k]
        pairs = []
        for b in others:
            if b != me:
                told = facts.why_open[facts.seat_index[b]]
                for a in others:
                    if told[a] and a not in (b, me) and (spoilt := freshly_mended(facts, a, b)) > 0:
                        pairs.append((-spoilt, others.index(a), others.index(b), a, b))
        for *_, a, b in sorted(pairs):
            yield a, b

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        a, b = args
        me = st.scenario.seats[k]
        spoilt = min(freshly_mended(st, a, b), st.tune.stir)
        j = st.seat_index[b]
        add_reason(st, j, a, CAUSE["reconciled"], -spoilt)
        bits = 1 << k | (1 << st.seat_index[a] if st.seat_index[a] >= 0 else 0)
        # The man to whom it was said thinks the worse of him who said it, unless he likes him.
        if st.regard[k][a] < 20:
            add_reason(st, k, a, CAUSE["stirred_up"], -4, 0)
        out.append(Event("stirred", st.month, (me, a, b, spoilt), bits))

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        a, b = args
        return [Reason("set_at_odds", -min(freshly_mended(facts, a, b), facts.tune.stir), (a, b))]


__all__ = ["Bargain", "Mediate", "Renew", "Stir", "payments"]
