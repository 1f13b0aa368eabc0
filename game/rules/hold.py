"""Holds, cases and labels: what is known about people and what it does when used (rules 2)."""

from __future__ import annotations

from game.rules.opinion import CAUSE, add_reason
from game.world.event import ALL, Event
from game.world.facts import Facts, Hold, Label
from game.world.state import State

# What pressing a hold asks for.
ASK_VOTE, ASK_SILENCE, ASK_POST = range(3)


def find_hold(facts: Facts, hold_id: int) -> Hold | None:
    """Return a hold by its number, None if it is not known here."""
    for hold in facts.holds:
        if hold.id == hold_id:
            return hold
    return None


def replace_hold(st: State, hold: Hold) -> None:
    """Write a hold back."""
    st.w("holds")[:] = [hold if x.id == hold.id else x for x in st.holds]


def spend(st: State, hold_id: int) -> None:
    """Take a hold off the board: pressed, confessed or void."""
    st.w("holds")[:] = [x for x in st.holds if x.id != hold_id]


def publish(st: State, hold: Hold, by: int, manner: int, out: list[Event]) -> None:
    """Make a hold public: true 0, slanted 1, forged 2. Standing falls by its strength, a slant adds to it."""
    k = st.seat_index[by]
    loss = hold.strength * (10 + 3 * manner) // 80
    st.add("standing", hold.on, -loss)
    st.add("orthodoxy", hold.on, -loss // 2)
    st.add("case", hold.on, hold.strength // 8, 0, 60)
    replace_hold(st, hold._replace(public=1))
    if k >= 0:
        add_reason(st, k, hold.on, CAUSE["leaked_on_me"], -16)
    out.append(Event("published", st.month, (by, hold.on, hold.id, manner), ALL))


def hang(st: State, p: int, kind: int, by: int, out: list[Event]) -> None:
    """Hang a label on a person, unless he wears it already."""
    if any(x.who == p and x.kind == kind for x in st.labels):
        return
    st.w("labels").append(Label(p, kind, by, st.month, 0))
    out.append(Event("label", st.month, (p, kind, by)))
    k = st.seat_index[by] if by >= 0 else -1
    if k >= 0:
        add_reason(st, k, p, CAUSE["attacked_me"], -10)


def reckon(st: State, out: list[Event]) -> None:
    """At month's end: an unanswered label sticks; it wears off after two years; records heal in silence (rules 2)."""
    kept = []
    for label in st.labels:
        age = st.month - label.month
        if not label.stuck and age >= st.tune.label_months:
            label = label._replace(stuck=1)
            st.add("orthodoxy", label.who, -5)
            st.add("standing", label.who, -3)
            out.append(Event("label_sticks", st.month, (label.who, label.kind)))
        if age < 30:
            kept.append(label)
    st.w("labels")[:] = kept
    record = st.w("record")
    case = st.w("case")
    for p in range(len(record)):
        if record[p] > 0 and st.month % 2 == 0:
            record[p] -= 1 if record[p] < 40 else 2
        if case[p] > 0 and st.month % 3 == 0:
            case[p] -= 1
    st.w("quotes")[:] = [x for x in st.quotes if x.weight >> ((st.month - x.month) // st.tune.quotation_half) > 2]


def label_for(facts: Facts, p: int) -> int:
    """Return the label that fits a person's deviation, for campaigns and answers."""
    best, gap = 6, 25
    for i, issue in enumerate(facts.scenario.issues):
        off = facts.stance[i][p] - facts.line[i]
        if abs(off) > gap:
            gap = abs(off)
            best = {"economy": 1 if off < 0 else 0, "revolution": 0, "party": 6 if off > 0 else 5}.get(issue.id, 6)
    return best
