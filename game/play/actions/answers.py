"""Answers: to a happening, an offer of a pact, a hold pressed, an operation noticed (rules 3.1, 2 and 4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.play import happening
from game.play.action import OPERATIONS, Kind, register
from game.rules import career, deal, pact
from game.rules.hold import (
    ASK_POST,
    ASK_SILENCE,
    ASK_VOTE,
    OWED_SILENCE,
    OWED_VOTE,
    TRUE,
    ask_victim,
    caught,
    find_hold,
    loss_of,
    publish,
    rebound,
    spend,
)
from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import BLOC, Decision, Hold, Op, Promise
from game.world.reason import Reason
from game.world.state import State

PRINTED = 30  # strength from which a paper that was defied is published
YIELDED, DEFIED = 20, 14  # points of regard for him who pressed that giving way and defying cost him


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


def offered(facts: Facts, k: int) -> tuple[Any, ...] | None:
    """Return the offer that seat k is now asked about, the first he has not answered; None when there is none.

    (proposer, parties, kind, aim, stake, secret, answers, and what rules/deal.py told_of says of the last part.)
    """
    me = facts.scenario.seats[k]
    for offer in facts.offers:
        if me in offer[1] and offer[0] != me and all(answer[0] != me for answer in offer[6]):
            return offer
    return None


class _Offer(Kind):
    at = ("offer",)
    answer = 0

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "offer", k)
        me = st.scenario.seats[k]
        offer = st.offers[n]
        proposer, target = offer[0], offer[3] if offer[2] == BLOC else -1
        st.w("offers")[n] = (*offer[:6], (*offer[6], (me, self.answer)), *offer[7:])
        j = st.seat_index[proposer]
        if self.answer == 1:
            # Nobody is asked twice to one and the same bloc.
            for m in deal.same_bloc(st, n, me):
                other = st.offers[m]
                st.w("offers")[m] = (*other[:6], (*other[6], (me, 1)), *other[7:])
                st.w("queue")[:] = [d for d in st.queue if d != Decision("offer", k, m)]
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

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        me = facts.scenario.seats[k]
        offer = offered(facts, k)
        if offer is None:
            return None
        # What one has said yes to this month counts, though it is signed with the rest.
        given = [one for one in deal.agreed(facts, me) if len(deal.told_of(one)) != 2]
        blocs = {one[3] for one in given if one[2] == BLOC}
        fresh = sum(1 for aim in blocs if facts.bloc_against(me, aim) is None)
        fresh += sum(1 for one in given if one[2] != BLOC)
        mine = offer[2] == BLOC and (offer[3] in blocs or facts.bloc_against(me, offer[3]) is not None)
        if mine or len(deal.told_of(offer)) == 2 or pact.live_pacts(facts, me) + fresh < facts.tune.pacts_at_most:
            return None
        return Reason("three_pacts")


@register
class Refuse(_Offer):
    """Refuse a pact."""

    name, answer = "refuse", 0


@register
class Tell(_Offer):
    """Refuse a bloc and tell its target."""

    name, answer = "tell", 2

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        offer = offered(facts, k)
        if offer is None:
            return Reason("no_answer")
        return None if offer[2] == BLOC else Reason("nobody_to_tell")


# -- a hold pressed, an operation noticed ---------------------------------------------------------


def pressed(facts: Facts, k: int) -> tuple[int, int, int, int] | None:
    """Return the press now put to seat k: presser, himself, paper, what is asked; None when there is none."""
    me = facts.scenario.seats[k]
    mine = [press for press in facts.presses if press[1] == me]
    waiting = sum(1 for decision in facts.queue if decision.kind == "pressed" and decision.seat == k)
    return mine[max(0, len(mine) - max(1, waiting))] if mine else None


ANSWERED = 4  # points of ill feeling in who pressed a paper for the man who answered with one of his own


class _Pressed(Kind):
    at = ("pressed",)

    def paper(self, facts: Facts, k: int) -> Hold | None:
        """Return the paper now laid before seat k, None when there is none."""
        press = pressed(facts, k)
        return find_hold(facts, press[2]) if press is not None else None


@register
class Yield(_Pressed):
    """Yield to a hold: give the vote, the silence or the post."""

    name = "yield"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "pressed", k)
        give_way(st, n, out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        press = pressed(facts, k)
        return post_asked(facts, *press[:2]) if press is not None and press[3] == ASK_POST else []


@register
class Defy(_Pressed):
    """Defy it: the hold may be published."""

    name = "defy"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "pressed", k)
        defy(st, n, out)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        hold = self.paper(facts, k)
        return [Reason("own_standing", -loss_of(hold, TRUE))] if hold is not None and hold.strength >= PRINTED else []


@register
class Confess(_Pressed):
    """Confess the matter oneself: the hold is void, at a price in standing."""

    name = "confess"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "pressed", k)
        presser, me, hold_id, _ = st.presses[n]
        hold = find_hold(st, hold_id)
        if hold is not None:
            rebound(st, hold, presser, me)
            st.add("standing", me, -self.price(hold))
            out.append(Event("confessed", st.month, (me, hold_id)))
            spend(st, hold_id)

    def price(self, hold: Hold) -> int:
        """Return the standing a confession costs, in points."""
        return max(2, hold.strength // 8)

    def forecast(self, facts: Facts, k: int, args: tuple[int, ...]) -> list[Reason]:
        hold = self.paper(facts, k)
        return [Reason("own_standing", -self.price(hold))] if hold is not None else []


@register
class Cancel(_Pressed):
    """Answer with a hold of one's own: both are void."""

    name = "cancel"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        press = pressed(facts, k)
        if press is not None and any(
            hold.on == press[0] and hold.holders >> k & 1 and not hold.public for hold in facts.holds
        ):
            return None
        return Reason("no_hold_back")

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        n, _ = current(st, "pressed", k)
        presser, me, hold_id, _ = st.presses[n]
        mine = [hold for hold in st.holds if hold.on == presser and hold.holders >> k & 1 and not hold.public]
        if mine:
            spend(st, min(mine, key=lambda hold: hold.strength).id)
            spend(st, hold_id)
            # He does not forget that a paper was waiting for him as well.
            add_reason(st, k, presser, CAUSE["pressed_hold"], -ANSWERED, 0)
            out.append(Event("hold_cancelled", st.month, (presser, me, hold_id), 1 << k | 1 << st.seat_index[presser]))


