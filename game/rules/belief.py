"""What contenders think they know: ageing, refreshing, roll calls as lessons (rules 2, Belief)."""

from __future__ import annotations

from game.rules.opinion import CAUSE, add_reason
from game.world.event import Event
from game.world.kinds import ALIVE, CARD, COUNTED, FROM_OWN, INSPECTION, ROLL_CALL, RUMOUR, WIRE, Plant
from game.world.rng import draw, draw_next, fold, key, word
from game.world.state import State


def matters(st: State, p: int) -> bool:
    """Tell whether anybody would keep a card on a person: he holds a post or a seat."""
    return st.life[p] == ALIVE and (bool(st.posts_of[p]) or st.seat_cc[p] > 0)


def learn(
    st: State, k: int, p: int, error: int = 0, source: int = CARD, out: list[Event] | None = None
) -> None:
    """Let seat k know the truth about a person within an error in points of loyalty; a false card is found out."""
    if st.plants:
        _found_out(st, k, p, out)
    slip = draw(2 * error + 1, st.seed, st.month, word("slip"), k, p) - error if error else 0
    st.card(k, p, st.patron[p], min(100, max(0, st.loyalty[p] + slip)), source)


def reckon(st: State, out: list[Event]) -> None:
    """At month's end ties become known by themselves: the Secretariat's slowly, others' faster (rules 2)."""
    tune, seats = st.tune, st.scenario.seats
    if not tune.with_stale_beliefs:
        _know_all(st)
        return
    secretary = st.secretary()
    roots = st.roots()
    people = st.scenario.people
    about = word("seen")
    open_chance, hidden_chance = tune.seen_other, tune.seen_secretariat
    # Nobody's card is read again after it was rewritten: the rows may be fetched beforehand.
    watchers = [
        (
            k, me, key(st.seed, st.month, about, k), open_chance * (40 + people[me].skills[3]) // 90,
            hidden_chance * (40 + people[me].skills[3]) // 90, st.bel_patron[k], st.bel_loyalty[k],
            st.row("bel_month", k),
        )
        for k, me in enumerate(seats)
        if st.life[me] == ALIVE
    ]  # fmt: skip
    life, seat_index, posts_of, seat_cc = st.life, st.seat_index, st.posts_of, st.seat_cc
    for p, (root, patron, loyalty) in enumerate(zip(roots, st.patron, st.loyalty, strict=True)):
        # As `matters` has it.
        if life[p] != ALIVE or seat_index[p] >= 0 or not (posts_of[p] or seat_cc[p] > 0):
            continue
        hidden = root >= 0 and root == secretary
        for k, me, begun, seen, seen_hidden, whose, how_far, when in watchers:
            slip = how_far[p] - loyalty
            if me in (root, patron):
                # One's own circle is seen every month, with the usual self-deception of a patron.
                if whose[p] != patron or not -5 < slip < 5:
                    learn(st, k, p, 5, FROM_OWN, out)
                else:
                    when[p] = st.month
                continue
            wrong = whose[p] != patron
            if not wrong and -15 < slip < 15:
                continue
            if draw_next(1000, begun, p) < (seen_hidden if hidden else seen):
                learn(st, k, p, 12, RUMOUR, out)
                if wrong and patron >= 0:
                    out.append(Event("believed", st.month, (p, patron, me), 1 << k))
    _drop_dead_cards(st)
    for k, me in enumerate(seats):
        # Who sits in the office sees what it does.
        opens = tune.eye_month * (tune.eye_office if me == secretary else 100) // 100
        if draw(1000, st.seed, st.month, word("eye"), k) < opens:
            st.add("eye", k, 1, 0, 95)


def _know_all(st: State) -> None:
    """Let every seat know everything about everybody (rule 9, the factor of underestimation left out)."""
    for k in range(len(st.scenario.seats)):
        st.row("bel_patron", k)[:] = st.patron
        st.row("bel_loyalty", k)[:] = st.loyalty
        st.row("bel_want", k)[:] = [want + 1 for want in st.want]
        st.row("bel_month", k)[:] = [st.month] * len(st.patron)


def roll_call(
    st: State,
    ayes: list[int],
    noes: list[int],
    out: list[Event] | None = None,
    read: bool = False,
    about: tuple[int, int] = (-1, -1),
) -> None:
    """A roll call on a person shows who followed whom to the side it lost to, where it is `read` to all (rule 2.19).

    `about` are its mover and its target. Whose card says that he is a man of theirs, or of a contender who voted, and
    who votes on the other side, is looked into sooner.
    """
    seats = st.scenario.seats
    begins, chance, against = key(st.seed, st.month, word("roll")), st.tune.seen_roll_call, st.tune.seen_against
    stood = {about[0]: 1, about[1]: -1} | dict.fromkeys(ayes, 1) | dict.fromkeys(noes, -1)
    # Nothing that is kept is asked for before all is written.
    held = {k: st.believed_roots(k) for k, p in enumerate(seats) if read or p in stood}
    for side, other, way in ((ayes, noes, 1), (noes, ayes, -1)):
        watchers = [(k, fold(begins, k), held[k]) for k, p in enumerate(seats) if read or p in other]
        for p in side:
            if st.seat_index[p] >= 0:
                continue
            for k, begun, roots in watchers:
                whose = roots[p]
                belied = whose >= 0 and stood.get(whose, way) != way
                if draw_next(1000, begun, p) < (against if belied else chance):
                    learn(st, k, p, 15, ROLL_CALL, out)


