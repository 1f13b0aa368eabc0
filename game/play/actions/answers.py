"""Answers: to a happening, an offer, a hold, in the corridor, at the call of names, after a vote, on the way to a congress."""

from __future__ import annotations

from collections.abc import Iterator

from game.play import happening
from game.play.action import FREE, Kind, register
from game.rules import career, congress, lead, pact, tally, vote
from game.rules.hold import find_hold, publish, spend
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import BLOC, CC, LINE, OUT_POLITBURO, POLITBURO, RUNG, Facts, Promise
from game.world.reason import Reason
from game.world.state import State


def current(facts: Facts, kind: str, k: int) -> tuple[int, int]:
    """Return a and b of the open decision of a kind put to seat k, (-1, -1) if there is none."""
    for decision in facts.queue:
        if decision.kind == kind and decision.seat == k:
            return decision.a, decision.b
    return -1, -1


# -- a happening ----------------------------------------------------------------------------------


@register
class Choose(Kind):
    """Choose what to do about a happening (rules 3.1)."""

    name, at, fields = "choose", ("news",), ("choice",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        h, _ = current(facts, "news", k)
        if h < 0:
            return Reason("no_answer")
        return None if args[0] in happening.allowed(facts, h, facts.scenario.seats[k]) else Reason("choice_barred")

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        h, _ = current(facts, "news", k)
        if h >= 0:
            for c in range(len(facts.scenario.happenings[h].choices)):
                yield (c,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        h, _ = current(st, "news", k)
        happening.choose(st, h, args[0], k, out)


# -- an offer of a pact ---------------------------------------------------------------------------


class _Offer(Kind):
    at = ("offer",)
    answer = 0

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "offer", k)
        me = st.scenario.seats[k]
        offer = st.offers[n]
        proposer, target = offer[0], offer[3] if offer[2] == BLOC else -1
        st.w("offers")[n] = (*offer[:6], (*offer[6], (me, self.answer)))
        j = st.seat_index[proposer]
        if self.answer != 1:
            out.append(Event("pact_refused", st.month, (me, proposer, target), 1 << k | 1 << j))
            add_reason(st, k, proposer, CAUSE["refused_pact"], -5, 0)
        if self.answer == 2 and target >= 0:
            t = st.seat_index[target]
            out.append(Event("told_target", st.month, (me, proposer, target), 1 << k | 1 << t))
            add_reason(st, j, target, CAUSE["attacked_me"], -12, 0)
            add_reason(st, k, target, CAUSE["warned"], 12, 0)
            add_reason(st, k, proposer, CAUSE["betrayed"], -8, 0)


@register
class Accept(_Offer):
    """Accept a pact."""

    name, answer = "accept", 1


@register
class Refuse(_Offer):
    """Refuse a pact."""

    name, answer = "refuse", 0


@register
class Tell(_Offer):
    """Refuse a bloc and tell its target."""

    name, answer = "tell", 2

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        n, _ = current(facts, "offer", k)
        if n < 0 or len(facts.offers) == 0:
            return Reason("no_answer")
        offers = [offer for offer in facts.offers if facts.scenario.seats[k] in offer[1]]
        return None if any(offer[2] == BLOC for offer in offers) else Reason("nobody_to_tell")


def close_offers(st: State, out: list[Event]) -> None:
    """Sign what was accepted; a bloc needs one partner, the other kinds too (rules 2, Pact)."""
    for proposer, parties, kind, aim, stake, secret, answers in st.offers:
        joined = tuple(p for p, answer in answers if answer == 1 and st.is_active(p))
        if not joined or not st.is_active(proposer) or len(parties) < 2:
            continue
        target = aim if kind == BLOC else -1
        everybody = [p for p in (proposer, *joined) if pact.live_pacts(st, p) < st.tune.pacts_at_most]
        if proposer not in everybody or len(everybody) < 2:
            continue
        if kind == BLOC:
            merged = [x for x in st.pacts if x.kind == BLOC and x.target == target and any(p in x.parties for p in everybody)]
            for old in merged:
                everybody.extend(p for p in old.parties if p not in everybody)
                st.w("pacts")[:] = [x for x in st.pacts if x.id != old.id]
        pact.sign(st, kind, target, tuple(everybody), stake, secret, aim if kind != BLOC else -1, out)
    st.w("offers").clear()


# -- a hold pressed, an operation noticed ---------------------------------------------------------


class _Pressed(Kind):
    at = ("pressed",)


@register
class Yield(_Pressed):
    """Yield to a hold: give the vote, the silence or the post."""

    name = "yield"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "pressed", k)
        give_way(st, n, out)


@register
class Defy(_Pressed):
    """Defy it: the hold may be published."""

    name = "defy"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "pressed", k)
        defy(st, n, out)


