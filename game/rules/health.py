"""Health: fevers, cures and the deaths of frail people, foreshadowed (RULES 3, Chance).

Illness comes from low health alone; whose fever it is the data decide. A death by this rule is never sudden:
every step of a decline before the last is reported, and there are two at least.
"""

from __future__ import annotations

from game.rules import luck
from game.world.event import ALL, Event
from game.world.facts import Facts
from game.world.kinds import ALIVE, OUT_PARTY
from game.world.rng import draw, word
from game.world.state import State

FRAIL = 25  # points of health under which a person may decline
DRAG_COST = 8  # points of health for coming all the same
_HEAL = 3  # points a month away from work
_TOP_RANK = 4  # posts of this rank make a person known enough for bulletins


def is_watched(facts: Facts, p: int) -> bool:
    """Tell whether a person's illnesses are played: contenders, members of the bureaus, heads of great posts."""
    if facts.seat_index[p] >= 0 or facts.seat_pb[p] or facts.seat_sec[p]:
        return True
    posts_of = facts.posts_of[p]
    return bool(posts_of) and any(facts.scenario.posts[q].rank >= _TOP_RANK for q in posts_of)


def illness_chance(facts: Facts, p: int) -> int:
    """Return the chance of falling ill, permille a month: `illness` at health 50, growing with the square."""
    weak = 100 - facts.health[p]
    return facts.tune.illness * weak * weak // 2500


def decline_chance(facts: Facts, p: int) -> int:
    """Return the chance that a frail person declines a step, permille a month; 0 for those who are not frail."""
    if facts.health[p] >= FRAIL or not facts.tune.with_deaths:
        return 0
    age = facts.month // 12 - facts.scenario.people[p].born
    return (FRAIL - facts.health[p]) * 4 + 2 * max(0, age - 50) + 10


def may_drag(facts: Facts, p: int) -> bool:
    """Tell whether an absent person could come to a session all the same without dying of it."""
    return facts.life[p] == ALIVE and not facts.is_present(p) and facts.health[p] > DRAG_COST + 4


def drag(st: State, p: int, out: list[Event]) -> int:
    """Bring an absent person to the session at a cost in health; return the points lost, 0 if they cannot come."""
    if not may_drag(st, p):
        return 0
    lost = -st.add("health", p, -DRAG_COST, 1)
    st.w("absent")[p] = st.month
    out.append(Event("dragged", st.month, (p, lost)))
    return lost


def turn(st: State, out: list[Event]) -> None:
    """Let a month pass over everybody's health; run in the reckoning, so an illness begins with the next month."""
    new_year = st.month % 12 == 0
    for p in range(len(st.health)):
        if st.life[p] != ALIVE:
            continue
        if new_year:
            _age(st, p)
        if st.health[p] < FRAIL and luck.comes(st, 1000, decline_chance(st, p), word("decline"), p):
            if _decline(st, p, out):
                continue
        if not is_watched(st, p):
            continue
        if st.absent[p] > st.month:
            _rest(st, p, out)
        elif luck.comes(st, 1000, illness_chance(st, p), word("illness"), p):
            _fall_ill(st, p, out)
        elif st.month % 3 == 2 and st.health[p] < st.scenario.people[p].health - _worn(st, p):
            st.add("health", p, 1)


def _worn(st: State, p: int) -> int:
    """Return what the years since the start have taken from a person, in points of health."""
    years = st.month // 12 - st.scenario.start // 12
    return years if st.month // 12 - st.scenario.people[p].born >= 50 else years // 2


def _age(st: State, p: int) -> None:
    """Take a point of health at New Year from those over fifty, two from those over sixty-five; the frail decline."""
    age = st.month // 12 - st.scenario.people[p].born
    if st.month > st.scenario.start and age >= 50 and st.health[p] >= FRAIL:
        st.add("health", p, -2 if age >= 65 else -1, 1)


def _fall_ill(st: State, p: int, out: list[Event]) -> None:
    """Keep a person away for one to four months, in thirds; the weak are away longer."""
    third = 1 if luck.is_low(st) else draw(3, st.seed, st.month, word("how ill"), p)
    months = 1 + third + (1 if st.health[p] < 40 else 0)
    st.add("health", p, -2 - 2 * third, 5)
    st.w("absent")[p] = st.month + 1 + months
    out.append(Event("fell_ill", st.month, (p, months), _heard(st, p)))


def _rest(st: State, p: int, out: list[Event]) -> None:
    """Let an absent person mend, and report the return a month ahead."""
    if st.health[p] < st.scenario.people[p].health - _worn(st, p):
        st.add("health", p, _HEAL)
    if st.absent[p] == st.month + 1:
        out.append(Event("recovered", st.month, (p,), _heard(st, p)))


def _heard(st: State, p: int) -> int:
    """Return who hears of an absence: of a man outside the party nobody is told that he is away from work."""
    return ALL if st.rung[p] < OUT_PARTY else 0


def _decline(st: State, p: int, out: list[Event]) -> bool:
    """Take a frail person a step down; return whether it was the last."""
    # Nobody passes the last two points in one step: that is where the two warnings are.
    left = max(2, st.health[p] - (5 if st.health[p] > 14 else 3)) if st.health[p] > 2 else st.health[p] - 1
    if left <= 0:
        from game.rules.career import die

        die(st, p, out)
        return True
    st.w("health")[p] = left
    out.append(Event("failing", st.month, (p, left)))
    return False
