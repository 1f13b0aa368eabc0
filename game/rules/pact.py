"""Pacts: who would join, why, on what stake; lapse without shame, betrayal with it (rules 2 and 6)."""

from __future__ import annotations

from game.rules import lead, severity
from game.rules.career import mask, remove
from game.rules.hold import burn, find_hold, publish, replace_hold
from game.rules.hold import price as published_price
from game.rules.opinion import CAUSE, add_reason
from game.world.event import ALL, Event
from game.world.facts import Facts
from game.world.kinds import (
    BLOC,
    LINE,
    NON_AGGRESSION,
    OUT_POLITBURO,
    PAPER_STAKE,
    PLATFORM,
    Hold,
    Motion,
    Pact,
)
from game.world.reason import Reason
from game.world.rng import draw, word
from game.world.state import State

# What a party puts at stake; lost with every witness when the pact is broken.
STAKES = ("nothing", "standing", "hold", "post")
NO_STAKE, STANDING, HOLD, POST = 0, 1, PAPER_STAKE, 3

# Source of a paper left with the partners as a stake, as in facts.Hold.
PLEDGE = -9

# How long a pact is made for, in months; 0 is a pact without a date, looked at again after `pact_months`.
DATES = (0, 6, 12)


def dated(pact: Pact) -> bool:
    """Tell whether a pact ends in a month that was settled: only a bloc may stand without a date (rule 6.08).

    A party that refuses to renew it gives it one: the month in which it would have been looked at again.
    """
    return pact.kind != BLOC or bool(pact.shut) or pact.until - pact.signed in DATES[1:]


def live_pacts(facts: Facts, p: int) -> int:
    """Count a contender's live pacts, as far as known here."""
    return len(facts.pacts_of(p))


def marked(facts: Facts, p: int) -> bool:
    """Tell whether the majority has marked a person: by his record, or by having put him out of something."""
    return facts.record[p] >= 8 or facts.struck_rung[p] >= OUT_POLITBURO