@register
class Confess(_Pressed):
    """Confess the matter oneself: the hold is void, at a price in standing."""

    name = "confess"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "pressed", k)
        _, me, hold_id, _ = st.presses[n]
        hold = find_hold(st, hold_id)
        if hold is not None:
            st.add("standing", me, -max(2, hold.strength // 8))
            out.append(Event("confessed", st.month, (me, hold_id)))
            spend(st, hold_id)


@register
class Cancel(_Pressed):
    """Answer with a hold of one's own: both are void."""

    name = "cancel"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        me = facts.scenario.seats[k]
        pressers = [press[0] for press in facts.presses if press[1] == me]
        if any(hold.on in pressers and hold.holders >> k & 1 and not hold.public for hold in facts.holds):
            return None
        return Reason("no_hold_back")

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "pressed", k)
        presser, me, hold_id, _ = st.presses[n]
        mine = [hold for hold in st.holds if hold.on == presser and hold.holders >> k & 1 and not hold.public]
        if mine:
            spend(st, min(mine, key=lambda hold: hold.strength).id)
            spend(st, hold_id)
            out.append(Event("hold_cancelled", st.month, (presser, me, hold_id), 1 << k | 1 << st.seat_index[presser]))


def give_way(st: State, n: int, out: list[Event]) -> None:
    """Let a victim give what a hold asks; it is spent, police material becomes a hold on the presser (rules 2)."""
    presser, victim, hold_id, ask = st.presses[n]
    hold = find_hold(st, hold_id)
    k = st.seat_index[presser]
    if hold is None:
        return
    if ask == 0:
        st.w("promises").append(Promise(victim, presser, -1, 1, st.month, -1))
        if st.seat_index[victim] < 0:
            st.w("patron")[victim] = presser
            st.w("loyalty")[victim] = 45
            st.row("bel_patron", k)[victim] = presser
            st.row("bel_loyalty", k)[victim] = 45
    elif ask == 1:
        st.add("record", victim, -4)
        st.add("standing", victim, -2)
        st.w("promises").append(Promise(victim, presser, -2, -1, st.month, -1))
    elif st.posts_of[victim]:
        q = max(st.posts_of[victim], key=lambda q: (st.scenario.posts[q].rank, q))
        out.append(Event("resigned", st.month, (victim, q)))
        career.remove(st, q, out)
    add_reason(st, k, victim, CAUSE["pressed_hold"], -20, 0)
    spend(st, hold_id)
    if hold.police and st.seat_index[victim] >= 0:
        from game.world.facts import Hold

        st.w("holds").append(Hold(st.new_id(), -5, presser, 1 << st.seat_index[victim], 30, 0, 0))


def defy(st: State, n: int, out: list[Event]) -> None:
    """Let a victim defy a hold: the presser publishes it or lets it go, by its strength."""
    presser, victim, hold_id, _ = st.presses[n]
    hold = find_hold(st, hold_id)
    k = st.seat_index[presser]
    if hold is None:
        return
    add_reason(st, k, victim, CAUSE["pressed_hold"], -14, 0)
    bits = 1 << k | (1 << st.seat_index[victim] if st.seat_index[victim] >= 0 else 0)
    out.append(Event("hold_defied", st.month, (presser, victim, hold_id), bits))
    if hold.strength >= 30:
        publish(st, hold, presser, 0, out)
    else:
        spend(st, hold_id)


class _Noticed(Kind):
    at = ("noticed",)


@register
class Ignore(_Noticed):
    """Let it go on, and know of it."""

    name = "ignore"


@register
class Counter(_Noticed):
    """Answer in the same place: the operation is halved, its owner learns that he was seen."""

    name = "counter"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "noticed", k)
        ops = st.w("ops")
        for x, op in enumerate(ops):
            if op.id == n:
                ops[x] = op._replace(quality=0, due=op.due + 1)
                out.append(Event("op_noticed", st.month, (op.owner, op.kind, op.a, st.scenario.seats[k]), 1 << k | 1 << st.seat_index[op.owner]))


@register
class Expose(_Noticed):
    """Expose it: the operation ends, a quarrel begins, and its owner has an act on his record."""

    name = "expose"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "noticed", k)
        for op in list(st.ops):
            if op.id == n:
                st.w("ops")[:] = [x for x in st.ops if x.id != n]
                st.add("record", op.owner, 4)
                add_reason(st, k, op.owner, CAUSE["attacked_me"], -10)
                add_reason(st, st.seat_index[op.owner], st.scenario.seats[k], CAUSE["attacked_me"], -8)
                out.append(Event("caught_watching", st.month, (op.owner, st.scenario.seats[k])))


# -- the corridor ---------------------------------------------------------------------------------


