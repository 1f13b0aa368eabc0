"""What a rival buys and sells, renews, mends and spoils between others (rules 4, 10 and 11): from a View alone."""

from __future__ import annotations

from collections.abc import Iterator

from game.play import motion
from game.play.action import ACTIONS, Action
from game.play.actions.bargains import freshly_mended, payments
from game.play.actions.dealing import dealers
from game.rivals.mind import Mind, Scored
from game.rules import deal, lead, pact, tally
from game.rules.opinion import CAUSE, REFUSAL_MONTHS
from game.world.facts import Facts
from game.world.kinds import (
    BLOC,
    BUDGET,
    CC,
    FILL,
    LINE,
    NON_AGGRESSION,
    OUT_POLITBURO,
    PLATFORM,
    POLITBURO,
    RUNG,
    Motion,
)
from game.world.reason import total

SHORT = (1, 3)  # votes he lacks when he thinks of buying one
SELDOM = 16  # of two whims together: about one month in sixteen he thinks of a trade
ASKED_AGAIN = 4  # months after one pact in which the same man is asked for no other
WORTH_STIRRING = 6  # points of mended feeling from which spoiling them is worth a man's while
WAVERS = (-60, 6)  # points of wish between which a vote is for sale


def weigh_pacts(mind: Mind) -> Iterator[Scored]:
    """A bloc against the one who threatens, with those who would join; peace with whom one cannot fight now."""
    facts, me, k = mind.facts, mind.me, mind.k
    if pact.live_pacts(facts, me) < facts.tune.pacts_at_most:
        for j in mind.rivals[:2]:
            target = mind.person(j)
            if mind.gains[j] < facts.tune.threat_pact or mind.raw[j] < 8 or facts.seat_cc[target] < 2:
                continue
            # With whom he stands in a bloc, or has given his word of peace, he leaves that first.
            if allied(facts, me, target) or _at_peace(facts, me, target):
                continue
            mine = facts.bloc_against(me, target)
            likely: list[tuple[int, int, int]] = []
            for p in dealers(facts, k):
                # Who stands in it already needs no pact free for it.
                theirs = facts.bloc_against(p, target)
                if p == target or (theirs and mine) or refused_lately(facts, me, p):
                    continue
                # Nobody asks for company the man he has a bloc against, nor goes from door to door of one bloc.
                if facts.bloc_against(me, p) or (theirs and any(refused_lately(facts, me, x) for x in theirs.parties)):
                    continue
                if theirs or open_to(facts, me, p):
                    joins = total(pact.would_join(facts, p, BLOC, me, target, -1, 0))
                    if joins > 0:
                        likely.append((-joins, len(likely), p))
            if likely:
                likely.sort()
                second = likely[1][2] if len(likely) > 1 else -1
                secret = 1 if mind.has("cunning") + mind.whim("secret") * 3 > 55 else 0
                stake = {0: pact.STANDING, 1: pact.HOLD, 2: pact.POST}.get(mind.whim("stake", j), pact.NO_STAKE)
                if stake == pact.POST and pact.staked_post(facts, me) < 0:
                    stake = pact.STANDING
                yield (
                    mind.gains[j] - 4 + mind.whim("bloc", j),
                    Action("pact", (BLOC, target, likely[0][2], second, stake, secret, 0)),
                )
        # Who is patient asks for peace without a date, who is not for a year of it.
        date = 0 if mind.has("patience") >= 60 else 2
        if mind.danger >= 12:
            for j in mind.rivals:
                p = mind.person(j)
                if (
                    mind.felt[j] >= 10
                    and not facts.bound(me, p)
                    and facts.bloc_against(me, p) is None
                    and open_to(facts, me, p)
                    and total(pact.would_join(facts, p, NON_AGGRESSION, me, -1, -1, 0)) > 0
                ):
                    yield (
                        4 + mind.has("fear") // 10 + mind.felt[j] // 4,
                        Action("pact", (NON_AGGRESSION, -1, p, -1, 0, 1, date)),
                    )
        for i in range(len(facts.line)):
            gap = facts.stance[i][me] - facts.line[i]
            if abs(gap) >= 25 and mind.whim("platform", i) >= 7:
                for j in facts.in_play():
                    p = mind.person(j)
                    if (
                        j != k
                        and not facts.bound(me, p)
                        and open_to(facts, me, p)
                        and total(pact.would_join(facts, p, PLATFORM, me, -1, i, 0)) > 4
                    ):
                        yield 8 + abs(gap) // 8 + mind.has("zeal") // 20, Action("pact", (PLATFORM, i, p, -1, 0, 0, 2))
                        break
    for mine in facts.pacts_of(me):
        if mine.kind == BLOC and mine.target >= 0:
            t = facts.seat_index[mine.target]
            worst = max((mind.gains[facts.seat_index[p]] for p in mine.parties if p != me), default=0)
            shame = 34 if pact.has_reason(facts, mine) else 8
            if worst - mind.gains[t] > shame:
                yield worst - mind.gains[t] - shame + 8, Action("renounce", (mine.id,))


