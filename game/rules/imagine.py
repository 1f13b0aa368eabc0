"""A state consistent with what one seat knows: what it sees copied, what it does not see drawn from its beliefs.

A rival who thinks ahead plays on in worlds made here and never in the true one: `imagine` reads a View and nothing
else, and two calls with the same view and key make the same world (ARCHITECTURE, belief).
"""

from __future__ import annotations

from game.rules import lead
from game.rules.opinion import CAUSE
from game.world.kept import nothing_shown
from game.world.kinds import (
    ALIVE,
    BLOC,
    FIXED,
    ISSUE_COLUMNS,
    LIST_COLUMNS,
    NUMBERS,
    OUT_PARTY,
    PERSON_COLUMNS,
    POST_COLUMNS,
    ROW_TABLES,
    SEAT_COLUMNS,
    Decision,
    Op,
    Pact,
)
from game.world.rng import key as chance_key
from game.world.rng import word
from game.world.state import State
from game.world.view import View

FIRST_ID = 1_000_000  # numbers of what comes into being in an imagined world; none of the true one is as high
DESK, RESOLVE, SESSION, COUNT = 1, 2, 6, 7  # phases of play/month.py in which others are asked as well
HIDDEN_BLOCS = 2  # secret blocs at most that a seat supposes
NEAR, FAR = 5, 20  # points by which a loyalty may differ from what is believed: of one's own men, of others'


def imagine(view: View, key: int) -> State:
    """Return a state that looks to the viewer's seat as the view does; what is hidden is drawn with `key`.

    It shares nothing with the view and may be played on. Happenings are taken to have fired: what news the next
    months bring is not known to anybody.
    """
    st = object.__new__(State)
    _copy(st, view)
    k = view.viewer
    begun = chance_key(key, view.month, word("imagined"), k)
    st.seed = begun >> 2
    st.next_id, st.leader, st.rival_leader, st.twice = FIRST_ID, -1, -1, -1
    st.fired = [view.month] * len(view.scenario.happenings)
    st.chosen = [0] * len(view.scenario.happenings)
    st.marks = [0] * 32
    st._own, st._roots, st._believed, st._power, st._seen, st._open = set(), None, {}, {}, {}, {}
    st._walked, st._shown, st._felt = {}, nothing_shown(), {}
    st._gaps = dict(view._gaps)
    _draw_ties(st, view, begun)
    _draw_seats(st, view, begun)
    _draw_feelings(st, view)
    _draw_papers(st, view, begun)
    _ask(st, view)
    return st


def _copy(st: State, view: View) -> None:
    """Copy every column as the view shows it, so that nothing is shared."""
    for name in (*NUMBERS, *FIXED):
        setattr(st, name, getattr(view, name))
    for name in (*PERSON_COLUMNS, *POST_COLUMNS, *SEAT_COLUMNS, *ISSUE_COLUMNS, *LIST_COLUMNS, "posts_of"):
        setattr(st, name, list(getattr(view, name)))
    for name in (*ROW_TABLES, "stance", "why_regard", "why_open"):
        setattr(st, name, [list(row) for row in getattr(view, name)])


def _draw_ties(st: State, view: View, begun: int) -> None:
    """Draw whose man everybody really is and how firmly, what he wants, and what the other seats make of it.

    A belief errs by its age. A man whom nobody is known to lead may be the man of whoever gave him his post.
    """
    k, me, people = view.viewer, view.scenario.seats[view.viewer], view.scenario.people
    seats, month, start = view.scenario.seats, view.month, view.scenario.start
    roots, secretary = view.roots(), view.secretary()
    believed, loyalties, age_of = view.patron, view.loyalty, view.bel_month[k]
    tables = [(st.bel_patron[j], st.bel_loyalty[j]) for j in range(len(seats)) if j != k]
    told = view.bel_want[k]
    folded = chance_key(word("ties"), start=begun)
    for p, person in enumerate(people):
        if view.life[p] != ALIVE or view.seat_index[p] >= 0:
            continue
        if told[p] == 0 and person.wants:
            # The first is his from the start; it gives way to another once it is served.
            st.want[p] = 0 if p % 3 or len(person.wants) < 2 else 1
        if not view.posts_of[p] and not view.seat_cc[p]:
            continue
        chance = chance_key(p, start=folded)
        mine = roots[p] == me
        spread = NEAR if mine else min(FAR, NEAR + max(0, month - age_of[p]) * 2)
        loyalty = loyalties[p] + chance % (2 * spread + 1) - spread
        patron = believed[p]
        if patron < 0 and chance >> 8 & 3 == 0:
            givers = [giver for q in view.posts_of[p] if (giver := view.giver[q]) >= 0 and giver not in (p, me)]
            if givers and view.life[givers[0]] == ALIVE:
                patron, loyalty = givers[0], 45 + (chance >> 10) % 30
        st.patron[p], st.loyalty[p] = patron, max(0, min(100, loyalty))
        # The files of the Secretariat are read late, the ties of others sooner; each seat errs in its own way.
        blind = 3 if roots[p] == secretary and secretary >= 0 else 7
        for bit, (patrons, bonds) in enumerate(tables):
            part = chance >> 16 + 6 * bit
            patrons[p] = st.patron[p] if part & blind else (-1 if month - start < 18 else believed[p])
            bonds[p] = max(0, min(100, st.loyalty[p] + (part >> 1 & 31) - 16))


