"""The turn as a machine kept in the State: news, desks, answers, corridor, session, reckoning (rules 3).

`advance` runs it until somebody has to decide or a month opens; `submit` takes the answer to the first question.
"""

from __future__ import annotations

from game.play import actions, beats, happening, sitting
from game.play.action import ACTIONS, FREE, OPERATIONS, OWN, Action, bar
from game.play.actions import posts, regions, standing
from game.play.actions.answers import defy, give_way
from game.play.actions.files import yields
from game.play.actions.hall import floor_of
from game.play.agenda import agenda_order
from game.play.signing import close_offers
from game.rules import (
    aim,
    belief,
    career,
    caucus,
    congress,
    country,
    deal,
    debt,
    ending,
    health,
    hold,
    lead,
    local,
    opinion,
    pact,
    patronage,
    verdict,
    wants,
)
from game.rules.hold import find_hold
from game.world.event import Event
from game.world.kinds import ALIVE, OUT_PARTY, Decision, Op
from game.world.reason import Reason, total
from game.world.state import State

NEWS, DESK, RESOLVE, ANSWERED, BEATS, CORRIDOR, SESSION, COUNT, AMENDED, RECKON = range(10)
PHASES = ("news", "desk", "resolve", "answered", "beats", "corridor", "session", "count", "amended", "reckon")


def rotation(st: State) -> list[int]:
    """Return the seats in this month's order: it turns by one each month."""
    seats = list(range(len(st.scenario.seats)))
    turn = st.month % len(seats)
    return seats[turn:] + seats[:turn]


def advance(st: State, out: list[Event], halt: int = -1) -> None:
    """Run the month on until a decision stands in the queue, the next month opens or the game is over.

    It stands still before the step `halt` too, for who looks at what comes to it.
    """
    while not st.queue and not st.over:
        _STEPS[st.phase](st, out)
        if st.phase in (NEWS, halt):
            return


def submit(st: State, action: Action, out: list[Event], seat: int = -1) -> Reason | None:
    """Answer the first decision in the queue, or a seat's open desk; returns why not, None when it was taken.

    The state is unchanged if the action is barred. Desks may be answered in any order, since none sees the others.
    """
    at = 0
    if seat >= 0:
        at = -1
        for n, asked in enumerate(st.queue):
            if asked.seat == seat and (n == 0 or asked.kind == "desk"):
                at = n
                break
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
    if kind.stays or (decision.kind == "corridor" and (st.words[k] > 0 or _lingers(st, k, action))):
        return None
    queue = st.w("queue")
    if at < len(queue) and queue[at] == decision:
        queue.pop(at)
    if decision.kind == "call" and action.kind == "wait":
        queue.append(decision._replace(b=1))
    if decision.kind == "call":
        sitting.answer_standing(st, out)
    if decision.kind == "amend":
        st.w("orders").append((k, action.kind, (decision.a,)))
    elif action.kind == "appeal" and 0 <= decision.a < len(st.agenda):
        sitting.refer(st, st.agenda[decision.a])
    return None


def _lingers(st: State, k: int, action: Action) -> bool:
    """Tell whether a person stays in the corridor without a word left: his own votes may still be unsaid."""
    return bool(st.people >> k & 1) and action.kind != "leave"


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
    ending.offer(st)
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
    standing.run(st, out)
    turns = rotation(st)
    orders = sorted(st.orders, key=lambda order: turns.index(order[0]))
    st.w("orders").clear()
    for k, name, args in orders:
        kind = ACTIONS[name]
        why = kind.why_not(st, k, args) if st.is_active(st.scenario.seats[k]) else Reason("not_active")
        if why is not None and why.code == "tabled_already" and kind.cost == OWN:
            # Another has put the same matter first: what he did not do he has not spent (rule 3.04).
            why = Reason("tabled_first")
            st.w("spare")[k] = 1
        if why is not None:
            which = (st.scenario.seats[k], sorted(ACTIONS).index(name), *why.args)
            out.append(Event("came_to_nothing", st.month, which, 1 << k, why.code))
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
            out.append(Event("op_seen", st.month, (op.owner, op.kind, op.a, op.b), 1 << seat))
            if OPERATIONS[op.kind] == "work" and op.b > 0:
                weight = 1
            if weight > told.get(seat, (0, 0))[0]:
                told[seat] = (weight, op.id)
    # One a month asks for an answer, the gravest, if it is grave or he is being asked something anyway, and not again
    # at once unless it is a case against him; of the others he merely knows (rule 3.05).
    asked = [d.seat for d in queue]
    for seat in rotation(st):
        weight, number = told.get(seat, (0, -1))
        if weight < (1 if seat in asked else GRAVE):
            continue
        rests = st.alarmed[seat] and st.month - st.alarmed[seat] <= st.tune.alarm_rest
        if rests and not any(x.id == number and _is_case(x, st.scenario.seats[seat]) for x in st.ops):
            continue
        if weight >= GRAVE:
            st.w("alarmed")[seat] = st.month
        queue.append(Decision("noticed", seat, number))


