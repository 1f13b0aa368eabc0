"""The turn as a machine kept in the State: news, desks, answers, corridor, session, reckoning (rules 3).

`advance` runs it until somebody has to decide or a month opens; `submit` takes the answer to the first question.
"""

from __future__ import annotations

from game.play import actions, happening, motion
from game.play.action import ACTIONS, FREE, OPERATIONS, Action, bar
from game.play.actions.answers import close_offers, defy, give_way
from game.play.actions.files import yields
from game.play.session_rules import agenda_order, open_item, settle
from game.rules import (
    belief,
    career,
    congress,
    country,
    ending,
    health,
    hold,
    lead,
    opinion,
    pact,
    patronage,
    tally,
)
from game.rules.hold import find_hold
from game.rules.vote import target_of
from game.world.event import Event
from game.world.facts import ALIVE, CC, JOINT, OUT_PARTY, POLITBURO, Decision, Motion, Op
from game.world.reason import Reason, total
from game.world.state import State
from game.world.view import look

NEWS, DESK, RESOLVE, ANSWERED, BEATS, CORRIDOR, SESSION, COUNT, AMENDED, RECKON = range(10)
PHASES = ("news", "desk", "resolve", "answered", "beats", "corridor", "session", "count", "amended", "reckon")


def rotation(st: State) -> list[int]:
    """Return the seats in this month's order: it turns by one each month."""
    seats = list(range(len(st.scenario.seats)))
    turn = st.month % len(seats)
    return seats[turn:] + seats[:turn]


def advance(st: State, out: list[Event]) -> None:
    """Run the month on until a decision stands in the queue, the next month opens or the game is over."""
    while not st.queue and not st.over:
        _STEPS[st.phase](st, out)
        if st.phase == NEWS:
            return


def submit(st: State, action: Action, out: list[Event], seat: int = -1) -> Reason | None:
    """Answer the first decision in the queue, or a seat's open desk; returns why not, None when it was taken.

    The state is unchanged if the action is barred. Desks may be answered in any order, since none sees the others.
    """
    at = 0
    if seat >= 0:
        at = next((n for n, d in enumerate(st.queue) if d.seat == seat and (n == 0 or d.kind == "desk")), -1)
    if at < 0 or not st.queue:
        return Reason("no_answer")
    decision = st.queue[at]
    barred = bar(st, decision, action)
    if barred is not None:
        return barred
    kind = ACTIONS[action.kind]
    k = decision.seat
    if decision.kind == "desk" and kind.cost != FREE:
        st.w("orders").append((k, action.kind, action.args))
        return None
    kind.apply(st, k, action.args, out)
    if decision.kind == "corridor" and st.words[k] > 0:
        return None
    queue = st.w("queue")
    if at < len(queue) and queue[at] == decision:
        queue.pop(at)
    if decision.kind == "call" and action.kind == "wait":
        queue.append(decision._replace(b=1))
    if decision.kind == "amend":
        st.w("orders").append((k, action.kind, (decision.a,)))
    elif action.kind == "appeal" and 0 <= decision.a < len(st.agenda):
        refer(st, st.agenda[decision.a])
    return None


def take_back(st: State, k: int) -> bool:
    """Take back the last order of a desk that is still open; returns whether there was one."""
    for n in range(len(st.orders) - 1, -1, -1):
        if st.orders[n][0] == k:
            st.w("orders").pop(n)
            return True
    return False


# -- the steps ------------------------------------------------------------------------------------


def _news(st: State, out: list[Event]) -> None:
    st.phase = DESK
    out.append(Event("month", st.month, (st.month,)))
    for n, chapter in enumerate(st.scenario.chapters):
        if chapter.first == st.month:
            out.append(Event("chapter", st.month, (n,)))
    for h in happening.due(st):
        decision = happening.fire(st, h, out)
        if decision is not None:
            st.w("queue").append(decision)
    congress.beat(st, out)


