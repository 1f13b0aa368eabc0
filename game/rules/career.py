"""Careers: posts given and lost, the ladder of discipline, seats in bodies, deaths, new cadres (rules 4)."""

from __future__ import annotations

from game.rules.hold import burn
from game.rules.opinion import CAUSE, add_reason
from game.world.event import ALL, Event
from game.world.facts import Facts
from game.world.kinds import (
    ALIVE,
    CC,
    CCC,
    CLEAR,
    DEAD,
    DEPORTED,
    EXILE,
    ORGBURO,
    OUT_CC,
    OUT_PARTY,
    OUT_POLITBURO,
    OUT_POST,
    POLITBURO,
    REPRIMAND,
    SECRETARIAT,
    SERVICE,
    WAITING,
)
from game.world.rng import draw, draw_next, key, word
from game.world.scenario import BY_CC, PROMOTION, PostDef, want_at
from game.world.state import State

EXILE_PLACES = 6  # their names are words
_SEATS = {POLITBURO: "seat_pb", SECRETARIAT: "seat_sec", ORGBURO: "seat_org", CC: "seat_cc", CCC: "seat_ccc"}


def appoint(st: State, q: int, p: int, giver: int, out: list[Event], cause: str = "") -> None:
    """Put a person into a post: he owes something to whoever gave it (rules 2, Clients)."""
    post = st.scenario.posts[q]
    if st.life[p] == WAITING:
        enter(st, p, out)
    old = st.holder[q]
    for x in laid_down(st, q, p):
        _leave(st, p, x, out)
    st.seat(p, q, giver)
    if st.month > st.scenario.start:
        st.add("machine", q, -15, 20)
    out.append(Event("appointed", st.month, (p, q, giver), ALL, cause))
    if giver >= 0 and giver != p:
        k = st.seat_index[giver]
        st.owe(p, giver, st.tune.gratitude_given)
        if k >= 0:
            add_reason(st, k, p, CAUSE["appointed"], 12)
            want = want_at(st.scenario.people[p], st.want[p])
            if want is not None and want.kind == PROMOTION:
                serve(st, k, p, 10)
        if st.seat_index[p] < 0 and k >= 0:
            offer_patron(st, p, giver, out)
    if post.accepts == BY_CC and post.id != "gensec":
        st.w("seat_sec")[p] = 1
    if q == st.secretary_post:
        st.secretary_since = st.month
        st.w("seat_sec")[p] = 1
        st.w("seat_org")[p] = 2
        if st.seat_cc[p] == 2 and st.seat_pb[p] < 2:
            # Whoever is trusted with the office sits where its reports are heard.
            elect(st, p, POLITBURO, 2, out)
    if old >= 0 and old != p:
        st.add("standing", old, -post.glamour // 2)


# Each of these is a machine of its own, and one is as much as a man is given.
_MACHINES = ("centre", "control", "army", "police", "union", "comintern")


def _is_away(post: PostDef) -> bool:
    """Tell whether a post is held in the provinces: a region, a republic, a military district."""
    return post.under >= 0 and post.kind in ("region", "district", "republic", "army")


def laid_down(facts: Facts, q: int, p: int) -> list[int]:
    """Return the posts a person lays down when he takes post q: what is not held together, then the lightest (rules 2).

    A second machine, a second soviet, two posts of the apparatus in one man's gift, the centre and a province or an
    embassy are not held together. The chair of the Politburo is no post of its own and counts for nothing.
    """
    posts = facts.scenario.posts
    post = posts[q]
    gone: list[int] = []
    kept: list[int] = []
    for x in facts.posts_of[p]:
        if x in (q, facts.chair_post) or q == facts.chair_post:
            continue
        other = posts[x]
        same_work = other.under >= 0 and other.kind != "soviet" and post.under >= 0
        twice = (other.accepts == BY_CC and post.accepts == BY_CC) or "abroad" in (other.kind, post.kind)
        alike = (other.kind in _MACHINES and post.kind in _MACHINES) or other.kind == post.kind == "soviet"
        apart = _is_away(post) != _is_away(other) and "soviet" not in (post.kind, other.kind)
        (gone if same_work or twice or alike or apart else kept).append(x)
    kept.sort(key=lambda x: (posts[x].rank, posts[x].delegates, posts[x].glamour, -x))
    return gone + kept[: max(0, len(kept) + 1 - facts.tune.posts_held)]


def _leave(st: State, p: int, q: int, out: list[Event]) -> None:
    """Take a person out of a post and let its jurisdiction feel it."""
    st.vacate(q)
    out.append(Event("vacated", st.month, (p, q)))
    if q == st.secretary_post:
        st.w("seat_sec")[p] = 0
        k = st.seat_index[p]
        if k >= 0:
            st.add("momentum", k, -20, -40, 40)
    elif st.scenario.posts[q].accepts == BY_CC:
        st.w("seat_sec")[p] = 0
    if st.wardens[q]:
        shake(st, p, q)


def remove(st: State, q: int, out: list[Event]) -> int:
    """Remove the holder of a post; returns who it was, -1 for nobody."""
    p = st.holder[q]
    if p >= 0:
        _leave(st, p, q, out)
        st.add("standing", p, -st.scenario.posts[q].glamour)
        if q == st.secretary_post and st.seat_index[p] >= 0:
            st.ousted |= 1 << st.seat_index[p]
    return p


def shake(st: State, master: int, q: int) -> None:
    """Whoever loses the appointing post loses a good part of that jurisdiction within a month (rules 2, Clients)."""
    stack, seen = [q], []
    while stack:
        for x in st.wardens[stack.pop()]:
            seen.append(x)
            stack.append(x)
    roots = st.roots()
    held = {st.holder[x]: x for x in seen if st.holder[x] >= 0}
    for p in held:
        if st.seat_index[p] >= 0:
            continue
        if st.patron[p] == master:
            st.add("loyalty", p, -st.tune.post_lost_shock)
        elif roots[p] == master:
            st.add("loyalty", p, -st.tune.post_lost_shock // 2)


def offer_patron(st: State, p: int, giver: int, out: list[Event]) -> None:
    """Let an appointment change whom a person follows, if nothing stronger holds him."""
    if st.patron[p] == giver:
        st.add("loyalty", p, 6)
        return
    if st.patron[p] < 0 or (st.bond(p) < 75 and st.loyalty[p] < 50):
        old = st.patron[p]
        st.w("patron")[p] = giver
        st.w("loyalty")[p] = 40
        if old >= 0 and st.seat_index[old] >= 0:
            out.append(Event("client_left", st.month, (p, old, giver), seat_bit(st, old) | seat_bit(st, giver)))
        k = st.seat_index[giver]
        st.row("bel_patron", k)[p] = giver
        st.row("bel_loyalty", k)[p] = 40
        st.row("bel_month", k)[p] = st.month


def serve(st: State, k: int, p: int, amount: int) -> None:
    """Serve a person's want: loyalty if he is one's own or nobody's, regard in any case (rules 2)."""
    me = st.scenario.seats[k]
    add_reason(st, k, p, CAUSE["served_want"], amount // 2 + 2, 0)
    if st.seat_index[p] >= 0:
        return
    if st.patron[p] == me or st.roots()[p] == me:
        st.add("loyalty", p, amount)
        st.w("served")[p] = st.month
        row = st.row("bel_loyalty", k)
        row[p] = min(100, row[p] + amount)
    elif st.patron[p] < 0:
        st.w("patron")[p] = me
        st.w("loyalty")[p] = min(60, 34 + amount + st.regard[k][p] // 4)
        st.w("served")[p] = st.month
        st.row("bel_patron", k)[p] = me
        st.row("bel_loyalty", k)[p] = st.loyalty[p]
    else:
        st.add("loyalty", p, -amount)
        if st.bond(p) < st.tune.client_bond and st.loyalty[p] < 30:
            st.w("patron")[p] = me
            st.w("loyalty")[p] = 46
            st.w("served")[p] = st.month
            st.row("bel_patron", k)[p] = me
            st.row("bel_loyalty", k)[p] = 46
        else:
            # Whoever takes a service without coming over lets it be seen whose man he is.
            st.row("bel_patron", k)[p] = st.patron[p]
            st.row("bel_loyalty", k)[p] = st.loyalty[p]
    st.row("bel_month", k)[p] = st.month
    st.row("bel_source", k)[p] = SERVICE


def seat_bit(st: State, p: int) -> int:
    """Return the audience mask of one contender, none for anybody else."""
    k = st.seat_index[p]
    return 1 << k if k >= 0 else 0


def elect(st: State, p: int, body: int, level: int, out: list[Event]) -> None:
    """Seat a person in a body: 2 full (or member), 1 candidate."""
    name = _SEATS[body]
    if getattr(st, name)[p] != level:
        st.w(name)[p] = level
        out.append(Event("elected", st.month, (p, body, level)))


def unseat(st: State, p: int, body: int, out: list[Event]) -> None:
    """Take a person out of a body."""
    name = _SEATS[body]
    if getattr(st, name)[p]:
        st.w(name)[p] = 0
        out.append(Event("left_body", st.month, (p, body)))


def strike(st: State, p: int, rung: int, by: int, out: list[Event]) -> None:
    """Put a person on a rung of the ladder, with what each rung takes from him (rules 4, The ladder)."""
    st.w("precedents")[rung] += 1
    out.append(Event("struck", st.month, (p, rung, by)))
    if rung == REPRIMAND:
        st.w("reprimands")[p] += 1
        st.w("censured")[p] = st.month
        st.add("record", p, 8)
        st.add("standing", p, -3)
    else:
        st.w("struck")[p] = st.month
        st.w("struck_rung")[p] = max(st.struck_rung[p], rung)
        st.w("struck_by")[p] = by + 1
    if rung >= OUT_POLITBURO:
        unseat(st, p, POLITBURO, out)
        st.add("standing", p, -8)
    if rung >= OUT_CC:
        unseat(st, p, CC, out)
        unseat(st, p, ORGBURO, out)
        unseat(st, p, SECRETARIAT, out)
        for q in st.posts_of[p]:
            if st.scenario.posts[q].rank >= 3:
                _leave(st, p, q, out)
        st.add("standing", p, -10)
    if rung >= OUT_PARTY:
        for q in st.posts_of[p]:
            _leave(st, p, q, out)
        unseat(st, p, CCC, out)
        st.w("rung")[p] = rung
        st.add("standing", p, -10)
        if rung == EXILE:
            st.w("sent_to")[p] = 1 + draw(EXILE_PLACES, st.seed, word("exile"), p)
            out.append(Event("exiled", st.month, (p, st.sent_to[p])))
        _warn(st, p, by, out)
    st.w("case")[p] = st.case[p] // 2
    k = st.seat_index[by]
    if k >= 0:
        add_reason(st, k, p, CAUSE["struck_me"], -12 - 3 * rung)
        roots = st.roots()
        for x in range(len(roots)):
            if roots[x] == p and x != p and st.life[x] == ALIVE:
                add_reason(st, k, x, CAUSE["attacked_friend"], -4 - rung)
    clients = [x for x in range(len(st.patron)) if st.patron[x] == p and st.seat_index[x] < 0]
    for x in clients:
        st.add("loyalty", x, -4 - 3 * rung)


def _warn(st: State, p: int, by: int, out: list[Event]) -> None:
    """An expulsion is an example: followers of others with acts on their record draw back (rules 4, The ladder)."""
    roots = st.roots()
    least = st.tune.warning_record
    next_ones = [x for x in st.scenario.seats if x not in (p, by) and st.is_active(x) and st.record[x] >= least]
    frightened = [
        x for x in range(len(roots)) if roots[x] in next_ones and st.seat_index[x] < 0 and roots[x] != roots[by]
    ]
    for x in frightened:
        st.add("loyalty", x, -st.tune.warning)
    if frightened:
        out.append(Event("warning", st.month, (p, len(frightened))))


def readmit(st: State, p: int, out: list[Event], by: int) -> None:
    """Bring a person back into the party without his seats, in a lower post if one is free (rules 4)."""
    st.w("rung")[p] = CLEAR
    st.w("self_rung")[p] = 0
    st.w("sent_to")[p] = 0
    st.w("returned")[p] = st.month
    st.w("record")[p] = st.record[p] // 2
    out.append(Event("readmitted", st.month, (p, by)))
    k = st.seat_index[by]
    if k >= 0:
        add_reason(st, k, p, CAUSE["helped_return"], 25)
    post = lower_post(st, p)
    if post >= 0:
        appoint(st, post, p, by, out, "readmitted")


def lower_post(facts: Facts, p: int) -> int:
    """Return the vacant post that is offered to one who is let back: low, and far from the machines, -1 if none is."""
    posts = facts.scenario.posts
    free = [
        q
        for q, post in enumerate(posts)
        if facts.holder[q] < 0
        and post.rank <= facts.tune.returned_rank
        and q not in (facts.secretary_post, facts.chair_post)
    ]
    skills = facts.scenario.people[p].skills
    free.sort(key=lambda q: (posts[q].delegates > 0, -skills[posts[q].aptitude], q))
    return free[0] if free else -1


def die(st: State, p: int, out: list[Event]) -> None:
    """Let a person die: posts and seats fall vacant, clients are free, pacts end with him."""
    if st.life[p] != ALIVE:
        return
    out.append(Event("died", st.month, (p,)))
    for q in st.posts_of[p]:
        st.vacate(q)
        if st.wardens[q]:
            shake(st, p, q)
    for body in _SEATS:
        if getattr(st, _SEATS[body])[p]:
            st.w(_SEATS[body])[p] = 0
    st.w("life")[p] = DEAD
    patron = st.w("patron")
    for x in range(len(patron)):
        if patron[x] == p:
            patron[x] = -1
    st.w("patron")[p] = -1
    for k in range(len(st.scenario.seats)):
        row = st.bel_patron[k]
        if p in row:
            mine = st.row("bel_patron", k)
            for x in range(len(mine)):
                if mine[x] == p:
                    mine[x] = -1
    if st.seat_index[p] >= 0:
        kept = []
        for pact in st.pacts:
            if pact.target == p:
                out.append(Event("pact_lapsed", st.month, (pact.id, p), mask(st, pact.parties)))
            elif p in pact.parties:
                if len(pact.parties) > 2:
                    kept.append(pact.without(p))
            else:
                kept.append(pact)
        # Papers left as a stake go with the pact, or with the man who left them.
        live = [paper for pact in kept for paper in pact.papers()]
        burn(st, tuple(paper for pact in st.pacts for paper in pact.papers() if paper not in live))
        st.w("pacts")[:] = kept
        st.w("queue")[:] = [d for d in st.queue if d.seat != st.seat_index[p]]


def mask(st: State, persons: tuple[int, ...]) -> int:
    """Return the audience mask of several contenders."""
    return sum(seat_bit(st, p) for p in set(persons))


def enter(st: State, p: int, out: list[Event]) -> None:
    """Bring a waiting person into public life: real men of later committees, then cadres (rules 2)."""
    if st.life[p] == WAITING:
        st.w("life")[p] = ALIVE
        out.append(Event("cadre", st.month, (p,), 0))


def free_hands(st: State, limit: int, at: int = 0) -> list[int]:
    """Return those without a post who may take one, the able first, at most `limit`, new cadres among them."""
    begun, played = key(st.seed, 11), st.month - st.scenario.start
    rung, posts_of, life, seat_index = st.rung, st.posts_of, st.life, st.seat_index
    pool = []
    for p, person in enumerate(st.scenario.people):
        if posts_of[p] or life[p] == DEAD or rung[p] >= OUT_PARTY or seat_index[p] >= 0:
            continue
        if life[p] == WAITING and (
            person.enters > st.month or (person.generated and draw_next(60, begun, p) > played)
        ):
            continue
        pool.append((-(person.skills[2] + st.standing[p] + (20 if st.seat_cc[p] else 0)), p))
    pool.sort()
    return [p for _, p in pool[:limit]]


def turnover(st: State, out: list[Event]) -> None:
    """Let posts fall vacant by study, illness and other work: what those who appoint live by (rules 2)."""
    begun, chance = key(st.seed, st.month, word("turnover")), st.tune.turnover
    for q, post in enumerate(st.scenario.posts):
        p = st.holder[q]
        if p < 0 or post.under < 0 or st.seat_index[p] >= 0 or st.month - st.since[q] < 9:
            continue
        if draw_next(1000, begun, q) < chance:
            _leave(st, p, q, out)


def fill_vacancies(st: State, out: list[Event]) -> None:
    """Let posts that nobody has filled for three months be filled by the body that may, without patron's favour.

    The committee promotes from its own; a motion post waits for its motion, then the deputy acts (rules 2).
    """
    for q, post in enumerate(st.scenario.posts):
        if st.holder[q] >= 0 or st.month - st.vacant[q] < 3 or q in (st.secretary_post, st.chair_post):
            continue
        if (
            post.under >= 0
            and st.holder[post.under] >= 0
            and st.month - st.vacant[q] < 5
            and st.seat_index[st.holder[post.under]] >= 0
        ):
            continue
        if post.accepts in (2, 3) and st.month - st.vacant[q] < 6:
            continue
        if post.under >= 0 > st.under[q] and post.accepts not in (2, 3):
            continue  # rules/local.py
        pool = free_hands(st, 12)
        if not pool:
            return
        p = pool[draw(min(len(pool), 6), st.seed, st.month, word("vacancy"), q)]
        master = st.jurisdiction(q)
        giver = -1
        if master >= 0:
            root = master if st.seat_index[master] >= 0 else st.roots()[master]
            giver = root if root >= 0 and draw(100, st.seed, st.month, word("gift"), q) < 65 else -1
        appoint(st, q, p, giver, out, "circulation")


__all__ = [
    "DEPORTED",
    "EXILE",
    "OUT_POST",
    "appoint",
    "die",
    "elect",
    "enter",
    "fill_vacancies",
    "free_hands",
    "laid_down",
    "lower_post",
    "mask",
    "offer_patron",
    "readmit",
    "remove",
    "seat_bit",
    "serve",
    "shake",
    "strike",
    "turnover",
    "unseat",
]