class _Word(Kind):
    """A word in the corridor: to a person, about an item on the agenda, for (1) or against (-1)."""

    at = ("corridor",)
    fields: tuple[str, ...] = ("person", "item", "side")
    weight = 0

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        x, n, side = args[:3]
        if facts.words[k] <= 0:
            return Reason("no_word_left")
        if not 0 <= n < len(facts.agenda) or side not in (-1, 1) or not 0 <= x < len(facts.life):
            return Reason("no_such_thing")
        item = facts.agenda[n]
        if item.put_off > facts.month:
            return Reason("item_put_off")
        if x == facts.scenario.seats[k] or x == vote.target_of(facts, item) or x not in tally.voters(facts, item.body, item):
            return Reason("no_vote_here", 0, (x,))
        if any(promise.who == x and promise.to == facts.scenario.seats[k] and promise.on == vote.promise_key(item) for promise in facts.promises):
            return Reason("spoken_already", 0, (x,))
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me = facts.scenario.seats[k]
        for n, item in enumerate(facts.agenda):
            if item.body not in (POLITBURO, CC, 5) or item.put_off > facts.month:
                continue
            count = tally.count(facts, item)
            mine = sum(line.amount for line in count.lines if line.person == me)
            side = 1 if item.mover == me or mine > 0 else -1
            waverers = sorted((line for line in count.lines if line.post == -1 and line.person != me and (line.amount > 0) != (side > 0)),
                              key=lambda line: abs(line.amount))
            for line in waverers[:8]:
                yield line.person, n, side

    def willing(self, st: State, k: int, x: int, n: int, side: int) -> int:
        """Return how far a person is won by the word, in points; above nought he gives it."""
        item = st.agenda[n]
        amount = vote.says(vote.Ballot(st, item), x) * side
        return amount + self.weight

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        x, n, side = args[:3]
        me = st.scenario.seats[k]
        st.w("words")[k] -= 1
        item = st.agenda[n]
        won = self.willing(st, k, x, n, side) > 0
        bits = 1 << k | (1 << st.seat_index[x] if st.seat_index[x] >= 0 else 0)
        if won:
            st.w("promises").append(Promise(x, me, n, side, st.month, vote.promise_key(item)))
        out.append(Event("word", st.month, (me, x, ("promise", "warn", "trade").index(self.name), int(won)), bits))
        target = vote.target_of(st, item)
        if not won and target >= 0 and target not in (me, x) and st.seat_index[target] >= 0 and st.roots()[x] == target:
            out.append(Event("word_told", st.month, (x, target, me), 1 << st.seat_index[target]))
            add_reason(st, k, target, CAUSE["attacked_me"], -5, 0)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        x, n, side = args[:3]
        reasons = vote.stand(vote.Ballot(facts, facts.agenda[n]), x)
        return [reason._replace(amount=reason.amount * side) for reason in reasons] + [Reason("the_word", self.weight)]


@register
class Promised(_Word):
    """Promise: a debt of one's own on his next matter, for his vote today."""

    name, weight = "promise", 22

    def willing(self, st: State, k: int, x: int, n: int, side: int) -> int:
        me = st.scenario.seats[k]
        return super().willing(st, k, x, n, side) + (st.trust[me] - 50) // 3 + st.regard[k][x] // 8

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        super().apply(st, k, args, out)
        if st.promises and st.promises[-1].who == args[0] and st.promises[-1].to == st.scenario.seats[k]:
            add_reason(st, k, args[0], CAUSE["kept_word"], 4, 0)
            # The price is paid at once out of one's name: promises are counted by those who hear of them.
            st.add("trust", st.scenario.seats[k], -2)


@register
class Warn(_Word):
    """Warn: what he fears of one's strength, spent; he will not forget it."""

    name = "warn"

    def willing(self, st: State, k: int, x: int, n: int, side: int) -> int:
        me = st.scenario.seats[k]
        fear = lead.mean_estimate(st, k) // 12
        if st.seat_index[x] >= 0:
            fear = lead.threat(st)[st.seat_index[x]][k] // 2
        if any(st.jurisdiction(q) == me for q in st.posts_of[x]):
            fear += 14
        return super().willing(st, k, x, n, side) + fear * (140 - st.scenario.people[x].skills[4]) // 100

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        super().apply(st, k, args, out)
        add_reason(st, k, args[0], CAUSE["pressed_hold"], -7, 0)


