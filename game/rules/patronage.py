"""Patronage month by month: a service that must be kept up, not a switch (rules 2, Clients)."""

from __future__ import annotations

from game.rules import lead, local, severity
from game.rules.career import seat_bit
from game.rules.levers import drawn, trades
from game.world.event import Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, OUT_PARTY
from game.world.rng import draw, draw_next, key, word
from game.world.state import State


def capacity(st: Facts, p: int) -> int:
    """Return how many direct clients a patron can serve (rules 2)."""
    return st.tune.capacity_base + st.tune.capacity_slot * st.slots(p)


def put_out(st: State, p: int, lord: int) -> None:
    """Loosen a man from whom somebody took a post: thanks to him end, and his own man follows him less (rule 2.06).

    Otherwise the same few posts, handed round among one's own, would bring new thanks each time.
    """
    if st.owes[p] == lord:
        st.owe(p, lord, 0)
    if st.seat_index[p] < 0 and st.roots()[p] == lord:
        st.add("loyalty", p, -st.tune.put_out)


def unserved(st: State) -> list[int]:
    """Return the clients beyond what their patron can serve, of every patron great or small, least served first."""
    circles: dict[int, list[int]] = {}
    for p, patron in enumerate(st.patron):
        if patron >= 0 and st.seat_index[p] < 0 and st.life[p] == ALIVE and st.life[patron] == ALIVE:
            circles.setdefault(patron, []).append(p)
    out = []
    for patron, mine in circles.items():
        if len(mine) <= st.tune.capacity_base + st.tune.capacity_slot:
            continue
        over = len(mine) - capacity(st, patron)
        if over > 0:
            out += sorted(mine, key=lambda p: (st.served[p], st.loyalty[p], p))[:over]
    return out


