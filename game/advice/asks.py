"""What asks for a contender, and what bars him."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.advice.election import Election, pressing
from game.advice.exposed import exposed
from game.play.action import ACTIONS, OWN, STAFF, Action, bar, legal, own_acts_left, slots_left
from game.play.actions.posts import recommends
from game.play.actions.voice import voice
from game.rules import congress, debt, tally, vote
from game.rules.deal import debts
from game.rules.gatherings import hall_votes
from game.rules.hold import OWED_VOTE
from game.world.facts import Facts
from game.world.kinds import ALIVE, BLOC, Decision
from game.world.reason import Reason

MAY_WAIT, SOON, NOW = range(3)
POOR_HEALTH = 35
HEAVY_CASE = 18
STUCK = (3, 5, 8)  # what a label that sticks takes from standing and orthodoxy, and counts for (rules/hold, severity)
STUCK_MOST = 16  # what several count for together
LABELLED = 30  # months after which a label is forgotten, as in rules/hold.py
PEN = 4  # what an answer must be worth to take off a label that sticks, as in play/actions/voice.py


class Ask(NamedTuple):
    """Something that asks for a contender: a code under `ask:` in assets/text, its arguments, how pressing it is."""

    code: str
    args: tuple[int, ...] = ()
    weight: int = MAY_WAIT


def asks(view: Facts, k: int) -> list[Ask]:
    """Return what asks for the contender in seat k, the most pressing first."""
    me = view.scenario.seats[k]
    found = [*_asks_of_table(view, me), *_asks_of_name(view, k, me), *asks_of_men(view, k, me)]
    ahead = congress.months_to(view)
    item = congress.coming(view)
    if item is not None and 0 < ahead <= 3:
        found.append(Ask("congress", (congress.gathering_index(view, item), ahead), SOON))
    found += [
        Ask("exposed", (one.item.a, one.item.mover, one.item.b, one.ayes, one.cast, one.needed,
                        one.nearest.person if one.nearest else -1, one.nearest.amount if one.nearest else 0), SOON)
        for one in exposed(view, k)
    ]  # fmt: skip
    if (told := pressing(view, k)) is not None:
        found.append(Ask("election", _election(me, told), SOON if told.ahead <= 3 else MAY_WAIT))
    if view.absent[me] > view.month:
        found.append(Ask("away", (view.absent[me] - view.month,), MAY_WAIT))
    elif view.health[me] < POOR_HEALTH:
        found.append(Ask("health", (view.health[me],), SOON))
    active = view.is_active(me)
    if active and slots_left(view, k) > 0:
        found.append(Ask("staff_free", (slots_left(view, k),)))
    if active and own_acts_left(view, k) > 0:
        found.append(Ask("own_act", (own_acts_left(view, k),)))
    return sorted(found, key=lambda ask: -ask.weight)


def _election(me: int, told: Election) -> tuple[int, ...]:
    """Return months ahead, how it would go (0 out, 1 in, 2: a seat held, the ballot alone), figures, if unheard of.

    The last two are the size of the Committee that will vote, and how many of it are not known today.
    """
    if told.sits:
        return told.ahead, 2, (told.crossed + 5) // 10, 100, 0, 0, told.size, told.unknown
    got, chosen = dict(told.voices), told.chosen
    others = [got[p] for p, _ in told.voices if (p in chosen) != (me in chosen)]
    other = (max(others) if me in chosen else min(others)) if others else 0
    figures = (got.get(me, 0), told.members, other, int(not told.listed), told.size, told.unknown)
    return told.ahead, int(me in chosen), *figures


def _asks_of_table(view: Facts, me: int) -> Iterator[Ask]:
    for n, item in enumerate(view.agenda):
        if item.month >= 0 and item.put_off > view.month:
            yield Ask("item_later", (n, item.put_off), MAY_WAIT)
        if item.put_off > view.month or item.month < 0:
            continue
        if vote.target_of(view, item) == me:
            yield Ask("item_on_me", (n,), NOW)
        elif item.mover != me and me in tally.voters(view, item.body):
            yield Ask("item", (n,), SOON)
        elif item.mover == me:
            yield Ask("own_item", (n,), MAY_WAIT)


def _asks_of_name(view: Facts, k: int, me: int) -> Iterator[Ask]:
    for label in view.labels:
        if label.who != me:
            continue
        until = label.month + LABELLED
        if label.stuck:
            yield Ask("stuck", (label.kind, STUCK[2], STUCK_MOST, until, voice(view, k, 1), PEN), MAY_WAIT)
        else:
            left = view.tune.label_months - (view.month - label.month)
            yield Ask("label", (label.kind, max(0, left), label.month + view.tune.label_months, *STUCK, until), NOW)
    if view.case[me] >= HEAVY_CASE:
        yield Ask("case", (view.case[me],), SOON)
    for pact in view.pacts:
        if pact.kind == BLOC and pact.target == me:
            yield Ask("bloc", (pact.id,), SOON)
    for pact in debts(view, me):
        yield Ask("debt", (pact.id, max(0, pact.until - view.month)), SOON)
    for word in view.promises:
        if word.item in (OWED_VOTE, debt.OWED) and me in (word.who, word.to):
            paper, mine = int(word.item == OWED_VOTE), int(word.who == me)
            weight = view.tune.hold_vote if paper else view.tune.debt_weight
            other = word.to if mine else word.who
            yield Ask("vote_due", (other, mine, weight, word.month + view.tune.debt_months, paper), MAY_WAIT)
    for op in view.ops:
        if op.owner != me and op.seen >> k & 1:
            yield Ask("op_seen", (op.id,), MAY_WAIT)


def asks_of_men(view: Facts, k: int, me: int) -> Iterator[Ask]:
    """Yield what the men of a contender ask of him: posts empty in his gift, and who is his only just."""
    empty = [
        q
        for q in range(len(view.holder))
        if view.holder[q] < 0 and view.under[q] >= 0 and recommends(view, k, q)
    ]
    for q in sorted(empty, key=lambda q: -view.delegates[q])[:3]:
        yield Ask("vacant", (q, hall_votes(view)[q]), SOON if hall_votes(view)[q] else MAY_WAIT)
    loose = [
        x
        for x in range(len(view.life))
        if view.patron[x] == me
        and view.life[x] == ALIVE
        and view.seat_index[x] < 0
        and view.bond(x) < view.tune.client_bond + 8
        and view.posts_of[x]
    ]
    for x in sorted(loose, key=lambda x: -weight_of(view, x))[:3]:
        tie, needed = view.bond(x), view.tune.client_bond
        yield Ask("loose", (x, tie, int(tie >= needed), needed), MAY_WAIT)


def weight_of(view: Facts, x: int) -> int:
    """Return what a man counts for: delegates and seats."""
    return (
        sum(view.delegates[q] for q in view.posts_of[x])
        + (14 if view.seat_cc[x] == 2 else 0)
        + 5 * view.seat_pb[x]
    )


def barred(view: Facts, decision: Decision, kind: str) -> Reason | None:
    """Return why no action of a kind is open to a decision now, None if there is one."""
    k = decision.seat
    cost = ACTIONS[kind].cost
    if cost == OWN and own_acts_left(view, k) <= 0:
        return Reason("no_act_left")
    if cost == STAFF and slots_left(view, k) <= 0:
        return Reason("no_slot_left", 0, (view.slots(view.scenario.seats[k]),))
    if legal(view, decision, kind, 1):
        return None
    for args in ACTIONS[kind].options(view, k):
        why = bar(view, decision, Action(kind, args))
        if why is not None:
            return why
    return nothing(kind)


def nothing(kind: str) -> Reason:
    """Return what is missing where a kind of action has no object at all."""
    return Reason(_NOTHING.get(kind, "nothing_to_do"))


_NOTHING = {
    "appoint": "nothing_in_gift", "press": "not_in_hand", "leak": "not_in_hand", "renounce": "no_such_pact",
    "order": "nothing_on_table", "renew": "no_such_pact", "stir": "nothing_to_stir", "mediate": "no_quarrel",
    "resign_together": "nobody_with_office",
}  # fmt: skip