def _desk(st: State, out: list[Event]) -> None:
    st.phase = RESOLVE
    st.w("orders").clear()
    for k in rotation(st):
        p = st.scenario.seats[k]
        if st.life[p] != ALIVE:
            continue
        if st.rung[p] >= OUT_PARTY:
            if st.month % 3 == 0:
                st.w("queue").append(Decision("fallen", k))
            continue
        st.w("acts")[k] = 1 + st.spare[k]
        st.w("queue").append(Decision("desk", k))


def _resolve(st: State, out: list[Event]) -> None:
    """Do what all desks ordered, together; what has become impossible comes to nothing."""
    st.phase = ANSWERED
    orders = sorted(st.orders, key=lambda order: rotation(st).index(order[0]))
    st.w("orders").clear()
    for k, name, args in orders:
        kind = ACTIONS[name]
        if not st.is_active(st.scenario.seats[k]) or kind.why_not(st, k, args) is not None:
            out.append(Event("came_to_nothing", st.month, (st.scenario.seats[k], kind.number), 1 << k))
            continue
        kind.apply(st, k, args, out)
    queue = st.w("queue")
    for n, offer in enumerate(st.offers):
        for p in offer[1][1:]:
            if st.is_active(p):
                queue.append(Decision("offer", st.seat_index[p], n))
    for n, press in enumerate(st.presses):
        seat = st.seat_index[press[1]]
        if seat >= 0:
            queue.append(Decision("pressed", seat, n))
            continue
        held = find_hold(st, press[2])
        if held is not None:
            (give_way if total(yields(st, held, press[3])) > 0 else defy)(st, n, out)
    told: dict[int, tuple[int, int]] = {}
    for op in st.ops:
        seat = _watcher(st, op) if op.noticed == st.month else -1
        if seat >= 0 and st.is_active(st.scenario.seats[seat]):
            ops = st.w("ops")
            ops[ops.index(op)] = op._replace(seen=op.seen | 1 << seat)
            weight = _WEIGHT.get(OPERATIONS[op.kind], 0)
            if weight > told.get(seat, (0, 0))[0]:
                told[seat] = (weight, op.id)
    # One a month asks for an answer, the gravest; of the others he merely knows.
    queue.extend(Decision("noticed", seat, told[seat][1]) for seat in rotation(st) if seat in told)


# How grave an operation against one is, for the choice of the one that asks for an answer.
_WEIGHT = {"case": 6, "campaign": 5, "work": 4, "appoint": 3, "win": 2, "inspect": 2, "watch": 1}

def _watcher(st: State, op: Op) -> int:
    """Return the seat that would notice an operation, -1 for none."""
    name = OPERATIONS[op.kind]
    roots = st.roots()
    person = -1
    if name in ("win", "watch", "case"):
        person = op.a if st.seat_index[op.a] >= 0 else roots[op.a]
    elif name in ("appoint", "work", "inspect"):
        person = roots[st.holder[op.a]] if st.holder[op.a] >= 0 else -1
    elif name == "campaign":
        person = op.b
    return st.seat_index[person] if person >= 0 and person != op.owner else -1


def _answered(st: State, out: list[Event]) -> None:
    st.phase = BEATS
    close_offers(st, out)
    st.w("presses").clear()
    ahead = congress.months_to(st)
    item = congress.coming(st)
    if item is not None and ahead in (1, 2):
        number = congress.gathering_index(st, item)
        for k in rotation(st):
            p = st.scenario.seats[k]
            if st.is_active(p) and st.seat_cc[p] == 2:
                st.w("queue").append(Decision("conference", k, number))
        if ahead == 1:
            for k in rotation(st):
                p = st.scenario.seats[k]
                if st.is_active(p) and st.seat_pb[p] == 2:
                    st.w("queue").append(Decision("slate", k, number))


