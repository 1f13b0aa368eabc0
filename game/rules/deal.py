"""Trades: a vote on a named matter sold for a post, money or a step of the Line, and both debts kept (rules 6).

The buyer gets the vote and pays, the seller gives it. Either may offer. Whoever does not do his part by its date, or
votes against his word, has betrayed the trade.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from game.rules import career, lead, pact
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import (
    ALIVE,
    BLOC,
    CONFIDENCE,
    DOCUMENT,
    FILL,
    LINE,
    OUT_PARTY,
    PLATFORM,
    REMOVE,
    RUNG,
    TRADE,
    Motion,
    Pact,
)
from game.world.reason import Reason
from game.world.scenario import BY_CC, BY_POLITBURO
from game.world.state import State

# What a vote is paid with: a post for one of the seller's men, money for his region, a vote for a step of the Line.
PRICES = ("post", "money", "step")
POST, MONEY, STEP = range(3)

# Which vote is sold: against a person, for him, toward the far or the near end of a question.
VOTES = ("against", "shield", "up", "down")
AGAINST, SHIELD, UP, DOWN = range(4)
SIDES = (1, -1, 1, -1)

BUYS, SELLS = range(2)  # what he who offers does

_AIMED = (RUNG, REMOVE, CONFIDENCE, DOCUMENT)


class Terms(NamedTuple):
    """What was agreed: buyer and seller, the side of the vote, the price and its post or issue; months when done."""

    buyer: int
    seller: int
    side: int
    price: int
    thing: int
    voted: int = 0
    paid: int = 0


class Deal(NamedTuple):
    """A trade as it is offered: the two, which vote on which person or issue, the price and its post or issue."""

    buyer: int
    seller: int
    vote: int
    matter: int
    price: int
    thing: int

    @property
    def target(self) -> int:
        """The person the vote is about, -1 for a question of the Line."""
        return self.matter if self.vote in (AGAINST, SHIELD) else -1


def told_of(offer: tuple[Any, ...]) -> tuple[int, ...]:
    """Return the last part of an offer: its date; a date and the pact to be renewed; or the terms of a trade."""
    told: tuple[int, ...] = tuple(offer[7]) if len(offer) > 7 else (0,)
    return told


def agreed(facts: Facts, p: int) -> list[tuple[Any, ...]]:
    """Return the offers of the month to which a person has said yes; they are signed when all have answered."""
    return [offer for offer in facts.offers if (p, 1) in offer[6]]


def same_bloc(facts: Facts, n: int, p: int) -> list[int]:
    """Return the other offers of the bloc in offer n to which a yes to that is a yes.

    They ask for nothing that it does not ask: the same target and date, nobody whom it does not name, no higher stake.
    """
    _, parties, kind, aim, stake, secret = facts.offers[n][:6]
    told = told_of(facts.offers[n])
    return [
        m for m, other in enumerate(facts.offers)
        if m != n and kind == other[2] == BLOC and other[3] == aim and p in other[1][1:]
        and set(other[1]) <= set(parties) and other[4] <= stake and other[5] >= secret and told_of(other) == told
        and all(answer[0] != p for answer in other[6])
    ]  # fmt: skip


def of_offer(offer: tuple[Any, ...]) -> Deal:
    """Return the trade in an offer: its last part is what the proposer does, which vote, the price and its object."""
    proposer, parties, _, matter = offer[:4]
    mode, vote, price, thing = offer[7]
    other = next(p for p in parties if p != proposer)
    buyer, seller = (proposer, other) if mode == BUYS else (other, proposer)
    return Deal(buyer, seller, vote, matter, price, thing)


def why_not(facts: Facts, deal: Deal, roots: list[int] | None) -> Reason | None:
    """Return what bars a trade whoever offers it, None if nothing does.

    `roots` tells who is whose, as he who offers believes; None where the two have settled that between them.
    """
    buyer, seller, vote, matter, price = deal[:5]
    if not 0 <= vote < len(VOTES) or not 0 <= price < len(PRICES):
        return Reason("no_such_thing")
    if facts.seat_pb[seller] < 2 and facts.seat_cc[seller] < 2:
        return Reason("no_vote_to_sell", 0, (seller,))
    if deal.target != -1:
        own = matter == buyer and vote == SHIELD
        if not 0 <= matter < len(facts.life) or (matter in (buyer, seller) and not own) or facts.seat_index[matter] < 0:
            return Reason("no_such_thing")
        if facts.life[matter] != ALIVE or facts.rung[matter] >= OUT_PARTY or facts.seat_cc[matter] < 2:
            return Reason("out_already", 0, (matter,))
    elif not 0 <= matter < len(facts.line):
        return Reason("no_such_thing")
    return payable(facts, deal, roots)


def takers(facts: Facts, master: int, q: int, roots: list[int]) -> list[int]:
    """Return the men of a contender whom a post would raise, the fittest first."""
    posts, people, fit = facts.scenario.posts, facts.scenario.people, facts.scenario.posts[q].aptitude
    men = [
        x
        for x, root in enumerate(roots)
        if root == master
        and facts.seat_index[x] < 0
        and facts.is_active(x)
        and not any(posts[y].rank >= posts[q].rank for y in facts.posts_of[x])
    ]
    return sorted(men, key=lambda x: (-people[x].skills[fit] - facts.standing[x], x))


def sold(facts: Facts, deal: Deal) -> bool:
    """Tell whether the seller has promised a vote on the matter before, as far as known here."""
    return any(
        x.terms
        and x.terms[1] == deal.seller
        and x.target == deal.target
        and (x.target >= 0 or x.item == deal.matter)
        for x in facts.pacts
    )


def pledged(facts: Facts, deal: Deal) -> bool:
    """Tell whether the buyer owes the post to somebody already, as far as known here."""
    return deal.price == POST and any(
        x.terms and x.terms[0] == deal.buyer and x.terms[3:5] == (POST, deal.thing) and not Terms(*x.terms).paid
        for x in facts.pacts
    )


def payable(facts: Facts, deal: Deal, roots: list[int] | None) -> Reason | None:
    """Return why a price is not the buyer's to pay, None if it is; `roots` as for `why_not`."""
    buyer, seller, _, _, price, thing = deal
    if price == STEP:
        if not 0 <= thing < len(facts.line) or (deal.target == -1 and thing == deal.matter):
            return Reason("no_such_thing")
        return None if abs(facts.stance[thing][seller] - facts.line[thing]) >= 8 else Reason("line_is_his")
    if not 0 <= thing < len(facts.holder):
        return Reason("no_such_thing")
    sitting = facts.holder[thing]
    if price == MONEY:
        his = sitting >= 0 and (roots is None or roots[sitting] == seller)
        if not facts.scenario.posts[thing].region or not his:
            return Reason("not_his_region", 0, (thing,))
        return None if facts.has_lever(buyer, "purse") or facts.seat_pb[buyer] == 2 else Reason("no_purse")
    if facts.jurisdiction(thing) == buyer:
        free = sitting < 0 or ((roots is None or roots[sitting] == buyer) and sitting != buyer)
        return None if free else Reason("post_held", 0, (sitting,))
    seats = {BY_POLITBURO: facts.seat_pb, BY_CC: facts.seat_cc}.get(facts.scenario.posts[thing].accepts)
    votes = seats[buyer] if seats is not None else 0
    if votes < 2 or sitting >= 0:
        return Reason("not_in_gift", 0, (thing, facts.jurisdiction(thing)))
    return None