def weigh_trades(mind: Mind) -> Iterator[Scored]:
    """A vote bought where one to three are lacking; one's own sold by him who has a name and few men."""
    facts = mind.facts
    if pact.live_pacts(facts, mind.me) >= facts.tune.pacts_at_most or facts.seat_cc[mind.me] < 2:
        return
    # Votes are counted for a purchase now and then, not every month.
    if mind.whim("buy") + mind.whim("buy", 1) >= SELDOM:
        for j in mind.rivals[:1]:
            he = mind.person(j)
            if mind.gains[j] >= 16 and facts.seat_pb[he] and not _bound_beside(facts, mind.me, he):
                yield from _buy_against(mind, j)
        yield from _buy_line(mind)
        yield from _buy_cover(mind)
    if facts.seat_pb[mind.me] == 2 and mind.whim("sell") + mind.whim("sell", 1) >= SELDOM:
        yield from _sell(mind)


def open_to(facts: Facts, me: int, p: int) -> bool:
    """Tell whether an offer to a contender will be heard: he has a pact free, and was asked nothing lately."""
    signed = [x.signed for x in facts.pacts if me in x.parties and p in x.parties]
    return (
        pact.live_pacts(facts, p) < facts.tune.pacts_at_most
        and not refused_lately(facts, me, p)
        and all(facts.month - month > ASKED_AGAIN for month in signed)
    )


def allied(facts: Facts, me: int, he: int) -> bool:
    """Tell whether two are known to be in one bloc: nobody tables the fall of a man who votes with him."""
    return any(p.kind == BLOC and me in p.parties and he in p.parties for p in facts.pacts)


def _at_peace(facts: Facts, me: int, he: int) -> bool:
    """Tell whether two have given each other their word not to attack."""
    return any(p.kind == NON_AGGRESSION and me in p.parties and he in p.parties for p in facts.pacts)


def refused_lately(facts: Facts, me: int, p: int) -> bool:
    """Tell whether a contender has refused an offer of mine within the months in which nobody asks him again."""
    return any(
        cause == CAUSE["refused_pact"] and facts.month - month <= REFUSAL_MONTHS
        for cause, _, month, _ in facts.why_regard[facts.seat_index[p]][me]
    )


def _dealt(facts: Facts, a: int, b: int) -> bool:
    """Tell whether two have a trade running: the next waits until it is paid."""
    return any(x.terms and a in x.parties and b in x.parties for x in facts.pacts)


def _bound_beside(facts: Facts, a: int, b: int) -> bool:
    return any(x.kind == BLOC and a in x.parties and b in x.parties for x in facts.pacts)


