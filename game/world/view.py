"""What one seat knows: the same columns as the State, beliefs where it cannot see. Built field by field (SAFETY 9)."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from game.world.facts import Facts
from game.world.kinds import (
    DOCUMENT,
    FIXED,
    ISSUE_COLUMNS,
    NUMBERS,
    PERSON_COLUMNS,
    POST_COLUMNS,
    SEAT_COLUMNS,
    Hold,
    Op,
    Pact,
)
from game.world.state import State

# Person columns that are public: bodies, posts and records are printed, standing is heard in any cell.
_OPEN_PERSON = tuple(name for name in PERSON_COLUMNS if name not in ("patron", "loyalty", "want", "served"))
_SHUT_SEAT = ("eye", "ambition", "spare", "acts", "words", "paramount", "habit", "asked", "alarmed")
_OPEN_SEAT = tuple(name for name in SEAT_COLUMNS if name not in _SHUT_SEAT)
_OPEN_LISTS = (
    "quotes", "labels", "agenda", "measures", "minutes", "precedents", "country", "votes", "lapsed", "slate",
    "conferences", "retouches",
)
_OPEN_NUMBERS = tuple(
    name
    for name in NUMBERS
    if name not in ("seed", "next_id", "leader", "leader_for", "rival_leader", "leader_changes", "twice")
)
# What a view shares with the state as it stands, fetched at one go: this is done some thousands of times a game.
_SHARED = (
    *_OPEN_NUMBERS, *_OPEN_PERSON, *POST_COLUMNS, *_OPEN_SEAT, *ISSUE_COLUMNS, *_OPEN_LISTS,
    *FIXED, "stance", "posts_of", "why_open", "regard_open",
)  # fmt: skip
_shared = itemgetter(*_SHARED)


class View(Facts):
    """What the contender in seat `viewer` knows and believes."""

    def believed_roots(self, k: int) -> list[int]:
        """Return the chains as the viewer believes them: what others believe is not known."""
        return self.roots()


def look(st: State, k: int) -> View:
    """Return the view of seat k. Shared columns must not be written: a View has no writers."""
    v = object.__new__(View)
    me = st.scenario.seats[k]
    many = len(st.scenario.seats)
    bit = 1 << k
    v.__dict__.update(zip(_SHARED, _shared(st.__dict__), strict=True))
    v.viewer = k
    v.seed, v.next_id, v.leader, v.leader_for, v.rival_leader, v.leader_changes, v.twice = 0, 0, -1, 0, -1, 0, 0
    # Some happenings are known to one seat only; nobody decides by these.
    v.fired = v.chosen = [0] * len(st.fired)
    v.marks = []
    clear = not st.tune.with_stale_beliefs
    v.patron, v.loyalty = (st.patron, st.loyalty) if clear else (st.bel_patron[k], st.bel_loyalty[k])
    kept = st._seen.setdefault(k, {})
    v.want, v.served = _wants(st, k)
    v.regard, v.why_regard = _feelings(st, k, me)
    v.eye = list(st.eye if clear else st.scenario.eyes)
    v.eye[k] = st.eye[k]
    v.ambition = [60] * many
    v.ambition[k] = st.ambition[k]
    v.spare, v.habit, v.asked, v.alarmed = [0] * many, [0] * many, [0] * many, [0] * many
    v.spare[k], v.habit[k], v.asked[k], v.alarmed[k] = st.spare[k], st.habit[k], st.asked[k], st.alarmed[k]
    v.acts, v.words, v.paramount = [0] * many, [0] * many, [0] * many
    v.acts[k], v.words[k] = st.acts[k], st.words[k]
    # Others' beliefs are not known: one's own stand in for them.
    v.bel_patron, v.bel_loyalty = [v.patron] * many, [v.loyalty] * many
    v.bel_month, v.bel_want = [st.bel_month[k]] * many, [st.bel_want[k]] * many
    v.bel_source = [st.bel_source[k]] * many
    if st.slate:
        # Who is put on a list is known to who put him there and to whose man he is (rules/slate.py).
        v.slate = st.listed(k)
        v.seated_by = [
            by if by >= 0 or by == -1 - me or st.seated_from[p] else min(1, st.seat_cc[p])
            for p, by in enumerate(st.seated_by)
        ]
    # Who believes a false card is known to its maker alone, and that it is false to nobody else.
    v.plants = [plant for plant in st.plants if plant.by == me] if st.plants else []
    # Who else has heard of a pact and when it will come out, who else holds a paper, how an operation will turn out
    # and when it will be noticed: nobody knows.
    v.pacts = _pacts(st, k, me)
    # A document on the agenda is known to all who are to hear it.
    tabled = [m.a for m in st.agenda if m.kind == DOCUMENT]
    # What is laid on the table before one is read.
    tabled += [press[2] for press in st.presses if press[1] == me]
    v.holds = _holds(st, k, tabled)
    v.ops = [Op(*op[:7], 1, 0, op[9] & bit) for op in st.ops if op[1] == me or op[9] & bit]
    v.orders = [order for order in st.orders if order[0] == k]
    v.offers = [offer for offer in st.offers if me in offer[1]]
    v.promises = [word for word in st.promises if word[0] == me or word[1] == me]
    v.queue = [decision for decision in st.queue if decision[1] == k]
    v.presses = [press for press in st.presses if me in press[:2]]
    v.forecasts = [pair for pair in st.forecasts if pair[0] == k]
    # The chains it believes in are those the state keeps for it.
    v._roots, v._believed = st.believed_roots(k), {}
    v._power = kept
    v._open, v._gaps = st._open, st._gaps
    return v


def _pacts(st: State, k: int, me: int) -> list[Pact]:
    """Return the pacts seat k knows of, with what it knows of them."""
    kept: list[Pact] | None = st._shown["pacts"].get(k)
    if kept is None:
        bit = 1 << k
        kept = st._shown["pacts"][k] = [
            pact
            if not (pact.leak or pact.known & ~bit or (pact.caucus and me not in pact.parties))
            else pact._replace(leak=0, known=pact.known & bit, caucus=pact.caucus if me in pact.parties else ())
            for pact in st.pacts
            if not pact.secret or me in pact.parties or pact.known & bit
        ]
    return list(kept)


def _holds(st: State, k: int, tabled: list[int]) -> list[Hold]:
    """Return the papers seat k knows of, those on a table with them."""
    kept = st._shown["holds"].get(k)
    if kept is None or kept[0] != tabled:
        bit = 1 << k
        kept = st._shown["holds"][k] = (tabled, [
            hold if not hold.holders & ~bit else Hold(*hold[:3], hold.holders & bit, *hold[4:])
            for hold in st.holds
            if hold.public or hold.holders & bit or hold.id in tabled
        ])  # fmt: skip
    return list(kept[1])


def _wants(st: State, k: int) -> tuple[list[int], list[int]]:
    """Return what seat k knows of wants: which one each person has, and when it was last served."""
    kept: tuple[list[int], list[int]] | None = st._shown["wants"].get(k)
    if kept is None:
        known = st.bel_want[k]
        kept = st._shown["wants"][k] = (
            [told - 1 for told in known],
            [month if told else 0 for month, told in zip(st.served, known, strict=True)],
        )
    return kept


def _feelings(st: State, k: int, me: int) -> tuple[list[list[int]], list[Any]]:
    """Return what seat k knows of opinions, sums and reasons by contender.

    What people think of a contender is known as far as it was said aloud; one's own opinions are known whole.
    """
    regard, why = [], []
    for j in range(len(st.scenario.seats)):
        known = st._felt.setdefault(j, {})
        told = known.get(k)
        if told is None:
            row, reasons = list(st.regard_open[j]), list(st.why_open[j])
            row[me], reasons[me] = st.regard[j][me], st.why_regard[j][me]
            told = known[k] = (row, reasons)
        regard.append(told[0])
        why.append(told[1])
    return regard, why