def _beats(st: State, out: list[Event]) -> None:
    st.phase = CORRIDOR
    visits = [(k, args[0]) for k, name, args in st.orders if name == "visit"]
    item = congress.coming(st)
    if item is not None and congress.months_to(st) in (1, 2):
        number = congress.gathering_index(st, item)
        for q in congress.contested(st, st.month):
            roots = st.roots()
            mine = [
                (k, 1 if st.holder[q] >= 0 and roots[st.holder[q]] == st.scenario.seats[k] else 0)
                for k, post in visits
                if post == q
            ]
            congress.hold_conference(st, q, mine, out, number)
    st.w("orders").clear()
    agenda_order(st, out)
    st.item = -1
    if not any(m.c != 1 and m.put_off <= st.month for m in st.agenda):
        st.phase = SESSION
        return
    for k in rotation(st):
        p = st.scenario.seats[k]
        live = [m for m in st.agenda if not m.put_off > st.month]
        # Who is ill votes by letter and meets nobody, unless he comes from his bed (rules 3.12 and 5.15).
        present = st.is_present(p)
        if not st.is_active(p) or (not present and not health.may_drag(st, p)):
            continue
        if any(p in tally.voters(st, m.body) for m in live if m.body in (POLITBURO, CC, JOINT)):
            st.w("words")[k] = 0 if not present else 3 if st.has_lever(p, "chair") or st.slots(p) >= 3 else 2
            st.w("queue").append(Decision("corridor", k))


def _corridor(st: State, out: list[Event]) -> None:
    st.phase = SESSION
    st.item = -1


def _session(st: State, out: list[Event]) -> None:
    """Take the next item, or close the session."""
    while st.item + 1 < len(st.agenda):
        st.item += 1
        item = st.agenda[st.item]
        if item.put_off > st.month or item.month < 0:
            continue
        if not open_item(st, item):
            continue
        chosen = [p for p in tally.voters(st, item.body) if st.seat_index[p] >= 0]
        if item.c == 1 or not chosen:
            settle(st, item, {}, out)
            continue
        names = [k for k in rotation(st) if st.scenario.seats[k] in chosen]
        if st.seat_index[item.mover] in names:
            names.remove(st.seat_index[item.mover])
            names.insert(0, st.seat_index[item.mover])
        st.w("votes")[:] = [0] * len(st.votes)
        st.w("forecasts").clear()
        _expect(st, item)
        st.w("queue").extend(Decision("call", k, st.item, 0) for k in names)
        out.append(Event("session", st.month, (item.body, st.item)))
        st.phase = COUNT
        return
    st.w("agenda")[:] = [m for m in st.agenda if m.month >= 0 and (m.put_off > st.month or m.put_off == st.month + 1)]
    st.phase = RECKON


