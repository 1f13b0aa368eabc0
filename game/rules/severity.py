"""What a punishment costs those who vote it: severity, precedent, delay, the case (rules 4, The ladder)."""

from __future__ import annotations

from game.world.facts import Facts
from game.world.kinds import (
    CONFIDENCE,
    CONGRESS,
    DEPORTED,
    EXILE,
    OUT_CC,
    OUT_PARTY,
    OUT_POLITBURO,
    OUT_POST,
    REMOVE,
    REPRIMAND,
    RUNG,
    Motion,
)
from game.world.scenario import BY_CC, BY_POLITBURO

_REALMS = {"government": 5, "union": 4}  # from what rank on a post of a kind is a realm of its own


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
        price += trusted(facts, person)
    return max(5, price)


def of_faction(facts: Facts, points: int) -> int:
    """Return what an act of faction leaves on a record, in points; nothing where factions are not banned (rule 9)."""
    return points * facts.tune.with_faction_ban


def trusted(facts: Facts, person: int) -> int:
    """Return how much dearer a man is to strike whom a plenum has lately asked to stay, in points (rules 4, 19)."""
    k = facts.seat_index[person] if person >= 0 else -1
    return facts.tune.confidence_shield if k >= 0 and facts.confidence[k] > facts.month else 0


def shadow(facts: Facts, person: int) -> int:
    """Return what still counts of the worst rung a person suffered: one less for each quiet year (rules 4)."""
    worst = facts.struck_rung[person]
    if facts.rung[person] >= OUT_PARTY:
        return worst
    return max(0, worst - (facts.month - facts.struck[person]) // facts.tune.shadow_months) if worst else 0


def secretary_price(facts: Facts) -> int:
    """Return what replacing the General Secretary costs: indecency at first and a respite after (rules 4)."""
    tune = facts.tune
    price = tune.secretary_price + fading(facts.month - facts.scenario.start, tune.secretary_truce, tune.truce_months)
    # The longer he sits, the more of those who vote were put on the list by him.
    price += min(tune.secretary_habit, (facts.month - facts.secretary_since) // 4)
    price += tune.secretary_tired * facts.ousted.bit_count()
    if facts.secretary_since > facts.scenario.start:
        price += fading(facts.month - facts.secretary_since, tune.secretary_respite, tune.respite_months)
    return price + trusted(facts, facts.secretary())


def has_other_realm(facts: Facts, p: int) -> bool:
    """Tell whether a man heads the government or the unions, which are kept in other hands than the party."""
    for q in facts.posts_of[p]:
        post = facts.scenario.posts[q]
        if post.rank >= _REALMS.get(post.kind, 9):
            return True
    return False


def unheard(facts: Facts, p: int) -> int:
    """Return what speaks against a contender as Secretary of whom nothing was heard in public for long, in points."""
    if facts.seat_index[p] < 0:
        return 0  # who is named from the second rank is not expected to speak
    tune = facts.tune
    return min(tune.unheard_most, tune.unheard * max(0, facts.month - facts.word_month[p] - tune.heard_months))


def has_government(facts: Facts, p: int) -> bool:
    """Tell whether a man heads the government."""
    posts = facts.scenario.posts
    return any(posts[q].kind == "government" and posts[q].rank >= _REALMS["government"] for q in facts.posts_of[p])


def price(facts: Facts, motion: Motion) -> int:
    """Return the severity term of a motion aimed at somebody, in points; a post counts as the rung out of a post."""
    if motion.kind == RUNG:
        return rung_price(facts, motion.a, motion.b)
    if motion.kind == CONFIDENCE:
        if motion.body == CONGRESS:
            # A hall that hears a report or votes a list does not dispose of an office, but may of a seat.
            return rung_price(facts, motion.a, OUT_CC) * facts.tune.ballot_price // 100 if motion.secret else 8
        return secretary_price(facts) if motion.a == facts.secretary() else 20 + trusted(facts, motion.a)
    if motion.kind == REMOVE:
        if motion.a == facts.secretary_post:
            return secretary_price(facts)
        person = facts.holder[motion.a]
        full = rung_price(facts, person, OUT_POST) if person >= 0 else 0
        rank = facts.scenario.posts[motion.a].rank
        price = full * (40 + 12 * rank) // 100
        # An appointment that a member called to the table moves a man and punishes nobody.
        return price if facts.scenario.posts[motion.a].accepts in (BY_POLITBURO, BY_CC) else price // 4
    return 0


def discipline(facts: Facts, person: int, rung: int = OUT_POST) -> int:
    """Return how far a person's deviation, record and case speak against him when a rung is asked, in points (rules 4).

    Deviation alone carries nobody further than out of a post: above it, it counts as far as there are acts.
    """
    deviation = min(60, max(0, facts.deviation(person) - 30)) // 5
    if rung > OUT_POST:
        deviation = min(deviation, facts.record[person] + facts.case[person])
    stuck = 0
    for label in facts.labels:
        if label.who == person and label.stuck:
            stuck += 8 * facts.tune.with_doctrine
    return deviation + 6 * facts.record[person] // 10 + facts.case[person] + min(16, stuck)