def would_join(facts: Facts, p: int, kind: int, proposer: int, target: int, item: int, stake: int) -> list[Reason]:
    """Return why a contender would enter a pact; the sum above nought is yes (rules 6).

    Threat says whether, dislike and distance say with whom.
    """
    k, m = facts.seat_index[p], facts.seat_index[proposer]
    gains = lead.gain(facts)[k]
    regard = facts.regard[m][p]
    out = [
        Reason("of_mover", regard // 3),
        Reason("distance", -facts.distance(p, proposer) // 6),
        Reason("trust", (facts.trust[proposer] - 50) // 3),
        Reason("pride", -facts.scenario.tempers[p].get("pride", 40) // 8),
        Reason("mover_gain", -6 * max(0, gains[m]) // 10),
    ]
    if kind == BLOC:
        t = facts.seat_index[target]
        felt = lead.raw_threat(facts)[k][t] if not facts.bound(p, target) else lead.threat(facts)[k][t]
        out.append(Reason("gain", gains[t]))
        # Who is feared himself is safer inside a bloc than outside it: his partners look away (rules 6).
        feared = lead.raw_threat(facts)[m][k]
        cover = min(18, feared // 2) if not facts.bound(p, proposer) else 0
        out.append(Reason("cover", cover))
        # What all the others fear is worth riding, whatever one thinks of the danger oneself.
        table = lead.raw_threat(facts)
        others = [j for j in facts.in_play() if j not in (k, t)]
        tide = min(16, sum(table[j][t] for j in others) // max(1, len(others)))
        out.append(Reason("tide", tide if felt < 8 else tide // 3))
        if felt < 8:
            out.append(Reason("no_threat", -14 if max(cover, tide) < 8 else -6))
        present = [pact for pact in facts.pacts if pact.kind == BLOC and p in pact.parties and pact.target != target]
        if present:
            worst = max(gains[facts.seat_index[pact.target]] for pact in present)
            out.append(Reason("other_target", -max(0, worst) // 2))
        common = [pact.kind for pact in facts.pacts if p in pact.parties and target in pact.parties]
        if common:
            out.append(Reason("with_target", -40 if BLOC in common else -20))
        out.append(Reason("danger", -facts.tune.threat_join))
        # Those whom the majority has marked find each other, whatever they wrote about each other.
        if marked(facts, p) and marked(facts, proposer):
            out.append(Reason("plight", 18))
            # A common threat cures much: of dislike and distance so much for each point of what the fall is worth.
            ill = -min(0, regard // 3) + facts.distance(p, proposer) // 6
            out.append(Reason("cured", ill * min(100, facts.tune.threat_cure * max(0, gains[t])) // 100))
        weak = 100 - facts.scenario.people[p].skills[4]
        if lead.organisation(facts, facts.believed_roots(k))[t] > 450:
            out.append(Reason("too_strong", -weak // 4))
    elif kind == NON_AGGRESSION:
        out.append(Reason("peace", 6 + max(0, 12 - lead.threat(facts)[k][m] // 2)))
        dearest = max((gains[j] for j in facts.in_play() if j not in (k, m)), default=0)
        out.append(Reason("free_hand", min(14, dearest // 3)))
    elif kind == PLATFORM:
        mine, theirs, line = facts.stance[item][p], facts.stance[item][proposer], facts.line[item]
        together = (mine - line) * (theirs - line) > 0
        out.append(Reason("same_side", min(24, abs(mine - line) // 2) if together else -20))
    if stake:
        out.append(Reason("stake", 5 * stake))
    stained = published_price(facts, proposer)
    if stained:
        out.append(Reason("published", -stained))
    return [reason for reason in out if reason.amount]


def sign(
    st: State,
    kind: int,
    target: int,
    parties: tuple[int, ...],
    stake: int,
    secret: int,
    item: int,
    out: list[Event],
    months: int = 0,
    terms: tuple[int, ...] = (),
    over: tuple[Pact, ...] = (),
) -> Pact:
    """Bring a pact into being; the month in which a secret one leaks is drawn now, from its loosest party (rules 2).

    `over` are the blocs of its parties that go on in it: who knew of them goes on knowing, the higher stake stands with
    what was put down, and nobody is charged again for what he had signed before (rule 6.08).
    """
    pact_id = st.new_id()
    secret, stake = min([secret, *(x.secret for x in over)]), max([stake, *(x.stake for x in over)])
    known = 0
    for x in over:
        known |= x.known
    leak = 0
    if secret:
        loosest = min(st.scenario.people[p].skills[3] for p in parties)
        chance = 70 - loosest // 2  # permille a month grows with loose tongues
        for ahead in range(1, 40):
            if draw(1000, st.seed, word("leak"), pact_id, ahead) < chance:
                leak = st.month + ahead
                break
    parties = tuple(sorted(parties))
    down = {p: put for x in over if x.stake == stake for p, put in zip(x.parties, x.pledged, strict=False)}
    pledged = _pledge(st, stake, parties, down)
    for x in over:
        end(st, x, pledged)
    pact = Pact(
        pact_id,
        kind,
        target,
        parties,
        stake,
        secret,
        st.month,
        st.month + (months or st.tune.pact_months),
        leak,
        known,
        item,
        pledged,
        terms,
    )
    st.w("pacts").append(pact)
    for a in parties:
        for b in parties:
            bound = any(a in x.parties and b in x.parties for x in over)
            if a != b and st.seat_index[b] >= 0 and not bound:
                add_reason(st, st.seat_index[b], a, CAUSE["shared_pact"], 5, 0 if secret else 1)
    if kind == BLOC and not secret and target == st.majority:
        for p in parties:
            if not any(p in x.parties and not x.secret for x in over):
                st.add("record", p, severity.of_faction(st, st.tune.bloc_record))
    out.append(Event("pact_signed", st.month, (pact_id, target, len(parties)), audience(st, pact)))
    if over:
        core = max(over, key=lambda x: len(x.parties)).parties
        out += [Event("pact_joined", st.month, (pact_id, p), audience(st, pact)) for p in parties if p not in core]
    return pact


def staked_post(facts: Facts, p: int) -> int:
    """Return the post a person stakes, the lightest he holds, -1 for none; never the General Secretary's."""
    posts = facts.scenario.posts
    own = [q for q in facts.posts_of[p] if q not in (facts.secretary_post, facts.chair_post)]
    return min(own, key=lambda q: (posts[q].rank, posts[q].glamour, posts[q].delegates, q), default=-1)


def _pledge(st: State, stake: int, parties: tuple[int, ...], down: dict[int, int]) -> tuple[int, ...]:
    """Return what each party puts down: a post he holds, or a paper of his own hand left with the others (rules 2).

    `down` is what persons have put down before, which stands.
    """
    if stake == POST:
        return tuple(down[p] if p in down else staked_post(st, p) for p in parties)
    if stake != HOLD:
        return ()
    papers = []
    for p in parties:
        others = mask(st, tuple(x for x in parties if x != p))
        paper = find_hold(st, down[p]) if p in down else None
        if paper is None:
            paper = Hold(st.new_id(), PLEDGE, p, others, st.tune.stake_paper, 0, 0)
            st.w("holds").append(paper)
        else:
            replace_hold(st, paper._replace(holders=paper.holders | others))
        papers.append(paper.id)
    return tuple(papers)


def _forfeit(st: State, pact: Pact, who: int, out: list[Event]) -> None:
    """Who breaks a pact loses what he staked; who had no post to stake loses his name (rules 2)."""
    staked = pact.pledged[pact.parties.index(who)] if pact.pledged else -1
    if pact.stake == HOLD:
        paper = find_hold(st, staked)
        keeper = next((p for p in pact.parties if p != who), -1)
        if paper is not None and not paper.public and keeper >= 0:
            publish(st, paper, keeper, 0, out)
    elif pact.stake == POST and staked >= 0:
        if st.holder[staked] == who:
            out.append(Event("stake_lost", st.month, (who, staked)))
            remove(st, staked, out)
    elif pact.stake:
        st.add("standing", who, -st.tune.stake_standing)


def audience(st: State, pact: Pact) -> int:
    """Return who hears what becomes of a pact: everybody, of a secret one its parties and whoever knows of it."""
    return mask(st, pact.parties) | pact.known if pact.secret else ALL


def end(st: State, pact: Pact, still: tuple[int, ...] = ()) -> None:
    """Take a pact off the board; what was staked in it is given back, papers `still` staked elsewhere excepted."""
    burn(st, tuple(paper for paper in pact.papers() if paper not in still))
    st.w("pacts")[:] = [x for x in st.pacts if x.id != pact.id]


def renew(st: State, pact_id: int, date: int, out: list[Event]) -> None:
    """Make a live pact anew from this month, with a date or without one (rules 4, 10)."""
    for pact in st.pacts:
        if pact.id == pact_id:
            until = st.month + (DATES[date] or st.tune.pact_months)
            st.w("pacts")[:] = [
                x._replace(signed=st.month, until=until, shut=0) if x.id == pact_id else x for x in st.pacts
            ]
            out.append(Event("pact_renewed", st.month, (pact_id, until), audience(st, pact)))
            return


def shut(st: State, pact_id: int) -> None:
    """Let a pact that a party refused to renew end at its date, whatever reason it has still (rule 6.08)."""
    st.w("pacts")[:] = [x._replace(shut=1) if x.id == pact_id else x for x in st.pacts]


def drop(st: State, pact: Pact, kind: str, who: int, out: list[Event]) -> None:
    """End a pact with an event of a kind; who is the person it is about."""
    end(st, pact)
    out.append(Event(kind, st.month, (pact.id, who), audience(st, pact)))


def betray(st: State, pact: Pact, who: int, out: list[Event], public: bool = False) -> None:
    """Break faith: trust is lost with every witness, the stake is forfeited (rules 2).

    What was secret and is broken out of sight is seen by the partners and those who knew; at a roll call, by all.
    """
    k = st.seat_index[who]
    hidden = bool(pact.secret) and not public
    playing = [j for j in st.in_play() if j != k]
    seen = [j for j in playing if not hidden or audience(st, pact) >> j & 1]
    st.add("trust", who, -st.tune.betrayal_trust * len(seen) // max(1, len(playing)))
    for j in seen:
        p = st.scenario.seats[j]
        if p in pact.parties:
            weight = st.tune.betrayal_regard + 5 * pact.stake
        else:
            weight = 0 if p == pact.target else st.tune.betrayal_regard // 4
        add_reason(st, k, p, CAUSE["betrayed"], -weight, 0 if hidden else 1)
    _forfeit(st, pact, who, out)
    rest = tuple(p for p in pact.parties if p != who)
    victim = rest[0] if rest else -1
    if len(rest) > 1 and pact.kind == BLOC:
        st.w("pacts")[:] = [x.without(who) if x.id == pact.id else x for x in st.pacts]
    else:
        end(st, pact)
    out.append(Event("pact_betrayed", st.month, (pact.id, who, victim), audience(st, pact) if hidden else ALL))


def has_reason(facts: Facts, pact: Pact) -> bool:
    """Tell whether a bloc's target is still a threat to one of its parties, or aims at a partner (rules 6)."""
    if pact.kind != BLOC:
        return True
    t = facts.seat_index[pact.target]
    if facts.life[pact.target] != 1 or facts.seat_cc[pact.target] < 2:
        return False
    table = lead.raw_threat(facts)
    for p in pact.parties:
        if table[facts.seat_index[p]][t] >= facts.tune.threat_lapse:
            return True
    return any(
        other.kind == BLOC and pact.target in other.parties and other.target in pact.parties
        for other in facts.pacts
    )


def reckon(st: State, out: list[Event]) -> None:
    """At month's end: leaks come out, dates run out, pacts whose reason has gone lapse without shame."""
    for pact in list(st.pacts):
        if pact.leak and pact.leak <= st.month and pact.secret:
            leak(st, pact, out)
    for pact in list(st.pacts):
        if pact.caucus:
            st.w("pacts")[:] = [x._replace(caucus=()) if x.id == pact.id else x for x in st.pacts]
        if pact.terms:
            continue  # rules/deal.py
        if pact.until <= st.month:
            if not dated(pact) and has_reason(st, pact):
                st.w("pacts")[:] = [x._replace(until=st.month + 12) if x.id == pact.id else x for x in st.pacts]
            else:
                drop(st, pact, "pact_kept", pact.parties[0], out)
        elif pact.kind == BLOC and not has_reason(st, pact):
            # Nothing is drawn here: the end of one large bloc turns more votes than a draw may (rule 3.14).
            looked_at = (st.month - pact.signed + 1) % st.tune.lapse_look == 0
            if st.seat_cc[pact.target] < 2 or looked_at:
                drop(st, pact, "pact_lapsed", pact.target, out)
                st.w("lapsed").append((pact.target, st.month))


def leak(st: State, pact: Pact, out: list[Event]) -> None:
    """Let a secret pact become known to everybody."""
    st.w("pacts")[:] = [
        x._replace(secret=0, leak=0, known=(1 << len(st.scenario.seats)) - 1) if x.id == pact.id else x
        for x in st.pacts
    ]
    out.append(Event("pact_leaked", st.month, (pact.id, pact.target)))
    if pact.target >= 0:
        for p in pact.parties:
            add_reason(st, st.seat_index[p], pact.target, CAUSE["attacked_me"], -10)
            # A bloc against the majority of the congress is an act on the record; against a stronger side a lesser one.
            if pact.kind == BLOC and pact.target == st.majority:
                st.add("record", p, severity.of_faction(st, st.tune.bloc_record))
            elif pact.kind == BLOC and lead.mean_estimate(st, st.seat_index[pact.target]) > lead.mean_estimate(
                st, st.seat_index[p]
            ):
                st.add("record", p, severity.of_faction(st, 6))
    seats = [st.seat_index[p] for p in pact.parties]
    for x in range(len(st.scenario.people)):
        if st.seat_index[x] >= 0 and x not in pact.parties and x != pact.target and pact.kind == BLOC:
            for k in seats:
                add_reason(st, k, x, CAUSE["warned"], -2)


def exposed(st: State, who: int, target: int, side: int, out: list[Event]) -> None:
    """After a roll call on a person: a party to a bloc against him who voted to save him has broken it in public.

    Whoever was bound both ways is shown for what he is: the pact he kept comes out with the one he broke.
    """
    bound = [
        x
        for x in st.pacts
        if who in x.parties
        and who != target
        and ((x.kind == BLOC and x.target == target) or (x.kind in (BLOC, NON_AGGRESSION) and target in x.parties))
    ]
    against = [x for x in bound if x.target == target]
    beside = [x for x in bound if x.target != target]
    for pact in against if side < 0 else beside:
        if pact in against and not has_reason(st, pact):
            drop(st, pact, "pact_lapsed", target, out)
        else:
            betray(st, pact, who, out, public=True)
    if against and beside:
        for pact in beside if side < 0 else against:
            if pact.secret and any(x.id == pact.id for x in st.pacts):
                out.append(Event("pact_contradicted", st.month, (who, pact.id)))
                leak(st, pact, out)


def platform_side(facts: Facts, pact: Pact) -> int:
    """Return toward which end the parties to a common platform stand together: 1 the far end, -1 the near one."""
    gap = sum(facts.stance[pact.item][p] - facts.line[pact.item] for p in pact.parties)
    return (gap > 0) - (gap < 0)


def exposed_on_line(st: State, item: Motion, ayes: list[int], noes: list[int], out: list[Event]) -> None:
    """After a roll call on the Line: who voted against his own platform has broken it, unless he moved away before."""
    if item.kind != LINE:
        return
    step = 1 if item.b > 0 else -1
    for pact in [x for x in st.pacts if x.kind == PLATFORM and x.item == item.a]:
        together = platform_side(st, pact)
        for p in pact.parties:
            side = 1 if p in ayes else -1 if p in noes else 0
            if side * step * together >= 0:
                continue
            if (st.stance[item.a][p] - st.line[item.a]) * together > 0:
                betray(st, pact, p, out, public=True)
            else:
                drop(st, pact, "pact_renounced", p, out)
            break