def gift(st: Facts, p: int, master: int) -> int:
    """Return how the gift of a client's post pulls his loyalty: his patron's, another's, nobody's, in points."""
    best = 0
    for q in st.posts_of[p]:
        if st.under[q] < 0:
            # Whoever is chosen at home owes it to nobody far away.
            best = min(best, -st.tune.other_pull) if local.is_local(st, q) else best
            continue
        giver = st.jurisdiction(q)
        if giver < 0:
            best = min(best, -st.tune.none_pull // 2)
            continue
        root = st.roots()[giver]
        if giver in (p, master) or root == master:
            return st.tune.giver_pull
        best = min(best, -st.tune.other_pull if root >= 0 else -st.tune.none_pull)
    return best


def target_loyalty(st: Facts, p: int, patron: int, lords: dict[int, int] | None = None) -> int:
    """Return the loyalty towards which a client moves, in points (rules 2).

    `lords` may be one empty table for all clients asked about at a time, to be filled.
    """
    master = st.roots()[patron] if st.seat_index[patron] < 0 else patron
    lord = master if master >= 0 else patron
    drawn = lords.get(lord) if lords is not None else None
    if drawn is None:
        drawn = _drawing(st, lord)
        if lords is not None:
            lords[lord] = drawn
    given = gift(st, p, lord)
    value = drawn + given - apart(st, p, lord, given > 0) // 3
    k = st.seat_index[lord]
    if k >= 0:
        value += max(-10, min(12, liking(st, p, k, given > 0) // 4))
    if st.served[p] and st.month - st.served[p] < 12:
        value += 8
    return max(0, min(100, value))


def apart(st: Facts, p: int, lord: int, gives: bool) -> int:
    """Return how far views keep a man from a patron, in points: less where it is the patron who fills his post."""
    apart = st.distance(p, lord)
    return apart * st.tune.gift_blinds // 100 if gives else apart


def liking(st: Facts, p: int, k: int, gives: bool) -> int:
    """Return what a man thinks of a contender as a patron: an ill opinion counts less of him who fills his post."""
    thought = st.regard[k][p]
    return -(-thought * st.tune.gift_blinds // 100) if gives and thought < 0 else thought


def _drawing(st: Facts, lord: int) -> int:
    """Return what of a client's loyalty lies in the lord alone: his skill, his fortune, his disgrace."""
    k = st.seat_index[lord]
    fortune = max(-12, min(12, st.momentum[k] // 2)) if k >= 0 and st.tune.with_bandwagon else 0
    disgrace = (0, 2, 6, 12, 24, 45, 60, 70)[severity.shadow(st, lord)]
    return st.tune.loyalty_base + st.scenario.people[lord].skills[3] // 6 + fortune - disgrace


def reckon(st: State, out: list[Event]) -> None:
    """Move loyalties, let the unserved sink, let the disloyal leave and the unattached find a patron."""
    tune = st.tune
    st.thank_less(tune.gratitude_fade)
    moves: list[tuple[int, int]] = []
    lords: dict[int, int] = {}
    life, seat_index, posts_of, seat_cc, loyalty = st.life, st.seat_index, st.posts_of, st.seat_cc, st.loyalty
    off_month = st.month % 3 != 0
    for p, patron in enumerate(st.patron):
        if patron < 0 or life[p] != ALIVE or seat_index[p] >= 0:
            continue
        if off_month and not posts_of[p] and not seat_cc[p]:
            continue
        gap = target_loyalty(st, p, patron, lords) - loyalty[p]
        if gap:
            moves.append((p, max(-tune.loyalty_down, min(tune.loyalty_up, gap))))
    st.sway(moves)
    st.sway([(p, -tune.unserved_sink) for p in unserved(st)])
    momentum = st.w("momentum")
    for k, lord in enumerate(st.scenario.seats):
        if st.life[lord] == ALIVE:
            momentum[k] -= (momentum[k] > 0) - (momentum[k] < 0)
    leave(st, out)
    if tune.with_bandwagon:
        join(st, out)


def leave(st: State, out: list[Event]) -> None:
    """Clients whose loyalty is spent leave; half go over to who fills their post (rules 2)."""
    life, seat_index, gratitude, low = st.life, st.seat_index, st.gratitude, st.tune.leave_below
    for p in range(len(life)):
        patron = st.patron[p]
        if patron < 0 or st.loyalty[p] >= low or life[p] != ALIVE or seat_index[p] >= 0:
            continue
        if gratitude[p] and st.loyalty[p] + st.thanks(p, patron, st.roots()[patron]) // 2 >= low:
            continue
        if draw(100, st.seed, st.month, word("leave"), p) >= 60:
            continue
        new, loyalty = -1, 30
        for q in st.posts_of[p]:
            giver = st.jurisdiction(q)
            if giver >= 0 and giver not in (p, patron) and draw(3, st.seed, st.month, word("over"), p):
                new, loyalty = giver, 44
                break
        st.w("patron")[p] = new
        st.w("loyalty")[p] = loyalty
        out.append(
            Event(
                "client_left",
                st.month,
                (p, patron, new),
                seat_bit(st, patron) | (seat_bit(st, new) if new >= 0 else 0),
            )
        )


def join(st: State, out: list[Event]) -> None:
    """The unattached drift to whoever fills their post, serves wants and wins votes (rules 6, Bandwagon)."""
    tune = st.tune
    begun, bond = key(st.seed, st.month, word("join")), tune.client_bond
    life, seat_index, posts_of, seat_cc = st.life, st.seat_index, st.posts_of, st.seat_cc
    picking = key(st.seed, st.month, word("pick"))
    lords = [
        (k, lord)
        for k, lord in enumerate(st.scenario.seats)
        if life[lord] == ALIVE and st.rung[lord] < OUT_PARTY and seat_cc[lord] == 2
    ]
    held = {k: trades(st, lord) for k, lord in lords if posts_of[lord]}  # who has no post has no lever
    strength: dict[int, int] = {}  # what those who lead are thought to be worth, until a tie is written that tells
    for p in range(len(life)):
        if life[p] != ALIVE or seat_index[p] >= 0 or not (posts_of[p] or seat_cc[p]):
            continue
        loose = st.patron[p] >= 0
        if loose and (st.loyalty[p] >= bond or st.bond(p) >= bond):
            continue
        if draw_next(1000, begun, p) >= st.tune.join_chance:
            continue
        best, score = -1, 28 if loose else 10
        givers = [st.jurisdiction(q) for q in posts_of[p]]
        picked = key(p, start=picking)
        for k, lord in lords:
            gives = lord in givers
            value = (
                liking(st, p, k, gives) // 2
                - apart(st, p, lord, gives) // 4
                + st.momentum[k]
                + draw_next(21, picked, k)
            )
            if gives:
                value += 30
            if held.get(k):
                value += drawn(st, p, held[k])
            if tune.join_leading:
                if k not in strength:
                    strength[k] = lead.mean_estimate(st, k) // tune.join_leading
                value += strength[k]
            if value > score:
                best, score = lord, value
        if best >= 0 and best != st.patron[p]:
            st.w("patron")[p] = best
            st.w("loyalty")[p] = 52 if loose else 48
            if not tune.with_stale_beliefs:
                strength.clear()
            out.append(Event("client_gained", st.month, (p, best), seat_bit(st, best)))
