"""What a punishment costs those who vote it: severity, precedent, delay, the case (rules 4, The ladder)."""

from __future__ import annotations

from game.world.facts import (
    CONFIDENCE,
    DEPORTED,
    EXILE,
    OUT_CC,
    OUT_PARTY,
    OUT_POLITBURO,
    OUT_POST,
    REMOVE,
    REPRIMAND,
    RUNG,
    Facts,
    Motion,
)


def base(facts: Facts, rung: int) -> int:
    """Return the severity of a rung the first time it is used on anybody, in points."""
    tune = facts.tune
    return {
        REPRIMAND: tune.severity_reprimand,
        OUT_POST: tune.severity_post,
        OUT_POLITBURO: tune.severity_politburo,
        OUT_CC: tune.severity_cc,
        OUT_PARTY: tune.severity_party,
        EXILE: tune.severity_exile,
        DEPORTED: tune.severity_deport,
    }[rung]


def fading(months: int, amount: int, span: int) -> int:
    """Return what is left of an amount that fades evenly over a span of months."""
    return amount * (span - months) // span if 0 <= months < span else 0


def closed_ranks(facts: Facts) -> int:
    """Return what unity is worth after a death or a war scare: fading over ten months, in points (rules 4)."""
    price = fading(facts.month - facts.scenario.start, facts.tune.closed_ranks, 10)
    if facts.shock > facts.month:
        price += min(facts.tune.closed_ranks, 5 * (facts.shock - facts.month))
    return price


def rung_price(facts: Facts, person: int, rung: int) -> int:
    """Return the severity of putting a person on a rung now, in points."""
    tune = facts.tune
    worn = max(tune.precedent_floor, 100 - tune.precedent_step * facts.precedents[rung])
    price = base(facts, rung) * worn // 100
    if facts.struck[person]:
        price += fading(facts.month - facts.struck[person], tune.struck_delay, 12)
    price += closed_ranks(facts)
    if rung > REPRIMAND:
        price -= tune.reprimand_relief * min(3, facts.reprimands[person])
    return max(5, price)


def secretary_price(facts: Facts) -> int:
    """Return what replacing the General Secretary costs: indecency at first and a respite after (rules 4)."""
    tune = facts.tune
    price = tune.secretary_price + fading(facts.month - facts.scenario.start, tune.secretary_truce, 14)
    # The longer he sits, the more of those who vote were put on the list by him.
    price += min(tune.secretary_habit, (facts.month - facts.secretary_since) // 4)
    if facts.secretary_since > facts.scenario.start:
        price += fading(facts.month - facts.secretary_since, tune.secretary_respite, 24)
    if facts.confidence > facts.month:
        price += 25
    return price


def price(facts: Facts, motion: Motion) -> int:
    """Return the severity term of a motion aimed at somebody, in points; a post counts as the rung out of a post."""
    if motion.kind == RUNG:
        return rung_price(facts, motion.a, motion.b)
    if motion.kind == CONFIDENCE:
        return secretary_price(facts) if motion.a == facts.secretary() else 20
    if motion.kind == REMOVE:
        if motion.a == facts.secretary_post:
            return secretary_price(facts)
        person = facts.holder[motion.a]
        full = rung_price(facts, person, OUT_POST) if person >= 0 else 0
        rank = facts.scenario.posts[motion.a].rank
        return full * (40 + 12 * rank) // 100
    return 0


def discipline(facts: Facts, person: int) -> int:
    """Return how far a person's deviation, record and case speak against him, in points (rules 4).

    Deviation alone is capped: it carries nobody further than out of a post.
    """
    deviation = min(60, max(0, facts.deviation(person) - 30))
    stuck = sum(8 for label in facts.labels if label.who == person and label.stuck)
    return deviation // 5 + 6 * facts.record[person] // 10 + facts.case[person] + min(16, stuck)
