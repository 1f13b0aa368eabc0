"""Opinions: what a person thinks of a contender, always a list of reasons (RULES 2, Opinion)."""

from __future__ import annotations

from game.world.facts import Facts
from game.world.scenario import FRIENDSHIP, GRUDGE
from game.world.state import State

# Causes of an opinion; the words are under `cause:` in assets/text.
CAUSES = (
    "old_feeling",
    "attacked_me",
    "attacked_friend",
    "stood_by_me",
    "struck_me",
    "served_want",
    "appointed",
    "passed_over",
    "moved_away",
    "praised",
    "reconciled",
    "betrayed",
    "kept_word",
    "broke_word",
    "pressed_hold",
    "leaked_on_me",
    "voted_with_me",
    "voted_against_me",
    "cover",
    "insult",
    "money",
    "cut_money",
    "line_right",
    "line_wrong",
    "victim",
    "helped_return",
    "happening",
    "refused_pact",
    "shared_pact",
    "warned",
    "letter",
    "lied_to",
    "stirred_up",
)
CAUSE = {name: n for n, name in enumerate(CAUSES)}
REASONS_AT_MOST = 6
REFUSAL_MONTHS = 4  # months in which a refused pact is remembered as what it was
_LIMIT = 100


def add_reason(st: State, k: int, p: int, cause: int, amount: int, is_open: int = 1) -> None:
    """Give a person one more reason to like or dislike the contender in seat k.

    Amounts are points, -60 to 60 in practice; the sum is kept within -100..100. A seventh reason merges the two
    oldest small ones into 'old feeling'.
    """
    if amount == 0 or p == st.scenario.seats[k]:
        return
    reasons = list(st.why_regard[k][p])
    have = 0
    for reason in reasons:
        have += reason[1]
    amount = max(-_LIMIT - have, min(_LIMIT - have, amount))
    if amount == 0:
        return
    for n, reason in enumerate(reasons):
        if reason[0] == cause and reason[3] == is_open:
            reasons[n] = (cause, reason[1] + amount, st.month, is_open)
            break
    else:
        reasons.append((cause, amount, st.month, is_open))
    if len(reasons) > REASONS_AT_MOST:
        small = sorted(range(len(reasons)), key=lambda n: _hold_on(reasons[n], st.month))[:2]
        first, second = sorted(small)
        b, a = reasons.pop(second), reasons.pop(first)
        reasons.insert(0, (0, a[1] + b[1], max(a[2], b[2]), a[3] & b[3]))
    _store(st, k, [(p, reasons)])


def _hold_on(reason: tuple[int, int, int, int], month: int) -> tuple[bool, int, int]:
    """Return how firmly a reason is remembered: a refusal of these months is not forgotten, or he would ask again."""
    fresh = reason[0] == CAUSE["refused_pact"] and month - reason[2] <= REFUSAL_MONTHS
    return fresh, abs(reason[1]), reason[2]


def _store(st: State, k: int, changed: list[tuple[int, list[tuple[int, int, int, int]]]]) -> None:
    """Keep the sums beside the reasons, for everybody whose reasons changed."""
    seat_index = st.seat_index
    among_seats = False
    for p, _ in changed:
        if seat_index[p] >= 0:
            among_seats = True
            break
    why, shown_why, regard, shown_regard = st.feelings(k, among_seats)
    for p, reasons in changed:
        whole = shown = 0
        told = []
        for reason in reasons:
            amount = reason[1]
            whole += amount
            if amount and reason[3]:
                shown += amount
                told.append(reason)
            elif not amount:
                reasons = [one for one in reasons if one[1]]
        why[p], shown_why[p] = tuple(reasons), tuple(told)
        regard[p], shown_regard[p] = whole, shown


def fade(st: State) -> None:
    """Let feelings wear off: each reason loses a twelfth a quarter, old feelings last (RULES 2, decay)."""
    if st.month % 3:
        return
    for k in range(len(st.scenario.seats)):
        changed = []
        for p, held in enumerate(st.why_regard[k]):
            # Old feelings do not wear off.
            if held and (held[-1][0] or any(reason[0] for reason in held)):
                changed.append((
                    p, [(cause, amount - _wear(amount), month, is_open) if cause else (cause, amount, month, is_open)
                        for cause, amount, month, is_open in held],
                ))  # fmt: skip
        if changed:
            _store(st, k, changed)


def _wear(amount: int) -> int:
    """Return what a feeling loses in a quarter: a twelfth, rounded alike for likes and dislikes, a point at least."""
    if amount > 0:
        return (amount + 6) // 12 if amount > 6 else 1
    return -((6 - amount) // 12) if amount < -6 else -1


def opinion(facts: Facts, a: int, b: int) -> int:
    """Return what a thinks of b, -100..100: reasons for a contender, else grudges, friendships and shared patrons."""
    k = facts.seat_index[b]
    if k >= 0:
        return facts.regard[k][a]
    person = facts.scenario.people[a]
    value = 0
    if b in person.grudges:
        value += GRUDGE
    if b in person.friends:
        value += FRIENDSHIP
    if facts.seat_index[a] >= 0:
        root = facts.roots()[b]
        if root == a:
            value += 25
        elif root >= 0:
            value += facts.regard[facts.seat_index[root]][a] // 4
    return max(-100, min(100, value))


def isolation(facts: Facts, p: int, members: list[int]) -> int:
    """Return how alone a contender is in a body, 0..100 (DETAILS, isolation)."""
    k = facts.seat_index[p]
    if k < 0 or not members:
        return 0
    near = sum(1 for x in members if x == p or facts.regard[k][x] > -10)
    return 100 - 100 * near // len(members)
