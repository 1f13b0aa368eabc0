"""Fates to 1940 and the toll, drawn from how a game ended: what is likely, with its reasons, never a score (rules 8).

The danger of a person is a sum of reasons in points of a hundred; one draw, of the game's seed and the person, turns
it into one likely fate. Nothing here reads what the record says of anybody.
"""

from __future__ import annotations

from typing import NamedTuple

from game.rules.ending import COLLECTIVE, FIRST, PARAMOUNT
from game.rules.measure import MEASURES
from game.rules.opinion import opinion
from game.world.kinds import (
    ALIVE,
    CLEAR,
    COUNTRY_INDEX,
    DEAD,
    DEPORTED,
    EXILE,
    OUT_PARTY,
    OUT_POLITBURO,
    WAITING,
)
from game.world.reason import Reason, total
from game.world.rng import draw, word
from game.world.state import State

FATES = (
    "died_before",  # in the game itself
    "in_power",  # still first in 1940
    "set_aside",  # the first man, outvoted by the others
    "stays_in_office",
    "retires",
    "removed_quietly",  # to a lesser post
    "readmitted",
    "banished",  # kept in exile inside the country
    "exile_abroad",
    "killed_abroad",
    "camp",
    "shot_1936_38",
    "own_hand",
    "dies_naturally",
    "dies_at_front",
    "rehabilitated",
)
(
    DIED_BEFORE, IN_POWER, SET_ASIDE, STAYS, RETIRES, REMOVED, READMITTED, BANISHED, ABROAD, KILLED_ABROAD, CAMP, SHOT,
    OWN_HAND, NATURAL, FRONT, REHABILITATED,
) = range(len(FATES))  # fmt: skip
LOST = (SHOT, CAMP, OWN_HAND, KILLED_ABROAD)  # ended by the ruling party's own hand

FIRST_YEAR, LAST_YEAR = 1930, 1940
RECORD_SEVERITY = 75  # severity at which the numbers were set: about that of the record's end
_EXPOSED = ("region", "republic", "army", "police")  # kinds of post that were looked at first
_OLD = 1877
_SURE = 95  # the most that is said of anybody, in a hundred


class Fate(NamedTuple):
    """One likely event of a life after the game: its year, and the reasons that make it likely, in points of 100."""

    person: int
    code: int
    year: int
    reasons: tuple[Reason, ...]


class Climate(NamedTuple):
    """How hard the years after a game are likely to be: 0..100, whose temper rules, and why."""

    severity: int
    winner: int
    reasons: tuple[Reason, ...]


def cruelty(st: State, p: int) -> int:
    """Return how hard a contender's temper is on people, 0..100: want of warmth, fear, pride and suspicion."""
    temper = dict(st.scenario.people[p].temper)
    cold = 100 - temper.get("warmth", 50)
    fear, pride, cunning = temper.get("fear", 50), temper.get("pride", 50), temper.get("cunning", 50)
    return (2 * cold + fear + pride + 2 * cunning) // 6


