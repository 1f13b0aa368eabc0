"""Debts of the corridor: who got a vote for a promise owes his own on the other's next matter (rule 3.16)."""

from __future__ import annotations

from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import BUDGET, CONFIDENCE, FILL, READMIT, REMOVE, Motion, Promise
from game.world.state import State

OWED = -3  # `item` of a promise that is such a debt
BROKEN, KEPT, LAPSED, VOTE_KEPT, VOTE_BROKEN, VOID = range(6)  # what the event says


def side(facts: Facts, motion: Motion, target: int, debtor: int, creditor: int) -> int:
    """Return on which side a debt binds at a motion, 1 or -1, or 0 where the matter is not the creditor's."""
    if debtor in (motion.mover, target):
        return 0
    if target == creditor:
        return 1 if motion.kind == CONFIDENCE else -1
    if creditor == motion.mover or (motion.kind in (FILL, REMOVE) and motion.b == creditor):
        return 1
    if motion.kind == READMIT and motion.a == creditor:
        return 1
    return int(motion.kind == BUDGET and facts.holder[motion.a] == creditor)


def incur(st: State, debtor: int, creditor: int) -> None:
    """Write down that a contender owes somebody a vote, once however often it is promised."""
    if not any(x.item == OWED and (x.who, x.to) == (debtor, creditor) for x in st.promises):
        st.w("promises").append(Promise(debtor, creditor, OWED, 1, st.month, -1))


def worded(facts: Facts, key: int, who: int, to: int) -> bool:
    """Tell whether somebody has given another his word on a matter: then he answers by that, and no debt is called."""
    return any(x.on == key and (x.who, x.to) == (who, to) for x in facts.promises)


def void(st: State, word: Promise, out: list[Event]) -> None:
    """Who breaks a word, or takes it back, is owed nothing for it by him to whom he gave it in that month."""
    for owed in [x for x in st.promises if x.item == OWED]:
        if (owed.who, owed.to, owed.month) == (word.to, word.who, word.month):
            st.w("promises").remove(owed)
            tell(st, owed.who, owed.to, VOID, out)


def pay(
    st: State, item: Motion, target: int, ayes: list[int], noes: list[int], out: list[Event],
    words: frozenset[tuple[int, int]] = frozenset(),
) -> None:
    """After a vote: debts the matter called in are paid or broken, and remembered by the creditor.

    `words` are those who had given each other their word on it: by that they are judged, and the debt stays owed.
    """
    for owed in [x for x in st.promises if x.item == OWED]:
        if (owed.who, owed.to) in words:
            continue
        due = side(st, item, target, owed.who, owed.to)
        given = 1 if owed.who in ayes else -1 if owed.who in noes else 0
        if not due or not given:
            continue
        st.w("promises").remove(owed)
        k = st.seat_index[owed.who]
        if due == given:
            add_reason(st, k, owed.to, CAUSE["kept_word"], 5, 0)
        else:
            st.add("trust", owed.who, -8)
            add_reason(st, k, owed.to, CAUSE["broke_word"], -14, 0)
        tell(st, owed.who, owed.to, KEPT if due == given else BROKEN, out)


def tell(st: State, who: int, to: int, what: int, out: list[Event]) -> None:
    """Let the two who know of a word hear what became of it."""
    bits = sum(1 << st.seat_index[p] for p in (who, to) if st.seat_index[p] >= 0)
    out.append(Event("debt", st.month, (who, to, what), bits))


def reckon(st: State, out: list[Event]) -> None:
    """At month's end: debts past their date, or of those who are gone, are dropped without shame."""
    for owed in [x for x in st.promises if x.item == OWED]:
        late = st.month - owed.month >= st.tune.debt_months
        if late or not st.is_active(owed.to) or not st.is_active(owed.who):
            st.w("promises").remove(owed)
            tell(st, owed.who, owed.to, LAPSED, out)


__all__ = ["BROKEN", "KEPT", "LAPSED", "OWED", "VOID", "VOTE_BROKEN", "VOTE_KEPT", "incur", "pay", "reckon",
           "side", "tell", "void", "worded"]  # fmt: skip
