"""Answers: to a happening, an offer of a pact, a hold pressed, an operation noticed (rules 3.1, 2 and 4)."""

from __future__ import annotations

from collections.abc import Iterator

from game.play import happening
from game.play.action import Kind, register
from game.rules import career, pact
from game.rules.hold import find_hold, publish, spend
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import BLOC, Facts, Hold, Promise
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
            merged = [
                x
                for x in st.pacts
                if x.kind == BLOC and x.target == target and any(p in x.parties for p in everybody)
            ]
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
                out.append(
                    Event(
                        "op_noticed",
                        st.month,
                        (op.owner, op.kind, op.a, st.scenario.seats[k]),
                        1 << k | 1 << st.seat_index[op.owner],
                    )
                )


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