def _is_case(op: Op, p: int) -> bool:
    return OPERATIONS[op.kind] == "case" and op.a == p


GRAVE = 4  # from here on an operation asks for an answer by itself
# How grave an operation against one is, for the choice of the one that asks for an answer.
_WEIGHT = {
    "case": 6, "campaign": 5, "work": 4, "drive": 4, "appoint": 3, "win": 2, "inspect": 2, "watch": 1, "money": 1,
}  # fmt: skip


def _watcher(st: State, op: Op) -> int:
    """Return the seat that would notice an operation, -1 for none."""
    name = OPERATIONS[op.kind]
    roots = st.roots()
    person = -1
    if name in ("win", "watch", "case"):
        person = op.a if st.seat_index[op.a] >= 0 else roots[op.a]
    elif name == "appoint":
        person = posts.watcher(st, op.a, op.b, op.owner)
    elif name == "drive":
        person = regions.vetter(st, op.owner)
    elif name == "money":
        person = regions.passed_over(st, op.a, op.owner)
    elif name in ("work", "inspect"):
        person = roots[st.holder[op.a]] if st.holder[op.a] >= 0 else -1
    elif name == "campaign":
        person = op.b
    return st.seat_index[person] if person >= 0 and person != op.owner else -1


def _answered(st: State, out: list[Event]) -> None:
    st.phase = BEATS
    close_offers(st, out)
    st.w("presses").clear()
    beats.ask(st, rotation(st))


def _beats(st: State, out: list[Event]) -> None:
    st.phase = CORRIDOR
    beats.play(st, out)
    st.w("orders").clear()
    agenda_order(st, out)
    caucus.settle(st, out)
    st.item = -1
    sitting.ask_corridor(st, rotation(st))


def _corridor(st: State, out: list[Event]) -> None:
    st.phase = SESSION
    st.item = -1


def _session(st: State, out: list[Event]) -> None:
    """Take the next item, or close the session."""
    if sitting.take_next(st, rotation(st), out):
        st.phase = COUNT
        return
    st.w("agenda")[:] = [m for m in st.agenda if m.month >= 0 and m.put_off > st.month]
    st.item = -1
    st.phase = RECKON
    beats.ask_the_floor(st, rotation(st))


def _count(st: State, out: list[Event]) -> None:
    """Count the names; on a margin of one the mover may still amend."""
    st.phase = AMENDED if sitting.count(st, out) else SESSION


def _amended(st: State, out: list[Event]) -> None:
    st.phase = COUNT if sitting.amended(st, rotation(st), out) else SESSION


def _reckon(st: State, out: list[Event]) -> None:
    """Close the month: operations, congress, loyalties, beliefs, pacts, country, health, endings (rules 3.6)."""
    floor = floor_of(st)
    st.w("orders").clear()
    ripen(st, out)
    congress.sit(st, out, floor)
    patronage.reckon(st, out)
    wants.reckon(st)
    belief.reckon(st, out)
    deal.reckon(st, out)
    pact.reckon(st, out)
    hold.reckon(st, out)
    _fade(st)
    country.turn(st, out)
    verdict.reckon(st, out)
    regions.appeals(st, out)
    health.turn(st, out)
    opinion.fade(st)
    career.turnover(st, out)
    local.fill(st, out)
    career.fill_vacancies(st, out)
    debt.reckon(st, out)
    st.w("promises")[:] = [x for x in st.promises if st.month - x.month < 6]
    aim.mark(st)
    ending.reckon(st, out)
    if st.month >= st.scenario.end:
        ending.finish(st, out)
        return
    st.month += 1
    st.forget()
    st.phase = NEWS
    st.item = -1


# What says of itself that an operation came to nothing.
_IN_VAIN = ("op_failed", "refused_by_committee", "page_refused")


def ripen(st: State, out: list[Event]) -> None:
    """Finish the operations that are due; those of the fallen and the dead end with nothing."""
    for op in [x for x in st.ops if x.due <= st.month]:
        st.w("ops")[:] = [x for x in st.ops if x.id != op.id]
        k = st.seat_index[op.owner]
        if not st.is_active(op.owner):
            continue
        told = len(out)
        ACTIONS[OPERATIONS[op.kind]].finish(st, op, out)
        if any(event.kind in _IN_VAIN for event in out[told:]):
            continue
        out.append(Event("op_done", st.month, (op.owner, op.kind, op.a, op.b, min(2, op.quality)), 1 << k))
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
            if st.orthodoxy[p] > 25:
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