def climate(st: State) -> Climate:
    """Return how hard the years to 1940 are likely to be, from the result, the winner's temper and what was used."""
    tune, p = st.tune, st.winner
    if st.result == PARAMOUNT and p >= 0:
        first = Reason("fate_paramount", tune.fate_grip_paramount * cruelty(st, p) // 100, (p,))
    elif st.result == FIRST and p >= 0:
        first = Reason("fate_first", tune.fate_grip_first * cruelty(st, p) // 100, (p,))
    else:
        p = -1
        table = [x for x in st.scenario.seats if st.seat_pb[x] == 2] or list(st.scenario.seats)
        mean = sum(cruelty(st, x) for x in table) // len(table)
        first = Reason("fate_collective", tune.fate_grip_collective * mean // 100)
    used = min(3, sum(st.precedents[rung] for rung in (OUT_PARTY, EXILE, DEPORTED)))
    votes = sum(1 for m, _, _ in st.minutes if MEASURES[m].coercive)
    force = min(tune.fate_force, 3 * votes + st.country[COUNTRY_INDEX["coercion"]] // 12)
    part = 1 if p >= 0 else 2  # what was done once is taken up less where several must agree
    parts = (
        first, Reason("fate_precedents", tune.fate_precedent * used // part), Reason("fate_force", force // part),
    )  # fmt: skip
    reasons = tuple(part for part in parts if part.amount)
    return Climate(max(0, min(100, total(list(reasons)))), p, reasons)


def people(st: State) -> list[int]:
    """Return those whose fate is told: contenders, members and candidates of the Committee, and those put out of it."""
    seats = st.scenario.seats
    return [
        p
        for p in range(len(st.life))
        if st.life[p] != WAITING and (p in seats or st.seat_cc[p] > 0 or st.struck_rung[p] >= OUT_POLITBURO)
    ]


def fate_of(st: State) -> list[Fate]:
    """Return the likely fates of a finished game as (person, code, year, reasons), person by person, year by year."""
    air = climate(st)
    return [fate for p in people(st) for fate in fates(st, p, air)]


def fates(st: State, p: int, air: Climate | None = None) -> list[Fate]:
    """Return the likely events of one person's life to 1940, in order; the last but a rehabilitation is the end."""
    air = air or climate(st)
    if st.life[p] == DEAD:
        return [Fate(p, DIED_BEFORE, st.month // 12, ())]
    if p == air.winner:
        return _winner(st, p)
    out: list[Fate] = []
    why = danger(st, p, air)
    risk = max(0, min(_SURE, total(why)))
    natural = _natural(st, p)
    if st.rung[p] == DEPORTED:
        return _abroad(st, p, air, natural)
    if st.rung[p] >= OUT_PARTY:
        out.append(_return(st, p, air))
    else:
        moved = _removed(st, p, air)
        if moved is not None:
            out.append(moved)
    year = 1936 + (0, 1, 1, 1, 1, 1, 2, 2, 2, 2)[_draw(10, st, "year", p)]
    if st.struck_rung[p] >= OUT_POLITBURO and _draw(3, st, "early", p) == 0:
        year = 1936
    ill = natural is not None and natural.year < year
    if not ill and _draw(100, st, "danger", p) < risk:
        out = [one for one in out if one.year < year]
        out += _lost(st, p, air, year, why)
    elif natural is not None:
        out = [one for one in out if one.year <= natural.year]
        out.append(natural)
    else:
        out.append(_lives(st, p, why, out))
    return out


def last(found: list[Fate]) -> Fate:
    """Return how a life stood in 1940: the last event that is no rehabilitation."""
    return next(one for one in reversed(found) if one.code != REHABILITATED)


def is_likely(one: Fate) -> bool:
    """Tell whether an event had the better odds; what a smaller chance brought is told as possible, not as likely."""
    if one.code in (NATURAL, FRONT):
        return False
    if one.code == SET_ASIDE:
        return total(list(one.reasons)) < 50
    risk = total(list(one.reasons))
    return risk < 50 if one.code == STAYS else risk >= 40 if one.code in LOST else True


def danger(st: State, p: int, air: Climate) -> list[Reason]:
    """Return why a person is in danger of being shot or sent to a camp, in points of a hundred.

    The first reason is the severity of the years itself; all others weigh in proportion to it.
    """
    w, tune = air.winner, st.tune
    person = st.scenario.people[p]
    found = [Reason("fate_years", air.severity * air.severity // tune.fate_curve)]

    def weigh(points: int) -> int:
        scaled = abs(points) * air.severity // RECORD_SEVERITY
        return scaled if points > 0 else -scaled

    if st.seat_cc[p] == 2:
        found.append(Reason("fate_place", weigh(6)))
    elif not st.seat_cc[p] and st.rung[p] < OUT_PARTY and st.seat_index[p] < 0:
        found.append(Reason("fate_unseen", weigh(-14)))
    posts = st.scenario.posts
    if any(posts[q].kind in _EXPOSED and posts[q].rank >= 2 for q in st.posts_of[p]):
        found.append(Reason("fate_exposed", weigh(6)))
    if st.struck_rung[p] or st.rung[p]:
        rung = max(st.struck_rung[p], st.rung[p])
        found.append(Reason("fate_struck", weigh(tune.fate_struck * rung), (rung,)))
    if st.seat_index[p] >= 0:
        found.append(Reason("fate_rival", weigh(24)))
    root = st.roots()[p]
    if root >= 0 and root not in (p, w):
        beaten = st.struck_rung[root] >= OUT_POLITBURO
        found.append(Reason("fate_whose", weigh(18 if beaten else 8), (root,)))
    if w >= 0:
        k = st.seat_index[w]
        friends = p in st.scenario.people[w].friends or w in person.friends
        if friends and st.seat_index[p] < 0:
            found.append(Reason("fate_friend", weigh(-tune.fate_friend), (w,)))
        elif root == w and st.loyalty[p] >= 60:
            found.append(Reason("fate_his_man", weigh(-6), (w,)))
        if not friends:
            found.append(Reason("fate_liked", weigh(max(-12, min(12, -opinion(st, w, p) // 4))), (w,)))
        found.append(Reason("fate_likes", weigh(max(-10, min(12, -st.regard[k][p] // 5))), (w,)))
    found.append(Reason("fate_record", weigh(min(12, st.record[p] // 4))))
    if person.born <= _OLD:
        found.append(Reason("fate_old", weigh(-14)))
    return [reason for reason in found if reason.amount]


# -- parts of a life ------------------------------------------------------------------------------


def _draw(sides: int, st: State, what: str, p: int, n: int = 0) -> int:
    return draw(sides, st.seed, word("fate"), word(what), p, n)


def _natural(st: State, p: int) -> Fate | None:
    """Return a death by illness before the end of 1940, None if none is drawn; the chance is by year, permille."""
    born, health = st.scenario.people[p].born, st.health[p]
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        age, frail = max(0, year - born - 45), max(0, 60 - health)
        if _draw(1000, st, "illness", p, year) < 3 + age + frail:
            return Fate(p, NATURAL, year, (Reason("fate_age", age, (year - born,)), Reason("fate_health", frail)))
    return None


def _winner(st: State, p: int) -> list[Fate]:
    """Return what becomes of the man on top: he holds it, is set aside by the others, or dies."""
    held = (
        Reason("fate_alone", 90, (p,))
        if st.result == PARAMOUNT
        else Reason("fate_others_left", 60, (p,))
    )
    natural = _natural(st, p)
    year = FIRST_YEAR + 2 + _draw(7, st, "fall", p)
    if _draw(100, st, "held", p) >= held.amount and (natural is None or natural.year > year):
        out = [Fate(p, SET_ASIDE, year, (held,))]
        return [*out, natural] if natural else out
    return [natural] if natural else [Fate(p, IN_POWER, LAST_YEAR, (held,))]


def _abroad(st: State, p: int, air: Climate, natural: Fate | None) -> list[Fate]:
    """Return what becomes of the deported: the hand of the state is long where one man rules."""
    out = [Fate(p, ABROAD, max(FIRST_YEAR, st.struck[p] // 12), ())]
    weight = 7 if st.seat_index[p] >= 0 else 2
    why = [Reason("fate_long_arm", air.severity * weight // 10, (air.winner,))] if air.winner >= 0 else []
    year = 1937 + _draw(4, st, "abroad", p)
    if (natural is None or natural.year > year) and _draw(100, st, "danger", p) < total(why):
        return [*out, Fate(p, KILLED_ABROAD, year, tuple(why))]
    return [*out, natural] if natural else out


def _return(st: State, p: int, air: Climate) -> Fate:
    """Return whether one who is out of the party is let back, or kept where he was sent."""
    why = [
        Reason("fate_back", 55),
        Reason("fate_mild" if air.severity < 40 else "fate_hard", (40 - air.severity) // 3),
        Reason("fate_recanted", 15 * st.recants[p]),
        Reason("fate_far", -15 if st.rung[p] >= EXILE else 0),
    ]
    year = FIRST_YEAR + _draw(5, st, "return", p)
    code = READMITTED if _draw(100, st, "back", p) < total(why) else BANISHED
    return Fate(p, code, year, tuple(reason for reason in why if reason.amount))


def _removed(st: State, p: int, air: Climate) -> Fate | None:
    """Return a quiet removal before 1936: rivals and their men first, others as lists and ages move."""
    if not st.posts_of[p] and not st.seat_cc[p]:
        return None
    why = [Reason("fate_lists", 14)]
    if air.winner >= 0:
        root = st.roots()[p]
        if st.seat_index[p] >= 0:
            why.append(Reason("fate_rival", 20 + air.severity // 2))
        elif root not in (air.winner, -1):
            why.append(Reason("fate_whose", air.severity // 3, (root,)))
        why.append(Reason("fate_liked", max(-12, min(20, -opinion(st, air.winner, p) // 3)), (air.winner,)))
    if st.struck_rung[p] > CLEAR:
        why.append(Reason("fate_struck", 3 * st.struck_rung[p], (st.struck_rung[p],)))
    if _draw(100, st, "removed", p) >= total(why):
        return None
    return Fate(p, REMOVED, FIRST_YEAR + _draw(6, st, "moved", p), tuple(one for one in why if one.amount))


def _lost(st: State, p: int, air: Climate, year: int, why: list[Reason]) -> list[Fate]:
    """Return the end of one whom the danger reached; in milder years more often a sentence than a death."""
    roll = _draw(100, st, "manner", p)
    shot = min(92, 20 + air.severity * 9 // 10)
    code = SHOT if roll < shot else CAMP if roll < 96 else OWN_HAND
    out = [Fate(p, code, year, tuple(why))]
    if code != OWN_HAND:
        late = st.seat_index[p] >= 0 or _draw(100, st, "file", p) < 15
        back = 1988 if late else 1954 + _draw(9, st, "revision", p)
        out.append(Fate(p, REHABILITATED, back, ()))
    return out


def _lives(st: State, p: int, why: list[Reason], before: list[Fate]) -> Fate:
    """Return how one stands who lived to 1940."""
    posts = st.scenario.posts
    army = any(posts[q].kind == "army" for q in st.posts_of[p])
    if army and _draw(100, st, "front", p) < 4:
        return Fate(p, FRONT, 1939 + _draw(2, st, "battle", p), (Reason("fate_army", 4),))
    if before:
        return before.pop()
    age = LAST_YEAR - st.scenario.people[p].born
    if age > 62 and _draw(100, st, "retires", p) < 6 * (age - 60):
        year = FIRST_YEAR + 2 + _draw(9, st, "rest", p)
        return Fate(p, RETIRES, year, (Reason("fate_age", 6 * (age - 60), (age,)),))
    return Fate(p, STAYS, LAST_YEAR, tuple(why))


# -- the toll -------------------------------------------------------------------------------------

TOLLS = ("courts", "deported", "famine", "expelled", "shot")
TOLL_RULES = ("8.11", "8.11", "8.11", "8.12", "8.12")


class Toll(NamedTuple):
    """What a game cost people who were not in the room: thousands of people, low and high, the rule, the reasons."""

    kind: int
    low: int
    high: int
    rule: str
    reasons: tuple[Reason, ...]


def months_of(st: State, measure: str, to_end: bool) -> int:
    """Return the months for which a measure was voted, renewals counted once; `to_end` adds those after the game."""
    covered = months = 0
    for m, month, _ in sorted(st.minutes, key=lambda one: (one[1], one[0])):
        if MEASURES[m].id == measure:
            until = month + MEASURES[m].months
            if not to_end:
                until = min(until, st.month)
            months += max(0, until - max(month, covered))
            covered = max(covered, until)
    return months


def toll(st: State) -> list[Toll]:
    """Return the likely toll in ranges: villages by the measures voted, communists by those struck."""
    tune, air = st.tune, climate(st)
    out: list[Toll] = []

    def add(kind: int, low: int, high: int, *reasons: Reason) -> None:
        if high > 0:
            out.append(Toll(kind, max(0, low), high, TOLL_RULES[kind], reasons))

    taken = months_of(st, "extraordinary", False)
    add(0, tune.toll_courts_low * taken, tune.toll_courts_high * taken, Reason("toll_months", 0, (taken,)))
    will = 60 if st.result == COLLECTIVE else 85 if st.result == FIRST else 100
    drive = min(24, months_of(st, "collective_drive", True))
    i = st.scenario.issue_index.get("economy", -1)
    line = st.line[i] if i >= 0 else 0
    if drive:
        why = (Reason("toll_drive", 0, (drive,)), Reason("toll_will", 0, (will,)))
        add(1, tune.toll_deported_low * drive * will // 100, tune.toll_deported_high * drive * will // 100, *why)
        scale = drive * will // 24
        add(2, tune.toll_famine_low * scale * scale // 10_000, tune.toll_famine_high * scale // 100, *why)
    elif line >= 40:
        # Nothing was voted, but the Line as it stands could hardly be paid for in another way.
        said = Reason("toll_line", 0, (line,))
        add(1, 0, tune.toll_deported_high * 24 * (line - 30) // 100, said)
        add(2, 0, tune.toll_famine_high * (line - 30) // 100, said)
    named = [p for p in range(len(st.life)) if st.struck_rung[p] >= OUT_PARTY]
    heads = sum(1 for p in named if st.seat_index[p] >= 0)
    add(
        3, tune.toll_followers_low * heads, tune.toll_followers_high * heads + (len(named) - heads),
        Reason("toll_named", 0, (len(named),)),
    )  # fmt: skip
    square = air.severity * air.severity * 100 // (RECORD_SEVERITY * RECORD_SEVERITY)  # percent of the record's
    sure = 100 if air.severity >= 70 else 50 if air.severity >= 45 else 0
    add(
        4, tune.toll_shot_low * square * sure // 10_000, tune.toll_shot_high * square // 100,
        Reason("toll_severity", 0, (air.severity,)),
    )  # fmt: skip
    return out


__all__ = [
    "ALIVE", "FATES", "LOST", "TOLLS", "Climate", "Fate", "Toll", "climate", "cruelty", "danger", "fate_of", "fates",
    "is_likely", "last", "people", "toll",
]  # fmt: skip
