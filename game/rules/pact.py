"""Pacts: who would join, why, on what stake; lapse without shame, betrayal with it (rules 2 and 6)."""

from __future__ import annotations

from game.rules import lead
from game.rules.career import mask
from game.rules.opinion import CAUSE, add_reason
from game.world.event import ALL, Event
from game.world.facts import BLOC, NON_AGGRESSION, PLATFORM, TRADE, Facts, Pact
from game.world.reason import Reason
from game.world.rng import draw, word
from game.world.state import State

# What a party puts at stake; lost with every witness when the pact is broken.
STAKES = ("nothing", "standing", "hold", "post")
NO_STAKE, STANDING, HOLD, POST = range(4)


def live_pacts(facts: Facts, p: int) -> int:
    """Count a contender's live pacts, as far as known here."""
    return len(facts.pacts_of(p))


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
        Reason("pride", -dict(facts.scenario.people[p].temper).get("pride", 40) // 8),
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
        if any(p in pact.parties and target in pact.parties for pact in facts.pacts):
            out.append(Reason("with_target", -20))
        out.append(Reason("danger", -facts.tune.threat_join))
        # Those whom the majority has marked find each other, whatever they wrote about each other.
        if min(facts.record[p], facts.record[proposer]) >= 8:
            out.append(Reason("plight", 18))
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
    elif kind == TRADE:
        out.append(Reason("bargain", 14))
    if stake:
        out.append(Reason("stake", 5 * stake))
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
) -> Pact:
    """Bring a pact into being; the month in which a secret one leaks is drawn now, from its loosest party (rules 2)."""
    pact_id = st.new_id()
    leak = 0
    if secret:
        loosest = min(st.scenario.people[p].skills[3] for p in parties)
        chance = 70 - loosest // 2  # permille a month grows with loose tongues
        for ahead in range(1, 40):
            if draw(1000, st.seed, word("leak"), pact_id, ahead) < chance:
                leak = st.month + ahead
                break
    pact = Pact(
        pact_id,
        kind,
        target,
        tuple(sorted(parties)),
        stake,
        secret,
        st.month,
        st.month + st.tune.pact_months,
        leak,
        0,
        item,
    )
    st.w("pacts").append(pact)
    for a in parties:
        for b in parties:
            if a != b and st.seat_index[b] >= 0:
                add_reason(st, st.seat_index[b], a, CAUSE["shared_pact"], 5, 0 if secret else 1)
    out.append(Event("pact_signed", st.month, (pact_id, target, len(parties)), mask(st, parties) if secret else ALL))
    return pact


def drop(st: State, pact: Pact, kind: str, who: int, out: list[Event], other: int = -1) -> None:
    """End a pact with an event of a kind; who is the person it is about."""
    st.w("pacts")[:] = [x for x in st.pacts if x.id != pact.id]
    audience = mask(st, pact.parties) | pact.known if pact.secret else ALL
    args = (pact.id, who, other) if kind == "pact_betrayed" else (pact.id, who)
    out.append(Event(kind, st.month, args, audience))


def betray(st: State, pact: Pact, who: int, out: list[Event]) -> None:
    """Break faith: trust is lost with every witness, the stake is forfeited (rules 2)."""
    k = st.seat_index[who]
    st.add("trust", who, -st.tune.betrayal_trust)
    for p in pact.parties:
        if p != who:
            add_reason(st, k, p, CAUSE["betrayed"], -st.tune.betrayal_regard - 5 * pact.stake, 0 if pact.secret else 1)
    if pact.stake == STANDING:
        st.add("standing", who, -8)
    rest = tuple(p for p in pact.parties if p != who)
    victim = rest[0] if rest else -1
    if len(rest) > 1 and pact.kind == BLOC:
        st.w("pacts")[:] = [x._replace(parties=rest) if x.id == pact.id else x for x in st.pacts]
        audience = mask(st, pact.parties) | pact.known if pact.secret else ALL
        out.append(Event("pact_betrayed", st.month, (pact.id, who, victim), audience))
    else:
        drop(st, pact, "pact_betrayed", who, out, victim)


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
        if pact.until <= st.month:
            if pact.kind == BLOC and has_reason(st, pact):
                st.w("pacts")[:] = [x._replace(until=st.month + 12) if x.id == pact.id else x for x in st.pacts]
            else:
                drop(st, pact, "pact_kept", pact.parties[0], out)
        elif pact.kind == BLOC and not has_reason(st, pact):
            gone = st.seat_cc[pact.target] < 2
            if gone or draw(1000, st.seed, st.month, word("lapse"), pact.id) < 350:
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
            # A bloc against the party's stronger side is an act on the record (rules 2, record).
            if pact.kind == BLOC and lead.mean_estimate(st, st.seat_index[pact.target]) > lead.mean_estimate(
                st, st.seat_index[p]
            ):
                st.add("record", p, 6)
    seats = [st.seat_index[p] for p in pact.parties]
    for x in range(len(st.scenario.people)):
        if st.seat_index[x] >= 0 and x not in pact.parties and x != pact.target and pact.kind == BLOC:
            for k in seats:
                add_reason(st, k, x, CAUSE["warned"], -2)


def exposed(st: State, who: int, target: int, side: int, out: list[Event]) -> None:
    """After a roll call on a person: a party to a bloc against him who voted to save him has broken it in public."""
    for pact in list(st.pacts):
        if who not in pact.parties:
            continue
        if pact.kind == BLOC and pact.target == target and side < 0:
            if has_reason(st, pact):
                betray(st, pact, who, out)
            else:
                drop(st, pact, "pact_lapsed", target, out)
        elif (pact.kind == NON_AGGRESSION and target in pact.parties and target != who and side > 0) or (
            pact.kind == BLOC and target in pact.parties and target != who and side > 0
        ):
            betray(st, pact, who, out)
