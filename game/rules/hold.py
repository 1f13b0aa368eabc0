"""Holds, cases and labels: what is known about people and what it does when used (rules 2)."""

from __future__ import annotations

from game.rules.opinion import CAUSE, add_reason
from game.world.event import ALL, Event
from game.world.facts import Facts
from game.world.kinds import Decision, Hold, Label
from game.world.state import State

# What pressing a hold asks for.
ASK_VOTE, ASK_SILENCE, ASK_POST = range(3)

# What a promise given under a pressed paper is about, in place of an item on the agenda (facts.Promise.item).
OWED_VOTE, OWED_SILENCE = -11, -12

# How a paper is published.
TRUE, SLANTED, FORGED = range(3)

LEAKED = 16  # points of regard that publishing a paper on a man costs with him

# Sources of what is found in play, as in facts.Hold.
FROM_POLICE, CAUGHT, RECANTED = -5, -6, -7


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


def burn(st: State, papers: tuple[int, ...]) -> None:
    """Papers left as a stake are burnt when the pact ends, those published excepted (rules 2)."""
    for paper in papers:
        held = find_hold(st, paper)
        if held is not None and not held.public:
            spend(st, paper)


def silenced(facts: Facts, p: int, he: int) -> int:
    """Return for how many months more a person owes another his silence, 0 for none (rules 4, 8)."""
    left = 0
    for word in facts.promises:
        if word.who == p and word.to == he and word.item == OWED_SILENCE:
            left = max(left, word.month + facts.tune.silence_months - facts.month)
    return left


def rebound(st: State, hold: Hold, presser: int, victim: int) -> None:
    """Papers of the police pressed on a comrade become a hold on the presser, for him or his patron (rules 2)."""
    teller = victim if st.seat_index[victim] >= 0 else st.roots()[victim]
    if hold.police and teller >= 0 and teller != presser:
        st.w("holds").append(
            Hold(st.new_id(), FROM_POLICE, presser, 1 << st.seat_index[teller], st.tune.rebound, 0, 0)
        )


def caught(st: State, watcher: int, k: int, out: list[Event]) -> None:
    """Whoever is caught watching a colleague has given seat k a hold on him (rules 4, 6)."""
    strength = st.tune.hold_caught + (10 if st.has_lever(watcher, "surveillance") else 0)
    found = Hold(st.new_id(), CAUGHT, watcher, 1 << k, strength, 0, 0)
    st.w("holds").append(found)
    out.append(Event("hold_found", st.month, (st.scenario.seats[k], found.id), 1 << k))


def loss_of(hold: Hold, manner: int) -> int:
    """Return the standing a published paper takes from its subject, in points: a slant adds to it."""
    return hold.strength * (10 + 3 * manner) // 80


def show_up(st: State, hold: Hold, by: int, manner: int, out: list[Event]) -> None:
    """Show a slant or a forgery for what it is: it is off the board, and its maker pays (rules 4, 9)."""
    st.add("record", by, 6 + 4 * manner)
    st.add("standing", by, -5 - 3 * manner)
    loss = loss_of(hold, manner)
    st.add("standing", hold.on, loss)
    st.add("orthodoxy", hold.on, loss // 2)
    st.add("case", hold.on, -(hold.strength // 8), 0, 60)
    st.w("labels")[:] = [x for x in st.labels if (x.who, x.by, x.month) != (hold.on, by, st.month)]
    spend(st, hold.id)
    out.append(Event("unmasked", st.month, (by, hold.on)))


def publish(st: State, hold: Hold, by: int, manner: int, out: list[Event]) -> None:
    """Make a hold public: true 0, slanted 1, forged 2. Standing falls by its strength, a slant adds to it."""
    k = st.seat_index[by]
    loss = loss_of(hold, manner)
    st.add("standing", hold.on, -loss)
    st.add("orthodoxy", hold.on, -loss // 2)
    st.add("case", hold.on, hold.strength // 8, 0, 60)
    replace_hold(st, hold._replace(public=max(1, st.month)))
    if k >= 0:
        add_reason(st, k, hold.on, CAUSE["leaked_on_me"], -LEAKED)
    out.append(Event("published", st.month, (by, hold.on, hold.id, manner), ALL))
    # What is said of a man who stands apart from the Line finds its name by itself.
    if st.seat_cc[hold.on] == 2 and st.deviation(hold.on) >= st.tune.label_apt - 5 * manner:
        hang(st, hold.on, label_for(st, hold.on), by, out)


def ask_victim(st: State, hold_id: int, by: int, manner: int) -> None:
    """Ask a contender on whom something has just been published what he says to it (rules 4, 9)."""
    hold = find_hold(st, hold_id)
    k = st.seat_index[hold.on] if hold is not None else -1
    if hold is None or (manner == TRUE and loss_of(hold, manner) < st.tune.paper_answered):
        return
    if k >= 0 and st.is_active(hold.on) and hold.public:
        st.w("queue").append(Decision("published", k, hold.id, by << 2 | manner))


def price(facts: Facts, p: int) -> int:
    """Return what the published papers on a person cost him as a partner, in points, fading over the years."""
    sum_ = 0
    for hold in facts.holds:
        if hold.on == p and hold.public:
            sum_ += hold.strength // facts.tune.published_price >> (facts.month - hold.public) // 12
    return min(15, sum_)


def may_hang(facts: Facts, p: int, kind: int, by: int) -> bool:
    """Tell whether somebody may hang a label on a person: not on one who wears it, nor who wears it himself."""
    return not any(x.kind == kind and x.who in (p, by) for x in facts.labels)


def hang(st: State, p: int, kind: int, by: int, out: list[Event]) -> None:
    """Hang a label on a person, where it may be hung (rule 2.20)."""
    if not may_hang(st, p, kind, by):
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
        # It heals in silence: not in a month with an attack, or a word against the Line.
        if record[p] > 0 and st.month % 2 == 0 and st.defied[p] != st.month:
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