def _expect(st: State, item: Motion) -> None:
    """Note what the two most concerned expect before names are called: what a roll call can teach them."""
    for p in (item.mover, target_of(st, item)):
        k = st.seat_index[p] if p >= 0 else -1
        if k >= 0 and st.is_active(p):
            count = tally.count(look(st, k), item, why=False)
            st.w("forecasts").append((k, 1000 * count.ayes // max(1, count.ayes + count.noes)))


def _count(st: State, out: list[Event]) -> None:
    """Count the names; on a margin of one the mover may still amend."""
    item = st.agenda[st.item]
    chosen = {p: side for p, side in enumerate(st.votes) if side in (1, -1)}
    result = tally.count(st, item, chosen, why=False)
    k = st.seat_index[item.mover]
    if (
        not result.carried
        and k >= 0
        and st.is_active(item.mover)
        and 0 <= result.noes - result.ayes <= 1
        and item.kind not in (9,)
    ):
        st.phase = AMENDED
        st.w("queue").append(Decision("amend", k, st.item))
        return
    st.phase = SESSION
    settle(st, item, chosen, out)


def _amended(st: State, out: list[Event]) -> None:
    st.phase = SESSION
    item = st.agenda[st.item]
    chosen = {p: side for p, side in enumerate(st.votes) if side in (1, -1)}
    answer = next(
        (name for _, name, _ in reversed(st.orders) if name in ("soften", "withdraw", "refer", "stand_firm")),
        "stand_firm",
    )
    st.w("orders")[:] = [order for order in st.orders if order[1] != answer]
    if answer == "withdraw":
        out.append(Event("withdrawn", st.month, (item.mover, *motion.pack(item))))
        st.w("agenda")[st.item] = item._replace(month=-1)
        return
    if answer == "refer":
        out.append(Event("referred", st.month, (item.mover, *motion.pack(item))))
        st.w("agenda")[st.item] = item._replace(month=-1)
        refer(st, item)
        return
    if answer == "soften":
        softer = item._replace(b=item.b // 2 if item.kind == 0 else 1)
        out.append(Event("amended", st.month, (item.mover, *motion.pack(softer))))
        settle(st, softer, {}, out)
        return
    settle(st, item, chosen, out)


def refer(st: State, item: Motion) -> None:
    """Put an item before the next plenum on the calendar, once however many ask for it."""
    ahead = [g.month for g in st.scenario.calendar if g.month > st.month]
    again = any(m.kind == item.kind and m.a == item.a and m.put_off > st.month for m in st.agenda)
    if ahead and not again:
        st.w("agenda").append(item._replace(body=CC, put_off=min(ahead), month=st.month, c=0))


def _reckon(st: State, out: list[Event]) -> None:
    """Close the month: operations, congress, loyalties, beliefs, pacts, country, health, endings (rules 3.6)."""
    st.w("orders").clear()
    _ripen(st, out)
    congress.sit(st, out)
    patronage.reckon(st, out)
    belief.reckon(st, out)
    pact.reckon(st, out)
    hold.reckon(st, out)
    _fade(st)
    country.turn(st, out)
    health.turn(st, out)
    opinion.fade(st)
    career.turnover(st, out)
    career.fill_vacancies(st, out)
    st.w("promises")[:] = [x for x in st.promises if st.month - x.month < 6]
    ending.reckon(st, out)
    if st.month >= st.scenario.end:
        ending.finish(st, out)
        return
    st.month += 1
    st.forget()
    st.phase = NEWS
    st.item = -1


def _ripen(st: State, out: list[Event]) -> None:
    """Finish the operations that are due; those of the fallen and the dead end with nothing."""
    for op in [x for x in st.ops if x.due <= st.month]:
        st.w("ops")[:] = [x for x in st.ops if x.id != op.id]
        k = st.seat_index[op.owner]
        if not st.is_active(op.owner):
            continue
        ACTIONS[OPERATIONS[op.kind]].finish(st, op, out)
        out.append(Event("op_done", st.month, (op.owner, op.kind, op.a, op.b, op.quality), 1 << k))
    if any(not st.is_active(op.owner) for op in st.ops):
        st.w("ops")[:] = [op for op in st.ops if st.is_active(op.owner)]


def _fade(st: State) -> None:
    """Standing and orthodoxy fade without word, report or result; ambition grows with fear (rules 6)."""
    tune = st.tune
    felt = lead.raw_threat(st)
    for k, p in enumerate(st.scenario.seats):
        if st.life[p] != ALIVE:
            continue
        if st.month - st.word_month[p] > 1:
            if st.standing[p] > 25:
                st.add("standing", p, -tune.fade)
            if st.orthodoxy[p] > 25 and st.month % 2:
                st.add("orthodoxy", p, -tune.fade)
        if max(felt[k], default=0) > 20:
            st.add("ambition", k, 1)
        if st.trust[p] < 50 and st.month % 3 == 0:
            st.add("trust", p, 1)


_STEPS = {
    NEWS: _news, DESK: _desk, RESOLVE: _resolve, ANSWERED: _answered, BEATS: _beats, CORRIDOR: _corridor,
    SESSION: _session, COUNT: _count, AMENDED: _amended, RECKON: _reckon,
}

__all__ = ["PHASES", "actions", "advance", "rotation", "submit", "take_back"]