@register
class Trade(_Word):
    """Trade: one's vote on another item for his on this one."""

    name, weight = "trade", 26
    fields = ("person", "item", "side", "second_item")

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        bar = super().why_not(facts, k, args)
        if bar is not None:
            return bar
        if facts.seat_index[args[0]] < 0:
            return Reason("contenders_trade")
        other = args[3]
        if other == args[1] or not 0 <= other < len(facts.agenda):
            return Reason("one_item")
        if facts.agenda[other].mover == facts.scenario.seats[k] or vote.target_of(facts, facts.agenda[other]) == facts.scenario.seats[k]:
            return Reason("own_item")
        return None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for x, n, side in super().options(facts, k):
            for other in range(len(facts.agenda)):
                if other != n and facts.seat_index[x] >= 0:
                    yield x, n, side, other

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        super().apply(st, k, args, out)
        x, _, _, other = args
        me = st.scenario.seats[k]
        if st.promises and st.promises[-1].who == x and st.promises[-1].to == me:
            his = 1 if vote.says(vote.Ballot(st, st.agenda[other]), x) > 0 else -1
            st.w("promises").append(Promise(me, x, other, his, st.month, vote.promise_key(st.agenda[other])))


@register
class CallToTable(Kind):
    """Call to the table an item that was to go by circulation; one shows one's hand (rules 3.4)."""

    name, at, fields = "call_to_table", ("corridor",), ("item",)

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        (n,) = args
        if not 0 <= n < len(facts.agenda) or not facts.agenda[n].c:
            return Reason("not_in_circulation")
        return None if facts.scenario.seats[k] in tally.voters(facts, facts.agenda[n].body) else Reason("not_in_body")

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        for n in range(len(facts.agenda)):
            yield (n,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        from game.play.motion import pack

        item = st.agenda[args[0]]
        st.w("agenda")[args[0]] = item._replace(c=0)
        out.append(Event("called_to_table", st.month, (st.scenario.seats[k], *pack(item))))


@register
class Leave(Kind):
    """Leave the corridor."""

    name, at = "leave", ("corridor",)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.w("words")[k] = 0


# -- names called, amendment, after the vote ------------------------------------------------------


class _Called(Kind):
    at = ("call",)
    side = 0

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        me = st.scenario.seats[k]
        st.w("votes")[me] = self.side
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
    """Amend one rung, or half the step, softer."""

    name = "soften"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        n, _ = current(facts, "amend", k)
        if not 0 <= n < len(facts.agenda):
            return Reason("no_answer")
        item = facts.agenda[n]
        return None if item.kind == LINE and abs(item.b) > 2 or item.kind == RUNG and item.b >= OUT_POLITBURO else Reason("cannot_soften")


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
        return None if facts.agenda[n].body == POLITBURO else Reason("plenum_already")


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
        elif self.number_of == 2:
            st.add("record", me, 3)
        else:
            st.add("record", me, 14)
            st.add("case", me, 6, 0, 60)
            gained = (st.standing[me] + st.scenario.people[me].skills[0]) // 40
            st.add("standing", me, gained)


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
        _, body = current(facts, "after", k)
        return None if body == POLITBURO else Reason("plenum_already")


@register
class Cells(_After):
    """Go to the cells: the rank and file hear it, and the ban on factions is broken."""

    name, number_of = "cells", 3


# -- the way to a congress, and life after a fall -------------------------------------------------


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
        return Reason("proposed_already", 0, (x,)) if x in facts.slate else None

    def options(self, facts: Facts, k: int) -> Iterator[tuple[int, ...]]:
        me, roots = facts.scenario.seats[k], facts.roots()
        mine = [x for x in range(len(facts.life)) if roots[x] == me and x != me and facts.is_active(x) and facts.seat_cc[x] < 2 and facts.posts_of[x]]
        for x in sorted(mine, key=lambda x: (-facts.loyalty[x], -facts.standing[x])):
            yield (x,)
        yield (-1,)

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        x = args[0]
        if x >= 0:
            st.w("slate").append(x)
            item = congress.coming(st)
            if item is not None:
                out.append(Event("slate_bargain", st.month, (congress.gathering_index(st, item), st.scenario.seats[k], x), 1 << k))
            career.serve(st, k, x, 8)


class _Fallen(Kind):
    at = ("fallen",)


@register
class Letter(_Fallen):
    """Write to friends: keeps a name alive, and the police read it (rules 8)."""

    name = "letter"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        me = st.scenario.seats[k]
        st.add("standing", me, 2)
        st.add("record", me, 5)
        out.append(Event("wrote", st.month, (me, 3, -1, 2)))


@register
class RecantFallen(_Fallen):
    """Recant, to be let back."""

    name = "recant_letter"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        return Reason("not_believed") if facts.recants[facts.scenario.seats[k]] >= 2 else None

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        from game.play.actions.voice import recant

        recant(st, k, out)


@register
class Silence(_Fallen):
    """Keep silent; the record heals."""

    name = "silence"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        st.add("record", st.scenario.seats[k], -4)


__all__ = ["close_offers", "current", "defy", "give_way"]