def _draw_seats(st: State, view: View, begun: int) -> None:
    """Draw how far the others' eyes have opened and what drives them by now."""
    gone = view.month - view.scenario.start
    for j, p in enumerate(view.scenario.seats):
        if j == view.viewer:
            continue
        person = view.scenario.people[p]
        chance = chance_key(j, word("seat"), start=begun)
        opened = person.eye + gone * view.tune.eye_month * 2 // 1000 + chance % 21 - 10
        st.eye[j] = max(5, min(95, opened))
        st.ambition[j] = min(100, dict(person.temper).get("ambition", 50) + gone // 3)
        st.acts[j] = 1


def _draw_feelings(st: State, view: View) -> None:
    """What people say aloud of a contender is known; the old feeling has as much again that is not said."""
    old = CAUSE["old_feeling"]
    me = view.scenario.seats[view.viewer]
    for j in range(len(view.scenario.seats)):
        regard, why = st.regard[j], st.why_regard[j]
        for p, reasons in enumerate(why):
            if p == me or not reasons:
                regard[p] = sum([reason[1] for reason in reasons]) if p != me else regard[p]
                continue
            first = next((reason for reason in reasons if reason[0] == old), None)
            if first is not None and len(reasons) < 6:
                why[p] = (*reasons, (old, first[1], first[2], 0))
            regard[p] = sum([reason[1] for reason in why[p]])


def _draw_papers(st: State, view: View, begun: int) -> None:
    """Draw what is kept from the seat of pacts and operations it knows, and blocs it may only suppose."""
    chance = chance_key(word("papers"), start=begun)
    me, k = view.scenario.seats[view.viewer], view.viewer
    st.pacts = [
        pact._replace(leak=view.month + 1 + chance_key(pact.id, start=chance) % 30) if pact.secret else pact
        for pact in view.pacts
    ]
    st.ops = [_drawn(op, view.month, chance_key(op.id, 1, start=chance), op.owner == me) for op in view.ops]
    _suppose_blocs(st, view, chance, k)


def _drawn(op: Op, month: int, chance: int, mine: bool) -> Op:
    """Return an operation with its outcome drawn: in thirds, and noticed or not if it is one's own."""
    left = max(1, op.due - month + 1)
    noticed = month + (chance >> 8) % left if mine and not op.seen and chance % 3 == 0 else 0
    return op._replace(quality=(chance >> 4) % 3, noticed=noticed)


def _suppose_blocs(st: State, view: View, chance: int, k: int) -> None:
    """Suppose that two who would both gain much by the fall of the same man have agreed on it in secret, sometimes."""
    gains, seats = lead.gain(view), view.scenario.seats
    playing = [j for j in view.in_play() if j != k]
    made = 0
    for n, a in enumerate(playing):
        for b in playing[n + 1 :]:
            if made >= HIDDEN_BLOCS or view.bound(seats[a], seats[b]):
                continue
            for t in view.in_play():
                he = seats[t]
                least = view.tune.threat_pact
                if t in (a, b) or gains[a][t] < least or gains[b][t] < least or view.seat_cc[he] < 2:
                    continue
                if chance_key(a, b, t, start=chance) % 4 == 0:
                    st.pacts.append(
                        Pact(
                            st.new_id(), BLOC, he, tuple(sorted((seats[a], seats[b]))), 0, 1, view.month,
                            view.month + view.tune.pact_months, 0, 0, 0,
                        )
                    )  # fmt: skip
                    made += 1
                break


def _ask(st: State, view: View) -> None:
    """Put the questions of the hour to the other seats as well: their desks, or their names."""
    seats = view.scenario.seats
    turn = view.month % len(seats)
    order = [*range(turn, len(seats)), *range(turn)]
    if view.phase == RESOLVE and any(decision.kind == "desk" for decision in view.queue):
        st.queue += [
            Decision("desk", j)
            for j in order
            if j != view.viewer and view.life[seats[j]] == ALIVE and view.rung[seats[j]] < OUT_PARTY
        ]
    elif view.phase == COUNT and 0 <= view.item < len(view.agenda):
        asked = {decision.seat for decision in view.queue}
        body = view.agenda[view.item].body
        members = view.members(body) if body != 7 else []
        st.queue += [
            Decision("call", j, view.item)
            for j in order
            if j not in asked and j != view.viewer and seats[j] in members and view.votes[seats[j]] in (0, 2)
        ]