def worth(facts: Facts, deal: Deal) -> int:
    """Return what the price is worth to the seller, in points."""
    _, seller, _, _, price, thing = deal
    if price == STEP:
        return min(18, abs(facts.stance[thing][seller] - facts.line[thing]) // 3)
    post = facts.scenario.posts[thing]
    if price == MONEY:
        return 8 + min(8, post.delegates // 8)
    full = 8 + 3 * post.rank + min(12, post.delegates // 3) + post.glamour
    return full if facts.jurisdiction(thing) == deal.buyer else full // 2


def would(facts: Facts, p: int, deal: Deal) -> list[Reason]:
    """Return why one of the two would enter a trade; the sum above nought is yes (rules 6)."""
    buyer, seller, vote, matter, price, thing = deal
    other = seller if p == buyer else buyer
    k, m = facts.seat_index[p], facts.seat_index[other]
    gains = lead.gain(facts)[k]
    out = [
        Reason("of_mover", facts.regard[m][p] // 4),
        Reason("trust", (facts.trust[other] - 50) // 3),
        Reason("mover_gain", -max(0, gains[m]) // 3),
    ]
    side = SIDES[vote]
    if deal.target >= 0:
        felt = gains[facts.seat_index[matter]] * side
        if p == buyer and matter == p:
            # How much his fall would be worth to others.
            out.append(Reason("vote_needed", min(30, max(row[k] for row in lead.gain(facts)))))
        elif p == buyer:
            out.append(Reason("vote_needed", max(-30, min(36, felt))))
        else:
            out.append(Reason("gain", max(-40, min(30, felt))))
            regard = facts.regard[facts.seat_index[matter]][p] * side
            out.append(Reason("friend", -max(0, regard) // 3))
            held = [x for x in facts.pacts if p in x.parties and x.kind != TRADE]
            if side > 0 and any(matter in x.parties for x in held):
                out.append(Reason("with_target", -30))
            if side < 0 and any(x.kind == BLOC and x.target == matter for x in held):
                out.append(Reason("in_bloc", -35))
    else:
        toward = (facts.stance[matter][p] - facts.line[matter]) * side
        out.append(Reason("same_side", max(-24, min(16, toward // 3))))
    value = worth(facts, deal)
    if p == seller:
        out.append(Reason("price", value))
        pride = dict(facts.scenario.people[p].temper).get("pride", 40)
        out.append(Reason("pride", -pride // 10))
        if sold(facts, deal):
            out.append(Reason("sold_already", -80))
    else:
        cost = value // 2
        if price == STEP:
            toward = 1 if facts.stance[thing][seller] > facts.line[thing] else -1
            cost = max(-6, min(18, -(facts.stance[thing][p] - facts.line[thing]) * toward // 3))
        out.append(Reason("price", -cost))
    out.append(Reason("word_only", -6))
    return [reason for reason in out if reason.amount]


def answer(facts: Facts, p: int, offer: tuple[Any, ...]) -> list[Reason]:
    """Return why a person asked would take an offer of any kind; the sum above nought is yes (rules 6)."""
    proposer, _, kind, aim, stake = offer[:5]
    told = told_of(offer)
    if kind == TRADE:
        return would(facts, p, of_offer(offer))
    out = pact.would_join(
        facts, p, kind, proposer, aim if kind == BLOC else -1, aim if kind == PLATFORM else -1, stake
    )
    if len(told) > 1:
        out.append(Reason("kept_so_far", 10))
    if told[0]:
        out.append(Reason("short_term", 4 - told[0]))
    return out


def sign(st: State, deal: Deal, secret: int, out: list[Event]) -> Pact:
    """Bring a trade into being: it binds until its date, and when it leaks is drawn as for any pact (rules 2)."""
    terms = Terms(deal.buyer, deal.seller, SIDES[deal.vote], deal.price, deal.thing)
    made = pact.sign(
        st, TRADE, deal.target, (deal.buyer, deal.seller), 0, secret, deal.matter if deal.target < 0 else -1, out,
        st.tune.trade_months, tuple(terms),
    )  # fmt: skip
    return made


def owed(facts: Facts, live: Pact, p: int, motion: Motion, target: int, root: int) -> int:
    """Return the side a trade binds a party to on a motion: 1, -1, or 0 for none.

    `target` is whom the motion is aimed at, `root` whose man it favours, -1 for nobody.
    """
    terms = Terms(*live.terms)
    if p == terms.seller and not terms.voted and p != target:
        if live.target >= 0:
            if motion.kind in _AIMED and target == live.target:
                return -terms.side if motion.kind == CONFIDENCE else terms.side
        elif motion.kind == LINE and motion.a == live.item:
            return terms.side if motion.b > 0 else -terms.side
    if p == terms.buyer and not terms.paid:
        if terms.price == STEP and motion.kind == LINE and motion.a == terms.thing:
            toward = 1 if facts.stance[terms.thing][terms.seller] > facts.line[terms.thing] else -1
            return toward if motion.b > 0 else -toward
        if terms.price == POST and motion.kind == FILL and motion.a == terms.thing and root == terms.seller:
            return 1
    return 0


def _write(st: State, live: Pact, terms: Terms) -> None:
    """Keep what has been done; after the vote the other has his months to pay."""
    until = max(live.until, st.month + st.tune.trade_due) if terms.voted else live.until
    st.w("pacts")[:] = [x._replace(terms=tuple(terms), until=until) if x.id == live.id else x for x in st.pacts]


def called(st: State, item: Motion, target: int, ayes: list[int], noes: list[int], out: list[Event]) -> None:
    """After a roll call: a vote sold has been given, or the trade is broken before everybody (rules 6)."""
    if not any(x.terms for x in st.pacts):
        return
    root = st.roots()[item.b] if item.kind == FILL and item.b >= 0 else -1
    for live in [x for x in st.pacts if x.terms]:
        for p in live.parties:
            given = 1 if p in ayes else -1 if p in noes else 0
            side = owed(st, live, p, item, target, root) if given else 0
            if not side:
                continue
            if side != given:
                pact.betray(st, live, p, out, public=True)
                break
            terms = Terms(*live.terms)
            if p == terms.seller:
                terms = terms._replace(voted=st.month)
                out.append(Event("vote_given", st.month, (p, terms.buyer, live.id), pact.audience(st, live)))
            elif terms.price == STEP:
                terms = terms._replace(paid=st.month)
                out.append(Event("price_paid", st.month, (p, terms.seller, live.id), pact.audience(st, live)))
            _write(st, live, terms)
            live = live._replace(terms=tuple(terms))


def money_given(st: State, q: int, by: int, out: list[Event]) -> None:
    """A region has got its money: whoever owed it has paid (rules 6)."""
    for live in [x for x in st.pacts if x.terms]:
        terms = Terms(*live.terms)
        if terms.buyer == by and terms.price == MONEY and terms.thing == q and not terms.paid:
            out.append(Event("price_paid", st.month, (by, terms.seller, live.id), pact.audience(st, live)))
            _write(st, live, terms._replace(paid=st.month))


def appoint(st: State, q: int, x: int, by: int, out: list[Event]) -> None:
    """Appoint by recommendation; where that pays a trade the man knows to whom he owes it (rules 6).

    In the open he owes it to whoever appointed him; what binds him to his patron is loyalty, which nobody reads.
    """
    patron, loyalty, root = st.patron[x], st.loyalty[x], st.roots()[x]
    career.appoint(st, q, x, by, out, "recommended")
    for live in [one for one in st.pacts if one.terms]:
        terms = Terms(*live.terms)
        if terms[:2] == (by, root) and (terms.price, terms.thing) == (POST, q) and not terms.paid:
            out.append(Event("price_paid", st.month, (by, root, live.id), pact.audience(st, live)))
            _write(st, live, terms._replace(paid=st.month))
            if st.seat_index[x] < 0:
                st.w("patron")[x] = patron
                st.w("loyalty")[x] = min(100, max(loyalty, st.tune.client_bond) + st.tune.gratitude_given // 2)


def reckon(st: State, out: list[Event]) -> None:
    """At month's end: posts given are counted, trades done are closed, debts past their date are betrayal (rules 6)."""
    for live in [x for x in st.pacts if x.terms]:
        terms = Terms(*live.terms)
        if terms.price == POST and not terms.paid and _filled(st, live, terms):
            terms = terms._replace(paid=st.month)
            out.append(Event("price_paid", st.month, (terms.buyer, terms.seller, live.id), pact.audience(st, live)))
            _write(st, live, terms)
        gone = live.target >= 0 and (st.life[live.target] != ALIVE or st.seat_cc[live.target] < 2)
        if terms.voted and terms.paid:
            pact.drop(st, live, "trade_done", terms.seller, out)
        elif any(not st.is_active(p) for p in live.parties) or (gone and not terms.voted):
            pact.drop(st, live, "pact_lapsed", live.target if gone else live.parties[0], out)
        elif live.until <= st.month:
            if terms.voted and _payable_still(st, terms):
                pact.betray(st, live, terms.buyer, out)
            else:
                pact.drop(st, live, "pact_lapsed", terms.seller, out)


def _filled(facts: Facts, live: Pact, terms: Terms) -> bool:
    """Tell whether a man of the seller's, or he himself, has come into the post since the signing."""
    x = facts.holder[terms.thing]
    if x < 0 or facts.since[terms.thing] < live.signed:
        return False
    # A man voted in on the buyer's word may drift to him; the seller goes by what he believes of his own.
    roots = (facts.roots(), facts.believed_roots(facts.seat_index[terms.seller]))
    return any(table[x] == terms.seller for table in roots)


def _payable_still(facts: Facts, terms: Terms) -> bool:
    """Tell whether the buyer could have paid: a post out of his gift and a step nobody moved are no fault of his."""
    if terms.price == STEP:
        return False
    if terms.price == MONEY:
        return facts.has_lever(terms.buyer, "purse") or facts.seat_pb[terms.buyer] == 2
    if facts.jurisdiction(terms.thing) != terms.buyer:
        return False
    sitting = facts.holder[terms.thing]
    return sitting < 0 or facts.giver[terms.thing] == terms.buyer or facts.roots()[sitting] == terms.buyer


def debts(facts: Facts, p: int) -> list[Pact]:
    """Return the trades in which a person has had the vote and not yet paid, as far as known here."""
    return [x for x in facts.pacts if x.terms and x.terms[0] == p and x.terms[5] and not x.terms[6]]


__all__ = [
    "PRICES",
    "VOTES",
    "Deal",
    "Terms",
    "agreed",
    "answer",
    "appoint",
    "called",
    "debts",
    "money_given",
    "of_offer",
    "owed",
    "payable",
    "pledged",
    "reckon",
    "same_bloc",
    "sign",
    "sold",
    "takers",
    "told_of",
    "why_not",
    "worth",
    "would",
]