def _buy_against(mind: Mind, j: int) -> Iterator[Scored]:
    """Who would carry it, if he were for it? Counted in the Committee, where a contender brings his men with him."""
    facts, he = mind.facts, mind.person(j)
    item = Motion(RUNG, mind.me, CC, he, OUT_POLITBURO, 0, facts.month, 0, 0)
    count = tally.count(facts, item, {mind.me: 1}, why=False)
    if count.carried:
        return
    for line in _wavering(facts, count, mind.me, he)[:3]:
        if tally.expect(facts, item, {mind.me: 1, line.person: 1}).carried:
            yield from _priced(mind, line.person, deal.AGAINST, he, 10 + mind.gains[j] // 2)


def _buy_line(mind: Mind) -> Iterator[Scored]:
    facts = mind.facts
    if facts.seat_pb[mind.me] < 2:
        return
    for i in range(len(facts.line)):
        gap = facts.stance[i][mind.me] - facts.line[i]
        side = 1 if gap > 0 else -1
        if abs(gap) < 24 or motion.KINDS[LINE].why_not(facts, mind.me, i, side) is not None:
            continue
        item = Motion(LINE, mind.me, POLITBURO, i, side * facts.tune.line_step_small, 0, facts.month, 0, 0)
        count = tally.count(facts, item, {mind.me: 1}, why=False)
        if not SHORT[0] <= count.noes - count.ayes + 1 <= 2 * SHORT[1]:
            continue
        for line in _wavering(facts, count, mind.me, -1)[:1]:
            yield from _priced(mind, line.person, deal.UP if side > 0 else deal.DOWN, i, 8 + abs(gap) // 8)


def _buy_cover(mind: Mind) -> Iterator[Scored]:
    """Who is marked buys the vote that would turn a majority against him away from it."""
    facts = mind.facts
    if facts.seat_pb[mind.me] < 2 or facts.record[mind.me] + facts.case[mind.me] < 8:
        return
    for he in (mind.person(j) for j in mind.rivals):
        if facts.seat_pb[he] == 2 and not facts.bound(mind.me, he):
            yield from _priced(mind, he, deal.SHIELD, mind.me, 10 + facts.record[mind.me] // 4)


def _wavering(facts: Facts, count: tally.Tally, me: int, he: int) -> list[tally.Line]:
    """Return the contenders now against whose vote is for sale, the nearest to a yes first."""
    found = [
        line
        for line in count.lines
        if line.post == -1 and facts.seat_index[line.person] >= 0 and line.person not in (me, he) and line.noes
        and WAVERS[0] <= line.amount <= WAVERS[1]
    ]  # fmt: skip
    return sorted(found, key=lambda line: (-line.amount, line.person))


def _priced(mind: Mind, seller: int, vote: int, matter: int, worth: int) -> Iterator[Scored]:
    """The cheapest price at which he would sell and one would still buy."""
    facts = mind.facts
    if not open_to(facts, mind.me, seller) or _dealt(facts, mind.me, seller):
        return
    for price, thing in reversed(list(payments(facts, mind.me, seller))):
        made = deal.Deal(mind.me, seller, vote, matter, price, thing)
        if deal.why_not(facts, made, mind.roots) is not None:
            continue
        if total(deal.would(facts, seller, made)) > 0 and total(deal.would(facts, mind.me, made)) > 0:
            if price == deal.POST and not _men(mind, made):
                continue
            yield worth + mind.whim("price", seller), Action("bargain", (deal.BUYS, seller, vote, matter, price, thing))
            return


def _sell(mind: Mind) -> Iterator[Scored]:
    """A name with few men behind it has one thing to sell: a vote against him whom the buyer fears."""
    facts = mind.facts
    if lead.organisation(facts, mind.roots)[mind.k] > 220:
        return
    table = lead.gain(facts)
    strong = sorted(mind.rivals, key=lambda j: (-lead.mean_estimate(facts, j), j))
    for j in strong[:3]:
        buyer = mind.person(j)
        if not open_to(facts, mind.me, buyer) or _dealt(facts, mind.me, buyer):
            continue
        feared = max((i for i in mind.rivals if i != j), key=lambda i: (table[j][i], -i), default=-1)
        if feared < 0 or table[j][feared] < 12:
            continue
        for price, thing in payments(facts, buyer, mind.me):
            made = deal.Deal(buyer, mind.me, deal.AGAINST, mind.person(feared), price, thing)
            if deal.why_not(facts, made, mind.roots) is not None:
                continue
            if total(deal.would(facts, mind.me, made)) > 0 and total(deal.would(facts, buyer, made)) > 0:
                worth = 4 + deal.worth(facts, made) // 2 + mind.whim("offer", j) // 2
                yield worth, Action("bargain", (deal.SELLS, buyer, deal.AGAINST, mind.person(feared), price, thing))
                break


def weigh_partners(mind: Mind) -> Iterator[Scored]:
    """Pacts about to run out are renewed, quarrels between those one needs are mended, debts are paid by motion."""
    facts = mind.facts
    for live in facts.pacts_of(mind.me):
        if not live.terms and live.until - facts.month <= 2 and pact.has_reason(facts, live):
            args = (live.id, 0)
            asked = any(refused_lately(facts, mind.me, p) for p in live.parties if p != mind.me)
            if not asked and ACTIONS["renew"].why_not(facts, mind.k, args) is None and total(
                ACTIONS["renew"].forecast(facts, mind.k, args)
            ) > 0:
                yield 12 + mind.whim("renew", live.id) // 2, Action("renew", args)
    # Two are needed on good terms where both stand beside him in one bloc, not where each is to help against the other.
    beside = {
        (a, b) for x in facts.pacts_of(mind.me) if x.kind == BLOC for a in x.parties for b in x.parties
        if a < b and mind.me not in (a, b)
    }  # fmt: skip
    for a, b in sorted(beside):
        quarrel = min(facts.regard_open[facts.seat_index[a]][b], facts.regard_open[facts.seat_index[b]][a])
        if quarrel < -12:
            yield (
                -quarrel // 6 + mind.has("warmth") // 8 - mind.has("pride") // 12 + mind.whim("mediate") // 2,
                Action("mediate", (a, b)),
            )
    for a, b in ACTIONS["stir"].options(facts, mind.k):
        # Two who stand in one's way are not to be friends.
        if mind.gains[facts.seat_index[b]] >= 12 and mind.gains[facts.seat_index[a]] >= 4:
            # For a few points of ill feeling nobody spends his month.
            if freshly_mended(facts, a, b) >= WORTH_STIRRING:
                worth = 2 + min(8, mind.gains[facts.seat_index[b]] // 3)
                yield worth + mind.whim("stir"), Action("stir", (a, b))
            break
    for live in deal.debts(facts, mind.me):
        owed = deal.Terms(*live.terms)
        if owed.price == deal.STEP:
            toward = 1 if facts.stance[owed.thing][owed.seller] > facts.line[owed.thing] else -1
            yield 20, Action("motion", (LINE, owed.thing, toward))
        elif owed.price == deal.MONEY and not facts.has_lever(mind.me, "purse"):
            yield 30, Action("motion", (BUDGET, owed.thing, 0))
        elif owed.price == deal.POST and facts.jurisdiction(owed.thing) != mind.me:
            for x in _men(mind, owed)[:1]:
                yield 30, Action("motion", (FILL, owed.thing, x))


def promised(facts: Facts, p: int) -> list[int]:
    """Return the posts a person owes for a vote and has not given: they are kept free for the other's man."""
    owed = [deal.Terms(*x.terms) for x in facts.pacts if x.terms]
    return [terms.thing for terms in owed if terms.buyer == p and terms.price == deal.POST and not terms.paid]


def weigh_debts(mind: Mind) -> Iterator[Scored]:
    """What is owed for a vote comes before what one would like."""
    facts = mind.facts
    for live in deal.debts(facts, mind.me):
        owed = deal.Terms(*live.terms)
        if owed.price == deal.POST:
            for x in _men(mind, owed)[:1]:
                yield 60, Action("appoint", (owed.thing, x))
        elif owed.price == deal.MONEY and facts.has_lever(mind.me, "purse"):
            yield 60, Action("money", (owed.thing,))


def _men(mind: Mind, owed: deal.Terms | deal.Deal) -> list[int]:
    """Return the seller's men whom one could really put into the post that is owed."""
    facts, q = mind.facts, owed.thing
    men = deal.takers(facts, owed.seller, q, mind.roots)[:8]
    if facts.jurisdiction(q) != mind.me:
        return [x for x in men if motion.why_not(facts, mind.me, FILL, q, x) is None]
    return [
        x
        for x in men
        if ACTIONS["appoint"].why_not(facts, mind.k, (q, x)) is None
        and total(ACTIONS["appoint"].forecast(facts, mind.k, (q, x))) > 0
    ]


__all__ = ["open_to", "promised", "refused_lately", "weigh_debts", "weigh_pacts", "weigh_partners", "weigh_trades"]