def give_way(st: State, n: int, out: list[Event]) -> None:
    """Let a victim give what a hold asks; it is spent, police material becomes a hold on the presser (rules 2)."""
    presser, victim, hold_id, ask = st.presses[n]
    hold = find_hold(st, hold_id)
    k = st.seat_index[presser]
    if hold is None:
        return
    bits = 1 << k | (1 << st.seat_index[victim] if st.seat_index[victim] >= 0 else 0)
    out.append(Event("hold_yielded", st.month, (presser, victim, hold_id, ask), bits))
    if ask == ASK_VOTE:
        st.w("promises").append(Promise(victim, presser, OWED_VOTE, 1, st.month, -1))
    elif ask == ASK_SILENCE:
        st.w("promises").append(Promise(victim, presser, OWED_SILENCE, -1, st.month, -1))
    else:
        give_post(st, presser, victim, out)
    add_reason(st, k, victim, CAUSE["pressed_hold"], -YIELDED, 0)
    spend(st, hold_id)
    rebound(st, hold, presser, victim)


def post_given(facts: Facts, presser: int, victim: int) -> tuple[int, int]:
    """Return the post a pressed man gives and the presser's man who gets it, -1 where he lays it down (rule 4.40).

    As far as known here; (-1, -1) when he has nothing to give.
    """
    posts = facts.scenario.posts
    gift = [
        q for q in range(len(posts))
        if facts.holder[q] < 0 and facts.under[q] >= 0 and facts.jurisdiction(q) == victim
    ]
    for q in sorted(gift, key=lambda q: (-posts[q].rank, -facts.delegates[q], q)):
        fit = posts[q].aptitude
        mine = [
            x for x in facts.clients(presser)
            if facts.seat_index[x] < 0 and not any(posts[y].rank >= posts[q].rank for y in facts.posts_of[x])
        ]
        if mine:
            return q, max(mine, key=lambda x: (facts.scenario.people[x].skills[fit] + facts.loyalty[x], -x))
    return max(facts.posts_of[victim], key=lambda q: (posts[q].rank, q), default=-1), -1


