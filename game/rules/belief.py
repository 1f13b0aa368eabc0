"""What contenders think they know: ageing, refreshing, roll calls as lessons (rules 2, Belief)."""

from __future__ import annotations

from game.world.event import Event
from game.world.facts import ALIVE
from game.world.rng import draw, word
from game.world.state import State


def matters(st: State, p: int) -> bool:
    """Tell whether anybody would keep a card on a person: he holds a post or a seat."""
    return st.life[p] == ALIVE and (bool(st.posts_of[p]) or st.seat_cc[p] > 0)


def learn(st: State, k: int, p: int, error: int = 0) -> None:
    """Let seat k know the truth about a person within an error in points of loyalty."""
    st.row("bel_patron", k)[p] = st.patron[p]
    slip = draw(2 * error + 1, st.seed, st.month, word("slip"), k, p) - error if error else 0
    st.row("bel_loyalty", k)[p] = min(100, max(0, st.loyalty[p] + slip))
    st.row("bel_month", k)[p] = st.month


def reckon(st: State, out: list[Event]) -> None:
    """At month's end ties become known by themselves: the Secretariat's slowly, others' faster (rules 2)."""
    tune, seats = st.tune, st.scenario.seats
    secretary = st.secretary()
    roots = st.roots()
    people = st.scenario.people
    watchers = [(k, me, 40 + people[me].skills[3]) for k, me in enumerate(seats) if st.life[me] == ALIVE]
    for p in range(len(people)):
        if st.seat_index[p] >= 0 or not matters(st, p):
            continue
        root, patron, loyalty = roots[p], st.patron[p], st.loyalty[p]
        hidden = root >= 0 and root == secretary
        base = tune.seen_secretariat if hidden else tune.seen_other
        for k, me, sharp in watchers:
            if me in (root, patron):
                # One's own circle is seen every month, with the usual self-deception of a patron.
                if st.bel_patron[k][p] != patron or abs(st.bel_loyalty[k][p] - loyalty) > 4:
                    learn(st, k, p, 5)
                else:
                    st.row("bel_month", k)[p] = st.month
                continue
            wrong = st.bel_patron[k][p] != patron
            if not wrong and abs(st.bel_loyalty[k][p] - loyalty) < 15:
                continue
            chance = base * sharp // 90
            if draw(1000, st.seed, st.month, word("seen"), k, p) < chance:
                learn(st, k, p, 12)
                if wrong and patron >= 0:
                    out.append(Event("believed", st.month, (p, patron, me), 1 << k))
    for k in range(len(seats)):
        if draw(1000, st.seed, st.month, word("eye"), k) < tune.eye_month:
            st.add("eye", k, 1, 0, 95)


def roll_call(st: State, ayes: list[int], noes: list[int]) -> None:
    """A roll call on a person shows who followed whom to the side it lost to (rules 2)."""
    seats = st.scenario.seats
    for side, other in ((ayes, noes), (noes, ayes)):
        watchers = [k for k, p in enumerate(seats) if p in other]
        for p in side:
            if st.seat_index[p] >= 0:
                continue
            for k in watchers:
                if draw(1000, st.seed, st.month, word("roll"), k, p) < st.tune.seen_roll_call:
                    learn(st, k, p, 15)


def surprise(st: State, k: int, forecast: int, carried: bool, out: list[Event]) -> None:
    """A roll call against a forecast opens an eye sharply; forecast is the share of ayes expected, permille."""
    if (forecast > 600 and not carried) or (forecast < 400 and carried):
        gained = st.add("eye", k, st.tune.eye_surprise, 0, 95)
        if gained:
            out.append(Event("surprised", st.month, (st.scenario.seats[k], gained), 1 << k))


def counted_aloud(st: State) -> None:
    """At conferences and congresses the delegations are counted aloud: beliefs lose half their error (rules 2)."""
    for k in range(len(st.scenario.seats)):
        for p in range(len(st.scenario.people)):
            if st.seat_index[p] >= 0 or not matters(st, p):
                continue
            if st.bel_patron[k][p] != st.patron[p]:
                if draw(2, st.seed, st.month, word("aloud"), k, p):
                    learn(st, k, p, 20)
            elif abs(st.bel_loyalty[k][p] - st.loyalty[p]) > 4:
                row = st.row("bel_loyalty", k)
                row[p] = (row[p] + st.loyalty[p]) // 2
