"""How a contender would vote left to himself (rules 5 and 6)."""

from __future__ import annotations

from game.rules import deal, debt, lead, severity, terms
from game.rules import pact as pact_rules
from game.rules.ballot import WORD, Ballot, Place
from game.rules.opinion import opinion
from game.world.kinds import (
    BLOC,
    BUDGET,
    CONFIDENCE,
    DOCUMENT,
    FILL,
    LINE,
    MEASURE,
    ORDER,
    PLATFORM,
    READMIT,
    REMOVE,
    RUNG,
    Pact,
)
from game.world.reason import Reason

IN_BLOC, WITH_TARGET = 35, 30  # points: of a bloc against whom a motion is aimed at, of a pact with him
_ON_MEN = (RUNG, REMOVE, CONFIDENCE, DOCUMENT)  # where a pact with the mover counts otherwise


def wish(b: Ballot, p: int) -> list[Reason]:
    """Return how a contender would vote left to himself, as reasons; the sum above nought is yes."""
    kept = b.wishes.get(p)
    if kept is None:
        kept = b.wishes[p] = [Reason(code, amount) for code, amount in weighed(b, p) if amount]
    return kept


def weighed(b: Ballot, p: int) -> list[tuple[str, int]]:
    """Return a contender's reasons as they are worked out, once a ballot: code and amount, nought too."""
    kept = b.raws.get(p)
    if kept is not None:
        return kept
    k = b.index[p]
    facts, mover, kind = b.facts, b.mover, b.motion.kind
    gains = lead.gain(facts)[k]
    ties = b.ties or b.tied()
    m = b.index[mover]
    raw: list[tuple[str, int]] = []
    if p == mover:
        raw.append(("own_motion", 30))
    if b.target >= 0:
        _wish_aimed(b, p, k, gains, raw)
    if b.favoured >= 0 and kind in (FILL, REMOVE):
        _wish_fill(b, p, k, gains, raw)
    if kind == LINE:
        guards = facts.scenario.people[p].guard == b.motion.a
        raw.append(("line", terms.line(b, p) * (facts.tune.guard if guards else 100) // 100))
        raw.append(("rank_and_file", terms.rank_and_file(b, p)))
        raw.append(("events", terms.events(b, p)))
        raw.append(("wrong", _in_the_wrong(b, gains)))
    elif kind == MEASURE:
        raw.append(("measure", terms.measure(b, p)))
        raw.append(("need", terms.needed(b, p)))
        raw.append(("cost", terms.cost(b, p)))
    elif kind == BUDGET:
        root = b.region_root
        if root == p:
            raw.append(("own_region", 28))
        elif root >= 0:
            raw.append(("their_region", -gains[b.index[root]] // 3))
        raw.append(("purse", -6 if facts.has_lever(p, "purse") and p != b.mover else -2))
    elif kind == READMIT:
        s = b.index[b.motion.a]
        if s >= 0:
            raw.append(("ally_needed", max(-20, min(25, 22 - gains[s] // 2 + facts.regard[s][p] // 4))))
        raw.append(("mercy", terms.mercy(b, p) // 2))
    elif kind == ORDER:
        raw.append(("calm", terms.calm(b, p)))
        if b.motion.a == 0:
            raw.append(("time", _time(b, k)))
    elif kind == DOCUMENT:
        raw.append(("paper", terms.paper(b, p)))
    if p != mover and m >= 0:
        raw.append(("of_mover", facts.regard[m][p] // 5))
        felt = gains[m]
        raw.append(("mover_gain", -felt // 3 if felt > 0 else 0))
    if p in ties.with_mover and p != mover and kind not in _ON_MEN:
        raw.append(("pact", ties.with_mover[p]))
    for promise in b.words.get(p, ()) if b.words else ():
        if promise.on == b.key:
            raw.append(("promise", WORD * promise.side))
        elif promise.item == debt.OWED and not debt.worded(facts, b.key, p, promise.to):
            due = debt.side(facts, b.motion, b.target, p, promise.to)
            raw.append(("debt", facts.tune.debt_weight * due))
    if b.cast and p != mover and p != b.target:
        raw.append(("called", terms.called(b, p)))
    if ties.binding:
        _bound(b, p, ties.binding, raw)
    if b.owed and p in b.owed:
        raw.append(("held", facts.tune.hold_vote * owed_side(b, p)))
    b.raws[p] = raw
    return raw


def _bound(b: Ballot, p: int, binding: list[Pact], raw: list[tuple[str, int]]) -> None:
    """What his pacts ask of a contender on this matter: a vote sold, a platform, what was settled (rules 6)."""
    facts, motion = b.facts, b.motion
    settled = 0
    for pact in binding:
        if p not in pact.parties:
            continue
        if pact.terms:
            side = deal.owed(facts, pact, p, motion, b.target, b.favoured_root if motion.kind == FILL else -1)
            if side:
                raw.append(("trade", facts.tune.trade_vote * side))
        elif pact.kind == PLATFORM and motion.kind == LINE and pact.item == motion.a and b.mover not in pact.parties:
            together = pact_rules.platform_side(facts, pact)
            raw.append(("platform", facts.tune.platform_bond * (together if motion.b > 0 else -together)))
        settled = settled or (pact.side_of(b.key) if pact.caucus else 0)
    if settled and p != b.target:
        own = sum([amount for _, amount in raw]) * settled
        bond = facts.tune.caucus_bond
        raw.append(("caucus", max(0, min(bond, bond - own)) * settled))


def _wish_aimed(b: Ballot, p: int, k: int, gains: list[int], raw: list[tuple[str, int]]) -> None:
    """What a contender weighs when a motion is aimed at somebody."""
    facts, target, mover, kind = b.facts, b.target, b.mover, b.motion.kind
    keep = -1 if kind == CONFIDENCE else 1
    if p == target or p in b.group:
        raw.append(("myself", -250 * keep))
        return
    t, m = b.index[target], b.index[mover]
    if t < 0:
        root = b.roots[target]
        worth = gains[b.index[root]] * 2 // 3 if root >= 0 and root != p else 0
        if root == p:
            raw.append(("my_man", -45 * keep))
        raw.append(("his_master", worth * keep))
        raw.append(("of_target", -opinion(facts, p, target) // 3 * keep))
        raw.append(("discipline", b.cases * keep))
        raw.append(("severity", -b.severity * 2 // 3 * keep))
        return
    value = gains[t]
    if len(b.group) > 1:
        value = sum([gains[b.index[x]] for x in b.group]) // len(b.group)
        raw.append(("company", facts.tune.confidence_company * (len(b.group) - 1)))
    raw.append(("gain", value * keep))
    ties = b.ties or b.tied()
    with_mover = p in ties.with_mover
    if p in ties.in_bloc:
        raw.append(("in_bloc", IN_BLOC * keep))
    elif p != mover and with_mover:
        raw.append(("with_mover", 12 * keep))
    if p in ties.with_target:
        raw.append(("with_target", -WITH_TARGET * keep))
    raw.append(("discipline", b.cases * keep))
    raw.append(("severity", -b.severity * keep))
    felt = lead.threat(facts)[k]
    danger = felt[t] // 2
    # Who puts his own office to the vote is not feared for putting it.
    if p != mover and m >= 0 and mover != target:
        fear = facts.tune.fear_weight * max(0, 2 * felt[m] - danger) // 100
        raw.append(("fear", -(fear // 2 if with_mover else fear) * keep))
    if kind != RUNG or b.motion.b < 4:
        top = 0
        for j in b.playing:
            if felt[j] > top and j != k and j != t:
                top = felt[j]
        weight = facts.tune.counterweight // (2 if kind == REMOVE else 1)
        top += top + 6 - danger
        raw.append(("counterweight", -(weight * top // 100) * keep if top > 0 else 0))
    regard = facts.regard[t][p]
    if regard > 0:
        raw.append(("friend", -regard // 6 * keep))
    if kind == RUNG:
        raw.append(("blood", terms.blood(b, p) * keep))
    if kind == DOCUMENT:
        raw.append(("party_peace", -14 - severity.closed_ranks(facts)))
    if kind == CONFIDENCE:
        raw.append(("decency", 14))
        raw.append(("theses", terms.of_theses(b, p)))


def _wish_fill(b: Ballot, p: int, k: int, gains: list[int], raw: list[tuple[str, int]]) -> None:
    """What a contender weighs when a post is to be filled."""
    facts, favoured, root = b.facts, b.favoured, b.favoured_root
    place = b.place or _placed(b, p)
    weight = place.weight
    if favoured == p:
        raw.append(("for_me", weight + 20))
    elif root == p:
        raw.append(("my_man_sent_away", -weight) if b.sent_away else ("my_man_gets_it", weight))
    elif root >= 0:
        # The Secretariat is nobody's reward: whose man gets it is weighed by fear alone; dislike is counted already.
        fears = lead.threat(facts)[k] if place.secretary else gains
        felt = max(-10, fears[b.index[root]]) * weight // 30
        raw.append(("his_man_sent_away", felt) if b.sent_away else ("his_man_gets_it", -felt))
    else:
        raw.append(("neutral", 4))
    raw.append(("fits", place.fits // 2))
    if favoured != p:
        raw.append(("of_favoured", opinion(facts, p, favoured) // 3))
        if place.secretary:
            raw.append(("had_it", terms.had_it(b, p)))
    raw.append(("two_hands", place.two_hands))
    raw.append(("unheard", place.unheard))
    if b.index[favoured] < 0:
        if b.office:
            raw.append(("least_feared", 10))
    elif place.harmless and favoured != p:
        raw.append(("least_feared", facts.tune.harmless))
    if b.target >= 0 and favoured != p:
        for pact in facts.pacts:
            if pact.kind == BLOC and pact.target == b.target and p in pact.parties and favoured in pact.parties:
                raw.append(("partner_gets_it", facts.tune.partner_heir))
                break


def _placed(b: Ballot, p: int) -> Place:
    """Work out what is the same for all who weigh a candidate."""
    post, secretary = b.facts.scenario.posts[b.motion.a], b.motion.a == b.facts.secretary_post
    b.place = Place(
        6 + 4 * post.rank + 2 * post.glamour,
        terms.fits(b, p),
        terms.two_hands(b, p),
        terms.unheard(b, p),
        secretary,
        secretary and b.index[b.favoured] >= 0 and _weakest(b) == b.favoured,
    )
    return b.place


def _weakest(b: Ballot) -> int:
    """Return the contender in play of whom the others think least: he seems harmless in the Secretariat."""
    return b.facts.scenario.seats[min(b.playing, key=lambda j: (lead.mean_estimate(b.facts, j), j))]


def _in_the_wrong(b: Ballot, gains: list[int]) -> int:
    """Whom would the new Line put in the wrong?"""
    facts, i, step = b.facts, b.motion.a, b.motion.b
    value = 0
    for j, he in enumerate(facts.scenario.seats):
        if gains[j]:
            rise = abs(facts.stance[i][he] - facts.line[i] - step) - abs(facts.stance[i][he] - facts.line[i])
            value += gains[j] * rise
    return value // 30


def _time(b: Ballot, k: int) -> int:
    """Who gains by putting a congress off: whoever holds less organisation than stage."""
    facts = b.facts
    organised = lead.organisation(facts, b.roots)[k]
    return max(-14, min(14, (120 - organised) // 12))


def owed_side(b: Ballot, v: int) -> int:
    """Return the side of a vote owed under a pressed paper: 1, -1, or 0 where it binds to nothing (rules 4, 8).

    It is owed on the next item that is the presser's own or that touches a man, and goes as the presser goes.
    """
    to = b.owed.get(v, -1)
    if to < 0 or v == b.target:
        return 0
    if to == b.mover:
        return 1
    if to == b.target:
        return 1 if b.motion.kind == CONFIDENCE else -1
    if b.target < 0:
        return 0
    side = b.chosen.get(to, 0)
    if side in (1, -1):
        return side
    # Who is bound himself leads nobody.
    will = 0 if to in b.owed else will_of(b, to)
    return (will > 0) - (will < 0)


def will_of(b: Ballot, p: int) -> int:
    """Return the sum of a contender's reasons, worked out once a ballot."""
    kept = b.wills.get(p)
    if kept is None:
        kept = b.wills[p] = sum([amount for _, amount in weighed(b, p)])
    return kept