def post_asked(facts: Facts, presser: int, victim: int) -> list[Reason]:
    """Return which post a paper pressed for one would bring, as a reason of a forecast."""
    q, x = post_given(facts, presser, victim)
    if q < 0:
        return []
    return [Reason("gives_post", 0, (q, x)) if x >= 0 else Reason("lays_down", 0, (q,))]


def give_post(st: State, presser: int, victim: int, out: list[Event]) -> None:
    """Let a pressed man give a vacant post of his gift to the presser's man, or lay down his highest (rule 4.40)."""
    q, x = post_given(st, presser, victim)
    if x >= 0:
        career.appoint(st, q, x, presser, out, "pressed")
    elif q >= 0:
        out.append(Event("resigned", st.month, (victim, q)))
        career.remove(st, q, out)


def defy(st: State, n: int, out: list[Event]) -> None:
    """Let a victim defy a hold: the presser publishes it or lets it go, by its strength."""
    presser, victim, hold_id, _ = st.presses[n]
    hold = find_hold(st, hold_id)
    k = st.seat_index[presser]
    if hold is None:
        return
    add_reason(st, k, victim, CAUSE["pressed_hold"], -DEFIED, 0)
    bits = 1 << k | (1 << st.seat_index[victim] if st.seat_index[victim] >= 0 else 0)
    out.append(Event("hold_defied", st.month, (presser, victim, hold_id), bits))
    if hold.strength >= PRINTED:
        publish(st, hold, presser, TRUE, out)
        ask_victim(st, hold_id, presser, TRUE)
    else:
        spend(st, hold_id)
    rebound(st, hold, presser, victim)


def noticed_op(facts: Facts, k: int) -> Op | None:
    """Return the operation seat k is now asked about, None if there is none."""
    at, _ = current(facts, "noticed", k)
    return next((op for op in facts.ops if op.id == at), None)


class _Noticed(Kind):
    at = ("noticed",)


@register
class Ignore(_Noticed):
    """Let it go on, and know of it."""

    name = "ignore"


@register
class Counter(_Noticed):
    """Answer in the same place: the operation is halved, its owner learns that he was seen.

    For operations that have answers of their own (play/actions/counters.py) it is barred.
    """

    name = "counter"

    def why_not(self, facts: Facts, k: int, args: tuple[int, ...]) -> Reason | None:
        op = noticed_op(facts, k)
        if op is not None and OPERATIONS[op.kind] in ("case", "watch", "win", "campaign", "inspect", "drive", "money"):
            return Reason("other_answer")
        return None

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        op = noticed_op(st, k)
        if op is None:
            return
        st.w("ops")[:] = [x._replace(quality=0, due=op.due + 1) if x.id == op.id else x for x in st.ops]
        told = (op.owner, op.kind, op.a, op.b, st.scenario.seats[k])
        out.append(Event("op_noticed", st.month, told, 1 << k | 1 << st.seat_index[op.owner]))


@register
class Expose(_Noticed):
    """Expose it: the operation ends, a quarrel begins, and its owner has an act on his record."""

    name = "expose"

    def apply(self, st: State, k: int, args: tuple[int, ...], out: list[Event]) -> None:
        op = noticed_op(st, k)
        if op is None:
            return
        st.w("ops")[:] = [x for x in st.ops if x.id != op.id]
        st.add("record", op.owner, 4)
        add_reason(st, k, op.owner, CAUSE["attacked_me"], -10)
        add_reason(st, st.seat_index[op.owner], st.scenario.seats[k], CAUSE["attacked_me"], -8)
        out.append(Event("caught_watching", st.month, (op.owner, st.scenario.seats[k])))
        if OPERATIONS[op.kind] == "watch":
            caught(st, op.owner, k, out)