def surprise(st: State, k: int, forecast: int, carried: bool, out: list[Event], gain: int = -1) -> None:
    """A roll call against a forecast opens an eye sharply; forecast is the share of ayes expected, permille.

    `gain` is by how many points, -1 for as many as for those it touched (rule 2.03).
    """
    if (forecast > 600 and not carried) or (forecast < 400 and carried):
        gained = st.add("eye", k, gain if gain >= 0 else st.tune.eye_surprise, 0, 95)
        if gained:
            out.append(Event("surprised", st.month, (st.scenario.seats[k], gained), 1 << k))


def counted_aloud(st: State, out: list[Event] | None = None) -> None:
    """At conferences and congresses the delegations are counted aloud: beliefs lose half their error (rules 2)."""
    counted = [p for p in range(len(st.scenario.people)) if st.seat_index[p] < 0 and matters(st, p)]
    for k in range(len(st.scenario.seats)):
        begun = key(st.seed, st.month, word("aloud"), k)
        row = st.row("bel_loyalty", k)  # nothing that is kept is asked for before all is written
        for p in counted:
            if st.bel_patron[k][p] != st.patron[p]:
                if draw_next(2, begun, p):
                    learn(st, k, p, 20, COUNTED, out)
            elif abs(row[p] - st.loyalty[p]) > 4:
                row[p] = (row[p] + st.loyalty[p]) // 2


# -- false cards (rules 2, Belief: it can be fed falsely) ------------------------------------------


def knows_better(st: State, k: int, p: int) -> bool:
    """Tell whether seat k would see through a tale about a person: his own man, or looked into lately."""
    me = st.scenario.seats[k]
    if st.seat_index[p] >= 0 or st.patron[p] == me or st.roots()[p] == me or not st.tune.with_stale_beliefs:
        return True
    fresh = st.month - st.bel_month[k][p] < st.tune.card_fresh
    return fresh and st.bel_source[k][p] in (WIRE, INSPECTION)


def plant(st: State, by: int, k: int, p: int, patron: int, source: int, out: list[Event]) -> bool:
    """Make seat k believe that p is patron's man; returns whether it took. He cannot tell it from the truth."""
    j = st.seat_index[by]
    if knows_better(st, k, p):
        _traced(st, Plant(by, k, p, patron, st.month), out)
        return False
    st.w("plants")[:] = [x for x in st.plants if (x.seat, x.about) != (k, p)]
    st.row("bel_patron", k)[p] = patron
    st.row("bel_loyalty", k)[p] = 55 + draw(26, st.seed, st.month, word("plausible"), k, p)
    st.row("bel_month", k)[p] = st.month - draw(2, st.seed, st.month, word("plausible age"), k, p)
    st.row("bel_source", k)[p] = source
    if st.patron[p] != patron:
        st.w("plants").append(Plant(by, k, p, patron, st.month))
    out.append(Event("false_report", st.month, (by, st.scenario.seats[k], p, patron), 1 << j))
    return True


def _found_out(st: State, k: int, p: int, out: list[Event] | None) -> None:
    """The truth about a person has reached seat k: if a false card lay there, it is known for one."""
    for card in st.plants:
        if (card.seat, card.about) == (k, p):
            st.w("plants")[:] = [x for x in st.plants if x != card]
            if st.patron[p] != card.patron and st.bel_patron[k][p] == card.patron:
                _traced(st, card, out if out is not None else [])
            return


def _traced(st: State, card: Plant, out: list[Event]) -> None:
    """A false card is known for one; whether its maker is known too is drawn, and remembered against him."""
    k, j, me = card.seat, st.seat_index[card.by], st.scenario.seats[card.seat]
    people = st.scenario.people
    chance = st.tune.card_traced + 4 * (people[me].skills[3] - people[card.by].skills[3])
    traced = draw(1000, st.seed, st.month, word("traced"), card.by, k, card.about) < chance
    if traced:
        add_reason(st, j, me, CAUSE["lied_to"], -st.tune.card_regard, 0)
    bits = 1 << k | (1 << j if traced else 0)
    by = card.by if traced else -1
    out.append(Event("report_false", st.month, (me, card.about, card.patron, by), bits))


def _drop_dead_cards(st: State) -> None:
    """Forget false cards that nobody believes any more, or that have come true."""
    if st.plants:
        kept = [
            x for x in st.plants
            if st.bel_patron[x.seat][x.about] == x.patron and st.patron[x.about] != x.patron
            and st.life[x.about] == ALIVE
        ]
        if len(kept) < len(st.plants):
            st.w("plants")[:] = kept
